//! Short names of people and organizations that the text has already named in full.

use std::collections::HashMap;
use std::mem;

use super::cue::cue;
use super::free::name_may_follow;
use super::particle::is_divine;
use super::segment::{Listed, Segment, is_ordinary};
use crate::arabic::article;
use crate::arabic::key::Key;
use crate::arabic::letters::{self, Symbol};
use crate::arabic::proclitics::Proclitics;
use crate::fold::{self, Gap};
use crate::gazetteer::Kind;
use crate::index::ids::NameId;
use crate::lexicon::{self, Roles, guards};
use crate::limits::CANDIDATES;
use crate::matching::draft::{Composed, MentionDraft};
use crate::mention::evidence::Evidence;
use crate::span::Span;
use crate::util::bloom::Bloom;
use crate::util::few::Few;
use crate::util::hash::Keyed;

/// The least letters of a short name.
const LEAST_LETTERS: usize = 2;

/// The least letters of a family name that stands for the person without a title or a verb of saying.
const FAMILY_LETTERS: usize = 4;

/// The least letters of a given name that stands for the person.
const GIVEN_LETTERS: usize = 3;

/// The least weight of a composed name whose given name stands for the person.
const CERTAIN: u32 = 4;

/// How far behind the full name a family name stands for the person, in bytes: some 1,400 words. The further away, the more likely is another
/// meaning.
const FAR: usize = 16 * 1024;

/// The same for a family name that is also an ordinary word (الأسد, "the lion") or in no list: some 350 words.
const NEAR: usize = 4 * 1024;

/// The least letters of an acronym.
const ACRONYM_LETTERS: usize = 2;

/// The short names whose full names the text has given so far.
#[derive(Default)]
pub(super) struct Antecedents {
    by_key: HashMap<Key, Antecedent, Keyed>,
    /// The keys again, to rule out most words quickly.
    filter: Bloom,
    /// The number of keys that the filter was made for.
    room: usize,
    /// Names by themselves that nobody had yet when they were read: the text may name somebody in full below.
    waiting: HashMap<Key, Vec<Waiting>, Keyed>,
    /// Those of them that somebody was named with below.
    found_below: Vec<MentionDraft>,
}

/// A single name that may be somebody's who is named in full below, as in a headline.
struct Waiting {
    letters: Box<[Symbol]>,
    /// The mention that it is then.
    mention: MentionDraft,
}

/// What a short name stands for.
struct Antecedent {
    /// The short name. Another long one may have the same key.
    letters: Box<[Symbol]>,
    kind: &'static Kind,
    /// Where the name is written in full.
    full: Span,
    /// The listed names of all with this short name, the latest first.
    names: Few<NameId>,
    /// The byte up to which the short name stands for it.
    until: usize,
    /// Whether nobody listed has been named with this short name.
    is_stranger: bool,
    needs: Needs,
}

/// What a short name needs beside it to stand for the person named in full before.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Needs {
    Nothing,
    /// A given name: no name may follow, which would make it somebody else's.
    NoNameBehind,
    /// A short word, or one that is mostly something else (رمضان, الرضا): a title or a verb of saying stands before it.
    Cue,
}

impl Antecedents {
    /// Remembers the first and the last name of a person whose name ends with word `last`.
    pub(super) fn person(&mut self, segment: &Segment<'_, '_>, last: usize, found: &MentionDraft) {
        let first = segment.first_of(last, found.span);
        if first == last {
            return;
        }
        if is_certain(found) {
            self.given(segment, (first, found.clitics.len()), found);
        }
        self.family(segment, last, found);
    }

    /// Remembers a name of a person, without its first `split` letters, if it is a given name that is seldom another word.
    fn given(&mut self, segment: &Segment<'_, '_>, (at, split): (usize, usize), found: &MentionDraft) {
        let given = segment.letters_after(at, split);
        if is_given_name(segment, at, split) && given.len() >= GIVEN_LETTERS {
            self.insert(given, Needs::NoNameBehind, &Kind::Person, found, found.span.end + NEAR);
        }
    }

    /// Remembers the last name of a person. One that is often another word needs a title or a verb of saying before it.
    fn family(&mut self, segment: &Segment<'_, '_>, last: usize, found: &MentionDraft) {
        let (family, roles) = (segment.letters(last), segment.roles(last, 0));
        // الدين is in many names.
        if family.len() < LEAST_LETTERS || is_divine(family) || guards::is_guarded(family) {
            return;
        }
        let is_given_only = roles.is(Roles::GIVEN) && !roles.is(Roles::FAMILY);
        let is_unknown = found.composed.as_ref().is_some_and(|name| name.evidence.last() == Some(&Evidence::Unknown));
        let is_doubtful = is_given_only
            || is_ordinary(family)
            || family.len() < FAMILY_LETTERS
            || is_unknown && !is_surely_family(segment, last);
        let needs = if is_given_only && is_given_name(segment, last, 0) && is_certain(found) {
            Needs::NoNameBehind
        } else if is_doubtful {
            Needs::Cue
        } else {
            Needs::Nothing
        };
        let is_sure = needs == Needs::Nothing && !is_unknown && !lexicon::is_ordinary_noun(family);
        let reach = if is_sure { FAR } else { NEAR };
        self.insert(family, needs, &Kind::Person, found, found.span.end + reach);
    }

