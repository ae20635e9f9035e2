//! Lists of words of news text, embedded from `data/lexicon`: what people's names are made of, and what stands around them.

use std::collections::HashMap;

use once_cell::sync::Lazy;

use crate::arabic::clitics::Proclitics;
use crate::arabic::letters::{self, Symbol};
use crate::arabic::{guards, heads};
use crate::filter::Filter;
use crate::packed::{Key, Keyed, WordMap};

/// Frequent ordinary words in all their forms, one a line, without proclitics.
const ORDINARY: &str = include_str!("../data/lexicon/ordinary.txt");

static ORDINARY_WORDS: Lazy<WordMap<&str>> = Lazy::new(|| {
    let mut words = WordMap::with_capacity(20_000);
    let mut symbols = Vec::new();
    for word in ORDINARY.lines() {
        symbols.clear();
        letters::fold_word(word, &mut symbols);
        *words.get_or_insert(&symbols, Key::of(symbols.iter().copied()), word) = word;
    }
    words
});

/// The ordinary word that folds to `symbols`, as it is spelled: the most frequent one, where there are several.
pub(crate) fn ordinary(symbols: &[Symbol]) -> Option<&'static str> {
    ordinary_of_key(symbols, Key::of(symbols.iter().copied()))
}

/// As [`ordinary`], for who has the key of the word.
fn ordinary_of_key(symbols: &[Symbol], key: Key) -> Option<&'static str> {
    ORDINARY_WORDS.get(symbols, key).copied()
}

/// The ordinary word that a text would mean more often than `name`, a name of one word.
pub(crate) fn mistaken_for(name: &str) -> Option<&'static str> {
    let symbols = letters::folded(name);
    ordinary(&symbols).filter(|&word| word == name || !guards::is_guarded(&symbols))
}

/// What a word can be in or before a name, as a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Part(u16);

impl Part {
    /// A given name.
    pub(crate) const GIVEN: Self = Self(1);
    /// A transliterated given name.
    pub(crate) const FOREIGN: Self = Self(2);
    /// A family name.
    pub(crate) const FAMILY: Self = Self(4);
    /// A name that is an ordinary word as well, or a place.
    pub(crate) const WEAK: Self = Self(8);
    /// A word that a person's name follows at once: an honorific, a role, "headed by".
    pub(crate) const CUE: Self = Self(16);
    /// A verb of saying.
    pub(crate) const SAYING: Self = Self(32);
    /// A noun that the names of organizations begin with.
    pub(crate) const HEAD: Self = Self(64);
    /// A noun that the name of a place follows.
    pub(crate) const PLACE_NOUN: Self = Self(128);
    /// A word that joins names: عبد, أبو, بن.
    pub(crate) const PARTICLE: Self = Self(256);
    /// Two words of a name written as one: عبدالرحمن, نورالدين.
    pub(crate) const COMPOUND: Self = Self(512);
    /// What a word is in or before the name of a person.
    const OF_PEOPLE: u16 = 63;

    /// All that either is.
    pub(crate) fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The same, and an ordinary word as well.
    pub(crate) fn weak(self) -> Self {
        Self(self.0 | Self::WEAK.0)
    }

    /// Whether it is anything in or before the name of a person.
    pub(crate) fn is_of_people(self) -> bool {
        self.0 & Self::OF_PEOPLE != 0
    }

    /// Whether it is any of `others`.
    pub(crate) fn is_any(self, others: &[Self]) -> bool {
        others.iter().any(|&other| self.is(other))
    }

    /// Whether it is all of `other`.
    pub(crate) fn is(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }
}

/// The lists of name parts; a line may end in a tab and `weak`.
const NAMES: [(&str, Part); 4] = [
    (include_str!("../data/lexicon/given-arabic.txt"), Part::GIVEN),
    (include_str!("../data/lexicon/given-foreign.txt"), Part(1 | 2)),
    (include_str!("../data/lexicon/family-arabic.txt"), Part::FAMILY),
    (include_str!("../data/lexicon/family-foreign.txt"), Part::FAMILY),
];

