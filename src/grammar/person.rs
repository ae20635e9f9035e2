//! Names of people, composed of given names, family names, kunyas and chains of fathers.

use super::cue::{cue, is_bare_title, is_clause, is_saying};
use super::particle::is_divine;
use super::segment::{Segment, is_unknown};
use crate::arabic::article;
use crate::arabic::letters::{self, Symbol};
use crate::arabic::proclitics::Proclitics;
use crate::gazetteer::Kind;
use crate::lexicon::guards;
use crate::lexicon::{self, Ordinal, Particle, Roles};
use crate::matching::draft::MentionDraft;
use crate::mention::evidence::Evidence;

/// The least weight of a composed person, unless the options name another.
pub(crate) const MIN_WEIGHT: u32 = 3;

/// The most words of a person's name.
const WORDS: usize = 8;

/// A name being read.
struct Reading {
    /// The number of the word after it.
    end: usize,
    evidence: Vec<Evidence>,
    /// Whether a part of it can be a given name, or a cue makes a family name enough.
    given: bool,
}

/// The person whose name begins with word `at`, if it has at least the weight `min_weight`, and the number of the word after it.
pub(super) fn person(segment: &Segment<'_, '_>, at: usize, min_weight: u32) -> Option<(usize, MentionDraft)> {
    let Some(split) = start(segment, at) else { return speaker(segment, at, min_weight) };
    // A proclitic parts the name from what stands before it, and from titles: لمحمد is no الرئيس محمد.
    let cue = if split == 0 { cue(segment, at) } else { None };
    let mut reading = Reading { end: at, evidence: cue.into_iter().collect(), given: false };
    while reading.end < segment.len() && reading.end - at < WORDS {
        let begins = reading.end == at;
        // A headline repeats the name: سيغموند فرويد سيغموند فرويد.
        let repeats = !begins && segment.letters(reading.end) == segment.letters(at);
        if repeats || !read_part(segment, &mut reading, begins, if begins { split } else { 0 }) {
            break;
        }
    }
    if reading.end == at {
        return None;
    }
    read_unknown(segment, &mut reading, cue);
    read_ordinal(segment, &mut reading);
    let parts: Vec<Evidence> = reading.evidence.iter().copied().filter(|evidence| evidence.is_part()).collect();
    // One word is a name only after a title or where it said something, and if it is nothing but a name.
    let lone = match parts.as_slice() {
        [Evidence::WeakGiven | Evidence::WeakFamily] => true,
        // ملك أراغون is the king of a country: before the name of its holder alone a title has the article.
        [Evidence::Family] => cue == Some(Evidence::Title) && is_bare_title(segment, at),
        _ => false,
    };
    let weight: u32 = reading.evidence.iter().map(|evidence| evidence.weight()).sum();
    if weight < min_weight || !reading.given || lone {
        return None;
    }
    let found = segment.name(&Kind::Person, (at, split), reading.end - 1, reading.evidence)?;
    Some((reading.end, found))
}

/// Somebody whom no list knows, between a verb of saying and what was said: وأوضح فيرغسون أن.
fn speaker(segment: &Segment<'_, '_>, at: usize, min_weight: u32) -> Option<(usize, MentionDraft)> {
    let says = segment.before(at).is_some() && is_saying(segment, at - 1);
    if !says || !is_clause(segment, at + 1) || !is_unknown(segment, at) {
        return None;
    }
    let evidence = vec![Evidence::Saying, Evidence::Unknown, Evidence::Clause];
    let weight: u32 = evidence.iter().map(|evidence| evidence.weight()).sum();
    let found = segment.name(&Kind::Person, (at, 0), at, evidence)?;
    (weight >= min_weight).then_some((at + 1, found))
}

