//! Splits the names of a gazetteer into words.

use std::borrow::Cow;

use crate::arabic::letters::{self, BREAK, FORMAT, LINE, MANY, MARK, OTHER, QUOTE, RETURN, SPACE};
use crate::arabic::proclitics::Proclitics;
use crate::error::Error;
use crate::fold::{Gap, Words, dot_after};
use crate::limits::{NAME_WORDS, WORD_LETTERS};

/// A name that text can match.
pub(crate) struct Name<'n> {
    /// Its words, as [`spelled`](letters::spelled) writes them.
    pub(crate) words: Vec<Cow<'n, str>>,
    /// Whether a dot joins two of its words: only then does the name match across a dot between longer words.
    pub(crate) dotted: bool,
    /// Whether it ends with a dot: د.
    pub(crate) final_dot: bool,
}

/// Why no text can match a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum NameFault {
    /// It contains no letter.
    NoLetter,
    /// It has more words than [`limits::NAME_WORDS`](crate::limits::NAME_WORDS).
    TooManyWords,
    /// A word has more letters than [`limits::WORD_LETTERS`](crate::limits::WORD_LETTERS).
    LongWord,
    /// Its only word consists of proclitics.
    OnlyProclitics,
    /// A sign other than a space, hyphen or dot stands between two words.
    SignBetweenWords,
    /// It contains a character that editors do not show.
    InvisibleCharacter,
    /// It contains a letter that is neither Arabic nor Latin.
    ForeignLetter,
    /// It contains a sign that ends a name.
    EndOfName,
    /// A sign stands before or after it.
    OuterSign,
}

impl NameFault {
    /// Returns the fault in words: `no letter`, `too many words`, …
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NoLetter => "no letter",
            Self::TooManyWords => "too many words",
            Self::LongWord => "a word too long",
            Self::OnlyProclitics => "only proclitics",
            Self::SignBetweenWords => "a sign between two words",
            Self::InvisibleCharacter => "an invisible character",
            Self::ForeignLetter => "a letter neither Arabic nor Latin",
            Self::EndOfName => "a sign that ends a name",
            Self::OuterSign => "a sign before or after it",
        }
    }
}

/// The fault of a name that no text can match.
pub(crate) struct Unfit {
    pub(crate) fault: NameFault,
    /// The fault of this name, and what to do.
    message: String,
}

impl Unfit {
    pub(crate) fn into_error(self) -> Error {
        match self.fault {
            NameFault::TooManyWords | NameFault::LongWord => Error::limit(self.message),
            _ => Error::invalid_entry(self.message),
        }
    }
}

impl<'n> Name<'n> {
    /// Reads `name`; the error describes its fault.
    pub(crate) fn read(name: &'n str) -> Result<Self, Unfit> {
        let read = Self::split(name, Vec::new())?;
        if read.words.is_empty() {
            let message = match name {
                "" => "name is empty; write at least one letter".to_owned(),
                _ => format!("name {name:?} contains no letter; write at least one"),
            };
            return Err(Unfit { fault: NameFault::NoLetter, message });
        }
        if read.words.len() > NAME_WORDS {
            let message = format!("name has over {NAME_WORDS} words; shorten it");
            return Err(Unfit { fault: NameFault::TooManyWords, message });
        }
        // A char of three bytes folds to at most 18 letters (ﷺ).
        let is_long = |word: &str| word.len() > WORD_LETTERS / 6 && letters::folded(word).len() > WORD_LETTERS;
        if read.words.iter().any(|word| is_long(word)) {
            let message = format!("name has a word of over {WORD_LETTERS} letters; shorten the word");
            return Err(Unfit { fault: NameFault::LongWord, message });
        }
        if let ([only], false) = (read.words.as_slice(), read.final_dot) {
            if Proclitics::read(&letters::folded(only)).is_some() {
                let message = format!("name {name:?} consists only of proclitics; remove it");
                return Err(Unfit { fault: NameFault::OnlyProclitics, message });
            }
        }
        Ok(read)
    }

    /// Like [`read`](Self::read), but for a name that passed its checks before: it does not check the length or whether it is a name at
    /// all. The words replace those in `words`.
    pub(crate) fn split(name: &'n str, mut words: Vec<Cow<'n, str>>) -> Result<Self, Unfit> {
        words.clear();
        let mut read = Self { words, dotted: false, final_dot: false };
        // Plain letters and spaces need no lookup, and nearly all names consist of them.
        if !read.add_plain_words(name) {
            read.words.clear();
            check_chars(name)?;
            read.add_words(name)?;
        }
        Ok(read)
    }

