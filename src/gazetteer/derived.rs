//! Entries that patterns derive from places, and entries changed by id, whether they are listed or derived.

use super::pattern::is_country;
use super::written::written;
use super::{Entry, EntryRef, Gazetteer, check_entry};
use crate::error::Error;

impl Gazetteer {
    /// Returns the entry with this id that the patterns of the embedded gazetteer derive from a place: `libya-police` from ليبيا. What a list
    /// has itself, under this id or another, is not derived; nor is what has the id of an entry of another kind.
    ///
    /// ```
    /// use aalam::Gazetteer;
    ///
    /// let gazetteer = Gazetteer::builtin();
    /// assert_eq!(gazetteer.derived("libya-police").unwrap().name, "الشرطة الليبية");
    /// assert_eq!(gazetteer.derived("libya-army"), None);
    /// assert_eq!(gazetteer.get("libyan-army").unwrap().name(), "الجيش الليبي");
    /// ```
    pub fn derived(&self, id: &str) -> Option<Entry> {
        for (number, pattern) in self.patterns.iter().enumerate() {
            let place = pattern.country_of(id).and_then(|country| self.get(country));
            let Some(country) = place.filter(|&place| is_country(place)) else { continue };
            let is_written = written(&self.patterns, &[country], self.entries()).contains_key(&(number, 0));
            return if is_written { None } else { pattern.expand(country) };
        }
        None
    }

    /// Changes the entry with this id, also one that patterns [derive](Self::derived). Returns false if there is none.
    ///
    /// ```
    /// use aalam::Gazetteer;
    ///
    /// let mut gazetteer = Gazetteer::builtin().clone();
    /// assert!(gazetteer.update("minsk", |minsk| minsk.aliases.push("منسك".into()))?);
    /// assert!(gazetteer.get("minsk").unwrap().aliases().any(|alias| alias == "منسك"));
    /// assert!(!gazetteer.update("minks", |_| {})?);
    /// # Ok::<(), aalam::Error>(())
    /// ```
    ///
    /// # Errors
    /// The id was changed, or no text can match a name. The entry is then as before.
    pub fn update(&mut self, id: &str, change: impl FnOnce(&mut Entry)) -> Result<bool, Error> {
        let Some(mut entry) = self.own_or_derived(id) else { return Ok(false) };
        change(&mut entry);
        if entry.id != id {
            let message = format!("the id was changed to {:?}; add another entry instead", entry.id);
            return Err(Error::argument(message).for_entry(id));
        }
        check_entry(&entry)?;
        self.put(&entry);
        Ok(true)
    }

    /// Returns the entry with this id, whether it is listed or derived.
    pub(super) fn own_or_derived(&self, id: &str) -> Option<Entry> {
        self.get(id).map(EntryRef::to_entry).or_else(|| self.derived(id))
    }
}
