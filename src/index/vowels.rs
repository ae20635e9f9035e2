//! Transliterated words, one long vowel of which may be missing or added: لوكاشينكو and لوكاشنكو.
//!
//! Each has a dozen such variants, far too many to write them all into the automaton. They are found by their consonants instead,
//! which all variants share.

use std::ops::Range;
use std::slice;

use super::ids::{Link, WordId};
use crate::arabic::key::Key;
use crate::arabic::letters::{ALEF, Symbol, WAW, YEH};
use crate::lexicon;
use crate::lexicon::guards;
use crate::util::bloom::Bloom;

/// The transliterated words.
#[derive(Default)]
pub(crate) struct VowelVariants {
    /// The letters of all words, one after the other.
    letters: Vec<Symbol>,
    words: Vec<VaryingWord>,
    index: VowelIndex,
}

struct VaryingWord {
    /// Where its letters are.
    letters: Range<u32>,
    link: Link,
}

/// The way from a word of the text to the words that it may be.
#[derive(Default)]
pub(super) struct VowelIndex {
    /// The keys of the consonants of all words, in order, with the numbers of the words.
    consonants: Vec<(Key, u32)>,
    /// The variants: most words of a text are not among them.
    filter: Bloom,
}

impl VowelVariants {
    /// Adds that `symbols` may vary and write `lexeme`.
    pub(super) fn add(&mut self, symbols: &[Symbol], lexeme: WordId, articled: bool) {
        let start = self.letters.len() as u32;
        self.letters.extend_from_slice(symbols);
        let link = Link::new(lexeme, articled);
        self.words.push(VaryingWord { letters: start..self.letters.len() as u32, link });
    }

    /// The index of the words, which [`with`](Self::with) takes.
    pub(super) fn index(&self) -> VowelIndex {
        let key = |word: &VaryingWord| Key::of(consonants_of(self.letters_of(word)));
        let mut consonants: Vec<(Key, u32)> = self.words.iter().map(key).zip(0..).collect();
        consonants.sort_unstable();
        VowelIndex { consonants, filter: Bloom::of(self.variants().map(|(_, key)| key)) }
    }

    /// Ends the adding: from here on words can be found.
    pub(super) fn with(mut self, index: VowelIndex) -> Self {
        self.letters.shrink_to_fit();
        self.words.shrink_to_fit();
        Self { index, ..self }
    }

    fn letters_of(&self, word: &VaryingWord) -> &[Symbol] {
        self.letters.get(word.letters.start as usize..word.letters.end as usize).unwrap_or_default()
    }

    /// The keys of all variants of the words and of some words more, with the lexemes that they write.
    pub(super) fn variants(&self) -> impl Iterator<Item = (WordId, Key)> + Clone {
        self.words.iter().flat_map(|word| variants(self.letters_of(word)).map(|key| (word.link.word, key)))
    }

    /// What the words that differ from `symbols` by one long vowel write. An ordinary word is no variant of anything.
    pub(crate) fn find<'c>(&'c self, symbols: &[Symbol], key: Key) -> impl Iterator<Item = &'c [Link]> {
        let VowelIndex { consonants, filter } = &self.index;
        let is_ordinary = || guards::is_guarded(symbols) || lexicon::ordinary(symbols).is_some();
        let candidates = (filter.contains(key) && !is_ordinary()).then(|| {
            let key = Key::of(consonants_of(symbols));
            let first = consonants.partition_point(|(other, _)| *other < key);
            consonants.iter().skip(first).take_while(move |(other, _)| *other == key)
        });
        let words = candidates.into_iter().flatten().filter_map(|&(_, number)| self.words.get(number as usize));
        let variants = words.filter(move |word| differs_by_a_vowel(self.letters_of(word), symbols));
        variants.map(|word| slice::from_ref(&word.link))
    }

    /// All links.
    pub(super) fn links_mut(&mut self) -> impl Iterator<Item = &mut Link> {
        self.words.iter_mut().map(|word| &mut word.link)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The bytes on the heap.
    pub(crate) fn memory_usage(&self) -> usize {
        let index = self.index.filter.memory_usage() + size_of_val(&*self.index.consonants);
        index + self.letters.len() + size_of_val(&*self.words)
    }
}

fn consonants_of(symbols: &[Symbol]) -> impl Iterator<Item = Symbol> {
    symbols.iter().copied().filter(|&symbol| !is_vowel(symbol))
}

fn is_vowel(symbol: Symbol) -> bool {
    matches!(symbol, ALEF | WAW | YEH)
}

/// The keys of the words that [differ](differs_by_a_vowel) from `word` by a vowel.
fn variants(word: &[Symbol]) -> impl Iterator<Item = Key> + Clone {
    let whole = Key::of(word.iter().copied());
    let mut before = Key::default();
    word.windows(2)
        .enumerate()
        .flat_map(move |(at, pair)| {
            let &[last, next] = pair else { return [None; 3] };
            before = before.push(last);
            let left = word.len() - at - 1;
            let after = before.join(whole, left);
            match (is_vowel(last), is_vowel(next)) {
                (_, true) => [Some(before.join(after.without_first(next, left), left - 1)), None, None],
                (false, false) => [ALEF, WAW, YEH].map(|vowel| Some(before.push(vowel).join(after, left))),
                (true, false) => [None; 3],
            }
        })
        .flatten()
}

/// Whether `variant` is `word` with one long vowel less or more: one goes anywhere but at the word's edges; one comes only
/// between two consonants.
fn differs_by_a_vowel(word: &[Symbol], variant: &[Symbol]) -> bool {
    let (long, short) = if word.len() > variant.len() { (word, variant) } else { (variant, word) };
    if long.len() != short.len() + 1 {
        return false;
    }
    let at = long.iter().zip(short).position(|(a, b)| a != b).unwrap_or(short.len());
    let edge = at == 0 || at == short.len();
    let vowel_at = |at: usize| long.get(at).copied().is_some_and(is_vowel);
    let beside_vowel = vowel_at(at.saturating_sub(1)) || vowel_at(at + 1);
    !edge && vowel_at(at) && long.get(at + 1..) == short.get(at..) && (long.len() == word.len() || !beside_vowel)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arabic::letters::fold_word;

    fn symbols(word: &str) -> Vec<Symbol> {
        let mut symbols = Vec::new();
        fold_word(word, &mut symbols);
        symbols
    }

    #[test]
    fn one_long_vowel_may_vary() {
        for (word, variant, expected) in [
            ("لوكاشينكو", "لوكاشنكو", true),
            ("لوكاشنكو", "لوكاشينكو", true),
            ("غورباتشوف", "غورباتشف", true),
            ("برلسكوني", "بيرلسكوني", true),
            ("لوكاشينكو", "لوكاشينكو", false),
            ("لوكاشينكو", "لوكشنكو", false),
            ("لوكاشينكو", "لوكاشينك", false),
            ("ألكسندر", "لكسندر", false),
            ("لوكاشينكو", "لوواكاشينكو", false),
            ("لوكاشينكو", "لوكاايشينكو", false),
            ("لوكاشينكو", "لوكاشينكوي", false),
        ] {
            let mut foreign = VowelVariants::default();
            foreign.add(&symbols(word), 7, false);
            let index = foreign.index();
            let foreign = foreign.with(index);
            let key = Key::of(symbols(variant));
            assert!(!expected || foreign.variants().any(|other| other == (7, key)), "{word} {variant}");
            let found: Vec<u32> = foreign.find(&symbols(variant), key).flatten().map(|link| link.word).collect();
            assert_eq!(found == [7], expected, "{word} {variant}");
        }
    }
}
