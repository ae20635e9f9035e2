//! The proclitics: particles written as a prefix on the word they govern.

use std::borrow::Cow;
use std::str::FromStr;
use std::{fmt, iter};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::key::Key;
use super::letters::{BEH, FEH, KAF, LAM, Symbol, WAW};
use crate::error::Error;

/// The proclitics written before a name: at most one conjunction (و or ف), then at most one preposition (ب, ك or ل).
///
/// The article is not a proclitic here: it belongs to the name.
///
/// ```
/// use aalam::Tagger;
///
/// let tagger = Tagger::builtin();
/// let tagged = tagger.tag("ولبيروت");
/// let clitics = tagged.as_slice()[0].clitics();
/// assert_eq!(clitics.as_str(), "ول");
/// assert_eq!(clitics.conjunction(), Some('و'));
/// assert_eq!(clitics.preposition(), Some('ل'));
/// assert!(clitics.len() == 2 && !clitics.is_empty());
/// assert_eq!("ول".parse::<aalam::Proclitics>()?, clitics);
/// # Ok::<(), aalam::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Proclitics(u8);

/// Every possible sequence, indexed by its number: 4 for و or 8 for ف, plus 1, 2 or 3 for the preposition.
const SEQUENCES: [&str; 12] = ["", "ب", "ك", "ل", "و", "وب", "وك", "ول", "ف", "فب", "فك", "فل"];

impl Proclitics {
    /// The most proclitics that a word can have.
    pub(crate) const MOST: usize = 2;

    /// Returns the most letters at the beginning of `word` that can be proclitics. Any smaller number can be, too.
    pub(crate) fn most_of(word: &[Symbol]) -> usize {
        match word {
            [WAW | FEH, BEH | KAF | LAM, ..] => 2,
            [WAW | FEH | BEH | KAF | LAM, ..] => 1,
            _ => 0,
        }
    }

    /// Returns every way to split proclitics off `word`, as proclitics and rest. The first splits off none.
    ///
    /// ولبيروت is split into nothing and ولبيروت, و and لبيروت, ول and بيروت.
    pub(crate) fn splits(word: &[Symbol]) -> impl Iterator<Item = (Self, &[Symbol])> {
        iter::successors(Some((Self::default(), word)), |(clitics, rest)| {
            let (&letter, rest) = rest.split_first()?;
            Some((clitics.push(letter)?, rest))
        })
    }

    /// Returns the [`splits`](Self::splits), each with the key of the rest, computed from the key of the word.
    pub(crate) fn splits_with_key(word: &[Symbol], key: Key) -> impl Iterator<Item = (Self, &[Symbol], Key)> {
        iter::successors(Some((Self::default(), word, key)), |(clitics, rest, key)| {
            let (&letter, after) = rest.split_first()?;
            Some((clitics.push(letter)?, after, key.without_first(letter, rest.len())))
        })
    }

    /// Returns the sequence with one more letter at the end, or `None` if it cannot be a proclitic there.
    fn push(self, letter: Symbol) -> Option<Self> {
        let has_preposition = self.0 % 4 != 0;
        match letter {
            WAW if self.is_empty() => Some(Self(4)),
            FEH if self.is_empty() => Some(Self(8)),
            BEH if !has_preposition => Some(Self(self.0 + 1)),
            KAF if !has_preposition => Some(Self(self.0 + 2)),
            LAM if !has_preposition => Some(Self(self.0 + 3)),
            _ => None,
        }
    }

    /// Reads the whole of `letters` as a sequence of proclitics.
    pub(crate) fn read(letters: &[Symbol]) -> Option<Self> {
        letters.iter().copied().try_fold(Self::default(), Self::push)
    }

    /// Returns the proclitics as written, without marks and tatweel. Empty if there are none.
    pub fn as_str(self) -> &'static str {
        SEQUENCES.get(usize::from(self.0)).copied().unwrap_or_default()
    }

    /// Returns the conjunction: و ("and") or ف ("so").
    pub fn conjunction(self) -> Option<char> {
        match self.0 / 4 {
            0 => None,
            1 => Some('و'),
            _ => Some('ف'),
        }
    }

    /// Returns the preposition: ب ("in, by"), ك ("like") or ل ("for, to").
    pub fn preposition(self) -> Option<char> {
        [None, Some('ب'), Some('ك'), Some('ل')].get(usize::from(self.0 % 4)).copied().flatten()
    }

    /// Returns whether there are no proclitics.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Returns the number of proclitics, which is also the number of their letters: 0 to 2.
    pub fn len(self) -> usize {
        usize::from(self.0 / 4 != 0) + usize::from(self.0 % 4 != 0)
    }
}

impl fmt::Display for Proclitics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Proclitics {
    type Err = Error;

    fn from_str(letters: &str) -> Result<Self, Error> {
        let sequences = (0..).zip(SEQUENCES);
        for (number, sequence) in sequences {
            if sequence == letters {
                return Ok(Self(number));
            }
        }
        let advice = "write و or ف, then ب, ك or ل, or nothing";
        Err(Error::argument(format!("{letters:?} are not proclitics; {advice}")))
    }
}

impl Serialize for Proclitics {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Proclitics {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let letters: Cow<'_, str> = Deserialize::deserialize(deserializer)?;
        letters.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arabic::letters::fold_word;

    #[test]
    fn every_sequence_reads_back() {
        for text in SEQUENCES {
            let mut letters = Vec::new();
            fold_word(text, &mut letters);
            let read = Proclitics::read(&letters).expect(text);
            assert_eq!(read.as_str(), text);
            assert_eq!(text.parse::<Proclitics>().unwrap(), read);
            assert_eq!(read.len(), text.chars().count());
            let parts: String = read.conjunction().into_iter().chain(read.preposition()).collect();
            assert_eq!(parts, text);
            assert_eq!(Proclitics::most_of(&letters), read.len());
        }
    }

    #[test]
    fn every_split_has_the_key_of_its_rest() {
        for (word, expected) in [
            ("ولبيروت", ["", "و", "ول"].as_slice()),
            ("بيروت", &["", "ب"]),
            ("وب", &["", "و", "وب"]),
            ("مصر", &[""]),
            ("", &[""]),
        ] {
            let letters = crate::arabic::letters::folded(word);
            let mut clitics = Vec::new();
            for (before, rest, key) in Proclitics::splits_with_key(&letters, Key::of(letters.iter().copied())) {
                assert_eq!(key, Key::of(rest.iter().copied()), "{word}");
                assert_eq!(rest, &letters[before.len()..], "{word}");
                clitics.push(before.as_str());
            }
            assert_eq!(clitics, expected, "{word}");
        }
    }

    #[test]
    fn other_sequences_are_none() {
        for text in ["بو", "لب", "وو", "لل", "بل", "ا", "وبل", "وفب", "س"] {
            let mut letters = Vec::new();
            fold_word(text, &mut letters);
            assert_eq!(Proclitics::read(&letters), None, "{text}");
            assert!(text.parse::<Proclitics>().unwrap_err().is_argument(), "{text}");
        }
    }
}
