//! Words of sports reports.

use once_cell::sync::Lazy;

use super::set_of;
use crate::arabic::letters::Symbol;
use crate::arabic::proclitics::Proclitics;
use crate::util::word_map::WordMap;

const SPORT: &str = include_str!("../../data/lexicon/sport.txt");

static SPORT_WORDS: Lazy<WordMap<()>> = Lazy::new(|| set_of(SPORT));

/// Whether the word, with or without proclitics, is typical of reports on matches and clubs.
pub(crate) fn is_of_sport(symbols: &[Symbol]) -> bool {
    Proclitics::splits(symbols).any(|(_, word)| SPORT_WORDS.contains(word))
}
