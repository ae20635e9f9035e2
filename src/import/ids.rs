//! What other people call kinds, and ids made of their words.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::Kind;

/// The labels of annotated corpora and of lists, in upper case, with the kind that each stands for.
#[rustfmt::skip]
pub(super) const LABELS: &[(&str, Kind)] = &[
    ("PER", Kind::Person), ("PERS", Kind::Person), ("PERSON", Kind::Person), ("شخص", Kind::Person),
    ("LOC", Kind::Place), ("LOCATION", Kind::Place), ("GPE", Kind::Place), ("FAC", Kind::Place), ("PLACE", Kind::Place),
    ("مكان", Kind::Place),
    ("ORG", Kind::Organization), ("ORGANIZATION", Kind::Organization), ("ORGANISATION", Kind::Organization),
    ("منظمة", Kind::Organization), ("مؤسسة", Kind::Organization),
    ("NORP", Kind::Nationality), ("NATIONALITY", Kind::Nationality), ("جنسية", Kind::Nationality),
    ("TITLE", Kind::Title), ("لقب", Kind::Title), ("منصب", Kind::Title),
];

/// The kind that a source calls `label`: what `table` says of it in upper case, or else a label of its own, with hyphens for spaces.
pub(super) fn kind(label: &str, table: &[(&str, Kind)]) -> Kind {
    let upper = label.trim().to_uppercase();
    let known = table.iter().find(|(name, _)| *name == upper).map(|(_, kind)| kind.clone());
    known.unwrap_or_else(|| Kind::from(hyphened(label).as_str()))
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
