//! The article ال, and what the preposition ل does to it. All rules about the article are here.
//!
//! In spelled words (`&str`) the article differs from the أل of ألمانيا. In folded words (`&[Symbol]`) the two look alike and are
//! distinguished only by the length of the rest.

use super::letters::{ALEF, LAM, Symbol};

/// Returns what follows the article in `word`, as [spelled](super::letters::spelled), or `None` if it has no article.
fn after(word: &str) -> Option<&str> {
    word.strip_prefix("ال").or_else(|| word.strip_prefix("\u{671}ل"))
}

/// Returns whether `word`, as spelled, begins with the article.
pub(crate) fn is_on(word: &str) -> bool {
    after(word).is_some_and(|rest| !rest.is_empty())
}

/// Returns `word`, as spelled, without the article.
pub(crate) fn without(word: &str) -> &str {
    after(word).unwrap_or(word)
}

/// Returns `word`, as spelled, with the article, or `None` if it already has one.
pub(crate) fn with(word: &str) -> Option<String> {
    after(word).is_none().then(|| ["ال", word].concat())
}

/// Returns the form of a word with the article right after the preposition ل, as spelled, or `None` for other words.
///
/// ل + الجيش is written للجيش: the article loses its alef. Before a lam the whole article is dropped: ل + اللجنة is للجنة (W. Wright, *A
/// Grammar of the Arabic Language*, vol. I, § 14).
pub(crate) fn lam_form(word: &str) -> Option<String> {
    let rest = after(word)?;
    match rest.chars().next()? {
        'ل' => Some(rest.to_owned()),
        _ => Some(format!("ل{rest}")),
    }
}

/// The folded letters of the article.
pub(crate) const ARTICLE: [Symbol; 2] = [ALEF, LAM];

/// Returns the folded `word` with the article.
pub(crate) fn articled(word: &[Symbol]) -> Vec<Symbol> {
    [&ARTICLE, word].concat()
}

/// Returns the folded `word` without the article.
pub(crate) fn bare(word: &[Symbol]) -> &[Symbol] {
    word.strip_prefix(&ARTICLE).unwrap_or(word)
}

/// Returns whether the folded word is the article and at least two more letters, such as الأب. This is enough for words known to be titles.
pub(crate) fn is_definite(word: &[Symbol]) -> bool {
    word.len() >= 4 && word.starts_with(&ARTICLE)
}

/// Returns whether the folded word is the article and at least three more letters. With only two it may be another word, such as ألفا.
pub(crate) fn is_articled(word: &[Symbol]) -> bool {
    word.len() >= 5 && word.starts_with(&ARTICLE)
}

/// Returns what remains of a folded word with the article after the preposition ل: لجيش for الجيش, لجنة for اللجنة.
pub(crate) fn after_lam(word: &[Symbol]) -> Option<&[Symbol]> {
    match word {
        [ALEF, LAM, LAM, ..] => word.get(2..),
        [ALEF, LAM, ..] => word.get(1..),
        _ => None,
    }
}

/// Returns the letters that [`after_lam`] may have removed if `rest` stands right after the preposition ل.
pub(crate) fn lost_after_lam(rest: &[Symbol]) -> &'static [&'static [Symbol]] {
    // ل + اللجنة is written للجنة. So three lams in a row never come from a word that has lost its alef alone.
    if rest.get(1) == Some(&LAM) { &[&ARTICLE] } else { &[&[ALEF], &ARTICLE] }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_article_loses_its_alef_after_lam() {
        for (word, form) in [
            ("الجيش", Some("لجيش")),
            ("اللجنة", Some("لجنة")),
            ("اللواء", Some("لواء")),
            ("الله", Some("له")),
            ("ألمانيا", None),
            ("لبنان", None),
            ("ال", None),
        ] {
            assert_eq!(lam_form(word).as_deref(), form, "{word}");
        }
    }
}
