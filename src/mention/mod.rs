//! The results of tagging.

pub(crate) mod entities;
pub(crate) mod evidence;
pub(crate) mod id;
pub(crate) mod iter;

use std::fmt;
use std::ptr;

use crate::arabic::proclitics::Proclitics;
use crate::gazetteer::{EntryRef, Kind};
use crate::mention::evidence::{Evidence, total_weight};
use crate::mention::id::MentionId;
use crate::mention::iter::{Candidates, IntoMentions, Mentions, Titles};
use crate::span::Span;
use crate::util::few::Few;

/// A text with its mentions.
///
/// ```
/// use aalam::Tagger;
///
/// let tagger = Tagger::builtin();
/// let tagged = tagger.tag("وصل إلى مينسك");
/// assert_eq!(tagged.as_slice().len(), 1);
/// for mention in tagged.mentions() {
///     assert_eq!((mention.text(), mention.kind().as_str()), ("مينسك", "place"));
/// }
/// assert_eq!(tagged.text(), "وصل إلى مينسك");
/// assert_eq!(tagged.into_mentions().len(), 1);
/// ```
///
/// It borrows the text and the tagger. [`to_record`](Self::to_record) makes a copy that does not, for a queue or another thread.
#[derive(Clone, PartialEq)]
pub struct Tagged<'a> {
    pub(crate) text: &'a str,
    pub(crate) mentions: Vec<Mention<'a>>,
}

impl<'a> Tagged<'a> {
    /// Returns the text.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// Returns the mentions in text order, an outer one before those inside it.
    pub fn mentions(&self) -> Mentions<'_, 'a> {
        Mentions(self.mentions.iter())
    }

    /// Returns the mentions as a slice, in the same order.
    pub fn as_slice(&self) -> &[Mention<'a>] {
        &self.mentions
    }

    /// Returns the titles of a person, in text order. Empty for other mentions, and for a mention of another text.
    ///
    /// ```
    /// use aalam::Tagger;
    ///
    /// let tagger = Tagger::builtin();
    /// let tagged = tagger.tag("أجرى الفريق أول ركن صدام حفتر، نائب القائد العام للقوات المسلحة الليبية، مباحثات مع الرئيس البيلاروسي");
    /// let haftar = tagged.mentions().find(|mention| mention.text() == "صدام حفتر").unwrap();
    /// let titles: Vec<&str> = tagged.titles(haftar).map(|title| title.text()).collect();
    /// assert_eq!(titles, ["الفريق أول ركن", "نائب القائد العام للقوات المسلحة الليبية"]);
    ///
    /// let president = tagged.mentions().find(|mention| mention.text() == "الرئيس").unwrap();
    /// assert_eq!(tagged.holder(president), None);
    /// assert_eq!(tagged.nationality(president).unwrap().text(), "البيلاروسي");
    /// ```
    pub fn titles(&self, person: &Mention<'a>) -> Titles<'_, 'a> {
        let numbers = match self.links(person) {
            Some(links) => links.titles.iter(),
            None => [].iter(),
        };
        Titles { mentions: &self.mentions, numbers }
    }

    /// Returns the holder of a title, if the text names one beside it. `None` for a mention of another text.
    pub fn holder(&self, title: &Mention<'a>) -> Option<&Mention<'a>> {
        self.mentions.get(self.links(title)?.holder?)
    }

    /// Returns the nationality beside a title without a complement: البيلاروسي in الرئيس البيلاروسي. `None` for a mention of another
    /// text.
    pub fn nationality(&self, title: &Mention<'a>) -> Option<&Mention<'a>> {
        self.mentions.get(self.links(title)?.nationality?)
    }

    /// The links of `mention`, if it is one of these mentions.
    ///
    /// Links are numbers of mentions. The numbers of another text, or of another tagger's mentions, would mean other mentions.
    fn links(&self, mention: &Mention<'a>) -> Option<&Links> {
        if !ptr::eq(self.text, mention.at.document) {
            return None;
        }
        let own = self.mentions.get(mention.id.index())?;
        (own == mention).then_some(&own.links)
    }

    /// Returns the mentions, owned.
    pub fn into_mentions(self) -> Vec<Mention<'a>> {
        self.mentions
    }
}

/// Writes the mentions, and the length of the text instead of the text.
impl fmt::Debug for Tagged<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tagged").field("text_bytes", &self.text.len()).field("mentions", &self.mentions).finish()
    }
}

