//! Tells a country and its people from its language (اللغة الفرنسية, بالألمانية), and from a tribe (بنو إسرائيل).

use once_cell::sync::Lazy;

use super::support::Context;
use super::word_reader::Hit;
use crate::arabic::article;
use crate::arabic::letters::{self, HEH, Symbol};
use crate::arabic::proclitics::Proclitics;
use crate::gazetteer::Kind;

/// لغة, after which a nisba names a language.
static LANGUAGE: Lazy<Vec<Symbol>> = Lazy::new(|| letters::folded("لغة"));

/// "Sons of", after which a name is that of a tribe.
static SONS: Lazy<[Vec<Symbol>; 2]> = Lazy::new(|| ["بنو", "بني"].map(letters::folded));

impl Context<'_, '_> {
    /// Returns whether the hit is a nisba that names a language: a feminine after لغة, or with the article after ب ("in").
    pub(super) fn is_language(&self, hit: &Hit) -> bool {
        if self.index.kind(hit.name) != Some(&Kind::Nationality) || hit.words.0 != hit.words.1 {
            return false;
        }
        let word = letters::folded(hit.span.of(self.text));
        if word.last() != Some(&HEH) {
            return false;
        }
        let is_after_language =
            hit.before.is_some_and(|before| is_language_noun(&letters::folded(before.of(self.text))));
        is_after_language || hit.clitics.preposition() == Some('ب') && article::is_articled(&word)
    }

    /// Returns whether the hit is a place after بنو or بني, where it names a tribe: بنو إسرائيل.
    pub(super) fn is_tribe(&self, hit: &Hit) -> bool {
        let is_place = self.index.kind(hit.name) == Some(&Kind::Place) && hit.clitics.is_empty();
        let Some(before) = hit.before.filter(|_| is_place).map(|before| before.of(self.text)) else { return false };
        // بنى is "built".
        if letters::spelled(before).ends_with('ى') {
            return false;
        }
        let before = letters::folded(before);
        Proclitics::splits(&before).any(|(_, noun)| SONS.iter().any(|sons| sons == noun))
    }
}

/// Returns whether the word is لغة, with or without proclitics and the article.
fn is_language_noun(word: &[Symbol]) -> bool {
    Proclitics::splits(word).any(|(_, noun)| {
        let bare = noun.strip_prefix(&article::ARTICLE).or_else(|| noun.strip_prefix(&[letters::LAM])).unwrap_or(noun);
        bare == LANGUAGE.as_slice() || noun == LANGUAGE.as_slice()
    })
}
