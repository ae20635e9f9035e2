//! Formats gazetteers like the embedded one: entries sorted, fields in a fixed order, names in a canonical spelling.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use aalam::{Entry, Gazetteer};

use crate::exit::Problem;
use crate::gazetteer::in_file;
use crate::output::Output;

#[derive(clap::Args)]
pub(crate) struct Options {
    /// Gazetteers in JSON Lines, which stay so, or in a JSON array, which becomes so; packed ones are refused
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Only print which files would change; the exit code is then 1
    #[arg(long)]
    check: bool,
}

/// Formats all files, or changes none; returns whether all are now formatted.
pub(crate) fn run(out: &mut impl Write, options: &Options) -> Result<bool, Problem> {
    let mut changed = Vec::new();
    for file in &options.files {
        let before = fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?;
        let after = format(file, &before)?;
        if after != before {
            changed.push((file, after));
        }
    }
    if options.check {
        for (file, _) in &changed {
            writeln!(out, "{}", file.display())?;
        }
        return Ok(changed.is_empty());
    }
    // All are written before the first takes its place.
    let mut written = Vec::new();
    for (path, after) in changed {
        let output = Output::new(Some(path))?;
        let mut file = output.create()?;
        file.write_all(&after)?;
        written.push((output, file));
    }
    for (output, file) in written {
        output.finish(file)?;
    }
    Ok(true)
}

/// Returns the formatted content of a file whose content is `before`.
fn format(file: &Path, before: &[u8]) -> Result<Vec<u8>, Problem> {
    let gazetteer = Gazetteer::from_reader(before).map_err(|error| in_file(file, &error))?;
    let mut lines: Vec<(String, String)> = Vec::with_capacity(gazetteer.len());
    for entry in gazetteer.entries() {
        let mut entry: Entry = entry.to_entry();
        entry.tidy();
        lines.push((entry.id.clone(), serde_json::to_string(&entry)?));
    }
    // What extends an entry of another list stays as it is written.
    for line in gazetteer.extensions() {
        let fields: serde_json::Value = serde_json::from_str(line)?;
        lines.push((fields["id"].as_str().unwrap_or_default().to_owned(), line.to_owned()));
    }
    lines.sort();
    Ok(lines.into_iter().flat_map(|(_, line)| [line, "\n".to_owned()]).collect::<String>().into_bytes())
}
