//! Names in other formats: what is imported, what is skipped, and that all imported entries load.

use std::io::{self, Read};

use aalam::import::{self, Columns, Import};
use aalam::{Entry, Gazetteer, Kind, Tagger};
use proptest::prelude::*;

use super::{check_entries_load, error, load, names};

#[test]
fn a_list_has_a_name_a_line() {
    let text = "\u{FEFF}# seas\r\nالبَحـر  الأحمر\r\n\r\nRed Sea\nبحر العرب\n\u{200F}بحر الصين\u{200F}\nبحر (؟)\n";
    let (entries, summary) = load(import::list(text.as_bytes(), "sea", Kind::Place));
    assert_eq!(names(&entries), "sea:# place: البحر الأحمر\nsea:# place: بحر الصين\nsea:# place: بحر العرب\n");
    assert_eq!(
        summary,
        "3 entries with 3 names taken\n\
         place 3\n\
         2 records skipped: no name that text can match (the first on line 4)\n\
         1 name skipped: a sign that ends a name (the first on line 7: \"بحر (؟)\")\n\
         1 name skipped: no Arabic letter (the first on line 4: \"Red Sea\")\n"
    );
}

#[test]
fn spacy_patterns_are_phrases_or_tokens_by_their_text() {
    let patterns = r#"
{"label":"GPE","pattern":"بنغازي","id":"Benghazi"}
{"label":"GPE","pattern":"بنغازى","id":"Benghazi"}
{"label":"GPE","pattern":"برنيق","id":"Benghazi"}
{"label":"ORG","pattern":[{"TEXT":"مجلس"},{"LOWER":{"IN":["النواب","الدولة"]}}],"id":7}
{"label":"Sea Vessel","pattern":[{"orth":"سفينة"},{"ORTH":"النيزك"}]}
{"label":"PERSON","pattern":[{"TEXT":"سعد"},{"IS_ALPHA":true}]}
{"label":"PERSON","pattern":[{"TEXT":"سعد","OP":"?"}]}
{"label":"PERSON","pattern":[{"TEXT":{"REGEX":"^سع"}}]}
{"label":"PERSON","pattern":[{"TEXT":{"IN":[]}}]}
{"label":"ORG","pattern":"بنغازي الكبرى","id":"benghazi"}
{"label":"ORG","pattern":"Acme"}
{"label":"ORG"}
{"label":"NORP","pattern":{}}
not JSON
{"label":"NORP","pattern":"ليبي","id":" "}
"#;
    let many = format!("[{}]", [r#"{"TEXT":{"IN":["سد","جسر","نهر"]}}"#; 4].join(","));
    let patterns = format!("{patterns}{{\"label\":\"LOC\",\"pattern\":{many}}}");
    let (entries, summary) = load(import::spacy(patterns.trim_start().as_bytes(), "patterns"));
    assert_eq!(
        names(&entries),
        "7 organization: مجلس النواب، مجلس الدولة\n\
         benghazi place: بنغازي، بنغازى، برنيق\n\
         patterns:# nationality: ليبي\n\
         patterns:# sea-vessel: سفينة النيزك\n"
    );
    assert_eq!(
        summary,
        "7 entries with 8 names taken\n\
         place 3, organization 2, nationality 1, sea-vessel 1\n\
         1 record skipped: a pattern that is neither a phrase nor a list of tokens (the first on line 13)\n\
         1 record skipped: a pattern with over 64 names (the first on line 16)\n\
         3 records skipped: a token matched by something other than its text (the first on line 6)\n\
         1 record skipped: its id belongs to an entity of another kind (the first on line 10)\n\
         2 records skipped: no name that text can match (the first on line 9)\n\
         2 records skipped: not a pattern: an object with a label and a pattern (the first on line 12)\n\
         1 name skipped: no Arabic letter (the first on line 11: \"Acme\")\n"
    );
    assert_eq!(
        error(import::spacy("\n[]".as_bytes(), "patterns")),
        "2:1: not a pattern: an object with a label and a pattern; is the file in another format?"
    );
}

#[test]
fn gate_lists_have_types_and_features() {
    let definition = "city.lst:location:city:arabic\n\
        people.lst:person_full\n\
        first.lst:person_first:male\n\
        adjectives.lst:other:::Nationality\n\
        gone.lst:location\n\
        ../city.lst:location\n\
        /etc/city.lst:location\n\
        no type\n";
    let mut opened = Vec::new();
    let open = |name: &str| {
        opened.push(name.to_owned());
        let list = match name {
            "city.lst" => "بنغازي\n\nدرنة&id=Derna&population=100000\nدارنس\tid=Derna\nDerna\n",
            "people.lst" => "سعاد العبدلي\r\n",
            "first.lst" => "\u{FEFF}سعاد\n",
            "adjectives.lst" => "ليبي\n",
            _ => return Err(std::io::ErrorKind::NotFound.into()),
        };
        Ok(list.as_bytes())
    };
    let (entries, summary) = load(import::gate(definition.as_bytes(), open));
    assert_eq!(
        names(&entries),
        "adjectives:# nationality: ليبي\n\
         city:# place: بنغازي\n\
         derna place: درنة، دارنس\n\
         first:# person_first: سعاد\n\
         people:# person: سعاد العبدلي\n"
    );
    let derna = entries.iter().find(|entry| entry.id == "derna").unwrap();
    let attributes: Vec<_> = derna.attributes.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
    assert_eq!(attributes, [("major_type", "location"), ("minor_type", "city"), ("population", "100000")]);
    assert_eq!(
        summary,
        "6 entries with 6 names taken\n\
         place 3, person 1, nationality 1, person_first 1\n\
         2 records skipped: a list outside the folder (the first on line 6)\n\
         1 record skipped: a list that cannot be opened (the first on line 5)\n\
         1 record skipped: no name that text can match (the first on line 5)\n\
         1 record skipped: not a line of lists.def: the name of a list, a colon and a type (the first on line 8)\n\
         1 name skipped: no Arabic letter (the first on line 5: \"Derna\")\n"
    );
    assert_eq!(opened, ["city.lst", "people.lst", "first.lst", "adjectives.lst", "gone.lst"]);

    let latin1 = |_: &str| Ok(&b"\xE3\xD5\xD1\n"[..]);
    assert_eq!(
        error(import::gate("city.lst:location".as_bytes(), latin1)),
        "city.lst:1:1: invalid UTF-8; save the file as UTF-8"
    );
}

#[test]
fn cldr_territories_are_places_with_their_codes() {
    let json = r#"{"main":{"ar":{"identity":{"language":"ar"},"localeDisplayNames":{"territories":{
        "001":"العالم","015":"شمال أفريقيا","LY":"ليبيا","PS":"الأراضي الفلسطينية","PS-alt-short":"فلسطين",
        "HK":"هونغ كونغ الصينية (منطقة إدارية خاصة)","HK-alt-short":"هونغ كونغ",
        "MM":"ميانمار (بورما)","TL":"تيمور - ليشتي","WS":"Samoa","EU":"الاتحاد الأوروبي","EZ":"منطقة اليورو","XK":"كوسوفو","ZZ":"منطقة غير معروفة"}}}}}"#;
    let (entries, summary) = load(import::cldr(json.as_bytes()));
    assert_eq!(
        names(&entries),
        "015 place: شمال أفريقيا\n\
         eu organization: الاتحاد الأوروبي\n\
         ez place: منطقة اليورو\n\
         hk place: هونغ كونغ الصينية، هونغ كونغ\n\
         ly place: ليبيا\n\
         mm place: ميانمار\n\
         ps place: الأراضي الفلسطينية، فلسطين\n\
         tl place: تيمور ليشتي\n\
         xk place: كوسوفو\n"
    );
    let links: Vec<_> =
        entries.iter().flat_map(|entry| &entry.links).map(|(key, code)| format!("{key} {code}")).collect();
    assert_eq!(links, ["m49 015", "iso3166 HK", "iso3166 LY", "iso3166 MM", "iso3166 PS", "iso3166 TL"]);
    assert_eq!(
        summary,
        "9 entries with 11 names taken\n\
         place 8, organization 1\n\
         2 records skipped: a code that does not stand for a territory\n\
         1 record skipped: no name that text can match\n\
         1 name skipped: no Arabic letter (the first: \"Samoa\")\n"
    );
    assert_eq!(
        error(import::cldr("{\"main\":\n3}".as_bytes())).split(" (").next(),
        Some("2:2: not territories.json of the CLDR")
    );
}

