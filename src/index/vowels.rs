//! Transliterated words, in which one long vowel may be missing or added: لوكاشينكو and لوكاشنكو.
//!
//! Each has about a dozen such variants, too many to add them all to the automaton. They are found by their consonants instead, which all
//! variants share.
//!
//! # Three words
//!
//! Let لوكاشينكو be word 0, غورباتشوف word 1, and ألكسندر word 2. The index has the keys of their consonants, sorted:
//!
//! ```text
//! لكشنك 0    لكسندر 2    غربتشف 1
//! ```
//!
//! The filter contains the keys of all variants, so لوكاشنكو in a text passes it. Its consonants لكشنك lead to word 0. The two differ only
//! by the letter ي, so it is a variant.

use std::ops::Range;
use std::slice;

use super::ids::{Link, WordId};
use crate::arabic::key::Key;
use crate::arabic::letters::{ALEF, Symbol, WAW, YEH};
use crate::lexicon;
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
    /// The range of its letters.
    letters: Range<u32>,
    link: Link,
}

/// Finds the words of which a word of the text may be a variant.
#[derive(Default)]
pub(super) struct VowelIndex {
    /// The keys of the consonants of all words, sorted, with the numbers of the words.
    consonants: Vec<(Key, u32)>,
    /// The keys of all variants. Most words of a text are not among them.
    filter: Bloom,
}

impl VowelVariants {
    /// Adds `symbols` as a word that may vary and writes `lexeme`.
    pub(super) fn add(&mut self, symbols: &[Symbol], lexeme: WordId, articled: bool) {
        let start = self.letters.len() as u32;
        self.letters.extend_from_slice(symbols);
        let link = Link::new(lexeme, articled);
        self.words.push(VaryingWord { letters: start..self.letters.len() as u32, link });
    }

    /// Builds the index of the words, for [`with`](Self::with).
    pub(super) fn index(&self) -> VowelIndex {
        let mut consonants: Vec<(Key, u32)> = Vec::with_capacity(self.words.len());
        for (number, word) in (0..).zip(&self.words) {
            consonants.push((consonants_of(self.letters_of(word)), number));
        }
        consonants.sort_unstable();
        VowelIndex { consonants, filter: Bloom::of(|filter| self.for_each_variant(|_, key| filter.add(key))) }
    }

    /// Adds the index, with which words can be found.
    pub(super) fn with(mut self, index: VowelIndex) -> Self {
        self.letters.shrink_to_fit();
        self.words.shrink_to_fit();
        Self { index, ..self }
    }

    fn letters_of(&self, word: &VaryingWord) -> &[Symbol] {
        self.letters.get(word.letters.start as usize..word.letters.end as usize).unwrap_or_default()
    }

    /// Passes the keys of all variants of the words, and of a few other words, to `add`, with the lexemes that they write.
    pub(super) fn for_each_variant(&self, mut add: impl FnMut(WordId, Key)) {
        for word in &self.words {
            for_each_variant_of(self.letters_of(word), |key| add(word.link.word, key));
        }
    }

    /// Returns the links of the words that differ from `symbols` by one long vowel.
    pub(crate) fn find<'c>(&'c self, symbols: &[Symbol], key: Key) -> impl Iterator<Item = &'c [Link]> {
        // An ordinary word is not a variant, even if it looks like one.
        let may_vary = self.index.filter.contains(key) && !lexicon::is_ordinary_form(symbols);
        let candidates = if may_vary { self.index.with_consonants_of(symbols) } else { &[] };
        candidates.iter().filter_map(move |&(_, number)| {
            let word = self.words.get(number as usize)?;
            let is_variant = differs_by_a_vowel(self.letters_of(word), symbols);
            is_variant.then(|| slice::from_ref(&word.link))
        })
    }

    /// Returns all links.
    pub(super) fn links_mut(&mut self) -> impl Iterator<Item = &mut Link> {
        self.words.iter_mut().map(|word| &mut word.link)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Returns the bytes on the heap.
    pub(crate) fn memory_usage(&self) -> usize {
        let index = self.index.filter.memory_usage() + size_of_val(&*self.index.consonants);
        index + self.letters.len() + size_of_val(&*self.words)
    }
}

