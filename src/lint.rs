//! Finds doubtful parts of a gazetteer that loads: spellings, names that match too much, redundant names.

use std::collections::{HashMap, HashSet};
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::arabic::letters::{self, FORMAT, MARK};
use crate::arabic::marks;
use crate::error::Error;
use crate::fold::normalizer::Normalizer;
use crate::gazetteer::jsonl::{Records, extension};
use crate::gazetteer::{EntryRef, Gazetteer, Kind};
use crate::lexicon;
use crate::util::place::line_and_column;

/// Something doubtful in a gazetteer file: see [`lint()`].
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Warning {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// The id of the entry.
    pub entry: String,
    /// The doubt, and what to do.
    pub message: String,
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: entry {:?}: {}", self.line, self.column, self.entry, self.message)
    }
}

/// Finds doubtful parts of a gazetteer in JSON Lines, or in a JSON array of entries.
///
/// The embedded gazetteer follows the same rules: ids are sorted and in kebab case; names have the canonical spelling; no alias folds
/// to the same letters as another name; one-word names that are ordinary words are weak; no two entities share a full name; every
/// country has an entry; no kind looks like a misspelled one.
///
/// ```
/// let warnings = aalam::lint(r#"{"id":"hope","kind":"person","name":"أمل","country":"egypt"}"#)?;
/// assert_eq!(
///     warnings[0].to_string(),
///     "1:37: entry \"hope\": \"أمل\" is an ordinary word; write it in weak_aliases, and a fuller name here"
/// );
/// # Ok::<(), aalam::Error>(())
/// ```
///
/// # Errors
/// The gazetteer does not load: returns the first fault, with line and column.
pub fn lint(jsonl: &str) -> Result<Vec<Warning>, Error> {
    let gazetteer = Gazetteer::from_jsonl(jsonl)?;
    let mut records = Records::new(jsonl.as_bytes());
    let mut entries = gazetteer.entries();
    let mut linter = Linter { gazetteer: &gazetteer, spellings: spellings(&gazetteer), warnings: Vec::new() };
    let mut owners: HashMap<String, &str> = HashMap::new();
    let mut last = "";
    while records.advance()? {
        if records.text().trim().is_empty() {
            continue;
        }
        // What extends an entry of another list has its id from there, and perhaps no kind.
        if let Some(fields) = extension(records.text()) {
            let mut at = At { linter: &mut linter, record: &records, entry: EntryRef::new(&fields, 0) };
            at.check_spelling();
            at.check_repetition();
            at.check_country();
            at.check_kind();
            continue;
        }
        let Some(entry) = entries.next() else { break };
        let mut at = At { linter: &mut linter, record: &records, entry };
        at.check_id(last);
        at.check_spelling();
        at.check_repetition();
        at.check_ordinary();
        at.check_country();
        at.check_kind();
        at.check_embedded();
        for name in full_names(entry) {
            match owners.insert(fold(name), entry.id()) {
                Some(owner) if owner != entry.id() => {
                    at.warn(
                        name,
                        format!("{name:?} is also a name of entry {owner:?}; use a fuller name for one of them"),
                    );
                }
                _ => {}
            }
        }
        last = entry.id();
    }
    Ok(linter.warnings)
}

struct Linter<'g> {
    gazetteer: &'g Gazetteer,
    /// For each word with an initial bare alef where most names have a hamza: the spelling with the hamza.
    spellings: HashMap<String, String>,
    warnings: Vec<Warning>,
}

/// The entry being checked.
struct At<'a, 'g> {
    linter: &'a mut Linter<'g>,
    record: &'a Records<&'g [u8]>,
    entry: EntryRef<'a>,
}

impl At<'_, '_> {
    /// Adds a warning about the field or name `what`.
    fn warn(&mut self, what: &str, message: String) {
        let quoted = format!("{what:?}");
        let text = self.record.text();
        let (line, column) = line_and_column(text, text.find(&quoted).unwrap_or_default(), self.record.number());
        let column = self.record.column(line, column);
        self.linter.warnings.push(Warning { line, column, entry: self.entry.id().to_owned(), message });
    }

    fn check_id(&mut self, last: &str) {
        let id = self.entry.id();
        let is_kebab = |part: &str| {
            !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        };
        // An importer's word stands before a colon.
        let (word, own) = id.split_once(':').unwrap_or(("list", id));
        if !word.split('-').chain(own.split('-')).all(is_kebab) {
            self.warn(id, "the id is not in kebab case; write one such as \"central-bank\"".to_owned());
        }
        if id < last {
            self.warn(id, format!("the id comes after {last:?}; sort the lines by id"));
        }
    }

