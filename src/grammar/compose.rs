//! One pass over the words of a text, which composes names that are in no list.

use super::evidence::Evidence;
use super::reference::Known;
use super::stage::{Stage, Stages};
use super::stretch::{Listed, Stretch};
use super::{enclitic, organization, person, place};
use crate::compile::Compiled;
use crate::fold::Words;
use crate::found::Found;
use crate::gazetteer::Kind;

/// Finds the names in `text` that parts make, in text order; none crosses another. `listed` are the mentions of the lists.
pub(super) fn compose(compiled: &Compiled, text: &str, stages: Stages, threshold: u32, listed: &[Found]) -> Vec<Found> {
    let mut words = Words::new(text);
    let stretch = Stretch::new(text);
    let mut pass = Pass { compiled, listed, stages, threshold, stretch, known: Known::default(), found: Vec::new() };
    let mut outer = outer(compiled, listed).peekable();
    while let Some(word) = words.next_word() {
        if pass.stretch.ends_before(word.gap) {
            pass.compose();
        }
        while outer.next_if(|mention| mention.span.end <= word.span.start).is_some() {}
        let covers = |mention: &Listed<'_>| mention.span.start < word.span.end;
        pass.stretch.push(word, words.symbols(), outer.peek().copied().filter(covers));
    }
    pass.compose();
    pass.found
}

/// The mentions of the lists that lie in no other.
fn outer<'c>(compiled: &'c Compiled, listed: &[Found]) -> impl Iterator<Item = Listed<'c>> {
    let mut end = 0;
    listed.iter().enumerate().filter_map(move |(number, mention)| {
        let kind = mention.kind(compiled)?;
        let outer = mention.span.start >= end;
        if outer {
            end = mention.span.end;
        }
        outer.then_some(Listed {
            span: mention.span,
            word_start: mention.word_span.start,
            clitics: mention.clitics,
            kind,
            number,
        })
    })
}

struct Pass<'t, 'c> {
    compiled: &'c Compiled,
    listed: &'t [Found],
    stages: Stages,
    threshold: u32,
    stretch: Stretch<'t, 'c>,
    known: Known,
    found: Vec<Found>,
}

impl<'t> Pass<'t, '_> {
    /// Finds the names of the stretch, and empties it.
    fn compose(&mut self) {
        let mut at = 0;
        while at < self.stretch.len() {
            let (end, found) = self.name(at).or_else(|| self.acronym(at)).unzip();
            // What the lists have as it stands needs no composing.
            let found = found.filter(|found| self.listed_at(at).is_none_or(|listed| listed.span != found.span));
            let end = end.unwrap_or(at + 1);
            self.remember(found.as_ref(), end - 1);
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
    fn listed_at(&self, at: usize) -> Option<&'t Found> {
        let listed = self.stretch.token(at)?.listed?;
        self.listed.get(listed.number)
    }

    /// A title or body of the lists with a pronoun.
    fn with_pronoun(&self, at: usize) -> Option<(usize, Found)> {
        if !self.stages.any_of(&[Stage::Titles, Stage::Organizations]) {
            return None;
        }
        let (end, found) = enclitic::with_pronoun(self.compiled, &self.stretch, at)?;
        let stage = if found.kind(self.compiled) == Some(&Kind::Title) { Stage::Titles } else { Stage::Organizations };
        self.stages.has(stage).then_some((end, found))
    }

    /// The acronym of the organization that ends with the word before word `at`.
    fn acronym(&mut self, at: usize) -> Option<(usize, Found)> {
        let before = at.checked_sub(1).filter(|_| self.stages.has(Stage::References))?;
        let end = self.stretch.token(before)?.span.end;
        let listed = self.stretch.token(before)?.listed.and_then(|listed| self.listed.get(listed.number));
        let organization = listed
            .or(self.found.last())
            .filter(|found| found.word_span.end == end && found.kind(self.compiled) == Some(&Kind::Organization))?;
        self.known.acronym(&self.stretch, at, organization)
    }

    /// Remembers the person whose name ends with word `last`, composed or listed.
    fn remember(&mut self, composed: Option<&Found>, last: usize) {
        if !self.stages.has(Stage::References) {
            return;
        }
        let end = self.stretch.token(last).map_or(0, |token| token.span.end);
        let listed = || self.listed_at(last).filter(|listed| listed.span.end == end);
        let is_reference = |found: &&Found| {
            found.composed.as_ref().is_some_and(|composed| composed.evidence.contains(&Evidence::Reference))
        };
        let person = composed.or_else(listed).filter(|found| !is_reference(found));
        if let Some(person) = person.filter(|found| found.kind(self.compiled) == Some(&Kind::Person)) {
            self.known.person(&self.stretch, last, person);
        }
    }
}
