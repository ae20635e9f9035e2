//! Tables in CSV and TSV with a line of headers.

use std::io::{self, Chain, Cursor, Read};

use csv::{Reader, ReaderBuilder, StringRecord, Terminator, Trim};

use super::collector::Collector;
use super::columns::{Column, Columns, Layout};
use super::ids::{add_id, hyphened, slug};
use super::{Entry, Import, Kind, SkipReason, cell, cleanup};
use crate::error::Error;
use crate::gazetteer::Gender;
use crate::gazetteer::field::Field;
use crate::limits::IMPORT_LINE_BYTES;
use crate::util::container;

/// The separators of tables with quotes.
const SEPARATORS: [u8; 3] = *b",;\t";
/// The separator of tables without quotes.
const TABS: &[u8] = b"\t";
/// What to do with a table in another encoding.
const SAVE_AS_UTF8: &str = "save the file as UTF-8, which Excel calls \"CSV UTF-8\"";
const OPEN_QUOTE: &str =
    "a quote in this row is never closed, so the rows behind it cannot be told apart; close or remove it";
/// The most bytes in which headers are looked for.
const HEADERS: usize = 1 << 16;

/// Reads a comma-separated table, as described in RFC 4180 (<https://www.rfc-editor.org/rfc/rfc4180>). The first line has the headers.
///
/// ```text
/// name,kind,latin,aliases,link.wikidata
/// طرابلس,place,Tripoli,طرابلس الغرب|أطرابلس,Q3579
/// ```
///
/// Kinds are labels, as [`kind_of_label`](super::kind_of_label) reads them; a
/// [misspelled](super#from-a-record-to-an-entry) one is skipped. If the table has no column of weak aliases, a name of
/// one word may be [weak or skipped](super#from-a-record-to-an-entry). Several names in one field are separated by `|`,
/// `;`, commas or line breaks. If a row has no id, one [is made](super#ids-made-here) of `word` and the row. Columns
/// with other headers are ignored; the summary names them.
///
/// Semicolons or tabs may stand for the commas: the separator is the one that is [given](Columns::with_delimiter), or
/// the one that a first line such as `sep=;` states, or else the one that gives the most known headers.
///
/// ```
/// use aalam::import::{self, Columns};
///
/// let table = "name,kind,latin,aliases\nطرابلس,place,Tripoli,طرابلس الغرب|أطرابلس\n";
/// let (gazetteer, _) = import::csv(table.as_bytes(), "places", &Columns::default()).into_gazetteer()?;
/// let tripoli = gazetteer.entries().next().unwrap();
/// assert_eq!((tripoli.id(), tripoli.names().count()), ("places:tripoli-3a85535cf3229e9b", 3));
/// # Ok::<(), aalam::Error>(())
/// ```
pub fn csv<'r>(input: impl Read + Send + 'r, word: &'r str, columns: &Columns) -> Import<'r> {
    table(input, &SEPARATORS, word, columns.clone())
}

/// Reads a tab-separated table, in the same way as [`csv()`]. Quotes have no special meaning here.
///
/// ```
/// use aalam::import::{self, Columns};
///
/// let table = "name\tkind\tlatin\nبنغازي\tLOC\tBenghazi\n";
/// let (gazetteer, _) = import::tsv(table.as_bytes(), "places", &Columns::default()).into_gazetteer()?;
/// assert_eq!(gazetteer.entries().next().unwrap().kind(), &aalam::Kind::Place);
/// # Ok::<(), aalam::Error>(())
/// ```
pub fn tsv<'r>(input: impl Read + Send + 'r, word: &'r str, columns: &Columns) -> Import<'r> {
    table(input, TABS, word, columns.clone())
}

fn table<'r>(input: impl Read + Send + 'r, separators: &'static [u8], word: &'r str, columns: Columns) -> Import<'r> {
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
    /// The number of lines before the headers.
    before: usize,
    /// The line of the last row, if a cell of it has several lines.
    of_lines: Option<usize>,
    /// The separator, if it is neither given nor the first of those that were expected.
    separator: Option<char>,
}

impl<R: Read> Table<Chain<Cursor<Vec<u8>>, R>> {
    /// Reads the headers; one of `separators` stands between fields.
    fn open(mut input: R, separators: &[u8], columns: &Columns) -> Result<Self, Error> {
        let first = first_bytes(&mut input).map_err(Error::io)?;
        if let Some(kind) = container::recognize(&first) {
            return Err(Error::syntax(format!("the file is {kind}")));
        }
        if first.contains(&b'\r') && !first.contains(&b'\n') {
            let message = "lines end with a carriage return alone, as on old Macs; save the file with other line ends";
            return Err(Error::syntax(message).at(1, 1));
        }
        let (stated, start) = stated_separator(&first);
        let headers = first.get(start..).unwrap_or_default();
        let given = columns.delimiter.filter(|_| separators != TABS);
        let separator = given.or(stated).unwrap_or_else(|| guessed_separator(headers, separators, columns));
        let input = Cursor::new(headers.to_vec()).chain(input);
        // The reader counts lines correctly if they end in a single char; the rest of a longer line end is trimmed.
        let mut rows = ReaderBuilder::new()
            .delimiter(separator)
            .quoting(separators != TABS)
            .flexible(true)
            .terminator(Terminator::Any(b'\n'))
            .trim(Trim::Headers)
            .from_reader(Bounded { input, left: IMPORT_LINE_BYTES, quotes: 0 });
        let is_expected = given.is_some() || separators.first() == Some(&separator);
        let other = (!is_expected).then_some(char::from(separator));
        let layout = columns.layout(&headers_of(&mut rows)?)?;
        Ok(Self {
            rows,
            row: StringRecord::new(),
            layout,
            before: usize::from(start > 0),
            of_lines: None,
            separator: other,
        })
    }

