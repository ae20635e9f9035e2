//! A set of words that answers "no" at once for most words that are not in it.

use crate::arabic::key::Key;

/// A set of keys that may hold more than was put in: a Bloom filter whose two bits of a key lie in one number, so that a look-up
/// costs one access to memory.
///
/// It only spares look-ups in exact tables, so that nobody gains by making its hash collide.
#[derive(Default)]
pub(crate) struct Bloom {
    blocks: Vec<u64>,
}

impl Bloom {
    /// A filter for so many keys: 21 bits for each, of which about one in a hundred lets a stranger through.
    pub(crate) fn new(keys: usize) -> Self {
        Self { blocks: vec![0; keys / 3 + 1] }
    }

    pub(crate) fn insert(&mut self, key: Key) {
        let (block, bits) = self.place(key);
        if let Some(block) = self.blocks.get_mut(block) {
            *block |= bits;
        }
    }

    /// False where the key was not put in; true where it was, and now and then otherwise.
    pub(crate) fn contains(&self, key: Key) -> bool {
        let (block, bits) = self.place(key);
        self.blocks.get(block).is_some_and(|block| block & bits == bits)
    }

    /// The number of a key's block, and the key's bits in it.
    fn place(&self, key: Key) -> (usize, u64) {
        let hash = key.0.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let bits = 1 << (hash >> 26 & 63) | 1 << (hash >> 20 & 63);
        // As large a part of all blocks as the upper half of the hash is of all its values.
        ((((hash >> 32) * self.blocks.len() as u64) >> 32) as usize, bits)
    }

    /// The bytes on the heap.
    pub(crate) fn memory_usage(&self) -> usize {
        size_of_val(&*self.blocks)
    }
}

impl Bloom {
    /// A filter of `keys`, which are counted first: that is cheaper than to keep them.
    pub(crate) fn of(keys: impl Iterator<Item = Key> + Clone) -> Self {
        let mut filter = Self::new(keys.clone().count());
        keys.for_each(|key| filter.insert(key));
        filter
    }
}
