//! Writes a table of the entities named, for people.

use std::io::{self, Write};

use aalam::{Entities, EntityCount};
use comfy_table::{CellAlignment, ColumnConstraint, Table, Width, presets};

/// The most rows on a screen.
const ROWS: usize = 50;

const COLUMNS: [&str; 5] = ["count", "kind", "id", "latin", "name"];
const COUNT: usize = 0;
const KIND: usize = 1;
const ID: usize = 2;
const LATIN: usize = 3;
const NAME: usize = 4;

/// The spaces around a cell.
const PADDING: u16 = 2;

/// The most columns of a screen that the other cells leave to names; longer ones run over its edge.
const NAMES: u16 = 30;

/// Narrower cells with the beginnings of words say nothing.
const LEAST: u16 = 12;

/// Writes the table, the entities named most often first. On a screen of `width` columns, it shows the first rows, and fits.
pub(crate) fn write(entities: &Entities, width: Option<u16>, out: &mut impl Write) -> io::Result<()> {
    if entities.is_empty() {
        return writeln!(out, "\nno names found");
    }
    let mut sorted: Vec<&EntityCount> = entities.iter().collect();
    sorted.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.kind.as_str().cmp(b.kind.as_str())));
    let shown = if width.is_some() { ROWS } else { sorted.len() };
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_header(COLUMNS);
    for EntityCount { count, kind, id, latin, name, .. } in sorted.iter().take(shown) {
        let (id, latin) = (id.as_deref().unwrap_or_default(), latin.as_deref().unwrap_or_default());
        table.add_row([&count.to_string(), kind.as_str(), id, latin, name]);
    }
    if let Some(column) = table.column_mut(COUNT) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    if let Some(width) = width {
        fit(&mut table, width);
    }
    writeln!(out, "\n{}", table.trim_fmt())?;
    match sorted.len() - shown.min(sorted.len()) {
        0 => Ok(()),
        more => writeln!(out, "… and {more} more; in a pipe (| less) or a file (-o) all are shown"),
    }
}

/// Cuts ids and Latin names, or leaves them out, so that the table is no wider than a screen.
fn fit(table: &mut Table, width: u16) {
    let widths = table.column_max_content_widths();
    let needs = |column: usize| widths[column] + PADDING;
    let mut left = width.saturating_sub(needs(COUNT) + needs(KIND) + needs(NAME).min(NAMES));
    for at in [LATIN, ID] {
        let constraint = match needs(at) {
            need if need <= left => ColumnConstraint::ContentWidth,
            _ if left >= LEAST => ColumnConstraint::UpperBoundary(Width::Fixed(left)),
            _ => ColumnConstraint::Hidden,
        };
        left = left.saturating_sub(needs(at));
        if let Some(column) = table.column_mut(at) {
            column.set_constraint(constraint);
        }
    }
    table.set_truncation_indicator("…");
    for row in table.row_iter_mut() {
        row.max_height(1);
    }
}
