//! What somebody may have meant who wrote an id or a name that there is not.

use super::pattern::{Slot, is_country};
use super::written::written;
use super::{EntryRef, Gazetteer};
use crate::arabic::letters::{self, Symbol};
use crate::util::distance::distance;

/// The most suggestions.
const SUGGESTIONS: usize = 5;

/// A text that nothing has, and what is near it.
struct Nearest<T> {
    letters: Vec<Symbol>,
    most: usize,
    /// What is near: how far it is, whether it has other letters, and what was meant.
    found: Vec<(usize, bool, T)>,
}

impl<T: PartialEq> Nearest<T> {
    fn to(text: &str) -> Self {
        let letters = letters::folded(text);
        // In a short word, two other letters make another word.
        let most = 1 + usize::from(letters.len() > 4) + usize::from(letters.len() > 12);
        Self { letters, most, found: Vec::new() }
    }

    /// Adds `meant` if `text` is near.
    fn add(&mut self, text: &str, meant: impl FnOnce() -> T) {
        let letters = letters::folded(text);
        if let Some(far) = distance(&self.letters, &letters, self.most) {
            self.found.push((far, sorted(&letters) != sorted(&self.letters), meant()));
        }
    }

    fn nearest(mut self) -> Vec<T> {
        self.found.sort_by_key(|&(far, others, _)| (far, others));
        let mut nearest: Vec<T> = Vec::new();
        for (.., meant) in self.found {
            if nearest.len() < SUGGESTIONS && !nearest.contains(&meant) {
                nearest.push(meant);
            }
        }
        nearest
    }
}

fn sorted(letters: &[Symbol]) -> Vec<Symbol> {
    let mut sorted = letters.to_vec();
    sorted.sort_unstable();
    sorted
}

impl Gazetteer {
    /// Returns up to five ids that differ from `id` by a few letters, the nearest first, also of entities that the patterns of the embedded
    /// gazetteer derive from places. For an id that patterns would make of what a list has under another, that other one is returned.
    ///
    /// ```
    /// use aalam::Gazetteer;
    ///
    /// assert_eq!(Gazetteer::builtin().similar_ids("minks")[0], "minsk");
    /// assert_eq!(Gazetteer::builtin().similar_ids("libya-army")[0], "libyan-army");
    /// ```
    pub fn similar_ids(&self, id: &str) -> Vec<String> {
        let mut nearest = Nearest::to(id);
        for entry in self.entries() {
            nearest.add(entry.id(), || entry.id().to_owned());
        }
        let patterns = self.patterns();
        let is_filling = |country: EntryRef<'_>| Slot::Masculine.fillings(country).next().is_some();
        let countries: Vec<EntryRef<'_>> =
            self.entries().filter(|&entry| is_country(entry) && is_filling(entry)).collect();
        let written = written(&patterns, &countries, self.entries());
        for (number, country) in countries.iter().enumerate() {
            for (pattern, made) in patterns.iter().enumerate() {
                let id = made.id_for(country.id());
                match written.get(&(pattern, number)) {
                    None => nearest.add(&id, || id.clone()),
                    Some(entry) => {
                        if let Some(entry) = entry.and_then(|entry| self.entry(entry as usize)) {
                            nearest.add(&id, || entry.id().to_owned());
                        }
                    }
                }
            }
        }
        nearest.nearest()
    }

    /// Says what may be meant by an id that there is not.
    pub(crate) fn advice(&self, id: &str) -> String {
        match self.similar_ids(id).first() {
            Some(similar) => format!("did you mean {similar:?}?"),
            None => "remove it".to_owned(),
        }
    }

    /// Returns up to five names, also in Latin letters, that differ from `name` by a few letters, each with its entry, the nearest first.
    ///
    /// ```
    /// use aalam::Gazetteer;
    ///
    /// let (name, entry) = Gazetteer::builtin().similar_names("Minks")[0];
    /// assert_eq!((name, entry.id()), ("Minsk", "minsk"));
    /// ```
    pub fn similar_names(&self, name: &str) -> Vec<(&str, EntryRef<'_>)> {
        let mut nearest = Nearest::to(name);
        for entry in self.entries() {
            for name in entry.names().chain(entry.latin()) {
                nearest.add(name, || (name, entry));
            }
        }
        nearest.nearest()
    }
}
