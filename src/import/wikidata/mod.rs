//! Wikidata: the JSON dump of all items.

mod classes;
mod item;

use std::io::BufRead;

use self::item::DumpLine;
use super::lines::each_line;
use super::{Import, SkipReason, cleanup};

/// Reads Wikidata items: the lines of a [JSON dump] (`latest-all.json`, an array with one item per line), or JSON Lines.
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
pub fn wikidata<'r>(input: impl BufRead + 'r) -> Import<'r> {
    each_line(input, |line, intake| {
        let line = line.trim();
        let object = line.strip_suffix(',').unwrap_or(line);
        if matches!(object, "[" | "]") {
            return Ok(());
        }
        if !object.starts_with('{') {
            return intake.refuse(SkipReason::NotAnObject);
        }
        // Quotes inside strings are escaped, so this is a key: of a label, or of a description.
        if !object.contains("\"ar\":") {
            intake.skip(SkipReason::NoArabicLabel);
            return Ok(());
        }
        match item::read(object) {
            DumpLine::Entry(entry) => cleanup::add(*entry, intake),
            DumpLine::Nothing(reason) => intake.skip(reason),
            DumpLine::Broken => return intake.refuse(SkipReason::BrokenObject),
        }
        Ok(())
    })
}