/// How many letters of proclitics stand before a name that begins in word `at`; none where no name begins there.
fn start(segment: &Segment<'_, '_>, at: usize) -> Option<usize> {
    if !segment.any_roles(at).is_any(&[Roles::GIVEN, Roles::FAMILY, Roles::COMPOUND, Roles::PARTICLE]) {
        return None;
    }
    let symbols = segment.letters(at);
    let part = segment.roles(at, 0);
    let particle = || matches!(Particle::read(symbols), Some(Particle::Servant | Particle::Father | Particle::Mother));
    if part.is_any(&[Roles::GIVEN, Roles::FAMILY, Roles::COMPOUND]) || particle() {
        return Some(0);
    }
    let cut = (1..=Proclitics::MOST).find(|&split| {
        let (part, rest) = (segment.roles(at, split), segment.letters_after(at, split));
        let strong = part.is(Roles::GIVEN) && !part.is(Roles::ALSO_WORD) && rest.len() >= 3;
        strong
            || part.is(Roles::COMPOUND)
            || part.is(Roles::PARTICLE) && Particle::read(rest) == Some(Particle::Servant)
    });
    // Nothing is cut off a word that is one as it stands.
    cut.filter(|_| !guards::is_lookalike(symbols) && lexicon::ordinary(symbols).is_none())
}

/// Whether word `at` may belong to a name: the lists have nothing else there.
fn is_free(segment: &Segment<'_, '_>, at: usize, begins: bool) -> bool {
    segment.token(at).is_some_and(|token| {
        let listed = segment.listed(at).map(|listed| listed.kind);
        (begins || token.follows) && matches!(listed, None | Some(Kind::Person | Kind::Nationality))
    })
}

/// Reads one part of a name; false where none stands.
fn read_part(segment: &Segment<'_, '_>, reading: &mut Reading, begins: bool, split: usize) -> bool {
    let at = reading.end;
    if !is_free(segment, at, begins) {
        return false;
    }
    let symbols = segment.letters_after(at, split);
    let part = segment.roles(at, split);
    let next_is_free = is_free(segment, at + 1, false);
    let compound = |reading: &mut Reading, evidence, words| {
        reading.evidence.push(evidence);
        reading.given = true;
        reading.end += words;
        true
    };
    match Particle::read(symbols) {
        Some(Particle::Servant) if next_is_free && is_name_of_god(segment.letters(at + 1)) => {
            return compound(reading, Evidence::Servant, 2);
        }
        Some(kunya @ (Particle::Father | Particle::Mother)) if next_is_free => {
            let next = segment.roles(at + 1, 0);
            // أم is "or" as well: it takes a known name.
            let is_name = match kunya {
                Particle::Mother => next.is(Roles::GIVEN) && !next.is(Roles::ALSO_WORD),
                _ => is_name(segment, at + 1),
            };
            let servant = Particle::read(segment.letters(at + 1)) == Some(Particle::Servant);
            let words = if servant && is_free(segment, at + 2, false) { 3 } else { 2 };
            return is_name && compound(reading, Evidence::Kunya, words);
        }
        Some(Particle::Nasab) if !begins && next_is_free && is_name(segment, at + 1) => {
            reading.evidence.push(Evidence::Nasab);
            reading.end += 1;
            // Whoever's son it is, is a name: عبد الرحمن بن ملجم.
            if !read_part(segment, reading, false, 0) {
                reading.end += 1;
            }
            return true;
        }
        Some(_) => return false,
        None => {}
    }
    if part.is(Roles::COMPOUND) {
        return compound(reading, Evidence::Servant, 1);
    }
    // صلاح الدين, نصر الله: the second word makes a name of the first.
    if next_is_free && is_divine(segment.letters(at + 1)) && (part.is(Roles::GIVEN) || part.is(Roles::FAMILY)) {
        let evidence = if part.is(Roles::ALSO_WORD) { Evidence::WeakGiven } else { Evidence::Servant };
        return compound(reading, evidence, 2);
    }
    let son = || next_is_free && Particle::read(segment.letters(at + 1)) == Some(Particle::Nasab);
    if begins && reading.evidence.is_empty() && part.is(Roles::ALSO_WORD) && is_noun(symbols) && !son() {
        return false;
    }
    let nationality = segment.listed(at).is_some_and(|listed| *listed.kind == Kind::Nationality);
    let weak = part.is(Roles::ALSO_WORD) || nationality;
    let evidence = match (part.is(Roles::GIVEN), part.is(Roles::FAMILY), weak) {
        (true, _, false) => Evidence::Given,
        (true, _, true) => Evidence::WeakGiven,
        // الحفصي after a title may be its adjective.
        (false, true, false) if begins && article::is_articled(symbols) => return false,
        (false, true, false) => Evidence::Family,
        (false, true, true) if !begins => Evidence::WeakFamily,
        _ => return false,
    };
    reading.given |= part.is(Roles::GIVEN);
    // A family name alone begins a name only after a title, or as the one who said something.
    reading.given |= begins && reading.evidence.iter().any(|cue| matches!(cue, Evidence::Title | Evidence::Saying));
    reading.evidence.push(evidence);
    reading.end += 1;
    true
}

