//! Writes gazetteers in another format.

use std::path::PathBuf;

use aalam::{Gazetteer, export};
use clap::ValueEnum;

use crate::exit::Problem;
use crate::gazetteer::load;
use crate::output::Output;
use crate::same_file;

/// The formats, as named on the command line.
#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// A table that `import csv` reads back without loss
    Csv,
}

#[derive(clap::Args)]
pub(crate) struct Options {
    /// The format to write
    format: Format,
    /// Gazetteers, plain or packed; if two entries have the same id, the later one is written
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Write to this file rather than to standard output
    #[arg(short, long, value_name = "OUT")]
    output: Option<PathBuf>,
}

/// Exports all files, or writes nothing.
pub(crate) fn run(options: &Options) -> Result<(), Problem> {
    same_file::refuse(options.output.as_deref(), options.files.iter().map(PathBuf::as_path))?;
    let output = Output::new(options.output.as_deref())?;
    let mut gazetteer = Gazetteer::new();
    for file in &options.files {
        gazetteer.merge(&load(file)?);
    }
    if let Some(line) = gazetteer.extensions().next() {
        let what = "a table has whole entries only; write this one in full, or leave it out";
        return Err(format!("{line} extends an entry of another list, but {what}").into());
    }
    let mut file = output.create()?;
    match options.format {
        Format::Csv => export::csv(&gazetteer, file.as_file_mut())?,
    }
    output.finish(file)
}
