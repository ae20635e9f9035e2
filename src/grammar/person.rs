//! Names of people, composed of given names, family names, kunyas (أبو) and names of fathers (بن).

use super::cue::{cue, is_bare_title, is_clause, is_saying};
use super::particle::{is_divine, is_fused_kunya};
use super::segment::{Segment, is_unknown};
use crate::arabic::article;
use crate::arabic::letters::{self, Symbol};
use crate::gazetteer::Kind;
use crate::lexicon::guards;
use crate::lexicon::{self, Ordinal, Particle, Roles};
use crate::matching::draft::MentionDraft;
use crate::mention::evidence::{self, Evidence};

/// The default for the least weight of a composed person.
pub(crate) const MIN_WEIGHT: u32 = 3;

/// The most words of a person's name.
const WORDS: usize = 8;

/// Where a name begins.
#[derive(Clone, Copy)]
struct Start {
    /// The number of letters of proclitics before it.
    split: usize,
    /// The evidence before it: a title or a verb of saying.
    cue: Option<Evidence>,
}

/// One part of a name.
enum NamePart {
    /// A given or family name of one word. It `stands` for the person if it can be a given name, or if there is a cue.
    Word { evidence: Evidence, stands: bool },
    /// A name of several words, or of two written as one: عبد الحميد, أبو القاسم, صلاح الدين.
    Compound { evidence: Evidence, words: usize },
    /// بن. The name of the father follows.
    Nasab,
}

/// A name that is being read.
struct Reading {
    /// The number of the word after it.
    end: usize,
    /// The evidence that its parts are.
    parts: Vec<Evidence>,
    /// Whether one of the parts stands for the person.
    stands: bool,
}

/// Returns the person whose name begins with word `at` and has at least the weight `min_weight`, and the number of the word after it.
pub(super) fn person(segment: &Segment<'_, '_>, at: usize, min_weight: u32) -> Option<(usize, MentionDraft)> {
    let Some(split) = start(segment, at) else { return speaker(segment, at, min_weight) };
    // A proclitic separates the name from a title before it: الرئيس لمحمد is not الرئيس محمد.
    let cue = if split == 0 { cue(segment, at) } else { None };
    let mut reading = Reading { end: at, parts: Vec::new(), stands: false };
    reading.read_initials(segment, cue);
    if reading.end == at {
        reading.read_parts(segment, Start { split, cue });
    }
    if reading.end == at {
        return None;
    }
    // An unknown family name and a number come last, so they are read after all known parts.
    reading.read_unknown(segment, cue);
    reading.read_ordinal(segment);
    if !reading.stands || is_too_little(segment, at, cue, &reading.parts) {
        return None;
    }
    let evidence: Vec<Evidence> = cue.into_iter().chain(reading.parts).collect();
    if evidence::total_weight(&evidence) < min_weight {
        return None;
    }
    let found = segment.name(&Kind::Person, (at, split), reading.end - 1, evidence)?;
    Some((reading.end, found))
}

/// Returns whether the name that begins with word `at` is a single word that is not enough. A single word is a name only after a title or a
/// verb of saying, and only if it is not also an ordinary word.
fn is_too_little(segment: &Segment<'_, '_>, at: usize, cue: Option<Evidence>, parts: &[Evidence]) -> bool {
    match parts {
        [Evidence::WeakGiven | Evidence::WeakFamily] => true,
        // ملك أراغون is the king of a country. Before a family name alone, the title of its holder has the article.
        [Evidence::Family] => cue == Some(Evidence::Title) && is_bare_title(segment, at),
        _ => false,
    }
}

/// Returns the unknown person between a verb of saying and what was said: وأوضح فيرغسون أن.
fn speaker(segment: &Segment<'_, '_>, at: usize, min_weight: u32) -> Option<(usize, MentionDraft)> {
    const EVIDENCE: [Evidence; 3] = [Evidence::Saying, Evidence::Unknown, Evidence::Clause];
    segment.before(at)?;
    if !is_saying(segment, at - 1) || !is_clause(segment, at + 1) || !is_unknown(segment, at) {
        return None;
    }
    if evidence::total_weight(&EVIDENCE) < min_weight {
        return None;
    }
    let found = segment.name(&Kind::Person, (at, 0), at, EVIDENCE.to_vec())?;
    Some((at + 1, found))
}

