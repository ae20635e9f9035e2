//! Names of people, composed of given names, family names, kunyas (أبو) and names of fathers (بن).

use super::cue::{cue, is_bare_title, is_clause, is_saying};
use super::free::{NAMES, goes_on, listed_whole, name_may_follow};
use super::name_part::{NamePart, Start, read_part};
use super::opening::{is_numbered, start};
use super::segment::{Segment, begins_with_preposition, is_ordinary, is_unknown};
use crate::arabic::letters::{ALEF, HEH, NOON, TEH, WAW, YEH};
use crate::arabic::proclitics::Proclitics;
use crate::arabic::{article, derivation};
use crate::fold;
use crate::gazetteer::Kind;
use crate::lexicon::{self, BeforePlace, Ordinal, Roles, heads};
use crate::matching::draft::MentionDraft;
use crate::mention::evidence::{self, Evidence};

/// The default for the least weight of a composed person.
pub(crate) const MIN_WEIGHT: u32 = 3;

/// The most words of a person's name without those of the fathers (بن).
const WORDS: usize = 8;

/// The least letters of a given or family name that is enough by itself.
const EITHER_LETTERS: usize = 4;

/// A name that is being read.
struct Reading {
    /// The number of its first word, and of the letters of proclitics there.
    first: (usize, usize),
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
    let mut reading = Reading { first: (at, split), end: at, chain: at, parts: Vec::new(), stands: false };
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
    if reading.parts == [Evidence::Given] && cue.is_none() && is_either_name(segment, at, split) {
        reading.parts.push(Evidence::EitherName);
    }
    let evidence: Vec<Evidence> = cue.into_iter().chain(reading.parts).chain(address).collect();
    if evidence::total_weight(&evidence) < min_weight {
        return None;
    }
    let found = segment.name(&Kind::Person, (at, split), reading.end - 1, evidence)?;
    Some((reading.end, found))
}

/// Returns whether word `at`, without its first `split` letters, is a given name that is also a family name and nothing else, behind an
/// ordinary word and by itself: حذو لوكاس. What begins with the article is more often an adjective, and what follows أرض or قرية is a place.
fn is_either_name(segment: &Segment<'_, '_>, at: usize, split: usize) -> bool {
    let (word, roles) = (segment.letters_after(at, split), segment.roles(at, split));
    if !roles.is(Roles::GIVEN.and(Roles::FAMILY)) || word.len() < EITHER_LETTERS || article::is_articled(word) {
        return false;
    }
    let Some(before) = at.checked_sub(1).filter(|_| segment.follows(at)) else { return false };
    let noun = segment.letters(before);
    let is_of_place = heads::is_place_designator(noun) || lexicon::before_place(noun) == Some(BeforePlace::Noun);
    let is_beside_listed = segment.follows(at + 1) && segment.listed(at + 1).is_some();
    is_ordinary(noun) && !is_of_place && !is_beside_listed && !name_may_follow(segment, at)
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
        while segment.is_initial(at) && segment.follows(at + 1) {
            is_sure |= segment.letters(at).len() > 1;
            at += 1;
        }
        if at == first || (!is_sure && at == first + 1) {
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
        self.parts.extend([Evidence::Given, Evidence::Family]);
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
        let last = segment.token(self.end - 1).map(|last| last.span);
        last.is_some_and(|last| fold::has_final_tanwin(segment.text, last) || fold::ends_in_tanwin(segment.text, last))
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

    /// Returns what the last word so far can be.
    fn last_roles(&self, segment: &Segment<'_, '_>) -> Roles {
        let last = self.end.saturating_sub(1);
        let (first, split) = self.first;
        segment.roles(last, if last == first { split } else { 0 })
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
        if !((self.stands && is_joined) || self.expects_family(segment, at, cue)) {
            return;
        }
        self.parts.push(Evidence::Unknown);
        self.end = at + 1;
        // A patronymic in no list: فلاديمير فلاديميروفيتش بوتين.
        let (given, family) = (segment.roles(at.saturating_sub(1), 0), segment.roles(self.end, 0));
        let is_family = family.is(Roles::FAMILY) && !family.is(Roles::ALSO_WORD) && goes_on(segment, self.end);
        if given.is_foreign_only() && is_family {
            self.parts.push(Evidence::Family);
            self.end += 1;
        }
    }

    /// Returns whether, after the parts so far, a family name is to be expected at word `at`.
    fn expects_family(&self, segment: &Segment<'_, '_>, at: usize, cue: Option<Evidence>) -> bool {
        let word = segment.letters(at);
        let is_articled = article::is_articled(word);
        let last = self.last_roles(segment);
        // Many Arabic words end or begin as foreign names do: حدثنا, باللاتينية.
        let is_phrase = begins_with_preposition(word) || word.ends_with(&[NOON, ALEF]);
        let is_foreign = last.is(Roles::FOREIGN) && !last.is(Roles::ALSO_WORD) && word.last() != Some(&HEH);
        let is_verb = matches!(word, [YEH | TEH, _, _, .., WAW, NOON]);
        if is_phrase && !is_foreign || is_verb && !last.is_foreign_only() {
            return false;
        }
        if self.parts.len() == 1 {
            // A foreign name is as often the family name: وكان رونالدو عانق روني.
            let is_given_first = !last.is(Roles::FAMILY) || last.is(Roles::ARABIC);
            let is_sure = cue.is_some() || !last.is(Roles::ALSO_WORD) && is_given_first;
            let is_last = !segment.follows(at + 1);
            let is_given = last.is(Roles::GIVEN) && is_sure || self.parts == [Evidence::Servant];
            return is_given && (cue.is_some() || last.is(Roles::FOREIGN) || is_articled || is_last);
        }
        // After two parts the name is complete, unless the last one is a foreign given name after a title (جان باتيست لوغوريك), ...
        if last.is(Roles::FOREIGN) && cue == Some(Evidence::Title) {
            return !last.is(Roles::FAMILY) && !is_articled;
        }
        // ... or the word is the last one before a sign (محمد خميس زغرتان، ...), where no verb stands, ...
        if !is_articled && self.parts.len() == 2 && !segment.follows(at + 1) {
            return true;
        }
        // ... or the word has the form of a nisba (محمد سيف الرمحي).
        is_articled && word.last() == Some(&YEH) && !last.is(Roles::FOREIGN)
    }

    /// Adds the number of a monarch: محمد الخامس, ألفونسو الثالث عشر.
    fn read_ordinal(&mut self, segment: &Segment<'_, '_>) {
        let last = self.end.saturating_sub(1);
        let may_be_king = segment.roles(last, 0).is(Roles::GIVEN) || is_numbered(segment, last);
        if !may_be_king || ordinal(segment, self.end) != Some(Ordinal::One) {
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
