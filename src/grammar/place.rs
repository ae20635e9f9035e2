//! Places named after the noun that says what they are.

use super::evidence::Evidence;
use super::particle::Particle;
use super::stretch::{Stretch, begins_with_and, is_articled};
use crate::arabic::{guards, heads, letters};
use crate::found::Found;
use crate::gazetteer::Kind;
use crate::lexicon::{self, Part};

/// A word that is in no list and no ordinary one, after the noun that says what place it is: مدينة سرخس.
pub(super) fn place(stretch: &Stretch<'_, '_>, at: usize) -> Option<(usize, Found)> {
    let before = stretch.before(at).filter(|token| token.listed.is_none())?;
    let token = stretch.token(at).filter(|token| token.listed.is_none())?;
    let symbols = stretch.letters(at);
    let is_name = symbols.len() >= 3 && lexicon::ordinary(symbols).is_none() && !guards::is_guarded(symbols);
    // Without the article a feminine is the noun's adjective: قرية عائمة.
    let is_adjective = symbols.last() == Some(&letters::HEH) && !is_articled(symbols);
    let is_cue = token.part.is(Part::CUE) || token.part.is(Part::SAYING) || Particle::read(symbols).is_some();
    let wanted = is_name && !is_cue && !begins_with_and(symbols) && !is_adjective;
    if !wanted || !heads::is_naming(before.span.of(stretch.text)) {
        return None;
    }
    Some((at + 1, stretch.name(&Kind::Place, (at, 0), at, vec![Evidence::Designator])?))
}
