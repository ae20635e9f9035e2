//! Lists of words of news text, embedded from `data/lexicon`: the parts of people's names, and the words around them.

use std::collections::HashMap;

use once_cell::sync::Lazy;

use super::ordinary::ordinary_of_key;
use super::{closed, guards, heads, words};
use crate::arabic::key::Key;
use crate::arabic::letters::{self, Symbol};
use crate::util::bloom::Bloom;
use crate::util::hash::Keyed;
use crate::util::word_map::WordMap;

/// What a word can be in or before a name, as a set of bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Roles(u32);

impl Roles {
    /// A given name.
    pub(crate) const GIVEN: Self = Self(1 << 0);
    /// An Arabic given name. Some are in the list of foreign ones as well.
    pub(crate) const ARABIC: Self = Self(1 << 1);
    /// A transliterated given name.
    pub(crate) const FOREIGN: Self = Self(1 << 2);
    /// A family name.
    pub(crate) const FAMILY: Self = Self(1 << 3);
    /// A name that is also an ordinary word or a place.
    pub(crate) const ALSO_WORD: Self = Self(1 << 4);
    /// A word directly before a person's name: an honorific, a role, "headed by".
    pub(crate) const CUE: Self = Self(1 << 5);
    /// A verb of saying.
    pub(crate) const SAYING: Self = Self(1 << 6);
    /// A noun that begins the names of organizations.
    pub(crate) const HEAD: Self = Self(1 << 7);
    /// A noun before the name of a place.
    pub(crate) const PLACE_NOUN: Self = Self(1 << 8);
    /// A word that joins names: عبد, أبو, بن.
    pub(crate) const PARTICLE: Self = Self(1 << 9);
    /// Two words of a name written as one: عبدالرحمن, نورالدين.
    pub(crate) const COMPOUND: Self = Self(1 << 10);
    /// A noun that makes a place or a body of a person's name: شارع.
    pub(crate) const NAMED_AFTER: Self = Self(1 << 11);
    /// A name that the text spells otherwise than the lists, so that it is probably another word.
    pub(crate) const MISSPELLED: Self = Self(1 << 12);

    // How the name is spelled.
    /// A name that begins with أ or آ.
    const BEGINS_HAMZA_ABOVE: Self = Self(1 << 13);
    /// A name that begins with إ.
    const BEGINS_HAMZA_BELOW: Self = Self(1 << 14);
    /// A name with a hamza after its first letter.
    const HAMZA_INSIDE: Self = Self(1 << 15);
    /// A name that ends in a ta marbuta.
    const TA_MARBUTA: Self = Self(1 << 16);
    /// A name that ends in a heh.
    const FINAL_HEH: Self = Self(1 << 17);

    /// The roles in or before the name of a person.
    const OF_PEOPLE: Self =
        Self::GIVEN.and(Self::FOREIGN).and(Self::FAMILY).and(Self::ALSO_WORD).and(Self::CUE).and(Self::SAYING);

    /// The roles of both.
    pub(crate) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The same roles, and also an ordinary word.
    pub(crate) fn also_word(self) -> Self {
        self.and(Self::ALSO_WORD)
    }

    /// Adds the roles of `other`.
    fn add(&mut self, other: Self) {
        *self = self.and(other);
    }

    /// Whether it has a role in or before the name of a person.
    pub(crate) fn is_of_people(self) -> bool {
        self.0 & Self::OF_PEOPLE.0 != 0
    }

