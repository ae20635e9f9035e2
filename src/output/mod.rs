//! Writes mentions in many formats, each in its own module. The tagger does not depend on any of them.
//!
//! | format | for | offsets | nested mentions | ids | what else |
//! |---|---|---|---|---|---|
//! | [`text`] | people, at a terminal | | marked | | |
//! | [`html`] | people, in a browser | | marked | all | everything |
//! | [`json`], `jsonl` | programs | any unit, bytes by default | all | all | everything |
//! | [`csv`], `tsv` | tables | any unit, chars by default | all | all | everything |
//! | [`conll`] | training and [`evaluate`](mod@crate::evaluate) | | the outer ones | | |
//! | [`brat`] | the annotation tool brat | chars | all | all, and links | proclitics, holders of titles |
//! | [`web_annotation`] | W3C Web Annotation, linked data | chars | all | all, and Wikidata's | the text around |
//! | [`spacy`] | spaCy's `Doc.from_json` | chars | in the span group `sc` | the best | tokens |
//! | [`displacy`] | spaCy's visualizer | chars | the outer ones | the best | |
//! | [`label_studio`] | the annotation tool Label Studio | chars | all | all | proclitics, holders of titles |
//! | [`doccano`] | the annotation tool doccano | UTF-16, or chars | all | | |
//! | [`gate`] | GATE and gatenlp | UTF-16, or chars | all | all | proclitics, holders of titles |
//!
//! Each format counts offsets as its readers do; asking for another unit is an error. `json`, `jsonl`, `spacy`, `labelstudio`, `doccano`
//! and `gate` pass through the fields of the document ([`Document::fields`]); `csv` and `tsv` have a column for its `id`. `tests/consumers/run` tests all formats but the first three
//! with the software that reads them (spaCy, PyLD, bratly, the SDK of Label Studio, the importer of doccano, gatenlp, seqeval), on hostile
//! texts and on texts in which offsets are hard to count.
//!
//! Choose a [`Format`] by its name to make a [`Writer`] for any [`io::Write`]. If you need a single format, use the writer in its module.
//!
//! ```
//! use aalam::Tagger;
//! use aalam::output::{Document, Format, Options, Writer};
//!
//! let tagger = Tagger::builtin();
//! let mut out = Vec::new();
//! let mut writer = "text".parse::<Format>()?.writer(&mut out, &Options::default())?;
//! for text in ["في مينسك", "بيان للجيش الليبي"] {
//!     writer.write(&Document::new(&tagger.tag(text)))?;
//! }
//! writer.finish()?;
//! drop(writer);
//! assert_eq!(String::from_utf8(out)?, "في [مينسك]place\nبيان ل[لجيش [الليبي]nationality]organization\n");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use std::fmt;
use std::io;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::error::{Error, choose};
use crate::mention::{Mention, Tagged};
use crate::span::Unit;

pub mod brat;
pub mod conll;
pub mod csv;
pub mod displacy;
pub mod doccano;
mod escape;
mod events;
mod extra_fields;
pub mod gate;
pub mod html;
pub mod json;
mod json_array;
pub mod label_studio;
mod record;
pub mod spacy;
pub mod text;
mod tokens;
pub mod web_annotation;

/// A tagged text to write, with its name and fields.
#[derive(Clone, Copy, PartialEq)]
pub struct Document<'a> {
    /// The name of the document, usually a file name.
    pub source: Option<&'a str>,
    /// The text with its mentions.
    pub tagged: &'a Tagged<'a>,
    /// Other data about the text, such as the other fields of its JSON object. Formats with a place for such fields pass them through.
    pub fields: Option<&'a Map<String, Value>>,
}

impl<'a> Document<'a> {
    /// Creates a document without a name.
    pub fn new(tagged: &'a Tagged<'a>) -> Self {
        Self { source: None, tagged, fields: None }
    }
}

/// Writes the names of the fields, whose values may be long.
impl fmt::Debug for Document<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Document")
            .field("source", &self.source)
            .field("tagged", &self.tagged)
            .field("fields", &self.fields.map(Map::keys))
            .finish()
    }
}

/// Returns the ids of the entities that a mention can stand for, the best first.
fn ids<'a>(mention: &'a Mention<'_>) -> Vec<&'a str> {
    mention.entity_ids().collect()
}

