//! Finds the fault of an unreadable line of JSON Lines, and its place.

use std::borrow::Cow;
use std::collections::HashSet;
use std::fmt;

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;
use serde_json::value::RawValue;

use crate::error::Error;
use crate::gazetteer::check::EntryPart;
use crate::gazetteer::field::Field;
use crate::gazetteer::{Gender, Kind};
use crate::util::borrowed_str::BorrowedStr;
use crate::util::place::{line_and_column, offset_in};

/// The fault of a line.
pub(super) struct Fault {
    /// The byte of the line at which the fault is.
    offset: usize,
    error: Error,
}

impl Fault {
    /// A violation of the format.
    fn new(offset: usize, message: impl Into<String>) -> Self {
        Self { offset, error: Error::syntax(message) }
    }

    /// The error for `line`, which has this number. An element of an array may have several lines.
    pub(super) fn in_line(self, line: &str, number: usize) -> Error {
        let (line_number, column) = line_and_column(line, self.offset, number);
        let error = self.error.at(line_number, column);
        match probe_id(line) {
            Some(id) => error.for_entry(id),
            None => error,
        }
    }
}

/// A JSON object with its keys in order, including duplicates, and its values unparsed.
struct RawObject<'l>(Vec<(Cow<'l, str>, &'l RawValue)>);

impl<'de> Deserialize<'de> for RawObject<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ObjectVisitor;
        impl<'de> Visitor<'de> for ObjectVisitor {
            type Value = RawObject<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a JSON object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<RawObject<'de>, A::Error> {
                let mut fields = Vec::new();
                while let Some(BorrowedStr(key)) = map.next_key()? {
                    fields.push((key, map.next_value()?));
                }
                Ok(RawObject(fields))
            }
        }
        deserializer.deserialize_map(ObjectVisitor)
    }
}

/// The line and column of the id of the entry on `line`, which could be read and has this number.
pub(super) fn place_of_id(line: &str, number: usize) -> (usize, usize) {
    line_and_column(line, offset_of(line, EntryPart::Id), number)
}

/// Finds the fault of `line`, which could not be read.
pub(super) fn find(line: &str) -> Fault {
    look_at(line).err().unwrap_or_else(|| Fault::new(0, "not an entry"))
}

/// Checks all fields of the object on `line`, in order.
fn look_at(line: &str) -> Result<(), Fault> {
    let fields = fields(line)?;
    let mut seen: Vec<&str> = Vec::new();
    for (key, raw) in &fields {
        let offset = offset_in(line, raw.get());
        // The quote before the key. An escaped key is not a slice of the line, so the place of its value is used.
        let key_offset = match key {
            Cow::Borrowed(key) => offset_in(line, key).saturating_sub(1),
            Cow::Owned(_) => offset,
        };
        if seen.contains(&key.as_ref()) {
            return Err(Fault::new(key_offset, format!("field {key:?} appears twice; write it once")));
        }
        seen.push(key);
        match key.as_ref() {
            "id" | "name" | "latin" | "country" => drop(string(line, key, raw)?),
            "kind" => {
                let kind = string(line, key, raw)?.parse::<Kind>();
                // The file is at fault, not the caller.
                kind.map_err(|error| Fault { offset, error: Error::invalid_entry(error.to_string()) })?;
            }
            "aliases" | "weak_aliases" => check_strings(line, key, raw)?,
            "gender" => {
                let gender = string(line, key, raw)?;
                if gender.parse::<Gender>().is_err() {
                    let message = format!("gender is {gender:?}; expected \"female\" or \"male\"");
                    return Err(Fault::new(offset, message));
                }
            }
            "priority" => {
                let number = parse::<Value>(line, raw)?.as_i64().and_then(|number| i32::try_from(number).ok());
                number.ok_or_else(|| wrong_type(line, key, raw, "a whole number"))?;
            }
            "nisba" => match parse(line, raw)? {
                Value::Bool(_) => {}
                Value::Array(_) => check_strings(line, key, raw)?,
                _ => return Err(wrong_type(line, key, raw, "true, false or a list of strings")),
            },
            "foreign" | "extend" => {
                let Value::Bool(_) = parse(line, raw)? else {
                    return Err(wrong_type(line, key, raw, "true or false"));
                };
            }
            "links" | "attributes" => check_string_map(line, key, raw)?,
            _ => {
                let known = Field::ALL.map(Field::as_str).join(", ");
                return Err(Fault::new(key_offset, format!("unknown field {key:?}; expected one of {known}")));
            }
        }
    }
    let extends = fields.iter().any(|(key, raw)| key == "extend" && raw.get() == "true");
    let required: &[&str] = if extends { &["id"] } else { &["id", "kind", "name"] };
    match required.iter().find(|field| !seen.contains(field)) {
        Some(missing) if extends => {
            Err(Fault::new(0, format!("field {missing:?} is missing; write the id of the entry to extend")))
        }
        Some(missing) => {
            let message = format!("field {missing:?} is missing; an entry has at least id, kind and name");
            Err(Fault::new(0, message))
        }
        None => Ok(()),
    }
}

