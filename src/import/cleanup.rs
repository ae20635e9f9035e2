//! Cleans up the names of large collections, which were not chosen with running text in mind.

use std::collections::HashMap;
use std::{iter, mem};

use once_cell::sync::Lazy;

use super::SkipReason;
use super::collector::Collector;
use crate::gazetteer::{Entry, Gazetteer, Kind};
use crate::lexicon;

/// Adds `entry` with its names cleaned up:
///
/// - text in brackets at the end of a name is removed, and letters from a Persian keyboard become their Arabic equivalents;
/// - a name that is an ordinary word is weak, as is an alias of a person that is one word (most often a family name);
/// - an entry whose only names are ordinary words is skipped.
pub(super) fn add(mut entry: Entry, collector: &mut Collector) {
    let names = iter::once(mem::take(&mut entry.name)).chain(mem::take(&mut entry.aliases));
    let mut strong = Vec::new();
    for (number, name) in names.enumerate() {
        let name = tidied(&name);
        let is_bare = number > 0 && entry.kind == Kind::Person && is_one_word(&name);
        let is_ordinary = entry.kind != Kind::Title && is_one_word(&name) && lexicon::mistaken_for(&name).is_some();
        if is_bare || is_ordinary { entry.weak_aliases.push(name) } else { strong.push(name) }
    }
    if strong.is_empty() {
        return collector.skip(SkipReason::OrdinaryWord);
    }
    entry.name = strong.remove(0);
    entry.aliases = strong;
    collector.add(entry);
}

fn is_one_word(name: &str) -> bool {
    name.split_whitespace().nth(1).is_none()
}

/// Returns `name` without text in brackets at its end, in Arabic letters.
fn tidied(name: &str) -> String {
    let name = name.trim();
    let bare = name.strip_suffix(')').and_then(|rest| rest.rsplit_once('(')).map_or(name, |(bare, _)| bare);
    let letter = |c| match c {
        '\u{6CC}' => 'ي',
        '\u{6A9}' => 'ك',
        other => other,
    };
    bare.trim_end().chars().map(letter).collect()
}

/// Whether all letters of `text` are Latin.
pub(super) fn is_latin(text: &str) -> bool {
    let mut letters = text.chars().filter(|c| c.is_alphabetic()).peekable();
    letters.peek().is_some()
        && letters.all(|c| matches!(c, '\0'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' | '\u{2B0}'..='\u{2FF}'))
}

/// The name of the link that holds a country's two-letter code (ISO 3166-1).
pub(super) const ISO3166: &str = "iso3166";

/// The embedded gazetteer's countries by their two-letter codes; empty if the crate is built without it.
static COUNTRIES: Lazy<HashMap<&str, &str>> = Lazy::new(|| {
    let entries = Gazetteer::embedded().into_iter().flat_map(Gazetteer::entries);
    let links = entries.flat_map(|entry| entry.links().map(move |link| (link, entry.id())));
    links.filter(|((source, _), _)| *source == ISO3166).map(|((_, code), id)| (code, id)).collect()
});

/// Returns the id of the embedded gazetteer's entry for a two-letter country code.
pub(super) fn country(code: &str) -> Option<String> {
    COUNTRIES.get(code.to_ascii_uppercase().as_str()).map(|&id| id.to_owned())
}
