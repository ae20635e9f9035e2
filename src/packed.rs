//! Words as keys of tables.

use std::hash::{Hash, Hasher};

use crate::arabic::letters::Symbol;

/// The letters of a word, as a key: in two numbers where they fit, which spares thousands of allocations.
#[derive(PartialEq, Eq)]
pub(crate) enum Packed {
    Few(u64, u64),
    Many(Box<[Symbol]>),
}

impl From<&[Symbol]> for Packed {
    fn from(symbols: &[Symbol]) -> Self {
        // Seven bits a letter, none of which is 0.
        let pack = |symbols: &[Symbol]| symbols.iter().fold(0, |sum, &symbol| sum << 7 | (u64::from(symbol) + 1));
        match symbols.split_at_checked(9) {
            None => Self::Few(pack(symbols), 0),
            Some((first, rest)) if rest.len() <= 9 => Self::Few(pack(first), pack(rest)),
            Some(_) => Self::Many(symbols.into()),
        }
    }
}

impl Hash for Packed {
    fn hash<H: Hasher>(&self, state: &mut H) {
        match self {
            Self::Few(first, rest) => (first, rest).hash(state),
            Self::Many(letters) => letters.hash(state),
        }
    }
}
