//! The one error type: what is wrong with a gazetteer, an annotated corpus or a choice, and where.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Why a gazetteer could not be loaded, imported or compiled, an annotated corpus read, or a choice understood. Tagging itself cannot
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
/// assert!(error.is_invalid_entry());
/// ```
///
/// Where reading fails, [`source`](std::error::Error::source) is the reader's own error, and the message leaves it out:
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
/// have more of them.
#[derive(Clone, Debug)]
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

    /// What was read is not of the format.
    pub(crate) fn syntax(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Syntax, message)
    }

    /// The error of `bytes`, the line of number `line`, that are not UTF-8.
    pub(crate) fn utf8(bytes: &[u8], fault: std::str::Utf8Error, line: usize) -> Self {
        let valid = bytes.get(..fault.valid_up_to()).unwrap_or_default();
        let column = String::from_utf8_lossy(valid).chars().count() + 1;
        Self::syntax("invalid UTF-8; save the file as UTF-8").at(line, column)
    }

    /// An entry has a part that no entry can have.
    pub(crate) fn invalid_entry(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::InvalidEntry, message)
    }

    /// Two entries have one id.
    pub(crate) fn duplicate_id(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::DuplicateId, message)
    }

    /// Something is longer or larger than the library takes.
    pub(crate) fn limit(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Limit, message)
    }

    /// The caller asked for something that there is not.
    pub(crate) fn argument(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Argument, message)
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

    /// Whether reading failed, rather than what was read. The reader's error is the [`source`](std::error::Error::source).
    pub fn is_io(&self) -> bool {
        self.0.kind == ErrorKind::Io
    }

    /// Whether what was read is not of the format: not UTF-8 or JSON, an unknown field, a value of the wrong type, a tag that is not
    /// a tag, another format altogether.
    pub fn is_syntax(&self) -> bool {
        self.0.kind == ErrorKind::Syntax
    }

    /// Whether an entry has an id, a kind, a name or a nisba that no entry can have.
    pub fn is_invalid_entry(&self) -> bool {
        self.0.kind == ErrorKind::InvalidEntry
    }

    /// Whether two entries have one id.
    pub fn is_duplicate_id(&self) -> bool {
        self.0.kind == ErrorKind::DuplicateId
    }

    /// Whether something is beyond one of the [`limits`](crate::limits), or a gazetteer too large to be compiled.
    pub fn is_limit(&self) -> bool {
        self.0.kind == ErrorKind::Limit
    }

    /// Whether the caller asked for something that there is not: a string that does not parse as a [`Kind`](crate::Kind) or the name
    /// of a format, a unit that a format does not count in.
    pub fn is_argument(&self) -> bool {
        self.0.kind == ErrorKind::Argument
    }
}

/// The one of `all` that is `called` by this name.
///
/// # Errors
/// There is none; the message lists them. `what` says what they are: a format, a unit.
pub(crate) fn choose<T: Copy>(what: &str, name: &str, all: &[T], called: fn(T) -> &'static str) -> Result<T, Error> {
    if let Some(&chosen) = all.iter().find(|&&one| called(one) == name) {
        return Ok(chosen);
    }
    let names: Vec<&str> = all.iter().map(|&one| called(one)).collect();
    Err(Error::argument(format!("there is no {what} {name:?}; there are {}", names.join(", "))))
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
