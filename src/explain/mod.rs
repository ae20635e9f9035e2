//! Explains why a mention was found, and why a name was not.

mod why_not;

use std::fmt;

pub use self::why_not::{Absence, WhyNot};
use crate::arabic::letters;
use crate::gazetteer::{EntryRef, Kind, distinct};
use crate::matching::draft::MentionDraft;
use crate::matching::scan::{Event, Scanner};
use crate::matching::word_reader::Hit;
use crate::mention::evidence::{Evidence, total_weight};
use crate::mention::{Candidate, Mention, Tagged};
use crate::repair::Repaired;
use crate::span::Span;
use crate::tagger::{Buffers, Tagger};

/// A tagged text, with the reasons for each mention.
///
/// [`Display`](fmt::Display) writes it for people:
///
/// ```
/// use aalam::Tagger;
///
/// let tagger = Tagger::builtin();
/// let explanation = tagger.explain("وصل وفد للجيش الليبى");
/// assert_eq!(
///     explanation.to_string(),
///     "\
/// 16..37 لجيش الليبى: organization, confidence 0.9
///   the listed name الجيش الليبي of libyan-army
///   the proclitic ل is written on it
///   after ل the article has lost its alef
///   written لجيش الليبى for الجيش الليبي
/// 25..37 الليبى: nationality, confidence 0.9
///   the listed name ليبي of libya
///   another form of ليبي
///   inside لجيش الليبى
/// "
/// );
/// ```
///
/// Programs can read the reasons one by one:
///
/// ```
/// # use aalam::Tagger;
/// use aalam::explain::Reason;
///
/// # let tagger = Tagger::builtin();
/// # let explanation = tagger.explain("وصل وفد للجيش الليبى");
/// let army = &explanation.tagged().as_slice()[0];
/// assert!(explanation.reasons(army).contains(&Reason::Proclitics("ل")));
/// ```
#[derive(Clone)]
pub struct Explanation<'a> {
    tagger: &'a Tagger,
    tagged: Tagged<'a>,
    /// Every name at every place where it has valid edges.
    hits: Vec<Hit>,
    /// The mentions before they were filtered by kind, nesting and confidence.
    found: Vec<MentionDraft>,
    /// The text in which the hits and the mentions were found, if it was repaired.
    repaired: Option<Repaired>,
}

