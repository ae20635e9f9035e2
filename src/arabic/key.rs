//! Words as numbers: the letters of a word in one key.

use super::letters::Symbol;

/// The letters of a word as one number that grows and shrinks letter by letter.
///
/// A letter takes seven bits. One more at the end turns the number to the left by seven bits and fills the lowest ones. The key of
/// مصر, with the meem at the front:
///
/// ```text
/// 63         21 20     14 13      7 6       0
/// |  0 ... 0   |  meem   |   sad   |  reh    |
/// ```
///
/// With the tenth letter the first ones come round to the lowest bits, where letters meet by exclusive or. So a key is always the
/// exclusive or of its letters, each turned by its distance from the end: a letter is taken out by putting it in again.
///
/// Equal words have equal keys. Two words of up to [nine letters](Self::LETTERS) have equal keys only if they are equal; longer ones
/// may, so that a key finds a word only where something else tells them apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Key(pub(crate) u64);

impl Key {
    /// The most letters of a word that its key tells from all others.
    pub(crate) const LETTERS: usize = 9;

    /// The bits of a letter.
    const BITS: u32 = 7;

    /// The key of a word whose letters come one by one.
    pub(crate) fn of(symbols: impl IntoIterator<Item = Symbol>) -> Self {
        symbols.into_iter().fold(Self::default(), Self::push)
    }

    /// The key of a word.
    pub(crate) fn of_word(word: &[Symbol]) -> Self {
        Self::of(word.iter().copied())
    }

    /// The number of letters of a word of up to nine.
    pub(crate) fn letters(self) -> usize {
        (u64::BITS - self.0.leading_zeros()).div_ceil(Self::BITS) as usize
    }

    /// With one letter more at the end.
    pub(crate) fn push(self, symbol: Symbol) -> Self {
        Self(self.0.rotate_left(Self::BITS) ^ letter(symbol))
    }

    /// Without `symbol`, the last letter.
    pub(crate) fn without_last(self, symbol: Symbol) -> Self {
        Self((self.0 ^ letter(symbol)).rotate_right(Self::BITS))
    }

    /// Without `symbol`, the first of so many letters.
    pub(crate) fn without_first(self, symbol: Symbol, letters: usize) -> Self {
        // Where the first letter was put in, it goes out.
        Self(letter(symbol)).join(self, letters.saturating_sub(1))
    }

    /// The key of the word with the word of `key` behind it, which has so many letters.
    pub(crate) fn join(self, key: Self, letters: usize) -> Self {
        Self(self.0.rotate_left(Self::BITS * letters as u32 % u64::BITS) ^ key.0)
    }

    /// The key of a word of up to nine letters, shifted so that words come in the order of the alphabet: its first letter takes the
    /// upper bits, whatever the number of those that follow.
    pub(crate) fn aligned(self) -> u64 {
        // The highest bit is never used; what other sevens of bits are free stand before the word.
        let free = self.0.leading_zeros().saturating_sub(1) / Self::BITS;
        self.0 << (free * Self::BITS)
    }

    /// The key of the word together with a number, such as that of what was read before it.
    pub(crate) fn at(self, number: u32) -> Self {
        Self(self.0 ^ u64::from(number).wrapping_mul(SPREAD))
    }

    /// The key of two words, this one and `next`.
    pub(crate) fn then(self, next: Self) -> Self {
        Self(self.0.wrapping_mul(SPREAD) ^ next.0)
    }
}

/// An odd number with bits everywhere: times it, small numbers reach all bits of a key.
const SPREAD: u64 = 0xD6E8_FEB8_6659_FD93;

/// Seven bits for a letter, none of which is 0: so no letter is as if it were not there.
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
