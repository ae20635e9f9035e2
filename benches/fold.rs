//! Folding alone: `cargo bench --bench fold`.

mod common;

use std::hint::black_box;

use aalam::Normalizer;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

fn fold(criterion: &mut Criterion) {
    let text = common::text(1 << 21);
    let normalizer = Normalizer::new();
    assert!(normalizer.fold(&text).as_str().len() > text.len() * 9 / 10);
    let mut group = criterion.benchmark_group("fold");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("normalizer", |bencher| bencher.iter(|| normalizer.fold(black_box(&text))));
    group.finish();
}

criterion_group!(benches, fold);
criterion_main!(benches);
