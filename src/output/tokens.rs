//! Splits a text into tokens, for formats that need them.

use crate::arabic::letters::{FORMAT, MARK, look_up};
use crate::fold::Words;
use crate::span::Span;

/// Whether Python, the language of most formats' readers, treats `c` as a space; it includes some ASCII separators.
pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace() || ('\u{1C}'..='\u{1F}').contains(&c)
}

/// Whether `c` ends a line for any of the readers.
pub(super) fn is_line_end(c: char) -> bool {
    matches!(c, '\n'..='\r' | '\u{1C}'..='\u{1E}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Returns the words as folding separates them, and each sign between them, with the marks and controls after it. Every char that is not a
/// space is in one of these tokens.
pub(super) fn words(text: &str) -> Vec<Span> {
    let mut tokens = Vec::new();
    let mut words = Words::new(text);
    let mut at = 0;
    while let Some(word) = words.next_word() {
        // Several words may share one char: ﷺ.
        let word = Span::new(word.span.start.max(at), word.span.end);
        if !word.is_empty() {
            push_signs(text, Span::new(at, word.start), &mut tokens);
            tokens.push(word);
            at = word.end;
        }
    }
    push_signs(text, Span::new(at, text.len()), &mut tokens);
    tokens
}

/// Adds the tokens of `between`, a span without words.
fn push_signs(text: &str, between: Span, tokens: &mut Vec<Span>) {
    for (at, c) in between.of(text).char_indices() {
        if is_space(c) {
            continue;
        }
        let start = between.start + at;
        let sign = Span::new(start, start + c.len_utf8());
        match tokens.last_mut() {
            Some(before) if before.end == sign.start && is_mark(c) => before.end = sign.end,
            _ => tokens.push(sign),
        }
    }
}

/// Returns the runs of chars that are not spaces.
pub(super) fn runs(text: &str) -> Vec<Span> {
    let mut tokens: Vec<Span> = Vec::new();
    for (start, c) in text.char_indices() {
        if is_space(c) {
            continue;
        }
        let end = start + c.len_utf8();
        match tokens.last_mut() {
            Some(before) if before.end == start => before.end = end,
            _ => tokens.push(Span::new(start, end)),
        }
    }
    tokens
}

/// Whether all of `token` is invisible.
pub(super) fn is_invisible(token: &str) -> bool {
    token.chars().all(|c| is_mark(c) || c.is_control())
}

fn is_mark(c: char) -> bool {
    matches!(look_up(c), MARK..=FORMAT)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arabic::letters::{MANY, WORD};

    fn texts(text: &str) -> Vec<&str> {
        words(text).into_iter().map(|token| token.of(text)).collect()
    }

    #[test]
    fn words_and_signs_are_tokens() {
        let cases: [(&str, &[&str]); 8] = [
            ("", &[]),
            (" \r\n\u{85}\u{1F}", &[]),
            ("قال: «مينسك»!", &["قال", ":", "«", "مينسك", "»", "!"]),
            ("بَيرُوتَ،وليبيا", &["بَيرُوتَ", "،", "وليبيا"]),
            ("3.5%", &["3", ".", "5", "%"]),
            // A control stays with the char before it, unless that is a space.
            ("مينسك\u{200F} \u{200F}في", &["مينسك\u{200F}", "\u{200F}", "في"]),
            ("\u{1F469}\u{200D}\u{1F692}ليبيا", &["\u{1F469}\u{200D}", "\u{1F692}", "ليبيا"]),
            ("محمد ﷺ", &["محمد", "ﷺ"]),
        ];
        for (text, expected) in cases {
            assert_eq!(texts(text), expected, "{text:?}");
        }
        assert_eq!(runs("ليبيا-مصر، \r\na").len(), 2);
        assert!(is_invisible("\u{200F}\u{0}") && !is_invisible("\u{200F}a"));
    }

    #[test]
    fn no_word_holds_a_space() {
        for c in ('\0'..=char::MAX).filter(|&c| is_space(c)) {
            let row = look_up(c);
            assert!(row > FORMAT && row != MANY && row >= WORD, "{c:?}");
        }
    }
}
