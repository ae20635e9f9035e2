//! Finds the files named on the command line, in a stable order.

use std::fmt;
use std::fs;
use std::iter;
use std::path::{Path, PathBuf, is_separator};
use std::sync::Arc;

use fast_glob::{glob_match, validate};
use walkdir::{DirEntry, WalkDir};

use crate::failure::Failure;

/// The default pattern for files in a folder.
pub(crate) const DEFAULT: &str = "*.{txt,jsonl,ndjson}{,.gz,.zst}";

/// What a pattern without a slash begins with, so that it applies in any folder.
const ANY_FOLDER: &str = "**/";

/// The patterns of the files to read; one of them must match.
type Globs = Arc<[String]>;

/// A file to read, or standard input.
pub(crate) struct Source {
    /// Its path; - is standard input.
    pub(crate) path: PathBuf,
    /// Its path relative to the folder on the command line.
    pub(crate) within: PathBuf,
}

impl Source {
    /// Whether it is standard input.
    pub(crate) fn is_stdin(&self) -> bool {
        self.path == Path::new("-")
    }

    /// Returns the number of bytes to read, or `None` if it is not known in advance.
    pub(crate) fn bytes(&self) -> Option<u64> {
        (!self.is_stdin()).then(|| fs::metadata(&self.path).map_or(0, |metadata| metadata.len()))
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.path.display())
    }
}

/// Sources, found lazily one after another.
pub(crate) type Sources = Box<dyn Iterator<Item = Result<Source, Failure>> + Send>;

/// Reads a pattern of `--glob`: a pattern without a slash applies to the file's name, in any folder.
pub(crate) fn glob(pattern: &str) -> Result<String, fast_glob::Error> {
    validate(pattern)?;
    Ok(if pattern.contains('/') { pattern.to_owned() } else { format!("{ANY_FOLDER}{pattern}") })
}

/// Finds the files that `arguments` name: files, the files in folders that match `wanted`, and globs that the shell has not expanded.
pub(crate) fn sources(arguments: Vec<PathBuf>, wanted: &[String]) -> Sources {
    let patterns: Vec<&str> = wanted.iter().map(|glob| glob.trim_start_matches(ANY_FOLDER)).collect();
    let none = format!("contains no file {}; choose others with --glob", patterns.join(" or "));
    let wanted: Globs = wanted.into();
    Box::new(arguments.into_iter().flat_map(move |argument| named(argument, &wanted, &none)))
}

/// Finds the files that one argument names.
fn named(argument: PathBuf, wanted: &Globs, none: &str) -> Sources {
    if argument.is_dir() {
        return walk(argument.clone(), usize::MAX, wanted.clone(), Failure::new(argument.display(), none));
    }
    // A file may have brackets in its name.
    let pattern = argument.to_str().filter(|_| !argument.exists());
    let special = pattern.and_then(|pattern| Some((pattern, pattern.find(['*', '?', '[', '{'])?)));
    if let Some((pattern, special)) = special {
        return expand(pattern, special);
    }
    let within =
        if argument == Path::new("-") { "stdin".into() } else { argument.file_name().unwrap_or_default().into() };
    Box::new(iter::once(Ok(Source { path: argument, within })))
}

/// Finds the files that a glob matches; its first special character is at byte `special`.
fn expand(pattern: &str, special: usize) -> Sources {
    let (base, rest) = pattern.split_at(pattern[..special].rfind(is_separator).map_or(0, |at| at + 1));
    match validate(rest) {
        Ok(()) => {
            let depth = if rest.contains("**") { usize::MAX } else { rest.split(is_separator).count() };
            walk(base.into(), depth, [rest.to_owned()].into(), Failure::new(pattern, "matches no file"))
        }
        Err(error) => Box::new(iter::once(Err(Failure::new(pattern, error)))),
    }
}

/// Finds the files below `base` that match `wanted`, sorted folder by folder; yields `none` if there are none. Links are followed, and
/// hidden files are skipped.
fn walk(base: PathBuf, depth: usize, wanted: Globs, none: Failure) -> Sources {
    let root = if base.as_os_str().is_empty() { PathBuf::from(".") } else { base.clone() };
    let entries = WalkDir::new(&root).follow_links(true).max_depth(depth).sort_by_file_name().into_iter();
    let mut files = entries
        .filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry))
        .filter_map(move |entry| {
            let path = entry.as_ref().map_or_else(walkdir::Error::path, |entry| Some(entry.path())).unwrap_or(&root);
            let within = path.strip_prefix(&root).unwrap_or(path);
            let within_slashes = with_slashes(within);
            let is_wanted = wanted.iter().any(|glob| glob_match(glob, &within_slashes));
            match &entry {
                Ok(entry) if entry.file_type().is_file() && is_wanted => {
                    Some(Ok(Source { path: base.join(within), within: within.to_owned() }))
                }
                Ok(_) => None,
                // A link to a parent folder, which is read anyway.
                Err(error) if error.loop_ancestor().is_some() => None,
                // A broken link matters only if it is wanted.
                Err(error) if is_wanted || path.is_dir() => {
                    let why = error.io_error().map(ToString::to_string).unwrap_or_default();
                    Some(Err(Failure::new(path.display(), why)))
                }
                Err(_) => None,
            }
        })
        .peekable();
    match files.peek() {
        Some(_) => Box::new(files),
        None => Box::new(iter::once(Err(none))),
    }
}

/// Returns a path with a slash between folders, as patterns have it on every platform.
fn with_slashes(path: &Path) -> Vec<u8> {
    let bytes = path.as_os_str().as_encoded_bytes().iter();
    bytes.map(|&byte| if is_separator(char::from(byte)) { b'/' } else { byte }).collect()
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().as_encoded_bytes().starts_with(b".")
}