/// The lists of what stands before names, phrases of several words left out.
const CUES: [(&str, Part); 4] = [
    (include_str!("../data/lexicon/honorifics.txt"), Part::CUE),
    (include_str!("../data/lexicon/roles.txt"), Part::CUE),
    (include_str!("../data/lexicon/introducers.txt"), Part::CUE),
    (include_str!("../data/lexicon/verbs-of-saying.txt"), Part::SAYING),
];

/// Words that join the names of people.
const PARTICLES: [&str; 11] = ["عبد", "أبو", "أبا", "أبي", "أم", "بن", "ابن", "بنت", "آل", "ال", "ولد"];

/// Words that are no names themselves, but stand in them or before them.
fn words() -> impl Iterator<Item = (&'static str, Part)> {
    let heads = heads::organization_heads().map(|noun| (noun, Part::HEAD));
    let places = heads::NAMING.iter().map(|&noun| (noun, Part::PLACE_NOUN));
    heads.chain(places).chain(PARTICLES.iter().map(|&word| (word, Part::PARTICLE)))
}

/// What the words of the lists can be, by their letters.
struct Parts {
    by_letters: WordMap<Part>,
    /// The names that fold like an ordinary word, as they are spelled: علي, which folds like على.
    by_spelling: HashMap<&'static str, Part, Keyed>,
    /// All of them, by their letters.
    filter: Filter,
}

static PARTS: Lazy<Parts> = Lazy::new(|| {
    let mut parts = Parts {
        by_letters: WordMap::with_capacity(30_000),
        by_spelling: HashMap::default(),
        filter: Filter::new(40_000),
    };
    for (word, part) in words() {
        let symbols = letters::folded(word);
        let key = Key::of(symbols.iter().copied());
        parts.filter.insert(key);
        parts.by_letters.get_or_insert(&symbols, key, Part::default()).0 |= part.0;
    }
    let mut symbols = Vec::new();
    for (list, part) in NAMES.iter().chain(&CUES) {
        for line in list.lines().filter(|line| !line.contains(' ')) {
            let (word, weak) = line.split_once('\t').map_or((line, 0), |(word, _)| (word, Part::WEAK.0));
            symbols.clear();
            letters::fold_word(word, &mut symbols);
            let key = Key::of(symbols.iter().copied());
            parts.filter.insert(key);
            if guards::is_guarded(&symbols) || ordinary_of_key(&symbols, key).is_some_and(|other| other != word) {
                parts.by_spelling.entry(word).or_default().0 |= part.0 | Part::WEAK.0;
            } else {
                parts.by_letters.get_or_insert(&symbols, key, Part::default()).0 |= part.0 | weak;
            }
        }
    }
    parts
});

/// Reads the lists, which the first look-up would do otherwise.
pub(crate) fn load() {
    Lazy::force(&PARTS);
}

/// What the word of these letters can be, `spelled` so: a name that folds like an ordinary word has to be spelled as the name.
pub(crate) fn part(symbols: &[Symbol], spelled: impl FnOnce() -> String) -> Part {
    part_of_key(symbols, Key::of(symbols.iter().copied()), spelled)
}

/// As [`part`], for who has the key of the word.
pub(crate) fn part_of_key(symbols: &[Symbol], key: Key, spelled: impl FnOnce() -> String) -> Part {
    if !PARTS.filter.contains(key) {
        return Part::default();
    }
    match PARTS.by_letters.get(symbols, key) {
        Some(part) => *part,
        None if guards::is_guarded(symbols) || ordinary_of_key(symbols, key).is_some() => {
            PARTS.by_spelling.get(spelled().as_str()).copied().unwrap_or_default()
        }
        None => Part::default(),
    }
}

/// Words of reports on matches and clubs, as they are written.
const SPORT: &str = include_str!("../data/lexicon/sport.txt");

static SPORT_WORDS: Lazy<WordMap<()>> = Lazy::new(|| SPORT.lines().map(letters::folded).collect());

/// Whether the word, with or without proclitics, is one of reports on matches and clubs.
pub(crate) fn is_of_sport(symbols: &[Symbol]) -> bool {
    let splits = 0..=Proclitics::most_of(symbols);
    splits.into_iter().any(|split| symbols.get(split..).is_some_and(|word| SPORT_WORDS.contains(word)))
}
