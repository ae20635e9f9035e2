//! From a list to a tagger, by size. `read` is from JSON Lines in memory to a gazetteer, with every check. `compile` is from there to a
//! tagger.
//!
//! `AALAM_BENCH_FULL=1` adds a million names.

mod common;
#[path = "../tests/generated/mod.rs"]
mod generated;

use std::hint::black_box;
use std::time::{Duration, Instant};

use aalam::{Gazetteer, Tagger};
use cpu_time::ThreadTime;
use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, SamplingMode, Throughput};

use self::generated::names::names;
use self::generated::words::Words;

fn main() {
    let mut criterion = common::criterion();
    let words = Words::new();
    let mut rows = Vec::new();
    for (label, size) in common::sizes() {
        let jsonl = generated::json_lines(&names(&words, size));
        let read = || Gazetteer::from_reader(black_box(jsonl.as_bytes())).expect("the names are sound");
        let gazetteer = read();
        let compile = || Tagger::builder().gazetteer(black_box(&gazetteer)).build().expect("the names compile");

        let mut group = criterion.benchmark_group(format!("compile/{label}"));
        group.sampling_mode(SamplingMode::Flat).throughput(Throughput::Elements(size as u64));
        let best = [
            measure(&mut group, "read", read, |gazetteer| assert_eq!(gazetteer.len(), size)),
            measure(&mut group, "compile", compile, |tagger| assert_eq!(tagger.name_count(), size)),
        ];
        group.finish();
        rows.push((label, best));
    }
    criterion.final_summary();
    println!("{:8} {:>10} {:>10} (ms)", "names", "read", "compile");
    for (label, best) in rows {
        let [read, compile] = best.map(|best| best.as_secs_f64() * 1e3);
        println!("{label:8} {read:10.1} {compile:10.1}");
    }
}

/// Measures `make`, without dropping its result. Returns the least processor time.
fn measure<T>(
    group: &mut BenchmarkGroup<'_, WallTime>,
    function: &str,
    make: impl Fn() -> T,
    check: impl Fn(&T),
) -> Duration {
    let mut best = Duration::MAX;
    group.bench_function(function, |bencher| {
        bencher.iter_custom(|rounds| {
            let round = |_| {
                let (start, processor) = (Instant::now(), ThreadTime::now());
                let made = make();
                best = best.min(processor.elapsed());
                let took = start.elapsed();
                check(&made);
                took
            };
            (0..rounds).map(round).sum()
        });
    });
    best
}
