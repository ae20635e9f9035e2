//! Mentions as a W3C Web Annotation collection, in JSON-LD.
//!
//! ```
//! use aalam::Tagger;
//! use aalam::output::{Document, Writer, web_annotation::WebAnnotation};
//!
//! let tagger = Tagger::builtin();
//! let tagged = tagger.tag("في مينسك اليوم");
//! let mut out = Vec::new();
//! let mut collection = WebAnnotation::new(&mut out);
//! collection.write(&Document { source: Some("news/1 May.txt"), ..Document::new(&tagged) })?;
//! collection.finish()?;
//! drop(collection);
//! assert_eq!(
//!     String::from_utf8(out)?,
//!     concat!(
//!         r##"{"@context":"http://www.w3.org/ns/anno.jsonld","id":"#mentions","type":"AnnotationCollection","##, "\n",
//!         r##""first":{"id":"#page","type":"AnnotationPage","partOf":"#mentions","startIndex":0,"items":["##, "\n",
//!         r##"{"id":"#1","type":"Annotation","motivation":"tagging","body":["##,
//!         r##"{"type":"TextualBody","purpose":"tagging","value":"place"},"##,
//!         r##"{"type":"TextualBody","purpose":"identifying","value":"minsk"}],"##,
//!         r##""target":{"source":"news/1%20May.txt","selector":["##,
//!         r##"{"type":"TextPositionSelector","start":3,"end":8},"##,
//!         r##"{"type":"TextQuoteSelector","exact":"مينسك","prefix":"في ","suffix":" اليوم"}]}}"##, "\n",
//!         r##"]},"total":1}"##, "\n"
//!     )
//! );
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! One collection holds all documents. Positions are code points, as the recommendation requires. The kind is a tag. The entities' ids are
//! identifying bodies, and so is the Wikidata entity if the best entry has a link `wikidata`. The name of a document becomes an IRI,
//! relative to that of the collection unless it is absolute; a document without a name is `#text-1` and so on. The ids of the annotations
//! are relative as well; when you load the collection, give its own address as the base.

use std::io::{self, Write};

use serde::Serialize;

use super::{Document, Writer, ids};
use crate::mention::Mention;
use crate::span::{Offsets, Span, Unit};

/// The number of chars of the text quoted on each side of a mention.
const AROUND: usize = 32;

/// The text before the first annotation.
const HEAD: &str = r##"{"@context":"http://www.w3.org/ns/anno.jsonld","id":"#mentions","type":"AnnotationCollection",
"first":{"id":"#page","type":"AnnotationPage","partOf":"#mentions","startIndex":0,"items":[
"##;

/// Writes one collection.
pub struct WebAnnotation<W> {
    out: W,
    documents: usize,
    annotations: usize,
}

#[derive(Serialize)]
struct WebAnnotationItem<'a> {
    id: String,
    r#type: &'static str,
    motivation: &'static str,
    body: Vec<Body<'a>>,
    target: AnnotationTarget<'a>,
}

#[derive(Serialize)]
#[serde(tag = "type")]
enum Body<'a> {
    TextualBody { purpose: &'static str, value: &'a str },
    SpecificResource { purpose: &'static str, source: String },
}

#[derive(Serialize)]
struct AnnotationTarget<'a> {
    source: &'a str,
    selector: [Selector<'a>; 2],
}

#[derive(Serialize)]
#[serde(tag = "type")]
enum Selector<'a> {
    TextPositionSelector { start: usize, end: usize },
    TextQuoteSelector { exact: &'a str, prefix: &'a str, suffix: &'a str },
}

impl<W: Write> WebAnnotation<W> {
    /// Creates a writer to `out`.
    pub fn new(out: W) -> Self {
        Self { out, documents: 0, annotations: 0 }
    }
}

impl<W: Write> Writer for WebAnnotation<W> {
    fn write(&mut self, document: &Document<'_>) -> io::Result<()> {
        if self.documents == 0 {
            self.out.write_all(HEAD.as_bytes())?;
        }
        self.documents += 1;
        let text = document.tagged.text();
        let source = document.source.map_or_else(|| format!("#text-{}", self.documents), iri);
        let mut offsets = Offsets::new(text, Unit::Chars);
        for mention in document.tagged.mentions() {
            let span = mention.span();
            let counted = offsets.span(span);
            let selector = [
                Selector::TextPositionSelector { start: counted.start, end: counted.end },
                Selector::TextQuoteSelector {
                    exact: mention.text(),
                    prefix: last_chars(Span::new(0, span.start).of(text)),
                    suffix: first_chars(Span::new(span.end, text.len()).of(text)),
                },
            ];
            if self.annotations > 0 {
                self.out.write_all(b",\n")?;
            }
            self.annotations += 1;
            let annotation = WebAnnotationItem {
                id: format!("#{}", self.annotations),
                r#type: "Annotation",
                motivation: "tagging",
                body: bodies(mention),
                target: AnnotationTarget { source: &source, selector },
            };
            serde_json::to_writer(&mut self.out, &annotation)?;
        }
        Ok(())
    }

    fn finish(&mut self) -> io::Result<()> {
        if self.documents == 0 {
            self.out.write_all(HEAD.as_bytes())?;
        }
        let end = if self.annotations > 0 { "\n]" } else { "]" };
        writeln!(self.out, "{end}}},\"total\":{}}}", self.annotations)?;
        self.out.flush()
    }
}

fn bodies<'a>(mention: &'a Mention<'_>) -> Vec<Body<'a>> {
    let mut bodies = vec![Body::TextualBody { purpose: "tagging", value: mention.kind().as_str() }];
    for id in ids(mention) {
        bodies.push(Body::TextualBody { purpose: "identifying", value: id });
    }
    let Some(entry) = mention.entry() else { return bodies };
    for (base, id) in entry.links() {
        if base == "wikidata" {
            let source = format!("http://www.wikidata.org/entity/{}", iri(id));
            bodies.push(Body::SpecificResource { purpose: "identifying", source });
        }
    }
    bodies
}

/// Returns the IRI of a document: `name` itself if it is an IRI, and a path otherwise.
fn iri(name: &str) -> String {
    let more = if name.contains("://") { ":?#[]@!$&'()*+,;=%" } else { "" };
    let mut iri = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) || more.as_bytes().contains(&byte) {
            iri.push(char::from(byte));
        } else {
            iri.push_str(&format!("%{byte:02X}"));
        }
    }
    iri
}

fn first_chars(text: &str) -> &str {
    text.char_indices().nth(AROUND).and_then(|(end, _)| text.get(..end)).unwrap_or(text)
}

fn last_chars(text: &str) -> &str {
    text.char_indices().rev().nth(AROUND - 1).and_then(|(start, _)| text.get(start..)).unwrap_or(text)
}
