//! Counts the entities that texts name.

use std::collections::HashMap;
use std::slice;

use serde::{Deserialize, Serialize};

use crate::gazetteer::Kind;
use crate::mention::{Mention, Tagged};

/// The entities that texts name, with their counts, in the order of their first mention.
///
/// Mentions with the same best candidate count as one entity. A mention that is in no list is counted by its kind and full name. An
/// entry and the nationality derived from it are two entities.
///
/// ```
/// use aalam::{Entities, Tagger};
///
/// let tagger = Tagger::builtin();
/// let tagged = tagger.tag("قالت هند الشمري في مينسك إن الشمري يعود غدا إلى مينسك");
/// let entities = tagged.entities();
/// let counts: Vec<_> = entities.iter().map(|entity| (entity.name.as_str(), entity.count)).collect();
/// assert_eq!(counts, [("هند الشمري", 2), ("مينسك", 2)]);
/// let minsk = entities.get(1).unwrap();
/// assert_eq!((minsk.id.as_deref(), minsk.latin.as_deref()), (Some("minsk"), Some("Minsk")));
/// assert_eq!(tagged.as_slice()[minsk.first].text(), "مينسك");
/// ```
///
/// Mentions of several texts can be counted together; the texts themselves are not kept:
///
/// ```
/// # use aalam::{Entities, Tagger};
/// # let tagger = Tagger::builtin();
/// let mut entities = Entities::default();
/// for text in ["في مينسك", "إلى مينسك"] {
///     entities.extend(&tagger.tag(text));
/// }
/// assert_eq!((entities.len(), entities.get(0).unwrap().count), (1, 2));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entities {
    entities: Vec<EntityCount>,
    kinds: HashMap<Kind, KindNumbers>,
    mentions: usize,
}

/// An entity that texts name: see [`Entities`].
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub struct EntityCount {
    /// The kind.
    pub kind: Kind,
    /// The main name of its entry; for a nationality, the adjective; for an entity that is in no list, its full name.
    pub name: String,
    /// The id of its entry; `None` for an entity that is in no list.
    pub id: Option<String>,
    /// The name of its entry in Latin letters.
    pub latin: Option<String>,
    /// The number of mentions that name it.
    pub count: usize,
    /// The number of its first mention among all counted mentions, from 0.
    pub first: usize,
}

/// The numbers of the entities of one kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct KindNumbers {
    by_id: HashMap<String, usize>,
    /// For entities that are in no list.
    by_name: HashMap<String, usize>,
}

impl Entities {
    /// Counts the entity that `mention` names; returns its number in the order of first mentions, from 0.
    pub fn count(&mut self, mention: &Mention<'_>) -> usize {
        let number = self.number(mention);
        match self.entities.get_mut(number) {
            Some(known) => known.count += 1,
            None => self.entities.push(EntityCount::new(mention, self.mentions)),
        }
        self.mentions += 1;
        number
    }

    /// The number of the entity; a new entity gets the next number.
    fn number(&mut self, mention: &Mention<'_>) -> usize {
        let next = self.entities.len();
        let kind = self.kinds.entry(mention.kind().clone()).or_default();
        let (numbers, key) = match mention.entry() {
            Some(entry) => (&mut kind.by_id, entry.id()),
            None => (&mut kind.by_name, mention.name()),
        };
        if let Some(&number) = numbers.get(key) {
            return number;
        }
        numbers.insert(key.to_owned(), next);
        next
    }

    /// Returns the entities in the order of their first mention.
    pub fn iter(&self) -> slice::Iter<'_, EntityCount> {
        self.entities.iter()
    }

    /// Returns an entity by its number in the order of first mentions, from 0.
    pub fn get(&self, number: usize) -> Option<&EntityCount> {
        self.entities.get(number)
    }

    /// Returns the number of entities.
    pub fn len(&self) -> usize {
        self.entities.len()
    }

    /// Returns whether no mention was counted.
    pub fn is_empty(&self) -> bool {
        self.entities.is_empty()
    }
}

impl<'t, 'a: 't> Extend<&'t Mention<'a>> for Entities {
    fn extend<I: IntoIterator<Item = &'t Mention<'a>>>(&mut self, mentions: I) {
        for mention in mentions {
            self.count(mention);
        }
    }
}

impl<'t, 'a: 't> FromIterator<&'t Mention<'a>> for Entities {
    fn from_iter<I: IntoIterator<Item = &'t Mention<'a>>>(mentions: I) -> Self {
        let mut entities = Self::default();
        entities.extend(mentions);
        entities
    }
}

impl<'e> IntoIterator for &'e Entities {
    type Item = &'e EntityCount;
    type IntoIter = slice::Iter<'e, EntityCount>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl EntityCount {
    /// The entity of its first mention, `mention`, which has the number `first`.
    fn new(mention: &Mention<'_>, first: usize) -> Self {
        let kind = mention.kind();
        let entry = mention.entry();
        let name = match entry {
            Some(entry) if entry.kind() == kind => entry.name(),
            // The name of a nationality is the adjective, not the country's.
            _ => mention.name(),
        };
        Self {
            kind: kind.clone(),
            name: name.to_owned(),
            id: entry.map(|entry| entry.id().to_owned()),
            latin: entry.and_then(|entry| entry.latin()).map(str::to_owned),
            count: 1,
            first,
        }
    }
}

impl Tagged<'_> {
    /// Counts the entities that the text names.
    pub fn entities(&self) -> Entities {
        self.mentions().collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::gazetteer::Gazetteer;
    use crate::tagger::Tagger;

    const ENTRIES: &str = r#"
{"id":"libya","kind":"place","name":"ليبيا","aliases":["دولة ليبيا"],"latin":"Libya","nisba":true}
{"id":"nayzak","kind":"vessel","name":"سفينة النيزك"}
"#;

    #[test]
    fn an_entity_is_counted_by_kind_and_id_or_else_by_kind_and_name() {
        let gazetteer = Gazetteer::from_jsonl(ENTRIES).unwrap();
        let tagger = Tagger::builder().gazetteer(&gazetteer).build().unwrap();
        let tagged = tagger
            .tag("في دولة ليبيا سفينة النيزك. وذكرت السيدة هند الشمري أن الشعب الليبي في ليبيا والليبية هند الشمري");
        let entities = tagged.entities();
        let rows: Vec<_> = entities
            .iter()
            .map(|entity| (entity.kind.as_str(), entity.name.as_str(), entity.id.as_deref(), entity.count))
            .collect();
        assert_eq!(
            rows,
            [
                ("place", "ليبيا", Some("libya"), 2),
                ("vessel", "سفينة النيزك", Some("nayzak"), 1),
                ("person", "هند الشمري", None, 2),
                ("nationality", "ليبي", Some("libya"), 2),
            ]
        );
        for entity in &entities {
            assert_eq!(tagged.as_slice()[entity.first].kind(), &entity.kind);
        }
        let counted: usize = entities.iter().map(|entity| entity.count).sum();
        assert_eq!((counted, entities.get(4)), (tagged.as_slice().len(), None));
        assert!(tagger.tag("").entities().is_empty());
    }
}
