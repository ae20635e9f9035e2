//! The list of the entities named in all documents of the page.

use std::cmp::Reverse;
use std::io::{self, Write};

use super::super::escape::{PlainHtml, RichHtml};
use crate::gazetteer::{Kind, labels};
use crate::mention::Mention;
use crate::mention::entities::{Entities, EntityCount};

/// The entities found so far.
#[derive(Debug, Default)]
pub(super) struct EntityList {
    entities: Entities,
    /// The gazetteer's own kinds, in the order of their first mention.
    others: Vec<Kind>,
}

/// The list's data on a mention's entity.
pub(super) struct ListedEntity<'e> {
    /// The number of the entity.
    pub(super) number: usize,
    /// The CSS class of its kind.
    pub(super) class: String,
    /// Its name in the list.
    pub(super) name: &'e str,
}

/// The entities of one kind with their numbers.
struct Section<'e> {
    kind: &'e Kind,
    entities: Vec<(usize, &'e EntityCount)>,
}

impl EntityList {
    /// Counts the entity of the page's next mention and returns its data.
    pub(super) fn count(&mut self, mention: &Mention<'_>) -> ListedEntity<'_> {
        let kind = mention.kind();
        if matches!(kind, Kind::Other(_)) && !self.others.contains(kind) {
            self.others.push(kind.clone());
        }
        let number = self.entities.count(mention);
        let name = self.entities.get(number).map_or("", |entity| entity.name.as_str());
        ListedEntity { number, class: self.class(kind), name }
    }

    /// Returns the number of entities.
    pub(super) fn len(&self) -> usize {
        self.entities.len()
    }

    /// Returns the CSS class of a kind: a word of our own, independent of the gazetteer's name for the kind.
    fn class(&self, kind: &Kind) -> String {
        match self.others.iter().position(|other| other == kind) {
            Some(at) => format!("other-{}", at + 1),
            None => kind.to_string(),
        }
    }

    /// Returns the entities by kind, those named most often first.
    fn sections(&self) -> Vec<Section<'_>> {
        let mut sections: Vec<Section<'_>> = Vec::new();
        for (number, entity) in self.entities.iter().enumerate() {
            match sections.iter_mut().find(|section| *section.kind == entity.kind) {
                Some(section) => section.entities.push((number, entity)),
                None => sections.push(Section { kind: &entity.kind, entities: vec![(number, entity)] }),
            }
        }
        sections.sort_by_key(|section| section.kind);
        for section in &mut sections {
            section.entities.sort_by_key(|(_, entity)| Reverse(entity.count));
        }
        sections
    }

    /// Writes the switches of the kinds, and under each kind its entities.
    pub(super) fn write(&self, out: &mut impl Write) -> io::Result<()> {
        let sections = self.sections();
        writeln!(out, r#"<fieldset><legend>الأنواع</legend>"#)?;
        for section in &sections {
            self.write_switch(out, section)?;
        }
        writeln!(out, "</fieldset>")?;
        for section in &sections {
            self.write_section(out, section)?;
        }
        Ok(())
    }

    fn write_switch(&self, out: &mut impl Write, section: &Section<'_>) -> io::Result<()> {
        let class = self.class(section.kind);
        let [_, many] = labels::arabic(section.kind).map(RichHtml);
        let mentions: usize = section.entities.iter().map(|(_, entity)| entity.count).sum();
        writeln!(
            out,
            r#"<label><input type="checkbox" value="{class}" checked> <bdi class="{class}">{many}</bdi> <b>{mentions}</b></label>"#
        )
    }

    fn write_section(&self, out: &mut impl Write, section: &Section<'_>) -> io::Result<()> {
        let class = self.class(section.kind);
        let [one, many] = labels::arabic(section.kind);
        let (one, many, entities) = (PlainHtml(one), RichHtml(many), section.entities.len());
        writeln!(out, r#"<section class="{class}" data-kind="{one}"><h3><bdi>{many}</bdi> <b>{entities}</b></h3>"#)?;
        writeln!(out, "<ol>")?;
        for &(number, entity) in &section.entities {
            write_entity(out, number, entity)?;
        }
        writeln!(out, "</ol></section>")
    }
}

fn write_entity(out: &mut impl Write, number: usize, entity: &EntityCount) -> io::Result<()> {
    let EntityCount { first, count, name, latin, id, .. } = entity;
    write!(out, r##"<li id="e{number}"><a href="#m{first}"><bdi>{}</bdi> <b>{count}</b>"##, RichHtml(name))?;
    for (class, text) in [("latin", latin), ("id", id)] {
        if let Some(text) = text {
            write!(out, r#" <bdi class="{class}" dir="ltr">{}</bdi>"#, RichHtml(text))?;
        }
    }
    writeln!(out, "</a></li>")
}
