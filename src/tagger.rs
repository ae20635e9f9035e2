//! The pipeline: one call a stage.

use std::fmt;
use std::sync::Arc;

use crate::arabic::letters::Symbol;
use crate::both::both;
use crate::compile::{self, Compiled};
use crate::confidence::confidence;
use crate::error::Error;
use crate::few::Few;
use crate::fold::Word;
use crate::found::Found;
use crate::gazetteer::{Entry, Gazetteer, Kind};
use crate::grammar;
use crate::grammar::compose::Pass;
use crate::grammar::person::THRESHOLD;
use crate::grammar::stage::{Stage, Stages};
use crate::lexicon;
use crate::mention::{Excerpt, Mention, Tagged};
use crate::resolve::{Context, resolve, resolve_headline};
use crate::scan::{self, Hit, Sink};

/// Finds the names of a gazetteer in Arabic text.
///
/// A tagger is immutable, `Send + Sync`, and cheap to clone: clones share what was compiled. Building one can fail, tagging
/// cannot, whatever the text.
///
/// ```
/// use aalam::{Entry, Gazetteer, Kind, Tagger};
///
/// let mut mine = Gazetteer::new();
/// mine.push(Entry::new("nayzak", Kind::Other("vessel".into()), "سفينة النيزك"))?;
/// let tagger = Tagger::builder().builtin().gazetteer(&mine).build()?;
///
/// let tagged = tagger.tag("وصلت سفينة النيزك إلى بيروت");
/// let found: Vec<_> = tagged.mentions().map(|mention| (mention.text(), mention.kind().as_str())).collect();
/// assert_eq!(found, [("سفينة النيزك", "vessel"), ("بيروت", "place")]);
/// assert!(tagger.name_count() > 30_000 && tagger.memory_usage() > 1 << 20);
/// # Ok::<(), aalam::Error>(())
/// ```
#[derive(Clone)]
pub struct Tagger {
    compiled: Arc<Compiled>,
    flat: bool,
    kinds: Option<Arc<[Kind]>>,
    stages: Stages,
    /// The least weight of a composed person.
    threshold: u32,
    /// The least confidence of a mention.
    confidence: f32,
}

#[cfg(feature = "builtin")]
#[expect(clippy::expect_used, reason = "the embedded gazetteer is part of the program, and a test compiles it")]
static BUILTIN: once_cell::sync::Lazy<Tagger> =
    once_cell::sync::Lazy::new(|| Tagger::builder().builtin().build().expect("the embedded gazetteer compiles"));

impl Tagger {
    /// The tagger of the embedded gazetteer, compiled at the first call.
    #[cfg(feature = "builtin")]
    pub fn builtin() -> Self {
        BUILTIN.clone()
    }

    /// A builder, which starts without any entries.
    pub fn builder() -> TaggerBuilder {
        TaggerBuilder::default()
    }

    /// Finds the mentions of `text`.
    pub fn tag<'a>(&'a self, text: &'a str) -> Tagged<'a> {
        self.tag_with(&mut Buffers::default(), text)
    }

    /// As [`tag`](Self::tag), with working memory that lives on from text to text.
    ///
    /// ```
    /// use aalam::{Buffers, Tagger};
    ///
    /// let tagger = Tagger::builtin();
    /// let mut buffers = Buffers::default();
    /// for line in ["من طرابلس", "إلى بنغازي"] {
    ///     assert_eq!(tagger.tag_with(&mut buffers, line).as_slice().len(), 1);
    /// }
    /// ```
    pub fn tag_with<'a>(&'a self, buffers: &mut Buffers, text: &'a str) -> Tagged<'a> {
        self.find(buffers, text, self.threshold);
        self.mentions(text, &buffers.found)
    }

    /// Finds all mentions, whether they are to be returned or not.
    pub(crate) fn find(&self, buffers: &mut Buffers, text: &str, threshold: u32) {
        let Buffers { scan, found } = buffers;
        found.clear();
        let compiled = &self.compiled;
        let pass = grammar::pass(compiled, text, self.stages, threshold);
        let mut reader = Reader { compiled, text, context: Context::new(text), found, pass };
        scan::scan(compiled, text, scan, &mut reader);
        let Reader { mut context, found, pass, .. } = reader;
        let composed = pass.map(|pass| pass.finish(found)).unwrap_or_default();
        resolve_headline(compiled, text, &mut context, found);
        grammar::finish(compiled, text, self.stages, composed, found);
    }

