//! Texts with names of a list.

use fastrand::Rng;

use super::names::Name;
use super::rank;
use super::words::{Words, frequent};

/// Generates at least `bytes` bytes of text. Of a hundred words, about seven belong to one of `names`, a few more begin one that does not
/// follow, and the rest are ordinary.
pub fn text(words: &Words, names: &[Name], bytes: usize) -> String {
    let mut rng = Rng::with_seed(4);
    let mut text = String::with_capacity(bytes + bytes / 16);
    while text.len() < bytes {
        let name = &names[rank(&mut rng, names.len())].text;
        let ordinary = frequent(&mut rng, &words.ordinary);
        match rng.u32(0..1000) {
            0..24 => {
                write_name(&mut text, &mut rng, name);
            }
            24..88 => write_word(&mut text, &mut rng, name.split(' ').next().unwrap_or_default()),
            88..103 => text.push_str(&rng.u32(1..2100).to_string()),
            103..106 => text.push_str("Reuters"),
            _ => write_word(&mut text, &mut rng, ordinary),
        }
        text.push_str(match rng.u32(0..100) {
            0..2 => ".\n",
            2..4 => ". ",
            4..8 => "، ",
            8 => " «",
            9 => "» ",
            _ => " ",
        });
    }
    text
}

/// Writes a name, one in ten with proclitics.
fn write_name(text: &mut String, rng: &mut Rng, name: &str) {
    let mut name = name;
    if rng.u32(0..10) == 0 {
        let clitics = ["و", "و", "و", "ب", "ب", "ل", "ل", "ل", "ف", "ول", "وب", "ك"][rng.usize(0..12)];
        text.push_str(clitics);
        if let Some(rest) = name.strip_prefix("ال").filter(|_| clitics.ends_with('ل')) {
            // The article loses its alef, and before a lam it is dropped altogether.
            name = if rest.starts_with('ل') { rest } else { &name["ا".len()..] };
        }
    }
    for (at, word) in name.split(' ').enumerate() {
        if at > 0 {
            text.push(' ');
        }
        write_word(text, rng, word);
    }
}

/// Writes a word, usually unchanged.
fn write_word(text: &mut String, rng: &mut Rng, word: &str) {
    match rng.u32(0..200) {
        // One mark, as editors add where it matters.
        0..6 => {
            let mut letters = word.chars();
            text.extend(letters.by_ref().take(rng.usize(1..3)));
            text.push(mark(rng));
            text.push_str(letters.as_str());
        }
        // All marks.
        6 => word.chars().for_each(|letter| text.extend([letter, mark(rng)])),
        // Stretched by tatweel.
        7 => {
            let mut letters = word.chars();
            text.extend(letters.next());
            text.push_str("\u{640}\u{640}");
            text.push_str(letters.as_str());
        }
        // Without its hamza.
        8..16 => text.push_str(&word.replace(['أ', 'إ'], "ا")),
        _ => text.push_str(word),
    }
}

/// Fatha, damma, kasra, shadda or sukun.
fn mark(rng: &mut Rng) -> char {
    ['\u{64E}', '\u{64F}', '\u{650}', '\u{651}', '\u{652}'][rng.usize(0..5)]
}
