//! Building a tagger.

use std::sync::Arc;

use super::{Options, Tagger};
use crate::error::Error;
use crate::gazetteer::Gazetteer;
use crate::index::Index;
use crate::lexicon::{self, Lexicon};
use crate::util::join::join;

/// Builds a [`Tagger`] from gazetteers.
///
/// [`Options`] set what a tagger looks for and what it returns; they can change without a rebuild.
///
/// ```
/// use aalam::{Entry, Gazetteer, Kind, Options, Tagger};
///
/// let mut mine = Gazetteer::new();
/// mine.push(Entry::new("sarkhas", Kind::Place, "سرخس"))?;
/// let tagger = Tagger::builder().builtin().gazetteer(&mine).build()?;
/// let flat = tagger.with(Options::new().flat(true));
/// assert_eq!(flat.tag("من سرخس إلى مينسك").as_slice().len(), 2);
/// # Ok::<(), aalam::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct TaggerBuilder {
    gazetteer: Gazetteer,
    lexicon: Lexicon,
}

impl TaggerBuilder {
    /// Adds the embedded gazetteer.
    #[cfg(feature = "builtin")]
    pub fn builtin(self) -> Self {
        self.gazetteer(Gazetteer::builtin())
    }

    /// Adds a gazetteer.
    ///
    /// If one name stands for several entities, its entries come before those of gazetteers added earlier. It replaces earlier
    /// entries with the same id ([`Gazetteer::merge`]).
    pub fn gazetteer(mut self, gazetteer: &Gazetteer) -> Self {
        self.gazetteer.merge(gazetteer);
        self
    }

    /// Adds words for the grammar to those that it knows: roles, heads of organizations, parts of names ([`Lexicon`] has an example).
    pub fn lexicon(mut self, words: &Lexicon) -> Self {
        self.lexicon.extend(words);
        self
    }

    /// Compiles the gazetteers.
    ///
    /// # Errors
    /// The gazetteers are too large for the automaton (some two billion letters).
    pub fn build(self) -> Result<Tagger, Error> {
        // Meanwhile, load the lists that the grammar needs with the first text.
        let ((), index) = join(lexicon::load, || Index::new(&self.gazetteer));
        let index = index?.with_own_words(self.lexicon.own_words());
        Ok(Tagger { index: Arc::new(index), options: Options::default() })
    }
}
