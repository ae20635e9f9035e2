//! Words that join names, and names written as one word.

use once_cell::sync::Lazy;

use crate::arabic::letters::{self, AIN, BEH, HEH, LAM, NOON, Symbol, YEH};
use crate::lexicon::{self, Roles};

/// Whether the word is a compound written as one: عبدالرحمن, نورالدين, نصرالله.
pub(super) fn is_compound(word: &[Symbol]) -> bool {
    // The ends are looked at first: of most words they are others.
    match word {
        [AIN, BEH, ..] if begins_with_servant(word) => true,
        [_, _, _, .., LAM, HEH] | [_, _, _, .., YEH, NOON] => ends_divine(word),
        _ => false,
    }
}

/// Whether the word is a name of God behind عبد: عبدالرحمن.
fn begins_with_servant(word: &[Symbol]) -> bool {
    match word.strip_prefix(SERVANT_OF.as_slice()) {
        Some(rest) => rest.len() >= 2,
        None => false,
    }
}

/// Whether the word is a given name before الله or الدين: نصرالله, نورالدين.
fn ends_divine(word: &[Symbol]) -> bool {
    for divine in DIVINE.iter() {
        if let Some(first) = word.strip_suffix(divine.as_slice()) {
            return lexicon::roles(first, String::new).is(Roles::GIVEN);
        }
    }
    false
}

/// Whether the word is الله or الدين.
pub(super) fn is_divine(word: &[Symbol]) -> bool {
    DIVINE.iter().any(|divine| divine == word)
}

/// عبدال, the beginning of names written as one word.
static SERVANT_OF: Lazy<Vec<Symbol>> = Lazy::new(|| letters::folded("عبدال"));

/// What makes a name of a given name before it.
static DIVINE: Lazy<[Vec<Symbol>; 2]> = Lazy::new(|| ["الله", "الدين"].map(letters::folded));