    /// The mentions to be returned.
    pub(crate) fn mentions<'a>(&'a self, text: &'a str, found: &[Found]) -> Tagged<'a> {
        let mut mentions: Vec<Mention<'a>> = Vec::with_capacity(found.len());
        // The number of each mention that is returned.
        let mut numbers: Vec<Option<usize>> = Vec::with_capacity(found.len());
        let mut outer_end = 0;
        for found in found.iter() {
            let mention = self.mention(text, found).filter(|mention| {
                let wanted = mention.confidence >= self.confidence
                    && self.kinds.as_ref().is_none_or(|kinds| kinds.contains(mention.kind()));
                wanted && (mention.span().start >= outer_end || !self.flat)
            });
            numbers.push(mention.is_some().then_some(mentions.len()));
            // Outer ones come first, so whatever begins before the end of the last outer one lies inside it.
            if let Some(mention) = mention {
                let outer = mention.span().start >= outer_end;
                outer_end = outer_end.max(mention.span().end);
                mentions.push(Mention { outer, ..mention });
            }
        }
        for mention in &mut mentions {
            mention.links.renumber(&numbers);
        }
        Tagged { text, mentions }
    }

    pub(crate) fn compiled(&self) -> &Compiled {
        &self.compiled
    }

    /// The least weight of a composed person.
    pub(crate) fn threshold(&self) -> u32 {
        self.threshold
    }

    /// Every way to write the names of `entry` that a tagger looks for, sorted, the nisba of a place included. Left out are
    /// proclitics, the article's form after ل, and the vowels in which transliterated words vary.
    ///
    /// ```
    /// use aalam::{Entry, Kind, Tagger};
    ///
    /// let entry = Entry::new("abu-dhabi", Kind::Place, "أبو ظبي");
    /// assert_eq!(Tagger::forms(&entry), ["أبا ظبي", "أبو ظبي", "أبوظبي", "أبي ظبي"]);
    /// ```
    pub fn forms(entry: &Entry) -> Vec<String> {
        compile::written_forms(entry)
    }

    /// The number of names that are looked for: those listed and nisbas, without those that patterns make of countries.
    pub fn name_count(&self) -> usize {
        self.compiled.len()
    }

    /// The bytes on the heap that matching needs, without the entries that mentions point to.
    pub fn memory_usage(&self) -> usize {
        self.compiled.memory_usage()
    }

    fn mention<'a>(&'a self, text: &'a str, found: &Found) -> Option<Mention<'a>> {
        let candidates = match &*found.names {
            [only] => Few::One(self.compiled.candidate(*only)?),
            names => names.iter().filter_map(|&name| self.compiled.candidate(name)).collect(),
        };
        let composed = found.composed.as_ref();
        Some(Mention {
            at: Excerpt { document: text, span: found.span },
            word_span: found.word_span,
            clitics: found.clitics,
            outer: true,
            truncated: found.truncated,
            candidates,
            evidence: composed.map(|composed| composed.evidence.clone()).unwrap_or_default(),
            full: composed.and_then(|composed| text.get(composed.full.start..composed.full.end)),
            enclitic: found.enclitic,
            confidence: confidence(&self.compiled, found),
            links: found.links.clone(),
            composed_kind: composed.map_or(&Kind::Person, |composed| composed.kind),
        })
    }
}

/// What becomes of a text as it is read.
struct Reader<'t, 'c, 'b> {
    compiled: &'c Compiled,
    text: &'t str,
    context: Context,
    found: &'b mut Vec<Found>,
    pass: Option<Pass<'t, 'c>>,
}

impl Sink for Reader<'_, '_, '_> {
    fn group(&mut self, hits: &[Hit]) {
        resolve(self.compiled, self.text, hits, &mut self.context, self.found);
    }

    fn word(&mut self, word: Word, symbols: &[Symbol], half_read: bool) {
        if let Some(pass) = &mut self.pass {
            pass.word(word, symbols, half_read, self.found);
        }
    }

    fn wants_words(&self) -> bool {
        self.pass.is_some()
    }
}

impl fmt::Debug for Tagger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tagger")
            .field("names", &self.name_count())
            .field("flat", &self.flat)
            .field("kinds", &self.kinds)
            .finish_non_exhaustive()
    }
}

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
        let ((), compiled) = both(lexicon::load, || Compiled::new(&self.gazetteer));
        Ok(Tagger {
            compiled: Arc::new(compiled?),
            flat: self.flat,
            kinds: self.kinds,
            stages: self.stages,
            threshold: self.threshold,
            confidence: self.confidence,
        })
    }
}

/// Working memory of [`Tagger::tag_with`], where an example is.
#[derive(Default)]
pub struct Buffers {
    pub(crate) scan: scan::Buffers,
    pub(crate) found: Vec<Found>,
}

impl fmt::Debug for Buffers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Buffers").finish_non_exhaustive()
    }
}
