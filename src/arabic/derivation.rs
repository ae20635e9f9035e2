//! Words derived from words: the nisba of a place, and its inflection.

use super::article;
use super::letters::{HEH, Symbol, YEH};

/// Returns the regular nisba of a one-word place name, in the masculine singular without the article: ليبيا gives ليبي, تونس gives تونسي.
///
/// The article goes, then a final ta marbuta or alef (with the yeh before it), and the ending ي is added (W. Wright, *A Grammar of the
/// Arabic Language*, vol. I, §§ 249–253). Returns `None` for a name of several words, or if too little would remain.
pub(crate) fn nisba(place: &str) -> Option<String> {
    if place.contains(char::is_whitespace) {
        return None;
    }
    let bare = article::without(place);
    let stem = without_ending(bare);
    if stem.chars().count() < 2 {
        return None;
    }
    Some([stem, "ي"].concat())
}

/// Returns a place name without the ending that the nisba drops.
fn without_ending(place: &str) -> &str {
    for ending in ["ية", "يا", "ة", "ا", "ي"] {
        if let Some(stem) = place.strip_suffix(ending) {
            return stem;
        }
    }
    place
}

/// Returns the forms of a nisba, without the article, from its masculine singular in ي: ليبي gives ليبي, ليبية, ليبيون, ليبيين, …
pub(crate) fn nisba_forms(stem: &str) -> impl Iterator<Item = String> {
    // Masculine and feminine; plural and dual, direct and oblique; the plural in construct (فلسطينيو الداخل).
    const ENDINGS: [&str; 9] = ["", "ة", "ون", "ين", "ان", "ات", "تان", "تين", "و"];
    ENDINGS.iter().map(move |ending| [stem, ending].concat())
}

/// Returns whether the folded word ends like a nisba, as adjectives in names and fields do: الوطنية, العالمي.
pub(crate) fn ends_as_nisba(word: &[Symbol]) -> bool {
    matches!(word, [.., YEH] | [.., YEH, HEH])
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
