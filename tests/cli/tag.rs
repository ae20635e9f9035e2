//! The example `tag`: what is found, and how it is shown.

use crate::example::{err, out, run, tag};

#[test]
fn people_get_marks_and_a_table() {
    let output = tag(&["-"], "بيان للجيش الليبي".as_bytes());
    assert_eq!(output.status.code(), Some(0));
    let lines: Vec<&str> = out(&output).lines().map(str::trim_end).collect();
    assert_eq!(lines[0], "بيان ل[لجيش [الليبي]nationality]organization");
    assert!(out(&output).contains("Libyan Army"), "{}", out(&output));
    assert!(!out(&output).contains('\u{1B}'), "no colours where the output is no terminal");
}

#[test]
fn machines_get_json() {
    let output = tag(&["--format", "jsonl", "--offsets", "chars", "-"], "في مينسك".as_bytes());
    assert_eq!(
        out(&output),
        "{\"source\":\"-\",\"offsets\":\"chars\",\"mentions\":[{\"id\":\"m0\",\"start\":3,\"end\":8,\"word_start\":3,\
         \"word_end\":8,\"text\":\"مينسك\",\"kind\":\"place\",\"outer\":true,\"clitics\":\"\",\"name\":\"مينسك\",\
         \"confidence\":0.9,\"entities\":[\"minsk\"],\"latin\":\"Minsk\"}]}\n"
    );
    let output = tag(&["--format", "json", "-"], "في مينسك".as_bytes());
    let array: serde_json::Value = serde_json::from_str(out(&output)).unwrap();
    assert_eq!(array[0]["mentions"][0]["start"], 5);
    let output = tag(&["--format", "jsonl", "--with-text", "-"], "في مينسك".as_bytes());
    assert!(out(&output).starts_with(r#"{"source":"-","offsets":"bytes","text":"في مينسك","mentions":[{"id":"m0","#));
    let output = tag(&["--format", "jsonl", "--offsets", "utf16", "-"], "\u{1F600} مينسك".as_bytes());
    assert!(out(&output).contains("\"start\":3,\"end\":8"), "{}", out(&output));
}

#[test]
fn tables_count_chars_and_keep_the_ids_of_documents() {
    let input = "{\"id\":7,\"text\":\"في مينسك\"}\n{\"id\":\"b\",\"text\":\"إلى بيروت\"}\n{\"text\":\"من طرابلس\"}\n";
    for (format, separator) in [("csv", ','), ("tsv", '\t')] {
        let output = tag(&["--format", format, "--field", "text", "-"], input.as_bytes());
        let row = |line: &str| line.split(separator).take(5).collect::<Vec<_>>().join(" ");
        let rows: Vec<String> = out(&output).lines().map(row).collect();
        assert_eq!(rows, ["source id mention start end", "-:1 7 m0 3 8", "-:2 b m0 4 9", "-:3  m0 3 9"]);
    }
}

#[test]
fn mentions_are_explained() {
    let text = "في مصرف ليبيا".as_bytes();
    let output = tag(&["--explain", "-"], text);
    assert!(out(&output).starts_with("5..24 مصرف ليبيا: "), "{}", out(&output));
    let output = tag(&["--why-not", "مصر", "--why-not", "كندا", "-"], text);
    let expected = "مصر is in the lists: egypt\n5..11 مصر: part of the word مصرف\n\
        كندا is in the lists: canada\nit does not occur in the text\n";
    assert_eq!(out(&output), expected);
    assert_eq!(tag(&["--explain", "--format", "json", "-"], text).status.code(), Some(2));
}

#[test]
fn stages_and_confidence_choose() {
    let counts = |arguments: &[&str]| {
        let output =
            tag(&[arguments, &["--format", "jsonl", "-"]].concat(), "قالت الحكومة إن محمد الشمري سافر".as_bytes());
        let document: serde_json::Value = serde_json::from_str(out(&output)).unwrap();
        document["mentions"].as_array().unwrap().len()
    };
    assert_eq!(counts(&[]), 2);
    assert_eq!(counts(&["--without", "people,titles"]), 1);
    assert_eq!(counts(&["--confidence", "0.5"]), 1);
    let output = tag(&["--without", "persons", "-"], b"");
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("people, places, organizations, titles, references"), "{}", err(&output));
}

#[test]
fn each_line_can_be_a_document() {
    let output = tag(&["--format", "jsonl", "--lines", "-"], "في مينسك\n\nفي طرابلس\n".as_bytes());
    let counts: Vec<usize> = out(&output)
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["mentions"].as_array().unwrap().len())
        .collect();
    assert_eq!(counts, [1, 0, 1]);
}

