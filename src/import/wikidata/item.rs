//! An item of a Wikidata dump. Only the parts that an entry needs are read, and reading stops once the item is known to be skipped.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::super::SkipReason;
use super::super::cleanup::is_latin;
use super::classes;
use crate::gazetteer::{Entry, Gender, Kind};
use crate::util::borrowed_str::BorrowedStr;

/// The content of a line.
pub(super) enum DumpLine {
    Entry(Box<Entry>),
    /// A skipped item, with the reason.
    Nothing(SkipReason),
    /// An object of several items.
    Several,
    /// Anything but a complete object.
    Broken,
}

/// Reads the object of a line.
pub(super) fn read(line: &str) -> DumpLine {
    let mut item = WikidataItem::default();
    let mut deserializer = serde_json::Deserializer::from_str(line);
    match (&mut item).deserialize(&mut deserializer).and_then(|()| deserializer.end()) {
        Ok(()) => item.into_entry().map_or_else(DumpLine::Nothing, |entry| DumpLine::Entry(Box::new(entry))),
        Err(_) if item.is_several => DumpLine::Several,
        Err(_) => item.nothing.map_or(DumpLine::Broken, DumpLine::Nothing),
    }
}

/// The fields that are read from an item.
#[derive(Default)]
struct WikidataItem<'l> {
    id: Cow<'l, str>,
    labels: ItemLabels<'l>,
    aliases: Aliases<'l>,
    claims: Claims<'l>,
    sitelinks: usize,
    /// Whether it is an object of several items, whose rest was not read.
    is_several: bool,
    /// Why the item is skipped and the rest of the line was not read.
    nothing: Option<SkipReason>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct ItemLabels<'l> {
    #[serde(borrow)]
    ar: Option<Term<'l>>,
    #[serde(borrow)]
    en: Option<Term<'l>>,
    /// The label for all languages that have none of their own.
    #[serde(borrow)]
    mul: Option<Term<'l>>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Aliases<'l> {
    #[serde(borrow)]
    ar: Vec<Term<'l>>,
}

#[derive(Deserialize)]
struct Term<'l> {
    #[serde(borrow)]
    value: Cow<'l, str>,
}

/// The statements by property.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Claims<'l> {
    /// Instance of.
    #[serde(borrow, rename = "P31")]
    class: Vec<Statement<'l>>,
    #[serde(borrow, rename = "P21")]
    gender: Vec<Statement<'l>>,
    #[serde(borrow, rename = "P17")]
    country: Vec<Statement<'l>>,
    /// Country of citizenship.
    #[serde(borrow, rename = "P27")]
    citizenship: Vec<Statement<'l>>,
    #[serde(borrow, rename = "P1566")]
    geonames: Vec<Statement<'l>>,
    /// ISO 3166-1 alpha-2.
    #[serde(borrow, rename = "P297")]
    iso3166: Vec<Statement<'l>>,
}

#[derive(Deserialize)]
struct Statement<'l> {
    #[serde(borrow)]
    mainsnak: Snak<'l>,
    #[serde(default)]
    rank: Rank,
}

#[derive(Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Rank {
    Preferred,
    #[default]
    Normal,
    Deprecated,
}

#[derive(Deserialize)]
struct Snak<'l> {
    /// `None` if the value is unknown, or if there is none.
    #[serde(borrow)]
    datavalue: Option<SnakData<'l>>,
}

#[derive(Deserialize)]
struct SnakData<'l> {
    #[serde(borrow)]
    value: SnakValue<'l>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum SnakValue<'l> {
    Text(#[serde(borrow)] Cow<'l, str>),
    Item {
        #[serde(borrow)]
        id: Cow<'l, str>,
    },
}

/// The number of fields of an object. An empty object is written as an empty list, because PHP writes the dump.
struct Count(usize);

impl<'l> Deserialize<'l> for Count {
    fn deserialize<D: Deserializer<'l>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Self(0))
    }
}

impl<'l> Visitor<'l> for Count {
    type Value = Self;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'l>>(mut self, mut map: A) -> Result<Self, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {
            self.0 += 1;
        }
        Ok(self)
    }

    fn visit_seq<A: SeqAccess<'l>>(self, mut list: A) -> Result<Self, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(self)
    }
}

