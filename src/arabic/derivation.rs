//! Words derived from words: the nisba of a place, and its inflection; the inflection of titles.

use std::collections::HashMap;

use once_cell::sync::Lazy;

/// The regular nisba of a one-word place name, masculine singular without the article: ليبيا gives ليبي, تونس gives تونسي.
///
/// The article goes, then a final ta marbuta or alef (with the yeh before it), and the ending ي is added
/// (W. Wright, *A Grammar of the Arabic Language*, vol. I, §§ 249–253). None for a name of several words, or of which too
/// little would be left.
pub(crate) fn nisba(place: &str) -> Option<String> {
    if place.contains(char::is_whitespace) {
        return None;
    }
    let bare = place.strip_prefix("ال").unwrap_or(place);
    let bare = ["ية", "يا", "ة", "ا", "ي"].iter().find_map(|ending| bare.strip_suffix(ending)).unwrap_or(bare);
    (bare.chars().count() >= 2).then(|| [bare, "ي"].concat())
}

/// The forms of a nisba, without the article, from its masculine singular in ي: ليبي gives ليبي، ليبية، ليبيون، ليبيين, …
pub(crate) fn nisba_forms(stem: &str) -> impl Iterator<Item = String> {
    // Masculine and feminine; plural and dual, direct and oblique; the plural in construct (فلسطينيو الداخل).
    const ENDINGS: [&str; 9] = ["", "ة", "ون", "ين", "ان", "ات", "تان", "تين", "و"];
    ENDINGS.iter().map(move |ending| [stem, ending].concat())
}

/// The inflection of nouns that head titles, one a line: the masculine singular; its feminine, plurals and duals; and the plurals and
/// duals that have lost their nun before a complement. Left out are forms that are other words (محافظة is a province).
const TITLE_FORMS: &str = include_str!("../../data/lexicon/title-forms.txt");

/// How a noun that heads titles is inflected.
pub(crate) struct TitleForms {
    /// Forms that may stand alone and take the article: وزيرة, وزراء, وزيران.
    pub(crate) free: Vec<&'static str>,
    /// Forms that only stand before a complement: وزيرا الخارجية, مديرو الشركات.
    pub(crate) construct: Vec<&'static str>,
}

static TITLES: Lazy<HashMap<&str, TitleForms>> = Lazy::new(|| {
    let forms = |column: Option<&'static str>| column.unwrap_or_default().split_whitespace().collect();
    let read = |line: &'static str| {
        let mut columns = line.split('\t');
        Some((columns.next()?, TitleForms { free: forms(columns.next()), construct: forms(columns.next()) }))
    };
    TITLE_FORMS.lines().filter_map(read).collect()
});

/// The forms of `noun`, spelled without the article, if it is known to head titles.
pub(crate) fn title_forms(noun: &str) -> Option<&'static TitleForms> {
    TITLES.get(noun)
}

/// `word` with the article; none where it has one.
pub(crate) fn with_article(word: &str) -> Option<String> {
    (!word.starts_with("ال")).then(|| ["ال", word].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regular_nisbas() {
        for (place, expected) in [
            ("ليبيا", "ليبي"),
            ("تونس", "تونسي"),
            ("العراق", "عراقي"),
            ("مصر", "مصري"),
            ("سوريا", "سوري"),
            ("سورية", "سوري"),
            ("فرنسا", "فرنسي"),
            ("غزة", "غزي"),
            ("جيبوتي", "جيبوتي"),
            ("بيلاروسيا", "بيلاروسي"),
            ("السودان", "سوداني"),
        ] {
            assert_eq!(nisba(place).as_deref(), Some(expected), "{place}");
        }
        assert_eq!(nisba("كوريا الشمالية"), None);
        assert_eq!(nisba("با"), None);
    }

    #[test]
    fn a_nisba_is_inflected() {
        let forms: Vec<String> = nisba_forms("ليبي").collect();
        assert_eq!(forms, ["ليبي", "ليبية", "ليبيون", "ليبيين", "ليبيان", "ليبيات", "ليبيتان", "ليبيتين", "ليبيو"]);
    }
}
