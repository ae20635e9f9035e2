//! The items of many owners in one list.

/// The items of each owner, in the order of insertion. Owners are numbered from 0.
///
/// The items `(2, a) (0, b) (2, c)` of three owners are:
///
/// ```text
/// items   b a c
/// ranges  0 1 1 3 3    b is owner 0's, from 0 to 1; owner 1 has none; a and c are owner 2's, from 1 to 3
/// ```
pub(crate) struct Grouped<T> {
    /// Where the items of each owner begin, and at the end, twice, the number of all items.
    ranges: Vec<u32>,
    items: Vec<T>,
}

impl<T: Copy + Default> Grouped<T> {
    /// Groups `items` by their owners, numbered below `owners`. Items of other owners are skipped.
    pub(crate) fn new(owners: u32, items: impl Iterator<Item = (u32, T)> + Clone) -> Self {
        // Each item is counted two slots after its owner's. After summing up, the slot after the owner's is where its items begin. Each
        // item written there advances the slot, so in the end it is where the next owner's items begin.
        let mut ranges = vec![0; owners as usize + 2];
        let mut count = 0;
        for (owner, _) in items.clone() {
            if let Some(slot) = ranges.get_mut(owner as usize + 2) {
                *slot += 1;
                count += 1;
            }
        }
        let mut before = 0;
        for slot in &mut ranges {
            before += *slot;
            *slot = before;
        }
        let mut grouped = vec![T::default(); count];
        for (owner, item) in items {
            if let Some(next) = ranges.get_mut(owner as usize + 1) {
                if let Some(slot) = grouped.get_mut(*next as usize) {
                    *slot = item;
                }
                *next += 1;
            }
        }
        Self { ranges, items: grouped }
    }

    /// Returns the items of `owner`.
    pub(crate) fn of(&self, owner: u32) -> &[T] {
        match self.ranges.get(owner as usize..) {
            Some(&[from, to, ..]) => self.items.get(from as usize..to as usize).unwrap_or_default(),
            _ => &[],
        }
    }

    /// Returns the number of owners.
    pub(crate) fn owners(&self) -> u32 {
        self.ranges.len().saturating_sub(2) as u32
    }

    /// Returns the bytes on the heap.
    pub(crate) fn memory_usage(&self) -> usize {
        size_of_val(&*self.ranges) + size_of_val(&*self.items)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_three_items_of_the_example() {
        let grouped = Grouped::new(3, [(2, 'a'), (0, 'b'), (2, 'c')].into_iter());
        assert_eq!(grouped.items, ['b', 'a', 'c']);
        assert_eq!(grouped.ranges, [0, 1, 1, 3, 3]);
    }

    #[test]
    fn items_come_to_their_owners_in_order() {
        let items = [(2, 'a'), (0, 'b'), (2, 'c'), (4, 'd'), (9, 'e')];
        let grouped = Grouped::new(5, items.into_iter());
        let all: Vec<&[char]> = (0..6).map(|owner| grouped.of(owner)).collect();
        assert_eq!(all, [&['b'] as &[_], &[], &['a', 'c'], &[], &['d'], &[]]);
        assert_eq!(grouped.owners(), 5);
    }
}
