//! Texts and lists made to be slow are not: the time grows with the size, not with its square.

use std::time::{Duration, Instant};

use aalam::{Entry, Gazetteer, Kind, Tagger, import, lint};

use crate::common::tagger;

/// Long enough for a slow machine that does other things as well. Squares would take minutes.
const LIMIT: Duration = Duration::from_secs(10);

/// Returns what `work` returns, unless it takes too long.
fn timed<T>(name: &str, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let result = work();
    let taken = start.elapsed();
    assert!(taken < LIMIT, "{name}: {taken:?}");
    result
}

#[test]
fn words_glued_to_all_words_before_them_are_read_once() {
    let tagger = tagger(r#"{"id":"egypt","kind":"place","name":"مصر"}"#);
    for piece in ["مصر1", "مصرx", "م\u{64E}صر1", "مصر'"] {
        let text = piece.repeat(200_000);
        timed(piece, || tagger.tag(&text));
    }
}

#[test]
fn headlines_have_any_number_of_weak_names() {
    const NAMES: usize = 100_000;
    let tagger = tagger(
        r#"{"id":"samir","kind":"person","name":"سامر الزهراوي","weak_aliases":["الزهراوي"]}
{"id":"nabil","kind":"person","name":"نبيل الطوري","weak_aliases":["الطوري"]}"#,
    );
    // The longer names claim their words first, so that the shorter ones before them come late.
    let headline = ["الطوري، ".repeat(NAMES), "الزهراوي، ".repeat(NAMES)].concat();
    let text = [&headline, "\nسامر الزهراوي، نبيل الطوري"].concat();
    let tagged = timed("headline", || tagger.tag(&text));
    assert_eq!(tagged.mentions().count(), 2 * NAMES + 2);
}

/// Returns a word that no other number has.
fn word(mut number: usize) -> String {
    let mut word = String::from("م");
    for _ in 0..4 {
        word.push(['س', 'ر', 'د', 'ن', 'ق', 'ع', 'ح', 'ط', 'ج', 'ز', 'ش', 'ص', 'ه', 'خ', 'ت', 'ث'][number % 16]);
        number /= 16;
    }
    word
}

#[test]
fn entries_have_any_number_of_records() {
    const RECORDS: usize = 30_000;
    let record = |number: usize| {
        let mut entry = Entry::new("many", Kind::Place, "جزيرة الأسماء");
        entry.aliases.push(format!("مدينة {}", word(number)));
        entry.links.insert(number.to_string(), "x".into());
        entry
    };
    let mut entry = record(0);
    assert_eq!(timed("absorb_all", || entry.absorb_all((1..RECORDS).map(record))), RECORDS - 1);
    assert_eq!((entry.names().count(), entry.links.len()), (RECORDS + 1, RECORDS));
    let rows: String = (0..RECORDS).map(|number| format!("place,جزيرة الأسماء,مدينة {}\n", word(number))).collect();
    let table = format!("kind,name,aliases\n{rows}");
    let import = import::csv(table.as_bytes(), "row", &import::Columns::default());
    let (gazetteer, _) = timed("import", || import.into_gazetteer().unwrap());
    let names: Vec<_> = gazetteer.entries().map(|entry| entry.names().count()).collect();
    assert_eq!(names, [RECORDS + 1]);
}

#[test]
fn entries_have_any_number_of_names() {
    const NAMES: usize = 60_000;
    let mut entry = Entry::new("many", Kind::Place, "جزيرة الأسماء");
    entry.aliases = (0..NAMES).map(|number| format!("مدينة {}", word(number))).collect();
    entry.weak_aliases = (0..NAMES).map(word).collect();
    let mut gazetteer = Gazetteer::new();
    gazetteer.push(entry.clone()).unwrap();
    let tagger = timed("build", || Tagger::builder().gazetteer(&gazetteer).build().unwrap());
    assert_eq!(tagger.tag(&format!("في مدينة {}", word(7))).mentions().count(), 1);
    let mut other = entry.clone();
    other.aliases.rotate_left(NAMES / 2);
    assert!(timed("absorb", || entry.absorb(other)));
    assert_eq!(entry.names().count(), 2 * NAMES + 1);
    let jsonl = serde_json::to_string(&entry).unwrap();
    timed("lint", || lint(&jsonl).unwrap());
}
