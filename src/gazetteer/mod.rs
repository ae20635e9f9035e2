//! Lists of entities with their names.

pub(crate) mod arena;
#[cfg(feature = "builtin")]
mod builtin;
pub(crate) mod check;
pub(crate) mod deny;
mod derived;
pub(crate) mod entries;
mod entry;
mod entry_ref;
mod extension;
pub(crate) mod field;
pub(crate) mod jsonl;
mod kind;
pub(crate) mod labels;
pub(crate) mod letter_set;
pub(crate) mod name;
pub(crate) mod pattern;
mod similar;
pub(crate) mod texts;
mod tidy;
pub(crate) mod written;

use std::cmp::Reverse;
use std::fmt;
use std::io::BufRead;
use std::path::Path;
use std::sync::Arc;

use once_cell::sync::OnceCell;

use self::arena::Arena;
use self::check::check;
pub use self::deny::DenyList;
use self::entries::{Entries, EntryList, IdIndex};
pub use self::entry::{Entry, Gender, Nisba};
pub use self::entry_ref::EntryRef;
pub(crate) use self::entry_ref::{EntrySummary, NameRole, distinct};
use self::extension::Extension;
pub use self::kind::{Kind, Label};
use self::pattern::Pattern;
use crate::error::Error;
use crate::util::lines::read_file;

/// A list of entities with their names, for which a [`Tagger`](crate::Tagger) searches.
///
/// The file format is JSON Lines: one JSON object per line; blank lines and a byte order mark are allowed. One JSON array of these objects is
/// read, too. `id`, `kind` and `name` are required, unless the line [extends](Self::extensions) an entry of another list; `aliases`,
/// `weak_aliases`, `latin`, `country`, `gender`, `priority`, `nisba`, `foreign`, `links` and `attributes` are
/// optional; [`Entry`] describes them. An unknown field is an error. Loading is all or nothing.
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
/// Entries can also be made in memory, and lists can be merged:
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
/// Entries are packed in one block of memory, with an overhead of some twenty bytes each, and are read in place ([`EntryRef`]).
/// Clones, merged gazetteers and taggers share this memory.
///
/// A gazetteer can also be collected from entries of other gazetteers:
///
/// ```
/// use aalam::{Gazetteer, Kind};
///
/// let people: Gazetteer = Gazetteer::builtin().entries().filter(|entry| *entry.kind() == Kind::Person).collect();
/// assert!(people.get("minsk").is_none());
/// ```
///
/// # Order of candidates
///
/// If one name stands for several entities, the greatest `priority` comes first; among equals, the list that was merged last; within
/// one list, the smallest id.
#[derive(Clone, Default)]
pub struct Gazetteer {
    entries: EntryList,
    /// For each entry, the number of merges before it.
    layers: Vec<u32>,
    /// The number of each id; built at the first lookup.
    index: OnceCell<IdIndex>,
    patterns: Arc<[Pattern]>,
    /// What is to extend entries of gazetteers into which this one is merged.
    extensions: Vec<Extension>,
}

/// Writes the number of entries, of which there may be millions.
impl fmt::Debug for Gazetteer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Gazetteer").field("entries", &self.len()).finish_non_exhaustive()
    }
}

impl Gazetteer {
    /// Creates a gazetteer without entries.
    pub fn new() -> Self {
        Self::default()
    }

