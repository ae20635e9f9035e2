//! The labels of the kinds elsewhere: the one table of the labels that formats write and readers accept.

use std::collections::HashMap;

use once_cell::sync::Lazy;

use super::Kind;
use crate::arabic::letters::{self, Symbol};

/// The labels of one kind, besides its [Arabic words](Kind::arabic).
struct KindLabels {
    kind: Kind,
    /// The label in CoNLL.
    conll: &'static str,
    /// The label of spaCy's pipelines.
    spacy: &'static str,
    /// Other labels in corpora, patterns, tables and lists, in upper case. Their regular plurals need not be listed.
    others: &'static [&'static str],
}

static TABLE: [KindLabels; 5] = [
    KindLabels {
        kind: Kind::Person,
        conll: "PER",
        spacy: "PERSON",
        others: &["PERS", "HUMAN", "INDIVIDUAL", "PERSON_FULL", "شخصية", "شخصيات"],
    },
    KindLabels {
        kind: Kind::Title,
        conll: "TITLE",
        spacy: "TITLE",
        others: &[
            "OCC",
            "OCCUPATION",
            "JOBTITLE",
            "POSITION",
            "RANK",
            "ROLE",
            "منصب",
            "مناصب",
            "رتبة",
            "رتب",
            "وظيفة",
            "وظائف",
        ],
    },
    KindLabels {
        kind: Kind::Place,
        conll: "LOC",
        spacy: "LOC",
        others: &[
            "LOCATION",
            "GPE",
            "GEO",
            "FAC",
            "FACILITY",
            "PLACE",
            "COUNTRY",
            "STATE",
            "PROVINCE",
            "REGION",
            "CITY",
            "TOWN",
            "VILLAGE",
            "موقع",
            "مواقع",
            "دولة",
            "دول",
            "بلد",
            "بلدان",
            "بلاد",
            "إقليم",
            "أقاليم",
            "محافظة",
            "محافظات",
            "ولاية",
            "ولايات",
            "منطقة",
            "مناطق",
            "مدينة",
            "مدن",
            "عاصمة",
            "عواصم",
            "بلدة",
            "بلدات",
            "قرية",
            "قرى",
            "منشأة",
            "منشآت",
        ],
    },
    KindLabels {
        kind: Kind::Organization,
        conll: "ORG",
        spacy: "ORG",
        others: &[
            "ORGANIZATION",
            "ORGANISATION",
            "COMPANY",
            "CORPORATION",
            "INSTITUTION",
            "AGENCY",
            "GOVERNMENT",
            "مؤسسة",
            "مؤسسات",
            "شركة",
            "شركات",
            "هيئة",
            "هيئات",
            "جهة",
            "جهات",
            "حكومة",
            "حكومات",
        ],
    },
    KindLabels {
        kind: Kind::Nationality,
        conll: "NORP",
        spacy: "NORP",
        others: &["NATIONALITY", "COUNTRY_ADJ", "DEMONYM"],
    },
];

impl KindLabels {
    /// The labels that stand for the kind, with some repeated.
    fn accepted(&self) -> impl Iterator<Item = &'static str> {
        let own = [self.conll, self.spacy].into_iter();
        own.chain(self.kind.arabic().iter().copied()).chain(self.others.iter().copied())
    }
}

fn labels_of(kind: &Kind) -> Option<&'static KindLabels> {
    TABLE.iter().find(|labels| labels.kind == *kind)
}

/// Every known label with its kind; some are repeated.
fn known() -> impl Iterator<Item = (&'static str, &'static Kind)> {
    TABLE.iter().flat_map(|labels| labels.accepted().map(|label| (label, &labels.kind)))
}

/// The kinds by the folded letters of their labels.
static BY_LETTERS: Lazy<HashMap<Vec<Symbol>, &Kind>> =
    Lazy::new(|| known().map(|(label, kind)| (letters::folded(label), kind)).collect());

/// The kind that a label stands for: in upper or lower case, in the plural, with the Arabic article. A label may have two parts
/// (`PER:Politician`); the second counts if it is a title or a nationality (`person:title`), otherwise the first.
pub(crate) fn kind(label: &str) -> Option<&'static Kind> {
    if let Some(kind) = kind_of_word(label) {
        return Some(kind);
    }
    let (major, minor) = label.split_once([':', '/', '.'])?;
    refined(kind_of_word(major)?, minor)
}

/// The kind of a label of two parts, of which the first stands for `major`.
pub(crate) fn refined(major: &'static Kind, minor: &str) -> Option<&'static Kind> {
    match kind_of_word(minor) {
        Some(minor @ (Kind::Title | Kind::Nationality)) => Some(minor),
        _ => Some(major),
    }
}

fn kind_of_word(label: &str) -> Option<&'static Kind> {
    let upper = label.trim().to_uppercase();
    let bare = upper.strip_prefix("ال").unwrap_or(&upper);
    let singular = match (bare.strip_suffix("IES"), bare.strip_suffix('S')) {
        (Some(stem), _) => format!("{stem}Y"),
        (None, Some(stem)) => stem.to_owned(),
        (None, None) => bare.to_owned(),
    };
    [bare, &singular].into_iter().find_map(|form| BY_LETTERS.get(&letters::folded(form)).copied())
}

/// The label of a kind in CoNLL; a user-defined kind is its own label.
pub(crate) fn conll(kind: &Kind) -> &str {
    labels_of(kind).map_or(kind.as_str(), |labels| labels.conll)
}

/// The label of a kind in spaCy's pipelines; a user-defined kind is its own label.
pub(crate) fn spacy(kind: &Kind) -> &str {
    labels_of(kind).map_or(kind.as_str(), |labels| labels.spacy)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_stands_for_one_kind() {
        for (label, expected) in known() {
            assert!(known().all(|(other, kind)| other != label || kind == expected), "{label}");
            assert_eq!(label.to_uppercase(), label);
            assert_eq!(kind(&format!(" {} ", label.to_lowercase())), Some(expected));
        }
    }

    #[test]
    fn labels_are_known_in_any_form() {
        let cases = [
            ("organisations", Kind::Organization),
            ("Companies", Kind::Organization),
            ("شركه", Kind::Organization),
            ("المؤسسات", Kind::Organization),
            ("gpe", Kind::Place),
            ("الدول", Kind::Place),
            ("country-adj", Kind::Nationality),
            ("job title", Kind::Title),
            ("person:title", Kind::Title),
            ("PER:Politician", Kind::Person),
            ("location/city", Kind::Place),
            ("الأشخاص", Kind::Person),
        ];
        for (label, expected) in cases {
            assert_eq!(kind(label), Some(&expected), "{label}");
        }
        for unknown in ["MISC", "person_first", "event:title", "S", "ال", "", ":", "PERX"] {
            assert_eq!(kind(unknown), None, "{unknown}");
        }
    }

    #[test]
    fn what_is_written_can_be_read() {
        for labels in &TABLE {
            for label in [conll(&labels.kind), spacy(&labels.kind)] {
                assert_eq!(kind(label), Some(&labels.kind));
            }
        }
        let own = "vessel".parse().unwrap();
        assert_eq!((conll(&own), spacy(&own)), ("vessel", "vessel"));
    }
}
