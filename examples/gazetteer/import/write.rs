//! Writes the imported gazetteer and checks it.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use super::sorter::{Counts, Sorter};
use crate::exit::{self, Problem};
use crate::output::Output;

/// The most bytes that are checked for doubtful entries: this needs about five times as much memory.
const LINT_BYTES: u64 = 64 << 20;

/// The most warnings that are printed.
const WARNINGS: usize = 20;

/// Writes the sorted entries.
pub(super) fn write(sorter: Sorter, output: &Output, name: Option<&Path>, lints: bool) -> Result<Counts, Problem> {
    let mut file = output.create()?;
    let unfinished = file.path().to_owned();
    exit::on_interrupt(move || fs::remove_file(&unfinished))?;
    let mut out = BufWriter::new(file.as_file_mut());
    let counts = sorter.write(&mut out)?;
    out.flush()?;
    drop(out);
    if counts.written == 0 {
        return Err("nothing was taken, so nothing is written".into());
    }
    if lints {
        lint(file.path(), name.unwrap_or(Path::new("-")))?;
    }
    output.finish(file)?;
    Ok(counts)
}

/// Prints warnings about doubtful entries of the file `written`, which will be called `name`. If standard error is closed, nobody wants them.
fn lint(written: &Path, name: &Path) -> Result<(), Problem> {
    let size = fs::metadata(written)?.len();
    if size > LINT_BYTES {
        let _ = writeln!(io::stderr(), "not checked for doubtful entries: the limit is {} MiB", LINT_BYTES >> 20);
        return Ok(());
    }
    let warnings = aalam::lint(&fs::read_to_string(written)?)?;
    for warning in warnings.iter().take(WARNINGS) {
        let _ = writeln!(io::stderr(), "warning: {}:{warning}", name.display());
    }
    if warnings.len() > WARNINGS {
        let _ = writeln!(io::stderr(), "and {} more warnings; `gazetteer check` prints all", warnings.len() - WARNINGS);
    }
    Ok(())
}
