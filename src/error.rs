//! The error type: what is wrong with a gazetteer, an annotated corpus or an argument, and where.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Why a gazetteer could not be loaded, imported or compiled, an annotated corpus could not be read, or an argument was not
/// understood. Tagging itself cannot fail.
///
/// The message gives the place (file, line, and column in **characters**, both from 1), the entry, the fault and what to do:
///
/// ```
/// use aalam::Gazetteer;
///
/// let error = Gazetteer::from_jsonl(r#"{"id":"minsk","kind":"place","name":"ـَـ"}"#).unwrap_err();
/// assert_eq!(error.to_string(), "1:37: entry \"minsk\": name \"ـ\\u{64e}ـ\" contains no letter; write at least one");
/// assert_eq!((error.line(), error.column(), error.entry()), (Some(1), Some(37), Some("minsk")));
/// assert!(error.is_invalid_entry());
/// assert_eq!(format!("{error:?}"), error.to_string());
/// ```
///
/// If reading fails, [`source`](std::error::Error::source) is the reader's own error, and the message omits it:
///
/// ```
/// use std::error::Error;
///
/// let error = aalam::Gazetteer::from_path("nowhere.jsonl").unwrap_err();
/// assert!(error.is_io());
/// assert_eq!(error.path(), Some("nowhere.jsonl".as_ref()));
/// assert_eq!(error.to_string(), "nowhere.jsonl: cannot be read");
/// assert!(error.source().is_some());
/// ```
///
/// Each error is of one class: [`is_io`](Self::is_io), [`is_syntax`](Self::is_syntax), [`is_invalid_entry`](Self::is_invalid_entry),
/// [`is_duplicate_id`](Self::is_duplicate_id), [`is_limit`](Self::is_limit) or [`is_argument`](Self::is_argument). Later versions may
/// add classes.
#[derive(Clone)]
pub struct Error(Box<Inner>);

#[derive(Clone, Debug)]
struct Inner {
    kind: ErrorKind,
    path: Option<PathBuf>,
    line: Option<usize>,
    column: Option<usize>,
    entry: Option<String>,
    message: String,
    source: Option<Arc<std::io::Error>>,
}

/// The class of an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ErrorKind {
    Io,
    Syntax,
    InvalidEntry,
    DuplicateId,
    Limit,
    Argument,
}

impl Error {
    fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        let message = message.into();
        Self(Box::new(Inner { kind, path: None, line: None, column: None, entry: None, message, source: None }))
    }

    /// Reading failed.
    pub(crate) fn io(source: std::io::Error) -> Self {
        let mut error = Self::new(ErrorKind::Io, "cannot be read");
        error.0.source = Some(Arc::new(source));
        error
    }

    /// The input does not have the expected format.
    pub(crate) fn syntax(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Syntax, message)
    }

    /// The line `bytes`, which has the number `line`, is not UTF-8.
    pub(crate) fn utf8(bytes: &[u8], fault: std::str::Utf8Error, line: usize) -> Self {
        let valid = bytes.get(..fault.valid_up_to()).unwrap_or_default();
        let column = String::from_utf8_lossy(valid).chars().count() + 1;
        Self::syntax("invalid UTF-8; save the file as UTF-8").at(line, column)
    }

    /// An entry has an invalid part.
    pub(crate) fn invalid_entry(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::InvalidEntry, message)
    }

    /// Two entries have the same id.
    pub(crate) fn duplicate_id(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::DuplicateId, message)
    }

    /// Something is longer or larger than the library accepts.
    pub(crate) fn limit(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Limit, message)
    }

    /// The caller asked for something that does not exist.
    pub(crate) fn argument(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Argument, message)
    }

    /// Sets the place of the error, both numbers from 1.
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

    /// Returns the file, if one was read by its path.
    pub fn path(&self) -> Option<&Path> {
        self.0.path.as_deref()
    }

    /// Returns the line, from 1.
    pub fn line(&self) -> Option<usize> {
        self.0.line
    }

    /// Returns the column in characters, from 1.
    pub fn column(&self) -> Option<usize> {
        self.0.column
    }

    /// Returns the id of the entry, if it is known.
    pub fn entry(&self) -> Option<&str> {
        self.0.entry.as_deref()
    }

    /// Returns whether reading itself failed. The reader's error is the [`source`](std::error::Error::source).
    pub fn is_io(&self) -> bool {
        self.0.kind == ErrorKind::Io
    }

    /// Returns whether the input does not have the expected format: it is not UTF-8 or JSON, it has an unknown field, a value of the
    /// wrong type or an invalid tag, or it is in another format altogether.
    pub fn is_syntax(&self) -> bool {
        self.0.kind == ErrorKind::Syntax
    }

    /// Returns whether an entry has an invalid id, kind, name or nisba.
    pub fn is_invalid_entry(&self) -> bool {
        self.0.kind == ErrorKind::InvalidEntry
    }

    /// Returns whether two entries have the same id.
    pub fn is_duplicate_id(&self) -> bool {
        self.0.kind == ErrorKind::DuplicateId
    }

    /// Returns whether something exceeds one of the [`limits`](crate::limits), or a gazetteer is too large to compile.
    pub fn is_limit(&self) -> bool {
        self.0.kind == ErrorKind::Limit
    }

    /// Returns whether the caller asked for something that does not exist: a string that is not a [`Kind`](crate::Kind) or the name of
    /// a format, or a unit that a format does not count in.
    pub fn is_argument(&self) -> bool {
        self.0.kind == ErrorKind::Argument
    }
}

/// Returns the item of `all` with the name `name`, as `called` gives it.
///
/// # Errors
/// No item has the name. The message lists the names; `what` says what the items are: a format, a unit.
pub(crate) fn choose<T: Copy>(what: &str, name: &str, all: &[T], called: fn(T) -> &'static str) -> Result<T, Error> {
    if let Some(&chosen) = all.iter().find(|&&one| called(one) == name) {
        return Ok(chosen);
    }
    let names: Vec<&str> = all.iter().map(|&one| called(one)).collect();
    Err(Error::argument(format!("unknown {what} {name:?}; expected one of {}", names.join(", "))))
}

/// The message and that of its source: what a reader sees if `main` returns the error.
impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")?;
        match &self.0.source {
            Some(source) => write!(f, ": {source}"),
            None => Ok(()),
        }
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
        f.write_str(&inner.message)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.0.source {
            Some(source) => Some(&**source),
            None => None,
        }
    }
}
