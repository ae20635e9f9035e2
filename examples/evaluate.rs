//! Measures a tagger against annotated text: precision, recall and F1 by kind, and the most frequent mistakes.
//!
//!     cargo run --release --example evaluate -- GOLD...

#[path = "common/chain.rs"]
mod chain;
#[path = "common/counted.rs"]
mod counted;
#[path = "common/exit.rs"]
mod exit;
#[path = "common/gazetteer.rs"]
mod gazetteer;
#[path = "common/tagger.rs"]
mod tagger;
#[path = "common/telling.rs"]
mod telling;
#[path = "common/unpack.rs"]
mod unpack;

use std::fs::File;
use std::io::{self, BufRead, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use aalam::evaluate::{Corpus, Labels, Mistake, Report, Score, evaluate};
use aalam::{Kind, Tagger};
use clap::{Parser, ValueEnum};
use comfy_table::{CellAlignment, Table, presets};
use serde_json::{Value, json};

use self::chain::chain;
use self::exit::{Outcome, Problem};
use self::tagger::TaggerOptions;
use self::unpack::unpack;

/// The most bad lines of a file that are printed.
const BAD_LINES: usize = 20;

/// Measures a tagger against annotated text.
#[derive(Parser)]
#[command(version, about)]
struct Options {
    /// Annotated files in CoNLL: one token per line, followed by its tags (B-PER, I-PER, O); plain or compressed with gzip, bzip2 or zstd;
    /// - is standard input
    #[arg(required = true, value_name = "GOLD")]
    files: Vec<PathBuf>,
    /// Compare exact bytes: a mention that begins or ends inside a token is wrong
    #[arg(long)]
    strict: bool,
    /// The kind of a label, such as MISC=event or كيان=organization; MISC= ignores the label (may be given several times)
    #[arg(long, alias = "label", value_name = "LABEL=KIND", value_delimiter = ',')]
    map: Vec<String>,
    /// How many of the most frequent mistakes of each sort to list
    #[arg(long, value_name = "N", default_value_t = 20)]
    errors: usize,
    #[command(flatten)]
    tagger: TaggerOptions,
    /// What to print
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Tables
    Text,
    /// One pretty-printed object
    Json,
}

fn main() -> ExitCode {
    exit::code(run(&Options::parse()))
}

fn run(options: &Options) -> Result<Outcome, Problem> {
    let mut how = aalam::evaluate::Options::default();
    how.strict = options.strict;
    let tagger = options.tagger.tagger()?;
    how.labels = labels(&tagger, &options.map)?;
    let mut measured = Measured::default();
    for path in &options.files {
        match read(path) {
            // Evaluated separately, because files may annotate different kinds.
            Ok(corpus) => {
                let report = evaluate(&tagger, &corpus, &how);
                // The report counts, whether or not standard error is closed.
                let _ = write!(io::stderr(), "{}", said(path, &corpus, &report));
                measured.add(path, &corpus, report);
            }
            Err(why) => {
                let _ = writeln!(io::stderr(), "error: {why}");
            }
        }
    }
    let failed = options.files.len() - measured.files.len();
    let outcome = Outcome::of(measured.files.len(), failed + usize::from(measured.bad_lines > 0));
    if measured.files.is_empty() {
        return Ok(outcome);
    }
    let mut out = io::BufWriter::new(io::stdout().lock());
    match options.format {
        Format::Text => measured.write_text(&mut out, options.errors)?,
        Format::Json => {
            serde_json::to_writer_pretty(&mut out, &measured.json(options))?;
            writeln!(out)?;
        }
    }
    out.flush()?;
    Ok(outcome)
}

/// Returns what the labels mean: the user's own kinds mean themselves, unless `pairs` say otherwise.
fn labels(tagger: &Tagger, pairs: &[String]) -> Result<Labels, aalam::Error> {
    let mut labels = Labels::default();
    for kind in tagger.kinds() {
        if matches!(kind, Kind::Other(_)) {
            labels.set(kind.as_str(), Some(kind.clone()));
        }
    }
    pairs.iter().try_for_each(|pair| labels.set_pair(pair))?;
    Ok(labels)
}

/// Reads the corpus of a file, or of standard input for `-`.
fn read(path: &Path) -> Result<Corpus, String> {
    let open = || -> io::Result<Box<dyn BufRead>> {
        match path.to_str() {
            Some("-") => Ok(unpack(io::stdin())?),
            _ => Ok(unpack(File::open(path)?)?),
        }
    };
    if path.is_dir() {
        return Err(format!("{}: is a folder; name the files in it", path.display()));
    }
    let input = open().map_err(|error| format!("{}: {}", name(path), chain(&error)))?;
    Corpus::from_reader(input).map_err(|error| match error.line() {
        Some(_) => format!("{}{}", at(path), chain(&error)),
        None => format!("{}: {}", name(path), chain(&error)),
    })
}

/// What standard input is called.
const STDIN: &str = "standard input";

fn name(path: &Path) -> String {
    if path.as_os_str() == "-" { STDIN.to_owned() } else { path.display().to_string() }
}

/// Returns what stands before a line number.
fn at(path: &Path) -> String {
    let space = if path.as_os_str() == "-" { " " } else { "" };
    format!("{}:{space}", name(path))
}

/// Returns what a user should know of a file: its bad lines, and how it was read.
fn said(path: &Path, corpus: &Corpus, report: &Report) -> String {
    let name = name(path);
    let mut said = String::new();
    for bad in corpus.bad_lines().iter().take(BAD_LINES) {
        said += &format!("error: {}{bad}\n", at(path));
    }
    if corpus.bad_line_count() > BAD_LINES {
        said += &format!("error: {name}: and {} more lines\n", corpus.bad_line_count() - BAD_LINES);
    }
    if corpus.bad_line_count() > 0 {
        said += &format!(
            "{name}: {} of {} lines cannot be read; what touches them does not count\n",
            corpus.bad_line_count(),
            corpus.token_count()
        );
    }
    let mapped: Vec<_> = report.mapped().map(|(label, kind)| format!("{label} = {kind}")).collect();
    let ignored: Vec<_> = report.ignored().map(|(label, _)| label).collect();
    said += &format!("{name}: {}", corpus.assumed());
    if !mapped.is_empty() {
        said += &format!("; {}", mapped.join(", "));
    }
    if !ignored.is_empty() {
        said += &format!("; not counted: {} (--map LABEL=KIND says what a label means)", ignored.join(", "));
    }
    said + "\n"
}

/// The results for all files together.
#[derive(Default)]
struct Measured {
    files: Vec<Value>,
    bad_lines: usize,
    sentences: usize,
    tokens: usize,
    report: Report,
}

impl Measured {
    fn add(&mut self, path: &Path, corpus: &Corpus, report: Report) {
        let labels = report.mapped().map(|(label, kind)| (label.to_owned(), kind.as_str().into()));
        self.files.push(json!({
            "file": name(path),
            "assumed": corpus.assumed().to_string(),
            "labels": labels.collect::<serde_json::Map<_, _>>(),
            "bad_lines": corpus.bad_line_count(),
        }));
        self.bad_lines += corpus.bad_line_count();
        self.sentences += corpus.sentence_count();
        self.tokens += corpus.token_count();
        self.report.merge(report);
    }

    fn write_text(&self, out: &mut impl Write, errors: usize) -> io::Result<()> {
        writeln!(out, "{} sentences, {} tokens\n", self.sentences, self.tokens)?;
        let mut scores =
            table(&["kind", "gold", "predicted", "right", "precision", "recall", "F1"], &[1, 2, 3, 4, 5, 6]);
        for (kind, score) in self.report.by_kind() {
            scores.add_row(row(kind.as_str(), score));
        }
        scores.add_row(row("micro", self.report.micro()));
        writeln!(out, "{scores}")?;
        let ignored: Vec<_> = self.report.ignored().map(|(label, count)| format!("{label} ({count})")).collect();
        if !ignored.is_empty() {
            writeln!(out, "\nlabels ignored: {}", ignored.join(", "))?;
        }
        let mut confusions = table(&["count", "annotated", "found"], &[0]);
        for confusion in self.report.confusions().into_iter().take(errors) {
            confusions.add_row([
                confusion.count.to_string(),
                confusion.gold.to_string(),
                confusion.predicted.to_string(),
            ]);
        }
        write_list(out, "found as another kind", &confusions)?;
        write_list(out, "found, but not annotated so", &list(self.report.false_positives(), errors))?;
        write_list(out, "annotated, but not found so", &list(self.report.false_negatives(), errors))
    }

    fn json(&self, options: &Options) -> Value {
        let kinds = self.report.by_kind().map(|(kind, score)| (kind.to_string(), score_json(score)));
        let confusions = self.report.confusions().into_iter().take(options.errors).map(|confusion| {
            json!({
                "gold": confusion.gold.as_str(),
                "predicted": confusion.predicted.as_str(),
                "count": confusion.count,
            })
        });
        json!({
            "strict": options.strict,
            "files": self.files,
            "sentences": self.sentences,
            "tokens": self.tokens,
            "kinds": kinds.collect::<serde_json::Map<_, _>>(),
            "micro": score_json(self.report.micro()),
            "ignored": self.report.ignored().map(|(label, count)| (label.to_owned(), count.into()))
                .collect::<serde_json::Map<_, _>>(),
            "confusions": confusions.collect::<Vec<_>>(),
            "false_positives": mistakes_json(self.report.false_positives(), options.errors),
            "false_negatives": mistakes_json(self.report.false_negatives(), options.errors),
        })
    }
}

/// Creates a table; the columns with the numbers in `right` are aligned to the right.
fn table(header: &[&str], right: &[usize]) -> Table {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_header(header);
    for &number in right {
        if let Some(column) = table.column_mut(number) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table
}

fn row(name: &str, score: Score) -> [String; 7] {
    let part = |part: f64| format!("{part:.3}");
    let (gold, predicted, right) = (score.gold.to_string(), score.predicted.to_string(), score.right.to_string());
    [name.to_owned(), gold, predicted, right, part(score.precision()), part(score.recall()), part(score.f1())]
}

fn list(mistakes: Vec<Mistake>, errors: usize) -> Table {
    let mut table = table(&["count", "kind", "text", "context"], &[0]);
    for mistake in mistakes.into_iter().take(errors) {
        table.add_row([mistake.count.to_string(), mistake.kind.to_string(), mistake.text, mistake.context]);
    }
    table
}

fn write_list(out: &mut impl Write, title: &str, table: &Table) -> io::Result<()> {
    if table.is_empty() { Ok(()) } else { writeln!(out, "\n{title}:\n{table}") }
}

fn score_json(score: Score) -> Value {
    json!({
        "gold": score.gold,
        "predicted": score.predicted,
        "right": score.right,
        "precision": score.precision(),
        "recall": score.recall(),
        "f1": score.f1(),
    })
}

fn mistakes_json(mistakes: Vec<Mistake>, errors: usize) -> Vec<Value> {
    let mistake = |mistake: Mistake| {
        json!({
            "count": mistake.count,
            "kind": mistake.kind.as_str(),
            "text": mistake.text,
            "context": mistake.context,
        })
    };
    mistakes.into_iter().take(errors).map(mistake).collect()
}
