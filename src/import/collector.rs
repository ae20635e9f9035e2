//! Collects what importers read: a record becomes a valid entry, or is counted as skipped.

use std::collections::{HashSet, VecDeque};
use std::mem;

use super::ids::hyphened;
use super::summary::Summary;
use super::{Entry, Nisba, SkipReason, WeakReason};
use crate::arabic::letters::{self, BREAK, DOT, SPACE, Symbol};
use crate::error::Error;
use crate::gazetteer::EntryRef;
use crate::gazetteer::arena::Arena;
use crate::gazetteer::check::{EntryPart, check};
use crate::gazetteer::name::{Name, Unfit, spelled};

/// The result of an import so far.
#[derive(Default)]
pub(super) struct Collector {
    /// The entries that have not been returned yet.
    pub(super) taken: VecDeque<Entry>,
    pub(super) summary: Summary,
    /// The line of the current record, from 1.
    pub(super) line: usize,
}

impl Collector {
    /// Adds an entry, its id and names written as in a gazetteer, or skips it.
    pub(super) fn add(&mut self, entry: Entry) {
        if let Some(entry) = self.spelled(entry) {
            self.add_as_it_is(entry);
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
        self.summary.entries += 1;
        // A name that a weak alias repeats stands twice, and is one name.
        self.summary.names += entry.names().collect::<HashSet<_>>().len();
        self.taken.push_back(entry);
        true
    }

    /// Returns the names that text can match, written as in a gazetteer, without those that match the same text as one before.
    fn fitting(&mut self, names: Vec<String>) -> Vec<String> {
        let mut fitting = Vec::new();
        let mut seen = HashSet::new();
        for name in names {
            let name = spelled(&name);
            if name.is_empty() {
                continue;
            }
            match unfitness(&name, &mut seen) {
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
fn unfitness(name: &str, seen: &mut HashSet<Vec<Symbol>>) -> Option<SkipReason> {
    if !is_arabic(name) {
        return Some(SkipReason::NoArabicLetter);
    }
    match key(name) {
        Err(unfit) => Some(SkipReason::Unfit(unfit.fault)),
        Ok(key) => {
            let is_new = seen.insert(key);
            (!is_new).then_some(SkipReason::Repeated)
        }
    }
}

/// Returns a key that is equal for names that match the same texts.
fn key(name: &str) -> Result<Vec<Symbol>, Unfit> {
    let read = Name::read(name)?;
    let mut key = Vec::with_capacity(name.len());
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
    Ok(key)
}

/// Whether `name` has an Arabic letter.
pub(super) fn is_arabic(name: &str) -> bool {
    name.chars().any(|c| letters::is_arabic(letters::look_up(c)))
}
