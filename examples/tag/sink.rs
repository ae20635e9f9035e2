//! Writes the output to standard output, a file or a folder. Files and folders appear under their name only when they are complete.

use std::fs::{self, File, Permissions};
use std::io::{self, BufWriter, IsTerminal, Write};
use std::mem;
use std::path::{Path, PathBuf, is_separator};
use std::sync::{Arc, Mutex};

use aalam::output::Format;
use anstream::AutoStream;

use crate::exit::{Problem, on_interrupt};
use crate::failure::Failure;
use crate::pack::Pack;
use crate::read::Text;
use crate::run::{Put, Tally};
use crate::write::Writers;

/// The number of bytes written at once.
const BUFFER: usize = 1 << 16;

/// Runs `run` with its documents written to `path`, or to standard output.
pub(crate) fn write(
    path: Option<&Path>,
    writers: Writers<'_>,
    run: impl FnOnce(&mut Put<'_>) -> io::Result<Tally>,
) -> Result<Tally, Problem> {
    let Some(path) = path else { return stdout(writers, run) };
    let is_folder = path.is_dir() || path.to_string_lossy().ends_with(is_separator);
    if is_folder || writers.options.format == Format::Brat {
        folder(path, writers, run)
    } else if path.exists() && !path.is_file() {
        // A device or a named pipe must not be replaced.
        let out = File::options().write(true).open(path).map_err(|error| Failure::new(path.display(), error))?;
        stream(out, false, writers, run)
    } else {
        file(path, writers, run)
    }
}

/// Writes to standard output; colours are for people at a terminal.
fn stdout(writers: Writers<'_>, run: impl FnOnce(&mut Put<'_>) -> io::Result<Tally>) -> Result<Tally, Problem> {
    let is_terminal = io::stdout().is_terminal();
    let colours = is_terminal && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    if is_terminal {
        stream(AutoStream::auto(io::stdout()).lock(), colours, writers, run)
    } else {
        stream(io::stdout().lock(), colours, writers, run)
    }
}

fn stream(
    out: impl Write,
    colours: bool,
    writers: Writers<'_>,
    run: impl FnOnce(&mut Put<'_>) -> io::Result<Tally>,
) -> Result<Tally, Problem> {
    let mut writer = writers.writer(BufWriter::with_capacity(BUFFER, out), colours)?;
    let tally = run(&mut |_, document| writer.write(document).map(Ok))?;
    if tally.is_kept() {
        writer.finish()?;
    }
    Ok(tally)
}

/// Writes to a temporary file beside `path`, and renames it at the end.
fn file(
    path: &Path,
    writers: Writers<'_>,
    run: impl FnOnce(&mut Put<'_>) -> io::Result<Tally>,
) -> Result<Tally, Problem> {
    let failure = |error: io::Error| Failure::new(path.display(), error);
    // The target of a link is replaced, not the link.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let temporary = temporary(&target, 0o666).tempfile_in(folder_of(&target)).map_err(failure)?;
    let unfinished = temporary.path().to_owned();
    on_interrupt(move || fs::remove_file(&unfinished))?;
    let mut pack = Pack::new(temporary.as_file(), path)?;
    let mut writer = writers.writer(BufWriter::with_capacity(BUFFER, &mut pack), false)?;
    let tally = run(&mut |_, document| writer.write(document).map(Ok))?;
    if tally.is_kept() {
        writer.finish()?;
        drop(writer);
        pack.finish()?;
        temporary.persist(&target).map_err(|error| failure(error.error))?;
    }
    Ok(tally)
}

/// Writes one file per document to a temporary folder beside `path`, and renames it at the end.
fn folder(
    path: &Path,
    writers: Writers<'_>,
    run: impl FnOnce(&mut Put<'_>) -> io::Result<Tally>,
) -> Result<Tally, Problem> {
    let failure = |error: io::Error| Failure::new(path.display(), error);
    match fs::read_dir(path).map(|mut entries| entries.next().is_some()) {
        // Manual corrections in existing files must not be lost.
        Ok(true) => {
            return Err(Failure::new(path.display(), "is not empty; name a new folder").into());
        }
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(failure(error).into()),
        _ => {}
    }
    fs::create_dir_all(folder_of(path)).map_err(failure)?;
    let temporary = temporary(path, 0o777).tempdir_in(folder_of(path)).map_err(failure)?;
    let unfinished = temporary.path().to_owned();
    // Held while files are created, so that none appears in a folder that is being removed.
    let making = Arc::new(Mutex::new(()));
    let stopping = Arc::clone(&making);
    on_interrupt(move || {
        mem::forget(stopping.lock());
        fs::remove_dir_all(&unfinished)
    })?;
    let tally = run(&mut |text, document| {
        let _making = making.lock();
        let format = writers.options.format;
        let Some(out) = create(temporary.path(), text, format.extension())? else {
            let why = "another document's output has the same name; rename one of the two files";
            return Ok(Err(Failure::new(text.name(), why)));
        };
        let mut writer = writers.writer(BufWriter::new(out), false).map_err(io::Error::other)?;
        writer.write(document)?;
        writer.finish()?;
        let beside = if format == Format::Brat { create(temporary.path(), text, "txt")? } else { None };
        beside.map_or(Ok(()), |mut out| out.write_all(text.text.as_bytes()))?;
        Ok(Ok(()))
    })?;
    if tally.is_kept() {
        // Windows cannot rename to an existing folder.
        let _ = fs::remove_dir(path);
        fs::rename(temporary.path(), path).map_err(failure)?;
        let _ = temporary.keep();
    }
    Ok(tally)
}

/// Creates the file of a document below `folder`, unless it exists.
fn create(folder: &Path, text: &Text, extension: &str) -> io::Result<Option<File>> {
    let mut path = folder.join(text.stem()).into_os_string();
    path.push(".");
    path.push(extension);
    let path = PathBuf::from(path);
    fs::create_dir_all(folder_of(&path))?;
    match File::create_new(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(None),
        file => file.map(Some),
    }
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Prepares a temporary file or folder that will become `target`, with the permissions of `target`, or else those of a new one.
fn temporary(target: &Path, mode: u32) -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".aalam-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let new = Permissions::from_mode(mode);
        builder.permissions(fs::metadata(target).map_or(new, |metadata| metadata.permissions()));
    }
    builder
}
