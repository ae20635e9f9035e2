//! Writes a table of the entities named, for people.

use std::io::{self, Write};

use aalam::{Entities, EntityCount};
use comfy_table::{CellAlignment, Table, presets};

/// Writes the table, the entities named most often first.
pub(crate) fn write(entities: &Entities, out: &mut impl Write) -> io::Result<()> {
    if entities.is_empty() {
        return writeln!(out, "\nno names found");
    }
    let mut sorted: Vec<&EntityCount> = entities.iter().collect();
    sorted.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.kind.as_str().cmp(b.kind.as_str())));
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_header(["count", "kind", "id", "latin", "name"]);
    for EntityCount { count, kind, id, latin, name, .. } in sorted {
        let (id, latin) = (id.as_deref().unwrap_or_default(), latin.as_deref().unwrap_or_default());
        table.add_row([&count.to_string(), kind.as_str(), id, latin, name]);
    }
    if let Some(column) = table.column_mut(0) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    writeln!(out, "\n{table}")
}
