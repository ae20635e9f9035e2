//! Who and what is named in all documents of the page, how often, and where first.

use std::collections::HashMap;
use std::io::{self, Write};

use super::escape::{Plain, Text};
use crate::gazetteer::{Kind, labels};
use crate::mention::Mention;

/// The entities met so far.
#[derive(Debug, Default)]
pub(super) struct Entities {
    /// In the order of their first mention.
    rows: Vec<Row>,
    kinds: Vec<Kinds>,
}

/// One entity; one and its nationality are two.
#[derive(Debug)]
struct Row {
    kind: usize,
    name: String,
    latin: Option<String>,
    /// None for one that is in no list.
    id: Option<String>,
    mentions: usize,
    first_mention: usize,
}

/// One kind, and the rows of its entities.
#[derive(Debug)]
struct Kinds {
    kind: Kind,
    class: String,
    by_id: HashMap<String, usize>,
    /// Those that are in no list are known by their names alone.
    by_name: HashMap<String, usize>,
}

/// The place of a mention's entity in the list.
pub(super) struct Place<'e> {
    /// The number of the entity.
    pub(super) row: usize,
    /// The class of its kind: a word of our own, whatever the gazetteer calls it.
    pub(super) class: &'e str,
    /// What the list calls it.
    pub(super) name: &'e str,
}

impl Entities {
    /// Counts the entity of `mention`, the page's mention number `number`.
    pub(super) fn count(&mut self, mention: &Mention<'_>, number: usize) -> Place<'_> {
        let at = self.kind(mention.kind());
        let Self { rows, kinds } = self;
        let entry = mention.entry();
        // The name of a nationality is the adjective, not the country's.
        let listed = entry.filter(|entry| mention.kind() == entry.kind());
        let name = listed.map_or(mention.name(), |entry| entry.name());
        let id = entry.map(|entry| entry.id());
        let row = kinds.get_mut(at).map_or(0, |kind| {
            let (known, key) = id.map_or((&mut kind.by_name, name), |id| (&mut kind.by_id, id));
            known.get(key).copied().unwrap_or_else(|| {
                known.insert(key.to_owned(), rows.len());
                rows.len()
            })
        });
        if row == rows.len() {
            let latin = entry.and_then(|entry| entry.latin()).map(str::to_owned);
            let (name, id) = (name.to_owned(), id.map(str::to_owned));
            rows.push(Row { kind: at, name, latin, id, mentions: 0, first_mention: number });
        }
        let name = rows.get_mut(row).map_or("", |row| {
            row.mentions += 1;
            row.name.as_str()
        });
        Place { row, class: kinds.get(at).map_or("", |kind| kind.class.as_str()), name }
    }

    /// How many entities there are.
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// The number of `kind`, which is new perhaps.
    fn kind(&mut self, kind: &Kind) -> usize {
        if let Some(at) = self.kinds.iter().position(|known| known.kind == *kind) {
            return at;
        }
        let others = self.kinds.iter().filter(|known| matches!(known.kind, Kind::Other(_))).count();
        let class = match kind {
            Kind::Other(_) => format!("other-{}", others + 1),
            kind => kind.to_string(),
        };
        self.kinds.push(Kinds { kind: kind.clone(), class, by_id: HashMap::new(), by_name: HashMap::new() });
        self.kinds.len() - 1
    }

    /// Writes the switches of the kinds, and under each kind its entities, those named most often first.
    pub(super) fn write(&self, out: &mut impl Write) -> io::Result<()> {
        let mut kinds: Vec<(&Kinds, Vec<(usize, &Row)>)> = self.kinds.iter().map(|kind| (kind, Vec::new())).collect();
        for (number, row) in self.rows.iter().enumerate() {
            if let Some((_, rows)) = kinds.get_mut(row.kind) {
                rows.push((number, row));
            }
        }
        kinds.sort_by_key(|(kind, _)| &kind.kind);
        writeln!(out, r#"<fieldset><legend>الأنواع</legend>"#)?;
        for (kind, rows) in &kinds {
            let mentions: usize = rows.iter().map(|(_, row)| row.mentions).sum();
            let (class, many) = (&kind.class, Text(labels::arabic(&kind.kind)[1]));
            writeln!(
                out,
                r#"<label><input type="checkbox" value="{class}" checked> <bdi class="{class}">{many}</bdi> <b>{mentions}</b></label>"#
            )?;
        }
        writeln!(out, "</fieldset>")?;
        for (kind, rows) in &mut kinds {
            rows.sort_by_key(|(_, row)| std::cmp::Reverse(row.mentions));
            let [one, many] = labels::arabic(&kind.kind);
            let (class, one, many) = (&kind.class, Plain(one), Text(many));
            writeln!(
                out,
                r#"<section class="{class}" data-kind="{one}"><h3><bdi>{many}</bdi> <b>{}</b></h3>"#,
                rows.len()
            )?;
            writeln!(out, "<ol>")?;
            for (number, row) in rows {
                row.write(out, *number)?;
            }
            writeln!(out, "</ol></section>")?;
        }
        Ok(())
    }
}

impl Row {
    fn write(&self, out: &mut impl Write, number: usize) -> io::Result<()> {
        let Self { first_mention, mentions, name, .. } = self;
        write!(out, r##"<li id="e{number}"><a href="#m{first_mention}"><bdi>{}</bdi> <b>{mentions}</b>"##, Text(name))?;
        for (class, text) in [("latin", &self.latin), ("id", &self.id)] {
            if let Some(text) = text {
                write!(out, r#" <bdi class="{class}" dir="ltr">{}</bdi>"#, Text(text))?;
            }
        }
        writeln!(out, "</a></li>")
    }
}
