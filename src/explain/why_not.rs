//! Explains why a name is not a mention where it occurs.

use std::fmt;

use super::{Explanation, Reason};
use crate::arabic::article;
use crate::arabic::letters::Symbol;
use crate::arabic::proclitics::Proclitics;
use crate::fold::{self, Gap, Word, Words};
use crate::gazetteer::{EntryRef, Kind, distinct};
use crate::index::name::Flag;
use crate::lexicon::guards;
use crate::matching::draft::MentionDraft;
use crate::mention::Mention;
use crate::mention::evidence::Evidence;
use crate::span::Span;

/// Where a name occurs, and why it is not a mention there.
///
/// [`Display`](fmt::Display) writes it for people, one place per line. Programs can read the places one by one:
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
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct WhyNot<'e> {
    name: String,
    entries: Vec<EntryRef<'e>>,
    places: Vec<(Span, &'e str, Absence<'e>)>,
}

/// Why a name is not a mention at a place: see [`WhyNot`]. [`Display`](fmt::Display) puts it into words.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Absence<'e> {
    /// It is a mention, or the name of one: the mention and its kind.
    Tagged(&'e str, &'e Kind),
    /// The name is not listed, and not composed of name parts either.
    Unlisted,
    /// It is composed, but its evidence has too little weight: the evidence, and the weight required.
    Light(Vec<Evidence>, u32),
    /// It is part of a longer word, and the letters before it are not proclitics.
    InsideWord(&'e str),
    /// The word is a frequent word that is spelled differently from the name.
    Guarded(&'e str),
    /// The word merely begins like a proclitic.
    Lookalike(&'e str),
    /// After the proclitic, the rest is too short for a one-word name.
    Short,
    /// A place that ends in alef takes no tanwin: the word is a nationality or an adverb.
    Tanwin,
    /// A sign stands between its words.
    Broken(&'e str),
    /// The name is weak, and nothing supports it.
    Weak,
    /// A longer or better mention covers its words.
    Lost(&'e str, &'e Kind),
    /// It was found, but the tagger's options exclude it.
    Filtered(&'e Kind),
    /// A rule of a [`DenyList`](crate::DenyList) denies it.
    Denied(&'e str),
    /// Another reading of the word, with fewer proclitics, was preferred.
    Split,
}

impl<'e> WhyNot<'e> {
    /// Returns the entries that have the name.
    pub fn entries(&self) -> &[EntryRef<'e>] {
        &self.entries
    }

    /// Returns each place where the name occurs: its bytes, the text there, and why it is not a mention.
    pub fn places(&self) -> &[(Span, &'e str, Absence<'e>)] {
        &self.places
    }
}

/// Looks for `name` in an explained text.
pub(super) fn why_not<'e>(explanation: &'e Explanation<'_>, name: &str) -> WhyNot<'e> {
    let text = explanation.text();
    let index = explanation.tagger.index();
    let wanted = read(name);
    let wanted: Vec<&[Symbol]> = wanted.iter().map(|word| word.symbols.as_slice()).collect();
    let names = index.names_of(&wanted).into_iter();
    let entries = distinct(names.filter_map(|name| index.entry(name)));
    // After ل the article has lost its alef: للقاهرة.
    let after_lam = wanted.split_first().and_then(|(first, rest)| Some([&[article::after_lam(first)?], rest].concat()));
    let words = read(text);
    let mut places = Vec::new();
    for at in 0..words.len() {
        let from_here = words.get(at..).unwrap_or_default();
        let place = occurrence(text, from_here, &wanted);
        let place = place.or_else(|| occurrence_after_lam(text, from_here, after_lam.as_ref()?));
        if let Some(place) = place {
            let absence = judge(explanation, &place, &entries);
            let span = explanation.original(place.span);
            places.push((span, span.of(explanation.tagged.text()), absence));
        }
    }
    WhyNot { name: name.to_owned(), entries, places }
}

/// A word and its letters.
struct SpelledWord {
    word: Word,
    symbols: Vec<Symbol>,
}

/// Returns the words of `text`.
fn read(text: &str) -> Vec<SpelledWord> {
    let mut words = Words::new(text);
    let mut read = Vec::new();
    while let Some(word) = words.next_word() {
        read.push(SpelledWord { word, symbols: words.symbols().to_vec() });
    }
    read
}

/// A place where the letters of a name occur.
struct Occurrence<'t> {
    span: Span,
    /// Where the first word begins.
    word_start: usize,
    /// The first word, and its letters.
    word: &'t str,
    symbols: Vec<Symbol>,
    /// The number of letters before the name in its first word, and after it in its last one.
    before: usize,
    after: usize,
    /// The first gap inside the name that a name cannot cross.
    broken: Option<&'t str>,
    single: bool,
}

/// Returns the place where the letters of `name` occur, if they begin in the first of `words`.
fn occurrence<'t>(text: &'t str, words: &[SpelledWord], name: &[&[Symbol]]) -> Option<Occurrence<'t>> {
    let words = words.get(..name.len())?;
    let ((first, rest), (first_name, rest_of_name)) = (words.split_first()?, name.split_first()?);
    if rest.iter().zip(rest_of_name).any(|(word, name)| word.symbols != *name) {
        return None;
    }
    let (single, letters) = (rest.is_empty(), first.symbols.len());
    let before = if single {
        first.symbols.windows(first_name.len()).position(|part| part == *first_name)?
    } else if first.symbols.ends_with(first_name) {
        letters - first_name.len()
    } else {
        return None;
    };
    let after = if single { letters - before - first_name.len() } else { 0 };
    let word = first.word.span;
    let start = if before == 0 { word.start } else { fold::letter_start(text, word, before) };
    let end = if after == 0 {
        words.last()?.word.span.end
    } else {
        fold::letter_start(text, word, before + first_name.len())
    };
    Some(Occurrence {
        span: Span::new(start, end),
        word_start: word.start,
        word: word.of(text),
        symbols: first.symbols.clone(),
        before,
        after,
        broken: first_break(text, words),
        single,
    })
}

/// Returns the place of a `name` as it is written right after the preposition ل, if it stands there.
fn occurrence_after_lam<'t>(text: &'t str, words: &[SpelledWord], name: &[&[Symbol]]) -> Option<Occurrence<'t>> {
    let place = occurrence(text, words, name)?;
    let clitics = Proclitics::read(place.symbols.get(..place.before)?)?;
    (place.after == 0 && clitics.preposition() == Some('ل')).then_some(place)
}

