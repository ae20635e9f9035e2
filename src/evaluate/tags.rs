//! The tags of tokens, in any of their notations.

use std::fmt;

/// The letters that say which part of its span a token is.
const LETTERS: [(char, Part); 8] = [
    ('B', Part { begins: true, ends: false }),
    ('I', Part { begins: false, ends: false }),
    ('M', Part { begins: false, ends: false }),
    ('E', Part { begins: false, ends: true }),
    ('L', Part { begins: false, ends: true }),
    ('S', Part { begins: true, ends: true }),
    ('U', Part { begins: true, ends: true }),
    ('W', Part { begins: true, ends: true }),
];

/// Which part of its span a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) begins: bool,
    pub(super) ends: bool,
}

/// A tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag<'l> {
    /// `O`.
    Outside,
    /// `B-PER`, with its letter in upper case.
    Lettered { letter: char, part: Part, label: &'l str, is_label_first: bool },
    /// `PER`.
    Bare(&'l str),
}

impl<'l> Tag<'l> {
    /// Reads a tag: `O`, `B-PER`, `B_PER`, `PER-B`, `b-per` or `PER`.
    pub(super) fn read(field: &'l str) -> Option<Self> {
        if field.eq_ignore_ascii_case("O") {
            return Some(Self::Outside);
        }
        let is_joint = |c: char| matches!(c, '-' | '_');
        if let Some((letter, label)) = field.split_once(is_joint) {
            if let Some((letter, part)) = part(letter).filter(|_| is_label(label)) {
                return Some(Self::Lettered { letter, part, label, is_label_first: false });
            }
        }
        if let Some((label, letter)) = field.rsplit_once(is_joint) {
            if let Some((letter, part)) = part(letter).filter(|_| is_label(label)) {
                return Some(Self::Lettered { letter, part, label, is_label_first: true });
            }
        }
        let is_bare = part(field).is_none() && is_label(field) && !field.ends_with(is_joint);
        is_bare.then_some(Self::Bare(field))
    }

    /// Returns the label.
    pub(super) fn label(self) -> Option<&'l str> {
        match self {
            Self::Outside => None,
            Self::Lettered { label, .. } | Self::Bare(label) => Some(label),
        }
    }
}

/// Whether the text can be a label: numbers and signs are not.
fn is_label(text: &str) -> bool {
    text.starts_with(char::is_alphabetic)
}

fn part(letter: &str) -> Option<(char, Part)> {
    LETTERS
        .into_iter()
        .find(|(known, _)| letter.chars().eq([*known]) || letter.chars().eq([known.to_ascii_lowercase()]))
}

/// Returns the label of a tag, or the text itself if it is not a tag with a letter.
pub(super) fn label_of(text: &str) -> &str {
    match Tag::read(text) {
        Some(Tag::Lettered { label, .. }) => label,
        _ => text,
    }
}

/// The notation of the tags of a corpus, as it was seen. [`Display`](fmt::Display) names it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Notation {
    /// Whether a span begins with `I`.
    begins_with_i: bool,
    /// Whether a span begins with `B` where the token before is not in a span of its label.
    begins_with_b: bool,
    /// Whether a span begins with `B` right after one of its label.
    b_after_same: bool,
    /// Whether there are `E` or `S`, `L` or `U`, `M` or `W`.
    bioes: bool,
    bilou: bool,
    bmes: bool,
    bare: bool,
    is_label_first: bool,
}

impl Notation {
    /// Records a tag; `follows` says whether the token before is in a span of its label.
    pub(super) fn add(&mut self, tag: Tag<'_>, follows: bool) {
        match tag {
            Tag::Outside => {}
            Tag::Bare(_) => self.bare = true,
            Tag::Lettered { letter, is_label_first, .. } => {
                self.is_label_first |= is_label_first;
                match letter {
                    'B' if follows => self.b_after_same = true,
                    'B' => self.begins_with_b = true,
                    'I' if !follows => self.begins_with_i = true,
                    'E' | 'S' => self.bioes = true,
                    'L' | 'U' => self.bilou = true,
                    'M' | 'W' => self.bmes = true,
                    _ => {}
                }
            }
        }
    }
}

impl fmt::Display for Notation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let has_letters = self.begins_with_i || self.begins_with_b || self.b_after_same;
        f.write_str(match self {
            Self { bmes: true, .. } => "BMES tags",
            Self { bilou: true, .. } => "BILOU tags",
            Self { bioes: true, .. } => "BIOES tags",
            Self { begins_with_i: true, begins_with_b: true, .. } => "IOB2 tags, some spans beginning with I",
            Self { begins_with_i: true, .. } => "IOB1 tags",
            _ if has_letters => "IOB2 tags",
            Self { bare: true, .. } => "labels without B and I",
            _ => "no tags but O",
        })?;
        if self.is_label_first {
            f.write_str(" after the label (PER-B)")?;
        }
        if self.bare && (has_letters || self.bioes || self.bilou || self.bmes) {
            f.write_str(", some labels without B and I")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_read_in_every_notation() {
        let lettered = |letter, label| {
            let (letter, part) = part(letter).unwrap();
            Tag::Lettered { letter, part, label, is_label_first: false }
        };
        let last = |letter, label| match lettered(letter, label) {
            Tag::Lettered { letter, part, label, .. } => Tag::Lettered { letter, part, label, is_label_first: true },
            other => other,
        };
        let cases = [
            ("O", Tag::Outside),
            ("o", Tag::Outside),
            ("B-PER", lettered("B", "PER")),
            ("b_per", lettered("B", "per")),
            ("I-X-Y", lettered("I", "X-Y")),
            ("S-شخص", lettered("S", "شخص")),
            ("PER-B", last("B", "PER")),
            ("شخص_I", last("I", "شخص")),
            ("PER", Tag::Bare("PER")),
            ("X-PER", Tag::Bare("X-PER")),
            ("شخص", Tag::Bare("شخص")),
        ];
        for (field, expected) in cases {
            assert_eq!(Tag::read(field), Some(expected), "{field}");
        }
        for field in ["", "0", "B", "i", "B-", "-PER", "_", "B--", ".", "12-B", "PER-"] {
            assert_eq!(Tag::read(field), None, "{field}");
        }
        assert_eq!(["B-شخص", "شخص", "MISC-B"].map(label_of), ["شخص", "شخص", "MISC"]);
    }
}
