//! Gazetteer files: what loads, and the errors for what does not.

use aalam::{Entry, Gazetteer, Gender, Kind, Nisba, Tagger};

/// Returns an entry with the name `name`, on one line.
fn named(name: &str) -> String {
    format!("{{\"id\":\"x\",\"kind\":\"place\",\"name\":{}}}", serde_json::to_string(name).unwrap())
}

#[test]
fn every_field_is_read() {
    let jsonl = r#"{"id":"libya","kind":"place","name":"ليبيا","aliases":["دولة ليبيا"],"weak_aliases":["الجماهيرية"],"latin":"Libya","country":"libya","gender":"female","priority":-3,"nisba":["ليبي"],"foreign":true,"links":{"iso3166":"LY"},"attributes":{"type":"country"}}"#;
    let gazetteer = Gazetteer::from_jsonl(jsonl).unwrap();
    let libya = gazetteer.get("libya").unwrap();
    assert_eq!(*libya.kind(), Kind::Place);
    assert_eq!(libya.names().collect::<Vec<_>>(), ["ليبيا", "دولة ليبيا", "الجماهيرية"]);
    assert_eq!(libya.latin(), Some("Libya"));
    assert_eq!(libya.country(), Some("libya"));
    assert_eq!(libya.gender(), Some(Gender::Female));
    assert_eq!(libya.priority(), -3);
    assert_eq!(libya.nisba(), Nisba::Listed(vec!["ليبي".into()]));
    assert!(libya.foreign());
    assert_eq!(libya.links().collect::<Vec<_>>(), [("iso3166", "LY")]);
    assert_eq!(libya.attributes().collect::<Vec<_>>(), [("type", "country")]);
}

#[test]
fn an_entry_comes_back_as_it_was_pushed() {
    let mut full = Entry::new("libya", "state".parse().unwrap(), "ليبيا");
    full.aliases = vec!["دولة ليبيا".into(), "ليبيا ".repeat(20)];
    full.weak_aliases = vec!["الجماهيرية".into()];
    full.latin = Some("L".repeat(63));
    full.country = Some("L".repeat(64));
    full.gender = Some(Gender::Male);
    full.nisba = Nisba::Listed(vec!["ليبي".into(), "ليبيون".into()]);
    full.foreign = true;
    full.links = [("iso3166", "LY"), ("wikidata", "")].map(|(key, value)| (key.to_owned(), value.to_owned())).into();
    full.attributes = [("note".to_owned(), "ن".repeat(5000))].into();
    let bare = Entry::new("bare", Kind::Place, "ليبيا");
    let numbers = [i32::MIN, i32::MIN + 1, -1, 0, 1, 31, 32, i32::MAX];
    let numbered = numbers.into_iter().enumerate().map(|(number, priority)| {
        let mut entry = Entry::new(number.to_string(), Kind::Person, "عمر");
        entry.priority = priority;
        entry.gender = Some(Gender::Female);
        entry.nisba = if priority < 0 { Nisba::Regular } else { Nisba::Listed(vec![]) };
        entry
    });
    let entries: Vec<Entry> = [full, bare].into_iter().chain(numbered).collect();
    let mut gazetteer = Gazetteer::new();
    for entry in &entries {
        gazetteer.push(entry.clone()).unwrap();
    }
    assert_eq!(gazetteer.entries().map(|entry| entry.to_entry()).collect::<Vec<_>>(), entries);
    assert_eq!(gazetteer.get("libya").unwrap().names().count(), 4);
}

#[test]
fn gazetteers_that_share_entries_are_lists_of_their_own() {
    let ids = |gazetteer: &Gazetteer| gazetteer.entries().map(|entry| entry.id().to_owned()).collect::<Vec<_>>();
    let mut first = Gazetteer::new();
    assert_eq!(first.get("a"), None);
    first.push(Entry::new("a", Kind::Place, "طرابلس")).unwrap();
    let mut second = first.clone();
    first.push(Entry::new("b", Kind::Place, "بنغازي")).unwrap();
    second.push(Entry::new("c", Kind::Place, "سبها")).unwrap();
    assert_eq!((ids(&first), ids(&second)), (vec!["a".into(), "b".into()], vec!["a".into(), "c".into()]));
    let mut merged = Gazetteer::new();
    assert_eq!(merged.get("b"), None);
    for list in [&first, &second, &first] {
        merged.merge(list);
    }
    merged.push(Entry::new("d", Kind::Place, "درنة")).unwrap();
    assert_eq!(ids(&merged), ["a", "b", "c", "d"]);
    for (id, name) in [("a", "طرابلس"), ("b", "بنغازي"), ("c", "سبها"), ("d", "درنة")] {
        assert_eq!(merged.get(id).unwrap().name(), name);
    }
    assert_eq!(ids(&first), ["a", "b"]);
}

