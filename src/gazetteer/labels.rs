//! The labels of the kinds elsewhere: the one table of the labels that formats write and readers accept.

use super::Kind;

/// The labels of one kind.
struct KindLabels {
    kind: Kind,
    /// The label in CoNLL.
    conll: &'static str,
    /// The label of spaCy's pipelines.
    spacy: &'static str,
    /// The Arabic word, singular and plural.
    arabic: [&'static str; 2],
    /// Other labels in corpora, patterns and tables, in upper case.
    others: &'static [&'static str],
    /// The major types of ANNIE's lists and its annotation types, in upper case.
    gate: &'static [&'static str],
}

static TABLE: [KindLabels; 5] = [
    KindLabels {
        kind: Kind::Person,
        conll: "PER",
        spacy: "PERSON",
        arabic: ["شخص", "أشخاص"],
        others: &["PERS"],
        gate: &["PERSON", "PERSON_FULL"],
    },
    KindLabels {
        kind: Kind::Title,
        conll: "TITLE",
        spacy: "TITLE",
        arabic: ["لقب", "ألقاب"],
        others: &["OCC", "منصب"],
        gate: &["TITLE", "JOBTITLE"],
    },
    KindLabels {
        kind: Kind::Place,
        conll: "LOC",
        spacy: "LOC",
        arabic: ["مكان", "أماكن"],
        others: &["LOCATION", "GPE", "FAC", "PLACE"],
        gate: &["LOCATION", "FACILITY", "COUNTRY", "CITY"],
    },
    KindLabels {
        kind: Kind::Organization,
        conll: "ORG",
        spacy: "ORG",
        arabic: ["منظمة", "منظمات"],
        others: &["ORGANIZATION", "ORGANISATION", "مؤسسة"],
        gate: &["ORGANIZATION", "COMPANY", "GOVERNMENT"],
    },
    KindLabels {
        kind: Kind::Nationality,
        conll: "NORP",
        spacy: "NORP",
        arabic: ["جنسية", "جنسيات"],
        others: &["NATIONALITY"],
        gate: &["NATIONALITY", "COUNTRY_ADJ"],
    },
];

impl KindLabels {
    /// The labels that stand for the kind, with some repeated.
    fn accepted(&self) -> impl Iterator<Item = &'static str> {
        let Self { conll, spacy, arabic: [one, _], others, .. } = *self;
        [conll, spacy, one].into_iter().chain(others.iter().copied())
    }
}

fn labels_of(kind: &Kind) -> Option<&'static KindLabels> {
    TABLE.iter().find(|labels| labels.kind == *kind)
}

/// Every known label of corpora, patterns and tables, with its kind; some are repeated.
pub(crate) fn known() -> impl Iterator<Item = (&'static str, &'static Kind)> {
    TABLE.iter().flat_map(|labels| labels.accepted().map(|label| (label, &labels.kind)))
}

/// The kind that a label stands for, in upper or lower case.
pub(crate) fn kind(label: &str) -> Option<&'static Kind> {
    let upper = label.trim().to_uppercase();
    known().find(|(known, _)| *known == upper).map(|(_, kind)| kind)
}

/// The kind that a GATE type stands for, in upper or lower case.
pub(crate) fn kind_of_gate(name: &str) -> Option<&'static Kind> {
    let upper = name.trim().to_uppercase();
    let labels = TABLE.iter().find(|labels| labels.gate.contains(&upper.as_str()))?;
    Some(&labels.kind)
}

/// The label of a kind in CoNLL; a user-defined kind is its own label.
pub(crate) fn conll(kind: &Kind) -> &str {
    labels_of(kind).map_or(kind.as_str(), |labels| labels.conll)
}

/// The label of a kind in spaCy's pipelines; a user-defined kind is its own label.
pub(crate) fn spacy(kind: &Kind) -> &str {
    labels_of(kind).map_or(kind.as_str(), |labels| labels.spacy)
}

/// The Arabic word for a kind, singular and plural; a user-defined kind is its own label.
pub(crate) fn arabic(kind: &Kind) -> [&str; 2] {
    labels_of(kind).map_or([kind.as_str(); 2], |labels| labels.arabic)
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
        assert_eq!(kind("MISC"), None);
        let gate: Vec<&str> = TABLE.iter().flat_map(|labels| labels.gate).copied().collect();
        assert!(gate.iter().all(|name| gate.iter().filter(|other| *other == name).count() == 1), "{gate:?}");
        assert_eq!(kind_of_gate("country_adj"), Some(&Kind::Nationality));
        assert_eq!(kind_of_gate("person_first"), None);
    }

    #[test]
    fn what_is_written_can_be_read() {
        for labels in &TABLE {
            for label in [conll(&labels.kind), spacy(&labels.kind), arabic(&labels.kind)[0]] {
                assert_eq!(kind(label), Some(&labels.kind));
            }
        }
        let own = "vessel".parse().unwrap();
        assert_eq!((conll(&own), spacy(&own), arabic(&own)), ("vessel", "vessel", ["vessel", "vessel"]));
    }
}
