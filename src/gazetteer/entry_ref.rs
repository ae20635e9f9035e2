//! A packed entry, read in place.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::hash::{Hash, Hasher};

use super::arena::{self, Arena, Fields, Tag};
use super::letter_set::LetterSet;
use super::texts::{Names, Pairs, Texts};
use super::{Entry, Gender, Kind, Nisba};
use crate::arabic::derivation;

/// The role of a name in its entry, in the order of [`EntryRef::names`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum NameRole {
    Canonical,
    Alias,
    Weak,
}

/// The fields of an entry that compiling needs, besides the names.
pub(crate) struct EntrySummary<'a> {
    pub(crate) kind: &'a Kind,
    pub(crate) foreign: bool,
    /// Whether it has a nisba, regular or listed.
    pub(crate) nisba: bool,
}

/// An entry of a gazetteer, read in place: as cheap to copy as a reference.
///
/// ```
/// use aalam::Gazetteer;
///
/// let minsk = Gazetteer::builtin().get("minsk").unwrap();
/// assert_eq!((minsk.name(), minsk.latin(), minsk.country()), ("مينسك", Some("Minsk"), Some("belarus")));
/// ```
///
/// It has a method for each field of [`Entry`]:
///
/// ```
/// use aalam::{Gazetteer, Gender, Nisba};
///
/// let gazetteer = Gazetteer::from_jsonl(
///     r#"{"id":"amal","kind":"person","name":"أمل صالح","aliases":["أمل سالم"],"weak_aliases":["أمل"],"gender":"female","priority":2,"links":{"wikidata":"Q1"}}"#,
/// )?;
/// let amal = gazetteer.get("amal").unwrap();
/// assert_eq!(amal.names().count(), 1 + amal.aliases().count() + amal.weak_aliases().count());
/// assert_eq!((amal.id(), amal.gender(), amal.priority()), ("amal", Some(Gender::Female), 2));
/// assert_eq!((amal.nisba(), amal.foreign()), (Nisba::None, false));
/// assert_eq!(amal.links().chain(amal.attributes()).collect::<Vec<_>>(), [("wikidata", "Q1")]);
///
/// let mut changed = amal.to_entry();
/// changed.priority = 3;
/// # Ok::<(), aalam::Error>(())
/// ```
#[derive(Clone, Copy)]
pub struct EntryRef<'a> {
    arena: &'a Arena,
    at: usize,
}

impl<'a> EntryRef<'a> {
    /// The entry that begins at byte `at` of `arena`.
    pub(crate) fn new(arena: &'a Arena, at: usize) -> Self {
        Self { arena, at }
    }

