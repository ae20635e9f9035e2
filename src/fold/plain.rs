//! Reads plain words in one pass: one to eight letters of two bytes without marks, ء and ئ, as most words of Arabic text are.
//!
//! The length of the next word is unpredictable, so no branch depends on it: the rows of eight letters are always looked up, and those
//! after the end of the word are shifted out of the key.
//!
//! This is how من is read from `من بعد الظهر`. After the space the pairs of bytes are out of step; they are not used.
//!
//! ```text
//! bytes    D9 85  D9 86  20 D8  A8 D8  B9 D8  AF 20  D8 A7  D9 84
//! rows       18     19     FF     FF     FF     FF     00     04     MEEM, NOON, then pairs that are not a char (MANY)
//! at least HAMZA            ^ row 2: the word has two letters
//! key      (18 + 1) << 7 | (19 + 1)
//! ```

use crate::arabic::key::{self, Key};
use crate::arabic::letters::{self, BEH, HAMZA, PairRows, Symbol, WAW};

/// A plain word.
pub(crate) struct PlainWord {
    /// The symbols of its letters, and after them the rows of whatever follows.
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

/// Returns the letters at the beginning of `bytes`, if they may be a plain word. The caller must check what follows them.
#[inline(always)]
pub(crate) fn read(bytes: &[u8], pairs: &PairRows) -> Option<PlainWord> {
    let &bytes = bytes.first_chunk::<{ 2 * LETTERS }>()?;
    let bytes = u128::from_le_bytes(bytes);
    let mut rows = 0;
    for letter in 0..LETTERS {
        let pair = (bytes >> (16 * letter)) as u16;
        rows |= u64::from(letters::pair_row(pairs, pair)) << (8 * letter);
    }
    // All pairs are in step up to the first char that is not a letter of two bytes. That char ends the word: by its row if it is a mark or
    // a sign, and if it has another length because its first two bytes are not a char.
    // ء and ئ, which depend on their neighbours, and digits end it, too, and the caller leaves such words to another reader.
    let letters = first_high(at_least(HAMZA, rows));
    if letters == 0 {
        return None;
    }
    let key = key_of(rows, letters);
    let no_proclitic = at_least(WAW + 1, rows) | !at_least(BEH, rows);
    let before = first_high(no_proclitic).min(letters);
    let core = last_letters(key, letters - before);
    Some(PlainWord { symbols: rows.to_le_bytes(), letters, key, core })
}

/// Sets the highest bit of each byte of `rows` that is at least `row`, and clears all others. All bytes are compared at once. The highest
/// bit of each is masked out first, so no sum carries into the next byte.
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

/// Returns the number of bytes before the first one whose highest bit is set, from the lowest byte on, or eight if there is none.
fn first_high(bytes: u64) -> usize {
    (bytes & HIGH).trailing_zeros() as usize / 8
}

/// Returns the key of the first `letters` of eight symbols.
///
/// A symbol takes eight bits, and a letter of a key seven. So the bytes are reversed, to put the first letter on top, and the gaps are
/// closed: one bit in each pair, two in each four, four in all eight.
///
/// ```text
/// bytes    0aaaaaaa 0bbbbbbb 0ccccccc 0ddddddd …
/// pairs    00aaaaaa abbbbbbb 00cccccc cddddddd …
/// fours    0000aaaa aaabbbbb bbcccccc cddddddd …
/// ```
#[inline(always)]
fn key_of(symbols: u64, letters: usize) -> Key {
    // No letter of a key is 0, so 1 is added to each. A row after the word may be FF and carry over, but only into rows even further after
    // it.
    let bytes = symbols.wrapping_add(ONES).swap_bytes();
    let pairs = close(bytes, 0x7F00_7F00_7F00_7F00, 1);
    let fours = close(pairs, 0x3FFF_0000_3FFF_0000, 2);
    let eight = close(fours, 0x0FFF_FFFF_0000_0000, 4);
    // What follows the word is at the low end.
    Key(eight >> (7 * (LETTERS - letters)))
}

/// Moves the `high` half of each group of letters down by `gap` bits, next to the low half.
#[inline(always)]
fn close(groups: u64, high: u64, gap: u32) -> u64 {
    let low = high >> (8 * gap);
    (groups & high) >> gap | groups & low
}

/// Returns the key of the last `letters` letters of a word with the key `key` and at most eight letters.
#[inline(always)]
fn last_letters(key: Key, letters: usize) -> Key {
    Key(key.0 & ((1 << (7 * letters)) - 1))
}

/// The core of all words longer than plain ones, because their keys do not determine their letters.
pub(crate) const LONG: Key = Key(u64::MAX);

/// Returns the key of the core of a word with the key `key` and `letters` letters: the word without all letters at its beginning that could
/// be proclitics.
///
/// So a word has the same core with and without proclitics: وليد, وبوليد and لوليد all have the core يد. Only if the proclitics make it
/// longer than plain words, it has [`LONG`] instead.
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

/// Returns whether a letter of a key could be a proclitic.
fn may_be_proclitic(letter: u64) -> bool {
    (key::letter(BEH)..=key::letter(WAW)).contains(&letter)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arabic::letters::{self, folded};

    #[test]
    fn it_reads_the_letters_up_to_another_char() {
        let ends = [
            " ",
            ".",
            "،",
            "ء ",
            "ئون ",
            "٢ ",
            "é ",
            "\u{64B} ",
            "\u{640} ",
            "\u{FDFA} ",
            "\u{200D} ",
            "x ",
            "\u{10FFFF}",
        ];
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
        // Long words get this core even though one in a hundred keys looks like that of a short word.
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
