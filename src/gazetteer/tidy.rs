//! The canonical spelling of names, as far as it is certain.

use std::collections::HashSet;

use super::name::{Name, spelled};
use super::{Entry, Nisba};
use crate::arabic::{compound, letters};

impl Entry {
    /// Writes the names, and those of a listed nisba, as the embedded gazetteer does, where there is no doubt:
    ///
    /// - without marks, tatweel and invisible signs, in letters instead of their presentation forms, with one space between words;
    /// - with the digits 0 to 9;
    /// - in names, عبد and a name of God as two words: عبد الحميد for عبدالحميد.
    ///
    /// An alias that then repeats the name or another alias, letter by letter, is dropped. Texts match the entry as before: all of these are
    /// spellings of the same name. Only if the dropped alias is a name of another entity, too, the order of the two may change. What else is
    /// doubtful is for [`lint`](crate::lint()) to say.
    ///
    /// ```
    /// use aalam::{Entry, Kind};
    ///
    /// let mut poet = Entry::new("abdul-hamid", Kind::Person, "عَبدالحميد  الكاتب");
    /// poet.aliases = vec!["عبد الحميد الكـاتب".into(), "عبد الحميد بن يحيى".into()];
    /// poet.tidy();
    /// assert_eq!(poet.names().collect::<Vec<_>>(), ["عبد الحميد الكاتب", "عبد الحميد بن يحيى"]);
    /// ```
    pub fn tidy(&mut self) {
        self.name = canonical(&self.name);
        tidy_aliases(&mut self.aliases, HashSet::from([self.name.clone()]));
        // A weak alias that is a strong name, too, tells who is meant further on in a text.
        tidy_aliases(&mut self.weak_aliases, HashSet::new());
        if let Nisba::Listed(stems) = &mut self.nisba {
            for stem in stems {
                // Two words would be inflected each: a stem keeps its words.
                *stem = canonical_letters(stem);
            }
        }
    }
}

/// Spells the aliases, and drops those that are among the names `seen` before them.
fn tidy_aliases(aliases: &mut Vec<String>, mut seen: HashSet<String>) {
    for alias in aliases.iter_mut() {
        *alias = canonical(alias);
    }
    aliases.retain(|alias| seen.insert(alias.clone()));
}

/// `name` in canonical letters and digits, its compounds split, unless it then has too many words.
fn canonical(name: &str) -> String {
    let name = canonical_letters(name);
    let mut words = Vec::new();
    for word in name.split(' ') {
        match compound::behind_servant(word) {
            // A hyphen or a dot would end the second word.
            Some(second) if second.chars().all(char::is_alphabetic) => words.extend(["عبد", second]),
            _ => words.push(word),
        }
    }
    let split = words.join(" ");
    if Name::read(&split).is_ok() { split } else { name }
}

/// `name` in canonical letters and digits.
fn canonical_letters(name: &str) -> String {
    let spelled = spelled(name);
    // A ligature of several words (\u{FDFA}) is not read as these words would be.
    let is_read_alike = match (Name::read(name), Name::read(&spelled)) {
        (Ok(before), Ok(after)) => before.words == after.words,
        _ => false,
    };
    let letters = if is_read_alike { &spelled } else { name };
    letters.chars().map(plain_digit).collect()
}

/// The digit 5 for ٥ and ۵; any other char as it is.
fn plain_digit(c: char) -> char {
    match letters::letter(letters::look_up(c)) {
        Some(digit @ '0'..='9') => digit,
        _ => c,
    }
}
