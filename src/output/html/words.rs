//! The words of the page's interface in every language: the one place to translate it.
//!
//! The page is written in the first language; the script puts the words of another in their place. For a third language, add a row to
//! [`LANGUAGES`] and a column to [`WORDS`].

use serde_json::{Map, Value, json};

use crate::gazetteer::Kind;
use crate::mention::evidence::Evidence;

/// A language of the interface.
struct Language {
    /// Its code, for browsers.
    code: &'static str,
    /// The direction of its writing.
    dir: &'static str,
    /// What it calls itself.
    name: &'static str,
}

/// The languages, in the order of the columns of [`WORDS`]. Readers whose browser asks for none of them get [`FALLBACK`].
const LANGUAGES: [Language; 2] =
    [Language { code: "ar", dir: "rtl", name: "العربية" }, Language { code: "en", dir: "ltr", name: "English" }];

/// The code of the language for readers of other languages.
const FALLBACK: &str = "en";

/// What the page calls a word or phrase, and the phrase in each language.
const WORDS: [(&str, [&str; LANGUAGES.len()]); 54] = [
    // The list.
    ("skip", ["إلى قائمة الأعلام", "To the list of names"]),
    ("entities", ["الأعلام", "Names"]),
    ("mentions", ["مرات الذكر", "Mentions"]),
    ("kinds", ["الأنواع", "Kinds"]),
    ("search", ["ابحث في القائمة", "Search the list"]),
    ("none", ["لا شيء في القائمة", "Nothing in the list"]),
    // The card of a mention.
    ("chosen", ["العلم المختار", "The chosen name"]),
    ("previous", ["السابق", "Previous"]),
    ("next", ["التالي", "Next"]),
    ("close", ["إغلاق", "Close"]),
    ("of", ["من", "of"]),
    ("matched", ["الاسم المطابق", "Matched name"]),
    ("id", ["المعرّف", "Id"]),
    ("others", ["وقد يكون", "Or it may be"]),
    ("clitics", ["السوابق", "Prefixes"]),
    ("enclitic", ["الضمير", "Pronoun"]),
    ("titles", ["الألقاب", "Titles"]),
    ("holder", ["حامل اللقب", "Holder"]),
    ("nationality", ["الجنسية", "Nationality"]),
    ("inside", ["ضمن", "Inside"]),
    ("contains", ["يتضمن", "Contains"]),
    ("evidence", ["القرائن", "Evidence"]),
    ("confidence", ["الثقة", "Confidence"]),
    // One of a kind, and many.
    ("kind-person", ["شخص", "person"]),
    ("kinds-person", ["أشخاص", "people"]),
    ("kind-title", ["منصب أو لقب", "title or role"]),
    ("kinds-title", ["مناصب وألقاب", "titles and roles"]),
    ("kind-place", ["مكان", "place"]),
    ("kinds-place", ["أماكن", "places"]),
    ("kind-organization", ["منظمة", "organization"]),
    ("kinds-organization", ["منظمات", "organizations"]),
    ("kind-nationality", ["جنسية", "nationality"]),
    ("kinds-nationality", ["جنسيات", "nationalities"]),
    // Evidence, by its names elsewhere.
    ("evidence-given", ["اسم أول", "given name"]),
    ("evidence-weak_given", ["اسم أول محتمل", "possible given name"]),
    ("evidence-family", ["اسم عائلة", "family name"]),
    ("evidence-either_name", ["اسم شخص أو عائلة", "given or family name"]),
    ("evidence-weak_family", ["اسم عائلة محتمل", "possible family name"]),
    ("evidence-servant", ["اسم مركب بعبد", "compound of Abd"]),
    ("evidence-kunya", ["كنية", "kunya (Abu, Umm)"]),
    ("evidence-nasab", ["نسب بابن", "nasab (ibn, bint)"]),
    ("evidence-unknown", ["كلمة غير معروفة", "unknown word"]),
    ("evidence-ordinal", ["رقم ترتيبي", "ordinal number"]),
    ("evidence-title", ["لقب قبله", "title before it"]),
    ("evidence-saying", ["فعل قول قبله", "verb of saying before it"]),
    ("evidence-clause", ["مقول القول بعده", "reported clause after it"]),
    ("evidence-reference", ["ذُكر كاملًا من قبل", "named in full before"]),
    ("evidence-acronym", ["اختصار بين قوسين", "acronym in brackets"]),
    ("evidence-designator", ["اسم نوع قبله", "type named before it"]),
    ("evidence-head", ["رأس الاسم", "head of the name"]),
    ("evidence-complement", ["تتمة الاسم", "complement of the name"]),
    ("evidence-quoted", ["اسم بين علامتي تنصيص", "name in quotes"]),
    ("evidence-field", ["مجال اللقب", "field of the title"]),
    ("evidence-nationality", ["جنسية", "nationality"]),
];

