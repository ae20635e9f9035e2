//! Makes a gazetteer from files in another format.

mod sorter;
mod source;
mod write;

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use aalam::Kind;
use aalam::import::{self, Columns, Import};
use clap::ValueEnum;

use self::sorter::Sorter;
use self::source::Sources;
use crate::exit::Problem;
use crate::gazetteer::in_file;
use crate::output::Output;
use crate::same_file;

/// The formats, as named on the command line.
#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// Territory names of the Unicode CLDR: territories.json
    Cldr,
    /// A table separated by commas, semicolons or tabs
    Csv,
    /// FollowTheMoney entities in JSON Lines, such as those of OpenSanctions
    #[value(name = "followthemoney", alias = "opensanctions")]
    FollowTheMoney,
    /// GATE lists: a lists.def, with its lists beside it
    Gate,
    /// GeoNames places: allCountries.txt or a similar table, with --names
    #[value(name = "geonames")]
    GeoNames,
    /// A plain list, one name per line, with --kind
    List,
    /// Patterns of spaCy's EntityRuler or SpanRuler in JSON Lines
    Spacy,
    /// A tab-separated table
    Tsv,
    /// Wikidata items: a JSON dump, or what the web API returns
    Wikidata,
}

#[derive(clap::Args)]
pub(crate) struct Options {
    /// The format of the files
    format: Format,
    /// The files, plain or compressed with gzip, bzip2 or zstd; - is standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Write the gazetteer to this file rather than to standard output
    #[arg(short, long, value_name = "OUT")]
    output: Option<PathBuf>,
    /// The kind of the names in a plain list, or of table rows without a kind: place, GPE, مدينة, or your own
    #[arg(long, value_parser = kind)]
    kind: Option<Kind>,
    /// The columns of a table, if its headers are not recognized, such as name=الاسم,kind=نوع,link.wikidata=qid
    #[arg(long, value_name = "FIELD=HEADER,…")]
    columns: Option<Columns>,
    /// The char between the cells of a csv table, or the word tab; guessed unless given
    #[arg(long, value_name = "CHAR", value_parser = delimiter)]
    delimiter: Option<char>,
    /// The GeoNames table of alternate names: alternateNamesV2.txt
    #[arg(long, value_name = "FILE")]
    names: Option<PathBuf>,
    /// Do not check the result for doubtful entries
    #[arg(long)]
    no_lint: bool,
}

fn kind(label: &str) -> Result<Kind, String> {
    let kind = import::kind_of_label(label).ok_or("write a kind such as place")?;
    match kind.similar() {
        Some(known) => Err(format!("looks like a misspelled {known}")),
        None => Ok(kind),
    }
}

fn delimiter(text: &str) -> Result<char, &'static str> {
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some(only), None) => Ok(only),
        _ if text.eq_ignore_ascii_case("tab") => Ok('\t'),
        _ => Err("write one char, or tab"),
    }
}

/// Imports all files, or writes nothing.
pub(crate) fn run(options: &Options) -> Result<(), Problem> {
    let output_path = options.output.as_deref();
    same_file::refuse(output_path, options.files.iter().chain(&options.names).map(PathBuf::as_path))?;
    let output = Output::new(output_path)?;
    let mut sorter = Sorter::new(output.folder());
    let sources = Sources::new(&options.files);
    for file in &options.files {
        let word = word(file);
        let mut import = options.start(file, &word, &sources)?;
        for entry in import.by_ref() {
            sorter.push(&entry.map_err(|error| in_file(file, &error))?)?;
        }
        sources.say(&format!("{}: {}", file.display(), import.summary()));
    }
    same_file::refuse(output_path, sources.opened().iter().map(PathBuf::as_path))?;
    drop(sources);
    let counts = write::write(sorter, &output, output_path, !options.no_lint)?;
    // What is written stays, though standard error may be closed.
    let _ = writeln!(io::stderr(), "{counts}");
    Ok(())
}

impl Options {
    /// Starts the import of `file`; `word` begins the ids of its lines.
    fn start<'r>(&self, file: &'r Path, word: &'r str, sources: &'r Sources) -> Result<Import<'r>, Problem> {
        let input = sources.open(file)?;
        if self.delimiter.is_some() && !matches!(self.format, Format::Csv) {
            return Err("only csv has a --delimiter".into());
        }
        Ok(match self.format {
            Format::Cldr => import::cldr(input),
            Format::Csv => import::csv(input, word, &self.table_columns()?),
            Format::FollowTheMoney => import::followthemoney(input),
            Format::Gate if self.files.len() > 1 => {
                return Err("lists of two gazetteers may have the same name; import one lists.def at a time".into());
            }
            Format::Gate => {
                let folder = file.parent().unwrap_or(Path::new(""));
                import::gate(input, |name| sources.open_another(&folder.join(name)))
            }
            Format::GeoNames => {
                let names = self.names.as_deref().ok_or(
                    "GeoNames has the Arabic names of places in a separate table; add --names alternateNamesV2.txt",
                )?;
                import::geonames(
                    sources.open_another(names).map_err(|error| format!("{}: {error}", names.display()))?,
                    input,
                )
            }
            Format::List => {
                let kind = self.kind.clone().ok_or("a plain list does not state the kind of its names; add --kind")?;
                import::list(input, word, kind)
            }
            Format::Spacy => import::spacy(input, word),
            Format::Tsv => import::tsv(input, word, &self.table_columns()?),
            Format::Wikidata => import::wikidata(input),
        })
    }

    /// Returns the columns of tables.
    fn table_columns(&self) -> Result<Columns, aalam::Error> {
        let mut columns = self.columns.clone().unwrap_or_default();
        if let Some(kind) = &self.kind {
            columns = columns.with_kind(kind.clone());
        }
        match self.delimiter {
            Some(delimiter) => columns.with_delimiter(delimiter),
            None => Ok(columns),
        }
    }
}

/// Returns the word that begins ids made of the rows of `file`: its name without endings.
fn word(file: &Path) -> String {
    let name = file.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    let stem = name.split('.').next().unwrap_or_default();
    let parts: Vec<_> = stem.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { "line".to_owned() } else { parts.join("-") }
}
