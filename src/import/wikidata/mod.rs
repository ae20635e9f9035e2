//! Wikidata: the JSON dump of all items, and what the web API returns.

mod classes;
mod item;

use std::fmt;
use std::io::BufRead;

use serde::de::{IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use self::item::DumpLine;
use super::collector::Collector;
use super::lines::RecordLines;
use super::{Import, SkipReason, cleanup};
use crate::error::Error;
use crate::limits::IMPORT_LINE_BYTES;

/// Reads Wikidata items: the lines of a [JSON dump] (`latest-all.json`, an array with one item per line), JSON Lines, or what the web API
/// returns (`{"entities": …}`, of `wbgetentities` and `Special:EntityData`). An object may also be written over several lines, up to 64 MiB.
///
/// ```json
/// [
/// {"type":"item","id":"Q3579","labels":{"ar":{"language":"ar","value":"طرابلس"},"en":{"language":"en","value":"Tripoli"}},"aliases":{"ar":[{"language":"ar","value":"طرابلس الغرب"}]},"claims":{"P31":[{"mainsnak":{"snaktype":"value","property":"P31","datavalue":{"value":{"entity-type":"item","id":"Q515"},"type":"wikibase-entityid"}},"type":"statement","rank":"normal"}]},"sitelinks":{"arwiki":{"site":"arwiki","title":"طرابلس"}}},
/// ]
/// ```
///
/// The name is the Arabic label (`ar`), and the aliases are the Arabic ones. Labels in Arabic dialects (`arz`, `ary`, …) are skipped: most
/// were produced by transliteration programs. `latin` is the English label, or the one for all languages (`mul`).
///
/// # Kinds
///
/// | kind | an instance (P31) of |
/// |---|---|
/// | person | human (Q5); with the gender (P21) |
/// | title | position, public office, military rank, title, noble title |
/// | place | country, state, province, city, town, village, quarter, street, river, sea, mountain, island, airport, stadium, mosque, … |
/// | organization | government, ministry, parliament, court, party, army, company, bank, university, hospital, newspaper, broadcaster, club, … |
///
/// The first class that has a kind counts. Preferred statements come first; deprecated ones are ignored. If no class has a kind, an item
/// with a GeoNames id (P1566) is a place: this covers the villages of all countries, which have countless classes. All other items are
/// skipped: works, events, species, categories; ships; given and family names; professions, which are ordinary words.
///
/// # The other fields
///
/// - `id` is `q3579`, and `links` have `wikidata` (`Q3579`), `geonames` (P1566) and `iso3166` (P297).
/// - `country` is the id of the country (P17; of a person, of citizenship, P27) in the same dump: `q1016`.
/// - `priority` is the number of sitelinks (pages about the item in all languages and projects): a few hundred at most.
///
/// # Names
///
/// Text in brackets at the end of a name is removed. A one-word alias of a person is weak, and so is any name that is an ordinary word; an
/// item without any other name is skipped.
///
/// A line without `"ar":` is not parsed at all, and parsing of any line stops once the item is known to be skipped. The input may be
/// several parts of a dump, one after another, each an array.
///
/// [JSON dump]: https://doc.wikimedia.org/Wikibase/master/php/docs_topics_json.html
///
/// ```
/// use aalam::import;
///
/// let dump = r#"[
/// {"id":"Q3579","labels":{"ar":{"value":"\u0637\u0631\u0627\u0628\u0644\u0633"}},"claims":{"P31":[{"mainsnak":{"datavalue":{"value":{"id":"Q515"}}}}]},"sitelinks":[]}
/// ]"#;
/// let (gazetteer, _) = import::wikidata(dump.as_bytes()).into_gazetteer()?;
/// assert_eq!(gazetteer.get("q3579").unwrap().name(), "طرابلس");
/// # Ok::<(), aalam::Error>(())
/// ```
pub fn wikidata<'r>(input: impl BufRead + Send + 'r) -> Import<'r> {
    let mut lines = RecordLines::new(input);
    let mut open: Option<Object> = None;
    Import::new(move |collector| {
        let Some(line) = lines.next_line(collector)? else {
            if let Some(object) = open.take() {
                collector.line = object.line;
                collector.refuse(SkipReason::BrokenObject)?;
            }
            return Ok(false);
        };
        let line = line.trim();
        match &mut open {
            Some(object) => object.add(line),
            None if matches!(line, "[" | "]") => return Ok(true),
            None if begins_object(line) => open = Some(Object::new(line, collector.line)),
            None => {
                read_line(line, collector)?;
                return Ok(true);
            }
        }
        if let Some(object) = open.take_if(|object| object.depth == 0) {
            collector.line = object.line;
            read_object(&object.text, collector)?;
        } else if open.take_if(|object| object.text.len() > IMPORT_LINE_BYTES).is_some() {
            collector.skip(SkipReason::LongLine);
        }
        Ok(true)
    })
}

