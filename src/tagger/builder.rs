//! Building a tagger.

use std::sync::Arc;

use super::Tagger;
use crate::error::Error;
use crate::gazetteer::{Gazetteer, Kind};
use crate::grammar::person::THRESHOLD;
use crate::grammar::stage::{Stage, Stages};
use crate::index::Index;
use crate::lexicon;
use crate::util::join::join;

/// Builds a [`Tagger`].
///
/// ```
/// use aalam::{Kind, Stage, Tagger};
///
/// let text = "قال هشام الشمري إن رئيس الوزراء الليبي في مينسك";
/// let found = |tagger: Tagger| tagger.tag(text).mentions().map(|mention| mention.text().to_owned()).collect::<Vec<_>>();
/// let builder = Tagger::builder().builtin();
///
/// let flat = builder.clone().flat(true).build()?;
/// assert_eq!(found(flat), ["هشام الشمري", "رئيس الوزراء الليبي", "مينسك"]);
/// let places = builder.clone().kinds([Kind::Place]).build()?;
/// assert_eq!(found(places), ["مينسك"]);
/// let listed = builder.clone().lists_only().flat(true).build()?;
/// assert_eq!(found(listed), ["رئيس الوزراء الليبي", "مينسك"]);
/// let doubtful = builder.without(Stage::Titles).people_from(6).flat(true).build()?;
/// assert_eq!(found(doubtful), ["رئيس الوزراء الليبي", "مينسك"]);
/// # Ok::<(), aalam::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct TaggerBuilder {
    gazetteer: Gazetteer,
    flat: bool,
    kinds: Option<Arc<[Kind]>>,
    stages: Stages,
    threshold: u32,
    confidence: f32,
}

impl Default for TaggerBuilder {
    fn default() -> Self {
        Self {
            gazetteer: Gazetteer::new(),
            flat: false,
            kinds: None,
            stages: Stages::all(),
            threshold: THRESHOLD,
            confidence: 0.0,
        }
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
    /// It goes before those added earlier where one name stands for several entities, and replaces their entries of the same
    /// id ([`Gazetteer::merge`]).
    pub fn gazetteer(mut self, gazetteer: &Gazetteer) -> Self {
        self.gazetteer.merge(gazetteer);
        self
    }

    /// Whether to return outer mentions only, none inside another. Off unless set.
    pub fn flat(mut self, flat: bool) -> Self {
        self.flat = flat;
        self
    }

    /// Returns mentions of these kinds only. With [`flat`](Self::flat), a mention that lies inside one of another kind stays.
    pub fn kinds(mut self, kinds: impl IntoIterator<Item = Kind>) -> Self {
        self.kinds = Some(kinds.into_iter().collect());
        self
    }

    /// Leaves a stage of the grammar out.
    pub fn without(mut self, stage: Stage) -> Self {
        self.stages = self.stages.without(stage);
        self
    }

    /// Finds what is in the lists and nothing else: every [`Stage`] of the grammar is left out.
    pub fn lists_only(mut self) -> Self {
        self.stages = Stages::NONE;
        self
    }

    /// The least weight of a composed name of a person, as the sum of [`Evidence::weight`](crate::Evidence::weight): 3 unless
    /// set. More finds fewer people, and is wrong less often.
    pub fn people_from(mut self, weight: u32) -> Self {
        self.threshold = weight;
        self
    }

    /// Returns mentions of at least this [confidence](Mention::confidence), from 0 to 1, only: 0 unless set.
    ///
    /// ```
    /// use aalam::Tagger;
    ///
    /// let tagger = Tagger::builder().builtin().confidence_from(0.8).build()?;
    /// let tagged = tagger.tag("قالت الحكومة إن بيروت هادئة");
    /// let found: Vec<&str> = tagged.mentions().map(|mention| mention.text()).collect();
    /// assert_eq!(found, ["بيروت"]);
    /// # Ok::<(), aalam::Error>(())
    /// ```
    pub fn confidence_from(mut self, confidence: f32) -> Self {
        self.confidence = confidence;
        self
    }

    /// Compiles the gazetteers.
    ///
    /// # Errors
    /// The gazetteers are too large for the automaton (some two thousand million letters).
    pub fn build(self) -> Result<Tagger, Error> {
        // What the grammar needs with the first text is read meanwhile.
        let ((), index) = join(lexicon::load, || Index::new(&self.gazetteer));
        Ok(Tagger {
            index: Arc::new(index?),
            flat: self.flat,
            kinds: self.kinds,
            stages: self.stages,
            threshold: self.threshold,
            confidence: self.confidence,
        })
    }
}
