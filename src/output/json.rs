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
//!     r#"{"source":"news.txt","offsets":"chars","mentions":[{"id":"m0","start":3,"end":8,"word_start":3,"word_end":8,"text":"مينسك","kind":"place","outer":true,"clitics":"","name":"مينسك","confidence":0.9,"entities":["minsk"],"latin":"Minsk"}]}
//! "#
//! );
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The object is a [`Record`], and can be read back as one; `offsets` says what its offsets count. `titles`, `holder` and `nationality` are
//! the ids of other mentions of the document. Empty fields after `entities` are omitted. [`Tagged`] and [`Mention`] serialize to the same,
//! with offsets in bytes:
//!
//! ```
//! # use aalam::Tagger;
//! let tagger = Tagger::builtin();
//! let json = serde_json::to_value(tagger.tag("في مينسك"))?;
//! assert_eq!((&json["mentions"][0]["start"], &json["mentions"][0]["entities"][0]), (&5.into(), &"minsk".into()));
//! # Ok::<(), serde_json::Error>(())
//! ```
//!
//! The fields of the document follow. Those called `source`, `offsets` or `mentions` are omitted, and so is `text` if the text itself is
//! written ([`Jsonl::with_text`]).

use std::io::{self, Write};

use serde::{Serialize, Serializer};

use super::json_array::Array;
pub use super::record::{CandidateRecord, MentionRecord, Record};
use super::{Document, Writer};
use crate::mention::{Candidate, Mention, Tagged};
use crate::span::Unit;

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
/// assert_eq!(String::from_utf8(out)?, "[\n  {\n    \"offsets\": \"bytes\",\n    \"mentions\": []\n  }\n]\n");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Json<W> {
    out: Array<W>,
    unit: Unit,
    with_text: bool,
}

impl<W: Write> Json<W> {
    /// A writer to `out`, its offsets counted in `unit`.
    pub fn new(out: W, unit: Unit) -> Self {
        Self { out: Array::new(out), unit, with_text: false }
    }

    /// Sets whether each document has its text. The default is `false`.
    #[must_use]
    pub fn with_text(self, with_text: bool) -> Self {
        Self { with_text, ..self }
    }
}

impl<W: Write> Writer for Json<W> {
    fn write(&mut self, document: &Document<'_>) -> io::Result<()> {
        self.out.push_pretty(&Record::of(document, self.unit, self.with_text))
    }

    fn finish(&mut self) -> io::Result<()> {
        self.out.finish()
    }
}

/// Writes one document per line.
pub struct Jsonl<W> {
    out: W,
    unit: Unit,
    with_text: bool,
}

impl<W: Write> Jsonl<W> {
    /// A writer to `out`, its offsets counted in `unit`.
    pub fn new(out: W, unit: Unit) -> Self {
        Self { out, unit, with_text: false }
    }

    /// Sets whether each document has its text. The default is `false`.
    #[must_use]
    pub fn with_text(self, with_text: bool) -> Self {
        Self { with_text, ..self }
    }
}

impl<W: Write> Writer for Jsonl<W> {
    fn write(&mut self, document: &Document<'_>) -> io::Result<()> {
        serde_json::to_writer(&mut self.out, &Record::of(document, self.unit, self.with_text))?;
        self.out.write_all(b"\n")
    }

    fn finish(&mut self) -> io::Result<()> {
        self.out.flush()
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

/// As a [`CandidateRecord`].
impl Serialize for Candidate<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        CandidateRecord::new(self).serialize(serializer)
    }
}
