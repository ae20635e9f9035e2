//! A table of the entities named, for people.

use std::collections::HashMap;
use std::io::{self, Write};

use aalam::Tagged;
use comfy_table::{CellAlignment, Table, presets};

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