/// Returns the first gap between the words that a name cannot cross.
fn first_break<'t>(text: &'t str, words: &[SpelledWord]) -> Option<&'t str> {
    for (before, next) in words.iter().zip(words.iter().skip(1)) {
        if next.word.gap == Gap::Break {
            return text.get(before.word.span.end..next.word.span.start);
        }
    }
    None
}

/// Returns why there is no mention at `place`.
fn judge<'e>(explanation: &'e Explanation<'_>, place: &Occurrence<'e>, entries: &[EntryRef<'_>]) -> Absence<'e> {
    let text = explanation.text();
    let index = explanation.tagger.index();
    let is_listed = !entries.is_empty();
    let span = explanation.original(place.span);
    if let Some(mention) = explanation.tagged.mentions().find(|mention| is_asked_for(mention, span, entries)) {
        return Absence::Tagged(mention.text(), mention.kind());
    }
    if let Some(rule) = explanation.tagger.deny().denied_by(text, place.span, place.word_start) {
        return Absence::Denied(rule);
    }
    if let Some(found) = explanation.found.iter().find(|found| found.span == place.span) {
        return Absence::Filtered(kind(explanation, found));
    }
    let hit = explanation.hits.iter().find(|hit| hit.span == place.span);
    if hit.is_none() {
        if let Some(refusal) = refusal(place, text, is_listed) {
            return refusal;
        }
    }
    if let Some(over) = explanation.found.iter().find(|found| overlap(found.span, place.span)) {
        return Absence::Lost(over.span.of(text), kind(explanation, over));
    }
    if let Some(name) = hit.and_then(|hit| index.name(hit.name)) {
        return match hit {
            Some(hit) if hit.respelled => Absence::Guarded(place.word),
            _ if name.is(Flag::Weak) || name.is(Flag::AlsoWord) => Absence::Weak,
            _ => Absence::Split,
        };
    }
    match explanation.tagger.light_evidence(text, place.span) {
        Some(evidence) => Absence::Light(evidence, explanation.tagger.options().least_weight()),
        None if is_listed => Absence::Split,
        None => Absence::Unlisted,
    }
}

/// Whether `mention` covers exactly the bytes `span`, or overlaps them and can stand for one of these entries.
fn is_asked_for(mention: &Mention<'_>, span: Span, entries: &[EntryRef<'_>]) -> bool {
    if mention.span() == span {
        return true;
    }
    let is_candidate = |entry: &EntryRef<'_>| mention.candidates().any(|other| other.entry().id() == entry.id());
    overlap(mention.span(), span) && entries.iter().any(is_candidate)
}

fn overlap(one: Span, other: Span) -> bool {
    one.start < other.end && other.start < one.end
}

/// Returns the kind that was found; a person if nothing determines the kind.
fn kind<'e>(explanation: &'e Explanation<'_>, found: &MentionDraft) -> &'e Kind {
    found.kind(explanation.tagger.index()).unwrap_or(&Kind::Person)
}

/// Returns what is wrong with the edges of the name.
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
            [] => writeln!(f, "{} is not in any list", self.name)?,
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
            Self::Unlisted => f.write_str("not composed of name parts, either"),
            Self::Light(evidence, threshold) => {
                write!(f, "{}, less than {threshold}", Reason::Composed(evidence))
            }
            Self::InsideWord(word) => write!(f, "part of the word {word}"),
            Self::Guarded(word) => write!(f, "{word} is a frequent word; the name needs its own spelling here"),
            Self::Lookalike(word) => write!(f, "{word} is a word of its own; no proclitic is cut off it"),
            Self::Short => f.write_str("the name is too short after a proclitic"),
            Self::Tanwin => f.write_str("its tanwin makes it a nationality or an adverb"),
            Self::Broken(sign) => write!(f, "{:?} stands between its words", sign.trim()),
            Self::Weak => f.write_str("a weak name; no fuller name, title or context supports it"),
            Self::Lost(mention, kind) => write!(f, "lost to {mention}, {kind}"),
            Self::Filtered(kind) => write!(f, "found as {kind}, but excluded by the tagger's options"),
            Self::Denied(rule) => write!(f, "denied by the rule {rule}"),
            Self::Split => f.write_str("another reading of the words was better"),
        }
    }
}
