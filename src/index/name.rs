//! The facts of each name, in sixteen bytes. With a million names they are a good part of a compiled gazetteer.

/// The facts by which a match of a name is judged.
///
/// ```text
/// entry    number   kind     flags    single_word   not used
/// 32 bits  32 bits  32 bits  16 bits  8 bits        8 bits
/// ```
#[derive(Clone, Copy)]
pub(crate) struct NameFacts {
    /// The number of its entry, which is also its rank.
    pub(crate) entry: u32,
    /// The number of the name among [`Entry::names`](crate::Entry::names), or for a nisba the number of its stem among all stems.
    pub(super) number: u32,
    /// The number of its kind.
    pub(super) kind: u32,
    /// A bit for each [`Flag`], the first one lowest. A weak alias has 0b11.
    flags: u16,
    /// The number of letters, if it is a single word, or 0.
    pub(crate) single_word: u8,
}

/// A property of a name.
#[derive(Clone, Copy)]
pub(crate) enum Flag {
    /// The name counts only with support.
    Weak,
    /// An alias, weak or not.
    Alias,
    /// The name of a place. With a tanwin it is another word.
    Place,
    /// A body that every country has, named by a pattern (الحكومة اللبنانية) or by its common noun (الحكومة).
    Generic,
    /// An organization's name that begins with a head noun. The rest may be in quotes.
    Headed,
    /// A dot joins two of its words.
    Dotted,
    /// A dot ends it.
    FinalDot,
    /// Inflected from the stem of a nisba, and not one of the entry's own names.
    Nisba,
    /// One of several names of its entry. Reading it supports the others.
    Several,
    /// A single word that is also an ordinary one: مالي ("financial").
    AlsoWord,
}

impl NameFacts {
    /// Creates the facts of a name without flags.
    pub(super) fn new(entry: u32, number: u32, kind: u32) -> Self {
        Self { entry, number, kind, flags: 0, single_word: 0 }
    }

    /// Returns the same facts, with `flag` set if it `holds`.
    pub(super) fn with(self, flag: Flag, holds: bool) -> Self {
        let flags = if holds { self.flags | flag.bit() } else { self.flags };
        Self { flags, ..self }
    }

    /// Returns whether the name has `flag`.
    pub(crate) fn is(&self, flag: Flag) -> bool {
        self.flags & flag.bit() != 0
    }
}

impl Flag {
    fn bit(self) -> u16 {
        1 << self as u16
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_take_sixteen_bytes_and_flags_a_bit_each() {
        assert_eq!(size_of::<NameFacts>(), 16);
        let facts = NameFacts::new(1, 2, 3).with(Flag::Alias, true).with(Flag::Several, true).with(Flag::Weak, false);
        assert!(facts.is(Flag::Alias) && facts.is(Flag::Several) && !facts.is(Flag::Weak));
    }
}
