//! Decides whether two names are the same, however they are spaced and marked.
//!
//! A name that a weak alias repeats is weak. Everything that asks which names these are asks here.

use std::collections::HashSet;

use super::name::spelled;
use crate::arabic::letters::{self, Symbol};

/// The letters of some names.
#[derive(Default)]
pub(crate) struct LetterSet(HashSet<Vec<Symbol>>);

impl LetterSet {
    /// Returns whether one of the names has the same letters as `name`.
    pub(crate) fn contains(&self, name: &str) -> bool {
        // Few entries have weak aliases, so most sets are empty.
        !self.0.is_empty() && self.0.contains(&letters_of(name))
    }
}

impl<'n> FromIterator<&'n str> for LetterSet {
    fn from_iter<I: IntoIterator<Item = &'n str>>(names: I) -> Self {
        Self(names.into_iter().map(letters_of).collect())
    }
}

/// Returns whether two names have the same letters.
pub(crate) fn have_same_letters(a: &str, b: &str) -> bool {
    a == b || letters_of(a) == letters_of(b)
}

fn letters_of(name: &str) -> Vec<Symbol> {
    let mut symbols = Vec::with_capacity(name.len());
    spelled(name).split(' ').for_each(|word| letters::fold_word(word, &mut symbols));
    symbols
}

/// Moves the names of `weak` that have the letters of one in `strong` to `strong`, unless they stand there already: a name that one source
/// has as strong suffices by itself.
pub(crate) fn move_strong(weak: &mut Vec<String>, strong: &mut Vec<String>) {
    let letters: LetterSet = strong.iter().map(String::as_str).collect();
    let (moved, kept) = std::mem::take(weak).into_iter().partition(|name| letters.contains(name));
    *weak = kept;
    add_missing(strong, moved);
}

/// Adds the names of `more` that are not among `names`, as they are spelled.
pub(crate) fn add_missing(names: &mut Vec<String>, more: Vec<String>) {
    if more.is_empty() {
        return;
    }
    let mut seen: HashSet<String> = names.iter().cloned().collect();
    for name in more {
        if seen.insert(name.clone()) {
            names.push(name);
        }
    }
}
