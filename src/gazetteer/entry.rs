//! One entity and its names.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;
use std::{iter, mem};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Kind;
use super::letter_set::{LetterSet, add_missing, move_strong};
use crate::error::{Error, choose};

/// An entity: its kind, its names and further fields.
///
/// ```
/// use aalam::{Entry, Kind};
///
/// let mut minsk = Entry::new("minsk", Kind::Place, "مينسك");
/// minsk.latin = Some("Minsk".into());
/// assert_eq!(minsk.names().collect::<Vec<_>>(), ["مينسك"]);
/// ```
///
/// Its JSON is one line of a gazetteer file; default fields are omitted. It can be read back, too; whether text can match the names is
/// checked when it is added to a gazetteer:
///
/// ```
/// # let mut minsk = aalam::Entry::new("minsk", aalam::Kind::Place, "مينسك");
/// minsk.priority = 2;
/// assert_eq!(serde_json::to_string(&minsk)?, r#"{"id":"minsk","kind":"place","name":"مينسك","priority":2}"#);
/// assert_eq!(serde_json::from_str::<aalam::Entry>(r#"{"id":"minsk","kind":"place","name":"مينسك","priority":2}"#)?, minsk);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Entry {
    /// The identifier: any text without spaces, unique in its gazetteer.
    pub id: String,
    /// The kind.
    pub kind: Kind,
    /// The canonical name, in Arabic (or Latin) letters.
    pub name: String,
    /// Further names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Names that count only with support: after a fuller name of the same entity in the same text; for a person also directly after
    /// a title, for a place after a noun such as مدينة, for a club (نادي …) among words of sport. If `name` is repeated here, it is
    /// weak, too.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub weak_aliases: Vec<String>,
    /// The name in Latin letters, for display only; it matches no text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub latin: Option<String>,
    /// The id of the country's entry.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// The grammatical gender of the person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gender: Option<Gender>,
    /// If one name stands for several entities, the greatest priority comes first. The default is 0.
    #[serde(default, skip_serializing_if = "is_default")]
    pub priority: i32,
    /// The adjectives of belonging to a place.
    #[serde(default, skip_serializing_if = "is_default")]
    pub nisba: Nisba,
    /// Whether the names are transliterated: words of six letters or more may then lack or add one long vowel.
    #[serde(default, skip_serializing_if = "is_default")]
    pub foreign: bool,
    /// Identifiers elsewhere, such as `iso3166`; returned untouched.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub links: BTreeMap<String, String>,
    /// Anything else; returned untouched.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub attributes: BTreeMap<String, String>,
}

/// The grammatical gender of a person.
///
/// ```
/// use aalam::{Gazetteer, Gender};
///
/// let writer = Gazetteer::builtin().get("agatha-christie").unwrap();
/// assert_eq!(writer.gender(), Some(Gender::Female));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Gender {
    /// `"female"`
    Female,
    /// `"male"`
    Male,
}

impl Gender {
    /// Every gender.
    pub const ALL: &'static [Self] = &[Self::Female, Self::Male];

    /// Returns the gender's name in a gazetteer file: `female` or `male`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Female => "female",
            Self::Male => "male",
        }
    }
}

impl fmt::Display for Gender {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Gender {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        choose("gender", name, Self::ALL, Self::as_str)
    }
}

/// The adjectives of belonging to a place (nisba), which are tagged as [`Kind::Nationality`].
///
/// ```
/// use aalam::{Entry, Gazetteer, Kind, Nisba, Tagger};
///
/// let mut derna = Entry::new("derna", Kind::Place, "درنة");
/// derna.nisba = Nisba::Listed(vec!["درناوي".into()]);
/// let mut mine = Gazetteer::new();
/// mine.push(derna)?;
/// let tagger = Tagger::builder().gazetteer(&mine).build()?;
/// let tagged = tagger.tag("الشعراء الدرناويون");
/// assert_eq!(tagged.as_slice()[0].kind(), &Kind::Nationality);
/// # Ok::<(), aalam::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Nisba {
    /// None: the field is absent or `false`.
    #[default]
    None,
    /// `true`: derived from the name by the regular rule (ليبيا gives ليبي).
    Regular,
    /// Listed. Words in ي are inflected (سعودي, سعودية, السعوديين), also in forms of several words (كوري جنوبي). Other words match
    /// as written, with or without the article (أتراك, الأتراك).
    Listed(Vec<String>),
}

impl Serialize for Nisba {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::None => serializer.serialize_bool(false),
            Self::Regular => serializer.serialize_bool(true),
            Self::Listed(stems) => stems.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Nisba {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged, expecting = "expected true, false or a list of adjectives")]
        enum Value {
            Derived(bool),
            Listed(Vec<String>),
        }
        Ok(match Value::deserialize(deserializer)? {
            Value::Derived(false) => Self::None,
            Value::Derived(true) => Self::Regular,
            Value::Listed(stems) => Self::Listed(stems),
        })
    }
}

