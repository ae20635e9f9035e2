//! The example `gazetteer`, except its import and its rewriting.

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
