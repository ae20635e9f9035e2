//! What an import has taken and skipped.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Kind, SkipReason, WeakReason};

/// What an import has taken and skipped. [`Display`](fmt::Display) writes it for people.
///
/// ```
/// use aalam::Kind;
/// use aalam::import::{self, SkipReason};
///
/// let (_, summary) = import::list("بحر العرب\nRed Sea\n".as_bytes(), "sea", Kind::Place).into_gazetteer()?;
/// assert_eq!((summary.entries, summary.names), (1, 1));
/// let skipped = &summary.skipped_names[&SkipReason::NoArabicLetter];
/// assert_eq!((skipped.count, skipped.line, skipped.name.as_str()), (1, 2, "Red Sea"));
/// # Ok::<(), aalam::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Summary {
    /// The number of entries taken.
    pub entries: usize,
    /// The number of their names.
    pub names: usize,
    /// The number of entries by kind.
    pub kinds: BTreeMap<Kind, usize>,
    /// The names taken that count only with support, by reason ([`Entry::weak_aliases`](crate::Entry::weak_aliases)).
    pub weak_names: BTreeMap<WeakReason, Counted>,
    /// The separator of a table's columns, if it was guessed to be another than the comma.
    pub separator: Option<char>,
    /// The headers of a table's columns that were not read.
    pub unused_columns: Vec<String>,
    /// The kinds of skipped records that probably misspell a known kind, with that kind: `peson` and person.
    pub misspelled_kinds: BTreeMap<String, Kind>,
    /// The skipped records, by reason.
    pub records: BTreeMap<SkipReason, Counted>,
    /// The skipped names, by reason, including those of skipped records.
    pub skipped_names: BTreeMap<SkipReason, Counted>,
}

/// The records or names that were skipped or weakened for one reason: see [`Summary`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Counted {
    /// How many there were.
    pub count: usize,
    /// The line of the first, from 1; 0 if the format has no lines.
    pub line: usize,
    /// The first name; empty for records.
    pub name: String,
}

impl Counted {
    /// Counts one more record or name.
    pub(super) fn count(&mut self, line: usize, name: &str) {
        if self.count == 0 {
            self.line = line;
            // A name may be as long as its line.
            self.name = name.chars().take(80).collect();
        }
        self.count += 1;
    }
}

/// Writes where the first one is, in brackets, or nothing if that is unknown.
impl fmt::Display for Counted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { line, name, .. } = self;
        match (line, name.as_str()) {
            (0, "") => Ok(()),
            (0, _) => write!(f, " (the first: {name:?})"),
            (_, "") => write!(f, " (the first on line {line})"),
            _ => write!(f, " (the first on line {line}: {name:?})"),
        }
    }
}

impl Summary {
    /// Whether no record was taken or skipped.
    pub(super) fn is_empty(&self) -> bool {
        self.entries == 0 && self.records.is_empty()
    }

    /// Writes how many entries each kind has, the most frequent first.
    fn write_kinds(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut kinds: Vec<_> = self.kinds.iter().collect();
        kinds.sort_by_key(|&(_, count)| Reverse(*count));
        let mut parts: Vec<String> = kinds.iter().take(MOST).map(|(kind, count)| format!("{kind} {count}")).collect();
        if kinds.len() > MOST {
            parts.push(format!("and {}", counted(kinds.len() - MOST, "other kind", "other kinds")));
        }
        match parts.is_empty() {
            true => Ok(()),
            false => writeln!(f, "{}", parts.join(", ")),
        }
    }
}

/// The most kinds that are named.
const MOST: usize = 12;

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let entries = counted(self.entries, "entry", "entries");
        writeln!(f, "{entries} with {} taken", counted(self.names, "name", "names"))?;
        self.write_kinds(f)?;
        for (reason, weak) in &self.weak_names {
            writeln!(f, "{} weak: {reason}{weak}", counted(weak.count, "name", "names"))?;
        }
        match self.separator {
            None => {}
            Some('\t') => writeln!(f, "columns separated by tabs")?,
            Some(other) => writeln!(f, "columns separated by {other:?}")?,
        }
        if !self.unused_columns.is_empty() {
            let quoted: Vec<_> = self.unused_columns.iter().map(|header| format!("{header:?}")).collect();
            writeln!(f, "{} not used: {}", counted(quoted.len(), "column", "columns"), quoted.join(", "))?;
        }
        for (reason, skipped) in &self.records {
            writeln!(f, "{} skipped: {reason}{skipped}", counted(skipped.count, "record", "records"))?;
        }
        for (misspelled, known) in self.misspelled_kinds.iter().take(MOST) {
            writeln!(f, "kind {misspelled:?} looks like {:?}", known.as_str())?;
        }
        if self.misspelled_kinds.len() > MOST {
            writeln!(f, "and {}", counted(self.misspelled_kinds.len() - MOST, "other such kind", "other such kinds"))?;
        }
        for (reason, skipped) in &self.skipped_names {
            writeln!(f, "{} skipped: {reason}{skipped}", counted(skipped.count, "name", "names"))?;
        }
        Ok(())
    }
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
