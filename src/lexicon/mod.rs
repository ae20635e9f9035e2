//! Every word list of the library.
//!
//! All are files of `data/lexicon`, one word a line: blank lines and lines that begin with `#` are passed over, and what stands behind a
//! tab are marks. `data/README.md` says what each file is for.

mod closed;
pub(crate) mod guards;
pub(crate) mod heads;
mod ordinary;
mod parts;
mod sport;
mod title_forms;

use crate::arabic::letters;
use crate::util::word_map::WordMap;

pub(crate) use self::closed::{Ordinal, Particle, address_words, is_foreign_particle, is_qualifier, ordinal};
pub(crate) use self::ordinary::{mistaken_for, ordinary};
pub(crate) use self::parts::{Roles, load, roles, roles_of_key};
pub(crate) use self::sport::is_of_sport;
pub(crate) use self::title_forms::title_forms;

/// The words of a list, each with its marks.
fn words(list: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = list.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| line.split_once('\t').unwrap_or((line, "")))
}

/// The words of a list, folded.
fn set_of(list: &'static str) -> WordMap<()> {
    words(list).map(|(word, _)| letters::folded(word)).collect()
}
