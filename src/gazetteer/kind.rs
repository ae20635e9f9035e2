//! The kinds of entities.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::name::is_invisible;
use crate::arabic::letters::{self, Symbol};
use crate::error::Error;
use crate::util::borrowed_str::BorrowedStr;
use crate::util::distance::distance;

/// The kind of an entity or a mention.
///
/// A gazetteer can have its own kinds. They are written in any case, without spaces:
///
/// ```
/// use aalam::{Entry, Kind};
///
/// let vessel: Kind = "vessel".parse()?;
/// assert!(matches!(&vessel, Kind::Other(label) if label.as_str() == "vessel"));
/// let ship = Entry::new("nayzak", vessel, "سفينة النيزك");
/// assert_eq!(ship.kind.to_string(), "vessel");
/// # Ok::<(), aalam::Error>(())
/// ```
///
/// A known kind has one name. A similar name is an error, so that no entry gets a misspelled kind:
///
/// ```
/// use aalam::Kind;
///
/// assert_eq!("place".parse::<Kind>()?, Kind::Place);
/// let error = Kind::try_from("PERSON").unwrap_err();
/// assert_eq!(error.to_string(), "kind \"PERSON\" looks like a known one; write \"person\"");
/// # Ok::<(), aalam::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Kind {
    /// A person: صدام حفتر.
    Person,
    /// A title, rank or role: الفريق أول ركن.
    Title,
    /// A country, city, sea, building: مينسك.
    Place,
    /// A body, company, party, army: الجيش الليبي.
    Organization,
    /// The adjective or noun of belonging to a place (nisba): الليبي.
    Nationality,
    /// A kind of the user's own gazetteer, made by parsing its name.
    Other(Label),
}

/// The name of a kind that is not a known one.
///
/// Labels are made only by parsing a [`Kind`], so a label is never empty, has no spaces, and is not the name of a known kind.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Label(Arc<str>);

/// The known kinds with their plurals and other spellings, which are recognized only for the error message.
const LOOKALIKES: [(Kind, &[&str]); 5] = [
    (Kind::Person, &["persons", "people"]),
    (Kind::Title, &["titles"]),
    (Kind::Place, &["places"]),
    (Kind::Organization, &["organizations", "organisation", "organisations"]),
    (Kind::Nationality, &["nationalities"]),
];

/// The Arabic words for the known kinds, singular and plural. A gazetteer may have them as kinds of its own, which is rarely meant.
const ARABIC: [(Kind, &[&str]); 5] = [
    (Kind::Person, &["شخص", "أشخاص"]),
    (Kind::Title, &["لقب", "ألقاب"]),
    (Kind::Place, &["مكان", "أماكن"]),
    (Kind::Organization, &["منظمة", "منظمات"]),
    (Kind::Nationality, &["جنسية", "جنسيات"]),
];

/// Words that differ from the name of a known kind by one letter, and may be kinds themselves; English ones without the s of the plural.
const OTHER_WORDS: &str = "glace lace pace palace parson peace people persona placer plaice plane plate tile tithe titre tittle \
    ألعاب دكان سكان مبان مكانة مكائن منظومة منظومات";

/// The fewest letters of a word of which a misspelling can be told from another word.
const LETTERS: usize = 4;

impl Kind {
    /// Returns the kind's name in gazetteer files and in every output: `person`, `title`, … or the user's own label.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Person => "person",
            Self::Title => "title",
            Self::Place => "place",
            Self::Organization => "organization",
            Self::Nationality => "nationality",
            Self::Other(label) => label.as_str(),
        }
    }

    /// Returns the Arabic words for a known kind, singular and plural; nothing for another kind.
    pub(super) fn arabic(&self) -> &'static [&'static str] {
        ARABIC.iter().find(|(kind, _)| kind == self).map_or(&[], |(_, words)| *words)
    }

    /// The known kind with this name or a similar one: in capitals, in the plural, with spaces or invisible
    /// characters around it.
    pub(crate) fn meant_by(name: &str) -> Option<Self> {
        let name = name.trim_matches(|c: char| c.is_whitespace() || is_invisible(c)).to_lowercase();
        for (kind, lookalikes) in LOOKALIKES {
            if kind.as_str() == name || lookalikes.contains(&name.as_str()) {
                return Some(kind);
            }
        }
        None
    }

    /// Returns the known kind that the name of this kind probably misspells: with a letter too many, too few, other or swapped with the
    /// next one. An Arabic word for a known kind stands for that, too. Known kinds have no similar kind.
    ///
    /// ```
    /// use aalam::Kind;
    ///
    /// assert_eq!("organizaton".parse::<Kind>()?.similar(), Some(Kind::Organization));
    /// assert_eq!("مكان".parse::<Kind>()?.similar(), Some(Kind::Place));
    /// assert_eq!("palace".parse::<Kind>()?.similar(), None);
    /// # Ok::<(), aalam::Error>(())
    /// ```
    pub fn similar(&self) -> Option<Self> {
        let Self::Other(label) = self else { return None };
        let lower = label.as_str().to_lowercase();
        let bare = lower.strip_prefix("ال").unwrap_or(&lower);
        let singular = bare.strip_suffix('s').unwrap_or(bare);
        if OTHER_WORDS.split(' ').any(|word| word == bare || word == singular) {
            return None;
        }
        // القاب begins like an article.
        for letters in [lower.as_str(), bare].map(letters::folded) {
            let is_misspelled = |word: &&str| misspells(&letters, word);
            for (kind, words) in LOOKALIKES.into_iter().chain(ARABIC) {
                if misspells(&letters, kind.as_str()) || words.iter().any(is_misspelled) {
                    return Some(kind);
                }
            }
        }
        None
    }
}