#[test]
fn bad_lines_are_skipped_and_counted() {
    let mut text = "بحر العرب\n".as_bytes().to_vec();
    text.extend(b"\xE3\xD5\xD1\n");
    text.extend(std::iter::repeat_n(b'x', aalam::limits::IMPORT_LINE_BYTES + 1));
    text.extend("\nالبحر الأحمر".as_bytes());
    let (entries, summary) = load(import::list(&*text, "sea", Kind::Place));
    assert_eq!(names(&entries), "sea:# place: البحر الأحمر\nsea:# place: بحر العرب\n");
    assert_eq!(
        summary,
        "2 entries with 2 names taken\n\
         place 2\n\
         1 record skipped: a line of over 64 MiB (the first on line 3)\n\
         1 record skipped: a line that is not UTF-8 (the first on line 2)\n"
    );
}

/// Returns the names of the entries, each with how it counts.
fn standings(entries: &[Entry]) -> Vec<String> {
    let is_weak = |entry: &Entry, name: &str| entry.weak_aliases.iter().any(|weak| weak == name);
    let show = |entry: &Entry| {
        let names = entry.names().take(1 + entry.aliases.len());
        let names: Vec<_> =
            names.map(|name| format!("{name}{}", if is_weak(entry, name) { " weak" } else { "" })).collect();
        names.join("، ")
    };
    entries.iter().map(show).collect()
}

