//! An Aho-Corasick automaton over folded letters, laid out as a double array.
//!
//! The states after a state lie in one block of 128 places, each where the letter that leads to it says: at the base of the state
//! before, XOR the letter. So a step is one look at one place, and what lies there says whether it is the right one.
//!
//! The crate `aho-corasick` takes any bytes in any order and finds matches anywhere. Here patterns come in the order of the alphabet, and
//! the only question is which of them a word of the text ends in: that is built in a third of the time, and walked at least as fast.

use std::iter;
use std::ops::Range;

use crate::arabic::letters::Symbol;

/// Where the automaton stands: what has been read, or as much of its end as patterns begin with.
pub(crate) type State = u32;

/// Nothing has been read that a pattern begins with.
pub(crate) const START: State = 0;

/// No base, and no pattern. XOR a letter it is no place, either.
const NONE: u32 = u32::MAX;

/// What led to a place where no state is.
const NO_LETTER: Symbol = Symbol::MAX;

/// The places in a block; a letter is below it.
const BLOCK: u32 = 128;

/// How many of the last blocks are looked through for room for several letters, before another block is added.
const REACH: usize = 4;

/// A state, in sixteen bytes.
#[derive(Clone, Copy)]
struct Place {
    /// The next states are here, each XOR its letter. No other state has this base.
    base: u32,
    /// The longest end of what has been read that is a state, too.
    fallback: State,
    /// The longest pattern that what has been read ends in.
    longest: u32,
    /// The last letter that has been read.
    letter: Symbol,
}

const FREE: Place = Place { base: NONE, fallback: START, longest: NONE, letter: NO_LETTER };

/// The automaton of some patterns.
pub(super) struct Automaton {
    places: Vec<Place>,
    /// For each pattern the longest other one that it ends in.
    shorter: Vec<u32>,
}

impl Automaton {
    /// The automaton of `patterns`, which stand in the order of the alphabet, none of them twice, and are none of them empty.
    pub(super) fn new(patterns: &[&[Symbol]]) -> Self {
        let mut new = Self { places: vec![FREE], shorter: vec![NONE; patterns.len()] };
        let mut blocks = Blocks::default();
        // The states of so many letters, each with the patterns that begin with it.
        let mut level = vec![(START, 0..patterns.len() as u32)];
        let mut next = Vec::new();
        let mut children = Vec::new();
        for depth in 0.. {
            for (before, range) in level.drain(..) {
                children.clear();
                children.extend(go_on(patterns, range, depth));
                if children.is_empty() {
                    continue;
                }
                let base = blocks.fit(children.iter().map(|&(letter, _)| letter));
                new.places.resize(blocks.places(), FREE);
                if let Some(place) = new.places.get_mut(before as usize) {
                    place.base = base;
                }
                for (letter, range) in children.drain(..) {
                    let state = base ^ State::from(letter);
                    new.add(state, before, letter);
                    if patterns.get(range.start as usize).is_some_and(|pattern| pattern.len() == depth + 1) {
                        new.end(state, range.start);
                    }
                    next.push((state, range));
                }
            }
            if next.is_empty() {
                break;
            }
            std::mem::swap(&mut level, &mut next);
        }
        new.places.shrink_to_fit();
        new
    }

    /// Adds the state after `letter`; all states of less letters are there.
    fn add(&mut self, state: State, before: State, letter: Symbol) {
        let fallback = if before == START { START } else { self.step(self.place(before).fallback, letter) };
        let longest = self.place(fallback).longest;
        if let Some(place) = self.places.get_mut(state as usize) {
            *place = Place { base: NONE, fallback, longest, letter };
        }
    }

    /// Says that a pattern ends at a state.
    fn end(&mut self, state: State, pattern: u32) {
        if let (Some(place), Some(shorter)) =
            (self.places.get_mut(state as usize), self.shorter.get_mut(pattern as usize))
        {
            *shorter = place.longest;
            place.longest = pattern;
        }
    }

    fn place(&self, state: State) -> &Place {
        self.places.get(state as usize).unwrap_or(&FREE)
    }

    /// Where the automaton stands after one letter more.
    pub(super) fn step(&self, mut state: State, letter: Symbol) -> State {
        loop {
            let place = self.place(state);
            let next = place.base ^ State::from(letter);
            if self.place(next).letter == letter {
                return next;
            }
            if state == START {
                return START;
            }
            state = place.fallback;
        }
    }

    /// The numbers of the patterns that what has been read ends in, the longest first.
    pub(super) fn patterns(&self, state: State) -> impl Iterator<Item = usize> {
        let known = |pattern: u32| (pattern != NONE).then_some(pattern);
        let longest = known(self.place(state).longest);
        let shorter = move |&pattern: &u32| self.shorter.get(pattern as usize).copied().and_then(known);
        iter::successors(longest, shorter).map(|pattern| pattern as usize)
    }

    /// The bytes on the heap.
    pub(super) fn memory_usage(&self) -> usize {
        size_of_val(&*self.places) + size_of_val(&*self.shorter)
    }
}