#[test]
fn kinds_and_flat_choose() {
    let text = "القائد العام للقوات المسلحة الليبية".as_bytes();
    let ids = |arguments: &[&str]| {
        let output = tag(&[arguments, &["--format", "jsonl", "-"]].concat(), text);
        let document: serde_json::Value = serde_json::from_str(out(&output)).unwrap();
        let kind = |mention: &serde_json::Value| format!("{} {}", mention["kind"].as_str().unwrap(), mention["outer"]);
        document["mentions"].as_array().unwrap().iter().map(kind).collect::<Vec<_>>()
    };
    assert_eq!(ids(&[]), ["title true", "organization false", "nationality false"]);
    assert_eq!(ids(&["--flat"]), ["title true"]);
    assert_eq!(ids(&["--kinds", "nationality,organization"]), ["organization true", "nationality false"]);
    assert_eq!(ids(&["--kinds", "nationality", "--flat"]), ["nationality true"]);
    let output = tag(&["--kinds", "place,PERSON", "-"], b"");
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("kind \"PERSON\" looks like a known one; write \"person\""), "{}", err(&output));
}

#[test]
fn gazetteers_are_added_or_stand_alone() {
    let path = std::env::temp_dir().join(format!("aalam-cli-{}.jsonl", std::process::id()));
    std::fs::write(&path, "{\"id\":\"nayzak\",\"kind\":\"vessel\",\"name\":\"سفينة النيزك\"}\n").unwrap();
    let text = "سفينة النيزك في مينسك".as_bytes();
    let list = path.to_str().unwrap();
    let added = tag(&["--gazetteer", list, "-"], text);
    let alone = tag(&["--gazetteer", list, "--no-builtin", "-"], text);
    std::fs::remove_file(&path).unwrap();
    assert!(out(&added).starts_with("[سفينة النيزك]vessel في [مينسك]place\n"), "{}", out(&added));
    assert!(out(&alone).starts_with("[سفينة النيزك]vessel في مينسك\n"), "{}", out(&alone));
}

#[test]
fn what_cannot_be_done_is_said_in_one_line() {
    let broken = std::env::temp_dir().join(format!("aalam-broken-{}.jsonl", std::process::id()));
    std::fs::write(&broken, "{\"id\":\"a\"").unwrap();
    let latin1 = std::env::temp_dir().join(format!("aalam-latin1-{}.txt", std::process::id()));
    std::fs::write(&latin1, b"caf\xE9").unwrap();
    let (broken_name, latin1_name) = (broken.to_str().unwrap(), latin1.to_str().unwrap());
    let cases: [(&[&str], i32, String); 6] = [
        (&["no-such-file.txt"], 2, "error: no-such-file.txt: No such file or directory".into()),
        (
            &["examples/tag"],
            2,
            "error: examples/tag: contains no file *.{txt,jsonl,ndjson}{,.gz,.zst}; choose others with --glob".into(),
        ),
        (&[latin1_name], 2, format!("error: {latin1_name}: is not UTF-8 (byte 3); convert it first")),
        (
            &["--gazetteer", broken_name, "data/samples/summit.txt"],
            2,
            format!(
                "error: {broken_name}:1:10: entry \"a\": the object is cut short; write the whole object on one line"
            ),
        ),
        (
            &["--gazetteer", "no-such-list.jsonl", "data/samples/summit.txt"],
            2,
            "error: no-such-list.jsonl: cannot be read: No such file or directory".into(),
        ),
        (
            &["no-such-file.txt", "data/samples/summit.txt"],
            1,
            "error: no-such-file.txt: No such file or directory".into(),
        ),
    ];
    for (arguments, code, message) in cases {
        let output = tag(arguments, b"");
        assert_eq!(output.status.code(), Some(code), "{arguments:?}");
        assert!(err(&output).starts_with(&message), "{}", err(&output));
        assert_eq!(err(&output).lines().count(), 1);
        assert_eq!(out(&output).is_empty(), code == 2, "{arguments:?}");
    }
    std::fs::remove_file(&broken).unwrap();
    std::fs::remove_file(&latin1).unwrap();
}