    /// Returns the gazetteer embedded in the library: people, titles, places and organizations of Arab and world news.
    ///
    /// A tagger with this gazetteer also knows entities that its patterns derive from places, such as the ministries of each country
    /// (وزارة الخارجية الليبية). Such an entry is created on first use, and is not among the entries here.
    #[cfg(feature = "builtin")]
    pub fn builtin() -> &'static Self {
        builtin::gazetteer()
    }

    /// The embedded gazetteer, unless the crate is built without it.
    pub(crate) fn embedded() -> Option<&'static Self> {
        #[cfg(feature = "builtin")]
        return Some(Self::builtin());
        #[cfg(not(feature = "builtin"))]
        None
    }

    /// Reads JSON Lines, or a JSON array of entries, from memory.
    ///
    /// # Errors
    /// The first fault, with line and column.
    pub fn from_jsonl(jsonl: &str) -> Result<Self, Error> {
        Self::from_reader(jsonl.as_bytes())
    }

    /// Reads JSON Lines from a reader, line by line; or a JSON array of entries, which may have any line breaks.
    ///
    /// ```
    /// use aalam::Gazetteer;
    ///
    /// let array = r#"[
    ///     {"id": "libya", "kind": "place", "name": "ليبيا"},
    ///     {
    ///         "id": "minsk",
    ///         "kind": "place",
    ///         "name": "مينسك"
    ///     }
    /// ]"#;
    /// assert_eq!(Gazetteer::from_reader(array.as_bytes())?.len(), 2);
    /// # Ok::<(), aalam::Error>(())
    /// ```
    ///
    /// # Errors
    /// The first fault, with line and column; or the reader's own error.
    pub fn from_reader(reader: impl BufRead) -> Result<Self, Error> {
        jsonl::json_lines(reader)
    }

    /// Reads a file of JSON Lines, or of a JSON array of entries.
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
    /// The first fault, with file, line and column; or the reason why the file cannot be read.
    pub fn from_path(path: impl AsRef<Path>) -> Result<Self, Error> {
        Ok(read_file(path.as_ref(), Self::from_reader)?.with_path(path))
    }

    /// Creates a gazetteer of these entries. An entry replaces an earlier one with the same id, as in [`merge`](Self::merge).
    ///
    /// ```
    /// use aalam::{Entry, Gazetteer, Kind};
    ///
    /// let names = [("minsk", "منسك"), ("beirut", "بيروت"), ("minsk", "مينسك")];
    /// let entries = names.map(|(id, name)| Entry::new(id, Kind::Place, name));
    /// let gazetteer = Gazetteer::from_entries(entries)?;
    /// assert_eq!(gazetteer.entries().map(|entry| entry.name()).collect::<Vec<_>>(), ["مينسك", "بيروت"]);
    /// # Ok::<(), aalam::Error>(())
    /// ```
    ///
    /// # Errors
    /// The first entry that cannot be matched.
    pub fn from_entries(entries: impl IntoIterator<Item = Entry>) -> Result<Self, Error> {
        let mut gazetteer = Self::new();
        for entry in entries {
            check_entry(&entry)?;
            gazetteer.put(&entry);
        }
        gazetteer.entries.shrink_to_fit();
        Ok(gazetteer)
    }

    /// Adds one entry.
    ///
    /// # Errors
    /// The id is taken, or no text can match a name.
    pub fn push(&mut self, entry: Entry) -> Result<(), Error> {
        check_entry(&entry)?;
        if self.get(&entry.id).is_some() {
            return Err(Error::duplicate_id("the id is taken; write another").for_entry(entry.id));
        }
        self.put(&entry);
        Ok(())
    }

    /// Adds a checked entry, or replaces the entry with the same id.
    pub(crate) fn put(&mut self, entry: &Entry) {
        if let Err(older) = self.insert(entry) {
            self.entries.add(|arena| arena.add(entry));
            if let Some(place) = self.entries.pop() {
                self.entries.replace(older, place);
            }
        }
    }

    /// Adds a checked entry, unless another has its id.
    ///
    /// # Errors
    /// The number of the entry with this id.
    pub(crate) fn insert(&mut self, entry: &Entry) -> Result<(), usize> {
        self.index();
        let number = self.len();
        if let Some(older) = self.index.get_mut().and_then(|index| index.insert(&self.entries, &entry.id, number)) {
            return Err(older);
        }
        self.entries.add(|arena| arena.add(entry));
        self.layers.push(self.layers.last().copied().unwrap_or_default());
        Ok(())
    }

    /// An entry by its number.
    pub(crate) fn entry(&self, number: usize) -> Option<EntryRef<'_>> {
        self.entries.get(number)
    }

    /// Sorts entries that were all put into this gazetteer, and frees the memory reserved for more.
    pub(crate) fn sort_by_id(&mut self) {
        let common = self.common_bytes();
        let first = |entry: EntryRef<'_>| beginning(entry.id().as_bytes().get(common..).unwrap_or_default());
        let mut sorted: Vec<(u128, usize)> = self.entries.iter().map(first).zip(0..).collect();
        let id = |number| self.entries.get(number).map(EntryRef::id);
        sorted.sort_unstable_by(|(first_a, a), (first_b, b)| first_a.cmp(first_b).then_with(|| id(*a).cmp(&id(*b))));
        self.entries = self.entries.reordered(sorted.into_iter().map(|(_, number)| number));
        self.entries.shrink_to_fit();
        self.index = OnceCell::new();
    }

    /// The number of bytes with which all ids begin: a list has them in common.
    fn common_bytes(&self) -> usize {
        let mut ids = self.entries.iter().map(|entry| entry.id().as_bytes());
        let mut common = ids.next().unwrap_or_default();
        for id in ids {
            let equal = common.iter().zip(id).take_while(|(a, b)| a == b).count();
            common = common.get(..equal).unwrap_or_default();
        }
        common.len()
    }

    /// Adds all these entries or none: a [`merge`](Self::merge) of [`from_entries`](Self::from_entries).
    ///
    /// Give it all entries at once: each call takes time in proportion to the whole gazetteer. [`push`](Self::push) adds single entries.
    ///
    /// # Errors
    /// The first entry that cannot be matched.
    pub fn try_extend(&mut self, entries: impl IntoIterator<Item = Entry>) -> Result<(), Error> {
        self.merge(&Self::from_entries(entries)?);
        Ok(())
    }

    /// Keeps only the entries for which `keep` returns `true`. The patterns of the embedded gazetteer are kept; without a country, the entities
    /// that they derive from it are also gone. [`TaggerBuilder::except`](crate::TaggerBuilder::except) leaves out a country alone.
    ///
    /// The memory of removed entries is freed when no entry of their original list is left.
    ///
    /// ```
    /// use aalam::{Gazetteer, Kind};
    ///
    /// let mut gazetteer = Gazetteer::builtin().clone();
    /// gazetteer.retain(|entry| *entry.kind() == Kind::Place);
    /// assert!(gazetteer.get("minsk").is_some() && gazetteer.get("agatha-christie").is_none());
    /// ```
    pub fn retain(&mut self, mut keep: impl FnMut(EntryRef<'_>) -> bool) {
        let mut numbers = Vec::with_capacity(self.len());
        let mut layers = Vec::with_capacity(self.len());
        for (number, (entry, &layer)) in self.entries.iter().zip(&self.layers).enumerate() {
            if keep(entry) {
                numbers.push(number);
                layers.push(layer);
            }
        }
        self.entries = self.entries.reordered(numbers.into_iter());
        self.entries.drop_unused();
        self.layers = layers;
        self.index = OnceCell::new();
    }

    /// Removes and returns the entry with this id. This visits all entries; [`retain`](Self::retain) removes many as fast as one.
    ///
    /// ```
    /// use aalam::{Entry, Gazetteer, Kind};
    ///
    /// let mut gazetteer = Gazetteer::from_entries([Entry::new("minsk", Kind::Place, "مينسك")])?;
    /// assert_eq!(gazetteer.remove("minsk").unwrap().name, "مينسك");
    /// assert_eq!(gazetteer.remove("minsk"), None);
    /// # Ok::<(), aalam::Error>(())
    /// ```
    pub fn remove(&mut self, id: &str) -> Option<Entry> {
        let number = self.index().get(&self.entries, id)?;
        let removed = self.entries.get(number)?.to_entry();
        self.entries.remove(number);
        self.layers.remove(number);
        self.index = OnceCell::new();
        Some(removed)
    }

    fn index(&self) -> &IdIndex {
        self.index.get_or_init(|| IdIndex::new(&self.entries))
    }

    /// Adds all entries of `other`. An entry of `other` replaces an older one with the same id.
    ///
    /// A line of `other` that [extends](Self::extensions) an entry here is applied to it first. One for which there is no entry here is kept,
    /// for a gazetteer into which this one is merged; [`TaggerBuilder::build`](crate::TaggerBuilder::build) fails if it is left over.
    pub fn merge(&mut self, other: &Self) {
        self.extend_entries(&other.extensions);
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

    /// Returns the entries, in the order in which they were added.
    pub fn entries(&self) -> Entries<'_> {
        self.entries.iter()
    }

    /// Returns the entry with this id.
    pub fn get(&self, id: &str) -> Option<EntryRef<'_>> {
        self.entry(self.index().get(&self.entries, id)?)
    }

    /// Returns the entries here that `other` would replace in a [`merge`](Self::merge), each with the one that replaces it.
    ///
    /// ```
    /// use aalam::Gazetteer;
    ///
    /// let mine = Gazetteer::from_jsonl(r#"{"id":"cairo","kind":"vessel","name":"سفينة القاهرة"}"#)?;
    /// let (old, new) = Gazetteer::builtin().replaced_by(&mine).next().unwrap();
    /// assert_eq!((old.kind().as_str(), new.kind().as_str()), ("place", "vessel"));
    /// # Ok::<(), aalam::Error>(())
    /// ```
    pub fn replaced_by<'g>(&'g self, other: &'g Self) -> impl Iterator<Item = (EntryRef<'g>, EntryRef<'g>)> {
        other.entries().filter_map(|new| Some((self.get(new.id())?, new)))
    }

    /// Returns the number of entries.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Returns whether there are no entries.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The patterns, which derive further entries from places.
    pub(crate) fn patterns(&self) -> Arc<[Pattern]> {
        Arc::clone(&self.patterns)
    }

    /// The entries in the order of candidates: the best first.
    pub(crate) fn ranked(&self) -> EntryList {
        let rank = |((number, entry), layer): ((usize, EntryRef<'_>), _)| {
            (Reverse(entry.priority()), Reverse(layer), (beginning(entry.id().as_bytes()) >> 64) as u64, number)
        };
        let mut ranked: Vec<_> = self.entries.iter().enumerate().zip(self.layers.iter().copied()).map(rank).collect();
        let id = |number| self.entries.get(number).map(EntryRef::id);
        // Lists are often sorted by id already; a stable sort benefits from this.
        ranked.sort_by(|(priority_a, layer_a, beginning_a, a), (priority_b, layer_b, beginning_b, b)| {
            let known = (priority_a, layer_a, beginning_a).cmp(&(priority_b, layer_b, beginning_b));
            known.then_with(|| id(*a).cmp(&id(*b)))
        });
        self.entries.reordered(ranked.into_iter().map(|(.., number)| number))
    }
}

