//! The names that patterns make of countries. The trie has a path for each pattern, not for each country.
//!
//! A slot is an edge of the trie that the nisba of any country may take. When the name ends, the path and the country are known, and the
//! [name's number](PatternName) encodes both. These numbers follow those of all listed names.
//!
//! # Three names
//!
//! Let الحكومة {f} be the only pattern, with the alias حكومة {m}. Let there be two countries: ليبيا with the nisba ليبي, and أمريكا with
//! أمريكي and أميركي. The trie has two paths, and no word of a text is their second edge itself:
//!
//! ```text
//! ── الحكومة ── · ── {f} ── path 0
//! ── حكومة ──── · ── {m} ── path 1
//! ```
//!
//! الأميركية is a word like any other. Its [`Filling`] says that it may take the edge {f}, for country 1, by nisba 1. So الحكومة الأميركية
//! is the name of path 0, country 1, nisba 1. The entity is created on first use, as entry 1 of those that patterns make.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use once_cell::sync::OnceCell;

use super::build::IndexBuilder;
use super::forms::{Inflection, Lexeme};
use super::ids::{NameId, PATHS, WordId};
use super::name::{Flag, NameFacts};
use crate::arabic::letters::{self, Symbol};
use crate::gazetteer::arena::Arena;
use crate::gazetteer::entries::EntryList;
use crate::gazetteer::pattern::{Pattern, Slot, is_country};
use crate::gazetteer::written::written;
use crate::gazetteer::{EntryRef, Gazetteer, Kind};
use crate::util::hash::Keyed;

/// The patterns of a gazetteer, and the countries that fill them.
pub(crate) struct Patterns {
    patterns: Arc<[Pattern]>,
    /// The number of each pattern's kind.
    kinds: Vec<u32>,
    paths: Vec<PatternPath>,
    countries: Vec<Country>,
    /// For each word that is a country's nisba, the slot that it fills.
    fillings: HashMap<WordId, Filling, Keyed>,
    /// The entity that each pattern makes of each country, created on first use, pattern by pattern.
    entries: Vec<OnceCell<Box<Arena>>>,
    /// What is not made, once it has been [found](Self::find_not_made).
    pub(super) not_made: NotMade,
    /// The number of the first name that patterns make, which is the number of listed names.
    first: NameId,
}

/// What is not made of a pattern and a country: a list has the entity, which is then the entry with this number; or its id is that of something
/// else, or it is left out.
pub(super) type NotMade = HashMap<PatternEntry, Option<u32>, Keyed>;

/// A name of a pattern.
struct PatternPath {
    /// The number of the pattern.
    pattern: usize,
    /// The number of the name among the pattern's.
    number: usize,
}

/// A place that fills patterns.
struct Country {
    /// The number of its entry.
    entry: u32,
    nisbas: usize,
}

/// A word that fills a slot.
#[derive(Clone, Copy)]
pub(crate) struct Filling {
    /// The edge of the trie that stands for the slot.
    pub(crate) edge: WordId,
    /// The number of the country among those of the patterns.
    pub(crate) country: u32,
    /// Which nisba of the country it is.
    nisba: u32,
}

/// The most nisbas that a country has.
const NISBAS: usize = 4;

/// A name that a pattern makes of a country.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct PatternName {
    /// The number of its path.
    path: usize,
    /// The number of the country, and of the nisba among the country's.
    country: usize,
    nisba: usize,
}

impl PatternName {
    /// Returns its number among the names of patterns, given the number of `countries`.
    fn encode(self, countries: usize) -> usize {
        (self.path * countries + self.country) * NISBAS + self.nisba
    }

    /// Returns the name of a number, or `None` if there are no `countries`.
    fn decode(number: usize, countries: usize) -> Option<Self> {
        let (rest, nisba) = (number / NISBAS, number % NISBAS);
        Some(Self { path: rest.checked_div(countries)?, country: rest.checked_rem(countries)?, nisba })
    }
}

/// What a pattern makes of a country.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct PatternEntry {
    pattern: usize,
    country: usize,
}

impl PatternEntry {
    /// Returns its number among the entries of patterns, given the number of `countries`.
    fn encode(self, countries: usize) -> usize {
        self.pattern * countries + self.country
    }

    /// Returns the entry of a number, or `None` if there are no `countries`.
    fn decode(number: usize, countries: usize) -> Option<Self> {
        Some(Self { pattern: number.checked_div(countries)?, country: number.checked_rem(countries)? })
    }
}