/// The fault of `part` in the entry on `line`, which could be read.
pub(super) fn at_part(line: &str, part: EntryPart, error: Error) -> Fault {
    Fault { offset: offset_of(line, part), error }
}

/// The byte of `line`, which could be read, at which `part` of the entry is.
fn offset_of(line: &str, part: EntryPart) -> usize {
    let fields = fields(line).unwrap_or_default();
    let field = |name: &str| fields.iter().find(|(key, _)| key == name).map(|(_, raw)| *raw);
    let whole = |name: &str| field(name).map(|raw| offset_in(line, raw.get()));
    let offset = match part {
        EntryPart::Id => whole("id"),
        EntryPart::Name(number) => {
            let lists = [field("aliases"), field("weak_aliases")].into_iter().flatten();
            whole("name").into_iter().chain(lists.flat_map(|raw| items(line, raw))).nth(number)
        }
        EntryPart::Nisba => whole("nisba"),
    };
    offset.unwrap_or_default()
}

/// The fields of the object on `line`.
fn fields(line: &str) -> Result<Vec<(Cow<'_, str>, &RawValue)>, Fault> {
    let RawObject(fields) = serde_json::from_str(line).map_err(|error| syntax_fault(line, &error))?;
    Ok(fields)
}

/// A syntax error of JSON itself.
fn syntax_fault(line: &str, error: &serde_json::Error) -> Fault {
    let above: usize = line.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    let mut offset = (above + error.column().saturating_sub(1)).min(line.len());
    while !line.is_char_boundary(offset) {
        offset -= 1;
    }
    let text = error.to_string();
    let said = text.split(" at line ").next().unwrap_or_default();
    let first = line.trim_start().chars().next().unwrap_or_default();
    if first != '{' {
        let offset = line.len() - line.trim_start().len();
        let message = format!("expected a JSON object, found {first:?}; the format is JSON Lines, one object per line");
        return Fault::new(offset, message);
    }
    if error.is_eof() {
        return Fault::new(line.len(), "the object is cut short; write the whole object on one line");
    }
    if said.starts_with("trailing characters") {
        return Fault::new(offset, "something follows the object; write one object per line");
    }
    Fault::new(offset, format!("not valid JSON ({said})"))
}

fn parse<'l, T: Deserialize<'l>>(line: &str, raw: &'l RawValue) -> Result<T, Fault> {
    let inner = |error: serde_json::Error| {
        let fault = syntax_fault(raw.get(), &error);
        Fault { offset: offset_in(line, raw.get()), ..fault }
    };
    serde_json::from_str(raw.get()).map_err(inner)
}

fn wrong_type(line: &str, key: &str, raw: &RawValue, expected: &str) -> Fault {
    let found = match raw.get().chars().next() {
        Some('"') => "a string",
        Some('{') => "an object",
        Some('[') => "a list",
        Some('t' | 'f') => "true or false",
        Some('n') => "null",
        _ => "a number",
    };
    Fault::new(offset_in(line, raw.get()), format!("field {key:?} is {found}; expected {expected}"))
}

fn string(line: &str, key: &str, raw: &RawValue) -> Result<String, Fault> {
    match raw.get().starts_with('"') {
        true => parse(line, raw),
        false => Err(wrong_type(line, key, raw, "a string")),
    }
}

