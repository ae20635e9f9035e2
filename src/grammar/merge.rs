//! Merges composed names into the listed mentions.

use std::mem;

use crate::gazetteer::Kind;
use crate::index::Index;
use crate::matching::draft::MentionDraft;

/// Merges the `composed` names, none of which cross, into the listed mentions of `drafts`. The result is a forest in text order, outer
/// mentions before inner ones.
pub(super) fn merge(index: &Index, composed: Vec<MentionDraft>, drafts: &mut Vec<MentionDraft>) {
    if composed.is_empty() {
        return;
    }
    drop_cut_off(index, &composed, drafts);
    let composed = without_crossings(composed, drafts);
    if composed.is_empty() {
        return;
    }
    let listed = mem::take(drafts);
    drafts.reserve(listed.len() + composed.len());
    let mut composed = composed.into_iter().peekable();
    let mut around = Around::default();
    for mention in listed {
        while let Some(name) = composed.next_if(|name| name.span.start <= mention.span.start) {
            around.open(drafts, name);
        }
        match around.innermost(drafts, &mention) {
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

/// Drops the listed people who are somebody else: because the text goes on with the name (الملك تشارلز, if الأول follows), or because a
/// stranger with that family name was named before.
fn drop_cut_off(index: &Index, composed: &[MentionDraft], listed: &mut Vec<MentionDraft>) {
    let is_person = |mention: &MentionDraft| mention.kind(index) == Some(&Kind::Person);
    let mut people = composed.iter().filter(|name| is_person(name)).peekable();
    listed.retain(|mention| {
        while people.next_if(|name| name.span.start < mention.span.start).is_some() {}
        let is_another = |name: &&MentionDraft| match name.span.start == mention.span.start {
            true => name.span.end == mention.span.end,
            false => name.span.start < mention.span.end && mention.span.end < name.span.end,
        };
        !(is_person(mention) && people.peek().is_some_and(is_another))
    });
}

/// Returns the composed names that neither cross nor equal a listed one, nor lie in one: the lists are more reliable.
fn without_crossings(mut composed: Vec<MentionDraft>, listed: &[MentionDraft]) -> Vec<MentionDraft> {
    // How far the mentions before each one reach. The ends of nested mentions do not only rise.
    let mut farthest = 0;
    let mut reach = Vec::with_capacity(listed.len());
    for mention in listed {
        reach.push(farthest);
        farthest = farthest.max(mention.span.end);
    }
    composed.retain(|name| {
        let first = listed.partition_point(|mention| mention.span.start < name.span.start);
        let reached = reach.get(first).copied().unwrap_or(farthest);
        let mut inside = listed.iter().skip(first).take_while(|mention| mention.span.start < name.span.end);
        reached <= name.span.start
            && inside.all(|mention| name.span.contains(mention.span) && name.span != mention.span)
    });
    composed
}

/// The composed names around the current place, by their numbers among the drafts, the innermost last.
#[derive(Default)]
struct Around(Vec<usize>);

impl Around {
    /// Adds a composed name to the drafts.
    fn open(&mut self, drafts: &mut Vec<MentionDraft>, name: MentionDraft) {
        self.close(drafts, name.span.start);
        self.0.push(drafts.len());
        drafts.push(name);
    }

    /// Forgets the names that end before byte `start`.
    fn close(&mut self, drafts: &[MentionDraft], start: usize) {
        while self.0.last().and_then(|&at| drafts.get(at)).is_some_and(|name| name.span.end <= start) {
            self.0.pop();
        }
    }

    /// Returns the innermost composed name that contains `mention`.
    fn innermost<'d>(
        &mut self,
        drafts: &'d mut [MentionDraft],
        mention: &MentionDraft,
    ) -> Option<&'d mut MentionDraft> {
        self.close(drafts, mention.span.start);
        let &at = self.0.last()?;
        drafts.get_mut(at).filter(|outer| outer.span.contains(mention.span))
    }
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
    // The end of a body's name identifies the body. Whom a person's name stands for is known already.
    if same_kind && !is_person && composed.names.is_empty() && listed.span.end == composed.span.end {
        return ListedPart::Entity;
    }
    // A name of the same kind at the beginning is the head, which is not a mention of its own. Nor is anything else inside a person.
    let is_head = same_kind && listed.span.start == composed.span.start;
    if is_person || is_head { ListedPart::Said } else { ListedPart::Inner }
}
