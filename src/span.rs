//! Spans of text and the units in which their ends are counted.

use std::fmt;
use std::ops::Range;
use std::str::FromStr;

use serde::Serialize;

use crate::error::{Error, choose};

/// A half-open range of **byte** offsets into the original text.
///
/// Both ends lie on `char` boundaries of the text that the span was found in.
///
/// ```
/// use aalam::Span;
///
/// let text = "في مينسك";
/// let span = Span::new(5, 15);
/// assert_eq!(span.of(text), "مينسك");
/// assert_eq!(span.len(), 10);
/// assert!(Span::new(0, 15).contains(span) && !span.is_empty());
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Span {
    /// The byte offset of the first byte.
    pub start: usize,
    /// The byte offset just past the last byte.
    pub end: usize,
}

impl Span {
    /// The span from byte `start` to byte `end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The length in bytes.
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether the span holds no byte.
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Whether `other` lies inside this span (or equals it).
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The part of `text` that the span covers; empty where `text` has no such bytes, or a `char` is cut by either end.
    ///
    /// A span does not know its text: of another one, it is whatever stands there.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }
}

impl From<Span> for Range<usize> {
    fn from(span: Span) -> Self {
        span.start..span.end
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

/// What the ends of a span are counted in.
///
/// ```
/// use aalam::{Offsets, Unit};
///
/// let text = "🛰 قمر";
/// for (unit, length) in [(Unit::Bytes, 11), (Unit::Chars, 5), (Unit::Utf16, 6)] {
///     assert_eq!(Offsets::new(text, unit).at(text.len()), length);
/// }
/// assert_eq!("chars".parse::<Unit>()?, Unit::Chars);
/// # Ok::<(), aalam::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Unit {
    /// Bytes of UTF-8, as Rust counts.
    #[default]
    Bytes,
    /// Unicode scalar values, as Python counts.
    Chars,
    /// UTF-16 code units, as JavaScript and Java count.
    Utf16,
}

impl Unit {
    /// Every unit.
    pub const ALL: &'static [Self] = &[Self::Bytes, Self::Chars, Self::Utf16];

    /// The unit's name: `bytes`, `chars` or `utf16`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Bytes => "bytes",
            Self::Chars => "chars",
            Self::Utf16 => "utf16",
        }
    }

    fn width(self, text: &str) -> usize {
        match self {
            Self::Bytes => text.len(),
            Self::Chars => text.chars().count(),
            Self::Utf16 => text.chars().map(char::len_utf16).sum(),
        }
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Unit {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        choose("unit", name, Self::ALL, Self::as_str)
    }
}

/// Converts byte offsets of one text into another [`Unit`].
///
/// It remembers where it was, so converting the spans of a text in order costs one pass over the text in all.
///
/// ```
/// use aalam::{Offsets, Span, Unit};
///
/// let mut chars = Offsets::new("في مينسك", Unit::Chars);
/// assert_eq!(chars.span(Span::new(5, 15)), Span::new(3, 8));
/// assert_eq!(chars.at(5), 3);
/// ```
#[derive(Clone, Debug)]
pub struct Offsets<'t> {
    text: &'t str,
    unit: Unit,
    byte: usize,
    count: usize,
}

impl<'t> Offsets<'t> {
    /// A converter for offsets into `text`.
    pub fn new(text: &'t str, unit: Unit) -> Self {
        Self { text, unit, byte: 0, count: 0 }
    }

    /// The offset in this converter's unit of byte `byte`.
    ///
    /// An offset that is no `char` boundary of the text counts as the last one that is.
    pub fn at(&mut self, byte: usize) -> usize {
        let byte = (0..=byte.min(self.text.len())).rev().find(|&at| self.text.is_char_boundary(at)).unwrap_or(0);
        let between = self.text.get(self.byte.min(byte)..self.byte.max(byte)).unwrap_or_default();
        let width = self.unit.width(between);
        self.count = if byte < self.byte { self.count - width } else { self.count + width };
        self.byte = byte;
        self.count
    }

    /// `span` with both ends in this converter's unit.
    pub fn span(&mut self, span: Span) -> Span {
        Span::new(self.at(span.start), self.at(span.end))
    }
}
