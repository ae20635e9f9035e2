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

    let wrong = run("evaluate", &["-"], "مينسك LOC\n".as_bytes());
    assert_eq!(wrong.status.code(), Some(2));
    assert!(err(&wrong).starts_with("error: standard input: 1:7: \"LOC\" is not a tag"), "{}", err(&wrong));
    assert_eq!(run("evaluate", &["no-such-file.conll"], b"").status.code(), Some(2));
}
