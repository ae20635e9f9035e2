//! Words as keys of tables.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hash, Hasher, RandomState};

use crate::arabic::letters::Symbol;

/// The letters of a word, as a key: in two numbers where they fit, which spares thousands of allocations.
#[derive(PartialEq, Eq)]
pub(crate) enum Packed {
    Few(u64, u64),
    Many(Box<[Symbol]>),
}

impl From<&[Symbol]> for Packed {
    fn from(symbols: &[Symbol]) -> Self {
        let pack = |symbols: &[Symbol]| symbols.iter().fold(0, |sum, &symbol| sum << 7 | letter(symbol));
        match symbols.split_at_checked(9) {
            None => Self::Few(pack(symbols), 0),
            Some((first, rest)) if rest.len() <= 9 => Self::Few(pack(first), pack(rest)),
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

/// Hashes words and numbers by multiplying with numbers that are drawn when a table is made, so that nobody who writes a list of
/// names or a text can know what collides.
#[derive(Clone)]
pub(crate) struct Keyed {
    start: u64,
    factor: u64,
}

impl Default for Keyed {
    fn default() -> Self {
        let random = RandomState::new();
        Self { start: random.hash_one(0), factor: random.hash_one(1) | 1 }
    }
}

impl BuildHasher for Keyed {
    type Hasher = KeyedHasher;

    fn build_hasher(&self) -> KeyedHasher {
        KeyedHasher { hash: self.start, factor: self.factor }
    }
}

/// The hash of what has been written so far.
pub(crate) struct KeyedHasher {
    hash: u64,
    factor: u64,
}

impl Hasher for KeyedHasher {
    fn write(&mut self, bytes: &[u8]) {
        bytes.chunks(7).for_each(|chunk| self.write_u64(chunk.iter().fold(1, |sum, byte| sum << 8 | u64::from(*byte))));
    }

    fn write_u32(&mut self, number: u32) {
        self.write_u64(number.into());
    }

    fn write_u64(&mut self, number: u64) {
        // Both halves of the product, as each bit of it depends on the lower bits of the factors only.
        let product = u128::from(self.hash ^ number) * u128::from(self.factor);
        self.hash = product as u64 ^ (product >> 64) as u64;
    }

    fn finish(&self) -> u64 {
        self.hash
    }
}

/// The letters of a word as one number that grows and shrinks letter by letter.
///
/// Equal words have equal keys. Two words of up to nine letters have equal keys only if they are equal; longer ones may, so that
/// a key finds a word only where something else tells them apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Key(pub(crate) u64);

impl Key {
    /// The key of a word.
    pub(crate) fn of(symbols: impl IntoIterator<Item = Symbol>) -> Self {
        symbols.into_iter().fold(Self::default(), Self::push)
    }

    /// The number of letters of a word of up to nine.
    pub(crate) fn letters(self) -> usize {
        (u64::BITS - self.0.leading_zeros()).div_ceil(7) as usize
    }

    /// With one letter more at the end.
    pub(crate) fn push(self, symbol: Symbol) -> Self {
        Self(self.0.rotate_left(7) ^ letter(symbol))
    }

    /// Without `symbol`, the first of so many letters.
    pub(crate) fn without_first(self, symbol: Symbol, letters: usize) -> Self {
        Self(letter(symbol)).join(self, letters.saturating_sub(1))
    }

    /// The key of a word of up to nine letters, shifted so that words come in the order of the alphabet.
    pub(crate) fn aligned(self) -> u64 {
        self.0 << (self.0.leading_zeros().saturating_sub(1) / 7 * 7)
    }

    /// The key of the word with the word of `key` behind it, which has so many letters.
    pub(crate) fn join(self, key: Self, letters: usize) -> Self {
        Self(self.0.rotate_left(7 * letters as u32 % 64) ^ key.0)
    }

    /// The key of the word together with a number, such as that of what was read before it.
    pub(crate) fn at(self, number: u32) -> Self {
        Self(self.0 ^ u64::from(number).wrapping_mul(0xD6E8_FEB8_6659_FD93))
    }

    /// The key of two words, this one and `next`.
    pub(crate) fn then(self, next: Self) -> Self {
        Self(self.0.wrapping_mul(0xD6E8_FEB8_6659_FD93) ^ next.0)
    }

    /// Without `symbol`, the last letter.
    pub(crate) fn without_last(self, symbol: Symbol) -> Self {
        Self((self.0 ^ letter(symbol)).rotate_right(7))
    }
}

/// A table of words: those of up to nine letters, as most are, by their [`Key`] alone, which no other such word has.
pub(crate) struct WordMap<T> {
    short: HashMap<Key, T, Keyed>,
    long: HashMap<Packed, T, Keyed>,
}

impl<T> WordMap<T> {
    /// The most letters of a word that its key tells from all others.
    const SHORT: usize = 9;

    /// A table with room for so many short words.
    pub(crate) fn with_capacity(words: usize) -> Self {
        let short = HashMap::with_capacity_and_hasher(words, Keyed::default());
        Self { short, long: HashMap::default() }
    }

    /// What the table has for the word `symbols`, whose key is `key`.
    pub(crate) fn get(&self, symbols: &[Symbol], key: Key) -> Option<&T> {
        if symbols.len() <= Self::SHORT { self.short.get(&key) } else { self.long.get(&Packed::from(symbols)) }
    }

    /// What the table has for the word `symbols`, whose key is `key`: `new`, if it had nothing.
    pub(crate) fn get_or_insert(&mut self, symbols: &[Symbol], key: Key, new: T) -> &mut T {
        if symbols.len() <= Self::SHORT {
            self.short.entry(key).or_insert(new)
        } else {
            self.long.entry(Packed::from(symbols)).or_insert(new)
        }
    }
}

impl WordMap<()> {
    /// Whether the word is one of the set.
    pub(crate) fn contains(&self, symbols: &[Symbol]) -> bool {
        self.get(symbols, Key::of(symbols.iter().copied())).is_some()
    }
}

impl FromIterator<Vec<Symbol>> for WordMap<()> {
    fn from_iter<I: IntoIterator<Item = Vec<Symbol>>>(words: I) -> Self {
        let mut set = Self::with_capacity(0);
        for word in words {
            set.get_or_insert(&word, Key::of(word.iter().copied()), ());
        }
        set
    }
}

/// Seven bits for a letter, none of which is 0.
fn letter(symbol: Symbol) -> u64 {
    u64::from(symbol) + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_lose_letters_as_words_do() {
        let word: Vec<Symbol> = (0..30).map(|n| n * 7 % 66).collect();
        for letters in 1..word.len() {
            let word = &word[..letters];
            let key = Key::of(word.iter().copied());
            assert_eq!(key.without_first(word[0], letters), Key::of(word[1..].iter().copied()));
            let (before, after) = word.split_at(letters / 2);
            assert_eq!(Key::of(before.iter().copied()).join(Key::of(after.iter().copied()), after.len()), key);
            assert_eq!(key.without_last(word[letters - 1]), Key::of(word[..letters - 1].iter().copied()));
        }
    }
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
