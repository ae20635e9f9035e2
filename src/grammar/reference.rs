//! Short names of people and organizations that the text has named in full before.

use std::collections::HashMap;

use super::evidence::Evidence;
use super::stretch::Stretch;
use crate::arabic::clitics::Proclitics;
use crate::arabic::letters::Symbol;
use crate::compile::names::NameId;
use crate::found::{Composed, Found};
use crate::gazetteer::Kind;
use crate::span::Span;

/// The least letters of a family name that stands for the person.
const LETTERS: usize = 4;

/// The short names that the text has explained so far.
#[derive(Default)]
pub(super) struct Known {
    by_letters: HashMap<Vec<Symbol>, Antecedent>,
}

/// What a short name stands for.
struct Antecedent {
    kind: &'static Kind,
    /// Where the name stands in full.
    full: Span,
    names: Vec<NameId>,
}

impl Known {
    /// Remembers that `short` stands for `found`; the latest one counts.
    pub(super) fn insert(&mut self, short: &[Symbol], kind: &'static Kind, found: &Found) {
        let full = found.composed.as_ref().map_or(found.span, |composed| composed.full);
        self.by_letters.insert(short.to_vec(), Antecedent { kind, full, names: found.names.clone() });
    }

    /// A short name alone, of somebody who was named in full before: الشمري after هشام الشمري.
    pub(super) fn reference(&self, stretch: &Stretch<'_, '_>, at: usize) -> Option<(usize, Found)> {
        if self.by_letters.is_empty() || stretch.token(at)?.listed.is_some() {
            return None;
        }
        (0..=Proclitics::MOST).find_map(|split| {
            stretch.proclitics(at, split)?;
            let short = stretch.letters_after(at, split);
            let known = self.by_letters.get(short).filter(|_| short.len() >= LETTERS)?;
            let found = stretch.name(known.kind, (at, split), at, Vec::new())?;
            let composed = Composed { kind: known.kind, evidence: vec![Evidence::Reference], full: known.full };
            Some((at + 1, Found { names: known.names.clone(), composed: Some(composed), ..found }))
        })
    }
}
