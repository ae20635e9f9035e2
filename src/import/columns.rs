//! The columns of a table: which hold what.

use std::str::FromStr;

use csv::StringRecord;

use super::{Kind, SkipReason, cell};
use crate::error::Error;
use crate::gazetteer::field::Field;

/// The content of a column.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Column {
    /// One of [`cell::COLUMNS`].
    Field(Field),
    Link(String),
    Attribute(String),
}

/// Other headers of columns that hold a field.
const OTHER_HEADERS: [(&str, Field); 13] = [
    ("identifier", Field::Id),
    ("المعرف", Field::Id),
    ("type", Field::Kind),
    ("label", Field::Kind),
    ("النوع", Field::Kind),
    ("name_ar", Field::Name),
    ("الاسم", Field::Name),
    ("alias", Field::Aliases),
    ("alternate_names", Field::Aliases),
    ("weak_alias", Field::WeakAliases),
    ("name_en", Field::Latin),
    ("english", Field::Latin),
    ("الدولة", Field::Country),
];

impl Column {
    /// Returns the column of this header.
    fn of_header(header: &str) -> Option<Self> {
        let header = header.trim();
        if let Some(field) = field_of_header(&header.to_lowercase()) {
            return Some(Self::Field(field));
        }
        if let Some(key) = header.strip_prefix("link.") {
            return Some(Self::Link(key.to_owned()));
        }
        let key = header.strip_prefix("attribute.")?;
        Some(Self::Attribute(key.to_owned()))
    }
}

fn field_of_header(header: &str) -> Option<Field> {
    if let Some(&field) = cell::COLUMNS.iter().find(|field| field.as_str() == header) {
        return Some(field);
    }
    let (_, field) = OTHER_HEADERS.iter().find(|(other, _)| *other == header)?;
    Some(*field)
}

/// Describes the columns of a table.
///
/// Columns are recognized by their headers:
///
/// | header | also | its cells |
/// |---|---|---|
/// | `id` | `identifier`, المعرف | an id; if empty, one [is made](super#ids-made-here) |
/// | `kind` | `type`, `label`, النوع | a kind, or a label such as `LOC` |
/// | `name` | `name_ar`, الاسم | the name |
/// | `aliases`, `weak_aliases` | `alias`, `alternate_names`, `weak_alias` | names with `\|`, a comma, a semicolon or a line break between them |
/// | `latin` | `name_en`, `english` | the name in Latin letters |
/// | `country` | الدولة | the id or the Latin name of a country |
/// | `gender` | | `female`, `male`, `f`, `m` |
/// | `priority` | | a whole number |
/// | `nisba` | | `true`, or adjectives, separated as aliases are |
/// | `foreign` | | `true` |
/// | `link.…`, `attribute.…` | | a link or an attribute of this name |
///
/// If a table has other headers, give them as `field=header`, separated by commas:
///
/// ```
/// use aalam::{Kind, import};
///
/// let table = "الاسم الكامل,أسماء أخرى,رمز\nمدينة درنة,درنة|دارنس,LY-DR\n";
/// let columns: import::Columns = "name=الاسم الكامل,aliases=أسماء أخرى,link.iso3166-2=رمز".parse()?;
/// let columns = columns.with_kind(Kind::Place);
/// let (gazetteer, _) = import::csv(table.as_bytes(), "places", &columns).into_gazetteer()?;
/// let derna = gazetteer.entries().next().unwrap();
/// assert_eq!(derna.names().collect::<Vec<_>>(), ["مدينة درنة", "درنة", "دارنس"]);
/// # Ok::<(), aalam::Error>(())
/// ```
///
/// A table written by [`export::csv`](crate::export::csv) is read back unchanged: nothing in it is cleaned up or
/// generated. It is recognized by its first eleven headers, the fields in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Columns {
    /// The columns given by the caller, with their headers.
    given: Vec<(Column, String)>,
    /// The kind of rows that have none of their own.
    pub(super) kind: Option<Kind>,
    /// The byte between cells, unless it is guessed.
    pub(super) delimiter: Option<u8>,
}

impl Columns {
    /// Sets the kind of rows that have none of their own.
    #[must_use]
    pub fn with_kind(self, kind: Kind) -> Self {
        Self { kind: Some(kind), ..self }
    }

    /// Sets the char between the cells of [`csv()`](super::csv()), which is guessed otherwise.
    ///
    /// ```
    /// use aalam::import::{self, Columns};
    ///
    /// let table = "name|kind\nمدينة درنة|place\n";
    /// let columns = Columns::default().with_delimiter('|')?;
    /// assert_eq!(import::csv(table.as_bytes(), "places", &columns).into_gazetteer()?.0.len(), 1);
    /// # Ok::<(), aalam::Error>(())
    /// ```
    ///
    /// # Errors
    /// The char is a quote or a line break, or not one of ASCII.
    pub fn with_delimiter(self, delimiter: char) -> Result<Self, Error> {
        match u8::try_from(delimiter) {
            Ok(byte) if byte.is_ascii() && !b"\"\r\n".contains(&byte) => Ok(Self { delimiter: Some(byte), ..self }),
            _ => Err(Error::argument(format!(
                "{delimiter:?} cannot stand between cells; use a comma, a semicolon, a tab or another char of ASCII"
            ))),
        }
    }

