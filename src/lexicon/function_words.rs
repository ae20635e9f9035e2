//! Function words: prepositions, pronouns, conjunctions, auxiliaries.

use std::collections::HashSet;

use once_cell::sync::Lazy;

use super::words;

const FUNCTION_WORDS: &str = include_str!("../../data/lexicon/function-words.txt");

/// The words as they are spelled, and as hurried writers spell them: with a bare alef for أ, إ and آ.
static SPELLINGS: Lazy<HashSet<String>> = Lazy::new(|| {
    let spellings = words(FUNCTION_WORDS).map(|(word, _)| word);
    spellings.flat_map(|word| [word.to_owned(), word.replace(['أ', 'إ', 'آ'], "ا")]).collect()
});

/// Whether `word` is a function word as spelled: على, but not علي.
pub(crate) fn is_function_word(word: &str) -> bool {
    SPELLINGS.contains(word)
}

/// Whether `word` is a function word behind proclitics: ومن, فهو, بأن. Some names look like one (فلك, فان), but not with a hamza: فإن.
pub(crate) fn ends_in_function_word(word: &str) -> bool {
    let behind_conjunction = behind(word, &['و', 'ف']);
    let behind_preposition = behind(behind_conjunction.unwrap_or(word), &['ب', 'ك', 'ل']);
    [behind_conjunction, behind_preposition].into_iter().flatten().any(is_function_word)
}

/// Returns what stands behind a proclitic, if that is more than a letter.
fn behind<'w>(word: &'w str, proclitics: &[char]) -> Option<&'w str> {
    let rest = word.strip_prefix(proclitics)?;
    rest.chars().nth(1).map(|_| rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn function_words_are_known_by_their_spelling() {
        for word in ["من", "على", "إلى", "الى", "هذا", "الذين", "لأنه", "كان"] {
            assert!(is_function_word(word) && !is_function_word(&format!("{word}ة")), "{word}");
        }
        for word in ["ومن", "فهو", "فإن", "وأن", "بأن", "لهذا", "وبهذه", "ولكن"] {
            assert!(!is_function_word(word) && ends_in_function_word(word), "{word}");
        }
        for word in ["إمام", "آنا", "ألينا", "كلينا", "علي", "وعد", "فجر", "بدر", "كمال", "لين", "و", "", "ب"]
        {
            assert!(!is_function_word(word) && !ends_in_function_word(word), "{word}");
        }
    }
}
