//! Many documents, one by one and on all cores: `cargo bench --features parallel --bench parallel`.

mod common;
#[path = "../tests/generated/mod.rs"]
mod generated;

use std::hint::black_box;
use std::time::{Duration, Instant};

use aalam::{Buffers, Gazetteer, Tagger};
use criterion::{SamplingMode, Throughput};

use self::generated::names::names;
use self::generated::text::text;
use self::generated::words::Words;

fn main() {
    let mut criterion = common::criterion();
    let words = Words::new();
    let names = names(&words, 10_000);
    let text = common::own_text().unwrap_or_else(|| text(&words, &names, common::BYTES));
    let documents: Vec<&str> = text.lines().collect();
    let gazetteer = Gazetteer::from_jsonl(&generated::json_lines(&names)).expect("the names are sound");
    let tagger = Tagger::builder().gazetteer(&gazetteer).build().expect("the names compile");

    let mut buffers = Buffers::default();
    let mut serial = || {
        let count = |document: &&str| tagger.tag_with(&mut buffers, document).as_slice().len();
        black_box(&documents).iter().map(count).sum::<usize>()
    };
    let mut parallel =
        || tagger.tag_all(black_box(&documents)).iter().map(|tagged| tagged.as_slice().len()).sum::<usize>();
    let mentions = serial();
    let mut group = criterion.benchmark_group("parallel");
    group.sampling_mode(SamplingMode::Flat).throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("serial", |bencher| bencher.iter(|| assert_eq!(serial(), mentions)));
    group.bench_function("tag_all", |bencher| bencher.iter(|| assert_eq!(parallel(), mentions)));
    group.finish();
    criterion.final_summary();

    let mut best = [Duration::MAX; 2];
    for _ in 0..10 {
        for (best, run) in best.iter_mut().zip([&mut serial as &mut dyn FnMut() -> usize, &mut parallel]) {
            let start = Instant::now();
            assert_eq!(run(), mentions);
            *best = start.elapsed().min(*best);
        }
    }
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    println!("{:.2} times as fast on {threads} cores", best[0].as_secs_f64() / best[1].as_secs_f64());
}
