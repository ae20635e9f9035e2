//! What JSON says of a document: a copy of the results that needs neither the text nor the tagger.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::Document;
use crate::arabic::proclitics::Proclitics;
use crate::gazetteer::{EntryRef, Kind};
use crate::mention::evidence::Evidence;
use crate::mention::id::MentionId;
use crate::mention::{Candidate, Mention, Tagged};
use crate::span::{Offsets, Span, Unit};

/// One document with its mentions, as the formats `json` and `jsonl` write it.
///
/// A record borrows what it is made of. [`into_owned`](Self::into_owned) copies the rest, and so does reading: `Record<'static>` can be sent
/// to another thread, stored, and read from a line of `jsonl`.
///
/// ```
/// use aalam::output::json::Record;
/// use aalam::{Kind, Tagger};
///
/// let tagger = Tagger::builtin();
/// let tagged = tagger.tag("قال الرئيس ألكسندر لوكاشينكو");
/// let record: Record<'static> = tagged.to_record();
///
/// let line = serde_json::to_string(&tagged)?;
/// assert_eq!(serde_json::from_str::<Record<'static>>(&line)?, record);
///
/// let title = &record.mentions[0];
/// let holder = &record.mentions[title.holder.unwrap().index()];
/// assert_eq!((&title.kind, holder.text.as_ref()), (&Kind::Title, "ألكسندر لوكاشينكو"));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(from = "ReadRecord<'a>")]
#[non_exhaustive]
pub struct Record<'a> {
    /// The name of the document, usually a file name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Cow<'a, str>>,
    /// The unit of the offsets.
    pub offsets: Unit,
    /// The text, if it was asked for ([`Options::with_text`](super::Options::with_text)); otherwise what the document has in a field of its
    /// own that is called so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<Cow<'a, str>>,
    /// The mentions in text order, an outer one before those inside it.
    pub mentions: Vec<MentionRecord<'a>>,
    /// The document's other fields. None of them has the name of a field that is written above.
    #[serde(flatten)]
    fields: Cow<'a, Map<String, Value>>,
}

/// A record as it is read. Its `text` is among the fields, because a document's own field can be anything.
#[derive(Deserialize)]
struct ReadRecord<'a> {
    source: Option<Cow<'a, str>>,
    offsets: Unit,
    mentions: Vec<MentionRecord<'a>>,
    #[serde(flatten)]
    fields: Map<String, Value>,
}

impl<'a> From<ReadRecord<'a>> for Record<'a> {
    fn from(read: ReadRecord<'a>) -> Self {
        let ReadRecord { source, offsets, mentions, mut fields } = read;
        let text = match fields.remove(TEXT) {
            Some(Value::String(text)) => Some(Cow::Owned(text)),
            Some(other) => {
                fields.insert(TEXT.to_owned(), other);
                None
            }
            None => None,
        };
        Self { source, offsets, text, mentions, fields: Cow::Owned(fields) }
    }
}

/// The fields of a [`Record`] that a document's own fields never replace.
const TAKEN: [&str; 3] = ["source", "offsets", "mentions"];
/// The field that a document's own replaces if the text is not asked for.
const TEXT: &str = "text";

impl<'a> Record<'a> {
    /// Creates the record of a document without its text, with offsets counted in `unit`.
    ///
    /// ```
    /// use aalam::output::{Document, json::Record};
    /// use aalam::{Tagger, Unit};
    ///
    /// let tagger = Tagger::builtin();
    /// let tagged = tagger.tag("في مينسك");
    /// let record = Record::new(&Document::new(&tagged), Unit::Utf16);
    /// assert_eq!((record.mentions[0].start, record.mentions[0].end), (3, 8));
    /// ```
    pub fn new(document: &Document<'a>, unit: Unit) -> Self {
        Self::of(document, unit, false)
    }

