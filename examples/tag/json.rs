//! Cuts a JSON file into its values, one at a time: those of an array, or values that follow each other.

use std::io::{self, BufRead};

/// The values of a file, read lazily.
pub(crate) struct Values {
    reader: Box<dyn BufRead + Send>,
    in_array: bool,
    /// The most bytes of a value.
    longest: usize,
}

/// What comes next in a file.
pub(crate) enum Next {
    /// The bytes of a value, which need not be valid.
    Value(Vec<u8>),
    TooLong,
    /// The file is not JSON, from here on.
    Other,
    /// The file ends before its array does.
    Cut,
    End,
}

impl Values {
    /// Returns the values of `reader`. A longer one than `longest` bytes is skipped.
    pub(crate) fn new(reader: Box<dyn BufRead + Send>, longest: usize) -> Self {
        Self { reader, in_array: false, longest }
    }

    /// Returns what comes next.
    pub(crate) fn next(&mut self) -> io::Result<Next> {
        loop {
            match self.peek()? {
                None if self.in_array => return Ok(Next::Cut),
                None => return Ok(Next::End),
                Some(b' ' | b'\t' | b'\r' | b'\n') => {}
                // A byte order mark.
                Some(0xEF | 0xBB | 0xBF) if !self.in_array => {}
                Some(b',') if self.in_array => {}
                Some(b'[') if !self.in_array => self.in_array = true,
                Some(b']') if self.in_array => self.in_array = false,
                Some(b'{' | b'"') => return self.value(),
                Some(byte) if self.in_array && byte != b'}' => return self.value(),
                Some(_) => return Ok(Next::Other),
            }
            self.reader.consume(1);
        }
    }

    fn peek(&mut self) -> io::Result<Option<u8>> {
        Ok(self.reader.fill_buf()?.first().copied())
    }

    /// Reads the value that begins here.
    fn value(&mut self) -> io::Result<Next> {
        let mut value = Vec::new();
        let mut too_long = false;
        let mut end = End::default();
        while !end.reached {
            let bytes = self.reader.fill_buf()?;
            if bytes.is_empty() {
                break;
            }
            let len = bytes.iter().position(|&byte| end.is_behind(byte)).unwrap_or(bytes.len());
            too_long |= value.len() + len > self.longest;
            if !too_long {
                value.extend_from_slice(&bytes[..len]);
            }
            self.reader.consume(len);
        }
        Ok(if too_long { Next::TooLong } else { Next::Value(value) })
    }
}

/// Finds the end of a value.
#[derive(Default)]
struct End {
    /// The number of open brackets.
    depth: usize,
    in_string: bool,
    /// The next char of the string is escaped.
    escaped: bool,
    /// The value is complete: the next byte is behind it.
    complete: bool,
    reached: bool,
}

impl End {
    /// Returns whether the next byte is behind the value.
    fn is_behind(&mut self, byte: u8) -> bool {
        let is_separator = self.depth == 0 && !self.in_string && matches!(byte, b',' | b']' | b'}' | b'\n');
        self.reached = self.complete || is_separator;
        if self.reached {
            return true;
        }
        match byte {
            _ if self.escaped => self.escaped = false,
            b'\\' if self.in_string => self.escaped = true,
            b'"' => self.in_string = !self.in_string,
            b'{' | b'[' if !self.in_string => self.depth += 1,
            b'}' | b']' if !self.in_string => self.depth -= 1,
            _ => return false,
        }
        self.complete = self.depth == 0 && !self.in_string && matches!(byte, b'"' | b'}' | b']');
        false
    }
}