/// Returns an entry as a JSON object.
fn object(id: &str, name: &str) -> String {
    format!("{{\"id\":\"{id}\",\"kind\":\"place\",\"name\":\"{name}\"}}")
}

#[test]
fn an_array_holds_the_same_as_lines() {
    let [a, b] = [object("a", "مينسك"), object("b", "برلين")];
    let pretty =
        |text: &str| text.replace('{', "{\n    ").replace(':', " : ").replace(',', ",\r\n    ").replace('}', "\n}");
    let tricky = r#"{"id":"b","kind":"place","name":"برلين","attributes":{"]}":"\\\"}]","\\":"[{,"}}"#;
    let arrays = [
        format!("[{a},{b}]"),
        format!("\u{FEFF}[{a},{b}]\n"),
        format!("\n \t[\n{a}\n,\n{b}\n]\n\n"),
        format!("[\r\n  {a} ,\r\n  {b}\r\n]\r\n"),
        format!("[{},{}]", pretty(&a), pretty(&b)),
        format!("[\n{a},{tricky}]"),
    ];
    for array in arrays {
        let gazetteer = Gazetteer::from_jsonl(&array).unwrap_or_else(|error| panic!("{array}: {error}"));
        let ids: Vec<&str> = gazetteer.entries().map(|entry| entry.id()).collect();
        assert_eq!(ids, ["a", "b"], "{array}");
        assert_eq!(gazetteer.get("b").unwrap().name(), "برلين");
    }
    let gazetteer = Gazetteer::from_jsonl(&format!("[{a},{tricky}]")).unwrap();
    let attributes: Vec<_> = gazetteer.get("b").unwrap().attributes().collect();
    assert_eq!(attributes, [("]}", "\\\"}]"), ("\\", "[{,")]);
    assert!(Gazetteer::from_jsonl("[]").unwrap().is_empty());
    assert!(Gazetteer::from_jsonl(" [\n\n] ").unwrap().is_empty());
}

#[test]
fn what_is_wrong_in_an_array_is_said_with_its_place() {
    let (a, b) = (object("a", "مينسك"), object("b", "برلين"));
    let pretty = "{\n  \"id\": \"b\",\n  \"kind\": \"place\",\n  \"name\": \"؟\"\n}";
    let cases = [
        (format!("[{a} {b}]"), "1:43: expected a comma or ], found '{'; write a comma between two entries"),
        (
            format!("[{a},]"),
            "1:43: expected a JSON object, found ']'; an array holds entries, with a comma between two of them",
        ),
        (
            format!("[{a},\n  \"م\"]"),
            "2:3: expected a JSON object, found '\"'; an array holds entries, with a comma between two of them",
        ),
        (format!("[{a}]\n{b}"), "2:1: expected nothing behind the array, found '{'; write all entries into one array"),
        (format!("[{a},\n{b}\n"), "2:1: the array is cut short; write ] at its end"),
        ("[\n".to_owned(), "1:1: the array is cut short; write ] at its end"),
        (
            format!("[{a},\n {{\"id\":\"b\",\"name\":\"م]"),
            "2:2: the entry that begins here is cut short; close its braces and quotes",
        ),
        (
            format!("[{a}, {}]", b.replace("\"name\"", "\"nmae\"")),
            "1:69: entry \"b\": unknown field \"nmae\"; expected one of",
        ),
        (format!("[{a}, {}]", b.replace("برلين", "؟")), "1:76: entry \"b\": name \"؟\""),
        (format!("[{a},\n{pretty}]"), "5:11: entry \"b\": name \"؟\""),
        (
            format!("[{a},\n   {}]", pretty.replace("\"place\"", "7")),
            "4:11: entry \"b\": field \"kind\" is a number; expected a string",
        ),
        (format!("[{a},\n   {}]", pretty.replace("\"id\"", "id")), "3:3: not valid JSON (key must be a string)"),
        (format!("[\n{a},\n   {a}]"), "3:10: entry \"a\": the id is taken by the entry on line 2; write another"),
        (format!("[\n{},\n{b}]", a.replace("\"kind\"", "\"kind\":[")), "2:"),
    ];
    for (array, expected) in cases {
        let error = Gazetteer::from_jsonl(&array).unwrap_err();
        assert!(error.to_string().starts_with(expected), "{array}\n{error}\n{expected}");
        assert!(!error.is_io());
    }
}

