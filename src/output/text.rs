//! The text with its mentions marked, for people: in colours, or in brackets with their kind.
//!
//! ```
//! use aalam::Tagger;
//! use aalam::output::{Document, Writer, text::Text};
//!
//! let mut out = Vec::new();
//! Text::new(&mut out, false).write(&Document::new(&Tagger::builtin().tag("بيان للجيش الليبي")))?;
//! assert_eq!(String::from_utf8(out)?, "بيان ل[لجيش [الليبي]nationality]organization\n");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use std::io::{self, Write};

use super::events::{Piece, pieces};
use super::{Document, Writer};
use crate::gazetteer::Kind;
use crate::mention::Mention;

/// Writes marked text.
pub struct Text<W> {
    out: W,
    colours: bool,
}

impl<W: Write> Text<W> {
    /// Creates a writer to `out`; with `colours`, mentions have terminal colours by kind, and nested mentions are underlined.
    pub fn new(out: W, colours: bool) -> Self {
        Self { out, colours }
    }

    /// Resets the colour, and then sets that of `mention`.
    fn colour(&mut self, mention: Option<&Mention<'_>>) -> io::Result<()> {
        self.out.write_all(b"\x1B[0m")?;
        let Some(mention) = mention else { return Ok(()) };
        let colour = match mention.kind() {
            Kind::Person => 32,
            Kind::Title => 33,
            Kind::Place => 34,
            Kind::Organization => 35,
            Kind::Nationality => 36,
            Kind::Other(_) => 31,
        };
        let underline = if mention.is_outer() { "" } else { "4;" };
        write!(self.out, "\x1B[1;{underline}{colour}m")
    }

    fn open(&mut self, mention: &Mention<'_>) -> io::Result<()> {
        if self.colours { self.colour(Some(mention)) } else { self.out.write_all(b"[") }
    }

    fn close(&mut self, mention: &Mention<'_>, outer: Option<&Mention<'_>>) -> io::Result<()> {
        if self.colours { self.colour(outer) } else { write!(self.out, "]{}", mention.kind()) }
    }
}

impl<W: Write> Writer for Text<W> {
    fn write(&mut self, document: &Document<'_>) -> io::Result<()> {
        let text = document.tagged.text();
        let mut open: Vec<&Mention<'_>> = Vec::new();
        for piece in pieces(document.tagged) {
            match piece {
                Piece::Text(text) => self.out.write_all(text.as_bytes())?,
                Piece::Open(mention) => {
                    self.open(mention)?;
                    open.push(mention);
                }
                Piece::Close(mention) => {
                    open.pop();
                    self.close(mention, open.last().copied())?;
                }
            }
        }
        if !text.ends_with('\n') {
            writeln!(self.out)?;
        }
        Ok(())
    }

    fn finish(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
