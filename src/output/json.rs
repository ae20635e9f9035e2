//! Mentions as JSON: one object a document, in an array that is pretty-printed, or on a line of its own (JSON Lines).
//!
//! ```
//! use aalam::{Tagger, Unit};
//! use aalam::output::{Document, Writer, json::Jsonl};
//!
//! let tagger = Tagger::builtin();
//! let tagged = tagger.tag("في مينسك");
//! let mut out = Vec::new();
//! Jsonl::new(&mut out, Unit::Chars).write(&Document { source: Some("news.txt"), ..Document::new(&tagged) })?;
//! assert_eq!(
//!     String::from_utf8(out)?,
//!     r#"{"source":"news.txt","mentions":[{"start":3,"end":8,"word_start":3,"word_end":8,"text":"مينسك","kind":"place","outer":true,"clitics":"","name":"مينسك","confidence":0.9,"entities":["minsk"]}]}
//! "#
//! );
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The fields of the document are carried through behind these; one that is called `source` or `mentions` is left out.

use std::io::{self, Write};

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::{Map, Value};

use super::Writer;
use crate::grammar::evidence::Evidence;
use crate::span::{Offsets, Unit};

/// Writes one pretty-printed array of documents.
#[derive(Debug)]
pub struct Json<W> {
    out: W,
    unit: Unit,
    any: bool,
}

impl<W: Write> Json<W> {
    /// A writer to `out`, its offsets counted in `unit`.
    pub fn new(out: W, unit: Unit) -> Self {
        Self { out, unit, any: false }
    }
}

impl<W: Write> Writer for Json<W> {
    fn write(&mut self, document: &super::Document<'_>) -> io::Result<()> {
        self.out.write_all(if self.any { b",\n  " } else { b"[\n  " })?;
        self.any = true;
        // A string of JSON holds no line break, so that each begins a line to be indented.
        let json = serde_json::to_string_pretty(&Record::new(document, self.unit))?;
        self.out.write_all(json.replace('\n', "\n  ").as_bytes())
    }

    fn finish(&mut self) -> io::Result<()> {
        self.out.write_all(if self.any { b"\n]\n" } else { b"[]\n" })?;
        self.out.flush()
    }
}

/// Writes one document a line.
#[derive(Debug)]
pub struct Jsonl<W> {
    out: W,
    unit: Unit,
}

impl<W: Write> Jsonl<W> {
    /// A writer to `out`, its offsets counted in `unit`.
    pub fn new(out: W, unit: Unit) -> Self {
        Self { out, unit }
    }
}

impl<W: Write> Writer for Jsonl<W> {
    fn write(&mut self, document: &super::Document<'_>) -> io::Result<()> {
        serde_json::to_writer(&mut self.out, &Record::new(document, self.unit))?;
        self.out.write_all(b"\n")
    }

    fn finish(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// One document with its mentions.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Record<'a> {
    /// What the document is called: a file name, usually.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<&'a str>,
    /// The mentions in text order, an outer one before those inside it.
    pub mentions: Vec<Mention<'a>>,
    #[serde(flatten)]
    fields: Fields<'a>,
}

/// The fields that are carried through.
#[derive(Clone, Debug)]
struct Fields<'a>(Option<&'a Map<String, Value>>);

impl Serialize for Fields<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (name, value) in self.0.into_iter().flatten() {
            if !["source", "mentions"].contains(&name.as_str()) {
                map.serialize_entry(name, value)?;
            }
        }
        map.end()
    }
}

/// One mention.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Mention<'a> {
    /// Where the name starts, without its proclitics.
    pub start: usize,
    /// Where the name ends.
    pub end: usize,
    /// Where the name starts with its proclitics.
    pub word_start: usize,
    /// Where the name's last word ends.
    pub word_end: usize,
    /// The name as it stands in the text.
    pub text: &'a str,
    /// What is named.
    pub kind: &'a str,
    /// Whether the mention lies inside no other.
    pub outer: bool,
    /// The proclitics; empty where there are none.
    pub clitics: &'static str,
    /// The name that matched, as the gazetteer writes it.
    pub name: &'a str,
    /// How far the mention can be trusted, from 0 to 1.
    pub confidence: f32,
    /// The ids of the entities it can stand for, the best first; none for a person who is in no list.
    pub entities: Vec<&'a str>,
    /// The pronoun written on the last word.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub enclitic: &'static str,
    /// The titles of a person: their numbers among the mentions, from 0.
    #[serde(skip_serializing_if = "<[usize]>::is_empty")]
    pub titles: &'a [usize],
    /// The number of the person who holds a title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub holder: Option<usize>,
    /// The number of the nationality beside a bare title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nationality: Option<usize>,
    /// What speaks for a name that is in no list.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
}

impl<'a> Record<'a> {
    /// The record of a document, its offsets counted in `unit`.
    pub fn new(document: &super::Document<'a>, unit: Unit) -> Self {
        let mut offsets = Offsets::new(document.tagged.text(), unit);
        let mentions = document.tagged.mentions().map(|mention| Mention::new(mention, &mut offsets)).collect();
        Self { source: document.source, mentions, fields: Fields(document.fields) }
    }
}

impl<'a> Mention<'a> {
    fn new(mention: &'a crate::mention::Mention<'_>, offsets: &mut Offsets<'_>) -> Self {
        // السعودية is the country and its adjective: two candidates of one entity.
        let mut entities: Vec<&str> = Vec::new();
        for candidate in mention.candidates() {
            let id = candidate.entry().id();
            if !entities.contains(&id) {
                entities.push(id);
            }
        }
        let (span, word_span) = (offsets.span(mention.span()), offsets.span(mention.word_span()));
        Self {
            start: span.start,
            end: span.end,
            word_start: word_span.start,
            word_end: word_span.end,
            text: mention.text(),
            kind: mention.kind().as_str(),
            outer: mention.is_outer(),
            clitics: mention.clitics().as_str(),
            name: mention.name(),
            confidence: mention.confidence(),
            entities,
            enclitic: mention.enclitic(),
            titles: &mention.links.titles,
            holder: mention.links.holder,
            nationality: mention.links.nationality,
            evidence: mention.evidence().to_vec(),
        }
    }
}
