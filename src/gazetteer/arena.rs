//! Entries, packed: all that was said of them, field by field, in one text.
//!
//! A field is a letter that says what it is, a number and, where the letter is a small one, a text of so many bytes. Numbers are
//! written in ASCII, six bits a char, so that all is one `String` and what is cut out of it needs no check. A million entries
//! are one allocation, and cost what they hold and some ten bytes each.

use std::collections::BTreeMap;

use super::entry::{Entry, Gender, Nisba};
use super::kind::Kind;
use crate::error::Error;

/// What a field is.
pub(super) type Tag = u8;

pub(super) const ID: Tag = b'i';
pub(super) const NAME: Tag = b'n';
pub(super) const ALIAS: Tag = b'a';
pub(super) const WEAK_ALIAS: Tag = b'w';
pub(super) const LATIN: Tag = b'l';
pub(super) const COUNTRY: Tag = b'c';
/// The key of a link, or its value, in turns.
pub(super) const LINK: Tag = b'u';
/// The key of an attribute, or its value, in turns.
pub(super) const ATTRIBUTE: Tag = b't';
/// A listed nisba.
pub(super) const STEM: Tag = b's';
/// With the number of the kind.
pub(super) const KIND: Tag = b'K';
/// Female, unless the number is 0.
pub(super) const GENDER: Tag = b'G';
/// Twice the number, and one more if it is negative.
pub(super) const PRIORITY: Tag = b'P';
/// Listed, unless the number is 0.
pub(super) const NISBA: Tag = b'N';
pub(super) const FOREIGN: Tag = b'F';
/// What ends each entry.
const END: Tag = b'.';

/// Entries in the making, or made.
#[derive(Clone, Default)]
pub(crate) struct Arena {
    text: String,
    kinds: Vec<Kind>,
    /// The number of each kind, by its name.
    numbers: BTreeMap<Box<str>, u64>,
}

impl Arena {
    /// An arena of one entry.
    pub(crate) fn of(entry: &Entry) -> Self {
        let mut new = Self::default();
        new.add(entry);
        new
    }

    /// Where the next entry begins.
    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    pub(super) fn shrink_to_fit(&mut self) {
        self.text.shrink_to_fit();
    }

    /// The fields of the entry that begins `at` a byte of the text.
    pub(super) fn fields(&self, at: usize) -> Fields<'_> {
        Fields { text: &self.text, at }
    }

    /// A kind by its number.
    pub(super) fn kind(&self, number: u64) -> Option<&Kind> {
        self.kinds.get(number as usize)
    }

    /// Adds a field of the entry that is being written.
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

    /// Adds the kind of this name.
    pub(super) fn add_kind_named(&mut self, name: &str) -> Result<(), Error> {
        let number = match self.numbers.get(name) {
            Some(&number) => number,
            None => self.number_kind(name.parse()?),
        };
        self.add_number(KIND, number);
        Ok(())
    }

    /// Gives the kind, a new one, its number.
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
        // The sign is the lowest bit, so that small numbers are short whatever their sign.
        self.add_number(PRIORITY, u64::from(priority.unsigned_abs()) << 1 | u64::from(priority < 0));
    }

    pub(super) fn add_nisba(&mut self, listed: bool) {
        self.add_number(NISBA, listed.into());
    }

    pub(super) fn add_foreign(&mut self) {
        self.add_number(FOREIGN, 1);
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
            self.add_foreign();
        }
        entry.links.iter().flat_map(|(key, value)| [key, value]).for_each(|text| self.add_text(LINK, text));
        entry.attributes.iter().flat_map(|(key, value)| [key, value]).for_each(|text| self.add_text(ATTRIBUTE, text));
        self.end();
    }
}

/// How many bits of a number a char holds; one that is not the last has the bit above them.
const DIGIT_BITS: u32 = 6;
const DIGIT: u8 = 0x3F;
const MORE: u8 = 0x40;

/// The fields of an entry, in the order in which they were written: what each is, its number and its text.
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