    /// Remembers that `short` stands for what was `found`, up to byte `until`.
    fn insert(&mut self, short: &[Symbol], needs: Needs, kind: &'static Kind, found: &MentionDraft, until: usize) {
        let key = Key::of_word(short);
        let mut names = found.names.clone();
        let older = self.get(short, key);
        let is_stranger = names.is_empty() && older.is_none_or(|older| older.is_stranger);
        let older = older.filter(|older| older.kind == kind);
        // Others had the short name before: after two listed people called الشمري, it may be either. After one in no list it is that one.
        if let Some(older) = older.filter(|_| !names.is_empty()) {
            let room = CANDIDATES.saturating_sub(names.len());
            let others = older.names.iter().filter(|name| !found.names.contains(name));
            names.extend(others.copied().take(room));
        }
        // What was a sure short name a little before is one still.
        let needs = older.filter(|older| found.span.start < older.until).map_or(needs, |older| needs.min(older.needs));
        let full = match &found.composed {
            Some(composed) => composed.full,
            None => found.span,
        };
        if needs < Needs::Cue && kind == &Kind::Person {
            self.find_below(short, key, full, &names);
        }
        self.by_key.insert(key, Antecedent { letters: short.into(), kind, full, names, until, is_stranger, needs });
        self.add_to_filter(key);
    }

    /// Remembers word `at` if it is a name by itself, in case somebody is named in full with it below.
    pub(super) fn wait(&mut self, segment: &Segment<'_, '_>, at: usize) {
        if !segment.any_roles(at).is_any(&[Roles::GIVEN, Roles::FAMILY]) || segment.listed(at).is_some() {
            return;
        }
        let Some(split) = segment.splits(at).find(|&split| is_name_alone(segment, at, split)) else { return };
        let letters = segment.letters_after(at, split);
        if letters.len() < GIVEN_LETTERS || is_inside_or_accusative(segment, at) {
            return;
        }
        let Some(mention) = segment.name(&Kind::Person, (at, split), at, vec![Evidence::Reference]) else { return };
        let waiting = self.waiting.entry(segment.key(at, split)).or_default();
        waiting.push(Waiting { letters: letters.into(), mention });
    }

    /// Gives the names that waited for it to the one who was named in full with `short`.
    fn find_below(&mut self, short: &[Symbol], key: Key, full: Span, names: &Few<NameId>) {
        for Waiting { letters, mention } in self.waiting.remove(&key).unwrap_or_default() {
            if *letters == *short && full.start < mention.span.end + NEAR {
                self.found_below.push(standing_for(mention, full, names));
            }
        }
    }

    /// Returns the short names whose full ones stand below them, and forgets them.
    pub(super) fn take_found_below(&mut self) -> Vec<MentionDraft> {
        mem::take(&mut self.found_below)
    }

    /// Adds a key to the filter. A full filter is replaced by one four times as large.
    fn add_to_filter(&mut self, key: Key) {
        if self.by_key.len() <= self.room {
            self.filter.insert(key);
            return;
        }
        self.room = (4 * self.room).max(64);
        self.filter = Bloom::new(self.room);
        for &key in self.by_key.keys() {
            self.filter.insert(key);
        }
    }

    /// Returns what the short name with these letters and this key stands for.
    fn get(&self, short: &[Symbol], key: Key) -> Option<&Antecedent> {
        let known = self.by_key.get(&key)?;
        if *known.letters == *short { Some(known) } else { None }
    }

    /// Returns the short name at word `at`, if it was given in full before: الشمري after هشام الشمري.
    pub(super) fn reference(&self, segment: &Segment<'_, '_>, at: usize) -> Option<(usize, MentionDraft)> {
        // The short name of a listed person is that of somebody else, if only he was named: after بيتر هاريس, هاريس is he.
        let may_be_short = segment.listed(at).is_none_or(|listed| is_short_name(segment, at, listed));
        if self.by_key.is_empty() || !may_be_short {
            return None;
        }
        for (clitics, rest, key) in Proclitics::splits_with_key(segment.letters(at), segment.key(at, 0)) {
            // Most words are not among the short names.
            if !self.filter.contains(key) {
                continue;
            }
            let is_near = |known: &&Antecedent| segment.token(at).is_some_and(|token| token.span.start < known.until);
            let is_another = |known: &&Antecedent| segment.listed(at).is_none() || known.is_stranger;
            let fits = |known: &&Antecedent| has_what_it_needs(segment, at, clitics.len(), known.needs);
            let known = self.get(rest, key).filter(is_near).filter(is_another).filter(fits);
            if let Some(known) = known.filter(|_| !is_inside_or_accusative(segment, at)) {
                let found = short(segment, (at, clitics.len()), known, Evidence::Reference)?;
                return Some((at + 1, found));
            }
        }
        None
    }

