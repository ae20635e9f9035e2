//! Decides whether the vowels written in the text contradict a name.

use crate::arabic::letters::{self, ALEF, NOON, Symbol, YEH};
use crate::arabic::{article, marks};
use crate::index::Index;
use crate::index::ids::NameId;
use crate::lexicon;

/// Returns the word without the alef of a tanwin or the ending of a dual: مُلكًا, الملكين.
fn without_case(word: &[Symbol]) -> &[Symbol] {
    match word {
        [noun @ .., YEH | ALEF, NOON] | [noun @ .., ALEF] => noun,
        _ => word,
    }
}

/// Returns whether a word of `found` in the text has other vowels than the name: الْمِلْك is not the title مَلِك.
pub(crate) fn contradicts(index: &Index, found: &str, name: NameId) -> bool {
    // Most text is without vowels.
    if !marks::is_marked(found) {
        return false;
    }
    let Some(candidate) = index.candidate(name) else { return false };
    let kind = index.kind(name).map_or("", |kind| kind.as_str());
    let is_meant = |of: &str| of == kind || of == candidate.entry().id();
    let (mut listed, is_vowelled) = (candidate.name().split_whitespace(), marks::is_marked(candidate.name()));
    for word in found.split_whitespace() {
        let own = marks::marked_letters(word);
        // A name of the gazetteer may be vowelled itself.
        let known = listed.next().filter(|_| is_vowelled);
        if known.is_some_and(|known| marks::contradict(&own, &marks::marked_letters(known))) {
            return true;
        }
        let bare = letters::folded(word);
        let noun = article::bare(&bare);
        for spelled in [bare.as_slice(), noun, without_case(noun)] {
            let mut known = lexicon::vowelled(spelled).iter().filter(|known| is_meant(known.of)).peekable();
            if known.peek().is_some() && known.all(|known| marks::contradict(&own, &known.letters)) {
                return true;
            }
        }
    }
    false
}
