//! The example `gazetteer` rewrites gazetteers: in canonical form, and as a table that is read back.

use std::fs;
use std::path::Path;

use crate::example::{err, out, run};

const DATA: [&str; 4] = ["data/people.jsonl", "data/titles.jsonl", "data/places.jsonl", "data/organizations.jsonl"];

#[test]
fn the_embedded_files_are_in_canonical_form() {
    let output = run("gazetteer", &[&["fmt", "--check"], &DATA[..]].concat(), b"");
    assert_eq!((out(&output), err(&output), output.status.code()), ("", "", Some(0)));
}

const MESSY: &str = concat!(
    "\u{FEFF}\r\n",
    r#" { "name" : "مينسك", "latin":"\u004dinsk","kind":"place", "id":"minsk","nisba":false, "links":{"b":"1","a":"2"}, "aliases":[] }"#,
    "\r\n\n",
    r#"{"attributes":{"note":"a\/b\n"},"foreign":true,"nisba":["ليـبي"],"priority":-1,"gender":"male","country":"libya","#,
    r#""weak_aliases":["ليب"],"aliases":["لِيبيا","ليبيا  الحرة"],"name":"ليبيا","kind":"place","id":"libya"}"#,
);

const CANONICAL: &str = concat!(
    r#"{"id":"libya","kind":"place","name":"ليبيا","aliases":["ليبيا الحرة"],"weak_aliases":["ليب"],"country":"libya","gender":"male","#,
    r#""priority":-1,"nisba":["ليبي"],"foreign":true,"attributes":{"note":"a/b\n"}}"#,
    "\n",
    r#"{"id":"minsk","kind":"place","name":"مينسك","latin":"Minsk","links":{"a":"2","b":"1"}}"#,
    "\n",
);

/// Runs `gazetteer fmt`. Returns the exit code, standard output and standard error.
fn fmt(arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = run("gazetteer", &[&["fmt"], arguments].concat(), b"");
    (output.status.code(), out(&output).to_owned(), err(&output).to_owned())
}

#[test]
fn fmt_writes_files_in_canonical_form() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (messy, canonical, empty) = (path("messy.jsonl"), path("canonical.jsonl"), path("empty.jsonl"));
    fs::write(&messy, MESSY).unwrap();
    fs::write(&canonical, CANONICAL).unwrap();
    fs::write(&empty, "").unwrap();
    let all = [messy.as_str(), &canonical, &empty];
    let written = |name: &str| fs::metadata(name).unwrap().modified().unwrap();
    let before = all.map(written);

    assert_eq!(fmt(&[&["--check"], &all[..]].concat()), (Some(1), format!("{messy}\n"), String::new()));
    assert_eq!(all.map(written), before);
    assert_eq!(fmt(&all), (Some(0), String::new(), String::new()));
    assert_eq!(fs::read_to_string(&messy).unwrap(), CANONICAL);
    // A file in canonical form is not written again.
    assert_eq!(all.map(written)[1..], before[1..]);
    assert_eq!(fmt(&[&["--check"], &all[..]].concat()), (Some(0), String::new(), String::new()));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3);
}

#[test]
fn fmt_changes_nothing_if_any_file_has_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (messy, wrong, none) = (path("messy.jsonl"), path("wrong.jsonl"), path("none.jsonl"));
    fs::write(&messy, MESSY).unwrap();
    let lines =
        "{\"name\":\"مينسك\",\"kind\":\"place\",\"id\":\"minsk\"}\n{\"id\":\"x\",\"kind\":\"place\",\"name\":\"؟\"}\n";
    fs::write(&wrong, lines).unwrap();
    for arguments in [&["--check", &messy, &wrong] as &[&str], &[&messy, &wrong]] {
        let (code, out, err) = fmt(arguments);
        assert_eq!((code, out.as_str()), (Some(2), ""));
        assert!(err.starts_with(&format!("error: {wrong}:2:33: entry \"x\": name \"؟\"")), "{err}");
    }
    let (code, _, err) = fmt(&[&messy, &none]);
    assert_eq!(code, Some(2));
    assert!(err.starts_with(&format!("error: {none}: ")), "{err}");
    assert_eq!(fs::read_to_string(&messy).unwrap(), MESSY);
    assert_eq!(fs::read_to_string(&wrong).unwrap(), lines);
}

#[cfg(unix)]
#[test]
fn fmt_keeps_links_and_permissions() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = tempfile::tempdir().unwrap();
    let (file, link) = (folder.path().join("file.jsonl"), folder.path().join("link.jsonl"));
    fs::write(&file, MESSY).unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
    symlink(&file, &link).unwrap();
    assert_eq!(fmt(&[link.to_str().unwrap()]).0, Some(0));
    assert!(link.is_symlink());
    assert_eq!(fs::read_to_string(&file).unwrap(), CANONICAL);
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
}

#[test]
fn the_embedded_files_survive_a_table() {
    let folder = tempfile::tempdir().unwrap();
    for file in DATA {
        let table = folder.path().join(Path::new(file).with_extension("csv").file_name().unwrap());
        let table = table.to_str().unwrap();
        let output = run("gazetteer", &["export", "csv", file, "-o", table], b"");
        assert_eq!((out(&output), err(&output), output.status.code()), ("", "", Some(0)));
        let output = run("gazetteer", &["import", "csv", "--no-lint", table], b"");
        assert!(out(&output) == fs::read_to_string(file).unwrap(), "{file}: {}", err(&output));
        // Standard output gets the same.
        let output = run("gazetteer", &["export", "csv", file], b"");
        assert!(output.stdout == fs::read(table).unwrap(), "{file}");
    }
}

#[test]
fn an_export_is_of_all_files_or_of_none() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (one, two, wrong, table) = (path("1.jsonl"), path("2.jsonl"), path("3.jsonl"), path("table.csv"));
    fs::write(&one, "{\"id\":\"x\",\"kind\":\"place\",\"name\":\"منسك\"}\n").unwrap();
    fs::write(&two, "{\"id\":\"x\",\"kind\":\"place\",\"name\":\"مينسك\"}\n").unwrap();
    fs::write(&wrong, "{}\n").unwrap();
    assert_eq!(run("gazetteer", &["export", "csv", &one, &two, "-o", &table], b"").status.code(), Some(0));
    let header = "id,kind,name,aliases,weak_aliases,latin,country,gender,priority,nisba,foreign\n";
    let expected = format!("{header}x,place,مينسك,,,,,,,,\n");
    assert_eq!(fs::read_to_string(&table).unwrap(), expected);
    let output = run("gazetteer", &["export", "csv", &one, &wrong, "-o", &table], b"");
    assert_eq!((output.status.code(), out(&output)), (Some(2), ""));
    assert!(err(&output).starts_with(&format!("error: {wrong}:1:1: ")), "{}", err(&output));
    assert_eq!(fs::read_to_string(&table).unwrap(), expected);
}
