//! Large collections as gazetteers: what is imported from Wikidata, GeoNames and FollowTheMoney, and what is skipped and why.

use std::fs::File;
use std::io::{BufReader, Read, Write};
use std::path::Path;

use aalam::import::{self, Import};
use aalam::{Entry, Error, Gazetteer, Gender, Kind, Tagger};
use proptest::prelude::*;
use tempfile::NamedTempFile;

use super::check_entries_load;

fn open(name: &str) -> BufReader<File> {
    BufReader::new(File::open(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import").join(name)).unwrap())
}

/// Returns the entries of an import after loading them from a gazetteer file, which must not change them, and the summary.
fn load(mut import: Import<'_>) -> (Vec<Entry>, String) {
    let mut file = NamedTempFile::new().unwrap();
    let entries: Vec<Entry> = import.by_ref().collect::<Result<_, _>>().unwrap();
    for entry in &entries {
        writeln!(file, "{}", serde_json::to_string(entry).unwrap()).unwrap();
    }
    let loaded = Gazetteer::from_path(file.path()).unwrap();
    assert_eq!(loaded.entries().map(|entry| entry.to_entry()).collect::<Vec<_>>(), entries);
    (entries, import.summary().to_string())
}

fn wikidata() -> (Vec<Entry>, String) {
    load(import::wikidata(open("wikidata.json")))
}

fn geonames() -> (Vec<Entry>, String) {
    load(import::geonames(open("geonames-names.txt"), open("geonames-places.txt")))
}

fn followthemoney() -> (Vec<Entry>, String) {
    load(import::followthemoney(open("followthemoney.jsonl")))
}

fn get<'e>(entries: &'e [Entry], id: &str) -> &'e Entry {
    entries.iter().find(|entry| entry.id == id).unwrap_or_else(|| panic!("no {id}"))
}

fn links(entry: &Entry) -> Vec<(&str, &str)> {
    entry.links.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect()
}

#[test]
fn items_have_their_labels_and_what_statements_say() {
    let (entries, _) = wikidata();
    let tripoli = get(&entries, "q3579");
    assert_eq!(tripoli.kind, Kind::Place);
    assert_eq!(tripoli.names().collect::<Vec<_>>(), ["طرابلس", "طرابلس الغرب"]);
    assert_eq!((tripoli.latin.as_deref(), tripoli.country.as_deref()), (Some("Tripoli"), Some("q1016")));
    assert_eq!(tripoli.priority, 3);
    assert_eq!(links(tripoli), [("geonames", "2210247"), ("wikidata", "Q3579")]);
    let libya = get(&entries, "q1016");
    assert_eq!((libya.kind.clone(), &libya.country, libya.priority), (Kind::Place, &None, 1));
    assert_eq!(links(libya), [("iso3166", "LY"), ("wikidata", "Q1016")]);
}

#[test]
fn people_have_a_gender_and_the_preferred_country() {
    let (entries, _) = wikidata();
    let salim = get(&entries, "q900001");
    assert_eq!((salim.name.as_str(), salim.gender), ("سليم زهران", Some(Gender::Male)));
    assert_eq!(
        (&salim.aliases[..], &salim.weak_aliases[..]),
        (&["سليم بن علي زهران".into()][..], &["زهران".into()][..])
    );
    assert_eq!(salim.country.as_deref(), Some("q1016"));
    let layla = get(&entries, "q900002");
    assert_eq!((layla.latin.as_deref(), layla.gender), (Some("Layla Zahran"), Some(Gender::Female)));
    assert_eq!(layla.country, None);
}

#[test]
fn other_items_are_what_their_class_is_or_geonames_knows() {
    let (entries, _) = wikidata();
    assert_eq!(get(&entries, "q900003").kind, Kind::Title);
    let village = get(&entries, "q900004");
    assert_eq!((village.kind.clone(), village.priority), (Kind::Place, 0));
    let party = get(&entries, "q900005");
    assert_eq!((party.kind.clone(), party.name.as_str()), (Kind::Organization, "حزب النور"));
    assert_eq!(party.weak_aliases, ["النور"]);
    assert_eq!(get(&entries, "q900006").names().collect::<Vec<_>>(), ["وكالة الفضاء"]);
    assert_eq!(get(&entries, "q900007").priority, 2);
    assert_eq!(entries.len(), 9);
}