/// Returns the phrase in the language in which the page is written.
pub(super) fn word(key: &str) -> &'static str {
    WORDS.iter().find(|(known, _)| *known == key).map_or("", |(_, [first, ..])| *first)
}

/// Returns the keys of a kind's names, one and many; `None` for a kind of the gazetteer's own, whose label is its name in every language.
pub(super) fn keys(kind: &Kind) -> Option<[String; 2]> {
    match kind {
        Kind::Other(_) => None,
        known => Some([format!("kind-{known}"), format!("kinds-{known}")]),
    }
}

/// Returns all that the script has to know of words, as JSON. It holds nothing of gazetteers or texts.
pub(super) fn table() -> Value {
    let languages: Vec<Value> =
        LANGUAGES.iter().map(|Language { code, dir, name }| json!({"code": code, "dir": dir, "name": name})).collect();
    let words: Map<String, Value> = WORDS.iter().map(|(key, words)| ((*key).to_owned(), json!(words))).collect();
    let weights: Map<String, Value> =
        Evidence::ALL.iter().map(|evidence| (evidence.as_str().to_owned(), json!(evidence.weight()))).collect();
    json!({"languages": languages, "fallback": FALLBACK, "words": words, "weights": weights})
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the keys for which the page and its script ask, in any of the ways in which they do.
    fn asked() -> Vec<&'static str> {
        let sources = [include_str!("mod.rs"), include_str!("entities.rs"), include_str!("page.js")];
        let mut asked = Vec::new();
        for source in sources {
            for before in ["word(\"", "data-word=\"", "data-label=\"", "      [\""] {
                asked.extend(source.split(before).skip(1).filter_map(|after| after.split('"').next()));
            }
        }
        // A key that is put together has no name here.
        asked.retain(|key| !key.contains(['{', '-']));
        asked
    }

    #[test]
    fn every_word_is_used_and_what_is_asked_for_has_words() {
        let known = [Kind::Person, Kind::Title, Kind::Place, Kind::Organization, Kind::Nationality];
        let mut named: Vec<String> = known.iter().filter_map(keys).flatten().collect();
        named.extend(Evidence::ALL.iter().map(|evidence| format!("evidence-{evidence}")));
        let asked = asked();
        assert!(asked.len() > 20, "{asked:?}");
        for key in named.iter().map(String::as_str).chain(asked.iter().copied()) {
            assert!(!word(key).is_empty(), "{key} has no words");
        }
        for (key, words) in WORDS {
            assert!(named.iter().any(|named| named == key) || asked.contains(&key), "{key} is not used");
            assert_eq!(WORDS.iter().filter(|(other, _)| *other == key).count(), 1, "{key}");
            assert!(words.iter().all(|word| !word.is_empty() && !word.contains(['<', '&', '"'])), "{key}");
        }
    }

    #[test]
    fn the_page_is_written_in_the_first_language_and_readers_of_others_get_one_of_them() {
        let [first, ..] = &LANGUAGES;
        assert_eq!((first.code, first.dir), ("ar", "rtl"));
        assert!(LANGUAGES.iter().any(|language| language.code == FALLBACK));
    }
}
