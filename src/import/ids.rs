//! Makes kinds and ids from the labels and names of other sources.

use std::borrow::Cow;
use std::iter;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::{Entry, Kind};
use crate::gazetteer::name::{is_plain, spelled};
use crate::gazetteer::{Gender, labels};

/// Returns the kind that a source calls `label`: a known kind, or else a kind of its own, with hyphens for spaces. Returns `None` if the
/// label is blank.
///
/// | label | kind |
/// |---|---|
/// | `PER`, `PERS`, `PERSON`, `HUMAN`, شخص, شخصية | person |
/// | `LOC`, `LOCATION`, `GPE`, `GEO`, `FAC`, `FACILITY`, `PLACE`, `COUNTRY`, `CITY`, …, مكان, موقع, دولة, مدينة, محافظة, … | place |
/// | `ORG`, `ORGANIZATION`, `ORGANISATION`, `COMPANY`, `GOVERNMENT`, …, منظمة, مؤسسة, شركة, هيئة, … | organization |
/// | `TITLE`, `OCC`, `JOBTITLE`, `POSITION`, `RANK`, `ROLE`, …, لقب, منصب, رتبة, وظيفة | title |
/// | `NORP`, `NATIONALITY`, `COUNTRY_ADJ`, `DEMONYM`, جنسية | nationality |
///
/// Case, the plural (`companies`, مدن) and the Arabic article do not matter. Of a label in two parts, the second counts if it is a title
/// or a nationality (`person:title`), otherwise the first (`PER:Politician`).
///
/// ```
/// use aalam::{Kind, import};
///
/// assert_eq!(import::kind_of_label("Organisations"), Some(Kind::Organization));
/// assert_eq!(import::kind_of_label("الأماكن"), Some(Kind::Place));
/// assert_eq!(import::kind_of_label("Sea Vessel"), "sea-vessel".parse().ok());
/// ```
pub fn kind_of_label(label: &str) -> Option<Kind> {
    labels::kind(label).cloned().or_else(|| own(label))
}

/// Returns the kind of a GATE list: that of its annotation or major type, which its minor type may say more exactly.
pub(super) fn kind_of_gate(label: &str, minor: Option<&str>) -> Option<Kind> {
    match labels::kind(label) {
        Some(major) => labels::refined(major, minor.unwrap_or_default()).cloned(),
        None => own(label),
    }
}

fn own(label: &str) -> Option<Kind> {
    let name = hyphened(label);
    Kind::meant_by(&name).or_else(|| name.parse().ok())
}

/// Returns `text` in lower case, with one hyphen for each run of spaces and controls.
pub(super) fn hyphened(text: &str) -> String {
    let parts = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("-").to_lowercase()
}

/// Gives an entry an id if its source has none: `word`, a colon, the Latin name if there is one, and the
/// [`fingerprint`]. No id of the embedded gazetteer has a colon.
pub(super) fn add_id(entry: &mut Entry, word: &str) {
    if !entry.id.trim().is_empty() {
        return;
    }
    let latin = entry.latin.as_deref().unwrap_or_default();
    let mut id = String::with_capacity(word.len() + latin.len() + 18);
    id.push_str(word);
    id.push(':');
    let start = id.len();
    push_slug(&mut id, latin);
    if id.len() > start {
        id.push('-');
    }
    // Most of the time of an id would go into formatting the number.
    let print = fingerprint(entry);
    for digit in (0..16).rev().map(|place| print >> (4 * place) & 15) {
        id.extend(char::from_digit(digit as u32, 16));
    }
    entry.id = id;
}

/// Hashes what says who an entity is: kind, name, Latin name, country, gender, links and attributes, but none of what
/// may be tuned, such as aliases and the priority.
///
/// Ids contain it, so it must never change. It is FNV-1a of 64 bits (<http://www.isthe.com/chongo/tech/comp/fnv/>) over
/// the texts, each with a byte behind it that no text has.
fn fingerprint(entry: &Entry) -> u64 {
    let gender = entry.gender.map_or("", Gender::as_str);
    let (latin, country) = (entry.latin.as_deref(), entry.country.as_deref());
    // As the entry will have it: marks make no other id.
    let name = if is_plain(&entry.name) { Cow::Borrowed(entry.name.as_str()) } else { spelled(&entry.name).into() };
    let texts = [entry.kind.as_str(), &name, latin.unwrap_or_default(), country.unwrap_or_default(), gender];
    let maps = [&entry.links, &entry.attributes].into_iter().flat_map(|map| {
        let texts = map.iter().flat_map(|(key, value)| [key.as_str(), value]);
        texts.chain(iter::once(""))
    });
    let mut hash: u64 = 0xCBF2_9CE4_8422_2325;
    let mut add = |byte: u8| hash = (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01B3);
    for text in texts.into_iter().chain(maps) {
        text.trim().bytes().for_each(&mut add);
        add(0xFF);
    }
    hash
}

/// Makes an id from the Latin name `text`: its letters and digits without accents, with one hyphen for anything between them.
pub(super) fn slug(text: &str) -> Option<String> {
    let mut slug = String::with_capacity(text.len());
    push_slug(&mut slug, text);
    (!slug.is_empty()).then_some(slug)
}

/// Adds the [`slug`] of `text` to an id.
fn push_slug(id: &mut String, text: &str) {
    let plain: Cow<'_, str> = match text.is_ascii() {
        true => Cow::Borrowed(text),
        false => text.nfkd().filter(|&c| !is_combining_mark(c)).collect(),
    };
    let start = id.len();
    for part in plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty()) {
        if id.len() > start {
            id.push('-');
        }
        id.push_str(part);
    }
    if let Some(slug) = id.get_mut(start..) {
        slug.make_ascii_lowercase();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn made_ids_never_change() {
        let mut entry = Entry::new("", Kind::Place, "ميناء جنزور");
        let mut ids = Vec::new();
        let mut id_of = |entry: &Entry| {
            let mut entry = entry.clone();
            add_id(&mut entry, "ports");
            ids.push(entry.id);
        };
        id_of(&entry);
        entry.latin = Some("Port of Janzur".to_owned());
        id_of(&entry);
        entry.country = Some("libya".to_owned());
        id_of(&entry);
        entry.gender = Some(Gender::Female);
        id_of(&entry);
        entry.links.insert("a".to_owned(), "b".to_owned());
        id_of(&entry);
        entry.attributes = std::mem::take(&mut entry.links);
        id_of(&entry);
        entry.kind = "harbour".parse().unwrap();
        id_of(&entry);
        // What does not say who it is.
        entry.aliases.push("مرسى جنزور".to_owned());
        entry.weak_aliases.push("جنزور".to_owned());
        (entry.priority, entry.foreign) = (3, true);
        entry.name = " ميناء  جَنـــزور\n".to_owned();
        id_of(&entry);
        assert_eq!(
            ids,
            [
                "ports:ddbea77284bf9f7a",
                "ports:port-of-janzur-03a47bf9d0399fac",
                "ports:port-of-janzur-9282671b50a4b955",
                "ports:port-of-janzur-b9904d8b16caa3f1",
                "ports:port-of-janzur-3915ce4bb81144c2",
                "ports:port-of-janzur-6ae06f919f3ed8bc",
                "ports:port-of-janzur-9fed9b93a146cd20",
                "ports:port-of-janzur-9fed9b93a146cd20",
            ]
        );
    }
}
