//! A set of words that answers "no" at once for most words that are not in it.

use crate::arabic::key::Key;

/// A set of keys that may hold more than was put in: a Bloom filter whose two bits of a key lie in one number, so that a look-up
/// costs one access to memory.
///
/// The hash of a key is cut in three. The lower twenty bits are not used: in a product they are the poorest.
///
/// ```text
/// 63                      32 31      26 25      20 19            0
/// |          block          | one bit  | another  |   not used   |
/// ```
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

    /// A filter of all keys that `add_all` adds. It is called twice, as keys are counted before they are put in: that is cheaper
    /// than to keep them.
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

    /// False where the key was not put in; true where it was, and now and then otherwise.
    pub(crate) fn contains(&self, key: Key) -> bool {
        let (block, bits) = self.place(key);
        self.blocks.get(block).is_some_and(|block| block & bits == bits)
    }

    /// The number of a key's block, and the key's bits in it.
    fn place(&self, Key(key): Key) -> (usize, u64) {
        let hash = key.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        // The upper half, a fraction of 2³², is scaled to the number of blocks: a division would cost more.
        let block = ((hash >> 32) * self.blocks.len() as u64) >> 32;
        let bits = 1 << (hash >> 26 & 63) | 1 << (hash >> 20 & 63);
        (block as usize, bits)
    }

    /// The bytes on the heap.
    pub(crate) fn memory_usage(&self) -> usize {
        size_of_val(&*self.blocks)
    }
}

/// Takes the keys of a filter: first to know how many they are, then to put them in.
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
