//! Names of territories of the Unicode CLDR.

use std::collections::{BTreeMap, VecDeque};
use std::io::BufRead;

use serde::Deserialize;

use super::collector::Collector;
use super::{Entry, Import, Kind, SkipReason};
use crate::error::Error;
use crate::limits::IMPORT_LINE_BYTES;
use crate::util::container;

/// The part of `territories.json` that is needed.
#[derive(Deserialize)]
struct Territories {
    main: BTreeMap<String, Locale>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Locale {
    locale_display_names: DisplayNames,
}

#[derive(Deserialize)]
struct DisplayNames {
    territories: BTreeMap<String, String>,
}

/// The codes that are skipped: the world, unknown territories, and tests.
const NO_TERRITORY: [&str; 4] = ["001", "XA", "XB", "ZZ"];

/// The codes of organizations.
const BODIES: [&str; 2] = ["EU", "UN"];

/// The two-letter codes that are not countries in ISO 3166: reserved, or the CLDR's own.
const NO_COUNTRY: [&str; 12] = ["AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XK"];

/// Reads the names of territories of the Unicode CLDR: the file `territories.json` of a locale in Arabic letters, from the repository
/// `cldr-json` (<https://github.com/unicode-org/cldr-json>, `cldr-localenames-full/main/ar`).
///
/// ```text
/// {"main":{"ar":{"localeDisplayNames":{"territories":{"LY":"ليبيا","PS":"الأراضي الفلسطينية","PS-alt-short":"فلسطين"}}}}}
/// ```
///
/// | code | kind | link |
/// |---|---|---|
/// | two letters, a country of ISO 3166 | place | `iso3166` |
/// | `EU`, `UN` | organization | |
/// | other letters, such as `XK` and `EZ` | place | |
/// | three digits, a region such as North Africa | place | `m49` |
/// | `001` (the world), `ZZ` (unknown), `XA` and `XB` (tests) | skipped | |
///
/// The id is the code in lower case. Alternative names (`-alt-short`, `-alt-variant`) are further names of their territory. Text in
/// brackets is removed from a name, and so is a hyphen between spaces: ميانمار (بورما), تيمور - ليشتي.
///
/// ```
/// use aalam::import;
///
/// let json = r#"{"main":{"ar":{"localeDisplayNames":{"territories":{"LY":"ليبيا"}}}}}"#;
/// let (gazetteer, _) = import::cldr(json.as_bytes()).into_gazetteer()?;
/// assert_eq!(gazetteer.get("ly").unwrap().links().collect::<Vec<_>>(), [("iso3166", "LY")]);
/// # Ok::<(), aalam::Error>(())
/// ```
///
/// The whole file is read into memory, up to 64 MiB; the CLDR's files are about 20 KB.
pub fn cldr<'r>(input: impl BufRead + Send + 'r) -> Import<'r> {
    let mut input = Some(input);
    let mut territories = VecDeque::new();
    Import::new(move |collector| {
        if let Some(input) = input.take() {
            territories = read(input)?;
        }
        let Some((code, names)) = territories.pop_front() else { return Ok(false) };
        add(&code, names, collector);
        Ok(true)
    })
}

/// Reads the names of each territory with its code, the ordinary name first.
fn read(mut input: impl BufRead) -> Result<VecDeque<(String, Vec<String>)>, Error> {
    if let Some(error) = container::refuse(input.fill_buf().map_err(Error::io)?) {
        return Err(error);
    }
    let mut input = input.take(IMPORT_LINE_BYTES as u64);
    let file: Territories = serde_json::from_reader(&mut input).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        match error.io_error_kind() {
            Some(_) => Error::io(error.into()),
            None if input.limit() == 0 => Error::limit("a file of over 64 MiB; is it in another format?"),
            None => Error::syntax(format!("not territories.json of the CLDR ({error})")).at(line, column),
        }
    })?;
    let mut territories: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (key, name) in file.main.into_values().flat_map(|locale| locale.locale_display_names.territories) {
        let code = key.split_once("-alt-").map_or(key.as_str(), |(code, _)| code);
        territories.entry(code.to_owned()).or_default().push(plain(&name));
    }
    Ok(territories.into_iter().collect())
}

/// Returns a name as it is written in running text.
fn plain(name: &str) -> String {
    name.split('(').next().unwrap_or_default().replace(" - ", " ")
}

fn add(code: &str, names: Vec<String>, collector: &mut Collector) {
    if NO_TERRITORY.contains(&code) {
        return collector.skip(SkipReason::NoTerritory);
    }
    let kind = if BODIES.contains(&code) { Kind::Organization } else { Kind::Place };
    let mut names = names.into_iter();
    let mut entry = Entry::new(code, kind, names.next().unwrap_or_default());
    entry.aliases = names.collect();
    if code.bytes().all(|byte| byte.is_ascii_digit()) {
        entry.links.insert("m49".into(), code.into());
    } else if !NO_COUNTRY.contains(&code) {
        entry.links.insert("iso3166".into(), code.into());
    }
    collector.add(entry);
}
