//! Items of many owners in one list.

/// For each owner, numbered from 0, its items in the order in which they came.
pub(crate) struct Grouped<T> {
    /// Where the items of each owner begin; one more for the end.
    ranges: Vec<u32>,
    items: Vec<T>,
}

impl<T: Copy + Default> Grouped<T> {
    /// Groups `items` by their owners, of whom there are so many.
    pub(crate) fn new(owners: u32, items: impl Iterator<Item = (u32, T)> + Clone) -> Self {
        // Each slot first counts the items of the owner before, then says where the next item of that owner goes.
        let mut ranges = vec![0; owners as usize + 2];
        let mut count = 0;
        for (owner, _) in items.clone() {
            if let Some(slot) = ranges.get_mut(owner as usize + 2) {
                *slot += 1;
                count += 1;
            }
        }
        let mut sum = 0;
        for slot in &mut ranges {
            sum += *slot;
            *slot = sum;
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

    /// The items of `owner`.
    pub(crate) fn of(&self, owner: u32) -> &[T] {
        match self.ranges.get(owner as usize..) {
            Some(&[from, to, ..]) => self.items.get(from as usize..to as usize).unwrap_or_default(),
            _ => &[],
        }
    }

    /// The number of owners.
    pub(crate) fn owners(&self) -> u32 {
        self.ranges.len().saturating_sub(2) as u32
    }

    /// The bytes on the heap.
    pub(crate) fn memory_usage(&self) -> usize {
        size_of_val(&*self.ranges) + size_of_val(&*self.items)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_come_to_their_owners_in_order() {
        let items = [(2, 'a'), (0, 'b'), (2, 'c'), (4, 'd'), (9, 'e')];
        let grouped = Grouped::new(5, items.into_iter());
        let all: Vec<&[char]> = (0..6).map(|owner| grouped.of(owner)).collect();
        assert_eq!(all, [&['b'] as &[_], &[], &['a', 'c'], &[], &['d'], &[]]);
        assert_eq!(grouped.owners(), 5);
    }
}
