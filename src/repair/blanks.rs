//! Runs of blanks, which markup leaves behind or does not count.

use super::PARAGRAPH;
use super::rewrite::Rewrite;
use crate::span::Span;

/// Makes each run of blanks one: an empty line if it has two line ends or more, else a line end, else a space. So names have plain spaces,
/// whatever blanks the markup has.
pub(super) fn rewrite(text: &str) -> Rewrite<'_> {
    let mut rewrite = Rewrite::new(text);
    let mut at = 0;
    while let Some(start) = text.get(at..).and_then(|rest| rest.find(char::is_whitespace)).map(|found| at + found) {
        let rest = text.get(start..).unwrap_or_default();
        let run = rest.get(..rest.len() - rest.trim_start().len()).unwrap_or_default();
        at = start + run.len();
        let with = match lines(run) {
            0 => " ",
            1 => "\n",
            _ => PARAGRAPH,
        };
        if run != with {
            rewrite.replace(Span::new(start, at), with);
        }
    }
    rewrite
}

/// Returns the number of line ends in a run of blanks; CRLF is one.
fn lines(run: &str) -> usize {
    let returns = run.matches('\r').count() - run.matches("\r\n").count();
    returns + run.matches(['\n', '\u{85}', '\u{2028}']).count() + 2 * run.matches('\u{2029}').count()
}