/// The edges of the trie that stand for the slots.
#[derive(Clone, Copy)]
struct SlotEdges {
    masculine: WordId,
    feminine: WordId,
}

impl SlotEdges {
    fn of(self, slot: Slot) -> WordId {
        match slot {
            Slot::Masculine => self.masculine,
            Slot::Feminine => self.feminine,
        }
    }
}

impl IndexBuilder<'_> {
    /// Adds the patterns of `gazetteer`, for the countries among `entries`.
    pub(super) fn add_patterns(&mut self, gazetteer: &Gazetteer, entries: &EntryList) -> Patterns {
        let patterns = gazetteer.patterns();
        let mut made = Patterns {
            paths: Vec::new(),
            countries: Vec::new(),
            fillings: HashMap::default(),
            entries: Vec::new(),
            not_made: HashMap::default(),
            first: self.names.len() as NameId,
            kinds: patterns.iter().map(|pattern| self.kind(&pattern.kind())).collect(),
            patterns: Arc::clone(&patterns),
        };
        if patterns.is_empty() {
            return made;
        }
        let edges = SlotEdges { masculine: self.words.unwritten(), feminine: self.words.unwritten() };
        for (entry, place) in (0..).zip(entries.iter()) {
            if is_country(place) {
                self.add_country(entry, place, edges, &mut made);
            }
        }
        for (number, pattern) in patterns.iter().enumerate() {
            self.add_paths(number, pattern, edges, &mut made);
        }
        made.entries.resize_with(patterns.len() * made.countries.len(), OnceCell::new);
        made
    }

    /// Adds the words with which a country, the place of `entry`, fills slots.
    fn add_country(&mut self, entry: u32, place: EntryRef<'_>, edges: SlotEdges, made: &mut Patterns) {
        let country = made.countries.len() as u32;
        let nisbas = Slot::Masculine.fillings(place).count().min(NISBAS);
        made.countries.push(Country { entry, nisbas });
        for slot in [Slot::Masculine, Slot::Feminine] {
            let edge = edges.of(slot);
            for (nisba, word) in (0..).zip(slot.fillings(place).take(NISBAS)) {
                let word = self.words.id(&Lexeme::new(word, Inflection::None));
                // If two countries share a nisba, the better one keeps it.
                made.fillings.entry(word).or_insert(Filling { edge, country, nisba });
            }
        }
    }

    /// Adds the names of the pattern with this number to the trie.
    fn add_paths(&mut self, pattern_number: usize, pattern: &Pattern, edges: SlotEdges, made: &mut Patterns) {
        for (number, template) in pattern.templates().enumerate() {
            let mut words = Vec::new();
            self.add_fixed(template.before, &mut words);
            words.push(edges.of(template.slot));
            self.add_fixed(template.after, &mut words);
            self.trie.add(PATHS + made.paths.len() as NameId, &words, &[]);
            made.paths.push(PatternPath { pattern: pattern_number, number });
        }
    }

    /// Adds the words of an uninflected part of a name to `words`.
    fn add_fixed(&mut self, part: &str, words: &mut Vec<WordId>) {
        for word in words_of(part) {
            words.push(self.words.id(&Lexeme::new(word.to_owned(), Inflection::None)));
        }
    }
}

/// Returns the words of a part of a name, which may be empty.
fn words_of(part: &str) -> impl Iterator<Item = &str> {
    part.split(' ').filter(|word| !word.is_empty())
}

impl Patterns {
    /// Returns what `word` fills, if it is the nisba of a country.
    pub(crate) fn filling(&self, word: WordId) -> Option<Filling> {
        self.fillings.get(&word).copied()
    }

    /// Returns the number of a name of the trie, given what filled its slot.
    pub(crate) fn name(&self, name: NameId, filling: Option<Filling>) -> Option<NameId> {
        let Some(path) = name.checked_sub(PATHS) else { return Some(name) };
        let Filling { country, nisba, .. } = filling?;
        let name = PatternName { path: path as usize, country: country as usize, nisba: nisba as usize };
        let entry = PatternEntry { pattern: self.paths.get(name.path)?.pattern, country: name.country };
        if self.not_made.get(&entry) == Some(&None) {
            return None;
        }
        Some(self.first + name.encode(self.countries.len()) as NameId)
    }

