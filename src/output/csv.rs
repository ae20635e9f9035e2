//! Mentions as a table with a row of column names, then one mention per row; values are separated by commas or tabs.
//!
//! ```
//! use aalam::{Tagger, Unit};
//! use aalam::output::{Document, Writer, csv::Csv};
//!
//! let tagger = Tagger::builtin();
//! let tagged = tagger.tag("في ليبيا");
//! let mut out = Vec::new();
//! let mut csv = Csv::new(&mut out, b',', Unit::Chars);
//! csv.write(&Document { source: Some("news.txt"), ..Document::new(&tagged) })?;
//! csv.finish()?;
//! drop(csv);
//! assert_eq!(
//!     String::from_utf8(out)?,
//!     "source,id,mention,start,end,word_start,word_end,text,kind,outer,clitics,enclitic,name,confidence,entities,latin,links,titles,holder,nationality,evidence\n\
//!      news.txt,,m0,3,8,3,8,ليبيا,place,true,,,ليبيا,0.9,libya,Libya,iso3166=LY,,,,\n"
//! );
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! `id` is the document's own: its [field](Document::fields) of this name, if that is a string or a number. `mention` is the id of the
//! mention in its document, and `titles`, `holder` and `nationality` hold such ids, so `source` and `mention` together are a key. All other
//! columns are the fields of [`json`](super::json).
//!
//! Several values in one column are separated by a space. A link is written `key=value`; a space, `%` or `=` in its key, and a space or `%`
//! in its value, are percent-encoded. A value with a separator, a quote or a line break (a name may span a line end) is quoted, in both
//! dialects.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{self, Write};

use serde_json::{Map, Value};

use super::json::Record;
use super::{Document, Writer};
use crate::mention::id::MentionId;
use crate::span::Unit;
use crate::util::csv_error::io_error;

const COLUMNS: [&str; 21] = [
    "source",
    "id",
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
    "latin",
    "links",
    "titles",
    "holder",
    "nationality",
    "evidence",
];

/// Writes one mention per row.
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
        let (source, id) = (record.source.as_deref().unwrap_or_default(), own_id(record.fields()));
        for mention in &record.mentions {
            let evidence: Vec<&str> = mention.evidence.iter().map(|evidence| evidence.as_str()).collect();
            let row = [
                source,
                &id,
                &mention.id.to_string(),
                &mention.start.to_string(),
                &mention.end.to_string(),
                &mention.word_start.to_string(),
                &mention.word_end.to_string(),
                &mention.text,
                mention.kind.as_str(),
                &mention.outer.to_string(),
                mention.clitics.as_str(),
                &mention.enclitic,
                &mention.name,
                &mention.confidence.to_string(),
                &mention.entities.join(" "),
                &mention.latin,
                &joined(&mention.links),
                &listed(&mention.titles),
                &listed(mention.holder.as_slice()),
                &listed(mention.nationality.as_slice()),
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

/// Returns the document's own id; empty if it has none that fits into a cell.
fn own_id(fields: &Map<String, Value>) -> Cow<'_, str> {
    match fields.get("id") {
        Some(Value::String(id)) => Cow::Borrowed(id),
        Some(Value::Number(id)) => Cow::Owned(id.to_string()),
        _ => Cow::Borrowed(""),
    }
}

fn listed(ids: &[MentionId]) -> String {
    let ids: Vec<String> = ids.iter().map(MentionId::to_string).collect();
    ids.join(" ")
}

fn joined(links: &BTreeMap<Cow<'_, str>, Cow<'_, str>>) -> String {
    let mut joined = String::new();
    for (key, value) in links {
        if !joined.is_empty() {
            joined.push(' ');
        }
        encode(key, |c| c == '=', &mut joined);
        joined.push('=');
        encode(value, |_| false, &mut joined);
    }
    joined
}

/// Adds `text`, with spaces, `%` and what is `special` percent-encoded.
fn encode(text: &str, special: impl Fn(char) -> bool, out: &mut String) {
    for c in text.chars() {
        if !c.is_whitespace() && c != '%' && !special(c) {
            out.push(c);
            continue;
        }
        for byte in c.encode_utf8(&mut [0; 4]).bytes() {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
}