    /// Returns how to read rows under these headers.
    pub(super) fn layout(&self, headers: &StringRecord) -> Result<Layout, Error> {
        let first_headers = headers.iter().take(cell::COLUMNS.len());
        let is_export = self.given.is_empty() && first_headers.eq(cell::COLUMNS.map(Field::as_str));
        let mut columns = self.columns(headers)?;
        if is_export {
            for (column, header) in columns.iter_mut().zip(headers) {
                if let Some(Column::Link(key) | Column::Attribute(key)) = column {
                    let name = cell::text(key)
                        .ok_or_else(|| Error::syntax(format!("{header:?}: {}", SkipReason::CellNotJson)).at(1, 1))?;
                    *key = name;
                }
            }
        }
        let unused = columns.iter().zip(headers).filter(|(column, header)| column.is_none() && !header.is_empty());
        let unused = unused.map(|(_, header)| header.to_owned()).collect();
        Ok(Layout { columns, unused, is_export })
    }

    /// Returns the columns under these headers.
    fn columns(&self, headers: &StringRecord) -> Result<Vec<Option<Column>>, Error> {
        for (_, given) in &self.given {
            if !headers.iter().any(|header| header == given) {
                return Err(wrong_headers(&format!("no column is called {given:?}"), headers));
            }
        }
        let columns: Vec<_> = headers.iter().map(|header| self.column(header)).collect();
        if !columns.contains(&Some(Column::Field(Field::Name))) {
            return Err(wrong_headers("no column is known to hold names", headers));
        }
        if !columns.contains(&Some(Column::Field(Field::Kind))) && self.kind.is_none() {
            return Err(wrong_headers("no column is known to hold kinds, and none is given", headers));
        }
        Ok(columns)
    }

    /// Returns the column under this header: the one given by the caller, or else the usual one, unless the caller gave
    /// that another header.
    pub(super) fn column(&self, header: &str) -> Option<Column> {
        if let Some((column, _)) = self.given.iter().find(|(_, given)| given == header) {
            return Some(column.clone());
        }
        let usual = Column::of_header(header)?;
        match self.given.iter().any(|(column, _)| *column == usual) {
            true => None,
            false => Some(usual),
        }
    }
}

/// What may stand between the cells of a table with one column only, as it seems.
const DELIMITERS: [char; 7] = ['|', ',', ';', '\t', '^', '~', ':'];

fn wrong_headers(message: &str, headers: &StringRecord) -> Error {
    if headers.is_empty() {
        return Error::syntax("the table is empty; write headers such as name,kind into its first line").at(1, 1);
    }
    let quoted: Vec<String> = headers.iter().map(|header| format!("{header:?}")).collect();
    let only = headers.get(0).filter(|_| headers.len() == 1).unwrap_or_default();
    let advice = match only.chars().find(|c| DELIMITERS.contains(c)) {
        Some(delimiter) => format!("; if {delimiter:?} stands between cells, give it as the delimiter of a CSV table"),
        None => String::new(),
    };
    Error::syntax(format!("{message}; the headers are {}{advice}", quoted.join(", "))).at(1, 1)
}

/// How the cells of a row are read.
pub(super) struct Layout {
    pub(super) columns: Vec<Option<Column>>,
    /// The headers of columns that are not read.
    pub(super) unused: Vec<String>,
    /// Whether [`export::csv`](crate::export::csv) wrote the table; every cell is then read exactly as written.
    pub(super) is_export: bool,
}

impl Layout {
    /// Whether the table has a column for weak names.
    pub(super) fn says_what_is_weak(&self) -> bool {
        self.columns.contains(&Some(Column::Field(Field::WeakAliases)))
    }

    /// Returns the cells of a row that are not blank, without spaces around them, each with its column.
    pub(super) fn cells<'r>(&'r self, row: &'r StringRecord) -> impl Iterator<Item = (&'r Column, &'r str)> {
        let cells = self.columns.iter().zip(row.iter().map(str::trim)).filter(|(_, cell)| !cell.is_empty());
        cells.filter_map(|(column, cell)| Some((column.as_ref()?, cell)))
    }
}

impl FromStr for Columns {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let mut given = Vec::new();
        for part in text.split(',') {
            let Some(column) = given_column(part) else {
                let fields = cell::COLUMNS.map(Field::as_str).join(", ");
                return Err(Error::argument(format!(
                    "{part:?} is not a column; write a field and a header, such as name=الاسم. The fields are {fields}, link.… and \
                     attribute.…"
                )));
            };
            given.push(column);
        }
        Ok(Self { given, ..Self::default() })
    }
}

/// Reads a field and the header of its column.
fn given_column(part: &str) -> Option<(Column, String)> {
    let (name, header) = part.split_once('=')?;
    let column = Column::of_header(name)?;
    Some((column, header.trim().to_owned()))
}
