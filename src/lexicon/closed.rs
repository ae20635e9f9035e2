//! Small closed classes: words that join names, qualify titles or number monarchs.

use once_cell::sync::Lazy;

use super::{set_of, table_of, words};
use crate::arabic::article;
use crate::arabic::letters::{self, Symbol};
use crate::arabic::proclitics::Proclitics;
use crate::util::word_map::WordMap;

/// The function of a word that joins the parts of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Particle {
    /// عبد.
    Servant,
    /// أبو.
    Father,
    /// أم.
    Mother,
    /// بن, ابن, بنت, آل, ولد.
    Nasab,
}

const PARTICLES: &str = include_str!("../../data/lexicon/name-particles.txt");

static PARTICLE_WORDS: Lazy<WordMap<Particle>> = Lazy::new(|| table_of(particles()));

/// The words that join the parts of a name, each with its function.
pub(super) fn particles() -> impl Iterator<Item = (&'static str, Particle)> {
    words(PARTICLES).filter_map(|(word, mark)| Some((word, Particle::of_mark(mark)?)))
}

impl Particle {
    /// Reads the mark of a particle in the list.
    fn of_mark(mark: &str) -> Option<Self> {
        match mark {
            "servant" => Some(Self::Servant),
            "father" => Some(Self::Father),
            "mother" => Some(Self::Mother),
            "nasab" => Some(Self::Nasab),
            _ => None,
        }
    }

    /// The maximum number of letters in a particle.
    const MOST: usize = 4;

    /// The particle that the word is.
    pub(crate) fn read(word: &[Symbol]) -> Option<Self> {
        // Most words are longer, so they need no lookup.
        if word.len() > Self::MOST {
            return None;
        }
        PARTICLE_WORDS.get_word(word).copied()
    }
}

const QUALIFIERS: &str = include_str!("../../data/lexicon/qualifiers.txt");
const PARTICIPLES: &str = include_str!("../../data/lexicon/participles.txt");
const ADDRESS: &str = include_str!("../../data/lexicon/address.txt");
const ADDRESS_AFTER: &str = include_str!("../../data/lexicon/address-after.txt");
const BEFORE_ALLAH: &str = include_str!("../../data/lexicon/before-allah.txt");
const FOREIGN_PARTICLES: &str = include_str!("../../data/lexicon/foreign-particles.txt");
const ORDINALS: &str = include_str!("../../data/lexicon/ordinals.txt");

static QUALIFIER_WORDS: Lazy<WordMap<()>> = Lazy::new(|| set_of(QUALIFIERS));
static ADDRESS_AFTER_WORDS: Lazy<WordMap<()>> = Lazy::new(|| set_of(ADDRESS_AFTER));
static BEFORE_ALLAH_WORDS: Lazy<WordMap<()>> = Lazy::new(|| set_of(BEFORE_ALLAH));
static FOREIGN_PARTICLE_WORDS: Lazy<WordMap<()>> = Lazy::new(|| set_of(FOREIGN_PARTICLES));

/// Whether the word may stand between a title and the name of its holder: السابق.
pub(crate) fn is_qualifier(word: &[Symbol]) -> bool {
    QUALIFIER_WORDS.contains(word)
}

/// Whether the title, as it is listed, is a participle before عن: مسؤول عن is "responsible for".
pub(crate) fn is_participle(title: &str) -> bool {
    words(PARTICIPLES).any(|(word, _)| word == title)
}

static ADDRESS_SET: Lazy<WordMap<()>> = Lazy::new(|| set_of(ADDRESS));

/// Whether the word is a rank or form of address without the article: سيد.
pub(crate) fn is_address(word: &[Symbol]) -> bool {
    ADDRESS_SET.contains(word)
}

/// Ranks and forms of address, which take no complement (فريق), folded.
pub(crate) fn address_words() -> impl Iterator<Item = Vec<Symbol>> {
    words(ADDRESS).map(|(word, _)| letters::folded(word))
}

/// Whether the word is a form of address that stands after a name: باشا.
pub(crate) fn is_address_after(word: &[Symbol]) -> bool {
    ADDRESS_AFTER_WORDS.contains(word)
}

/// Whether the word is a pronoun that a woman may be the subject of: هي, وأنا.
pub(crate) fn is_feminine_pronoun(word: &[Symbol]) -> bool {
    static PRONOUNS: Lazy<[Vec<Symbol>; 3]> = Lazy::new(|| ["هي", "أنا", "أنت"].map(letters::folded));
    Proclitics::splits(word).any(|(_, rest)| PRONOUNS.iter().any(|pronoun| pronoun == rest))
}

/// Whether the word, with or without the article, forms a name with الله: نصر, الجار.
pub(crate) fn forms_name_with_allah(word: &[Symbol]) -> bool {
    BEFORE_ALLAH_WORDS.contains(article::bare(word))
}

/// Whether the word is a particle of European or Hebrew family names: فون.
pub(crate) fn is_foreign_particle(word: &[Symbol]) -> bool {
    FOREIGN_PARTICLE_WORDS.contains(word)
}

/// How a word in a monarch's number is used.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ordinal {
    /// It numbers by itself: الثالث.
    One,
    /// It turns the number before it into one above ten: عشر.
    Tens,
}

static ORDINAL_WORDS: Lazy<WordMap<Ordinal>> = Lazy::new(|| {
    let ordinal = |mark| if mark == "tens" { Ordinal::Tens } else { Ordinal::One };
    table_of(words(ORDINALS).map(|(word, mark)| (word, ordinal(mark))))
});

/// The function of the word in the number of a monarch or pope.
pub(crate) fn ordinal(word: &[Symbol]) -> Option<Ordinal> {
    ORDINAL_WORDS.get_word(word).copied()
}
