//! The names that patterns make of places, added to the trie without making their entries.

use std::collections::HashMap;
use std::sync::Arc;

use once_cell::sync::OnceCell;

use super::forms::{Inflection, Lexeme};
use super::words::WordId;
use super::{Draft, NameFacts, Source};
use crate::gazetteer::pattern::{Pattern, Slot};
use crate::gazetteer::{Entry, Gazetteer};

/// What one pattern makes of one place.
pub(crate) struct Expansion {
    /// The number of the pattern.
    pattern: u32,
    /// The number of the place's entry.
    place: u32,
    /// The entry, once a text has named it.
    entry: OnceCell<Box<Entry>>,
}

impl Expansion {
    /// The entry.
    pub(super) fn entry(&self, patterns: &[Pattern], entries: &[Arc<Entry>]) -> Option<&Entry> {
        let (pattern, place) = (patterns.get(self.pattern as usize)?, entries.get(self.place as usize)?);
        self.entry.get_or_try_init(|| pattern.expand(place).map(Box::new).ok_or(())).ok().map(Box::as_ref)
    }
}

impl<'n> Draft<'n> {
    /// Adds what the patterns make of the places among `entries`, unless an entry of that id is there already.
    pub(super) fn add_patterns(&mut self, gazetteer: &'n Gazetteer, entries: &[Arc<Entry>]) -> Vec<Expansion> {
        let mut expansions = Vec::new();
        // The words of each filling, by place and slot.
        let mut fillings: HashMap<(u32, Slot), Vec<Vec<WordId>>> = HashMap::new();
        for (number, pattern) in (0..).zip(gazetteer.patterns().iter()) {
            let templates: Vec<_> = pattern
                .templates()
                .map(|template| (self.fixed(template.before), template.slot, self.fixed(template.after)))
                .collect();
            for (rank, place) in (0..).zip(entries).filter(|(_, place)| pattern.is_over(place)) {
                if gazetteer.get(&pattern.id_for(place)).is_some() {
                    continue;
                }
                let entry = (entries.len() + expansions.len()) as u32;
                let mut names = 0;
                for (before, slot, after) in &templates {
                    let filled = fillings
                        .entry((rank, *slot))
                        .or_insert_with(|| slot.fillings(place).iter().map(|filling| self.fixed(filling)).collect());
                    for filling in filled {
                        let words = [before.as_slice(), filling, after].concat();
                        self.trie.add(self.names.len() as u32, &words, &[]);
                        self.names
                            .push(NameFacts { further: names > 0, ..NameFacts::new(entry, Source::Entry(names)) });
                        names += 1;
                    }
                }
                if names > 0 {
                    expansions.push(Expansion { pattern: number, place: rank, entry: OnceCell::new() });
                }
            }
        }
        expansions
    }

    /// The words of a part of a name that is not inflected.
    fn fixed(&mut self, part: &str) -> Vec<WordId> {
        let words = part.split(' ').filter(|word| !word.is_empty());
        words.map(|word| self.words.id(Lexeme::new(word.to_owned(), Inflection::None))).collect()
    }
}
