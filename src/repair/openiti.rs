//! OpenITI mARkdown, the markup of a corpus of classical texts.

use super::PARAGRAPH;
use super::rewrite::Rewrite;
use crate::span::Span;

/// The last line of the header.
const HEADER_END: &str = "#META#Header#End#";

/// How marks that stand between words begin. Their number follows, or after @ a name in capitals.
const MARKS: [&str; 4] = ["PageV", "Page", "ms", "@"];

/// Removes the header, the marks between words and the signs between half-lines of verse.
pub(super) fn rewrite_marks(text: &str) -> Rewrite<'_> {
    let mut rewrite = Rewrite::new(text);
    let mut at = 0;
    if text.trim_start_matches('\u{FEFF}').starts_with("######OpenITI#") {
        at = text.find(HEADER_END).map_or(0, |end| end + HEADER_END.len());
        rewrite.remove(Span::new(0, at));
    }
    while let Some(start) = text.get(at..).and_then(|rest| rest.find(['P', 'm', '@', '%'])).map(|found| at + found) {
        let rest = text.get(start..).unwrap_or_default();
        at = start + 1;
        if rest.starts_with("%~%") {
            at = start + "%~%".len();
            rewrite.replace(Span::new(start, at), PARAGRAPH);
            continue;
        }
        // Asked for first, because every ms of ms1ms1ms1 would else be read to the end.
        if text.get(..start).unwrap_or_default().ends_with(|c: char| c.is_ascii_alphanumeric()) {
            continue;
        }
        if let Some(len) = mark(rest) {
            at = start + len;
            // One of the spaces around it goes as well.
            let spaced = text.get(..start).unwrap_or_default().ends_with([' ', '\n']);
            let space = text.get(at..).unwrap_or_default().starts_with(' ');
            at += usize::from(spaced && space);
            rewrite.remove(Span::new(start, at));
        }
    }
    rewrite
}

/// Returns the length of the mark at the beginning of `text`.
fn mark(text: &str) -> Option<usize> {
    let ends = |c: char| !c.is_ascii_alphanumeric() && c != '@' && c != '_';
    for first in MARKS {
        let Some(rest) = text.strip_prefix(first) else { continue };
        let is_mark = match first {
            "@" => rest.starts_with(|c: char| c.is_ascii_uppercase()),
            _ => rest.starts_with(|c: char| c.is_ascii_digit()),
        };
        if is_mark {
            return Some(first.len() + rest.find(ends).unwrap_or(rest.len()));
        }
    }
    None
}

/// Joins wrapped lines, and removes the marks at the beginning of lines.
pub(super) fn rewrite_lines(text: &str) -> Rewrite<'_> {
    let mut rewrite = Rewrite::new(text);
    let mut at = 0;
    // The end of the words before this line.
    let mut end = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let words = line.trim_end();
        if words.is_empty() {
            continue;
        }
        let ends = start + words.len();
        if let Some(rest) = words.strip_prefix("~~") {
            let continued = ends - rest.trim_start().len();
            rewrite.replace(Span::new(end, continued), " ");
        } else if words.starts_with("###") && !words.starts_with("####") || words.starts_with("# ") || words == "#" {
            let rest = words.trim_start_matches('#').trim_start_matches([' ', '|', '$']);
            rewrite.replace(Span::new(end, ends - rest.len()), PARAGRAPH);
        } else if words.starts_with("#META#") || words.starts_with("######") {
            rewrite.replace(Span::new(end, ends), PARAGRAPH);
        }
        end = ends;
    }
    rewrite
}
