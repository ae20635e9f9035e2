//! Refuses an output that is also an input: it would be replaced, or read while it grows.

use std::path::Path;

use same_file::Handle;

use crate::exit::Problem;

/// Returns an error if the file at `output`, or else the one that standard output leads to, is one of `inputs`, by whatever path or link;
/// - is standard input.
pub(crate) fn refuse(output: Option<&Path>, inputs: impl IntoIterator<Item = impl AsRef<Path>>) -> Result<(), Problem> {
    let Some(written) = output.map_or_else(|| regular(Handle::stdout().ok()), file) else { return Ok(()) };
    for input in inputs {
        let input = input.as_ref();
        let read = if input == Path::new("-") { regular(Handle::stdin().ok()) } else { file(input) };
        if read.is_some_and(|read| read == written) {
            let is_also = match output {
                Some(output) => format!("the output {}, which would replace it", output.display()),
                None => "the standard output".to_owned(),
            };
            return Err(format!("{}: is also {is_also}; write to another file", input.display()).into());
        }
    }
    Ok(())
}

/// Returns what identifies the regular file at `path`. Whatever else is there is not opened: a named pipe would wait for its other end.
fn file(path: &Path) -> Option<Handle> {
    if path.is_file() { Handle::from_path(path).ok() } else { None }
}

fn regular(handle: Option<Handle>) -> Option<Handle> {
    handle.filter(|handle| handle.as_file().metadata().is_ok_and(|metadata| metadata.is_file()))
}
