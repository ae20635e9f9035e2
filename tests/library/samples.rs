//! The sample articles. The mentions that a reader would mark are in a fixture beside each one.

use std::fs;
use std::path::Path;

use aalam::Tagger;

use crate::common::check_spans;

/// Returns the mentions as in the fixture, one per line: start and end in bytes, kind, proclitics, text, entities. A mention inside another
/// is indented.
fn lines(text: &str) -> Vec<String> {
    let line = |mention: &aalam::Mention<'_>| {
        check_spans(text, mention);
        let indent = if mention.is_outer() { "" } else { "  " };
        let mut ids: Vec<&str> = mention.candidates().map(|candidate| candidate.entry().id()).collect();
        ids.dedup();
        let span = mention.span();
        let fields = [mention.kind().as_str(), mention.clitics().as_str(), mention.text(), &ids.join(",")].join("\t");
        format!("{indent}{}\t{}\t{fields}", span.start, span.end)
    };
    Tagger::builtin().tag(text).mentions().map(line).collect()
}

fn check(name: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/samples");
    let text = fs::read_to_string(folder.join(name).with_extension("txt")).unwrap();
    let expected = fs::read_to_string(folder.join(name).with_extension("tsv")).unwrap();
    let found = lines(&text);
    let expected: Vec<&str> = expected.lines().collect();
    let missing: Vec<_> = expected.iter().filter(|line| !found.iter().any(|other| other == *line)).collect();
    let extra: Vec<_> = found.iter().filter(|line| !expected.contains(&line.as_str())).collect();
    assert!(missing.is_empty() && extra.is_empty(), "{name}: missing {missing:#?}, extra {extra:#?}");
    assert_eq!(found, expected, "{name}: the order");
}

#[test]
fn summit() {
    check("summit");
}

#[test]
fn economy() {
    check("economy");
}

#[test]
fn sport() {
    check("sport");
}

#[test]
fn culture() {
    check("culture");
}

/// What the lists alone do not find: unlisted people, bodies and places, short names, titles and their holders.
#[test]
fn titles_are_held() {
    let text = include_str!("../../data/samples/culture.txt");
    let tagger = Tagger::builtin();
    let tagged = tagger.tag(text);
    let held = |title: &aalam::Mention<'_>| Some(format!("{}: {}", title.text(), tagged.holder(title)?.text()));
    let found: Vec<String> = tagged.mentions().filter_map(held).collect();
    assert_eq!(
        found,
        [
            "مهاجم المنتخب المصري: محمد صلاح",
            "مديرة المعرض: سلوى الطرهوني",
            "رئيس اللجنة العلمية: عبد الستار بن مبروك الزواري",
            "رئيس: هشام الدلاجي",
            "النحات: جان باتيست لوغوريك",
            "الدكتورة: منية الحفصي",
        ]
    );
}
