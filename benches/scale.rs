//! How time grows: with the length of the text, where it should be linear, and with the number of names, where only the caches should
//! matter.
//!
//! `AALAM_BENCH_FULL=1` adds 64 MB of text and a million names.

mod common;
#[path = "../tests/generated/mod.rs"]
mod generated;

use std::hint::black_box;
use std::time::Duration;

use aalam::{Buffers, Gazetteer, Options, Tagger};
use cpu_time::ThreadTime;

use self::generated::names::{Name, names};
use self::generated::text::text;
use self::generated::words::Words;

fn main() {
    let words = Words::new();

    println!("with 10,000 names, by the length of the text:");
    let lengths: [usize; 6] = [1 << 16, 1 << 18, 1 << 20, 1 << 22, 1 << 24, 1 << 26];
    let list = names(&words, 10_000);
    let tagger = compile(&list);
    let mut growth = Growth::default();
    for &bytes in &lengths[..if common::full() { 6 } else { 5 }] {
        let text = text(&words, &list, bytes);
        let (took, mentions) = time(&tagger, &text);
        // Each part of the text has the same number of mentions.
        let expected = common::mentions("tag/10k") as f64 * bytes as f64 / common::BYTES as f64;
        assert!((mentions as f64 / expected - 1.0).abs() < 0.2, "{mentions} mentions in {bytes} bytes");
        growth.print(&format!("{} KB", bytes >> 10), bytes, took, text.len());
    }

    println!("in {} MB of text, by the number of names:", common::BYTES >> 20);
    let mut growth = Growth::default();
    for (label, size) in common::sizes() {
        let list = names(&words, size);
        let text = text(&words, &list, common::BYTES);
        let (took, mentions) = time(&compile(&list), &text);
        assert_eq!(mentions, common::mentions(&format!("tag/{label}")));
        growth.print(label, size, took, text.len());
    }
}

fn compile(names: &[Name]) -> Tagger {
    let gazetteer = Gazetteer::from_jsonl(&generated::json_lines(names)).expect("the names are sound");
    Tagger::builder().gazetteer(&gazetteer).build().expect("the names compile").with(Options::new().lists_only())
}

/// Returns the best time in which `text` is tagged, and the number of mentions.
fn time(tagger: &Tagger, text: &str) -> (Duration, usize) {
    let mut buffers = Buffers::default();
    let mut best = Duration::MAX;
    let mut mentions = 0;
    // Short texts are tagged more often.
    for _ in 0..3 + (1 << 24) / text.len() {
        let start = ThreadTime::now();
        mentions = tagger.tag_with(&mut buffers, black_box(text)).as_slice().len();
        best = best.min(start.elapsed());
    }
    (best, mentions)
}

/// Prints times, each with the growth since the previous one.
#[derive(Default)]
struct Growth(Option<(usize, f64)>);

impl Growth {
    /// `size` is the quantity that grows.
    fn print(&mut self, label: &str, size: usize, took: Duration, bytes: usize) {
        let each = took.as_secs_f64() * 1e3 / (bytes as f64 / 1e6);
        print!("{label:>10} {:10.2} ms {each:8.2} ms a MB", took.as_secs_f64() * 1e3);
        if let Some((before, each_before)) = self.0.replace((size, each)) {
            let doublings = (size as f64 / before as f64).log2();
            print!(" {:8.3} times that a doubling", (each / each_before).powf(doublings.recip()));
        }
        println!();
    }
}
