//! Places composed of a noun for a type of place and an unknown word.

use super::segment::{Segment, begins_with_and, begins_with_preposition, is_ordinary};
use crate::arabic::article;
use crate::arabic::letters::HEH;
use crate::fold;
use crate::gazetteer::Kind;
use crate::lexicon::{Particle, Roles};
use crate::matching::draft::MentionDraft;
use crate::mention::evidence::Evidence;

/// Returns the place at word `at`: an unknown word after a noun for a type of place, such as مدينة سرخس.
pub(super) fn place(segment: &Segment<'_, '_>, at: usize) -> Option<(usize, MentionDraft)> {
    segment.before(at)?;
    let noun = at - 1;
    let follows_noun = segment.any_roles(noun).is(Roles::PLACE_NOUN) && segment.listed(noun).is_none();
    if !follows_noun || segment.listed(at).is_some() || !may_be_name(segment, at) {
        return None;
    }
    // With a tanwin the noun is complete: قريةٍ أهلكناها.
    if segment.token(noun).is_some_and(|noun| fold::has_final_tanwin(segment.text, noun.span)) {
        return None;
    }
    let found = segment.name(&Kind::Place, (at, 0), at, vec![Evidence::Designator])?;
    Some((at + 1, found))
}

/// Returns whether word `at` may be the name of a place, rather than an adjective, a verb or another word after the noun.
fn may_be_name(segment: &Segment<'_, '_>, at: usize) -> bool {
    let (word, roles) = (segment.letters(at), segment.roles(at, 0));
    if word.len() < 3 || begins_with_and(word) {
        return false;
    }
    // A feminine without the article is the noun's adjective: قرية عائمة.
    let is_adjective = word.last() == Some(&HEH) && !article::is_articled(word);
    let is_cue = roles.is_any(&[Roles::CUE, Roles::SAYING]) || Particle::read(word).is_some();
    !is_adjective && !is_cue && !is_ordinary(word) && !begins_with_preposition(word)
}
