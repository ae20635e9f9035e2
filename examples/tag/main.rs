//! Tags files: people read the marked text and a table of entities, machines JSON.
//!
//!     cargo run --release --example tag -- data/samples/summit.txt

#[path = "../common/chain.rs"]
mod chain;
#[path = "../../src/util/container.rs"]
mod container;
#[path = "../common/counted.rs"]
mod counted;
mod encoding;
mod entities;
#[path = "../common/exit.rs"]
mod exit;
mod failure;
mod find;
#[path = "../common/gazetteer.rs"]
mod gazetteer;
mod json;
mod pack;
mod progress;
mod read;
mod run;
#[path = "../common/same_file.rs"]
mod same_file;
mod sink;
#[path = "../common/tagger.rs"]
mod tagger;
#[path = "../common/target.rs"]
mod target;
#[path = "../common/telling.rs"]
mod telling;
#[path = "../common/unpack.rs"]
mod unpack;
mod write;

use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::process::ExitCode;

use aalam::output::Format;
use aalam::{Kind, Repair, Tagger, Unit};
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Parser, value_parser};
use rayon::ThreadPoolBuilder;

use self::exit::{Outcome, Problem};
use self::failure::Failure;
use self::find::Source;
use self::progress::Progress;
use self::read::Reading;
use self::run::Run;
use self::tagger::TaggerOptions;
use self::write::Writers;

/// Finds the people, titles, places and organizations named in Arabic text.
#[derive(Parser)]
#[command(version, about)]
struct Options {
    /// Files in UTF-8, folders (searched recursively), or quoted globs such as 'news/**/*.txt'; - is standard input. Files ending in .jsonl or
    /// .ndjson are read as JSON Lines, those ending in .json as an array of strings or objects; files compressed with gzip, bzip2 or zstd
    /// are unpacked
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The files to read in folders (may be given several times)
    #[arg(long, value_name = "PATTERN", default_value = find::DEFAULT, value_parser = find::glob)]
    glob: Vec<String>,
    /// Treat each line of a text as a separate document
    #[arg(long)]
    lines: bool,
    /// Read every file as JSON Lines (as JSON if it ends in .json) with the text in this field (by default "text"); JSON output keeps the
    /// other fields
    #[arg(long, conflicts_with = "lines")]
    field: Option<String>,
    /// Write to this file, compressed if it ends in .gz or .zst; or write one file per document to this folder, which is new and ends in a
    /// slash, or is there and empty (brat requires a folder)
    #[arg(short, long, value_name = "FILE|FOLDER/")]
    output: Option<PathBuf>,
    /// Stop at the first document that cannot be read
    #[arg(long)]
    strict: bool,
    /// How many documents to tag at once, up to 256 [default: one per core]
    #[arg(long, value_name = "NUMBER", value_parser = value_parser!(u16).range(1..=256))]
    threads: Option<u16>,
    /// What to print
    #[arg(long, default_value_t = Format::Text, value_parser = formats())]
    format: Format,
    /// Explain why each mention was found
    #[arg(long, conflicts_with_all = ["format", "offsets"])]
    explain: bool,
    /// Explain where this name occurs, and why it is not a mention there (may be given several times)
    #[arg(long, value_name = "NAME", conflicts_with_all = ["format", "offsets"], value_parser = name)]
    why_not: Vec<String>,
    #[command(flatten)]
    tagger: TaggerOptions,
    /// Markup to skip, and faults of PDFs and keyboards to repair; offsets and texts are those of the file as it is
    #[arg(long, value_delimiter = ',', value_name = "REPAIR,…", value_parser = repairs())]
    repair: Vec<Repair>,
    /// Only mentions that are not inside another
    #[arg(long)]
    flat: bool,
    /// Only mentions of these kinds
    #[arg(long, value_delimiter = ',', value_name = "KIND,…", value_parser = kind)]
    kinds: Vec<Kind>,
    /// The unit of offsets, if not the one that the format's readers expect
    #[arg(long, value_name = "UNIT", value_parser = units())]
    offsets: Option<Unit>,
    /// Put the text into each document of json and jsonl
    #[arg(long)]
    with_text: bool,
    /// Separate CoNLL tokens by spaces alone, instead of into words and signs
    #[arg(long)]
    whitespace_tokens: bool,
}

