//! What patterns would make of a country although a list has it, with an id of its own: the list's entry then stands for both.
//!
//! The pattern الجيش {m} would make libya-army of ليبيا. If a list has the organization libyan-army of the country libya, and one of its names
//! is الجيش الليبي, then all names that the pattern makes for ليبيا are names of libyan-army.
//!
//! An id is that of one entity. So what a list has under an id that the pattern would make is never made: with the kind of the pattern, it is the
//! entity itself, whatever else it has; with another kind, the id is taken.

use std::collections::{BTreeSet, HashMap};

use super::entries::Entries;
use super::pattern::{Pattern, Slot, Template};
use super::{EntryRef, Kind};
use crate::arabic::letters::{self, Symbol};
use crate::util::hash::Keyed;

/// A name of a pattern, by its letters.
struct Letters {
    pattern: usize,
    before: Vec<Symbol>,
    slot: Slot,
    after: Vec<Symbol>,
}

impl Letters {
    fn new(pattern: usize, template: &Template<'_>) -> Self {
        Self { pattern, before: folded(template.before), slot: template.slot, after: folded(template.after) }
    }

    /// Returns whether `name` is what `country` makes of it.
    fn makes(&self, name: &[Symbol], country: EntryRef<'_>) -> bool {
        let filling = name.strip_prefix(&*self.before).and_then(|rest| rest.strip_suffix(&*self.after));
        filling.is_some_and(|filling| self.slot.fillings(country).any(|word| folded(&word) == filling))
    }
}

/// What patterns do not make, by the numbers of the pattern and of the country: a list has it as the entry with this number, or has only its id,
/// for an entity of another kind.
pub(crate) type Written = HashMap<(usize, usize), Option<u32>, Keyed>;

/// Returns what the patterns do not make of the `countries`, because it is among the `entries`.
///
/// An entry is what a pattern makes of a country if it has the kind of the pattern, and either the id that the pattern would make or the country
/// and a name that the pattern would make.
pub(crate) fn written(patterns: &[Pattern], countries: &[EntryRef<'_>], entries: Entries<'_>) -> Written {
    let mut written = Written::default();
    if patterns.is_empty() || countries.is_empty() {
        return written;
    }
    let mut numbers: HashMap<&str, usize, Keyed> = HashMap::default();
    for (number, place) in countries.iter().enumerate() {
        numbers.insert(place.id(), number);
    }
    let ids: Vec<_> = patterns.iter().map(Pattern::id_parts).collect();
    let mut by_first_word: HashMap<Vec<Symbol>, Vec<Letters>, Keyed> = HashMap::default();
    for (pattern, number) in patterns.iter().zip(0..) {
        for template in pattern.templates() {
            by_first_word.entry(first_word(template.before)).or_default().push(Letters::new(number, &template));
        }
    }
    let kinds: BTreeSet<Kind> = patterns.iter().map(Pattern::kind).collect();
    let has_kind = |pattern: usize, kind: &Kind| patterns.get(pattern).is_some_and(|pattern| pattern.kind() == *kind);
    let mut taken = Vec::new();
    // This is done at every start, so what most entries lack is asked first.
    for (rank, entry) in (0..).zip(entries) {
        match made_by(&ids, &numbers, entry.id()) {
            Some(made) if has_kind(made.0, entry.kind()) => drop(written.insert(made, Some(rank))),
            Some(made) => taken.push(made),
            None => {}
        }
        if !kinds.contains(entry.kind()) {
            continue;
        }
        let number = entry.country().and_then(|country| numbers.get(country)).copied();
        let Some((number, country)) = number.and_then(|number| Some((number, *countries.get(number)?))) else {
            continue;
        };
        for name in entry.names().filter(|name| name.contains(' ')) {
            let Some(templates) = by_first_word.get(&first_word(name)) else { continue };
            let name = folded(name);
            for template in templates.iter().filter(|template| template.makes(&name, country)) {
                if has_kind(template.pattern, entry.kind()) {
                    written.entry((template.pattern, number)).or_insert(Some(rank));
                }
            }
        }
    }
    for made in taken {
        written.entry(made).or_insert(None);
    }
    written
}

/// Returns the pattern and the country that make an entity with this id, given what stands before and after the country in the ids of patterns.
fn made_by(ids: &[(&str, &str)], countries: &HashMap<&str, usize, Keyed>, id: &str) -> Option<(usize, usize)> {
    ids.iter().enumerate().find_map(|(pattern, (before, after))| {
        let country = id.strip_suffix(after)?.strip_prefix(before)?;
        Some((pattern, *countries.get(country)?))
    })
}

fn first_word(name: &str) -> Vec<Symbol> {
    letters::folded(name.split(' ').next().unwrap_or_default())
}

/// Returns the letters of a name, however it is spaced.
fn folded(name: &str) -> Vec<Symbol> {
    name.split(' ').flat_map(letters::folded).collect()
}
