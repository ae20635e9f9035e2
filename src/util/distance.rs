//! How far one text is from another: for suggestions after a slip of the keyboard.

/// Returns the fewest letters to add, remove or replace to make `b` of `a`, if they are at most `most`. Two swapped letters count as one.
pub(crate) fn distance<T: PartialEq>(a: &[T], b: &[T], most: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > most {
        return None;
    }
    // The distances of the first letters of `a` from all beginnings of `b`: two letters ago, one ago, and now.
    let mut swapped: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    let mut before_a = None;
    for (row, letter_a) in (1..).zip(a) {
        let mut now = vec![row];
        let mut before_b = None;
        let mut left = row;
        for (column, letter_b) in b.iter().enumerate() {
            let at = |distances: &[usize], column: usize| distances.get(column).copied().unwrap_or(usize::MAX - 1);
            let replaced = at(&last, column) + usize::from(letter_a != letter_b);
            left = replaced.min(left + 1).min(at(&last, column + 1) + 1);
            if before_a == Some(letter_b) && before_b == Some(letter_a) {
                left = left.min(at(&swapped, column.saturating_sub(1)) + 1);
            }
            now.push(left);
            before_b = Some(letter_b);
        }
        swapped = std::mem::replace(&mut last, now);
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
}
