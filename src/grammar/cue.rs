//! What stands before a person's name.

use super::segment::Stretch;
use crate::arabic::article;
use crate::arabic::enclitics;
use crate::arabic::letters::{self, Symbol};
use crate::arabic::proclitics::Proclitics;
use crate::gazetteer::Kind;
use crate::lexicon::{self, Part};
use crate::mention::evidence::Evidence;

/// Whether word `at` begins what somebody said: أن, إنه, بأن.
pub(super) fn is_clause(stretch: &Stretch<'_, '_>, at: usize) -> bool {
    let letters = stretch.letters(at);
    let that = letters.strip_prefix(&[letters::BEH]).unwrap_or(letters);
    stretch.token(at).is_some_and(|token| token.follows)
        && matches!(
            that,
            [letters::ALEF, letters::NOON]
                | [letters::ALEF, letters::NOON, letters::HEH]
                | [letters::ALEF, letters::NOON, letters::HEH, letters::ALEF]
        )
}

/// What stands before word `at`.
pub(super) fn cue(stretch: &Stretch<'_, '_>, at: usize) -> Option<Evidence> {
    let before = stretch.before(at)?;
    let titled = stretch.listed(at - 1).is_some_and(|listed| match listed.kind {
        Kind::Title => listed.span.end == before.span.end,
        // الرئيس محمد, and the nationality between: الرئيس المصري محمد.
        Kind::Nationality => title_before(stretch, at - 1),
        _ => false,
    });
    if titled || stretch.part(at - 1, 0).is(Part::CUE) || is_role_with_pronoun(stretch, at - 1) {
        Some(Evidence::Title)
    } else if is_saying(stretch, at - 1) {
        Some(Evidence::Saying)
    } else if stretch.listed(at - 1).is_none()
        && lexicon::is_qualifier(stretch.letters(at - 1))
        && title_before(stretch, at - 1)
    {
        Some(Evidence::Title)
    } else {
        None
    }
}

/// Whether word `at` is a role with a pronoun: رئيسها.
pub(super) fn is_role_with_pronoun(stretch: &Stretch<'_, '_>, at: usize) -> bool {
    let roles = |noun: Vec<Symbol>| lexicon::part(&noun, String::new).is(Part::CUE);
    enclitics::stem(stretch.letters(at)).is_some_and(|stem| stem.nouns().any(roles))
}

/// Whether word `at` is a verb of saying, with or without a conjunction: قال, وقال.
pub(super) fn is_saying(stretch: &Stretch<'_, '_>, at: usize) -> bool {
    let is_conjunction = |clitics: Proclitics| clitics.preposition().is_none();
    (0..=1).any(|split| {
        stretch.proclitics(at, split).is_some_and(is_conjunction) && stretch.part(at, split).is(Part::SAYING)
    })
}

/// Whether a title, or a title and a nationality, ends before word `at`.
pub(super) fn title_before(stretch: &Stretch<'_, '_>, at: usize) -> bool {
    let before = stretch.before(at).and_then(|_| stretch.listed(at - 1));
    before.is_some_and(|listed| match listed.kind {
        Kind::Title => true,
        Kind::Nationality => title_before(stretch, at - 1),
        _ => false,
    })
}

/// Whether a listed title without the article stands right before word `at`.
pub(super) fn is_bare_title(stretch: &Stretch<'_, '_>, at: usize) -> bool {
    let title = at.checked_sub(1).and_then(|before| stretch.listed(before));
    title.filter(|title| *title.kind == Kind::Title).is_some_and(|title| {
        let first = stretch.token(at - 1).is_some_and(|token| token.span.start == title.word_start);
        let letters = stretch.letters_after(at - 1, if first { title.clitics.len() } else { 0 });
        // After the preposition ل the article has lost its alef.
        let lam = title.clitics.preposition() == Some('ل') && letters.first() == Some(&letters::LAM);
        !(article::is_articled(letters) || first && lam)
    })
}