/// The letters that follow the first `depth` ones in a `range` of `patterns` that begin alike, each with the patterns that go on so.
fn go_on(patterns: &[&[Symbol]], mut range: Range<u32>, depth: usize) -> impl Iterator<Item = (Symbol, Range<u32>)> {
    let letter = move |number: u32| patterns.get(number as usize).and_then(|pattern| pattern.get(depth)).copied();
    // What ends here stands before all that goes on.
    if !range.is_empty() && letter(range.start).is_none() {
        range.start += 1;
    }
    iter::from_fn(move || {
        let first = letter(range.start).filter(|_| !range.is_empty())?;
        let end = range.clone().skip(1).find(|&number| letter(number) != Some(first)).unwrap_or(range.end);
        Some((first, std::mem::replace(&mut range.start, end)..end))
    })
}

/// Where there is room for states.
#[derive(Default)]
struct Blocks {
    blocks: Vec<Block>,
    /// Those before this one are nearly full.
    open: usize,
}

/// What of a block is free, as bits.
struct Block {
    places: u128,
    bases: u128,
}

impl Blocks {
    /// A base with room at all places that the `letters` lead to, which are taken from now on.
    fn fit(&mut self, letters: impl Iterator<Item = Symbol> + Clone) -> u32 {
        // One letter fits nearly anywhere, and fills what many have left free.
        let one = letters.clone().nth(1).is_none();
        let first = if one { self.open } else { self.blocks.len().saturating_sub(REACH) };
        loop {
            for (number, block) in self.blocks.iter_mut().enumerate().skip(first) {
                let bases = letters.clone().fold(block.bases, |bases, letter| bases & mirrored(block.places, letter));
                if bases != 0 {
                    let base = bases.trailing_zeros();
                    block.bases &= !(1 << base);
                    letters.for_each(|letter| block.places &= !(1 << (base ^ u32::from(letter))));
                    return number as u32 * BLOCK + base;
                }
                if one {
                    self.open = number + 1;
                }
            }
            // The first place of all is the start's.
            self.blocks.push(Block { places: if self.blocks.is_empty() { !1 } else { !0 }, bases: !0 });
        }
    }

    /// The number of all places.
    fn places(&self) -> usize {
        self.blocks.len() * BLOCK as usize
    }
}

/// The bits of a set of numbers, each XOR `letter`.
fn mirrored(set: u128, letter: Symbol) -> u128 {
    // For each bit of a number: those without it.
    const WITHOUT: [u128; 7] = [
        0x5555_5555_5555_5555_5555_5555_5555_5555,
        0x3333_3333_3333_3333_3333_3333_3333_3333,
        0x0F0F_0F0F_0F0F_0F0F_0F0F_0F0F_0F0F_0F0F,
        0x00FF_00FF_00FF_00FF_00FF_00FF_00FF_00FF,
        0x0000_FFFF_0000_FFFF_0000_FFFF_0000_FFFF,
        0x0000_0000_FFFF_FFFF_0000_0000_FFFF_FFFF,
        0x0000_0000_0000_0000_FFFF_FFFF_FFFF_FFFF,
    ];
    WITHOUT.iter().enumerate().fold(set, |set, (bit, without)| match letter >> bit & 1 {
        0 => set,
        _ => (set & without) << (1 << bit) | set >> (1 << bit) & without,
    })
}

#[cfg(test)]
mod tests {
    use proptest::collection::{btree_set, vec};
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_set_is_mirrored_bit_by_bit() {
        let set = 0x8421_F00D_0BAD_CAFE_1234_5678_9ABC_DEF1;
        for letter in 0..127 {
            let expected = (0..128).filter(|&number| set >> (number ^ u32::from(letter)) & 1 == 1);
            assert_eq!(mirrored(set, letter), expected.fold(0, |sum, number| sum | 1 << number), "{letter}");
        }
    }

    proptest! {
        #[test]
        fn all_patterns_that_a_text_ends_in_are_found(
            patterns in btree_set(vec(0..4_u8, 1..6), 0..60),
            wide in btree_set(vec(0..66_u8, 1..3), 0..200),
            text in vec(0..66_u8, 0..20),
            narrow in vec(0..4_u8, 0..40),
        ) {
            let patterns: Vec<&[Symbol]> = patterns.union(&wide).map(Vec::as_slice).collect();
            let automaton = Automaton::new(&patterns);
            for text in [text, narrow] {
                let mut state = START;
                for (at, &letter) in text.iter().enumerate() {
                    state = automaton.step(state, letter);
                    let read = &text[..=at];
                    let mut expected: Vec<&[Symbol]> =
                        patterns.iter().copied().filter(|pattern| read.ends_with(pattern)).collect();
                    expected.sort_by_key(|pattern| std::cmp::Reverse(pattern.len()));
                    let found: Vec<&[Symbol]> = automaton.patterns(state).map(|number| patterns[number]).collect();
                    prop_assert_eq!(found, expected);
                }
            }
        }
    }
}
