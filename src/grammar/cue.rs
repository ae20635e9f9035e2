//! What stands before a person's name.

use super::segment::Segment;
use crate::arabic::article;
use crate::arabic::enclitics;
use crate::arabic::letters::{self, Symbol};
use crate::arabic::proclitics::Proclitics;
use crate::gazetteer::Kind;
use crate::lexicon::{self, Roles};
use crate::mention::evidence::Evidence;

/// Whether word `at` begins what somebody said: أن, إنه, بأن.
pub(super) fn is_clause(segment: &Segment<'_, '_>, at: usize) -> bool {
    let letters = segment.letters(at);
    let that = letters.strip_prefix(&[letters::BEH]).unwrap_or(letters);
    segment.token(at).is_some_and(|token| token.follows)
        && matches!(
            that,
            [letters::ALEF, letters::NOON]
                | [letters::ALEF, letters::NOON, letters::HEH]
                | [letters::ALEF, letters::NOON, letters::HEH, letters::ALEF]
        )
}

/// What stands before word `at`.
pub(super) fn cue(segment: &Segment<'_, '_>, at: usize) -> Option<Evidence> {
    let before = segment.before(at)?;
    let titled = segment.listed(at - 1).is_some_and(|listed| match listed.kind {
        Kind::Title => listed.span.end == before.span.end,
        // الرئيس محمد, and the nationality between: الرئيس المصري محمد.
        Kind::Nationality => title_before(segment, at - 1),
        _ => false,
    });
    if titled || segment.roles(at - 1, 0).is(Roles::CUE) || is_role_with_pronoun(segment, at - 1) {
        Some(Evidence::Title)
    } else if is_saying(segment, at - 1) {
        Some(Evidence::Saying)
    } else if segment.listed(at - 1).is_none()
        && lexicon::is_qualifier(segment.letters(at - 1))
        && title_before(segment, at - 1)
    {
        Some(Evidence::Title)
    } else {
        None
    }
}

/// Whether word `at` is a role with a pronoun: رئيسها.
pub(super) fn is_role_with_pronoun(segment: &Segment<'_, '_>, at: usize) -> bool {
    let roles = |noun: Vec<Symbol>| lexicon::roles(&noun, String::new).is(Roles::CUE);
    enclitics::stem(segment.letters(at)).is_some_and(|stem| stem.nouns().any(roles))
}

/// Whether word `at` is a verb of saying, with or without a conjunction: قال, وقال.
pub(super) fn is_saying(segment: &Segment<'_, '_>, at: usize) -> bool {
    let is_conjunction = |clitics: Proclitics| clitics.preposition().is_none();
    (0..=1).any(|split| {
        segment.proclitics(at, split).is_some_and(is_conjunction) && segment.roles(at, split).is(Roles::SAYING)
    })
}

/// Whether a title, or a title and a nationality, ends before word `at`.
pub(super) fn title_before(segment: &Segment<'_, '_>, at: usize) -> bool {
    let before = segment.before(at).and_then(|_| segment.listed(at - 1));
    before.is_some_and(|listed| match listed.kind {
        Kind::Title => true,
        Kind::Nationality => title_before(segment, at - 1),
        _ => false,
    })
}

/// Whether a listed title without the article stands right before word `at`.
pub(super) fn is_bare_title(segment: &Segment<'_, '_>, at: usize) -> bool {
    let title = at.checked_sub(1).and_then(|before| segment.listed(before));
    title.filter(|title| *title.kind == Kind::Title).is_some_and(|title| {
        let first = segment.token(at - 1).is_some_and(|token| token.span.start == title.word_start);
        let letters = segment.letters_after(at - 1, if first { title.clitics.len() } else { 0 });
        // After the preposition ل the article has lost its alef.
        let lam = title.clitics.preposition() == Some('ل') && letters.first() == Some(&letters::LAM);
        !(article::is_articled(letters) || first && lam)
    })
}
