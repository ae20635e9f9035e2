//! Tables in CSV and TSV with a line of headers.

use std::cell::Cell;
use std::io::{self, Chain, Cursor, Read};
use std::rc::Rc;
use std::str::FromStr;

use csv::{Reader, ReaderBuilder, StringRecord, Terminator, Trim};

use super::collector::Collector;
use super::ids::{hyphened, kind_of_label, slug};
use super::{Entry, Import, Kind, SkipReason, cell, cleanup};
use crate::error::Error;
use crate::gazetteer::Gender;
use crate::gazetteer::field::Field;
use crate::limits::IMPORT_LINE_BYTES;
use crate::util::container;

/// The content of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Column {
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
/// | `id` | `identifier`, المعرف | an id; if empty, made from the Latin name or the line number |
/// | `kind` | `type`, `label`, النوع | a kind, or a label such as `LOC` |
/// | `name` | `name_ar`, الاسم | the name |
/// | `aliases`, `weak_aliases` | `alias`, `alternate_names`, `weak_alias` | names with `|`, a comma, a semicolon or a line break between them |
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
/// let derna = gazetteer.get("places-2").unwrap();
/// assert_eq!(derna.names().collect::<Vec<_>>(), ["مدينة درنة", "درنة", "دارنس"]);
/// # Ok::<(), aalam::Error>(())
/// ```
///
/// A table written by [`export::csv`](crate::export::csv) is read back unchanged: nothing in it is cleaned up or generated. It is
/// recognized by its first eleven headers, the fields in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    /// The columns given by the caller, with their headers.
    given: Vec<(Column, String)>,
    kind: Option<Kind>,
}

impl Columns {
    /// Sets the kind of rows that have none of their own.
    #[must_use]
    pub fn with_kind(self, kind: Kind) -> Self {
        Self { kind: Some(kind), ..self }
    }

