//! Whether a word may be part of a person's name, by what the lists have there and by its neighbours.

use super::cue::{cue, is_clause, is_saying};
use super::particle::is_divine;
use super::segment::{Listed, Segment, is_unknown};
use crate::arabic::article;
use crate::arabic::letters::{BEH, NOON, Symbol};
use crate::gazetteer::Kind;
use crate::lexicon::{self, Particle, Roles};

/// The roles of words that are names.
pub(super) const NAMES: [Roles; 3] = [Roles::GIVEN, Roles::FAMILY, Roles::COMPOUND];

/// Returns whether the lists have nothing at word `at`, or only what may be part of a person's name.
pub(super) fn is_free(segment: &Segment<'_, '_>, at: usize) -> bool {
    match segment.listed(at) {
        None => true,
        Some(listed) => match listed.kind {
            Kind::Person | Kind::Nationality => true,
            Kind::Title => is_family_title(segment, at, listed),
            Kind::Place => is_family_place(segment, at, listed),
            _ => false,
        },
    }
}

/// Returns whether the listed title with the article at word `at` is a family name there, because it follows a given name: خليل الوزير,
/// خالد الشيخ. Before a nationality, a qualifier or what completes it, it is a title: استقبل محمد الوزير السابق.
fn is_family_title(segment: &Segment<'_, '_>, at: usize, title: Listed<'_>) -> bool {
    const PARTS: [Roles; 2] = [Roles::GIVEN, Roles::FAMILY];
    let may_be_name = is_whole_word(segment, at, title) && segment.roles(at, 0).is_any(&PARTS);
    let follows_name = may_follow_given(segment, at) || follows_son(segment, at);
    if !may_be_name || !article::is_articled(segment.letters(at)) || !follows_name {
        return false;
    }
    // Foreigners have no such family names: توماس فريدمان الكاتب.
    if segment.roles(at - 1, 0).is_foreign_only() && !follows_son(segment, at) {
        return false;
    }
    if !segment.follows(at + 1) {
        return true;
    }
    let is_title = match segment.listed(at + 1) {
        Some(next) => next.clitics.is_empty() && *next.kind != Kind::Title,
        None => lexicon::is_qualifier(segment.letters(at + 1)),
    };
    // السيد and الشيخ also stand between the names of one person: محمد السيد أحمد.
    let next = segment.roles(at + 1, 0);
    let before_given = next.is(Roles::GIVEN) && !next.is(Roles::ALSO_WORD);
    // A doubtful given name may be a noun before the title of somebody else: نضال السيد عمر.
    let is_after_name = follows_given(segment, at) || follows_son(segment, at);
    let may_go_on = is_after_name || !next.is_any(&PARTS) && !article::is_articled(segment.letters(at + 1));
    !is_title && may_go_on && (!before_given || segment.roles(at, 0).is(Roles::GIVEN))
}

/// Returns whether the listed place at word `at` is a name there: a family name after a foreign given name (جاك لندن), or a foreign given
/// name before a family name (سيدني بواتييه).
fn is_family_place(segment: &Segment<'_, '_>, at: usize, place: Listed<'_>) -> bool {
    if !is_whole_word(segment, at, place) {
        return false;
    }
    if follows_given(segment, at) {
        let given = segment.roles(at - 1, 0);
        let is_only_given = given.is_foreign_only() && !is_after_name_or_verb(segment, at - 1);
        return is_only_given || given.is(Roles::FOREIGN) && segment.roles(at, 0).is(Roles::FAMILY);
    }
    let foreign = Roles::GIVEN.and(Roles::FOREIGN);
    let next = segment.roles(at + 1, 0);
    segment.roles(at, 0).is(foreign)
        && segment.follows(at + 1)
        && segment.listed(at + 1).is_none()
        && next.is(Roles::FAMILY)
        && !next.is(Roles::ALSO_WORD)
}

/// Returns whether a name or a verb of saying stands right before word `at`. Then the place after it is its own (زار أحمدي نجاد نيويورك, دعا
/// أنان إسرائيل), unless what was said follows: قال دنزل واشنطن إنه.
fn is_after_name_or_verb(segment: &Segment<'_, '_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|_| segment.follows(at)) else { return false };
    let is_name = segment.roles(before, 0).is_any(&[Roles::GIVEN, Roles::FAMILY]);
    is_name || is_saying(segment, before) && !is_clause(segment, at + 2)
}

