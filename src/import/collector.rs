//! Where importers put what they read: records become entries that load, or are counted as skipped.

use std::collections::{HashSet, VecDeque};
use std::mem;

use super::ids::hyphened;
use super::summary::Summary;
use super::{Entry, Nisba, SkipReason};
use crate::arabic::letters::{self, BREAK, DOT, HAMZA, SPACE, Symbol};
use crate::error::Error;
use crate::gazetteer::EntryRef;
use crate::gazetteer::arena::Arena;
use crate::gazetteer::check::{EntryPart, check};
use crate::gazetteer::name::{Name, Unfit, spelled};

/// What an import has made of its input so far.
#[derive(Default)]
pub(super) struct Collector {
    /// The entries that nobody has asked for yet.
    pub(super) taken: VecDeque<Entry>,
    pub(super) summary: Summary,
    /// The line of the record that is being read, from 1.
    pub(super) line: usize,
}

impl Collector {
    /// Takes an entry over, with its id and its names as a gazetteer has them, or skips it.
    pub(super) fn add(&mut self, mut entry: Entry) {
        entry.id = hyphened(&entry.id);
        if entry.id.is_empty() {
            return self.skip(SkipReason::NoId);
        }
        let mut seen = HashSet::new();
        let mut strong = vec![mem::take(&mut entry.name)];
        strong.append(&mut entry.aliases);
        let mut strong = self.fitting(strong, &mut seen);
        if strong.is_empty() {
            return self.skip(SkipReason::NoName);
        }
        entry.name = strong.remove(0);
        entry.aliases = strong;
        entry.weak_aliases = self.fitting(entry.weak_aliases, &mut seen);
        if let Nisba::Listed(stems) = &mut entry.nisba {
            for stem in stems {
                *stem = spelled(stem);
            }
        }
        entry.latin = entry.latin.map(|latin| latin.trim().to_owned()).filter(|latin| !latin.is_empty());
        self.add_as_it_is(entry);
    }

    /// Takes an entry over as it is, or skips it if no gazetteer would load it.
    pub(super) fn add_as_it_is(&mut self, entry: Entry) {
        if let Err((part, _)) = check(EntryRef::new(&Arena::of(&entry), 0)) {
            return self.skip(match part {
                EntryPart::Id => SkipReason::UnfitId,
                EntryPart::Name(_) => SkipReason::UnfitName,
                EntryPart::Nisba => SkipReason::UnfitNisba,
            });
        }
        self.summary.entries += 1;
        self.summary.names += entry.names().count();
        self.taken.push_back(entry);
    }

    /// The names that text can match, as a gazetteer has them, but for those that match what one of the `seen` does.
    fn fitting(&mut self, names: Vec<String>, seen: &mut HashSet<Vec<Symbol>>) -> Vec<String> {
        let mut fitting = Vec::new();
        for name in names {
            let name = spelled(&name);
            if name.is_empty() {
                continue;
            }
            match unfitness(&name, seen) {
                Some(reason) => self.skip_name(reason, &name),
                None => fitting.push(name),
            }
        }
        fitting
    }

    /// Counts a record that is skipped.
    pub(super) fn skip(&mut self, reason: SkipReason) {
        self.summary.records.entry(reason).or_default().count(self.line, "");
    }

    /// Counts a name that is skipped.
    pub(super) fn skip_name(&mut self, reason: SkipReason, name: &str) {
        self.summary.skipped_names.entry(reason).or_default().count(self.line, name);
    }

    /// Skips a record that is not of the format.
    ///
    /// # Errors
    /// It is the first record: so is all the rest of the input, then.
    pub(super) fn refuse(&mut self, reason: SkipReason) -> Result<(), Error> {
        if self.summary.is_empty() {
            return Err(Error::syntax(format!("{reason}; is the file of another format?")).at(self.line, 1));
        }
        self.skip(reason);
        Ok(())
    }
}

/// Why the name is skipped, if it is; otherwise it is one of the `seen` now.
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

/// What texts match the name: alike for names that match the same.
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

/// Whether `name` has a letter of Arabic.
pub(super) fn is_arabic(name: &str) -> bool {
    name.chars().any(|c| letters::look_up(c) <= HAMZA)
}
