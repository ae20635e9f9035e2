//! Imports names from other formats as entries of a gazetteer.
//!
//! Each importer is a function from a reader to an [`Import`]: an iterator over the entries. At any time, [`Import::summary`] returns what
//! has been taken so far, what was skipped, and why. Input is read only as entries are requested, so a dump of any size needs no more
//! memory than its longest record.
//!
//! ```
//! use aalam::{Kind, import};
//!
//! let mut import = import::list("# ports\nميناء جنزور\nPort of Janzur\n".as_bytes(), "port", Kind::Place);
//! let entries = import.by_ref().collect::<Result<Vec<_>, _>>()?;
//! assert_eq!((entries[0].id.as_str(), entries[0].name.as_str()), ("port:ddbea77284bf9f7a", "ميناء جنزور"));
//! assert_eq!(import.summary().to_string(), concat!(
//!     "1 entry with 1 name taken\n",
//!     "place 1\n",
//!     "1 record skipped: no name that text can match (the first on line 3)\n",
//!     "1 name skipped: no Arabic letter (the first on line 3: \"Port of Janzur\")\n",
//! ));
//! # Ok::<(), aalam::Error>(())
//! ```
//!
//! A bad record is skipped, and counted with its reason; the import continues. It is an error only if the input cannot be read, or if the
//! first record shows that it is in another format.
//!
//! # From a record to an entry
//!
//! - **Names** are written as [`lint`](crate::lint()) expects them: without marks, tatweel and invisible signs, in letters instead of their
//!   presentation forms, with one space between words. A name is skipped if it has no Arabic letter, if no gazetteer could load it, or if
//!   it matches the same text as another name of the entry. A record without any name left is skipped.
//! - **One word** is judged by the lexicon in lists of names that nobody chose with running text in mind: [`list`](list()), [`gate`](gate()),
//!   [`spacy`](spacy()), and tables without a column of weak aliases. A function word is skipped: من, ومن, هذا. A name that is also an
//!   ordinary word (أمل), and a person's that is a given name (محمد), is [weak](crate::Entry::weak_aliases). If an entry has no other
//!   name, its name is weak. Titles and your own kinds are ordinary words by nature, so only function words are skipped.
//! - **Kinds** are told by labels in English or Arabic, as [`kind_of_label`] reads them. Any other label is a kind of
//!   its own, unless it [misspells](Kind::similar) a known one (`peson`): such a record is skipped, and the summary
//!   says what its kind looks like.
//! - **Ids** are those of the source in lower case (`Q42` is `q42`), with hyphens for spaces. If a record has none, one
//!   is [made](#ids-made-here).
//! - **Several records with one id** are one entity. The iterator returns them as several entries, in the order of the input. Join them
//!   with [`Entry::absorb_all`]; [`Import::into_gazetteer`] does so in memory.
//!
//! # Ids made here
//!
//! Rows of a table, lines of a list, and patterns may come without ids. Their ids are made of the caller's word, a
//! colon, the Latin name if there is one, and a number: `ports:port-of-janzur-03a47bf9d0399fac`.
//!
//! - No entry of the embedded gazetteer is replaced: its ids have no colon.
//! - The number is a hash of the record's own kind, name, Latin name, country, gender, links and attributes. It is the
//!   same in every version and on every platform. A record that is inserted, removed or moved elsewhere changes no
//!   other id; neither do an alias or a priority of the record itself.
//! - Two people of one Latin name are two entities if anything else of this differs. Records that differ in nothing of
//!   it are one entity, as all records with one id are.

pub(crate) mod cell;
mod cldr;
mod cleanup;
mod collector;
mod columns;
mod followthemoney;
mod gate;
mod geonames;
mod ids;
mod lines;
mod list;
mod skip_reason;
mod spacy;
mod summary;
mod table;
mod weak_reason;
mod wikidata;

use std::collections::BTreeMap;
use std::fmt;
use std::iter::FusedIterator;

pub use self::cldr::cldr;
use self::collector::Collector;
pub use self::columns::Columns;
pub use self::followthemoney::followthemoney;
pub use self::gate::gate;
pub use self::geonames::geonames;
pub use self::ids::kind_of_label;
pub use self::list::list;
pub use self::skip_reason::SkipReason;
pub use self::spacy::spacy;
pub use self::summary::{Counted, Summary};
pub use self::table::{csv, tsv};
pub use self::weak_reason::WeakReason;
pub use self::wikidata::wikidata;
use crate::error::Error;
pub use crate::gazetteer::name::NameFault;
use crate::gazetteer::{Entry, EntryRef, Gazetteer, Kind, Nisba, check_entry};

