//! The JSON Lines format: from bytes to entries, with line, column and entry in every error.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::io::BufRead;

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;
use serde_json::value::RawValue;

use super::entry::Part;
use super::{Entry, Gazetteer, Gender, Kind, Nisba, Text};
use crate::error::Error;

/// The fields of an entry, in the order of the documentation.
const FIELDS: &str =
    "id, kind, name, aliases, weak_aliases, latin, country, gender, priority, nisba, foreign, links, attributes";

/// Reads all entries, or none.
pub(super) fn json_lines(mut reader: impl BufRead) -> Result<Gazetteer, Error> {
    let mut gazetteer = Gazetteer::new();
    // The line of each entry.
    let mut lines: Vec<usize> = Vec::new();
    let mut bytes = Vec::new();
    for number in 1.. {
        bytes.clear();
        if reader.read_until(b'\n', &mut bytes).map_err(Error::io)? == 0 {
            break;
        }
        let line = std::str::from_utf8(&bytes).map_err(|fault| Error::utf8(&bytes, fault, number))?;
        let line = if number == 1 { line.strip_prefix('\u{FEFF}').unwrap_or(line) } else { line };
        let line = line.trim_end_matches(['\n', '\r']);
        if line.trim().is_empty() {
            continue;
        }
        let error = |fault: Fault| {
            let before = line.get(..fault.offset).unwrap_or(line);
            let error = Error::new(fault.message).at(number, before.chars().count() + 1);
            match fault.entry.or_else(|| probe_id(line)) {
                Some(id) => error.for_entry(id),
                None => error,
            }
        };
        let (entry, id_offset) = read_entry(line).map_err(error)?;
        if let Some(first) = gazetteer.index().get(&entry.id).and_then(|&at| lines.get(at)) {
            let message = format!("the id is taken by the entry on line {first}; write another");
            return Err(error(Fault { offset: id_offset, entry: Some(entry.id.into_owned()), message }));
        }
        lines.push(number);
        gazetteer.insert(entry);
    }
    Ok(gazetteer)
}

/// What is wrong with a line.
struct Fault {
    /// The byte of the line where it is wrong.
    offset: usize,
    entry: Option<String>,
    message: String,
}

impl Fault {
    fn new(offset: usize, message: impl Into<String>) -> Self {
        Self { offset, entry: None, message: message.into() }
    }
}

/// A JSON object with its keys in order, duplicates included, and its values unread.
struct Object<'l>(Vec<(Cow<'l, str>, &'l RawValue)>);

impl<'de> Deserialize<'de> for Object<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields;
        impl<'de> Visitor<'de> for Fields {
            type Value = Object<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a JSON object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Object<'de>, A::Error> {
                let mut fields = Vec::new();
                while let Some(Key(key)) = map.next_key()? {
                    fields.push((key, map.next_value()?));
                }
                Ok(Object(fields))
            }
        }
        deserializer.deserialize_map(Fields)
    }
}

/// A key, borrowed where it is written without escapes.
#[derive(serde::Deserialize)]
struct Key<'l>(#[serde(borrow)] Cow<'l, str>);

/// Where `part`, a slice of `line`, begins.
fn offset_in(line: &str, part: &str) -> usize {
    part.as_ptr().addr().saturating_sub(line.as_ptr().addr())
}

