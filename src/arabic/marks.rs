//! The vowels and doubled letters that a writer has marked, and whether two spellings of a word contradict each other.
//!
//! مِلْك ("property") has other vowels than مَلِك ("king"). Where either of two spellings has no mark, they agree.

use super::letters::{self, FORMAT, HAMZA_ABOVE, MANY, MARK, Symbol, WORD};

/// A letter with its marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct MarkedLetter {
    symbol: Symbol,
    /// The short vowel, or the sign that there is none.
    vowel: Option<char>,
    /// Whether it is doubled.
    doubled: bool,
}

/// Returns whether the text has a short vowel, a sukun or a shadda.
pub(crate) fn is_marked(text: &str) -> bool {
    text.chars().any(is_vowel)
}

/// Returns whether `c` is a short vowel, a sukun or a shadda.
pub(crate) fn is_vowel(c: char) -> bool {
    matches!(c, '\u{64E}'..='\u{652}' | '\u{6E1}')
}

/// Returns the letters of `word` with their marks.
pub(crate) fn marked_letters(word: &str) -> Vec<MarkedLetter> {
    let mut found: Vec<MarkedLetter> = Vec::new();
    let plain = |&symbol: &Symbol| MarkedLetter { symbol, vowel: None, doubled: false };
    for c in word.chars() {
        match letters::look_up(c) {
            MARK..=FORMAT => {
                let Some(last) = found.last_mut() else { continue };
                if letters::look_up(c) == HAMZA_ABOVE {
                    letters::put_hamza_on(&mut last.symbol);
                }
                match c {
                    '\u{64E}' | '\u{64F}' | '\u{650}' | '\u{652}' => last.vowel = Some(c),
                    // The sukun of the Quran.
                    '\u{6E1}' => last.vowel = Some('\u{652}'),
                    '\u{651}' => last.doubled = true,
                    _ => {}
                }
            }
            MANY => found.extend(letters::expand(c).iter().map(plain)),
            symbol => found.push(plain(&symbol)),
        }
    }
    found.retain(|letter| letter.symbol < WORD);
    found
}

/// Returns whether the vowels of the word `known` contradict those of `word`, which may begin with the article and have an ending. The
/// last letter of `known` says nothing: its vowel is the case.
pub(crate) fn contradict(word: &[MarkedLetter], known: &[MarkedLetter]) -> bool {
    let is_here = |from: usize| {
        let here = word.get(from..from + known.len());
        here.is_some_and(|here| here.iter().zip(known).all(|(one, other)| one.symbol == other.symbol))
    };
    // The article is ال, or ل after the preposition ل.
    let Some(start) = (0..=2).find(|&from| is_here(from)) else { return false };
    let Some((_, stem)) = known.split_last() else { return false };
    let own = word.get(start..).unwrap_or_default();
    own.iter().zip(stem).enumerate().any(|(at, (own, known))| {
        let differs = matches!((own.vowel, known.vowel), (Some(one), Some(other)) if one != other);
        // The article doubles some first letters: الرَّئيس.
        let may_double = at == 0 && start > 0;
        let is_doubled = own.doubled && !known.doubled && known.vowel.is_some() && !may_double;
        differs || is_doubled
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vowels_contradict_where_both_are_written() {
        for (word, known, expected) in [
            ("ملك", "مَلِك", false),
            ("مَلِكُ", "مَلِك", false),
            ("مَلِكٌ", "مَلِك", false),
            ("المَلِك", "مَلِك", false),
            ("الْمِلْك", "مَلِك", true),
            ("مِلك", "مَلِك", true),
            ("مُلْكًا", "مَلِك", true),
            ("مَلَكَ", "مَلِك", true),
            ("ملكًا", "مَلِك", false),
            ("لْمَلِكِ", "مَلِك", false),
            ("جَدَّةٌ", "جِدَّة", true),
            ("جِدَّةَ", "جِدَّة", false),
            ("جدّة", "جِدَّة", false),
            ("جِدة", "جِدَّة", false),
            ("عَمَّان", "عُمَان", true),
            ("عمّان", "عُمَان", true),
            ("عُمان", "عَمَّان", true),
            ("عمان", "عَمَّان", false),
            ("السَّيِّد", "سَيِّد", false),
            ("مِل\u{6E1}ك", "مَلِك", true),
            // A vowel behind a small alef or a hamza of its own stands on the letter before them.
            ("م\u{670}\u{650}لك", "مَلِك", true),
            ("الرَّيِ\u{654}يسُ", "رَئِيس", false),
            ("الرَّي\u{654}َيسُ", "رَئِيس", true),
            ("وزراء", "وَزِير", false),
            ("", "مَلِك", false),
        ] {
            assert_eq!(contradict(&marked_letters(word), &marked_letters(known)), expected, "{word} {known}");
        }
    }
}
