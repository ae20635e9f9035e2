//! The enclitics: pronouns that are written on the noun they belong to.

use super::letters::{ALEF, HAMZA, HEH, MEEM, NOON, Symbol, TEH, WAW, YEH};

/// The pronouns that are cut off a noun, the longest first. ي and ك are none of them: رئيسي is "main".
const PRONOUNS: [(&[Symbol], &str); 6] = [
    (&[HEH, MEEM, ALEF], "هما"),
    (&[HEH, ALEF], "ها"),
    (&[HEH, MEEM], "هم"),
    (&[HEH, NOON], "هن"),
    (&[NOON, ALEF], "نا"),
    (&[HEH], "ه"),
];

/// A noun without the pronoun written on it.
pub(crate) struct Stem {
    /// The letters as they stand in the text.
    pub(crate) letters: usize,
    pub(crate) pronoun: &'static str,
    /// What the noun may be without the pronoun: as it stands; with the ta marbuta that a pronoun turns into ت (حكومته); with the
    /// hamza that it puts on a seat (رؤساؤها).
    pub(crate) nouns: Vec<Vec<Symbol>>,
}

/// The noun that `word` is with a pronoun written on it, if its ending is one (W. Wright, *A Grammar of the Arabic
/// Language*, vol. I, §§ 185, 317).
pub(crate) fn stem(word: &[Symbol]) -> Option<Stem> {
    let (noun, pronoun) =
        PRONOUNS.iter().find_map(|(ending, pronoun)| Some((word.strip_suffix(*ending)?, *pronoun)))?;
    let (&last, rest) = noun.split_last().filter(|(_, rest)| rest.len() >= 2)?;
    let mut nouns = vec![noun.to_vec()];
    let restored = match last {
        TEH => Some(HEH),
        WAW | YEH => Some(HAMZA),
        _ => None,
    };
    nouns.extend(restored.map(|letter| [rest, &[letter]].concat()));
    Some(Stem { letters: noun.len(), pronoun, nouns })
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
            let stem = stem(&folded(word)).expect(word);
            assert!(stem.nouns.contains(&folded(noun)), "{word}");
            assert_eq!(stem.pronoun, pronoun, "{word}");
        }
        for word in ["رئيسي", "وزيرك", "منه", "لها", "بغداد"] {
            assert!(stem(&folded(word)).is_none(), "{word}");
        }
    }
}
