//! Spans of text, and the units of their offsets.

use std::fmt;
use std::ops::Range;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::error::{Error, choose};

/// A half-open range of **byte** offsets into the original text.
///
/// Both ends lie on `char` boundaries of the text in which the span was found.
///
/// ```
/// use aalam::Span;
///
/// let text = "في مينسك";
/// let span = Span::new(5, 15);
/// assert_eq!(span.of(text), "مينسك");
/// assert_eq!(span.len(), 10);
/// assert!(Span::new(0, 15).contains(span) && !span.is_empty());
/// assert_eq!((span.to_string(), "5..15".parse::<Span>()?), ("5..15".to_owned(), span));
/// # Ok::<(), aalam::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// The byte offset of the first byte.
    pub start: usize,
    /// The byte offset just past the last byte.
    pub end: usize,
}

impl Span {
    /// Returns the span from byte `start` to byte `end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// Returns the length in bytes.
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Returns whether the span is empty.
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Returns whether `other` lies inside this span (or equals it).
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Returns the part of `text` that the span covers; empty if `text` is too short, or if either end falls inside a `char`.
    ///
    /// A span does not know its text: in another text, it covers whatever stands there.
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

impl FromStr for Span {
    type Err = Error;

    fn from_str(span: &str) -> Result<Self, Error> {
        let ends = span.split_once("..").and_then(|(start, end)| Some((offset(start)?, offset(end)?)));
        match ends {
            Some((start, end)) => Ok(Self { start, end }),
            None => Err(Error::argument(format!("{span:?} is not a span; write one such as 5..15"))),
        }
    }
}

/// Reads an offset, which has no sign.
fn offset(digits: &str) -> Option<usize> {
    digits.parse().ok().filter(|_| !digits.starts_with('+'))
}

/// The unit in which offsets are counted.
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Unit {
    /// Bytes of UTF-8, as in Rust.
    #[default]
    Bytes,
    /// Unicode scalar values, as in Python.
    Chars,
    /// UTF-16 code units, as in JavaScript and Java.
    Utf16,
}

impl Unit {
    /// Every unit.
    pub const ALL: &'static [Self] = &[Self::Bytes, Self::Chars, Self::Utf16];

    /// Returns the unit's name: `bytes`, `chars` or `utf16`.
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
/// It remembers its position, so converting the spans of a text in order takes one pass over the text in total.
///
/// ```
/// use aalam::{Offsets, Span, Unit};
///
/// let mut chars = Offsets::new("في مينسك", Unit::Chars);
/// assert_eq!(chars.span(Span::new(5, 15)), Span::new(3, 8));
/// assert_eq!(chars.at(5), 3);
/// ```
#[derive(Clone)]
pub struct Offsets<'t> {
    text: &'t str,
    unit: Unit,
    byte: usize,
    count: usize,
}

/// Writes the length of the text instead of the text.
impl fmt::Debug for Offsets<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Offsets")
            .field("text_bytes", &self.text.len())
            .field("unit", &self.unit)
            .finish_non_exhaustive()
    }
}

impl<'t> Offsets<'t> {
    /// Returns a converter for offsets into `text`.
    pub fn new(text: &'t str, unit: Unit) -> Self {
        Self { text, unit, byte: 0, count: 0 }
    }

    /// Returns the offset of byte `byte`, in this converter's unit.
    ///
    /// An offset that is not a `char` boundary is rounded down to the last boundary before it.
    pub fn at(&mut self, byte: usize) -> usize {
        // The default of programs, four times for each mention.
        if self.unit == Unit::Bytes && self.text.is_char_boundary(byte) {
            return byte;
        }
        let byte = (0..=byte.min(self.text.len())).rev().find(|&at| self.text.is_char_boundary(at)).unwrap_or(0);
        let between = self.text.get(self.byte.min(byte)..self.byte.max(byte)).unwrap_or_default();
        let width = self.unit.width(between);
        self.count = if byte < self.byte { self.count - width } else { self.count + width };
        self.byte = byte;
        self.count
    }

    /// Returns `span` with both ends in this converter's unit.
    pub fn span(&mut self, span: Span) -> Span {
        Span::new(self.at(span.start), self.at(span.end))
    }
}
