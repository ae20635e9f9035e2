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
            (gazetteer(&["check", path]), ": 1 entries, 0 warnings\n"),
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
            let message = "archive; unpack it, and use the file in it\n";
            assert!(err(&fmt).starts_with(&format!("error: {path}: the file is a ")), "{}", err(&fmt));
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
