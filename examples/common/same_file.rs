//! Refuses an output that is one of the inputs: it would be replaced.

use std::path::Path;

use same_file::is_same_file;

use crate::exit::Problem;

/// Returns an error if `output` exists and is one of the `inputs`, by whatever path or link.
pub(crate) fn refuse<'p>(output: Option<&Path>, inputs: impl IntoIterator<Item = &'p Path>) -> Result<(), Problem> {
    let Some(output) = output else { return Ok(()) };
    for input in inputs {
        // Whatever does not exist is no input, such as - for standard input.
        if is_same_file(input, output).unwrap_or(false) {
            let (input, output) = (input.display(), output.display());
            return Err(
                format!("{input}: is also the output {output}, which would replace it; write to another file").into()
            );
        }
    }
    Ok(())
}