/// Which mentions of the same text belong together, by their numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Links {
    /// The titles of a person.
    pub(crate) titles: Vec<usize>,
    /// The holder of a title.
    pub(crate) holder: Option<usize>,
    /// The nationality beside a bare title.
    pub(crate) nationality: Option<usize>,
}

impl Links {
    /// Replaces each mention's number by the one in `numbers`, and drops mentions that have none.
    pub(crate) fn renumber(&mut self, numbers: &[Option<usize>]) {
        let number = |old: usize| numbers.get(old).copied().flatten();
        self.titles = self.titles.iter().filter_map(|&title| number(title)).collect();
        self.holder = self.holder.and_then(number);
        self.nationality = self.nationality.and_then(number);
    }
}

impl<'a, 'b> IntoIterator for &'b Tagged<'a> {
    type Item = &'b Mention<'a>;
    type IntoIter = Mentions<'b, 'a>;

    fn into_iter(self) -> Mentions<'b, 'a> {
        self.mentions()
    }
}

impl<'a> IntoIterator for Tagged<'a> {
    type Item = Mention<'a>;
    type IntoIter = IntoMentions<'a>;

    fn into_iter(self) -> IntoMentions<'a> {
        IntoMentions(self.mentions.into_iter())
    }
}

/// A place in a text where an entity is named.
///
/// In `وللجيش الليبي` ("and for the Libyan army") the name is الجيش الليبي and its proclitics are و and ل; the article has lost its
/// alef:
///
/// ```
/// use aalam::{Span, Tagger};
///
/// let tagger = Tagger::builtin();
/// let tagged = tagger.tag("وللجيش الليبي");
/// let army = &tagged.as_slice()[0];
/// assert_eq!(army.text(), "لجيش الليبي");
/// assert_eq!(army.span(), Span::new(4, 25));
/// assert_eq!(army.word_span(), Span::new(0, 25));
/// assert_eq!(army.clitics().as_str(), "ول");
/// assert_eq!(army.name(), "الجيش الليبي");
/// assert_eq!(army.entry().unwrap().id(), "libyan-army");
/// assert!(army.is_outer() && !army.is_composed() && army.evidence().is_empty());
/// assert_eq!(army.confidence(), 0.9);
/// ```
///
/// It borrows the text and the tagger. [`to_record`](Self::to_record) makes a copy that does not.
#[derive(Clone, PartialEq)]
pub struct Mention<'a> {
    pub(crate) id: MentionId,
    pub(crate) at: Excerpt<'a>,
    pub(crate) word_span: Span,
    pub(crate) clitics: Proclitics,
    pub(crate) enclitic: &'static str,
    pub(crate) confidence: f32,
    pub(crate) outer: bool,
    pub(crate) truncated: bool,
    pub(crate) candidates: Few<Candidate<'a>>,
    pub(crate) evidence: Vec<Evidence>,
    /// The full form of a composed name.
    pub(crate) full: Option<&'a str>,
    /// What was read, if it is not what stands in the text.
    pub(crate) repaired: Option<Box<RepairedName>>,
    pub(crate) links: Links,
    /// The kind of a name without candidates.
    pub(crate) composed_kind: &'static Kind,
}

impl<'a> Mention<'a> {
    /// Returns the id of the mention among those of its text. Another tagger, or other options, may give it another one.
    pub fn id(&self) -> MentionId {
        self.id
    }

