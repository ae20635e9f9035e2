//! The parts of a person's name: given and family names, compounds, kunyas and names of fathers.

use super::free::{NAMES, follows_son, goes_on, is_before_listed, is_free, is_nasab, is_whole_word, may_follow_given};
use super::opening::{is_numbered, is_respelled, is_son_of_known, opens_with_father};
use super::particle::{is_divine, is_fused_kunya, is_one_name};
use super::segment::{Segment, is_unknown};
use crate::arabic::article;
use crate::arabic::letters::{BEH, Symbol, YEH};
use crate::gazetteer::Kind;
use crate::lexicon::guards;
use crate::lexicon::{self, Particle, Roles};
use crate::mention::evidence::Evidence;

/// Where a name begins.
#[derive(Clone, Copy)]
pub(super) struct Start {
    /// The number of letters of proclitics before it.
    pub(super) split: usize,
    /// The evidence before it: a title or a verb of saying.
    pub(super) cue: Option<Evidence>,
}

/// One part of a name.
pub(super) enum NamePart {
    /// A given or family name of one word. It `stands` for the person if it can be a given name, or if there is a cue.
    Word { evidence: Evidence, stands: bool },
    /// A name of several words, or of two written as one: عبد الحميد, أبو القاسم, صلاح الدين.
    Compound { evidence: Evidence, words: usize },
    /// بن, or ابن at the beginning. The name of the father follows.
    Nasab,
}

impl NamePart {
    /// Returns whether it may be an ordinary word as well.
    pub(super) fn is_weak(&self) -> bool {
        matches!(self, Self::Word { evidence: Evidence::WeakGiven | Evidence::WeakFamily, .. })
    }
}

/// Returns the part of a name that begins with word `at`: the first part or, without a `start`, a later one.
pub(super) fn read_part(segment: &Segment<'_, '_>, at: usize, start: Option<Start>) -> Option<NamePart> {
    let may_be_part = if start.is_some() { is_free(segment, at) } else { goes_on(segment, at) };
    if !may_be_part {
        return None;
    }
    let split = start.map_or(0, |start| start.split);
    let (word, roles) = (segment.letters_after(at, split), segment.roles(at, split));
    if let Some(particle) = Particle::read(word) {
        return read_particle(segment, at, particle, start);
    }
    if roles.is(Roles::COMPOUND) {
        return Some(NamePart::Compound { evidence: Evidence::Servant, words: 1 });
    }
    // Only behind a name: by itself it may be another word, such as أبواب.
    if start.is_none() && is_fused_kunya(word) && is_unknown(segment, at) {
        return Some(NamePart::Compound { evidence: Evidence::Kunya, words: 1 });
    }
    // صلاح الدين, نصر الله: the second word forms one name with the first.
    let before_divine = goes_on(segment, at + 1) && is_one_name(word, segment.letters(at + 1));
    if before_divine && roles.is_any(&[Roles::GIVEN, Roles::FAMILY]) {
        let evidence = if roles.is(Roles::ALSO_WORD) { Evidence::WeakGiven } else { Evidence::Servant };
        return Some(NamePart::Compound { evidence, words: 2 });
    }
    read_name(segment, at, start, word, roles)
}

/// Returns the part of a name that begins with the particle at word `at`, or `None` if no name follows the particle. With a `start` it is the
/// first part.
fn read_particle(segment: &Segment<'_, '_>, at: usize, particle: Particle, start: Option<Start>) -> Option<NamePart> {
    let word = segment.letters(at);
    let next = at + 1;
    let next_roles = segment.roles(next, 0);
    let joins = match particle {
        // After عبد even a title is a name of God: عبد الملك, عبد السيد.
        Particle::Servant => segment.follows(next) && is_name_of_god(segment.letters(next)),
        _ if !goes_on(segment, next) => false,
        // At the beginning أبي also means "my father", so a known name must follow.
        Particle::Father if start.is_some() && word.last() == Some(&YEH) => is_known_name(segment, next),
        Particle::Father => is_name(segment, next) || follows_son(segment, at),
        // أم also means "or", so a known given name must follow.
        Particle::Mother => next_roles.is(Roles::GIVEN) && !next_roles.is(Roles::ALSO_WORD),
        Particle::Nasab => match start {
            Some(start) => opens_with_father(segment, at, start.split),
            None => is_name(segment, next) || is_son(segment, at),
        },
    };
    if !joins {
        return None;
    }
    match particle {
        Particle::Servant => Some(NamePart::Compound { evidence: Evidence::Servant, words: 2 }),
        Particle::Father | Particle::Mother => {
            // In أبو عبد الله the name of the son has two words.
            let is_servant = Particle::read(segment.letters(next)) == Some(Particle::Servant);
            let words = if is_servant && goes_on(segment, next + 1) { 3 } else { 2 };
            Some(NamePart::Compound { evidence: Evidence::Kunya, words })
        }
        Particle::Nasab => Some(NamePart::Nasab),
    }
}

