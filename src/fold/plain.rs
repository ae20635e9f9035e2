//! Plain words, read at one go: one to eight letters of two bytes without marks, as most words of Arabic text are.
//!
//! Nothing foretells how long the next word is, so no branch depends on it: the rows of eight letters are looked up, whether the
//! word has them or not, and those behind its end are shifted out of the key.
//!
//! Here is how من is read from `من بعد الظهر`. Behind the space the pairs of bytes are out of step; nothing of them is used.
//!
//! ```text
//! bytes    D9 85  D9 86  20 D8  A8 D8  B9 D8  AF 20  D8 A7  D9 84
//! rows       18     19     FF     FF     FF     FF     00     04     MEEM, NOON, then pairs that are not a char (MANY)
//! at least WORD             ^ row 2: the word has two letters
//! key      (18 + 1) << 7 | (19 + 1)
//! ```

use crate::arabic::key::{self, Key};
use crate::arabic::letters::{self, BEH, Pairs, Symbol, WAW, WORD};

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

/// The lowest bit of each byte.
const ONES: u64 = 0x0101_0101_0101_0101;
/// The highest bit of each byte.
const HIGH: u64 = ONES << 7;

/// The letters that `bytes` begin with, if they may be a plain word: what stands behind them is for the caller to see.
#[inline(always)]
pub(crate) fn read(bytes: &[u8], pairs: &Pairs) -> Option<PlainWord> {
    let &bytes = bytes.first_chunk::<{ 2 * LETTERS }>()?;
    let bytes = u128::from_le_bytes(bytes);
    let mut rows = 0;
    for letter in 0..LETTERS {
        let pair = (bytes >> (16 * letter)) as u16;
        rows |= u64::from(letters::pair_row(pairs, pair)) << (8 * letter);
    }
    // Up to the first char that is not a letter of two bytes all pairs are in step. That char ends the word: a mark or a sign by its
    // row, and one of another length because its first two bytes are not a char.
    let letters = first_high(at_least(WORD, rows));
    if letters == 0 {
        return None;
    }
    let key = key_of(rows, letters);
    let no_proclitic = at_least(WAW + 1, rows) | !at_least(BEH, rows);
    let before = first_high(no_proclitic).min(letters);
    let core = last_letters(key, letters - before);
    Some(PlainWord { symbols: rows.to_le_bytes(), letters, key, core })
}

/// The highest bit of each byte of `rows` that is at least `row`, the others 0. All bytes are compared at once, and as the highest
/// bit of each is set aside, no sum is carried into the next byte.
///
/// ```text
/// rows          18  19  42  FF     row = 42
/// & 7F          18  19  42  7F
/// + (80 - row)  56  57  80  BD     the highest bit is set from 42 to 7F
/// | rows        56  57  C2  FF     ... and from 80 to FF
/// & 80          00  00  80  80
/// ```
fn at_least(row: Symbol, rows: u64) -> u64 {
    (((rows & !HIGH) + ONES * u64::from(0x80 - row)) | rows) & HIGH
}

/// The number of bytes before the first one of which the highest bit is set, the lowest byte being the first: eight where there is
/// none.
fn first_high(bytes: u64) -> usize {
    (bytes & HIGH).trailing_zeros() as usize / 8
}

/// The key of the first `letters` of eight symbols.
///
/// A symbol takes a byte, and a letter of a key seven bits. So the bytes turn round, that the first letter comes on top, and close
/// up: by one bit in pairs, by two in fours, by four in all eight.
///
/// ```text
/// bytes    0aaaaaaa 0bbbbbbb 0ccccccc 0ddddddd …
/// pairs    00aaaaaa abbbbbbb 00cccccc cddddddd …
/// fours    0000aaaa aaabbbbb bbcccccc cddddddd …
/// ```
#[inline(always)]
fn key_of(symbols: u64, letters: usize) -> Key {
    // In a key no letter is 0. A row behind the word may be FF and carry over, but only to what is further behind.
    let bytes = symbols.wrapping_add(ONES).swap_bytes();
    let pairs = close(bytes, 0x7F00_7F00_7F00_7F00, 1);
    let fours = close(pairs, 0x3FFF_0000_3FFF_0000, 2);
    let eight = close(fours, 0x0FFF_FFFF_0000_0000, 4);
    // What is behind the word is at the low end.
    Key(eight >> (7 * (LETTERS - letters)))
}

/// Moves the `high` half of each group of letters down by `gap` bits, to the low half, which stays.
#[inline(always)]
fn close(groups: u64, high: u64, gap: u32) -> u64 {
    let low = high >> (8 * gap);
    (groups & high) >> gap | groups & low
}

/// The key of the last `letters` letters of a word that has `key`, if it has no more than eight.
#[inline(always)]
fn last_letters(key: Key, letters: usize) -> Key {
    Key(key.0 & ((1 << (7 * letters)) - 1))
}

/// The key of the core of all words that are longer than plain ones, whose keys do not tell their letters apart.
pub(crate) const LONG: Key = Key(u64::MAX);

/// The key of the core of a word of so many letters that has `key`: the word without those letters at its beginning that could be
/// proclitics.
///
/// So a word has the same core with proclitics and without: وليد, وبوليد and لوليد all have the core يد. Only a word that its
/// proclitics make longer than plain words has [`LONG`] instead.
pub(crate) fn core(key: Key, mut letters: usize) -> Key {
    if letters > LETTERS {
        return LONG;
    }
    let mut core = key;
    while letters > 0 && may_be_proclitic(core.0 >> (7 * (letters - 1))) {
        letters -= 1;
        core = last_letters(core, letters);
    }
    core
}

/// Whether a letter of a key is one of those that proclitics are written with.
fn may_be_proclitic(letter: u64) -> bool {
    (key::letter(BEH)..=key::letter(WAW)).contains(&letter)
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
    fn chars_of_other_lengths_end_a_word() {
        let row = |first, second| letters::pair_row(letters::pairs(), u16::from_le_bytes([first, second]));
        for first in (0..0x80).chain(0xE0..=0xFF) {
            assert!((0..=0xFF).all(|second| row(first, second) == letters::MANY), "{first:X}");
        }
    }

    #[test]
    fn short_texts_are_not_plain_words() {
        for text in ["", "و", "من ", "ليبيا "] {
            assert!(read(text.as_bytes(), letters::pairs()).is_none());
        }
    }
}