/// Returns the number of letters of proclitics before a name that begins in word `at`, or `None` if no name begins there.
fn start(segment: &Segment<'_, '_>, at: usize) -> Option<usize> {
    const NAMES: [Roles; 3] = [Roles::GIVEN, Roles::FAMILY, Roles::COMPOUND];
    // Most words cannot begin a name, even without their first letters.
    let any_roles = segment.any_roles(at);
    if segment.is_initial(at) {
        return Some(0);
    }
    if !any_roles.is_any(&NAMES) && !any_roles.is(Roles::PARTICLE) {
        return None;
    }
    let word = segment.letters(at);
    if segment.roles(at, 0).is_any(&NAMES) {
        return Some(0);
    }
    if let Some(Particle::Servant | Particle::Father | Particle::Mother) = Particle::read(word) {
        return Some(0);
    }
    let split = segment.splits(at).skip(1).find(|&split| may_follow_proclitics(segment, at, split))?;
    // Proclitics are not split off a word that is known as it is.
    let is_whole = guards::is_lookalike(word) || lexicon::ordinary(word).is_some();
    if is_whole { None } else { Some(split) }
}

/// Returns whether a name may begin in word `at` after `split` letters of proclitics: لمحمد, ولعبدالله, وعبد.
fn may_follow_proclitics(segment: &Segment<'_, '_>, at: usize, split: usize) -> bool {
    let (roles, rest) = (segment.roles(at, split), segment.letters_after(at, split));
    let is_sure_name = roles.is(Roles::GIVEN) && !roles.is(Roles::ALSO_WORD) && rest.len() >= 3;
    let is_servant = roles.is(Roles::PARTICLE) && Particle::read(rest) == Some(Particle::Servant);
    is_sure_name || is_servant || roles.is(Roles::COMPOUND)
}

/// Returns whether word `at` may continue a name: only a space stands before it, and the lists have nothing else there.
fn goes_on(segment: &Segment<'_, '_>, at: usize) -> bool {
    segment.token(at).is_some_and(|token| token.follows) && is_free(segment, at)
}

/// Returns whether the lists have nothing at word `at`, or only a person or nationality.
fn is_free(segment: &Segment<'_, '_>, at: usize) -> bool {
    match segment.listed(at) {
        None => true,
        Some(listed) => matches!(listed.kind, Kind::Person | Kind::Nationality),
    }
}

/// Returns the part of a name that begins with word `at`: the first part or, without a `start`, a later one.
fn read_part(segment: &Segment<'_, '_>, at: usize, start: Option<Start>) -> Option<NamePart> {
    let may_be_part = if start.is_some() { is_free(segment, at) } else { goes_on(segment, at) };
    if !may_be_part {
        return None;
    }
    let split = start.map_or(0, |start| start.split);
    let (word, roles) = (segment.letters_after(at, split), segment.roles(at, split));
    if let Some(particle) = Particle::read(word) {
        return read_particle(segment, at, particle, start.is_some());
    }
    if roles.is(Roles::COMPOUND) {
        return Some(NamePart::Compound { evidence: Evidence::Servant, words: 1 });
    }
    // Only behind a name: by itself it may be another word, such as أبواب.
    if start.is_none() && is_fused_kunya(word) && is_unknown(segment, at) {
        return Some(NamePart::Compound { evidence: Evidence::Kunya, words: 1 });
    }
    // صلاح الدين, نصر الله: the second word forms one name with the first.
    let before_divine = goes_on(segment, at + 1) && is_divine(segment.letters(at + 1));
    if before_divine && roles.is_any(&[Roles::GIVEN, Roles::FAMILY]) {
        let evidence = if roles.is(Roles::ALSO_WORD) { Evidence::WeakGiven } else { Evidence::Servant };
        return Some(NamePart::Compound { evidence, words: 2 });
    }
    read_name(segment, at, start, word, roles)
}

