//! What an import has taken and skipped.

use std::collections::BTreeMap;
use std::fmt;

use super::SkipReason;

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
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Summary {
    /// The number of entries taken.
    pub entries: usize,
    /// The number of their names.
    pub names: usize,
    /// The skipped records, by reason.
    pub records: BTreeMap<SkipReason, Skipped>,
    /// The skipped names, by reason, including those of skipped records.
    pub skipped_names: BTreeMap<SkipReason, Skipped>,
}

/// Records or names that were skipped for one reason: see [`Summary`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Skipped {
    /// How many there were.
    pub count: usize,
    /// The line of the first, from 1; 0 if the format has no lines.
    pub line: usize,
    /// The first skipped name; empty for records.
    pub name: String,
}

impl Skipped {
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
impl fmt::Display for Skipped {
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
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let entries = counted(self.entries, "entry", "entries");
        writeln!(f, "{entries} with {} taken", counted(self.names, "name", "names"))?;
        for (reason, skipped) in &self.records {
            writeln!(f, "{} skipped: {reason}{skipped}", counted(skipped.count, "record", "records"))?;
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
