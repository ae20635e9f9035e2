//! Places named after the noun that says what they are.

use super::segment::{Segment, begins_with_and};
use crate::arabic::article;
use crate::arabic::letters::HEH;
use crate::gazetteer::Kind;
use crate::lexicon::guards;
use crate::lexicon::{self, Particle, Roles};
use crate::matching::draft::MentionDraft;
use crate::mention::evidence::Evidence;

/// A word that is in no list and no ordinary one, after the noun that says what place it is: مدينة سرخس.
pub(super) fn place(segment: &Segment<'_, '_>, at: usize) -> Option<(usize, MentionDraft)> {
    let before = at.checked_sub(1).filter(|&before| segment.any_roles(before).is(Roles::PLACE_NOUN))?;
    if segment.before(at).is_none() || segment.listed(before).is_some() || segment.listed(at).is_some() {
        return None;
    }
    let (symbols, part) = (segment.letters(at), segment.roles(at, 0));
    // Without the article a feminine is the noun's adjective: قرية عائمة.
    let is_adjective = symbols.last() == Some(&HEH) && !article::is_articled(symbols);
    let is_cue = part.is_any(&[Roles::CUE, Roles::SAYING]) || Particle::read(symbols).is_some();
    let is_word = || lexicon::ordinary(symbols).is_some() || guards::is_guarded(symbols);
    if symbols.len() < 3 || begins_with_and(symbols) || is_adjective || is_cue || is_word() {
        return None;
    }
    Some((at + 1, segment.name(&Kind::Place, (at, 0), at, vec![Evidence::Designator])?))
}