    /// Returns the words of each pattern of an organization, without the country.
    pub(super) fn bare_bodies(&self) -> Vec<Vec<Vec<Symbol>>> {
        let mut bodies = Vec::new();
        for pattern in self.patterns.iter() {
            if pattern.kind() != Kind::Organization {
                continue;
            }
            for template in pattern.templates() {
                let words = words_of(template.before).chain(words_of(template.after));
                bodies.push(words.map(letters::folded).collect());
            }
        }
        bodies
    }

    /// Returns the facts of a name that a pattern makes. Entries that patterns make are numbered after the `listed` ones.
    pub(super) fn facts(&self, name: NameId, listed: usize) -> Option<NameFacts> {
        let number = name.checked_sub(self.first)?;
        let name = PatternName::decode(number as usize, self.countries.len())?;
        let path = self.paths.get(name.path)?;
        let entry = PatternEntry { pattern: path.pattern, country: name.country };
        let is_body = self.patterns.get(path.pattern)?.kind() == Kind::Organization;
        let kind = *self.kinds.get(path.pattern)?;
        let facts =
            |entry, number| NameFacts::new(entry, number, kind).with(Flag::Several, true).with(Flag::Generic, is_body);
        if let Some(&Some(written)) = self.not_made.get(&entry) {
            // Not all of these names are among the entry's own, so they lead to its canonical one.
            return Some(facts(written, 0).with(Flag::Alias, true));
        }
        // The entity has each of the pattern's names once for each nisba of the country.
        let nisbas = self.countries.get(name.country)?.nisbas;
        let name_number = path.number * nisbas + name.nisba;
        let number = listed + entry.encode(self.countries.len());
        Some(facts(number as u32, name_number as u32).with(Flag::Alias, path.number > 0))
    }

    /// Finds what is not made, because it is among the `listed` entries or `left_out`.
    pub(super) fn find_not_made(&self, listed: &EntryList, left_out: &HashSet<String>) -> NotMade {
        let mut not_made = NotMade::default();
        let countries: Vec<EntryRef<'_>> =
            self.countries.iter().filter_map(|country| listed.get(country.entry as usize)).collect();
        for ((pattern, country), entry) in written(&self.patterns, &countries, listed.iter()) {
            let is_kept = |&entry: &u32| listed.get(entry as usize).is_some_and(|entry| !left_out.contains(entry.id()));
            not_made.insert(PatternEntry { pattern, country }, entry.filter(is_kept));
        }
        for id in left_out {
            for (pattern, made) in self.patterns.iter().enumerate() {
                let country = made.country_of(id).and_then(|id| countries.iter().position(|place| place.id() == id));
                if let Some(country) = country {
                    not_made.entry(PatternEntry { pattern, country }).or_insert(None);
                }
            }
        }
        not_made
    }

    /// Returns an entry by its number after the listed ones.
    pub(super) fn entry(&self, number: usize, listed: &EntryList) -> Option<EntryRef<'_>> {
        let entry = self.entries.get(number)?.get_or_try_init(|| self.make(number, listed).ok_or(())).ok()?;
        Some(EntryRef::new(entry, 0))
    }

    /// Creates an entry.
    fn make(&self, number: usize, listed: &EntryList) -> Option<Box<Arena>> {
        let entry = PatternEntry::decode(number, self.countries.len())?;
        let country = listed.get(self.countries.get(entry.country)?.entry as usize)?;
        let made = self.patterns.get(entry.pattern)?.expand(country)?;
        Some(Box::new(Arena::of(&made)))
    }

    /// Returns the bytes on the heap.
    pub(super) fn memory_usage(&self) -> usize {
        size_of_val(&*self.entries)
            + size_of_val(&*self.kinds)
            + size_of_val(&*self.paths)
            + size_of_val(&*self.countries)
            + self.fillings.capacity() * size_of::<(WordId, Filling)>()
            + self.not_made.capacity() * size_of::<(PatternEntry, Option<u32>)>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_say_which_path_and_country() {
        for countries in 1..5 {
            let mut names = 0;
            let mut entries = 0;
            for path in 0..6 {
                for country in 0..countries {
                    let entry = PatternEntry { pattern: path, country };
                    assert_eq!(entry.encode(countries), entries);
                    assert_eq!(PatternEntry::decode(entries, countries), Some(entry));
                    entries += 1;
                    for nisba in 0..NISBAS {
                        let name = PatternName { path, country, nisba };
                        assert_eq!(name.encode(countries), names);
                        assert_eq!(PatternName::decode(names, countries), Some(name));
                        names += 1;
                    }
                }
            }
        }
        assert_eq!(PatternName::decode(0, 0), None);
    }
}
