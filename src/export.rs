//! Exports a gazetteer to another format, for [`import`](crate::import) to read back.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use crate::gazetteer::{EntryRef, Gazetteer};
use crate::import::cell;
use crate::util::csv_error::io_error;

/// Writes a comma-separated table with one entry per row. [`import::csv`](crate::import::csv()) reads it back without loss.
///
/// ```
/// use aalam::{Gazetteer, export, import};
///
/// let gazetteer = Gazetteer::from_jsonl(concat!(
///     r#"{"id":"libya","kind":"place","name":"ليبيا","aliases":["دولة ليبيا","ليبيا الحرة"],"nisba":true,"links":{"iso3166":"LY"}}"#, "\n",
///     r#"{"id":"nayzak","kind":"vessel","name":"سفينة النيزك","latin":"Nayzak","attributes":{"owner":"Seas, Ltd"}}"#,
/// ))?;
/// let mut table = Vec::new();
/// export::csv(&gazetteer, &mut table)?;
/// assert_eq!(std::str::from_utf8(&table)?, concat!(
///     "id,kind,name,aliases,weak_aliases,latin,country,gender,priority,nisba,foreign,link.iso3166,attribute.owner\n",
///     "libya,place,ليبيا,دولة ليبيا|ليبيا الحرة,,,,,,true,,LY,\n",
///     "nayzak,vessel,سفينة النيزك,,,Nayzak,,,,,,,\"Seas, Ltd\"\n",
/// ));
/// let (read, _) = import::csv(table.as_slice(), "row", &import::Columns::default()).into_gazetteer()?;
/// assert!(read.entries().eq(gazetteer.entries()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Default fields are empty. Names have `|` between them, which no name can hold. Some texts would not be read back unchanged: empty ones,
/// and those that begin with a quote or have spaces around them. These are written as JSON strings, and lists of such names as JSON lists.
/// Each link and each attribute has its own column. Only the entries are written: a table has no place for [extensions](Gazetteer::extensions).
///
/// # Errors
/// The writer's own.
pub fn csv(gazetteer: &Gazetteer, out: impl Write) -> io::Result<()> {
    let mut rows = ::csv::Writer::from_writer(out);
    let links: BTreeSet<&str> = gazetteer.entries().flat_map(EntryRef::links).map(|(key, _)| key).collect();
    let attributes: BTreeSet<&str> = gazetteer.entries().flat_map(EntryRef::attributes).map(|(key, _)| key).collect();
    for field in cell::COLUMNS {
        rows.write_field(field.as_str()).map_err(io_error)?;
    }
    for key in &links {
        rows.write_field(format!("link.{}", cell::of_text(key))).map_err(io_error)?;
    }
    for key in &attributes {
        rows.write_field(format!("attribute.{}", cell::of_text(key))).map_err(io_error)?;
    }
    rows.write_record(None::<&[u8]>).map_err(io_error)?;
    for entry in gazetteer.entries() {
        for cell in cells(entry) {
            rows.write_field(cell).map_err(io_error)?;
        }
        write_values(&mut rows, &links, entry.links())?;
        write_values(&mut rows, &attributes, entry.attributes())?;
        rows.write_record(None::<&[u8]>).map_err(io_error)?;
    }
    rows.flush()
}

/// Returns the cells of an entry under the first headers, [`cell::COLUMNS`].
fn cells(entry: EntryRef<'_>) -> [String; cell::COLUMNS.len()] {
    let entry = entry.to_entry();
    let optional = |text: Option<&str>| text.map(cell::of_text).unwrap_or_default();
    [
        cell::of_text(&entry.id),
        cell::of_text(entry.kind.as_str()),
        cell::of_text(&entry.name),
        cell::of_names(&entry.aliases),
        cell::of_names(&entry.weak_aliases),
        optional(entry.latin.as_deref()),
        optional(entry.country.as_deref()),
        entry.gender.map(|gender| gender.to_string()).unwrap_or_default(),
        if entry.priority == 0 { String::new() } else { entry.priority.to_string() },
        cell::of_nisba(&entry.nisba),
        if entry.foreign { "true".to_owned() } else { String::new() },
    ]
}

/// Writes the values of links or attributes, each in the column of its key.
fn write_values<'a, W: Write>(
    rows: &mut ::csv::Writer<W>,
    columns: &BTreeSet<&str>,
    pairs: impl Iterator<Item = (&'a str, &'a str)>,
) -> io::Result<()> {
    let values: BTreeMap<&str, &str> = pairs.collect();
    for key in columns {
        let cell = values.get(key).map(|value| cell::of_text(value)).unwrap_or_default();
        rows.write_field(cell).map_err(io_error)?;
    }
    Ok(())
}
