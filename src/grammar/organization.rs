//! Organizations of a head noun and what completes it: شركة «نوكيا», جامعة هارتفورد, وزارة التربية الوطنية.

use super::segment::{Listed, Segment, is_unknown};
use crate::arabic::letters::{HEH, LAM, WAW};
use crate::arabic::{article, derivation};
use crate::fold::Gap;
use crate::gazetteer::Kind;
use crate::lexicon::Roles;
use crate::lexicon::heads::{self, Completion};
use crate::matching::draft::MentionDraft;
use crate::mention::evidence::Evidence;

/// The most words in quotes behind a head.
const QUOTED_WORDS: usize = 5;

/// The most words of a definite complement.
const DEFINITE_WORDS: usize = 4;

/// The organization whose head is word `at`, and the number of the word after it.
pub(super) fn organization(segment: &Segment<'_, '_>, at: usize) -> Option<(usize, MentionDraft)> {
    if !segment.any_roles(at).is(Roles::HEAD) || segment.listed(at).is_some() {
        return None;
    }
    let split = segment.splits(at).find(|&split| segment.roles(at, split).is(Roles::HEAD))?;
    let completion = heads::completion(segment.letters_after(at, split))?;
    let (last, evidence) = complement(segment, at + 1, completion)?;
    let found = segment.name(&Kind::Organization, (at, split), last, vec![Evidence::Head, evidence])?;
    Some((last + 1, found))
}

/// The last word of what completes a head, beginning with word `at`, and what it is.
fn complement(segment: &Segment<'_, '_>, at: usize, completion: Completion) -> Option<(usize, Evidence)> {
    if let Some(last) = quoted(segment, at) {
        return Some((last, Evidence::Quoted));
    }
    if let Some(last) = definite(segment, at, completion.definite) {
        return Some((last, Evidence::Complement));
    }
    if !completion.proper {
        return None;
    }
    let last = proper(segment, at)?;
    Some((last, Evidence::Unknown))
}

/// The last word of a name in quotes or brackets that begins with word `at`.
fn quoted(segment: &Segment<'_, '_>, at: usize) -> Option<usize> {
    const CLOSING: [char; 5] = ['"', '\u{201D}', '\u{BB}', ')', '\u{2019}'];
    if segment.token(at)?.gap != Gap::Open {
        return None;
    }
    for last in at..at + QUOTED_WORDS {
        let token = segment.token(last)?;
        if last > at && !token.follows {
            return None;
        }
        if segment.text.get(token.span.end..)?.starts_with(CLOSING) {
            return Some(last);
        }
    }
    None
}

/// The last word of a definite complement of at least `least` words that begins with word `at`: an articled noun, then adjectives of
/// it or a second noun that و joins.
fn definite(segment: &Segment<'_, '_>, at: usize, least: usize) -> Option<usize> {
    if least == 0 || !is_definite_noun(segment, at, 0) {
        return None;
    }
    let mut end = at + 1;
    while end < at + DEFINITE_WORDS && continues_definite(segment, end) {
        end += 1;
    }
    if end - at < least { None } else { Some(end - 1) }
}

/// Whether word `at` without its first `split` letters has the article and is not a name: العمل.
fn is_definite_noun(segment: &Segment<'_, '_>, at: usize, split: usize) -> bool {
    if !segment.token(at).is_some_and(|token| token.follows) {
        return false;
    }
    let is_free = segment.listed(at).is_none_or(|listed| *listed.kind == Kind::Nationality);
    let roles = segment.roles(at, 0);
    let is_name = roles.is_any(&[Roles::FAMILY, Roles::GIVEN]) && !roles.is(Roles::ALSO_WORD);
    is_free && !is_name && article::is_articled(segment.letters_after(at, split))
}

/// Whether a definite complement goes on with word `at`: an adjective (العمل الوطني), or a noun that و joins (العمل والشؤون).
fn continues_definite(segment: &Segment<'_, '_>, at: usize) -> bool {
    match segment.letters(at) {
        [WAW, ..] if is_definite_noun(segment, at, 1) => true,
        letters => derivation::ends_as_nisba(letters) && is_definite_noun(segment, at, 0),
    }
}

/// The last word of a proper name that begins with word `at`: a place, or a word that no list has.
fn proper(segment: &Segment<'_, '_>, at: usize) -> Option<usize> {
    if !segment.token(at)?.follows {
        return None;
    }
    match segment.listed(at) {
        Some(listed) if *listed.kind == Kind::Place && listed.clitics.is_empty() => Some(last_of(segment, at, listed)),
        Some(_) => None,
        None => {
            let letters = segment.letters(at);
            // A feminine is an adjective (مؤسسة بنكية), and what begins with ل says what for (مؤسسة للسلام).
            let is_adjective = letters.last() == Some(&HEH) && !article::is_articled(letters);
            let is_purpose = letters.starts_with(&[LAM, LAM]);
            (is_unknown(segment, at) && !is_adjective && !is_purpose).then_some(at)
        }
    }
}

/// The last word of what the lists found at word `at`.
fn last_of(segment: &Segment<'_, '_>, at: usize, listed: Listed<'_>) -> usize {
    let mut last = at;
    while segment.token(last + 1).is_some_and(|token| token.span.start < listed.span.end) {
        last += 1;
    }
    last
}
