//! What a search looks for and what it returns: everything that can change without a recompilation.

use std::sync::Arc;

use crate::gazetteer::Kind;
use crate::grammar::person::MIN_WEIGHT;
use crate::grammar::stage::{Stage, Stages};
use crate::mention::Mention;
use crate::repair::Repair;

/// What a [`Tagger`](crate::Tagger) looks for, and which mentions it returns.
///
/// Options are not part of the compiled index: [`Tagger::with`](crate::Tagger::with) changes them at once.
///
/// ```
/// use aalam::{Kind, Options, Stage, Tagger};
///
/// let tagger = Tagger::builtin();
/// let text = "قال هشام الشمري إن رئيس الوزراء الليبي في مينسك";
/// let found = |options: Options| {
///     let tagger = tagger.with(options);
///     tagger.tag(text).mentions().map(|mention| mention.text().to_owned()).collect::<Vec<_>>()
/// };
///
/// assert_eq!(found(Options::new().flat(true)), ["هشام الشمري", "رئيس الوزراء الليبي", "مينسك"]);
/// assert_eq!(found(Options::new().kinds([Kind::Place])), ["مينسك"]);
/// assert_eq!(found(Options::new().lists_only().flat(true)), ["رئيس الوزراء الليبي", "مينسك"]);
/// assert_eq!(found(Options::new().without(Stage::People).flat(true)), ["رئيس الوزراء الليبي", "مينسك"]);
/// assert_eq!(found(Options::new().min_weight(6).flat(true)), ["رئيس الوزراء الليبي", "مينسك"]);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    flat: bool,
    kinds: Option<Arc<[Kind]>>,
    pub(super) stages: Stages,
    min_weight: u32,
    min_confidence: f32,
    pub(super) repairs: Vec<Repair>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            flat: false,
            kinds: None,
            stages: Stages::all(),
            min_weight: MIN_WEIGHT,
            min_confidence: 0.0,
            repairs: Vec::new(),
        }
    }
}

impl Options {
    /// Returns the default options: all stages, all mentions.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets whether to return only outer mentions, and none inside another. The default is `false`.
    pub fn flat(mut self, flat: bool) -> Self {
        self.flat = flat;
        self
    }

    /// Keeps only mentions of these kinds. With [`flat`](Self::flat), a mention inside one of another kind is kept.
    pub fn kinds(mut self, kinds: impl IntoIterator<Item = Kind>) -> Self {
        self.kinds = Some(kinds.into_iter().collect());
        self
    }

    /// Skips a stage of the grammar.
    pub fn without(mut self, stage: Stage) -> Self {
        self.stages = self.stages.without(stage);
        self
    }

    /// Finds only names in the lists: skips every [`Stage`] of the grammar.
    pub fn lists_only(mut self) -> Self {
        self.stages = Stages::NONE;
        self
    }

    /// Sets the minimum [weight](Mention::weight) of a person's composed name. The default is 3. A higher weight finds fewer people,
    /// with fewer errors.
    pub fn min_weight(mut self, weight: u32) -> Self {
        self.min_weight = weight;
        self
    }

    /// Keeps only mentions with at least this [confidence](Mention::confidence), from 0 to 1. The default is 0.
    ///
    /// No mention has more than 1, so a greater number keeps none, and neither does NaN. A negative number keeps all, as 0 does.
    ///
    /// ```
    /// use aalam::{Options, Tagger};
    ///
    /// let tagger = Tagger::builtin().with(Options::new().min_confidence(0.8));
    /// let tagged = tagger.tag("قالت الحكومة إن بيروت هادئة");
    /// let found: Vec<&str> = tagged.mentions().map(|mention| mention.text()).collect();
    /// assert_eq!(found, ["بيروت"]);
    /// ```
    pub fn min_confidence(mut self, confidence: f32) -> Self {
        self.min_confidence = confidence;
        self
    }

    /// Looks for names in a repaired copy of each text: without markup, or without the faults of a PDF. The default is no repair.
    ///
    /// The order does not matter: markup is removed first, in the order of [`Repair::ALL`]. Spans, and the texts of mentions, are those of the
    /// original. A mention that begins before markup and ends after it has the markup in its text; [`Mention::as_read`] has not.
    ///
    /// The copy is held while the text is being tagged, and two of them while it is made, with some tens of bytes for each change.
    ///
    /// ```
    /// use aalam::{Options, Repair, Tagger};
    ///
    /// let tagger = Tagger::builtin().with(Options::new().repair([Repair::Wiki, Repair::Pdf]));
    /// let tagged = tagger.tag("زار [[محمد صلاح|صلاح]] ''األردن''");
    /// let found: Vec<_> = tagged.mentions().map(|mention| (mention.text(), mention.as_read())).collect();
    /// assert_eq!(found, [("األردن", "الأردن")]);
    /// ```
    pub fn repair(mut self, repairs: impl IntoIterator<Item = Repair>) -> Self {
        self.repairs = repairs.into_iter().collect();
        self
    }

    /// The minimum weight of a person's composed name.
    pub(crate) fn least_weight(&self) -> u32 {
        self.min_weight
    }

    /// Whether to return `mention`. Outer mentions come before those inside them; the last outer mention returned so far ends at byte
    /// `outer_end`.
    pub(super) fn wants(&self, mention: &Mention<'_>, outer_end: usize) -> bool {
        let is_inside = mention.span().start < outer_end;
        let has_kind = self.kinds.as_ref().is_none_or(|kinds| kinds.contains(mention.kind()));
        has_kind && mention.confidence() >= self.min_confidence && !(self.flat && is_inside)
    }
}