/// A writer of documents, one after another, in one format.
pub trait Writer {
    /// Writes one document.
    ///
    /// # Errors
    /// Those of the underlying [`io::Write`].
    fn write(&mut self, document: &Document<'_>) -> io::Result<()>;

    /// Writes the end of the output and flushes it. No document may be written afterwards.
    ///
    /// # Errors
    /// Those of the underlying [`io::Write`].
    fn finish(&mut self) -> io::Result<()>;
}

/// Implements `Debug` for writers as their name alone: what they write to, or have collected, may be whole documents.
macro_rules! debug_as_name {
    ($($module:ident::$writer:ident),+) => {$(
        impl<W: io::Write> fmt::Debug for $module::$writer<W> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(stringify!($writer)).finish_non_exhaustive()
            }
        }
    )+};
}

debug_as_name!(
    brat::Brat,
    conll::Conll,
    csv::Csv,
    displacy::Displacy,
    doccano::Doccano,
    gate::Gate,
    html::Html,
    json::Json,
    json::Jsonl,
    label_studio::LabelStudio,
    spacy::Spacy,
    text::Text,
    web_annotation::WebAnnotation
);

/// Options of the formats; each format uses only those that apply to it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Options {
    /// The unit of offsets; by default, the one that the format's readers expect ([`Format::units`]).
    pub unit: Option<Unit>,
    /// Whether [`Format::Text`] colours the mentions, for a terminal, instead of putting them in brackets.
    pub colours: bool,
    /// Whether the documents of [`Format::Json`] and [`Format::Jsonl`] have their text.
    pub with_text: bool,
    /// Whether the tokens of [`Format::Conll`] are separated by spaces alone, instead of being words and signs.
    pub whitespace_tokens: bool,
}

/// An output format.
///
/// ```
/// use aalam::output::Format;
///
/// assert_eq!("jsonl".parse::<Format>()?, Format::Jsonl);
/// for &format in Format::ALL {
///     println!("{}, files *.{}: {}", format.as_str(), format.extension(), format.about());
/// }
/// assert_eq!(Format::Doccano.units(), [aalam::Unit::Utf16, aalam::Unit::Chars]);
/// let error = "yaml".parse::<Format>().unwrap_err();
/// assert!(error.to_string().starts_with("unknown format \"yaml\"; expected one of text, json, jsonl"));
/// # Ok::<(), aalam::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Format {
    /// The text with its mentions marked ([`text`]).
    Text,
    /// An array of documents ([`json`]).
    Json,
    /// One document per line ([`json`]).
    Jsonl,
    /// One mention per row, values separated by commas ([`csv`]).
    Csv,
    /// One mention per row, values separated by tabs ([`csv`]).
    Tsv,
    /// One token per line with its tag ([`conll`]).
    Conll,
    /// brat's standoff annotation ([`brat`]).
    Brat,
    /// A W3C Web Annotation collection ([`web_annotation`]).
    WebAnnotation,
    /// spaCy's documents, one per line ([`spacy`]).
    Spacy,
    /// Input of displaCy, spaCy's visualizer ([`displacy`]).
    Displacy,
    /// Tasks of Label Studio ([`label_studio`]).
    #[serde(rename = "labelstudio")]
    LabelStudio,
    /// Lines for doccano ([`doccano`]).
    Doccano,
    /// GATE's JSON, one document per line ([`gate`]).
    Gate,
    /// A page to look at ([`html`]).
    Html,
}

