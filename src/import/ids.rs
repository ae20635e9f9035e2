//! Makes kinds and ids from the labels and names of other sources.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::Kind;
use crate::gazetteer::labels;

/// Returns the kind that a source calls `label`: from the table of labels, or a known kind of this name, or else a kind of its own, with
/// hyphens for spaces. Returns `None` if the label is blank.
pub(super) fn kind(label: &str) -> Option<Kind> {
    known_or_own(labels::kind(label), label)
}

/// Returns the kind of a GATE type, or else a kind of its own.
pub(super) fn kind_of_gate(name: &str) -> Option<Kind> {
    known_or_own(labels::kind_of_gate(name), name)
}

fn known_or_own(known: Option<&Kind>, label: &str) -> Option<Kind> {
    if let Some(kind) = known {
        return Some(kind.clone());
    }
    let name = hyphened(label);
    Kind::meant_by(&name).or_else(|| name.parse().ok())
}

/// Returns `text` in lower case, with one hyphen for each run of spaces and controls.
pub(super) fn hyphened(text: &str) -> String {
    let parts = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("-").to_lowercase()
}

/// Makes an id from the Latin name `text`: its letters and digits without accents, with one hyphen for anything between them.
pub(super) fn slug(text: &str) -> Option<String> {
    let plain: String = text.nfkd().filter(|&c| !is_combining_mark(c)).collect();
    let parts = plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    let slug = parts.collect::<Vec<_>>().join("-").to_ascii_lowercase();
    (!slug.is_empty()).then_some(slug)
}
