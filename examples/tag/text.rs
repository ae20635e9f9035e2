//! Output for people: the marked text, and a table of the entities in it.

use std::collections::HashMap;
use std::io::{self, IsTerminal, Write};

use aalam::{Kind, Mention, Tagged};
use anstyle::{AnsiColor, Style};
use comfy_table::{CellAlignment, Table, presets};

/// Writes the text with its mentions coloured by kind, or in brackets with their kind where there are no colours.
pub(crate) fn write(out: &mut impl Write, tagged: &Tagged<'_>) -> io::Result<()> {
    let coloured = io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    let mut open: Vec<&Mention<'_>> = Vec::new();
    let mut at = 0;
    let mut mentions = tagged.mentions().peekable();
    loop {
        let next_start = mentions.peek().map(|mention| mention.span().start);
        let next_end = open.last().map(|mention| mention.span().end);
        let edge = match (next_start, next_end) {
            (Some(start), Some(end)) => start.min(end),
            (Some(edge), None) | (None, Some(edge)) => edge,
            (None, None) => break,
        };
        out.write_all(&tagged.text().as_bytes()[at..edge])?;
        at = edge;
        if next_end == Some(edge) {
            let closed = open.pop().map(Mention::kind);
            match (coloured, open.last()) {
                (false, _) => write!(out, "]{}", closed.map_or("", Kind::as_str))?,
                (true, None) => write!(out, "{:#}", Style::new().bold())?,
                (true, Some(outer)) => write!(out, "{:#}{}", Style::new().bold(), style(outer))?,
            }
        } else if let Some(mention) = mentions.next() {
            match coloured {
                false => write!(out, "[")?,
                true => write!(out, "{:#}{}", Style::new().bold(), style(mention))?,
            }
            open.push(mention);
        }
    }
    out.write_all(&tagged.text().as_bytes()[at..])?;
    if !tagged.text().ends_with('\n') {
        writeln!(out)?;
    }
    Ok(())
}

/// A colour for the kind; a mention inside another is underlined.
fn style(mention: &Mention<'_>) -> Style {
    let colour = match mention.kind() {
        Kind::Person => AnsiColor::Green,
        Kind::Title => AnsiColor::Yellow,
        Kind::Place => AnsiColor::Blue,
        Kind::Organization => AnsiColor::Magenta,
        Kind::Nationality => AnsiColor::Cyan,
        Kind::Other(_) => AnsiColor::Red,
    };
    let style = Style::new().bold().fg_color(Some(colour.into()));
    if mention.is_outer() { style } else { style.underline() }
}

/// The entities met so far, in the order of their first mention.
#[derive(Default)]
pub(crate) struct Entities {
    rows: Vec<Row>,
    /// The row of each kind and id, or name where there is none: an entity and its nationality are two rows.
    numbers: HashMap<(String, String), usize>,
}

struct Row {
    kind: String,
    id: String,
    latin: String,
    name: String,
    count: usize,
}

impl Entities {
    pub(crate) fn count(&mut self, tagged: &Tagged<'_>) {
        for mention in tagged.mentions() {
            let entry = mention.entry();
            // A person who is in no list is known by the name alone.
            let id = entry.map_or_else(String::new, |entry| entry.id().to_owned());
            let name = match entry {
                // The name of a nationality is the adjective, not the country's.
                Some(entry) if mention.kind() == entry.kind() => entry.name(),
                _ => mention.name(),
            };
            let key = (mention.kind().to_string(), if id.is_empty() { name.to_owned() } else { id.clone() });
            let number = *self.numbers.entry(key.clone()).or_insert(self.rows.len());
            if let Some(row) = self.rows.get_mut(number) {
                row.count += 1;
                continue;
            }
            let kind = key.0;
            let latin = entry.and_then(|entry| entry.latin()).unwrap_or_default().to_owned();
            self.rows.push(Row { kind, id, latin, name: name.to_owned(), count: 1 });
        }
    }

    /// Writes the table, the entities named most often first.
    pub(crate) fn write(mut self, out: &mut impl Write) -> io::Result<()> {
        if self.rows.is_empty() {
            return writeln!(out, "\nno names found");
        }
        self.rows.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.kind.cmp(&b.kind)));
        let mut table = Table::new();
        table.load_style(presets::NOTHING).set_header(["count", "kind", "id", "latin", "name"]);
        for row in self.rows {
            table.add_row([row.count.to_string(), row.kind, row.id, row.latin, row.name]);
        }
        if let Some(column) = table.column_mut(0) {
            column.set_cell_alignment(CellAlignment::Right);
        }
        writeln!(out, "\n{table}")
    }
}
