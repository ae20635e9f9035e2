//! Mentions as GATE's JSON ("bdocjs"): one document per line; each line is a file that GATE and gatenlp read.
//!
//! ```
//! use aalam::{Tagger, Unit};
//! use aalam::output::{Document, Writer, gate::Gate};
//!
//! let tagger = Tagger::builtin();
//! let tagged = tagger.tag("في مينسك");
//! let mut out = Vec::new();
//! Gate::new(&mut out, Unit::Utf16).write(&Document { source: Some("news.txt"), ..Document::new(&tagged) })?;
//! assert_eq!(
//!     String::from_utf8(out)?,
//!     concat!(
//!         r#"{"offset_type":"j","name":"news.txt","text":"في مينسك","features":{},"#,
//!         r#""annotation_sets":{"":{"name":"","annotations":[{"type":"place","start":3,"end":8,"id":0,"features":"#,
//!         r#"{"entities":["minsk"],"name":"مينسك","confidence":0.9,"outer":true}}],"next_annid":1}}}"#,
//!         "\n"
//!     )
//! );
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! This format was chosen over GATE's XML because XML cannot hold every text (control chars are forbidden, CRLF becomes LF), and because it
//! states the unit of its offsets: `j` is UTF-16 units, as in Java, `p` is chars, as in Python. GATE reads it with the plugin Format_Bdoc.
//!
//! The type of an annotation is the kind. The features `holder` and `nationality` of a title, and `titles` of a person, are ids of
//! annotations. The document's fields are its features.

use std::io::{self, Write};

use serde::Serialize;

use super::extra_fields::ExtraFields;
use super::{Document, Writer, ids};
use crate::span::{Offsets, Unit};

/// Writes one document per line.
pub struct Gate<W> {
    out: W,
    unit: Unit,
}

#[derive(Serialize)]
struct Bdoc<'a> {
    offset_type: &'static str,
    name: &'a str,
    text: &'a str,
    features: ExtraFields<'a>,
    annotation_sets: Sets<'a>,
}

#[derive(Serialize)]
struct Sets<'a> {
    /// The set without a name is the default set.
    #[serde(rename = "")]
    default: Set<'a>,
}

#[derive(Serialize)]
struct Set<'a> {
    name: &'static str,
    annotations: Vec<GateAnnotation<'a>>,
    next_annid: usize,
}

#[derive(Serialize)]
struct GateAnnotation<'a> {
    r#type: &'a str,
    start: usize,
    end: usize,
    id: usize,
    features: Features<'a>,
}

#[derive(Serialize)]
struct Features<'a> {
    entities: Vec<&'a str>,
    name: &'a str,
    confidence: f32,
    outer: bool,
    #[serde(skip_serializing_if = "str::is_empty")]
    clitics: &'static str,
    #[serde(skip_serializing_if = "str::is_empty")]
    enclitic: &'static str,
    #[serde(skip_serializing_if = "<[usize]>::is_empty")]
    titles: &'a [usize],
    #[serde(skip_serializing_if = "Option::is_none")]
    holder: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    nationality: Option<usize>,
}

impl<W: Write> Gate<W> {
    /// Creates a writer to `out`, with offsets in UTF-16 units if `unit` is [`Unit::Utf16`], and in chars otherwise.
    pub fn new(out: W, unit: Unit) -> Self {
        Self { out, unit: if unit == Unit::Utf16 { unit } else { Unit::Chars } }
    }
}

impl<W: Write> Writer for Gate<W> {
    fn write(&mut self, document: &Document<'_>) -> io::Result<()> {
        let text = document.tagged.text();
        let mut offsets = Offsets::new(text, self.unit);
        let mut annotations = Vec::new();
        for (id, mention) in document.tagged.mentions().enumerate() {
            let span = offsets.span(mention.span());
            let features = Features {
                entities: ids(mention),
                name: mention.name(),
                confidence: mention.confidence(),
                outer: mention.is_outer(),
                clitics: mention.clitics().as_str(),
                enclitic: mention.enclitic(),
                titles: &mention.links.titles,
                holder: mention.links.holder,
                nationality: mention.links.nationality,
            };
            let kind = mention.kind().as_str();
            annotations.push(GateAnnotation { r#type: kind, start: span.start, end: span.end, id, features });
        }
        let next_annid = annotations.len();
        let bdoc = Bdoc {
            offset_type: if self.unit == Unit::Utf16 { "j" } else { "p" },
            name: document.source.unwrap_or_default(),
            text,
            features: ExtraFields::new(document.fields, &[]),
            annotation_sets: Sets { default: Set { name: "", annotations, next_annid } },
        };
        serde_json::to_writer(&mut self.out, &bdoc)?;
        self.out.write_all(b"\n")
    }

    fn finish(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
