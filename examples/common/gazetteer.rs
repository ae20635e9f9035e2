//! Loads gazetteers, packed or not.
#![allow(dead_code, reason = "each example uses its part")]

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use aalam::Gazetteer;

use crate::chain::chain;
use crate::exit::Problem;
use crate::unpack::unpack;

/// Loads a gazetteer: plain, or packed with gzip, bzip2 or zstd.
pub(crate) fn load(path: &Path) -> Result<Gazetteer, Problem> {
    let unpacked = File::open(path).and_then(unpack).map_err(|error| unreadable(path, &error))?;
    let read = Gazetteer::from_reader(unpacked).map_err(|error| in_file(path, &error))?;
    Ok(read.with_path(path))
}

/// Reads the unpacked bytes of a gazetteer.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(unpack).and_then(|mut unpacked| unpacked.read_to_end(&mut bytes));
    read.map_err(|error| unreadable(path, &error))?;
    Ok(bytes)
}

fn unreadable(path: &Path, error: &io::Error) -> String {
    format!("{}: cannot be read: {error}", path.display())
}

/// Returns the error as one line that begins with its file.
pub(crate) fn in_file(path: &Path, error: &aalam::Error) -> String {
    let space = if error.line().is_some() { "" } else { " " };
    format!("{}:{space}{}", path.display(), chain(error))
}