    /// Whether the name is written as `spelled`, but for dots and hamzas that the text leaves out. A hamza that no list has makes
    /// another word: أيد ("supported") is not إيد, and بدأه ("began it") is not بداه. So does a heh for a ta marbuta, in a text that
    /// `has_ta_marbutas`: ألفه ("wrote it") is not إلفة.
    pub(crate) fn is_spelled(self, spelled: &str, has_ta_marbutas: impl FnOnce() -> bool) -> bool {
        let mut inside = spelled.chars();
        let begins_so = match inside.next() {
            Some('أ' | 'آ') => self.is(Self::BEGINS_HAMZA_ABOVE) || !self.is(Self::BEGINS_HAMZA_BELOW),
            Some('إ') => self.is(Self::BEGINS_HAMZA_BELOW) || !self.is(Self::BEGINS_HAMZA_ABOVE),
            _ => true,
        };
        let goes_on_so = self.is(Self::HAMZA_INSIDE) || !inside.any(|c| matches!(c, 'أ' | 'إ'));
        let ends_so =
            !spelled.ends_with('ه') || !self.is(Self::TA_MARBUTA) || self.is(Self::FINAL_HEH) || !has_ta_marbutas();
        begins_so && goes_on_so && ends_so
    }

    /// The bits that tell how a name is spelled.
    pub(super) fn of_spelling(name: &str) -> Self {
        let mut letters = name.chars();
        let mut spelling = match letters.next() {
            Some('أ' | 'آ') => Self::BEGINS_HAMZA_ABOVE,
            Some('إ') => Self::BEGINS_HAMZA_BELOW,
            Some('ا') => Self::BEGINS_HAMZA_ABOVE.and(Self::BEGINS_HAMZA_BELOW),
            _ => Self::default(),
        };
        if letters.any(|c| matches!(c, 'أ' | 'إ')) {
            spelling.add(Self::HAMZA_INSIDE);
        }
        spelling.add(match name.chars().next_back() {
            Some('ة') => Self::TA_MARBUTA,
            Some('ه') => Self::FINAL_HEH,
            _ => Self::default(),
        });
        spelling
    }

    /// Whether it has any of the roles `others`.
    pub(crate) fn is_any(self, others: &[Self]) -> bool {
        others.iter().any(|&other| self.is(other))
    }

    /// Whether it has all roles of `other`.
    pub(crate) fn is(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether it is a foreign name, and no Arabic one: أنغيلا.
    pub(crate) fn is_foreign_only(self) -> bool {
        self.is(Self::FOREIGN) && !self.is(Self::ARABIC)
    }
}

/// The lists of name parts; a line may end in a tab and `weak`.
const NAMES: [(&str, Roles); 4] = [
    (include_str!("../../data/lexicon/given-arabic.txt"), Roles::GIVEN.and(Roles::ARABIC)),
    (include_str!("../../data/lexicon/given-foreign.txt"), Roles::GIVEN.and(Roles::FOREIGN)),
    (include_str!("../../data/lexicon/family-arabic.txt"), Roles::FAMILY),
    (include_str!("../../data/lexicon/family-foreign.txt"), Roles::FAMILY),
];

/// The lists of words before names; phrases of several words are skipped.
const CUES: [(&str, Roles); 4] = [
    (include_str!("../../data/lexicon/honorifics.txt"), Roles::CUE),
    (include_str!("../../data/lexicon/roles.txt"), Roles::CUE),
    (include_str!("../../data/lexicon/introducers.txt"), Roles::CUE),
    (include_str!("../../data/lexicon/verbs-of-saying.txt"), Roles::SAYING),
];

/// Words that are not names themselves, but stand in or before names.
fn nouns_and_particles() -> impl Iterator<Item = (&'static str, Roles)> {
    let heads = heads::organization_heads().map(|noun| (noun, Roles::HEAD));
    let places = heads::naming_designators().map(|noun| (noun, Roles::PLACE_NOUN));
    let named_after = heads::named_after().map(|noun| (noun, Roles::NAMED_AFTER));
    let particles = closed::particles().map(|(word, _)| (word, Roles::PARTICLE));
    heads.chain(places).chain(named_after).chain(particles)
}

/// The roles of the words in the lists.
struct RoleTable {
    by_letters: WordMap<Roles>,
    /// The names that fold like an ordinary word, by their spelling: علي, which folds like على.
    by_spelling: HashMap<&'static str, Roles, Keyed>,
    /// All words, by their letters.
    filter: Bloom,
}

static ROLES: Lazy<RoleTable> = Lazy::new(|| {
    let mut table = RoleTable {
        by_letters: WordMap::with_capacity(30_000),
        by_spelling: HashMap::default(),
        filter: Bloom::new(40_000),
    };
    for (word, roles) in nouns_and_particles() {
        table.add_noun(word, roles);
    }
    let mut symbols = Vec::new();
    for &(list, roles) in NAMES.iter().chain(&CUES) {
        for (word, mark) in words(list) {
            let is_phrase = word.contains(' ');
            if is_phrase {
                continue;
            }
            symbols.clear();
            letters::fold_word(word, &mut symbols);
            let roles = roles.and(Roles::of_spelling(word));
            table.add_name(word, &symbols, if mark == "weak" { roles.also_word() } else { roles });
        }
    }
    table
});

impl RoleTable {
    /// Adds a word that is not a name.
    fn add_noun(&mut self, word: &str, roles: Roles) {
        let symbols = letters::folded(word);
        self.add_letters(&symbols, Key::of(symbols.iter().copied()), roles);
    }

