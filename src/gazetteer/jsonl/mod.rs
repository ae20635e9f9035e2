//! Reads JSON Lines, or a JSON array, from bytes straight into an arena. If that fails, [`diagnose`] finds the reason.

mod diagnose;
mod records;

use std::collections::{HashMap, HashSet};
use std::fmt;
use std::io::BufRead;

use serde::de::{self, DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};

pub(crate) use self::records::Records;
use super::Gazetteer;
use super::arena::{self, Arena, Tag};
use super::check::{EntryPart, check};
use super::entries::{EntryList, IdIndex};
use super::field::Field;
use crate::error::Error;
use crate::util::borrowed_str::BorrowedStr;
use crate::util::hash::Keyed;

/// Reads all entries or none.
pub(super) fn json_lines(reader: impl BufRead) -> Result<Gazetteer, Error> {
    let mut lines = Records::new(reader);
    read_all(&mut lines).map_err(|error| match (error.line(), error.column()) {
        (Some(line), Some(column)) => error.at(line, lines.column(line, column)),
        _ => error,
    })
}

/// Reads all entries or none. In an array, columns of errors count from where the entry begins.
fn read_all(lines: &mut Records<impl BufRead>) -> Result<Gazetteer, Error> {
    let mut entries = EntryList::default();
    // Each with the line and column of its id.
    let mut extensions: Vec<(String, (usize, usize))> = Vec::new();
    // The line of each id that is extended.
    let mut extended: HashMap<String, usize, Keyed> = HashMap::default();
    let mut index = IdIndex::default();
    // The number of each entry's line.
    let mut numbers: Vec<usize> = Vec::new();
    while lines.advance()? {
        let (number, line) = (lines.number(), lines.text());
        if line.trim().is_empty() {
            continue;
        }
        let extends =
            entries.add(|arena| object(line, arena)).map_err(|_| diagnose::find(line).in_line(line, number))?;
        let Some(entry) = entries.last() else { continue };
        check(entry).map_err(|(part, error)| diagnose::at_part(line, part, error).in_line(line, number))?;
        let mut taken = extended.get(entry.id()).copied();
        if extends {
            let id = entry.id().to_owned();
            taken = taken.or(index.get(&entries, &id).and_then(|other| numbers.get(other)).copied());
            extended.insert(id, number);
            entries.pop();
            let (id_line, column) = diagnose::place_of_id(line, number);
            extensions.push((line.to_owned(), (id_line, lines.column(id_line, column))));
        } else {
            numbers.push(number);
            let other = index.insert(&entries, entry.id(), numbers.len() - 1);
            taken = taken.or(other.and_then(|other| numbers.get(other)).copied());
        }
        if let Some(first) = taken {
            let error = Error::duplicate_id(format!("the id is taken by the entry on line {first}; write another"));
            return Err(diagnose::at_part(line, EntryPart::Id, error).in_line(line, number));
        }
    }
    let mut gazetteer = Gazetteer::from(entries);
    extensions.iter().for_each(|(line, place)| gazetteer.keep_extension(line, *place));
    Ok(gazetteer)
}

/// Reads the object on `line`, which can be read, if it extends an entry of another list.
pub(crate) fn extension(line: &str) -> Option<Arena> {
    // An escaped key has a backslash.
    if !line.contains("extend") && !line.contains('\\') {
        return None;
    }
    let mut arena = Arena::default();
    object(line, &mut arena).unwrap_or_default().then_some(arena)
}

/// Reads the object on `line` into the arena. Returns whether it extends an entry of another list.
///
/// # Errors
/// Any violation of the format; whatever was added is then invalid.
pub(super) fn object(line: &str, arena: &mut Arena) -> Result<bool, serde_json::Error> {
    let mut deserializer = serde_json::Deserializer::from_str(line);
    let extends = deserializer.deserialize_map(EntryObject(arena))?;
    deserializer.end()?;
    Ok(extends)
}

struct EntryObject<'a>(&'a mut Arena);

impl<'de> Visitor<'de> for EntryObject<'_> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<bool, A::Error> {
        let Self(arena) = self;
        let mut seen = 0;
        let mut extends = false;
        while let Some(field) = map.next_key::<Field>()? {
            if seen & field.bit() != 0 {
                return Err(A::Error::custom("a field appears twice"));
            }
            seen |= field.bit();
            if field == Field::Extend {
                extends = map.next_value()?;
            } else {
                map.next_value_seed(FieldValue(arena, field))?;
            }
        }
        let whole = if extends { 0 } else { Field::Kind.bit() | Field::Name.bit() };
        let required = Field::Id.bit() | whole;
        if seen & required != required {
            return Err(A::Error::custom("a field is missing"));
        }
        arena.end();
        Ok(extends)
    }
}

/// Users never see this message: [`diagnose`] reports the actual and the expected value.
const WRONG_TYPE: &str = "a value is of the wrong type";

/// The value of a field.
struct FieldValue<'a>(&'a mut Arena, Field);

impl<'de> DeserializeSeed<'de> for FieldValue<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for FieldValue<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value of the field's type")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<(), E> {
        let Self(arena, field) = self;
        match field {
            Field::Id => arena.add_text(arena::ID, text),
            Field::Kind => arena.add_kind_named(text).map_err(E::custom)?,
            Field::Name => arena.add_text(arena::NAME, text),
            Field::Latin => arena.add_text(arena::LATIN, text),
            Field::Country => arena.add_text(arena::COUNTRY, text),
            Field::Gender => arena.add_gender(text.parse().map_err(E::custom)?),
            _ => return Err(E::custom(WRONG_TYPE)),
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let Self(arena, field) = self;
        let tag = match field {
            Field::Aliases => arena::ALIAS,
            Field::WeakAliases => arena::WEAK_ALIAS,
            Field::Nisba => {
                arena.add_nisba(true);
                arena::STEM
            }
            _ => return Err(A::Error::custom(WRONG_TYPE)),
        };
        while list.next_element_seed(TextField(arena, tag))?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Self(arena, field) = self;
        let tag = match field {
            Field::Links => arena::LINK,
            Field::Attributes => arena::ATTRIBUTE,
            _ => return Err(A::Error::custom(WRONG_TYPE)),
        };
        let mut keys = HashSet::new();
        while let Some(BorrowedStr(key)) = map.next_key()? {
            arena.add_text(tag, &key);
            map.next_value_seed(TextField(arena, tag))?;
            if !keys.insert(key) {
                return Err(A::Error::custom("a key appears twice"));
            }
        }
        Ok(())
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> Result<(), E> {
        let Self(arena, field) = self;
        match (field, value) {
            (Field::Nisba, true) => arena.add_nisba(false),
            (Field::Nisba, false) => arena.add_no_nisba(),
            (Field::Foreign, foreign) => arena.add_foreign(foreign),
            _ => return Err(E::custom(WRONG_TYPE)),
        }
        Ok(())
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<(), E> {
        match (self.1, i32::try_from(number)) {
            (Field::Priority, Ok(priority)) => self.0.add_priority(priority),
            _ => return Err(E::custom(WRONG_TYPE)),
        }
        Ok(())
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<(), E> {
        self.visit_i64(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

/// A string that becomes a field of the arena.
struct TextField<'a>(&'a mut Arena, Tag);

impl<'de> DeserializeSeed<'de> for TextField<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for TextField<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        self.0.add_text(self.1, text);
        Ok(())
    }
}
