//! Plain words, read at one go: one to eight letters of two bytes, and a space behind them, as most words of Arabic text are.
//!
//! How long the next word is, nothing foretells. So no branch depends on it: the rows of eight letters are looked up, whether the
//! word has them or not, and those behind its end are left out of the key by a shift.

use crate::arabic::letters::{ALEF, BEH, MANY, Pairs, Symbol, WAW, WORD};
use crate::packed::Key;

/// A plain word.
pub(crate) struct Plain {
    /// The symbols of its letters, with whatever comes behind them.
    pub(crate) symbols: [Symbol; LETTERS],
    /// The number of its letters, which take two bytes each.
    pub(crate) letters: usize,
    pub(crate) key: Key,
    /// The key of its [core].
    pub(crate) core: Key,
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
    let behind = first_of(at_least(WORD, rows));
    let is_plain = letters > 0 && behind >= letters && bytes.get(length) == Some(&b' ');
    is_plain.then(|| {
        let key = key(rows, letters);
        let before = first_of(at_least(WAW + 1, rows) | !at_least(BEH, rows)).min(letters);
        let alefs = last_of(at_least(ALEF + 1, rows << (8 * (LETTERS - letters)))).min(letters - before);
        let core = Key((key.0 & ((1 << (7 * (letters - before))) - 1)) >> (7 * alefs));
        Plain { symbols, letters, key, core }
    })
}

/// The highest bit of each byte of `rows` that is at least `row`, the others 0.
fn at_least(row: Symbol, rows: u64) -> u64 {
    ((rows & !HIGH) + ONES * u64::from(0x80 - row) | rows) & HIGH
}

/// The number of bytes before the first one of which the highest bit is set.
fn first_of(bytes: u64) -> usize {
    (bytes & HIGH).trailing_zeros() as usize / 8
}

/// The number of bytes behind the last one of which the highest bit is set.
fn last_of(bytes: u64) -> usize {
    bytes.leading_zeros() as usize / 8
}

/// The key of the first `letters` of eight symbols.
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

/// The key of the core of all words that are longer than plain ones.
const LONG: Key = Key(u64::MAX);

/// The key of the core of the word that has `key`: the word without letters at its beginning that could be proclitics, and without
/// alefs at its end, which could be a tanwin's. So a word has the same core with all proclitics and without any. Words that are
/// longer than plain ones are not told from each other.
pub(crate) fn core(key: Key) -> Key {
    let Key(mut rest) = key;
    let mut letters = (u64::BITS - rest.leading_zeros()).div_ceil(7);
    if letters > LETTERS as u32 {
        return LONG;
    }
    let is_proclitic = |letter: u64| (u64::from(BEH)..=u64::from(WAW)).contains(&(letter - 1));
    while letters > 0 && is_proclitic(rest >> (7 * (letters - 1))) {
        letters -= 1;
        rest &= (1 << (7 * letters)) - 1;
    }
    while rest & 0x7F == u64::from(ALEF) + 1 {
        rest >>= 7;
    }
    Key(rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arabic::letters::{self, folded};
    use crate::fold::Words;

    #[test]
    fn it_reads_what_words_are() {
        let ends = ["", " ", ".", "\u{64B} ", "\u{640} ", "\u{FDFA} ", "\u{200D} ", "x ", " \u{10FFFF}"];
        for word in [
            "",
            "و",
            "من",
            "ليبيا",
            "القاهرة",
            "ألمانيا",
            "ولو",
            "لها",
            "اا",
            "كاا",
            "والقاهرة",
            "وبالقاهرة",
            "والمستشفيات",
        ] {
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
                assert_eq!(plain.core, core(read.key), "{text}");
            }
        }
    }

    #[test]
    fn proclitics_and_a_tanwin_leave_the_core_as_it_is() {
        let core = |word: &str| core(Key::of(folded(word)));
        for word in ["وليد", "لبنان", "كندا", "الجيش", "فول", "ولو", "ليبيا"] {
            for (before, after) in [("", "ا"), ("و", ""), ("ل", "ا"), ("وب", ""), ("فك", "ا")] {
                assert_eq!(core(&format!("{before}{word}{after}")), core(word), "{before}{word}{after}");
            }
        }
        assert_ne!(core("وليد"), core("لبيد"));
        assert_eq!((core("والمستشفيات"), core("المستشفيات")), (LONG, LONG));
    }

    #[test]
    fn short_texts_are_no_plain_words() {
        for text in ["", "و", "من ", "ليبيا "] {
            assert!(read(text.as_bytes(), letters::pairs()).is_none());
        }
    }
}
