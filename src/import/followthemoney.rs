//! FollowTheMoney: the entities of OpenSanctions, Aleph and others.

use std::borrow::Cow;
use std::fmt;
use std::io::BufRead;

use serde::de::{self, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::collector::is_arabic;
use super::lines::each_line;
use super::{Entry, Import, Kind, SkipReason, cleanup};
use crate::util::borrowed_str::BorrowedStr;

/// Reads entities of [FollowTheMoney](https://followthemoney.tech/docs/), one per line, as OpenSanctions publishes them
/// (`entities.ftm.json`, `targets.nested.json`) and Aleph exports them. The model's schemata are listed
/// [here](https://followthemoney.tech/explorer/).
///
/// ```json
/// {"id":"NK-x","schema":"Person","caption":"Omar Hasan","properties":{"name":["Omar Hasan","عمر حسن"],"weakAlias":["أبو سالم"],"country":["ly"],"wikidataId":["Q1"]}}
/// ```
///
/// # Kinds
///
/// | kind | schema |
/// |---|---|
/// | person | `Person` |
/// | organization | `Organization`, `Company`, `PublicBody`, and `LegalEntity`, which may also be a person |
/// | title | `Position` |
/// | place | `Territory` |
/// | vessel, airplane, vehicle | `Vessel`, `Airplane`, `Vehicle` |
///
/// Entities of other schemata are skipped: addresses, sanctions, securities, documents, and all that link other entities.
///
/// # The other fields
///
/// - A property may have a text instead of a list of texts.
/// - Names are the values of `name`, `alias` and `previousName` that have an Arabic letter, in this order; those of `weakAlias` are weak.
///   An entity whose Arabic names are all weak is skipped. Values have no language: some are Persian or Urdu. These are kept, because many
///   name the same people in the same letters.
/// - `id` is the source's id in lower case. In `links`, `followthemoney` is the unchanged id, and `wikidata` is `wikidataId` or an id such
///   as `Q42`.
/// - `latin` is the caption if it is in Latin letters, or else the first name that is.
/// - `country` is the embedded gazetteer's entry for the first of `country`, `nationality`, `citizenship`, `jurisdiction`, `mainCountry`
///   and `flag` that has a single value; several values would be ambiguous.
/// - `gender` is set for people only.
/// - Text in brackets at the end of a name is removed. A one-word name of a person is weak unless it comes first, and so is any name that
///   is an ordinary word; an entity without any other name is skipped.
///
/// ```
/// use aalam::import;
///
/// let line = r#"{"id":"NK-x","schema":"Person","properties":{"name":["Omar Hasan","عمر حسن"],"country":["ly"]}}"#;
/// let (gazetteer, _) = import::followthemoney(line.as_bytes()).into_gazetteer()?;
/// let omar = gazetteer.get("nk-x").unwrap();
/// assert_eq!((omar.name(), omar.latin(), omar.country()), ("عمر حسن", Some("Omar Hasan"), Some("libya")));
/// # Ok::<(), aalam::Error>(())
/// ```
pub fn followthemoney<'r>(input: impl BufRead + Send + 'r) -> Import<'r> {
    each_line(input, |line, collector| {
        let Ok(entity) = serde_json::from_str::<FtmEntity<'_>>(line) else {
            return collector.refuse(SkipReason::NotAnEntity);
        };
        match entity.into_entry() {
            Ok(entry) => cleanup::add(entry, collector),
            Err(reason) => collector.skip(reason),
        }
        Ok(())
    })
}

#[derive(Deserialize)]
struct FtmEntity<'l> {
    #[serde(borrow)]
    id: Cow<'l, str>,
    #[serde(borrow)]
    schema: Cow<'l, str>,
    #[serde(borrow, default)]
    caption: Option<Cow<'l, str>>,
    #[serde(borrow)]
    properties: Properties<'l>,
}

/// The values of a property: a list, or in files of other programs also a single text.
#[derive(Default)]
struct Values<'l>(Vec<BorrowedStr<'l>>);

impl<'de: 'l, 'l> Deserialize<'de> for Values<'l> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ValuesVisitor)
    }
}

