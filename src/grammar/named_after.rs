//! Places and bodies named after a person: شارع محمد علي, مستشفى الملك فهد.

use super::person::person;
use super::segment::Segment;
use crate::arabic::{article, derivation};
use crate::gazetteer::Kind;
use crate::lexicon::heads::{self, NamedAfter};
use crate::lexicon::{self, Roles};
use crate::matching::draft::MentionDraft;
use crate::mention::evidence::Evidence;

/// Returns the place or body whose noun is word `at` and that is named after a person of at least the weight `min_weight`.
///
/// The person is a mention of its own inside it. So is the title, which may stand between.
pub(super) fn named_after(segment: &Segment<'_, '_>, at: usize, min_weight: u32) -> Option<MentionDraft> {
    // Most words are not such nouns, with or without proclitics.
    if !segment.any_roles(at).is(Roles::NAMED_AFTER) || segment.listed(at).is_some() {
        return None;
    }
    let split = segment.splits(at).find(|&split| segment.roles(at, split).is(Roles::NAMED_AFTER))?;
    let kind = match heads::named_after_person(segment.letters_after(at, split))? {
        NamedAfter::Place => &Kind::Place,
        NamedAfter::Organization => &Kind::Organization,
    };
    let first = if is_title(segment, at + 1) { at + 2 } else { at + 1 };
    let end = end_of_adjectives(segment, end_of_person(segment, first, min_weight)?);
    segment.name(kind, (at, split), end - 1, vec![Evidence::Head, Evidence::Complement])
}

/// Returns whether word `at` is a title of one word with the article, right after the noun: الملك.
fn is_title(segment: &Segment<'_, '_>, at: usize) -> bool {
    let (Some(token), Some(listed)) = (segment.token(at), segment.listed(at)) else { return false };
    let is_whole = *listed.kind == Kind::Title && listed.span == token.span;
    is_whole && token.follows && article::is_definite(segment.letters(at))
}

/// Returns the number of the word after the listed or composed person that begins with word `at`.
fn end_of_person(segment: &Segment<'_, '_>, at: usize, min_weight: u32) -> Option<usize> {
    segment.token(at).filter(|token| token.follows)?;
    if let Some((end, found)) = person(segment, at, min_weight) {
        return found.clitics.is_empty().then_some(end);
    }
    let listed = segment.listed(at).filter(|listed| *listed.kind == Kind::Person && listed.clitics.is_empty())?;
    Some(segment.last_of(at, listed) + 1)
}

/// Returns the number of the word after the adjectives that stand from word `at` on: الدولي in مطار الملك خالد الدولي.
fn end_of_adjectives(segment: &Segment<'_, '_>, at: usize) -> usize {
    let mut end = at;
    while is_adjective(segment, end) {
        end += 1;
    }
    end
}

/// Returns whether word `at` is an ordinary adjective in ي with the article.
fn is_adjective(segment: &Segment<'_, '_>, at: usize) -> bool {
    let letters = segment.letters(at);
    segment.follows(at)
        && segment.listed(at).is_none()
        && article::is_articled(letters)
        && derivation::ends_as_nisba(letters)
        && lexicon::ordinary(letters).is_some()
}
