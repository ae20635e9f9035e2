//! Words as numbers: the letters of a word in one key.

use super::letters::Symbol;

/// The letters of a word as one number that grows and shrinks letter by letter.
///
/// A letter takes seven bits, the last one at the low end, and the 64 bits are a ring. من, of the symbols 24 and 25, grows and shrinks so:
///
/// ```text
/// م     25
/// من    25 << 7 | 26
/// ن               26
/// ```
///
/// Equal words have equal keys. Two words of up to nine letters, which take 63 bits, have equal keys only if they are equal. The letters
/// of a longer word come round the ring and over one another, so that two may share a key: it finds such a word only where
/// something else tells the two apart.
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
        // Joined to what follows it, the letter comes where it is in the key, and cancels itself out.
        Self(letter(symbol)).join(self, letters.saturating_sub(1))
    }

    /// The key of a word of up to nine letters, shifted so that words come in the order of the alphabet.
    pub(crate) fn aligned(self) -> u64 {
        // Bit 63 is free, and the first letter goes to the seven bits below it.
        let free_letters = self.0.leading_zeros().saturating_sub(1) / 7;
        self.0 << (7 * free_letters)
    }

    /// The key of the word with the word of `key` behind it, which has so many letters.
    pub(crate) fn join(self, key: Self, letters: usize) -> Self {
        let bits = 7 * letters as u32 % u64::BITS;
        Self(self.0.rotate_left(bits) ^ key.0)
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

/// Seven bits for a letter, none of which is 0.
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
}
