//! The iterators over the results of tagging.

use std::iter::FusedIterator;
use std::{slice, vec};

use super::{Candidate, Mention};

/// Makes a struct around an iterator an iterator itself: double-ended and of known length.
macro_rules! iterator {
    ([$($lifetime:lifetime),+] $name:ident, $item:ty) => {
        impl<$($lifetime),+> Iterator for $name<$($lifetime),+> {
            type Item = $item;

            fn next(&mut self) -> Option<$item> {
                self.0.next()
            }

            fn size_hint(&self) -> (usize, Option<usize>) {
                self.0.size_hint()
            }
        }

        impl<$($lifetime),+> DoubleEndedIterator for $name<$($lifetime),+> {
            fn next_back(&mut self) -> Option<$item> {
                self.0.next_back()
            }
        }

        impl<$($lifetime),+> ExactSizeIterator for $name<$($lifetime),+> {}

        impl<$($lifetime),+> FusedIterator for $name<$($lifetime),+> {}
    };
}

/// The mentions of a text: see [`Tagged::mentions`](crate::Tagged::mentions).
#[derive(Clone, Debug)]
pub struct Mentions<'t, 'a>(pub(super) slice::Iter<'t, Mention<'a>>);

iterator!(['t, 'a] Mentions, &'t Mention<'a>);

/// The mentions of a text, owned: made by iterating over a [`Tagged`](crate::Tagged).
#[derive(Clone, Debug)]
pub struct IntoMentions<'a>(pub(super) vec::IntoIter<Mention<'a>>);

iterator!(['a] IntoMentions, Mention<'a>);

/// The entities that a mention can stand for: see [`Mention::candidates`].
#[derive(Clone, Debug)]
pub struct Candidates<'m, 'a>(pub(super) slice::Iter<'m, Candidate<'a>>);

iterator!(['m, 'a] Candidates, &'m Candidate<'a>);

/// The titles of a person: see [`Tagged::titles`](crate::Tagged::titles).
#[derive(Clone, Debug)]
pub struct Titles<'t, 'a> {
    pub(super) mentions: &'t [Mention<'a>],
    /// The numbers of the titles.
    pub(super) numbers: slice::Iter<'t, usize>,
}

impl<'t, 'a> Iterator for Titles<'t, 'a> {
    type Item = &'t Mention<'a>;

    fn next(&mut self) -> Option<Self::Item> {
        self.numbers.next().and_then(|&number| self.mentions.get(number))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.numbers.size_hint()
    }
}

impl DoubleEndedIterator for Titles<'_, '_> {
    fn next_back(&mut self) -> Option<Self::Item> {
        self.numbers.next_back().and_then(|&number| self.mentions.get(number))
    }
}

impl ExactSizeIterator for Titles<'_, '_> {}

impl FusedIterator for Titles<'_, '_> {}
