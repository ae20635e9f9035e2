//! The evidence for composed names, and its weights.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::error::{Error, choose};

/// The evidence for a name that is in no list, such as a person's or a place's.
///
/// ```
/// use aalam::{Evidence, Tagger};
///
/// let tagger = Tagger::builtin();
/// let tagged = tagger.tag("وقال الدكتور هشام الشمري إن النتائج جيدة");
/// let person = tagged.mentions().find(|mention| mention.is_composed()).unwrap();
/// assert_eq!(person.text(), "هشام الشمري");
/// assert_eq!(person.evidence(), [Evidence::Title, Evidence::Given, Evidence::Family]);
/// assert_eq!(person.weight(), 6);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Evidence {
    /// A given name: محمد.
    Given,
    /// A given name that is also an ordinary word: كريم.
    WeakGiven,
    /// A family name: الدبيبة.
    Family,
    /// The given name is also a family name, and never another word: لوكاس. Then it may be enough by itself.
    EitherName,
    /// A family name that is also an ordinary word or a nationality: المصري.
    WeakFamily,
    /// عبد with a name of God: عبد الحميد.
    Servant,
    /// أبو or أم with a name: أبو القاسم.
    Kunya,
    /// بن between two names: خالد بن الوليد.
    Nasab,
    /// A word that is in no list, after a given name.
    Unknown,
    /// The number of a monarch or pope, after a given name: محمد الخامس.
    Ordinal,
    /// A title or honorific before the name: الرئيس.
    Title,
    /// A verb of saying before the name: قال.
    Saying,
    /// The beginning of what was said, after the name: أن.
    Clause,
    /// A short name of a person whom the text names in full elsewhere, or the acronym of an organization named before.
    Reference,
    /// Letters in brackets after an organization: منظمة الأغذية والزراعة (فاو).
    Acronym,
    /// A noun before the name that tells the type of place: مدينة.
    Designator,
    /// The beginning of a longer name: the title in رئيس مجلس النواب, the noun in شركة «نوكيا».
    Head,
    /// An organization, place or title that completes the head.
    Complement,
    /// A name in quotes after the head: صحيفة «الرأي».
    Quoted,
    /// A field that completes a title: وزير الطيران.
    Field,
    /// A nationality after a complement (وزير الخارجية الروسي) or before a name (المغربي هشام الشمري).
    Nationality,
}

impl Evidence {
    /// Every type of evidence.
    pub const ALL: &'static [Self] = &[
        Self::Given,
        Self::WeakGiven,
        Self::Family,
        Self::EitherName,
        Self::WeakFamily,
        Self::Servant,
        Self::Kunya,
        Self::Nasab,
        Self::Unknown,
        Self::Ordinal,
        Self::Title,
        Self::Saying,
        Self::Clause,
        Self::Reference,
        Self::Acronym,
        Self::Designator,
        Self::Head,
        Self::Complement,
        Self::Quoted,
        Self::Field,
        Self::Nationality,
    ];

    /// Returns the weight of the evidence; weights add up.
    pub fn weight(self) -> u32 {
        match self {
            Self::Servant | Self::Kunya | Self::Reference | Self::Acronym | Self::Designator => 3,
            Self::Head
            | Self::Complement
            | Self::Quoted
            | Self::Field
            | Self::Given
            | Self::Family
            | Self::Nasab
            | Self::Title => 2,
            Self::WeakGiven
            | Self::EitherName
            | Self::WeakFamily
            | Self::Unknown
            | Self::Ordinal
            | Self::Saying
            | Self::Clause
            | Self::Nationality => 1,
        }
    }

    /// Returns the name of the evidence, as in JSON: `given`, `weak_family`, …
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Given => "given",
            Self::WeakGiven => "weak_given",
            Self::Family => "family",
            Self::EitherName => "either_name",
            Self::WeakFamily => "weak_family",
            Self::Servant => "servant",
            Self::Kunya => "kunya",
            Self::Nasab => "nasab",
            Self::Unknown => "unknown",
            Self::Ordinal => "ordinal",
            Self::Title => "title",
            Self::Saying => "saying",
            Self::Clause => "clause",
            Self::Reference => "reference",
            Self::Acronym => "acronym",
            Self::Designator => "designator",
            Self::Head => "head",
            Self::Complement => "complement",
            Self::Quoted => "quoted",
            Self::Field => "field",
            Self::Nationality => "nationality",
        }
    }
}

/// The total weight of the evidence.
pub(crate) fn total_weight(evidence: &[Evidence]) -> u32 {
    evidence.iter().map(|evidence| evidence.weight()).sum()
}

impl fmt::Display for Evidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Evidence {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        choose("evidence", name, Self::ALL, Self::as_str)
    }
}
