//! The stages of the grammar, each of which can be switched off.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::error::{Error, choose};

/// A stage of the grammar, which adds to the listed names.
///
/// ```
/// use aalam::{Options, Stage, Tagger};
///
/// let without = Tagger::builtin().with(Options::new().without(Stage::People));
/// let text = "قال هشام الشمري إن الأمر انتهى";
/// assert_eq!(Tagger::builtin().tag(text).as_slice().len(), 1);
/// assert!(without.tag(text).as_slice().is_empty());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Stage {
    /// People composed of name parts: هشام البرقاوي.
    People,
    /// Places after a noun for a type of place: مدينة سرخس.
    Places,
    /// Organizations composed of a head noun and its complement: شركة «نوكيا».
    Organizations,
    /// Titles with their complements (رئيس مجلس النواب) and their holders.
    Titles,
    /// Short names of what the text names in full, such as حفتر and صدام beside صدام حفتر, and acronyms.
    References,
}

impl Stage {
    /// All stages.
    pub const ALL: &'static [Self] = &[Self::People, Self::Places, Self::Organizations, Self::Titles, Self::References];

    /// Returns the stage's name on a command line: `people`, `places`, …
    pub fn as_str(self) -> &'static str {
        match self {
            Self::People => "people",
            Self::Places => "places",
            Self::Organizations => "organizations",
            Self::Titles => "titles",
            Self::References => "references",
        }
    }

    fn bit(self) -> u8 {
        1 << self as u8
    }
}

impl fmt::Display for Stage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Stage {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        choose("stage", name, Self::ALL, Self::as_str)
    }
}

/// A set of stages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stages(u8);

impl Stages {
    pub(crate) const NONE: Self = Self(0);

    /// Returns all stages.
    pub(crate) fn all() -> Self {
        Self(Stage::ALL.iter().fold(0, |all, stage| all | stage.bit()))
    }

    pub(crate) fn has(self, stage: Stage) -> bool {
        self.0 & stage.bit() != 0
    }

    pub(crate) fn any_of(self, stages: &[Stage]) -> bool {
        stages.iter().any(|&stage| self.has(stage))
    }

    pub(crate) fn without(self, stage: Stage) -> Self {
        Self(self.0 & !stage.bit())
    }
}
