//! Short names of people and organizations that the text has already named in full.

use std::collections::HashMap;

use super::particle::is_divine;
use super::segment::{Listed, Segment, is_ordinary};
use crate::arabic::article;
use crate::arabic::key::Key;
use crate::arabic::letters::{self, Symbol};
use crate::arabic::proclitics::Proclitics;
use crate::fold::{self, Gap};
use crate::gazetteer::Kind;
use crate::index::ids::NameId;
use crate::lexicon::{self, Roles};
use crate::limits::CANDIDATES;
use crate::matching::draft::{Composed, MentionDraft};
use crate::mention::evidence::Evidence;
use crate::span::Span;
use crate::util::bloom::Bloom;
use crate::util::few::Few;
use crate::util::hash::Keyed;

/// The least letters of a family name that stands for the person.
const FAMILY_LETTERS: usize = 4;

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
}

impl Antecedents {
    /// Remembers the last name of a person whose name ends with word `last`, unless it is an ordinary word or a given name.
    pub(super) fn person(&mut self, segment: &Segment<'_, '_>, last: usize, found: &MentionDraft) {
        let Some(token) = segment.token(last) else { return };
        let is_one_word = found.span.start == token.span.start;
        let family = segment.letters(last);
        if is_one_word || family.len() < FAMILY_LETTERS {
            return;
        }
        let roles = segment.roles(last, 0);
        let is_given = roles.is(Roles::GIVEN) && !roles.is(Roles::FAMILY);
        // Many people share a given name, and الدين is in many names.
        if is_given || is_divine(family) || is_ordinary(family) {
            return;
        }
        let is_unknown = found.composed.as_ref().is_some_and(|name| name.evidence.last() == Some(&Evidence::Unknown));
        if !is_unknown {
            let reach = if lexicon::is_ordinary_noun(family) { NEAR } else { FAR };
            self.insert(family, &Kind::Person, found, found.span.end + reach);
        } else if is_surely_family(segment, last) {
            self.insert(family, &Kind::Person, found, found.span.end + NEAR);
        }
    }

    /// Remembers that `short` stands for what was `found`, up to byte `until`.
    fn insert(&mut self, short: &[Symbol], kind: &'static Kind, found: &MentionDraft, until: usize) {
        let key = Key::of_word(short);
        let mut names = found.names.clone();
        let is_stranger = names.is_empty() && self.get(short, key).is_none_or(|older| older.is_stranger);
        // Others had the short name before: after two listed people called الشمري, it may be either. After one in no list it is that one.
        let older = self.get(short, key).filter(|older| older.kind == kind && !names.is_empty());
        if let Some(older) = older {
            let room = CANDIDATES.saturating_sub(names.len());
            let others = older.names.iter().filter(|name| !found.names.contains(name));
            names.extend(others.copied().take(room));
        }
        let full = match &found.composed {
            Some(composed) => composed.full,
            None => found.span,
        };
        self.by_key.insert(key, Antecedent { letters: short.into(), kind, full, names, until, is_stranger });
        self.add_to_filter(key);
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
            let known = self.get(rest, key).filter(is_near).filter(is_another);
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
        self.insert(letters, &Kind::Organization, organization, usize::MAX);
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
    let found = segment.name(known.kind, (at, split), at, Vec::new())?;
    let composed = Composed { kind: known.kind, evidence: vec![evidence], full: known.full };
    Some(MentionDraft { names: known.names.clone(), composed: Some(composed), ..found })
}