/// Returns whether بن stands right before word `at`: إبراهيم بن الوزير.
pub(super) fn follows_son(segment: &Segment<'_, '_>, at: usize) -> bool {
    segment.follows(at) && at.checked_sub(1).is_some_and(|before| *segment.letters(before) == [BEH, NOON])
}

/// Returns whether the listed mention is just word `at`, without proclitics.
pub(super) fn is_whole_word(segment: &Segment<'_, '_>, at: usize, listed: Listed<'_>) -> bool {
    segment.token(at).is_some_and(|token| token.span == listed.span)
}

/// Returns whether a given name that is not also an ordinary word stands right before word `at`, with or without proclitics: ومحمد, عبد الله.
fn follows_given(segment: &Segment<'_, '_>, at: usize) -> bool {
    follows_name(segment, at, |roles, _| !roles.is(Roles::ALSO_WORD))
}

/// Returns the same, and also for a name that is an ordinary word, but no noun (كريم القاضي), or stands behind a title or a verb of saying. A
/// noun may be completed: جمال الشيخ is "the beauty of the sheikh".
pub(super) fn may_follow_given(segment: &Segment<'_, '_>, at: usize) -> bool {
    follows_name(segment, at, |roles, word| {
        !roles.is(Roles::ALSO_WORD) || !roles.is_any(&[Roles::MISSPELLED, Roles::CUE]) && !lexicon::is_noun(word)
    }) || follows_name(segment, at, |_, _| cue(segment, at - 1).is_some())
}

/// Returns whether a given name stands right before word `at`, with or without proclitics, and is `sure`.
fn follows_name(segment: &Segment<'_, '_>, at: usize, sure: impl Fn(Roles, &[Symbol]) -> bool) -> bool {
    let Some(before) = at.checked_sub(1).filter(|_| segment.follows(at)) else { return false };
    let servant = before.checked_sub(1).filter(|_| segment.follows(before)).map(|servant| segment.letters(servant));
    if servant.and_then(Particle::read) == Some(Particle::Servant) {
        return true;
    }
    segment.splits(before).any(|split| {
        let (roles, word) = (segment.roles(before, split), segment.letters_after(before, split));
        roles.is(Roles::GIVEN) && sure(roles, word) || roles.is(Roles::COMPOUND)
    })
}

/// Returns whether a name that is not also an ordinary word follows as word `at`.
pub(super) fn is_sure(segment: &Segment<'_, '_>, at: usize) -> bool {
    let roles = segment.roles(at, 0);
    goes_on(segment, at) && roles.is_any(&NAMES) && !roles.is(Roles::ALSO_WORD)
}

/// Returns whether word `at` may continue a name: only a space stands before it, and the lists have nothing else there.
pub(super) fn goes_on(segment: &Segment<'_, '_>, at: usize) -> bool {
    segment.follows(at) && is_free(segment, at)
}

/// Returns whether word `at` is بن.
pub(super) fn is_nasab(segment: &Segment<'_, '_>, at: usize) -> bool {
    goes_on(segment, at) && Particle::read(segment.letters(at)) == Some(Particle::Nasab)
}

/// Returns whether a given name that is not also an ordinary word, or a listed person, follows word `at`: وصدام خليفة.
pub(super) fn is_before_name(segment: &Segment<'_, '_>, at: usize) -> bool {
    let next = segment.roles(at + 1, 0);
    goes_on(segment, at + 1) && next.is(Roles::GIVEN) && !next.is(Roles::ALSO_WORD) || is_before_listed(segment, at)
}

/// Returns whether what follows word `at` may be the rest of somebody's name: a name, an unknown word, an initial, or الله.
pub(super) fn name_may_follow(segment: &Segment<'_, '_>, at: usize) -> bool {
    let next = at + 1;
    let may_be_name = segment.roles(next, 0).is_any(&NAMES)
        || is_unknown(segment, next)
        || segment.is_initial(next)
        || is_divine(segment.letters(next));
    segment.follows(next) && may_be_name
}

/// Returns whether a listed person of several words begins right after word `at`.
pub(super) fn is_before_listed(segment: &Segment<'_, '_>, at: usize) -> bool {
    listed_whole(segment, at + 1).is_some()
}

/// Returns the number of the word after the listed person of several words that begins with word `at`, behind a space.
pub(super) fn listed_whole(segment: &Segment<'_, '_>, at: usize) -> Option<usize> {
    let (token, listed) = (segment.token(at)?, segment.listed(at)?);
    let begins = token.follows && *listed.kind == Kind::Person && listed.span.start == token.span.start;
    (begins && listed.span.end > token.span.end).then(|| segment.last_of(at, listed) + 1)
}