struct ValuesVisitor;

impl<'de> Visitor<'de> for ValuesVisitor {
    type Value = Values<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of texts, or a text")
    }

    fn visit_borrowed_str<E: de::Error>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Values(vec![BorrowedStr(Cow::Borrowed(text))]))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Values(vec![BorrowedStr(Cow::Owned(text.to_owned()))]))
    }

    fn visit_unit<E: de::Error>(self) -> Result<Self::Value, E> {
        Ok(Values::default())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = list.next_element::<Option<BorrowedStr<'de>>>()? {
            values.extend(value);
        }
        Ok(Values(values))
    }
}

impl<'l> Values<'l> {
    fn as_slice(&self) -> &[BorrowedStr<'l>] {
        &self.0
    }
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Properties<'l> {
    #[serde(borrow)]
    name: Values<'l>,
    alias: Values<'l>,
    previous_name: Values<'l>,
    weak_alias: Values<'l>,
    country: Values<'l>,
    nationality: Values<'l>,
    citizenship: Values<'l>,
    jurisdiction: Values<'l>,
    main_country: Values<'l>,
    flag: Values<'l>,
    gender: Values<'l>,
    wikidata_id: Values<'l>,
}

/// Returns the kind of a schema's entities.
fn kind(schema: &str) -> Option<Kind> {
    match schema {
        "Person" => Some(Kind::Person),
        "Organization" | "Company" | "PublicBody" | "LegalEntity" => Some(Kind::Organization),
        "Position" => Some(Kind::Title),
        "Territory" => Some(Kind::Place),
        "Vessel" | "Airplane" | "Vehicle" => schema.to_lowercase().parse().ok(),
        _ => None,
    }
}

/// Returns the names that have an Arabic letter.
fn arabic(names: &Values<'_>) -> impl Iterator<Item = String> {
    names.as_slice().iter().map(|BorrowedStr(name)| &**name).filter(|name| is_arabic(name)).map(str::to_owned)
}

impl FtmEntity<'_> {
    fn into_entry(self) -> Result<Entry, SkipReason> {
        let kind = kind(&self.schema).ok_or(SkipReason::SchemaWithoutKind)?;
        let Properties { name, alias, previous_name, weak_alias, gender, wikidata_id, .. } = &self.properties;
        let mut strong = [name, alias, previous_name].into_iter().flat_map(arabic);
        let mut entry = Entry::new(&*self.id, kind, strong.next().ok_or(SkipReason::NoStrongArabicName)?);
        entry.aliases = strong.collect();
        entry.weak_aliases = arabic(weak_alias).collect();
        let captions = self.caption.iter().chain(name.as_slice().iter().map(|BorrowedStr(name)| name));
        entry.latin = captions.map(|caption| &**caption).find(|caption| cleanup::is_latin(caption)).map(str::to_owned);
        entry.country = self.properties.country().and_then(cleanup::country);
        entry.gender = match gender.as_slice() {
            [BorrowedStr(gender)] if entry.kind == Kind::Person => gender.parse().ok(),
            _ => None,
        };
        let wikidata =
            wikidata_id.as_slice().first().map(|BorrowedStr(id)| id).or(Some(&self.id).filter(|id| is_of_wikidata(id)));
        entry.links.extend(wikidata.map(|id| ("wikidata".to_owned(), id.to_string())));
        entry.links.insert("followthemoney".to_owned(), self.id.into_owned());
        Ok(entry)
    }
}

/// Whether `id` is the id of a Wikidata item, such as Q42.
fn is_of_wikidata(id: &str) -> bool {
    id.strip_prefix('Q').is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}

impl Properties<'_> {
    /// Returns the code of the only country.
    fn country(&self) -> Option<&str> {
        let Self { country, nationality, citizenship, jurisdiction, main_country, flag, .. } = self;
        let codes = [country, nationality, citizenship, jurisdiction, main_country, flag];
        codes.into_iter().find_map(|codes| match codes.as_slice() {
            [BorrowedStr(code)] => Some(&**code),
            _ => None,
        })
    }
}