#[test]
fn items_that_say_too_little_are_counted() {
    let (_, summary) = wikidata();
    assert_eq!(
        summary,
        "9 entries with 13 names taken\n\
         place 4, person 2, organization 2, title 1\n\
         2 records skipped: no Arabic label (the first on line 14)\n\
         1 record skipped: not a JSON object (the first on line 22)\n\
         2 records skipped: not a complete JSON object (the first on line 20)\n\
         2 records skipped: not an instance of a class that has a kind (the first on line 15)\n\
         1 record skipped: not an item (the first on line 18)\n\
         1 record skipped: only ordinary words as names (the first on line 16)\n\
         1 name skipped: a sign that ends a name (the first on line 10: \"وكالة 😀 الفضاء\")\n\
         1 name skipped: matches the same text as another name of its entry (the first on line 2: \"طرابلس\")\n\
         2 names skipped: no Arabic letter (the first on line 4: \"Salim\")\n"
    );
}

#[test]
fn places_have_the_names_of_the_other_table() {
    let (entries, _) = geonames();
    let tripoli = get(&entries, "geonames-2210247");
    assert_eq!(tripoli.names().collect::<Vec<_>>(), ["طرابلس", "طرابلس الغرب", "أويا"]);
    assert_eq!(tripoli.weak_aliases, ["أويا"]);
    assert_eq!((tripoli.latin.as_deref(), tripoli.country.as_deref()), (Some("Tripoli"), Some("libya")));
    assert_eq!(
        (tripoli.kind.clone(), tripoli.priority, tripoli.attributes["feature"].as_str()),
        (Kind::Place, 63, "P.PPLC")
    );
    assert_eq!(links(tripoli), [("geonames", "2210247")]);
    let libya = get(&entries, "geonames-2215636");
    assert_eq!((&libya.country, links(libya)), (&None, vec![("geonames", "2215636"), ("iso3166", "LY")]));
    let village = get(&entries, "geonames-101");
    assert_eq!((village.name.as_str(), &village.weak_aliases[..]), ("قرية النور", &["النور".into()][..]));
    let valley = get(&entries, "geonames-103");
    assert_eq!(
        (valley.name.as_str(), &valley.latin, &valley.country, valley.priority),
        ("وادي زهران", &None, &None, 0)
    );
    assert_eq!(entries.len(), 4);
}

#[test]
fn places_that_say_too_little_are_counted() {
    let (_, summary) = geonames();
    assert_eq!(
        summary,
        "4 entries with 7 names taken\n\
         place 4\n\
         1 record skipped: no Arabic name (the first on line 8)\n\
         2 records skipped: not a line of the table of alternate names (the first on line 12)\n\
         2 records skipped: not a line of the table of places (the first on line 7)\n\
         1 record skipped: only historical or colloquial Arabic names (the first on line 5)\n\
         1 record skipped: only ordinary words as names (the first on line 3)\n\
         1 name skipped: a sign that ends a name (the first on line 6: \"وادي 😀 زهران\")\n"
    );
}

#[test]
fn entities_have_the_arabic_ones_of_their_names() {
    let (entries, _) = followthemoney();
    let salim = get(&entries, "nk-ab9");
    assert_eq!(
        salim.names().collect::<Vec<_>>(),
        ["سليم زهران", "سليم بن علي زهران", "سليم الزاوي", "أبو علي", "زهران"]
    );
    assert_eq!(salim.weak_aliases, ["أبو علي", "زهران"]);
    assert_eq!((salim.latin.as_deref(), salim.country.as_deref()), (Some("Salim Zahran"), Some("libya")));
    assert_eq!(salim.gender, Some(Gender::Male));
    assert_eq!(links(salim), [("followthemoney", "NK-Ab9"), ("wikidata", "Q900001")]);
    let party = get(&entries, "q900005");
    assert_eq!((party.names().collect::<Vec<_>>(), party.latin.as_deref()), (vec!["حزب النور", "النور"], None));
    assert_eq!((&party.country, links(party)[1]), (&None, ("wikidata", "Q900005")));
    let company = get(&entries, "co-1");
    assert_eq!(
        (company.name.as_str(), company.country.as_deref(), company.gender),
        ("شركة زهران", Some("libya"), None)
    );
    let kinds: Vec<_> = entries.iter().map(|entry| (entry.id.as_str(), entry.kind.as_str())).collect();
    assert_eq!(
        kinds,
        [
            ("nk-ab9", "person"),
            ("q900005", "organization"),
            ("co-1", "organization"),
            ("le-1", "organization"),
            ("pos-1", "title"),
            ("ves-1", "vessel"),
            ("terr-1", "place"),
        ]
    );
    assert_eq!(get(&entries, "pos-1").name, "وزير العدل");
}