#[test]
fn doubts_about_an_array_have_their_place() {
    let array = "[{\"id\":\"a\",\"kind\":\"place\",\"name\":\"مينسك\"}, {\"id\":\"B\",\"kind\":\"place\",\"name\":\"برلين\"},\n\
        {\n  \"id\": \"c\",\n  \"kind\": \"person\",\n  \"name\": \"أمل\"\n}]";
    let warnings: Vec<String> = aalam::lint(array).unwrap().iter().map(ToString::to_string).collect();
    assert_eq!(warnings.len(), 3, "{warnings:?}");
    assert!(warnings[0].starts_with("1:50: entry \"B\": the id is not in kebab case"), "{}", warnings[0]);
    assert!(warnings[1].starts_with("1:50: entry \"B\": the id comes after"), "{}", warnings[1]);
    assert!(warnings[2].starts_with("5:11: entry \"c\": \"أمل\" is an ordinary word"), "{}", warnings[2]);
}

#[test]
fn lines_that_extend_are_linted_too() {
    let jsonl = concat!(
        r#"{"id":"a","kind":"place","name":"مينسك"}"#,
        "\n",
        r#"{"id":"x","extend":true,"kind":"peson","country":"nowhere","aliases":["منسك","منـسك"]}"#,
        "\n",
        r#"{"id":"X","\u0065xtend":true,"kind":"plase"}"#,
        "\n",
        r#"{"id":"libya","extend":true,"latin":"Libya","aliases":["ليبيا الغد"]}"#,
        "\n",
        r#"{"id":"B","kind":"place","name":"برلين"}"#,
    );
    let warnings: Vec<String> = aalam::lint(jsonl).unwrap().iter().map(ToString::to_string).collect();
    let beginnings = [
        "2:78: entry \"x\": \"منـسك\" contains the mark",
        "2:78: entry \"x\": \"منـسك\" matches the same text",
        "2:50: entry \"x\": there is no entry \"nowhere\"",
        "2:32: entry \"x\": kind \"peson\" looks like \"person\"",
        "3:37: entry \"X\": kind \"plase\" looks like \"place\"",
        "5:7: entry \"B\": the id is not in kebab case",
        "5:7: entry \"B\": the id comes after",
    ];
    assert_eq!(warnings.len(), beginnings.len(), "{warnings:#?}");
    for (warning, beginning) in warnings.iter().zip(beginnings) {
        assert!(warning.starts_with(beginning), "{warning}, not {beginning}");
    }
}

#[test]
fn an_id_may_have_a_word_before_a_colon() {
    for (id, is_fine) in [
        ("ports:a-1", true),
        ("my-ports:1f", true),
        ("a-1", true),
        ("a:b:c", false),
        (":a", false),
        ("a:", false),
        ("A:b", false),
    ] {
        assert_eq!(aalam::lint(&object(id, "مينسك")).unwrap().is_empty(), is_fine, "{id}");
    }
}

#[test]
fn byte_order_mark_crlf_blank_lines_and_an_empty_file_are_allowed() {
    let jsonl = format!("\u{FEFF}{}\r\n\r\n  \n{}", named("مينسك"), named("برلين").replace("\"x\"", "\"y\""));
    assert_eq!(Gazetteer::from_jsonl(&jsonl).unwrap().len(), 2);
    assert!(Gazetteer::from_jsonl("").unwrap().is_empty());
    let nothing = Tagger::builder().build().unwrap();
    assert!(nothing.tag("مينسك").as_slice().is_empty());
}

