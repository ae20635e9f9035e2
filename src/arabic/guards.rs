//! Ordinary words that folding or cutting would turn into names.

use std::collections::HashSet;

use once_cell::sync::Lazy;

use super::letters::{self, Symbol};
use crate::packed::Keyed;

/// Frequent words that fold to the same letters as a name that is spelled otherwise: على folds like علي, جده ("his
/// grandfather") like جدة. Such a word never is a one-word name, or the first word of a name, unless the text has the name's own
/// letters.
const GUARDED: &str = include_str!("guarded.txt");

/// Frequent words that merely begin like proclitics: وزير is not و and زير. No proclitic is cut off one of them.
const LOOKALIKES: &str = include_str!("lookalikes.txt");

fn folded(words: &str) -> HashSet<Vec<Symbol>, Keyed> {
    words.lines().map(letters::folded).collect()
}

static GUARDED_WORDS: Lazy<HashSet<Vec<Symbol>, Keyed>> = Lazy::new(|| folded(GUARDED));
static LOOKALIKE_WORDS: Lazy<HashSet<Vec<Symbol>, Keyed>> = Lazy::new(|| folded(LOOKALIKES));

/// Whether the word of these symbols is guarded.
pub(crate) fn is_guarded(word: &[Symbol]) -> bool {
    GUARDED_WORDS.contains(word)
}

/// The guarded words, folded.
pub(crate) fn guarded() -> impl Iterator<Item = &'static [Symbol]> {
    GUARDED_WORDS.iter().map(Vec::as_slice)
}

/// Whether the word of these symbols merely begins like a proclitic.
pub(crate) fn is_lookalike(word: &[Symbol]) -> bool {
    LOOKALIKE_WORDS.contains(word)
}

/// The words that merely begin like proclitics, folded.
pub(crate) fn lookalikes() -> impl Iterator<Item = &'static [Symbol]> {
    LOOKALIKE_WORDS.iter().map(Vec::as_slice)
}
