//! The gazetteer embedded in the library.

use std::io::{BufRead, Read};

use once_cell::sync::Lazy;

use super::Gazetteer;
use super::pattern::Pattern;

/// The files of `data/`, one a kind; an id is unique over all of them.
const FILES: [&str; 4] = [
    include_str!("../../data/people.jsonl"),
    include_str!("../../data/titles.jsonl"),
    include_str!("../../data/places.jsonl"),
    include_str!("../../data/organizations.jsonl"),
];

const PATTERNS: &str = include_str!("../../data/patterns.jsonl");

#[expect(clippy::expect_used, reason = "the files are part of the program, and a test loads them")]
static GAZETTEER: Lazy<Gazetteer> = Lazy::new(|| {
    let files = FILES
        .iter()
        .fold(Box::new(std::io::empty()) as Box<dyn BufRead>, |all, file| Box::new(all.chain(file.as_bytes())));
    let mut gazetteer = Gazetteer::from_reader(files).expect("the embedded gazetteer is sound");
    gazetteer.patterns = Pattern::read_all(PATTERNS.as_bytes()).expect("the embedded patterns are sound").into();
    gazetteer
});

pub(super) fn gazetteer() -> &'static Gazetteer {
    &GAZETTEER
}