    /// Returns how to read rows under these headers.
    fn layout(&self, headers: &StringRecord) -> Result<Layout, Error> {
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

    /// Returns the column under this header: the one given by the caller, or else the usual one, unless the caller gave that another
    /// header.
    fn column(&self, header: &str) -> Option<Column> {
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

fn wrong_headers(message: &str, headers: &StringRecord) -> Error {
    if headers.is_empty() {
        return Error::syntax("the table is empty; write headers such as name,kind into its first line").at(1, 1);
    }
    let quoted: Vec<String> = headers.iter().map(|header| format!("{header:?}")).collect();
    Error::syntax(format!("{message}; the headers are {}", quoted.join(", "))).at(1, 1)
}

/// The separators of tables with quotes.
const SEPARATORS: [u8; 3] = *b",;\t";
/// The separator of tables without quotes.
const TABS: &[u8] = b"\t";
/// The most bytes in which headers are looked for.
const HEADERS: usize = 1 << 16;

/// How the cells of a row are read.
struct Layout {
    columns: Vec<Option<Column>>,
    /// The headers of columns that are not read.
    unused: Vec<String>,
    /// Whether [`export::csv`](crate::export::csv) wrote the table; every cell is then read exactly as written.
    is_export: bool,
}

impl Layout {
    /// Whether the table has a column for weak names.
    fn says_what_is_weak(&self) -> bool {
        self.columns.contains(&Some(Column::Field(Field::WeakAliases)))
    }

    /// Returns the cells of a row that are not empty, each with its column.
    fn cells<'r>(&'r self, row: &'r StringRecord) -> impl Iterator<Item = (&'r Column, &'r str)> {
        let cells = self.columns.iter().zip(row).filter(|(_, cell)| !cell.is_empty());
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
        Ok(Self { given, kind: None })
    }
}

/// Reads a field and the header of its column.
fn given_column(part: &str) -> Option<(Column, String)> {
    let (name, header) = part.split_once('=')?;
    let column = Column::of_header(name)?;
    Some((column, header.trim().to_owned()))
}

/// Reads a comma-separated table, as described in RFC 4180 (<https://www.rfc-editor.org/rfc/rfc4180>). The first line has the headers.
///
/// ```text
/// name,kind,latin,aliases,link.wikidata
/// طرابلس,place,Tripoli,طرابلس الغرب|أطرابلس,Q3579
/// ```
///
/// Kinds are labels, as [`kind_of_label`] reads them. If the table has no column of weak aliases, a name of one word
/// may be [weak or skipped](super#from-a-record-to-an-entry). Several names in one field are separated by `|`, `;`,
/// commas or line breaks. If a row has no id, it is made from the Latin name (`tripoli`), or else from `word` and the line number. Columns
/// with other headers are ignored; the summary names them.
///
/// Semicolons or tabs may stand for the commas: the separator is the one that gives the most known headers, or the one that a first line
/// such as `sep=;` states.
///
/// ```
/// use aalam::import::{self, Columns};
///
/// let table = "name,kind,latin,aliases\nطرابلس,place,Tripoli,طرابلس الغرب|أطرابلس\n";
/// let (gazetteer, _) = import::csv(table.as_bytes(), "places", &Columns::default()).into_gazetteer()?;
/// assert_eq!(gazetteer.get("tripoli").unwrap().names().count(), 3);
/// # Ok::<(), aalam::Error>(())
/// ```
pub fn csv<'r>(input: impl Read + 'r, word: &'r str, columns: &Columns) -> Import<'r> {
    table(input, &SEPARATORS, word, columns.clone())
}

/// Reads a tab-separated table, in the same way as [`csv()`]. Quotes have no special meaning here.
///
/// ```
/// use aalam::import::{self, Columns};
///
/// let table = "name\tkind\tlatin\nبنغازي\tLOC\tBenghazi\n";
/// let (gazetteer, _) = import::tsv(table.as_bytes(), "places", &Columns::default()).into_gazetteer()?;
/// assert_eq!(gazetteer.get("benghazi").unwrap().kind(), &aalam::Kind::Place);
/// # Ok::<(), aalam::Error>(())
/// ```
pub fn tsv<'r>(input: impl Read + 'r, word: &'r str, columns: &Columns) -> Import<'r> {
    table(input, TABS, word, columns.clone())
}

fn table<'r>(input: impl Read + 'r, separators: &'static [u8], word: &'r str, columns: Columns) -> Import<'r> {
    let mut input = Some(input);
    let mut table = None;
    Import::new(move |collector| {
        let table = match (&mut table, input.take()) {
            (none, Some(input)) => {
                let opened = Table::open(input, separators, &columns)?;
                collector.summary.unused_columns.clone_from(&opened.layout.unused);
                collector.summary.separator = opened.separator;
                none.insert(opened)
            }
            (Some(table), None) => table,
            // The table could not be opened.
            (None, None) => return Ok(false),
        };
        table.read_row(word, &columns, collector)
    })
}

/// A table being read.
struct Table<R> {
    rows: Reader<Bounded<R>>,
    row: StringRecord,
    layout: Layout,
    /// The number of bytes that the current row may still have.
    left: Rc<Cell<usize>>,
    /// The number of lines before the headers.
    before: usize,
    /// The separator, if it is not the first of those that were expected.
    separator: Option<char>,
}

impl<R: Read> Table<Chain<Cursor<Vec<u8>>, R>> {
    /// Reads the headers; one of `separators` stands between fields.
    fn open(mut input: R, separators: &[u8], columns: &Columns) -> Result<Self, Error> {
        let first = first_bytes(&mut input).map_err(Error::io)?;
        if let Some(error) = container::refuse(&first) {
            return Err(error);
        }
        let (stated, start) = stated_separator(&first);
        let headers = first.get(start..).unwrap_or_default();
        let separator = stated.unwrap_or_else(|| guessed_separator(headers, separators, columns));
        let input = Cursor::new(headers.to_vec()).chain(input);
        let left = Rc::new(Cell::new(IMPORT_LINE_BYTES));
        // The reader counts lines correctly if they end in a single char; the rest of a longer line end is trimmed.
        let mut rows = ReaderBuilder::new()
            .delimiter(separator)
            .quoting(separators != TABS)
            .flexible(true)
            .terminator(Terminator::Any(b'\n'))
            .trim(Trim::All)
            .from_reader(Bounded { input, left: Rc::clone(&left) });
        let other = (separators.first() != Some(&separator)).then_some(char::from(separator));
        let layout = columns.layout(headers_of(&mut rows, &left)?)?;
        Ok(Self { rows, row: StringRecord::new(), layout, left, before: usize::from(start > 0), separator: other })
    }