#[test]
fn entities_that_say_too_little_are_counted() {
    let (_, summary) = followthemoney();
    assert_eq!(
        summary,
        "7 entries with 12 names taken\n\
         organization 3, person 1, title 1, place 1, vessel 1\n\
         1 record skipped: a schema without a kind (the first on line 11)\n\
         1 record skipped: no Arabic name, or only weak ones (the first on line 9)\n\
         1 record skipped: no name that text can match (the first on line 15)\n\
         3 records skipped: not an entity of FollowTheMoney (the first on line 12)\n\
         1 record skipped: only ordinary words as names (the first on line 10)\n\
         1 name skipped: a sign that ends a name (the first on line 15: \"😀 زهران\")\n"
    );
}

#[test]
fn what_was_taken_is_found_in_text() {
    let (gazetteer, _) = import::wikidata(open("wikidata.json")).into_gazetteer().unwrap();
    let tagger = Tagger::builder().gazetteer(&gazetteer).build().unwrap();
    let tagged = tagger.tag("وصل سليم زهران إلى طرابلس الغرب، وقال زهران إن حزب النور لا يضيء.");
    let found: Vec<_> = tagged.mentions().map(|mention| (mention.text(), mention.kind().as_str())).collect();
    let expected =
        [("سليم زهران", "person"), ("طرابلس الغرب", "place"), ("زهران", "person"), ("حزب النور", "organization")];
    assert_eq!(found, expected);
}

