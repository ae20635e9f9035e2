//! The gazetteer embedded in the library.

use once_cell::sync::Lazy;
use serde::Deserialize;

use super::pattern::Pattern;
use super::{Entry, Gazetteer, Gender, Kind, Nisba, Text};

/// The files of `data/`, one a kind; an id is unique over all of them.
const FILES: [&str; 4] = [
    include_str!("../../data/people.jsonl"),
    include_str!("../../data/titles.jsonl"),
    include_str!("../../data/places.jsonl"),
    include_str!("../../data/organizations.jsonl"),
];

const PATTERNS: &str = include_str!("../../data/patterns.jsonl");

/// A line of the embedded files, borrowed from them. They are known to be sound, a test loads them as it would a stranger's:
/// so nothing is checked here but JSON itself.
#[derive(Deserialize)]
struct Line<'l> {
    id: &'l str,
    kind: &'l str,
    name: &'l str,
    #[serde(default, borrow)]
    aliases: Vec<&'l str>,
    #[serde(default, borrow)]
    weak_aliases: Vec<&'l str>,
    latin: Option<&'l str>,
    country: Option<&'l str>,
    gender: Option<&'l str>,
    #[serde(default)]
    priority: i32,
    #[serde(borrow)]
    nisba: Option<Stems<'l>>,
    #[serde(default)]
    foreign: bool,
    #[serde(borrow)]
    links: Option<Links<'l>>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Stems<'l> {
    Regular(bool),
    #[serde(borrow)]
    Listed(Vec<&'l str>),
}

#[derive(Deserialize)]
struct Links<'l> {
    iso3166: &'l str,
}

fn texts(texts: Vec<&'static str>) -> Vec<Text> {
    texts.into_iter().map(Text::Borrowed).collect()
}

impl From<Line<'static>> for Entry {
    fn from(line: Line<'static>) -> Self {
        let mut entry = Self::new(line.id, Kind::from(line.kind), line.name);
        entry.aliases = texts(line.aliases);
        entry.weak_aliases = texts(line.weak_aliases);
        entry.latin = line.latin.map(Text::Borrowed);
        entry.country = line.country.map(Text::Borrowed);
        entry.gender = line.gender.map(|gender| if gender == "female" { Gender::Female } else { Gender::Male });
        entry.priority = line.priority;
        entry.nisba = match line.nisba {
            None | Some(Stems::Regular(false)) => Nisba::None,
            Some(Stems::Regular(true)) => Nisba::Regular,
            Some(Stems::Listed(stems)) => Nisba::Listed(texts(stems)),
        };
        entry.foreign = line.foreign;
        entry.links.extend(line.links.map(|links| ("iso3166".to_owned(), links.iso3166.to_owned())));
        entry
    }
}

#[expect(clippy::expect_used, reason = "the files are part of the program, and a test loads them")]
static GAZETTEER: Lazy<Gazetteer> = Lazy::new(|| {
    let mut gazetteer = Gazetteer::new();
    for line in FILES.iter().flat_map(|file| file.lines()) {
        let line: Line<'static> = serde_json::from_str(line).expect("the embedded gazetteer is sound");
        gazetteer.insert(line.into());
    }
    gazetteer.shrink();
    gazetteer.patterns = Pattern::read_all(PATTERNS.as_bytes()).expect("the embedded patterns are sound").into();
    gazetteer
});

pub(super) fn gazetteer() -> &'static Gazetteer {
    &GAZETTEER
}
