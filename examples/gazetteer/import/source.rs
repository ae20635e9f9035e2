//! Opens input files, with a progress bar over their bytes.

use std::fs::File;
use std::io::{self, BufRead, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use indicatif::{ProgressBar, ProgressFinish, ProgressStyle};

use crate::exit::Problem;
use crate::unpack::unpack;

/// The input files and their progress bar. The bar is removed on drop; there is none if standard error is not a terminal.
pub(crate) struct Sources {
    bar: ProgressBar,
    /// The files named in other files, as far as they have been opened.
    opened: Mutex<Vec<PathBuf>>,
}

impl Sources {
    /// Creates the bar for these files; its length is unknown if one is standard input.
    pub(crate) fn new(files: &[PathBuf]) -> Self {
        let size =
            |file: &PathBuf| std::fs::metadata(file).ok().filter(std::fs::Metadata::is_file).map(|file| file.len());
        let (bar, template) = match files.iter().map(size).sum::<Option<u64>>() {
            Some(total) => (ProgressBar::new(total), "{bar:40} {bytes} of {total_bytes}, {bytes_per_sec}, {eta} left"),
            None => (ProgressBar::no_length(), "{spinner} {bytes}, {bytes_per_sec}"),
        };
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        Self { bar: bar.with_finish(ProgressFinish::AndClear), opened: Mutex::default() }
    }

    /// Opens a file, or standard input for `-`.
    pub(crate) fn open(&self, file: &Path) -> Result<Box<dyn BufRead + Send>, Problem> {
        let opened = match file.to_str() {
            Some("-") => self.unpack(io::stdin()),
            _ if file.is_dir() => return Err(format!("{}: is a folder; name the files in it", file.display()).into()),
            _ => File::open(file).and_then(|opened| self.unpack(opened)),
        };
        opened.map_err(|error| format!("{}: {error}", file.display()).into())
    }

    /// Opens a file named in another file.
    pub(crate) fn open_another(&self, file: &Path) -> io::Result<Box<dyn BufRead + Send>> {
        let opened = File::open(file)?;
        self.bar.inc_length(opened.metadata()?.len());
        self.opened.lock().unwrap_or_else(PoisonError::into_inner).push(file.to_owned());
        self.unpack(opened)
    }

    /// Returns the files named in other files that have been opened.
    pub(crate) fn opened(&self) -> Vec<PathBuf> {
        self.opened.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn unpack(&self, packed: impl Read + Send + 'static) -> io::Result<Box<dyn BufRead + Send>> {
        unpack(self.bar.wrap_read(packed))
    }

    /// Prints a message on standard error, unless that is closed.
    pub(crate) fn say(&self, text: &str) {
        let _ = self.bar.suspend(|| write!(io::stderr(), "{text}"));
    }
}
