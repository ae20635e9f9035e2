//! The gazetteer embedded in the library.

use once_cell::sync::Lazy;

use super::entries::EntryList;
use super::pattern::Pattern;
use super::{Gazetteer, jsonl};
use crate::util::join::join;

/// The files of `data/`, one per kind; ids are unique across all files.
const FILES: [&str; 4] = [
    include_str!("../../data/people.jsonl"),
    include_str!("../../data/titles.jsonl"),
    include_str!("../../data/places.jsonl"),
    include_str!("../../data/organizations.jsonl"),
];

const PATTERNS: &str = include_str!("../../data/patterns.jsonl");

#[expect(clippy::expect_used, reason = "the files are part of the program, and a test loads them")]
static GAZETTEER: Lazy<Gazetteer> = Lazy::new(|| {
    // A test loads the files like untrusted ones and proves them valid, so only the JSON itself is checked here.
    let read = |files: &[&str]| {
        let mut entries = EntryList::default();
        for line in files.iter().flat_map(|file| file.lines()) {
            entries
                .add(|arena| jsonl::object(line, arena))
                .expect("the embedded gazetteer is sound; if not, `gazetteer check` says where");
        }
        entries
    };
    let (first, rest) = FILES.split_at(2);
    let (mut entries, further) = join(|| read(first), || read(rest));
    let moved = entries.share(&further);
    further.places().iter().for_each(|&place| entries.push(moved(place)));
    drop(further);
    let mut gazetteer = Gazetteer::from(entries);
    gazetteer.patterns = Pattern::read_all(PATTERNS).expect("the embedded patterns are sound").into();
    gazetteer
});

pub(super) fn gazetteer() -> &'static Gazetteer {
    &GAZETTEER
}
