//! One entity and its names.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::Kind;
use super::name::Name;
use crate::arabic::derivation;

/// Text of an entry: borrowed from the program where it is part of it, owned otherwise.
pub type Text = Cow<'static, str>;

/// One entity: what it is, and the names it goes by.
///
/// ```
/// use aalam::{Entry, Kind};
///
/// let mut minsk = Entry::new("minsk", Kind::Place, "مينسك");
/// minsk.latin = Some("Minsk".into());
/// assert_eq!(minsk.names().collect::<Vec<_>>(), ["مينسك"]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Entry {
    /// The entity's name for machines: any text without spaces, unique in its gazetteer.
    pub id: Text,
    /// What it is.
    pub kind: Kind,
    /// The canonical name, in Arabic (or Latin) letters.
    pub name: Text,
    /// Further names.
    pub aliases: Vec<Text>,
    /// Names that count only with support: after a fuller name of the same entity in the same text, or right after a
    /// title.
    pub weak_aliases: Vec<Text>,
    /// The name in Latin letters, for readers; it matches nothing.
    pub latin: Option<Text>,
    /// The id of the country's entry.
    pub country: Option<Text>,
    /// The grammatical gender of the person.
    pub gender: Option<Gender>,
    /// Which entity comes first where one name stands for several: the greater number. 0 unless set.
    pub priority: i32,
    /// The adjectives of belonging to a place.
    pub nisba: Nisba,
    /// Whether the names are transliterated, so that one long vowel may be missing or added in a word of six letters or more.
    pub foreign: bool,
    /// Identifiers elsewhere, such as `iso3166`; returned untouched.
    pub links: BTreeMap<String, String>,
    /// Anything else; returned untouched.
    pub attributes: BTreeMap<String, String>,
}

/// The grammatical gender of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Gender {
    /// `"female"`
    Female,
    /// `"male"`
    Male,
}

/// The adjectives of belonging to a place (nisba), which are tagged as [`Kind::Nationality`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Nisba {
    /// None: the field is absent or `false`.
    #[default]
    None,
    /// `true`: derived from the name by the regular rule (ليبيا gives ليبي).
    Regular,
    /// Listed. One in ي is inflected (سعودي, سعودية, السعوديين), each of several words that ends so, too (كوري جنوبي); any other
    /// stands as it is written, with or without the article (أتراك, الأتراك).
    Listed(Vec<Text>),
}

impl Entry {
    /// An entry with one name and nothing else.
    pub fn new(id: impl Into<Text>, kind: Kind, name: impl Into<Text>) -> Self {
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

    /// The names: the canonical one, then the aliases, then the weak aliases.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let aliases = self.aliases.iter().chain(&self.weak_aliases);
        std::iter::once(&self.name).chain(aliases).map(Cow::as_ref)
    }

    /// The stems of the nisba, masculine singular, and collectives, as they are to be inflected.
    pub(crate) fn nisba_stems(&self) -> Vec<Text> {
        match &self.nisba {
            Nisba::None => Vec::new(),
            Nisba::Regular => derivation::nisba(&self.name).into_iter().map(Text::from).collect(),
            Nisba::Listed(stems) => stems.clone(),
        }
    }

    /// Checks what the file format demands beyond its types; the error names the part that is wrong.
    pub(crate) fn check(&self) -> Result<(), (Part, String)> {
        if self.id.is_empty() || self.id.contains(|c: char| c.is_whitespace() || c.is_control()) {
            return Err((
                Part::Id,
                format!("id {:?} is empty or holds a space; write a name such as \"minsk\"", self.id),
            ));
        }
        let kind = self.kind.as_str();
        if kind.is_empty() || kind.contains(|c: char| c.is_whitespace() || c.is_control()) {
            return Err((Part::Kind, format!("kind {kind:?} is empty or holds a space; write one such as \"place\"")));
        }
        for (number, name) in self.names().enumerate() {
            Name::read(name).map_err(|fault| (Part::Name(number), fault))?;
        }
        if self.nisba == Nisba::Regular && self.nisba_stems().is_empty() {
            let message =
                format!("nisba: no regular form of {:?} is known; list the forms, such as [\"سعودي\"]", self.name);
            return Err((Part::Nisba, message));
        }
        for stem in self.nisba_stems() {
            Name::read(&stem).map_err(|fault| (Part::Nisba, fault))?;
        }
        Ok(())
    }
}

/// The part of an entry that an error is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Id,
    Kind,
    /// By its number in [`Entry::names`].
    Name(usize),
    Nisba,
}
