//! Wikidata: the JSON dump of all items.

mod classes;
mod item;

use std::io::BufRead;

use self::item::DumpLine;
use super::lines::each_line;
use super::{Import, SkipReason, cleanup};

/// Reads items of Wikidata: the lines of a [JSON dump] (`latest-all.json`, an array with an item a line), or JSON Lines.
///
/// ```json
/// [
/// {"type":"item","id":"Q3579","labels":{"ar":{"language":"ar","value":"طرابلس"},"en":{"language":"en","value":"Tripoli"}},"aliases":{"ar":[{"language":"ar","value":"طرابلس الغرب"}]},"claims":{"P31":[{"mainsnak":{"snaktype":"value","property":"P31","datavalue":{"value":{"entity-type":"item","id":"Q515"},"type":"wikibase-entityid"}},"type":"statement","rank":"normal"}]},"sitelinks":{"arwiki":{"site":"arwiki","title":"طرابلس"}}},
/// ]
/// ```
///
/// The name is the label in Arabic (`ar`), the aliases are those in Arabic. Labels in Arabic dialects (`arz`, `ary`, …) are left out:
/// most were made by a transliterating program. `latin` is the English label, or the one for all languages (`mul`).
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
/// The first class that has a kind counts, the preferred statements before the others, the deprecated ones never. Where none has,
/// an item that GeoNames knows (P1566) is a place: this is how the villages of all countries come in, whose classes are legion.
/// Whatever remains is skipped: works, events, species, categories; ships; given and family names; professions, which are ordinary
/// words.
///
/// # The other fields
///
/// - `id` is `q3579`, and `links` have `wikidata` (`Q3579`), `geonames` (P1566) and `iso3166` (P297).
/// - `country` is the id of the country (P17; of a person, of citizenship, P27) in the same dump: `q1016`.
/// - `priority` is the number of sitelinks: of how many pages in all languages and projects tell of the item; some hundreds at most.
///
/// # Names
///
/// Of a name, what is in brackets at the end is cut off. An alias of a person that is one word is weak, and so is any name that is
/// an ordinary word; an item that has no other name is skipped.
///
/// A line without `"ar":` is not even parsed, and no line any further than there is something to find in it. Several parts of a
/// dump, each an array, can follow one another.
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
        // Quotes inside strings are escaped: this is a key, be it of a label or of a description.
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