    /// Warns of spellings that fold correctly but are not canonical.
    fn check_spelling(&mut self) {
        for name in self.entry.names() {
            // Vowels tell which words of a text the name is not.
            let is_sign = |c: &char| matches!(letters::look_up(*c), MARK..=FORMAT) && !marks::is_vowel(*c);
            if let Some(c) = name.chars().find(is_sign) {
                let code = u32::from(c);
                self.warn(name, format!("{name:?} contains the mark or sign U+{code:04X}; remove it"));
            }
            let is_canonical = |c: char| {
                matches!(c, '\u{621}'..='\u{63A}' | '\u{641}'..='\u{64A}' | ' ' | '.')
                    || c.is_ascii_alphanumeric()
                    || matches!(letters::look_up(c), MARK..=FORMAT)
            };
            if let Some(c) = name.chars().find(|&c| !is_canonical(c)) {
                let code = u32::from(c);
                let message = format!("{name:?} contains '{c}' (U+{code:04X}); write it in plain Arabic letters");
                self.warn(name, message);
            }
            if name.starts_with(' ') || name.ends_with(' ') || name.contains("  ") {
                self.warn(name, format!("{name:?} has an extra space"));
            }
            for word in name.split(' ') {
                if let Some(spelling) = self.linter.spellings.get(word).cloned() {
                    let message =
                        format!("{name:?} has {word:?}, which other names spell {spelling:?}; use one spelling");
                    self.warn(name, message);
                }
            }
        }
    }

    /// Warns of names that fold to the same letters.
    fn check_repetition(&mut self) {
        let mut seen = HashSet::new();
        for name in self.entry.strong_names().chain(self.entry.weak_aliases()) {
            if !seen.insert(fold(name)) {
                self.warn(name, format!("{name:?} matches the same text as another name of the entry; remove it"));
            }
        }
    }

    /// Warns of one-word names that would be found in any text.
    fn check_ordinary(&mut self) {
        for name in self.entry.strong_names().filter(|name| !name.contains(' ')) {
            let Some(word) = lexicon::mistaken_for(name).filter(|_| *self.entry.kind() != Kind::Title) else {
                continue;
            };
            let advice = "write it in weak_aliases, and a fuller name here";
            if word == name {
                self.warn(name, format!("{name:?} is an ordinary word; {advice}"));
            } else {
                self.warn(name, format!("{name:?} folds like the ordinary word {word:?}; {advice}"));
            }
        }
    }

    /// Warns of a kind that is probably a misspelled one.
    fn check_kind(&mut self) {
        let kind = self.entry.kind();
        if let Some(similar) = kind.similar() {
            let message =
                format!("kind \"{kind}\" looks like \"{similar}\", and is another; write \"{similar}\" if you mean it");
            self.warn(kind.as_str(), message);
        }
    }

    /// Warns of an entry that replaces an embedded one of another kind.
    fn check_embedded(&mut self) {
        let kind = self.entry.kind();
        let embedded = Gazetteer::embedded().and_then(|embedded| embedded.get(self.entry.id()));
        if let Some(old) = embedded.filter(|old| old.kind() != kind) {
            self.warn(self.entry.id(), format!("a {kind} replaces the embedded {}; give it another id", old.kind()));
        }
    }

    fn check_country(&mut self) {
        let Some(country) = self.entry.country() else { return };
        let known = |gazetteer: &Gazetteer| gazetteer.get(country).is_some();
        if !known(self.linter.gazetteer) && !Gazetteer::embedded().is_some_and(known) {
            self.warn(country, format!("there is no entry {country:?} for the country"));
        }
    }
}

fn fold(name: &str) -> String {
    Normalizer::new().fold(name).into_string()
}

/// The names that should belong to only one entity: all strong names except the family names of people.
fn full_names(entry: EntryRef<'_>) -> impl Iterator<Item = &str> {
    entry.strong_names().filter(move |name| *entry.kind() != Kind::Person || name.contains(' '))
}

/// For each word with an initial bare alef: the spelling with a hamza, if most other names have it.
fn spellings(gazetteer: &Gazetteer) -> HashMap<String, String> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for word in gazetteer.entries().flat_map(EntryRef::names).flat_map(|name| name.split(' ')) {
        *counts.entry(word).or_default() += 1;
    }
    let mut spellings = HashMap::new();
    for (word, count) in &counts {
        let Some(rest) = word.strip_prefix('ا').filter(|rest| !rest.starts_with('ل')) else { continue };
        let hamza = ['أ', 'إ', 'آ'].iter().map(|alef| format!("{alef}{rest}"));
        let other = hamza.filter_map(|other| Some((*counts.get(other.as_str())?, other))).max();
        if let Some((_, other)) = other.filter(|(others, _)| others > count) {
            spellings.insert((*word).to_owned(), other);
        }
    }
    spellings
}
