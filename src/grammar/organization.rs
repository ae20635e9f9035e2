//! Organizations of a head noun and what completes it: شركة «نوكيا», جامعة هارتفورد, وزارة التربية الوطنية.

use super::segment::Stretch;
use super::segment::is_unknown;
use crate::arabic::article;
use crate::arabic::letters::{HEH, LAM, Symbol, WAW, YEH};
use crate::fold::Gap;
use crate::gazetteer::Kind;
use crate::lexicon::{Part, heads};
use crate::matching::draft::Found;
use crate::mention::evidence::Evidence;

/// The most words in quotes behind a head.
const QUOTED_WORDS: usize = 5;

/// The most words of a definite complement.
const DEFINITE_WORDS: usize = 4;

/// The organization whose head is word `at`, and the number of the word after it.
pub(super) fn organization(stretch: &Stretch<'_, '_>, at: usize) -> Option<(usize, Found)> {
    if !stretch.any_part(at).is(Part::HEAD) || stretch.listed(at).is_some() {
        return None;
    }
    let split = stretch.splits(at).find(|&split| stretch.part(at, split).is(Part::HEAD))?;
    let completion = heads::completion(stretch.letters_after(at, split))?;
    let (last, evidence) = quoted(stretch, at + 1)
        .map(|last| (last, Evidence::Quoted))
        .or_else(|| Some((definite(stretch, at + 1, completion.definite)?, Evidence::Complement)))
        .or_else(|| Some((proper(stretch, at + 1).filter(|_| completion.proper)?, Evidence::Unknown)))?;
    let found = stretch.name(&Kind::Organization, (at, split), last, vec![Evidence::Head, evidence])?;
    Some((last + 1, found))
}

/// The last word of a name in quotes or brackets that begins with word `at`.
fn quoted(stretch: &Stretch<'_, '_>, at: usize) -> Option<usize> {
    stretch.token(at).filter(|token| token.gap == Gap::Open)?;
    for last in at..at + QUOTED_WORDS {
        let token = stretch.token(last).filter(|token| last == at || token.follows)?;
        if stretch.text.get(token.span.end..)?.starts_with(['"', '\u{201D}', '\u{BB}', ')', '\u{2019}']) {
            return Some(last);
        }
    }
    None
}

/// The last word of a definite complement of at least `least` words that begins with word `at`: an articled noun, then adjectives of
/// it or a second noun that و joins.
fn definite(stretch: &Stretch<'_, '_>, at: usize, least: usize) -> Option<usize> {
    let fits = |at: usize, split: usize| {
        stretch.token(at).filter(|token| token.follows).is_some_and(|_| {
            let listed = stretch.listed(at).is_none_or(|listed| *listed.kind == Kind::Nationality);
            let part = stretch.part(at, 0);
            let name = part.is_any(&[Part::FAMILY, Part::GIVEN]) && !part.is(Part::WEAK);
            listed && !name && article::is_articled(stretch.letters_after(at, split))
        })
    };
    let goes_on = |at: usize| {
        let letters = stretch.letters(at);
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
fn proper(stretch: &Stretch<'_, '_>, at: usize) -> Option<usize> {
    stretch.token(at).filter(|token| token.follows)?;
    match stretch.listed(at) {
        Some(listed) => {
            let is_place = *listed.kind == Kind::Place && listed.clitics.is_empty();
            let inside = |last: &usize| stretch.token(*last).is_some_and(|token| token.span.start < listed.span.end);
            is_place.then(|| (at..).take_while(inside).last()).flatten()
        }
        // A feminine is an adjective (مؤسسة بنكية), and what begins with ل says what for (مؤسسة للسلام).
        None => {
            let letters = stretch.letters(at);
            let other =
                !article::is_articled(letters) && letters.last() == Some(&HEH) || letters.starts_with(&[LAM, LAM]);
            (is_unknown(stretch, at) && !other).then_some(at)
        }
    }
}
