//! Lists of entities with their names.

pub(crate) mod arena;
#[cfg(feature = "builtin")]
mod builtin;
pub(crate) mod check;
pub(crate) mod entries;
mod entry;
mod entry_ref;
pub(crate) mod field;
pub(crate) mod jsonl;
mod kind;
pub(crate) mod labels;
pub(crate) mod name;
pub(crate) mod pattern;
mod tidy;

use std::cmp::Reverse;
use std::io::BufRead;
use std::path::Path;
use std::sync::Arc;

use once_cell::sync::OnceCell;

use self::arena::Arena;
use self::check::check;
use self::entries::{Entries, IdIndex};
pub use self::entry::{Entry, Gender, Nisba};
pub use self::entry_ref::EntryRef;
pub(crate) use self::entry_ref::{EntrySummary, NameRole, distinct};
pub use self::kind::Kind;
use self::pattern::Pattern;
use crate::error::Error;

/// A list of entities with their names: what a [`Tagger`](crate::Tagger) looks for.
///
/// The file format is JSON Lines: one JSON object a line, blank lines and a byte order mark allowed. `id`, `kind` and `name` are
/// required; `aliases`, `weak_aliases`, `latin`, `country`, `gender`, `priority`, `nisba`, `foreign`, `links` and `attributes` are
/// optional, with the meaning that [`Entry`] gives them. An unknown field is an error. Loading is all or nothing.
///
/// ```
/// use aalam::Gazetteer;
///
/// let gazetteer = Gazetteer::from_jsonl(r#"
///     {"id":"libya","kind":"place","name":"ليبيا","latin":"Libya","nisba":true}
///     {"id":"libyan-army","kind":"organization","name":"الجيش الليبي","country":"libya"}
/// "#)?;
/// assert_eq!(gazetteer.len(), 2);
/// assert_eq!(gazetteer.get("libya").unwrap().name(), "ليبيا");
/// # Ok::<(), aalam::Error>(())
/// ```
///
/// Entries can be made in memory, too, and lists added to one another:
///
/// ```
/// use aalam::{Entry, Gazetteer, Kind};
///
/// let mut mine = Gazetteer::new();
/// assert!(mine.is_empty());
/// mine.push(Entry::new("minsk", Kind::Place, "منسك"))?;
///
/// let file = r#"{"id":"minsk","kind":"place","name":"مينسك"}"#;
/// mine.merge(&Gazetteer::from_reader(file.as_bytes())?);
/// assert_eq!(mine.entries().map(|entry| entry.name()).collect::<Vec<_>>(), ["مينسك"]);
/// # Ok::<(), aalam::Error>(())
/// ```
///
/// Entries lie packed in one piece of memory, some twenty bytes each besides what they hold, and are read there ([`EntryRef`]).
/// Clones, gazetteers that others were merged into, and taggers share it.
///
/// # Order of candidates
///
/// Where one name stands for several entities, the greater `priority` comes first; among equals, the list that was merged
/// later; within one list, the smaller id.
#[derive(Clone, Debug, Default)]
pub struct Gazetteer {
    entries: Entries,
    /// For each entry, how many merges came before it.
    layers: Vec<u32>,
    /// The number of each id, once one is asked for.
    index: OnceCell<IdIndex>,
    patterns: Arc<[Pattern]>,
}

impl Gazetteer {
    /// A gazetteer without entries.
    pub fn new() -> Self {
        Self::default()
    }

