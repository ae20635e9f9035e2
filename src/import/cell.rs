//! Converts fields of an entry to cells of a table and back, without loss.
//!
//! Most cells hold their field as it is: a text, or names with `|` between them (no name contains `|`). Values that would not be read back
//! unchanged are written as JSON:
//!
//! | field | cell |
//! |---|---|
//! | the text Libya | `Libya` |
//! | an empty text (not an absent one) | `""` |
//! | a text with a space before it | `" Libya"` |
//! | the names سعودي and حجازي | `سعودي\|حجازي` |
//! | a name with a space before it | `[" سعودي"]` |
//! | the regular nisba | `true` |
//! | an empty list of nisba words | `[]` |

use serde_json::Value;

use super::Nisba;
use crate::gazetteer::field::Field;

/// The first columns of an exported table, before those of links and attributes.
pub(crate) const COLUMNS: [Field; 11] = [
    Field::Id,
    Field::Kind,
    Field::Name,
    Field::Aliases,
    Field::WeakAliases,
    Field::Latin,
    Field::Country,
    Field::Gender,
    Field::Priority,
    Field::Nisba,
    Field::Foreign,
];

/// The separators of names in a cell; no name contains any of these.
pub(super) const SEPARATORS: [char; 7] = ['|', ';', '؛', ',', '،', '\n', '\r'];

/// Returns the cell of a text.
pub(crate) fn of_text(text: &str) -> String {
    // The reader trims spaces around cells.
    let is_plain = !text.is_empty() && text.trim() == text && !text.starts_with('"');
    if is_plain { text.to_owned() } else { Value::from(text).to_string() }
}

/// Returns the text of a cell that is not empty, or `None` if the cell begins with a quote and is not JSON.
pub(super) fn text(cell: &str) -> Option<String> {
    if cell.starts_with('"') { serde_json::from_str(cell).ok() } else { Some(cell.to_owned()) }
}

/// Returns the cell of a list of names.
pub(crate) fn of_names(names: &[String]) -> String {
    let joined = names.join("|");
    if self::names(&joined).as_deref() == Some(names) { joined } else { Value::from(names).to_string() }
}

/// Returns the names of a cell, or `None` if it begins with a bracket and is not JSON.
pub(super) fn names(cell: &str) -> Option<Vec<String>> {
    if cell.starts_with('[') {
        return serde_json::from_str(cell).ok();
    }
    let names = cell.split(SEPARATORS).map(str::trim).filter(|name| !name.is_empty());
    Some(names.map(str::to_owned).collect())
}

/// Returns the cell of a nisba.
pub(crate) fn of_nisba(nisba: &Nisba) -> String {
    let stems = match nisba {
        Nisba::None => return String::new(),
        Nisba::Regular => return "true".to_owned(),
        Nisba::Listed(stems) => stems,
    };
    let cell = of_names(stems);
    if self::nisba(&cell).as_ref() == Some(nisba) { cell } else { Value::from(stems.as_slice()).to_string() }
}

/// Returns the nisba of a cell, or `None` if it begins with a bracket and is not JSON.
pub(super) fn nisba(cell: &str) -> Option<Nisba> {
    match cell {
        "" => Some(Nisba::None),
        _ if is_true(cell) => Some(Nisba::Regular),
        _ => names(cell).map(Nisba::Listed),
    }
}

/// Whether the cell means true; spreadsheets write TRUE.
pub(super) fn is_true(cell: &str) -> bool {
    cell.eq_ignore_ascii_case("true")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_read_as_what_it_was_written_of() {
        let texts = ["Libya", "", " ", " a", "a\u{A0}", "\"", "\"a\"", "a\"b", "[", "a|b;c,d", "a\r\nb", "\n", "true"];
        for of in texts {
            let cell = of_text(of);
            assert_eq!(cell.trim(), cell);
            assert!(!cell.is_empty());
            assert_eq!(text(&cell).as_deref(), Some(of));
        }
        let lists: [&[&str]; 9] =
            [&[], &["a"], &["a", "b"], &[" a"], &["a", "b "], &["true"], &["True"], &["true", "a"], &["a\u{A0}"]];
        for of in lists {
            let names: Vec<String> = of.iter().map(|&name| name.to_owned()).collect();
            let cell = of_names(&names);
            assert_eq!(cell.trim(), cell);
            assert_eq!(self::names(&cell).as_ref(), Some(&names));
            for nisba in [Nisba::Listed(names), Nisba::Regular, Nisba::None] {
                let cell = of_nisba(&nisba);
                assert_eq!(cell.trim(), cell);
                assert_eq!(self::nisba(&cell), Some(nisba));
            }
        }
    }

    #[test]
    fn cells_of_spreadsheets_are_read() {
        assert_eq!(nisba("TRUE"), Some(Nisba::Regular));
        assert_eq!(names("أ ؛ ب | ").unwrap(), ["أ", "ب"]);
        assert_eq!((text("\"a"), names("[a"), nisba("[a")), (None, None, None));
    }
}
