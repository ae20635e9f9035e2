//! Names in other formats: what is taken, what is skipped, and that all of it loads.

use aalam::import::{self, Import};
use aalam::{Entry, Gazetteer, Kind};

/// Reads all of an import, writes it as a gazetteer file, and loads that; returns the entries and the summary.
fn load(import: Import<'_>) -> (Vec<Entry>, String) {
    let (gazetteer, summary) = import.into_gazetteer().unwrap();
    let entries: Vec<Entry> = gazetteer.entries().map(|entry| entry.to_entry()).collect();
    let lines: Vec<String> = entries.iter().map(|entry| serde_json::to_string(entry).unwrap()).collect();
    let loaded = Gazetteer::from_jsonl(&lines.join("\n")).unwrap();
    assert_eq!(loaded.entries().map(|entry| entry.to_entry()).collect::<Vec<_>>(), entries);
    (entries, summary.to_string())
}

#[test]
fn a_list_has_a_name_a_line() {
    let text = "\u{FEFF}# seas\r\nالبَحـر  الأحمر\r\n\r\nRed Sea\nبحر العرب\n\u{200F}بحر الصين\u{200F}\nبحر (؟)\n";
    let (entries, summary) = load(import::list(text.as_bytes(), "sea", Kind::Place));
    let names: Vec<_> = entries.iter().map(|entry| (entry.id.as_str(), entry.name.as_str())).collect();
    assert_eq!(names, [("sea-2", "البحر الأحمر"), ("sea-5", "بحر العرب"), ("sea-6", "بحر الصين")]);
    assert_eq!(
        summary,
        "3 entries with 3 names taken\n\
         2 records skipped: no name that text can match (the first on line 4)\n\
         1 name skipped: a sign that ends a name (the first on line 7: \"بحر (؟)\")\n\
         1 name skipped: no Arabic letter (the first on line 4: \"Red Sea\")\n"
    );
}