    /// The record of a document, with its text or without.
    pub(super) fn of(document: &Document<'a>, unit: Unit, with_text: bool) -> Self {
        let mut offsets = Offsets::new(document.tagged.text(), unit);
        let mention = |mention| MentionRecord::new(mention, |span| offsets.span(span));
        let mentions = document.tagged.mentions().map(mention).collect();
        let source = document.source.map(Cow::Borrowed);
        let own_text = document.fields.and_then(|fields| fields.get(TEXT)?.as_str());
        let text = if with_text { Some(document.tagged.text()) } else { own_text };
        let fields = other_fields(document.fields, text.is_some());
        Self { source, offsets: unit, text: text.map(Cow::Borrowed), mentions, fields }
    }

    /// Returns the document's other fields.
    pub fn fields(&self) -> &Map<String, Value> {
        &self.fields
    }

    /// Copies what is borrowed.
    pub fn into_owned(self) -> Record<'static> {
        Record {
            source: self.source.map(owned),
            offsets: self.offsets,
            text: self.text.map(owned),
            mentions: self.mentions.into_iter().map(MentionRecord::into_owned).collect(),
            fields: Cow::Owned(self.fields.into_owned()),
        }
    }
}

/// Writes the length of the text instead of the text.
impl fmt::Debug for Record<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Record")
            .field("source", &self.source)
            .field("offsets", &self.offsets)
            .field("text_bytes", &self.text.as_ref().map(|text| text.len()))
            .field("mentions", &self.mentions)
            .field("fields", &self.fields.keys())
            .finish()
    }
}

/// One mention of a [`Record`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct MentionRecord<'a> {
    /// The id among the mentions of its document.
    pub id: MentionId,
    /// Where the name starts, without its proclitics.
    pub start: usize,
    /// Where the name ends.
    pub end: usize,
    /// Where the name starts with its proclitics.
    pub word_start: usize,
    /// Where the name's last word ends.
    pub word_end: usize,
    /// The name as it stands in the text.
    pub text: Cow<'a, str>,
    /// The kind of the mention.
    pub kind: Kind,
    /// Whether the mention is not inside another.
    pub outer: bool,
    /// The proclitics; empty if there are none.
    pub clitics: Proclitics,
    /// The name that matched, as the gazetteer writes it.
    pub name: Cow<'a, str>,
    /// How far the mention can be trusted, from 0 to 1.
    pub confidence: f32,
    /// The ids of the entities it can stand for, the best first; empty for a person who is not listed.
    pub entities: Vec<Cow<'a, str>>,
    /// The name of the best entity in Latin letters; empty if there is none.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub latin: Cow<'a, str>,
    /// The identifiers of the best entity elsewhere, such as `wikidata`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub links: BTreeMap<Cow<'a, str>, Cow<'a, str>>,
    /// The pronoun attached to the last word.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub enclitic: Cow<'a, str>,
    /// The titles of a person.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub titles: Vec<MentionId>,
    /// The person who holds a title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub holder: Option<MentionId>,
    /// The nationality beside a bare title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nationality: Option<MentionId>,
    /// The evidence for a name that is not listed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
}

impl<'a> MentionRecord<'a> {
    /// The record of `mention`; `count` converts its spans.
    pub(super) fn new(mention: &'a Mention<'_>, mut count: impl FnMut(Span) -> Span) -> Self {
        let (span, word_span) = (count(mention.span()), count(mention.word_span()));
        let (latin, links) = mention.entry().map(EntryRef::latin_and_links).unwrap_or_default();
        Self {
            id: mention.id(),
            start: span.start,
            end: span.end,
            word_start: word_span.start,
            word_end: word_span.end,
            text: mention.text().into(),
            kind: mention.kind().clone(),
            outer: mention.is_outer(),
            clitics: mention.clitics(),
            name: mention.name().into(),
            confidence: mention.confidence(),
            entities: mention.entity_ids().map(Cow::Borrowed).collect(),
            latin: latin.into(),
            links,
            enclitic: mention.enclitic().into(),
            titles: mention.links.titles.iter().copied().map(MentionId::new).collect(),
            holder: mention.links.holder.map(MentionId::new),
            nationality: mention.links.nationality.map(MentionId::new),
            evidence: mention.evidence().to_vec(),
        }
    }

