//! Checks that text can match an entry.

use super::arena;
use super::name::Name;
use super::{EntryRef, Nisba};
use crate::error::Error;

/// The faulty part of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum EntryPart {
    Id,
    /// The number of the name in [`EntryRef::names`].
    Name(usize),
    Nisba,
}

/// Checks the requirements of the file format beyond its types; the error names the faulty part.
pub(crate) fn check(entry: EntryRef<'_>) -> Result<(), (EntryPart, Error)> {
    let id = entry.id();
    if id.is_empty() || id.contains(|c: char| c.is_whitespace() || c.is_control()) {
        let message = format!("id {id:?} is empty or contains a space; write a name such as \"minsk\"");
        return Err((EntryPart::Id, Error::invalid_entry(message)));
    }
    for (number, name) in entry.names().enumerate() {
        Name::read(name).map_err(|unfit| (EntryPart::Name(number), unfit.into_error()))?;
    }
    let nisba = entry.nisba();
    if nisba == Nisba::None {
        return Ok(());
    }
    let stems = entry.nisba_stems();
    // The name may be that of the entry which this one extends.
    if stems.is_empty() && nisba == Nisba::Regular && entry.has(arena::NAME) {
        let message =
            format!("nisba: no regular form of {:?} is known; list the forms, such as [\"سعودي\"]", entry.name());
        return Err((EntryPart::Nisba, Error::invalid_entry(message)));
    }
    for stem in stems {
        Name::read(&stem).map_err(|unfit| (EntryPart::Nisba, unfit.into_error()))?;
    }
    Ok(())
}
