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
pub(super) fn compose(
    compiled: &Compiled,
    text: &str,
    stages: Stages,
    threshold: u32,
    listed: &[Found],
) -> Vec<Found> {
    let mut words = Words::new(text, Vec::new());
    let mut pass = Pass { compiled, stretch: Stretch::new(text), known: Known::default(), stages, threshold, found: Vec::new() };
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
    listed.iter().filter_map(move |mention| {
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
        })
    })
}

struct Pass<'t, 'c> {
    compiled: &'c Compiled,
    stretch: Stretch<'t, 'c>,
    known: Known,
    stages: Stages,
    threshold: u32,
    found: Vec<Found>,
}

impl Pass<'_, '_> {
    /// Finds the names of the stretch, and empties it.
    fn compose(&mut self) {
        let mut at = 0;
        while at < self.stretch.len() {
            match self.name(at) {
                Some((end, found)) => {
                    self.remember(&found, end - 1);
                    self.found.push(found);
                    at = end;
                }
                None => at += 1,
            }
        }
        self.stretch.clear();
    }

    /// The name that begins with word `at`, and the number of the word after it.
    fn name(&self, at: usize) -> Option<(usize, Found)> {
        let stretch = &self.stretch;
        let has = |stage| self.stages.has(stage);
        let person = || has(Stage::People).then(|| person::person(stretch, at, self.threshold)).flatten();
        let reference = || has(Stage::References).then(|| self.known.reference(stretch, at)).flatten();
        let place = || has(Stage::Places).then(|| place::place(stretch, at)).flatten();
        let noun = || self.with_pronoun(at);
        let organization = || has(Stage::Organizations).then(|| organization::organization(stretch, at)).flatten();
        person().or_else(organization).or_else(reference).or_else(place).or_else(noun)
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

    /// Remembers the family name of a person whose last word is word `last`.
    fn remember(&mut self, found: &Found, last: usize) {
        let is_named = |evidence: &Evidence| matches!(evidence, Evidence::Family | Evidence::Unknown);
        if found.composed.as_ref().is_some_and(|composed| composed.evidence.iter().any(is_named)) {
            self.known.insert(self.stretch.letters(last), &Kind::Person, found);
        }
    }
}
