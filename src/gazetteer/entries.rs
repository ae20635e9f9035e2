//! Ordered lists of entries, and the lookup of entries by id.

use std::collections::HashMap;
use std::fmt;
use std::hash::{BuildHasher, BuildHasherDefault, Hasher, RandomState};
use std::iter::FusedIterator;
use std::slice;
use std::sync::Arc;

use super::EntryRef;
use super::arena::Arena;

/// A list of entries. It shares the entries with other lists, and owns only their order.
#[derive(Clone, Default)]
pub(crate) struct EntryList {
    arenas: Vec<Arc<Arena>>,
    places: Vec<EntryPlace>,
}

/// The location of an entry.
#[derive(Clone, Copy)]
pub(super) struct EntryPlace {
    /// The number of the arena.
    arena: u32,
    /// The byte of the arena at which the entry begins.
    at: u32,
}

impl EntryList {
    /// Adds the entry that `write` writes. If `write` fails, the list is no longer usable.
    pub(super) fn add<T>(&mut self, write: impl FnOnce(&mut Arena) -> T) -> T {
        let open = self.arenas.last_mut().and_then(Arc::get_mut);
        if open.is_none_or(|arena| u32::try_from(arena.len()).is_err()) {
            self.arenas.push(Arc::default());
        }
        let number = self.arenas.len() - 1;
        #[expect(clippy::indexing_slicing, reason = "one was just added if there was none")]
        let arena = Arc::make_mut(&mut self.arenas[number]);
        self.places.push(EntryPlace { arena: number as u32, at: arena.len() as u32 });
        write(arena)
    }

    /// Adds the arenas of `other`; returns a function from its places to places in this list.
    pub(super) fn share(&mut self, other: &Self) -> impl Fn(EntryPlace) -> EntryPlace + use<> {
        let first = self.arenas.len() as u32;
        self.arenas.extend(other.arenas.iter().cloned());
        move |place| EntryPlace { arena: first + place.arena, ..place }
    }

    pub(super) fn places(&self) -> &[EntryPlace] {
        &self.places
    }

    pub(super) fn push(&mut self, place: EntryPlace) {
        self.places.push(place);
    }

    pub(super) fn replace(&mut self, number: usize, place: EntryPlace) {
        if let Some(older) = self.places.get_mut(number) {
            *older = place;
        }
    }

    /// Removes the last entry.
    pub(super) fn pop(&mut self) -> Option<EntryPlace> {
        self.places.pop()
    }

    /// Removes an entry.
    pub(super) fn remove(&mut self, number: usize) {
        self.places.remove(number);
    }

    /// A list of the entries with these numbers, in this order.
    pub(super) fn reordered(&self, numbers: impl Iterator<Item = usize>) -> Self {
        let places = numbers.filter_map(|number| self.places.get(number).copied()).collect();
        Self { arenas: self.arenas.clone(), places }
    }

    /// Gives back the memory of lists of which no entry is left.
    pub(super) fn drop_unused(&mut self) {
        let mut used = vec![false; self.arenas.len()];
        for place in &self.places {
            if let Some(used) = used.get_mut(place.arena as usize) {
                *used = true;
            }
        }
        for (arena, used) in self.arenas.iter_mut().zip(used) {
            // An empty one takes its number.
            if !used {
                *arena = Arc::default();
            }
        }
    }

    /// Frees the memory reserved for more entries.
    pub(super) fn shrink_to_fit(&mut self) {
        self.places.shrink_to_fit();
        self.arenas.iter_mut().filter_map(Arc::get_mut).for_each(Arena::shrink_to_fit);
    }

    /// An entry by its number.
    pub(crate) fn get(&self, number: usize) -> Option<EntryRef<'_>> {
        let place = self.places.get(number)?;
        Some(EntryRef::new(self.arenas.get(place.arena as usize)?, place.at as usize))
    }

    fn has_id(&self, number: usize, id: &str) -> bool {
        self.get(number).is_some_and(|entry| entry.id() == id)
    }

    pub(super) fn last(&self) -> Option<EntryRef<'_>> {
        self.get(self.len().checked_sub(1)?)
    }

    pub(crate) fn iter(&self) -> Entries<'_> {
        Entries { arenas: &self.arenas, places: self.places.iter() }
    }

    pub(crate) fn len(&self) -> usize {
        self.places.len()
    }
}

/// The entries of a gazetteer: see [`Gazetteer::entries`](crate::Gazetteer::entries).
#[derive(Clone)]
pub struct Entries<'g> {
    arenas: &'g [Arc<Arena>],
    places: slice::Iter<'g, EntryPlace>,
}