#[test]
fn repairs_are_made_in_a_copy() {
    let text = "<p>في بي<b>روت</b> واإلمارات".as_bytes();
    assert!(out(&tag(&["-"], text)).starts_with("<p>في بي<b>روت</b> واإلمارات\n"));
    let output = tag(&["--repair", "html,pdf", "-"], text);
    let marked = "<p>في [بي<b>روت]place</b> و[اإلمارات]place\n";
    assert!(out(&output).starts_with(marked), "{}", out(&output));
    let output = tag(&["--repair", "html", "--repair", "pdf", "--explain", "--why-not", "الإمارات", "-"], text);
    assert!(out(&output).contains("28..44 اإلمارات: place"), "{}", out(&output));
    assert!(out(&output).contains("28..44 اإلمارات: the mention اإلمارات, place"), "{}", out(&output));
    let output = tag(&["--repair", "markdown", "-"], b"");
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("html, srt, wiki, openiti, visual, pdf, zwnj, lengthened"), "{}", err(&output));
}

#[test]
fn arguments_that_mean_nothing_are_refused() {
    let cases: [(&[&str], &str); 10] = [
        (&["--explain", "--offsets", "chars", "-"], "'--explain' cannot be used with '--offsets"),
        (&["--why-not", "مصر", "--offsets", "chars", "-"], "'--why-not <NAME>' cannot be used with '--offsets"),
        (&["--whitespace-tokens", "-"], "--whitespace-tokens is for tokens; add --format conll"),
        (&["--threads", "0", "-"], "0 is not in 1..=256"),
        (&["--threads", "257", "-"], "257 is not in 1..=256"),
        (&["--threads", "1000000", "-"], "1000000 is not in 1..=256"),
        (&["--why-not", "", "-"], "write a name with a letter in it"),
        (&["--why-not", " ، ", "-"], "write a name with a letter in it"),
        (&["-", "-o", ""], "a value is required for '--output"),
        (&[""], "a value is required for '<FILE>..."),
    ];
    for (arguments, message) in cases {
        let output = tag(arguments, b"");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(err(&output).contains(message), "{}", err(&output));
    }
    assert_eq!(tag(&["--threads", "256", "-"], "في مينسك".as_bytes()).status.code(), Some(0));
}

#[test]
fn entities_are_left_out_names_denied_and_numbers_and_kinds_checked() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str, content: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, content).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let text = path("text.txt", "من ليبيا إلى وزارة الخارجية الليبية في بيروت ومينسك، مدينة بيروت");
    let deny = path("deny.txt", "# Comments and blank lines are ignored.\n\nفي [بيروت]\nمينسك\n");
    let tag = |options: &[&str]| run("tag", &[&[text.as_str(), "--format", "jsonl"], options].concat(), b"");
    let names = |output: &std::process::Output| {
        let values: Vec<serde_json::Value> =
            out(output).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let mentions = values.iter().flat_map(|value| value["mentions"].as_array().unwrap().clone());
        mentions.map(|mention| mention["text"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(names(&tag(&["--except", "libya"])), ["وزارة الخارجية الليبية", "بيروت", "مينسك", "بيروت"]);
    assert_eq!(
        names(&tag(&["--except", "minsk,libya-ministry-of-foreign-affairs", "--deny", &deny])),
        ["ليبيا", "وزارة الخارجية الليبية", "الليبية", "بيروت"]
    );
    let bad = path("bad.txt", "مينسك\nجامعة [القاهرة\n");
    let cases: [(&[&str], String); 7] = [
        (
            &["--except", "lybia"],
            "error: entry \"lybia\": no gazetteer has the id to leave out; did you mean \"libya\"?".into(),
        ),
        (&["--deny", &bad], format!("error: {bad}:2:1: rule \"جامعة [القاهرة\" has brackets that do not match; ")),
        (&["--confidence", "2"], "a confidence is a number from 0 to 1".into()),
        (&["--confidence=-1"], "a confidence is a number from 0 to 1".into()),
        (&["--confidence", "NaN"], "a confidence is a number from 0 to 1".into()),
        (&["--kinds", "persn"], "error: no list has the kind \"persn\"; did you mean \"person\"?".into()),
        (
            &["--kinds", "place,vessel"],
            "error: no list has the kind \"vessel\"; the lists have nationality, organization, person, ".into(),
        ),
    ];
    for (options, expected) in cases {
        let refused = tag(options);
        assert_eq!(refused.status.code(), Some(2), "{options:?}");
        assert!(err(&refused).contains(&expected), "{options:?}: {}", err(&refused));
    }
    let mine = path("mine.jsonl", "{\"id\":\"nayzak\",\"kind\":\"vessel\",\"name\":\"سفينة النيزك\"}\n");
    assert_eq!(tag(&["--kinds", "vessel", "--gazetteer", &mine]).status.code(), Some(0));
}
