//! Functions measured against each other.

use std::time::Duration;

use cpu_time::ThreadTime;
use criterion::{Criterion, SamplingMode, Throughput};

/// The best time of a contender, and the number of what it found; none where the command line leaves it out.
pub type Outcome = Option<(Duration, usize)>;

/// A function to be measured, which returns the number of what it found.
pub type Contender<'a> = (&'static str, Box<dyn FnMut() -> usize + 'a>);

/// Measures each contender by itself for criterion's report, then all of them in turns: the best time of each is the outcome. It is
/// the processor's time, which other programs on the machine hardly disturb.
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
            // What is found is the same each time.
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