fn check_strings(line: &str, key: &str, raw: &RawValue) -> Result<(), Fault> {
    match serde_json::from_str::<Vec<&RawValue>>(raw.get()) {
        Ok(items) => items.into_iter().try_for_each(|item| string(line, key, item).map(drop)),
        Err(_) => Err(wrong_type(line, key, raw, "a list of strings")),
    }
}

/// The bytes at which the items of a list begin.
fn items(line: &str, raw: &RawValue) -> Vec<usize> {
    let items = serde_json::from_str::<Vec<&RawValue>>(raw.get()).unwrap_or_default();
    items.into_iter().map(|item| offset_in(line, item.get())).collect()
}

fn check_string_map(line: &str, key: &str, raw: &RawValue) -> Result<(), Fault> {
    let Ok(RawObject(fields)) = serde_json::from_str(raw.get()) else {
        return Err(wrong_type(line, key, raw, "an object of strings"));
    };
    let mut seen = HashSet::new();
    for (inner, raw) in fields {
        string(line, key, raw)?;
        if let Some(inner) = seen.replace(inner) {
            let message = format!("{key} has {inner:?} twice; write it once");
            return Err(Fault::new(offset_in(line, raw.get()), message));
        }
    }
    Ok(())
}

/// The id of a line that could not be read, if it comes before the fault.
fn probe_id(line: &str) -> Option<String> {
    struct Probe<'a>(&'a mut Option<String>);
    impl<'de> Visitor<'de> for Probe<'_> {
        type Value = ();

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a JSON object")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
            while let Some(BorrowedStr(key)) = map.next_key()? {
                if key == "id" {
                    *self.0 = map.next_value().ok();
                    break;
                }
                map.next_value::<IgnoredAny>()?;
            }
            Ok(())
        }
    }
    let mut id = None;
    let mut deserializer = serde_json::Deserializer::from_str(line);
    // The rest of the line is known to be faulty; only the part before it counts.
    let _ = deserializer.deserialize_map(Probe(&mut id));
    id
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::arena::Arena;
    use crate::gazetteer::jsonl;

    const LINE: &str = r#"{"id":"libya","kind":"place","name":"ليبيا","aliases":["ليبا"],"weak_aliases":[],"latin":"Lib\u0079a","country":"libya","gender":"male","priority":-3,"nisba":["ليبي"],"foreign":true,"extend":false,"links":{"a":"LY","b":"LY"},"attributes":{}}"#;

    /// Asserts that a fault is found in `line` exactly if it cannot be read.
    fn assert_agreed(line: &str) {
        let read = jsonl::object(line, &mut Arena::default());
        assert_eq!(read.is_ok(), look_at(line).is_ok(), "{line}: {read:?}");
    }

    #[test]
    fn whatever_cannot_be_read_has_a_fault() {
        assert!(look_at(LINE).is_ok());
        for (at, c) in LINE.char_indices() {
            let (before, rest) = LINE.split_at(at);
            let after = rest.strip_prefix(c).unwrap();
            assert_agreed(before);
            for other in ["", "\"", "\\", "{", "}", "[", "]", ",", ":", " ", "1", ".", "a", "b", "\u{1}"] {
                assert_agreed(&format!("{before}{other}{after}"));
            }
        }
    }

    #[test]
    fn readers_agree_on_the_type_of_every_value() {
        let fields = "id kind name aliases weak_aliases latin country gender priority nisba foreign links attributes extend names";
        let values = [
            "null",
            "true",
            "false",
            "0",
            "-1",
            "-0",
            "1.0",
            "1e2",
            "2147483648",
            "-2147483648",
            "1e999",
            "\"\"",
            "\"male\"",
            "\"\\ud800\"",
            "[]",
            "[\"a\"]",
            "[1]",
            "[[]]",
            "{}",
            "{\"a\":\"b\"}",
            "{\"a\":1}",
            "{\"a\":\"b\",\"\\u0061\":\"b\"}",
            "",
        ];
        for (field, value) in fields.split(' ').flat_map(|field| values.map(|value| (field, value))) {
            let rest = r#""id":"x","kind":"place","name":"ليبيا""#;
            assert_agreed(&format!("{{{rest},\"{field}\":{value}}}"));
            let rest = rest.replace(&format!("\"{field}\":"), "\"latin\":");
            assert_agreed(&format!("{{{rest},\"{field}\":{value}}}"));
        }
    }
}
