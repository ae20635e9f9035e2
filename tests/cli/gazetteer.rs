//! The example `gazetteer`, except its import and its rewriting.

use std::io::Write;
use std::process::Output;

use crate::example::{err, out, run};

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
                "1:37: entry \"hope\": \"أمل\" is an ordinary word; write it in weak_aliases, and a fuller name here"
            ),
            warning("2:7: entry \"abu-dhabi\": the id comes after \"hope\"; sort the lines by id"),
            warning("2:61: entry \"abu-dhabi\": there is no entry \"atlantis\" for the country"),
            format!("note: {path} replaces 1 embedded entry: abu-dhabi"),
            format!("{path}: 2 entries, 3 warnings"),
        ]
    );

    if cfg!(unix) {
        // A pipe can be read only once.
        let piped = run(
            "gazetteer",
            &["check", "/dev/stdin"],
            "{\"id\":\"a\",\"kind\":\"place\",\"name\":\"مينسك\"}\n".as_bytes(),
        );
        assert_eq!((out(&piped), err(&piped), piped.status.code()), ("/dev/stdin: 1 entry, 0 warnings\n", "", Some(0)));
        let piped = run("gazetteer", &["check", "/dev/stdin", path], b"{\"id\":1}\n");
        assert!(out(&piped).starts_with("error: /dev/stdin:1:7: "), "{}", out(&piped));
        assert_eq!(piped.status.code(), Some(1));
    }

    let find = run("gazetteer", &["find", "وأبوظبي", "--gazetteer", path], b"");
    assert_eq!(out(&find), "أبوظبي\tplace\tabu-dhabi\t-\tas أبو ظبي\n");
    assert_eq!(find.status.code(), Some(0));
    let nothing = run("gazetteer", &["find", "مينسك", "--gazetteer", path], b"");
    assert_eq!(out(&nothing), "no entry matches مينسك\n");
    assert_eq!(nothing.status.code(), Some(1));

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
fn names_are_found_by_their_latin_spelling_and_similar_ones_are_suggested() {
    let find = |name: &str| run("gazetteer", &["find", name], b"");
    for name in ["Haftar", "haftar", "HAFTAR", "Håftar"] {
        let found = find(name);
        let ids: Vec<&str> = out(&found).lines().filter_map(|line| line.split('\t').nth(2)).collect();
        assert!(ids.contains(&"saddam-haftar") && ids.contains(&"khalifa-haftar"), "{name}: {ids:?}");
        assert_eq!(found.status.code(), Some(0), "{name}");
    }
    assert!(out(&find("lukashenko")).contains("\talexander-lukashenko\t"));
    assert!(!out(&find("aftar")).contains("by its Latin name"), "a part of a word is not a word");
    for (name, similar) in
        [("Minks", "Minsk\tplace\tminsk\tMinsk\tsimilar"), ("مينسكك", "مينسك\tplace\tminsk\tMinsk\tsimilar")]
    {
        let found = find(name);
        let lines: Vec<&str> = out(&found).lines().collect();
        assert_eq!(lines[0], format!("no entry matches {name}"));
        assert!(lines[1..].contains(&similar) && lines.len() <= 6, "{lines:?}");
        assert_eq!(found.status.code(), Some(1));
    }
    for name in ["", " ", "«»"] {
        let refused = find(name);
        assert_eq!(refused.status.code(), Some(2), "{name:?}");
        assert!(err(&refused).contains("write a name with a letter in it"), "{}", err(&refused));
    }
}

