//! Reads documents from files, one at a time: a whole file, a line, a string of JSON, or a field of a JSON object.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::iter;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use indicatif::ProgressBar;
use serde_json::{Map, Value};

use crate::container;
use crate::encoding;
use crate::failure::Failure;
use crate::find::Source;
use crate::json::{Next, Values};
use crate::unpack::unpack;

/// The most bytes in a line or a JSON value, so that a file without line ends does not fill the memory.
const LONGEST: usize = 16 << 20;

/// A document to be tagged.
pub(crate) struct Text {
    source: Arc<Source>,
    /// The line or the number of the JSON value, from 1, if the document is not a whole file.
    line: Option<usize>,
    pub(crate) text: String,
    /// The other fields of the JSON object that the text is a field of.
    pub(crate) fields: Option<Map<String, Value>>,
}

impl Text {
    /// Returns the document's name: the file, and the line in it.
    pub(crate) fn name(&self) -> String {
        name(&self.source, self.line)
    }

    /// Returns the relative path of the document's output without an extension: the path of its file, and the line.
    pub(crate) fn stem(&self) -> PathBuf {
        let stem = without_packing(&self.source.within).with_extension("");
        match (self.line, stem.file_name()) {
            (Some(line), Some(name)) => stem.with_file_name(format!("{}-{line}", name.to_string_lossy())),
            _ => stem,
        }
    }
}

fn name(source: &Source, line: Option<usize>) -> String {
    line.map_or_else(|| source.to_string(), |line| format!("{source}:{line}"))
}

/// The documents that a file holds.
#[derive(Clone)]
enum Shape {
    Whole,
    Lines,
    /// JSON objects, one per line, with the text in this field.
    Objects(Arc<str>),
    /// JSON: an array of strings and of objects with the text in this field, or such values one after the other.
    Values(Arc<str>),
}

/// How files are read.
pub(crate) struct Reading {
    /// Each line of a text is a document.
    pub(crate) lines: bool,
    /// All files are JSON or JSON Lines, with the text in this field.
    pub(crate) field: Option<String>,
    /// Counts the bytes.
    pub(crate) bar: ProgressBar,
}

/// Documents, read lazily one after another.
pub(crate) type Texts = Box<dyn Iterator<Item = Result<Text, Failure>> + Send>;

impl Reading {
    /// Returns the documents of a source. If reading fails, the last item is the failure.
    pub(crate) fn texts(&self, source: Result<Source, Failure>) -> Texts {
        let source = match source {
            Ok(source) => Arc::new(source),
            Err(failure) => return Box::new(iter::once(Err(failure))),
        };
        match (self.open(&source), self.shape(&source.path)) {
            (Err(failure), _) => Box::new(iter::once(Err(failure))),
            (Ok(reader), Shape::Whole) => Box::new(iter::once(whole(source, reader))),
            (Ok(reader), Shape::Values(field)) => {
                let values = Values::new(reader, LONGEST);
                Box::new(Elements { source, field, values, number: 0, ended: false })
            }
            (Ok(reader), shape) => Box::new(Lines { source, shape, reader, line: 0, ended: false }),
        }
    }

    /// Opens and unpacks a source, unless it is in a format that holds no plain text.
    fn open(&self, source: &Source) -> Result<Box<dyn BufRead + Send>, Failure> {
        let opened = if source.is_stdin() {
            unpack(self.bar.wrap_read(io::stdin()))
        } else {
            File::open(&source.path).and_then(|file| unpack(self.bar.wrap_read(file)))
        };
        let mut rest = opened.map_err(|error| Failure::reading(source, &error))?;
        let mut first = Vec::new();
        // What can be read before a fault is still tagged.
        if let Err(fault) = rest.by_ref().take(container::FIRST_BYTES).read_to_end(&mut first) {
            rest = Box::new(BufReader::new(Fault(Some(fault))));
        }
        match container::recognize(&first) {
            Some(kind) => Err(Failure::new(source, format_args!("is {kind}"))),
            None => Ok(Box::new(Cursor::new(first).chain(rest))),
        }
    }

    fn shape(&self, path: &Path) -> Shape {
        let ending = without_packing(path).extension().map(|ending| ending.to_ascii_lowercase());
        let ending = ending.as_deref().and_then(OsStr::to_str).unwrap_or_default();
        let field = || self.field.as_deref().unwrap_or("text").into();
        match ending {
            "json" => Shape::Values(field()),
            "jsonl" | "ndjson" => Shape::Objects(field()),
            _ if self.field.is_some() => Shape::Objects(field()),
            _ if self.lines => Shape::Lines,
            _ => Shape::Whole,
        }
    }
}

/// A reader that fails.
struct Fault(Option<io::Error>);

impl Read for Fault {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        self.0.take().map_or(Ok(0), Err)
    }
}

/// Returns the path without the extension of a compressed file.
fn without_packing(path: &Path) -> PathBuf {
    let is_packed = path.extension().is_some_and(|ending| ending == "gz" || ending == "zst");
    if is_packed { path.with_extension("") } else { path.to_owned() }
}

fn whole(source: Arc<Source>, mut reader: impl Read) -> Result<Text, Failure> {
    let mut bytes = Vec::new();
    reader.read_to_end(&mut bytes).map_err(|error| Failure::reading(&source, &error))?;
    match text(bytes) {
        Ok(text) => Ok(Text { source, line: None, text, fields: None }),
        Err(why) => Err(Failure::new(&source, why)),
    }
}

