//! Formats that mentions are written in, one a file. None of them is known to the tagger.
//!
//! | format | for | offsets | nested mentions | ids | what else |
//! |---|---|---|---|---|---|
//! | [`text`] | people, at a terminal | | marked | | |
//! | [`html`] | people, in a browser | | marked | all | everything |
//! | [`json`], `jsonl` | programs | any unit, bytes unless told | all | all | everything |
//! | [`csv`], `tsv` | tables | any unit, bytes unless told | all | all | everything |
//! | [`conll`] | training and [`evaluate`](mod@crate::evaluate) | | the outer ones | | |
//! | [`brat`] | the annotation tool brat | chars | all | all, and links | proclitics, holders of titles |
//! | [`web_annotation`] | W3C Web Annotation, linked data | chars | all | all, and Wikidata's | the text around |
//! | [`spacy`] | spaCy's `Doc.from_json` | chars | in the span group `sc` | the best | tokens |
//! | [`displacy`] | spaCy's visualizer | chars | the outer ones | the best | |
//! | [`label_studio`] | the annotation tool Label Studio | chars | all | all | proclitics, holders of titles |
//! | [`doccano`] | the annotation tool doccano | UTF-16, or chars | all | | |
//! | [`gate`] | GATE and gatenlp | UTF-16, or chars | all | all | proclitics, holders of titles |
//!
//! Each counts offsets as its readers do; asking for another unit is an error. Fields of the document ([`Document::fields`]) are carried
//! through by `json`, `jsonl`, `spacy`, `labelstudio`, `doccano` and `gate`. `tests/consumers/run` has other people's software read all
//! but the first three, from texts that are hard to count in and from hostile ones: spaCy, PyLD, bratly, the SDK of Label Studio, the
//! importer of doccano, gatenlp, seqeval.
//!
//! A [`Format`] is chosen by its name and makes a [`Writer`] for any [`io::Write`]; who wants one format alone takes the writer
//! from its module.
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

use serde_json::{Map, Value};

use crate::error::{Error, choose};
use crate::gazetteer::{EntryRef, distinct};
use crate::mention::{Candidate, Mention, Tagged};
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
pub mod spacy;
pub mod text;
mod tokens;
pub mod web_annotation;

/// A tagged text to be written, and what is known of it.
#[derive(Clone, Copy, Debug)]
pub struct Document<'a> {
    /// What the document is called: a file name, usually.
    pub source: Option<&'a str>,
    /// The text with its mentions.
    pub tagged: &'a Tagged<'a>,
    /// What else was known of the text, such as the other fields of the JSON object that it came from. Formats that have a
    /// place for it carry it through.
    pub fields: Option<&'a Map<String, Value>>,
}

impl<'a> Document<'a> {
    /// A document without a name.
    pub fn new(tagged: &'a Tagged<'a>) -> Self {
        Self { source: None, tagged, fields: None }
    }
}

/// The ids of the entities that a mention can stand for, the best first.
fn ids<'a>(mention: &'a Mention<'_>) -> Vec<&'a str> {
    // السعودية is the country and its adjective: two candidates of one entity.
    let entries = distinct(mention.candidates().map(Candidate::entry));
    entries.into_iter().map(EntryRef::id).collect()
}

/// Writes documents, one after another, in one format.
pub trait Writer {
    /// Writes one document.
    ///
    /// # Errors
    /// Those of the underlying [`io::Write`].
    fn write(&mut self, document: &Document<'_>) -> io::Result<()>;

    /// Writes what stands behind the last document, and flushes. Nothing may be written after it.
    ///
    /// # Errors
    /// Those of the underlying [`io::Write`].
    fn finish(&mut self) -> io::Result<()>;
}

/// What can be chosen about a format; each looks only at what concerns it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Options {
    /// What offsets count; none is what the format's readers expect ([`Format::units`]).
    pub unit: Option<Unit>,
    /// Whether [`Format::Text`] colours the mentions, for a terminal, instead of putting them in brackets.
    pub colours: bool,
    /// Whether the tokens of [`Format::Conll`] are what stands between spaces, instead of words and signs.
    pub whitespace_tokens: bool,
}

