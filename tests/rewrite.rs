//! Gazetteers written anew: in canonical form.

#[path = "common/example.rs"]
mod example;

use std::collections::BTreeSet;
use std::fs;

use aalam::{Entry, Gazetteer, Kind, Nisba, Normalizer, Tagger};
use example::{err, out, run};
use proptest::prelude::*;

fn gazetteer(entries: &[Entry]) -> Gazetteer {
    let mut gazetteer = Gazetteer::new();
    for entry in entries {
        gazetteer.push(entry.clone()).unwrap();
    }
    gazetteer
}

fn tidy(mut entry: Entry) -> Entry {
    entry.tidy();
    entry
}

#[test]
fn names_are_spelled_as_the_embedded_ones() {
    for (name, expected) in [
        ("مُحَمَّد", "محمد"),
        ("محـــمد", "محمد"),
        (" سفينة \u{A0} النيزك ", "سفينة النيزك"),
        ("ﻣﺤﻤﺪ", "محمد"),
        ("عمر\u{200C}", "عمر"),
        ("مو\u{654}من", "مؤمن"),
        ("ملعب ٥ يوليو ۱۹۶۲", "ملعب 5 يوليو 1962"),
        ("عبدالحميد", "عبد الحميد"),
        ("حسين أمير عبـداللهيان", "حسين أمير عبد اللهيان"),
        ("العبدالله", "العبدالله"),
        ("عبدالي", "عبدالي"),
        ("أبوظبي", "أبوظبي"),
        ("نورالدين", "نورالدين"),
        ("د. علی", "د. علی"),
        ("إ. ى", "إ. ى"),
        ("محمد ﷺ", "محمد ﷺ"),
    ] {
        assert_eq!(tidy(Entry::new("x", Kind::Person, name)).name, expected);
    }
    // Split, it has 25 words, which no gazetteer loads.
    let longest = format!("عبدالله{}", " سعد".repeat(23));
    assert_eq!(tidy(Entry::new("x", Kind::Person, &longest)).name, longest);
}

#[test]
fn a_name_that_is_there_already_is_dropped() {
    let mut entry = Entry::new("x", Kind::Place, "ليبيا");
    entry.aliases = ["ليبـيا", "لِيبيا", "ليبياء", "ليبيا الحرة"].map(str::to_owned).into();
    entry.weak_aliases = ["ليبيـا", "الجماهيرية", "الجَماهيرية"].map(str::to_owned).into();
    entry.nisba = Nisba::Listed(["ليـبي"].map(str::to_owned).into());
    let entry = tidy(entry);
    assert_eq!(entry.names().collect::<Vec<_>>(), ["ليبيا", "ليبياء", "ليبيا الحرة", "ليبيا", "الجماهيرية"]);
    assert_eq!(entry.weak_aliases, ["ليبيا", "الجماهيرية"]);
    assert_eq!(entry.nisba, Nisba::Listed(["ليبي"].map(str::to_owned).into()));
}

/// What names are put together of.
const PIECES: [&str; 30] = [
    "عبدال",
    "عبد",
    "ال",
    "حميد",
    "الله",
    "الدين",
    "نور",
    "أبو",
    "بن",
    "ظبي",
    " ",
    " ",
    "  ",
    "\u{A0}",
    "-",
    ".",
    "ـ",
    "\u{64E}",
    "\u{651}",
    "\u{654}",
    "ﻻ",
    "ﷺ",
    "ى",
    "ی",
    "٥",
    "۵",
    "5",
    "و",
    "سفينة",
    "\u{200C}",
];

fn name() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec(prop::sample::select(&PIECES[..]), 1..7);
    pieces.prop_map(|pieces| pieces.concat()).prop_filter("no gazetteer loads it", |name| {
        Gazetteer::new().push(Entry::new("x", Kind::Place, name.as_str())).is_ok()
    })
}

prop_compose! {
    fn entry()(
        kind in prop::sample::select(&["person", "place", "title", "organization", "vessel"][..]),
        mut names in prop::collection::vec(name(), 1..6),
        weak in 0..3usize,
        stems in prop::collection::vec(name(), 0..2),
        foreign in any::<bool>(),
        again in any::<bool>(),
    ) -> Entry {
        let mut entry = Entry::new("x", Kind::from(kind), names.remove(0));
        entry.weak_aliases = names.split_off(names.len().saturating_sub(weak));
        entry.aliases = names;
        if again {
            entry.weak_aliases.push(entry.name.clone());
        }
        entry.nisba = if stems.is_empty() { Nisba::None } else { Nisba::Listed(stems) };
        entry.foreign = foreign;
        entry
    }
}

/// The mentions, each with all that is said of it but the spelling of the candidates' names.
fn mentions(entries: &[Entry], text: &str, ordered: bool) -> Vec<String> {
    let tagger = Tagger::builder().gazetteer(&gazetteer(entries)).build().unwrap();
    let tagged = tagger.tag(text);
    let mut mentions = Vec::new();
    for mention in tagged.mentions() {
        let candidates = mention.candidates().map(|candidate| (candidate.entry().id(), candidate.kind()));
        let mut candidates: Vec<_> = candidates.collect();
        if !ordered {
            candidates.sort();
        }
        mentions.push(format!("{} {} {:?} {candidates:?}", mention.span(), mention.clitics(), mention.confidence()));
    }
    mentions
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..Default::default() })]

    #[test]
    fn tidy_entries_are_found_where_they_were(mut entries in prop::collection::vec(entry(), 1..4)) {
        for (number, entry) in entries.iter_mut().enumerate() {
            entry.id = number.to_string();
        }
        let tidied: Vec<Entry> = entries.iter().cloned().map(tidy).collect();
        let mut text = String::new();
        for (before, after) in entries.iter().zip(&tidied) {
            prop_assert_eq!(&tidy(after.clone()), after);
            let normalizer = Normalizer::new();
            let forms = |entry: &Entry| -> BTreeSet<String> {
                Tagger::forms(entry).iter().map(|form| normalizer.fold(form).into_string()).collect()
            };
            prop_assert_eq!(forms(before), forms(after));
            for form in before.names().chain(after.names()).map(str::to_owned).chain(Tagger::forms(before)) {
                text += &format!("{form}، سفينة {form}\n\n");
            }
        }
        // An alias goes to whom the text named last, the name of an entry does not: so an alias that repeats it counts for the order.
        let count = |entries: &[Entry]| entries.iter().map(|entry| entry.aliases.len()).sum::<usize>();
        let ordered = count(&entries) == count(&tidied);
        prop_assert_eq!(mentions(&entries, &text, ordered), mentions(&tidied, &text, ordered));
    }
}

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

/// Runs `gazetteer fmt`; returns the exit code, standard output and standard error.
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
    // What is in canonical form is not written again.
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
