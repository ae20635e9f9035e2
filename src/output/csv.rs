//! Mentions as a table with a row of column names, then one mention per row; values are separated by commas or tabs.
//!
//! ```
//! use aalam::{Tagger, Unit};
//! use aalam::output::{Document, Writer, csv::Csv};
//!
//! let tagger = Tagger::builtin();
//! let tagged = tagger.tag("في مينسك");
//! let mut out = Vec::new();
//! let mut csv = Csv::new(&mut out, b',', Unit::Chars);
//! csv.write(&Document { source: Some("news.txt"), ..Document::new(&tagged) })?;
//! csv.finish()?;
//! drop(csv);
//! assert_eq!(
//!     String::from_utf8(out)?,
//!     "source,mention,start,end,word_start,word_end,text,kind,outer,clitics,enclitic,name,confidence,entities,titles,holder,nationality,evidence\n\
//!      news.txt,0,3,8,3,8,مينسك,place,true,,,مينسك,0.9,minsk,,,,\n"
//! );
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The columns are the fields of [`json`](super::json). Mentions are numbered in each document, from 0; `titles`, `holder` and
//! `nationality` hold these numbers. Several values in one column are separated by a space. A value with a separator, a quote or a line
//! break (a name may span a line end) is quoted, in both dialects.

use std::io::{self, Write};

use super::json::Record;
use super::{Document, Writer};
use crate::span::Unit;
use crate::util::csv_error::io_error;

const COLUMNS: [&str; 18] = [
    "source",
    "mention",
    "start",
    "end",
    "word_start",
    "word_end",
    "text",
    "kind",
    "outer",
    "clitics",
    "enclitic",
    "name",
    "confidence",
    "entities",
    "titles",
    "holder",
    "nationality",
    "evidence",
];

/// Writes one mention per row.
#[derive(Debug)]
pub struct Csv<W: Write> {
    out: ::csv::Writer<W>,
    unit: Unit,
    has_header: bool,
}

impl<W: Write> Csv<W> {
    /// Creates a writer to `out`, its values separated by `separator`, its offsets counted in `unit`.
    pub fn new(out: W, separator: u8, unit: Unit) -> Self {
        Self { out: ::csv::WriterBuilder::new().delimiter(separator).from_writer(out), unit, has_header: false }
    }

    fn write_header(&mut self) -> io::Result<()> {
        if !self.has_header {
            self.out.write_record(COLUMNS).map_err(io_error)?;
            self.has_header = true;
        }
        Ok(())
    }
}

impl<W: Write> Writer for Csv<W> {
    fn write(&mut self, document: &Document<'_>) -> io::Result<()> {
        self.write_header()?;
        let record = Record::new(document, self.unit);
        for (number, mention) in record.mentions.iter().enumerate() {
            let evidence: Vec<&str> = mention.evidence.iter().map(|evidence| evidence.as_str()).collect();
            let row = [
                record.source.unwrap_or_default(),
                &number.to_string(),
                &mention.start.to_string(),
                &mention.end.to_string(),
                &mention.word_start.to_string(),
                &mention.word_end.to_string(),
                mention.text,
                mention.kind,
                &mention.outer.to_string(),
                mention.clitics,
                mention.enclitic,
                mention.name,
                &mention.confidence.to_string(),
                &mention.entities.join(" "),
                &numbers(mention.titles),
                &numbers(mention.holder.as_slice()),
                &numbers(mention.nationality.as_slice()),
                &evidence.join(" "),
            ];
            self.out.write_record(row).map_err(io_error)?;
        }
        Ok(())
    }

    fn finish(&mut self) -> io::Result<()> {
        self.write_header()?;
        self.out.flush()
    }
}

fn numbers(numbers: &[usize]) -> String {
    let numbers: Vec<String> = numbers.iter().map(usize::to_string).collect();
    numbers.join(" ")
}
