//! Kinds and ids made of the words of other people.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::Kind;
use crate::gazetteer::labels;

/// The kind that a source calls `label`: what the table knows of it, or else a label of its own, with hyphens for spaces.
pub(super) fn kind(label: &str) -> Kind {
    known_or_own(labels::kind(label), label)
}

/// The kind of a type of GATE, or else one of its own.
pub(super) fn kind_of_gate(name: &str) -> Kind {
    known_or_own(labels::kind_of_gate(name), name)
}

fn known_or_own(known: Option<&Kind>, label: &str) -> Kind {
    match known {
        Some(kind) => kind.clone(),
        None => Kind::from(hyphened(label).as_str()),
    }
}

/// `text` in lower case, with one hyphen for spaces and controls.
pub(super) fn hyphened(text: &str) -> String {
    let parts = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("-").to_lowercase()
}

/// An id of the Latin name `text`: its letters and digits without accents, with one hyphen for all between them.
pub(super) fn slug(text: &str) -> Option<String> {
    let plain: String = text.nfkd().filter(|&c| !is_combining_mark(c)).collect();
    let parts = plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    let slug = parts.collect::<Vec<_>>().join("-").to_ascii_lowercase();
    (!slug.is_empty()).then_some(slug)
}
