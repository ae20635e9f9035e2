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

/// What is known of the text so far: the support of weak names.
pub(crate) struct Context {
    /// For each entry of several names that was named in full, the number of the word where it last was.
    pub(super) named: HashMap<u32, usize, Keyed>,
    /// The number of the word after the last title, and the nationality behind it.
    after_title: Option<usize>,
    /// Where the first line ends.
    pub(super) headline: usize,
    /// Weak names of the headline, which the text may name in full below.
    pub(super) waiting: Vec<Hit>,
}

impl Context {
    /// The context of the beginning of `text`.
    pub(crate) fn new(text: &str) -> Self {
        let headline = text.find('\n').unwrap_or_default();
        Self { named: HashMap::default(), after_title: None, headline, waiting: Vec::new() }
    }

    /// Adds that `hit` names what `name`, the best of its candidates, says.
    pub(super) fn add(&mut self, index: &Index, name: NameId, hit: &Hit) {
        if let Some(name) = index.name(name).filter(|name| name.is(Flag::Several)) {
            self.named.insert(name.entry, hit.words.1);
        }
        let (first, last) = hit.words;
        match index.kind(name) {
            Some(Kind::Title) => self.after_title = Some(last + 1),
            Some(Kind::Nationality) if self.after_title == Some(first) => self.after_title = Some(last + 1),
            _ => {}
        }
    }
}

/// A weak name counts only after a fuller name of its entity; a person's also right after a title, a place's right after the
/// noun that says what place it is, a club's among words of sport.
pub(super) fn is_supported(index: &Index, text: &str, hit: &Hit, group: &[Hit], context: &Context) -> bool {
    let Some(name) = index.name(hit.name).filter(|name| name.is(Flag::Weak)) else { return true };
    let strong = |other: &&Hit| index.name(other.name).is_some_and(|other| !other.is(Flag::Weak));
    let named_before = |other: &Hit| {
        other.words.1 < hit.words.0 && index.name(other.name).is_some_and(|other| other.entry == name.entry)
    };
    if context.named.contains_key(&name.entry) || group.iter().filter(strong).any(named_before) {
        return true;
    }
    if is_club_in_sport(index, text, hit) {
        return true;
    }
    let Some(before) = hit.before.filter(|_| hit.clitics.is_empty()) else { return false };
    let is_title_before =
        |other: &Hit| other.words.1 + 1 == hit.words.0 && index.kind(other.name) == Some(&Kind::Title);
    match index.kind(hit.name) {
        Some(Kind::Person) => {
            context.after_title == Some(hit.words.0) || group.iter().filter(strong).any(is_title_before)
        }
        Some(Kind::Place) => heads::is_place_designator(&letters::folded(before.of(text))),
        _ => false,
    }
}

/// How much of the text before and after a club is looked at, in chars.
const AROUND: usize = 150;

/// How many words of sport there have to be around a club.
const SPORT_WORDS: usize = 2;

/// Whether the hit is the short name of a club in a report on sport: ليفربول, beside the city of that name.
pub(super) fn is_club_in_sport(index: &Index, text: &str, hit: &Hit) -> bool {
    let is_club = |entry: EntryRef<'_>| entry.names().any(|name| name.starts_with("نادي "));
    let weak = index.name(hit.name).is_some_and(|name| name.is(Flag::Weak));
    if !weak || index.kind(hit.name) != Some(&Kind::Organization) || !index.entry(hit.name).is_some_and(is_club) {
        return false;
    }
    let (before, after) =
        (text.get(..hit.span.start).unwrap_or_default(), text.get(hit.span.end..).unwrap_or_default());
    let start = before.char_indices().rev().nth(AROUND).map_or(0, |(at, _)| at);
    let end = after.char_indices().nth(AROUND).map_or(text.len(), |(at, _)| hit.span.end + at);
    let mut words = Words::new(text.get(start..end).unwrap_or_default());
    let mut count = 0;
    while count < SPORT_WORDS && words.next_word().is_some() {
        count += usize::from(lexicon::is_of_sport(words.symbols()));
    }
    count == SPORT_WORDS
}
