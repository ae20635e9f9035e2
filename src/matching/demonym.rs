//! Tells a country and its people from its language (اللغة الفرنسية, بالألمانية), and from a tribe (بنو إسرائيل).

use once_cell::sync::Lazy;

use super::support::Context;
use super::word_reader::Hit;
use crate::arabic::article;
use crate::arabic::letters::{self, HEH, Symbol};
use crate::arabic::proclitics::Proclitics;
use crate::gazetteer::Kind;
use crate::lexicon;

/// "Sons of", after which a name is that of a tribe.
static SONS: Lazy<[Vec<Symbol>; 2]> = Lazy::new(|| ["بنو", "بني"].map(letters::folded));

impl Context<'_, '_> {
    /// Returns whether the hit is a nisba that names a language: a feminine with the article after لغة or يتحدث, after ب ("in") or ك ("as"), or
    /// after another language and و.
    pub(super) fn is_language(&self, hit: &Hit) -> bool {
        if self.index.kind(hit.name) != Some(&Kind::Nationality) || hit.words.0 != hit.words.1 {
            return false;
        }
        let word = letters::folded(hit.span.of(self.text));
        // Without the article it is an adjective like any other: لغة فرنسية.
        if word.last() != Some(&HEH) || !article::is_articled(&word) {
            return false;
        }
        let before = hit.before.map(|before| letters::folded(before.of(self.text)));
        let is_joined = hit.clitics.conjunction() == Some('و') && self.after_language == Some(hit.words.0);
        let is_phrase = matches!(hit.clitics.preposition(), Some('ب' | 'ك'));
        is_phrase || is_joined || before.is_some_and(|before| lexicon::is_before_language(&before))
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