#[test]
fn a_line_may_be_as_long_as_it_likes() {
    let claim = r#"{"mainsnak":{"snaktype":"value","datavalue":{"value":{"id":"Q515"}}},"rank":"normal"}"#;
    let claims = vec![claim; 100_000].join(",");
    let line = |label: &str| {
        format!(r#"{{"id":"Q1","labels":{{"{label}":{{"value":"طرابلس"}}}},"claims":{{"P31":[{claims}]}}}}"#)
    };
    let dump = format!("[\n{},\n{}\n]\n", line("fa"), line("ar"));
    assert!(dump.len() > 16 << 20);
    let (entries, summary) = load(import::wikidata(dump.as_bytes()));
    assert_eq!(entries[0].name, "طرابلس");
    assert!(summary.contains("1 record skipped: no Arabic label (the first on line 2)"), "{summary}");
}

#[test]
fn what_the_web_api_returns_is_read() {
    let item = |id: &str, name: &str| {
        format!(
            "\"{id}\":{{\"type\":\"item\",\"id\":\"{id}\",\"labels\":{{\"ar\":{{\"language\":\"ar\",\"value\":\"{name}\"}}}},\
             \"aliases\":[],\"claims\":{{\"P31\":[{{\"mainsnak\":{{\"datavalue\":{{\"value\":{{\"id\":\"Q515\"}}}}}}}}]}}}}"
        )
    };
    let missing = "\"Q9\":{\"id\":\"Q9\",\"missing\":\"\"}";
    let items = format!("{},{missing},{}", item("Q3579", "طرابلس"), item("Q40816", "بنغازي"));
    let compact = format!("{{\"entities\":{{{items}}},\"success\":1}}\n");
    let pretty = serde_json::to_string_pretty(&serde_json::from_str::<serde_json::Value>(&compact).unwrap()).unwrap();
    let head_on_one_line = pretty.replacen("{\n  \"entities\"", "{\"entities\"", 1);
    let after_another_key = compact.replace("{\"entities\"", "{\"warnings\":{\"a\":[\"}\\\"\"]},\"entities\"");
    let windows = pretty.replace('\n', "\r\n");
    for text in [&compact, &pretty, &head_on_one_line, &after_another_key, &windows] {
        let (entries, summary) = load(import::wikidata(text.as_bytes()));
        let names: Vec<_> = entries.iter().map(|entry| (entry.id.as_str(), entry.name.as_str())).collect();
        assert_eq!(names, [("q3579", "طرابلس"), ("q40816", "بنغازي")], "{text}");
        assert!(summary.contains("1 record skipped: no Arabic label (the first on line 1)"), "{summary}");
    }
    // Items that are written over several lines, and an answer that is cut off.
    let object = |id: &str, name: &str| item(id, name).split_once(':').unwrap().1.to_owned();
    let lines = object("Q1", "درنة").replacen('{', "{\n", 1).replace("}]}}", "}]}\n}");
    let dump = format!("[\n{lines},\n{},\n{{\n\"entities\": {{\n", object("Q2", "سبها"));
    let (entries, summary) = load(import::wikidata(dump.as_bytes()));
    let names: Vec<_> = entries.iter().map(|entry| entry.name.as_str()).collect();
    assert_eq!(names, ["درنة", "سبها"], "{dump}");
    assert!(summary.contains("1 record skipped: not a complete JSON object (the first on line 6)"), "{summary}");
    assert!(
        refused(import::wikidata("{\n\"entities\": {\n".as_bytes())).to_string().starts_with("1:1: not a complete")
    );
}

#[test]
fn properties_may_be_texts_instead_of_lists() {
    let lines = concat!(
        "{\"id\":\"a\",\"schema\":\"Person\",\"properties\":{\"name\":\"سليم زهران\",\"alias\":null,\"country\":\"ly\",\"gender\":\"male\"}}\n",
        "{\"id\":\"b\",\"schema\":\"Person\",\"properties\":{\"name\":[\"\\u0644\\u064a\\u0644\\u0649 زهران\",null],\"weakAlias\":\"أم \\\"علي\\\"\"}}\n",
        "{\"id\":\"c\",\"schema\":\"Person\",\"properties\":{\"name\":7}}\n",
    );
    let (entries, summary) = load(import::followthemoney(lines.as_bytes()));
    let salim = get(&entries, "a");
    assert_eq!(
        (salim.name.as_str(), salim.country.as_deref(), salim.gender),
        ("سليم زهران", Some("libya"), Some(Gender::Male))
    );
    assert_eq!(get(&entries, "b").name, "ليلى زهران");
    assert!(summary.contains("1 record skipped: not an entity of FollowTheMoney (the first on line 3)"), "{summary}");
}

/// Errors that end an import at its first record.
fn refused(mut import: Import<'_>) -> Error {
    let error = import.next().unwrap().unwrap_err();
    assert!(import.next().is_none());
    error
}

#[test]
fn a_file_of_another_format_is_refused() {
    let jsonl = r#"["a","b"]"#.as_bytes();
    let errors = [
        refused(import::wikidata("id,name\n".as_bytes())),
        refused(import::wikidata("{\"ar\":\n".as_bytes())),
        refused(import::followthemoney(jsonl)),
        refused(import::followthemoney(r#"{"id":"libya","kind":"place","name":"ليبيا"}"#.as_bytes())),
        refused(import::geonames(jsonl, "".as_bytes())),
        refused(import::geonames("".as_bytes(), jsonl)),
        // The tables in the wrong order.
        refused(import::geonames(open("geonames-places.txt"), open("geonames-names.txt"))),
    ];
    let errors: Vec<String> = errors.iter().map(Error::to_string).collect();
    assert_eq!(errors[0], "1:1: not a JSON object; is the file in another format?");
    assert_eq!(errors[1], "1:1: not a complete JSON object; is the file in another format?");
    assert_eq!(errors[2], "1:1: not an entity of FollowTheMoney; is the file in another format?");
    assert_eq!(errors[3], errors[2]);
    assert_eq!(errors[4], "1:1: not a line of the table of alternate names; is the file in another format?");
    assert_eq!(errors[5], "1:1: not a line of the table of places; is the file in another format?");
    assert_eq!(errors[6], errors[4]);
}

/// What a damaged file may contain.
const PIECES: &[&[u8]] = &[
    b"",
    b"\"",
    b"\\",
    b"{",
    b"}",
    b"[]",
    b"null",
    b",",
    b"\t",
    b"\n",
    b"\r\n",
    b"\xFF",
    b" ",
    b"(",
    "\u{202E}".as_bytes(),
    "\u{1F600}".as_bytes(),
    "ﷺ".as_bytes(),
    "من".as_bytes(),
    br#""ar":{"value":"x"}"#,
    br"\ud83d",
];

/// Returns the file with `piece` in place of some of its bytes, at a position given in thousandths of its length.
fn damaged(name: &str, (thousandth, removed, piece): (usize, usize, &[u8])) -> Vec<u8> {
    let mut bytes = Vec::new();
    open(name).read_to_end(&mut bytes).unwrap();
    let start = bytes.len() * thousandth / 1000;
    let end = bytes.len().min(start + removed);
    bytes.splice(start..end, piece.iter().copied());
    bytes
}

proptest! {
    /// For any input, an import ends, and what it imports can be loaded.
    #[test]
    fn of_a_damaged_file_what_is_taken_loads(
        damage in (0..1000_usize, 0..60_usize, proptest::sample::select(PIECES))
    ) {
        let [items, entities] = ["wikidata.json", "followthemoney.jsonl"].map(|name| damaged(name, damage));
        let [names, places] = ["geonames-names.txt", "geonames-places.txt"].map(|name| damaged(name, damage));
        let imports = [
            import::wikidata(&*items),
            import::followthemoney(&*entities),
            import::geonames(&*names, open("geonames-places.txt")),
            import::geonames(open("geonames-names.txt"), &*places),
        ];
        for import in imports {
            match import.into_gazetteer() {
                Ok((gazetteer, _)) => check_entries_load(&gazetteer)?,
                // Only the first record can end an import, which is the second line of a dump.
                Err(error) => prop_assert!(error.line().is_some_and(|line| line <= 2), "{}", error),
            }
        }
    }
}