    fn fields(self) -> Fields<'a> {
        self.arena.fields(self.at)
    }

    fn number(self, wanted: Tag) -> Option<u64> {
        self.fields().find(|(tag, ..)| *tag == wanted).map(|(_, number, _)| number)
    }

    /// Returns whether the field was given, even if with its default.
    pub(super) fn has(self, wanted: Tag) -> bool {
        self.number(wanted).is_some()
    }

    fn text(self, wanted: Tag) -> Option<&'a str> {
        self.fields().find(|(tag, ..)| *tag == wanted).map(|(.., text)| text)
    }

    fn texts(self, tag: Tag) -> Texts<'a> {
        Texts { fields: self.fields(), tag }
    }

    /// Returns the identifier, which is unique in its gazetteer.
    pub fn id(self) -> &'a str {
        self.text(arena::ID).unwrap_or_default()
    }

    /// Returns the kind.
    pub fn kind(self) -> &'a Kind {
        let kind = self.number(arena::KIND).and_then(|number| self.arena.kind(number));
        kind.unwrap_or(&Kind::Person)
    }

    /// Returns the canonical name.
    pub fn name(self) -> &'a str {
        self.text(arena::NAME).unwrap_or_default()
    }

    /// Returns the aliases.
    pub fn aliases(self) -> Names<'a> {
        Names::new(self.fields(), arena::ALIAS, &[])
    }

    /// Returns the names that count only with support ([`Entry::weak_aliases`]).
    pub fn weak_aliases(self) -> Names<'a> {
        Names::new(self.fields(), arena::WEAK_ALIAS, &[])
    }

    /// Returns all names: the canonical one, then the aliases, then the weak aliases.
    pub fn names(self) -> Names<'a> {
        Names::new(self.fields(), arena::NAME, &[arena::ALIAS, arena::WEAK_ALIAS])
    }

    /// Returns the canonical name and the aliases, without those that are weak because a weak alias repeats them.
    pub(crate) fn strong_names(self) -> impl Iterator<Item = &'a str> {
        let weak: LetterSet = self.weak_aliases().collect();
        Names::new(self.fields(), arena::NAME, &[arena::ALIAS]).filter(move |name| !weak.contains(name))
    }

    /// Reads in one pass what compiling needs. The [`names`](Self::names), each with its role, replace the contents of `names`.
    pub(crate) fn summary(self, names: &mut Vec<(NameRole, &'a str)>) -> EntrySummary<'a> {
        let mut summary = EntrySummary { kind: &Kind::Person, foreign: false, nisba: false };
        names.clear();
        for (tag, number, text) in self.fields() {
            match tag {
                arena::NAME => names.push((NameRole::Canonical, text)),
                arena::ALIAS => names.push((NameRole::Alias, text)),
                arena::WEAK_ALIAS => names.push((NameRole::Weak, text)),
                arena::KIND => summary.kind = self.arena.kind(number).unwrap_or(summary.kind),
                arena::FOREIGN => summary.foreign = number == 1,
                arena::NISBA => summary.nisba = number < 2,
                _ => {}
            }
        }
        names.sort_by_key(|(role, _)| *role);
        weaken(names);
        summary
    }

    /// Returns the name in Latin letters.
    pub fn latin(self) -> Option<&'a str> {
        self.text(arena::LATIN)
    }

    /// Returns the id of the country's entry.
    pub fn country(self) -> Option<&'a str> {
        self.text(arena::COUNTRY)
    }

    /// Returns the grammatical gender of the person.
    pub fn gender(self) -> Option<Gender> {
        self.number(arena::GENDER).map(|number| if number == 0 { Gender::Male } else { Gender::Female })
    }

    /// Returns the priority: if one name stands for several entities, the greatest comes first.
    pub fn priority(self) -> i32 {
        let number = self.number(arena::PRIORITY).unwrap_or_default();
        let size = (number >> 1) as i64;
        (if number & 1 == 0 { size } else { -size }) as i32
    }

    /// Returns the adjectives of belonging to a place.
    pub fn nisba(self) -> Nisba {
        match self.number(arena::NISBA) {
            Some(0) => Nisba::Regular,
            Some(1) => Nisba::Listed(self.texts(arena::STEM).map(str::to_owned).collect()),
            _ => Nisba::None,
        }
    }

    /// Returns whether the names are transliterated ([`Entry::foreign`]).
    pub fn foreign(self) -> bool {
        self.number(arena::FOREIGN) == Some(1)
    }

    /// Returns identifiers in other collections: pairs of a collection, such as `iso3166`, and an identifier.
    pub fn links(self) -> Pairs<'a> {
        Pairs(self.texts(arena::LINK))
    }

    /// Reads in one pass what outputs tell of an entry: the name in Latin letters, empty if there is none, and the links.
    pub(crate) fn latin_and_links(self) -> (&'a str, BTreeMap<Cow<'a, str>, Cow<'a, str>>) {
        let (mut latin, mut links, mut key) = ("", BTreeMap::new(), None);
        for (tag, _, text) in self.fields() {
            match (tag, key.take()) {
                (arena::LATIN, _) => latin = text,
                (arena::LINK, None) => key = Some(text),
                (arena::LINK, Some(key)) => drop(links.insert(key.into(), text.into())),
                _ => {}
            }
        }
        (latin, links)
    }

    /// Returns the other attributes: pairs of a name and a value.
    pub fn attributes(self) -> Pairs<'a> {
        Pairs(self.texts(arena::ATTRIBUTE))
    }

    /// The stems of the nisba to be inflected: masculine singulars and collectives.
    pub(crate) fn nisba_stems(self) -> Vec<Cow<'a, str>> {
        match self.number(arena::NISBA) {
            Some(0) => derivation::nisba(self.name()).into_iter().map(Cow::from).collect(),
            Some(1) => self.texts(arena::STEM).map(Cow::from).collect(),
            _ => Vec::new(),
        }
    }

    /// Returns an owned copy of the entry, which can be changed and added to another gazetteer.
    pub fn to_entry(self) -> Entry {
        let owned_pair = |(key, value): (&str, &str)| (key.to_owned(), value.to_owned());
        Entry {
            id: self.id().to_owned(),
            kind: self.kind().clone(),
            name: self.name().to_owned(),
            aliases: self.aliases().map(str::to_owned).collect(),
            weak_aliases: self.weak_aliases().map(str::to_owned).collect(),
            latin: self.latin().map(str::to_owned),
            country: self.country().map(str::to_owned),
            gender: self.gender(),
            priority: self.priority(),
            nisba: self.nisba(),
            foreign: self.foreign(),
            links: self.links().map(owned_pair).collect(),
            attributes: self.attributes().map(owned_pair).collect(),
        }
    }
}

/// Makes the strong names weak that are also weak aliases. The names keep their numbers.
fn weaken(names: &mut [(NameRole, &str)]) {
    let strong = names.partition_point(|(role, _)| *role != NameRole::Weak);
    let (strong, weak) = names.split_at_mut(strong);
    // Few entries have weak aliases.
    if weak.is_empty() {
        return;
    }
    let weak: LetterSet = weak.iter().map(|(_, name)| *name).collect();
    for (role, name) in strong {
        if weak.contains(name) {
            *role = NameRole::Weak;
        }
    }
}

/// The entries without repeated ids.
pub(crate) fn distinct<'a>(entries: impl Iterator<Item = EntryRef<'a>>) -> Vec<EntryRef<'a>> {
    let mut distinct: Vec<EntryRef<'_>> = Vec::new();
    for entry in entries {
        if !distinct.iter().any(|other| other.id() == entry.id()) {
            distinct.push(entry);
        }
    }
    distinct
}

impl PartialEq for EntryRef<'_> {
    fn eq(&self, other: &Self) -> bool {
        let is_same = std::ptr::eq(self.arena, other.arena) && self.at == other.at;
        is_same || self.to_entry() == other.to_entry()
    }
}

impl Eq for EntryRef<'_> {}

impl Hash for EntryRef<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.id().hash(state);
    }
}

impl fmt::Debug for EntryRef<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.to_entry().fmt(f)
    }
}
