//! The bundled example, run as a user runs it.

#[path = "common/example.rs"]
mod example;

use example::{err, out, run, tag};

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
        "{\"source\":\"-\",\"mentions\":[{\"start\":3,\"end\":8,\"word_start\":3,\"word_end\":8,\"text\":\"مينسك\",\
         \"kind\":\"place\",\"outer\":true,\"clitics\":\"\",\"name\":\"مينسك\",\"confidence\":0.9,\"entities\":[\"minsk\"]}]}\n"
    );
    let output = tag(&["--format", "json", "-"], "في مينسك".as_bytes());
    let array: serde_json::Value = serde_json::from_str(out(&output)).unwrap();
    assert_eq!(array[0]["mentions"][0]["start"], 5);
    let output = tag(&["--format", "jsonl", "--offsets", "utf16", "-"], "\u{1F600} مينسك".as_bytes());
    assert!(out(&output).contains("\"start\":3,\"end\":8"), "{}", out(&output));
}

#[test]
fn mentions_are_explained() {
    let text = "في مصرف ليبيا".as_bytes();
    let output = tag(&["--explain", "-"], text);
    assert!(out(&output).starts_with("5..24 مصرف ليبيا: "), "{}", out(&output));
    let output = tag(&["--why-not", "مصر", "--why-not", "كندا", "-"], text);
    let expected = "مصر is in the lists: egypt\n5..11 مصر: a part of the word مصرف\n\
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
    let cases: [(&[&str], i32, String); 5] = [
        (&["no-such-file.txt"], 2, "error: no-such-file.txt: No such file or directory".into()),
        (
            &["examples/tag"],
            2,
            "error: examples/tag: holds no file *.{txt,jsonl,ndjson}{,.gz,.zst}; say which to take with --glob".into(),
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
fn a_gazetteer_is_counted_checked_searched_and_dumped() {
    let folder = std::env::temp_dir().join(format!("aalam-gazetteer-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("mine.jsonl");
    let path = file.to_str().unwrap();
    std::fs::write(
        &file,
        concat!(
            "{\"id\":\"hope\",\"kind\":\"person\",\"name\":\"أمل\",\"country\":\"egypt\"}\n",
            "{\"id\":\"abu-dhabi\",\"kind\":\"place\",\"name\":\"أبو ظبي\",\"country\":\"atlantis\"}\n",
        ),
    )
    .unwrap();

    let stats = run("gazetteer", &["stats", "--gazetteer", path], b"");
    assert_eq!(stats.status.code(), Some(0), "{}", err(&stats));
    let rows: Vec<Vec<&str>> = out(&stats).lines().map(|line| line.split_whitespace().collect()).collect();
    assert!(rows.contains(&vec!["all", "2", "2"]), "{rows:?}");
    assert!(rows.contains(&vec!["egypt", "1"]), "{rows:?}");

    let check = run("gazetteer", &["check", path], b"");
    assert_eq!(check.status.code(), Some(1));
    let lines: Vec<&str> = out(&check).lines().collect();
    let warning = |rest: &str| format!("warning: {path}:{rest}");
    assert_eq!(
        lines,
        [
            warning(
                "1:37: entry \"hope\": \"أمل\" is an ordinary word; write it among weak_aliases, and a fuller name here"
            ),
            warning("2:7: entry \"abu-dhabi\": the id stands after \"hope\"; sort the lines by id"),
            warning("2:61: entry \"abu-dhabi\": there is no entry \"atlantis\" for the country"),
            format!("{path}: 2 entries, 3 warnings"),
        ]
    );

    let find = run("gazetteer", &["find", "وأبوظبي", "--gazetteer", path], b"");
    assert_eq!(out(&find), "أبوظبي\tplace\tabu-dhabi\t-\tas أبو ظبي\n");
    let nothing = run("gazetteer", &["find", "مينسك", "--gazetteer", path], b"");
    assert_eq!(out(&nothing), "no entry matches مينسك\n");

    let dump = run("gazetteer", &["dump", "--gazetteer", path], b"");
    assert_eq!(
        out(&dump),
        "hope\tأمل\nabu-dhabi\tأبا ظبي\nabu-dhabi\tأبو ظبي\nabu-dhabi\tأبوظبي\nabu-dhabi\tأبي ظبي\n"
    );

    let missing = run("gazetteer", &["check", "no-such-file.jsonl"], b"");
    assert_eq!(missing.status.code(), Some(2));
    assert!(err(&missing).starts_with("error: no-such-file.jsonl"), "{}", err(&missing));
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn a_corpus_is_evaluated() {
    let gold = "وصل O\nالوفد O\nإلى O\nمينسك B-LOC\n\nمن O\nزنزبوتان B-LOC\n";
    let text = run("evaluate", &["-"], gold.as_bytes());
    assert_eq!(text.status.code(), Some(0), "{}", err(&text));
    let rows: Vec<Vec<&str>> = out(&text).lines().map(|line| line.split_whitespace().collect()).collect();
    assert!(rows.contains(&vec!["micro", "2", "1", "1", "1.000", "0.500", "0.667"]), "{rows:?}");
    assert!(out(&text).contains("من [زنزبوتان]"), "{}", out(&text));

    let json = run("evaluate", &["-", "--format", "json"], gold.as_bytes());
    let report: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(report["micro"]["recall"], 0.5);
    assert_eq!(report["false_negatives"][0]["text"], "زنزبوتان");

    let wrong = run("evaluate", &["-"], "مينسك LOC\n".as_bytes());
    assert_eq!(wrong.status.code(), Some(2));
    assert!(err(&wrong).starts_with("error: standard input: 1:7: \"LOC\" is no tag"), "{}", err(&wrong));
    assert_eq!(run("evaluate", &["no-such-file.conll"], b"").status.code(), Some(2));
}
