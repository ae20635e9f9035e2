//! Subtitles: SRT and WebVTT.

use super::rewrite::Rewrite;
use crate::span::Span;

/// What a line of a file with subtitles is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Line {
    Blank,
    /// When a subtitle is shown: 00:00:01,000 --> 00:00:04,000.
    Time,
    /// The number or name of a subtitle.
    Name,
    /// A line of a header or a note.
    Note,
    Words,
}

/// Removes everything but the words. Tags are left to [`html`](super::html), apart from what only subtitles have.
pub(super) fn rewrite(text: &str) -> Rewrite<'_> {
    let mut rewrite = Rewrite::new(text);
    let mut lines = lines(text).peekable();
    let mut before = Line::Blank;
    while let Some(line) = lines.next() {
        let words = line.of(text).trim();
        let next = lines.peek().map(|next| next.of(text)).unwrap_or_default();
        let kind = kind(words, next, before);
        match kind {
            Line::Time | Line::Name | Line::Note => rewrite.replace(line, "\n"),
            Line::Words => {
                rewrite_signs(line.of(text), line.start, &mut rewrite);
                let ends = line.start + line.of(text).trim_end().len();
                let continues =
                    !next.trim().is_empty() && !is_time(next) && !next.trim_start().starts_with(['-', '–', '—']);
                let is_name = continues
                    && lines.clone().nth(1).is_some_and(|after| is_time(after.of(text)))
                    && is_number(next.trim());
                if continues && !is_name {
                    rewrite.replace(Span::new(ends, line.end), " ");
                }
            }
            Line::Blank => {}
        }
        before = kind;
    }
    rewrite
}

/// Returns the lines of `text` with their line ends.
fn lines(text: &str) -> impl Iterator<Item = Span> + Clone {
    let mut at = 0;
    text.split_inclusive('\n').map(move |line| {
        let start = at;
        at += line.len();
        Span::new(start, at)
    })
}

fn kind(words: &str, next: &str, before: Line) -> Line {
    let words = words.trim_start_matches('\u{FEFF}');
    let begins = before == Line::Blank;
    if words.is_empty() {
        Line::Blank
    } else if is_time(words) {
        Line::Time
    } else if is_time(next) && (begins || is_number(words)) {
        Line::Name
    } else if before == Line::Note || begins && is_note(words) {
        Line::Note
    } else {
        Line::Words
    }
}

/// Whether a paragraph that begins like this is for programs and translators.
fn is_note(words: &str) -> bool {
    ["WEBVTT", "NOTE", "STYLE", "REGION"].iter().any(|&first| {
        let rest = words.strip_prefix(first);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']))
    })
}

fn is_time(line: &str) -> bool {
    let Some((from, to)) = line.split_once("-->") else { return false };
    let begins = |time: &str| {
        let mut signs = time.trim().chars();
        signs.next().is_some_and(|first| first.is_ascii_digit()) && signs.any(|sign| sign == ':')
    };
    begins(from) && begins(to) && from.trim().chars().all(|c| c.is_ascii_digit() || ":.,".contains(c))
}

fn is_number(words: &str) -> bool {
    words.trim_start_matches('\u{FEFF}').chars().all(|c| c.is_ascii_digit())
}

/// Removes `{\an8}` and `<00:00:01.000>` from a line, which begins at byte `start` of the text.
fn rewrite_signs(line: &str, start: usize, rewrite: &mut Rewrite<'_>) {
    let mut at = 0;
    while let Some(found) = line.get(at..).and_then(|rest| rest.find(['{', '<'])).map(|found| at + found) {
        at = found + 1;
        let rest = line.get(at..).unwrap_or_default();
        let is_time = rest.starts_with(|c: char| c.is_ascii_digit());
        let close = match line.as_bytes().get(found) {
            Some(b'{') if rest.starts_with('\\') => '}',
            Some(b'<') if is_time => '>',
            _ => continue,
        };
        // Another sign that opens shows that this one does not close.
        let len = rest.find([close, '{', '<']).unwrap_or(rest.len());
        if rest.get(len..).is_some_and(|rest| rest.starts_with(close)) {
            at += len + 1;
            rewrite.remove(Span::new(start + found, start + at));
        }
    }
}