    /// Copies what is borrowed.
    pub fn into_owned(self) -> MentionRecord<'static> {
        MentionRecord {
            text: owned(self.text),
            name: owned(self.name),
            entities: self.entities.into_iter().map(owned).collect(),
            latin: owned(self.latin),
            links: self.links.into_iter().map(|(key, value)| (owned(key), owned(value))).collect(),
            enclitic: owned(self.enclitic),
            ..self
        }
    }
}

/// One entity that a mention can stand for: a [`Candidate`] without its gazetteer.
///
/// ```
/// use aalam::Tagger;
///
/// let tagger = Tagger::builtin();
/// let tagged = tagger.tag("في طرابلس");
/// let candidate = tagged.as_slice()[0].candidates().next().unwrap();
/// let json = r#"{"entity":"tripoli","kind":"place","name":"طرابلس"}"#;
/// assert_eq!(serde_json::to_string(candidate)?, json);
/// let read: aalam::output::json::CandidateRecord<'static> = serde_json::from_str(json)?;
/// assert_eq!(read.entity, candidate.entry().id());
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub struct CandidateRecord<'a> {
    /// The id of the entity.
    pub entity: Cow<'a, str>,
    /// The kind: the entity's own, or a nationality.
    pub kind: Kind,
    /// The name that the text matched, as the gazetteer writes it.
    pub name: Cow<'a, str>,
}

impl<'a> CandidateRecord<'a> {
    pub(super) fn new(candidate: &Candidate<'a>) -> Self {
        let kind = candidate.kind().clone();
        Self { entity: candidate.entry().id().into(), kind, name: candidate.name().into() }
    }
}

impl Tagged<'_> {
    /// Returns a copy of the mentions that borrows nothing, as JSON has them, with offsets in bytes and without the text.
    ///
    /// ```
    /// use std::sync::mpsc::channel;
    /// use std::thread;
    ///
    /// use aalam::Tagger;
    ///
    /// let (sender, receiver) = channel();
    /// thread::spawn(move || {
    ///     let text = String::from("من بيروت إلى مينسك");
    ///     sender.send(Tagger::builtin().tag(&text).to_record())
    /// });
    /// let record = receiver.recv()?;
    /// assert_eq!(record.mentions[1].text, "مينسك");
    /// # Ok::<(), std::sync::mpsc::RecvError>(())
    /// ```
    pub fn to_record(&self) -> Record<'static> {
        Record::new(&Document::new(self), Unit::Bytes).into_owned()
    }
}

impl Mention<'_> {
    /// Returns a copy that borrows nothing, as JSON has it, with offsets in bytes.
    ///
    /// ```
    /// use aalam::Tagger;
    ///
    /// let record = Tagger::builtin().tag("في مينسك").as_slice()[0].to_record();
    /// assert_eq!((record.text.as_ref(), record.latin.as_ref(), record.start), ("مينسك", "Minsk", 5));
    /// ```
    pub fn to_record(&self) -> MentionRecord<'static> {
        MentionRecord::new(self, |span| span).into_owned()
    }
}

/// The fields whose names no field of a [`Record`] has, which may have a text.
fn other_fields(fields: Option<&Map<String, Value>>, has_text: bool) -> Cow<'_, Map<String, Value>> {
    let Some(fields) = fields else { return Cow::Owned(Map::new()) };
    let mut others = Cow::Borrowed(fields);
    for name in TAKEN.into_iter().chain(has_text.then_some(TEXT)) {
        if fields.contains_key(name) {
            others.to_mut().remove(name);
        }
    }
    others
}

fn owned(text: Cow<'_, str>) -> Cow<'static, str> {
    Cow::Owned(text.into_owned())
}