/// Whether a field has its default value.
fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

impl Entry {
    /// Creates an entry with one name; all other fields have their defaults.
    pub fn new(id: impl Into<String>, kind: Kind, name: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            kind,
            name: name.into(),
            aliases: Vec::new(),
            weak_aliases: Vec::new(),
            latin: None,
            country: None,
            gender: None,
            priority: 0,
            nisba: Nisba::None,
            foreign: false,
            links: BTreeMap::new(),
            attributes: BTreeMap::new(),
        }
    }

    /// Returns the names: the canonical one, then the aliases, then the weak aliases.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let aliases = self.aliases.iter().chain(&self.weak_aliases);
        iter::once(&self.name).chain(aliases).map(String::as_str)
    }

    /// Merges `other`, which describes the same entity: adds missing names, links and attributes, and fills empty fields. Returns whether
    /// it was merged; an entry of another kind is not.
    ///
    /// ```
    /// use aalam::{Entry, Kind};
    ///
    /// let mut minsk = Entry::new("minsk", Kind::Place, "مينسك");
    /// assert!(minsk.absorb(Entry::new("minsk", Kind::Place, "منسك")));
    /// assert_eq!(minsk.names().collect::<Vec<_>>(), ["مينسك", "منسك"]);
    /// assert!(!minsk.absorb(Entry::new("minsk", Kind::Organization, "دينامو مينسك")));
    /// ```
    pub fn absorb(&mut self, other: Self) -> bool {
        self.absorb_all([other]) == 1
    }

    /// Merges all `others`, which describe the same entity, as [`absorb`](Self::absorb) merges one. Returns how many were merged; those of
    /// another kind are not.
    ///
    /// The names are compared once for all of them, so this takes less time than to absorb many entries one by one.
    ///
    /// ```
    /// use aalam::{Entry, Kind};
    ///
    /// let mut minsk = Entry::new("minsk", Kind::Place, "مينسك");
    /// let names = ["منسك", "مينسك", "مدينة مينسك"];
    /// assert_eq!(minsk.absorb_all(names.map(|name| Entry::new("minsk", Kind::Place, name))), 3);
    /// assert_eq!(minsk.names().collect::<Vec<_>>(), ["مينسك", "منسك", "مدينة مينسك"]);
    /// ```
    pub fn absorb_all(&mut self, others: impl IntoIterator<Item = Self>) -> usize {
        let mut merged = 0;
        let (mut more_strong, mut more_weak) = (Vec::new(), Vec::new());
        for mut other in others {
            if other.kind != self.kind {
                continue;
            }
            merged += 1;
            let (strong, weak) = other.take_names();
            more_strong.extend(strong);
            more_weak.extend(weak);
            self.fill(other);
        }
        if merged > 0 {
            let (mut strong, mut weak) = self.take_names();
            add_missing(&mut strong, more_strong);
            add_missing(&mut weak, more_weak);
            move_strong(&mut weak, &mut strong);
            self.set_names(strong, weak);
        }
        merged
    }

    /// Adds the missing fields of `other`, except its names.
    fn fill(&mut self, other: Self) {
        self.latin = self.latin.take().or(other.latin);
        self.country = self.country.take().or(other.country);
        self.gender = self.gender.or(other.gender);
        self.priority = self.priority.max(other.priority);
        if self.nisba == Nisba::None {
            self.nisba = other.nisba;
        }
        self.foreign |= other.foreign;
        for (own, others) in [(&mut self.links, other.links), (&mut self.attributes, other.attributes)] {
            for (key, value) in others {
                own.entry(key).or_insert(value);
            }
        }
    }

    /// Takes the names: those that suffice by themselves, and the weak ones, among which are all that a weak alias repeats.
    pub(crate) fn take_names(&mut self) -> (Vec<String>, Vec<String>) {
        let aliases = mem::take(&mut self.weak_aliases);
        let letters: LetterSet = aliases.iter().map(String::as_str).collect();
        let names = iter::once(mem::take(&mut self.name)).chain(mem::take(&mut self.aliases));
        let (mut weak, strong): (Vec<_>, Vec<_>) = names.partition(|name| letters.contains(name));
        add_missing(&mut weak, aliases);
        (strong, weak)
    }

    /// Sets the names. If all are weak, the first one is the canonical name.
    pub(crate) fn set_names(&mut self, strong: Vec<String>, weak: Vec<String>) {
        let mut strong = strong.into_iter();
        self.name = strong.next().or_else(|| weak.first().cloned()).unwrap_or_default();
        self.aliases = strong.collect();
        self.weak_aliases = weak;
    }
}