    /// Returns the name as it stands in the text, without its proclitics.
    pub fn text(&self) -> &'a str {
        self.at.text()
    }

    /// Returns the name as it was read: its text after the [repairs](crate::Options::repair), without markup. Without repairs it is the
    /// [`text`](Self::text).
    pub fn as_read(&self) -> &str {
        match &self.repaired {
            Some(repaired) => &repaired.text,
            None => self.text(),
        }
    }

    /// Returns the bytes of the name, without its proclitics.
    ///
    /// If a proclitic and the first letter share one char (the lam-alef ligature of presentation forms), the span includes the
    /// whole char.
    pub fn span(&self) -> Span {
        self.at.span
    }

    /// Returns the bytes of the name and its proclitics.
    pub fn word_span(&self) -> Span {
        self.word_span
    }

    /// Returns the kind of the best candidate, or of the composed name.
    pub fn kind(&self) -> &'a Kind {
        self.candidates.first().map_or(self.composed_kind, |best| best.kind)
    }

    /// Returns the proclitics before the name.
    pub fn clitics(&self) -> Proclitics {
        self.clitics
    }

    /// Returns the pronoun attached to the last word, folded. It lies outside the [`span`](Self::span); empty if there is no pronoun.
    ///
    /// ```
    /// use aalam::Tagger;
    ///
    /// let tagger = Tagger::builtin();
    /// let tagged = tagger.tag("قدم وزيرها استقالته");
    /// let minister = &tagged.as_slice()[0];
    /// assert_eq!((minister.text(), minister.enclitic()), ("وزير", "ها"));
    /// ```
    pub fn enclitic(&self) -> &'static str {
        self.enclitic
    }

    /// Returns whether the mention lies outside all other returned mentions.
    pub fn is_outer(&self) -> bool {
        self.outer
    }

    /// Returns the matched name of the best candidate, as the gazetteer writes it. For a name that is in no list, returns the full form
    /// in the text (هشام الشمري for the الشمري of the next sentence), [as it was read](Self::as_read).
    pub fn name(&self) -> &str {
        let repaired = self.repaired.as_ref().and_then(|repaired| repaired.full.as_deref());
        let full = repaired.or(self.full);
        full.or_else(|| self.candidates.first().map(Candidate::name)).unwrap_or(self.as_read())
    }

    /// Returns the entry of the best candidate; `None` for a person who is in no list.
    pub fn entry(&self) -> Option<EntryRef<'a>> {
        self.candidates.first().map(|best| best.entry)
    }

    /// Returns the entities that the mention can stand for, the best first: at most
    /// [`limits::CANDIDATES`](crate::limits::CANDIDATES), and none for a person who is in no list. [`Candidate`] has an example.
    pub fn candidates(&self) -> Candidates<'_, 'a> {
        Candidates(self.candidates.iter())
    }

    /// Returns the ids of the entities that the mention can stand for, the best first.
    pub(crate) fn entity_ids(&self) -> impl Iterator<Item = &'a str> {
        // السعودية is the country and its adjective: two candidates of one entity.
        let ids = self.candidates().map(|candidate| candidate.entry.id());
        let is_new = move |(at, id): &(usize, &str)| !ids.clone().take(*at).any(|before| before == *id);
        let ids = self.candidates().map(|candidate| candidate.entry.id());
        ids.enumerate().filter(is_new).map(|(_, id)| id)
    }

    /// Returns whether the name is composed from its parts, and in no list as a whole.
    pub fn is_composed(&self) -> bool {
        !self.evidence.is_empty()
    }

    /// Returns the evidence for a composed name, in text order; empty for a listed name.
    pub fn evidence(&self) -> &[Evidence] {
        &self.evidence
    }

    /// Returns the total [`Evidence::weight`] of the [`evidence`](Self::evidence), which is 0 for a listed name.
    pub fn weight(&self) -> u32 {
        total_weight(&self.evidence)
    }

    /// Returns how far the mention can be trusted, from 0 to 1.
    ///
    /// The number depends on how the mention was made. The steps are set by hand, in the order of the precision measured on annotated
    /// news; they are not probabilities.
    ///
    /// | made by | confidence |
    /// |---|---|
    /// | a listed name | 0.9 |
    /// | a weak listed name with its support | 0.8 |
    /// | a composed person of weight 5 or more, 4, 3 | 0.8, 0.75, 0.6 |
    /// | any other composed name | 0.7 |
    /// | a person's short name after the full one, if it is in no list | 0.6 |
    /// | an organization of a head and its complement | 0.5 |
    /// | a body that every country has, found by a pattern (الحكومة اللبنانية) or its common noun (الحكومة) | 0.4 |
    pub fn confidence(&self) -> f32 {
        self.confidence
    }

    /// Returns whether there were more candidates than are listed.
    pub fn is_truncated(&self) -> bool {
        self.truncated
    }
}

