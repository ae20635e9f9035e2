//! The spellings and inflections of one word, and the words of one name.
//!
//! Three examples: the title رئيس الوزراء is the noun رئيس, inflected without the article (رئيس, رئيسة, رؤساء) because a complement
//! follows, and الوزراء, which is not inflected. The person عبدالحميد is split into عبد and الحميد, because they may be written as two
//! words. The nisba ليبي is one word of many forms, each with and without the article.

use std::borrow::Cow;

use crate::arabic::{article, compound, derivation};
use crate::gazetteer::name::Name;
use crate::lexicon;

/// How a word of a name is inflected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Inflection {
    /// It is not inflected.
    None,
    /// أبو, which becomes أبا and أبي by case.
    Kunya,
    /// بن, written ابن at the beginning of a line or a name.
    Nasab,
    /// With or without the article: a title or a common noun.
    Article,
    /// The noun of a title, alone or before an adjective: gender and number, with or without the article.
    Title,
    /// The noun of a title before its complement: gender and number, without the article.
    TitleConstruct,
    /// A nisba: gender and number, with or without the article.
    Nisba,
    /// A transliterated word, whose long vowels vary.
    Foreign,
}

/// What the first word of a name is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Noun {
    /// A proper noun, which is not inflected.
    Proper,
    /// A common noun, which may take the article.
    Common,
    /// The noun of a title, which is inflected.
    Title,
}

/// A word of a name: its spelling, and how it is inflected.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Lexeme<'n> {
    pub(crate) spelled: Cow<'n, str>,
    pub(crate) inflection: Inflection,
}

impl<'n> Lexeme<'n> {
    pub(crate) fn new(spelled: impl Into<Cow<'n, str>>, inflection: Inflection) -> Self {
        Self { spelled: spelled.into(), inflection }
    }

    /// Returns all ways to write it, except vowel variants of a transliterated word.
    pub(crate) fn forms(&self) -> Vec<String> {
        let spelled = self.spelled.as_ref();
        match self.inflection {
            Inflection::None | Inflection::Foreign => vec![spelled.to_owned()],
            Inflection::Kunya => vec!["أبو".to_owned(), "أبا".to_owned(), "أبي".to_owned()],
            Inflection::Nasab => vec!["بن".to_owned(), "ابن".to_owned()],
            Inflection::Article => and_with_article(vec![spelled.to_owned()]),
            Inflection::Title => title_forms(spelled),
            Inflection::TitleConstruct => construct_forms(spelled),
            Inflection::Nisba => and_with_article(derivation::nisba_forms(spelled).collect()),
        }
    }
}

/// Returns the forms, followed by the same forms with the article if they have none.
fn and_with_article(mut forms: Vec<String>) -> Vec<String> {
    let articled: Vec<String> = forms.iter().filter_map(|form| article::with(form)).collect();
    forms.extend(articled);
    forms
}

/// Returns the forms of the noun of a title without a complement.
fn title_forms(spelled: &str) -> Vec<String> {
    let bare = article::without(spelled);
    let mut forms = vec![bare.to_owned()];
    if let Some(known) = lexicon::title_forms(bare) {
        forms.extend(known.free.iter().map(|&form| form.to_owned()));
    }
    if bare.len() == spelled.len() {
        return and_with_article(forms);
    }
    // Some titles are titles only with the article: السيد.
    forms.iter().filter_map(|form| article::with(form)).collect()
}

/// Returns the forms of the noun of a title before its complement. They include the free forms, because an adjective may stand between.
fn construct_forms(spelled: &str) -> Vec<String> {
    let mut forms = vec![spelled.to_owned()];
    if let Some(known) = lexicon::title_forms(spelled) {
        forms.extend(known.free.iter().chain(&known.construct).map(|&form| form.to_owned()));
    }
    forms
}

/// Moves the words of a name to `lexemes`, replacing its content. Two words written as one are split. Each word gets its inflection.
pub(crate) fn lexemes<'n>(name: &mut Name<'n>, foreign: bool, noun: Noun, lexemes: &mut Vec<Lexeme<'n>>) {
    lexemes.clear();
    for word in name.words.drain(..) {
        match split_at(&word) {
            0 => lexemes.push(Lexeme::new(word, Inflection::None)),
            at => {
                let [first, second] = halves(word, at);
                lexemes.push(Lexeme::new(first, Inflection::None));
                lexemes.push(Lexeme::new(second, Inflection::None));
            }
        }
    }
    let surroundings = Surroundings::new(foreign, noun, lexemes);
    for (at, lexeme) in lexemes.iter_mut().enumerate() {
        lexeme.inflection = surroundings.inflection(at, &lexeme.spelled);
        // All get one spelling, so that they are one lexeme.
        match lexeme.inflection {
            Inflection::Kunya => lexeme.spelled = "أبو".into(),
            Inflection::Nasab => lexeme.spelled = "بن".into(),
            _ => {}
        }
    }
}