/// Reads the next record; returns whether there may be another.
type ReadStep<'r> = Box<dyn FnMut(&mut Collector) -> Result<bool, Error> + Send + 'r>;

/// The entries of a source in another format, in the order of the source.
///
/// The iterator ends after an error. If the entries do not fit into memory, process them one at a time, as this example does by writing
/// them:
///
/// ```
/// use aalam::{Kind, import};
///
/// let mut import = import::list("بحر العرب\nبحر البلطيق\n".as_bytes(), "sea", Kind::Place);
/// let mut out = Vec::new();
/// for entry in import.by_ref() {
///     serde_json::to_writer(&mut out, &entry?)?;
///     out.push(b'\n');
/// }
/// assert_eq!(import.summary().entries, 2);
/// assert_eq!(aalam::Gazetteer::from_reader(out.as_slice())?.len(), 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// An import can be moved to another thread. For this, its reader must be [`Send`], as files and standard input are; a
/// locked standard input is not.
///
/// ```
/// use std::thread;
///
/// use aalam::{Kind, import};
///
/// let import = import::list("بحر العرب\n".as_bytes(), "sea", Kind::Place);
/// let (seas, _) = thread::spawn(|| import.into_gazetteer()).join().unwrap()?;
/// assert_eq!(seas.len(), 1);
/// # Ok::<(), aalam::Error>(())
/// ```
pub struct Import<'r> {
    step: ReadStep<'r>,
    collector: Collector,
    over: bool,
}

impl<'r> Import<'r> {
    /// Creates an import that reads with `step`.
    fn new(step: impl FnMut(&mut Collector) -> Result<bool, Error> + Send + 'r) -> Self {
        Self { step: Box::new(step), collector: Collector::default(), over: false }
    }

    /// Returns what has been taken and skipped so far.
    pub fn summary(&self) -> &Summary {
        &self.collector.summary
    }
}

impl Import<'_> {
    /// Collects the remaining entries into a gazetteer sorted by id, joining those with the same id, and returns it with the summary.
    ///
    /// All entries must fit into memory.
    ///
    /// ```
    /// use aalam::import;
    ///
    /// let patterns = "{\"label\":\"GPE\",\"pattern\":\"درنة\",\"id\":\"derna\"}\n{\"label\":\"GPE\",\"pattern\":\"مدينة درنة\",\"id\":\"derna\"}\n";
    /// let (gazetteer, summary) = import::spacy(patterns.as_bytes(), "patterns").into_gazetteer()?;
    /// assert_eq!((gazetteer.len(), summary.names), (1, 2));
    /// # Ok::<(), aalam::Error>(())
    /// ```
    ///
    /// # Errors
    /// The error that ends the import.
    pub fn into_gazetteer(mut self) -> Result<(Gazetteer, Summary), Error> {
        let mut gazetteer = Gazetteer::new();
        // The further records of entries, by the numbers of these: they are joined all at once, since it takes long to compare names.
        let mut further: BTreeMap<usize, Vec<Entry>> = BTreeMap::new();
        while let Some(entry) = self.next().transpose()? {
            let Err(number) = gazetteer.insert(&entry) else { continue };
            if gazetteer.entry(number).is_some_and(|first| *first.kind() == entry.kind) {
                further.entry(number).or_default().push(entry);
            } else {
                self.collector.skip(SkipReason::OtherKind);
            }
        }
        for (number, others) in further {
            let Some(mut entry) = gazetteer.entry(number).map(EntryRef::to_entry) else { continue };
            entry.absorb_all(others);
            check_entry(&entry)?;
            gazetteer.put(&entry);
        }
        gazetteer.sort_by_id();
        Ok((gazetteer, self.collector.summary))
    }
}

impl fmt::Debug for Import<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Import").field("summary", self.summary()).field("over", &self.over).finish_non_exhaustive()
    }
}

impl Iterator for Import<'_> {
    type Item = Result<Entry, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(entry) = self.collector.taken.pop_front() {
                return Some(Ok(entry));
            }
            if self.over {
                return None;
            }
            match (self.step)(&mut self.collector) {
                Ok(more) => self.over = !more,
                Err(error) => {
                    self.over = true;
                    return Some(Err(error));
                }
            }
        }
    }
}

impl FusedIterator for Import<'_> {}
