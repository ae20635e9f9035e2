//! Text in visual order: every line stored as it looks, from left to right.

use super::rewrite::Rewrite;
use super::{PARAGRAPH, is_mark};
use crate::span::Span;

/// Brackets and quotes that are drawn the other way round in a line from right to left.
const MIRRORED: [(char, char); 6] = [('(', ')'), ('[', ']'), ('{', '}'), ('<', '>'), ('«', '»'), ('‹', '›')];

/// Puts each line with Arabic letters into reading order.
///
/// The line ends become empty lines: a name that continued in the next line would lie at the far ends of both.
pub(super) fn rewrite(text: &str) -> Rewrite<'_> {
    let mut rewrite = Rewrite::new(text);
    let marks_lead = marks_lead(text);
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let words = line.trim_end_matches(['\n', '\r']);
        let end = start + words.len();
        if words.chars().any(is_rtl) {
            rewrite_line(words, start, marks_lead, &mut rewrite);
            let line_end = Span::new(end, at);
            rewrite.write(line_end, if line_end.is_empty() { "" } else { PARAGRAPH });
        } else {
            rewrite.keep(Span::new(start, at));
        }
    }
    rewrite
}

/// Whether marks come before their letters: the chars are reversed one by one, so marks may begin words, but not end them. Otherwise each
/// letter is followed by its marks.
fn marks_lead(text: &str) -> bool {
    let (mut begin, mut end) = (0_usize, 0_usize);
    for word in text.split_whitespace() {
        begin += usize::from(word.starts_with(is_mark));
        end += usize::from(word.ends_with(is_mark));
    }
    end <= begin
}

/// Writes a line, which begins at byte `start` of the text, from its end.
fn rewrite_line(line: &str, start: usize, marks_lead: bool, rewrite: &mut Rewrite<'_>) {
    let mut end = line.len();
    while let Some(run) = last_run(line, end, marks_lead) {
        let source = Span::new(start + run.start, start + end);
        match run.reversed {
            true => rewrite.reverse(source, mirror),
            false => rewrite.keep(source),
        }
        end = run.start;
    }
}

/// A part of a line that is read in one direction.
struct Run {
    start: usize,
    reversed: bool,
}

/// Returns the last run of the line before byte `end`: a number, Latin words, a letter with its marks, or other chars.
fn last_run(line: &str, end: usize, marks_lead: bool) -> Option<Run> {
    let before = line.get(..end)?;
    let last = before.chars().next_back()?;
    if is_ltr(last) {
        return Some(Run { start: ltr_start(before), reversed: false });
    }
    if is_mark(last) && !marks_lead {
        // A letter stays before its marks.
        let marked = before.trim_end_matches(is_mark);
        let start = marked.char_indices().next_back().map_or(0, |(at, _)| at);
        return Some(Run { start, reversed: false });
    }
    let ends = |c: char| is_ltr(c) || is_mark(c) && !marks_lead;
    let start = before.char_indices().rev().take_while(|&(_, c)| !ends(c)).last().map_or(end, |(at, _)| at);
    Some(Run { start, reversed: true })
}

/// Returns where the number or the Latin words at the end of `before` begin.
///
/// Words continue over spaces and signs. A number does over a single sign inside it, as in 12.5.
fn ltr_start(before: &str) -> usize {
    let mut start = before.len();
    let mut signs = 0;
    let mut has_letters = false;
    let mut sign_is_spaced = false;
    for (at, c) in before.char_indices().rev() {
        if is_ltr(c) {
            let is_letter = c.is_alphabetic();
            let joins = signs == 0 || is_letter || has_letters || signs == 1 && !sign_is_spaced;
            if !joins {
                break;
            }
            has_letters |= is_letter;
            start = at;
            (signs, sign_is_spaced) = (0, false);
        } else if is_rtl(c) || is_mark(c) {
            break;
        } else {
            signs += 1;
            sign_is_spaced |= c.is_whitespace();
        }
    }
    start
}

/// Whether `c` is a digit, or a letter of a script from left to right.
fn is_ltr(c: char) -> bool {
    c.is_numeric() || c.is_alphabetic() && !is_rtl(c) && !is_mark(c)
}

/// Whether `c` is a letter of Arabic, or of another script from right to left.
fn is_rtl(c: char) -> bool {
    let in_block = matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}');
    in_block && c.is_alphabetic() && !is_mark(c)
}

fn mirror(c: char) -> char {
    for (open, close) in MIRRORED {
        if c == open {
            return close;
        }
        if c == close {
            return open;
        }
    }
    c
}
