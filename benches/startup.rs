//! The cost of starting a program: making the tagger of the embedded gazetteer, which also loads the lexicon, and tagging the first text.
//! Both happen once in a process, so each sample is a separate process.
//!
//! `read` and `compile` are what the embedded files would cost as a user's own files, with every check.

mod common;

use std::hint::black_box;
use std::process::Command;
use std::time::Duration;

use aalam::{Gazetteer, Tagger};
use cpu_time::ThreadTime;
use criterion::SamplingMode;

/// Reads the embedded files like a user's own, with every check. The embedded gazetteer itself skips the checks.
const FILES: [&str; 4] = [
    include_str!("../data/people.jsonl"),
    include_str!("../data/titles.jsonl"),
    include_str!("../data/places.jsonl"),
    include_str!("../data/organizations.jsonl"),
];

/// Set in the processes that are samples.
const SAMPLE: &str = "AALAM_BENCH_SAMPLE";

fn main() {
    if std::env::var_os(SAMPLE).is_some() {
        return sample();
    }
    let mut criterion = common::criterion();
    let mut group = criterion.benchmark_group("startup");
    group.sampling_mode(SamplingMode::Flat);
    for (number, name) in ["builtin", "first_text"].into_iter().enumerate() {
        group.bench_function(name, |bencher| bencher.iter_custom(|rounds| (0..rounds).map(|_| start()[number]).sum()));
    }
    let files = FILES.concat();
    group.bench_function("read", |bencher| {
        bencher.iter(|| {
            let gazetteer = Gazetteer::from_jsonl(black_box(&files)).expect("the embedded gazetteer is sound");
            assert_eq!(gazetteer.len(), Gazetteer::builtin().len());
        });
    });
    group.bench_function("compile", |bencher| {
        bencher.iter(|| {
            let tagger = Tagger::builder().gazetteer(black_box(Gazetteer::builtin())).build();
            assert_eq!(tagger.expect("the embedded gazetteer compiles").name_count(), Tagger::builtin().name_count());
        });
    });
    group.finish();
    criterion.final_summary();
}

/// Makes the tagger, tags one text, and prints the nanoseconds of processor time that each took in this thread. With a second processor,
/// another thread does about as much at the same time.
fn sample() {
    let start = ThreadTime::now();
    let tagger = Tagger::builtin();
    let made = start.elapsed();
    let mentions = tagger.tag("وصل الرئيس هشام الشمري إلى مينسك").as_slice().len();
    assert!(mentions > 1, "{mentions} mentions");
    println!("{} {}", made.as_nanos(), (start.elapsed() - made).as_nanos());
}

/// Returns the times of a sample.
fn start() -> [Duration; 2] {
    let program = std::env::current_exe().expect("the bench is a file");
    let output = Command::new(program).env(SAMPLE, "1").output().expect("the bench starts itself");
    let text = String::from_utf8(output.stdout).expect("numbers are text");
    let times: Vec<_> =
        text.split_whitespace().filter_map(|time| time.parse().ok()).map(Duration::from_nanos).collect();
    times.try_into().expect("a sample prints two times")
}