/// Returns the values of statements, preferred ones first, without deprecated ones.
fn values<'a>(statements: &'a [Statement<'_>]) -> impl Iterator<Item = &'a str> {
    let of = |rank| statements.iter().filter(move |statement| statement.rank == rank);
    let ranked = of(Rank::Preferred).chain(of(Rank::Normal));
    ranked.filter_map(|statement| match &statement.mainsnak.datavalue.as_ref()?.value {
        SnakValue::Text(text) | SnakValue::Item { id: text } => Some(&**text),
    })
}

/// Returns the number in an item's id: 42 for Q42.
fn number(id: &str) -> Option<u64> {
    id.strip_prefix('Q')?.parse().ok()
}

impl Claims<'_> {
    /// Returns the item's kind. An item with a GeoNames id is a place.
    fn kind(&self) -> Option<Kind> {
        let class = values(&self.class).find_map(|class| classes::kind(number(class)?));
        class.or_else(|| values(&self.geonames).next().map(|_| Kind::Place))
    }

    fn gender(&self) -> Option<Gender> {
        match values(&self.gender).next()? {
            "Q6581097" => Some(Gender::Male),
            "Q6581072" => Some(Gender::Female),
            _ => None,
        }
    }
}

impl WikidataItem<'_> {
    fn into_entry(self) -> Result<Entry, SkipReason> {
        let label = self.labels.ar.ok_or(SkipReason::NoArabicLabel)?;
        let mut entry = Entry::new(&*self.id, self.claims.kind().ok_or(SkipReason::ClassWithoutKind)?, label.value);
        entry.aliases = self.aliases.ar.into_iter().map(|alias| alias.value.into_owned()).collect();
        let mut latin = [self.labels.en, self.labels.mul].into_iter().flatten().map(|label| label.value);
        entry.latin = latin.find(|label| is_latin(label)).map(Cow::into_owned);
        let of_person = entry.kind == Kind::Person;
        let country = if of_person { &self.claims.citizenship } else { &self.claims.country };
        // A country's own country is itself.
        entry.country = values(country).next().filter(|country| **country != self.id).map(str::to_lowercase);
        entry.gender = self.claims.gender().filter(|_| of_person);
        entry.priority = i32::try_from(self.sitelinks).unwrap_or(i32::MAX);
        let links = [("geonames", &self.claims.geonames), ("iso3166", &self.claims.iso3166)];
        for (link, statements) in links {
            entry.links.extend(values(statements).next().map(|value| (link.to_owned(), value.to_owned())));
        }
        entry.links.insert("wikidata".to_owned(), self.id.into_owned());
        Ok(entry)
    }
}

impl<'l> DeserializeSeed<'l> for &mut WikidataItem<'l> {
    type Value = ();

    fn deserialize<D: Deserializer<'l>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'l> Visitor<'l> for &mut WikidataItem<'l> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an item")
    }

    fn visit_map<A: MapAccess<'l>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(BorrowedStr(key)) = map.next_key()? {
            match &*key {
                "entities" => {
                    self.is_several = true;
                    return Err(A::Error::custom("several items"));
                }
                "id" => BorrowedStr(self.id) = map.next_value()?,
                "labels" => self.labels = map.next_value()?,
                "aliases" => self.aliases = map.next_value()?,
                "claims" => self.claims = map.next_value()?,
                "sitelinks" => Count(self.sitelinks) = map.next_value()?,
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
            // Claims are most of a line, and few items have an Arabic label.
            self.nothing = match &*key {
                "id" if number(&self.id).is_none() => Some(SkipReason::NotAnItem),
                "labels" if self.labels.ar.is_none() => Some(SkipReason::NoArabicLabel),
                "claims" if self.claims.kind().is_none() => Some(SkipReason::ClassWithoutKind),
                _ => None,
            };
            if self.nothing.is_some() {
                return Err(A::Error::custom("nothing to find"));
            }
        }
        Ok(())
    }
}
