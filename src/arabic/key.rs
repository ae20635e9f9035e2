//! Words as numbers: the letters of a word in one key.

use super::letters::Symbol;

/// The letters of a word as one number, to which letters can be added and from which they can be removed.
///
/// A letter takes seven bits. Adding one rotates the number left by seven bits and fills the lowest ones. The key of مصر, with the meem in
/// front:
///
/// ```text
/// 63         21 20     14 13      7 6       0
/// |  0 ... 0   |  meem   |   sad   |  reh    |
/// ```
///
/// From the tenth letter on, the first letters wrap around to the lowest bits, where letters are combined by XOR. So a key is always the
/// XOR of its letters, each rotated by its distance from the end, and a second XOR removes a letter again.
///
/// Equal words have equal keys. Different words of up to [nine letters](Self::LETTERS) have different keys. Longer words may share a key,
/// so after a look-up by key something else must confirm the word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Key(pub(crate) u64);

impl Key {
    /// The most letters that a word may have for its key to identify it.
    pub(crate) const LETTERS: usize = 9;

    /// The bits of a letter.
    const BITS: u32 = 7;

    /// Returns the key of a word given letter by letter.
    pub(crate) fn of(symbols: impl IntoIterator<Item = Symbol>) -> Self {
        symbols.into_iter().fold(Self::default(), Self::push)
    }

    /// Returns the key of a word.
    pub(crate) fn of_word(word: &[Symbol]) -> Self {
        Self::of(word.iter().copied())
    }

    /// Returns the number of letters, if the word has at most nine.
    pub(crate) fn letters(self) -> usize {
        (u64::BITS - self.0.leading_zeros()).div_ceil(Self::BITS) as usize
    }

    /// Returns the key with one more letter at the end.
    pub(crate) fn push(self, symbol: Symbol) -> Self {
        Self(self.0.rotate_left(Self::BITS) ^ letter(symbol))
    }

    /// Returns the key without `symbol`, the last letter.
    pub(crate) fn without_last(self, symbol: Symbol) -> Self {
        Self((self.0 ^ letter(symbol)).rotate_right(Self::BITS))
    }

    /// Returns the key without `symbol`, the first of `letters` letters.
    pub(crate) fn without_first(self, symbol: Symbol, letters: usize) -> Self {
        // A second XOR at the same place removes the letter.
        Self(letter(symbol)).join(self, letters.saturating_sub(1))
    }

    /// Returns the key of this word followed by the word of `key`, which has `letters` letters.
    pub(crate) fn join(self, key: Self, letters: usize) -> Self {
        Self(self.0.rotate_left(Self::BITS * letters as u32 % u64::BITS) ^ key.0)
    }

    /// Returns the key of a word of up to nine letters, shifted so that keys sort alphabetically: the first letter is always in the upper
    /// bits.
    pub(crate) fn aligned(self) -> u64 {
        // The highest bit is never used. The other unused groups of seven bits are above the word.
        let free = self.0.leading_zeros().saturating_sub(1) / Self::BITS;
        self.0 << (free * Self::BITS)
    }

    /// Returns the key of the word together with a number, such as that of what was read before it.
    pub(crate) fn at(self, number: u32) -> Self {
        Self(self.0 ^ u64::from(number).wrapping_mul(SPREAD))
    }

    /// Returns the key of two words, this one and `next`.
    pub(crate) fn then(self, next: Self) -> Self {
        Self(self.0.wrapping_mul(SPREAD) ^ next.0)
    }
}

/// An odd number with bits everywhere. Multiplying by it spreads small numbers over all bits of a key.
const SPREAD: u64 = 0xD6E8_FEB8_6659_FD93;

/// Returns the seven bits of a letter. They are never all 0, because then the letter would leave no trace in a key.
pub(crate) fn letter(symbol: Symbol) -> u64 {
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
    fn short_words_are_told_apart_and_put_in_order() {
        let words: [&[Symbol]; 6] = [&[], &[0], &[0, 0], &[0, 1], &[1], &[65; 9]];
        for (first, second) in words.iter().zip(&words[1..]) {
            let [first_key, second_key] = [first, second].map(|word| Key::of_word(word));
            assert_eq!(first_key.letters(), first.len());
            assert!(first_key.aligned() < second_key.aligned(), "{first:?} {second:?}");
        }
    }
}
