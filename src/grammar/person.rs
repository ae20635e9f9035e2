//! Names of people, composed of given names, family names, kunyas (أبو) and names of fathers (بن).

use super::cue::{cue, is_bare_title, is_clause, is_saying};
use super::free::{follows_son, is_free, is_whole_word, may_follow_given};
use super::particle::{is_divine, is_fused_kunya, is_one_name};
use super::segment::{Segment, begins_with_preposition, is_unknown};
use crate::arabic::letters::{self, AIN, ALEF, BEH, HEH, LAM, NOON, Symbol, YEH};
use crate::arabic::proclitics::Proclitics;
use crate::arabic::{article, derivation};
use crate::fold;
use crate::gazetteer::Kind;
use crate::lexicon::guards;
use crate::lexicon::{self, Ordinal, Particle, Roles};
use crate::matching::draft::MentionDraft;
use crate::mention::evidence::{self, Evidence};

/// The default for the least weight of a composed person.
pub(crate) const MIN_WEIGHT: u32 = 3;

/// The most words of a person's name without those of the fathers (بن).
const WORDS: usize = 8;

/// The roles of words that are names.
const NAMES: [Roles; 3] = [Roles::GIVEN, Roles::FAMILY, Roles::COMPOUND];

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
    /// بن, or ابن at the beginning. The name of the father follows.
    Nasab,
}

/// A name that is being read.
struct Reading {
    /// The number of the word after it.
    end: usize,
    /// The number of its first word, or of the word after the last father's name.
    chain: usize,
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
    let mut reading = Reading { end: at, chain: at, parts: Vec::new(), stands: false };
    reading.read_initials(segment, cue);
    if reading.end == at {
        reading.read_parts(segment, Start { split, cue });
    }
    if reading.end == at {
        return None;
    }
    // An unknown family name and a number come last, so they are read after all known parts.
    if !reading.is_complete(segment, at) {
        reading.read_unknown(segment, cue);
    }
    reading.read_ordinal(segment);
    let address = is_address_after(segment, reading.end).then_some(Evidence::Title);
    if !reading.stands || is_too_little(segment, at, cue.or(address), &reading.parts) {
        return None;
    }
    let evidence: Vec<Evidence> = cue.into_iter().chain(reading.parts).chain(address).collect();
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
    let may_speak = is_saying(segment, at - 1) && is_clause(segment, at + 1) && is_unknown(segment, at);
    if !may_speak || is_thing(segment, at) {
        return None;
    }
    if evidence::total_weight(&EVIDENCE) < min_weight {
        return None;
    }
    let found = segment.name(&Kind::Person, (at, 0), at, EVIDENCE.to_vec())?;
    Some((at + 1, found))
}

/// Returns whether word `at` has a form that names seldom have: the article without the ending of a nisba (البلاغ), or a pronoun (مراسلنا).
fn is_thing(segment: &Segment<'_, '_>, at: usize) -> bool {
    let word = segment.letters(at);
    article::is_articled(word) && !derivation::ends_as_nisba(word) || segment.stem(at, 0).is_some()
}

