//! Names of one word that are ordinary words, too.

use once_cell::sync::Lazy;

use super::{set_of, table_of, words};
use crate::arabic::article;
use crate::arabic::letters::{self, LAM, Symbol};
use crate::arabic::proclitics::Proclitics;
use crate::util::word_map::WordMap;

const NAMES_AND_WORDS: &str = include_str!("../../data/lexicon/names-and-words.txt");
const BEFORE_PLACES: &str = include_str!("../../data/lexicon/before-places.txt");

/// What decides whether a word is a name: مالي is also "financial", and القاهرة is an adjective after القوة.
#[derive(Default)]
pub(crate) struct AlsoWord {
    /// Whether it is the word unless something speaks for the name.
    pub(crate) needs_support: bool,
    /// Whether it is the name where no word stands before it.
    pub(crate) initial: bool,
    /// The words, folded, before and after which it is the word.
    after: Vec<Vec<Symbol>>,
    before: Vec<Vec<Symbol>>,
    /// The proclitics with which it is the word.
    with: Vec<&'static str>,
}

impl AlsoWord {
    /// Reads the marks of a word in the list.
    fn of_marks(marks: &'static str) -> Self {
        let mut new = Self::default();
        for mark in marks.split(' ') {
            match mark.split_once('=') {
                Some(("after", word)) => new.after.push(letters::folded(word)),
                Some(("before", word)) => new.before.push(letters::folded(word)),
                Some(("with", proclitics)) => new.with.push(proclitics),
                _ if mark == "initial" => new.initial = true,
                _ => new.needs_support = true,
            }
        }
        new
    }

    /// Returns whether it is the word after `word`, which may have proclitics and the article.
    pub(crate) fn is_word_after(&self, word: &[Symbol]) -> bool {
        nouns_of(word).any(|noun| self.after.iter().any(|listed| listed == noun))
    }

    /// Returns whether it is the word before `word`.
    pub(crate) fn is_word_before(&self, word: &[Symbol]) -> bool {
        self.before.iter().any(|listed| listed == word)
    }

    /// Returns whether it is the word before any word with the article, for which the article alone is listed.
    pub(crate) fn is_word_before_articled(&self) -> bool {
        self.before.iter().any(|listed| *listed == article::ARTICLE)
    }

    /// Returns whether it is the word with these proclitics.
    pub(crate) fn is_word_with(&self, proclitics: Proclitics) -> bool {
        let preposition = proclitics.preposition();
        self.with.iter().any(|listed| listed.chars().next() == preposition)
    }
}

static WORDS: Lazy<WordMap<AlsoWord>> =
    Lazy::new(|| table_of(words(NAMES_AND_WORDS).map(|(word, marks)| (word, AlsoWord::of_marks(marks)))));

const BEFORE_LANGUAGES: &str = include_str!("../../data/lexicon/before-languages.txt");

static BEFORE_LANGUAGE_WORDS: Lazy<WordMap<()>> = Lazy::new(|| set_of(BEFORE_LANGUAGES));

/// Whether `word`, with or without proclitics and the article, stands before the names of languages: باللغة.
pub(crate) fn is_before_language(word: &[Symbol]) -> bool {
    nouns_of(word).any(|noun| BEFORE_LANGUAGE_WORDS.contains(noun))
}

/// The nouns that `word` may be, with or without proclitics and the article, also after the preposition ل: للغة.
fn nouns_of(word: &[Symbol]) -> impl Iterator<Item = &[Symbol]> {
    Proclitics::splits(word).flat_map(|(_, rest)| {
        [Some(rest), rest.strip_prefix(&article::ARTICLE), rest.strip_prefix(&[LAM])].into_iter().flatten()
    })
}

/// A word before a place.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum BeforePlace {
    /// في, which other words may follow as well.
    Preposition,
    /// حوض, which only a place follows.
    Noun,
}

static BEFORE: Lazy<WordMap<BeforePlace>> = Lazy::new(|| {
    let before = |mark| if mark == "noun" { BeforePlace::Noun } else { BeforePlace::Preposition };
    table_of(words(BEFORE_PLACES).map(|(word, mark)| (word, before(mark))))
});

/// Returns what decides whether the word is a name, if it is also an ordinary word.
pub(crate) fn also_word(word: &[Symbol]) -> Option<&'static AlsoWord> {
    WORDS.get_word(word)
}

/// Returns how the word, with or without proclitics, stands before a place, if it does: في.
pub(crate) fn before_place(word: &[Symbol]) -> Option<BeforePlace> {
    Proclitics::splits(word).find_map(|(_, rest)| BEFORE.get_word(rest).copied())
}
