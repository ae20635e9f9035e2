//! Transliterated words, one long vowel of which may be missing or added: لوكاشينكو and لوكاشنكو.
//!
//! Each has a dozen such variants, far too many to write them all into the automaton. They are found by their consonants instead,
//! which all variants share.

use std::collections::HashMap;

use super::words::{Link, WordId};
use crate::arabic::guards;
use crate::arabic::letters::{ALEF, Symbol, WAW, YEH};
use crate::filter::Filter;
use crate::lexicon;
use crate::packed::{Key, Keyed, Packed};

/// The transliterated words by their consonants.
#[derive(Default)]
pub(crate) struct Foreign {
    words: HashMap<Packed, Vec<Word>, Keyed>,
    /// The variants: most words of a text are not among them.
    filter: Filter,
}

struct Word {
    symbols: Box<[Symbol]>,
    links: Vec<Link>,
}

impl Foreign {
    /// Adds that `symbols` may vary and write `lexeme`.
    pub(super) fn add(&mut self, symbols: &[Symbol], lexeme: WordId, articled: bool) {
        let consonants: Vec<Symbol> = consonants_of(symbols).collect();
        let link = Link::new(lexeme, articled);
        let words = self.words.entry(Packed::from(consonants.as_slice())).or_default();
        match words.iter_mut().find(|word| *word.symbols == *symbols) {
            Some(word) if word.links.iter().any(|other| other.word == lexeme) => {}
            Some(word) => word.links.push(link),
            None => words.push(Word { symbols: symbols.into(), links: vec![link] }),
        }
    }

    /// The filter of all variants, which [`with`](Self::with) takes.
    pub(super) fn filter(&self) -> Filter {
        self.variants().map(|(_, key)| key).collect()
    }

    /// Ends the adding: from here on words can be found.
    pub(super) fn with(self, filter: Filter) -> Self {
        Self { filter, ..self }
    }

    /// The keys of all variants of the words and of some words more, with the lexemes that they write.
    pub(super) fn variants(&self) -> impl Iterator<Item = (WordId, Key)> {
        self.words.values().flatten().flat_map(|word| {
            let write = |key| word.links.iter().map(move |link| (link.word, key));
            variants(&word.symbols).flat_map(write)
        })
    }

    /// What the words that differ from `symbols` by one long vowel write. An ordinary word is no variant of anything.
    pub(crate) fn find<'c>(&'c self, symbols: &[Symbol], key: Key) -> impl Iterator<Item = &'c [Link]> {
        let candidates = self.filter.contains(key).then(|| {
            let consonants: Vec<Symbol> = consonants_of(symbols).collect();
            let is_ordinary = || guards::is_guarded(symbols) || lexicon::ordinary(symbols).is_some();
            self.words.get(&Packed::from(consonants.as_slice())).filter(|_| !is_ordinary())
        });
        let candidates = candidates.flatten().into_iter().flatten();
        let variants = candidates.filter(move |word| differs_by_a_vowel(&word.symbols, symbols));
        variants.map(|word| word.links.as_slice())
    }

    /// All links.
    pub(super) fn links_mut(&mut self) -> impl Iterator<Item = &mut Link> {
        self.words.values_mut().flatten().flat_map(|word| &mut word.links)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The bytes on the heap, nearly.
    pub(crate) fn memory_usage(&self) -> usize {
        let word = |word: &Word| size_of::<Word>() + word.symbols.len() + size_of_val(&*word.links);
        let words: usize = self.words.values().flatten().map(word).sum();
        self.filter.memory_usage() + self.words.len() * size_of::<(Packed, Vec<Word>)>() + words
    }
}

fn consonants_of(symbols: &[Symbol]) -> impl Iterator<Item = Symbol> {
    symbols.iter().copied().filter(|&symbol| !is_vowel(symbol))
}

fn is_vowel(symbol: Symbol) -> bool {
    matches!(symbol, ALEF | WAW | YEH)
}

/// The keys of the words that [differ](differs_by_a_vowel) from `word` by a vowel.
fn variants(word: &[Symbol]) -> impl Iterator<Item = Key> {
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
            let mut foreign = Foreign::default();
            foreign.add(&symbols(word), 7, false);
            let filter = foreign.filter();
            let foreign = foreign.with(filter);
            let key = Key::of(symbols(variant));
            assert!(!expected || foreign.variants().any(|other| other == (7, key)), "{word} {variant}");
            let found: Vec<u32> = foreign.find(&symbols(variant), key).flatten().map(|link| link.word).collect();
            assert_eq!(found == [7], expected, "{word} {variant}");
        }
    }
}