/// Returns the part of a name that begins with the particle at word `at`, or `None` if no name follows the particle.
fn read_particle(segment: &Segment<'_, '_>, at: usize, particle: Particle, begins: bool) -> Option<NamePart> {
    let next = at + 1;
    if !goes_on(segment, next) {
        return None;
    }
    let next_roles = segment.roles(next, 0);
    let joins = match particle {
        Particle::Servant => is_name_of_god(segment.letters(next)),
        Particle::Father => is_name(segment, next),
        // أم also means "or", so a known given name must follow.
        Particle::Mother => next_roles.is(Roles::GIVEN) && !next_roles.is(Roles::ALSO_WORD),
        Particle::Nasab => !begins && is_name(segment, next),
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

/// Returns the given or family name at word `at`. `word` is its letters without proclitics.
fn read_name(
    segment: &Segment<'_, '_>,
    at: usize,
    start: Option<Start>,
    word: &[Symbol],
    roles: Roles,
) -> Option<NamePart> {
    let begins = start.is_some();
    let has_cue = start.is_some_and(|start| start.cue.is_some());
    // حياة لوركا is "the life of Lorca", but حياة بن علي is a name.
    if begins && !has_cue && roles.is(Roles::ALSO_WORD) && is_noun(word) && !is_nasab(segment, at + 1) {
        return None;
    }
    let is_nationality = segment.listed(at).is_some_and(|listed| *listed.kind == Kind::Nationality);
    let is_weak = roles.is(Roles::ALSO_WORD) || is_nationality;
    let evidence = match (roles.is(Roles::GIVEN), roles.is(Roles::FAMILY), is_weak) {
        (true, _, false) => Evidence::Given,
        (true, _, true) => Evidence::WeakGiven,
        // After a title, a word such as الحفصي may be its adjective.
        (false, true, false) if begins && article::is_articled(word) => return None,
        (false, true, false) => Evidence::Family,
        (false, true, true) if !begins => Evidence::WeakFamily,
        _ => return None,
    };
    // A family name begins a name only after a title or a verb of saying.
    Some(NamePart::Word { evidence, stands: roles.is(Roles::GIVEN) || has_cue })
}

impl Reading {
    /// Reads initials with the family name behind them: إس. جي. عواد, جورج إس. باتون. Letters alone are less sure than names of letters, because
    /// they may be anything else, such as ق.م. or the number of a section.
    fn read_initials(&mut self, segment: &Segment<'_, '_>, cue: Option<Evidence>) {
        let first = self.end;
        let begins = self.parts.is_empty();
        if begins && segment.listed(first).is_some() {
            return;
        }
        let (mut at, mut is_sure) = (first, !begins || cue.is_some());
        while segment.is_initial(at) && segment.token(at + 1).is_some_and(|next| next.follows) {
            is_sure |= segment.letters(at).len() > 1;
            at += 1;
        }
        if at == first || !is_sure && at == first + 1 {
            return;
        }
        let family = match segment.listed(at) {
            Some(listed) if *listed.kind == Kind::Person => Evidence::Family,
            None if segment.roles(at, 0).is(Roles::FAMILY) => Evidence::Family,
            None if is_sure && is_unknown(segment, at) => Evidence::Unknown,
            _ => return,
        };
        self.parts.extend((first..at).map(|_| Evidence::WeakGiven));
        self.parts.push(family);
        self.stands = true;
        self.end = at + 1;
    }

    /// Reads the parts of the name, from its first word on.
    fn read_parts(&mut self, segment: &Segment<'_, '_>, start: Start) {
        let first = self.end;
        let Some(part) = read_part(segment, first, Some(start)) else { return };
        self.take(segment, part);
        while self.end < segment.len() && self.end - first < WORDS {
            // A headline repeats the name: سيغموند فرويد سيغموند فرويد.
            if segment.letters(self.end) == segment.letters(first) {
                return;
            }
            if segment.is_initial(self.end) {
                break;
            }
            let Some(part) = read_part(segment, self.end, None) else { break };
            self.take(segment, part);
        }
        self.read_initials(segment, None);
    }

    /// Adds the part that begins where the name so far ends.
    fn take(&mut self, segment: &Segment<'_, '_>, part: NamePart) {
        match part {
            NamePart::Word { evidence, stands } => {
                self.parts.push(evidence);
                self.stands |= stands;
                self.end += 1;
            }
            NamePart::Compound { evidence, words } => {
                self.parts.push(evidence);
                self.stands = true;
                self.end += words;
            }
            NamePart::Nasab => {
                self.parts.push(Evidence::Nasab);
                self.end += 1;
                // A name follows بن, even if no list has it: عبد الرحمن بن ملجم.
                match read_part(segment, self.end, None) {
                    Some(father) => self.take(segment, father),
                    None => self.end += 1,
                }
            }
        }
    }

    /// Adds one unknown word as the family name, if the parts before it or a cue support this.
    fn read_unknown(&mut self, segment: &Segment<'_, '_>, cue: Option<Evidence>) {
        // دي or فون is part of the name, and the family name follows it.
        let before_particle = is_foreign_particle(segment, self.end);
        let at = if before_particle { self.end + 1 } else { self.end };
        if !goes_on(segment, at) || !is_unknown(segment, at) {
            return;
        }
        let is_joined = before_particle || is_foreign_particle(segment, self.end.saturating_sub(1));
        if self.stands && is_joined || self.expects_family(segment, at, cue) {
            self.parts.push(Evidence::Unknown);
            self.end = at + 1;
        }
    }

    /// Returns whether, after the parts so far, a family name is to be expected at word `at`.
    fn expects_family(&self, segment: &Segment<'_, '_>, at: usize, cue: Option<Evidence>) -> bool {
        let word = segment.letters(at);
        let is_articled = article::is_articled(word);
        let last = segment.roles(at.saturating_sub(1), 0);
        if self.parts.len() == 1 {
            let is_sure = cue.is_some() || !last.is(Roles::ALSO_WORD) && !last.is(Roles::FAMILY);
            return last.is(Roles::GIVEN) && is_sure && (cue.is_some() || last.is(Roles::FOREIGN) || is_articled);
        }
        // After two parts the name is complete, unless the last one is a foreign given name after a title (جان باتيست لوغوريك), ...
        if last.is(Roles::FOREIGN) && cue == Some(Evidence::Title) {
            return !last.is(Roles::FAMILY) && !is_articled;
        }
        // ... or the word has the form of a nisba (محمد سيف الرمحي).
        is_articled && word.last() == Some(&letters::YEH) && !last.is(Roles::FOREIGN)
    }

    /// Adds the number of a monarch: محمد الخامس, ألفونسو الثالث عشر.
    fn read_ordinal(&mut self, segment: &Segment<'_, '_>) {
        let last = segment.roles(self.end.saturating_sub(1), 0);
        if !last.is(Roles::GIVEN) || ordinal(segment, self.end) != Some(Ordinal::One) {
            return;
        }
        self.parts.push(Evidence::Ordinal);
        self.end += if ordinal(segment, self.end + 1) == Some(Ordinal::Tens) { 2 } else { 1 };
    }
}

/// Returns what word `at` is in the number of a monarch.
fn ordinal(segment: &Segment<'_, '_>, at: usize) -> Option<Ordinal> {
    if goes_on(segment, at) { lexicon::ordinal(segment.letters(at)) } else { None }
}

/// Returns whether word `at` is a particle before a foreign family name: دي, فون.
fn is_foreign_particle(segment: &Segment<'_, '_>, at: usize) -> bool {
    goes_on(segment, at) && lexicon::is_foreign_particle(segment.letters(at))
}

/// Returns whether word `at` is بن.
fn is_nasab(segment: &Segment<'_, '_>, at: usize) -> bool {
    goes_on(segment, at) && Particle::read(segment.letters(at)) == Some(Particle::Nasab)
}

/// Returns whether the word is an ordinary noun, which another noun may complete: حياة لوركا is "the life of Lorca". A noun takes pronouns,
/// and an adjective such as كريم does not. على takes them, too, but is excluded because it folds like علي.
fn is_noun(symbols: &[Symbol]) -> bool {
    if guards::is_guarded(symbols) {
        return false;
    }
    // The form with a pronoun, such as حياتها, in which ta marbuta becomes ت.
    let mut owned = symbols.to_vec();
    if let Some(last @ &mut letters::HEH) = owned.last_mut() {
        *last = letters::TEH;
    }
    owned.extend([letters::HEH, letters::ALEF]);
    lexicon::ordinary(&owned).is_some()
}

/// Returns whether the word may be a name of God: الله, or another word with the article.
fn is_name_of_god(symbols: &[Symbol]) -> bool {
    is_divine(symbols) || article::is_articled(symbols)
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
