//! Patterned entries: one line of data that stands for an entity of every country, such as its foreign ministry.
//!
//! A name holds one slot, which a place fills: `{m}` is the place's nisba with the article (الليبي), `{f}` its feminine (الليبية), `{name}`
//! the place's own name. The entity that a pattern and a place make together is an [`Entry`] like any other, but it is only
//! made when a text names it: until then it is a word more in the trie.

use std::io::BufRead;

use serde::Deserialize;

use super::{Entry, Kind};
use crate::error::Error;

/// An entity of many places.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Pattern {
    /// With `{place}` for the id of the place.
    id: String,
    kind: String,
    name: String,
    #[serde(default)]
    aliases: Vec<String>,
    /// With `{latin}` for the Latin name of the place.
    latin: String,
    /// The ids of the places; every country, where there are none.
    #[serde(default)]
    over: Vec<String>,
}

/// What a place fills a slot with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Slot {
    Masculine,
    Feminine,
    Name,
}

/// A name with a slot: the words before it, and those after it.
pub(crate) struct Template<'p> {
    pub(crate) before: &'p str,
    pub(crate) slot: Slot,
    pub(crate) after: &'p str,
}

impl Pattern {
    /// Reads one pattern a line.
    pub(crate) fn read_all(reader: impl BufRead) -> Result<Vec<Self>, Error> {
        let mut patterns = Vec::new();
        for (number, line) in (1..).zip(reader.lines()) {
            let line = line.map_err(Error::io)?;
            let pattern: Self = serde_json::from_str(&line)
                .map_err(|error| Error::new(format!("not a pattern ({error})")).at(number, error.column()))?;
            if pattern.templates().count() != 1 + pattern.aliases.len() {
                let message = "a name holds no slot; write one of {m}, {f} and {name} in each";
                return Err(Error::new(message).at(number, 1).for_entry(pattern.id));
            }
            patterns.push(pattern);
        }
        Ok(patterns)
    }

    pub(crate) fn kind(&self) -> Kind {
        Kind::from(self.kind.as_str())
    }

    /// Whether `place` fills the slots.
    pub(crate) fn is_over(&self, place: &Entry) -> bool {
        match self.over.as_slice() {
            [] => place.links.contains_key("iso3166"),
            ids => ids.contains(&place.id),
        }
    }

    /// The names, the canonical one first.
    pub(crate) fn templates(&self) -> impl Iterator<Item = Template<'_>> {
        std::iter::once(&self.name).chain(&self.aliases).filter_map(|name| {
            let slots = [("{m}", Slot::Masculine), ("{f}", Slot::Feminine), ("{name}", Slot::Name)];
            slots.into_iter().find_map(|(mark, slot)| {
                let (before, after) = name.split_once(mark)?;
                Some(Template { before: before.trim_end(), slot, after: after.trim_start() })
            })
        })
    }

    /// The id of the entity that `place` makes.
    pub(crate) fn id_for(&self, place: &Entry) -> String {
        self.id.replace("{place}", &place.id)
    }

    /// The entity that `place` makes; `None` where a name needs a nisba and the place has none.
    pub(crate) fn expand(&self, place: &Entry) -> Option<Entry> {
        let mut names = self.templates().flat_map(|template| {
            let fill = move |word: String| {
                let parts = [template.before, &word, template.after];
                parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
            };
            template.slot.fillings(place).into_iter().map(fill)
        });
        let mut entry = Entry::new(self.id_for(place), self.kind(), names.next()?);
        entry.aliases = names.collect();
        entry.latin = place.latin.as_ref().map(|latin| self.latin.replace("{latin}", latin));
        entry.country = Some(place.country.clone().unwrap_or_else(|| place.id.clone()));
        Some(entry)
    }
}

impl Slot {
    /// The words that `place` fills the slot with: one for each of its nisbas, or its name.
    pub(crate) fn fillings(self, place: &Entry) -> Vec<String> {
        if self == Self::Name {
            return vec![place.name.clone()];
        }
        let ending = if self == Self::Feminine { "ة" } else { "" };
        let stems = place.nisba_stems().into_iter().filter(|stem| stem.ends_with('ي') && !stem.contains(' '));
        stems.map(|stem| format!("ال{stem}{ending}")).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::Nisba;

    #[test]
    fn a_place_fills_the_slots() {
        let patterns = Pattern::read_all(
            r#"{"id":"{place}-army","kind":"organization","name":"الجيش {m}","aliases":["جيش {name}"],"latin":"Army of {latin}"}"#
                .as_bytes(),
        )
        .unwrap();
        let mut place = Entry::new("united-states", Kind::Place, "الولايات المتحدة");
        place.nisba = Nisba::Listed(vec!["أميركي".to_owned(), "أمريكي".to_owned()]);
        place.latin = Some("United States".to_owned());
        let army = patterns[0].expand(&place).unwrap();
        assert_eq!(army.id, "united-states-army");
        assert_eq!(army.names().collect::<Vec<_>>(), ["الجيش الأميركي", "الجيش الأمريكي", "جيش الولايات المتحدة"]);
        assert_eq!(army.latin.as_deref(), Some("Army of United States"));
        assert_eq!(army.country.as_deref(), Some("united-states"));
    }

    #[test]
    fn a_pattern_without_a_slot_is_refused() {
        let line = r#"{"id":"x","kind":"organization","name":"الجيش","latin":"Army"}"#;
        let error = Pattern::read_all(line.as_bytes()).unwrap_err();
        assert_eq!(
            error.to_string(),
            r#"1:1: entry "x": a name holds no slot; write one of {m}, {f} and {name} in each"#
        );
    }
}
