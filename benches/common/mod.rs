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

/// The length of a generated text in bytes.
pub const BYTES: usize = 4 << 20;

/// The number of mentions in the generated texts.
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

/// Returns the number of mentions in the text of [`BYTES`] bytes for the list of `group`.
pub fn mentions(group: &str) -> usize {
    let known = MENTIONS.iter().find(|(name, _)| *name == group);
    known.map(|(_, mentions)| *mentions).expect("the group is known")
}

/// Returns the sizes of lists, with their labels. `AALAM_BENCH_FULL=1` adds a million names.
pub fn sizes() -> impl Iterator<Item = (&'static str, usize)> {
    let sizes = [("1k", 1_000), ("10k", 10_000), ("100k", 100_000), ("1m", 1_000_000)];
    sizes.into_iter().take(if full() { 4 } else { 3 })
}

/// Returns whether to include measurements that take minutes.
pub fn full() -> bool {
    std::env::var_os("AALAM_BENCH_FULL").is_some_and(|value| value == "1")
}

/// Returns the user's own text, to be used instead of a generated one.
pub fn own_text() -> Option<String> {
    let path = std::env::var_os("AALAM_BENCH_TEXT")?;
    Some(std::fs::read_to_string(path).expect("AALAM_BENCH_TEXT names a UTF-8 file"))
}

/// Returns the names as a gazetteer file.
pub fn json_lines(names: &[Name]) -> String {
    let mut lines = String::with_capacity(names.len() * 100);
    for (number, Name { kind, text }) in names.iter().enumerate() {
        writeln!(lines, r#"{{"id":"e{number}","kind":"{kind}","name":"{text}"}}"#).expect("a string takes all");
    }
    lines
}

/// Draws a place in a list of `count`, sorted by frequency: Zipf's law, flatter for the first few, as in the news. Of 260,000 words, the
/// first 10 are 12 % of the tokens, the first thousand 42 %, and the first ten thousand 65 %.
pub fn rank(rng: &mut Rng, count: usize) -> usize {
    let octaves = count.next_power_of_two().ilog2();
    let mut octave = rng.u32(0..octaves);
    if rng.u32(0..3) == 0 {
        octave = octave.max(rng.u32(0..octaves));
    }
    let first = (1 << octave) - 1;
    rng.usize(first..count.min(2 * first + 1))
}

/// Returns a Criterion with settings so short that all benches together take a few minutes.
pub fn criterion() -> Criterion {
    let quick = Criterion::default().sample_size(10).warm_up_time(Duration::from_millis(200));
    quick.measurement_time(Duration::from_secs(1)).configure_from_args()
}
