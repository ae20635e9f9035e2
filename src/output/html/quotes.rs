//! Draws the mention of a quoted name up to its closing quote: the span of `قناة «الجزيرة` ends before the quote, and so would the tint.

use std::collections::VecDeque;
use std::iter;

use super::super::events::Piece;

/// Quotes and brackets by what closes what. Writers use them the wrong way round as often as not, so their direction says nothing.
const FAMILIES: [&str; 8] = ["«»", "\"“”„‟", "'‘’‚‛", "‹›", "()", "[]", "{}", "\u{FD3E}\u{FD3F}"];

/// The number of the family that also stands in words.
const APOSTROPHES: usize = 2;

/// Returns the pieces of a text. Mentions with an open quote close behind the quote that follows them.
pub(super) fn with_closing_quotes<'t>(pieces: impl Iterator<Item = Piece<'t>>) -> impl Iterator<Item = Piece<'t>> {
    let mut pieces = pieces.peekable();
    let mut ready = VecDeque::new();
    iter::from_fn(move || {
        if let Some(piece) = ready.pop_front() {
            return Some(piece);
        }
        let mut closed = match pieces.next()? {
            Piece::Close(mention) => vec![mention],
            other => return Some(other),
        };
        // Mentions that end together: the inner ones first.
        while let Some(&Piece::Close(mention)) = pieces.peek() {
            closed.push(mention);
            pieces.next();
        }
        let behind = match pieces.peek() {
            Some(&Piece::Text(text)) => {
                pieces.next();
                text
            }
            _ => "",
        };
        let mut drawn = 0;
        for mention in closed {
            let end = closing(mention.text(), behind);
            if let Some(quotes) = behind.get(drawn..end).filter(|quotes| !quotes.is_empty()) {
                ready.push_back(Piece::Text(quotes));
                drawn = end;
            }
            ready.push_back(Piece::Close(mention));
        }
        if let Some(rest) = behind.get(drawn..).filter(|rest| !rest.is_empty()) {
            ready.push_back(Piece::Text(rest));
        }
        ready.pop_front()
    })
}

/// Returns how many bytes of the text behind a name are the closing quotes of those that the name leaves open.
fn closing(name: &str, behind: &str) -> usize {
    let mut open = Vec::new();
    let mut after_letter = false;
    for c in name.chars() {
        match family(c) {
            None => after_letter = !c.is_whitespace(),
            // A quote behind a letter closes what is open.
            Some(family) if after_letter && open.last() == Some(&family) => drop(open.pop()),
            // An apostrophe in a word is none.
            Some(APOSTROPHES) if after_letter => {}
            // Otherwise a quote opens, also behind a proclitic: و«العربية.
            Some(family) => open.push(family),
        }
    }
    let mut bytes = 0;
    for c in behind.chars() {
        match open.pop() {
            Some(last) if family(c) == Some(last) => bytes += c.len_utf8(),
            _ => break,
        }
    }
    bytes
}

/// Returns the number of the family of a quote or bracket.
fn family(c: char) -> Option<usize> {
    FAMILIES.iter().position(|family| family.contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_reaches_to_the_quotes_that_close_its_own() {
        let cases = [
            ("قناة «الجزيرة", "» إن", "»"),
            ("قناة \"الجزيرة", "\"، ثم", "\""),
            ("قناة “الجزيرة", "”", "”"),
            // The wrong way round, and one of another kind that looks alike.
            ("قناة »الجزيرة", "«", "«"),
            ("قناة „الجزيرة", "\"", "\""),
            // Several at once, of one kind and of two.
            ("قناة ''الجزيرة", "'' إن", "''"),
            ("قناة («الجزيرة", "») إن", "»)"),
            ("قناة «الجزيرة", "») إن", "»"),
            // Closed already, or never opened.
            ("قناة «الجزيرة»", "» إن", ""),
            ("قناة «الجزيرة» و«العربية", "»", "»"),
            ("قناة الجزيرة", "» إن", ""),
            // Closed by another, or by nothing.
            ("قناة «الجزيرة", ") إن", ""),
            ("قناة «الجزيرة", " إن»", ""),
            ("قناة «الجزيرة", "", ""),
            // An apostrophe in a word.
            ("كوت d'Or", "'", ""),
            ("", "»", ""),
        ];
        for (name, behind, expected) in cases {
            assert_eq!(behind.get(..closing(name, behind)), Some(expected), "{name}{behind}");
        }
    }
}
