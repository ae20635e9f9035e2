//! Lists of names.

use std::collections::HashSet;

use fastrand::Rng;

use super::words::{Words, frequent};

/// A name and its kind.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Name {
    pub kind: &'static str,
    pub text: String,
}

/// Generates `count` people, organizations and places, the best known first. A shorter list is the beginning of a longer one.
pub fn names(words: &Words, count: usize) -> Vec<Name> {
    let mut rng = Rng::with_seed(2);
    let mut places = words.places.iter();
    distinct(count, || match rng.u32(0..100) {
        0..15 => match places.next() {
            Some(place) => Name { kind: "place", text: place.clone() },
            None => Name { kind: "organization", text: company(&mut rng, words) },
        },
        15..70 => Name { kind: "person", text: person(&mut rng, words) },
        70..92 => Name { kind: "organization", text: construct(&mut rng, words) },
        _ => Name { kind: "organization", text: company(&mut rng, words) },
    })
}

/// Generates `count` names that begin with words that are common in any text.
pub fn hard_names(words: &Words, count: usize) -> Vec<Name> {
    let mut rng = Rng::with_seed(3);
    distinct(count, || {
        let mut text = frequent(&mut rng, &words.ordinary[..1 << 12]).to_owned();
        for _ in 0..rng.usize(1..4) {
            text = format!("{text} {}", frequent(&mut rng, &words.ordinary[1 << 8..]));
        }
        Name { kind: "organization", text }
    })
}

/// محمد أحمد المصري
fn person(rng: &mut Rng, words: &Words) -> String {
    let mut name = frequent(rng, &words.given).to_owned();
    for _ in 0..rng.usize(0..3) {
        name = format!("{name} {}", frequent(rng, &words.given));
    }
    format!("{name} {}", frequent(rng, &words.family))
}

/// وزارة الدفاع الوطنية, شركة بيرولا للتأمين
fn construct(rng: &mut Rng, words: &Words) -> String {
    let head = frequent(rng, &words.heads);
    let [one, two] = [0; 2].map(|_| frequent(rng, &words.nouns));
    let foreign = frequent(rng, &words.foreign);
    let place = frequent(rng, &words.places);
    match rng.u32(0..5) {
        0 => format!("{head} ال{one} ال{two}"),
        1 => format!("{head} {foreign} {}", for_the(one)),
        2 => format!("{head} ال{one} {place}"),
        3 => format!("{head} {foreign} {} وال{two}", for_the(one)),
        _ => format!("{head} {foreign}"),
    }
}

/// بيرولا للتأمين
fn company(rng: &mut Rng, words: &Words) -> String {
    let foreign = frequent(rng, &words.foreign);
    let [one, two] = [0; 2].map(|_| frequent(rng, &words.nouns));
    match rng.u32(0..4) {
        0 => format!("{foreign} {}", for_the(one)),
        1 => format!("{foreign} {} وال{two}", for_the(one)),
        2 => format!("{foreign} ال{one} ال{two}"),
        _ => format!("{foreign} {}", frequent(rng, &words.foreign)),
    }
}

/// Writes ل and `noun` with the article, which loses its alef, or before a lam is dropped altogether.
fn for_the(noun: &str) -> String {
    if noun.starts_with('ل') { format!("ل{noun}") } else { format!("لل{noun}") }
}

/// Draws `count` different names from `name`.
fn distinct(count: usize, mut name: impl FnMut() -> Name) -> Vec<Name> {
    let mut seen = HashSet::with_capacity(count);
    let mut names = Vec::with_capacity(count);
    while names.len() < count {
        let name = name();
        if seen.insert(name.clone()) {
            names.push(name);
        }
    }
    names
}
