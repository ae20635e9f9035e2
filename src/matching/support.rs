//! Weak names: who supports them.

use std::collections::HashMap;

use super::scan::Hit;
use crate::arabic::letters;
use crate::fold::Words;
use crate::gazetteer::{EntryRef, Kind};
use crate::index::Index;
use crate::index::ids::NameId;
use crate::index::name::Flag;
use crate::lexicon::{self, heads};
use crate::util::hash::Keyed;

/// How much of the text before and after a club is looked at, in chars.
const AROUND: usize = 150;

/// How many words of sport there have to be around a club.
const SPORT_WORDS: usize = 2;

/// What is known of the text so far: the support of weak names.
pub(super) struct Context<'i, 't> {
    index: &'i Index,
    text: &'t str,
    /// For each entry of several names that was named in full, the number of the word where it last was.
    named: HashMap<u32, usize, Keyed>,
    /// The number of the word after the last title, and the nationality behind it.
    after_title: Option<usize>,
    /// Where the first line ends.
    headline: usize,
    /// Weak names of the headline, which the text may name in full below.
    waiting: Vec<Hit>,
}

impl<'i, 't> Context<'i, 't> {
    /// The context of the beginning of `text`.
    pub(super) fn new(index: &'i Index, text: &'t str) -> Self {
        let headline = text.find('\n').unwrap_or_default();
        Self { index, text, named: HashMap::default(), after_title: None, headline, waiting: Vec::new() }
    }

    /// Adds that `hit` names what `name`, the best of its candidates, says.
    pub(super) fn add(&mut self, name: NameId, hit: &Hit) {
        if let Some(name) = self.index.name(name).filter(|name| name.is(Flag::Several)) {
            self.named.insert(name.entry, hit.words.1);
        }
        let (first, last) = hit.words;
        match self.index.kind(name) {
            Some(Kind::Title) => self.after_title = Some(last + 1),
            Some(Kind::Nationality) if self.after_title == Some(first) => self.after_title = Some(last + 1),
            _ => {}
        }
    }

    /// Keeps an unsupported hit of the headline for what the text says below.
    pub(super) fn wait(&mut self, hit: &Hit) {
        if hit.span.end <= self.headline {
            self.waiting.push(*hit);
        }
    }

    /// The hits of the headline whose entities have been named in full since.
    pub(super) fn named_since(&self) -> Vec<Hit> {
        self.waiting.iter().filter(|hit| self.last_named(hit.name).is_some()).copied().collect()
    }

    /// The number of the word where the entity of `name` was last named in full.
    pub(super) fn last_named(&self, name: NameId) -> Option<usize> {
        self.named.get(&self.index.name(name)?.entry).copied()
    }

    /// Whether a hit of a `group` counts. A weak name does only after a fuller name of its entity; a person's also right after a title,
    /// a place's right after the noun that says what place it is, a club's among words of sport.
    pub(super) fn supports(&self, hit: &Hit, group: &[Hit]) -> bool {
        if !self.is_weak(hit) || self.last_named(hit.name).is_some() || self.is_named_before(hit, group) {
            return true;
        }
        match self.index.kind(hit.name) {
            Some(Kind::Organization) => self.is_club_in_sport(hit),
            Some(Kind::Person) => hit.clitics.is_empty() && self.is_after_title(hit, group),
            Some(Kind::Place) => hit.clitics.is_empty() && self.is_after_designator(hit),
            _ => false,
        }
    }

    fn is_weak(&self, hit: &Hit) -> bool {
        self.index.name(hit.name).is_some_and(|name| name.is(Flag::Weak))
    }

    /// Whether a fuller name of the same entity ends before it in the group.
    fn is_named_before(&self, hit: &Hit, group: &[Hit]) -> bool {
        let entry = |hit: &Hit| self.index.name(hit.name).map(|name| name.entry);
        group.iter().any(|other| other.words.1 < hit.words.0 && !self.is_weak(other) && entry(other) == entry(hit))
    }

    /// Whether a title, or a title and its nationality, stands right before it.
    fn is_after_title(&self, hit: &Hit, group: &[Hit]) -> bool {
        if hit.before.is_none() {
            return false;
        }
        self.after_title == Some(hit.words.0)
            || group.iter().any(|other| {
                let is_title = self.index.kind(other.name) == Some(&Kind::Title);
                is_title && !self.is_weak(other) && other.words.1 + 1 == hit.words.0
            })
    }

    /// Whether the noun that says what place it is stands right before it.
    fn is_after_designator(&self, hit: &Hit) -> bool {
        hit.before.is_some_and(|before| heads::is_place_designator(&letters::folded(before.of(self.text))))
    }

    /// Whether the hit is the short name of a club in a report on sport: ليفربول, beside the city of that name.
    pub(super) fn is_club_in_sport(&self, hit: &Hit) -> bool {
        let is_club = |entry: EntryRef<'_>| entry.names().any(|name| name.starts_with("نادي "));
        self.is_weak(hit)
            && self.index.kind(hit.name) == Some(&Kind::Organization)
            && self.index.entry(hit.name).is_some_and(is_club)
            && self.is_among_sport(hit)
    }

    /// Whether words of sport stand around it.
    ///
    /// They are folded anew: half of them lie ahead, and names of clubs are few.
    fn is_among_sport(&self, hit: &Hit) -> bool {
        let before = self.text.get(..hit.span.start).unwrap_or_default();
        let after = self.text.get(hit.span.end..).unwrap_or_default();
        let start = before.char_indices().rev().nth(AROUND).map_or(0, |(at, _)| at);
        let end = after.char_indices().nth(AROUND).map_or(self.text.len(), |(at, _)| hit.span.end + at);
        let mut words = Words::new(self.text.get(start..end).unwrap_or_default());
        let mut count = 0;
        while count < SPORT_WORDS && words.next_word().is_some() {
            count += usize::from(lexicon::is_of_sport(words.symbols()));
        }
        count == SPORT_WORDS
    }
}