/// What the inflection of a word depends on, apart from the word itself.
struct Surroundings {
    foreign: bool,
    noun: Noun,
    /// The number of words.
    words: usize,
    /// Whether the second word has the article. Then the first is definite without one: رئيس الوزراء.
    construct: bool,
}

impl Surroundings {
    fn new(foreign: bool, noun: Noun, words: &[Lexeme<'_>]) -> Self {
        let construct = words.get(1).is_some_and(|second| second.spelled.starts_with("ال"));
        Self { foreign, noun, words: words.len(), construct }
    }

    /// Returns the inflection of `word`, word number `at` of the name.
    fn inflection(&self, at: usize, word: &str) -> Inflection {
        match word {
            "أبو" | "ابو" | "أبا" | "ابا" | "أبي" | "ابي" if at + 1 < self.words => {
                return Inflection::Kunya;
            }
            "بن" | "ابن" | "إبن" if self.words > 1 => return Inflection::Nasab,
            _ => {}
        }
        if at == 0 {
            if let Some(inflection) = self.noun_inflection(word) {
                return inflection;
            }
        }
        if self.foreign && letters(word) >= FOREIGN_LETTERS {
            return Inflection::Foreign;
        }
        Inflection::None
    }

    /// Returns the inflection of the first word, if it is a noun that is inflected.
    fn noun_inflection(&self, word: &str) -> Option<Inflection> {
        let has_article = word.starts_with("ال");
        if self.noun == Noun::Title && heads_titles(word) {
            if self.construct {
                return Some(Inflection::TitleConstruct);
            }
            if !has_article || self.words == 1 {
                return Some(Inflection::Title);
            }
        }
        if self.noun != Noun::Proper && !self.construct && !has_article {
            return Some(Inflection::Article);
        }
        None
    }
}

/// Returns whether the word, without its article, is a known head of titles.
fn heads_titles(word: &str) -> bool {
    lexicon::title_forms(article::without(word)).is_some()
}

/// Returns the ways to write a name of `words`, without proclitics and vowel variants.
pub(crate) fn written(words: &[Lexeme<'_>]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let forms = word.forms();
        if at == 0 {
            names = forms;
            continue;
        }
        let mut longer = Vec::with_capacity(names.len() * forms.len());
        for name in &names {
            for form in &forms {
                longer.push(format!("{name} {form}"));
            }
        }
        names = longer;
    }
    for pair in words.windows(2) {
        let [first, second] = pair else { continue };
        let Some(joined) = fused(first, second) else { continue };
        let apart = format!("{} {}", first.spelled, second.spelled);
        let replaced: Vec<String> = names.iter().map(|name| name.replace(&apart, &joined.spelled)).collect();
        names.extend(replaced);
    }
    names
}

/// Returns two words written as one (عبدالحميد, أبوظبي, نصرالله), or `None` if they are never joined.
pub(crate) fn fused(first: &Lexeme<'_>, second: &Lexeme<'_>) -> Option<Lexeme<'static>> {
    let (one, two) = (first.spelled.as_ref(), second.spelled.as_ref());
    if !matches!(one, "عبد" | "أبو" | "ابو") && !matches!(two, "الله" | "الدين") {
        return None;
    }
    let joined = format!("{one}{two}");
    // If it would not be split at the same place again, it is another word.
    if split_at(&joined) != one.len() {
        return None;
    }
    Some(Lexeme::new(joined, Inflection::None))
}

/// Returns the byte at which two words written as one are split, or 0 for a single word.
fn split_at(word: &str) -> usize {
    if let Some(second) = compound::behind_servant(word) {
        return word.len() - second.len();
    }
    if let Some(rest) = word.strip_prefix("أبو").or_else(|| word.strip_prefix("ابو")) {
        if letters(rest) >= 3 {
            return "أبو".len();
        }
    }
    for (ending, least) in [("الله", 3), ("الدين", 2)] {
        if let Some(first) = word.strip_suffix(ending) {
            return if letters(first) >= least && !first.starts_with("ال") { first.len() } else { 0 };
        }
    }
    0
}

fn letters(part: &str) -> usize {
    part.chars().count()
}

/// Returns the two parts of `word` around byte `at`.
fn halves(word: Cow<'_, str>, at: usize) -> [Cow<'_, str>; 2] {
    match word {
        Cow::Borrowed(word) => {
            let (first, second) = word.split_at_checked(at).unwrap_or((word, ""));
            [first.into(), second.into()]
        }
        Cow::Owned(mut word) if word.is_char_boundary(at) => {
            let second = word.split_off(at);
            [word.into(), second.into()]
        }
        whole => [whole, "".into()],
    }
}

/// The least letters of a transliterated word whose vowels may vary. Variants of shorter words are other words.
const FOREIGN_LETTERS: usize = 6;

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
            let (first, second) = word.split_at(split_at(word));
            let parts: Vec<&str> = [first, second].into_iter().filter(|part| !part.is_empty()).collect();
            assert_eq!(parts, expected, "{word}");
        }
    }
}
