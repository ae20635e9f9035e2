//! Organizations of a head noun and what completes it: شركة «نوكيا», جامعة هارتفورد, وزارة التربية الوطنية.

use super::segment::Segment;
use super::segment::is_unknown;
use crate::arabic::article;
use crate::arabic::letters::{HEH, LAM, Symbol, WAW, YEH};
use crate::fold::Gap;
use crate::gazetteer::Kind;
use crate::lexicon::{Roles, heads};
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
    let (last, evidence) = quoted(segment, at + 1)
        .map(|last| (last, Evidence::Quoted))
        .or_else(|| Some((definite(segment, at + 1, completion.definite)?, Evidence::Complement)))
        .or_else(|| Some((proper(segment, at + 1).filter(|_| completion.proper)?, Evidence::Unknown)))?;
    let found = segment.name(&Kind::Organization, (at, split), last, vec![Evidence::Head, evidence])?;
    Some((last + 1, found))
}

/// The last word of a name in quotes or brackets that begins with word `at`.
fn quoted(segment: &Segment<'_, '_>, at: usize) -> Option<usize> {
    segment.token(at).filter(|token| token.gap == Gap::Open)?;
    for last in at..at + QUOTED_WORDS {
        let token = segment.token(last).filter(|token| last == at || token.follows)?;
        if segment.text.get(token.span.end..)?.starts_with(['"', '\u{201D}', '\u{BB}', ')', '\u{2019}']) {
            return Some(last);
        }
    }
    None
}

/// The last word of a definite complement of at least `least` words that begins with word `at`: an articled noun, then adjectives of
/// it or a second noun that و joins.
fn definite(segment: &Segment<'_, '_>, at: usize, least: usize) -> Option<usize> {
    let fits = |at: usize, split: usize| {
        segment.token(at).filter(|token| token.follows).is_some_and(|_| {
            let listed = segment.listed(at).is_none_or(|listed| *listed.kind == Kind::Nationality);
            let part = segment.roles(at, 0);
            let name = part.is_any(&[Roles::FAMILY, Roles::GIVEN]) && !part.is(Roles::ALSO_WORD);
            listed && !name && article::is_articled(segment.letters_after(at, split))
        })
    };
    let goes_on = |at: usize| {
        let letters = segment.letters(at);
        fits(at, 0) && is_adjective(letters) || letters.first() == Some(&WAW) && fits(at, 1)
    };
    let words =
        (at..at + DEFINITE_WORDS).take_while(|&word| if word == at { fits(at, 0) } else { goes_on(word) }).count();
    (least > 0 && words >= least).then(|| at + words - 1)
}

/// Whether the word ends as relational adjectives do: الوطنية, العالمي.
fn is_adjective(symbols: &[Symbol]) -> bool {
    matches!(symbols, [.., YEH] | [.., YEH, HEH])
}

/// The last word of a proper name that begins with word `at`: a place, or a word that no list has.
fn proper(segment: &Segment<'_, '_>, at: usize) -> Option<usize> {
    segment.token(at).filter(|token| token.follows)?;
    match segment.listed(at) {
        Some(listed) => {
            let is_place = *listed.kind == Kind::Place && listed.clitics.is_empty();
            let inside = |last: &usize| segment.token(*last).is_some_and(|token| token.span.start < listed.span.end);
            is_place.then(|| (at..).take_while(inside).last()).flatten()
        }
        // A feminine is an adjective (مؤسسة بنكية), and what begins with ل says what for (مؤسسة للسلام).
        None => {
            let letters = segment.letters(at);
            let other =
                !article::is_articled(letters) && letters.last() == Some(&HEH) || letters.starts_with(&[LAM, LAM]);
            (is_unknown(segment, at) && !other).then_some(at)
        }
    }
}
