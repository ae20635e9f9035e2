//! The spellings and inflections of one word, and the words of one name.

use std::borrow::Cow;

use crate::arabic::{article, compound, derivation};
use crate::gazetteer::name::Name;
use crate::lexicon;

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
    /// The noun of a title, alone or before an adjective: gender, number, with or without the article.
    Title,
    /// The noun of a title before its complement: gender and number, without the article.
    TitleConstruct,
    /// A nisba: gender, number, with or without the article.
    Nisba,
    /// A transliterated word, whose long vowels vary.
    Foreign,
}

/// What the first word of a name is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Noun {
    /// A proper noun, which stands as it is.
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

    /// All ways to write it, but for the vowels of a transliterated word.
    pub(crate) fn forms(&self) -> Vec<String> {
        let spelled = self.spelled.as_ref();
        let own = || vec![spelled.to_owned()];
        let with_article = |mut forms: Vec<String>| {
            let articled: Vec<String> = forms.iter().filter_map(|word| article::with(word)).collect();
            forms.extend(articled);
            forms
        };
        match self.inflection {
            Inflection::None | Inflection::Foreign => own(),
            Inflection::Kunya => ["أبو", "أبا", "أبي"].map(str::to_owned).to_vec(),
            Inflection::Nasab => ["بن", "ابن"].map(str::to_owned).to_vec(),
            Inflection::Article => with_article(own()),
            Inflection::Title => {
                let bare = article::without(spelled);
                let free = std::iter::once(bare.to_owned()).chain(free_forms(bare));
                match bare.len() == spelled.len() {
                    true => with_article(free.collect()),
                    false => free.filter_map(|word| article::with(&word)).collect(),
                }
            }
            Inflection::TitleConstruct => [own(), free_forms(spelled).collect(), construct_forms(spelled)].concat(),
            Inflection::Nisba => with_article(derivation::nisba_forms(spelled).collect()),
        }
    }
}

/// Whether the word, without its article, is known to head titles.
fn is_inflected(word: &str) -> bool {
    lexicon::title_forms(article::without(word)).is_some()
}

fn free_forms(noun: &str) -> impl Iterator<Item = String> {
    let forms = lexicon::title_forms(noun).map_or(&[][..], |forms| &forms.free);
    forms.iter().map(|&form| form.to_owned())
}

fn construct_forms(noun: &str) -> Vec<String> {
    let forms = lexicon::title_forms(noun).map_or(&[][..], |forms| &forms.construct);
    forms.iter().map(|&form| form.to_owned()).collect()
}

/// Moves the words of a name to `lexemes`, in the place of what is there: split where two are written as one, each with its
/// inflection.
pub(crate) fn lexemes<'n>(name: &mut Name<'n>, foreign: bool, noun: Noun, lexemes: &mut Vec<Lexeme<'n>>) {
    lexemes.clear();
    for word in name.words.drain(..) {
        match split_at(&word) {
            0 => lexemes.push(Lexeme::new(word, Inflection::None)),
            at => lexemes.extend(halves(word, at).map(|half| Lexeme::new(half, Inflection::None))),
        }
    }
    let many = lexemes.len() > 1;
    // A construct whose second word is definite is definite itself and takes no article: رئيس الوزراء.
    let construct = lexemes.get(1).is_some_and(|second| second.spelled.starts_with("ال"));
    let last = lexemes.len().saturating_sub(1);
    let inflection = |at: usize, word: &str| match word {
        "أبو" | "ابو" | "أبا" | "ابا" | "أبي" | "ابي" if at < last => Inflection::Kunya,
        "بن" | "ابن" | "إبن" if many => Inflection::Nasab,
        _ if at == 0 && noun == Noun::Title && is_inflected(word) && construct => Inflection::TitleConstruct,
        _ if at == 0 && noun == Noun::Title && is_inflected(word) && (!many || !word.starts_with("ال")) => {
            Inflection::Title
        }
        _ if at == 0 && noun != Noun::Proper && !construct && !word.starts_with("ال") => Inflection::Article,
        _ if foreign && word.chars().count() >= FOREIGN_LETTERS => Inflection::Foreign,
        _ => Inflection::None,
    };
    for (at, lexeme) in lexemes.iter_mut().enumerate() {
        lexeme.inflection = inflection(at, &lexeme.spelled);
        // One spelling for all, so that they are one lexeme.
        match lexeme.inflection {
            Inflection::Kunya => lexeme.spelled = "أبو".into(),
            Inflection::Nasab => lexeme.spelled = "بن".into(),
            _ => {}
        }
    }
}

/// The ways to write a name of `words`, proclitics and the vowels of transliterated words aside.
pub(crate) fn written(words: &[Lexeme<'_>]) -> Vec<String> {
    let mut forms = vec![String::new()];
    for word in words {
        let ways = word.forms();
        let longer = |form: &String| {
            let space = if form.is_empty() { "" } else { " " };
            ways.iter().map(|way| format!("{form}{space}{way}")).collect::<Vec<_>>()
        };
        forms = forms.iter().flat_map(longer).collect();
    }
    for pair in words.windows(2) {
        if let Some((first, second, joined)) =
            pair.split_first().and_then(|(first, rest)| Some((first, rest.first()?, fused(first, rest.first()?)?)))
        {
            let apart = format!("{} {}", first.spelled, second.spelled);
            forms.extend(forms.iter().map(|form| form.replace(&apart, &joined.spelled)).collect::<Vec<_>>());
        }
    }
    forms
}

/// The spelling of two words as one: عبدالحميد, أبوظبي, نصرالله; none for words that are never joined.
pub(crate) fn fused(first: &Lexeme<'_>, second: &Lexeme<'_>) -> Option<Lexeme<'static>> {
    let (one, two) = (first.spelled.as_ref(), second.spelled.as_ref());
    if !matches!(one, "عبد" | "أبو" | "ابو") && !matches!(two, "الله" | "الدين") {
        return None;
    }
    let joined = format!("{one}{two}");
    (split_at(&joined) == one.len()).then(|| Lexeme::new(joined, Inflection::None))
}

/// Where a word that is two written as one parts, in bytes; 0 for a word that is one.
fn split_at(word: &str) -> usize {
    let letters = |part: &str| part.chars().count();
    if let Some(second) = compound::behind_servant(word) {
        return word.len() - second.len();
    }
    if word.strip_prefix(['أ', 'ا']).and_then(|rest| rest.strip_prefix("بو")).is_some_and(|rest| letters(rest) >= 3)
    {
        return "أبو".len();
    }
    for (ending, least) in [("الله", 3), ("الدين", 2)] {
        if let Some(first) = word.strip_suffix(ending) {
            return if letters(first) >= least && !first.starts_with("ال") { first.len() } else { 0 };
        }
    }
    0
}

/// The two parts of `word` around byte `at`.
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

/// The least letters of a transliterated word whose vowels may vary: below it variants are other words.
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
