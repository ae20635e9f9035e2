//! Names in other formats: what is imported, what is skipped, and that all imported entries load.

use std::io::{self, Read};

use aalam::import::{self, Columns, Import};
use aalam::{Entry, Gazetteer, Gender, Kind, Tagger};
use proptest::prelude::*;

use super::check_entries_load;

/// Reads an import, writes it as a gazetteer file and loads it. Returns the entries and the summary.
fn load(import: Import<'_>) -> (Vec<Entry>, String) {
    let (gazetteer, summary) = import.into_gazetteer().unwrap();
    let entries: Vec<Entry> = gazetteer.entries().map(|entry| entry.to_entry()).collect();
    let lines: Vec<String> = entries.iter().map(|entry| serde_json::to_string(entry).unwrap()).collect();
    let loaded = Gazetteer::from_jsonl(&lines.join("\n")).unwrap();
    assert_eq!(loaded.entries().map(|entry| entry.to_entry()).collect::<Vec<_>>(), entries);
    (entries, summary.to_string())
}

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

/// Returns the ids with their names, one entity per line, in order. The number in an id is left out.
fn names(entries: &[Entry]) -> String {
    let line = |entry: &Entry| {
        format!("{} {}: {}\n", unnumbered(&entry.id), entry.kind, entry.names().collect::<Vec<_>>().join("، "))
    };
    let mut lines: Vec<String> = entries.iter().map(line).collect();
    lines.sort();
    lines.concat()
}

/// Returns an id with a sign for the number of one that was made.
fn unnumbered(id: &str) -> String {
    match id.split_once(':') {
        Some((word, made)) => format!("{word}:{}#", &made[..made.len() - 16]),
        None => id.to_owned(),
    }
}

