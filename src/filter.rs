//! A set of words that answers "no" at once for most words that are not in it.

use crate::arabic::letters::Symbol;

/// A set of sequences of symbols that may hold more than was put in: one bit for each hash of 20 bits.
///
/// It only spares look-ups in exact tables, so that nobody gains by making its hash collide.
#[derive(Default)]
pub(crate) struct Filter(Vec<u64>);

const BITS: u32 = 20;

fn hash(symbols: impl Iterator<Item = Symbol>) -> usize {
    let mixed = symbols.fold(0u64, |hash, symbol| (hash ^ u64::from(symbol)).wrapping_mul(0x9E37_79B9_7F4A_7C15));
    (mixed >> (64 - BITS)) as usize
}

impl Filter {
    pub(crate) fn insert(&mut self, symbols: impl Iterator<Item = Symbol>) {
        let hash = hash(symbols);
        self.0.resize(1 << (BITS - 6), 0);
        if let Some(bits) = self.0.get_mut(hash / 64) {
            *bits |= 1 << (hash % 64);
        }
    }

    /// False where the symbols were not put in; true where they were, and now and then otherwise.
    pub(crate) fn contains(&self, symbols: impl Iterator<Item = Symbol>) -> bool {
        let hash = hash(symbols);
        self.0.get(hash / 64).is_some_and(|bits| bits >> (hash % 64) & 1 == 1)
    }

    /// The bytes on the heap.
    pub(crate) fn memory_usage(&self) -> usize {
        size_of_val(&*self.0)
    }
}
