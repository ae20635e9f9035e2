//! Follows links to what is to be written.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Returns the file or folder that `path` leads to through links, even if there is none yet: the target of a link is replaced, not the link.
pub(crate) fn target(path: &Path) -> io::Result<PathBuf> {
    // A slash at the end would hide a link.
    let mut target: PathBuf = path.components().collect();
    match fs::canonicalize(&target) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        found => return found,
    }
    while let Ok(next) = fs::read_link(&target) {
        target = folder_of(&target).join(next);
    }
    Ok(target)
}

/// Returns the folder that `path` is in.
pub(crate) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}
