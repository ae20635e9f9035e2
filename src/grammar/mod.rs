//! What Arabic names do beyond the list: names composed of parts, short names of what was named before, titles and their holders.
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

/// A pass over the words of `text` that composes names, if any of the `stages` asks for it.
pub(crate) fn pass<'t, 'c>(index: &'c Index, text: &'t str, stages: Stages, min_weight: u32) -> Option<Pass<'t, 'c>> {
    (stages != Stages::NONE).then(|| Pass::new(index, text, stages, min_weight))
}

/// Puts what the pass has `composed` among the mentions of the lists, and says which titles are whose.
pub(crate) fn finish(
    index: &Index,
    text: &str,
    stages: Stages,
    composed: Vec<MentionDraft>,
    found: &mut Vec<MentionDraft>,
) {
    if !composed.is_empty() {
        merge(index, composed, found);
    }
    if stages.has(Stage::Titles) {
        title::widen(index, text, found);
        holders::link(index, text, found);
    }
}

/// Puts composed names among the listed ones.
///
/// A composed name gives way to a listed one that it crosses or equals. A listed person who is part of a composed one gives it
/// their entity; what a longer name begins with is its head, and said by it; anything else inside stays, except in a person.
fn merge(index: &Index, composed: Vec<MentionDraft>, found: &mut Vec<MentionDraft>) {
    let listed = std::mem::take(found);
    let gives_way = |name: &MentionDraft| {
        let first = listed.partition_point(|mention| mention.span.end <= name.span.start);
        let mut touched = listed.iter().skip(first).take_while(|mention| mention.span.start < name.span.end);
        touched.any(|mention| !name.span.contains(mention.span) || mention.span == name.span)
    };
    let composed: Vec<MentionDraft> = composed.into_iter().filter(|name| !gives_way(name)).collect();
    let mut composed = composed.into_iter().peekable();
    found.reserve(listed.len() + composed.len());
    let mut around: Option<usize> = None;
    for mention in listed {
        while let Some(name) = composed.next_if(|name| name.span.start <= mention.span.start) {
            around = Some(found.len());
            found.push(name);
        }
        let number = around.filter(|&at| found.get(at).is_some_and(|name| name.span.contains(mention.span)));
        match number.and_then(|at| found.get_mut(at)) {
            Some(name) => {
                let kind = mention.kind(index);
                let same_kind = kind == name.kind(index);
                // The listed part says who it is: a person's at any place, a body's where it is all of the complement.
                let person = name.kind(index) == Some(&Kind::Person);
                let is_entity = same_kind && (person || mention.span.end == name.span.end);
                let is_head = same_kind && mention.span.start == name.span.start;
                if is_entity && name.names.is_empty() {
                    name.names = mention.names;
                } else if !person && !is_head {
                    found.push(mention);
                }
            }
            None => found.push(mention),
        }
    }
    found.extend(composed);
}
