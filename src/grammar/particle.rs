//! Words that join names, and names written as one word.

use once_cell::sync::Lazy;

use crate::arabic::letters::{self, AIN, BEH, HEH, LAM, NOON, Symbol, YEH};
use crate::lexicon::{self, Roles};

/// Whether the word is a compound written as one: عبدالرحمن, نورالدين, نصرالله.
pub(super) fn is_compound(symbols: &[Symbol]) -> bool {
    let is_given = |first: &[Symbol]| lexicon::roles(first, String::new).is(Roles::GIVEN);
    let servant = matches!(symbols, [AIN, BEH, ..]);
    let divine = matches!(symbols, [_, _, _, .., LAM, HEH] | [_, _, _, .., YEH, NOON]);
    servant && symbols.strip_prefix(SERVANT_OF.as_slice()).is_some_and(|rest| rest.len() >= 2)
        || divine && DIVINE.iter().any(|second| symbols.strip_suffix(second.as_slice()).is_some_and(is_given))
}

/// Whether the word is الله or الدين.
pub(super) fn is_divine(symbols: &[Symbol]) -> bool {
    DIVINE.iter().any(|word| word == symbols)
}

/// عبدال, the beginning of names written as one word.
static SERVANT_OF: Lazy<Vec<Symbol>> = Lazy::new(|| letters::folded("عبدال"));

/// What makes a name of a given name before it.
static DIVINE: Lazy<[Vec<Symbol>; 2]> = Lazy::new(|| ["الله", "الدين"].map(letters::folded));
