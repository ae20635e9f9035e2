//! The ids of mentions.

use std::borrow::Cow;
use std::fmt;
use std::str::{self, FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::error::Error;

/// The id of a mention among those of its text, in their order: `m0`, `m1`, …
///
/// Outputs refer to mentions by their ids. A letter comes first because tables take a column of numbers with empty cells for fractions.
///
/// ```
/// use aalam::{MentionId, Tagger};
///
/// let tagger = Tagger::builtin();
/// let tagged = tagger.tag("من بيروت إلى مينسك");
/// let id: MentionId = "m1".parse()?;
/// let minsk = &tagged.as_slice()[id.index()];
/// assert_eq!((minsk.text(), minsk.id().to_string()), ("مينسك", "m1".to_owned()));
/// # Ok::<(), aalam::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MentionId(usize);

impl MentionId {
    /// The id of the mention at `index` among those of its text.
    pub(crate) fn new(index: usize) -> Self {
        Self(index)
    }

    /// Returns the place of the mention among all of its text, from 0.
    pub fn index(self) -> usize {
        self.0
    }

    /// Passes on the id as text. Outputs write one for each mention, and formatting a number takes several times as long.
    fn with_str<T>(self, then: impl FnOnce(&str) -> T) -> T {
        // A letter and at most twenty digits.
        let mut text = [b'm'; 21];
        let (mut start, mut rest) = (text.len() - 1, self.0);
        for digit in text.iter_mut().skip(1).rev() {
            *digit = b'0' + (rest % 10) as u8;
            start -= 1;
            rest /= 10;
            if rest == 0 {
                break;
            }
        }
        then(text.get(start..).and_then(|text| str::from_utf8(text).ok()).unwrap_or_default())
    }
}

impl fmt::Display for MentionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.with_str(|id| f.pad(id))
    }
}

impl FromStr for MentionId {
    type Err = Error;

    fn from_str(id: &str) -> Result<Self, Error> {
        let digits = id.strip_prefix('m').filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()));
        let index = digits.and_then(|digits| digits.parse().ok());
        match index.map(Self) {
            // No id is written in two ways.
            Some(read) if read.to_string() == id => Ok(read),
            _ => Err(Error::argument(format!("{id:?} is not the id of a mention; write one such as m0"))),
        }
    }
}

impl Serialize for MentionId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.with_str(|id| serializer.serialize_str(id))
    }
}

impl<'de> Deserialize<'de> for MentionId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let id: Cow<'_, str> = Deserialize::deserialize(deserializer)?;
        id.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_read_as_they_are_written_only() {
        for index in [0, 1, 9, 10, 100, usize::MAX] {
            let id = MentionId::new(index);
            assert_eq!(id.to_string(), format!("m{index}"));
            assert_eq!(id.to_string().parse::<MentionId>().unwrap(), id);
        }
        for wrong in ["", "m", "0", "m01", "m+1", "m-1", "m1 ", "M1", "m1.0", "m99999999999999999999", "m\u{661}"] {
            let expected = format!("{wrong:?} is not the id of a mention; write one such as m0");
            assert_eq!(wrong.parse::<MentionId>().unwrap_err().to_string(), expected);
        }
    }
}