/// Returns whether word `at` is بن, without an alef, after a given name. Then even an ordinary word is the father's name: محمد بن كثير.
fn is_son(segment: &Segment<'_, '_>, at: usize) -> bool {
    let is_short = segment.letters(at).len() == 2;
    is_short && may_follow_given(segment, at) && !guards::is_guarded(segment.letters(at + 1))
}

/// Returns the given or family name at word `at`. `word` is its letters without proclitics.
fn read_name(
    segment: &Segment<'_, '_>,
    at: usize,
    start: Option<Start>,
    word: &[Symbol],
    roles: Roles,
) -> Option<NamePart> {
    let is_word = match start {
        Some(start) => {
            start.cue.is_none() && roles.is(Roles::ALSO_WORD) && begins_as_word(segment, at, start.split, word)
        }
        None => is_phrase(word, roles) || lexicon::is_address_after(word),
    };
    if is_word {
        return None;
    }
    let evidence = evidence(segment, at, start.is_some(), word, roles)?;
    // A family name begins a name only after a title or a verb of saying.
    let has_cue = start.is_some_and(|start| start.cue.is_some());
    let stands = roles.is(Roles::GIVEN) || has_cue || evidence == Evidence::Given;
    Some(NamePart::Word { evidence, stands })
}

/// Returns whether word `at`, a name that is also an ordinary word, is that word at the beginning of what looks like a name. `word` is its
/// letters after the first `split`.
fn begins_as_word(segment: &Segment<'_, '_>, at: usize, split: usize, word: &[Symbol]) -> bool {
    let (roles, next) = (segment.roles(at, split), segment.roles(at + 1, 0));
    // حياة لوركا is "the life of Lorca", but حياة بن علي is a name.
    if lexicon::is_noun(word) && !is_nasab(segment, at + 1) {
        return true;
    }
    // لي is "for me".
    if word.len() <= 2 && lexicon::is_function_word(&segment.spelled(at, split)) {
        return true;
    }
    // سيد before a foreign name is "Mr".
    if lexicon::is_address(word) && next.is_foreign_only() {
        return true;
    }
    // أيد قاسم أمين is "supported Qasim Amin", and العربي أم كلثوم is "the Arabic …, Umm Kulthum".
    let may_be_verb = roles.is(Roles::MISSPELLED) || article::is_articled(word);
    is_phrase(word, roles) || (may_be_verb && is_before_listed(segment, at))
}

/// Returns whether the word is a preposition and a noun that stand before names: باسم شكسبير is "in the name of Shakespeare".
fn is_phrase(word: &[Symbol], roles: Roles) -> bool {
    roles.is(Roles::CUE) && word.first() == Some(&BEH)
}

/// Returns what sort of name word `at` is, or `None` if it is none.
fn evidence(segment: &Segment<'_, '_>, at: usize, begins: bool, word: &[Symbol], roles: Roles) -> Option<Evidence> {
    let whole = segment.listed(at).filter(|&listed| is_whole_word(segment, at, listed));
    let listed = whole.map(|listed| listed.kind);
    let is_weak = roles.is(Roles::ALSO_WORD) || listed == Some(&Kind::Nationality);
    // A place or a listed person that stands in a name is somebody's family name: جاك لندن, شيري بلير.
    let is_family = roles.is(Roles::FAMILY) || (!begins && matches!(listed, Some(Kind::Place | Kind::Person)));
    let evidence = match (roles.is(Roles::GIVEN), is_family, is_weak) {
        (true, _, false) => Evidence::Given,
        (true, _, true) => Evidence::WeakGiven,
        // After a title, a word such as الحفصي may be its adjective.
        (false, true, false) if begins && article::is_articled(word) => return None,
        (false, true, false) => Evidence::Family,
        (false, true, true) if !begins => Evidence::WeakFamily,
        _ if begins && is_son_of_known(segment, at) => Evidence::Unknown,
        _ if begins && is_respelled(segment, at) => Evidence::WeakGiven,
        _ if begins && is_numbered(segment, at) => Evidence::Given,
        _ => return None,
    };
    Some(evidence)
}

/// Returns whether the word may be a name of God: الله, or another word with the article.
fn is_name_of_god(symbols: &[Symbol]) -> bool {
    is_divine(symbols) || article::is_articled(symbols)
}

/// Returns whether word `at` is in a list of names, is عبد, or has the article.
fn is_known_name(segment: &Segment<'_, '_>, at: usize) -> bool {
    let letters = segment.letters(at);
    let is_servant = Particle::read(letters) == Some(Particle::Servant);
    segment.roles(at, 0).is_any(&NAMES) || is_servant || article::is_articled(letters)
}

/// Returns whether word `at` is a name, or a word that is neither listed nor ordinary.
fn is_name(segment: &Segment<'_, '_>, at: usize) -> bool {
    let (symbols, roles) = (segment.letters(at), segment.roles(at, 0));
    let is_listed = roles.is_any(&[Roles::GIVEN, Roles::FAMILY, Roles::COMPOUND]);
    if is_listed || Particle::read(symbols) == Some(Particle::Servant) {
        return true;
    }
    symbols.len() >= 3 && !roles.is_of_people() && lexicon::ordinary(symbols).is_none()
}
