//! Lists of words of news text, embedded from `data/lexicon`.

use std::collections::HashMap;

use once_cell::sync::Lazy;

use crate::arabic::letters::{self, Symbol};

/// Frequent ordinary words in all their forms, one a line, without proclitics.
const ORDINARY: &str = include_str!("../data/lexicon/ordinary.txt");

static ORDINARY_WORDS: Lazy<HashMap<Vec<Symbol>, Vec<&'static str>>> = Lazy::new(|| {
    let mut words: HashMap<Vec<Symbol>, Vec<&str>> = HashMap::new();
    for word in ORDINARY.lines() {
        let mut folded = Vec::new();
        letters::fold_word(word, &mut folded);
        words.entry(folded).or_default().push(word);
    }
    words
});

/// The ordinary words that fold to `symbols`, as they are spelled.
pub(crate) fn ordinary(symbols: &[Symbol]) -> &'static [&'static str] {
    ORDINARY_WORDS.get(symbols).map_or(&[], Vec::as_slice)
}