impl fmt::Display for Mention<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.text(), self.kind())
    }
}

/// Writes the mention, and nothing else of its text.
impl fmt::Debug for Mention<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let entities: Vec<&str> = self.entity_ids().collect();
        f.debug_struct("Mention")
            .field("id", &format_args!("{}", self.id))
            .field("text", &self.text())
            .field("span", &format_args!("{}", self.span()))
            .field("kind", &format_args!("{}", self.kind()))
            .field("clitics", &self.clitics.as_str())
            .field("entities", &entities)
            .field("confidence", &self.confidence)
            .field("evidence", &self.evidence)
            .finish_non_exhaustive()
    }
}

/// A name as it was read in a repaired text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct RepairedName {
    pub(crate) text: String,
    /// The full form of a composed name.
    pub(crate) full: Option<String>,
}

/// A part of a text, cut out only on request: the text may be long, and its place no longer in the cache.
#[derive(Clone, Copy)]
pub(crate) struct Excerpt<'a> {
    pub(crate) document: &'a str,
    pub(crate) span: Span,
}

impl<'a> Excerpt<'a> {
    fn text(&self) -> &'a str {
        self.document.get(self.span.start..self.span.end).unwrap_or_default()
    }
}

impl PartialEq for Excerpt<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.span == other.span && self.text() == other.text()
    }
}

/// An entity that a mention can stand for.
///
/// ```
/// use aalam::{Kind, Tagger};
///
/// let tagger = Tagger::builtin();
/// let tagged = tagger.tag("في طرابلس");
/// let tripoli = &tagged.as_slice()[0];
/// let ids: Vec<&str> = tripoli.candidates().map(|candidate| candidate.entry().id()).collect();
/// assert_eq!(ids, ["tripoli", "tripoli-lebanon"]);
/// assert!(!tripoli.is_truncated());
/// let best = tripoli.candidates().next().unwrap();
/// assert_eq!((best.name(), best.kind()), ("طرابلس", &Kind::Place));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Candidate<'a> {
    pub(crate) entry: EntryRef<'a>,
    pub(crate) kind: &'a Kind,
    pub(crate) name: CandidateName<'a>,
}

/// Where to find the matched name. It is looked up only on request: few callers need it, and it lies far away in memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum CandidateName<'a> {
    /// The number of the name among those of the entry.
    Listed(u32),
    /// The stem of a nisba.
    Stem(&'a str),
}

impl<'a> Candidate<'a> {
    /// Returns the entry of the gazetteer.
    pub fn entry(&self) -> EntryRef<'a> {
        self.entry
    }

    /// Returns the kind: the entry's own, or [`Kind::Nationality`] for the adjective of a place.
    pub fn kind(&self) -> &'a Kind {
        self.kind
    }

    /// Returns the name that the text matched, as the gazetteer writes it.
    pub fn name(&self) -> &'a str {
        match self.name {
            CandidateName::Listed(number) => self.entry.names().nth(number as usize).unwrap_or_default(),
            CandidateName::Stem(stem) => stem,
        }
    }
}
