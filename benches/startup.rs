//! What every start of a program pays: reading a gazetteer, and compiling the embedded one.

use std::hint::black_box;

use aalam::{Gazetteer, Tagger};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

/// The embedded files as a stranger's would be read, with every check; the embedded gazetteer itself skips these.
const FILES: [&str; 4] = [
    include_str!("../data/people.jsonl"),
    include_str!("../data/titles.jsonl"),
    include_str!("../data/places.jsonl"),
    include_str!("../data/organizations.jsonl"),
];

fn startup(criterion: &mut Criterion) {
    let files = FILES.concat();
    let mut group = criterion.benchmark_group("startup");
    group.throughput(Throughput::Elements(Gazetteer::builtin().len() as u64));
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
}

criterion_group!(benches, startup);
criterion_main!(benches);
