//! Mentions as JSON: one object per document, in a pretty-printed array or on its own line (JSON Lines).
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
//! [`Tagged`] and [`Mention`] serialize to the same, with offsets in bytes:
//!
//! ```
//! # use aalam::Tagger;
//! let tagger = Tagger::builtin();
//! let json = serde_json::to_value(tagger.tag("في مينسك"))?;
//! assert_eq!((&json["mentions"][0]["start"], &json["mentions"][0]["entities"][0]), (&5.into(), &"minsk".into()));
//! # Ok::<(), serde_json::Error>(())
//! ```
//!
//! The fields of the document follow; fields called `source` or `mentions` are omitted.

use std::io::{self, Write};

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use super::extra_fields::ExtraFields;
use super::json_array::Array;
use super::{Document, Writer, ids};
use crate::mention::evidence::Evidence;
use crate::mention::{Candidate, Mention, Tagged};
use crate::span::{Offsets, Span, Unit};

/// Writes one pretty-printed array of documents.
///
/// ```
/// use aalam::output::{Document, Writer, json::Json};
/// use aalam::{Tagger, Unit};
///
/// let mut out = Vec::new();
/// let mut json = Json::new(&mut out, Unit::Bytes);
/// json.write(&Document::new(&Tagger::builtin().tag("لا أحد")))?;
/// json.finish()?;
/// drop(json);
/// assert_eq!(String::from_utf8(out)?, "[\n  {\n    \"mentions\": []\n  }\n]\n");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Json<W> {
    out: Array<W>,
    unit: Unit,
}

impl<W: Write> Json<W> {
    /// A writer to `out`, its offsets counted in `unit`.
    pub fn new(out: W, unit: Unit) -> Self {
        Self { out: Array::new(out), unit }
    }
}

impl<W: Write> Writer for Json<W> {
    fn write(&mut self, document: &Document<'_>) -> io::Result<()> {
        self.out.push_pretty(&Record::new(document, self.unit))
    }

    fn finish(&mut self) -> io::Result<()> {
        self.out.finish()
    }
}

/// Writes one document per line.
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
    fn write(&mut self, document: &Document<'_>) -> io::Result<()> {
        serde_json::to_writer(&mut self.out, &Record::new(document, self.unit))?;
        self.out.write_all(b"\n")
    }

    fn finish(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// One document with its mentions.
///
/// ```
/// use aalam::output::{Document, json::Record};
/// use aalam::{Tagger, Unit};
///
/// let tagger = Tagger::builtin();
/// let tagged = tagger.tag("في مينسك");
/// let record = Record::new(&Document::new(&tagged), Unit::Utf16);
/// assert_eq!((record.mentions[0].start, record.mentions[0].end), (3, 8));
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Record<'a> {
    /// The name of the document, usually a file name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<&'a str>,
    /// The mentions in text order, an outer one before those inside it.
    pub mentions: Vec<MentionRecord<'a>>,
    #[serde(flatten)]
    fields: ExtraFields<'a>,
}

/// One mention of a [`Record`].
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct MentionRecord<'a> {
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
    /// The kind of the mention.
    pub kind: &'a str,
    /// Whether the mention is not inside another.
    pub outer: bool,
    /// The proclitics; empty if there are none.
    pub clitics: &'static str,
    /// The name that matched, as the gazetteer writes it.
    pub name: &'a str,
    /// How far the mention can be trusted, from 0 to 1.
    pub confidence: f32,
    /// The ids of the entities it can stand for, the best first; empty for a person who is not listed.
    pub entities: Vec<&'a str>,
    /// The pronoun attached to the last word.
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
    /// The evidence for a name that is not listed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
}

impl<'a> Record<'a> {
    /// Creates the record of a document, with offsets counted in `unit`.
    pub fn new(document: &Document<'a>, unit: Unit) -> Self {
        let mut offsets = Offsets::new(document.tagged.text(), unit);
        let mention = |mention| MentionRecord::new(mention, |span| offsets.span(span));
        let mentions = document.tagged.mentions().map(mention).collect();
        Self { source: document.source, mentions, fields: ExtraFields::new(document.fields, &["source", "mentions"]) }
    }
}

impl<'a> MentionRecord<'a> {
    fn new(mention: &'a Mention<'_>, mut count: impl FnMut(Span) -> Span) -> Self {
        let (span, word_span) = (count(mention.span()), count(mention.word_span()));
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
            entities: ids(mention),
            enclitic: mention.enclitic(),
            titles: &mention.links.titles,
            holder: mention.links.holder,
            nationality: mention.links.nationality,
            evidence: mention.evidence().to_vec(),
        }
    }
}

/// As in the format `json`, the offsets in bytes.
impl Serialize for Tagged<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Record::new(&Document::new(self), Unit::Bytes).serialize(serializer)
    }
}

/// As in the format `json`, the offsets in bytes.
impl Serialize for Mention<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        MentionRecord::new(self, |span| span).serialize(serializer)
    }
}

/// The id, the kind and the name.
impl Serialize for Candidate<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut candidate = serializer.serialize_struct("Candidate", 3)?;
        candidate.serialize_field("entity", self.entry().id())?;
        candidate.serialize_field("kind", self.kind())?;
        candidate.serialize_field("name", self.name())?;
        candidate.end()
    }
}
