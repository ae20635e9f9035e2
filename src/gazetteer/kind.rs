//! What an entity is.

use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use serde::{Serialize, Serializer};

/// What an entity is, or a mention stands for.
///
/// ```
/// use aalam::Kind;
///
/// assert_eq!(Kind::from("place"), Kind::Place);
/// assert_eq!(Kind::from("vessel").to_string(), "vessel");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
    /// A label of the user's own gazetteer.
    Other(Arc<str>),
}

impl Kind {
    /// The kind's name in a gazetteer file and in every output: `person`, `title`, … or the user's own label.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Person => "person",
            Self::Title => "title",
            Self::Place => "place",
            Self::Organization => "organization",
            Self::Nationality => "nationality",
            Self::Other(label) => label,
        }
    }
}

impl From<&str> for Kind {
    fn from(name: &str) -> Self {
        let known = [Self::Person, Self::Title, Self::Place, Self::Organization, Self::Nationality];
        known.into_iter().find(|kind| kind.as_str() == name).unwrap_or_else(|| Self::Other(name.into()))
    }
}

impl FromStr for Kind {
    type Err = Infallible;

    fn from_str(name: &str) -> Result<Self, Infallible> {
        Ok(name.into())
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl Serialize for Kind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
