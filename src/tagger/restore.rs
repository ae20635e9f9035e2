//! From mentions of a repaired text to mentions of the original.

use std::cmp::Reverse;

use crate::matching::draft::MentionDraft;
use crate::mention::{Excerpt, Mention, RepairedName};
use crate::repair::Repaired;
use crate::span::Span;

/// Returns the mention of each draft with spans of `text`, in text order, an outer one before those inside it.
///
/// `mention` makes the mention of a draft. A mention that would cross another in the original is `None`: in visual order, half of a Latin
/// name inside an Arabic one.
pub(super) fn restore<'a>(
    text: &'a str,
    repaired: &Repaired,
    drafts: &[MentionDraft],
    mention: impl Fn(&MentionDraft) -> Option<Mention<'a>>,
) -> std::vec::IntoIter<Option<Mention<'a>>> {
    // The place of each draft in the original, with its number.
    let mut places: Vec<(Span, usize)> =
        drafts.iter().enumerate().map(|(number, draft)| (repaired.original(draft.span), number)).collect();
    places.sort_by_key(|&(span, number)| (span.start, Reverse(span.end), number));
    let mut numbers = vec![None; drafts.len()];
    for (new, &(_, old)) in places.iter().enumerate() {
        if let Some(number) = numbers.get_mut(old) {
            *number = Some(new);
        }
    }
    let mut restored = Vec::with_capacity(drafts.len());
    // The ends of the mentions around the current place.
    let mut around: Vec<usize> = Vec::new();
    for (span, number) in places {
        around.retain(|&end| end > span.start);
        let crosses = around.last().is_some_and(|&end| end < span.end);
        let found = drafts.get(number).filter(|_| !crosses && !span.of(text).is_empty());
        restored.push(found.and_then(|draft| {
            let mut mention = mention(draft)?;
            mention.word_span = repaired.original(draft.word_span);
            mention.at = Excerpt { document: text, span };
            mention.full = None;
            let full = draft.composed.as_ref().map(|composed| composed.full.of(repaired.text()).to_owned());
            let read = draft.span.of(repaired.text());
            if read != span.of(text) || full.is_some() {
                mention.repaired = Some(Box::new(RepairedName { text: read.to_owned(), full }));
            }
            mention.links.renumber(&numbers);
            Some(mention)
        }));
        if restored.last().is_some_and(Option::is_some) {
            around.push(span.end);
        }
    }
    restored.into_iter()
}