#[test]
fn names_of_one_word_are_judged_by_the_lexicon() {
    let cases: [(Kind, &str, &[&str]); 6] = [
        // Function words, also behind a conjunction, a preposition, or with an alef that has no hamza.
        (Kind::Person, "من\nومن\nفإن\nلهذا\nالى\nف\u{6CC}\nعلي بن صالح\nآنا\n", &["علي بن صالح", "آنا weak"]),
        // Ordinary words and given names are weak, family names and unknown ones are not.
        (
            Kind::Person,
            "أمل\nالمشير\nبن\nعل\u{6CC}\nمحمد\nعبدالرحمن\nعبد الرحمن\nجورج\nزنزبوت\nالشمري\nمحمد صلاح\n",
            &[
                "أمل weak",
                "المشير weak",
                "بن weak",
                "عل\u{6CC} weak",
                "محمد weak",
                "عبدالرحمن weak",
                "عبد الرحمن weak",
                "جورج weak",
                "زنزبوت",
                "الشمري",
                "محمد صلاح",
            ],
        ),
        (Kind::Place, "في\nالنور\nمحمد\nبنغازي\n", &["النور weak", "محمد", "بنغازي"]),
        (Kind::Organization, "هذه\nالنور\nيونسكو\n", &["النور weak", "يونسكو"]),
        // Titles and the user's own kinds are ordinary words.
        (Kind::Title, "من\nوزير\nفريق\n", &["وزير", "فريق"]),
        ("disease".parse().unwrap(), "عن\nزكام\nحساسية\n", &["زكام", "حساسية"]),
    ];
    for (kind, text, expected) in cases {
        let mut import = import::list(text.as_bytes(), "line", kind);
        let entries: Vec<Entry> = import.by_ref().collect::<Result<_, _>>().unwrap();
        assert_eq!(standings(&entries), expected, "{text}");
        let out = text.lines().count() - expected.len();
        let count = |counted: Option<&import::Counted>| counted.map_or(0, |counted| counted.count);
        let summary = import.summary();
        assert_eq!(count(summary.skipped_names.get(&import::SkipReason::FunctionWord)), out, "{text}");
        let weak = expected.iter().filter(|name| name.ends_with("weak")).count();
        let counted: usize = summary.weak_names.values().map(|counted| counted.count).sum();
        assert_eq!((counted, summary.names), (weak, expected.len()), "{text}");
    }
    let (_, summary) = load(import::list("بحر\nمن\nأمل\nمحمد\nوعلى\n".as_bytes(), "line", Kind::Person));
    assert_eq!(
        summary,
        "3 entries with 3 names taken\n\
         person 3\n\
         2 names weak: an ordinary word (the first on line 1: \"بحر\")\n\
         1 name weak: a given name, which many people have (the first on line 4: \"محمد\")\n\
         2 records skipped: only function words as names (the first on line 2)\n\
         2 names skipped: a function word (the first on line 2: \"من\")\n"
    );
}

