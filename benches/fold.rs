//! Folding alone: `cargo bench --bench fold`.
//!
//! `words` is a tagger without names: it only folds the text to words. `normalizer` returns folded text with a map back to the original.

mod common;
#[path = "../tests/generated/mod.rs"]
mod generated;

use std::hint::black_box;

use aalam::{Buffers, Normalizer, Options, Tagger};
use criterion::{SamplingMode, Throughput};

use self::generated::names::names;
use self::generated::text::text;
use self::generated::words::Words;

fn main() {
    let mut criterion = common::criterion();
    let words = Words::new();
    let text = common::own_text().unwrap_or_else(|| text(&words, &names(&words, 10_000), common::BYTES));
    let mut group = criterion.benchmark_group("fold");
    group.sampling_mode(SamplingMode::Flat).throughput(Throughput::Bytes(text.len() as u64));

    let tagger = Tagger::builder().build().expect("nothing compiles").with(Options::new().lists_only());
    let mut buffers = Buffers::default();
    group.bench_function("words", |bencher| {
        bencher.iter(|| assert!(tagger.tag_with(&mut buffers, black_box(&text)).as_slice().is_empty()));
    });

    let normalizer = Normalizer::new();
    let folded = normalizer.fold(&text).as_str().len();
    assert!(folded < text.len() && folded > text.len() / 3, "{folded} bytes of {}", text.len());
    group.bench_function("normalizer", |bencher| {
        bencher.iter(|| assert_eq!(normalizer.fold(black_box(&text)).as_str().len(), folded));
    });
    group.finish();
    criterion.final_summary();
}
