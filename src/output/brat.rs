//! Mentions as brat standoff annotation: the `.ann` file beside the `.txt` file of the text.
//!
//! ```
//! use aalam::Tagger;
//! use aalam::output::{Document, Writer, brat::Brat};
//!
//! let mut out = Vec::new();
//! Brat::new(&mut out).write(&Document::new(&Tagger::builtin().tag("بيان للجيش\nالليبي")))?;
//! assert_eq!(
//!     String::from_utf8(out)?,
//!     "T1\torganization 6 10;11 17\tلجيش الليبي\n\
//!      T2\tnationality 11 17\tالليبي\n\
//!      N1\tReference T1 aalam:libyan-army\tالجيش الليبي\n\
//!      #1\tAnnotatorNotes T1\tproclitics: ل\n\
//!      N2\tReference T2 aalam:libya\tليبي\n\
//!      N3\tReference T2 iso3166:LY\tليبي\n"
//! );
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! | line | |
//! |---|---|
//! | `T` | a mention, nested or not, offsets in chars; if it spans a line end, it is in several pieces, as brat requires |
//! | `N` | an entity that the mention can stand for (`aalam:ID`), and the links of the best one |
//! | `R` | `holder`: from a title to its holder; `nationality`: from a bare title to the nationality beside it |
//! | `#` | a note: the proclitics before the mention |
//!
//! Numbers and offsets continue across documents, as if their texts were in one file, each beginning on a new line. The `annotation.conf`
//! of such a collection:
//!
//! ```text
//! [entities]
//! person
//! title
//! place
//! organization
//! nationality
//! [relations]
//! holder       Arg1:title, Arg2:person
//! nationality  Arg1:title, Arg2:nationality
//! [events]
//! [attributes]
//! ```

use std::io::{self, Write};

use super::tokens::{is_line_end, is_space};
use super::{Document, Writer, ids};
use crate::mention::Mention;
use crate::span::{Offsets, Span, Unit};

/// Writes the lines of `.ann` files.
pub struct Brat<W> {
    out: W,
    /// The number of chars of the previous documents.
    chars: usize,
    /// The number of lines of each sort.
    mentions: usize,
    references: usize,
    relations: usize,
    notes: usize,
}

impl<W: Write> Brat<W> {
    /// Creates a writer to `out`.
    pub fn new(out: W) -> Self {
        Self { out, chars: 0, mentions: 0, references: 0, relations: 0, notes: 0 }
    }

    /// Writes the line of the mention itself.
    fn write_mention(&mut self, number: usize, mention: &Mention<'_>, offsets: &mut Offsets<'_>) -> io::Result<()> {
        let kind = mention.kind().as_str().replace(breaks_type, "_");
        write!(self.out, "T{number}\t{kind}")?;
        let mut separator = ' ';
        let mut texts = Vec::new();
        for (span, text) in pieces(mention) {
            let span = offsets.span(span);
            write!(self.out, "{separator}{} {}", self.chars + span.start, self.chars + span.end)?;
            separator = ';';
            texts.push(text);
        }
        writeln!(self.out, "\t{}", texts.join(" "))
    }

    /// Writes the lines about mention `number`; the first mention of its document has the number `first`.
    fn write_about(&mut self, number: usize, first: usize, mention: &Mention<'_>) -> io::Result<()> {
        let ids = ids(mention).into_iter().map(|id| ("aalam", id));
        let links = mention.entry().into_iter().flat_map(|entry| entry.links());
        for (base, id) in ids.chain(links) {
            if base.contains(breaks_reference) || base.contains(':') || id.contains(breaks_reference) {
                continue;
            }
            self.references += 1;
            let name = mention.name().replace(is_line_end, " ");
            writeln!(self.out, "N{}\tReference T{number} {base}:{id}\t{name}", self.references)?;
        }
        for (relation, other) in [("holder", mention.links.holder), ("nationality", mention.links.nationality)] {
            if let Some(other) = other {
                self.relations += 1;
                writeln!(self.out, "R{}\t{relation} Arg1:T{number} Arg2:T{}", self.relations, first + other)?;
            }
        }
        if !mention.clitics().is_empty() {
            self.notes += 1;
            writeln!(self.out, "#{}\tAnnotatorNotes T{number}\tproclitics: {}", self.notes, mention.clitics())?;
        }
        Ok(())
    }
}

impl<W: Write> Writer for Brat<W> {
    fn write(&mut self, document: &Document<'_>) -> io::Result<()> {
        let text = document.tagged.text();
        let mut offsets = Offsets::new(text, Unit::Chars);
        let first = self.mentions + 1;
        for mention in document.tagged.mentions() {
            self.mentions += 1;
            self.write_mention(self.mentions, mention, &mut offsets)?;
        }
        for (number, mention) in (first..).zip(document.tagged.mentions()) {
            self.write_about(number, first, mention)?;
        }
        self.chars += offsets.at(text.len()) + usize::from(!text.ends_with('\n'));
        Ok(())
    }

    fn finish(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Returns the parts of a mention, one for each line of the text, with their texts.
fn pieces<'a>(mention: &Mention<'a>) -> Vec<(Span, &'a str)> {
    let mut pieces = Vec::new();
    let mut start = mention.span().start;
    for line in mention.text().split_inclusive(|c| is_line_end(c) || c == '\t') {
        let text = line.trim_matches(is_space);
        if !text.is_empty() {
            let from = start + line.len() - line.trim_start_matches(is_space).len();
            pieces.push((Span::new(from, from + text.len()), text));
        }
        start += line.len();
    }
    pieces
}

/// Whether a char is not allowed in the name of a type.
fn breaks_type(c: char) -> bool {
    !(c.is_alphanumeric() || c == '-' || c == '_')
}

fn breaks_reference(c: char) -> bool {
    is_space(c) || c.is_control()
}