#[test]
fn lists_are_judged_and_tables_that_say_what_is_weak_are_not() {
    let open = |_: &str| Ok("من\nأمل\nسفينة النور\n".as_bytes());
    let patterns = concat!(
        "{\"label\":\"PER\",\"pattern\":\"من\"}\n{\"label\":\"PER\",\"pattern\":\"أمل\",\"id\":\"amal\"}\n",
        "{\"label\":\"PER\",\"pattern\":\"أمل الزروق\",\"id\":\"amal\"}\n",
    );
    let columns = Columns::default();
    let table = "name,kind,aliases\nمن,person,\nأمل,person,أمل الزروق|في\n";
    let curated = "name,kind,weak_aliases\nمن,person,\nأمل,person,\nسفينة النور,place,سفينة النور\n";
    let cases: [(Import<'_>, &[&str]); 4] = [
        (import::gate("x.lst:person:full".as_bytes(), open), &["أمل weak", "سفينة النور"]),
        // The fuller name becomes the canonical one.
        (import::spacy(patterns.as_bytes(), "line"), &["أمل الزروق"]),
        (import::csv(table.as_bytes(), "line", &columns), &["أمل الزروق"]),
        (import::csv(curated.as_bytes(), "line", &columns), &["أمل", "سفينة النور weak", "من"]),
    ];
    for (import, expected) in cases {
        let (entries, _) = load(import);
        let mut standings = standings(&entries);
        standings.sort();
        assert_eq!(standings, expected);
    }
    let (entries, _) = load(import::spacy(patterns.as_bytes(), "line"));
    assert_eq!(entries[0].weak_aliases, ["أمل"]);
}

#[test]
fn a_weak_name_needs_support_where_it_is_the_only_one() {
    let (people, _) = import::list("أمل\nمحمد\n".as_bytes(), "line", Kind::Person).into_gazetteer().unwrap();
    let (places, _) = import::list("النور\n".as_bytes(), "place", Kind::Place).into_gazetteer().unwrap();
    let tagger = Tagger::builder().gazetteer(&people).gazetteer(&places).build().unwrap();
    let tagger = tagger.with(aalam::Options::new().lists_only());
    let cases: [(&str, &[&str]); 3] = [
        ("هناك أمل في النور، وكان محمد هناك", &[]),
        ("وصل إلى مدينة النور أمس. النور جميل", &["النور"]),
        ("حمل لها محمد صالح النور", &[]),
    ];
    for (text, expected) in cases {
        let tagged = tagger.tag(text);
        let found: Vec<_> = tagged.mentions().map(|mention| mention.text()).collect();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn kinds_are_told_by_labels_of_any_language() {
    let labels = "organisation,gpe,fac,loc,company,person:title,شخص,الأماكن,منظمة,مؤسسات,شركة,لقب,دولة,مدينة,Vessel";
    let rows: String = labels.split(',').map(|label| format!("سفينة النيزك,{label}\n")).collect();
    let table = format!("name,kind\n{rows}");
    let mut import = import::csv(table.as_bytes(), "row", &Columns::default());
    let kinds: Vec<String> = import.by_ref().map(|entry| entry.unwrap().kind.to_string()).collect();
    assert_eq!(
        kinds.join(" "),
        "organization place place place organization title person place organization organization organization title place place vessel"
    );
    let open = |_: &str| Ok("المشير الركن\n".as_bytes());
    let definition =
        "a.lst:person:title\nb.lst:gpe\nc.lst:organisation:x\nd.lst:person:country_adj\ne.lst:person_first:title\n";
    let kinds: Vec<String> =
        import::gate(definition.as_bytes(), open).map(|entry| entry.unwrap().kind.to_string()).collect();
    assert_eq!(kinds, ["title", "place", "organization", "nationality", "person_first"]);
}

#[test]
fn files_that_are_not_text_are_named() {
    let zip = |name: &str| [&b"PK\x03\x04\x14\0\x08\0\x08\0\n\n"[..], &[0; 18], name.as_bytes()].concat();
    let columns = Columns::default().with_kind(Kind::Place);
    let files = [
        (
            zip("[Content_Types].xml"),
            "an Excel workbook or another Office file; save the sheet as CSV in UTF-8, and use that",
        ),
        (zip("names.txt"), "a zip archive; unpack it with unzip, and use the files in it"),
        (b"\xFD7zXZ\0\0\x04".to_vec(), "an xz archive; unpack it with xz -dk, and use the file in it"),
        (b"PAR1\x15\x04\x15".to_vec(), "a Parquet table; convert it to CSV or JSON Lines, and use that"),
        (b"\xFF\xFEn\0a\0".to_vec(), "in UTF-16; convert it with iconv -f utf-16 -t utf-8"),
    ];
    for (file, expected) in files {
        let open = |_: &str| Ok(&b""[..]);
        let imports = [
            import::cldr(&*file),
            import::csv(&*file, "row", &columns),
            import::followthemoney(&*file),
            import::gate(&*file, open),
            import::geonames(&*file, &b""[..]),
            import::list(&*file, "line", Kind::Place),
            import::spacy(&*file, "line"),
            import::tsv(&*file, "row", &columns),
            import::wikidata(&*file),
        ];
        for import in imports {
            assert_eq!(error(import), format!("the file is {expected}"));
        }
        assert_eq!(Gazetteer::from_reader(&*file).unwrap_err().to_string(), format!("the file is {expected}"));
    }
}

/// A reader that returns a line and then fails.
struct Broken(&'static [u8]);

impl Read for Broken {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self.0.read(buffer)? {
            0 => Err(io::Error::other("the disk is gone")),
            read => Ok(read),
        }
    }
}

#[test]
fn nothing_comes_after_an_error() {
    let reader = || io::BufReader::new(Broken("بحر العرب\n".as_bytes()));
    let mut import = import::list(reader(), "sea", Kind::Place);
    assert_eq!(import.next().unwrap().unwrap().name, "بحر العرب");
    let error = import.next().unwrap().unwrap_err();
    assert!(error.is_io());
    assert_eq!(error.to_string(), "cannot be read");
    assert_eq!(std::error::Error::source(&error).unwrap().to_string(), "the disk is gone");
    assert!(import.next().is_none());
    let mut json = import::cldr(io::BufReader::new(Broken(b"{\"main\":")));
    assert!(json.next().unwrap().unwrap_err().is_io());
    assert!(json.next().is_none());
    let table = Broken("name,kind\nبحر العرب,place\n".as_bytes());
    let mut import = import::csv(table, "sea", &Columns::default());
    assert!(import.next().unwrap().is_ok());
    assert!(import.next().unwrap().unwrap_err().is_io());
}

#[test]
fn joined_entries_keep_what_came_first() {
    let mut first = Entry::new("derna", Kind::Place, "درنة");
    first.weak_aliases = vec!["دارنس".into(), "الزاهرة".into()];
    first.links.insert("a".into(), "1".into());
    let mut later = Entry::new("derna", Kind::Place, "دارنس");
    later.aliases = vec!["درنة".into(), "درنه".into()];
    later.weak_aliases = vec!["الزاهرة".into(), "درنة".into(), "مدينة الياسمين".into()];
    later.latin = Some("Derna".into());
    later.priority = 3;
    later.links.extend([("a".into(), "2".into()), ("b".into(), "3".into())]);
    let mut weak = Entry::new("derna", Kind::Place, "النور");
    weak.weak_aliases = vec!["النور".into()];
    let mut also_weak = weak.clone();
    assert!(also_weak.absorb(weak.clone()));
    assert_eq!(also_weak, weak);
    assert!(also_weak.absorb(Entry::new("derna", Kind::Place, "مدينة النور")));
    assert_eq!((also_weak.name.as_str(), &also_weak.weak_aliases[..]), ("مدينة النور", &["النور".into()][..]));

    // However it is spaced and marked, a name that suffices for one of them suffices for both.
    let mut strong = Entry::new("square", Kind::Place, "ميدان عبد الله");
    let mut spaced = Entry::new("square", Kind::Place, "ميدان النور");
    spaced.weak_aliases = vec!["ميدان عبدالله".into(), "ميدان النورِ".into()];
    assert!(strong.absorb(spaced));
    assert_eq!(strong.names().collect::<Vec<_>>(), ["ميدان عبد الله", "ميدان عبدالله", "ميدان النور", "ميدان النورِ"]);
    assert_eq!(strong.weak_aliases, ["ميدان النور", "ميدان النورِ"]);

    assert!(first.absorb(later));
    assert_eq!(
        serde_json::to_string(&first).unwrap(),
        "{\"id\":\"derna\",\"kind\":\"place\",\"name\":\"درنة\",\"aliases\":[\"دارنس\",\"درنه\"],\
         \"weak_aliases\":[\"الزاهرة\",\"مدينة الياسمين\"],\"latin\":\"Derna\",\"priority\":3,\"links\":{\"a\":\"1\",\"b\":\"3\"}}"
    );
}

/// Pieces of all formats, and some that no format expects.
const PIECES: &[&str] = &[
    "\n",
    "\r\n",
    ",",
    "\t",
    ":",
    "&",
    "=",
    "|",
    "\"",
    "{",
    "}",
    "[",
    "]",
    "#",
    "\0",
    " ",
    "\u{A0}",
    "\u{FEFF}",
    "\u{202E}",
    "(",
    "و",
    "بحر",
    "العرب",
    "\u{64B}",
    "ﷺ",
    "Sea",
    "İ",
    "海",
    "id",
    "name",
    "kind",
    "label",
    "pattern",
    "TEXT",
    "IN",
    "place",
    "7",
    "-1",
    "name,kind,id\n",
    "name\tkind\taliases\n",
    "{\"label\":\"LOC\",\"pattern\":\"",
    "\"}\n",
    "{\"main\":{\"ar\":{\"localeDisplayNames\":{\"territories\":{\"LY\":\"",
    "\"}}}}}",
    "x.lst:location\n",
];

proptest! {
    /// For any input, an import ends, and what it imports can be loaded.
    #[test]
    fn any_input_gives_entries_that_load(pieces in proptest::collection::vec(proptest::sample::select(PIECES), 0..40)) {
        let text = pieces.concat();
        let open = |_: &str| Ok(text.as_bytes());
        let columns = Columns::default().with_kind(Kind::Place);
        let imports = [
            import::cldr(text.as_bytes()),
            import::csv(text.as_bytes(), "row", &columns),
            import::gate(text.as_bytes(), open),
            import::list(text.as_bytes(), "line", Kind::Place),
            import::spacy(text.as_bytes(), "line"),
            import::tsv(text.as_bytes(), "row", &columns),
        ];
        for import in imports {
            match import.into_gazetteer() {
                Ok((gazetteer, _)) => check_entries_load(&gazetteer)?,
                // An entry by itself never ends an import.
                Err(error) => prop_assert_eq!(error.entry(), None),
            }
        }
    }
}
