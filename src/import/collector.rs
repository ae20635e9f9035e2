//! Collects what importers read: a record becomes a valid entry, or is counted as skipped.

use std::collections::{HashMap, HashSet, VecDeque};
use std::mem;

use super::ids::{hyphened, kind_of_label};
use super::summary::Summary;
use super::{Entry, Kind, Nisba, SkipReason, WeakReason};
use crate::arabic::letters::{self, BREAK, DOT, SPACE, Symbol};
use crate::error::Error;
use crate::gazetteer::EntryRef;
use crate::gazetteer::arena::Arena;
use crate::gazetteer::check::{EntryPart, check};
use crate::gazetteer::name::{Name, spelled};

/// The result of an import so far.
#[derive(Default)]
pub(super) struct Collector {
    /// The entries that have not been returned yet.
    pub(super) taken: VecDeque<Entry>,
    pub(super) summary: Summary,
    /// The line of the current record, from 1.
    pub(super) line: usize,
    /// What the labels of records are, up to [`LABELS`].
    labels: HashMap<String, Result<Kind, SkipReason>>,
}

/// The most labels that are remembered.
const LABELS: usize = 1 << 12;

impl Collector {
    /// Returns the kind that a record states with `label`, or why the record is skipped.
    pub(super) fn kind(&mut self, label: &str) -> Result<Kind, SkipReason> {
        if let Some(known) = self.labels.get(label) {
            return known.clone();
        }
        let kind = kind_of_label(label).ok_or(SkipReason::NoKind).and_then(|kind| self.well_spelled(kind));
        if self.labels.len() < LABELS {
            self.labels.insert(label.to_owned(), kind.clone());
        }
        kind
    }

    /// Returns the kind unless it probably misspells a known one.
    pub(super) fn well_spelled(&mut self, kind: Kind) -> Result<Kind, SkipReason> {
        match kind.similar() {
            Some(known) => {
                self.summary.misspelled_kinds.insert(kind.as_str().to_owned(), known);
                Err(SkipReason::MisspelledKind)
            }
            None => Ok(kind),
        }
    }

    /// Adds an entry, its id and names written as in a gazetteer, or skips it.
    pub(super) fn add(&mut self, entry: Entry) {
        if let Some(entry) = self.spelled(entry) {
            self.add_spelled(entry);
        }
    }

    /// Returns the entry with its id and names written as in a gazetteer, or skips it.
    pub(super) fn spelled(&mut self, mut entry: Entry) -> Option<Entry> {
        entry.id = hyphened(&entry.id);
        if entry.id.is_empty() {
            self.skip(SkipReason::NoId);
            return None;
        }
        let mut strong = vec![mem::take(&mut entry.name)];
        strong.append(&mut entry.aliases);
        let mut strong = self.fitting(strong);
        if strong.is_empty() {
            self.skip(SkipReason::NoName);
            return None;
        }
        entry.name = strong.remove(0);
        entry.aliases = strong;
        // A weak alias may repeat a strong name, which makes it weak.
        entry.weak_aliases = self.fitting(entry.weak_aliases);
        if let Nisba::Listed(stems) = &mut entry.nisba {
            for stem in stems {
                *stem = spelled(stem);
            }
        }
        entry.latin = entry.latin.map(|latin| latin.trim().to_owned()).filter(|latin| !latin.is_empty());
        Some(entry)
    }

    /// Adds an entry that is [`spelled`](Self::spelled), or skips it if its nisba does not fit: nothing else can be at fault. Returns whether
    /// it was added.
    pub(super) fn add_spelled(&mut self, entry: Entry) -> bool {
        if entry.nisba != Nisba::None {
            return self.add_as_it_is(entry);
        }
        self.take(entry);
        true
    }

    /// Adds an entry unchanged, or skips it if a gazetteer could not load it. Returns whether it was added.
    pub(super) fn add_as_it_is(&mut self, entry: Entry) -> bool {
        if let Err((part, _)) = check(EntryRef::new(&Arena::of(&entry), 0)) {
            self.skip(match part {
                EntryPart::Id => SkipReason::UnfitId,
                EntryPart::Name(_) => SkipReason::UnfitName,
                EntryPart::Nisba => SkipReason::UnfitNisba,
            });
            return false;
        }
        self.take(entry);
        true
    }

    /// Adds and counts a valid entry.
    fn take(&mut self, entry: Entry) {
        self.summary.entries += 1;
        match self.summary.kinds.get_mut(&entry.kind) {
            Some(count) => *count += 1,
            None => drop(self.summary.kinds.insert(entry.kind.clone(), 1)),
        }
        // A name that a weak alias repeats stands twice, and is one name.
        self.summary.names += match entry.names().nth(1) {
            None => 1,
            Some(_) => entry.names().collect::<HashSet<_>>().len(),
        };
        self.taken.push_back(entry);
    }

    /// Returns the names that text can match, written as in a gazetteer, without those that match the same text as one before.
    fn fitting(&mut self, names: Vec<String>) -> Vec<String> {
        let mut fitting = Vec::new();
        // A name by itself, as most are, cannot be repeated.
        let mut seen = (names.len() > 1).then(HashSet::new);
        for name in names {
            let name = spelled(&name);
            if name.is_empty() {
                continue;
            }
            match unfitness(&name, seen.as_mut()) {
                Some(reason) => self.skip_name(reason, &name),
                None => fitting.push(name),
            }
        }
        fitting
    }

    /// Counts a skipped record.
    pub(super) fn skip(&mut self, reason: SkipReason) {
        self.summary.records.entry(reason).or_default().count(self.line, "");
    }

    /// Counts a skipped name.
    pub(super) fn skip_name(&mut self, reason: SkipReason, name: &str) {
        self.summary.skipped_names.entry(reason).or_default().count(self.line, name);
    }

    /// Counts a name that was taken as a weak one.
    pub(super) fn weaken_name(&mut self, reason: WeakReason, name: &str) {
        self.summary.weak_names.entry(reason).or_default().count(self.line, name);
    }

    /// Skips a record that is not in the format.
    ///
    /// # Errors
    /// The record is the first one, so the whole input is probably in another format.
    pub(super) fn refuse(&mut self, reason: SkipReason) -> Result<(), Error> {
        if self.summary.is_empty() {
            return Err(Error::syntax(format!("{reason}; is the file in another format?")).at(self.line, 1));
        }
        self.skip(reason);
        Ok(())
    }
}

/// Returns why the name is skipped; if it is not, adds it to `seen`.
fn unfitness(name: &str, seen: Option<&mut HashSet<Vec<Symbol>>>) -> Option<SkipReason> {
    if !is_arabic(name) {
        return Some(SkipReason::NoArabicLetter);
    }
    match (Name::read(name), seen) {
        (Err(unfit), _) => Some(SkipReason::Unfit(unfit.fault)),
        (Ok(_), None) => None,
        (Ok(read), Some(seen)) => {
            let is_new = seen.insert(key(&read));
            (!is_new).then_some(SkipReason::Repeated)
        }
    }
}

/// Returns a key that is equal for names that match the same texts.
fn key(read: &Name<'_>) -> Vec<Symbol> {
    let mut key = Vec::new();
    for word in &read.words {
        letters::fold_word(word, &mut key);
        key.push(SPACE);
    }
    if read.dotted {
        key.push(DOT);
    }
    if read.final_dot {
        key.push(BREAK);
    }
    key
}

/// Whether `name` has an Arabic letter.
pub(super) fn is_arabic(name: &str) -> bool {
    name.chars().any(|c| letters::is_arabic(letters::look_up(c)))
}