/// One reason for a mention: see [`Explanation`]. [`Display`](fmt::Display) puts it into words.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Reason<'a> {
    /// The text was repaired, and the mention reads so without its markup and faults.
    Repaired(&'a str),
    /// A name as the gazetteer writes it, and the entries that have it.
    Listed(&'a str, Vec<EntryRef<'a>>),
    /// The name is weak, and something supports it: the full name elsewhere, a title before it, its context.
    Weak,
    /// Proclitics were cut off.
    Proclitics(&'static str),
    /// After the preposition ل the article has lost its alef.
    LamForm,
    /// A pronoun was cut off.
    Enclitic(&'static str),
    /// The letters of the text fold to those of the name.
    Folded(&'a str, &'a str),
    /// The text has another form of the name: inflected, with the article, or spelled differently.
    Form(&'a str),
    /// Parts and cues; their weights are added up.
    Composed(&'a [Evidence]),
    /// The name of a listed person is part of the mention, but the other words make it the name of another person.
    Namesake(&'a str, EntryRef<'a>),
    /// The full name, which occurs elsewhere in the text.
    Full(&'a str),
    /// The mention is inside another one.
    Inside(&'a str),
    /// The person who holds the title.
    Holder(&'a str),
    /// A title of the person.
    Title(&'a str),
    /// The nationality beside the title.
    Nationality(&'a str),
}

/// Writes the mentions, and not the text.
impl fmt::Debug for Explanation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Explanation").field("tagged", &self.tagged).finish_non_exhaustive()
    }
}

impl<'a> Explanation<'a> {
    /// Returns the text in which names were looked for.
    fn text(&self) -> &str {
        self.repaired.as_ref().map_or(self.tagged.text(), Repaired::text)
    }

    /// Returns the bytes of the original text for those of the text in which names were looked for.
    fn original(&self, span: Span) -> Span {
        self.repaired.as_ref().map_or(span, |repaired| repaired.original(span))
    }

    /// Returns the text with its mentions.
    pub fn tagged(&self) -> &Tagged<'a> {
        &self.tagged
    }

    /// Returns the reasons for a mention of this text.
    pub fn reasons<'e>(&'e self, mention: &'e Mention<'a>) -> Vec<Reason<'e>> {
        let own = [
            repaired(mention),
            listed(mention),
            weak(mention),
            composed(mention),
            full(mention),
            proclitics(mention),
            lam_form(mention),
            spelling(mention),
            enclitic(mention),
        ];
        let mut reasons: Vec<Reason<'e>> = own.into_iter().flatten().collect();
        reasons.extend(self.namesake(mention));
        reasons.extend(self.inside(mention));
        if let Some(holder) = self.tagged.holder(mention) {
            reasons.push(Reason::Holder(holder.text()));
        }
        for title in self.tagged.titles(mention) {
            reasons.push(Reason::Title(title.text()));
        }
        if let Some(nationality) = self.tagged.nationality(mention) {
            reasons.push(Reason::Nationality(nationality.text()));
        }
        reasons
    }

    /// Returns the longest listed person in the name of a composed person who is somebody else.
    fn namesake(&self, mention: &Mention<'_>) -> Option<Reason<'_>> {
        let is_unlisted = mention.is_composed() && mention.candidates().next().is_none();
        if !is_unlisted || mention.kind() != &Kind::Person {
            return None;
        }
        let is_part = |hit: &&Hit| {
            let span = self.original(hit.span);
            mention.span().contains(span) && span != mention.span()
        };
        let inside = self.hits.iter().filter(is_part);
        let people = inside.filter(|hit| self.tagger.index().kind(hit.name) == Some(&Kind::Person));
        let hit = people.max_by_key(|hit| hit.span.len())?;
        let person = self.tagger.index().candidate(hit.name)?;
        Some(Reason::Namesake(person.name(), person.entry()))
    }

    fn inside(&self, mention: &Mention<'_>) -> Option<Reason<'_>> {
        if mention.is_outer() {
            return None;
        }
        let mut outer = self.tagged.mentions().filter(|other| other.is_outer());
        let around = outer.find(|outer| outer.span().contains(mention.span()))?;
        Some(Reason::Inside(around.text()))
    }

    /// Returns where `name` occurs in the text, and for each place why it is not a mention there, or which mention it is.
    ///
    /// ```
    /// use aalam::Tagger;
    ///
    /// let tagger = Tagger::builtin();
    /// let explanation = tagger.explain("فتح مصرف ليبيا في مصر أبوابه");
    /// assert_eq!(
    ///     explanation.why_not("مصر").to_string(),
    ///     "\
    /// مصر is in the lists: egypt
    /// 7..13 مصر: part of the word مصرف
    /// 32..38 مصر: the mention مصر, place
    /// "
    /// );
    /// ```
    pub fn why_not(&self, name: &str) -> WhyNot<'_> {
        why_not::why_not(self, name)
    }
}

impl Tagger {
    /// Tags `text` and explains why each mention was found, and why other names were not.
    ///
    /// This takes several times as long as tagging.
    ///
    /// ```
    /// use aalam::Tagger;
    ///
    /// let tagger = Tagger::builtin();
    /// let explanation = tagger.explain("وذكرت السيدة هند الشمري أن مصرف ليبيا مغلق");
    /// assert!(explanation.to_string().starts_with("\
    /// 11..23 السيدة: title, confidence 0.9
    ///   the listed name السيدة of mrs-sayyida
    ///   held by هند الشمري
    /// 24..43 هند الشمري: person, confidence 0.8
    ///   composed: title 2 + given 2 + family 2 = 6
    ///   with the title السيدة
    /// "));
    /// ```
    pub fn explain<'a>(&'a self, text: &'a str) -> Explanation<'a> {
        let repaired = self.repaired(text);
        let read = repaired.as_ref().map_or(text, Repaired::text);
        let mut buffers = Buffers::default();
        let mut hits = Vec::new();
        let mut scanner = Scanner::new(self.index(), read, &mut buffers.scan, false);
        while let Some(event) = scanner.next() {
            if let Event::Hits(group) = event {
                hits.extend_from_slice(group);
            }
        }
        self.find(&mut buffers, read);
        let tagged = self.mentions(text, repaired.as_ref(), &buffers.found);
        Explanation { tagger: self, tagged, hits, found: buffers.found, repaired }
    }

    /// Returns the evidence for a person at `span` that is too weak.
    fn light_evidence(&self, text: &str, span: Span) -> Option<Vec<Evidence>> {
        let mut buffers = Buffers::default();
        self.with(self.options().clone().min_weight(1)).find(&mut buffers, text);
        let composed = buffers.found.into_iter().find(|found| found.span == span)?.composed?;
        Some(composed.evidence)
    }
}

fn repaired<'m>(mention: &'m Mention<'_>) -> Option<Reason<'m>> {
    (mention.as_read() != mention.text()).then_some(Reason::Repaired(mention.as_read()))
}

fn listed<'m>(mention: &'m Mention<'_>) -> Option<Reason<'m>> {
    let best = mention.candidates().next()?;
    let entries = distinct(mention.candidates().map(Candidate::entry));
    Some(Reason::Listed(best.name(), entries))
}

fn weak<'m>(mention: &Mention<'_>) -> Option<Reason<'m>> {
    let best = mention.candidates().next()?;
    let is_weak = best.entry().weak_aliases().any(|weak| weak == best.name());
    is_weak.then_some(Reason::Weak)
}

fn composed<'m>(mention: &'m Mention<'_>) -> Option<Reason<'m>> {
    mention.is_composed().then_some(Reason::Composed(mention.evidence()))
}

fn full<'m>(mention: &'m Mention<'_>) -> Option<Reason<'m>> {
    let is_short = mention.is_composed() && mention.name() != mention.as_read();
    is_short.then_some(Reason::Full(mention.name()))
}

fn proclitics<'m>(mention: &Mention<'_>) -> Option<Reason<'m>> {
    let clitics = mention.clitics();
    (!clitics.is_empty()).then_some(Reason::Proclitics(clitics.as_str()))
}

fn enclitic<'m>(mention: &Mention<'_>) -> Option<Reason<'m>> {
    let enclitic = mention.enclitic();
    (!enclitic.is_empty()).then_some(Reason::Enclitic(enclitic))
}