fn error(import: Import<'_>) -> String {
    import.into_gazetteer().unwrap_err().to_string()
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
fn tables_have_their_columns_found_by_header() {
    let table = "\u{FEFF}Name,Type,Latin,aliases,weak_aliases,link.wikidata,attribute.note,priority,gender,country,other\r\n\
        سعاد العبدلي,PER,Suad al-Abdali,\"سعاد عبدلي; Suad\",سعاد,Q7,\"a \"\"note\"\",\n\
        two lines\",-3,F,Saudi Arabia,\"x\"\r\n\r\n\
        سعاد,,Suad,,,,,,,,\r\n\
        ميناء النور,مكان,,,,,,,,,\r\n\
        جسر النور,مكان,Pont de la Lumière,,,,,much,,,\r\n\
        جسر النور,مكان,Pont de la Lumière,,,,,12,,,\r\n\
        قصيرة,مكان\r\n";
    let (entries, summary) = load(import::csv(table.as_bytes(), "rows", &Columns::default()));
    assert_eq!(
        names(&entries),
        "rows:# place: ميناء النور\n\
         rows:pont-de-la-lumiere-# place: جسر النور\n\
         rows:suad-al-abdali-# person: سعاد العبدلي، سعاد عبدلي، سعاد\n"
    );
    let suad = entries.iter().find(|entry| entry.kind == Kind::Person).unwrap();
    assert_eq!((suad.weak_aliases.len(), suad.priority, suad.gender), (1, -3, Some(Gender::Female)));
    assert_eq!((suad.country.as_deref(), suad.links["wikidata"].as_str()), (Some("saudi-arabia"), "Q7"));
    assert_eq!(suad.attributes["note"], "a \"note\",\ntwo lines");
    assert_eq!(
        summary,
        "3 entries with 5 names taken\n\
         place 2, person 1\n\
         1 column not used: \"other\"\n\
         1 record skipped: a priority that is not a whole number (the first on line 7)\n\
         1 record skipped: a row with more or fewer fields than the headers (the first on line 9)\n\
         1 record skipped: no kind (the first on line 5)\n\
         1 name skipped: no Arabic letter (the first on line 2: \"Suad\")\n"
    );
}

#[test]
fn tables_have_their_columns_as_given() {
    let table = "الكنية\tالاسم الكامل\tid\nأبو \"صقر\tخليفة الزروق\t\nأبو\tسالم الزروق\tS 1\n";
    let columns: Columns = "name=الاسم الكامل, alias=الكنية".parse().unwrap();
    let columns = columns.with_kind(Kind::Person);
    let (entries, summary) = load(import::tsv(table.as_bytes(), "rows", &columns));
    assert_eq!(names(&entries), "rows:# person: خليفة الزروق\ns-1 person: سالم الزروق، أبو\n");
    assert!(summary.contains("1 name skipped: a sign"), "{summary}");
}

#[test]
fn tables_that_cannot_be_understood_are_an_error() {
    let csv =
        |table: &'static str, columns: &str| error(import::csv(table.as_bytes(), "rows", &columns.parse().unwrap()));
    assert_eq!(csv("a,b\n", "name=c"), "1:1: no column is called \"c\"; the headers are \"a\", \"b\"");
    assert_eq!(csv("a,b\n", "kind=a"), "1:1: no column is known to hold names; the headers are \"a\", \"b\"");
    assert_eq!(
        csv("a,b\n", "name=a"),
        "1:1: no column is known to hold kinds, and none is given; the headers are \"a\", \"b\""
    );
    assert_eq!(
        error(import::csv(&b"name,kind\n\xE3\xD5\xD1,place\n"[..], "rows", &Columns::default())),
        "2:1: a row that is not UTF-8; save the file as UTF-8, which Excel calls \"CSV UTF-8\""
    );
    assert_eq!(
        error(import::csv(&b"\xE3\xD5\xD1,kind\n"[..], "rows", &Columns::default())),
        "1:1: the headers are not UTF-8; save the file as UTF-8, which Excel calls \"CSV UTF-8\""
    );
    for wrong in ["", "name", "colour=a", "link=a"] {
        assert!(wrong.parse::<Columns>().unwrap_err().to_string().contains("The fields are id"), "{wrong}");
    }
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
fn tables_have_their_separator_guessed() {
    let cases = [
        ("\u{FEFF}\"name\";\"kind\";\"a, b, c\"\r\n\"بحر العرب\";\"place\";\r\n", Some(';'), 2),
        ("\u{FEFF}sep=\t\r\n\"name\"\t\"kind\"\r\n\"بحر العرب\"\tplace\r\n", Some('\t'), 3),
        ("name;kind;aliases\nبحر العرب;place;\"البحر العربي;بحر عمان\"\n", Some(';'), 2),
        ("\u{FEFF}الاسم;النوع\r\nبحر العرب;مكان\r\n", Some(';'), 2),
        ("name\tkind\nبحر العرب\tplace\n", Some('\t'), 2),
        ("name,kind,\"a;b;c\"\nبحر العرب,place,\n", None, 2),
        ("sep=;\r\nname;kind\r\nبحر العرب;place\r\n", Some(';'), 3),
        ("\u{FEFF}sep=|\nname|kind\nبحر العرب|place\n", Some('|'), 3),
    ];
    for (table, separator, line) in cases {
        let table = format!("{table}short\n");
        let mut import = import::csv(table.as_bytes(), "row", &Columns::default());
        assert_eq!(import.next().unwrap().unwrap().name, "بحر العرب", "{table}");
        assert!(import.next().is_none());
        assert_eq!(import.summary().separator, separator, "{table}");
        assert_eq!(import.summary().records[&import::SkipReason::FieldCount].line, line + 1, "{table}");
    }
    let table = "name;kind;note;;source\nبحر العرب;place;;;\n";
    let (_, summary) = load(import::csv(table.as_bytes(), "row", &Columns::default()));
    assert_eq!(
        summary,
        "1 entry with 1 name taken\nplace 1\ncolumns separated by ';'\n2 columns not used: \"note\", \"source\"\n"
    );
    assert_eq!(
        error(import::csv("اسم السفينة;الصنف\n".as_bytes(), "row", &Columns::default())),
        "1:1: no column is known to hold names; the headers are \"اسم السفينة\", \"الصنف\""
    );
}

#[test]
fn tables_may_have_their_delimiter_given() {
    for delimiter in [',', ';', '\t', '|', ' ', '~'] {
        let table = format!("name{delimiter}kind{delimiter}note\nبنغازي{delimiter}place{delimiter}\n");
        let columns = Columns::default().with_delimiter(delimiter).unwrap();
        let mut import = import::csv(table.as_bytes(), "row", &columns);
        assert_eq!(import.next().unwrap().unwrap().name, "بنغازي");
        assert_eq!(import.summary().separator, None);
    }
    // It counts for more than what a first line states, and nothing where cells have no quotes.
    let columns = Columns::default().with_delimiter(';').unwrap();
    assert!(import::csv("sep=,\nname;kind\nبنغازي;place\n".as_bytes(), "row", &columns).next().unwrap().is_ok());
    assert!(import::tsv("name\tkind\nبنغازي\tplace\n".as_bytes(), "row", &columns).next().unwrap().is_ok());
    for wrong in ['"', '\n', '\r', '،'] {
        let error = Columns::default().with_delimiter(wrong).unwrap_err();
        assert!(error.is_argument());
        assert!(error.to_string().starts_with(&format!("{wrong:?} cannot stand between cells; use")), "{error}");
    }
}

#[test]
fn kinds_may_be_in_the_plural_in_any_case_and_in_arabic() {
    let cases = [
        (Kind::Person, "person Persons PEOPLE People شخص أشخاص اشخاص الأشخاص شخصيات"),
        (Kind::Place, "places Countries cities مكان أماكن مدينة مدن"),
        (Kind::Organization, "Organizations organisations COMPANIES منظمة منظمات شركات"),
        (Kind::Title, "titles Ranks لقب ألقاب"),
        (Kind::Nationality, "Nationalities جنسية جنسيات"),
        ("سفن".parse().unwrap(), "سفن"),
        ("vessels".parse().unwrap(), "Vessels"),
    ];
    for (kind, labels) in cases {
        for label in labels.split(' ') {
            let table = format!("name,kind\nسفينة النيزك,{label}\n");
            let entry = import::csv(table.as_bytes(), "row", &Columns::default()).next().unwrap().unwrap();
            assert_eq!(entry.kind, kind, "{label}");
        }
    }
}

#[test]
fn a_misspelled_kind_is_skipped_and_named() {
    let table =
        "name,kind\nسعاد العبدلي,peson\nميناء النور,مكن\nسالم الزروق,PESON\nبحر العرب,place\nدرع النور,weapon\n";
    let (entries, summary) = load(import::csv(table.as_bytes(), "row", &Columns::default()));
    assert_eq!(names(&entries), "row:# place: بحر العرب\nrow:# weapon: درع النور\n");
    assert_eq!(
        summary,
        "2 entries with 2 names taken\n\
         place 1, weapon 1\n\
         3 records skipped: a misspelled kind (the first on line 2)\n\
         kind \"peson\" looks like \"person\"\n\
         kind \"مكن\" looks like \"place\"\n"
    );
    let pattern = "{\"label\":\"ORGANIZATON\",\"pattern\":\"مجلس النور\"}";
    let open = |_: &str| Ok("مجلس النور\n".as_bytes());
    let imports = [
        import::spacy(pattern.as_bytes(), "line"),
        import::gate("a.lst:organizaton:x\n".as_bytes(), open),
        import::gate("a.lst:x:::organizaton\n".as_bytes(), open),
    ];
    for import in imports {
        let (gazetteer, summary) = import.into_gazetteer().unwrap();
        assert!(gazetteer.is_empty());
        assert_eq!(summary.records[&import::SkipReason::MisspelledKind].count, 1);
        let misspelled: Vec<_> = summary.misspelled_kinds.into_iter().collect();
        assert_eq!(misspelled, [("organizaton".to_owned(), Kind::Organization)]);
    }
    // A kind that the caller gives, and one that was exported, are as they are.
    let own: Kind = "peson".parse().unwrap();
    assert!(import::list("بحر العرب\n".as_bytes(), "line", own.clone()).next().is_some());
    let mut exported = Vec::new();
    let gazetteer = Gazetteer::from_entries([Entry::new("sea", own, "بحر العرب")]).unwrap();
    aalam::export::csv(&gazetteer, &mut exported).unwrap();
    assert!(import::csv(&*exported, "line", &Columns::default()).next().is_some());
}

#[test]
fn the_most_frequent_kinds_are_named() {
    let rows: String = (0..20)
        .flat_map(|kind| (0..=kind % 15).map(move |row| (kind, row)))
        .fold("name,kind\n".to_owned(), |table, (kind, row)| {
            format!("{table}سفينة {}{},vessel{kind}\n", "ب".repeat(kind + 1), "ت".repeat(row + 1))
        });
    let summary = import::csv(rows.as_bytes(), "row", &Columns::default()).into_gazetteer().unwrap().1.to_string();
    let kinds = summary.lines().nth(1).unwrap();
    assert!(
        kinds.starts_with("vessel14 15, vessel13 14, ")
            && kinds.ends_with(", vessel19 5, vessel4 5, and 8 other kinds"),
        "{kinds}"
    );
}

/// Returns the ids of a table's entries by their names and aliases.
fn ids(table: &str) -> Vec<(String, String)> {
    let (gazetteer, _) = import::csv(table.as_bytes(), "row", &Columns::default()).into_gazetteer().unwrap();
    let id = |entry: aalam::EntryRef<'_>| (entry.names().collect::<Vec<_>>().join("|"), entry.id().to_owned());
    let mut ids: Vec<_> = gazetteer.entries().map(id).collect();
    ids.sort();
    ids
}

#[test]
fn rows_without_ids_get_their_own() {
    let headers = "name,kind,latin,country,gender,aliases,priority,attribute.born,link.site\n";
    let rows = [
        "سفينة القاهرة,vessel,Cairo,,,,,,",
        "عبد الله سعيد,person,Abdullah Said,,,,,,",
        "عبد الله السعيد,person,Abdullah Said,,,,,,",
        "عبد الله سعيد,person,Abdullah Said,egypt,,,,,",
        "عبد الله سعيد,person,Abdullah Said,,male,,,,",
        "عبد الله سعيد,person,Abdullah Said,,,,,1960,",
        "عبد الله سعيد,person,Abdullah Said,,,,,,1960",
        "عبد الله سعيد,title,Abdullah Said,,,,,,",
        "عبد الله سعيد,person,,,,,,,",
    ];
    let table = format!("{headers}{}\n", rows.join("\n"));
    let all = ids(&table);
    assert_eq!(all.len(), rows.len());
    for (_, id) in &all {
        assert!(id.starts_with("row:"), "{id}");
        #[cfg(feature = "builtin")]
        assert!(Gazetteer::builtin().get(id).is_none());
    }
    // Other rows change nothing, wherever they are.
    let more = format!(
        "{headers}بحر العرب,place,,,,,,,\n{}\nبحر الصين,place,,,,,,,\n",
        rows.map(|row| format!("{row}\n")).join("\n")
    );
    let more = ids(&more);
    assert!(all.iter().all(|id| more.contains(id)));
    // What is tuned changes nothing; rows that differ in nothing else are one entity.
    let joined = ids(&format!("{table}سفينة القاهرة,vessel,Cairo,,,القاهرة 2,5,,\nعبد الله سعيد,person,,,,,,,\n"));
    assert_eq!(joined.len(), rows.len());
    let id = |ids: &[(String, String)], name: &str| ids.iter().find(|(names, _)| names == name).unwrap().1.clone();
    assert_eq!(id(&joined, "سفينة القاهرة|القاهرة 2"), id(&all, "سفينة القاهرة"));
}

#[test]
#[cfg(feature = "builtin")]
fn no_embedded_id_can_be_one_made_by_an_importer() {
    let mut with_colon = Gazetteer::builtin().entries().filter(|entry| entry.id().contains(':'));
    assert!(with_colon.next().is_none());
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
        (zip("names.txt"), "a zip archive; unpack it, and use the file in it"),
        (b"\xFD7zXZ\0\0\x04".to_vec(), "an xz archive; unpack it, and use the file in it"),
        (b"PAR1\x15\x04\x15".to_vec(), "a Parquet table; convert it to CSV or JSON Lines, and use that"),
        (b"\xFF\xFEn\0a\0".to_vec(), "in UTF-16; save it as UTF-8"),
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
