//! Reads JSON Lines, or a JSON array, entry by entry.

use std::io::BufRead;

use serde::de::IgnoredAny;

use crate::error::Error;
use crate::util::lines::{LineError, Lines};

/// Reads one entry after another: the lines of JSON Lines, or the elements of an array, if the first line that is not blank begins with a
/// bracket.
pub(crate) struct Records<R> {
    lines: Lines<R>,
    is_first: bool,
    array: Option<Array>,
}

impl<R: BufRead> Records<R> {
    pub(crate) fn new(reader: R) -> Self {
        Self { lines: Lines::new(reader), is_first: true, array: None }
    }

    /// Reads the next line, which may be blank, or the next element; returns whether there is one.
    ///
    /// # Errors
    /// The error of the reader, or the place at which the array is none.
    pub(crate) fn advance(&mut self) -> Result<bool, Error> {
        if self.array.is_none() {
            if !self.advance_line()? {
                return Ok(false);
            }
            let start = self.lines.text().trim_start();
            let begins_array = self.is_first && start.starts_with('[');
            self.is_first &= start.is_empty();
            if !begins_array {
                return Ok(true);
            }
        }
        loop {
            let array = self.array.get_or_insert_default();
            if array.advance(self.lines.text(), self.lines.number())? {
                return Ok(true);
            }
            if !self.advance_line()? {
                return self.array.get_or_insert_default().end(self.lines.number());
            }
        }
    }

    fn advance_line(&mut self) -> Result<bool, Error> {
        self.lines.advance().map_err(LineError::into_error)
    }

    /// Returns the number of the line on which the entry begins, from 1.
    pub(crate) fn number(&self) -> usize {
        self.array.as_ref().map_or(self.lines.number(), |array| array.number)
    }

    /// Returns the line, or the element with its line breaks.
    pub(crate) fn text(&self) -> &str {
        self.array.as_ref().map_or(self.lines.text(), |array| &array.element)
    }

    /// Returns the column, from 1, of what has this line and column if lines begin where the entry begins.
    pub(crate) fn column(&self, line: usize, column: usize) -> usize {
        match &self.array {
            Some(array) if array.number == line => array.before + column,
            _ => column,
        }
    }
}

/// What may come next in an array, outside of its elements.
#[derive(Clone, Copy, Default)]
enum Expected {
    #[default]
    Bracket,
    ElementOrEnd,
    Element,
    CommaOrEnd,
    Nothing,
}

/// An array being read.
#[derive(Default)]
struct Array {
    expected: Expected,
    /// The byte of the current line that comes next, and the number of characters before it.
    at: usize,
    chars: usize,
    /// The current element, as far as it has been read.
    element: String,
    /// Where the element begins: the number of its line, and the number of characters before it.
    number: usize,
    before: usize,
    /// The number of brackets and braces of the element that are open; 0 outside of elements.
    depth: usize,
    in_string: bool,
    is_escaped: bool,
}

impl Array {
    /// Reads the rest of the `line` with this number, but not beyond the end of an element; returns whether one has ended.
    fn advance(&mut self, line: &str, number: usize) -> Result<bool, Error> {
        if self.depth == 0 {
            self.element.clear();
        }
        let from = self.at;
        let mut start = from;
        for (at, byte) in line.bytes().enumerate().skip(from) {
            if self.depth > 0 {
                if self.ends_with(byte) {
                    self.take(line, start, at + 1);
                    return Ok(true);
                }
                continue;
            }
            match self.steps_over(byte) {
                Ok(false) => {}
                Ok(true) => {
                    self.chars += chars(line, start, at);
                    (self.number, self.before, self.depth, start) = (number, self.chars, 1, at);
                }
                Err((expected, advice)) => {
                    let found = line.get(at..).and_then(|rest| rest.chars().next()).unwrap_or_default();
                    let column = self.chars + chars(line, start, at) + 1;
                    // The element before it is not the one at fault.
                    self.before = 0;
                    let message = format!("expected {expected}, found {found:?}; {advice}");
                    return Err(Error::syntax(message).at(number, column));
                }
            }
        }
        if self.depth > 0 {
            self.take(line, start, line.len());
            self.element.push('\n');
        }
        (self.at, self.chars) = (0, 0);
        Ok(false)
    }

    /// Adds a part of the line to the element, and goes on behind it.
    fn take(&mut self, line: &str, start: usize, end: usize) {
        self.element.push_str(line.get(start..end).unwrap_or_default());
        self.chars += chars(line, start, end);
        self.at = end;
    }

    /// Steps over a byte between elements; returns whether it begins one.
    ///
    /// # Errors
    /// What was expected, and what to do.
    fn steps_over(&mut self, byte: u8) -> Result<bool, (&'static str, &'static str)> {
        self.expected = match (self.expected, byte) {
            (expected, b' ' | b'\t' | b'\r') => expected,
            (Expected::Bracket, b'[') => Expected::ElementOrEnd,
            (Expected::ElementOrEnd | Expected::CommaOrEnd, b']') => Expected::Nothing,
            (Expected::CommaOrEnd, b',') => Expected::Element,
            (Expected::ElementOrEnd | Expected::Element, b'{') => {
                self.expected = Expected::CommaOrEnd;
                return Ok(true);
            }
            (Expected::CommaOrEnd, _) => return Err(("a comma or ]", "write a comma between two entries")),
            (Expected::Nothing, _) => return Err(("nothing behind the array", "write all entries into one array")),
            _ => return Err(("a JSON object", "an array holds entries, with a comma between two of them")),
        };
        Ok(false)
    }

    /// Reads a byte of an element; returns whether it is the last one.
    fn ends_with(&mut self, byte: u8) -> bool {
        match byte {
            _ if self.is_escaped => self.is_escaped = false,
            b'\\' if self.in_string => self.is_escaped = true,
            b'"' => self.in_string = !self.in_string,
            _ if self.in_string => {}
            b'{' | b'[' => self.depth += 1,
            b'}' | b']' => self.depth -= 1,
            _ => {}
        }
        self.depth == 0
    }

    /// Ends the array behind the last line, which has this number; returns whether an element is left, which is then at fault itself.
    fn end(&mut self, number: usize) -> Result<bool, Error> {
        if self.depth > 0 {
            self.element.pop();
            let read: Result<IgnoredAny, _> = serde_json::from_str(&self.element);
            if read.is_err_and(|error| !error.is_eof()) {
                return Ok(true);
            }
            let cut = Error::syntax("the entry that begins here is cut short; close its braces and quotes");
            let (number, column) = (self.number, self.before + 1);
            self.before = 0;
            return Err(cut.at(number, column));
        }
        match self.expected {
            Expected::Nothing => Ok(false),
            _ => Err(Error::syntax("the array is cut short; write ] at its end").at(number, 1)),
        }
    }
}

/// Returns the number of characters of a part of the line.
fn chars(line: &str, start: usize, end: usize) -> usize {
    line.get(start..end).unwrap_or_default().chars().count()
}
