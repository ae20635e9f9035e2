//! Rewrites a text, and remembers where each piece of the new text came from.

use crate::span::Span;

/// A text that is being rewritten from its beginning to its end. What is not replaced is kept.
pub(super) struct Rewrite<'t> {
    text: &'t str,
    /// The byte up to which the text has been rewritten.
    done: usize,
    new: String,
    pieces: Vec<Piece>,
}

/// A piece of the new text.
#[derive(Clone, Copy, Debug)]
struct Piece {
    /// Where it begins in the new text. It ends where the next piece begins.
    at: usize,
    /// The bytes of the old text that it stands for.
    source: Span,
    order: Order,
}

/// How the bytes of a piece correspond to those of its source.
#[derive(Clone, Copy, Debug)]
enum Order {
    /// Byte for byte.
    Kept,
    /// Char for char, but the first char of one is the last of the other.
    Reversed,
    /// The piece as a whole stands for the whole source.
    Replaced,
}

/// Maps spans of the new text back to the old one.
#[derive(Clone, Debug)]
pub(super) struct Map(Vec<Piece>);

impl<'t> Rewrite<'t> {
    /// Begins to rewrite `text`.
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, done: 0, new: String::new(), pieces: Vec::new() }
    }

    /// Keeps the text up to `source`, and writes `with` in its place. Does nothing if some of `source` has been rewritten before.
    pub(super) fn replace(&mut self, source: Span, with: &str) {
        if source.start < self.done {
            return;
        }
        self.keep_to(source.start);
        self.write(source, with);
    }

    /// Keeps the text up to byte `end`.
    pub(super) fn keep_to(&mut self, end: usize) {
        self.keep(Span::new(self.done, end));
    }

    /// Removes `source`, as [`replace`](Self::replace) does.
    pub(super) fn remove(&mut self, source: Span) {
        self.replace(source, "");
    }

    /// Writes the chars of `source` as they are, wherever they stand in the old text.
    pub(super) fn keep(&mut self, source: Span) {
        self.push(source, Order::Kept, source.of(self.text));
    }

    /// Writes `with` for `source`.
    pub(super) fn write(&mut self, source: Span, with: &str) {
        self.push(source, Order::Replaced, with);
    }

    /// Writes the chars of `source` in reverse order, each as `change` gives it, which must not change its length in bytes.
    pub(super) fn reverse(&mut self, source: Span, change: fn(char) -> char) {
        let reversed: String = source.of(self.text).chars().rev().map(change).collect();
        self.push(source, Order::Reversed, &reversed);
    }

    fn push(&mut self, source: Span, order: Order, new: &str) {
        if !new.is_empty() {
            self.pieces.push(Piece { at: self.new.len(), source, order });
            self.new.push_str(new);
        }
        self.done = self.done.max(source.end);
    }

    /// Returns the new text with its map, or `None` if it is the old one.
    pub(super) fn finish(mut self) -> Option<(String, Map)> {
        // Most passes find nothing, and the text need not be copied.
        if self.done == 0 && self.pieces.is_empty() {
            return None;
        }
        self.keep_to(self.text.len());
        if self.new == self.text {
            return None;
        }
        self.pieces.shrink_to_fit();
        Some((self.new, Map(self.pieces)))
    }
}

impl Map {
    /// Returns the bytes of the old text that bytes `new` of the new text stand for: from the first to the last of them.
    pub(super) fn old(&self, new: Span) -> Span {
        let Self(pieces) = self;
        let first = pieces.partition_point(|piece| piece.at <= new.start).saturating_sub(1);
        let pieces = pieces.get(first..).unwrap_or_default();
        let mut old: Option<Span> = None;
        for (number, piece) in pieces.iter().enumerate() {
            let begins_behind = piece.at >= new.end;
            if begins_behind && number > 0 {
                break;
            }
            let end = pieces.get(number + 1).map_or(usize::MAX, |next| next.at);
            let source = piece.old(new.start.max(piece.at), new.end.min(end).max(piece.at));
            old = Some(old.map_or(source, |old| Span::new(old.start.min(source.start), old.end.max(source.end))));
        }
        old.unwrap_or_default()
    }
}

impl Piece {
    /// Returns the bytes of the source for bytes `start` to `end` of the new text, which are in this piece.
    fn old(&self, start: usize, end: usize) -> Span {
        let (start, end) = (start - self.at, end - self.at);
        let Span { start: first, end: last } = self.source;
        match self.order {
            Order::Kept => Span::new((first + start).min(last), (first + end).min(last)),
            Order::Reversed => Span::new(last.saturating_sub(end).max(first), last.saturating_sub(start).max(first)),
            Order::Replaced => self.source,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_lead_back_to_the_old_text() {
        let old = "abc<b>def</b>&amp;xyz";
        let mut rewrite = Rewrite::new(old);
        rewrite.remove(Span::new(3, 6));
        rewrite.remove(Span::new(9, 13));
        rewrite.replace(Span::new(13, 18), "&");
        // It lies in what has been replaced.
        rewrite.remove(Span::new(15, 20));
        let (new, map) = rewrite.finish().unwrap();
        assert_eq!(new, "abcdef&xyz");
        let cases = [
            ("abc", "abc"),
            ("bcd", "bc<b>d"),
            ("def", "def"),
            ("&", "&amp;"),
            ("f&x", "f</b>&amp;x"),
            ("xyz", "xyz"),
            ("abcdef&xyz", old),
        ];
        for (part, expected) in cases {
            let start = new.find(part).unwrap();
            assert_eq!(map.old(Span::new(start, start + part.len())).of(old), expected, "{part}");
        }
        assert!(map.old(Span::new(4, 4)).is_empty());
        assert!(map.old(Span::new(100, 200)).of(old).is_empty());
    }

    #[test]
    fn reversed_pieces_are_read_from_their_end() {
        let old = "صم (2) رق";
        let mut rewrite = Rewrite::new(old);
        rewrite.reverse(Span::new(7, 13), |c| c);
        rewrite.keep(Span::new(6, 7));
        rewrite.reverse(Span::new(0, 6), |c| c);
        let (new, map) = rewrite.finish().unwrap();
        assert_eq!(new, "قر )2( مص");
        for part in ["قر", "ق", "ر )", "مص", "م", "2"] {
            let start = new.find(part).unwrap();
            let back = map.old(Span::new(start, start + part.len())).of(old);
            assert_eq!(back.chars().rev().collect::<String>(), part);
        }
    }

    #[test]
    fn a_text_without_changes_has_no_map() {
        assert!(Rewrite::new("مصر").finish().is_none());
        let mut rewrite = Rewrite::new("مصر");
        rewrite.keep_to(4);
        assert!(rewrite.finish().is_none());
        let mut rewrite = Rewrite::new("مصر");
        rewrite.replace(Span::new(0, 0), "و");
        assert_eq!(rewrite.finish().unwrap().0, "ومصر");
        let mut rewrite = Rewrite::new("مصر");
        rewrite.remove(Span::new(0, 6));
        assert_eq!(rewrite.finish().unwrap().0, "");
    }
}
