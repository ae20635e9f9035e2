//! PlainWord words, read at one go: one to eight letters of two bytes, as most words of Arabic text are.
//!
//! How long the next word is, nothing foretells. So no branch depends on it: the rows of eight letters are looked up, whether the
//! word has them or not, and those behind its end are left out of the key by a shift.

use crate::arabic::key::Key;
use crate::arabic::letters::{BEH, MANY, Pairs, Symbol, WAW, WORD};

/// A plain word.
pub(crate) struct PlainWord {
    /// The symbols of its letters, with whatever comes behind them.
    pub(crate) symbols: [Symbol; LETTERS],
    /// The number of its letters, which take two bytes each.
    pub(crate) letters: usize,
    pub(crate) key: Key,
    /// The key of its [core](core()).
    pub(crate) core: Key,
}

/// The most letters of a plain word.
const LETTERS: usize = 8;

/// One bit of each byte.
const ONES: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = ONES << 7;

/// The letters that `bytes` begin with, if they may be a plain word: what stands behind them is for the caller to see.
#[inline(always)]
pub(crate) fn read(bytes: &[u8], pairs: &Pairs) -> Option<PlainWord> {
    let &chars = bytes.first_chunk::<{ 2 * LETTERS }>()?;
    let chars = u128::from_le_bytes(chars);
    // The first byte that is ASCII ends the word, if no other char does.
    let length = ((!chars & (u128::from(HIGH) << 64 | u128::from(HIGH))).trailing_zeros() / 8) as usize;
    let mut rows = 0;
    for letter in 0..LETTERS {
        let row = pairs.get(usize::from((chars >> (16 * letter)) as u16)).copied().unwrap_or(MANY);
        rows |= u64::from(row) << (8 * letter);
    }
    let letters = first_of(at_least(WORD, rows)).min(length / 2);
    if letters == 0 {
        return None;
    }
    let key = key(rows, letters);
    let before = first_of(at_least(WAW + 1, rows) | !at_least(BEH, rows)).min(letters);
    let core = Key(key.0 & ((1 << (7 * (letters - before))) - 1));
    Some(PlainWord { symbols: rows.to_le_bytes(), letters, key, core })
}

/// The highest bit of each byte of `rows` that is at least `row`, the others 0.
fn at_least(row: Symbol, rows: u64) -> u64 {
    (((rows & !HIGH) + ONES * u64::from(0x80 - row)) | rows) & HIGH
}

/// The number of bytes before the first one of which the highest bit is set.
fn first_of(bytes: u64) -> usize {
    (bytes & HIGH).trailing_zeros() as usize / 8
}

/// The key of the first `letters` of eight symbols.
#[inline(always)]
fn key(symbols: u64, letters: usize) -> Key {
    // What is carried over by the addition comes from behind the word, and goes away from it. The first letter goes to the top; then
    // pairs, fours and all eight close up, seven bits to a letter.
    let eight = symbols.wrapping_add(ONES).swap_bytes();
    let close = |all: u64, high: u64, gap: u32| (all & high) >> gap | all & (high >> (8 * gap));
    let eight = close(eight, 0x7F00_7F00_7F00_7F00, 1);
    let eight = close(eight, 0x3FFF_0000_3FFF_0000, 2);
    let eight = close(eight, 0x0FFF_FFFF_0000_0000, 4);
    Key(eight >> (7 * (LETTERS - letters)))
}

/// The key of the core of all words that are longer than plain ones: their keys tell neither their letters nor how many they are.
pub(crate) const LONG: Key = Key(u64::MAX);

/// The key of the core of a word of so many letters that has `key`: the word without letters at its beginning that could be
/// proclitics. So it has the same core with all proclitics and without any, unless it is longer than plain words with them: then
/// its core is [`LONG`].
pub(crate) fn core(key: Key, mut letters: usize) -> Key {
    if letters > LETTERS {
        return LONG;
    }
    let Key(mut rest) = key;
    let is_proclitic = |letter: u64| (u64::from(BEH) + 1..=u64::from(WAW) + 1).contains(&letter);
    while letters > 0 && is_proclitic(rest >> (7 * (letters - 1))) {
        letters -= 1;
        rest &= (1 << (7 * letters)) - 1;
    }
    Key(rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arabic::letters::{self, folded};

    #[test]
    fn it_reads_the_letters_up_to_another_char() {
        let ends = [" ", ".", "،", "\u{64B} ", "\u{640} ", "\u{FDFA} ", "\u{200D} ", "x ", "\u{10FFFF}"];
        for word in ["", "و", "من", "ليبيا", "ألمانيا", "ولو", "لها", "اا", "كاا", "والقاهرة", "والمستشفيات"]
        {
            for end in ends {
                let text = format!("{word}{end}{}", "في".repeat(9));
                let plain = read(text.as_bytes(), letters::pairs());
                let symbols = folded(word);
                let expected = symbols.get(..LETTERS).unwrap_or(&symbols);
                assert_eq!(plain.is_some(), !word.is_empty(), "{text}");
                let Some(plain) = plain else { continue };
                assert_eq!(&plain.symbols[..plain.letters], expected, "{text}");
                assert_eq!(plain.key, Key::of(expected.iter().copied()), "{text}");
                assert_eq!(plain.core, core(plain.key, plain.letters), "{text}");
            }
        }
    }

    #[test]
    fn proclitics_leave_the_core_as_it_is() {
        let core = |word: &str| {
            let letters = folded(word);
            core(Key::of(letters.iter().copied()), letters.len())
        };
        for word in ["وليد", "لبنان", "كندا", "الجيش", "فول", "ولو", "ليبيا"] {
            for before in ["و", "ل", "وب", "فك"] {
                assert_eq!(core(&format!("{before}{word}")), core(word), "{before}{word}");
            }
        }
        assert_ne!(core("وليد"), core("لبنى"));
        // Whatever their keys are: one in a hundred looks like that of a short word.
        for (first, last) in (0..28).flat_map(|first| (0..28).map(move |last| (first, last))) {
            let word = [first, last, 9, 4, 25, 11, 2, 8, 17, 6, last, first];
            (9..=word.len()).for_each(|letters| {
                let key = Key::of(word.iter().copied().take(letters));
                assert_eq!(super::core(key, letters), LONG);
            });
        }
    }

    #[test]
    fn short_texts_are_no_plain_words() {
        for text in ["", "و", "من ", "ليبيا "] {
            assert!(read(text.as_bytes(), letters::pairs()).is_none());
        }
    }
}
