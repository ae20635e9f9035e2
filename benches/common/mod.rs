//! What the benches share: sizes, settings, and the rivals.
#![allow(dead_code, reason = "each bench uses its part")]

pub mod contest;

use std::time::Duration;

use criterion::Criterion;

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

/// Returns a Criterion with settings so short that all benches together take a few minutes.
pub fn criterion() -> Criterion {
    let quick = Criterion::default().sample_size(10).warm_up_time(Duration::from_millis(200));
    quick.measurement_time(Duration::from_secs(1)).configure_from_args()
}