/// Whether the letters are those of `word`, or differ from them by one: too many, too few, another, or swapped with the next one.
fn misspells(letters: &[Symbol], word: &str) -> bool {
    let word = letters::folded(word);
    distance(letters, &word, usize::from(word.len() >= LETTERS)).is_some()
}

impl Label {
    /// Returns the label as it is written in a gazetteer.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Kind {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        match Self::meant_by(name) {
            Some(known) if known.as_str() == name => Ok(known),
            Some(known) => {
                let known = known.as_str();
                Err(Error::argument(format!("kind {name:?} looks like a known one; write {known:?}")))
            }
            None if name.is_empty() || name.contains(|c: char| c.is_whitespace() || c.is_control()) => {
                Err(Error::argument(format!("kind {name:?} is empty or contains a space; write one such as \"place\"")))
            }
            None => Ok(Self::Other(Label(name.into()))),
        }
    }
}

impl TryFrom<&str> for Kind {
    type Error = Error;

    fn try_from(name: &str) -> Result<Self, Error> {
        name.parse()
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl Serialize for Kind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Kind {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let BorrowedStr(name) = Deserialize::deserialize(deserializer)?;
        name.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_known_kind_is_never_a_label() {
        for (kind, lookalikes) in LOOKALIKES {
            let name = kind.as_str();
            assert_eq!(name.parse::<Kind>().unwrap(), kind);
            let (upper, spaced) = (name.to_uppercase(), format!(" {name}\u{200F}\n"));
            for lookalike in lookalikes.iter().copied().chain([upper.as_str(), spaced.as_str()]) {
                let error = lookalike.parse::<Kind>().unwrap_err();
                let expected = format!("kind {lookalike:?} looks like a known one; write {name:?}");
                assert_eq!(error.to_string(), expected);
                assert!(error.is_argument());
            }
        }
    }

    #[test]
    fn labels_are_words() {
        for label in ["vessel", "Vessel", "جرم", "person-group", "placeholder"] {
            assert_eq!(label.parse::<Kind>().unwrap().as_str(), label);
        }
        for wrong in ["", " ", "a vessel", "vessel ", "ves\u{7}sel", "vessel\u{A0}"] {
            let expected = format!("kind {wrong:?} is empty or contains a space; write one such as \"place\"");
            assert_eq!(wrong.parse::<Kind>().unwrap_err().to_string(), expected);
        }
    }

    fn own(name: &str) -> Kind {
        let kind: Kind = name.parse().unwrap();
        assert!(matches!(kind, Kind::Other(_)), "{name}");
        kind
    }

    #[test]
    fn misspelled_kinds_are_similar_to_known_ones() {
        let cases = [
            (
                Kind::Person,
                "peson persn preson perzon persson Peson PERSN peaple poeple شخص الشخص أشخاص اشخاص الأشخاص أشخص",
            ),
            (Kind::Title, "titel tilte titlle titls ttile TITEL لقب ألقاب القاب ألقب"),
            (Kind::Place, "plac plce palce plcae plases placces مكان المكان مكن مكام أماكن اماكن أمكن"),
            (
                Kind::Organization,
                "organizaton organizatoin organiztion orgnization organizatons Organisaton organisationz منظمة منظمه منطمة المنظمات",
            ),
            (Kind::Nationality, "nationalty natonality nationalitys nationalites جنسية جنسيه جنسة حنسيات"),
        ];
        for (kind, names) in cases {
            for name in names.split(' ') {
                assert_eq!(own(name).similar(), Some(kind.clone()), "{name}");
            }
            assert_eq!(kind.similar(), None);
        }
    }

    #[test]
    fn own_kinds_are_no_misspellings() {
        let kinds = "vessel ship event law product weapon date time money currency religion language disease drug animal plant \
            palace palaces peace plane planes plate lace tile tiles persona personas parson peoples planet prize award book film song \
            team club party tribe family dynasty war battle treaty hashtag url email phone vehicle aircraft airplane species facility \
            state nation national organ organism misc other role group person-group placeholder subtitle";
        let arabic = "سفينة سفن حدث قانون منتج سلاح تاريخ عملة دين لغة مرض دواء قبيلة عائلة معركة كتاب فيلم جائزة حزب نادي شخصية قلب شعب \
            ألعاب سكان دكان مبان مكانة مكتب مكتبة منظومة منظومات نظام جنس زمان بركان";
        for name in kinds.split_whitespace().chain(arabic.split_whitespace()) {
            assert_eq!(own(name).similar(), None, "{name}");
        }
    }
}
