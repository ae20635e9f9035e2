//! Makes kinds and ids from the labels and names of other sources.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::Kind;
use crate::gazetteer::labels;

/// Returns the kind that a source calls `label`: a known kind, or else a kind of its own, with hyphens for spaces. Returns `None` if the
/// label is blank.
///
/// | label | kind |
/// |---|---|
/// | `PER`, `PERS`, `PERSON`, `HUMAN`, شخص, شخصية | person |
/// | `LOC`, `LOCATION`, `GPE`, `GEO`, `FAC`, `FACILITY`, `PLACE`, `COUNTRY`, `CITY`, …, مكان, موقع, دولة, مدينة, محافظة, … | place |
/// | `ORG`, `ORGANIZATION`, `ORGANISATION`, `COMPANY`, `GOVERNMENT`, …, منظمة, مؤسسة, شركة, هيئة, … | organization |
/// | `TITLE`, `OCC`, `JOBTITLE`, `POSITION`, `RANK`, `ROLE`, …, لقب, منصب, رتبة, وظيفة | title |
/// | `NORP`, `NATIONALITY`, `COUNTRY_ADJ`, `DEMONYM`, جنسية | nationality |
///
/// Case, the plural (`companies`, مدن) and the Arabic article do not matter. Of a label in two parts, the second counts if it is a title
/// or a nationality (`person:title`), otherwise the first (`PER:Politician`).
///
/// ```
/// use aalam::{Kind, import};
///
/// assert_eq!(import::kind_of_label("Organisations"), Some(Kind::Organization));
/// assert_eq!(import::kind_of_label("الأماكن"), Some(Kind::Place));
/// assert_eq!(import::kind_of_label("Sea Vessel"), "sea-vessel".parse().ok());
/// ```
pub fn kind_of_label(label: &str) -> Option<Kind> {
    labels::kind(label).cloned().or_else(|| own(label))
}

/// Returns the kind of a GATE list: that of its annotation or major type, which its minor type may say more exactly.
pub(super) fn kind_of_gate(label: &str, minor: Option<&str>) -> Option<Kind> {
    match labels::kind(label) {
        Some(major) => labels::refined(major, minor.unwrap_or_default()).cloned(),
        None => own(label),
    }
}

fn own(label: &str) -> Option<Kind> {
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