    /// Reads a row; returns whether there may be another.
    fn read_row(&mut self, word: &str, columns: &Columns, collector: &mut Collector) -> Result<bool, Error> {
        let Self { rows, row, layout, left, before, .. } = self;
        left.set(IMPORT_LINE_BYTES);
        let read = rows.read_record(row);
        let position = row.position().or(Some(rows.position()));
        collector.line = position.map_or(0, |position| position.line() as usize + *before);
        match read.map_err(csv::Error::into_kind) {
            Ok(false) => return Ok(false),
            Ok(true) if row.iter().all(str::is_empty) => {}
            Ok(true) if row.len() != layout.columns.len() => collector.skip(SkipReason::FieldCount),
            Ok(true) => match entry(layout, row, columns, || format!("{word}-{}", collector.line)) {
                Ok(entry) if layout.is_export => drop(collector.add_as_it_is(entry)),
                Ok(entry) if layout.says_what_is_weak() => collector.add(entry),
                Ok(entry) => cleanup::add_listed(entry, collector),
                Err(reason) => collector.skip(reason),
            },
            Err(csv::ErrorKind::Io(error)) => return Err(unread(error, left.get())),
            // The only other error of the reader is text that is not UTF-8.
            Err(_) => collector.refuse(SkipReason::RowNotUtf8)?,
        }
        Ok(true)
    }
}

/// Reads the beginning of a table, up to the end of its headers if possible, and no more than one read beyond.
fn first_bytes(input: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut first = Vec::new();
    let mut buffer = [0; 4096];
    while !first.contains(&b'\n') && first.len() < HEADERS {
        match input.read(&mut buffer) {
            Ok(0) => break,
            Ok(count) => first.extend_from_slice(buffer.get(..count).unwrap_or_default()),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(first)
}

/// Returns the separator that Excel's first line `sep=;` states, and where the headers begin.
fn stated_separator(first: &[u8]) -> (Option<u8>, usize) {
    let text = first.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(first);
    let Some((separator, rest)) = text.strip_prefix(b"sep=").and_then(<[u8]>::split_first) else { return (None, 0) };
    let line_end = [&b"\r\n"[..], b"\n"].into_iter().find(|end| rest.starts_with(end));
    line_end.map_or((None, 0), |end| (Some(*separator), first.len() - rest.len() + end.len()))
}

/// Returns the separator that gives the most known columns, or else the most columns.
fn guessed_separator(headers: &[u8], separators: &[u8], columns: &Columns) -> u8 {
    let line = headers.split(|&byte| byte == b'\n').next().unwrap_or_default();
    let line = String::from_utf8_lossy(line);
    let line = line.trim_start_matches('\u{FEFF}');
    let fit = |separator: u8| {
        let headers = line.split(char::from(separator)).map(|header| header.trim().trim_matches('"'));
        let known = headers.clone().filter(|header| columns.column(header).is_some()).count();
        (known, headers.count())
    };
    // Of equal ones, the last is returned.
    separators.iter().rev().copied().max_by_key(|&separator| fit(separator)).unwrap_or(b',')
}

fn headers_of<'t, R: Read>(rows: &'t mut Reader<R>, left: &Cell<usize>) -> Result<&'t StringRecord, Error> {
    rows.headers().map_err(|error| match error.into_kind() {
        csv::ErrorKind::Io(error) => unread(error, left.get()),
        _ => Error::syntax("the headers are not UTF-8; save the file as UTF-8").at(1, 1),
    })
}

