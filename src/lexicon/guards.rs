//! Ordinary words that folding or splitting would turn into names.

use once_cell::sync::Lazy;

use super::words;
use crate::arabic::letters::{self, Symbol};
use crate::util::word_map::WordMap;

/// Frequent words that fold to the same letters as a name with another spelling: على folds like علي, جده ("his
/// grandfather") like جدة. Such a word is never a one-word name, or the first word of a name, unless the text spells it like the
/// name.
const GUARDED: &str = include_str!("../../data/lexicon/guarded.txt");

/// Frequent words that only look as if they began with a proclitic: وزير is not و and زير. No proclitic is split off these words.
const LOOKALIKES: &str = include_str!("../../data/lexicon/lookalikes.txt");

static GUARDED_WORDS: Lazy<WordMap<()>> = Lazy::new(|| guarded().collect());
static LOOKALIKE_WORDS: Lazy<WordMap<()>> = Lazy::new(|| lookalikes().collect());

static PARTICLES: Lazy<WordMap<()>> = Lazy::new(|| {
    words(GUARDED).filter(|(_, mark)| *mark == "particle").map(|(word, _)| letters::folded(word)).collect()
});

/// Whether the word is guarded, and so frequent before names that a name of two words is no better evidence: على.
pub(crate) fn is_particle(word: &[Symbol]) -> bool {
    PARTICLES.contains(word)
}

/// Whether the word of these symbols is guarded.
pub(crate) fn is_guarded(word: &[Symbol]) -> bool {
    GUARDED_WORDS.contains(word)
}

/// The guarded words, folded.
pub(crate) fn guarded() -> impl Iterator<Item = Vec<Symbol>> {
    words(GUARDED).map(|(word, _)| letters::folded(word))
}

/// Whether the word of these symbols only looks as if it began with a proclitic.
pub(crate) fn is_lookalike(word: &[Symbol]) -> bool {
    LOOKALIKE_WORDS.contains(word)
}

/// The words that only look as if they began with a proclitic, folded.
pub(crate) fn lookalikes() -> impl Iterator<Item = Vec<Symbol>> {
    words(LOOKALIKES).map(|(word, _)| letters::folded(word))
}
