//! Why an import takes a name only as a weak one.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Why a name counts only with support: see [`Summary`](super::Summary). [`Display`](fmt::Display) puts it into words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum WeakReason {
    /// The name is also an ordinary word.
    OrdinaryWord,
    /// The name of a person is a given name, which many people have.
    GivenName,
}

impl WeakReason {
    /// Returns the reason in words: `an ordinary word`, …
    pub fn as_str(self) -> &'static str {
        match self {
            Self::OrdinaryWord => "an ordinary word",
            Self::GivenName => "a given name, which many people have",
        }
    }
}

impl fmt::Display for WeakReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
