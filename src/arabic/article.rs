//! The article ال, and what the preposition ل does to it: the one place that knows.
//!
//! In spelled words (`&str`) the article differs from the أل of ألمانيا. In folded ones (`&[Symbol]`) the two look alike, and only the
//! length of the rest tells them apart.

use super::letters::{ALEF, LAM, Symbol};

/// The rest of `word`, as [spelled](super::letters::spelled), behind the article; none where it has none.
fn after(word: &str) -> Option<&str> {
    word.strip_prefix("ال").or_else(|| word.strip_prefix("\u{671}ل"))
}

/// Whether `word`, as spelled, begins with the article.
pub(crate) fn is_on(word: &str) -> bool {
    after(word).is_some_and(|rest| !rest.is_empty())
}

/// `word`, as spelled, without the article.
pub(crate) fn without(word: &str) -> &str {
    after(word).unwrap_or(word)
}

/// `word`, as spelled, with the article; none where it has one.
pub(crate) fn with(word: &str) -> Option<String> {
    after(word).is_none().then(|| ["ال", word].concat())
}

/// The form that a word beginning with the article takes right after the preposition ل, as spelled; none for other words.
///
/// ل + الجيش is written للجيش: the article loses its alef. Before a lam it is gone altogether: ل + اللجنة is للجنة
/// (W. Wright, *A Grammar of the Arabic Language*, vol. I, § 14).
pub(crate) fn lam_form(word: &str) -> Option<String> {
    let rest = after(word)?;
    match rest.chars().next()? {
        'ل' => Some(rest.to_owned()),
        _ => Some(format!("ل{rest}")),
    }
}

/// The folded letters of the article.
pub(crate) const ARTICLE: [Symbol; 2] = [ALEF, LAM];

/// The folded `word` with the article.
pub(crate) fn articled(word: &[Symbol]) -> Vec<Symbol> {
    [&ARTICLE, word].concat()
}

/// Whether the folded word begins with the article and two letters more, as الأب does: a word that is known to be a title.
pub(crate) fn is_definite(word: &[Symbol]) -> bool {
    word.len() >= 4 && word.starts_with(&ARTICLE)
}

/// Whether the folded word begins with the article and three letters more. With only two more it may be another word, such as ألفا.
pub(crate) fn is_articled(word: &[Symbol]) -> bool {
    word.len() >= 5 && word.starts_with(&ARTICLE)
}

/// What is left of a folded word after the preposition ل, if the article loses its alef there: لجيش of الجيش, لجنة of اللجنة.
pub(crate) fn after_lam(word: &[Symbol]) -> Option<&[Symbol]> {
    match word {
        [ALEF, LAM, LAM, ..] => word.get(2..),
        [ALEF, LAM, ..] => word.get(1..),
        _ => None,
    }
}

/// What the article may have lost where `rest` stands right after the preposition ل: the way back of [`after_lam`].
pub(crate) fn lost_after_lam(rest: &[Symbol]) -> &'static [&'static [Symbol]] {
    // ل + اللجنة has lost the alef and a lam; with three lams it would have been written so, too.
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
