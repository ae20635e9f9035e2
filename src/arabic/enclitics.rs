//! The enclitics: pronouns written as a suffix on their noun.

use super::letters::{ALEF, HAMZA, HEH, MEEM, NOON, Symbol, TEH, WAW, YEH};
use crate::arabic::key::Key;

/// A noun without the pronoun written on it.
#[derive(Clone, Copy)]
pub(crate) struct Stem<'w> {
    /// The noun as written before the pronoun.
    pub(crate) noun: &'w [Symbol],
    pub(crate) pronoun: &'static str,
    /// What its last letter may be without the pronoun: a ta marbuta, which becomes ت (حكومته), or a hamza, which gets a seat (رؤساؤها).
    restored: Option<Symbol>,
}

/// Splits a noun and a pronoun, if `word` ends in a pronoun (W. Wright, *A Grammar of the Arabic Language*, vol. I, §§ 185, 317).
pub(crate) fn stem(word: &[Symbol]) -> Option<Stem<'_>> {
    // The pronouns ي and ك are not cut off: رئيسي is usually "main", not "my president".
    let (noun, pronoun) = match word {
        [noun @ .., HEH, MEEM, ALEF] => (noun, "هما"),
        [noun @ .., HEH, ALEF] => (noun, "ها"),
        [noun @ .., HEH, MEEM] => (noun, "هم"),
        [noun @ .., HEH, NOON] => (noun, "هن"),
        [noun @ .., NOON, ALEF] => (noun, "نا"),
        [noun @ .., HEH] => (noun, "ه"),
        _ => return None,
    };
    let restored = match noun {
        [_, _, .., TEH] => Some(HEH),
        [_, _, .., WAW | YEH] => Some(HAMZA),
        [_, _, _, ..] => None,
        _ => return None,
    };
    Some(Stem { noun, pronoun, restored })
}

impl Stem<'_> {
    /// Returns what the noun may be without the pronoun.
    pub(crate) fn nouns(self) -> impl Iterator<Item = Vec<Symbol>> {
        let restored = self.restored.and_then(|letter| {
            let (_, rest) = self.noun.split_last()?;
            Some([rest, &[letter]].concat())
        });
        std::iter::once(self.noun.to_vec()).chain(restored)
    }

    /// Returns the keys of [`nouns`](Self::nouns), computed from the key of the word with its pronoun.
    pub(crate) fn keys(self, word: &[Symbol], key: Key) -> impl Iterator<Item = Key> {
        let ending = word.get(self.noun.len()..).unwrap_or_default();
        let noun = ending.iter().rev().fold(key, |key, &symbol| key.without_last(symbol));
        let restored = self.restored.zip(self.noun.last()).map(|(letter, &last)| noun.without_last(last).push(letter));
        std::iter::once(noun).chain(restored)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arabic::letters::folded;

    #[test]
    fn pronouns_are_cut_off() {
        for (word, noun, pronoun) in [
            ("وزيرها", "وزير", "ها"),
            ("حكومته", "حكومة", "ه"),
            ("قيادتهم", "قيادة", "هم"),
            ("رئيسنا", "رئيس", "نا"),
            ("رؤساؤها", "رؤساء", "ها"),
            ("وزرائه", "وزراء", "ه"),
            ("قائدهما", "قائد", "هما"),
        ] {
            let word = folded(word);
            let stem = stem(&word).expect(noun);
            assert!(stem.nouns().any(|other| other == folded(noun)), "{noun}");
            let keys: Vec<Key> = stem.keys(&word, Key::of(word.iter().copied())).collect();
            assert_eq!(keys, stem.nouns().map(Key::of).collect::<Vec<_>>(), "{noun}");
            assert_eq!(stem.pronoun, pronoun, "{noun}");
        }
        for word in ["رئيسي", "وزيرك", "منه", "لها", "بغداد"] {
            assert!(stem(&folded(word)).is_none(), "{word}");
        }
    }
}
