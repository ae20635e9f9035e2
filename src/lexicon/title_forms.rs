//! How the nouns that head titles are inflected.

use std::collections::HashMap;

use once_cell::sync::Lazy;

use super::words;

/// The inflection of nouns that head titles, one noun per line: the masculine singular; its feminine, plurals and duals; and the plurals
/// and duals that lose their nun before a complement. Forms that are also other words are omitted (محافظة is a province).
const TITLE_FORMS: &str = include_str!("../../data/lexicon/title-forms.txt");

/// How a noun that heads titles is inflected.
pub(crate) struct TitleForms {
    /// Forms that can stand alone and take the article: وزيرة, وزراء, وزيران.
    pub(crate) free: Vec<&'static str>,
    /// Forms that stand only before a complement: وزيرا الخارجية, مديرو الشركات.
    pub(crate) construct: Vec<&'static str>,
}

static TITLES: Lazy<HashMap<&str, TitleForms>> = Lazy::new(|| {
    let mut titles = HashMap::new();
    for (noun, columns) in words(TITLE_FORMS) {
        let (free, construct) = columns.split_once('\t').unwrap_or((columns, ""));
        let forms =
            TitleForms { free: free.split_whitespace().collect(), construct: construct.split_whitespace().collect() };
        titles.insert(noun, forms);
    }
    titles
});

/// The forms of `noun`, which is spelled without the article, if it is known to head titles.
pub(crate) fn title_forms(noun: &str) -> Option<&'static TitleForms> {
    TITLES.get(noun)
}
