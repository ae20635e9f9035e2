//! The fields of a document that are passed through.

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::{Map, Value};

/// All fields except those whose names the format uses itself; flattened into the same object.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ExtraFields<'a> {
    fields: Option<&'a Map<String, Value>>,
    taken: &'static [&'static str],
}

impl<'a> ExtraFields<'a> {
    pub(super) fn new(fields: Option<&'a Map<String, Value>>, taken: &'static [&'static str]) -> Self {
        Self { fields, taken }
    }
}

impl Serialize for ExtraFields<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (name, value) in self.fields.into_iter().flatten() {
            if !self.taken.contains(&name.as_str()) {
                map.serialize_entry(name, value)?;
            }
        }
        map.end()
    }
}
