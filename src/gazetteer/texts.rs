//! The texts of an entry, found among its fields: names, links and attributes.

use std::iter::FusedIterator;
use std::{fmt, slice};

use super::arena::{self, Fields, Tag};

/// The texts of the fields of one tag.
#[derive(Clone)]
pub(super) struct Texts<'a> {
    pub(super) fields: Fields<'a>,
    pub(super) tag: Tag,
}

impl<'a> Iterator for Texts<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let (_, _, text) = self.fields.find(|(tag, ..)| *tag == self.tag)?;
        Some(text)
    }
}

/// Names of an entry: see [`EntryRef::names`](crate::EntryRef::names).
#[derive(Clone)]
pub struct Names<'a> {
    /// The texts of the current tag.
    texts: Texts<'a>,
    /// The tags that follow.
    further: slice::Iter<'static, Tag>,
    /// The start of the fields of the entry.
    first: Fields<'a>,
}

impl<'a> Names<'a> {
    /// The names with `tag` in `fields`, then those with each of the `further` tags.
    pub(super) fn new(fields: Fields<'a>, tag: Tag, further: &'static [Tag]) -> Self {
        Self { texts: Texts { fields: fields.clone(), tag }, further: further.iter(), first: fields }
    }
}

impl<'a> Iterator for Names<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        loop {
            let name = self.texts.next();
            // An entry has one canonical name, so there is no other to look for.
            if name.is_none() || self.texts.tag == arena::NAME {
                match self.further.next() {
                    Some(&tag) => self.texts = Texts { fields: self.first.clone(), tag },
                    None if name.is_none() => return None,
                    None => {}
                }
            }
            if name.is_some() {
                return name;
            }
        }
    }
}

impl FusedIterator for Names<'_> {}

impl fmt::Debug for Names<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}

/// Keys of an entry with their values: see [`EntryRef::links`](crate::EntryRef::links).
#[derive(Clone)]
pub struct Pairs<'a>(pub(super) Texts<'a>);

impl<'a> Iterator for Pairs<'a> {
    type Item = (&'a str, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next().zip(self.0.next())
    }
}

impl FusedIterator for Pairs<'_> {}

impl fmt::Debug for Pairs<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.clone()).finish()
    }
}
