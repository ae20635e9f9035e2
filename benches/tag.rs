//! Tagging with the embedded gazetteer, and the bare `aho-corasick` crate searching for the same names in text that has been
//! folded for it: no edges, no proclitics, no way back to the original bytes. Both count bytes of original text.
//!
//! `AALAM_BENCH_TEXT=FILE cargo bench --bench tag` measures on a text of your own.

mod common;

use std::hint::black_box;

use aalam::{Buffers, Gazetteer, Normalizer, Tagger};
use aho_corasick::MatchKind;
use aho_corasick::automaton::Automaton;
use aho_corasick::nfa::contiguous::NFA;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

const SAMPLE: &str = include_str!("../data/samples/summit.txt");

/// The names as the gazetteer has them, folded, for the bare automaton.
fn bare() -> NFA {
    let normalizer = Normalizer::new();
    let fold = |name: &str| normalizer.fold(name).into_string();
    let names = Gazetteer::builtin().entries().flat_map(|entry| entry.names().map(fold).collect::<Vec<_>>());
    NFA::builder().match_kind(MatchKind::LeftmostLongest).build(names).expect("the names compile")
}

fn tag(criterion: &mut Criterion, name: &str, text: &str) {
    let tagger = Tagger::builtin();
    let bare = bare();
    let folded = Normalizer::new().fold(text).into_string();
    let mut buffers = Buffers::default();
    // A fast wrong answer must not count: whatever is a name inside a word too, the bare search finds more.
    let mentions = tagger.tag(text).as_slice().len();
    let matches = bare.try_find_iter((&folded).into()).expect("the search is supported").count();
    assert!(mentions * 30 > text.split_whitespace().count(), "{mentions} mentions");
    assert!(matches > 0 && mentions > 0);
    let mut group = criterion.benchmark_group(name);
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("aalam", |bencher| {
        bencher.iter(|| {
            let found = tagger.tag_with(&mut buffers, black_box(text)).as_slice().len();
            assert_eq!(found, mentions);
        });
    });
    group.bench_function("aalam_lists_only", |bencher| {
        let lists = Tagger::builder().builtin().lists_only().build().expect("the embedded gazetteer compiles");
        bencher.iter(|| lists.tag_with(&mut buffers, black_box(text)).as_slice().len());
    });
    group.bench_function("aho_corasick_bare", |bencher| {
        bencher.iter(|| {
            let found = bare.try_find_iter(black_box(&folded).into()).expect("the search is supported").count();
            assert_eq!(found, matches);
        });
    });
    group.finish();
}

fn sample(criterion: &mut Criterion) {
    tag(criterion, "tag/sample", SAMPLE);
}

fn text(criterion: &mut Criterion) {
    let text = match std::env::var_os("AALAM_BENCH_TEXT") {
        Some(path) => std::fs::read_to_string(path).expect("AALAM_BENCH_TEXT names a UTF-8 file"),
        None => common::text(1 << 21),
    };
    tag(criterion, "tag/text", &text);
}

criterion_group!(benches, sample, text);
criterion_main!(benches);
