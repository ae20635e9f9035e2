//! Finds where letters and the dots of words begin and end in the bytes of the text.

use crate::arabic::letters::{self, DOT, FORMAT, MANY, MARK, WORD};
use crate::span::Span;

/// Returns the byte where letter number `letter` of `word` begins: the start of the char that contains it.
pub(crate) fn letter_start(text: &str, word: Span, letter: usize) -> usize {
    let mut before = 0;
    for (at, c) in word.of(text).char_indices() {
        before += match letters::look_up(c) {
            MANY => letters::expand(c).iter().filter(|&&symbol| symbol < WORD).count(),
            symbol => usize::from(symbol < WORD),
        };
        if before > letter {
            return word.start + at;
        }
    }
    word.end
}

/// Returns the end of the dot at byte `end`, ignoring marks and tatweel before it, or `None` if something else follows.
pub(crate) fn dot_after(text: &str, end: usize) -> Option<usize> {
    for (at, c) in text.get(end..)?.char_indices() {
        match letters::look_up(c) {
            MARK..=FORMAT => {}
            DOT => return Some(end + at + c.len_utf8()),
            _ => return None,
        }
    }
    None
}

/// Returns whether one of the three tanwins stands on the last letter of `word`: زَيْدٌ, but not زيدًا, where the alef is the last letter.
pub(crate) fn has_final_tanwin(text: &str, word: Span) -> bool {
    last_letter(word.of(text)).any(letters::is_tanwin)
}

/// Returns whether a mark stands on the last letter of `word`.
pub(crate) fn ends_in_mark(text: &str, word: Span) -> bool {
    // A hamza or a madda is part of its letter: in some normalization forms it is a char of its own.
    let is_mark = |c| letters::is_mark(letters::look_up(c)) && !matches!(c, '\u{0653}'..='\u{0655}');
    last_letter(word.of(text)).any(is_mark)
}

/// Returns the marks and controls at the end of `word`, last one first, and the letter on which they stand. Their order means nothing:
/// normalization changes it.
fn last_letter(word: &str) -> impl Iterator<Item = char> {
    let mut is_letter = false;
    word.chars().rev().take_while(move |&c| {
        let is_behind_letter = !is_letter;
        is_letter = !matches!(letters::look_up(c), MARK..=FORMAT);
        is_behind_letter
    })
}

/// Returns whether the last letter of `word` is a ta marbuta, with its dots: محافظة, but not محافظه.
pub(crate) fn ends_in_ta_marbuta(text: &str, word: Span) -> bool {
    let last = word.of(text).chars().rev().find(|&c| !matches!(letters::look_up(c), MARK..=FORMAT));
    last.is_some_and(letters::is_ta_marbuta)
}

/// Returns whether the last letter of `word` is an alef with a tanwin: ليبياً or ليبيًا.
pub(crate) fn ends_in_tanwin(text: &str, word: Span) -> bool {
    // The tanwin is written after the alef or before it, on the last letter but one.
    let mut letters_seen = 0;
    for c in word.of(text).chars().rev() {
        if letters::is_fathatan(c) {
            return true;
        }
        letters_seen += usize::from(!matches!(letters::look_up(c), MARK..=FORMAT));
        if letters_seen > 1 {
            return false;
        }
    }
    false
}
