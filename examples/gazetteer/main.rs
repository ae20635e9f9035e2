//! Inspects a gazetteer: counts, doubtful lines, the entries that a name matches, all forms of names. Writes it in canonical form or as a
//! table, and makes one from files in other formats.
//!
//!     cargo run --release --example gazetteer -- stats
//!     cargo run --release --example gazetteer -- import list --kind place seas.txt -o seas.jsonl

#[path = "../common/chain.rs"]
mod chain;
#[path = "../common/counted.rs"]
mod counted;
#[path = "../common/exit.rs"]
mod exit;
mod export;
mod find;
mod fmt;
#[path = "../common/gazetteer.rs"]
mod gazetteer;
mod import;
mod output;
#[path = "../common/same_file.rs"]
mod same_file;
#[path = "../common/target.rs"]
mod target;
#[path = "../common/telling.rs"]
mod telling;
#[path = "../common/unpack.rs"]
mod unpack;

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use aalam::Gazetteer;
use clap::{Parser, Subcommand};
use comfy_table::{CellAlignment, Table, presets};

use self::counted::counted;
use self::exit::{Outcome, Problem};

/// Inspects, formats, exports or imports a gazetteer.
#[derive(Parser)]
#[command(version, about)]
struct Options {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Count entries and names by kind, and entries by country
    Stats(Source),
    /// Look for errors and doubtful entries in gazetteer files
    Check {
        /// Gazetteers in JSON Lines or a JSON array, plain or packed with gzip, bzip2 or zstd
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Show which entries a name in a text would match, or which have it as their Latin name; if there are none, similar names
    Find {
        /// The name, as written in a text, or in Latin letters
        #[arg(value_parser = find::name)]
        name: String,
        #[command(flatten)]
        source: Source,
    },
    /// Print entries as lines of a gazetteer file, to change them or to add to them
    Show {
        /// The ids of the entries
        #[arg(required = true, value_name = "ID")]
        ids: Vec<String>,
        #[command(flatten)]
        source: Source,
    },
    /// Print every written form of every name, one per line, after the entry's id
    Dump(Source),
    /// Write gazetteer files in canonical form: entries sorted, fields in order, names in canonical spelling
    Fmt(fmt::Options),
    /// Write gazetteer files in another format
    Export(export::Options),
    /// Make a gazetteer from files in another format; if a file cannot be read, nothing is written
    Import(import::Options),
}

#[derive(clap::Args)]
struct Source {
    /// Use this gazetteer instead of the embedded one, or on top of it if it extends entries
    #[arg(long, value_name = "FILE")]
    gazetteer: Option<PathBuf>,
}

fn main() -> ExitCode {
    exit::code(run(&Options::parse().command))
}

fn run(command: &Command) -> Result<Outcome, Problem> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut outcome = Outcome::Done;
    match command {
        Command::Stats(source) => stats(&mut out, &source.load()?)?,
        Command::Check { files } => {
            let mut sound = true;
            for file in files {
                sound &= check(&mut out, file)?;
            }
            if !sound {
                outcome = Outcome::SomeFailed;
            }
        }
        Command::Find { name, source } => {
            if !find::find(&mut out, &source.load()?, name)? {
                outcome = Outcome::SomeFailed;
            }
        }
        Command::Show { ids, source } => {
            if !find::show(&mut out, &source.load()?, ids)? {
                outcome = Outcome::SomeFailed;
            }
        }
        Command::Dump(source) => {
            for entry in source.load()?.entries() {
                for form in entry.to_entry().forms() {
                    writeln!(out, "{}\t{form}", entry.id())?;
                }
            }
        }
        Command::Fmt(options) => {
            if !fmt::run(&mut out, options)? {
                outcome = Outcome::SomeFailed;
            }
        }
        Command::Export(options) => export::run(options)?,
        Command::Import(options) => import::run(options)?,
    }
    out.flush()?;
    Ok(outcome)
}

impl Source {
    fn load(&self) -> Result<Gazetteer, Problem> {
        match &self.gazetteer {
            Some(path) => {
                let mine = gazetteer::load(path)?;
                Ok(on_embedded(&mine).unwrap_or(mine))
            }
            None => Ok(Gazetteer::builtin().clone()),
        }
    }
}

/// Returns the embedded gazetteer with `mine` on top of it, if `mine` has lines that extend entries: they mean nothing alone.
fn on_embedded(mine: &Gazetteer) -> Option<Gazetteer> {
    mine.extensions().next()?;
    let mut all = Gazetteer::builtin().clone();
    all.merge(mine);
    Some(all)
}

fn table(header: &[&str]) -> Table {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_header(header);
    for number in 1..header.len() {
        if let Some(column) = table.column_mut(number) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table
}

fn stats(out: &mut impl Write, gazetteer: &Gazetteer) -> io::Result<()> {
    let mut kinds: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut countries: BTreeMap<&str, usize> = BTreeMap::new();
    for entry in gazetteer.entries() {
        let (entries, names) = kinds.entry(entry.kind().as_str()).or_default();
        *entries += 1;
        *names += entry.names().count();
        *countries.entry(entry.country().unwrap_or("-")).or_default() += 1;
    }
    let mut by_kind = table(&["kind", "entries", "names"]);
    for (kind, (entries, names)) in &kinds {
        by_kind.add_row([(*kind).to_owned(), entries.to_string(), names.to_string()]);
    }
    let names: usize = kinds.values().map(|(_, names)| names).sum();
    by_kind.add_row(["all".to_owned(), gazetteer.len().to_string(), names.to_string()]);
    let mut by_country = table(&["country", "entries"]);
    let mut countries: Vec<_> = countries.into_iter().collect();
    countries.sort_by_key(|&(country, entries)| (std::cmp::Reverse(entries), country));
    for (country, entries) in countries {
        by_country.add_row([country.to_owned(), entries.to_string()]);
    }
    writeln!(out, "{by_kind}\n\n{by_country}")
}

/// Prints errors and doubtful entries; returns false if there are any.
fn check(out: &mut impl Write, path: &Path) -> Result<bool, Problem> {
    let bytes = gazetteer::read(path)?;
    let gazetteer = match Gazetteer::from_reader(&*bytes) {
        Ok(gazetteer) => gazetteer,
        Err(error) => {
            writeln!(out, "error: {}", gazetteer::in_file(path, &error))?;
            return Ok(false);
        }
    };
    let warnings = aalam::lint(std::str::from_utf8(&bytes)?)?;
    for warning in &warnings {
        writeln!(out, "warning: {}:{warning}", path.display())?;
    }
    if let Some(note) = telling::replaced(path, &gazetteer) {
        writeln!(out, "{note}")?;
    }
    if let Some(all) = on_embedded(&gazetteer) {
        for line in all.extensions() {
            let advice = "load the list that has it before this one";
            writeln!(out, "note: {}: no embedded entry is extended by {line}; {advice}", path.display())?;
        }
    }
    let entries = counted(gazetteer.len(), "entry", "entries");
    let extensions = match gazetteer.extensions().count() {
        0 => String::new(),
        count => format!(", {}", counted(count, "extension", "extensions")),
    };
    let warned = counted(warnings.len(), "warning", "warnings");
    writeln!(out, "{}: {entries}{extensions}, {warned}", path.display())?;
    Ok(warnings.is_empty())
}
