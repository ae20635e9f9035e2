//! A sentence of a corpus: its tokens, and the spans that their tags make.

use std::mem;

use super::tags::{Notation, Part, Tag};
use crate::span::Span;

/// One sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Sentence {
    /// The tokens, joined by one space.
    pub(super) text: String,
    /// The bytes of each token.
    pub(super) tokens: Vec<Span>,
    /// The bytes and label of each annotated span, in the order in which they begin.
    pub(super) gold: Vec<(Span, String)>,
    /// The bytes of the tokens whose annotation is not known: those of bad lines, and those that continue a span behind one.
    pub(super) unknown: Vec<Span>,
}

/// A span that may continue.
#[derive(Clone, Copy)]
pub(super) struct Open {
    column: usize,
    /// Its number among the spans of the sentence.
    number: usize,
    /// Whether the token before was its last one, so that only the notation asks for it.
    ended: bool,
}

impl Sentence {
    /// Adds a token without tags, and returns its bytes.
    pub(super) fn push_token(&mut self, token: &str) -> Span {
        if !self.tokens.is_empty() {
            self.text.push(' ');
        }
        let span = Span::new(self.text.len(), self.text.len() + token.len());
        self.text.push_str(token);
        self.tokens.push(span);
        span
    }

    /// Adds a token; `open` are the spans that contain the token before.
    pub(super) fn push(&mut self, token: &str, tags: &[Tag<'_>], open: &mut Vec<Open>, notation: &mut Notation) {
        let is_after_unknown = self.tokens.last().is_some() && self.tokens.last() == self.unknown.last();
        let span = self.push_token(token);
        let mut before = mem::take(open);
        let mut slots: Vec<Option<SpanTag<'_>>> = Vec::with_capacity(tags.len());
        for (column, &tag) in tags.iter().enumerate() {
            let follows = tag.label().is_some_and(|label| before.iter().any(|at| self.has_label(at.number, label)));
            notation.add(tag, follows);
            slots.push(SpanTag::new(tag, column));
        }
        before.retain(|at| !at.ended);
        // Tags that stay in their column come first, so that none loses its span to a tag that moved.
        for stay in [true, false] {
            for slot in &mut slots {
                let Some(tag) = slot.filter(|tag| !tag.part.begins) else { continue };
                let goes_on = |at: &Open| self.has_label(at.number, tag.label) && (at.column == tag.column || !stay);
                let Some(at) = before.iter().position(goes_on) else { continue };
                let number = before.remove(at).number;
                if let Some((gold, _)) = self.gold.get_mut(number) {
                    gold.end = span.end;
                }
                open.push(Open { column: tag.column, number, ended: tag.part.ends });
                *slot = None;
            }
        }
        for tag in slots.into_iter().flatten() {
            if is_after_unknown && !tag.part.begins {
                // Where the span begins is not known.
                if self.unknown.last() != Some(&span) {
                    self.unknown.push(span);
                }
                continue;
            }
            open.push(Open { column: tag.column, number: self.gold.len(), ended: tag.part.ends });
            self.gold.push((span, tag.label.to_owned()));
        }
    }

    fn has_label(&self, number: usize, label: &str) -> bool {
        self.gold.get(number).is_some_and(|(_, gold)| gold.eq_ignore_ascii_case(label))
    }
}

/// A tag other than `O`.
#[derive(Clone, Copy)]
struct SpanTag<'l> {
    part: Part,
    label: &'l str,
    /// The number of its column, counting only columns of tags.
    column: usize,
}

impl<'l> SpanTag<'l> {
    fn new(tag: Tag<'l>, column: usize) -> Option<Self> {
        match tag {
            Tag::Outside => None,
            Tag::Lettered { part, label, .. } => Some(Self { part, label, column }),
            Tag::Bare(label) => Some(Self { part: Part { begins: false, ends: false }, label, column }),
        }
    }
}
