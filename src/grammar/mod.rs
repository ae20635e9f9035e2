//! Names beyond the lists: names composed of parts, short names of what was named before, titles and their holders.
//!
//! Each part of a composed name is [`Evidence`](crate::mention::evidence::Evidence), and so is what stands before it.

mod cue;
mod holders;
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
use crate::gazetteer::Kind;
use crate::index::Index;
use crate::matching::draft::MentionDraft;

/// Creates a pass over the words of `text` that composes names, unless all `stages` are switched off.
pub(crate) fn pass<'t, 'c>(index: &'c Index, text: &'t str, stages: Stages, min_weight: u32) -> Option<Pass<'t, 'c>> {
    (stages != Stages::NONE).then(|| Pass::new(index, text, stages, min_weight))
}

/// Merges the `composed` names into the listed mentions, widens titles, and links them with their holders.
pub(crate) fn finish(
    index: &Index,
    text: &str,
    stages: Stages,
    mut composed: Vec<MentionDraft>,
    drafts: &mut Vec<MentionDraft>,
) {
    drop_crossings(&mut composed, drafts);
    if !composed.is_empty() {
        let listed = std::mem::take(drafts);
        merge(index, listed, composed, drafts);
    }
    if stages.has(Stage::Titles) {
        title::drop_participles(index, text, drafts);
        title::widen(index, text, drafts);
        holders::link(index, text, drafts);
    }
}

/// Drops the composed names that cross or equal a listed one, because the lists are more reliable.
fn drop_crossings(composed: &mut Vec<MentionDraft>, listed: &[MentionDraft]) {
    composed.retain(|name| {
        let first = listed.partition_point(|mention| mention.span.end <= name.span.start);
        let mut touched = listed.iter().skip(first).take_while(|mention| mention.span.start < name.span.end);
        touched.all(|mention| name.span.contains(mention.span) && mention.span != name.span)
    });
}

/// Merges `listed` and `composed` mentions, none of which cross, into one list in text order, outer ones before inner ones.
fn merge(index: &Index, listed: Vec<MentionDraft>, composed: Vec<MentionDraft>, drafts: &mut Vec<MentionDraft>) {
    drafts.reserve(listed.len() + composed.len());
    let mut composed = composed.into_iter().peekable();
    // The number of the last composed name, the only one that can contain the next listed mention.
    let mut around: Option<usize> = None;
    for mention in listed {
        while let Some(name) = composed.next_if(|name| name.span.start <= mention.span.start) {
            around = Some(drafts.len());
            drafts.push(name);
        }
        let outer = around.and_then(|at| drafts.get_mut(at)).filter(|outer| outer.span.contains(mention.span));
        match outer {
            None => drafts.push(mention),
            Some(outer) => match part_of(index, &mention, outer) {
                ListedPart::Entity => outer.names = mention.names,
                ListedPart::Said => {}
                ListedPart::Inner => drafts.push(mention),
            },
        }
    }
    drafts.extend(composed);
}

/// The role of a listed mention inside a composed name.
enum ListedPart {
    /// It identifies the composed name.
    Entity,
    /// It adds no information to the composed name.
    Said,
    /// It is a mention of its own.
    Inner,
}

fn part_of(index: &Index, listed: &MentionDraft, composed: &MentionDraft) -> ListedPart {
    let kind = composed.kind(index);
    let same_kind = listed.kind(index) == kind;
    let is_person = kind == Some(&Kind::Person);
    // Any part of a person's name may identify the person, but only the end of a body's name identifies the body.
    if same_kind && composed.names.is_empty() && (is_person || listed.span.end == composed.span.end) {
        return ListedPart::Entity;
    }
    // A name of the same kind at the beginning is the head, which is not a mention of its own. Nor is anything else inside a person.
    let is_head = same_kind && listed.span.start == composed.span.start;
    if is_person || is_head { ListedPart::Said } else { ListedPart::Inner }
}
