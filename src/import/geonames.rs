//! GeoNames: the table of places, with their Arabic names from the table of alternate names.

use std::io::BufRead;

use super::cleanup::{self, ISO3166};
use super::lines::RecordLines;
use super::{Entry, Import, Kind, SkipReason};

/// Reads places of GeoNames: `names` is the table of alternate names (`alternateNamesV2.txt` or `alternateNames.txt`), `places` the table
/// of places (`allCountries.txt`, or one for a country or for cities). The [readme] of the dumps describes both; columns are separated by
/// tabs (⇥):
///
/// ```text
/// 8023415⇥2210247⇥ar⇥طرابلس⇥1
/// ```
/// ```text
/// 2210247⇥Tripoli⇥Tripoli⇥Taraablus,Tripoli⇥32.88743⇥13.18733⇥P⇥PPLC⇥LY⇥⇥77⇥⇥⇥⇥1150989⇥⇥19⇥Africa/Tripoli⇥2024-01-05
/// ```
///
/// The alternate names are read first. Only those in Arabic (`ar`) are kept, at about forty bytes plus the name each, so the memory needed
/// depends on these alone. Then places are read one by one. A place without an Arabic name is skipped. The names in the table of places
/// itself are ignored, because it does not give their languages: some are Persian or Urdu in the same letters.
///
/// # From a place to an entry
///
/// - The kind is always place, for all feature classes (A, H, L, P, R, S, T, U, V). The attribute `feature` has the class and code as
///   GeoNames writes them: `P.PPLC`.
/// - `id` is `geonames-2210247`, and `links` have `geonames` (`2210247`). `latin` is the place's main name if it is in Latin letters.
/// - The preferred name comes first. Historical and colloquial names are weak; a place without any other name is skipped.
/// - `country` is the embedded gazetteer's entry for the country. A country itself (`A.PCLI`) has the link `iso3166` instead.
/// - `priority` is three per binary digit of the population, or about ten per decimal digit: 30 for a thousand people, 60 for a million.
///   The priorities of [`wikidata`](super::wikidata()) have the same order of magnitude.
/// - Text in brackets at the end of a name is removed. A name that is an ordinary word is weak, and a place without any other name is
///   skipped: many villages are called النور, but the word more often means light.
///
/// [readme]: https://download.geonames.org/export/dump/readme.txt
///
/// ```
/// use aalam::import;
///
/// let names = "8023415\t2210247\tar\tطرابلس\t1\t\t\t\n";
/// let places = "2210247\tTripoli\tTripoli\t\t32.9\t13.2\tP\tPPLC\tLY\t\t77\t\t\t\t1150989\t\t19\tAfrica/Tripoli\t2024-01-05\n";
/// let (gazetteer, _) = import::geonames(names.as_bytes(), places.as_bytes()).into_gazetteer()?;
/// let tripoli = gazetteer.get("geonames-2210247").unwrap();
/// assert_eq!((tripoli.name(), tripoli.latin(), tripoli.country()), ("طرابلس", Some("Tripoli"), Some("libya")));
/// # Ok::<(), aalam::Error>(())
/// ```
pub fn geonames<'r>(names: impl BufRead + Send + 'r, places: impl BufRead + Send + 'r) -> Import<'r> {
    let (mut name_lines, mut place_lines) = (Some(RecordLines::new(names)), RecordLines::new(places));
    let mut names = AlternateNames::default();
    Import::new(move |collector| {
        if let Some(lines) = &mut name_lines {
            match lines.next_line(collector)? {
                Some(line) if names.add(line) => {}
                Some(_) if collector.line > 1 => collector.skip(SkipReason::NotAnAlternateName),
                Some(_) => collector.refuse(SkipReason::NotAnAlternateName)?,
                None => {
                    names.sort();
                    name_lines = None;
                }
            }
            return Ok(true);
        }
        let Some(line) = place_lines.next_line(collector)? else { return Ok(false) };
        match place(line, &names) {
            PlaceLine::Entry(entry) => cleanup::add(*entry, collector),
            PlaceLine::Nothing(reason) => collector.skip(reason),
            PlaceLine::Broken => collector.refuse(SkipReason::NotAPlace)?,
        }
        Ok(true)
    })
}

