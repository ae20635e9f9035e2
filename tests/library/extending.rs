//! Lines that extend entries of earlier lists, entries changed by id, and what patterns derive.

use aalam::{Gazetteer, Tagger};

const MINSK: &str = r#"{"id":"x","kind":"place","name":"مينسك"}"#;

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
    let mut gazetteer = Gazetteer::from_jsonl(MINSK).unwrap();
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
