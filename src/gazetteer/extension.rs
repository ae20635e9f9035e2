//! Lines that add to an entry of another list: `{"id":"minsk","extend":true,"aliases":["منسك"]}`.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::arena::{self, Arena};
use super::letter_set::add_missing;
use super::{Entry, EntryRef, Gazetteer, Nisba, check_entry, jsonl};
use crate::error::Error;

/// A line that extends an entry, as it was read and checked.
#[derive(Clone, Debug)]
pub(crate) struct Extension {
    json: Arc<str>,
    /// The line and column of the id.
    place: (usize, usize),
    path: Option<Arc<PathBuf>>,
}

impl Extension {
    /// Returns the line with its fields packed.
    fn fields(&self) -> Arena {
        let mut arena = Arena::default();
        // It has been read before.
        let _ = jsonl::object(&self.json, &mut arena);
        arena
    }

    /// Changes `entry`: what is given replaces what the entry has, and lists are added to its own.
    fn apply(&self, entry: &mut Entry) -> Result<(), Error> {
        let arena = self.fields();
        let given = EntryRef::new(&arena, 0);
        if given.has(arena::KIND) {
            entry.kind = given.kind().clone();
        }
        if given.has(arena::NAME) {
            entry.name = given.name().to_owned();
        }
        add_missing(&mut entry.aliases, given.aliases().map(str::to_owned).collect());
        add_missing(&mut entry.weak_aliases, given.weak_aliases().map(str::to_owned).collect());
        entry.latin = given.latin().map(str::to_owned).or(entry.latin.take());
        entry.country = given.country().map(str::to_owned).or(entry.country.take());
        entry.gender = given.gender().or(entry.gender);
        if given.has(arena::PRIORITY) {
            entry.priority = given.priority();
        }
        match given.nisba() {
            Nisba::Listed(more) => {
                let own = Arena::of(entry);
                let mut stems =
                    EntryRef::new(&own, 0).nisba_stems().into_iter().map(|stem| stem.into_owned()).collect();
                add_missing(&mut stems, more);
                entry.nisba = Nisba::Listed(stems);
            }
            nisba if given.has(arena::NISBA) => entry.nisba = nisba,
            _ => {}
        }
        if given.has(arena::FOREIGN) {
            entry.foreign = given.foreign();
        }
        let owned = |(key, value): (&str, &str)| (key.to_owned(), value.to_owned());
        entry.links.extend(given.links().map(owned));
        entry.attributes.extend(given.attributes().map(owned));
        check_entry(entry)
    }

    /// Returns `error` with the id and its place.
    fn error(&self, error: Error) -> Error {
        let (line, column) = self.place;
        let error = error.at(line, column).for_entry(EntryRef::new(&self.fields(), 0).id());
        match &self.path {
            Some(path) => error.in_file(path),
            None => error,
        }
    }
}

impl Gazetteer {
    /// Returns the lines that extend entries which this gazetteer does not have, as they were written, in the order in which they were read.
    ///
    /// They take effect when the gazetteer is [merged](Self::merge) into one that has the entries.
    ///
    /// ```
    /// use aalam::Gazetteer;
    ///
    /// let line = r#"{"id":"minsk","extend":true,"aliases":["منسك"],"links":{"osm":"59195"}}"#;
    /// let mine = Gazetteer::from_jsonl(line)?;
    /// assert!(mine.is_empty() && mine.extensions().eq([line]));
    ///
    /// let mut all = Gazetteer::builtin().clone();
    /// all.merge(&mine);
    /// let minsk = all.get("minsk").unwrap();
    /// assert!(minsk.name() == "مينسك" && minsk.aliases().any(|alias| alias == "منسك"));
    /// # Ok::<(), aalam::Error>(())
    /// ```
    pub fn extensions(&self) -> impl Iterator<Item = &str> {
        self.extensions.iter().map(|extension| &*extension.json)
    }

    /// Keeps a line, which was read and checked and has its id at this line and column, for a gazetteer into which this one is merged.
    pub(super) fn keep_extension(&mut self, line: &str, place: (usize, usize)) {
        // An element of an array may have several lines. No string has a line break in it.
        let json = line.trim().replace(['\n', '\r'], " ").into();
        self.extensions.push(Extension { json, place, path: None });
    }

    /// Returns the gazetteer with the file from which it was read: errors of lines that [extend](Self::extensions) entries name it.
    /// [`from_path`](Self::from_path) does this by itself.
    pub fn with_path(mut self, path: impl AsRef<Path>) -> Self {
        let path = Arc::new(path.as_ref().to_owned());
        for extension in &mut self.extensions {
            extension.path = Some(Arc::clone(&path));
        }
        self
    }

    /// Applies those of `extensions` that can be applied to entries here, and keeps the others.
    pub(super) fn extend_entries(&mut self, extensions: &[Extension]) {
        for extension in extensions {
            match self.extended(extension) {
                Some(Ok(entry)) => self.put(&entry),
                _ => self.extensions.push(extension.clone()),
            }
        }
    }

    /// Returns the entry that an extension makes of the one here, or that patterns derive. `None` if there is none.
    fn extended(&self, extension: &Extension) -> Option<Result<Entry, Error>> {
        let arena = extension.fields();
        let id = EntryRef::new(&arena, 0).id();
        let mut entry = self.own_or_derived(id)?;
        Some(extension.apply(&mut entry).map(|()| entry))
    }

    /// Returns the error of the first extension that could not be applied.
    pub(crate) fn unapplied(&self) -> Option<Error> {
        let extension = self.extensions.first()?;
        let error = match self.extended(extension) {
            Some(Err(error)) => error,
            Some(Ok(_)) => Error::argument("the list with the entry to extend comes later; give it before this one"),
            None => {
                let arena = extension.fields();
                let advice = self.advice(EntryRef::new(&arena, 0).id());
                Error::argument(format!("no list before this one has the entry to extend; {advice}"))
            }
        };
        Some(extension.error(error))
    }
}
