//! Mentions for displaCy, spaCy's visualizer: the input of `displacy.render(docs, style="ent", manual=True)`.
//!
//! ```
//! use aalam::Tagger;
//! use aalam::output::{Document, Writer, displacy::Displacy};
//!
//! let tagger = Tagger::builtin();
//! let tagged = tagger.tag("بيان للجيش الليبي");
//! let mut out = Vec::new();
//! let mut displacy = Displacy::new(&mut out);
//! displacy.write(&Document { source: Some("<1>.txt"), ..Document::new(&tagged) })?;
//! displacy.finish()?;
//! drop(displacy);
//! assert_eq!(
//!     String::from_utf8(out)?,
//!     concat!(
//!         "[\n",
//!         r#"{"text":"بيان للجيش الليبي","ents":[{"start":6,"end":17,"label":"ORG","kb_id":"libyan-army"}],"#,
//!         r#""title":"&lt;1&gt;.txt","settings":{"lang":"ar","direction":"rtl"}}"#,
//!         "\n]\n"
//!     )
//! );
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! displaCy cannot show nesting, so only the outer mentions are written, with the labels of [`spacy`](super::spacy). displaCy escapes only
//! the text; titles, labels and ids are escaped here.

use std::io::{self, Write};

use serde::Serialize;

use super::escape::escaped;
use super::json_array::Array;
use super::{Document, Writer, ids};
use crate::gazetteer::labels;
use crate::span::{Offsets, Unit};

/// Writes one array of documents.
pub struct Displacy<W> {
    out: Array<W>,
}

#[derive(Serialize)]
struct DisplacyDoc<'a> {
    text: &'a str,
    ents: Vec<DisplacyEntity>,
    title: Option<String>,
    settings: Settings,
}

#[derive(Serialize)]
struct DisplacyEntity {
    start: usize,
    end: usize,
    label: String,
    kb_id: String,
}

#[derive(Serialize)]
struct Settings {
    lang: &'static str,
    direction: &'static str,
}

impl<W: Write> Displacy<W> {
    /// Creates a writer to `out`.
    pub fn new(out: W) -> Self {
        Self { out: Array::new(out) }
    }
}

impl<W: Write> Writer for Displacy<W> {
    fn write(&mut self, document: &Document<'_>) -> io::Result<()> {
        let text = document.tagged.text();
        let mut offsets = Offsets::new(text, Unit::Chars);
        let mut ents = Vec::new();
        for mention in document.tagged.mentions() {
            if !mention.is_outer() {
                continue;
            }
            let span = offsets.span(mention.span());
            let id = ids(mention).first().copied().unwrap_or_default();
            let label = escaped(labels::spacy(mention.kind()));
            ents.push(DisplacyEntity { start: span.start, end: span.end, label, kb_id: escaped(id) });
        }
        let settings = Settings { lang: "ar", direction: "rtl" };
        self.out.push(&DisplacyDoc { text, ents, title: document.source.map(escaped), settings })
    }

    fn finish(&mut self) -> io::Result<()> {
        self.out.finish()
    }
}
