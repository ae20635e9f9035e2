//! Where a person's name begins, and after which proclitics.

use super::cue::is_saying;
use super::free::{NAMES, goes_on, is_before_name, is_nasab, is_sure, is_whole_word};
use super::segment::{Segment, is_unknown};
use crate::arabic::article;
use crate::arabic::letters::{AIN, ALEF, BEH, HEH, LAM, NOON, YEH};
use crate::gazetteer::Kind;
use crate::lexicon::guards;
use crate::lexicon::{self, Ordinal, Particle, Roles};

/// Returns the number of letters of proclitics before a name that begins in word `at`, or `None` if no name begins there.
pub(super) fn start(segment: &Segment<'_, '_>, at: usize) -> Option<usize> {
    known_start(segment, at).or_else(|| is_son_of_known(segment, at).then_some(0))
}

/// Returns the same for a name that begins with a known word.
fn known_start(segment: &Segment<'_, '_>, at: usize) -> Option<usize> {
    // Most words cannot begin a name, even without their first letters.
    let any_roles = segment.any_roles(at);
    if segment.is_initial(at) {
        return Some(0);
    }
    let may_begin = any_roles.is_any(&NAMES) || any_roles.is(Roles::PARTICLE);
    // Of the words that are no names, على and listed people may begin one.
    let may_be_other = segment.letters(at).len() == 3 || segment.listed(at).is_some();
    if !may_begin && !(may_be_other && (is_respelled(segment, at) || is_numbered(segment, at))) {
        return None;
    }
    let word = segment.letters(at);
    if let Some(split) = listed_split(segment, at) {
        return Some(split);
    }
    if segment.roles(at, 0).is_any(&NAMES) || is_respelled(segment, at) || is_numbered(segment, at) {
        return Some(0);
    }
    if Particle::read(word).is_some_and(|particle| particle != Particle::Nasab) || opens_with_father(segment, at, 0) {
        return Some(0);
    }
    let split = segment.splits(at).skip(1).find(|&split| may_follow_proclitics(segment, at, split))?;
    // Proclitics are not split off a word that is known as it is.
    let is_whole = guards::is_lookalike(word) || lexicon::ordinary(word).is_some();
    if is_whole { None } else { Some(split) }
}

/// Returns whether word `at` is the whole name of a listed person and the number of a monarch follows, so that he is another one: نابليون الثالث.
pub(super) fn is_numbered(segment: &Segment<'_, '_>, at: usize) -> bool {
    // Most words are in no list.
    let Some(listed) = segment.listed(at) else { return false };
    if *listed.kind != Kind::Person || !is_whole_word(segment, at, listed) || !segment.follows(at + 1) {
        return false;
    }
    // A feminine number belongs to somebody else: طفلة أينشتاين الأولى.
    let number = segment.letters(at + 1);
    let is_feminine = matches!(number, [.., HEH] | [.., LAM, YEH]);
    !is_feminine && lexicon::ordinal(number) == Some(Ordinal::One)
}

/// Returns whether word `at` is على between a form of address and an Arabic name, where it is علي: الدكتور على لطفي.
pub(super) fn is_respelled(segment: &Segment<'_, '_>, at: usize) -> bool {
    if *segment.letters(at) != [AIN, LAM, YEH] || !is_sure(segment, at + 1) || segment.before(at).is_none() {
        return false;
    }
    let address = segment.letters(at - 1);
    let address = article::bare(address);
    lexicon::is_address(address) && segment.roles(at + 1, 0).is(Roles::ARABIC)
}

/// Returns the number of letters of proclitics before the listed person that begins in word `at`, if there are any: where سعد زغلول is listed,
/// لسعد زغلول is not a man called لسعد.
fn listed_split(segment: &Segment<'_, '_>, at: usize) -> Option<usize> {
    let (token, listed) = (segment.token(at)?, segment.listed(at)?);
    let is_inside = *listed.kind == Kind::Person && listed.word_start == token.span.start && !listed.clitics.is_empty();
    is_inside.then(|| listed.clitics.len())
}

/// Returns whether word `at`, after `split` letters of proclitics, is ابن with the name of an ancestor by whom the person is known: ابن خلدون.
/// Before a name that goes on it means "son": ابن محمد الشمري.
pub(super) fn opens_with_father(segment: &Segment<'_, '_>, at: usize, split: usize) -> bool {
    let father = at + 1;
    if *segment.letters_after(at, split) != [ALEF, BEH, NOON] || !goes_on(segment, father) {
        return false;
    }
    let (letters, roles) = (segment.letters(father), segment.roles(father, 0));
    let next = father + 1;
    if Particle::read(letters) == Some(Particle::Father) {
        // ابن أبي ليلى.
        return is_sure(segment, next) || (segment.follows(next) && is_unknown(segment, next));
    }
    let is_ancestor = is_sure(segment, father) || (is_unknown(segment, father) && letters.last() != Some(&HEH));
    // After a verb of saying the name may also be an ordinary word.
    let is_speaker = roles.is_any(&NAMES) && segment.before(at).is_some() && is_saying(segment, at - 1);
    let has_further_name = goes_on(segment, next) && segment.roles(next, 0).is_any(&NAMES);
    (is_ancestor || is_speaker) && (!has_further_name || article::is_articled(segment.letters(next)))
}

/// Returns whether a name may begin in word `at` after `split` letters of proclitics: لمحمد, ولعبدالله, وعبد.
fn may_follow_proclitics(segment: &Segment<'_, '_>, at: usize, split: usize) -> bool {
    let (roles, rest) = (segment.roles(at, split), segment.letters_after(at, split));
    let is_given = roles.is(Roles::GIVEN) && rest.len() >= 3;
    let is_spelled = !roles.is(Roles::MISSPELLED);
    let is_before =
        is_before_name(segment, at) && !lexicon::is_noun(rest) || is_nasab(segment, at + 1) && is_sure(segment, at + 2);
    let is_name = !roles.is(Roles::ALSO_WORD) || (is_spelled && is_before);
    let is_sure_name = is_given && is_name;
    let is_particle = roles.is(Roles::PARTICLE)
        && match Particle::read(rest) {
            Some(Particle::Servant) => true,
            Some(Particle::Father) => is_sure(segment, at + 1),
            Some(Particle::Nasab) => opens_with_father(segment, at, split),
            _ => false,
        };
    is_sure_name || is_particle || roles.is(Roles::COMPOUND)
}

/// Returns whether بن and a known name follow word `at`, which is in no list: ضمضم بن عمرو.
pub(super) fn is_son_of_known(segment: &Segment<'_, '_>, at: usize) -> bool {
    let son = at + 1;
    *segment.letters(son) == [BEH, NOON]
        && segment.follows(son)
        && segment.listed(son).is_none()
        && is_sure(segment, son + 1)
        && is_unknown(segment, at)
}
