//! The heap that the embedded gazetteer and its tagger hold once they are there, and the most they took on the way.
//!
//! An allocator that counts makes everything slow, so that this is a program of its own.

use aalam::{Gazetteer, Tagger};

#[global_allocator]
static ALLOCATOR: dhat::Alloc = dhat::Alloc;

fn main() {
    let _profiler = dhat::Profiler::builder().testing().build();
    let tagger = Tagger::builtin();
    let stats = dhat::HeapStats::get();
    let entries = Gazetteer::builtin().len();
    let megabytes = |bytes: usize| bytes as f64 / 1e6;
    println!("entries {entries}, names {}", tagger.name_count());
    println!("heap: {:.1} MB held, {:.1} MB at most", megabytes(stats.curr_bytes), megabytes(stats.max_bytes));
    println!("of which matching: {:.1} MB", megabytes(tagger.memory_usage()));
    // The lexicon is read when the first text is tagged.
    let first = std::time::Instant::now();
    let mentions = tagger.tag("وصل الرئيس هشام الشمري إلى مينسك").as_slice().len();
    assert!(mentions > 0);
    let stats = dhat::HeapStats::get();
    println!(
        "with the lexicon: {:.1} MB held ({:.0?} for the first text, counted)",
        megabytes(stats.curr_bytes),
        first.elapsed()
    );
}