/// Returns the number of letters of proclitics before a name that begins in word `at`, or `None` if no name begins there.
fn start(segment: &Segment<'_, '_>, at: usize) -> Option<usize> {
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
    if !may_begin && !is_respelled(segment, at) {
        return None;
    }
    let word = segment.letters(at);
    if let Some(split) = listed_split(segment, at) {
        return Some(split);
    }
    if segment.roles(at, 0).is_any(&NAMES) || is_respelled(segment, at) {
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

/// Returns whether word `at` is على between a form of address and an Arabic name, where it is علي: الدكتور على لطفي.
fn is_respelled(segment: &Segment<'_, '_>, at: usize) -> bool {
    if *segment.letters(at) != [AIN, LAM, YEH] || !is_sure(segment, at + 1) || segment.before(at).is_none() {
        return false;
    }
    let address = segment.letters(at - 1);
    let address = address.strip_prefix(&article::ARTICLE).unwrap_or(address);
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
fn opens_with_father(segment: &Segment<'_, '_>, at: usize, split: usize) -> bool {
    let father = at + 1;
    if *segment.letters_after(at, split) != [ALEF, BEH, NOON] || !goes_on(segment, father) {
        return false;
    }
    let roles = segment.roles(father, 0);
    let is_name = roles.is_any(&NAMES) && !roles.is(Roles::ALSO_WORD)
        || is_unknown(segment, father) && segment.letters(father).last() != Some(&HEH);
    let is_kunya = Particle::read(segment.letters(father)) == Some(Particle::Father)
        && (is_sure(segment, father + 1) || segment.follows(father + 1) && is_unknown(segment, father + 1));
    let is_name = is_name || is_kunya;
    let is_said = is_name || roles.is_any(&NAMES) && segment.before(at).is_some() && is_saying(segment, at - 1);
    let goes_on = !is_kunya && goes_on(segment, father + 1) && segment.roles(father + 1, 0).is_any(&NAMES);
    is_said && (!goes_on || article::is_articled(segment.letters(father + 1)))
}

/// Returns whether a name may begin in word `at` after `split` letters of proclitics: لمحمد, ولعبدالله, وعبد.
fn may_follow_proclitics(segment: &Segment<'_, '_>, at: usize, split: usize) -> bool {
    let (roles, rest) = (segment.roles(at, split), segment.letters_after(at, split));
    let is_given = roles.is(Roles::GIVEN) && rest.len() >= 3;
    let is_spelled = !roles.is(Roles::MISSPELLED);
    let is_before =
        is_before_name(segment, at) && !lexicon::is_noun(rest) || is_nasab(segment, at + 1) && is_sure(segment, at + 2);
    let is_name = !roles.is(Roles::ALSO_WORD) || is_spelled && is_before;
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

/// Returns whether a name that is not also an ordinary word follows as word `at`.
fn is_sure(segment: &Segment<'_, '_>, at: usize) -> bool {
    let roles = segment.roles(at, 0);
    goes_on(segment, at) && roles.is_any(&NAMES) && !roles.is(Roles::ALSO_WORD)
}

/// Returns whether word `at` may continue a name: only a space stands before it, and the lists have nothing else there.
fn goes_on(segment: &Segment<'_, '_>, at: usize) -> bool {
    segment.follows(at) && is_free(segment, at)
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

/// Returns whether بن and a known name follow word `at`, which is in no list: ضمضم بن عمرو.
fn is_son_of_known(segment: &Segment<'_, '_>, at: usize) -> bool {
    let son = at + 1;
    *segment.letters(son) == [BEH, NOON]
        && segment.follows(son)
        && segment.listed(son).is_none()
        && is_sure(segment, son + 1)
        && is_unknown(segment, at)
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
    let begins = start.is_some();
    let has_cue = start.is_some_and(|start| start.cue.is_some());
    // باسم شكسبير is "in the name of Shakespeare".
    let is_phrase = roles.is(Roles::CUE) && word.first() == Some(&BEH);
    if begins && !has_cue && roles.is(Roles::ALSO_WORD) {
        // حياة لوركا is "the life of Lorca", but حياة بن علي is a name.
        let is_before_noun = lexicon::is_noun(word) && !is_nasab(segment, at + 1);
        // أيد قاسم أمين is "supported Qasim Amin", and العربي أم كلثوم is "the Arabic …, Umm Kulthum".
        let may_be_word = roles.is(Roles::MISSPELLED) || article::is_articled(word);
        // لي is "for me", and سيد before a foreign name is "Mr".
        let next = segment.roles(at + 1, 0);
        let is_address = lexicon::is_address(word) && next.is(Roles::FOREIGN) && !next.is(Roles::ARABIC);
        let is_function_word = word.len() <= 2
            && segment
                .token(at)
                .is_some_and(|token| lexicon::is_function_word(&letters::spelled(token.span.of(segment.text))));
        let is_other = is_phrase || is_function_word || is_address;
        if is_before_noun || is_other || may_be_word && is_before_listed(segment, at) {
            return None;
        }
    }
    if !begins && (is_phrase || lexicon::is_address_after(word)) {
        return None;
    }
    let whole = segment.listed(at).filter(|&listed| is_whole_word(segment, at, listed));
    let listed = whole.map(|listed| listed.kind);
    let is_weak = roles.is(Roles::ALSO_WORD) || listed == Some(&Kind::Nationality);
    // A place or a listed person that stands in a name is somebody's family name: جاك لندن, شيري بلير.
    let is_family = roles.is(Roles::FAMILY) || !begins && matches!(listed, Some(Kind::Place | Kind::Person));
    let evidence = match (roles.is(Roles::GIVEN), is_family, is_weak) {
        (true, _, false) => Evidence::Given,
        (true, _, true) => Evidence::WeakGiven,
        // After a title, a word such as الحفصي may be its adjective.
        (false, true, false) if begins && article::is_articled(word) => return None,
        (false, true, false) => Evidence::Family,
        (false, true, true) if !begins => Evidence::WeakFamily,
        _ if begins && is_son_of_known(segment, at) => Evidence::Unknown,
        _ if begins && is_respelled(segment, at) => Evidence::WeakGiven,
        _ => return None,
    };
    // A family name begins a name only after a title or a verb of saying.
    Some(NamePart::Word { evidence, stands: roles.is(Roles::GIVEN) || has_cue })
}

impl NamePart {
    /// Returns whether it may be an ordinary word as well.
    fn is_weak(&self) -> bool {
        matches!(self, Self::Word { evidence: Evidence::WeakGiven | Evidence::WeakFamily, .. })
    }
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
            Some(listed) if *listed.kind == Kind::Place && is_sure => Evidence::Family,
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
        while self.end < segment.len() && self.end - self.chain < WORDS {
            // A headline repeats the name: سيغموند فرويد سيغموند فرويد.
            if segment.letters(self.end) == segment.letters(first) {
                return;
            }
            if segment.is_initial(self.end) {
                break;
            }
            if let Some(end) = listed_whole(segment, self.end) {
                // Two complete names are two people. After a given name it is that of the father: عمر أسامة بن لادن.
                if self.is_whole(segment, first) {
                    return;
                }
                self.take_listed(end);
                continue;
            }
            // A name with a tanwin ends, unless its adjective follows: قال زَيْدٌ لِعَمْرٍو.
            if self.ends_in_tanwin(segment) && !article::is_articled(segment.letters(self.end)) {
                break;
            }
            let Some(part) = read_part(segment, self.end, None) else { break };
            if part.is_weak() && self.is_complete(segment, first) {
                return;
            }
            self.take(segment, part);
        }
        self.read_initials(segment, None);
    }

    /// Adds a listed person, whose name ends before word `end`, as a father.
    fn take_listed(&mut self, end: usize) {
        self.parts.push(Evidence::Given);
        self.stands = true;
        self.end = end;
    }

    /// Returns whether the name from word `first` up to here is that of a listed person, in several words.
    fn is_whole(&self, segment: &Segment<'_, '_>, first: usize) -> bool {
        let (Some(listed), Some(last)) = (segment.listed(first), segment.token(self.end - 1)) else { return false };
        *listed.kind == Kind::Person && listed.span.end == last.span.end && self.end - first > 1
    }

    /// Returns whether a tanwin is written on the last word so far.
    fn ends_in_tanwin(&self, segment: &Segment<'_, '_>) -> bool {
        segment.token(self.end - 1).is_some_and(|last| fold::has_final_tanwin(segment.text, last.span))
    }

    /// Returns whether the name from word `first` up to here is listed and needs no more words: بشار الأسد. If it ends in a given name, a
    /// family name may follow, and the person is another one: محمد مصطفى حمام, أحمد شفيق كامل.
    fn is_complete(&self, segment: &Segment<'_, '_>, first: usize) -> bool {
        let may_go_on = segment.roles(self.end - 1, 0).is(Roles::GIVEN) && !self.parts.contains(&Evidence::Nasab);
        self.is_whole(segment, first)
            && !(may_go_on && may_be_name(segment, self.end) && !is_construct(segment, self.end))
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
                self.stands = true;
                // A name follows بن, even if no list has it: عبد الرحمن بن ملجم. The father may be a listed person: زيد بن عمر بن الخطاب.
                match (listed_whole(segment, self.end), read_part(segment, self.end, None)) {
                    (Some(end), _) => self.take_listed(end),
                    (None, Some(father)) => self.take(segment, father),
                    (None, None) => self.end += 1,
                }
                // A chain of fathers is one name, however long.
                self.chain = self.end;
            }
        }
    }

    /// Adds one unknown word as the family name, if the parts before it or a cue support this.
    fn read_unknown(&mut self, segment: &Segment<'_, '_>, cue: Option<Evidence>) {
        // دي or فون is part of the name, and the family name follows it.
        let before_particle = is_foreign_particle(segment, self.end);
        let at = if before_particle { self.end + 1 } else { self.end };
        if !goes_on(segment, at) || !is_unknown(segment, at) || is_address_after(segment, at) {
            return;
        }
        let is_joined = before_particle || is_foreign_particle(segment, self.end.saturating_sub(1));
        if !(self.stands && is_joined || self.expects_family(segment, at, cue)) {
            return;
        }
        self.parts.push(Evidence::Unknown);
        self.end = at + 1;
        // A patronymic in no list: فلاديمير فلاديميروفيتش بوتين.
        let (given, family) = (segment.roles(at.saturating_sub(1), 0), segment.roles(self.end, 0));
        let is_family = family.is(Roles::FAMILY) && !family.is(Roles::ALSO_WORD) && goes_on(segment, self.end);
        if given.is(Roles::FOREIGN) && !given.is(Roles::ARABIC) && is_family {
            self.parts.push(Evidence::Family);
            self.end += 1;
        }
    }

    /// Returns whether, after the parts so far, a family name is to be expected at word `at`.
    fn expects_family(&self, segment: &Segment<'_, '_>, at: usize, cue: Option<Evidence>) -> bool {
        let word = segment.letters(at);
        let is_articled = article::is_articled(word);
        let last = segment.roles(at.saturating_sub(1), 0);
        // Many Arabic words end or begin as foreign names do: حدثنا, باللاتينية.
        let is_phrase = begins_with_preposition(word) || word.ends_with(&[NOON, ALEF]);
        let is_foreign = last.is(Roles::FOREIGN) && !last.is(Roles::ALSO_WORD) && word.last() != Some(&HEH);
        if is_phrase && !is_foreign {
            return false;
        }
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

/// Returns whether a noun with the article, which is no name, follows word `at` and completes it: فخر العرب.
fn is_construct(segment: &Segment<'_, '_>, at: usize) -> bool {
    let next = segment.letters(at + 1);
    let is_noun = article::is_articled(next) && !segment.roles(at + 1, 0).is_any(&NAMES);
    is_noun && segment.follows(at + 1) && !article::is_articled(segment.letters(at))
}

/// Returns whether word `at` is in a list of names and has no proclitics before an ordinary word: كامل, but not وولي ("and the guardian of").
fn may_be_name(segment: &Segment<'_, '_>, at: usize) -> bool {
    let mut rests = Proclitics::splits(segment.letters(at)).skip(1);
    segment.roles(at, 0).is_any(&NAMES) && !rests.any(|(_, rest)| lexicon::ordinary(rest).is_some())
}

/// Returns whether word `at` is a form of address that stands after the name: طاهر باشا.
fn is_address_after(segment: &Segment<'_, '_>, at: usize) -> bool {
    segment.follows(at) && lexicon::is_address_after(segment.letters(at))
}

/// Returns whether word `at` is بن.
fn is_nasab(segment: &Segment<'_, '_>, at: usize) -> bool {
    goes_on(segment, at) && Particle::read(segment.letters(at)) == Some(Particle::Nasab)
}

/// Returns whether a given name that is not also an ordinary word, or a listed person, follows word `at`: وصدام خليفة.
fn is_before_name(segment: &Segment<'_, '_>, at: usize) -> bool {
    let next = segment.roles(at + 1, 0);
    goes_on(segment, at + 1) && next.is(Roles::GIVEN) && !next.is(Roles::ALSO_WORD) || is_before_listed(segment, at)
}

/// Returns whether a listed person of several words begins right after word `at`.
fn is_before_listed(segment: &Segment<'_, '_>, at: usize) -> bool {
    listed_whole(segment, at + 1).is_some()
}

/// Returns the number of the word after the listed person of several words that begins with word `at`, behind a space.
fn listed_whole(segment: &Segment<'_, '_>, at: usize) -> Option<usize> {
    let (token, listed) = (segment.token(at)?, segment.listed(at)?);
    let begins = token.follows && *listed.kind == Kind::Person && listed.span.start == token.span.start;
    (begins && listed.span.end > token.span.end).then(|| segment.last_of(at, listed) + 1)
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
