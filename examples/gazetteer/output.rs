//! Writes a file completely or not at all.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::exit::Problem;
use crate::target::{folder_of, target};

/// The destination of the output.
pub(crate) struct Output {
    path: Option<PathBuf>,
    folder: PathBuf,
}

impl Output {
    /// Creates an output to a file, or to standard output if there is none or it is `-`.
    pub(crate) fn new(path: Option<&Path>) -> Result<Self, Problem> {
        let path = path.filter(|path| *path != Path::new("-"));
        // A folder, device or pipe cannot be replaced by a file.
        if let Some(path) = path.filter(|path| path.exists() && !path.is_file()) {
            return Err(format!("{}: is not a file; omit -o to write to standard output", path.display()).into());
        }
        let path = path.map(target).transpose()?;
        let folder = match path.as_deref().map(folder_of) {
            Some(folder) if !folder.is_dir() => return Err(format!("{}: is not a folder", folder.display()).into()),
            Some(folder) => folder.to_owned(),
            None => std::env::temp_dir(),
        };
        Ok(Self { path, folder })
    }

    /// Returns the folder for temporary files.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Creates a file with a temporary name, and with the permissions of the file it replaces, or else those of a new file.
    pub(crate) fn create(&self) -> io::Result<NamedTempFile> {
        let mut builder = tempfile::Builder::new();
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        let file = builder.prefix(".aalam-").tempfile_in(&self.folder)?;
        if let Some(replaced) = self.path.as_deref().and_then(|path| fs::metadata(path).ok()) {
            file.as_file().set_permissions(replaced.permissions())?;
        }
        Ok(file)
    }

    /// Gives the file its name, or copies it to standard output.
    pub(crate) fn finish(&self, file: NamedTempFile) -> Result<(), Problem> {
        match &self.path {
            Some(path) => drop(file.persist(path)?),
            None => drop(io::copy(&mut file.reopen()?, &mut io::stdout().lock())?),
        }
        Ok(())
    }
}
