//! Lists of names and texts, generated from fixed seeds, so that every machine measures the same.
#![allow(dead_code, reason = "each bench uses its part")]

pub mod names;
pub mod text;
pub mod words;

use std::fmt::Write;

use fastrand::Rng;

use self::names::Name;

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
