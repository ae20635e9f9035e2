//! Habits of keyboards: letters held down, and zero-width non-joiners for spaces.

use super::rewrite::Rewrite;
use crate::arabic::letters::{self, WORD};
use crate::span::Span;

/// A letter this often in a row is lengthened; no word has it three times.
const LENGTHENED: usize = 3;

/// Writes lengthened letters once.
pub(super) fn rewrite(text: &str) -> Rewrite<'_> {
    let mut rewrite = Rewrite::new(text);
    let mut chars = text.char_indices().peekable();
    // The letter before the run, and the one before that.
    let mut before = ['\0'; 2];
    while let Some((start, letter)) = chars.next() {
        let (mut end, mut count) = (start + letter.len_utf8(), 1);
        while let Some((at, same)) = chars.next_if(|&(_, next)| next == letter) {
            end = at + same.len_utf8();
            count += 1;
        }
        if count >= LENGTHENED && is_arabic_letter(letter) {
            let written = if is_article(before, letter) { 2 } else { 1 };
            let with: String = std::iter::repeat_n(letter, written).collect();
            rewrite.replace(Span::new(start, end), &with);
        }
        before = [letter, before[0]];
    }
    rewrite
}

/// Whether `letter` follows the alef of an article: اللللبناني has two lams, and so has الله.
fn is_article(before: [char; 2], letter: char) -> bool {
    let [alef, first] = before;
    let begins = !is_arabic_letter(first) || "وفبك".contains(first);
    letter == 'ل' && alef == 'ا' && begins
}

fn is_arabic_letter(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{63F}' | '\u{641}'..='\u{64A}' | '\u{671}'..='\u{6D3}') && letters::look_up(c) < WORD
}

/// Writes a space for zero-width non-joiners, unless there is one beside them.
pub(super) fn rewrite_zwnj(text: &str) -> Rewrite<'_> {
    const ZWNJ: char = '\u{200C}';
    let mut rewrite = Rewrite::new(text);
    let mut at = 0;
    while let Some(start) = text.get(at..).and_then(|rest| rest.find(ZWNJ)).map(|found| at + found) {
        let after = text.get(start..).unwrap_or_default().trim_start_matches(ZWNJ);
        at = text.len() - after.len();
        let before = text.get(..start).unwrap_or_default();
        let is_spaced = before.ends_with(char::is_whitespace) || after.starts_with(char::is_whitespace);
        rewrite.replace(Span::new(start, at), if is_spaced { "" } else { " " });
    }
    rewrite
}
