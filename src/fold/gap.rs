//! What stands between words, and whether a name may continue across it.

use crate::arabic::letters::{BREAK, DOT, JOINT, LINE, OPEN, RETURN, SPACE, Symbol};

/// What stands between a word and the one before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Gap {
    /// Spaces with at most one line break, a joint such as a hyphen between two letters, or the dot of a one-letter word.
    Space,
    /// One dot between letters: دبليو.بي.
    Dot,
    /// One opening quote or bracket, with or without a space before it.
    Open,
    /// Anything else. No name continues across it.
    #[default]
    Break,
}

/// The chars since the last word, counted by class.
#[derive(Clone, Copy, Default)]
pub(super) struct GapCounts {
    /// The number of chars of each class, in four bits each, from [`SPACE`] at the low end to [`BREAK`]. Counting stops at two. A dot and a
    /// space are `0x1_0001`.
    pub(super) counts: u32,
    /// Whether a space follows the joint, dot or quote.
    space_after: bool,
}

impl GapCounts {
    /// What stands between most words.
    pub(super) const SPACE: Self = Self { counts: 1, space_after: true };

    pub(super) fn add(&mut self, class: Symbol) {
        self.counts += u32::from(self.count(class) < 2) << Self::shift(class);
        self.space_after = matches!(class, SPACE | LINE | RETURN);
    }

    fn count(self, class: Symbol) -> u32 {
        self.counts >> Self::shift(class) & 0xF
    }

    fn shift(class: Symbol) -> u32 {
        4 * u32::from(class.clamp(SPACE, BREAK) - SPACE)
    }

    /// Returns the gap after a word of `letters` letters.
    pub(super) fn gap(self, letters: usize) -> Gap {
        let lines = self.count(LINE) + self.count(RETURN);
        let blank = self.count(SPACE) + lines > 0;
        let (breaks, joints, dots, quotes) = (self.count(BREAK), self.count(JOINT), self.count(DOT), self.count(OPEN));
        match (breaks, lines, joints, dots, quotes) {
            (0, 0 | 1, 0, 0, 0) => Gap::Space,
            (0, 0, 1, 0, 0) if !blank => Gap::Space,
            // After a one-letter word a dot marks an abbreviation (د. أحمد). A space may come only after it.
            (0, 0 | 1, 0, 1, 0) if letters == 1 && (!blank || self.space_after) => Gap::Space,
            (0, 0, 0, 1, 0) if !blank => Gap::Dot,
            (0, 0, 0, 0, 1) if !self.space_after => Gap::Open,
            _ => Gap::Break,
        }
    }
}