/// A format, by its name.
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// The text with its mentions marked ([`text`]).
    Text,
    /// One array of documents ([`json`]).
    Json,
    /// One document a line ([`json`]).
    Jsonl,
    /// One mention a row, values separated by commas ([`csv`]).
    Csv,
    /// One mention a row, values separated by tabs ([`csv`]).
    Tsv,
    /// One token a line with its tag ([`conll`]).
    Conll,
    /// brat's standoff annotation ([`brat`]).
    Brat,
    /// A W3C Web Annotation collection ([`web_annotation`]).
    WebAnnotation,
    /// spaCy's documents, one a line ([`spacy`]).
    Spacy,
    /// Input of displaCy, spaCy's visualizer ([`displacy`]).
    Displacy,
    /// Tasks of Label Studio ([`label_studio`]).
    LabelStudio,
    /// Lines for doccano ([`doccano`]).
    Doccano,
    /// GATE's JSON, one document a line ([`gate`]).
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

    /// The name, the extension of files, what the format is, and what its offsets may count: first what they do unless told otherwise.
    fn facts(self) -> (&'static str, &'static str, &'static str, &'static [Unit]) {
        use Unit::{Bytes, Chars, Utf16};
        match self {
            Self::Text => ("text", "txt", "The text with its mentions marked", &[]),
            Self::Json => ("json", "json", "One pretty-printed array of documents", &[Bytes, Chars, Utf16]),
            Self::Jsonl => ("jsonl", "jsonl", "One document a line", &[Bytes, Chars, Utf16]),
            Self::Csv => ("csv", "csv", "One mention a row, values separated by commas", &[Bytes, Chars, Utf16]),
            Self::Tsv => ("tsv", "tsv", "One mention a row, values separated by tabs", &[Bytes, Chars, Utf16]),
            Self::Conll => ("conll", "conll", "One token a line with its tag (IOB2)", &[]),
            Self::Brat => ("brat", "ann", "Standoff annotation for brat", &[Chars]),
            Self::WebAnnotation => ("web-annotation", "jsonld", "A W3C Web Annotation collection in JSON-LD", &[Chars]),
            Self::Spacy => ("spacy", "jsonl", "Documents that spaCy's Doc.from_json reads, one a line", &[Chars]),
            Self::Displacy => ("displacy", "json", "Documents for displacy.render(manual=True)", &[Chars]),
            Self::LabelStudio => ("labelstudio", "json", "Tasks with predictions for Label Studio", &[Chars]),
            Self::Doccano => {
                ("doccano", "jsonl", "Sequence labelling for doccano, one document a line", &[Utf16, Chars])
            }
            Self::Gate => ("gate", "bdocjs", "GATE's JSON (bdocjs), one document a line", &[Utf16, Chars]),
            Self::Html => ("html", "html", "A page to look at, in one file", &[]),
        }
    }

    /// The name of the format: `text`, `jsonl`, …
    pub fn as_str(self) -> &'static str {
        self.facts().0
    }

    /// What the format is, in one line.
    pub fn about(self) -> &'static str {
        self.facts().2
    }

    /// The extension of files in this format, without the dot.
    pub fn extension(self) -> &'static str {
        self.facts().1
    }

    /// What the format's offsets may count, the default first; nothing where it has no offsets.
    pub fn units(self) -> &'static [Unit] {
        self.facts().3
    }

    /// A writer of this format.
    ///
    /// # Errors
    /// [`Options::unit`] is one that the format's readers would misread.
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
            Self::Json => Box::new(json::Json::new(out, unit)),
            Self::Jsonl => Box::new(json::Jsonl::new(out, unit)),
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
