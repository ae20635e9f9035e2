//! Tables whose keys are words.

use std::collections::HashMap;
use std::hash::{Hash, Hasher};

use super::hash::Keyed;
use crate::arabic::key::Key;
use crate::arabic::letters::Symbol;

/// The letters of a word as a key. Up to 18 letters fit in two numbers, nine letters of seven bits in each, which saves thousands of
/// allocations.
#[derive(PartialEq, Eq)]
pub(crate) enum Packed {
    Few(u64, u64),
    Many(Box<[Symbol]>),
}

impl From<&[Symbol]> for Packed {
    fn from(symbols: &[Symbol]) -> Self {
        // The key of up to nine letters is simply their bits.
        let pack = |symbols| Key::of_word(symbols).0;
        match symbols.split_at_checked(Key::LETTERS) {
            None => Self::Few(pack(symbols), 0),
            Some((first, rest)) if rest.len() <= Key::LETTERS => Self::Few(pack(first), pack(rest)),
            Some(_) => Self::Many(symbols.into()),
        }
    }
}

impl Hash for Packed {
    fn hash<H: Hasher>(&self, state: &mut H) {
        match self {
            Self::Few(first, rest) => {
                state.write_u64(*first);
                state.write_u64(*rest);
            }
            Self::Many(letters) => state.write(letters),
        }
    }
}

/// A table of words. Most have at most nine letters and are found by their [`Key`] alone, which is unique among such words.
pub(crate) struct WordMap<T> {
    short: HashMap<Key, T, Keyed>,
    long: HashMap<Packed, T, Keyed>,
}

impl<T> WordMap<T> {
    /// Creates a table with room for `words` short words.
    pub(crate) fn with_capacity(words: usize) -> Self {
        let short = HashMap::with_capacity_and_hasher(words, Keyed::default());
        Self { short, long: HashMap::default() }
    }

    /// Returns the value of the word `symbols`, whose key is `key`.
    pub(crate) fn get(&self, symbols: &[Symbol], key: Key) -> Option<&T> {
        if symbols.len() <= Key::LETTERS { self.short.get(&key) } else { self.long.get(&Packed::from(symbols)) }
    }

    /// Returns the value of a word whose key is not known.
    pub(crate) fn get_word(&self, word: &[Symbol]) -> Option<&T> {
        self.get(word, Key::of_word(word))
    }

    /// Adds a word. If the table already has it, its value stays.
    pub(crate) fn insert(&mut self, word: &[Symbol], value: T) {
        self.get_or_insert(word, Key::of_word(word), value);
    }

    /// Returns the value of the word `symbols`, whose key is `key`, after adding it with the value `new` if it is missing.
    pub(crate) fn get_or_insert(&mut self, symbols: &[Symbol], key: Key, new: T) -> &mut T {
        if symbols.len() <= Key::LETTERS {
            self.short.entry(key).or_insert(new)
        } else {
            self.long.entry(Packed::from(symbols)).or_insert(new)
        }
    }
}

impl WordMap<()> {
    /// Returns whether the set contains the word.
    pub(crate) fn contains(&self, symbols: &[Symbol]) -> bool {
        self.get_word(symbols).is_some()
    }
}

impl FromIterator<Vec<Symbol>> for WordMap<()> {
    fn from_iter<I: IntoIterator<Item = Vec<Symbol>>>(words: I) -> Self {
        let mut set = Self::with_capacity(0);
        for word in words {
            set.insert(&word, ());
        }
        set
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_tells_words_of_one_key_apart() {
        let long = |first, last| [first, 5, 5, 5, 5, 5, 5, 5, 5, last];
        let words: [&[Symbol]; 4] = [&[], &[7; 9], &long(1, 7), &long(3, 10)];
        let key = |word: &[Symbol]| Key::of(word.iter().copied());
        assert_eq!(key(words[2]), key(words[3]));
        let mut table = WordMap::with_capacity(0);
        for (number, word) in words.into_iter().enumerate() {
            assert!(table.get(word, key(word)).is_none());
            assert_eq!(*table.get_or_insert(word, key(word), number), number);
        }
        for (number, word) in words.into_iter().enumerate() {
            assert_eq!(*table.get_or_insert(word, key(word), 9), number);
            assert_eq!(table.get(word, key(word)), Some(&number));
        }
    }
}
