//! One pass over the words of a text, as they are read, that composes names not in the lists.

use std::cmp::Reverse;

use super::reference::Antecedents;
use super::segment::{Listed, Segment};
use super::stage::{Stage, Stages};
use super::{entity, named_after, organization, person, place, pronoun};
use crate::arabic::letters::Symbol;
use crate::fold::{Gap, Word};
use crate::gazetteer::{DenyList, Kind};
use crate::index::Index;
use crate::matching::draft::MentionDraft;
use crate::mention::evidence::Evidence;

/// The length of a segment. Longer ones are cut as soon as no listed name is half read, and at four times this length in any case.
const SEGMENT: usize = 256;

/// Composes the names of a text, segment by segment.
pub(crate) struct Pass<'t, 'c> {
    index: &'c Index,
    deny: &'c DenyList,
    text: &'t str,
    stages: Stages,
    min_weight: u32,
    segment: Segment<'t, 'c>,
    known: Antecedents,
    /// The number of the first listed mention that is not before the current word.
    next: usize,
    /// Where the last outer listed mention ends.
    outer_end: usize,
    /// The names composed so far.
    composed: Vec<MentionDraft>,
}

impl<'t, 'c> Pass<'t, 'c> {
    pub(super) fn new(index: &'c Index, deny: &'c DenyList, text: &'t str, stages: Stages, min_weight: u32) -> Self {
        Self {
            index,
            deny,
            text,
            stages,
            min_weight,
            segment: Segment::new(text, index.own_words.as_ref()),
            known: Antecedents::default(),
            next: 0,
            outer_end: 0,
            composed: Vec::new(),
        }
    }

    /// Adds the next word of the text. `listed` are the listed mentions so far: all that end before the word, unless a listed name is
    /// `half_read`.
    pub(crate) fn word(&mut self, word: Word, symbols: &[Symbol], half_read: bool, listed: &[MentionDraft]) {
        let long = self.segment.len() >= SEGMENT && !half_read || self.segment.len() >= 4 * SEGMENT;
        if word.gap == Gap::Break || long {
            self.compose(listed);
        }
        self.segment.push(word, symbols);
    }

    /// Returns the composed names of the text, in text order. None crosses another. `listed` are all listed mentions.
    pub(crate) fn finish(mut self, listed: &[MentionDraft]) -> Vec<MentionDraft> {
        self.compose(listed);
        let mut below = self.known.take_found_below();
        if !below.is_empty() {
            below.retain(|name| !self.is_denied(name));
            self.composed.append(&mut below);
            self.composed.sort_by_key(|name| (name.span.start, Reverse(name.span.end)));
        }
        self.composed
    }

    /// Marks the words of the segment with the outer listed mentions that cover them.
    fn take_listed(&mut self, listed: &[MentionDraft]) {
        for at in 0..self.segment.len() {
            let Some(word) = self.segment.token(at).map(|token| token.span) else { break };
            let Some(mention) = self.next_outer(listed, word.start) else { break };
            // The mention begins after this word, and waits for a later one.
            if mention.span.start >= word.end {
                continue;
            }
            if let Some(kind) = mention.kind(self.index) {
                let (span, clitics, word_start) = (mention.span, mention.clitics, mention.word_span.start);
                self.segment.set_listed(at, Listed { span, word_start, clitics, kind, number: self.next });
            }
        }
    }