    /// Adds a name, or a word before names. If it folds like another ordinary word, only its spelling distinguishes it, and it also
    /// counts as an ordinary word.
    fn add_name(&mut self, word: &'static str, symbols: &[Symbol], roles: Roles) {
        let key = Key::of(symbols.iter().copied());
        let is_other_word = match ordinary_of_key(symbols, key) {
            Some(ordinary) => ordinary != word,
            None => false,
        };
        if is_other_word || guards::is_guarded(symbols) {
            self.filter.insert(key);
            self.by_spelling.entry(word).or_default().add(roles.also_word());
        } else {
            self.add_letters(symbols, key, roles);
        }
    }

    fn add_letters(&mut self, symbols: &[Symbol], key: Key, roles: Roles) {
        self.filter.insert(key);
        self.by_letters.get_or_insert(symbols, key, Roles::default()).add(roles);
    }

    /// The roles of the word: by its letters if they suffice, by its spelling if it folds like an ordinary word.
    fn get(&self, symbols: &[Symbol], key: Key, spelled: impl FnOnce() -> String) -> Roles {
        // Most words are in none of the lists.
        if !self.filter.contains(key) {
            return Roles::default();
        }
        if let Some(roles) = self.by_letters.get(symbols, key) {
            return *roles;
        }
        let is_ordinary = guards::is_guarded(symbols) || ordinary_of_key(symbols, key).is_some();
        if !is_ordinary {
            return Roles::default();
        }
        let spelled = spelled();
        if let Some(roles) = self.by_spelling.get(spelled.as_str()) {
            return *roles;
        }
        // أمينه is أمينة without the dots, or "his treasurer". But عليه is not علية.
        let Some(stem) = spelled.strip_suffix('ه').filter(|_| !guards::is_particle(symbols)) else {
            return Roles::default();
        };
        self.by_spelling.get([stem, "ة"].concat().as_str()).copied().unwrap_or_default()
    }
}

/// Reads the lists now, instead of at the first lookup.
pub(crate) fn load() {
    Lazy::force(&ROLES);
}

/// The roles of the word with these letters and the spelling `spelled`: a name that folds like an ordinary word must have its own spelling.
pub(crate) fn roles(symbols: &[Symbol], spelled: impl FnOnce() -> String) -> Roles {
    roles_of_key(symbols, Key::of(symbols.iter().copied()), spelled)
}

/// Like [`roles`], for callers that have the key of the word.
pub(crate) fn roles_of_key(symbols: &[Symbol], key: Key, spelled: impl FnOnce() -> String) -> Roles {
    ROLES.get(symbols, key, spelled)
}
