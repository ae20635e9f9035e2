//! What patterns would make of a country although a list has it, with an id of its own: the list's entry then stands for both.
//!
//! The pattern الجيش {m} would make libya-army of ليبيا. If a list has the organization libyan-army of the country libya, and one of its names
//! is الجيش الليبي, then all names that the pattern makes for ليبيا are names of libyan-army.

use std::collections::{BTreeSet, HashMap};

use super::entries::Entries;
use super::pattern::{Pattern, Slot, Template};
use super::{EntryRef, Kind};
use crate::arabic::letters::{self, Symbol};

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

/// Returns, for the numbers of a pattern and of one of the `countries`, the number of the entry that is what the pattern makes of the country:
/// it has the kind of the pattern, the country, and a name or the id that the pattern would make.
pub(crate) fn written(
    patterns: &[Pattern],
    countries: &[EntryRef<'_>],
    entries: Entries<'_>,
) -> HashMap<(usize, usize), u32> {
    let numbers: HashMap<&str, usize> =
        countries.iter().enumerate().map(|(number, place)| (place.id(), number)).collect();
    let mut by_first_word: HashMap<Vec<Symbol>, Vec<Letters>> = HashMap::new();
    for (pattern, number) in patterns.iter().zip(0..) {
        for template in pattern.templates() {
            by_first_word.entry(first_word(template.before)).or_default().push(Letters::new(number, &template));
        }
    }
    let kinds: BTreeSet<Kind> = patterns.iter().map(Pattern::kind).collect();
    let mut written = HashMap::new();
    // This is done at every start, so what most entries lack is asked first.
    for (rank, entry) in (0..).zip(entries) {
        if !kinds.contains(entry.kind()) {
            continue;
        }
        let number = entry.country().and_then(|country| numbers.get(country)).copied();
        let Some((number, country)) = number.and_then(|number| Some((number, *countries.get(number)?))) else {
            continue;
        };
        let mut add = |pattern: usize| {
            if patterns.get(pattern).is_some_and(|pattern| pattern.kind() == *entry.kind()) {
                written.entry((pattern, number)).or_insert(rank);
            }
        };
        if entry.id().contains(country.id()) {
            let makes_id = |pattern: &Pattern| pattern.makes(entry.id(), country.id());
            patterns.iter().position(makes_id).into_iter().for_each(&mut add);
        }
        for name in entry.names().filter(|name| name.contains(' ')) {
            let Some(templates) = by_first_word.get(&first_word(name)) else { continue };
            let name = folded(name);
            for template in templates.iter().filter(|template| template.makes(&name, country)) {
                add(template.pattern);
            }
        }
    }
    written
}

fn first_word(name: &str) -> Vec<Symbol> {
    letters::folded(name.split(' ').next().unwrap_or_default())
}

/// Returns the letters of a name, however it is spaced.
fn folded(name: &str) -> Vec<Symbol> {
    name.split(' ').flat_map(letters::folded).collect()
}
