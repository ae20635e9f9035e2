//! Lines of an input, one after another.

use std::io::{BufRead, Read};
use std::mem;

use super::Import;
use super::collector::Collector;
use crate::error::Error;
use crate::limits::IMPORT_LINE_BYTES;

/// An import of a format that has a record a line: `read` makes entries of each line that is not blank.
pub(super) fn each_line<'r>(
    input: impl BufRead + 'r,
    mut read: impl FnMut(&str, &mut Collector) -> Result<(), Error> + 'r,
) -> Import<'r> {
    let mut lines = Lines::new(input);
    Import::new(move |collector| {
        let Some(line) = lines.next_line(collector)? else { return Ok(false) };
        read(line, collector)?;
        Ok(true)
    })
}

/// The lines of an input.
pub(super) struct Lines<R> {
    input: R,
    number: usize,
    line: String,
}

impl<R: BufRead> Lines<R> {
    pub(super) fn new(input: R) -> Self {
        Self { input, number: 0, line: String::new() }
    }

    /// The next line that is not blank, without its end and the file's byte order mark; the collector knows its number from here on.
    ///
    /// A line that is too long or no UTF-8 is skipped as a record.
    ///
    /// # Errors
    /// The reader's own; or the first line is no UTF-8.
    pub(super) fn next_line(&mut self, collector: &mut Collector) -> Result<Option<&str>, Error> {
        loop {
            let mut bytes = mem::take(&mut self.line).into_bytes();
            bytes.clear();
            let mut part = self.input.by_ref().take(IMPORT_LINE_BYTES as u64);
            if part.read_until(b'\n', &mut bytes).map_err(Error::io)? == 0 {
                return Ok(None);
            }
            self.number += 1;
            collector.line = self.number;
            if bytes.len() == IMPORT_LINE_BYTES && !bytes.ends_with(b"\n") {
                self.input.skip_until(b'\n').map_err(Error::io)?;
                collector.skip("a line of over 64 MiB");
                continue;
            }
            match String::from_utf8(bytes) {
                Ok(line) => self.line = line,
                Err(fault) if self.number == 1 => {
                    return Err(Error::utf8(fault.as_bytes(), fault.utf8_error(), self.number));
                }
                Err(_) => {
                    collector.skip("a line that is not UTF-8");
                    continue;
                }
            }
            if !self.text().trim().is_empty() {
                return Ok(Some(self.text()));
            }
        }
    }

    fn text(&self) -> &str {
        let line = if self.number == 1 { self.line.strip_prefix('\u{FEFF}').unwrap_or(&self.line) } else { &self.line };
        line.trim_end_matches(['\n', '\r'])
    }
}
