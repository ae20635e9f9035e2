//! Tells what a user may not have meant about a gazetteer that is added to the embedded one.

use std::collections::HashSet;
use std::path::Path;

use aalam::{Gazetteer, Kind};

use crate::counted::counted;

/// The most ids in a note.
const IDS: usize = 10;

/// Returns one line on the embedded entries that those of a file replace, if there are any.
pub(crate) fn replaced(file: &Path, gazetteer: &Gazetteer) -> Option<String> {
    let ids: Vec<&str> = Gazetteer::builtin().replaced_by(gazetteer).map(|(old, _)| old.id()).collect();
    let count = counted(ids.len(), "embedded entry", "embedded entries");
    let (first, rest) = ids.split_at(ids.len().min(IDS));
    let more = if rest.is_empty() { String::new() } else { format!(" and {} more", rest.len()) };
    (!ids.is_empty()).then(|| format!("note: {} replaces {count}: {}{more}", file.display(), first.join(", ")))
}

/// Returns a line for each entry of another kind than the embedded one that it replaces, and for each kind that looks like a misspelling.
#[allow(dead_code, reason = "`gazetteer check` has these from the library, with line and column")]
pub(crate) fn doubts(file: &Path, gazetteer: &Gazetteer, replaces: bool) -> Vec<String> {
    let mut doubts = Vec::new();
    // Each kind is compared once with the known ones, however many entries have it.
    let mut seen: HashSet<&Kind> = HashSet::new();
    for entry in gazetteer.entries() {
        let kind = entry.kind();
        let mut warn =
            |what: String| doubts.push(format!("warning: {}: entry {:?}: {what}", file.display(), entry.id()));
        if let Some(similar) = if seen.insert(kind) { kind.similar() } else { None } {
            warn(format!(
                "kind \"{kind}\" looks like \"{similar}\", and is another; write \"{similar}\" if you mean it"
            ));
        }
        let old = Gazetteer::builtin().get(entry.id()).filter(|old| replaces && old.kind() != kind);
        if let Some(old) = old {
            warn(format!("a {kind} replaces the embedded {}; give it another id", old.kind()));
        }
    }
    doubts
}
