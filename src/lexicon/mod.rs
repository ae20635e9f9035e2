//! Every word list of the library.
//!
//! The lists are the files of `data/lexicon`, with one word per line. Blank lines and lines that begin with `#` are skipped; marks follow
//! a tab. `data/README.md` describes each file.

mod closed;
mod function_words;
pub(crate) mod guards;
pub(crate) mod heads;
mod inflected;
mod names_and_words;
mod ordinary;
mod own;
mod roles;
mod sport;
mod title_forms;
mod vowelled;

use crate::arabic::letters;
use crate::util::word_map::WordMap;

pub(crate) use self::closed::{
    Ordinal, Particle, address_words, forms_name_with_allah, is_address, is_address_after, is_feminine_pronoun,
    is_foreign_particle, is_participle, is_qualifier, ordinal,
};
pub(crate) use self::function_words::{ends_in_function_word, is_function_word};
pub(crate) use self::inflected::{is_noun, is_ordinary_form, is_ordinary_noun, is_verb_form};
pub(crate) use self::names_and_words::{BeforePlace, also_word, before_place, is_before_language};
pub(crate) use self::ordinary::{mistaken_for, ordinary};
pub use self::own::Lexicon;
pub(crate) use self::own::OwnWords;
pub(crate) use self::roles::{Roles, load, roles, roles_of_key};
pub(crate) use self::sport::is_of_sport;
pub(crate) use self::title_forms::title_forms;
pub(crate) use self::vowelled::vowelled;

/// The words of a list, each with its marks.
fn words(list: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    list.lines().filter(|line| has_word(line)).map(word_and_marks)
}

/// Whether a line of a list is neither blank nor a comment.
fn has_word(line: &str) -> bool {
    !line.is_empty() && !line.starts_with('#')
}

/// The word of a line, and its marks, if any.
fn word_and_marks(line: &str) -> (&str, &str) {
    line.split_once('\t').unwrap_or((line, ""))
}

/// The words of a list, folded.
fn set_of(list: &'static str) -> WordMap<()> {
    words(list).map(|(word, _)| letters::folded(word)).collect()
}

/// The words, folded, each with what is known of it.
fn table_of<T>(words: impl Iterator<Item = (&'static str, T)>) -> WordMap<T> {
    let mut table = WordMap::with_capacity(0);
    for (word, known) in words {
        table.insert(&letters::folded(word), known);
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_has_comments_blank_lines_and_marks() {
        const LIST: &str = "# Heads: شركة.\n\nشركة\tproper definite=2\nوزارة\r\n#مدرسة\n\nرئيس الوزراء\n";
        let read: Vec<_> = words(LIST).collect();
        assert_eq!(read, [("شركة", "proper definite=2"), ("وزارة", ""), ("رئيس الوزراء", "")]);
        let set = set_of(LIST);
        for (word, is_in_it) in [("شركة", true), ("وزارة", true), ("مدرسة", false), ("", false), ("heads", false)]
        {
            assert_eq!(set.contains(&letters::folded(word)), is_in_it, "{word}");
        }
    }
}
