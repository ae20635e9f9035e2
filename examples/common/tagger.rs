//! The options of the tagger, shared by the examples.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use aalam::{DenyList, Gazetteer, Lexicon, Options, Stage, Tagger};
use clap::Args;

use crate::exit::Problem;
use crate::{gazetteer, telling};

/// Which names to look for, and what the grammar adds to them.
#[derive(Args)]
pub(crate) struct TaggerOptions {
    /// Also look for the names in this file of JSON Lines, plain or packed (may be given several times; later files
    /// take precedence)
    #[arg(long, value_name = "FILE")]
    pub(crate) gazetteer: Vec<PathBuf>,
    /// Do not use the embedded gazetteer
    #[arg(long)]
    pub(crate) no_builtin: bool,
    /// Also let the grammar use the words in this file, one per line with a tab and its class, such as "role" (may be given several times)
    #[arg(long, value_name = "FILE")]
    pub(crate) lexicon: Vec<PathBuf>,
    /// Leave out the entities with these ids
    #[arg(long, value_delimiter = ',', value_name = "ID,…")]
    pub(crate) except: Vec<String>,
    /// Deny the names in this file, one a line, with words around it if the name is in brackets: جامعة [القاهرة] (may be given several
    /// times)
    #[arg(long, value_name = "FILE")]
    pub(crate) deny: Vec<PathBuf>,
    /// Find listed names only: do not compose names from their parts
    #[arg(long)]
    pub(crate) lists_only: bool,
    /// Stages of the grammar to skip: people, places, organizations, titles, references
    #[arg(long, value_delimiter = ',', value_name = "STAGE,…")]
    pub(crate) without: Vec<Stage>,
    /// Only mentions of at least this confidence, from 0 to 1
    #[arg(long, value_name = "CONFIDENCE", default_value_t = 0.0, value_parser = confidence)]
    pub(crate) confidence: f32,
}

/// Reads a confidence.
fn confidence(number: &str) -> Result<f32, String> {
    match number.trim().parse() {
        Ok(confidence) if (0.0..=1.0).contains(&confidence) => Ok(confidence),
        _ => Err("a confidence is a number from 0 to 1".to_owned()),
    }
}

impl TaggerOptions {
    /// Returns the files that are read, none of which may be written.
    #[allow(dead_code, reason = "`evaluate` writes to standard output only")]
    pub(crate) fn files(&self) -> impl Iterator<Item = &PathBuf> {
        self.gazetteer.iter().chain(&self.lexicon).chain(&self.deny)
    }

    /// Builds the tagger of these gazetteers, with these options.
    pub(crate) fn tagger(&self) -> Result<Tagger, Problem> {
        let mut builder = Tagger::builder();
        if !self.no_builtin {
            builder = builder.builtin();
        }
        for path in &self.gazetteer {
            let gazetteer = gazetteer::load(path)?;
            for line in self.doubts(path, &gazetteer) {
                // Whoever closes standard error does not want to be told.
                let _ = writeln!(io::stderr(), "{line}");
            }
            builder = builder.gazetteer(&gazetteer);
        }
        builder = builder.except(self.except.iter().map(|id| id.trim()));
        for path in &self.deny {
            builder = builder.deny(&DenyList::from_path(path)?);
        }
        for path in &self.lexicon {
            builder = builder.lexicon(&Lexicon::from_path(path)?);
        }
        let mut options = Options::new().min_confidence(self.confidence);
        if self.lists_only {
            options = options.lists_only();
        }
        for &stage in &self.without {
            options = options.without(stage);
        }
        Ok(builder.build()?.with(options))
    }

    /// Returns what may not have been meant about a gazetteer.
    fn doubts(&self, path: &Path, gazetteer: &Gazetteer) -> Vec<String> {
        let mut lines = telling::doubts(path, gazetteer, !self.no_builtin);
        if !self.no_builtin {
            lines.extend(telling::replaced(path, gazetteer));
        }
        lines
    }
}
