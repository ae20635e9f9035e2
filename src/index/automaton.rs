//! The Aho-Corasick automaton over folded letters, in two parts that are built at the same time.
//!
//! What a word ends in has the word's last letter. So the patterns are parted by their last letters, and a word is read in the part
//! that has its own.

use std::cmp::Reverse;

use aho_corasick::automaton::{Automaton as _, StateID};
use aho_corasick::nfa::contiguous::NFA;
use aho_corasick::{Anchored, MatchKind};

use crate::arabic::letters::{Symbol, WORD};
use crate::error::Error;
use crate::util::join::join;

/// The automaton of some patterns.
pub(super) struct Automaton {
    parts: [Half; 2],
    /// Whether the patterns that end in each letter are in the second part.
    second: [bool; WORD as usize],
}

/// The automaton of the patterns that end in some letters.
struct Half {
    automaton: NFA,
    start: StateID,
    /// The number of each of its patterns among all.
    numbers: Vec<u32>,
}

/// Where the automaton stands after a word.
#[derive(Clone, Copy)]
pub(crate) struct State<'c> {
    part: &'c Half,
    id: StateID,
}

impl Automaton {
    /// The automaton of `patterns`, which stand in the order of the alphabet. What else there is to do is done by `meanwhile`, beside
    /// the larger part.
    ///
    /// # Errors
    /// The patterns are too large for the automaton.
    pub(super) fn new<T>(patterns: &[&[Symbol]], meanwhile: impl FnOnce() -> T) -> (Result<Self, Error>, T) {
        let second = second_part(patterns);
        let part = |number| Half::new(patterns, |last| second.get(usize::from(last)) == Some(&number));
        let (larger, (smaller, done)) = join(|| part(false), || (part(true), meanwhile()));
        let parts = larger.and_then(|larger| Ok([larger, smaller?]));
        (parts.map(|parts| Self { parts, second }), done)
    }

    /// Where it stands after `word`.
    pub(super) fn read(&self, word: impl DoubleEndedIterator<Item = Symbol> + Clone) -> State<'_> {
        let [first, second] = &self.parts;
        let last = word.clone().next_back().unwrap_or_default();
        let part = if self.second.get(usize::from(last)) == Some(&true) { second } else { first };
        let step = |id, letter| part.automaton.next_state(Anchored::No, id, letter);
        State { part, id: word.fold(part.start, step) }
    }

    /// The bytes on the heap.
    pub(super) fn memory_usage(&self) -> usize {
        self.parts.iter().map(|part| part.automaton.memory_usage() + size_of_val(&*part.numbers)).sum()
    }
}

impl State<'_> {
    /// The numbers of the patterns that what has been read ends in, the longest first.
    pub(super) fn patterns(self) -> impl Iterator<Item = usize> {
        let Self { part: Half { automaton, numbers, .. }, id } = self;
        let count = if automaton.is_match(id) { automaton.match_len(id) } else { 0 };
        let number = move |nth| numbers.get(automaton.match_pattern(id, nth).as_usize()).map(|&number| number as usize);
        (0..count).filter_map(number)
    }
}

impl Half {
    /// The automaton of those `patterns` whose last letters are in it.
    fn new(patterns: &[&[Symbol]], has: impl Fn(Symbol) -> bool) -> Result<Self, Error> {
        // In the order of the alphabet, backwards, it is built faster than in any other: what a pattern has in common with those
        // before it is found at once.
        let own =
            patterns.iter().enumerate().rev().filter(|(_, pattern)| pattern.last().is_some_and(|&last| has(last)));
        let numbers: Vec<u32> = own.clone().map(|(number, _)| number as u32).collect();
        let automaton = NFA::builder()
            .match_kind(MatchKind::Standard)
            .prefilter(false)
            .build(own.map(|(_, pattern)| pattern))
            .map_err(|fault| Error::new(format!("the gazetteer is too large: {fault}")))?;
        let start = automaton
            .start_state(Anchored::No)
            .map_err(|fault| Error::new(format!("the automaton has no start: {fault}")))?;
        Ok(Self { automaton, start, numbers })
    }
}

/// Whether the patterns that end in each letter are in the second part, which has an eighth of all their letters.
fn second_part(patterns: &[&[Symbol]]) -> [bool; WORD as usize] {
    let mut sizes = [0; WORD as usize];
    for pattern in patterns {
        if let Some(size) = pattern.last().and_then(|&last| sizes.get_mut(usize::from(last))) {
            *size += pattern.len();
        }
    }
    let mut room = sizes.iter().sum::<usize>() / 8;
    let mut largest: Vec<(Reverse<usize>, usize)> = sizes.into_iter().map(Reverse).zip(0..).collect();
    largest.sort_unstable();
    let mut second = [false; WORD as usize];
    for (Reverse(size), letter) in largest {
        if let (Some(left), Some(is_second)) = (room.checked_sub(size), second.get_mut(letter)) {
            room = left;
            *is_second = true;
        }
    }
    second
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
