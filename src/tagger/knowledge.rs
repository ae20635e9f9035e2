//! How well words are known, for the repairs that must choose between two readings.

use crate::arabic::article::{self, ARTICLE};
use crate::arabic::letters::{self, Symbol};
use crate::arabic::proclitics::Proclitics;
use crate::index::Index;
use crate::lexicon::{Roles, ordinary, roles};
use crate::repair::Knowledge;

/// Returns how well `word` is known as an ordinary word, a part of names, or a word of a listed name, with or without the article.
pub(super) fn knowledge(index: &Index, word: &str) -> Knowledge {
    let letters = letters::folded(word);
    let spelled = || letters::spelled(word).into_owned();
    let is_word = |letters: &[Symbol]| {
        let is_listed = index.words.exact(letters).next().is_some();
        is_listed || ordinary(letters).is_some() || roles(letters, spelled) != Roles::default()
    };
    let without_article = |letters: &[Symbol]| letters.strip_prefix(&ARTICLE).is_some_and(is_word);
    let is_known = |letters: &[Symbol]| is_word(letters) || article::is_articled(letters) && without_article(letters);
    let is_rest_known =
        |rest: &[Symbol]| rest.len() > 2 && (is_known(rest) || index.words.after_lam(rest).next().is_some());
    if is_known(&letters) {
        Knowledge::Known
    } else if Proclitics::splits(&letters).any(|(_, rest)| is_rest_known(rest)) {
        Knowledge::BehindProclitics
    } else {
        Knowledge::Unknown
    }
}
