//! Plain words, read at one go: one to eight letters of two bytes, and a space behind them, as most words of Arabic text are.
//!
//! How long the next word is, nothing foretells. So no branch depends on it: the rows of eight letters are looked up, whether the
//! word has them or not, and those behind its end are left out of the key by a shift.

use crate::arabic::letters::{MANY, Pairs, Symbol, WORD};
use crate::packed::Key;

/// A plain word.
pub(crate) struct Plain {
    /// The symbols of its letters, with whatever comes behind them.
    pub(crate) symbols: [Symbol; LETTERS],
    /// The number of its letters, which take two bytes each.
    pub(crate) letters: usize,
    pub(crate) key: Key,
}

/// The most letters of a plain word.
const LETTERS: usize = 8;

/// One bit of each byte.
const ONES: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = ONES << 7;

/// The word that `bytes` begin with, if it is plain.
#[inline]
pub(crate) fn read(bytes: &[u8], pairs: &Pairs) -> Option<Plain> {
    let &chars = bytes.first_chunk::<{ 2 * LETTERS }>()?;
    let chars = u128::from_le_bytes(chars);
    // The first byte that is ASCII ends the word.
    let length = ((!chars & (u128::from(HIGH) << 64 | u128::from(HIGH))).trailing_zeros() / 8) as usize;
    let letters = length / 2;
    let row = |letter: usize| pairs.get(usize::from((chars >> (16 * letter)) as u16)).copied().unwrap_or(MANY);
    let symbols: [Symbol; LETTERS] = std::array::from_fn(row);
    let rows = u64::from_le_bytes(symbols);
    // The highest bit of a byte where the row is no letter's.
    let others = ((rows & !HIGH) + ONES * u64::from(0x80 - WORD) | rows) & HIGH;
    let behind = others.trailing_zeros() as usize / 8;
    let is_plain = letters > 0 && behind >= letters && bytes.get(length) == Some(&b' ');
    is_plain.then(|| Plain { symbols, letters, key: key(rows, letters) })
}

/// The key of the first `letters` of eight symbols.
fn key(symbols: u64, letters: usize) -> Key {
    // What is carried over by the addition comes from behind the word, and goes away from it. The first letter goes to the top; then pairs, fours and all eight close up, seven bits to a letter.
    let eight = symbols.wrapping_add(ONES).swap_bytes();
    let close = |all: u64, high: u64, gap: u32| (all & high) >> gap | all & (high >> (8 * gap));
    let eight = close(eight, 0x7F00_7F00_7F00_7F00, 1);
    let eight = close(eight, 0x3FFF_0000_3FFF_0000, 2);
    let eight = close(eight, 0x0FFF_FFFF_0000_0000, 4);
    Key(eight >> (7 * (LETTERS - letters)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arabic::letters;
    use crate::fold::Words;

    #[test]
    fn it_reads_what_words_are() {
        let ends = ["", " ", ".", "\u{64B} ", "\u{640} ", "\u{FDFA} ", "\u{200D} ", "x ", " \u{10FFFF}"];
        for word in ["", "و", "من", "ليبيا", "القاهرة", "ألمانيا", "والقاهرة", "وبالقاهرة", "والمستشفيات"]
        {
            for end in ends {
                let text = format!("{word}{end}{}", "في".repeat(9));
                let plain = read(text.as_bytes(), letters::pairs());
                let letters = word.chars().count();
                let expected = end.starts_with(' ') && (1..=LETTERS).contains(&letters);
                assert_eq!(plain.is_some(), expected, "{text}");
                let Some(plain) = plain else { continue };
                let mut words = Words::new(&text);
                let read = words.next_word().unwrap();
                assert_eq!((plain.letters, plain.key), (letters, read.key), "{text}");
                assert_eq!(&plain.symbols[..letters], words.symbols(), "{text}");
            }
        }
    }

    #[test]
    fn short_texts_are_no_plain_words() {
        for text in ["", "و", "من ", "ليبيا "] {
            assert!(read(text.as_bytes(), letters::pairs()).is_none());
        }
    }
}
