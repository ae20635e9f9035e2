//! Where letters, words and their dots begin and end in the bytes of the text.

use crate::arabic::letters::{self, DOT, FORMAT, MANY, MARK, WORD};
use crate::span::Span;

/// The byte where letter number `letter` of `word` begins: the start of the char that holds it.
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

/// The end of the dot that follows byte `end` directly, marks and tatweel aside; none where something else follows.
pub(crate) fn dot_after(text: &str, end: usize) -> Option<usize> {
    for (at, c) in text.get(end..)?.char_indices() {
        match letters::look_up(c) {
            MARK | FORMAT => {}
            DOT => return Some(end + at + c.len_utf8()),
            _ => return None,
        }
    }
    None
}

/// Whether the last letter of `word` is an alef with a tanwin: ليبياً or ليبيًا.
pub(crate) fn ends_in_tanwin(text: &str, word: Span) -> bool {
    // Both spellings: the tanwin behind the alef, and before it, on the last letter but one.
    let mut letters_seen = 0;
    for c in word.of(text).chars().rev() {
        if letters::is_fathatan(c) {
            return true;
        }
        letters_seen += usize::from(!matches!(letters::look_up(c), MARK | FORMAT));
        if letters_seen > 1 {
            return false;
        }
    }
    false
}
