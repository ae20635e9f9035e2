//! Ordinary words in forms that the list does not have: أتاني, أولادهم, ألستم.
//!
//! This is not a morphology. It cuts off what can stand before and behind an Arabic word, and looks up the rest. Some words that it takes
//! for inflected are not, so it only serves to doubt names that are doubtful anyway.

use super::{guards, ordinary};
use crate::arabic::article;
use crate::arabic::letters::{ALEF, BEH, FEH, HAMZA, HEH, KAF, LAM, MEEM, NOON, SEEN, Symbol, TEH, WAW, YEH};

/// The least letters of a word without what was cut off. Shorter ones are left by too many words.
const LEAST: usize = 3;

/// The pronouns and the alef of tanwin (W. Wright, *A Grammar of the Arabic Language*, vol. I, §§ 185, 317).
const PRONOUNS: [&[Symbol]; 10] = [
    &[HEH, MEEM, ALEF],
    &[KAF, MEEM, ALEF],
    &[HEH, ALEF],
    &[HEH, MEEM],
    &[HEH, NOON],
    &[KAF, MEEM],
    &[KAF, NOON],
    &[NOON, ALEF],
    &[NOON, YEH],
    &[ALEF],
];

/// The pronouns alone. After a preposition the final alef of a foreign name is more likely than a tanwin.
const LONG_PRONOUNS: &[&[Symbol]] = PRONOUNS.split_at(PRONOUNS.len() - 1).0;

/// The endings of verbs, duals and plurals.
const ENDINGS: [&[Symbol]; 11] = [
    &[TEH, MEEM, ALEF],
    &[TEH, NOON, YEH],
    &[WAW, NOON, YEH],
    &[TEH, MEEM],
    &[TEH, NOON],
    &[TEH, ALEF],
    &[WAW, ALEF],
    &[WAW, NOON],
    &[YEH, NOON],
    &[ALEF, NOON],
    &[ALEF, TEH],
];

/// Endings of one letter. They are too frequent at the end of foreign names to be cut off together with a preposition.
const SHORT_ENDINGS: [&[Symbol]; 3] = [&[HEH], &[TEH], &[YEH]];

/// Returns whether the word is an ordinary one, perhaps with proclitics, the article, a pronoun or the ending of a verb.
pub(crate) fn is_ordinary_form(word: &[Symbol]) -> bool {
    is_after_conjunction(word) || without_first(word, &[WAW, FEH]).is_some_and(is_after_conjunction)
}

/// Returns whether the word is an ordinary one, perhaps with the article, a pronoun or an alef of tanwin, but with no proclitics: لائقا.
pub(crate) fn is_ordinary_noun(word: &[Symbol]) -> bool {
    let noun = without_article(word).unwrap_or(word);
    is_ordinary(word) || is_ordinary(noun) || ends_in(noun, &PRONOUNS)
}

/// Returns whether the word is an ordinary noun, which another noun may complete: حياة لوركا is "the life of Lorca". A noun takes pronouns,
/// and an adjective such as كريم does not. على takes them, too, but is excluded because it folds like علي.
pub(crate) fn is_noun(word: &[Symbol]) -> bool {
    if guards::is_guarded(word) {
        return false;
    }
    // The form with a pronoun, such as حياتها, in which ta marbuta becomes ت.
    let mut owned = word.to_vec();
    if let Some(last @ &mut HEH) = owned.last_mut() {
        *last = TEH;
    }
    owned.extend([HEH, ALEF]);
    ordinary(&owned).is_some()
}

/// Returns whether the word is an ordinary verb in another person: تنتظر, ننتظر or سينتظر, where ينتظر is in the list. The persons of the
/// imperfect differ in the first letter (W. Wright, *A Grammar of the Arabic Language*, vol. I, § 93).
pub(crate) fn is_verb_form(word: &[Symbol]) -> bool {
    const PERSONS: [Symbol; 4] = [YEH, TEH, NOON, ALEF];
    let verb = match word {
        [SEEN, rest @ ..] if rest.len() > LEAST => rest,
        _ => word,
    };
    let Some((first, rest)) = verb.split_first().filter(|(first, _)| PERSONS.contains(first)) else { return false };
    let is_imperfect = |other: Symbol| {
        let other = [&[other], rest].concat();
        is_ordinary(&other) || ends_in(&other, LONG_PRONOUNS) || ends_in(&other, &[&[HEH], &[KAF], &[WAW, NOON]])
    };
    rest.len() >= LEAST && (verb.len() < word.len() && is_imperfect(*first) || is_imperfect(YEH))
}