/// Reads a kind, ignoring spaces around it.
fn kind(name: &str) -> Result<Kind, aalam::Error> {
    name.trim().parse()
}

/// Reads a name to look for.
fn name(name: &str) -> Result<String, &'static str> {
    if name.contains(char::is_alphabetic) { Ok(name.to_owned()) } else { Err("write a name with a letter in it") }
}

/// Reads the name of a format.
fn formats() -> impl TypedValueParser<Value = Format> {
    let names = Format::ALL.iter().map(|format| PossibleValue::new(format.as_str()).help(format.about()));
    PossibleValuesParser::new(names).try_map(|name| name.parse())
}

/// Reads the name of a repair.
fn repairs() -> impl TypedValueParser<Value = Repair> {
    let names = Repair::ALL.iter().map(|repair| PossibleValue::new(repair.as_str()).help(repair.about()));
    PossibleValuesParser::new(names).try_map(|name| name.parse())
}

/// Reads the name of a unit.
fn units() -> impl TypedValueParser<Value = Unit> {
    let names = Unit::ALL.iter().map(|unit| unit.as_str());
    PossibleValuesParser::new(names).try_map(|name| name.parse())
}

fn main() -> ExitCode {
    exit::code(run(&Options::parse()))
}

fn run(options: &Options) -> Result<Outcome, Problem> {
    if options.whitespace_tokens && options.format != Format::Conll {
        return Err("--whitespace-tokens is for tokens; add --format conll".into());
    }
    let sources = || find::sources(options.files.clone(), &options.glob);
    let texts = sources().flatten().map(|source| source.path);
    same_file::refuse(options.output.as_deref(), texts.chain(options.tagger.files().cloned()))?;
    let tagger = tagger(options)?;
    let mut progress = Progress::new(options.output.is_some() || !io::stdout().is_terminal());
    let sizes = sources().map(|source: Result<Source, Failure>| source.map_or(Some(0), |source| source.bytes()));
    progress.expect(|| sizes.sum());
    let reading = Reading { lines: options.lines, field: options.field.clone(), bar: progress.bar() };
    let texts = Box::new(sources().flat_map(move |source| reading.texts(source)));
    let pool = ThreadPoolBuilder::new().num_threads(options.threads.map_or(0, usize::from)).build()?;
    let run = Run { tagger: &tagger, pool: &pool, strict: options.strict };
    let writers = Writers { options, tagger: &tagger };
    let tally = sink::write(options.output.as_deref(), writers, |put| run.run(texts, &mut progress, put))?;
    Ok(Outcome::of(tally.done, tally.failed))
}

/// Builds the tagger for the options on the command line.
fn tagger(options: &Options) -> Result<Tagger, Problem> {
    let tagger = options.tagger.tagger()?;
    for kind in &options.kinds {
        if matches!(kind, Kind::Other(_)) && !tagger.kinds().contains(kind) {
            let mut known: Vec<&str> = tagger.kinds().iter().map(Kind::as_str).collect();
            known.sort_unstable();
            let advice = match kind.similar() {
                Some(similar) => format!("did you mean \"{similar}\"?"),
                None => format!("the lists have {}", known.join(", ")),
            };
            return Err(format!("no list has the kind \"{kind}\"; {advice}").into());
        }
    }
    let mut search = tagger.options().clone().flat(options.flat).repair(options.repair.iter().copied());
    if !options.kinds.is_empty() {
        search = search.kinds(options.kinds.iter().cloned());
    }
    Ok(tagger.with(search))
}
