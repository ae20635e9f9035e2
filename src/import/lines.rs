//! Reads an input line by line.

use std::io::BufRead;

use super::collector::Collector;
use super::{Import, SkipReason};
use crate::error::Error;
use crate::limits::IMPORT_LINE_BYTES;
use crate::util::lines::{LineError, Lines};

/// Creates an import of a format with one record per line: `read` makes entries of each line that is not blank.
pub(super) fn each_line<'r>(
    input: impl BufRead + Send + 'r,
    mut read: impl FnMut(&str, &mut Collector) -> Result<(), Error> + Send + 'r,
) -> Import<'r> {
    let mut lines = RecordLines::new(input);
    Import::new(move |collector| {
        let Some(line) = lines.next_line(collector)? else { return Ok(false) };
        read(line, collector)?;
        Ok(true)
    })
}

/// The lines of an input, one record each.
pub(super) struct RecordLines<R>(Lines<R>);

impl<R: BufRead> RecordLines<R> {
    pub(super) fn new(input: R) -> Self {
        Self(Lines::with_limit(input, IMPORT_LINE_BYTES))
    }

    /// Returns the next line that is not blank, and tells the collector its number.
    ///
    /// A line that is too long or not UTF-8 is skipped as a record.
    ///
    /// # Errors
    /// The reader's own; or the first line is not UTF-8.
    pub(super) fn next_line(&mut self, collector: &mut Collector) -> Result<Option<&str>, Error> {
        let Self(lines) = self;
        loop {
            let advanced = lines.advance();
            collector.line = lines.number();
            match advanced {
                Ok(false) => return Ok(None),
                Ok(true) if lines.text().trim().is_empty() => {}
                Ok(true) => return Ok(Some(lines.text())),
                Err(LineError::TooLong) => collector.skip(SkipReason::LongLine),
                Err(LineError::NotUtf8(_)) if lines.number() > 1 => collector.skip(SkipReason::LineNotUtf8),
                Err(error) => return Err(error.into_error()),
            }
        }
    }
}