    /// Reads the plain letters and spaces at the start of a name; returns whether that was the whole name.
    fn add_plain_words(&mut self, name: &'n str) -> bool {
        let (mut start, mut at) = (0, 0);
        loop {
            match name.as_bytes().get(at..) {
                Some([b' ', ..]) => {
                    self.add_plain_word(name.get(start..at));
                    at += 1;
                    start = at;
                }
                Some(&[first, second, ..]) if letters::is_plain_pair(first, second) => at += 2,
                Some([]) => break,
                _ => return false,
            }
        }
        self.add_plain_word(name.get(start..));
        true
    }

    fn add_plain_word(&mut self, word: Option<&'n str>) {
        self.words.extend(word.filter(|word| !word.is_empty()).map(Cow::Borrowed));
    }

    /// Reads a name that contains more than letters and spaces.
    fn add_words(&mut self, name: &'n str) -> Result<(), Unfit> {
        let mut words = Words::new(name);
        let mut end = 0;
        while let Some(word) = words.next_word() {
            let before = name.get(end..word.span.start).unwrap_or_default();
            if self.words.is_empty() {
                outside(name, before)?;
            } else if !matches!(word.gap, Gap::Space | Gap::Wide | Gap::Glued | Gap::Dot)
                && !before.chars().all(letters::is_blank)
            {
                let between = before.trim();
                let message =
                    format!("name {name:?} has {between:?} between two words; write one space, hyphen or dot");
                return Err(Unfit { fault: NameFault::SignBetweenWords, message });
            }
            self.dotted |= word.gap == Gap::Dot;
            self.words.push(letters::spelled(word.span.of(name)));
            end = word.span.end;
        }
        if self.words.is_empty() {
            return Ok(());
        }
        if let Some(dot) = dot_after(name, end) {
            self.final_dot = true;
            end = dot;
        }
        outside(name, name.get(end..).unwrap_or_default())?;
        Ok(())
    }
}

/// `name` with its words as [`spelled`](letters::spelled) writes them, and one space between them.
pub(crate) fn spelled(name: &str) -> String {
    let mut text = String::with_capacity(name.len());
    for word in name.split_whitespace().map(letters::spelled).filter(|word| !word.is_empty()) {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(&word);
    }
    text
}

/// Rejects chars that are not allowed in names.
fn check_chars(name: &str) -> Result<(), Unfit> {
    if let Some(c) = name.chars().find(|&c| is_invisible(c)) {
        let message = format!("name {name:?} contains the invisible character {}; remove it", code(c));
        return Err(Unfit { fault: NameFault::InvisibleCharacter, message });
    }
    for c in name.chars() {
        let row = letters::look_up(c);
        let parts = if row == MANY { letters::expand(c) } else { &[row] };
        if parts.contains(&OTHER) {
            let message = format!(
                "name {name:?} contains '{c}' ({}), a letter that no text can match; write it in Arabic or Latin letters",
                code(c)
            );
            return Err(Unfit { fault: NameFault::ForeignLetter, message });
        }
        if parts.iter().any(|part| matches!(*part, BREAK | QUOTE | LINE | RETURN)) {
            let message = format!("name {name:?} contains '{c}' ({}), which ends a name; remove it", code(c));
            return Err(Unfit { fault: NameFault::EndOfName, message });
        }
    }
    Ok(())
}

/// Rejects anything but spaces in `part`, which stands before or after the words of `name`.
fn outside(name: &str, part: &str) -> Result<(), Unfit> {
    match part.chars().find(|&c| !matches!(letters::look_up(c), SPACE | MARK..=FORMAT)) {
        Some(c) => {
            let message = format!("name {name:?} begins or ends with '{c}' ({}); remove it", code(c));
            Err(Unfit { fault: NameFault::OuterSign, message })
        }
        None => Ok(()),
    }
}

/// Whether `c` is a control or bidi character, which editors do not show. Joiners are allowed: Persian and Urdu spelling needs them.
pub(super) fn is_invisible(c: char) -> bool {
    let folds_away = letters::look_up(c) == FORMAT && !matches!(c, '\u{0640}' | '\u{200C}' | '\u{200D}');
    c.is_control() || folds_away || matches!(c, '\u{2028}' | '\u{2029}')
}

fn code(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}
