//! Short names of people and organizations that the text has named in full before.

use std::collections::HashMap;

use super::particle::is_divine;
use super::segment::{Segment, is_ordinary};
use crate::arabic::key::Key;
use crate::arabic::letters::{self, Symbol};
use crate::fold::Gap;
use crate::gazetteer::Kind;
use crate::index::ids::NameId;
use crate::lexicon::Roles;
use crate::limits::CANDIDATES;
use crate::matching::draft::{Composed, MentionDraft};
use crate::mention::evidence::Evidence;
use crate::span::Span;
use crate::util::bloom::Bloom;
use crate::util::few::Few;
use crate::util::hash::Keyed;

/// The least letters of a family name that stands for the person.
const FAMILY_LETTERS: usize = 4;

/// The least letters of an acronym.
const ACRONYM_LETTERS: usize = 2;

/// The short names that the text has explained so far.
#[derive(Default)]
pub(super) struct Antecedents {
    by_key: HashMap<Key, Antecedent, Keyed>,
    /// The keys, for words that are none of them.
    filter: Bloom,
    /// How many keys the filter was made for.
    room: usize,
}

/// What a short name stands for.
struct Antecedent {
    /// The short name, which another long one may share its key with.
    letters: Box<[Symbol]>,
    kind: &'static Kind,
    /// Where the name stands in full.
    full: Span,
    /// The names of all who have been named so, the latest first.
    names: Few<NameId>,
}

impl Antecedents {
    /// Remembers the family name of a person whose name ends with word `last`, unless it is an ordinary word or a given name.
    pub(super) fn person(&mut self, segment: &Segment<'_, '_>, last: usize, found: &MentionDraft) {
        let family = segment.letters(last);
        let part = segment.roles(last, 0);
        let alone = found.span.start == segment.token(last).map_or(0, |token| token.span.start);
        let given = part.is(Roles::GIVEN) && !part.is(Roles::FAMILY);
        if !alone && family.len() >= FAMILY_LETTERS && !given && !is_divine(family) && !is_ordinary(family) {
            self.insert(family, &Kind::Person, found);
        }
    }

    fn insert(&mut self, short: &[Symbol], kind: &'static Kind, found: &MentionDraft) {
        let full = found.composed.as_ref().map_or(found.span, |composed| composed.full);
        let mut names = found.names.clone();
        let key = Key::of(short.iter().copied());
        if let Some(older) = self.by_key.get(&key).filter(|older| older.kind == kind && *older.letters == *short) {
            let further = older.names.iter().filter(|name| !found.names.contains(name));
            names.extend(further.copied().take(CANDIDATES.saturating_sub(found.names.len())));
        }
        self.by_key.insert(key, Antecedent { letters: short.into(), kind, full, names });
        if self.by_key.len() > self.room {
            self.room = (4 * self.room).max(64);
            self.filter = Bloom::new(self.room);
            self.by_key.keys().for_each(|&key| self.filter.insert(key));
        } else {
            self.filter.insert(key);
        }
    }

    /// A short name alone, of somebody who was named in full before: الشمري after هشام الشمري.
    pub(super) fn reference(&self, segment: &Segment<'_, '_>, at: usize) -> Option<(usize, MentionDraft)> {
        if self.by_key.is_empty() || segment.listed(at).is_some() {
            return None;
        }
        let (mut letters, mut key) = (segment.letters(at), segment.key(at, 0));
        for split in segment.splits(at) {
            let known = self.filter.contains(key).then(|| self.by_key.get(&key)).flatten();
            if let Some(known) = known.filter(|known| *known.letters == *letters) {
                return Some((at + 1, short(segment, (at, split), known, Evidence::Reference)?));
            }
            let (&first, rest) = letters.split_first()?;
            key = key.without_first(first, letters.len());
            letters = rest;
        }
        None
    }

    /// The acronym in brackets behind an organization that ends with the word before word `at`; it stands for it from now on.
    pub(super) fn acronym(
        &mut self,
        segment: &Segment<'_, '_>,
        at: usize,
        organization: &MentionDraft,
    ) -> Option<(usize, MentionDraft)> {
        let token = segment.token(at).filter(|token| token.gap == Gap::Open && segment.listed(at).is_none())?;
        let bracketed = segment.text.get(..token.span.start)?.ends_with(['(', '['])
            && segment.text.get(token.span.end..)?.starts_with([')', ']']);
        let letters = segment.letters(at);
        if !bracketed || letters.len() < ACRONYM_LETTERS || is_ordinary(letters) || !letters.iter().all(is_letter) {
            return None;
        }
        self.insert(letters, &Kind::Organization, organization);
        Some((at + 1, short(segment, (at, 0), self.by_key.get(&Key::of(letters.iter().copied()))?, Evidence::Acronym)?))
    }
}

fn is_letter(symbol: &Symbol) -> bool {
    letters::letter(*symbol).is_some_and(|letter| !letter.is_ascii_digit())
}

/// The short name that is one word.
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