/// Checks an entry that does not come from a file.
pub(crate) fn check_entry(entry: &Entry) -> Result<(), Error> {
    let checked = check(EntryRef::new(&Arena::of(entry), 0));
    checked.map_err(|(_, error)| error.for_entry(&*entry.id))
}

/// The first sixteen bytes of an id as a number: they distinguish most ids without an access to the ids themselves.
fn beginning(id: &[u8]) -> u128 {
    let mut bytes = [0; 16];
    bytes.iter_mut().zip(id).for_each(|(to, byte)| *to = *byte);
    u128::from_be_bytes(bytes)
}

/// Collects entries of other gazetteers, where they were already checked. An entry replaces an earlier one with the same id.
///
/// An [`Entry`] may have a name that no text can match, so it needs [`Gazetteer::from_entries`]. The patterns of the embedded
/// gazetteer, which derive further entries from countries, belong to none of its entries and are not included;
/// [`Gazetteer::retain`] keeps them.
impl<'a> FromIterator<EntryRef<'a>> for Gazetteer {
    fn from_iter<I: IntoIterator<Item = EntryRef<'a>>>(entries: I) -> Self {
        let mut gazetteer = Self::new();
        for entry in entries {
            gazetteer.put(&entry.to_entry());
        }
        gazetteer.entries.shrink_to_fit();
        gazetteer
    }
}

/// Adds entries of other gazetteers, as if they were first collected and then [merged](Gazetteer::merge).
impl<'a> Extend<EntryRef<'a>> for Gazetteer {
    fn extend<I: IntoIterator<Item = EntryRef<'a>>>(&mut self, entries: I) {
        self.merge(&entries.into_iter().collect());
    }
}

impl<'g> IntoIterator for &'g Gazetteer {
    type Item = EntryRef<'g>;
    type IntoIter = Entries<'g>;

    fn into_iter(self) -> Entries<'g> {
        self.entries()
    }
}

impl From<EntryList> for Gazetteer {
    fn from(mut entries: EntryList) -> Self {
        entries.shrink_to_fit();
        Self { layers: vec![0; entries.len()], entries, ..Self::default() }
    }
}
