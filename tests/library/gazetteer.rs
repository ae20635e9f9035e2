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