fn text(bytes: Vec<u8>) -> Result<String, String> {
    String::from_utf8(bytes).map_err(|error| encoding::why(error.as_bytes(), error.utf8_error()))
}

/// The documents of a file with one per line.
struct Lines {
    source: Arc<Source>,
    shape: Shape,
    reader: Box<dyn BufRead + Send>,
    /// The number of the last line read, from 1.
    line: usize,
    /// Nothing more can be read.
    ended: bool,
}

impl Lines {
    /// Returns the next line without its line end, or `None` at the end of the file.
    fn line(&mut self) -> Result<Option<Vec<u8>>, Failure> {
        let mut line = Vec::new();
        self.line += 1;
        let mut read = || {
            self.reader.by_ref().take(LONGEST as u64 + 1).read_until(b'\n', &mut line)?;
            let is_too_long = line.len() > LONGEST && !line.ends_with(b"\n");
            if is_too_long {
                self.reader.skip_until(b'\n')?;
            }
            Ok(is_too_long)
        };
        match read() {
            Ok(false) if line.is_empty() => Ok(None),
            Ok(false) => {
                let end =
                    line.strip_suffix(b"\n").map_or(line.len(), |line| line.strip_suffix(b"\r").unwrap_or(line).len());
                line.truncate(end);
                Ok(Some(line))
            }
            Ok(true) => {
                let why = format!("is longer than {} MiB; is this a file with one document per line?", LONGEST >> 20);
                Err(Failure::new(self.name(), why))
            }
            Err(error) => {
                self.ended = true;
                Err(Failure::reading(self.name(), &error))
            }
        }
    }

    fn name(&self) -> String {
        name(&self.source, Some(self.line))
    }

    fn document(&self, line: Vec<u8>) -> Result<Text, String> {
        let text = text(line)?;
        let (text, fields) = match &self.shape {
            Shape::Objects(field) => object(&text, field).map(|(text, fields)| (text, Some(fields)))?,
            _ => (text, None),
        };
        Ok(Text { source: Arc::clone(&self.source), line: Some(self.line), text, fields })
    }
}

impl Iterator for Lines {
    type Item = Result<Text, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            match self.line().transpose()? {
                // A blank line between two objects is not an object.
                Ok(line) if matches!(self.shape, Shape::Objects(_)) && line.trim_ascii().is_empty() => {}
                Ok(line) => return Some(self.document(line).map_err(|why| Failure::new(self.name(), why))),
                Err(failure) => return Some(Err(failure)),
            }
        }
        None
    }
}

/// The documents of a JSON file.
struct Elements {
    source: Arc<Source>,
    field: Arc<str>,
    values: Values,
    /// The number of the last value read, from 1.
    number: usize,
    /// Nothing more can be read.
    ended: bool,
}

impl Elements {
    fn document(&self, value: Vec<u8>) -> Result<Text, String> {
        let value = text(value)?;
        let value: Value =
            serde_json::from_str(&value).map_err(|error| format!("is not valid JSON: {error}; correct it"))?;
        let (text, fields) = match value {
            Value::String(text) => (text, None),
            Value::Object(fields) => text_of(fields, &self.field).map(|(text, fields)| (text, Some(fields)))?,
            _ => return Err("is neither a string nor an object; write the text as one of them".to_owned()),
        };
        Ok(Text { source: Arc::clone(&self.source), line: Some(self.number), text, fields })
    }
}

impl Iterator for Elements {
    type Item = Result<Text, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        self.number += 1;
        let name = name(&self.source, Some(self.number));
        let next = self.values.next();
        self.ended = !matches!(next, Ok(Next::Value(_) | Next::TooLong));
        let failure = match next {
            Ok(Next::Value(value)) => return Some(self.document(value).map_err(|why| Failure::new(name, why))),
            Ok(Next::TooLong) => {
                Failure::new(name, format_args!("is longer than {} MiB; divide it into documents", LONGEST >> 20))
            }
            Ok(Next::Other) => {
                let why = "is not JSON; if it is plain text, give it another ending or pass it as standard input";
                Failure::new(&self.source, why)
            }
            Ok(Next::Cut) => Failure::new(name, "the array is not closed; get the whole file"),
            Ok(Next::End) => return None,
            Err(error) => Failure::reading(name, &error),
        };
        Some(Err(failure))
    }
}

/// Returns the text in `field` of a line with a JSON object, and the other fields.
fn object(json: &str, field: &str) -> Result<(String, Map<String, Value>), String> {
    // Some editors put a byte order mark before the first line.
    let json = json.strip_prefix('\u{FEFF}').unwrap_or(json);
    let fields = serde_json::from_str(json).map_err(|error| {
        let why = error.to_string();
        let why = why.split(" at line ").next().unwrap_or_default();
        format!("is not a JSON object (byte {}): {why}; write one object per line", error.column())
    })?;
    text_of(fields, field)
}

/// Takes the text in `field` out of the `fields` of an object.
fn text_of(mut fields: Map<String, Value>, field: &str) -> Result<(String, Map<String, Value>), String> {
    match fields.remove(field) {
        Some(Value::String(text)) => Ok((text, fields)),
        Some(_) => Err(format!("the field {field:?} is not a string; name the field with the text with --field")),
        None => Err(format!("has no field {field:?}; name the field with the text with --field")),
    }
}
