//! Measures functions against each other.

use std::time::Duration;

use cpu_time::ThreadTime;
use criterion::{Criterion, SamplingMode, Throughput};

/// The best time of a contender, and how much it found, or `None` if the command line excludes it.
pub type Outcome = Option<(Duration, usize)>;

/// A function to be measured, which returns how much it found.
pub type Contender<'a> = (&'static str, Box<dyn FnMut() -> usize + 'a>);

/// Measures each contender by itself for criterion's report, then all in turns, and returns the best time of each. This is processor time,
/// which other programs on the machine hardly affect.
pub fn compete<const N: usize>(
    criterion: &mut Criterion,
    group: &str,
    bytes: usize,
    mut contenders: [Contender<'_>; N],
) -> [Outcome; N] {
    let mut outcomes = [None; N];
    let mut group = criterion.benchmark_group(group);
    group.sampling_mode(SamplingMode::Flat).throughput(Throughput::Bytes(bytes as u64));
    for ((name, run), outcome) in contenders.iter_mut().zip(&mut outcomes) {
        group.bench_function(*name, |bencher| {
            // Each run finds the same.
            let (_, expected) = *outcome.get_or_insert_with(|| (Duration::MAX, run()));
            bencher.iter(|| assert_eq!(run(), expected));
        });
    }
    group.finish();
    for _ in 0..ROUNDS {
        for ((_, run), outcome) in contenders.iter_mut().zip(&mut outcomes) {
            let Some((best, expected)) = outcome else { continue };
            let start = ThreadTime::now();
            let found = run();
            *best = start.elapsed().min(*best);
            assert_eq!(found, *expected);
        }
    }
    outcomes
}

const ROUNDS: usize = 20;