/// Reads the one object of `line`; also returns where its id begins.
fn read_entry(line: &str) -> Result<(Entry, usize), Fault> {
    let Object(fields) = serde_json::from_str(line).map_err(|error| syntax_fault(line, &error))?;
    let mut entry = Entry::new("", Kind::Person, "");
    let mut places: Vec<(Part, usize)> = Vec::new();
    let mut seen: Vec<&str> = Vec::new();
    for (key, raw) in &fields {
        let offset = offset_in(line, raw.get());
        // The quote before the key; an escaped key lies outside the line and is named by its value's place.
        let key_offset = match key {
            Cow::Borrowed(key) => offset_in(line, key).saturating_sub(1),
            Cow::Owned(_) => offset,
        };
        if seen.contains(&key.as_ref()) {
            return Err(Fault::new(key_offset, format!("field {key:?} stands twice; write it once")));
        }
        seen.push(key);
        match key.as_ref() {
            "id" => {
                places.push((Part::Id, offset));
                entry.id = string(line, key, raw)?.into();
            }
            "kind" => {
                places.push((Part::Kind, offset));
                entry.kind = Kind::from(string(line, key, raw)?.as_str());
            }
            "name" => {
                places.push((Part::Name(0), offset));
                entry.name = string(line, key, raw)?.into();
            }
            "aliases" => entry.aliases = strings(line, key, raw)?,
            "weak_aliases" => entry.weak_aliases = strings(line, key, raw)?,
            "latin" => entry.latin = Some(string(line, key, raw)?.into()),
            "country" => entry.country = Some(string(line, key, raw)?.into()),
            "gender" => {
                entry.gender = match string(line, key, raw)?.as_str() {
                    "female" => Some(Gender::Female),
                    "male" => Some(Gender::Male),
                    other => {
                        let message = format!("gender is {other:?}; expected \"female\" or \"male\"");
                        return Err(Fault::new(offset, message));
                    }
                }
            }
            "priority" => {
                let number = parse::<Value>(line, raw)?.as_i64().and_then(|number| i32::try_from(number).ok());
                entry.priority = number.ok_or_else(|| wrong_type(line, key, raw, "a whole number"))?;
            }
            "nisba" => {
                places.push((Part::Nisba, offset));
                entry.nisba = match parse(line, raw)? {
                    Value::Bool(false) => Nisba::None,
                    Value::Bool(true) => Nisba::Regular,
                    Value::Array(_) => Nisba::Listed(strings(line, key, raw)?),
                    _ => return Err(wrong_type(line, key, raw, "true, false or a list of strings")),
                }
            }
            "foreign" => {
                let Value::Bool(foreign) = parse(line, raw)? else {
                    return Err(wrong_type(line, key, raw, "true or false"));
                };
                entry.foreign = foreign;
            }
            "links" => entry.links = string_map(line, key, raw)?,
            "attributes" => entry.attributes = string_map(line, key, raw)?,
            _ => return Err(Fault::new(key_offset, format!("unknown field {key:?}; expected one of {FIELDS}"))),
        }
    }
    if let Some(missing) = ["id", "kind", "name"].into_iter().find(|field| !seen.contains(field)) {
        return Err(Fault::new(0, format!("field {missing:?} is missing; an entry has at least id, kind and name")));
    }
    entry.check().map_err(|(part, message)| {
        let field = |name: &str| fields.iter().find(|(key, _)| key == name).map(|(_, raw)| *raw);
        let offset = match part {
            Part::Name(number) if number > 0 => {
                let lists = [field("aliases"), field("weak_aliases")].into_iter().flatten();
                lists.flat_map(|raw| items(line, raw)).nth(number - 1).unwrap_or_default()
            }
            _ => places.iter().find(|(of, _)| *of == part).map_or(0, |(_, offset)| *offset),
        };
        Fault::new(offset, message)
    })?;
    let id_offset = places.iter().find(|(of, _)| *of == Part::Id).map_or(0, |(_, offset)| *offset);
    Ok((entry, id_offset))
}

/// What JSON itself refuses.
fn syntax_fault(line: &str, error: &serde_json::Error) -> Fault {
    let mut offset = error.column().saturating_sub(1).min(line.len());
    while !line.is_char_boundary(offset) {
        offset -= 1;
    }
    let text = error.to_string();
    let said = text.split(" at line ").next().unwrap_or_default();
    let first = line.trim_start().chars().next().unwrap_or_default();
    if first != '{' {
        let offset = line.len() - line.trim_start().len();
        let message = format!("expected a JSON object, found {first:?}; the format is JSON Lines, one object a line");
        return Fault::new(offset, message);
    }
    if error.is_eof() {
        return Fault::new(line.len(), "the object is cut short; write the whole object on one line");
    }
    if said.starts_with("trailing characters") {
        return Fault::new(offset, "something follows the object; write one object a line");
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

fn strings(line: &str, key: &str, raw: &RawValue) -> Result<Vec<Text>, Fault> {
    match serde_json::from_str::<Vec<&RawValue>>(raw.get()) {
        Ok(items) => items.into_iter().map(|item| string(line, key, item).map(Text::from)).collect(),
        Err(_) => Err(wrong_type(line, key, raw, "a list of strings")),
    }
}

/// Where the items of a list begin.
fn items(line: &str, raw: &RawValue) -> Vec<usize> {
    let items = serde_json::from_str::<Vec<&RawValue>>(raw.get()).unwrap_or_default();
    items.into_iter().map(|item| offset_in(line, item.get())).collect()
}

fn string_map(line: &str, key: &str, raw: &RawValue) -> Result<BTreeMap<String, String>, Fault> {
    let Ok(Object(fields)) = serde_json::from_str(raw.get()) else {
        return Err(wrong_type(line, key, raw, "an object of strings"));
    };
    let mut map = BTreeMap::new();
    for (inner, raw) in fields {
        let text = string(line, key, raw)?;
        if map.insert(inner.to_string(), text).is_some() {
            let message = format!("{key} has {inner:?} twice; write it once");
            return Err(Fault::new(offset_in(line, raw.get()), message));
        }
    }
    Ok(map)
}

/// The id of a line that could not be read, if it stands before what is wrong.
fn probe_id(line: &str) -> Option<String> {
    struct Probe<'a>(&'a mut Option<String>);
    impl<'de> Visitor<'de> for Probe<'_> {
        type Value = ();

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a JSON object")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
            while let Some(Key(key)) = map.next_key()? {
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
    // The rest of the line is known to be wrong; only what was found before it counts.
    let _ = deserializer.deserialize_map(Probe(&mut id));
    id
}