/// Takes one word that is in no list for the family name, where a given name or a cue speaks for it.
fn read_unknown(segment: &Segment<'_, '_>, reading: &mut Reading, cue: Option<Evidence>) {
    let at = reading.end;
    // دي, فون: what follows is the family name.
    let particle = |at: usize| is_free(segment, at, false) && lexicon::is_foreign_particle(segment.letters(at));
    let joined = reading.given && (particle(at) || particle(at.saturating_sub(1)));
    let at = if particle(at) { at + 1 } else { at };
    if !is_free(segment, at, false) || !is_unknown(segment, at) {
        return;
    }
    let last = segment.roles(at.saturating_sub(1), 0);
    let parts = reading.evidence.iter().filter(|evidence| evidence.is_part()).count();
    let letters = segment.letters(at);
    let articled = article::is_articled(letters);
    let strong = last.is(Roles::GIVEN) && (cue.is_some() || !last.is(Roles::ALSO_WORD) && !last.is(Roles::FAMILY));
    let expected = match parts {
        1 => strong && (cue.is_some() || last.is(Roles::FOREIGN) || articled),
        // What follows two parts is no name more, unless both are given names abroad (جان باتيست لوغوريك), or it has the form of
        // a nisba (محمد سيف الرمحي).
        _ if last.is(Roles::FOREIGN) && cue == Some(Evidence::Title) => !last.is(Roles::FAMILY) && !articled,
        _ => articled && letters.last() == Some(&letters::YEH) && !last.is(Roles::FOREIGN),
    };
    if joined || expected {
        reading.evidence.push(Evidence::Unknown);
        reading.end = at + 1;
    }
}

/// Takes the number of a monarch: محمد الخامس, ألفونسو الثالث عشر.
fn read_ordinal(segment: &Segment<'_, '_>, reading: &mut Reading) {
    let ordinal = |at: usize| lexicon::ordinal(segment.letters(at)).filter(|_| is_free(segment, at, false));
    let given = segment.roles(reading.end.saturating_sub(1), 0).is(Roles::GIVEN);
    if given && ordinal(reading.end) == Some(Ordinal::One) {
        reading.evidence.push(Evidence::Ordinal);
        reading.end += if ordinal(reading.end + 1) == Some(Ordinal::Tens) { 2 } else { 1 };
    }
}

/// Whether the word is an ordinary noun, of which things are: حياة لوركا is "the life of Lorca". A noun takes pronouns, an
/// adjective such as كريم does not; so does على, which folds like علي.
fn is_noun(symbols: &[Symbol]) -> bool {
    if guards::is_guarded(symbols) {
        return false;
    }
    let mut owned: Vec<Symbol> = symbols.to_vec();
    if let Some(last) = owned.last_mut().filter(|last| **last == letters::HEH) {
        *last = letters::TEH;
    }
    owned.extend([letters::HEH, letters::ALEF]);
    lexicon::ordinary(&owned).is_some()
}

/// Whether the word may be a name of God: الله, or another with the article.
fn is_name_of_god(symbols: &[Symbol]) -> bool {
    is_divine(symbols) || article::is_articled(symbols)
}

/// Whether word `at` is a name, or a word that is in no list and no ordinary one.
fn is_name(segment: &Segment<'_, '_>, at: usize) -> bool {
    let (symbols, part) = (segment.letters(at), segment.roles(at, 0));
    part.is(Roles::GIVEN)
        || part.is(Roles::FAMILY)
        || Particle::read(symbols) == Some(Particle::Servant)
        || part.is(Roles::COMPOUND)
        || symbols.len() >= 3 && lexicon::ordinary(symbols).is_none() && !part.is_of_people()
}
