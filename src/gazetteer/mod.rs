//! Lists of entities with their names.

mod builtin;
mod entry;
mod kind;
pub(crate) mod name;
pub(crate) mod pattern;
mod read;

use std::collections::HashMap;
use std::io::BufRead;
use std::path::Path;
use std::sync::Arc;

use once_cell::sync::OnceCell;

pub use self::entry::{Entry, Gender, Nisba, Text};
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
/// assert_eq!(gazetteer.get("libya").unwrap().name, "ليبيا");
/// # Ok::<(), aalam::Error>(())
/// ```
///
/// # Order of candidates
///
/// Where one name stands for several entities, the greater `priority` comes first; among equals, the list that was merged
/// later; within one list, the smaller id.
#[derive(Clone, Debug, Default)]
pub struct Gazetteer {
    entries: Vec<Arc<Entry>>,
    /// For each entry, how many merges came before it.
    layers: Vec<u32>,
    /// The place of each id among the entries, once one is asked for.
    by_id: OnceCell<HashMap<Text, usize>>,
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
    pub fn builtin() -> &'static Self {
        builtin::gazetteer()
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
        read::json_lines(reader)
    }

    /// Reads a JSON Lines file.
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
        entry.check().map_err(|(_, message)| Error::new(message).for_entry(&*entry.id))?;
        if self.index().contains_key(&entry.id) {
            return Err(Error::new("the id is taken; write another").for_entry(entry.id));
        }
        self.insert(entry);
        Ok(())
    }

    /// Adds an entry that is known to be sound and new.
    fn insert(&mut self, entry: Entry) {
        self.append(Arc::new(entry), self.layers.last().copied().unwrap_or_default());
    }

    fn append(&mut self, entry: Arc<Entry>, layer: u32) {
        if let Some(index) = self.by_id.get_mut() {
            index.insert(entry.id.clone(), self.entries.len());
        }
        self.layers.push(layer);
        self.entries.push(entry);
    }

    fn index(&self) -> &HashMap<Text, usize> {
        self.by_id.get_or_init(|| {
            let ids = self.entries.iter().map(|entry| entry.id.clone());
            ids.zip(0..).collect()
        })
    }

    /// Adds all entries of `other`; one whose id is there already replaces the older entry.
    pub fn merge(&mut self, other: &Self) {
        if !other.patterns.is_empty() {
            self.patterns = Arc::clone(&other.patterns);
        }
        let layer = self.layers.iter().max().map_or(0, |layer| layer + 1);
        for (entry, above) in other.entries.iter().zip(&other.layers) {
            let older = self.index().get(&entry.id).copied();
            match older.and_then(|at| Some((self.entries.get_mut(at)?, self.layers.get_mut(at)?))) {
                Some((older, older_layer)) => {
                    *older = Arc::clone(entry);
                    *older_layer = layer + above;
                }
                None => self.append(Arc::clone(entry), layer + above),
            }
        }
    }

    /// The entries, in the order in which they were added.
    pub fn entries(&self) -> impl ExactSizeIterator<Item = &Entry> {
        self.entries.iter().map(Arc::as_ref)
    }

    /// The entry with this id.
    pub fn get(&self, id: &str) -> Option<&Entry> {
        self.index().get(id).and_then(|&at| self.entries.get(at)).map(Arc::as_ref)
    }

    /// The number of entries.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Gives back memory that more entries would need.
    fn shrink(&mut self) {
        self.entries.shrink_to_fit();
        self.layers.shrink_to_fit();
    }

    /// Whether there are no entries.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The patterns, which make further entries of places.
    pub(crate) fn patterns(&self) -> Arc<[Pattern]> {
        Arc::clone(&self.patterns)
    }

    /// The entries in the order of candidates: the best first.
    pub(crate) fn ranked(&self) -> Vec<Arc<Entry>> {
        let mut ranked: Vec<(&Arc<Entry>, u32)> = self.entries.iter().zip(self.layers.iter().copied()).collect();
        ranked.sort_by(|(a, layer_a), (b, layer_b)| {
            b.priority.cmp(&a.priority).then(layer_b.cmp(layer_a)).then_with(|| a.id.cmp(&b.id))
        });
        ranked.into_iter().map(|(entry, _)| Arc::clone(entry)).collect()
    }
}
