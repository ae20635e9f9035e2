//! The example `evaluate`.

use crate::example::{err, out, run};

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

    let wrong = run("evaluate", &["-"], "مينسك\n".as_bytes());
    assert_eq!(wrong.status.code(), Some(2));
    assert!(err(&wrong).starts_with("error: standard input: 1:6: the token has no tag"), "{}", err(&wrong));
    assert_eq!(run("evaluate", &["no-such-file.conll"], b"").status.code(), Some(2));
}

#[test]
fn what_was_assumed_is_said() {
    let cases = [
        ("إلى O\nمينسك B-LOC\n", "IOB2 tags in column 2 of 2; LOC = place"),
        ("إلى IN I-PP O\nمينسك NNP I-NP I-LOC\n", "IOB1 tags in column 4 of 4; LOC = place"),
        ("إلى\to\nمينسك\tu_gpe\n", "BILOU tags in column 2 of 2; gpe = place"),
        ("إلى O\nمينسك LOC-B\n", "IOB2 tags after the label (PER-B) in column 2 of 2; LOC = place"),
        ("إلى O\nمينسك LOC\n", "labels without B and I in column 2 of 2; LOC = place"),
        (
            "إلى خارج\nمينسك موضع\n",
            "labels without B and I in column 2 of 2; موضع = place; not counted: خارج (--map LABEL=KIND says what a label means)",
        ),
    ];
    for (gold, expected) in cases {
        let output = run("evaluate", &["-", "--map", "موضع=LOC", "--format", "json"], gold.as_bytes());
        assert_eq!(err(&output), format!("standard input: {expected}\n"));
        let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(report["micro"]["f1"], 1.0, "{gold}");
        assert_eq!(report["files"][0]["assumed"], expected.split(';').next().unwrap());
    }
}

#[test]
fn bad_lines_are_said_and_the_rest_is_evaluated() {
    let folder = tempfile::tempdir().unwrap();
    let gold = "إلى O\nمينسك B-LOC\nو\nقال ?-X\n\nمن O\nبيروت B-LOC\n".repeat(12);
    let packed = {
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        std::io::Write::write_all(&mut packer, gold.as_bytes()).unwrap();
        packer.finish().unwrap()
    };
    let files = [
        ("gold.conll", gold.clone().into_bytes()),
        ("gold.gz", packed),
        ("gold.zst", zstd::encode_all(gold.as_bytes(), 1).unwrap()),
    ];
    for (name, bytes) in files {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        let path = path.to_str().unwrap();
        let output = run("evaluate", &[path, "--format", "json"], b"");
        assert_eq!(output.status.code(), Some(1), "{}", err(&output));
        let lines: Vec<&str> = err(&output).lines().collect();
        assert_eq!(
            lines[0],
            format!("error: {path}:3:2: the token has no tag; write O or a tag such as B-PER after it")
        );
        assert!(lines[1].starts_with(&format!("error: {path}:4:5: \"?-X\" is not a tag; write O")), "{}", lines[1]);
        assert_eq!(lines[20], format!("error: {path}: and 4 more lines"));
        assert_eq!(lines[21], format!("{path}: 24 of 72 lines cannot be read; what touches them does not count"));
        assert_eq!(lines[22], format!("{path}: IOB2 tags in column 2 of 2; LOC = place"));
        let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!((&report["micro"]["gold"], &report["files"][0]["bad_lines"]), (&24.into(), &24.into()));
    }
}

#[test]
fn the_kinds_of_the_users_list_are_labels() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mine.jsonl");
    std::fs::write(&path, "{\"id\":\"nayzak\",\"kind\":\"vessel\",\"name\":\"سفينة النيزك\"}\n").unwrap();
    let gold = "وصلت O\nسفينة B-VESSEL\nالنيزك I-VESSEL\n";
    let report = |options: &[&str]| {
        let options = [&["-", "--format", "json", "--gazetteer", path.to_str().unwrap()], options].concat();
        let output = run("evaluate", &options, gold.as_bytes());
        serde_json::from_slice::<serde_json::Value>(&output.stdout).unwrap_or_default()
    };
    assert_eq!(report(&[])["micro"]["f1"], 1.0);
    assert_eq!(report(&["--map", "vessel="])["ignored"]["VESSEL"], 1);
}
