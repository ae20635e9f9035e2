//! The fold as text, for those who want nothing but folded text.

use crate::arabic::letters::{self, FORMAT, LINE, MANY, MARK, RETURN, SPACE, WORD};
use crate::span::Span;

/// Folds Arabic text to the letters that matter for comparing, and finds the way back.
///
/// Marks, tatweel and invisible controls go; the alef, hamza, yeh, heh and kaf families, Persian look-alikes, presentation
/// forms, ligatures, digits and accented Latin letters become one letter each; a run of spaces becomes one space, and an
/// empty line stays one. Punctuation and letters that no name is written with stay as they are.
///
/// Folding is idempotent: folded text folds to itself.
///
/// ```
/// use aalam::{Normalizer, Span};
///
/// let folded = Normalizer::new().fold("زارَ أحمـد مدينةَ ﻻهاي");
/// assert_eq!(folded.as_str(), "زار احمد مدينه لاهاي");
///
/// // The way back: احمد is where أحمـد was.
/// let start = folded.as_str().find("احمد").unwrap();
/// let span = folded.original(Span::new(start, start + "احمد".len()));
/// assert_eq!(span.of("زارَ أحمـد مدينةَ ﻻهاي"), "أحمـد");
/// ```
#[derive(Clone, Copy, Debug, Default)]
#[non_exhaustive]
pub struct Normalizer;

impl Normalizer {
    /// The one fold that there is; it has no options.
    pub fn new() -> Self {
        Self
    }

    /// Folds `text`.
    pub fn fold(&self, text: &str) -> Folded {
        let mut folded = Folded { text: String::with_capacity(text.len()), sources: Vec::new() };
        let mut chars = text.char_indices().peekable();
        while let Some((start, c)) = chars.next() {
            let end = start + c.len_utf8();
            match letters::look_up(c) {
                MARK => folded.widen(start, end),
                FORMAT => {}
                SPACE | LINE | RETURN => {
                    let mut lines = usize::from(matches!(letters::look_up(c), LINE | RETURN));
                    let mut end = end;
                    let mut before = c;
                    while let Some(&(at, next)) = chars.peek() {
                        match letters::look_up(next) {
                            LINE if before == '\r' && next == '\n' => {}
                            LINE | RETURN => lines += 1,
                            SPACE | FORMAT | MARK => {}
                            _ => break,
                        }
                        before = next;
                        end = at + next.len_utf8();
                        chars.next();
                    }
                    folded.push(if lines > 1 { "\n\n" } else { " " }, Span::new(start, end));
                }
                MANY => {
                    // A char that stands for anything but letters and spaces stays as it is.
                    let parts = letters::expand(c).iter().map(|&symbol| match symbol {
                        SPACE => Some(' '),
                        _ => letters::letter(symbol),
                    });
                    let folded_char = parts.collect::<Option<String>>().unwrap_or_else(|| c.to_string());
                    folded.push(&folded_char, Span::new(start, end));
                }
                symbol if symbol < WORD => {
                    let letter = letters::letter(symbol).unwrap_or(c);
                    folded.push(letter.encode_utf8(&mut [0; 4]), Span::new(start, end));
                }
                _ => folded.push(c.encode_utf8(&mut [0; 4]), Span::new(start, end)),
            }
        }
        folded
    }
}

/// Folded text, with the way back to the text it was folded from.
///
/// ```
/// use aalam::{Normalizer, Span};
///
/// let folded = Normalizer::new().fold("إلى بَيـروت");
/// assert_eq!(folded.as_str(), "الي بيروت");
/// assert_eq!(folded.original(Span::new(7, 17)).of("إلى بَيـروت"), "بَيـروت");
/// assert_eq!(folded.into_string(), "الي بيروت");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folded {
    text: String,
    /// Where each piece of folded text begins, and the bytes of the original that it stands for.
    sources: Vec<(usize, Span)>,
}

impl Folded {
    /// The folded text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The folded text, without the way back.
    pub fn into_string(self) -> String {
        self.text
    }

    /// The bytes of the original text that bytes `folded` of the folded text stand for.
    ///
    /// The span takes whole original chars in, and the marks of its last letter; tatweel behind it stays outside. A span
    /// beyond the folded text is cut to it.
    pub fn original(&self, folded: Span) -> Span {
        let first = self.sources.partition_point(|&(at, _)| at <= folded.start).saturating_sub(1);
        let after = self.sources.partition_point(|&(at, _)| at < folded.end);
        match self.sources.get(first..after) {
            Some([(_, first), .., (_, last)]) => Span::new(first.start, last.end),
            Some([(_, only)]) if !folded.is_empty() => *only,
            _ => {
                let at = self.sources.get(first).map_or(0, |(_, source)| source.start);
                Span::new(at, at)
            }
        }
    }

    fn push(&mut self, folded: &str, source: Span) {
        self.sources.push((self.text.len(), source));
        self.text.push_str(folded);
    }

    /// Takes a mark in that follows the last letter directly.
    fn widen(&mut self, start: usize, end: usize) {
        if let Some((_, source)) = self.sources.last_mut() {
            if source.end == start {
                source.end = end;
            }
        }
    }
}
