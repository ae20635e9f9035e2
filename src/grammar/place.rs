//! Places named after the noun that says what they are.

use super::segment::{Stretch, begins_with_and};
use crate::arabic::article;
use crate::arabic::letters::HEH;
use crate::gazetteer::Kind;
use crate::lexicon::guards;
use crate::lexicon::{self, Part, Particle};
use crate::matching::draft::Found;
use crate::mention::evidence::Evidence;

/// A word that is in no list and no ordinary one, after the noun that says what place it is: مدينة سرخس.
pub(super) fn place(stretch: &Stretch<'_, '_>, at: usize) -> Option<(usize, Found)> {
    let before = at.checked_sub(1).filter(|&before| stretch.any_part(before).is(Part::PLACE_NOUN))?;
    if stretch.before(at).is_none() || stretch.listed(before).is_some() || stretch.listed(at).is_some() {
        return None;
    }
    let (symbols, part) = (stretch.letters(at), stretch.part(at, 0));
    // Without the article a feminine is the noun's adjective: قرية عائمة.
    let is_adjective = symbols.last() == Some(&HEH) && !article::is_articled(symbols);
    let is_cue = part.is_any(&[Part::CUE, Part::SAYING]) || Particle::read(symbols).is_some();
    let is_word = || lexicon::ordinary(symbols).is_some() || guards::is_guarded(symbols);
    if symbols.len() < 3 || begins_with_and(symbols) || is_adjective || is_cue || is_word() {
        return None;
    }
    Some((at + 1, stretch.name(&Kind::Place, (at, 0), at, vec![Evidence::Designator])?))
}