    /// Returns the acronym in brackets at word `at`, right after an `organization`, and remembers that it stands for it.
    pub(super) fn acronym(
        &mut self,
        segment: &Segment<'_, '_>,
        at: usize,
        organization: &MentionDraft,
    ) -> Option<(usize, MentionDraft)> {
        if segment.listed(at).is_some() || !is_bracketed(segment, at) {
            return None;
        }
        let letters = segment.letters(at);
        if letters.len() < ACRONYM_LETTERS || is_ordinary(letters) || !letters.iter().all(is_letter) {
            return None;
        }
        self.insert(letters, Needs::Nothing, &Kind::Organization, organization, usize::MAX);
        let known = self.get(letters, Key::of_word(letters))?;
        let found = short(segment, (at, 0), known, Evidence::Acronym)?;
        Some((at + 1, found))
    }
}

/// Returns whether a listed person is called just by word `at`, perhaps with proclitics.
fn is_short_name(segment: &Segment<'_, '_>, at: usize, listed: Listed<'_>) -> bool {
    let Some(token) = segment.token(at) else { return false };
    *listed.kind == Kind::Person && token.span.contains(listed.span)
}

/// Returns whether word `at` is no short name: it is part of another name (ابن عباس), or ends in a tanwin (ميلاً).
fn is_inside_or_accusative(segment: &Segment<'_, '_>, at: usize) -> bool {
    let follows_particle = segment.before(at).is_some() && segment.roles(at - 1, 0).is(Roles::PARTICLE);
    follows_particle || segment.token(at).is_some_and(|token| fold::ends_in_tanwin(segment.text, token.span))
}

/// Returns whether a name is sure enough that the given name in it stands for the person: it is listed, or more than its parts speak for it.
fn is_certain(found: &MentionDraft) -> bool {
    found.composed.is_none() || found.weight() >= CERTAIN
}

/// Returns whether word `at` without its first `split` letters is a given name, as it is spelled, and no noun.
fn is_given_name(segment: &Segment<'_, '_>, at: usize, split: usize) -> bool {
    let roles = segment.roles(at, split);
    roles.is(Roles::GIVEN) && !roles.is(Roles::MISSPELLED) && !lexicon::is_noun(segment.letters_after(at, split))
}

/// Returns whether the short name at word `at`, without its first `split` letters, has beside it what it `needs`.
fn has_what_it_needs(segment: &Segment<'_, '_>, at: usize, split: usize, needs: Needs) -> bool {
    match needs {
        Needs::Nothing => true,
        Needs::NoNameBehind => is_given_name(segment, at, split) && !name_may_follow(segment, at),
        Needs::Cue => split == 0 && cue(segment, at).is_some() && !name_may_follow(segment, at),
    }
}

/// Returns whether word `at` without its first `split` letters is a name that is nothing else, and that nobody's other names stand beside.
fn is_name_alone(segment: &Segment<'_, '_>, at: usize, split: usize) -> bool {
    let roles = segment.roles(at, split);
    let is_family = roles.is(Roles::FAMILY) && !roles.is(Roles::ALSO_WORD);
    (is_family || is_given_name(segment, at, split)) && !name_may_follow(segment, at)
}

/// Returns whether word `at`, which is in no list and ends a name, has the form of a family name, or follows a foreign given name. After an
/// Arabic one it may be any word: قال سعيد فحدثهم.
fn is_surely_family(segment: &Segment<'_, '_>, at: usize) -> bool {
    let is_after_foreign = at.checked_sub(1).is_some_and(|before| segment.roles(before, 0).is(Roles::FOREIGN));
    is_after_foreign || article::is_articled(segment.letters(at))
}

/// Returns whether word `at` stands alone in brackets: (فاو).
fn is_bracketed(segment: &Segment<'_, '_>, at: usize) -> bool {
    let Some(token) = segment.token(at) else { return false };
    let before = Span::new(0, token.span.start).of(segment.text);
    let behind = Span::new(token.span.end, segment.text.len()).of(segment.text);
    token.gap == Gap::Open && before.ends_with(['(', '[']) && behind.starts_with([')', ']'])
}

fn is_letter(symbol: &Symbol) -> bool {
    letters::letter(*symbol).is_some_and(|letter| !letter.is_ascii_digit())
}

/// Returns the mention of a short name of one word.
fn short(
    segment: &Segment<'_, '_>,
    (at, split): (usize, usize),
    known: &Antecedent,
    evidence: Evidence,
) -> Option<MentionDraft> {
    let mention = segment.name(known.kind, (at, split), at, vec![evidence])?;
    Some(standing_for(mention, known.full, &known.names))
}

/// Returns the mention of a short name as that of what is written in full at `full`, which has the listed `names`.
fn standing_for(mention: MentionDraft, full: Span, names: &Few<NameId>) -> MentionDraft {
    let composed = mention.composed.map(|composed| Composed { full, ..composed });
    MentionDraft { names: names.clone(), composed, ..mention }
}
