//! A JSON array that is written item by item.

use std::io::{self, Write};

use serde::Serialize;

/// Writes an array, one item per line.
pub(super) struct Array<W> {
    out: W,
    any: bool,
}

impl<W: Write> Array<W> {
    pub(super) fn new(out: W) -> Self {
        Self { out, any: false }
    }

    pub(super) fn push(&mut self, item: &impl Serialize) -> io::Result<()> {
        Ok(serde_json::to_writer(self.next_line()?, item)?)
    }

    /// Writes an item indented, on several lines.
    pub(super) fn push_pretty(&mut self, item: &impl Serialize) -> io::Result<()> {
        // JSON strings contain no line breaks, so every line break begins a line to be indented.
        let json = serde_json::to_string_pretty(item)?.replace('\n', "\n  ");
        write!(self.next_line()?, "  {json}")
    }

    fn next_line(&mut self) -> io::Result<&mut W> {
        self.out.write_all(if self.any { b",\n" } else { b"[\n" })?;
        self.any = true;
        Ok(&mut self.out)
    }

    pub(super) fn finish(&mut self) -> io::Result<()> {
        self.out.write_all(if self.any { b"\n]\n" } else { b"[]\n" })?;
        self.out.flush()
    }
}