/// Returns why a row could not be read, when `left` bytes of its limit remained.
fn unread(error: io::Error, left: usize) -> Error {
    match left {
        0 => Error::limit("a row of over 64 MiB; is a quote left open?"),
        _ => Error::io(error),
    }
}

/// Returns the entry of a row.
fn entry(
    layout: &Layout,
    row: &StringRecord,
    columns: &Columns,
    number: impl Fn() -> String,
) -> Result<Entry, SkipReason> {
    let mut entry = Entry::new("", row_kind(layout, row, columns)?, "");
    for (column, cell) in layout.cells(row) {
        let text = if layout.is_export { cell::text(cell).ok_or(SkipReason::CellNotJson)? } else { cell.to_owned() };
        let field = match column {
            Column::Field(field) => field,
            Column::Link(key) => {
                entry.links.insert(key.clone(), text);
                continue;
            }
            Column::Attribute(key) => {
                entry.attributes.insert(key.clone(), text);
                continue;
            }
        };
        match field {
            Field::Id => entry.id = text,
            Field::Kind => {}
            Field::Name => entry.name = text,
            Field::Aliases => entry.aliases.extend(names(cell, layout)?),
            Field::WeakAliases => entry.weak_aliases.extend(names(cell, layout)?),
            Field::Latin => entry.latin = Some(text),
            Field::Country if layout.is_export => entry.country = Some(text),
            Field::Country => entry.country = Some(slug(cell).unwrap_or_else(|| hyphened(cell))),
            Field::Gender => entry.gender = gender(cell),
            Field::Priority => entry.priority = cell.parse().map_err(|_| SkipReason::BadPriority)?,
            Field::Nisba => entry.nisba = cell::nisba(cell).ok_or(SkipReason::CellNotJson)?,
            Field::Foreign => entry.foreign = cell::is_true(cell),
            // Each link and each attribute has its own column, and a row is a whole entry.
            Field::Links | Field::Attributes | Field::Extend => {}
        }
    }
    if entry.id.is_empty() {
        entry.id = entry.latin.as_deref().and_then(slug).unwrap_or_else(number);
    }
    Ok(entry)
}

/// Returns the kind of a row, or else the kind of all rows.
fn row_kind(layout: &Layout, row: &StringRecord, columns: &Columns) -> Result<Kind, SkipReason> {
    let named = layout.cells(row).filter(|(column, _)| **column == Column::Field(Field::Kind)).last();
    match named {
        Some((_, cell)) if layout.is_export => {
            let name = cell::text(cell).ok_or(SkipReason::CellNotJson)?;
            name.parse().map_err(|_| SkipReason::UnfitKind)
        }
        Some((_, label)) => kind_of_label(label).ok_or(SkipReason::NoKind),
        None => columns.kind.clone().ok_or(SkipReason::NoKind),
    }
}

/// Returns the aliases of a cell.
fn names(cell: &str, layout: &Layout) -> Result<Vec<String>, SkipReason> {
    if layout.is_export {
        return cell::names(cell).ok_or(SkipReason::CellNotJson);
    }
    let names = cell.split(cell::SEPARATORS).filter(|name| !name.trim().is_empty());
    Ok(names.map(str::to_owned).collect())
}

fn gender(cell: &str) -> Option<Gender> {
    match cell.to_lowercase().as_str() {
        "female" | "f" | "أنثى" => Some(Gender::Female),
        "male" | "m" | "ذكر" => Some(Gender::Male),
        _ => None,
    }
}

/// An input that returns at most `left` bytes: an unclosed quote would otherwise read all the rest into memory.
struct Bounded<R> {
    input: R,
    left: Rc<Cell<usize>>,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.left.get() == 0 {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        let read = self.input.read(buffer)?;
        self.left.set(self.left.get().saturating_sub(read));
        Ok(read)
    }
}
