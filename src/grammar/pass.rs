//! One pass over the words of a text as they are read, which composes names that are in no list.

use super::reference::Known;
use super::segment::{Listed, Stretch};
use super::stage::{Stage, Stages};
use super::{organization, person, place, pronoun};
use crate::arabic::letters::Symbol;
use crate::fold::{Gap, Word};
use crate::gazetteer::Kind;
use crate::index::Compiled;
use crate::matching::draft::Found;
use crate::mention::evidence::Evidence;

/// How many words without punctuation are looked at together: more are cut where no listed name is half read, or at four times
/// the number.
const STRETCH: usize = 256;

/// Composes the names of a text, stretch by stretch.
pub(crate) struct Pass<'t, 'c> {
    compiled: &'c Compiled,
    stages: Stages,
    threshold: u32,
    stretch: Stretch<'t, 'c>,
    known: Known,
    /// The number of the first mention of the lists that is not before the stretch.
    next: usize,
    /// Where the last outer mention of the lists ends.
    outer_end: usize,
    found: Vec<Found>,
}

impl<'t, 'c> Pass<'t, 'c> {
    pub(super) fn new(compiled: &'c Compiled, text: &'t str, stages: Stages, threshold: u32) -> Self {
        Self {
            compiled,
            stages,
            threshold,
            stretch: Stretch::new(text),
            known: Known::default(),
            next: 0,
            outer_end: 0,
            found: Vec::new(),
        }
    }

    /// Takes the next word of the text. `listed` are the mentions of the lists so far: all that end before the word, unless a
    /// listed name is `half_read`.
    pub(crate) fn word(&mut self, word: Word, symbols: &[Symbol], half_read: bool, listed: &[Found]) {
        let long = self.stretch.len() >= STRETCH && !half_read || self.stretch.len() >= 4 * STRETCH;
        if word.gap == Gap::Break || long {
            self.compose(listed);
        }
        self.stretch.push(word, symbols);
    }

    /// The names of the text in its order, none of which crosses another. `listed` are all mentions of the lists.
    pub(crate) fn finish(mut self, listed: &[Found]) -> Vec<Found> {
        self.compose(listed);
        self.found
    }

    /// Tells the words of the stretch what the lists found there: the mentions that lie in no other.
    fn take_listed(&mut self, listed: &[Found]) {
        for at in 0..self.stretch.len() {
            let Some(span) = self.stretch.token(at).map(|token| token.span) else { break };
            while let Some(mention) = listed.get(self.next) {
                let inner = mention.span.start < self.outer_end;
                if !inner && mention.span.end > span.start {
                    break;
                }
                self.outer_end = self.outer_end.max(mention.span.end);
                self.next += 1;
            }
            let Some(mention) = listed.get(self.next).filter(|mention| mention.span.start < span.end) else { continue };
            let Some(kind) = mention.kind(self.compiled) else { continue };
            let (clitics, word_start) = (mention.clitics, mention.word_span.start);
            self.stretch.set_listed(at, Listed { span: mention.span, word_start, clitics, kind, number: self.next });
        }
    }

    /// Finds the names of the stretch, and empties it.
    fn compose(&mut self, listed: &[Found]) {
        self.take_listed(listed);
        let mut at = 0;
        while at < self.stretch.len() {
            let (end, found) = self.name(at).or_else(|| self.acronym(at, listed)).unzip();
            let end = end.unwrap_or(at + 1);
            // What the lists have as it stands needs no composing.
            let found = found.filter(|found| self.listed_at(at, listed).is_none_or(|listed| listed.span != found.span));
            if self.stages.has(Stage::References) {
                self.remember(found.as_ref(), end - 1, listed);
            }
            self.found.extend(found);
            at = end;
        }
        self.stretch.clear();
    }

    /// The name that begins with word `at`, and the number of the word after it.
    fn name(&self, at: usize) -> Option<(usize, Found)> {
        let stretch = &self.stretch;
        let has = |stage| self.stages.has(stage);
        let person = || has(Stage::People).then(|| person::person(stretch, at, self.threshold)).flatten();
        let organization = || has(Stage::Organizations).then(|| organization::organization(stretch, at)).flatten();
        let reference = || has(Stage::References).then(|| self.known.reference(stretch, at)).flatten();
        let place = || has(Stage::Places).then(|| place::place(stretch, at)).flatten();
        let noun = || self.with_pronoun(at);
        person().or_else(organization).or_else(reference).or_else(place).or_else(noun)
    }

    /// The mention of the lists that covers word `at`.
    fn listed_at<'l>(&self, at: usize, listed: &'l [Found]) -> Option<&'l Found> {
        listed.get(self.stretch.listed(at)?.number)
    }

    /// A title or body of the lists with a pronoun.
    fn with_pronoun(&self, at: usize) -> Option<(usize, Found)> {
        if !self.stages.any_of(&[Stage::Titles, Stage::Organizations]) {
            return None;
        }
        let (end, found) = pronoun::with_pronoun(self.compiled, &self.stretch, at)?;
        let stage = if found.kind(self.compiled) == Some(&Kind::Title) { Stage::Titles } else { Stage::Organizations };
        self.stages.has(stage).then_some((end, found))
    }

    /// The acronym of the organization that ends with the word before word `at`.
    fn acronym(&mut self, at: usize, listed: &[Found]) -> Option<(usize, Found)> {
        self.stretch.token(at).filter(|token| token.gap == Gap::Open)?;
        let before = at.checked_sub(1).filter(|_| self.stages.has(Stage::References))?;
        let end = self.stretch.token(before)?.span.end;
        let organization = self
            .listed_at(before, listed)
            .or(self.found.last())
            .filter(|found| found.word_span.end == end && found.kind(self.compiled) == Some(&Kind::Organization))?;
        self.known.acronym(&self.stretch, at, organization)
    }

    /// Remembers the person whose name ends with word `last`, composed or listed.
    fn remember(&mut self, composed: Option<&Found>, last: usize, listed: &[Found]) {
        let listed = || {
            let last_end = self.stretch.token(last)?.span.end;
            self.listed_at(last, listed).filter(|listed| listed.span.end == last_end)
        };
        let is_reference = |found: &&Found| {
            found.composed.as_ref().is_some_and(|composed| composed.evidence.contains(&Evidence::Reference))
        };
        let person = composed.or_else(listed).filter(|found| !is_reference(found));
        if let Some(person) = person.filter(|found| found.kind(self.compiled) == Some(&Kind::Person)) {
            self.known.person(&self.stretch, last, person);
        }
    }
}
