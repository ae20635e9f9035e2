//! Cleans up the names of large collections, which were not chosen with running text in mind.

use std::borrow::Cow;
use std::collections::HashMap;
use std::{iter, mem};

use once_cell::sync::Lazy;

use super::collector::Collector;
use super::{SkipReason, WeakReason};
use crate::arabic::{compound, letters};
use crate::gazetteer::letter_set::move_strong;
use crate::gazetteer::{Entry, Gazetteer, Kind};
use crate::lexicon::{self, Roles};

/// Adds `entry` with its names cleaned up:
///
/// - text in brackets at the end of a name is removed, and letters from a Persian keyboard become their Arabic equivalents;
/// - a name that is an ordinary word is weak, as is an alias of a person that is one word (most often a family name);
/// - a name that is strong elsewhere in the entry is strong, because large collections repeat names without meaning anything by it;
/// - an entry whose only names are ordinary words is skipped.
///
/// This is stricter with entries than [`add_listed`], and less so with names: a collection has millions of entries, of which few are looked
/// for, while an entry of a list was chosen. But its names are full ones more often than the entries of a list are.
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
    move_strong(&mut entry.weak_aliases, &mut strong);
    entry.name = strong.remove(0);
    entry.aliases = strong;
    collector.add(entry);
}

/// Adds the `entry` of a list whose names nobody chose with running text in mind. Of its one-word names, it skips function words, and
/// weakens those that the lexicon knows as more than the name of this entity.
pub(super) fn add_listed(entry: Entry, collector: &mut Collector) {
    let Some(mut entry) = collector.spelled(entry) else { return };
    let (names, own_weak) = entry.take_names();
    let (mut strong, mut weak, mut weakened) = (Vec::new(), Vec::new(), Vec::new());
    for name in names {
        match standing(&name, &entry.kind) {
            Standing::Strong => strong.push(name),
            Standing::Weak(reason) => {
                weakened.push((reason, name.clone()));
                weak.push(name);
            }
            Standing::FunctionWord => collector.skip_name(SkipReason::FunctionWord, &name),
        }
    }
    if strong.is_empty() && weak.is_empty() {
        return collector.skip(SkipReason::FunctionWords);
    }
    weak.extend(own_weak);
    entry.set_names(strong, weak);
    if collector.add_spelled(entry) {
        for (reason, name) in weakened {
            collector.weaken_name(reason, &name);
        }
    }
}

/// What a name of a list is.
enum Standing {
    /// It suffices by itself.
    Strong,
    /// It needs support.
    Weak(WeakReason),
    /// Not a name.
    FunctionWord,
}

/// Words that stand before names or in them, and are none by themselves.
const AROUND_NAMES: [Roles; 5] = [Roles::CUE, Roles::SAYING, Roles::HEAD, Roles::PLACE_NOUN, Roles::PARTICLE];

/// Judges the name of an entity of this `kind`.
fn standing(name: &str, kind: &Kind) -> Standing {
    let name = &*in_arabic_letters(name);
    if !is_one_word(name) {
        let is_given = *kind == Kind::Person && is_servant_name(name);
        return if is_given { Standing::Weak(WeakReason::GivenName) } else { Standing::Strong };
    }
    let roles = lexicon::roles(&letters::folded(name), || name.to_owned());
    if is_function_word(name, roles) {
        return Standing::FunctionWord;
    }
    match kind {
        // Titles are ordinary words, and so may be what the user's own kinds name.
        Kind::Title | Kind::Other(_) => Standing::Strong,
        _ if lexicon::mistaken_for(name).is_some() || roles.is_any(&AROUND_NAMES) => {
            Standing::Weak(WeakReason::OrdinaryWord)
        }
        Kind::Person if roles.is(Roles::GIVEN) || is_servant_name(name) => Standing::Weak(WeakReason::GivenName),
        _ => Standing::Strong,
    }
}

/// Whether the name is a function word, with or without proclitics.
fn is_function_word(name: &str, roles: Roles) -> bool {
    // Only a word without a hamza can be both: فان is a name and فإن is not.
    let may_be_name = !name.contains(['أ', 'إ']) && roles.is_any(&[Roles::GIVEN, Roles::FAMILY, Roles::CUE]);
    lexicon::is_function_word(name) || (!may_be_name && lexicon::ends_in_function_word(name))
}

/// Whether the name is عبد and a name of God, which are one given name however they are written.
fn is_servant_name(name: &str) -> bool {
    match name.split_once(' ') {
        Some((first, second)) => first == "عبد" && is_one_word(second),
        None => compound::behind_servant(name).is_some(),
    }
}

fn is_one_word(name: &str) -> bool {
    name.split_whitespace().nth(1).is_none()
}

/// Returns `name` without text in brackets at its end, in Arabic letters.
fn tidied(name: &str) -> String {
    let name = name.trim();
    let bare = name.strip_suffix(')').and_then(|rest| rest.rsplit_once('(')).map_or(name, |(bare, _)| bare);
    in_arabic_letters(bare.trim_end()).into_owned()
}

/// Returns `name` with Arabic letters for those of a Persian keyboard.
fn in_arabic_letters(name: &str) -> Cow<'_, str> {
    if !name.contains(['\u{6CC}', '\u{6A9}']) {
        return Cow::Borrowed(name);
    }
    let letter = |c| match c {
        '\u{6CC}' => 'ي',
        '\u{6A9}' => 'ك',
        other => other,
    };
    name.chars().map(letter).collect()
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
