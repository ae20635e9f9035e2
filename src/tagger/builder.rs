//! Building a tagger.

use std::collections::HashSet;
use std::fmt;
use std::sync::Arc;

use super::{Options, Tagger};
use crate::error::Error;
use crate::gazetteer::{DenyList, Gazetteer};
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
#[derive(Clone, Default)]
pub struct TaggerBuilder {
    gazetteer: Gazetteer,
    lexicon: Lexicon,
    left_out: HashSet<String>,
    deny: DenyList,
}

/// Writes how much there is of everything, not the lists themselves.
impl fmt::Debug for TaggerBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { gazetteer, lexicon, left_out, deny } = self;
        let mut builder = f.debug_struct("TaggerBuilder");
        builder.field("gazetteer", gazetteer).field("lexicon", lexicon);
        builder.field("left_out", &left_out.len()).field("deny", deny).finish()
    }
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
        self.lexicon.merge(words);
        self
    }

    /// Leaves out the entities with these ids. No mention can stand for one of them: not by a listed name, not as a nationality, not by what a
    /// pattern makes, not by a short name. A name that another entity has as well stands for that one alone.
    ///
    /// Nothing else is lost: without the place `libya`, وزارة الخارجية الليبية is still found. The grammar may still compose the name of
    /// a person or body that is left out, as that of an unknown one; [`deny`](Self::deny) it to prevent that.
    ///
    /// ```
    /// use aalam::Tagger;
    ///
    /// let tagger = Tagger::builder().builtin().except(["libya", "libya-police"]).build()?;
    /// let tagged = tagger.tag("من ليبيا إلى وزارة الخارجية الليبية والشرطة الليبية");
    /// let found: Vec<&str> = tagged.mentions().filter_map(|mention| Some(mention.entry()?.id())).collect();
    /// assert_eq!(found, ["libya-ministry-of-foreign-affairs"]);
    ///
    /// let error = Tagger::builder().builtin().except(["lybia"]).build().unwrap_err();
    /// assert_eq!(error.to_string(), "entry \"lybia\": no gazetteer has the id to leave out; did you mean \"libya\"?");
    /// # Ok::<(), aalam::Error>(())
    /// ```
    pub fn except<I: Into<String>>(mut self, ids: impl IntoIterator<Item = I>) -> Self {
        self.left_out.extend(ids.into_iter().map(Into::into));
        self
    }

    /// Denies the names of a list: they are no mentions, whether listed or composed, and nothing refers to them. A longer name that contains
    /// one stays, without the denied name in it.
    ///
    /// ```
    /// use aalam::{DenyList, Tagger};
    ///
    /// let mut deny = DenyList::new();
    /// deny.deny("جامعة [القاهرة]")?;
    /// let tagger = Tagger::builder().builtin().deny(&deny).build()?;
    /// let tagged = tagger.tag("من القاهرة إلى جامعة القاهرة");
    /// let found: Vec<&str> = tagged.mentions().map(|mention| mention.text()).collect();
    /// assert_eq!(found, ["القاهرة", "جامعة القاهرة"]);
    /// # Ok::<(), aalam::Error>(())
    /// ```
    pub fn deny(mut self, deny: &DenyList) -> Self {
        self.deny.merge(deny);
        self
    }

    /// Returns the error for an id that is to be left out, but that no gazetteer has.
    fn unknown(&self) -> Option<Error> {
        let is_unknown = |id: &&String| self.gazetteer.get(id).is_none() && self.gazetteer.derived(id).is_none();
        let id = self.left_out.iter().filter(is_unknown).min()?;
        let advice = self.gazetteer.advice(id);
        Some(Error::argument(format!("no gazetteer has the id to leave out; {advice}")).for_entry(&**id))
    }

    /// Compiles the gazetteers.
    ///
    /// # Errors
    /// The gazetteers are too large for the automaton (some two billion letters), an id to [leave out](Self::except) is unknown, or a gazetteer
    /// [extends](Gazetteer::extensions) an entry that none before it has.
    pub fn build(self) -> Result<Tagger, Error> {
        if let Some(error) = self.gazetteer.unapplied().or_else(|| self.unknown()) {
            return Err(error);
        }
        // Meanwhile, load the lists that the grammar needs with the first text.
        let ((), index) = join(lexicon::load, || Index::new(&self.gazetteer, &self.left_out));
        let index = index?.with_own_words(self.lexicon.own_words());
        Ok(Tagger { index: Arc::new(index), deny: Arc::new(self.deny), options: Options::default() })
    }
}
