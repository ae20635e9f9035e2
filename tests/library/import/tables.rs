//! Tables: their columns, delimiters and kinds, and the ids of their rows.

use aalam::import::{self, Columns};
use aalam::{Entry, Gazetteer, Gender, Kind};

use super::{error, load, names};

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
    assert_eq!(
        csv("name|kind\nبنغازي|place\n", "latin=name|kind"),
        "1:1: no column is known to hold names; the headers are \"name|kind\"; if '|' stands between cells, give it as the \
         delimiter of a CSV table"
    );
    assert_eq!(
        error(import::tsv("name;kind\nبنغازي;place\n".as_bytes(), "rows", &Columns::default())),
        "1:1: no column is known to hold names; the headers are \"name;kind\"; if ';' stands between cells, give it as the \
         delimiter of a CSV table"
    );
    assert_eq!(
        csv("name,kind\rبنغازي,place\r", "name=name"),
        "1:1: lines end with a carriage return alone, as on old Macs; save the file with other line ends"
    );
    for wrong in ["", "name", "colour=a", "link=a"] {
        assert!(wrong.parse::<Columns>().unwrap_err().to_string().contains("The fields are id"), "{wrong}");
    }
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
    // All but persons, which is person, and persona, which is another word.
    let rows: String = ('a'..='z').map(|extra| format!("سعاد العبدلي,person{extra}\n")).collect();
    let (_, summary) = load(import::csv(format!("name,kind\n{rows}").as_bytes(), "row", &Columns::default()));
    let named = summary.lines().filter(|line| line.starts_with("kind ")).count();
    assert!(named == 12 && summary.contains("\nand 12 other such kinds\n"), "{summary}");
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
fn a_quote_that_is_never_closed_is_an_error() {
    let read = |table: &str| import::csv(table.as_bytes(), "t", &Columns::default()).into_gazetteer();
    for (open, line) in [
        ("name,kind,latin\nسفينة الأمل,vessel,A\nسفينة القمر,vessel,\"Qamar\nسفينة الريح,vessel,B\n", 3),
        ("name,kind,latin\nسفينة الأمل,\"vessel,A\nسفينة القمر,vessel,Qamar\n", 2),
        ("sep=,\nname,kind,latin\n\"سفينة الأمل,vessel,A\nسفينة القمر,vessel,Qamar", 3),
    ] {
        let error = read(open).unwrap_err();
        assert_eq!((error.line(), error.is_syntax()), (Some(line), true), "{error}");
        assert!(error.to_string().contains("a quote in this row is never closed"), "{error}");
    }
    for closed in [
        "name,kind,latin\nسفينة الأمل,vessel,\"A\nB\"",
        "name,kind,latin\nسفينة الأمل,vessel,\"A \"\"B\"\"\nC\"\n",
        "name,kind,latin\nسفينة الأمل,vessel,5\" gun\nسفينة القمر,vessel,Qamar\n",
    ] {
        assert!(read(closed).is_ok(), "{closed}");
    }
}

#[test]
fn marks_and_spaces_make_no_other_id() {
    let table = "name,kind\nميناء جنزور,place\nميناء  جَنـــزور,place\n";
    let (gazetteer, _) = import::csv(table.as_bytes(), "t", &Columns::default()).into_gazetteer().unwrap();
    assert_eq!(gazetteer.len(), 1);
}