/// Returns the listed name of a mention, if the whole mention is listed.
fn listed_name<'m>(mention: &'m Mention<'_>) -> Option<&'m str> {
    if mention.is_composed() {
        return None;
    }
    let best = mention.candidates().next()?;
    Some(best.name())
}

/// Whether the article of `name` has lost its alef in the text: للجيش for الجيش.
fn has_lost_alef(mention: &Mention<'_>, name: &str) -> bool {
    let is_after_lam = mention.clitics().preposition() == Some('ل') && mention.as_read().starts_with('ل');
    is_after_lam && name.starts_with("ال")
}

fn lam_form<'m>(mention: &Mention<'_>) -> Option<Reason<'m>> {
    let name = listed_name(mention)?;
    has_lost_alef(mention, name).then_some(Reason::LamForm)
}

/// Returns how the text differs from the listed name.
fn spelling<'m>(mention: &'m Mention<'_>) -> Option<Reason<'m>> {
    let (name, text) = (listed_name(mention)?, mention.as_read());
    if text == name {
        return None;
    }
    let (in_list, in_text) = (letters::folded(name), letters::folded(text));
    let without_alef = in_list.strip_prefix(&[letters::ALEF]);
    let is_same = in_text == in_list || has_lost_alef(mention, name) && without_alef == Some(in_text.as_slice());
    Some(if is_same { Reason::Folded(text, name) } else { Reason::Form(name) })
}

impl fmt::Display for Explanation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for mention in self.tagged.mentions() {
            let (span, kind, confidence) = (mention.span(), mention.kind(), mention.confidence());
            writeln!(f, "{span} {}: {kind}, confidence {confidence}", mention.text())?;
            for reason in self.reasons(mention) {
                writeln!(f, "  {reason}")?;
            }
        }
        Ok(())
    }
}

impl fmt::Display for Reason<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Repaired(read) => write!(f, "read as {read}"),
            Self::Listed(name, entries) => {
                let ids: Vec<&str> = entries.iter().map(|entry| entry.id()).collect();
                write!(f, "the listed name {name} of {}", ids.join(", "))
            }
            Self::Weak => f.write_str("a weak name, supported by a fuller one, a title or its context"),
            Self::Proclitics(clitics) if clitics.chars().count() == 1 => {
                write!(f, "the proclitic {clitics} is written on it")
            }
            Self::Proclitics(clitics) => write!(f, "the proclitics {clitics} are written on it"),
            Self::LamForm => f.write_str("after ل the article has lost its alef"),
            Self::Enclitic(pronoun) => write!(f, "the pronoun {pronoun} is written on it"),
            Self::Folded(text, name) => write!(f, "written {text} for {name}"),
            Self::Form(name) => write!(f, "another form of {name}"),
            Self::Composed(evidence) => {
                for (at, evidence) in evidence.iter().enumerate() {
                    let before = if at == 0 { "composed: " } else { " + " };
                    write!(f, "{before}{evidence} {}", evidence.weight())?;
                }
                write!(f, " = {}", total_weight(evidence))
            }
            Self::Namesake(name, entry) => {
                write!(f, "not {name} of {}: its other words make it another person's name", entry.id())
            }
            Self::Full(name) => write!(f, "in full {name}"),
            Self::Inside(outer) => write!(f, "inside {outer}"),
            Self::Holder(person) => write!(f, "held by {person}"),
            Self::Title(title) => write!(f, "with the title {title}"),
            Self::Nationality(adjective) => write!(f, "with the nationality {adjective}"),
        }
    }
}