/// The status of a name, the best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Use {
    Preferred,
    Usual,
    /// Historical or colloquial.
    Rare,
}

/// The Arabic names of all places.
#[derive(Default)]
struct AlternateNames {
    text: String,
    /// The place, the status of the name, and where it begins and ends in the text; sorted in this order once all are read.
    names: Vec<(u32, Use, usize, usize)>,
}

impl AlternateNames {
    /// Reads a line of the table; returns whether the line is valid.
    fn add(&mut self, line: &str) -> bool {
        let mut fields = line.split('\t');
        let mut number = || fields.next().and_then(|field| field.parse::<u32>().ok());
        let (Some(_), Some(place)) = (number(), number()) else { return false };
        let (Some(language), Some(name)) = (fields.next(), fields.next()) else { return false };
        if language != "ar" {
            return true;
        }
        // Of the flags preferred, short, colloquial and historical, old tables omit the last ones if they are empty.
        let mut is = || fields.next() == Some("1");
        let [preferred, _short, colloquial, historical] = [is(), is(), is(), is()];
        let role = match (preferred, colloquial || historical) {
            (_, true) => Use::Rare,
            (true, _) => Use::Preferred,
            _ => Use::Usual,
        };
        let start = self.text.len();
        self.text.push_str(name);
        self.names.push((place, role, start, self.text.len()));
        true
    }

    fn sort(&mut self) {
        self.names.sort_unstable();
    }

    /// Returns the names of a place, the best first.
    fn of(&self, place: u32) -> impl Iterator<Item = (Use, &str)> {
        let first = self.names.partition_point(|(other, ..)| *other < place);
        let names = self.names.iter().skip(first).take_while(move |(other, ..)| *other == place);
        names.map(|&(_, role, start, end)| (role, self.text.get(start..end).unwrap_or_default()))
    }
}

/// The content of a line of the table of places.
enum PlaceLine {
    Entry(Box<Entry>),
    /// A skipped place, with the reason.
    Nothing(SkipReason),
    /// A line that is not a place.
    Broken,
}

/// The number of the table's columns.
const COLUMNS: usize = 19;

fn place(line: &str, names: &AlternateNames) -> PlaceLine {
    let Some((number, rest)) = line.split_once('\t') else { return PlaceLine::Broken };
    let Ok(id) = number.parse() else { return PlaceLine::Broken };
    let mut names = names.of(id).peekable();
    if names.peek().is_none() {
        return PlaceLine::Nothing(SkipReason::NoArabicName);
    }
    let columns: Vec<&str> = rest.split('\t').collect();
    let [latin, _, _, _, _, class, code, country, _, _, _, _, _, population, ..] = columns[..] else {
        return PlaceLine::Broken;
    };
    if columns.len() + 1 < COLUMNS {
        return PlaceLine::Broken;
    }
    let mut entry = Entry::new(format!("geonames-{id}"), Kind::Place, "");
    for (role, name) in names {
        let list = if role == Use::Rare { &mut entry.weak_aliases } else { &mut entry.aliases };
        list.push(name.to_owned());
    }
    if entry.aliases.is_empty() {
        return PlaceLine::Nothing(SkipReason::RareNamesOnly);
    }
    entry.name = entry.aliases.remove(0);
    entry.latin = Some(latin.to_owned()).filter(|latin| cleanup::is_latin(latin));
    let feature = format!("{class}.{code}");
    match feature.as_str() {
        "A.PCLI" => drop(entry.links.insert(ISO3166.to_owned(), country.to_owned())),
        _ => entry.country = cleanup::country(country),
    }
    // Where the population is unknown, tables have 0.
    let population: u64 = population.parse().unwrap_or_default();
    entry.priority = 3 * (u64::BITS - population.leading_zeros()) as i32;
    entry.links.insert("geonames".to_owned(), id.to_string());
    entry.attributes.insert("feature".to_owned(), feature);
    PlaceLine::Entry(Box::new(entry))
}
