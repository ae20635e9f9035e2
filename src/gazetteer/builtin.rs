//! The gazetteer embedded in the library.

use once_cell::sync::Lazy;

use super::Gazetteer;

/// The files of `data/`, one a kind; an id is unique over all of them.
const FILES: [&str; 4] = [
    include_str!("../../data/people.jsonl"),
    include_str!("../../data/titles.jsonl"),
    include_str!("../../data/places.jsonl"),
    include_str!("../../data/organizations.jsonl"),
];

#[expect(clippy::expect_used, reason = "the files are part of the program, and a test loads them")]
static GAZETTEER: Lazy<Gazetteer> = Lazy::new(|| {
    let mut all = Gazetteer::new();
    for file in FILES {
        let list = Gazetteer::from_jsonl(file).expect("the embedded gazetteer is sound");
        for entry in list.entries {
            all.push(entry).expect("the embedded gazetteer is sound");
        }
    }
    all
});

pub(super) fn gazetteer() -> &'static Gazetteer {
    &GAZETTEER
}
