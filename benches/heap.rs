//! The heap that a finished tagger holds, and the peak while it was built: by the size of the list, and for the embedded gazetteer.
//!
//! A counting allocator slows everything down, so this is a separate program. `AALAM_BENCH_FULL=1` adds a million names.

mod common;
#[path = "../tests/generated/mod.rs"]
mod generated;

use aalam::{Gazetteer, Tagger};
use peak_alloc::PeakAlloc;

use self::generated::names::names;
use self::generated::words::Words;

#[global_allocator]
static ALLOCATOR: PeakAlloc = PeakAlloc;

fn main() {
    println!("{:8} {:>8} {:>8} {:>10} {:>10} {:>10}", "MB", "names", "held", "matching", "entries", "at most");
    let words = Words::new();
    for (label, size) in common::sizes() {
        let jsonl = generated::json_lines(&names(&words, size));
        let tagger = report(label, || {
            let gazetteer = Gazetteer::from_reader(jsonl.as_bytes()).expect("the names are sound");
            Tagger::builder().gazetteer(&gazetteer).build().expect("the names compile")
        });
        assert_eq!(tagger.name_count(), size);
    }
    // The lexicon is loaded with the first text or with the embedded gazetteer.
    let tagger = Tagger::builder().build().expect("a tagger needs no names");
    let before = ALLOCATOR.current_usage();
    let mentions = tagger.tag("وصل الرئيس هشام الشمري إلى مينسك").as_slice().len();
    assert!(mentions > 0);
    println!("{:8} {:>8} {:8.1}", "lexicon", "", megabytes(ALLOCATOR.current_usage() - before));
    report("builtin", Tagger::builtin);
}

/// Prints the heap that the tagger made by `build` holds, and the peak while it was made.
fn report(label: &str, build: impl FnOnce() -> Tagger) -> Tagger {
    let before = ALLOCATOR.current_usage();
    ALLOCATOR.reset_peak_usage();
    let tagger = build();
    let held = ALLOCATOR.current_usage() - before;
    let most = ALLOCATOR.peak_usage() - before;
    let matching = tagger.memory_usage();
    assert!(matching < held && held <= most, "{matching} bytes of {held} of {most}");
    println!(
        "{label:8} {:8} {:8.1} {:10.1} {:10.1} {:10.1}",
        tagger.name_count(),
        megabytes(held),
        megabytes(matching),
        megabytes(held - matching),
        megabytes(most)
    );
    tagger
}

fn megabytes(bytes: usize) -> f64 {
    bytes as f64 / 1e6
}
