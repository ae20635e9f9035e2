//! What makes an entry one that text can match.

use super::name::Name;
use super::{EntryRef, Nisba};

/// The part of an entry that an error is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum EntryPart {
    Id,
    Kind,
    /// By its number in [`EntryRef::names`].
    Name(usize),
    Nisba,
}

/// Checks what the file format demands beyond its types; the error names the part that is wrong.
pub(crate) fn check(entry: EntryRef<'_>) -> Result<(), (EntryPart, String)> {
    let id = entry.id();
    if id.is_empty() || id.contains(|c: char| c.is_whitespace() || c.is_control()) {
        return Err((EntryPart::Id, format!("id {id:?} is empty or holds a space; write a name such as \"minsk\"")));
    }
    let kind = entry.kind().as_str();
    if kind.is_empty() || kind.contains(|c: char| c.is_whitespace() || c.is_control()) {
        return Err((EntryPart::Kind, format!("kind {kind:?} is empty or holds a space; write one such as \"place\"")));
    }
    for (number, name) in entry.names().enumerate() {
        Name::read(name).map_err(|fault| (EntryPart::Name(number), fault.message))?;
    }
    let nisba = entry.nisba();
    if nisba == Nisba::None {
        return Ok(());
    }
    let stems = entry.nisba_stems();
    if stems.is_empty() && nisba == Nisba::Regular {
        let message =
            format!("nisba: no regular form of {:?} is known; list the forms, such as [\"سعودي\"]", entry.name());
        return Err((EntryPart::Nisba, message));
    }
    for stem in stems {
        Name::read(&stem).map_err(|fault| (EntryPart::Nisba, fault.message))?;
    }
    Ok(())
}
