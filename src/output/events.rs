//! Splits a text into pieces, where mentions open and close like brackets.

use std::iter;

use crate::mention::{Mention, Tagged};
use crate::span::Span;

/// A piece of a text.
pub(super) enum Piece<'t> {
    /// Text in which no mention begins or ends; never empty.
    Text(&'t str),
    /// A mention begins.
    Open(&'t Mention<'t>),
    /// The most recently opened mention ends.
    Close(&'t Mention<'t>),
}

/// Returns the pieces of a text in order.
pub(super) fn pieces<'t>(tagged: &'t Tagged<'t>) -> impl Iterator<Item = Piece<'t>> {
    let text = tagged.text();
    let mut mentions = tagged.mentions().peekable();
    let mut open: Vec<&Mention<'_>> = Vec::new();
    let mut at = 0;
    iter::from_fn(move || {
        let start = mentions.peek().map_or(text.len(), |mention| mention.span().start);
        let end = open.last().map_or(text.len(), |mention| mention.span().end);
        let piece = Span::new(at, start.min(end)).of(text);
        at += piece.len();
        if !piece.is_empty() {
            return Some(Piece::Text(piece));
        }
        if open.last().is_some_and(|mention| mention.span().end <= at) {
            return open.pop().map(Piece::Close);
        }
        let mention = mentions.next()?;
        open.push(mention);
        Some(Piece::Open(mention))
    })
}
