//! Patterns: one line of data stands for an entity of every country, such as its foreign ministry.
//!
//! A name has one slot, which the nisba of a country fills: `{m}` is the nisba with the article (الليبي), `{f}` its feminine
//! (الليبية). A pattern and a country together make an ordinary [`Entry`], but it is created only when a text names it.

use serde::Deserialize;

use super::{Entry, EntryRef, Kind};

/// The pattern of an entity that every country has.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Pattern {
    /// Contains `{place}` for the id of the country.
    id: String,
    kind: Kind,
    name: String,
    #[serde(default)]
    aliases: Vec<String>,
    /// Contains `{latin}` for the Latin name of the country.
    latin: String,
}

/// What stands for the country in the id of a pattern.
const PLACE: &str = "{place}";

/// The form that fills a slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Slot {
    Masculine,
    Feminine,
}

/// A name with a slot: the words before it, and those after it.
pub(crate) struct Template<'p> {
    pub(crate) before: &'p str,
    pub(crate) slot: Slot,
    pub(crate) after: &'p str,
}

impl Pattern {
    /// Reads one pattern per line. Only the embedded gazetteer has patterns.
    #[cfg(any(feature = "builtin", test))]
    pub(crate) fn read_all(jsonl: &str) -> Result<Vec<Self>, crate::error::Error> {
        use crate::error::Error;

        let mut patterns = Vec::new();
        for (number, line) in (1..).zip(jsonl.lines()) {
            let pattern: Self = serde_json::from_str(line)
                .map_err(|error| Error::syntax(format!("not a pattern ({error})")).at(number, error.column()))?;
            if pattern.templates().count() != 1 + pattern.aliases.len() {
                let message = "a name has no slot after its first word; write {m} or {f} in each";
                return Err(Error::invalid_entry(message).at(number, 1).for_entry(pattern.id));
            }
            patterns.push(pattern);
        }
        Ok(patterns)
    }

    pub(crate) fn kind(&self) -> Kind {
        self.kind.clone()
    }

    /// Returns what stands before and after the country in an id that the pattern makes.
    pub(crate) fn id_parts(&self) -> (&str, &str) {
        self.id.split_once(PLACE).unwrap_or((&self.id, ""))
    }

    /// Returns the id of the country of which the pattern makes the entity with this id.
    pub(crate) fn country_of<'i>(&self, id: &'i str) -> Option<&'i str> {
        let (before, after) = self.id_parts();
        id.strip_prefix(before)?.strip_suffix(after)
    }

    /// Returns the id of the entity that the pattern makes of `country`.
    pub(crate) fn id_for(&self, country: &str) -> String {
        self.id.replace(PLACE, country)
    }

    /// The names, the canonical one first.
    pub(crate) fn templates(&self) -> impl Iterator<Item = Template<'_>> {
        std::iter::once(&self.name).chain(&self.aliases).filter_map(|name| {
            [("{m}", Slot::Masculine), ("{f}", Slot::Feminine)].into_iter().find_map(|(mark, slot)| {
                let (before, after) = name.split_once(mark)?;
                let (before, after) = (before.trim_end(), after.trim_start());
                (!before.is_empty()).then_some(Template { before, slot, after })
            })
        })
    }

    /// The entity of `country`. Its names are in the order of the [`templates`](Self::templates), each once per nisba of the country.
    /// `None` if the country has no nisba.
    pub(crate) fn expand(&self, country: EntryRef<'_>) -> Option<Entry> {
        let mut names = self.templates().flat_map(|template| {
            let fill = move |word: String| {
                let parts = [template.before, &word, template.after];
                parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
            };
            template.slot.fillings(country).map(fill).collect::<Vec<_>>()
        });
        let mut entry = Entry::new(self.id_for(country.id()), self.kind(), names.next()?);
        entry.aliases = names.collect();
        entry.latin = country.latin().map(|latin| self.latin.replace("{latin}", latin));
        entry.country = Some(country.id().to_owned());
        Some(entry)
    }
}

/// Whether `place` is a country, which fills the slots of patterns.
pub(crate) fn is_country(place: EntryRef<'_>) -> bool {
    place.links().any(|(link, _)| link == "iso3166")
}

impl Slot {
    /// The words with which `country` fills the slot: one for each nisba of one word.
    pub(crate) fn fillings(self, country: EntryRef<'_>) -> impl Iterator<Item = String> {
        let ending = if self == Self::Feminine { "ة" } else { "" };
        let stems = country.nisba_stems().into_iter().filter(|stem| stem.ends_with('ي') && !stem.contains(' '));
        stems.map(move |stem| format!("ال{stem}{ending}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::Nisba;
    use crate::gazetteer::arena::Arena;

    #[test]
    fn a_country_fills_the_slots() {
        let patterns = Pattern::read_all(
            r#"{"id":"{place}-army","kind":"organization","name":"الجيش {m}","aliases":["القوات {f} البرية"],"latin":"Army of {latin}"}"#,
        )
        .unwrap();
        let mut country = Entry::new("united-states", Kind::Place, "الولايات المتحدة");
        country.nisba = Nisba::Listed(vec!["أميركي".into(), "أمريكي".into()]);
        country.latin = Some("United States".into());
        let army = patterns[0].expand(EntryRef::new(&Arena::of(&country), 0)).unwrap();
        assert_eq!(army.id, "united-states-army");
        assert_eq!(
            army.names().collect::<Vec<_>>(),
            ["الجيش الأميركي", "الجيش الأمريكي", "القوات الأميركية البرية", "القوات الأمريكية البرية"]
        );
        assert_eq!(army.latin.as_deref(), Some("Army of United States"));
        assert_eq!(army.country.as_deref(), Some("united-states"));
    }

    #[test]
    fn a_pattern_without_a_slot_is_refused() {
        let line = r#"{"id":"x","kind":"organization","name":"الجيش","latin":"Army"}"#;
        let error = Pattern::read_all(line).unwrap_err();
        assert_eq!(
            error.to_string(),
            r#"1:1: entry "x": a name has no slot after its first word; write {m} or {f} in each"#
        );
    }

    #[cfg(feature = "builtin")]
    #[test]
    fn no_embedded_pattern_makes_what_is_listed() {
        let gazetteer = crate::gazetteer::Gazetteer::builtin();
        let countries: Vec<EntryRef<'_>> = gazetteer.entries().filter(|&entry| is_country(entry)).collect();
        for pattern in gazetteer.patterns().iter() {
            let made: Vec<Entry> = countries.iter().filter_map(|&country| pattern.expand(country)).collect();
            assert!(made.len() > 100, "{}", pattern.id);
            for entry in made {
                assert!(gazetteer.get(&entry.id).is_none(), "{} is listed, too", entry.id);
            }
        }
    }
}
