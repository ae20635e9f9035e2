//! Names of one word that are ordinary words, too.

use once_cell::sync::Lazy;

use super::words;
use crate::arabic::article;
use crate::arabic::letters::{self, LAM, Symbol};
use crate::arabic::proclitics::Proclitics;
use crate::util::word_map::WordMap;

const NAMES_AND_WORDS: &str = include_str!("../../data/lexicon/names-and-words.txt");
const BEFORE_PLACES: &str = include_str!("../../data/lexicon/before-places.txt");

/// What decides whether a word is a name: مالي is also "financial", and القاهرة is an adjective after القوة.
#[derive(Default)]
pub(crate) struct AlsoWord {
    /// Whether it is the word unless something speaks for the name.
    pub(crate) needs_support: bool,
    /// The words, folded, before and after which it is the word.
    after: Vec<Vec<Symbol>>,
    before: Vec<Vec<Symbol>>,
    /// The proclitics with which it is the word.
    with: Vec<&'static str>,
}

impl AlsoWord {
    /// Reads the marks of a word in the list.
    fn of_marks(marks: &'static str) -> Self {
        let mut new = Self::default();
        for mark in marks.split(' ') {
            match mark.split_once('=') {
                Some(("after", word)) => new.after.push(letters::folded(word)),
                Some(("before", word)) => new.before.push(letters::folded(word)),
                Some(("with", proclitics)) => new.with.push(proclitics),
                _ => new.needs_support = true,
            }
        }
        new
    }

    /// Returns whether it is the word after `word`, which may have proclitics and the article.
    pub(crate) fn is_word_after(&self, word: &[Symbol]) -> bool {
        let is_listed = |word: &[Symbol]| self.after.iter().any(|listed| listed == word);
        Proclitics::splits(word).any(|(_, rest)| {
            let nouns = [Some(rest), rest.strip_prefix(&article::ARTICLE), rest.strip_prefix(&[LAM])];
            nouns.into_iter().flatten().any(is_listed)
        })
    }

    /// Returns whether it is the word before `word`. The article alone is listed for all words that have it.
    pub(crate) fn is_word_before(&self, word: &[Symbol]) -> bool {
        self.before.iter().any(|listed| listed == word || (*listed == article::ARTICLE && article::is_articled(word)))
    }

    /// Returns whether it is the word with these proclitics.
    pub(crate) fn is_word_with(&self, proclitics: Proclitics) -> bool {
        let preposition = proclitics.preposition();
        self.with.iter().any(|listed| listed.chars().next() == preposition)
    }
}

static WORDS: Lazy<WordMap<AlsoWord>> = Lazy::new(|| {
    let mut map = WordMap::with_capacity(0);
    for (word, marks) in words(NAMES_AND_WORDS) {
        map.insert(&letters::folded(word), AlsoWord::of_marks(marks));
    }
    map
});

static PREPOSITIONS: Lazy<WordMap<()>> = Lazy::new(|| super::set_of(BEFORE_PLACES));

/// Returns what decides whether the word is a name, if it is also an ordinary word.
pub(crate) fn also_word(word: &[Symbol]) -> Option<&'static AlsoWord> {
    WORDS.get_word(word)
}

/// Whether a place follows the word, with or without a conjunction: في.
pub(crate) fn is_before_place(word: &[Symbol]) -> bool {
    Proclitics::splits(word).any(|(_, rest)| PREPOSITIONS.contains(rest))
}
