//! How far one text is from another: for suggestions after a slip of the keyboard.

use std::mem;

/// Returns the fewest letters to add, remove or replace to make `b` of `a`, if they are at most `most`. Two swapped letters count as one.
pub(crate) fn distance<T: PartialEq>(a: &[T], b: &[T], most: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > most {
        return None;
    }
    // The distances of the first letters of `a` from all beginnings of `b`: two letters ago, one ago, and now. Beginnings whose lengths differ by
    // more than `most` are too far, so they are not looked at.
    let far = most + 1;
    let at = |distances: &[usize], column: usize| distances.get(column).copied().unwrap_or(far);
    let mut last: Vec<usize> = (0..=b.len()).map(|column| column.min(far)).collect();
    let mut swapped = vec![far; last.len()];
    let mut now = swapped.clone();
    let mut before_a = None;
    for (row, letter_a) in (1_usize..).zip(a) {
        let first = row.saturating_sub(most).max(1);
        let mut left = row.min(far);
        let mut nearest = left;
        if let Some(none) = now.first_mut() {
            *none = left;
        }
        let mut before_b = first.checked_sub(2).and_then(|before| b.get(before));
        let letters = (first..=row + most).zip(b.iter().skip(first - 1)).zip(now.iter_mut().skip(first));
        for ((column, letter_b), now) in letters {
            let replaced = at(&last, column - 1) + usize::from(letter_a != letter_b);
            left = replaced.min(left + 1).min(at(&last, column) + 1);
            if before_a == Some(letter_b) && before_b == Some(letter_a) {
                left = left.min(at(&swapped, column.saturating_sub(2)) + 1);
            }
            *now = left;
            nearest = nearest.min(left);
            before_b = Some(letter_b);
        }
        if nearest > most {
            return None;
        }
        mem::swap(&mut swapped, &mut last);
        mem::swap(&mut last, &mut now);
        before_a = Some(letter_a);
    }
    last.last().copied().filter(|&distance| distance <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_counted() {
        for (a, b, expected) in [
            ("minsk", "minsk", Some(0)),
            ("minks", "minsk", Some(1)),
            ("misk", "minsk", Some(1)),
            ("minssk", "minsk", Some(1)),
            ("monsk", "minsk", Some(1)),
            ("imnks", "minsk", Some(2)),
            ("minsk", "berlin", None),
            ("", "ab", Some(2)),
            ("ab", "", Some(2)),
            ("", "", Some(0)),
            ("abc", "cba", Some(2)),
            ("kitten", "sitting", None),
        ] {
            assert_eq!(distance(a.as_bytes(), b.as_bytes(), 2), expected, "{a} {b}");
        }
        assert_eq!(distance(b"kitten", b"sitting", 3), Some(3));
    }

    /// The distance by its definition, for short texts.
    fn defined(a: &[u8], b: &[u8]) -> usize {
        let ([first, rest_a @ ..], [other, rest_b @ ..]) = (a, b) else { return a.len().max(b.len()) };
        let mut least = (defined(rest_a, rest_b) + usize::from(first != other))
            .min(defined(rest_a, b) + 1)
            .min(defined(a, rest_b) + 1);
        if let ([first, second, rest_a @ ..], [third, fourth, rest_b @ ..]) = (a, b) {
            if first == fourth && second == third {
                least = least.min(defined(rest_a, rest_b) + 1);
            }
        }
        least
    }

    #[test]
    fn the_distance_is_as_defined_up_to_the_limit() {
        let texts: Vec<Vec<u8>> = (0..=5)
            .flat_map(|length| {
                (0..1u32 << length).map(move |bits| (0..length).map(|at| (bits >> at & 1) as u8).collect())
            })
            .collect();
        for a in &texts {
            for b in &texts {
                let defined = defined(a, b);
                for most in 0..=3 {
                    assert_eq!(distance(a, b, most), Some(defined).filter(|&far| far <= most), "{a:?} {b:?} {most}");
                }
            }
        }
    }

    #[test]
    fn only_letters_near_the_same_place_are_compared() {
        use std::cell::Cell;
        struct Counted<'c>(u8, &'c Cell<usize>);
        impl PartialEq for Counted<'_> {
            fn eq(&self, other: &Self) -> bool {
                self.1.set(self.1.get() + 1);
                self.0 == other.0
            }
        }
        let count = Cell::new(0);
        let text = |letter: u8| (0..1000).map(|at| Counted(letter + (at % 7) as u8, &count)).collect::<Vec<_>>();
        assert_eq!(distance(&text(0), &text(0), 3), Some(0));
        assert!(count.get() < 1000 * 7 * 3, "{}", count.get());
        count.set(0);
        assert_eq!(distance(&text(0), &text(100), 3), None);
        assert!(count.get() < 100, "{}", count.get());
    }
}