    /// Reads a row; returns whether there may be another.
    fn read_row(&mut self, word: &str, columns: &Columns, collector: &mut Collector) -> Result<bool, Error> {
        let Self { rows, row, layout, before, of_lines, .. } = self;
        rows.get_mut().left = IMPORT_LINE_BYTES;
        let read = rows.read_record(row);
        let position = row.position().or(Some(rows.position()));
        collector.line = position.map_or(0, |position| position.line() as usize + *before);
        let read = read.map_err(csv::Error::into_kind);
        let last_of_lines = of_lines.take();
        *of_lines = row.iter().any(|cell| cell.contains('\n')).then_some(collector.line);
        match read {
            Ok(false) => match last_of_lines.filter(|_| rows.get_ref().quotes % 2 == 1) {
                Some(line) => return Err(Error::syntax(OPEN_QUOTE).at(line, 1)),
                None => return Ok(false),
            },
            Ok(true) if row.iter().all(|cell| cell.trim().is_empty()) => {}
            Ok(true) if row.len() != layout.columns.len() => collector.skip(SkipReason::FieldCount),
            Ok(true) => match entry(layout, row, columns, word, collector) {
                Ok(entry) if layout.is_export => drop(collector.add_as_it_is(entry)),
                Ok(entry) if layout.says_what_is_weak() => collector.add(entry),
                Ok(entry) => cleanup::add_listed(entry, collector),
                Err(reason) => collector.skip(reason),
            },
            Err(csv::ErrorKind::Io(error)) => return Err(unread(error, rows.get_ref())),
            // The only other error of the reader is text that is not UTF-8.
            Err(_) if collector.summary.is_empty() => {
                let message = format!("{}; {SAVE_AS_UTF8}", SkipReason::RowNotUtf8);
                return Err(Error::syntax(message).at(collector.line, 1));
            }
            Err(_) => collector.skip(SkipReason::RowNotUtf8),
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

fn headers_of<R: Read>(rows: &mut Reader<Bounded<R>>) -> Result<StringRecord, Error> {
    match rows.headers().cloned().map_err(csv::Error::into_kind) {
        Ok(headers) => Ok(headers),
        Err(csv::ErrorKind::Io(error)) => Err(unread(error, rows.get_ref())),
        Err(_) => Err(Error::syntax(format!("the headers are not UTF-8; {SAVE_AS_UTF8}")).at(1, 1)),
    }
}

/// Returns why a row could not be read.
fn unread<R>(error: io::Error, input: &Bounded<R>) -> Error {
    match input.left {
        0 => Error::limit("a row of over 64 MiB; is a quote left open?"),
        _ => Error::io(error),
    }
}

/// Returns the entry of a row.
fn entry(
    layout: &Layout,
    row: &StringRecord,
    columns: &Columns,
    word: &str,
    collector: &mut Collector,
) -> Result<Entry, SkipReason> {
    let mut entry = Entry::new("", row_kind(layout, row, columns, collector)?, "");
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
    add_id(&mut entry, word);
    Ok(entry)
}

/// Returns the kind of a row, or else the kind of all rows.
fn row_kind(
    layout: &Layout,
    row: &StringRecord,
    columns: &Columns,
    collector: &mut Collector,
) -> Result<Kind, SkipReason> {
    let named = layout.cells(row).filter(|(column, _)| **column == Column::Field(Field::Kind)).last();
    match named {
        Some((_, cell)) if layout.is_export => {
            let name = cell::text(cell).ok_or(SkipReason::CellNotJson)?;
            name.parse().map_err(|_| SkipReason::UnfitKind)
        }
        Some((_, label)) => collector.kind(label),
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
    /// The number of bytes that the current row may still have.
    left: usize,
    /// The number of quotes so far, which is even where all are closed.
    quotes: usize,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.left == 0 {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        let read = self.input.read(buffer)?;
        self.left = self.left.saturating_sub(read);
        let bytes = buffer.get(..read).unwrap_or_default();
        self.quotes += bytes.iter().filter(|&&byte| byte == b'"').count();
        Ok(read)
    }
}
