//! Importing names from other formats.

#[cfg(feature = "builtin")]
mod collections;
mod formats;
mod tables;

use aalam::import::Import;
use aalam::{Entry, Gazetteer};
use proptest::prelude::*;

/// Returns whether each entry of an imported gazetteer can be loaded again from its line.
fn check_entries_load(gazetteer: &Gazetteer) -> Result<(), TestCaseError> {
    for entry in gazetteer.entries() {
        let line = serde_json::to_string(&entry.to_entry()).unwrap();
        prop_assert!(Gazetteer::from_jsonl(&line).is_ok(), "{}", line);
    }
    Ok(())
}

/// Reads an import, writes it as a gazetteer file and loads it. Returns the entries and the summary.
fn load(import: Import<'_>) -> (Vec<Entry>, String) {
    let (gazetteer, summary) = import.into_gazetteer().unwrap();
    let entries: Vec<Entry> = gazetteer.entries().map(|entry| entry.to_entry()).collect();
    let lines: Vec<String> = entries.iter().map(|entry| serde_json::to_string(entry).unwrap()).collect();
    let loaded = Gazetteer::from_jsonl(&lines.join("\n")).unwrap();
    assert_eq!(loaded.entries().map(|entry| entry.to_entry()).collect::<Vec<_>>(), entries);
    (entries, summary.to_string())
}

/// Returns the ids with their names, one entity per line, in order. The number in an id is left out.
fn names(entries: &[Entry]) -> String {
    let line = |entry: &Entry| {
        format!("{} {}: {}\n", unnumbered(&entry.id), entry.kind, entry.names().collect::<Vec<_>>().join("، "))
    };
    let mut lines: Vec<String> = entries.iter().map(line).collect();
    lines.sort();
    lines.concat()
}

/// Returns an id with a sign for the number of one that was made.
fn unnumbered(id: &str) -> String {
    match id.split_once(':') {
        Some((word, made)) => format!("{word}:{}#", &made[..made.len() - 16]),
        None => id.to_owned(),
    }
}

fn error(import: Import<'_>) -> String {
    import.into_gazetteer().unwrap_err().to_string()
}
