//! A set of words that answers "no" at once for most words that are not in it.

use crate::arabic::key::Key;

/// A set of keys that may seem to contain more than was inserted: a Bloom filter. The two bits of a key are in the same `u64`, so a look-up
/// costs one memory access.
///
/// The hash of a key has three parts. The lower twenty bits are not used, because they are the weakest bits of a product.
///
/// ```text
/// 63                      32 31      26 25      20 19            0
/// |          block          | one bit  | another  |   not used   |
/// ```
///
/// It only saves look-ups in exact tables, so an attacker gains nothing from collisions.
#[derive(Default)]
pub(crate) struct Bloom {
    blocks: Vec<u64>,
}

impl Bloom {
    /// Creates a filter for `keys` keys, with 21 bits for each. About one in a hundred other keys passes it.
    pub(crate) fn new(keys: usize) -> Self {
        Self { blocks: vec![0; keys / 3 + 1] }
    }

    /// Creates a filter of all keys that `add_all` adds. It is called twice, first to count the keys and then to insert them, which is
    /// cheaper than storing them.
    pub(crate) fn of(add_all: impl Fn(&mut BloomBuilder)) -> Self {
        let mut builder = BloomBuilder::Counting(0);
        add_all(&mut builder);
        if let BloomBuilder::Counting(keys) = builder {
            builder = BloomBuilder::Filling(Self::new(keys));
        }
        add_all(&mut builder);
        match builder {
            BloomBuilder::Filling(filter) => filter,
            BloomBuilder::Counting(_) => Self::default(),
        }
    }

    pub(crate) fn insert(&mut self, key: Key) {
        let (block, bits) = self.place(key);
        if let Some(block) = self.blocks.get_mut(block) {
            *block |= bits;
        }
    }

    /// Returns true if the key was inserted. Rarely returns true for other keys.
    pub(crate) fn contains(&self, key: Key) -> bool {
        let (block, bits) = self.place(key);
        self.blocks.get(block).is_some_and(|block| block & bits == bits)
    }

    /// Returns the number of a key's block, and the key's bits in it.
    fn place(&self, Key(key): Key) -> (usize, u64) {
        let hash = key.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        // The upper half, a fraction of 2³², is scaled to the number of blocks, because a division would cost more.
        let block = ((hash >> 32) * self.blocks.len() as u64) >> 32;
        let bits = 1 << (hash >> 26 & 63) | 1 << (hash >> 20 & 63);
        (block as usize, bits)
    }

    /// Returns the bytes on the heap.
    pub(crate) fn memory_usage(&self) -> usize {
        size_of_val(&*self.blocks)
    }
}

/// Receives the keys of a filter, first to count and then to insert them.
pub(crate) enum BloomBuilder {
    Counting(usize),
    Filling(Bloom),
}

impl BloomBuilder {
    #[inline]
    pub(crate) fn add(&mut self, key: Key) {
        match self {
            Self::Counting(keys) => *keys += 1,
            Self::Filling(filter) => filter.insert(key),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_in_is_found_and_little_else() {
        let keys = |range: std::ops::Range<u64>| range.map(|number| Key(number * 0x0123_4567));
        let filter = Bloom::of(|filter| keys(0..10_000).for_each(|key| filter.add(key)));
        assert!(keys(0..10_000).all(|key| filter.contains(key)));
        assert_eq!(filter.memory_usage(), Bloom::new(10_000).memory_usage());
        let strangers = keys(10_000..110_000).filter(|&key| filter.contains(key)).count();
        assert!(strangers < 2_000, "{strangers} of 100,000");
    }
}
