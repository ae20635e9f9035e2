//! Fields of an entry as cells of a table, and back: nothing is lost, whatever the fields hold.
//!
//! Most cells hold what they are of: a text, or names with `|` between them, which stands in no name. What would not be read back
//! so is JSON instead:
//!
//! | of | the cell |
//! |---|---|
//! | the text Libya | `Libya` |
//! | an empty text, and not none | `""` |
//! | a text with a space before it | `" Libya"` |
//! | the names سعودي and حجازي | `سعودي\|حجازي` |
//! | a name with a space before it | `[" سعودي"]` |
//! | the regular nisba | `true` |
//! | no nisba but the words of an empty list | `[]` |

use serde_json::Value;

use super::Nisba;
use crate::gazetteer::field::Field;

/// The first columns of a table that is written for being read back. Those of links and attributes follow.
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

/// What sets names in a cell apart; none of these stands in a name.
pub(super) const SEPARATORS: [char; 7] = ['|', ';', '؛', ',', '،', '\n', '\r'];

/// The cell of a text.
pub(crate) fn of_text(text: &str) -> String {
    // Spaces around cells are lost in reading.
    let is_plain = !text.is_empty() && text.trim() == text && !text.starts_with('"');
    if is_plain { text.to_owned() } else { Value::from(text).to_string() }
}

/// The text of a cell that is not empty; none if the cell begins with a quote and is not JSON.
pub(super) fn text(cell: &str) -> Option<String> {
    if cell.starts_with('"') { serde_json::from_str(cell).ok() } else { Some(cell.to_owned()) }
}

/// The cell of a list of names.
pub(crate) fn of_names(names: &[String]) -> String {
    let joined = names.join("|");
    if self::names(&joined).as_deref() == Some(names) { joined } else { Value::from(names).to_string() }
}

/// The names of a cell; none if it begins with a bracket and is not JSON.
pub(super) fn names(cell: &str) -> Option<Vec<String>> {
    if cell.starts_with('[') {
        return serde_json::from_str(cell).ok();
    }
    let names = cell.split(SEPARATORS).map(str::trim).filter(|name| !name.is_empty());
    Some(names.map(str::to_owned).collect())
}

/// The cell of a nisba.
pub(crate) fn of_nisba(nisba: &Nisba) -> String {
    let stems = match nisba {
        Nisba::None => return String::new(),
        Nisba::Regular => return "true".to_owned(),
        Nisba::Listed(stems) => stems,
    };
    let cell = of_names(stems);
    if self::nisba(&cell).as_ref() == Some(nisba) { cell } else { Value::from(stems.as_slice()).to_string() }
}

/// The nisba of a cell; none if it begins with a bracket and is not JSON.
pub(super) fn nisba(cell: &str) -> Option<Nisba> {
    match cell {
        "" => Some(Nisba::None),
        _ if is_true(cell) => Some(Nisba::Regular),
        _ => names(cell).map(Nisba::Listed),
    }
}

/// Whether the cell says yes; spreadsheets write TRUE for true.
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
