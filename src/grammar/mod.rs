//! Names beyond the lists: names composed of parts, short names of what was named before, titles and their holders.
//!
//! Each part of a composed name is [`Evidence`](crate::mention::evidence::Evidence), and so is what stands before it.

mod cue;
mod entity;
mod free;
mod holders;
mod merge;
mod name_part;
mod named_after;
mod opening;
mod organization;
mod particle;
pub(crate) mod pass;
pub(crate) mod person;
mod place;
mod pronoun;
mod reference;
mod segment;
pub(crate) mod stage;
mod title;

use self::pass::Pass;
use self::stage::{Stage, Stages};
use crate::gazetteer::DenyList;
use crate::index::Index;
use crate::matching::draft::MentionDraft;

/// Creates a pass over the words of `text` that composes names but those to `deny`, unless all `stages` are switched off.
pub(crate) fn pass<'t, 'c>(
    index: &'c Index,
    deny: &'c DenyList,
    text: &'t str,
    stages: Stages,
    min_weight: u32,
) -> Option<Pass<'t, 'c>> {
    (stages != Stages::NONE).then(|| Pass::new(index, deny, text, stages, min_weight))
}

/// Merges the `composed` names into the listed mentions, widens titles, and links them with their holders.
pub(crate) fn finish(
    index: &Index,
    text: &str,
    stages: Stages,
    composed: Vec<MentionDraft>,
    drafts: &mut Vec<MentionDraft>,
) {
    merge::merge(index, composed, drafts);
    if stages.has(Stage::Titles) {
        title::drop_participles(index, text, drafts);
        title::widen(index, text, drafts);
        holders::link(index, text, drafts);
    }
}
