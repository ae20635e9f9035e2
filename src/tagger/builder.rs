//! Building a tagger.

use std::sync::Arc;

use super::{Options, Tagger};
use crate::error::Error;
use crate::gazetteer::Gazetteer;
use crate::index::Index;
use crate::lexicon;
use crate::util::join::join;

/// Builds a [`Tagger`] from gazetteers.
///
/// What a tagger looks for in them, and what it returns, are [`Options`], which can change without building anything.
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
}

impl TaggerBuilder {
    /// Adds the embedded gazetteer.
    #[cfg(feature = "builtin")]
    pub fn builtin(self) -> Self {
        self.gazetteer(Gazetteer::builtin())
    }

    /// Adds a gazetteer.
    ///
    /// It goes before those added earlier where one name stands for several entities, and replaces their entries of the same
    /// id ([`Gazetteer::merge`]).
    pub fn gazetteer(mut self, gazetteer: &Gazetteer) -> Self {
        self.gazetteer.merge(gazetteer);
        self
    }

    /// Compiles the gazetteers.
    ///
    /// # Errors
    /// The gazetteers are too large for the automaton (some two thousand million letters).
    pub fn build(self) -> Result<Tagger, Error> {
        // What the grammar needs with the first text is read meanwhile.
        let ((), index) = join(lexicon::load, || Index::new(&self.gazetteer));
        Ok(Tagger { index: Arc::new(index?), options: Options::default() })
    }
}
