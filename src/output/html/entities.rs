//! The list of the entities named in all documents of the page.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::io::{self, Write};

use super::super::escape::{PlainHtml, RichHtml};
use super::words::{self, word};
use crate::gazetteer::Kind;
use crate::mention::Mention;
use crate::mention::entities::{Entities, EntityCount};

/// The entities found so far.
#[derive(Debug, Default)]
pub(super) struct EntityList {
    entities: Entities,
    /// The gazetteer's own kinds, numbered from 1 in the order of their first mention.
    others: HashMap<Kind, usize>,
    /// The number of mentions counted.
    mentions: usize,
}

/// The entities that a browser lays out together.
const CHUNK: usize = 50;

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
        if matches!(kind, Kind::Other(_)) && !self.others.contains_key(kind) {
            self.others.insert(kind.clone(), self.others.len() + 1);
        }
        self.mentions += 1;
        let number = self.entities.count(mention);
        let name = self.entities.get(number).map_or("", |entity| entity.name.as_str());
        ListedEntity { number, class: self.class(kind), name }
    }

    /// Returns the CSS class of a kind: a word of our own, independent of the gazetteer's name for the kind.
    fn class(&self, kind: &Kind) -> String {
        match self.others.get(kind) {
            Some(number) => format!("own-{number}"),
            None => kind.to_string(),
        }
    }

    /// Returns the entities by kind, those named most often first.
    fn sections(&self) -> Vec<Section<'_>> {
        let mut kinds: BTreeMap<&Kind, Vec<(usize, &EntityCount)>> = BTreeMap::new();
        for (number, entity) in self.entities.iter().enumerate() {
            kinds.entry(&entity.kind).or_default().push((number, entity));
        }
        let mut sections = Vec::new();
        for (kind, mut entities) in kinds {
            entities.sort_by_key(|(_, entity)| Reverse(entity.count));
            sections.push(Section { kind, entities });
        }
        sections
    }

    /// Writes the list: the legend, whose rows also switch the kinds off, and the entities by kind; and the parts that the script fills.
    pub(super) fn write(&self, out: &mut impl Write) -> io::Result<()> {
        let sections = self.sections();
        let (names, kinds, search, none) = (word("entities"), word("kinds"), word("search"), word("none"));
        writeln!(
            out,
            r#"</main>
<aside id="entities" aria-label="{names}" data-label="entities">
<details id="list" open><summary>{}</summary>
<div id="tools">
<input id="search" type="search" placeholder="{search}" aria-label="{search}" data-label="search" autocomplete="off">
<button id="language" type="button"></button>
</div>
<fieldset><legend data-word="kinds">{kinds}</legend>"#,
            Counts { entities: self.entities.len(), mentions: self.mentions }
        )?;
        for section in &sections {
            self.write_switch(out, section)?;
        }
        writeln!(out, r#"</fieldset><div id="none" data-word="none" role="status" hidden>{none}</div>"#)?;
        for section in &sections {
            self.write_section(out, section)?;
        }
        let (chosen, previous, next, close) = (word("chosen"), word("previous"), word("next"), word("close"));
        writeln!(
            out,
            r#"</details>
<div id="card" role="group" aria-label="{chosen}" data-label="chosen" hidden>
<nav>
<button id="previous" type="button" data-word="previous">{previous}</button>
<output id="step"></output>
<button id="next" type="button" data-word="next">{next}</button>
<button id="close" type="button" aria-label="{close}" data-label="close">×</button>
</nav>
<div id="facts"></div>
</div>
</aside>
<div id="tip" role="tooltip" hidden></div>"#
        )
    }

    fn write_switch(&self, out: &mut impl Write, section: &Section<'_>) -> io::Result<()> {
        let class = self.class(section.kind);
        let mentions = section.mentions();
        writeln!(
            out,
            r#"<label><input type="checkbox" value="{class}" checked> {} <b>{mentions}</b></label>"#,
            KindName { kind: section.kind, class: Some(&class) }
        )
    }

    fn write_section(&self, out: &mut impl Write, section: &Section<'_>) -> io::Result<()> {
        let class = self.class(section.kind);
        // Two attributes, for the gazetteer's own kind may have a name like our keys.
        let (attribute, one) = match words::keys(section.kind) {
            Some([one, _]) => ("data-kind", one),
            None => ("data-own", section.kind.to_string()),
        };
        let counts = Counts { entities: section.entities.len(), mentions: section.mentions() };
        let name = KindName { kind: section.kind, class: None };
        writeln!(out, r#"<section class="{class}" {attribute}="{}"><h3>{name} {counts}</h3>"#, PlainHtml(&one))?;
        for chunk in section.entities.chunks(CHUNK) {
            writeln!(out, r#"<ol lang="ar">"#)?;
            for &(number, entity) in chunk {
                write_entity(out, number, entity)?;
            }
            writeln!(out, "</ol>")?;
        }
        writeln!(out, "</section>")
    }
}

impl Section<'_> {
    fn mentions(&self) -> usize {
        self.entities.iter().map(|(_, entity)| entity.count).sum()
    }
}

/// The plural of a kind, or the label of the gazetteer's own.
struct KindName<'k> {
    kind: &'k Kind,
    class: Option<&'k str>,
}

impl fmt::Display for KindName<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<bdi")?;
        if let Some(class) = self.class {
            write!(f, r#" class="{class}""#)?;
        }
        match words::keys(self.kind) {
            Some([_, many]) => write!(f, r#" data-word="{many}">{}</bdi>"#, word(&many)),
            None => write!(f, ">{}</bdi>", RichHtml(self.kind.as_str())),
        }
    }
}

/// How many entities there are, and how many mentions, under their names.
struct Counts {
    entities: usize,
    mentions: usize,
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { entities, mentions } = self;
        let [names, times] = ["entities", "mentions"].map(word);
        write!(f, r#"<span data-word="entities">{names}</span> <b>{entities}</b> "#)?;
        write!(f, r#"<span data-word="mentions">{times}</span> <b>{mentions}</b>"#)
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