impl Format {
    /// Every format.
    pub const ALL: &'static [Self] = &[
        Self::Text,
        Self::Json,
        Self::Jsonl,
        Self::Csv,
        Self::Tsv,
        Self::Conll,
        Self::Brat,
        Self::WebAnnotation,
        Self::Spacy,
        Self::Displacy,
        Self::LabelStudio,
        Self::Doccano,
        Self::Gate,
        Self::Html,
    ];

    /// Returns the name, the extension of files, the description, and the units that offsets may have, the default first.
    fn facts(self) -> (&'static str, &'static str, &'static str, &'static [Unit]) {
        use Unit::{Bytes, Chars, Utf16};
        match self {
            Self::Text => ("text", "txt", "The text with its mentions marked", &[]),
            Self::Json => ("json", "json", "One pretty-printed array of documents", &[Bytes, Chars, Utf16]),
            Self::Jsonl => ("jsonl", "jsonl", "One document per line", &[Bytes, Chars, Utf16]),
            Self::Csv => ("csv", "csv", "One mention per row, values separated by commas", &[Chars, Bytes, Utf16]),
            Self::Tsv => ("tsv", "tsv", "One mention per row, values separated by tabs", &[Chars, Bytes, Utf16]),
            Self::Conll => ("conll", "conll", "One token per line with its tag (IOB2)", &[]),
            Self::Brat => ("brat", "ann", "Standoff annotation for brat", &[Chars]),
            Self::WebAnnotation => ("web-annotation", "jsonld", "A W3C Web Annotation collection in JSON-LD", &[Chars]),
            Self::Spacy => ("spacy", "jsonl", "Documents that spaCy's Doc.from_json reads, one per line", &[Chars]),
            Self::Displacy => ("displacy", "json", "Documents for displacy.render(manual=True)", &[Chars]),
            Self::LabelStudio => ("labelstudio", "json", "Tasks with predictions for Label Studio", &[Chars]),
            Self::Doccano => {
                ("doccano", "jsonl", "Sequence labelling for doccano, one document per line", &[Utf16, Chars])
            }
            Self::Gate => ("gate", "bdocjs", "GATE's JSON (bdocjs), one document per line", &[Utf16, Chars]),
            Self::Html => ("html", "html", "A page to look at, in one file", &[]),
        }
    }

    /// Returns the name of the format: `text`, `jsonl`, …
    pub fn as_str(self) -> &'static str {
        self.facts().0
    }

    /// Returns a one-line description of the format.
    pub fn about(self) -> &'static str {
        self.facts().2
    }

    /// Returns the extension of files in this format, without the dot.
    pub fn extension(self) -> &'static str {
        self.facts().1
    }

    /// Returns the units that the format's offsets may have, the default first; empty if it has no offsets.
    pub fn units(self) -> &'static [Unit] {
        self.facts().3
    }

    /// Creates a writer of this format.
    ///
    /// # Errors
    /// [`Options::unit`] is a unit that the format's readers do not expect.
    pub fn writer<'w, W: io::Write + 'w>(self, out: W, options: &Options) -> Result<Box<dyn Writer + 'w>, Error> {
        let unit = match (options.unit, self.units()) {
            (None, units) => units.first().copied().unwrap_or_default(),
            (Some(unit), units) if units.contains(&unit) => unit,
            (Some(_), []) => return Err(Error::argument(format!("the format {self} has no offsets"))),
            (Some(_), units) => {
                let units: Vec<&str> = units.iter().map(|unit| unit.as_str()).collect();
                return Err(Error::argument(format!(
                    "offsets of the format {self} are in {} only",
                    units.join(" or ")
                )));
            }
        };
        Ok(match self {
            Self::Text => Box::new(text::Text::new(out, options.colours)),
            Self::Json => Box::new(json::Json::new(out, unit).with_text(options.with_text)),
            Self::Jsonl => Box::new(json::Jsonl::new(out, unit).with_text(options.with_text)),
            Self::Csv => Box::new(csv::Csv::new(out, b',', unit)),
            Self::Tsv => Box::new(csv::Csv::new(out, b'\t', unit)),
            Self::Conll => Box::new(conll::Conll::new(out, options.whitespace_tokens)),
            Self::Brat => Box::new(brat::Brat::new(out)),
            Self::WebAnnotation => Box::new(web_annotation::WebAnnotation::new(out)),
            Self::Spacy => Box::new(spacy::Spacy::new(out)),
            Self::Displacy => Box::new(displacy::Displacy::new(out)),
            Self::LabelStudio => Box::new(label_studio::LabelStudio::new(out)),
            Self::Doccano => Box::new(doccano::Doccano::new(out, unit)),
            Self::Gate => Box::new(gate::Gate::new(out, unit)),
            Self::Html => Box::new(html::Html::new(out)),
        })
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Format {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        choose("format", name, Self::ALL, Self::as_str)
    }
}
