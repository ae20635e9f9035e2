//! Packed entries: all their fields, one after another, in one text.
//!
//! A field is a letter (the tag), a number and, if the letter is lowercase, a text of that many bytes. Numbers are written in
//! ASCII, six bits per char. So everything is one `String`, and slices of it need no UTF-8 check. A million entries are one
//! allocation, and cost their contents and some ten bytes each.

use std::collections::BTreeMap;

use super::entry::{Entry, Gender, Nisba};
use super::kind::Kind;
use crate::error::Error;

/// The letter that identifies a field.
pub(super) type Tag = u8;

pub(super) const ID: Tag = b'i';
pub(super) const NAME: Tag = b'n';
pub(super) const ALIAS: Tag = b'a';
pub(super) const WEAK_ALIAS: Tag = b'w';
pub(super) const LATIN: Tag = b'l';
pub(super) const COUNTRY: Tag = b'c';
/// The key and the value of a link, alternately.
pub(super) const LINK: Tag = b'u';
/// The key and the value of an attribute, alternately.
pub(super) const ATTRIBUTE: Tag = b't';
/// A listed nisba.
pub(super) const STEM: Tag = b's';
/// The number is that of the kind.
pub(super) const KIND: Tag = b'K';
/// Male if the number is 0, otherwise female.
pub(super) const GENDER: Tag = b'G';
/// The number is twice the absolute priority, plus one if the priority is negative.
pub(super) const PRIORITY: Tag = b'P';
/// Regular if the number is 0, listed if it is 1. With 2 there is none, which an entry usually says by having no such field.
pub(super) const NISBA: Tag = b'N';
/// Transliterated if the number is 1.
pub(super) const FOREIGN: Tag = b'F';
/// The end of an entry.
const END: Tag = b'.';

/// Packed entries; the last one may be incomplete.
#[derive(Clone, Default)]
pub(crate) struct Arena {
    text: String,
    kinds: Vec<Kind>,
    /// The number of each kind, by name.
    numbers: BTreeMap<Box<str>, u64>,
}

impl Arena {
    /// An arena of one entry.
    pub(crate) fn of(entry: &Entry) -> Self {
        let mut new = Self::default();
        new.add(entry);
        new
    }

    /// The byte at which the next entry begins.
    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    pub(super) fn shrink_to_fit(&mut self) {
        self.text.shrink_to_fit();
    }

    /// The fields of the entry that begins at byte `at` of the text.
    pub(super) fn fields(&self, at: usize) -> Fields<'_> {
        Fields { text: &self.text, at }
    }

    /// A kind by its number.
    pub(super) fn kind(&self, number: u64) -> Option<&Kind> {
        self.kinds.get(number as usize)
    }

    /// Adds a field to the current entry.
    fn add_number(&mut self, tag: Tag, mut number: u64) {
        self.text.push(char::from(tag));
        while number >= 1 << DIGIT_BITS {
            self.text.push(char::from(MORE | number as u8 & DIGIT));
            number >>= DIGIT_BITS;
        }
        self.text.push(char::from(number as u8));
    }

    /// Adds a field with a text.
    pub(super) fn add_text(&mut self, tag: Tag, text: &str) {
        self.add_number(tag, text.len() as u64);
        self.text.push_str(text);
    }

    /// Adds the kind.
    fn add_kind(&mut self, kind: &Kind) {
        let number = match self.numbers.get(kind.as_str()) {
            Some(&number) => number,
            None => self.number_kind(kind.clone()),
        };
        self.add_number(KIND, number);
    }

    /// Adds the kind with this name.
    pub(super) fn add_kind_named(&mut self, name: &str) -> Result<(), Error> {
        let number = match self.numbers.get(name) {
            Some(&number) => number,
            None => self.number_kind(name.parse()?),
        };
        self.add_number(KIND, number);
        Ok(())
    }

    /// Numbers a new kind.
    fn number_kind(&mut self, kind: Kind) -> u64 {
        let number = self.kinds.len() as u64;
        self.numbers.insert(kind.as_str().into(), number);
        self.kinds.push(kind);
        number
    }

    pub(super) fn add_gender(&mut self, gender: Gender) {
        self.add_number(GENDER, (gender == Gender::Female).into());
    }

    pub(super) fn add_priority(&mut self, priority: i32) {
        // The sign is the lowest bit, so small numbers are short whatever their sign.
        self.add_number(PRIORITY, u64::from(priority.unsigned_abs()) << 1 | u64::from(priority < 0));
    }

    pub(super) fn add_nisba(&mut self, listed: bool) {
        self.add_number(NISBA, listed.into());
    }

    pub(super) fn add_no_nisba(&mut self) {
        self.add_number(NISBA, 2);
    }

    pub(super) fn add_foreign(&mut self, foreign: bool) {
        self.add_number(FOREIGN, foreign.into());
    }

    /// Ends the entry.
    pub(super) fn end(&mut self) {
        self.text.push(char::from(END));
    }

    /// Adds a whole entry.
    pub(super) fn add(&mut self, entry: &Entry) {
        self.add_text(ID, &entry.id);
        self.add_kind(&entry.kind);
        self.add_text(NAME, &entry.name);
        entry.aliases.iter().for_each(|alias| self.add_text(ALIAS, alias));
        entry.weak_aliases.iter().for_each(|alias| self.add_text(WEAK_ALIAS, alias));
        entry.latin.iter().for_each(|latin| self.add_text(LATIN, latin));
        entry.country.iter().for_each(|country| self.add_text(COUNTRY, country));
        entry.gender.into_iter().for_each(|gender| self.add_gender(gender));
        self.add_priority(entry.priority);
        match &entry.nisba {
            Nisba::None => {}
            Nisba::Regular => self.add_nisba(false),
            Nisba::Listed(stems) => {
                self.add_nisba(true);
                stems.iter().for_each(|stem| self.add_text(STEM, stem));
            }
        }
        if entry.foreign {
            self.add_foreign(true);
        }
        entry.links.iter().flat_map(|(key, value)| [key, value]).for_each(|text| self.add_text(LINK, text));
        entry.attributes.iter().flat_map(|(key, value)| [key, value]).for_each(|text| self.add_text(ATTRIBUTE, text));
        self.end();
    }
}

/// The bits of a number in each char; the next bit is set in every char but the last.
const DIGIT_BITS: u32 = 6;
const DIGIT: u8 = 0x3F;
const MORE: u8 = 0x40;

/// The fields of an entry, in the order in which they were written: tag, number and text.
#[derive(Clone)]
pub(super) struct Fields<'a> {
    text: &'a str,
    /// Where the next field begins.
    at: usize,
}

impl<'a> Iterator for Fields<'a> {
    type Item = (Tag, u64, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        let mut bytes = self.text.as_bytes().get(self.at..)?.iter();
        let tag = *bytes.next().filter(|&&tag| tag != END)?;
        let (mut number, mut bits) = (0, 0);
        loop {
            let digit = bytes.next()?;
            number |= u64::from(digit & DIGIT) << bits;
            bits += DIGIT_BITS;
            if digit & MORE == 0 {
                break;
            }
        }
        let start = self.text.len() - bytes.len();
        self.at = if tag.is_ascii_lowercase() { start + number as usize } else { start };
        Some((tag, number, self.text.get(start..self.at)?))
    }
}