impl VowelIndex {
    /// Returns the words with the consonants of `symbols`, and perhaps some with other consonants of the same key.
    fn with_consonants_of(&self, symbols: &[Symbol]) -> &[(Key, u32)] {
        let own = consonants_of(symbols);
        let first = self.consonants.partition_point(|&(key, _)| key < own);
        let from_first = self.consonants.get(first..).unwrap_or_default();
        let count = from_first.partition_point(|&(key, _)| key == own);
        from_first.get(..count).unwrap_or_default()
    }
}

/// Returns the key of the word without its long vowels.
fn consonants_of(word: &[Symbol]) -> Key {
    let mut key = Key::default();
    for &symbol in word {
        if !is_vowel(symbol) {
            key = key.push(symbol);
        }
    }
    key
}

fn is_vowel(symbol: Symbol) -> bool {
    matches!(symbol, ALEF | WAW | YEH)
}

/// Passes the keys of the words that [differ](differs_by_a_vowel) from `word` by a vowel to `add`.
fn for_each_variant_of(word: &[Symbol], mut add: impl FnMut(Key)) {
    let whole = Key::of_word(word);
    let mut before = Key::default();
    // The word is split between each two neighbours in turn: لوكاشينكو into لوك and اشينكو, into لوكا and شينكو.
    for (at, pair) in word.windows(2).enumerate() {
        let &[last, next] = pair else { return };
        before = before.push(last);
        let letters_after = word.len() - at - 1;
        // The key of the whole word contains the part before. Adding it a second time removes it.
        let after = before.join(whole, letters_after);
        match (is_vowel(last), is_vowel(next)) {
            // One vowel fewer.
            (_, true) => {
                let rest = after.without_first(next, letters_after);
                add(before.join(rest, letters_after - 1));
            }
            // One more, between two consonants.
            (false, false) => {
                for vowel in [ALEF, WAW, YEH] {
                    add(before.push(vowel).join(after, letters_after));
                }
            }
            (true, false) => {}
        }
    }
}

/// Returns whether `variant` is `word` with one long vowel fewer or more. A vowel may be missing anywhere except at the word's edges, and
/// may be added only between two consonants.
fn differs_by_a_vowel(word: &[Symbol], variant: &[Symbol]) -> bool {
    let is_less = word.len() > variant.len();
    let (long, short) = if is_less { (word, variant) } else { (variant, word) };
    if long.len() != short.len() + 1 {
        return false;
    }
    // The first letter that differs is the one missing in `short`, if the rest is the same.
    let at = long.iter().zip(short).position(|(a, b)| a != b).unwrap_or(short.len());
    let at_edge = at == 0 || at == short.len();
    let is_vowel_at = |at: usize| long.get(at).copied().is_some_and(is_vowel);
    if at_edge || !is_vowel_at(at) || long.get(at + 1..) != short.get(at..) {
        return false;
    }
    let beside_vowel = is_vowel_at(at - 1) || is_vowel_at(at + 1);
    is_less || !beside_vowel
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
    fn the_three_words_of_the_example() {
        let mut foreign = VowelVariants::default();
        for (number, word) in (0..).zip(["لوكاشينكو", "غورباتشوف", "ألكسندر"]) {
            foreign.add(&symbols(word), number, false);
        }
        let key = |consonants| Key::of_word(&symbols(consonants));
        let index = foreign.index();
        assert_eq!(index.consonants, [(key("لكشنك"), 0), (key("لكسندر"), 2), (key("غربتشف"), 1)]);
        let variant = symbols("لوكاشنكو");
        assert!(index.filter.contains(Key::of_word(&variant)));
        assert_eq!(index.with_consonants_of(&variant), [(key("لكشنك"), 0)]);
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
            let mut is_in_filter = false;
            foreign.for_each_variant(|word, other| is_in_filter |= (word, other) == (7, key));
            assert!(!expected || is_in_filter, "{word} {variant}");
            let found: Vec<u32> = foreign.find(&symbols(variant), key).flatten().map(|link| link.word).collect();
            assert_eq!(found == [7], expected, "{word} {variant}");
        }
    }
}
