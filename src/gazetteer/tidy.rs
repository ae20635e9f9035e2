//! Writes names in their canonical spelling where it is certain.

use std::collections::HashSet;

use unicode_normalization::UnicodeNormalization;

use super::name::{Name, spelled};
use super::{Entry, Nisba};
use crate::arabic::letters::{self, FORMAT, MARK};
use crate::arabic::{compound, marks};

impl Entry {
    /// Rewrites the names and listed nisbas in the spelling of the embedded gazetteer, where it is certain:
    ///
    /// - without marks other than vowels, without tatweel and invisible signs, with letters instead of presentation forms, and one space
    ///   between words;
    /// - with the digits 0 to 9;
    /// - in names, with عبد and a name of God as two words: عبد الحميد for عبدالحميد.
    ///
    /// Vowels stay, because they tell which words of a text the name is not: سُرَّة is not سَرَّة.
    ///
    /// An alias is dropped if it then has exactly the same letters as the name or another alias. Texts match the entry as before, because
    /// these are spellings of the same name. But if the dropped alias is also a name of another entity, the order of the two may change.
    /// [`lint`](crate::lint()) reports other doubtful spellings.
    ///
    /// ```
    /// use aalam::{Entry, Kind};
    ///
    /// let mut poet = Entry::new("abdul-hamid", Kind::Person, "عبدالحميـد  الكاتب");
    /// poet.aliases = vec!["عبد الحميد الكـاتب".into(), "عبد الحميد بن يحيى".into()];
    /// poet.tidy();
    /// assert_eq!(poet.names().collect::<Vec<_>>(), ["عبد الحميد الكاتب", "عبد الحميد بن يحيى"]);
    /// ```
    pub fn tidy(&mut self) {
        self.name = match self.nisba {
            // The regular nisba is that of one word.
            Nisba::Regular => canonical_letters(&self.name),
            _ => canonical(&self.name),
        };
        tidy_aliases(&mut self.aliases, HashSet::from([self.name.clone()]));
        // A weak alias that is also the name makes it weak.
        tidy_aliases(&mut self.weak_aliases, HashSet::new());
        if let Nisba::Listed(stems) = &mut self.nisba {
            for stem in stems {
                // Each of two words would be inflected, so the words of a stem are not split.
                *stem = canonical_letters(stem);
            }
        }
    }
}

/// Rewrites the aliases, and drops those already among the names `seen`.
fn tidy_aliases(aliases: &mut Vec<String>, mut seen: HashSet<String>) {
    for alias in aliases.iter_mut() {
        *alias = canonical(alias);
    }
    // A name without vowels already matches what one with vowels does.
    aliases.retain(|alias| !seen.contains(&spelled(alias)) && seen.insert(alias.clone()));
}

/// `name` in canonical letters and digits, with compounds split unless it would then have too many words.
fn canonical(name: &str) -> String {
    let name = canonical_letters(name);
    let mut words = Vec::new();
    for word in name.split(' ') {
        match compound::behind_servant(word) {
            // A hyphen or a dot would end the second word. With vowels its letters are not counted.
            Some(second) if second.chars().all(char::is_alphabetic) && !marks::is_marked(second) => {
                words.extend(["عبد", second]);
            }
            _ => words.push(word),
        }
    }
    let split = words.join(" ");
    if Name::read(&split).is_ok() { split } else { name }
}

/// `name` in canonical letters and digits.
fn canonical_letters(name: &str) -> String {
    let spelled = if marks::is_marked(name) { spelled_with_vowels(name) } else { spelled(name) };
    // A ligature of several words (\u{FDFA}) is not read like these words.
    let is_read_alike = match (Name::read(name), Name::read(&spelled)) {
        (Ok(before), Ok(after)) => before.words == after.words,
        _ => false,
    };
    let letters = if is_read_alike { &spelled } else { name };
    letters.chars().map(plain_digit).collect()
}

/// `name` as [`spelled`] writes it, with its vowels.
fn spelled_with_vowels(name: &str) -> String {
    let is_sign = |c: &char| letters::look_up(*c) == FORMAT;
    let is_written = |c: &char| marks::is_vowel(*c) || !matches!(letters::look_up(*c), MARK..=FORMAT);
    // Signs are removed first, because one may keep marks from being put in order.
    let words = name.split_whitespace().map(|word| {
        let letters = word.chars().filter(|c| !is_sign(c));
        letters.nfkc().filter(is_written).collect::<String>()
    });
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The digit 5 for ٥ and ۵; any other char as it is.
fn plain_digit(c: char) -> char {
    match letters::letter(letters::look_up(c)) {
        Some(digit @ '0'..='9') => digit,
        _ => c,
    }
}
