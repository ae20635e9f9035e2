//! The Aho-Corasick automaton over folded letters, in two parts built in parallel.
//!
//! Every suffix of a word has the word's last letter. So the patterns are divided by their last letters, and a word is read by the part
//! that has its last letter.
//!
//! Let the patterns be صلاح, محمد and مصر, and let those that end in ر be the smaller part; صلاح and محمد are the larger one. والمصر is
//! read by the smaller part alone. Its final state is the one of مصر, the longest pattern that ends there.

use std::cmp::Reverse;

use aho_corasick::automaton::{Automaton as _, StateID};
use aho_corasick::nfa::contiguous::NFA;
use aho_corasick::{Anchored, MatchKind};

use crate::arabic::letters::{Symbol, WORD};
use crate::error::Error;
use crate::util::join::join;

/// The automaton of some patterns.
pub(super) struct Automaton {
    larger: Part,
    smaller: Part,
    split: Split,
}

/// The automaton of the patterns with some of the last letters.
struct Part {
    automaton: NFA,
    start: StateID,
    /// The number of each of its patterns among all patterns.
    numbers: Vec<u32>,
}

/// The state of the automaton after a word.
#[derive(Clone, Copy)]
pub(crate) struct State<'c> {
    part: &'c Part,
    id: StateID,
}

impl Automaton {
    /// Builds the automaton of `patterns`, which are in alphabetical order. `meanwhile` is other work, done in parallel with the larger
    /// part.
    ///
    /// # Errors
    /// The patterns are too large for the automaton.
    pub(super) fn new<T>(patterns: &[&[Symbol]], meanwhile: impl FnOnce() -> T) -> (Result<Self, Error>, T) {
        let split = Split::new(patterns);
        let build = |in_smaller| Part::new(patterns, &split, in_smaller);
        let (larger, (smaller, done)) = join(|| build(false), || (build(true), meanwhile()));
        let parts = larger.and_then(|larger| Ok((larger, smaller?)));
        (parts.map(|(larger, smaller)| Self { larger, smaller, split }), done)
    }

    /// Returns the state after `word`.
    pub(super) fn read(&self, word: impl DoubleEndedIterator<Item = Symbol> + Clone) -> State<'_> {
        let last = word.clone().next_back().unwrap_or_default();
        let part = if self.split.is_in_smaller(last) { &self.smaller } else { &self.larger };
        let mut id = part.start;
        for letter in word {
            id = part.automaton.next_state(Anchored::No, id, letter);
        }
        State { part, id }
    }

    /// Returns the bytes on the heap.
    pub(super) fn memory_usage(&self) -> usize {
        self.larger.memory_usage() + self.smaller.memory_usage()
    }
}

impl State<'_> {
    /// Returns the numbers of the patterns that the word ends in, longest first.
    pub(super) fn patterns(self) -> impl Iterator<Item = usize> {
        let Self { part: Part { automaton, numbers, .. }, id } = self;
        let count = if automaton.is_match(id) { automaton.match_len(id) } else { 0 };
        (0..count).filter_map(move |nth| {
            let own_number = automaton.match_pattern(id, nth).as_usize();
            numbers.get(own_number).map(|&number| number as usize)
        })
    }
}

impl Part {
    /// Builds the automaton of those `patterns` whose last letters are in the part.
    fn new(patterns: &[&[Symbol]], split: &Split, in_smaller: bool) -> Result<Self, Error> {
        let mut numbers: Vec<u32> = Vec::new();
        // Reverse alphabetical order is the fastest to build, because the common beginning with the previous pattern is found at once.
        for (number, pattern) in patterns.iter().enumerate().rev() {
            if pattern.last().is_some_and(|&last| split.is_in_smaller(last) == in_smaller) {
                numbers.push(number as u32);
            }
        }
        let own = numbers.iter().filter_map(|&number| patterns.get(number as usize));
        let automaton = NFA::builder()
            .match_kind(MatchKind::Standard)
            .prefilter(false)
            .build(own)
            .map_err(|fault| Error::limit(format!("the gazetteer is too large: {fault}")))?;
        let start = automaton
            .start_state(Anchored::No)
            .map_err(|fault| Error::limit(format!("the automaton has no start: {fault}")))?;
        Ok(Self { automaton, start, numbers })
    }

    fn memory_usage(&self) -> usize {
        self.automaton.memory_usage() + size_of_val(&*self.numbers)
    }
}

/// For each last letter, whether its patterns are in the smaller part.
struct Split([bool; WORD as usize]);

impl Split {
    /// Chooses the last letters of the smaller part. It gets an eighth of all letters of the patterns, or somewhat less: as much as can be
    /// built, along with the rest of the index, while the larger part is.
    fn new(patterns: &[&[Symbol]]) -> Self {
        // For each last letter, the number of letters of its patterns.
        let mut sizes = [0; WORD as usize];
        for pattern in patterns {
            let Some(&last) = pattern.last() else { continue };
            if let Some(size) = sizes.get_mut(usize::from(last)) {
                *size += pattern.len();
            }
        }
        let mut room = sizes.iter().sum::<usize>() / 8;
        let mut largest_first: Vec<(Reverse<usize>, usize)> = sizes.into_iter().map(Reverse).zip(0..).collect();
        largest_first.sort_unstable();
        let mut in_smaller = [false; WORD as usize];
        for (Reverse(size), letter) in largest_first {
            if let (Some(left), Some(is_in)) = (room.checked_sub(size), in_smaller.get_mut(letter)) {
                room = left;
                *is_in = true;
            }
        }
        Self(in_smaller)
    }

    fn is_in_smaller(&self, letter: Symbol) -> bool {
        self.0.get(usize::from(letter)) == Some(&true)
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::{btree_set, vec};
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn all_patterns_that_a_word_ends_in_are_found(
            patterns in btree_set(vec(0..4_u8, 1..6), 0..60),
            wide in btree_set(vec(0..66_u8, 1..3), 0..200),
            word in vec(0..66_u8, 0..20),
            narrow in vec(0..4_u8, 0..40),
        ) {
            let patterns: Vec<&[Symbol]> = patterns.union(&wide).map(Vec::as_slice).collect();
            let (automaton, ()) = Automaton::new(&patterns, || {});
            let automaton = automaton.unwrap();
            for word in [word, narrow] {
                for end in 0..=word.len() {
                    let read = &word[..end];
                    let mut expected: Vec<&[Symbol]> =
                        patterns.iter().copied().filter(|pattern| read.ends_with(pattern)).collect();
                    expected.sort_by_key(|pattern| Reverse(pattern.len()));
                    let found = automaton.read(read.iter().copied()).patterns();
                    let found: Vec<&[Symbol]> = found.map(|number| patterns[number]).collect();
                    prop_assert_eq!(found, expected);
                }
            }
        }
    }
}