impl<'g> Entries<'g> {
    fn entry(&self, place: EntryPlace) -> EntryRef<'g> {
        #[expect(clippy::indexing_slicing, reason = "an arena lives as long as the places in it")]
        EntryRef::new(&self.arenas[place.arena as usize], place.at as usize)
    }
}

impl<'g> Iterator for Entries<'g> {
    type Item = EntryRef<'g>;

    fn next(&mut self) -> Option<Self::Item> {
        let place = *self.places.next()?;
        Some(self.entry(place))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.places.size_hint()
    }
}

impl DoubleEndedIterator for Entries<'_> {
    fn next_back(&mut self) -> Option<Self::Item> {
        let place = *self.places.next_back()?;
        Some(self.entry(place))
    }
}

impl ExactSizeIterator for Entries<'_> {}

impl FusedIterator for Entries<'_> {}

/// Writes the number of the entries to come.
impl fmt::Debug for Entries<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Entries").field("len", &self.len()).finish_non_exhaustive()
    }
}

/// The number of each id.
///
/// The keys are hashes of the ids, which an attacker cannot predict. If several ids have the same hash, the key is counted up. So the
/// ids themselves are not stored twice.
#[derive(Clone, Debug, Default)]
pub(super) struct IdIndex {
    hasher: RandomState,
    numbers: HashMap<u32, u32, BuildHasherDefault<Hashed>>,
}

impl IdIndex {
    /// The index of `entries`.
    pub(super) fn new(entries: &EntryList) -> Self {
        let mut index = Self::default();
        index.numbers.reserve(entries.len());
        for (number, entry) in entries.iter().enumerate() {
            index.insert(entries, entry.id(), number);
        }
        index
    }

    /// The possible keys of the id, which has the first free key or an earlier one.
    fn keys(&self, id: &str) -> impl Iterator<Item = u32> + use<> {
        let first = self.hasher.hash_one(id) as u32;
        (0..=u32::MAX).map(move |more| first.wrapping_add(more))
    }

    /// The number of the entry with this id.
    pub(super) fn get(&self, entries: &EntryList, id: &str) -> Option<usize> {
        let numbers = self.keys(id).map_while(|key| self.numbers.get(&key));
        numbers.map(|&number| number as usize).find(|&number| entries.has_id(number, id))
    }

    /// Adds the id of the entry with this number. If another entry already has the id, returns that entry's number instead.
    pub(super) fn insert(&mut self, entries: &EntryList, id: &str, number: usize) -> Option<usize> {
        for key in self.keys(id) {
            let taken = *self.numbers.entry(key).or_insert(number as u32) as usize;
            if taken == number {
                break;
            }
            if entries.has_id(taken, id) {
                return Some(taken);
            }
        }
        None
    }
}

/// A hasher for keys that are already hashes.
#[derive(Default)]
struct Hashed(u64);

impl Hasher for Hashed {
    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|&byte| self.0 = self.0 << 8 | u64::from(byte));
    }

    fn write_u32(&mut self, key: u32) {
        // Hash tables use the lowest and the highest bits.
        self.0 = u64::from(key) << 32 | u64::from(key);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::{Entry, Kind};

    #[test]
    fn memory_is_given_back_with_the_last_entry_of_a_list() {
        let mut entries = EntryList::default();
        entries.add(|arena| arena.add(&Entry::new("minsk", Kind::Place, "مينسك")));
        let mut other = EntryList::default();
        other.add(|arena| arena.add(&Entry::new("beirut", Kind::Place, "بيروت")));
        let moved = entries.share(&other);
        entries.push(moved(other.places()[0]));
        drop(other);
        let arenas: Vec<_> = entries.arenas.iter().map(Arc::downgrade).collect();

        entries = entries.reordered(1..2);
        entries.drop_unused();
        let owners: Vec<usize> = arenas.iter().map(|arena| arena.strong_count()).collect();
        assert_eq!(owners, [0, 1]);
        assert_eq!(entries.iter().map(EntryRef::id).collect::<Vec<_>>(), ["beirut"]);
    }

    #[test]
    fn ids_of_one_hash_are_told_apart() {
        // With this many ids, some ten pairs share a hash.
        let mut entries = EntryList::default();
        for number in 0..300_000 {
            entries.add(|arena| arena.add(&Entry::new(number.to_string(), Kind::Place, "ا")));
        }
        let mut index = IdIndex::new(&entries);
        assert_eq!(index.numbers.len(), entries.len());
        for (number, entry) in entries.iter().enumerate() {
            assert_eq!(index.get(&entries, entry.id()), Some(number));
            assert_eq!(index.insert(&entries, entry.id(), entries.len()), Some(number));
        }
        assert_eq!(index.get(&entries, "x"), None);
    }
}
