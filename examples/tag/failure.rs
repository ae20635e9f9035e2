//! What went wrong with one document; the others go on.

use std::fmt;
use std::io;

/// A document that could not be tagged, or an argument that names none.
#[derive(Clone, Debug)]
pub(crate) struct Failure {
    name: String,
    why: String,
}

impl Failure {
    /// The failure of what is called `name`.
    pub(crate) fn new(name: impl fmt::Display, why: impl fmt::Display) -> Self {
        Self { name: name.to_string(), why: why.to_string() }
    }

    /// The failure to read what is called `name`.
    pub(crate) fn reading(name: impl fmt::Display, error: &io::Error) -> Self {
        match (error.kind(), error.raw_os_error()) {
            (io::ErrorKind::UnexpectedEof, _) => Self::new(name, "is cut short; get the whole file"),
            (_, Some(_)) => Self::new(name, error),
            // Not the system's word, so that of what unpacks.
            (_, None) => Self::new(name, format_args!("cannot be unpacked: {error}; get the file anew")),
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.name, self.why)
    }
}

impl std::error::Error for Failure {}