/// Whether an object begins here and ends on another line, as programs write it for people.
fn begins_object(line: &str) -> bool {
    let Some(rest) = line.strip_prefix('{') else { return false };
    rest.is_empty() || (rest.trim_start().starts_with("\"entities\"") && depth_after(0, line) > 0)
}

/// Reads an object that is alone on its line.
fn read_line(line: &str, collector: &mut Collector) -> Result<(), Error> {
    if !line.starts_with('{') {
        return collector.refuse(SkipReason::NotAnObject);
    }
    // Quotes inside strings are escaped, so this is a key: of a label, or of a description.
    if !line.contains("\"ar\":") {
        collector.skip(SkipReason::NoArabicLabel);
        return Ok(());
    }
    read_object(line, collector)
}

/// Reads an item, or an object of several items, as the web API returns them. A comma may stand after it.
fn read_object(object: &str, collector: &mut Collector) -> Result<(), Error> {
    let object = object.trim_end();
    let object = object.strip_suffix(',').unwrap_or(object);
    match item::read(object) {
        DumpLine::Entry(entry) => cleanup::add(*entry, collector),
        DumpLine::Nothing(reason) => collector.skip(reason),
        DumpLine::Broken => return collector.refuse(SkipReason::BrokenObject),
        DumpLine::Several => {
            let Ok(several) = serde_json::from_str::<Several<'_>>(object) else {
                return collector.refuse(SkipReason::BrokenObject);
            };
            for item in several.entities.0 {
                match item::read(item) {
                    DumpLine::Entry(entry) => cleanup::add(*entry, collector),
                    DumpLine::Nothing(reason) => collector.skip(reason),
                    DumpLine::Broken | DumpLine::Several => collector.skip(SkipReason::NotAnItem),
                }
            }
        }
    }
    Ok(())
}

/// An object that is read line by line.
struct Object {
    /// The line on which it begins.
    line: usize,
    text: String,
    /// The number of brackets that are open.
    depth: usize,
}

impl Object {
    fn new(text: &str, line: usize) -> Self {
        let mut object = Self { line, text: String::new(), depth: 0 };
        object.add(text);
        object
    }

    /// Adds a line.
    fn add(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
        self.depth = depth_after(self.depth, line);
    }
}

/// Returns the number of brackets that are open after `line`, if `depth` were before it. No string goes on past the end of a line.
fn depth_after(mut depth: usize, line: &str) -> usize {
    let (mut is_string, mut is_escaped) = (false, false);
    for byte in line.bytes() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' if is_string => is_escaped = true,
            b'"' => is_string = !is_string,
            b'{' | b'[' if !is_string => depth += 1,
            b'}' | b']' if !is_string => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    depth
}

/// What the web API returns: items by their ids.
#[derive(Deserialize)]
struct Several<'l> {
    #[serde(borrow)]
    entities: RawItems<'l>,
}

/// Objects that are not parsed yet, in the order of the source.
struct RawItems<'l>(Vec<&'l str>);

impl<'de: 'l, 'l> Deserialize<'de> for RawItems<'l> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawItemsVisitor)
    }
}

struct RawItemsVisitor;

impl<'de> Visitor<'de> for RawItemsVisitor {
    type Value = RawItems<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object of items")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut items = Vec::new();
        while let Some((_, item)) = map.next_entry::<IgnoredAny, &'de RawValue>()? {
            items.push(item.get());
        }
        Ok(RawItems(items))
    }

    // PHP writes an array without keys, such as an empty one, as a list.
    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element::<&'de RawValue>()? {
            items.push(item.get());
        }
        Ok(RawItems(items))
    }
}