#[test]
fn what_is_wrong_is_said_with_line_column_and_entry() {
    let long_word = "ب".repeat(200);
    let many_words = "باب ".repeat(40);
    let cases: Vec<(String, &str)> = vec![
        // JSON itself.
        (
            r#"{"id":"a","kind":"place","name":"مين"#.into(),
            r#"1:37: entry "a": the object is cut short; write the whole object on one line"#,
        ),
        (
            r#"{"id":"a","kind":"place","name":"مينسك"} {"id":"b"}"#.into(),
            r#"1:42: entry "a": something follows the object; write one object per line"#,
        ),
        (r#"{"id":"a","kind":"place","name":"مينسك",}"#.into(), r#"1:41: entry "a": not valid JSON (trailing comma)"#),
        (
            r#"[{"id":"a"}]"#.into(),
            r#"1:2: entry "a": field "kind" is missing; an entry has at least id, kind and name"#,
        ),
        (
            "id,kind,name\n".into(),
            r#"1:1: expected a JSON object, found 'i'; the format is JSON Lines, one object per line"#,
        ),
        ("{\n".into(), r#"1:2: the object is cut short; write the whole object on one line"#),
        // Fields.
        (
            r#"{"kind":"place","name":"مينسك"}"#.into(),
            r#"1:1: field "id" is missing; an entry has at least id, kind and name"#,
        ),
        (
            r#"{"id":"a","name":"مينسك"}"#.into(),
            r#"1:1: entry "a": field "kind" is missing; an entry has at least id, kind and name"#,
        ),
        (
            r#"{"id":"a","kind":"place"}"#.into(),
            r#"1:1: entry "a": field "name" is missing; an entry has at least id, kind and name"#,
        ),
        (
            r#"{"id":"a","kind":"place","name":"مينسك","nmae":1}"#.into(),
            r#"1:41: entry "a": unknown field "nmae"; expected one of id, kind, name, aliases, weak_aliases, latin, country, gender, priority, nisba, foreign, links, attributes, extend"#,
        ),
        (
            r#"{"id":"a","kind":"place","name":"مينسك","name":"برلين"}"#.into(),
            r#"1:41: entry "a": field "name" appears twice; write it once"#,
        ),
        (
            r#"{"id":"a","kind":"place","name":7}"#.into(),
            r#"1:33: entry "a": field "name" is a number; expected a string"#,
        ),
        (
            r#"{"id":"a","kind":"place","name":null}"#.into(),
            r#"1:33: entry "a": field "name" is null; expected a string"#,
        ),
        (
            r#"{"id":"a","kind":"place","name":"مينسك","latin":null}"#.into(),
            r#"1:49: entry "a": field "latin" is null; expected a string"#,
        ),
        (
            r#"{"id":"a","kind":"place","name":"مينسك","aliases":"منسك"}"#.into(),
            r#"1:51: entry "a": field "aliases" is a string; expected a list of strings"#,
        ),
        (
            r#"{"id":"a","kind":"place","name":"مينسك","aliases":["منسك",true]}"#.into(),
            r#"1:59: entry "a": field "aliases" is true or false; expected a string"#,
        ),
        (
            r#"{"id":"a","kind":"place","name":"مينسك","priority":1.5}"#.into(),
            r#"1:52: entry "a": field "priority" is a number; expected a whole number"#,
        ),
        (
            r#"{"id":"a","kind":"place","name":"مينسك","nisba":"مينسكي"}"#.into(),
            r#"1:49: entry "a": field "nisba" is a string; expected true, false or a list of strings"#,
        ),
        (
            r#"{"id":"a","kind":"place","name":"مينسك","foreign":1}"#.into(),
            r#"1:51: entry "a": field "foreign" is a number; expected true or false"#,
        ),
        (
            r#"{"id":"a","kind":"place","name":"مينسك","gender":"m"}"#.into(),
            r#"1:50: entry "a": gender is "m"; expected "female" or "male""#,
        ),
        (
            r#"{"id":"a","kind":"place","name":"مينسك","links":{"iso":"BY","iso":"BY"}}"#.into(),
            r#"1:67: entry "a": links has "iso" twice; write it once"#,
        ),
        (
            r#"{"id":"a","kind":"place","name":"مينسك","links":["BY"]}"#.into(),
            r#"1:49: entry "a": field "links" is a list; expected an object of strings"#,
        ),
        (
            format!("{}\n\n{}", named("مينسك"), named("برلين")),
            r#"3:7: entry "x": the id is taken by the entry on line 1; write another"#,
        ),
        (
            r#"{"id":"a b","kind":"place","name":"مينسك"}"#.into(),
            r#"1:7: entry "a b": id "a b" is empty or contains a space; write a name such as "minsk""#,
        ),
        (
            r#"{"id":"a","kind":"","name":"مينسك"}"#.into(),
            r#"1:18: entry "a": kind "" is empty or contains a space; write one such as "place""#,
        ),
        (
            r#"{"id":"a","name":"عمر","kind":"PERSON"}"#.into(),
            r#"1:31: entry "a": kind "PERSON" looks like a known one; write "person""#,
        ),
        (
            r#"{"kind":"persons","id":"a","name":"عمر"}"#.into(),
            r#"1:9: entry "a": kind "persons" looks like a known one; write "person""#,
        ),
        (
            r#"{"id":"a","kind":"place ","name":"مينسك"}"#.into(),
            r#"1:18: entry "a": kind "place " looks like a known one; write "place""#,
        ),
        (
            r#"{"id":"a","kind":"a vessel","name":"مينسك"}"#.into(),
            r#"1:18: entry "a": kind "a vessel" is empty or contains a space; write one such as "place""#,
        ),
        (
            r#"{"id":"a","kind":"place","name":"كوريا الشمالية","nisba":true}"#.into(),
            r#"1:58: entry "a": nisba: no regular form of "كوريا الشمالية" is known; list the forms, such as ["سعودي"]"#,
        ),
        // Lines that extend an entry.
        (
            r#"{"extend":true,"kind":"place"}"#.into(),
            r#"1:1: field "id" is missing; write the id of the entry to extend"#,
        ),
        (
            r#"{"id":"a","extend":"true"}"#.into(),
            r#"1:20: entry "a": field "extend" is a string; expected true or false"#,
        ),
        (
            r#"{"id":"a","extend":false}"#.into(),
            r#"1:1: entry "a": field "kind" is missing; an entry has at least id, kind and name"#,
        ),
        (
            r#"{"id":"a","extend":true,"nmae":"مينسك"}"#.into(),
            r#"1:25: entry "a": unknown field "nmae"; expected one of id, kind, name, aliases, weak_aliases, latin, country, gender, priority, nisba, foreign, links, attributes, extend"#,
        ),
        (
            r#"{"id":"a","extend":true,"aliases":["منسك"],"weak_aliases":["ل"]}"#.into(),
            r#"1:60: entry "a": name "ل" consists only of proclitics; remove it"#,
        ),
        (
            r#"{"id":"a b","extend":true}"#.into(),
            r#"1:7: entry "a b": id "a b" is empty or contains a space; write a name such as "minsk""#,
        ),
        (
            format!("{}\n{}", named("مينسك"), r#"{"id":"x","extend":true}"#),
            r#"2:7: entry "x": the id is taken by the entry on line 1; write another"#,
        ),
        (
            format!("{}\n{}", r#"{"id":"x","extend":true}"#, named("مينسك")),
            r#"2:7: entry "x": the id is taken by the entry on line 1; write another"#,
        ),
        (
            format!("{0}\n{0}", r#"{"extend":true,"id":"x"}"#),
            r#"2:21: entry "x": the id is taken by the entry on line 1; write another"#,
        ),
        // Names.
        (named(""), r#"1:33: entry "x": name is empty; write at least one letter"#),
        (named("\u{64E}\u{640}"), r#"1:33: entry "x": name "\u{64e}ـ" contains no letter; write at least one"#),
        (named(" "), r#"1:33: entry "x": name " " contains no letter; write at least one"#),
        (named("ول"), r#"1:33: entry "x": name "ول" consists only of proclitics; remove it"#),
        (named("وَ"), r#"1:33: entry "x": name "و\u{64e}" consists only of proclitics; remove it"#),
        (
            named("مينск"),
            r#"1:33: entry "x": name "مينск" contains 'с' (U+0441), a letter that no text can match; write it in Arabic or Latin letters"#,
        ),
        (
            named("مينسك\u{202E}"),
            r#"1:33: entry "x": name "مينسك\u{202e}" contains the invisible character U+202E; remove it"#,
        ),
        (
            named("مين\u{7}سك"),
            r#"1:33: entry "x": name "مين\u{7}سك" contains the invisible character U+0007; remove it"#,
        ),
        (
            named("مينسك، بيلاروسيا"),
            r#"1:33: entry "x": name "مينسك، بيلاروسيا" contains '،' (U+060C), which ends a name; remove it"#,
        ),
        (named("مينسك -"), r#"1:33: entry "x": name "مينسك -" begins or ends with '-' (U+002D); remove it"#),
        (
            named("مينسك -- برلين"),
            r#"1:33: entry "x": name "مينسك -- برلين" has "--" between two words; write one space, hyphen or dot"#,
        ),
        (named(&long_word), r#"1:33: entry "x": name has a word of over 128 letters; shorten the word"#),
        (named(&many_words), r#"1:33: entry "x": name has over 24 words; shorten it"#),
        (
            r#"{"id":"a","kind":"place","weak_aliases":["منسك","؟"],"name":"مينسك","aliases":["م"]}"#.into(),
            r#"1:49: entry "a": name "؟" contains '؟' (U+061F), which ends a name; remove it"#,
        ),
    ];
    for (jsonl, expected) in cases {
        let error = Gazetteer::from_jsonl(&jsonl).expect_err(&jsonl);
        assert_eq!(error.to_string(), expected, "{jsonl}");
    }
}

#[test]
fn bytes_that_are_not_utf8_are_said_with_their_column() {
    let mut bytes = named("مينسك").into_bytes();
    let at = bytes.len() - 2;
    bytes.insert(at, 0xFF);
    let error = Gazetteer::from_reader(&bytes[..]).unwrap_err();
    assert_eq!(error.to_string(), "1:39: invalid UTF-8; save the file as UTF-8");
}

#[test]
fn a_file_is_named() {
    let error = Gazetteer::from_path("no/such/file.jsonl").unwrap_err();
    assert!(error.is_io());
    assert_eq!(error.to_string(), "no/such/file.jsonl: cannot be read");
    let path = std::env::temp_dir().join(format!("aalam-{}.jsonl", std::process::id()));
    std::fs::write(&path, format!("\n{}", named("ل"))).unwrap();
    let error = Gazetteer::from_path(&path).unwrap_err();
    std::fs::remove_file(&path).unwrap();
    let expected = format!("{}:2:33: entry \"x\": name \"ل\" consists only of proclitics; remove it", path.display());
    assert_eq!(error.to_string(), expected);
    assert_eq!(error.path(), Some(path.as_path()));
}

#[test]
fn an_entry_that_is_pushed_is_checked_too() {
    let mut gazetteer = Gazetteer::new();
    let error = gazetteer.push(Entry::new("x", Kind::Place, "؟")).unwrap_err();
    assert_eq!(error.to_string(), "entry \"x\": name \"؟\" contains '؟' (U+061F), which ends a name; remove it");
    gazetteer.push(Entry::new("x", Kind::Place, "مينسك")).unwrap();
    let error = gazetteer.push(Entry::new("x", Kind::Place, "برلين")).unwrap_err();
    assert_eq!(error.to_string(), "entry \"x\": the id is taken; write another");
    assert_eq!(gazetteer.len(), 1);
}

#[test]
fn merging_replaces_entries_and_puts_later_lists_first() {
    let list = |jsonl: &str| Gazetteer::from_jsonl(jsonl).unwrap();
    let first = list(
        "{\"id\":\"a\",\"kind\":\"place\",\"name\":\"طرابلس\"}\n{\"id\":\"b\",\"kind\":\"place\",\"name\":\"بنغازي\"}",
    );
    let second = list(
        "{\"id\":\"b\",\"kind\":\"place\",\"name\":\"برقة\"}\n{\"id\":\"c\",\"kind\":\"place\",\"name\":\"طرابلس\"}",
    );
    let tagger = Tagger::builder().gazetteer(&first).gazetteer(&second).build().unwrap();
    let tagged = tagger.tag("طرابلس بنغازي برقة");
    let found: Vec<Vec<&str>> =
        tagged.mentions().map(|mention| mention.candidates().map(|one| one.entry().id()).collect()).collect();
    assert_eq!(found, [vec!["c", "a"], vec!["b"]]);
}

/// The entry on one line, as it is written.
fn json(gazetteer: &Gazetteer, id: &str) -> String {
    serde_json::to_string(&gazetteer.get(id).unwrap().to_entry()).unwrap()
}

#[test]
fn a_line_extends_the_entry_of_an_earlier_list() {
    let minsk = r#"{"id":"minsk","kind":"place","name":"مينسك","aliases":["منسك"],"latin":"Minsk","country":"belarus","priority":3,"nisba":true,"foreign":true,"links":{"a":"1","b":"2"}}"#;
    let cases = [
        (r#""aliases":["منسكو","منسك"]"#, r#""aliases":["منسك"]"#, r#""aliases":["منسك","منسكو"]"#),
        (r#""weak_aliases":["العاصمة"]"#, r#""latin""#, r#""weak_aliases":["العاصمة"],"latin""#),
        (r#""name":"منسك""#, r#""name":"مينسك""#, r#""name":"منسك""#),
        (r#""kind":"city""#, r#""kind":"place""#, r#""kind":"city""#),
        (r#""latin":"Miensk""#, r#""latin":"Minsk""#, r#""latin":"Miensk""#),
        (r#""country":"poland""#, r#""country":"belarus""#, r#""country":"poland""#),
        (r#""gender":"female""#, r#","priority":3"#, r#","gender":"female","priority":3"#),
        (r#""priority":0"#, r#","priority":3"#, ""),
        (r#""nisba":["منسكي"]"#, r#""nisba":true"#, r#""nisba":["مينسكي","منسكي"]"#),
        (r#""nisba":false"#, r#","nisba":true"#, ""),
        (r#""foreign":false"#, r#","foreign":true"#, ""),
        (r#""links":{"b":"3","c":"4"}"#, r#""b":"2""#, r#""b":"3","c":"4""#),
        (r#""attributes":{"x":"y"}"#, r#""b":"2"}"#, r#""b":"2"},"attributes":{"x":"y"}"#),
    ];
    for (fields, before, after) in cases {
        let line = format!("{{\"extend\":true,{fields},\"id\":\"minsk\"}}");
        let mine = Gazetteer::from_jsonl(&line).unwrap();
        assert_eq!((mine.len(), mine.extensions().collect::<Vec<_>>()), (0, vec![line.as_str()]));
        let mut all = Gazetteer::from_jsonl(minsk).unwrap();
        all.merge(&mine);
        let expected = minsk.replacen(before, after, 1);
        assert_eq!(json(&all, "minsk"), expected, "{line}");
        assert_eq!(all.extensions().count(), 0);
    }
}

#[test]
fn extensions_wait_for_the_entry_and_must_find_it() {
    let list = |jsonl: &str| Gazetteer::from_jsonl(jsonl).unwrap();
    let entry = list(r#"{"id":"minsk","kind":"place","name":"مينسك"}"#);
    let alias = list(r#"{"id":"minsk","extend":true,"aliases":["منسك"]}"#);
    let further = list(r#"{"id":"minsk","extend":true,"aliases":["منسكو"]}"#);
    // Merged step by step or all at once, the result is the same.
    let mut both = alias.clone();
    both.merge(&further);
    assert_eq!(both.extensions().count(), 2);
    let mut at_once = entry.clone();
    at_once.merge(&both);
    let mut by_step = entry.clone();
    by_step.merge(&alias);
    by_step.merge(&further);
    for all in [&at_once, &by_step] {
        assert_eq!(all.get("minsk").unwrap().names().collect::<Vec<_>>(), ["مينسك", "منسك", "منسكو"]);
        assert!(Tagger::builder().gazetteer(all).build().is_ok());
    }
    // An entry that comes later replaces what was extended.
    let mut later = alias.clone();
    later.merge(&entry);
    by_step.merge(&later);
    assert_eq!(by_step.get("minsk").unwrap().names().collect::<Vec<_>>(), ["مينسك"]);

    let build = |lists: &[&Gazetteer]| {
        let builder = lists.iter().fold(Tagger::builder(), |builder, list| builder.gazetteer(list));
        builder.build().unwrap_err().to_string()
    };
    assert_eq!(
        build(&[&alias, &entry]),
        r#"1:7: entry "minsk": the list with the entry to extend comes later; give it before this one"#
    );
    let unknown = list("\n{\"id\":\"minks\",\"extend\":true}");
    assert_eq!(
        build(&[&entry, &unknown]),
        r#"2:7: entry "minks": no list before this one has the entry to extend; did you mean "minsk"?"#
    );
    // An element of an array, over several lines.
    let array = list("[\n  {\"id\":\n  \"minks\",\n  \"extend\":true}]");
    assert_eq!(array.extensions().collect::<Vec<_>>(), [r#"{"id":   "minks",   "extend":true}"#]);
    assert!(build(&[&entry, &array]).starts_with("3:3: entry \"minks\":"), "{}", build(&[&entry, &array]));
    for (array, place) in [
        ("[{\"id\":\"minks\",\"extend\":true}]", "1:8:"),
        ("[{\"id\":\"a\",\"extend\":true}, {\"id\":\"minks\",\"extend\":true}]", "1:8:"),
        ("[{\"id\":\"minsk\",\"extend\":true}, {\"id\":\"minks\",\"extend\":true}]", "1:38:"),
        ("[\n  {\n    \"extend\": true,\n    \"id\": \"minks\"\n  }\n]", "4:11:"),
    ] {
        let error = build(&[&entry, &list(array)]);
        assert!(error.starts_with(&format!("{place} entry ")), "{error}");
    }
    let named = unknown.with_path("mine.jsonl");
    assert!(build(&[&entry, &named]).starts_with("mine.jsonl:2:7: entry"), "{}", build(&[&entry, &named]));
    let korea = list(r#"{"id":"korea","kind":"place","name":"كوريا الشمالية"}"#);
    assert_eq!(
        build(&[&korea, &list(r#"{"id":"korea","extend":true,"nisba":true}"#)]),
        r#"1:7: entry "korea": nisba: no regular form of "كوريا الشمالية" is known; list the forms, such as ["سعودي"]"#
    );
}

#[test]
fn an_entry_is_updated_or_stays_as_it_was() {
    let mut gazetteer = Gazetteer::from_jsonl(&named("مينسك")).unwrap();
    let before = gazetteer.clone();
    assert!(gazetteer.update("x", |entry| entry.latin = Some("Minsk".into())).unwrap());
    assert!(!gazetteer.update("y", |_| panic!("there is no such entry")).unwrap());
    assert_eq!(gazetteer.get("x").unwrap().latin(), Some("Minsk"));
    assert_eq!(before.get("x").unwrap().latin(), None);
    let error = gazetteer.update("x", |entry| entry.name = "؟".into()).unwrap_err();
    assert_eq!(error.to_string(), "entry \"x\": name \"؟\" contains '؟' (U+061F), which ends a name; remove it");
    let error = gazetteer.update("x", |entry| entry.id = "y".into()).unwrap_err();
    assert_eq!(error.to_string(), "entry \"x\": the id was changed to \"y\"; add another entry instead");
    assert_eq!((gazetteer.len(), gazetteer.get("x").unwrap().name()), (1, "مينسك"));
}

#[cfg(feature = "builtin")]
#[test]
fn what_patterns_derive_can_be_extended() {
    let mut gazetteer = Gazetteer::builtin().clone();
    let line = r#"{"id":"libya-police","extend":true,"aliases":["شرطة النيزك"]}"#;
    gazetteer.merge(&Gazetteer::from_jsonl(line).unwrap());
    assert_eq!(gazetteer.derived("libya-police"), None);
    let tagger = Tagger::builder().gazetteer(&gazetteer).build().unwrap();
    for text in ["الشرطة الليبية", "شرطة النيزك"] {
        let tagged = tagger.tag(text);
        let ids: Vec<&str> = tagged.as_slice()[0].candidates().map(|candidate| candidate.entry().id()).collect();
        assert_eq!(ids, ["libya-police"], "{text}");
    }
}

/// Returns the ids of all mentions in `text`.
#[cfg(feature = "builtin")]
fn ids(tagger: &Tagger, text: &str) -> Vec<String> {
    let tagged = tagger.tag(text);
    tagged.mentions().flat_map(|mention| mention.candidates()).map(|it| it.entry().id().to_owned()).collect()
}

#[cfg(feature = "builtin")]
#[test]
fn a_listed_id_is_never_made_by_patterns() {
    let with = |line: &str| {
        let mut gazetteer = Gazetteer::builtin().clone();
        gazetteer.merge(&Gazetteer::from_jsonl(line).unwrap());
        gazetteer
    };
    // The kind of the pattern: the entry is what it would make, whatever its country.
    for country in ["", r#","country":"libya""#, r#","country":"egypt""#, r#","country":"nowhere""#] {
        let line = format!(r#"{{"id":"libya-police","kind":"organization","name":"شرطة النيزك"{country}}}"#);
        let mine = with(&line);
        assert_eq!(mine.derived("libya-police"), None);
        let tagger = Tagger::builder().gazetteer(&mine).build().unwrap();
        for text in ["الشرطة الليبية", "شرطة النيزك"] {
            let tagged = tagger.tag(text);
            let found: Vec<_> = tagged.as_slice()[0].candidates().map(|it| it.entry().name()).collect();
            assert_eq!(found, ["شرطة النيزك"], "{line}: {text}");
        }
        assert_eq!(ids(&tagger, "الشرطة المصرية"), ["egypt-police", "egypt"]);
        let tagger = Tagger::builder().gazetteer(&mine).except(["libya-police"]).build().unwrap();
        assert_eq!(ids(&tagger, "الشرطة الليبية"), ["libya"], "{line}");
    }
    // Another kind: nothing is made.
    let vessel = with(r#"{"id":"libya-police","kind":"vessel","name":"سفينة النيزك","country":"libya"}"#);
    assert_eq!(vessel.derived("libya-police"), None);
    let tagger = Tagger::builder().gazetteer(&vessel).build().unwrap();
    assert_eq!(ids(&tagger, "الشرطة الليبية"), ["libya"]);
    assert_eq!(ids(&tagger, "سفينة النيزك"), ["libya-police"]);
    // Updated or extended, it is one entity, too.
    let mut updated = Gazetteer::builtin().clone();
    assert!(
        updated.update("libya-police", |entry| (entry.country, entry.name) = (None, "شرطة النيزك".into())).unwrap()
    );
    assert!(updated.update("libya-police", |entry| entry.aliases.clear()).unwrap());
    let extended = with(r#"{"id":"libya-police","extend":true,"country":"egypt","name":"شرطة النيزك"}"#);
    for gazetteer in [updated, extended] {
        let tagger = Tagger::builder().gazetteer(&gazetteer).build().unwrap();
        for text in ["الشرطة الليبية", "شرطة النيزك"] {
            let tagged = tagger.tag(text);
            let found: Vec<_> = tagged.as_slice()[0].candidates().map(|it| it.entry().name()).collect();
            assert_eq!(found, ["شرطة النيزك"], "{text}");
        }
    }
}
