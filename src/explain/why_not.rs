//! Why a name is no mention where it occurs.

use std::fmt;

use super::{Explanation, Reason};
use crate::arabic::letters::Symbol;
use crate::arabic::proclitics::Proclitics;
use crate::fold::{self, Gap, Word, Words};
use crate::gazetteer::{EntryRef, Kind};
use crate::index::name::Flag;
use crate::lexicon::guards;
use crate::matching::draft::MentionDraft;
use crate::mention::Mention;
use crate::mention::evidence::Evidence;
use crate::span::Span;

/// Where a name occurs, and why it is no mention there.
///
/// [`Display`](fmt::Display) writes it for people, one place a line. Programs take it in pieces:
///
/// ```
/// use aalam::Tagger;
/// use aalam::explain::Absence;
///
/// let tagger = Tagger::builtin();
/// let explanation = tagger.explain("فتح مصرف ليبيا أبوابه");
/// let why_not = explanation.why_not("مصر");
/// assert_eq!(why_not.entries()[0].id(), "egypt");
/// let (span, text, absence) = &why_not.places()[0];
/// assert_eq!((span.start, *text, absence), (7, "مصر", &Absence::InsideWord("مصرف")));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct WhyNot<'e> {
    name: String,
    entries: Vec<EntryRef<'e>>,
    places: Vec<(Span, &'e str, Absence<'e>)>,
}

/// Why a name is no mention at a place: see [`WhyNot`]. [`Display`](fmt::Display) says it in words.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Absence<'e> {
    /// It is one, or the name of one: the mention and its kind.
    Tagged(&'e str, &'e Kind),
    /// No list has the name, and nothing composes one.
    Unlisted,
    /// What composes it has too little weight: the evidence, and the weight that is asked for.
    Light(Vec<Evidence>, u32),
    /// It is a part of a longer word, and what stands before it is no proclitic.
    InsideWord(&'e str),
    /// The word is a frequent one that is spelled otherwise than the name.
    Guarded(&'e str),
    /// The word merely begins like a proclitic.
    Lookalike(&'e str),
    /// What is left after a proclitic is too short to be a name of one word.
    Short,
    /// A place that ends in alef takes no tanwin: the word is a nationality or an adverb.
    Tanwin,
    /// A sign stands between its words.
    Broken(&'e str),
    /// The name is weak, and nothing supports it.
    Weak,
    /// A longer or better mention has its words.
    Lost(&'e str, &'e Kind),
    /// It was found, and the tagger was told not to return it.
    Filtered(&'e Kind),
    /// Another reading of the word, with fewer proclitics, was preferred.
    Split,
}

impl<'e> WhyNot<'e> {
    /// The entries that have the name.
    pub fn entries(&self) -> &[EntryRef<'e>] {
        &self.entries
    }

    /// Each place where the name occurs: its bytes, the text there, and why it is no mention.
    pub fn places(&self) -> &[(Span, &'e str, Absence<'e>)] {
        &self.places
    }
}

/// Looks for `name` in an explained text.
pub(super) fn why_not<'e>(explanation: &'e Explanation<'_>, name: &str) -> WhyNot<'e> {
    let text = explanation.tagged.text();
    let index = explanation.tagger.index();
    let wanted = read(name);
    let symbols: Vec<&[Symbol]> = wanted.iter().map(|(_, symbols)| symbols.as_slice()).collect();
    let mut entries: Vec<EntryRef<'_>> = Vec::new();
    for entry in index.names_of(&symbols).into_iter().filter_map(|name| index.entry(name)) {
        if !entries.iter().any(|other| other.id() == entry.id()) {
            entries.push(entry);
        }
    }
    let words = read(text);
    let places = (0..words.len()).filter_map(|at| occurrence(text, words.get(at..)?, &symbols));
    let places = places.map(|place| (place.span, place.span.of(text), judge(explanation, &place, &entries))).collect();
    WhyNot { name: name.to_owned(), entries, places }
}

/// The words of `text` with their letters.
fn read(text: &str) -> Vec<(Word, Vec<Symbol>)> {
    let mut words = Words::new(text);
    let mut read = Vec::new();
    while let Some(word) = words.next_word() {
        read.push((word, words.symbols().to_vec()));
    }
    read
}

/// A place where the letters of a name stand.
struct Occurrence<'t> {
    span: Span,
    /// The first word, and its letters.
    word: &'t str,
    symbols: Vec<Symbol>,
    /// How many letters stand before the name in its first word, and after it in its last one.
    before: usize,
    after: usize,
    /// The first gap that no name crosses.
    broken: Option<&'t str>,
    single: bool,
}

/// The place where the letters of `name` stand from the first of `words` on.
fn occurrence<'t>(text: &'t str, words: &[(Word, Vec<Symbol>)], name: &[&[Symbol]]) -> Option<Occurrence<'t>> {
    let (first, rest) = name.split_first()?;
    let (word, symbols) = words.first()?;
    let (single, last) = (rest.is_empty(), words.get(rest.len())?);
    let before = match single {
        true => symbols.windows(first.len()).position(|part| part == *first)?,
        false => symbols.ends_with(first).then(|| symbols.len() - first.len())?,
    };
    let mut broken = None;
    for ((before, _), ((next, symbols), name)) in words.iter().zip(words.iter().skip(1).zip(rest)) {
        if symbols != name {
            return None;
        }
        if next.gap == Gap::Break && broken.is_none() {
            broken = text.get(before.span.end..next.span.start);
        }
    }
    let after = if single { symbols.len() - before - first.len() } else { 0 };
    let end = match after {
        0 => last.0.span.end,
        _ => fold::letter_start(text, word.span, before + first.len()),
    };
    let start = if before == 0 { word.span.start } else { fold::letter_start(text, word.span, before) };
    Some(Occurrence {
        span: Span::new(start, end),
        word: word.span.of(text),
        symbols: symbols.clone(),
        before,
        after,
        broken,
        single,
    })
}

/// Why there is no mention at `place`.
fn judge<'e>(explanation: &'e Explanation<'_>, place: &Occurrence<'e>, entries: &[EntryRef<'_>]) -> Absence<'e> {
    let text = explanation.tagged.text();
    let index = explanation.tagger.index();
    let overlaps = |span: Span| span.start < place.span.end && place.span.start < span.end;
    let is_asked_for = |mention: &&Mention<'_>| {
        let names =
            mention.candidates().any(|candidate| entries.iter().any(|entry| entry.id() == candidate.entry().id()));
        mention.span() == place.span || overlaps(mention.span()) && names
    };
    if let Some(mention) = explanation.tagged.mentions().find(is_asked_for) {
        return Absence::Tagged(mention.text(), mention.kind());
    }
    let kind = |found: &MentionDraft| found.kind(index).unwrap_or(&Kind::Person);
    if let Some(found) = explanation.found.iter().find(|found| found.span == place.span) {
        return Absence::Filtered(kind(found));
    }
    let hit = explanation.hits.iter().find(|hit| hit.span == place.span);
    if let Some(refusal) = refusal(place, text, !entries.is_empty()).filter(|_| hit.is_none()) {
        return refusal;
    }
    if let Some(over) = explanation.found.iter().find(|found| overlaps(found.span)) {
        return Absence::Lost(over.span.of(text), kind(over));
    }
    match hit.and_then(|hit| index.name(hit.name)) {
        Some(name) if name.is(Flag::Weak) => Absence::Weak,
        Some(_) => Absence::Split,
        None => match explanation.tagger.light_evidence(text, place.span) {
            Some(evidence) => Absence::Light(evidence, explanation.tagger.options().least_weight()),
            None if entries.is_empty() => Absence::Unlisted,
            None => Absence::Split,
        },
    }
}

/// What is wrong with the edges of the name.
fn refusal<'t>(place: &Occurrence<'t>, text: &str, listed: bool) -> Option<Absence<'t>> {
    let (before, own) = place.symbols.split_at_checked(place.before)?;
    if place.after > 0 || !before.is_empty() && Proclitics::read(before).is_none() {
        return Some(Absence::InsideWord(place.word));
    }
    if let Some(sign) = place.broken {
        return Some(Absence::Broken(sign));
    }
    if !before.is_empty() && guards::is_lookalike(&place.symbols) {
        return Some(Absence::Lookalike(place.word));
    }
    if listed && guards::is_guarded(own) {
        return Some(Absence::Guarded(place.word));
    }
    if place.single && !before.is_empty() && own.len() <= 2 {
        return Some(Absence::Short);
    }
    (listed && fold::ends_in_tanwin(text, place.span)).then_some(Absence::Tanwin)
}

