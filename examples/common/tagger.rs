//! The options of the tagger, shared by the examples.

use std::path::PathBuf;

use aalam::{Lexicon, Options, Stage, Tagger};
use clap::Args;

use crate::exit::Problem;
use crate::gazetteer;

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
    /// Find listed names only: do not compose names from their parts
    #[arg(long)]
    pub(crate) lists_only: bool,
    /// Stages of the grammar to skip: people, places, organizations, titles, references
    #[arg(long, value_delimiter = ',', value_name = "STAGE,…")]
    pub(crate) without: Vec<Stage>,
    /// Only mentions of at least this confidence, from 0 to 1
    #[arg(long, value_name = "CONFIDENCE", default_value_t = 0.0)]
    pub(crate) confidence: f32,
}

impl TaggerOptions {
    /// Builds the tagger of these gazetteers, with these options.
    pub(crate) fn tagger(&self) -> Result<Tagger, Problem> {
        let mut builder = Tagger::builder();
        if !self.no_builtin {
            builder = builder.builtin();
        }
        for path in &self.gazetteer {
            builder = builder.gazetteer(&gazetteer::load(path)?);
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
}
