//! What stands before a person's name.

use super::segment::Segment;
use crate::arabic::letters::{ALEF, BEH, HEH, LAM, NOON};
use crate::arabic::proclitics::Proclitics;
use crate::arabic::{article, derivation};
use crate::gazetteer::Kind;
use crate::lexicon::{self, Roles};
use crate::mention::evidence::Evidence;

/// Returns whether word `at` begins a clause after a verb of saying: أن, إنه, بأن.
pub(super) fn is_clause(segment: &Segment<'_, '_>, at: usize) -> bool {
    let follows = segment.follows(at);
    let letters = segment.letters(at);
    let that = letters.strip_prefix(&[BEH]).unwrap_or(letters);
    follows && matches!(that, [ALEF, NOON] | [ALEF, NOON, HEH] | [ALEF, NOON, HEH, ALEF])
}

/// Returns what the word before word `at` says in favour of a name.
pub(super) fn cue(segment: &Segment<'_, '_>, at: usize) -> Option<Evidence> {
    segment.before(at)?;
    let before = at - 1;
    if is_titled(segment, at) || segment.roles(before, 0).is(Roles::CUE) || is_role_with_pronoun(segment, before) {
        return Some(Evidence::Title);
    }
    if is_saying(segment, before) {
        return Some(Evidence::Saying);
    }
    if is_nationality_of_one(segment, before) {
        return Some(Evidence::Nationality);
    }
    // In الوزير السابق محمد the title stands before the qualifier.
    let is_qualifier = segment.listed(before).is_none() && lexicon::is_qualifier(segment.letters(before));
    if is_qualifier && title_before(segment, before) {
        return Some(Evidence::Title);
    }
    None
}

/// Returns whether a listed title ends right before word `at` (الرئيس محمد), or only a nationality stands between (الرئيس المصري محمد).
fn is_titled(segment: &Segment<'_, '_>, at: usize) -> bool {
    let Some(before) = segment.before(at) else { return false };
    let Some(listed) = segment.listed(at - 1) else { return false };
    match listed.kind {
        Kind::Title => listed.span.end == before.span.end,
        Kind::Nationality => title_before(segment, at - 1),
        _ => false,
    }
}

/// Returns whether word `at` is a nationality with the article in the singular, as it stands before a person: التشيلي بول كابديفيا.
fn is_nationality_of_one(segment: &Segment<'_, '_>, at: usize) -> bool {
    let (letters, listed) = (segment.letters(at), segment.listed(at));
    let is_nationality = listed.is_some_and(|listed| *listed.kind == Kind::Nationality);
    is_nationality && article::is_articled(letters) && derivation::ends_as_nisba(letters)
}

/// Returns whether word `at` is a role with a pronoun: رئيسها.
pub(super) fn is_role_with_pronoun(segment: &Segment<'_, '_>, at: usize) -> bool {
    let Some(stem) = segment.stem(at, 0) else { return false };
    stem.nouns().any(|noun| lexicon::roles(&noun, String::new).is(Roles::CUE))
}

/// Returns whether word `at` is a verb of saying, with or without a conjunction: قال, وقال.
pub(super) fn is_saying(segment: &Segment<'_, '_>, at: usize) -> bool {
    // Most words are not, even without their first letters.
    if !segment.any_roles(at).is(Roles::SAYING) {
        return false;
    }
    for (clitics, _) in Proclitics::splits(segment.letters(at)) {
        let is_saying = segment.roles(at, clitics.len()).is(Roles::SAYING);
        // A verb takes no preposition.
        if is_saying && clitics.preposition().is_none() {
            return true;
        }
    }
    false
}

/// Returns whether a title, or a title with a nationality, ends before word `at`.
pub(super) fn title_before(segment: &Segment<'_, '_>, at: usize) -> bool {
    if segment.before(at).is_none() {
        return false;
    }
    match segment.listed(at - 1).map(|listed| listed.kind) {
        Some(Kind::Title) => true,
        Some(Kind::Nationality) => title_before(segment, at - 1),
        _ => false,
    }
}

/// Returns whether a listed title without the article stands right before word `at`.
pub(super) fn is_bare_title(segment: &Segment<'_, '_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let (Some(token), Some(title)) = (segment.token(before), segment.listed(before)) else { return false };
    if *title.kind != Kind::Title {
        return false;
    }
    let is_first_word = token.span.start == title.word_start;
    let clitics = if is_first_word { title.clitics } else { Proclitics::default() };
    let letters = segment.letters_after(before, clitics.len());
    // After the preposition ل the article has lost its alef: للرئيس.
    let is_after_lam = clitics.preposition() == Some('ل') && letters.first() == Some(&LAM);
    !article::is_articled(letters) && !is_after_lam
}
