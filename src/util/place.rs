//! Places in a text: where a part of it begins, and on which line and in which column.

/// Returns the byte of `text` at which `part`, a slice of it, begins.
pub(crate) fn offset_in(text: &str, part: &str) -> usize {
    part.as_ptr().addr().saturating_sub(text.as_ptr().addr())
}

/// Returns the line and the column, in chars from 1, of byte `offset` of `text`, whose first line has this number.
pub(crate) fn line_and_column(text: &str, offset: usize, number: usize) -> (usize, usize) {
    let before = text.get(..offset).unwrap_or(text);
    let last = before.rsplit('\n').next().unwrap_or_default();
    (number + before.matches('\n').count(), last.chars().count() + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_has_its_line_and_column() {
        let text = "بيروت\nمن دمشق إلى\nحلب";
        for (part, expected) in [("بيروت", (7, 1)), ("دمشق", (8, 4)), ("حلب", (9, 1))] {
            let part = text.split([' ', '\n']).find(|word| *word == part).unwrap();
            assert_eq!(line_and_column(text, offset_in(text, part), 7), expected, "{part}");
        }
        assert_eq!(line_and_column(text, 1000, 1), (3, 4));
        assert_eq!(line_and_column("", 0, 1), (1, 1));
    }
}
