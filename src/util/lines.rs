//! The numbered lines of a reader, as text.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::mem;
use std::path::Path;

use super::container;
use crate::error::Error;

/// Reads the file at `path` with `read`. Errors name the file.
pub(crate) fn read_file<T>(path: &Path, read: impl FnOnce(BufReader<File>) -> Result<T, Error>) -> Result<T, Error> {
    let opened = File::open(path).map_err(Error::io);
    opened.and_then(|file| read(BufReader::new(file))).map_err(|error| error.in_file(path))
}

/// Reads one line after another.
pub(crate) struct Lines<R> {
    reader: R,
    /// The length in bytes from which lines are skipped.
    most: u64,
    number: usize,
    line: String,
}

/// Why a line cannot be read.
#[derive(Debug)]
pub(crate) enum LineError {
    /// The reader's own error.
    Io(Error),
    /// The line is not valid UTF-8. The next one may be.
    NotUtf8(Error),
    /// The whole input is a binary file.
    Binary(Error),
    /// The line is longer than the limit. The next one can be read.
    TooLong,
}

// Not a `From` impl, because the public `Error` would expose it.
impl LineError {
    pub(crate) fn into_error(self) -> Error {
        match self {
            Self::Io(error) | Self::NotUtf8(error) | Self::Binary(error) => error,
            Self::TooLong => Error::limit("a line too long to be read"),
        }
    }
}

impl<R: BufRead> Lines<R> {
    /// Reads the lines of `reader`, of any length.
    pub(crate) fn new(reader: R) -> Self {
        Self { reader, most: u64::MAX, number: 0, line: String::new() }
    }

    /// Reads the lines of `reader`. Lines of `most` bytes or more are skipped with an error.
    pub(crate) fn with_limit(reader: R, most: usize) -> Self {
        Self { most: most as u64, ..Self::new(reader) }
    }

    /// Advances to the next line. Returns false at the end of the input.
    pub(crate) fn advance(&mut self) -> Result<bool, LineError> {
        // The memory of the previous line is reused.
        let mut bytes = mem::take(&mut self.line).into_bytes();
        bytes.clear();
        let mut bounded = self.reader.by_ref().take(self.most);
        let read = bounded.read_until(b'\n', &mut bytes).map_err(io_error)?;
        if read == 0 {
            return Ok(false);
        }
        self.number += 1;
        if self.number == 1 {
            self.refuse_binary(&bytes)?;
        }
        if read as u64 == self.most && !bytes.ends_with(b"\n") {
            self.reader.skip_until(b'\n').map_err(io_error)?;
            return Err(LineError::TooLong);
        }
        match String::from_utf8(bytes) {
            Ok(line) => {
                self.line = line;
                Ok(true)
            }
            Err(fault) => {
                let error = Error::utf8(fault.as_bytes(), fault.utf8_error(), self.number);
                Err(LineError::NotUtf8(error))
            }
        }
    }

    /// Refuses a file that its first line shows to be binary.
    fn refuse_binary(&mut self, line: &[u8]) -> Result<(), LineError> {
        let Some(kind) = container::recognize(line) else { return Ok(()) };
        // What an archive has inside stands after its first bytes, and any of these may be a line break.
        let mut first = line.to_owned();
        self.reader.by_ref().take(container::FIRST_BYTES).read_to_end(&mut first).map_err(io_error)?;
        let kind = container::recognize(&first).unwrap_or(kind);
        Err(LineError::Binary(Error::syntax(format!("the file is {kind}"))))
    }

    /// Returns the number of the line, from 1.
    pub(crate) fn number(&self) -> usize {
        self.number
    }

    /// Returns the line without its line end, and without the byte order mark of the input.
    pub(crate) fn text(&self) -> &str {
        let line = self.line.trim_end_matches(['\n', '\r']);
        match self.number {
            1 => line.strip_prefix('\u{FEFF}').unwrap_or(line),
            _ => line,
        }
    }
}

fn io_error(error: std::io::Error) -> LineError {
    LineError::Io(Error::io(error))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lines with their numbers; `None` for one that is not read.
    fn read(bytes: &[u8], most: usize) -> Vec<(usize, Option<String>)> {
        let mut lines = Lines::with_limit(bytes, most);
        let mut read = Vec::new();
        loop {
            match lines.advance() {
                Ok(false) => return read,
                Ok(true) => read.push((lines.number(), Some(lines.text().to_owned()))),
                Err(_) => read.push((lines.number(), None)),
            }
        }
    }

    #[test]
    fn lines_have_no_ends_and_the_first_no_mark() {
        let some = |number, text: &str| (number, Some(text.to_owned()));
        let cases = [
            ("", vec![]),
            ("\n", vec![some(1, "")]),
            ("\u{FEFF}", vec![some(1, "")]),
            ("\u{FEFF}a\r\n\r\n\u{FEFF}b", vec![some(1, "a"), some(2, ""), some(3, "\u{FEFF}b")]),
            ("a\rb\nc\n", vec![some(1, "a\rb"), some(2, "c")]),
        ];
        for (text, expected) in cases {
            assert_eq!(read(text.as_bytes(), 100), expected, "{text:?}");
        }
    }

    #[test]
    fn a_bad_line_leaves_the_next_one() {
        let some = |number, text: &str| (number, Some(text.to_owned()));
        assert_eq!(read(b"a\nb\xFF\nc", 100), [some(1, "a"), (2, None), some(3, "c")]);
        assert_eq!(
            read(b"abc\nabcd\nabcde\nab\nabcd", 4),
            [some(1, "abc"), (2, None), (3, None), some(4, "ab"), (5, None)]
        );
    }

    #[test]
    fn the_error_says_where_a_line_is_not_utf8() {
        let mut lines = Lines::new("a\n\u{628}\u{628}".as_bytes().chain(&b"\xD8"[..]));
        assert!(lines.advance().unwrap());
        let Err(LineError::NotUtf8(error)) = lines.advance() else { panic!("the line is not UTF-8") };
        assert_eq!((error.line(), error.column()), (Some(2), Some(3)));
        assert!(!lines.advance().unwrap());
    }
}
