//! A hash that nobody can predict.

use std::hash::{BuildHasher, Hasher, RandomState};

/// Hashes words and numbers by multiplying with random numbers, drawn for each table. So an author of names or texts cannot know what
/// collides.
#[derive(Clone)]
pub(crate) struct Keyed {
    start: u64,
    factor: u64,
}

impl Default for Keyed {
    fn default() -> Self {
        let random = RandomState::new();
        Self { start: random.hash_one(0), factor: random.hash_one(1) | 1 }
    }
}

impl BuildHasher for Keyed {
    type Hasher = KeyedHasher;

    fn build_hasher(&self) -> KeyedHasher {
        KeyedHasher { hash: self.start, factor: self.factor }
    }
}

/// The hash of what has been written so far.
pub(crate) struct KeyedHasher {
    hash: u64,
    factor: u64,
}

impl Hasher for KeyedHasher {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(7) {
            // A leading 1 keeps [0] and [0, 0] different.
            let mut number = 1;
            for byte in chunk {
                number = number << 8 | u64::from(*byte);
            }
            self.write_u64(number);
        }
    }

    fn write_u32(&mut self, number: u32) {
        self.write_u64(number.into());
    }

    fn write_u64(&mut self, number: u64) {
        // Both halves of the product are used, because each bit of it depends only on the lower bits of the factors.
        let product = u128::from(self.hash ^ number) * u128::from(self.factor);
        self.hash = product as u64 ^ (product >> 64) as u64;
    }

    fn finish(&self) -> u64 {
        self.hash
    }
}
