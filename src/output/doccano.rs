//! Mentions for doccano, as its JSONL for sequence labelling: one document per line.
//!
//! ```
//! use aalam::{Tagger, Unit};
//! use aalam::output::{Document, Writer, doccano::Doccano};
//!
//! let mut out = Vec::new();
//! Doccano::new(&mut out, Unit::Utf16).write(&Document::new(&Tagger::builtin().tag("بيان للجيش الليبي")))?;
//! assert_eq!(
//!     String::from_utf8(out)?,
//!     concat!(r#"{"text":"بيان للجيش الليبي","label":[[6,17,"organization"],[11,17,"nationality"]]}"#, "\n")
//! );
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! If a project does not allow overlapping spans, doccano keeps the first of them, which is the outer one. The name of the document and its
//! fields become metadata. doccano's page counts offsets in UTF-16 units; choose chars to read the lines in Python. doccano rejects an
//! empty text and continues with the next one.

use std::io::{self, Write};

use serde::Serialize;

use super::extra_fields::ExtraFields;
use super::{Document, Writer};
use crate::span::{Offsets, Unit};

/// Writes one document per line.
pub struct Doccano<W> {
    out: W,
    unit: Unit,
}

#[derive(Serialize)]
struct DoccanoLine<'a> {
    text: &'a str,
    label: Vec<(usize, usize, &'a str)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'a str>,
    #[serde(flatten)]
    fields: ExtraFields<'a>,
}

impl<W: Write> Doccano<W> {
    /// Creates a writer to `out`, its offsets counted in `unit`.
    pub fn new(out: W, unit: Unit) -> Self {
        Self { out, unit }
    }
}

impl<W: Write> Writer for Doccano<W> {
    fn write(&mut self, document: &Document<'_>) -> io::Result<()> {
        let text = document.tagged.text();
        let mut offsets = Offsets::new(text, self.unit);
        let mut label = Vec::new();
        for mention in document.tagged.mentions() {
            let span = offsets.span(mention.span());
            label.push((span.start, span.end, mention.kind().as_str()));
        }
        let fields = ExtraFields::new(document.fields, &["text", "label", "source"]);
        serde_json::to_writer(&mut self.out, &DoccanoLine { text, label, source: document.source, fields })?;
        self.out.write_all(b"\n")
    }

    fn finish(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
