//! Organizations composed of a head noun and its complement: شركة «نوكيا», جامعة هارتفورد, وزارة التربية الوطنية.

use super::segment::{Segment, is_unknown};
use crate::arabic::letters::{self, ALEF, HEH, LAM, WAW};
use crate::arabic::{article, derivation};
use crate::fold::Gap;
use crate::gazetteer::Kind;
use crate::lexicon::Roles;
use crate::lexicon::heads::Completion;
use crate::matching::draft::MentionDraft;
use crate::mention::evidence::Evidence;

/// The most words in quotes after a head.
const QUOTED_WORDS: usize = 5;

/// The most words of a definite complement.
const DEFINITE_WORDS: usize = 4;

/// The most words of a foreign name.
const PROPER_WORDS: usize = 3;

/// Returns the organization whose head is word `at`, and the number of the word after it.
pub(super) fn organization(segment: &Segment<'_, '_>, at: usize) -> Option<(usize, MentionDraft)> {
    // Most words are not heads, with or without proclitics.
    if !segment.any_roles(at).is(Roles::HEAD) || segment.listed(at).is_some() {
        return None;
    }
    let split = segment.splits(at).find(|&split| segment.roles(at, split).is(Roles::HEAD))?;
    let completion = segment.completion(at, split)?;
    let (last, evidence) = complement(segment, at + 1, completion)?;
    let found = segment.name(&Kind::Organization, (at, split), last, vec![Evidence::Head, evidence])?;
    Some((last + 1, found))
}

/// Returns the last word of the complement that begins with word `at`, and what sort of evidence it is.
fn complement(segment: &Segment<'_, '_>, at: usize, completion: Completion) -> Option<(usize, Evidence)> {
    if let Some(last) = quoted(segment, at) {
        return Some((last, Evidence::Quoted));
    }
    if let Some(last) = definite(segment, at, completion.definite) {
        return Some((last, Evidence::Complement));
    }
    // Only some heads take a proper name: جامعة هارتفورد is one, but an unknown word after وزارة is not.
    if !completion.proper {
        return None;
    }
    let last = proper(segment, at)?;
    Some((last, Evidence::Unknown))
}

/// Returns the last word of a name in quotes or brackets that begins with word `at`.
fn quoted(segment: &Segment<'_, '_>, at: usize) -> Option<usize> {
    if segment.token(at)?.gap != Gap::Open {
        return None;
    }
    for last in at..at + QUOTED_WORDS {
        let token = segment.token(last)?;
        if last > at && !token.follows {
            return None;
        }
        let behind = segment.text.get(token.span.end..)?;
        // Any quote or bracket closes the name, because writers use them the wrong way round, too. # only opens.
        if behind.starts_with(|c| c != '#' && letters::is_quote(letters::look_up(c))) {
            return Some(last);
        }
    }
    None
}

/// Returns the last word of a definite complement that begins with word `at` and has at least `least` words: a noun with the article,
/// followed by its adjectives or by more nouns with و.
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

/// Returns whether word `at` without its first `split` letters has the article and is not a name: العمل.
fn is_definite_noun(segment: &Segment<'_, '_>, at: usize, split: usize) -> bool {
    if !segment.follows(at) {
        return false;
    }
    let is_free = segment.listed(at).is_none_or(|listed| *listed.kind == Kind::Nationality);
    let roles = segment.roles(at, 0);
    let is_name = roles.is_any(&[Roles::FAMILY, Roles::GIVEN]) && !roles.is(Roles::ALSO_WORD);
    is_free && !is_name && article::is_articled(segment.letters_after(at, split))
}

/// Returns whether a definite complement continues with word `at`: an adjective (العمل الوطني), or a noun with و (العمل والشؤون).
fn continues_definite(segment: &Segment<'_, '_>, at: usize) -> bool {
    match segment.letters(at) {
        [WAW, ..] if is_definite_noun(segment, at, 1) => true,
        letters => derivation::ends_as_nisba(letters) && is_definite_noun(segment, at, 0),
    }
}

/// Returns the last word of a proper name that begins with word `at`: a listed place, or an unknown word.
fn proper(segment: &Segment<'_, '_>, at: usize) -> Option<usize> {
    if !segment.token(at)?.follows {
        return None;
    }
    match segment.listed(at) {
        Some(listed) if *listed.kind == Kind::Place && listed.clitics.is_empty() => Some(segment.last_of(at, listed)),
        Some(_) => None,
        None => {
            let letters = segment.letters(at);
            // A feminine is an adjective (مؤسسة بنكية), and لل begins a purpose (مؤسسة للسلام).
            let is_adjective = letters.last() == Some(&HEH) && !article::is_articled(letters);
            let is_purpose = letters.starts_with(&[LAM, LAM]);
            (is_unknown(segment, at) && !is_adjective && !is_purpose).then(|| last_unknown(segment, at))
        }
    }
}

/// Returns the last of the unknown words without the article from word `at` on, which are one foreign name: شركة لايتنينغ فاستنر.
fn last_unknown(segment: &Segment<'_, '_>, at: usize) -> usize {
    let mut last = at;
    while last + 1 < at + PROPER_WORDS && segment.follows(last + 1) && is_foreign_word(segment, last + 1) {
        last += 1;
    }
    last
}

/// Returns whether word `at` is unknown and has neither the article nor the ending of a feminine or of a verb (فقدوا).
fn is_foreign_word(segment: &Segment<'_, '_>, at: usize) -> bool {
    let letters = segment.letters(at);
    let is_arabic = article::is_definite(letters) || matches!(letters, [.., HEH] | [.., WAW, ALEF]);
    is_unknown(segment, at) && !is_arabic && letters.len() >= 4
}
