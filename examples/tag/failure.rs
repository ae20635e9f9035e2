//! The failure of one document; the others are still tagged.

use std::fmt;
use std::io;

/// A document that could not be tagged, or an argument that matches no document.
#[derive(Clone, Debug)]
pub(crate) struct Failure {
    name: String,
    why: String,
}

impl Failure {
    /// Creates the failure of the document or argument called `name`.
    pub(crate) fn new(name: impl fmt::Display, why: impl fmt::Display) -> Self {
        Self { name: visible(&name.to_string()), why: why.to_string() }
    }

    /// Creates the failure to read the file called `name`.
    pub(crate) fn reading(name: impl fmt::Display, error: &io::Error) -> Self {
        match (error.kind(), error.raw_os_error()) {
            (io::ErrorKind::UnexpectedEof, _) => Self::new(name, "is truncated; get the whole file"),
            (_, Some(_)) => Self::new(name, error),
            // Not an error of the system, so one of the unpacker.
            (_, None) => Self::new(name, format_args!("cannot be unpacked: {error}; get the file again")),
        }
    }
}

/// Returns a name with what would move the cursor or turn the text as escapes.
fn visible(name: &str) -> String {
    let is_invisible = |c: char| c.is_control() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    name.chars().map(|c| if is_invisible(c) { c.escape_default().to_string() } else { c.to_string() }).collect()
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.name, self.why)
    }
}

impl std::error::Error for Failure {}

/// The output that could not be written, which ends the run.
#[derive(Debug)]
pub(crate) struct Unwritten {
    pub(crate) output: String,
    pub(crate) cause: io::Error,
}

impl fmt::Display for Unwritten {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&visible(&self.output))
    }
}

impl std::error::Error for Unwritten {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.cause)
    }
}
