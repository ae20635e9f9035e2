//! The spellings and inflections of one word, and the words of one name.

use std::collections::BTreeSet;

use crate::arabic::{clitics, derivation, guards, letters};
use crate::gazetteer::name::Name;

/// How a word of a name is inflected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Inflection {
    /// It stands as it is.
    None,
    /// أبو, which case turns into أبا and أبي.
    Kunya,
    /// بن, written ابن where it begins a line or a name.
    Nasab,
    /// With or without the article: a title or a common noun.
    Article,
    /// A nisba: gender, number, with or without the article.
    Nisba,
    /// A transliterated word, whose long vowels vary.
    Foreign,
}

/// A word of a name: its spelling, and how it is inflected.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Lexeme {
    pub(crate) spelled: String,
    pub(crate) inflection: Inflection,
}

/// One way to write a lexeme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Form {
    pub(crate) spelled: String,
    /// Whether it stands only right after the preposition ل: لجيش for الجيش.
    pub(crate) after_lam: bool,
}

impl Lexeme {
    pub(crate) fn new(spelled: impl Into<String>, inflection: Inflection) -> Self {
        Self { spelled: spelled.into(), inflection }
    }

    /// All ways to write it.
    pub(crate) fn forms(&self) -> Vec<Form> {
        let spelled = self.spelled.as_str();
        let own = || vec![spelled.to_owned()];
        let with_article = |bare: Vec<String>| {
            let articled: Vec<String> = bare.iter().filter_map(|word| derivation::with_article(word)).collect();
            [bare, articled].concat()
        };
        let words = match self.inflection {
            Inflection::None => own(),
            Inflection::Kunya => ["أبو", "أبا", "أبي"].map(str::to_owned).to_vec(),
            Inflection::Nasab => ["بن", "ابن"].map(str::to_owned).to_vec(),
            Inflection::Article => with_article(own()),
            Inflection::Nisba => with_article(derivation::nisba_forms(spelled).collect()),
            Inflection::Foreign => vowel_variants(spelled),
        };
        let mut forms = Vec::new();
        for word in words {
            let after_lam = clitics::lam_form(&word);
            forms.push(Form { spelled: word, after_lam: false });
            forms.extend(after_lam.map(|spelled| Form { spelled, after_lam: true }));
        }
        forms
    }
}

/// The words of a name: split where two are written as one, each with its inflection.
pub(crate) fn lexemes(name: &Name, foreign: bool, takes_article: bool) -> Vec<Lexeme> {
    let words: Vec<String> = name.words.iter().flat_map(|word| split(word)).collect();
    let many = words.len() > 1;
    // A construct whose second word is definite is definite itself and takes no article: رئيس الوزراء.
    let construct = words.get(1).is_some_and(|second| second.starts_with("ال"));
    let last = words.len().saturating_sub(1);
    let inflect = |(at, word): (usize, String)| {
        let inflection = match bare_hamza(&word).as_str() {
            "ابو" | "ابا" if many && at < last => Inflection::Kunya,
            // آبي is no kunya: the Ethiopian name Abiy.
            "ابي" if many && at < last && !word.starts_with('آ') => Inflection::Kunya,
            "بن" | "ابن" if many => Inflection::Nasab,
            _ if at == 0 && takes_article && !construct && !word.starts_with("ال") => Inflection::Article,
            _ if foreign && word.chars().count() >= FOREIGN_LETTERS => Inflection::Foreign,
            _ => Inflection::None,
        };
        Lexeme::new(word, inflection)
    };
    words.into_iter().enumerate().map(inflect).collect()
}

/// The spelling of two words as one: عبدالحميد, أبوظبي, نصرالله; none for words that are never joined.
pub(crate) fn fused(first: &Lexeme, second: &Lexeme) -> Option<Lexeme> {
    let (one, two) = (first.spelled.as_str(), second.spelled.as_str());
    let joined = format!("{one}{two}");
    (split(&joined) == [one, two]).then(|| Lexeme::new(joined, Inflection::None))
}

/// The two words that a word written as one stands for, or the word itself.
fn split(word: &str) -> Vec<String> {
    let letters = |part: &str| part.chars().count();
    let whole = vec![word.to_owned()];
    let pair = |at: usize| match (word.get(..at), word.get(at..)) {
        (Some(first), Some(second)) => vec![first.to_owned(), second.to_owned()],
        _ => vec![word.to_owned()],
    };
    if word.strip_prefix("عبدال").is_some_and(|rest| letters(rest) >= 2) {
        return pair("عبد".len());
    }
    if bare_hamza(word).strip_prefix("ابو").is_some_and(|rest| letters(rest) >= 3) {
        return pair("ابو".len());
    }
    for (ending, least) in [("الله", 3), ("الدين", 2)] {
        if let Some(first) = word.strip_suffix(ending) {
            return if letters(first) >= least && !first.starts_with("ال") { pair(first.len()) } else { whole };
        }
    }
    whole
}

/// `word` with a bare alef for every alef with hamza, to look it up among words that are written both ways.
fn bare_hamza(word: &str) -> String {
    word.replace(['أ', 'إ', 'آ'], "ا")
}

/// The least letters of a transliterated word whose vowels may vary: below it variants are other words.
const FOREIGN_LETTERS: usize = 6;

/// The long vowels.
const VOWELS: [char; 3] = ['ا', 'و', 'ي'];

/// `word` itself, and with one long vowel less or more: لوكاشينكو and لوكاشنكو.
///
/// A vowel goes anywhere but at the word's edges; one comes only between two consonants. No variant is a guarded
/// word.
fn vowel_variants(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    let mut variants = BTreeSet::new();
    let is_vowel = |at: usize| letters.get(at).is_some_and(|letter| VOWELS.contains(letter));
    for at in 1..letters.len().saturating_sub(1) {
        if is_vowel(at) {
            let (before, after) = (letters.iter().take(at), letters.iter().skip(at + 1));
            variants.insert(before.chain(after).collect::<String>());
        }
        if !is_vowel(at) && !is_vowel(at - 1) {
            for vowel in VOWELS {
                let (before, after) = (letters.iter().take(at), letters.iter().skip(at));
                variants.insert(before.chain([&vowel]).chain(after).collect());
            }
        }
    }
    let is_word = |variant: &String| {
        let mut folded = Vec::new();
        letters::fold_word(variant, &mut folded);
        guards::is_guarded(&folded)
    };
    let others = variants.into_iter().filter(|variant| !is_word(variant) && variant != word);
    std::iter::once(word.to_owned()).chain(others).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_written_as_one_are_split() {
        for (word, expected) in [
            ("عبدالحميد", &["عبد", "الحميد"] as &[_]),
            ("أبوظبي", &["أبو", "ظبي"]),
            ("نصرالله", &["نصر", "الله"]),
            ("نورالدين", &["نور", "الدين"]),
            ("أبوجا", &["أبوجا"]),
            ("الخالدين", &["الخالدين"]),
            ("والله", &["والله"]),
            ("عبدالله", &["عبد", "الله"]),
            ("الوالدين", &["الوالدين"]),
        ] {
            assert_eq!(split(word), expected, "{word}");
        }
    }

    #[test]
    fn one_long_vowel_may_vary() {
        let variants = vowel_variants("لوكاشينكو");
        assert!(variants.contains(&"لوكاشنكو".to_owned()));
        assert!(vowel_variants("لوكاشنكو").contains(&"لوكاشينكو".to_owned()));
        assert!(!variants.contains(&"لكشنكو".to_owned()), "one vowel only");
    }
}
