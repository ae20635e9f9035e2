//! Lists of names and texts for the benches: generated from fixed seeds, so that every machine measures the same.
#![allow(dead_code, reason = "each bench uses its part")]

pub mod by_hand;
pub mod contest;
pub mod names;
pub mod text;
pub mod words;

use std::fmt::Write;
use std::time::Duration;

use criterion::Criterion;
use fastrand::Rng;

use self::names::Name;

/// The bytes of a generated text.
pub const BYTES: usize = 4 << 20;

/// The mentions in the generated texts.
const MENTIONS: [(&str, usize); 8] = [
    ("tag/1k", 10_804),
    ("tag/10k", 10_067),
    ("tag/100k", 9_717),
    ("tag/1m", 9_613),
    ("hard/1k", 8_409),
    ("hard/10k", 8_729),
    ("hard/100k", 11_035),
    ("hard/1m", 19_498),
];

/// The mentions in the text of [`BYTES`] bytes that names the list of `group`.
pub fn mentions(group: &str) -> usize {
    let known = MENTIONS.iter().find(|(name, _)| *name == group);
    known.map(|(_, mentions)| *mentions).expect("the group is known")
}

/// The sizes of lists, with what they are called. `AALAM_BENCH_FULL=1` adds the million.
pub fn sizes() -> impl Iterator<Item = (&'static str, usize)> {
    let sizes = [("1k", 1_000), ("10k", 10_000), ("100k", 100_000), ("1m", 1_000_000)];
    sizes.into_iter().take(if full() { 4 } else { 3 })
}

/// Whether to measure what takes minutes, too.
pub fn full() -> bool {
    std::env::var_os("AALAM_BENCH_FULL").is_some_and(|value| value == "1")
}

/// A text of the user's own instead of a generated one.
pub fn own_text() -> Option<String> {
    let path = std::env::var_os("AALAM_BENCH_TEXT")?;
    Some(std::fs::read_to_string(path).expect("AALAM_BENCH_TEXT names a UTF-8 file"))
}

/// The names as a gazetteer's file.
pub fn json_lines(names: &[Name]) -> String {
    let mut lines = String::with_capacity(names.len() * 100);
    for (number, Name { kind, text }) in names.iter().enumerate() {
        writeln!(lines, r#"{{"id":"e{number}","kind":"{kind}","name":"{text}"}}"#).expect("a string takes all");
    }
    lines
}

/// A place in a list of `count`, the most frequent first: Zipf's law, flatter for the first few, as in the news. Of tokens the
/// first 10 make 12 %, the first thousand 42 %, the first ten thousand 65 % (of 260,000).
pub fn rank(rng: &mut Rng, count: usize) -> usize {
    let octaves = count.next_power_of_two().ilog2();
    let mut octave = rng.u32(0..octaves);
    if rng.u32(0..3) == 0 {
        octave = octave.max(rng.u32(0..octaves));
    }
    let first = (1 << octave) - 1;
    rng.usize(first..count.min(2 * first + 1))
}

/// Criterion, quick enough that all benches together take a few minutes.
pub fn criterion() -> Criterion {
    let quick = Criterion::default().sample_size(10).warm_up_time(Duration::from_millis(200));
    quick.measurement_time(Duration::from_secs(1)).configure_from_args()
}