#[test]
fn entries_are_shown_as_lines_of_a_file() {
    let minsk = run("gazetteer", &["show", "minsk", "libya-police"], b"");
    assert_eq!(minsk.status.code(), Some(0), "{}", err(&minsk));
    let lines: Vec<&str> = out(&minsk).lines().collect();
    assert!(lines[0].starts_with(r#"{"id":"minsk","kind":"place","name":"مينسك","#), "{}", lines[0]);
    assert_eq!(
        lines[1],
        r#"{"id":"libya-police","kind":"organization","name":"الشرطة الليبية","latin":"Police of Libya","country":"libya"}"#
    );
    // What is shown can be used at once.
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("mine.jsonl");
    std::fs::write(&file, out(&minsk)).unwrap();
    let path = file.to_str().unwrap();
    let again = run("gazetteer", &["show", "minsk", "libya-police", "--gazetteer", path], b"");
    assert_eq!(out(&again), out(&minsk));

    let unknown = run("gazetteer", &["show", "minks", "beirut"], b"");
    assert_eq!(unknown.status.code(), Some(1));
    assert!(out(&unknown).starts_with(r#"{"id":"beirut","#) && out(&unknown).lines().count() == 1, "{}", out(&unknown));
    assert!(err(&unknown).starts_with("error: there is no entry \"minks\"; similar ids: minsk"), "{}", err(&unknown));
}

#[test]
fn whoever_replaces_an_embedded_entry_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str, content: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, content).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let mine = path(
        "mine.jsonl",
        concat!(
            "{\"id\":\"cairo\",\"kind\":\"vessel\",\"name\":\"سفينة القاهرة\"}\n",
            "{\"id\":\"minsk\",\"kind\":\"place\",\"name\":\"مينسك\"}\n",
            "{\"id\":\"smith\",\"kind\":\"peson\",\"name\":\"بيتر سميث\"}\n",
        ),
    );
    let text = path("text.txt", "في مينسك");
    let note = format!("note: {mine} replaces 2 embedded entries: cairo, minsk");
    let vessel = "entry \"cairo\": a vessel replaces the embedded place; give it another id";
    let peson =
        "entry \"smith\": kind \"peson\" looks like \"person\", and is another; write \"person\" if you mean it";

    let tag = run("tag", &[&text, "--gazetteer", &mine], b"");
    let said: Vec<&str> = err(&tag).lines().collect();
    assert_eq!(said, [format!("warning: {mine}: {vessel}"), format!("warning: {mine}: {peson}"), note.clone()]);
    assert_eq!(tag.status.code(), Some(0));
    let alone = run("tag", &[&text, "--gazetteer", &mine, "--no-builtin"], b"");
    assert_eq!(err(&alone), format!("warning: {mine}: {peson}\n"));

    let check = run("gazetteer", &["check", &mine], b"");
    let lines: Vec<&str> = out(&check).lines().collect();
    let expected = [
        format!("warning: {mine}:1:7: {vessel}"),
        format!("warning: {mine}:3:22: {peson}"),
        note,
        format!("{mine}: 3 entries, 2 warnings"),
    ];
    assert_eq!(lines, expected);
    let same = path("same.jsonl", "{\"id\":\"minsk\",\"kind\":\"place\",\"name\":\"مينسك\"}\n");
    let check = run("gazetteer", &["check", &same], b"");
    assert_eq!(out(&check), format!("note: {same} replaces 1 embedded entry: minsk\n{same}: 1 entry, 0 warnings\n"));
    assert_eq!(check.status.code(), Some(0));
}

#[test]
fn lines_that_extend_an_entry_are_checked_and_formatted_but_not_exported() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("mine.jsonl");
    let path = file.to_str().unwrap();
    let entry = "{\"id\":\"nayzak\",\"kind\":\"vessel\",\"name\":\"سفينة النيزك\"}\n";
    let extension = "{\"id\":\"minsk\",\"extend\":true,\"aliases\":[\"منسكو\"]}\n";
    std::fs::write(&file, format!("{entry}{extension}")).unwrap();

    let check = run("gazetteer", &["check", path], b"");
    assert_eq!(out(&check), format!("{path}: 1 entry, 1 extension, 0 warnings\n"));
    let export = run("gazetteer", &["export", "csv", path], b"");
    assert_eq!(export.status.code(), Some(2));
    assert!(err(&export).contains("extends an entry of another list"), "{}", err(&export));
    assert_eq!(run("gazetteer", &["fmt", path], b"").status.code(), Some(0));
    assert_eq!(std::fs::read_to_string(&file).unwrap(), format!("{extension}{entry}"));
    assert_eq!(run("gazetteer", &["fmt", "--check", path], b"").status.code(), Some(0));

    let text = folder.path().join("text.txt");
    std::fs::write(&text, "في منسكو").unwrap();
    let text = text.to_str().unwrap();
    let tag = run("tag", &[text, "--gazetteer", path, "--format", "tsv"], b"");
    assert!(out(&tag).contains("\tminsk"), "{}", out(&tag));
    std::fs::write(&file, extension.replace("minsk", "minks")).unwrap();
    let tag = run("tag", &[text, "--gazetteer", path], b"");
    let expected = format!(
        "error: {path}:1:7: entry \"minks\": no list before this one has the entry to extend; did you mean \"minsk\"?\n"
    );
    assert_eq!((err(&tag), tag.status.code()), (expected.as_str(), Some(2)));
}

const ENTRY: &str = "{\"id\":\"sea\",\"kind\":\"place\",\"name\":\"بحر الزمرد\"}\n";

#[test]
fn gazetteers_are_loaded_however_they_are_packed() {
    let folder = tempfile::tempdir().unwrap();
    let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gz.write_all(ENTRY.as_bytes()).unwrap();
    let mut bz2 = bzip2::write::BzEncoder::new(Vec::new(), bzip2::Compression::fast());
    bz2.write_all(ENTRY.as_bytes()).unwrap();
    let files = [
        ("a.jsonl", ENTRY.as_bytes().to_vec()),
        ("a.jsonl.gz", gz.finish().unwrap()),
        ("a.jsonl.bz2", bz2.finish().unwrap()),
        ("a.jsonl.zst", zstd::encode_all(ENTRY.as_bytes(), 1).unwrap()),
        ("a.json", format!("[\n  {ENTRY}]").into_bytes()),
        ("a.json.zst", zstd::encode_all(format!("[{ENTRY}]").as_bytes(), 1).unwrap()),
    ];
    for (name, bytes) in files {
        let path = folder.path().join(name);
        std::fs::write(&path, &bytes).unwrap();
        let path = path.to_str().unwrap();
        let gazetteer = |arguments: &[&str]| run("gazetteer", arguments, b"");
        let text = "في بحر الزمرد";
        let gold = "في O\nبحر B-LOC\nالزمرد I-LOC\n";
        let corpus = folder.path().join("gold.conll");
        std::fs::write(&corpus, gold).unwrap();
        let cases: [(Output, &str); 7] = [
            (gazetteer(&["stats", "--gazetteer", path]), "place"),
            (gazetteer(&["check", path]), ": 1 entry, 0 warnings\n"),
            (gazetteer(&["find", "--gazetteer", path, "بحر الزمرد"]), "\tsea\t"),
            (gazetteer(&["dump", "--gazetteer", path]), "sea\tبحر الزمرد\n"),
            (gazetteer(&["export", "csv", path]), "sea,place,بحر الزمرد,"),
            (run("tag", &["--no-builtin", "--format", "tsv", "--gazetteer", path, "-"], text.as_bytes()), "\tsea\t"),
            (run("evaluate", &["--no-builtin", "--gazetteer", path, corpus.to_str().unwrap()], b""), "1.00"),
        ];
        for (output, expected) in cases {
            assert_eq!(output.status.code(), Some(0), "{name}: {}", err(&output));
            assert!(out(&output).contains(expected), "{name}: {}", out(&output));
        }
        // Formatting makes JSON Lines of an array, and leaves packed files alone.
        let fmt = gazetteer(&["fmt", path]);
        if name.ends_with(".jsonl") || name.ends_with(".json") {
            assert_eq!(fmt.status.code(), Some(0), "{}", err(&fmt));
            assert_eq!(std::fs::read_to_string(path).unwrap(), ENTRY);
        } else {
            assert_eq!(fmt.status.code(), Some(2));
            let message = ", and use the file in it\n";
            assert!(err(&fmt).contains(" archive; unpack it with "), "{}", err(&fmt));
            assert!(err(&fmt).ends_with(message), "{}", err(&fmt));
            assert_eq!(std::fs::read(path).unwrap(), bytes);
        }
    }
}

#[test]
fn a_gazetteer_that_cannot_be_loaded_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let packed = zstd::encode_all(ENTRY.as_bytes(), 1).unwrap();
    let wrong = zstd::encode_all("\n{}".as_bytes(), 1).unwrap();
    let files: [(&str, &[u8], &str); 2] =
        [("cut.zst", &packed[..packed.len() - 3], ": "), ("wrong.zst", &wrong, ":2:1: field \"id\" is missing")];
    for (name, bytes, message) in files {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        let path = path.to_str().unwrap();
        let outputs = [
            run("gazetteer", &["stats", "--gazetteer", path], b""),
            run("gazetteer", &["export", "csv", path], b""),
            run("tag", &["--gazetteer", path, "-"], b""),
        ];
        for output in outputs {
            assert_eq!((output.status.code(), out(&output)), (Some(2), ""));
            assert!(err(&output).starts_with(&format!("error: {path}{message}")), "{}", err(&output));
        }
    }
}

#[test]
fn lines_that_extend_are_read_on_top_of_the_embedded_entries() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mine.jsonl");
    let path = path.to_str().unwrap();
    let lines =
        [r#"{"id":"minsk","extend":true,"aliases":["منسكو"]}"#, r#"{"id":"minks","extend":true,"latin":"Minks"}"#];
    std::fs::write(path, lines[0]).unwrap();
    assert!(out(&run("gazetteer", &["find", "--gazetteer", path, "منسكو"], b"")).contains("\tminsk\t"));
    assert!(out(&run("gazetteer", &["show", "--gazetteer", path, "minsk"], b"")).contains("منسكو"));
    std::fs::write(path, lines.join("\n")).unwrap();
    let checked = run("gazetteer", &["check", path], b"");
    let note = format!("note: {path}: no embedded entry is extended by {}; load the list", lines[1]);
    assert!(out(&checked).contains(&note), "{}", out(&checked));
    assert_eq!(out(&checked).matches("note:").count(), 1);
}
