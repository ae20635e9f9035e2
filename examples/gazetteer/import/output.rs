//! A file that is written whole or not at all.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process;

use tempfile::NamedTempFile;

use super::sorter::{Counts, Sorter};
use crate::Failure;

/// The most bytes that are looked through for what is doubtful: that takes some five times their memory.
const LINT_BYTES: u64 = 64 << 20;

/// The most warnings that are printed.
const WARNINGS: usize = 20;

/// Where the gazetteer goes.
pub(crate) struct Output {
    path: Option<PathBuf>,
    /// The path as it was given.
    name: String,
    folder: PathBuf,
}

impl Output {
    /// To a file, or to standard output.
    pub(crate) fn new(path: Option<&Path>) -> Result<Self, Failure> {
        // A folder, device or pipe cannot be replaced by a file.
        if let Some(path) = path.filter(|path| path.exists() && !path.is_file()) {
            return Err(format!("{}: is no file; leave -o out to write to standard output", path.display()).into());
        }
        let name = path.unwrap_or(Path::new("-")).display().to_string();
        // What a link leads to is replaced, not the link.
        let path = path.map(|path| fs::canonicalize(path).unwrap_or(path.to_owned()));
        let folder = match path.as_deref().map(|path| path.parent().unwrap_or(Path::new(""))) {
            Some(folder) if folder.as_os_str().is_empty() => PathBuf::from("."),
            Some(folder) if !folder.is_dir() => return Err(format!("{}: is no folder", folder.display()).into()),
            Some(folder) => folder.to_owned(),
            None => std::env::temp_dir(),
        };
        Ok(Self { path, name, folder })
    }

    /// Where other files may lie for as long as they are needed.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Writes what was sorted, and says on standard error what is doubtful in it.
    pub(crate) fn write(&self, sorter: Sorter, lint: bool) -> Result<Counts, Failure> {
        let mut file = new_file(&self.folder)?;
        let unfinished = file.path().to_owned();
        ctrlc::set_handler(move || {
            let _ = fs::remove_file(&unfinished);
            // As shells count a process that was interrupted.
            process::exit(130);
        })?;
        let mut out = BufWriter::new(file.as_file_mut());
        let counts = sorter.write(&mut out)?;
        out.flush()?;
        drop(out);
        if counts.written == 0 {
            return Err("nothing was taken, so nothing is written".into());
        }
        if lint {
            self.lint(file.path())?;
        }
        match &self.path {
            Some(path) => drop(file.persist(path)?),
            None => drop(io::copy(&mut file.reopen()?, &mut io::stdout().lock())?),
        }
        Ok(counts)
    }

    fn lint(&self, written: &Path) -> Result<(), Failure> {
        let size = fs::metadata(written)?.len();
        if size > LINT_BYTES {
            eprintln!("not looked through for what is doubtful: that is for up to {} MiB", LINT_BYTES >> 20);
            return Ok(());
        }
        let warnings = aalam::lint(&fs::read_to_string(written)?)?;
        for warning in warnings.iter().take(WARNINGS) {
            eprintln!("warning: {}:{warning}", self.name);
        }
        if warnings.len() > WARNINGS {
            eprintln!("and {} more warnings; `gazetteer check` prints all", warnings.len() - WARNINGS);
        }
        Ok(())
    }
}

/// A file without its name yet, with the permissions that any new file gets.
fn new_file(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.prefix(".aalam-").tempfile_in(folder)
}