    /// The gazetteer embedded in the library: people, titles, places and organizations of Arab and world news.
    ///
    /// A tagger that has it also knows what its patterns make of places, such as the ministries of each country (وزارة
    /// الخارجية الليبية): entries that are made when a text names them, and are not among those here.
    #[cfg(feature = "builtin")]
    pub fn builtin() -> &'static Self {
        builtin::gazetteer()
    }

    /// The embedded gazetteer, unless the crate is built without.
    pub(crate) fn embedded() -> Option<&'static Self> {
        #[cfg(feature = "builtin")]
        return Some(Self::builtin());
        #[cfg(not(feature = "builtin"))]
        None
    }

    /// Reads JSON Lines from memory.
    ///
    /// # Errors
    /// The first thing that is wrong, with line and column.
    pub fn from_jsonl(jsonl: &str) -> Result<Self, Error> {
        Self::from_reader(jsonl.as_bytes())
    }

    /// Reads JSON Lines from a reader, line by line.
    ///
    /// # Errors
    /// The first thing that is wrong, with line and column; or the reader's own error.
    pub fn from_reader(reader: impl BufRead) -> Result<Self, Error> {
        jsonl::json_lines(reader)
    }

    /// Reads a JSON Lines file.
    ///
    /// ```
    /// # let folder = tempfile::tempdir()?;
    /// # std::env::set_current_dir(&folder)?;
    /// std::fs::write("mine.jsonl", r#"{"id":"minsk","kind":"place","name":"مينسك"}"#)?;
    /// assert_eq!(aalam::Gazetteer::from_path("mine.jsonl")?.len(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// The first thing that is wrong, with file, line and column; or why the file cannot be read.
    pub fn from_path(path: impl AsRef<Path>) -> Result<Self, Error> {
        let path = path.as_ref();
        let read = || Self::from_reader(std::io::BufReader::new(std::fs::File::open(path).map_err(Error::io)?));
        read().map_err(|error| error.in_file(path))
    }

    /// Adds one entry.
    ///
    /// # Errors
    /// The id is taken, or a name cannot be matched.
    pub fn push(&mut self, entry: Entry) -> Result<(), Error> {
        let checked = check(EntryRef::new(&Arena::of(&entry), 0));
        checked.map_err(|(_, message)| Error::new(message).for_entry(&*entry.id))?;
        self.index();
        let number = self.len();
        let other = self.index.get_mut().and_then(|index| index.insert(&self.entries, &entry.id, number));
        if other.is_some() {
            return Err(Error::new("the id is taken; write another").for_entry(entry.id));
        }
        self.entries.add(|arena| arena.add(&entry));
        self.layers.push(self.layers.last().copied().unwrap_or_default());
        Ok(())
    }

    fn index(&self) -> &IdIndex {
        self.index.get_or_init(|| IdIndex::new(&self.entries))
    }

    /// Adds all entries of `other`; one whose id is there already replaces the older entry.
    pub fn merge(&mut self, other: &Self) {
        if !other.patterns.is_empty() {
            self.patterns = Arc::clone(&other.patterns);
        }
        let index = self.index.take().unwrap_or_else(|| IdIndex::new(&self.entries));
        if self.is_empty() {
            self.entries = other.entries.clone();
            self.layers = other.layers.clone();
            return;
        }
        let layer = self.layers.iter().max().map_or(0, |layer| layer + 1);
        let moved = self.entries.share(&other.entries);
        for ((entry, &place), above) in other.entries.iter().zip(other.entries.places()).zip(&other.layers) {
            match index.get(&self.entries, entry.id()) {
                Some(number) => {
                    self.entries.replace(number, moved(place));
                    if let Some(older) = self.layers.get_mut(number) {
                        *older = layer + above;
                    }
                }
                None => {
                    self.entries.push(moved(place));
                    self.layers.push(layer + above);
                }
            }
        }
    }

    /// The entries, in the order in which they were added.
    pub fn entries(&self) -> impl ExactSizeIterator<Item = EntryRef<'_>> {
        self.entries.iter()
    }

    /// The entry with this id.
    pub fn get(&self, id: &str) -> Option<EntryRef<'_>> {
        self.entries.get(self.index().get(&self.entries, id)?)
    }

    /// The number of entries.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are no entries.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The patterns, which make further entries of places.
    pub(crate) fn patterns(&self) -> Arc<[Pattern]> {
        Arc::clone(&self.patterns)
    }

    /// The entries in the order of candidates: the best first.
    pub(crate) fn ranked(&self) -> Entries {
        let rank = |((number, entry), layer): ((usize, EntryRef<'_>), _)| {
            (Reverse(entry.priority()), Reverse(layer), beginning(entry.id()), number)
        };
        let mut ranked: Vec<_> = self.entries.iter().enumerate().zip(self.layers.iter().copied()).map(rank).collect();
        let id = |number| self.entries.get(number).map(EntryRef::id);
        // Lists are often in the order of their ids, which a stable sort finds out.
        ranked.sort_by(|(priority_a, layer_a, beginning_a, a), (priority_b, layer_b, beginning_b, b)| {
            let known = (priority_a, layer_a, beginning_a).cmp(&(priority_b, layer_b, beginning_b));
            known.then_with(|| id(*a).cmp(&id(*b)))
        });
        self.entries.reordered(ranked.into_iter().map(|(.., number)| number))
    }
}

/// The first eight bytes of an id as a number: they tell most ids apart without a look at where the ids are.
fn beginning(id: &str) -> u64 {
    let mut bytes = [0; 8];
    bytes.iter_mut().zip(id.bytes()).for_each(|(to, byte)| *to = byte);
    u64::from_be_bytes(bytes)
}

impl From<Entries> for Gazetteer {
    fn from(mut entries: Entries) -> Self {
        entries.shrink_to_fit();
        Self { layers: vec![0; entries.len()], entries, ..Self::default() }
    }
}