    /// Returns the first listed mention that ends after byte `start` and is not inside another.
    fn next_outer<'l>(&mut self, listed: &'l [MentionDraft], start: usize) -> Option<&'l MentionDraft> {
        loop {
            let mention = listed.get(self.next)?;
            let is_inner = mention.span.start < self.outer_end;
            if !is_inner && mention.span.end > start {
                return Some(mention);
            }
            self.outer_end = self.outer_end.max(mention.span.end);
            self.next += 1;
        }
    }

    /// Composes the names of the segment, and empties it.
    fn compose(&mut self, listed: &[MentionDraft]) {
        self.take_listed(listed);
        let mut at = 0;
        while at < self.segment.len() {
            at = self.compose_at(at, listed);
        }
        self.segment.clear();
    }

    /// Composes the name that begins with word `at`. Returns the number of the word to continue with.
    fn compose_at(&mut self, at: usize, listed: &[MentionDraft]) -> usize {
        if let Some(outer) = self.named_after(at) {
            // The person in it is composed next.
            self.composed.extend(Some(outer).filter(|outer| !self.is_denied(outer)));
            return at + 1;
        }
        let Some((end, name)) = self.name(at).or_else(|| self.acronym(at, listed)) else {
            // The name of a listed person may end here.
            self.remember(None, at, listed);
            if self.stages.has(Stage::References) {
                self.known.wait(&self.segment, at);
            }
            return at + 1;
        };
        if self.is_denied(&name) {
            return end;
        }
        // A name that is listed as it is need not be composed, unless it stands for somebody else.
        let is_listed =
            self.listed_at(at, listed).is_some_and(|listed| listed.span == name.span && !is_reference(&name));
        let composed = if is_listed { None } else { Some(name) };
        self.remember(composed.as_ref(), end - 1, listed);
        self.composed.extend(composed);
        end
    }

    fn is_denied(&self, name: &MentionDraft) -> bool {
        name.denied_by(self.deny, self.text).is_some()
    }

    /// Returns the place or body named after a person whose noun is word `at`, if its stage is on.
    fn named_after(&self, at: usize) -> Option<MentionDraft> {
        if !self.stages.any_of(&[Stage::Places, Stage::Organizations]) {
            return None;
        }
        let found = named_after::named_after(&self.segment, at, self.min_weight)?;
        let is_place = found.kind(self.index) == Some(&Kind::Place);
        let stage = if is_place { Stage::Places } else { Stage::Organizations };
        self.stages.has(stage).then_some(found)
    }

    /// Returns the name that begins with word `at`, and the number of the word after it. The most reliable stages are tried first.
    fn name(&self, at: usize) -> Option<(usize, MentionDraft)> {
        let segment = &self.segment;
        if self.stages.has(Stage::People) {
            if let Some((end, person)) = person::person(segment, at, self.min_weight) {
                let names = entity::of_person(self.index, segment, (at, person.clitics.len()), end - 1);
                return Some((end, MentionDraft { names, ..person }));
            }
        }
        if self.stages.has(Stage::Organizations) {
            if let Some(organization) = organization::organization(segment, at) {
                return Some(organization);
            }
        }
        if self.stages.has(Stage::References) {
            if let Some(reference) = self.known.reference(segment, at) {
                return Some(reference);
            }
        }
        if self.stages.has(Stage::Places) {
            if let Some(place) = place::place(segment, at) {
                return Some(place);
            }
        }
        self.with_pronoun(at)
    }

    /// Returns the listed mention that covers word `at`.
    fn listed_at<'l>(&self, at: usize, listed: &'l [MentionDraft]) -> Option<&'l MentionDraft> {
        listed.get(self.segment.listed(at)?.number)
    }

    /// Returns the listed title or body with a pronoun that ends in word `at`, if its stage is on.
    fn with_pronoun(&self, at: usize) -> Option<(usize, MentionDraft)> {
        if !self.stages.any_of(&[Stage::Titles, Stage::Organizations]) {
            return None;
        }
        let (end, found) = pronoun::with_pronoun(self.index, &self.segment, at)?;
        // Whether this is a title or a body is known only now.
        let stage = if found.kind(self.index) == Some(&Kind::Title) { Stage::Titles } else { Stage::Organizations };
        self.stages.has(stage).then_some((end, found))
    }

    /// Returns the acronym at word `at`, if an organization ends with the word before it.
    fn acronym(&mut self, at: usize, listed: &[MentionDraft]) -> Option<(usize, MentionDraft)> {
        // Few words follow a bracket, so this is checked first.
        self.segment.token(at).filter(|token| token.gap == Gap::Open)?;
        let before = at.checked_sub(1).filter(|_| self.stages.has(Stage::References))?;
        let end = self.segment.token(before)?.span.end;
        // The organization is listed, or is the last name that was composed.
        let organization = self
            .listed_at(before, listed)
            .or(self.composed.last())
            .filter(|found| found.word_span.end == end && found.kind(self.index) == Some(&Kind::Organization))?;
        self.known.acronym(&self.segment, at, organization)
    }

    /// Remembers the person whose composed or listed name ends with word `last`.
    fn remember(&mut self, composed: Option<&MentionDraft>, last: usize, listed: &[MentionDraft]) {
        if !self.stages.has(Stage::References) {
            return;
        }
        let Some(person) = composed.or_else(|| self.listed_until(last, listed)) else { return };
        let is_person = person.kind(self.index) == Some(&Kind::Person);
        // A short name is not remembered as a full one.
        if is_person && !is_reference(person) {
            self.known.person(&self.segment, last, person);
        }
    }

    /// Returns the listed mention that ends with word `last`.
    fn listed_until<'l>(&self, last: usize, listed: &'l [MentionDraft]) -> Option<&'l MentionDraft> {
        let end = self.segment.token(last)?.span.end;
        self.listed_at(last, listed).filter(|listed| listed.span.end == end)
    }
}

/// Returns whether the name is a short form of an earlier one.
fn is_reference(mention: &MentionDraft) -> bool {
    mention.composed.as_ref().is_some_and(|composed| composed.evidence.contains(&Evidence::Reference))
}
