//! How names are vowelled.

use once_cell::sync::Lazy;

use super::words;
use crate::arabic::letters::{self, Symbol};
use crate::arabic::marks::{self, MarkedLetter};
use crate::util::word_map::WordMap;

const VOWELLED: &str = include_str!("../../data/lexicon/vowelled.txt");

/// A name with its vowels.
pub(crate) struct Vowelled {
    pub(crate) letters: Vec<MarkedLetter>,
    /// The kind that it names, or the id of an entry.
    pub(crate) of: &'static str,
}

static NAMES: Lazy<WordMap<Vec<Vowelled>>> = Lazy::new(|| {
    let mut names = WordMap::with_capacity(0);
    for (word, columns) in words(VOWELLED) {
        let known = columns.split(' ').filter_map(|column| {
            let (spelled, of) = column.split_once('=')?;
            Some(Vowelled { letters: marks::marked_letters(spelled), of })
        });
        names.insert(&letters::folded(word), known.collect());
    }
    names
});

/// Returns how the names with the letters of `word` are vowelled, as far as this is known.
pub(crate) fn vowelled(word: &[Symbol]) -> &'static [Vowelled] {
    NAMES.get_word(word).map(Vec::as_slice).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vowelled_words_have_the_letters_of_their_line() {
        for (word, columns) in words(VOWELLED) {
            for column in columns.split(' ') {
                let (spelled, of) = column.split_once('=').expect(word);
                assert_eq!(letters::folded(spelled), letters::folded(word), "{word}");
                assert!(marks::is_marked(spelled) && !of.is_empty(), "{word}");
            }
        }
    }
}
