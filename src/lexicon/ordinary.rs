//! Ordinary words.

use once_cell::sync::Lazy;

use super::{guards, words};
use crate::arabic::key::Key;
use crate::arabic::letters::{self, Symbol};
use crate::util::word_map::WordMap;

/// Frequent ordinary words in all their forms, one per line, without proclitics.
const ORDINARY: &str = include_str!("../../data/lexicon/ordinary.txt");

static ORDINARY_WORDS: Lazy<WordMap<&str>> = Lazy::new(|| {
    let mut ordinary = WordMap::with_capacity(20_000);
    let mut symbols = Vec::new();
    for (word, _) in words(ORDINARY) {
        symbols.clear();
        letters::fold_word(word, &mut symbols);
        *ordinary.get_or_insert(&symbols, Key::of_word(&symbols), word) = word;
    }
    ordinary
});

/// The ordinary word that folds to `symbols`, in its spelling; if there are several, the most frequent one.
pub(crate) fn ordinary(symbols: &[Symbol]) -> Option<&'static str> {
    ordinary_of_key(symbols, Key::of_word(symbols))
}

/// Like [`ordinary`], for callers that have the key of the word.
pub(super) fn ordinary_of_key(symbols: &[Symbol], key: Key) -> Option<&'static str> {
    ORDINARY_WORDS.get(symbols, key).copied()
}

/// The ordinary word that texts mean more often than the one-word name `name`, if there is one.
pub(crate) fn mistaken_for(name: &str) -> Option<&'static str> {
    let symbols = letters::folded(name);
    let word = ordinary(&symbols)?;
    // A guarded word is never mistaken for a name with another spelling.
    if word != name && guards::is_guarded(&symbols) {
        return None;
    }
    Some(word)
}
