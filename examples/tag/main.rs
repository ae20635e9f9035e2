//! Tags files: people read the marked text and a table of entities, machines JSON.
//!
//!     cargo run --release --example tag -- data/samples/summit.txt

mod entities;
mod tagger;

use std::io::{self, IsTerminal, Read, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use aalam::output::{self, Document, Format};
use aalam::{Buffers, Kind, Tagger, Unit};
use clap::Parser;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use self::entities::Entities;
use self::tagger::TaggerOptions;

/// Finds the people, titles, places and organizations named in Arabic text.
#[derive(Parser)]
#[command(version, about)]
struct Options {
    /// Files to tag; - is standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// What to print
    #[arg(long, default_value_t = Format::Text, value_parser = formats())]
    format: Format,
    /// Say of every mention why it is one
    #[arg(long, conflicts_with = "format")]
    explain: bool,
    /// Say where this name occurs, and why it is no mention there (may be given several times)
    #[arg(long, value_name = "NAME", conflicts_with = "format")]
    why_not: Vec<String>,
    /// Take each line as a document of its own
    #[arg(long)]
    lines: bool,
    #[command(flatten)]
    tagger: TaggerOptions,
    /// Only mentions that lie inside no other
    #[arg(long)]
    flat: bool,
    /// Only mentions of these kinds
    #[arg(long, value_delimiter = ',', value_name = "KIND,…")]
    kinds: Vec<String>,
    /// What offsets count, where it is not what the format's readers expect
    #[arg(long, value_name = "UNIT", value_parser = units())]
    offsets: Option<Unit>,
    /// The tokens of CoNLL are what stands between spaces, instead of words and signs
    #[arg(long)]
    whitespace_tokens: bool,
}

/// Reads the name of a format.
fn formats() -> impl TypedValueParser<Value = Format> {
    let names = Format::ALL.map(|format| PossibleValue::new(format.as_str()).help(format.about()));
    PossibleValuesParser::new(names).try_map(|name| name.parse())
}

/// Reads the name of a unit.
fn units() -> impl TypedValueParser<Value = Unit> {
    let unit = |name: String| Unit::ALL.into_iter().find(|unit| unit.as_str() == name).unwrap_or_default();
    PossibleValuesParser::new(Unit::ALL.map(Unit::as_str)).map(unit)
}

/// Everything was done.
const DONE: u8 = 0;
/// Some documents failed.
const SOME_FAILED: u8 = 1;
/// Nothing could be done.
const NOTHING_DONE: u8 = 2;

type Failure = Box<dyn std::error::Error>;

fn main() -> ExitCode {
    let options = Options::parse();
    match run(&options) {
        Ok(code) => ExitCode::from(code),
        // Whoever reads the output has read enough of it.
        Err(error)
            if error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe) =>
        {
            ExitCode::from(DONE)
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(NOTHING_DONE)
        }
    }
}

fn run(options: &Options) -> Result<u8, Failure> {
    let tagger = tagger(options)?;
    let mut sources = Vec::new();
    for path in &options.files {
        match read(path) {
            Ok(text) => sources.push((path.display().to_string(), text)),
            Err(why) => eprintln!("error: {}: {why}", path.display()),
        }
    }
    if sources.is_empty() {
        return Ok(NOTHING_DONE);
    }
    let documents: Vec<(&str, &str)> = sources
        .iter()
        .flat_map(|(source, text)| {
            let lines = options.lines.then(|| text.lines()).into_iter().flatten();
            let whole = (!options.lines).then_some(text.as_str());
            lines.chain(whole).map(|document| (source.as_str(), document))
        })
        .collect();
    // Colours are for people; what machines read goes out as it is.
    let mut out: Box<dyn Write> = match options.format {
        Format::Text => Box::new(anstream::AutoStream::auto(io::stdout()).lock()),
        _ => Box::new(io::BufWriter::new(io::stdout().lock())),
    };
    if options.explain || !options.why_not.is_empty() {
        explain(&mut out, &tagger, &documents, options)?;
    } else {
        write(&mut out, &tagger, &documents, options)?;
    }
    out.flush()?;
    Ok(if sources.len() < options.files.len() { SOME_FAILED } else { DONE })
}

fn tagger(options: &Options) -> Result<Tagger, aalam::Error> {
    let builder = options.tagger.builder()?.flat(options.flat);
    match options.kinds.as_slice() {
        [] => builder.build(),
        kinds => builder.kinds(kinds.iter().map(|kind| Kind::from(kind.trim()))).build(),
    }
}

/// The text of a file, or of standard input for `-`.
fn read(path: &PathBuf) -> Result<String, String> {
    let mut bytes = Vec::new();
    let result = if path.as_os_str() == "-" {
        io::stdin().read_to_end(&mut bytes).map(drop)
    } else if path.is_dir() {
        return Err("is a folder; name the files in it".to_owned());
    } else {
        std::fs::read(path).map(|read| bytes = read)
    };
    result.map_err(|error| error.to_string())?;
    String::from_utf8(bytes)
        .map_err(|error| format!("is not UTF-8 (byte {}); convert it first", error.utf8_error().valid_up_to()))
}

fn explain(out: &mut impl Write, tagger: &Tagger, documents: &[(&str, &str)], options: &Options) -> io::Result<()> {
    for (_, document) in documents {
        let explanation = tagger.explain(document);
        if options.explain {
            write!(out, "{explanation}")?;
        }
        for name in &options.why_not {
            write!(out, "{}", explanation.why_not(name))?;
        }
    }
    Ok(())
}

fn write(out: &mut impl Write, tagger: &Tagger, documents: &[(&str, &str)], options: &Options) -> Result<(), Failure> {
    let mut how = output::Options::default();
    how.unit = options.offsets;
    how.whitespace_tokens = options.whitespace_tokens;
    how.colours = io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    let mut writer = options.format.writer(&mut *out, &how)?;
    let mut buffers = Buffers::default();
    let mut entities = Entities::default();
    for &(source, document) in documents {
        let tagged = tagger.tag_with(&mut buffers, document);
        writer.write(&Document { source: Some(source), ..Document::new(&tagged) })?;
        if options.format == Format::Text {
            entities.count(&tagged);
        }
    }
    writer.finish()?;
    drop(writer);
    if options.format == Format::Text {
        entities.write(out)?;
    }
    Ok(())
}
