//! The one error type: what is wrong with a gazetteer, an annotated corpus or a choice, and where.

use std::fmt;
use std::path::{Path, PathBuf};

/// Why a gazetteer could not be loaded, imported or compiled, an annotated corpus read, or an output format chosen. Tagging itself cannot
/// fail.
///
/// The message says where (file, line, and the column in **characters**, both from 1), which entry, what is wrong and what
/// to do:
///
/// ```
/// use aalam::Gazetteer;
///
/// let error = Gazetteer::from_jsonl(r#"{"id":"minsk","kind":"place","name":"ـَـ"}"#).unwrap_err();
/// assert_eq!(error.to_string(), "1:37: entry \"minsk\": name \"ـ\\u{64e}ـ\" holds no letter; write at least one");
/// assert_eq!((error.line(), error.column(), error.entry()), (Some(1), Some(37), Some("minsk")));
///
/// let error = Gazetteer::from_path("nowhere.jsonl").unwrap_err();
/// assert!(error.is_io());
/// assert_eq!(error.path(), Some("nowhere.jsonl".as_ref()));
/// ```
#[derive(Debug)]
pub struct Error(Box<Inner>);

#[derive(Debug)]
struct Inner {
    path: Option<PathBuf>,
    line: Option<usize>,
    column: Option<usize>,
    entry: Option<String>,
    message: String,
    source: Option<std::io::Error>,
}

impl Error {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        let message = message.into();
        Self(Box::new(Inner { path: None, line: None, column: None, entry: None, message, source: None }))
    }

    pub(crate) fn io(source: std::io::Error) -> Self {
        let mut error = Self::new("cannot be read");
        error.0.source = Some(source);
        error
    }

    /// The error of `bytes`, the line of number `line`, that are no UTF-8.
    pub(crate) fn utf8(bytes: &[u8], fault: std::str::Utf8Error, line: usize) -> Self {
        let valid = bytes.get(..fault.valid_up_to()).unwrap_or_default();
        let column = String::from_utf8_lossy(valid).chars().count() + 1;
        Self::new("invalid UTF-8; save the file as UTF-8").at(line, column)
    }

    /// Sets where the error is, both numbers from 1.
    pub(crate) fn at(mut self, line: usize, column: usize) -> Self {
        self.0.line = Some(line);
        self.0.column = Some(column);
        self
    }

    pub(crate) fn in_file(mut self, path: &Path) -> Self {
        self.0.path = Some(path.to_owned());
        self
    }

    pub(crate) fn for_entry(mut self, id: impl Into<String>) -> Self {
        self.0.entry = Some(id.into());
        self
    }

    /// The file, where one was read by its path.
    pub fn path(&self) -> Option<&Path> {
        self.0.path.as_deref()
    }

    /// The line, from 1.
    pub fn line(&self) -> Option<usize> {
        self.0.line
    }

    /// The column in characters, from 1.
    pub fn column(&self) -> Option<usize> {
        self.0.column
    }

    /// The id of the entry, where it is known.
    pub fn entry(&self) -> Option<&str> {
        self.0.entry.as_deref()
    }

    /// Whether reading failed, rather than what was read.
    pub fn is_io(&self) -> bool {
        self.0.source.is_some()
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inner = &self.0;
        if let Some(path) = &inner.path {
            write!(f, "{}:", path.display())?;
        }
        match (inner.line, inner.column) {
            (Some(line), Some(column)) => write!(f, "{line}:{column}: ")?,
            _ if inner.path.is_some() => f.write_str(" ")?,
            _ => {}
        }
        if let Some(entry) = &inner.entry {
            write!(f, "entry {entry:?}: ")?;
        }
        f.write_str(&inner.message)?;
        match &inner.source {
            Some(source) => write!(f, ": {source}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.source.as_ref().map(|source| source as _)
    }
}
