//! Writes the output to standard output, a file or a folder. Files and folders appear under their name only when they are complete.

use std::fmt;
use std::fs::{self, File, Permissions};
use std::io::{self, BufWriter, IsTerminal, Write};
use std::mem;
use std::path::{Path, PathBuf, is_separator};
use std::sync::{Arc, Mutex};

use aalam::output::Format;
use anstream::{AutoStream, ColorChoice};
use console::Term;

use crate::exit::{Problem, on_interrupt};
use crate::failure::{Failure, Unwritten};
use crate::pack::Pack;
use crate::read::Text;
use crate::run::{Put, Tally};
use crate::target::{folder_of, target};
use crate::write::{Screen, Writers};

/// The number of bytes written at once.
const BUFFER: usize = 1 << 16;

/// Runs `run` with its documents written to `path`, or to standard output if there is none or it is `-`.
pub(crate) fn write(
    path: Option<&Path>,
    writers: Writers<'_>,
    run: impl FnOnce(&mut Put<'_>) -> io::Result<Tally>,
) -> Result<Tally, Problem> {
    let Some(path) = path.filter(|path| *path != Path::new("-")) else {
        return stdout(writers, run).map_err(|problem| named("standard output", problem));
    };
    to(path, writers, run).map_err(|problem| named(path.display(), problem))
}

/// Puts the name of the output before an error of the system.
fn named(output: impl fmt::Display, problem: Problem) -> Problem {
    match problem.downcast::<io::Error>() {
        Ok(cause) => Box::new(Unwritten { output: output.to_string(), cause: *cause }),
        Err(problem) => problem,
    }
}

/// Writes to a file, a folder, a device or a named pipe.
fn to(
    path: &Path,
    writers: Writers<'_>,
    run: impl FnOnce(&mut Put<'_>) -> io::Result<Tally>,
) -> Result<Tally, Problem> {
    let is_new_folder = path.to_string_lossy().ends_with(is_separator) || writers.options.format == Format::Brat;
    if is_new_folder || path.is_dir() {
        folder(path, is_new_folder, writers, run)
    } else if path.exists() && !path.is_file() {
        // A device or a named pipe must not be replaced.
        stream(File::options().write(true).open(path)?, Screen::default(), writers, run)
    } else {
        file(path, writers, run)
    }
}

/// Writes to standard output. Colours are for terminals that have them, and for whoever asks for them (`CLICOLOR_FORCE`).
fn stdout(writers: Writers<'_>, run: impl FnOnce(&mut Put<'_>) -> io::Result<Tally>) -> Result<Tally, Problem> {
    let stdout = io::stdout();
    let choice = AutoStream::choice(&stdout);
    let colours = choice != ColorChoice::Never;
    if stdout.is_terminal() {
        let width = Term::stdout().size_checked().map(|(_, columns)| columns);
        stream(AutoStream::new(stdout, choice).lock(), Screen { colours, width }, writers, run)
    } else {
        stream(stdout.lock(), Screen { colours, width: None }, writers, run)
    }
}

fn stream(
    out: impl Write,
    screen: Screen,
    writers: Writers<'_>,
    run: impl FnOnce(&mut Put<'_>) -> io::Result<Tally>,
) -> Result<Tally, Problem> {
    let mut writer = writers.writer(BufWriter::with_capacity(BUFFER, out), screen)?;
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
    let target = target(path)?;
    // Without a folder, the next error would be about the temporary file.
    fs::metadata(folder_of(&target))?;
    let temporary = temporary(&target, 0o666).tempfile_in(folder_of(&target))?;
    let unfinished = temporary.path().to_owned();
    on_interrupt(move || fs::remove_file(&unfinished))?;
    let mut pack = Pack::new(temporary.as_file(), path)?;
    let mut writer = writers.writer(BufWriter::with_capacity(BUFFER, &mut pack), Screen::default())?;
    let tally = run(&mut |_, document| writer.write(document).map(Ok))?;
    if tally.is_kept() {
        writer.finish()?;
        drop(writer);
        pack.finish()?;
        temporary.persist(&target).map_err(|error| error.error)?;
    }
    Ok(tally)
}

/// Writes one file per document to a temporary folder: beside `path`, or inside if that is there and empty, because it may be the current
/// folder or a mounted one. At the end the files get their place. `is_meant` says that a folder is asked for, and is not just there.
fn folder(
    path: &Path,
    is_meant: bool,
    writers: Writers<'_>,
    run: impl FnOnce(&mut Put<'_>) -> io::Result<Tally>,
) -> Result<Tally, Problem> {
    let target = target(path)?;
    let exists = match fs::read_dir(&target).map(|mut entries| entries.next().is_some()) {
        // Manual corrections in existing files must not be lost.
        Ok(true) if is_meant => return Err(Failure::new(path.display(), "is not empty; name a new folder").into()),
        Ok(true) => {
            let why = "is a folder that is not empty; name a file, or a new folder for one file per document";
            return Err(Failure::new(path.display(), why).into());
        }
        Ok(false) => true,
        Err(error) if error.kind() == io::ErrorKind::NotFound => false,
        Err(error) => return Err(error.into()),
    };
    let around = if exists { &target } else { folder_of(&target) };
    fs::create_dir_all(around)?;
    let temporary = temporary(&target, 0o777).tempdir_in(around)?;
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
        let out = match create(temporary.path(), text, format.extension()) {
            Ok(out) => out,
            Err(error) => {
                let why = match error.kind() {
                    io::ErrorKind::AlreadyExists => {
                        "another document's output has the same name; rename one of the two"
                    }
                    io::ErrorKind::InvalidFilename => "the name is too long for an output of the same name; shorten it",
                    _ => return Err(error),
                };
                return Ok(Err(Failure::new(text.name(), why)));
            }
        };
        let mut writer = writers.writer(BufWriter::new(out), Screen::default()).map_err(io::Error::other)?;
        writer.write(document)?;
        writer.finish()?;
        if format == Format::Brat {
            create(temporary.path(), text, "txt")?.write_all(text.text.as_bytes())?;
        }
        Ok(Ok(()))
    })?;
    if tally.is_kept() {
        let _making = making.lock();
        if exists {
            for entry in fs::read_dir(temporary.path())? {
                let entry = entry?;
                fs::rename(entry.path(), target.join(entry.file_name()))?;
            }
        } else {
            fs::rename(temporary.path(), &target)?;
            let _ = temporary.keep();
        }
    }
    Ok(tally)
}

/// Creates the file of a document below `folder`, if there is none.
fn create(folder: &Path, text: &Text, extension: &str) -> io::Result<File> {
    let mut path = folder.join(text.stem()).into_os_string();
    path.push(".");
    path.push(extension);
    let path = PathBuf::from(path);
    fs::create_dir_all(folder_of(&path))?;
    File::create_new(path)
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
