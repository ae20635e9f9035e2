//! Names of two words written as one, and the words that such names begin or end with.

use once_cell::sync::Lazy;

use crate::arabic::letters::{self, AIN, ALEF, BEH, HEH, LAM, NOON, Symbol, WAW, YEH};
use crate::lexicon::{self, Roles};

/// Returns whether the word is a compound written as one word: عبدالرحمن, نورالدين, نصرالله.
pub(super) fn is_compound(word: &[Symbol]) -> bool {
    // Most words are ruled out by their first or last letters.
    match word {
        [AIN, BEH, ..] if begins_with_servant(word) => true,
        [_, _, _, .., LAM, HEH] | [_, _, _, .., YEH, NOON] => ends_divine(word),
        _ => false,
    }
}

/// Returns whether the word is عبد with a name of God: عبدالرحمن.
fn begins_with_servant(word: &[Symbol]) -> bool {
    match word.strip_prefix(SERVANT_OF.as_slice()) {
        Some(rest) => rest.len() >= 2,
        None => false,
    }
}

/// Returns whether the word is a given name with الله or الدين: نصرالله, نورالدين.
fn ends_divine(word: &[Symbol]) -> bool {
    for divine in DIVINE.iter() {
        if let Some(first) = word.strip_suffix(divine.as_slice()) {
            // فوالله is an oath.
            return lexicon::ordinary(word).is_none() && lexicon::roles(first, String::new).is(Roles::GIVEN);
        }
    }
    false
}

/// Returns whether the word is أبو and a name of at least three letters written as one: أبوعريبان.
pub(super) fn is_fused_kunya(word: &[Symbol]) -> bool {
    matches!(word, [ALEF, BEH, WAW, _, _, _, ..])
}

/// Returns whether the words are one name: صلاح الدين, نصر الله. Only some words form a name with الله.
pub(super) fn is_one_name(first: &[Symbol], second: &[Symbol]) -> bool {
    let [allah, religion] = &*DIVINE;
    second == religion || second == allah && lexicon::forms_name_with_allah(first)
}

/// Returns whether the word is الله or الدين.
pub(super) fn is_divine(word: &[Symbol]) -> bool {
    DIVINE.iter().any(|divine| divine == word)
}

/// عبدال, with which such names written as one word begin.
static SERVANT_OF: Lazy<Vec<Symbol>> = Lazy::new(|| letters::folded("عبدال"));

/// The second words that form a new name with a given name.
static DIVINE: Lazy<[Vec<Symbol>; 2]> = Lazy::new(|| ["الله", "الدين"].map(letters::folded));