impl fmt::Display for WhyNot<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ids: Vec<&str> = self.entries.iter().map(|entry| entry.id()).collect();
        match ids.as_slice() {
            [] => writeln!(f, "{} is in no list", self.name)?,
            ids => writeln!(f, "{} is in the lists: {}", self.name, ids.join(", "))?,
        }
        if self.places.is_empty() {
            writeln!(f, "it does not occur in the text")?;
        }
        for (span, text, absence) in &self.places {
            writeln!(f, "{span} {text}: {absence}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Absence<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Tagged(mention, kind) => write!(f, "the mention {mention}, {kind}"),
            Self::Unlisted => f.write_str("no name composed of parts, either"),
            Self::Light(evidence, threshold) => {
                write!(f, "{}, less than {threshold}", Reason::Composed(evidence))
            }
            Self::InsideWord(word) => write!(f, "a part of the word {word}"),
            Self::Guarded(word) => write!(f, "{word} is a frequent word; the name needs its own spelling here"),
            Self::Lookalike(word) => write!(f, "{word} is a word of its own, off which no proclitic is cut"),
            Self::Short => f.write_str("too short a name behind a proclitic"),
            Self::Tanwin => f.write_str("its tanwin makes a nationality or an adverb of it"),
            Self::Broken(sign) => write!(f, "{:?} stands between its words", sign.trim()),
            Self::Weak => f.write_str("a weak name, which no fuller one, no title and no context supports"),
            Self::Lost(mention, kind) => write!(f, "lost to {mention}, {kind}"),
            Self::Filtered(kind) => write!(f, "found as {kind}, and left out as the tagger was told"),
            Self::Split => f.write_str("another reading of the words was better"),
        }
    }
}
