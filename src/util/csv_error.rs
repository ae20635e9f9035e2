//! Errors of writing a table.

use std::io;

/// Returns the error of the underlying writer, which `csv` wraps: a closed pipe has to be recognized.
pub(crate) fn io_error(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}
