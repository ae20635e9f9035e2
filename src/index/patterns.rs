//! The names that patterns make of countries: a path in the trie for each pattern, none for its countries.
//!
//! A slot is an edge of the trie, which the nisba of any country takes. Which country it was is known when the name ends, and
//! the name's number says both: after the numbers of all listed names come those of each template and country.

use std::collections::HashMap;
use std::sync::Arc;

use once_cell::sync::OnceCell;

use super::build::IndexBuilder;
use super::forms::{Inflection, Lexeme};
use super::ids::NameId;
use super::ids::WordId;
use super::name::{Flag, NameFacts};
use crate::arabic::letters::{self, Symbol};
use crate::gazetteer::arena::Arena;
use crate::gazetteer::entries::Entries;
use crate::gazetteer::pattern::{Pattern, Slot, is_country};
use crate::gazetteer::{EntryRef, Gazetteer, Kind};
use crate::util::hash::Keyed;

/// Trie of the trie from here on are templates.
const TEMPLATES: NameId = 1 << 31;

/// The patterns of a gazetteer, and the countries that fill them.
pub(crate) struct Patterns {
    patterns: Arc<[Pattern]>,
    /// The number of each pattern's kind.
    kinds: Vec<u32>,
    templates: Vec<PatternPath>,
    countries: Vec<Country>,
    /// For the word that is a country's nisba: the edge that it takes, the country, and which of its nisbas it is.
    fillings: HashMap<WordId, Filling, Keyed>,
    /// What each pattern makes of each country, once a text has named it.
    entries: Vec<OnceCell<Box<Arena>>>,
    /// The number of the first name that is none of the listed ones.
    first: NameId,
}

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

impl IndexBuilder<'_> {
    /// Adds the patterns of `gazetteer`, for the countries among `entries`.
    pub(super) fn add_patterns(&mut self, gazetteer: &Gazetteer, entries: &Entries) -> Patterns {
        let patterns = gazetteer.patterns();
        let mut made = Patterns {
            templates: Vec::new(),
            countries: Vec::new(),
            fillings: HashMap::default(),
            entries: Vec::new(),
            first: self.names.len() as NameId,
            kinds: patterns.iter().map(|pattern| self.kind(&pattern.kind())).collect(),
            patterns: Arc::clone(&patterns),
        };
        if patterns.is_empty() {
            return made;
        }
        let edges = [Slot::Masculine, Slot::Feminine].map(|slot| (slot, self.words.unwritten()));
        for (rank, country) in (0..).zip(entries.iter()).filter(|(_, place)| is_country(*place)) {
            let number = made.countries.len() as u32;
            let nisbas = Slot::Masculine.fillings(country).count().min(NISBAS);
            made.countries.push(Country { entry: rank, nisbas });
            for (slot, edge) in edges {
                for (nisba, word) in (0..).zip(slot.fillings(country).take(NISBAS)) {
                    let word = self.words.id(&Lexeme::new(word, Inflection::None));
                    made.fillings.entry(word).or_insert(Filling { edge, country: number, nisba });
                }
            }
        }
        for (number, pattern) in patterns.iter().enumerate() {
            for (name, template) in pattern.templates().enumerate() {
                let edge = edges.iter().find(|(slot, _)| *slot == template.slot).map(|(_, edge)| *edge);
                let mut words = self.fixed(template.before);
                words.extend(edge);
                words.extend(self.fixed(template.after));
                self.trie.add(TEMPLATES + made.templates.len() as NameId, &words, &[]);
                made.templates.push(PatternPath { pattern: number, number: name });
            }
        }
        made.entries.resize_with(patterns.len() * made.countries.len(), OnceCell::new);
        made
    }

    /// The words of a part of a name that is not inflected.
    fn fixed(&mut self, part: &str) -> Vec<WordId> {
        let words = part.split(' ').filter(|word| !word.is_empty());
        words.map(|word| self.words.id(&Lexeme::new(word.to_owned(), Inflection::None))).collect()
    }
}

impl Patterns {
    /// What `word` fills, if it is the nisba of a country.
    pub(crate) fn filling(&self, word: WordId) -> Option<Filling> {
        self.fillings.get(&word).copied()
    }

    /// The number of the name that a name of the trie is, with what filled its slot.
    pub(crate) fn name(&self, name: NameId, filling: Option<Filling>) -> Option<NameId> {
        let Some(template) = name.checked_sub(TEMPLATES) else { return Some(name) };
        let filling = filling?;
        let number = (template as usize * self.countries.len() + filling.country as usize) * NISBAS;
        Some(self.first + (number + filling.nisba as usize) as NameId)
    }

    /// The words of each pattern of an organization, the country left out.
    pub(super) fn bare_bodies(&self) -> impl Iterator<Item = Vec<Vec<Symbol>>> {
        let bodies = self.patterns.iter().filter(|pattern| pattern.kind() == Kind::Organization);
        bodies.flat_map(Pattern::templates).map(|template| {
            let words = template.before.split(' ').chain(template.after.split(' '));
            words.filter(|word| !word.is_empty()).map(letters::folded).collect()
        })
    }

    /// The facts of a name that is none of the listed ones; their entries are numbered after the `listed` ones.
    pub(super) fn facts(&self, name: NameId, listed: usize) -> Option<NameFacts> {
        let number = name.checked_sub(self.first).filter(|_| !self.countries.is_empty())? as usize;
        let (rest, nisba) = (number / NISBAS, number % NISBAS);
        let (template, country) = (rest / self.countries.len(), rest % self.countries.len());
        let template = self.templates.get(template)?;
        let entry = listed + template.pattern * self.countries.len() + country;
        let nisbas = self.countries.get(country)?.nisbas;
        let name = (template.number * nisbas + nisba) as u32;
        let kind = self.kinds.get(template.pattern).copied()?;
        let generic = self.patterns.get(template.pattern)?.kind() == Kind::Organization;
        let facts = NameFacts::new(entry as u32, name, kind).with(Flag::Several, true);
        Some(facts.with(Flag::Alias, template.number > 0).with(Flag::Generic, generic))
    }

    /// An entry by its number after the listed ones.
    pub(super) fn entry(&self, number: usize, listed: &Entries) -> Option<EntryRef<'_>> {
        let pattern = number.checked_div(self.countries.len())?;
        let country = number % self.countries.len();
        let country = listed.get(self.countries.get(country)?.entry as usize)?;
        let make = || self.patterns.get(pattern)?.expand(country).map(|entry| Box::new(Arena::of(&entry)));
        self.entries.get(number)?.get_or_try_init(|| make().ok_or(())).ok().map(|made| EntryRef::new(made, 0))
    }

    /// The bytes on the heap.
    pub(super) fn memory_usage(&self) -> usize {
        size_of_val(&*self.entries)
            + size_of_val(&*self.templates)
            + self.fillings.capacity() * size_of::<(WordId, Filling)>()
    }
}