fn is_ordinary_with_ending(word: &[Symbol]) -> bool {
    is_ordinary(word) || ends_in(word, &PRONOUNS) || ends_in(word, &ENDINGS) || ends_in(word, &SHORT_ENDINGS)
}

/// Returns the same for a word without a conjunction.
fn is_after_conjunction(word: &[Symbol]) -> bool {
    is_ordinary_with_ending(word)
        || without_article(word).is_some_and(is_ordinary_with_ending)
        || without_first(word, &[BEH, KAF, LAM, SEEN]).is_some_and(is_after_particle)
        // The question particle: ألستم.
        || without_first(word, &[ALEF]).is_some_and(is_after_particle)
        || article_after_lam(word).is_some_and(is_ordinary)
}

/// Returns whether the word is an ordinary one, if a preposition, س or أ stood before it.
fn is_after_particle(word: &[Symbol]) -> bool {
    is_ordinary(word)
        || ends_in(word, LONG_PRONOUNS)
        || ends_in(word, &ENDINGS)
        || without_article(word).is_some_and(is_ordinary)
}

fn is_ordinary(word: &[Symbol]) -> bool {
    guards::is_guarded(word) || ordinary(word).is_some()
}

/// Returns the rest of a word that begins with one of `letters`, if it is long enough.
fn without_first<'w>(word: &'w [Symbol], letters: &[Symbol]) -> Option<&'w [Symbol]> {
    let (first, rest) = word.split_first()?;
    (letters.contains(first) && rest.len() >= LEAST).then_some(rest)
}

fn without_article(word: &[Symbol]) -> Option<&[Symbol]> {
    word.strip_prefix(&article::ARTICLE).filter(|rest| rest.len() >= LEAST)
}

/// Returns the rest of a word that begins with ل and the article: للكتاب.
fn article_after_lam(word: &[Symbol]) -> Option<&[Symbol]> {
    word.strip_prefix(&[LAM, LAM]).filter(|rest| rest.len() >= LEAST)
}

/// Returns whether the word is an ordinary one with one of `endings`.
fn ends_in(word: &[Symbol], endings: &[&[Symbol]]) -> bool {
    endings.iter().any(|ending| word.strip_suffix(*ending).is_some_and(|stem| stem.len() >= LEAST && is_stem(stem)))
}

/// Returns whether a word is an ordinary one before an ending, where its own last letter changes: ة becomes ت (حكومتهم), ى becomes ا
/// (أتاني), and a hamza gets a seat (آباؤهم).
fn is_stem(stem: &[Symbol]) -> bool {
    if is_ordinary(stem) {
        return true;
    }
    let Some((last, rest)) = stem.split_last() else { return false };
    let changed = match *last {
        TEH => HEH,
        ALEF => YEH,
        WAW | YEH => HAMZA,
        _ => return false,
    };
    is_ordinary(&[rest, &[changed]].concat())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arabic::letters::folded;

    #[test]
    fn ordinary_words_are_known_in_all_their_forms() {
        for (word, expected) in [
            ("أتاني", true),
            ("رأتني", true),
            ("كفاني", true),
            ("آمالا", true),
            ("لائقا", true),
            ("ألستم", true),
            ("ترانا", true),
            ("الجري", true),
            ("أولادهم", true),
            ("وحكومتهم", true),
            ("وآباؤهم", true),
            ("سيكتبون", true),
            ("فالكتاب", true),
            ("لوكاشنكو", false),
            ("غورباتشف", false),
            ("برلسكوني", false),
            ("كلنتون", false),
            ("أوباما", false),
            ("", false),
        ] {
            assert_eq!(is_ordinary_form(&folded(word)), expected, "{word}");
        }
    }
}
