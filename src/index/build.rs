//! Compiles a gazetteer to an index: names are split into words, and words get their forms.
//!
//! The two halves of the entries are read in parallel, and the second is [appended](IndexBuilder::append) to the first: its word ids, kinds
//! and stems are renumbered. If the first half is the person محمد صلاح, it has the words 0 and 1 and the name 0. If the second is صلاح
//! منصور, it has the same numbers at first, and gets the words 1 and 2 and the name 1.

use std::borrow::Cow;
use std::collections::HashSet;
use std::mem;
use std::ops::Range;

use super::forms::{self, Inflection, Lexeme, Noun};
use super::ids::{NameId, WordId};
use super::name::{Flag, NameFacts};
use super::trie::TrieBuilder;
use super::words::VocabularyBuilder;
use crate::arabic::key::Key;
use crate::arabic::{article, letters};
use crate::error::Error;
use crate::gazetteer::arena::Arena;
use crate::gazetteer::entries::EntryList;
use crate::gazetteer::letter_set::have_same_letters;
use crate::gazetteer::name::{Name, Unfit};
use crate::gazetteer::{Entry, EntryRef, EntrySummary, Kind, NameRole};
use crate::lexicon::{self, heads};

/// A gazetteer being compiled.
pub(super) struct IndexBuilder<'g> {
    pub(super) words: VocabularyBuilder<'g>,
    pub(super) trie: TrieBuilder,
    /// The facts of each name.
    pub(super) names: Vec<NameFacts>,
    /// The stems that nationality names are inflected from.
    pub(super) stems: Vec<String>,
    pub(super) kinds: Vec<Kind>,
    /// The nouns of titles and bodies on which a pronoun may be written.
    pub(super) pronoun_nouns: Vec<Key>,
    // Buffers, empty between two entries and kept to reuse their memory.
    /// The names of the current entry.
    entry_names: Vec<(NameRole, &'g str)>,
    /// The words of the current name, and the lexemes made of them.
    name_words: Vec<Cow<'g, str>>,
    lexemes: Vec<Lexeme<'g>>,
}

impl<'g> IndexBuilder<'g> {
    /// Compiles the names of a range of `entries`, but for those with the ids `left_out`.
    pub(super) fn new(entries: &'g EntryList, range: Range<usize>, left_out: &HashSet<String>) -> Result<Self, Error> {
        let mut new = Self {
            words: VocabularyBuilder::new(range.len()),
            trie: TrieBuilder::new(3 * range.len()),
            names: Vec::with_capacity(3 * range.len()),
            stems: Vec::new(),
            kinds: Vec::new(),
            pronoun_nouns: Vec::new(),
            entry_names: Vec::new(),
            name_words: Vec::new(),
            lexemes: Vec::new(),
        };
        for rank in range {
            let entry = entries.get(rank).filter(|entry| left_out.is_empty() || !left_out.contains(entry.id()));
            if let Some(entry) = entry {
                new.add_entry(rank as u32, entry)?;
            }
        }
        Ok(new)
    }

    /// Adds what `other` has compiled of the entries that follow.
    pub(super) fn append(&mut self, other: Self) {
        let ids = self.words.append(other.words);
        self.trie.append(other.trie, &ids, self.names.len() as NameId);
        let kinds: Vec<u32> = other.kinds.iter().map(|kind| self.kind(kind)).collect();
        let first_stem = self.stems.len() as u32;
        self.names.reserve(other.names.len());
        for mut facts in other.names {
            facts.kind = kinds.get(facts.kind as usize).copied().unwrap_or_default();
            if facts.is(Flag::Nisba) {
                facts.number += first_stem;
            }
            self.names.push(facts);
        }
        self.stems.extend(other.stems);
        self.pronoun_nouns.extend(other.pronoun_nouns);
    }

    /// Returns the number of a kind, which is added if it is new.
    pub(super) fn kind(&mut self, kind: &Kind) -> u32 {
        let number = match self.kinds.iter().position(|known| known == kind) {
            Some(number) => number,
            None => {
                self.kinds.push(kind.clone());
                self.kinds.len() - 1
            }
        };
        number as u32
    }

    /// Adds the names of an entry.
    fn add_entry(&mut self, rank: u32, entry: EntryRef<'g>) -> Result<(), Error> {
        let mut names = mem::take(&mut self.entry_names);
        let EntrySummary { kind, foreign, nisba } = entry.summary(&mut names);
        let kind_number = self.kind(kind);
        let several = match names.split_first() {
            Some(((NameRole::Weak, name), others)) => others.iter().any(|(_, other)| !have_same_letters(name, other)),
            _ => names.len() > 1,
        };
        let weak: HashSet<&str> =
            names.iter().filter(|(role, _)| *role == NameRole::Weak).map(|(_, text)| *text).collect();
        let mut added = HashSet::new();
        for (number, &(role, text)) in (0..).zip(&names) {
            // A weak name may stand twice: among all names, and among the weak ones.
            if role == NameRole::Weak && !added.insert(text) {
                continue;
            }
            let name = Name::split(text, mem::take(&mut self.name_words)).map_err(|fault| unreadable(entry, fault))?;
            if *kind == Kind::Place && is_designated(&weak, &name) {
                self.name_words = name.words;
                continue;
            }
            let facts = NameFacts::new(rank, number, kind_number)
                .with(Flag::Weak, role == NameRole::Weak)
                .with(Flag::Alias, role != NameRole::Canonical)
                .with(Flag::Place, *kind == Kind::Place)
                .with(Flag::Headed, is_headed(kind, &name))
                .with(Flag::Dotted, name.dotted)
                .with(Flag::FinalDot, name.final_dot)
                .with(Flag::Several, several)
                .with(Flag::AlsoWord, is_also_word(kind, &name));
            self.add_name(facts, kind, foreign, name);
        }
        self.entry_names = names;
        if nisba {
            self.add_nisbas(rank, entry, several)?;
        }
        Ok(())
    }

    /// Adds a name of an entry of kind `kind`, whose name may be `foreign`.
    fn add_name(&mut self, facts: NameFacts, kind: &Kind, foreign: bool, mut name: Name<'g>) {
        let mut lexemes = mem::take(&mut self.lexemes);
        let noun = noun(kind, &name);
        forms::lexemes(&mut name, foreign, noun, &mut lexemes);
        self.name_words = name.words;
        if facts.is(Flag::Headed) || *kind == Kind::Title {
            self.add_pronoun_nouns(&lexemes);
        }
        self.add(facts, &lexemes);
        self.lexemes = lexemes;
    }

    /// Adds the nationalities of an entry, one for each stem of its nisba.
    fn add_nisbas(&mut self, rank: u32, entry: EntryRef<'g>, several: bool) -> Result<(), Error> {
        for stem in entry.nisba_stems() {
            let name = Name::read(&stem).map_err(|fault| unreadable(entry, fault))?;
            let lexemes = nisba_lexemes(&name);
            let kind = self.kind(&Kind::Nationality);
            let facts = NameFacts::new(rank, self.stems.len() as u32, kind)
                .with(Flag::Nisba, true)
                .with(Flag::Several, several);
            self.add(facts, &lexemes);
            self.stems.push(stem.into_owned());
        }
        Ok(())
    }

    /// Records the nouns of a title or body that may take a pronoun: a single noun (وزيرها), or the last of two without its article (وزير
    /// خارجيتها).
    fn add_pronoun_nouns(&mut self, lexemes: &[Lexeme<'_>]) {
        let last = match lexemes {
            [only] => only,
            [_, last] if last.spelled.starts_with("ال") => last,
            _ => return,
        };
        for form in last.forms() {
            let noun = letters::folded(article::without(&form));
            self.pronoun_nouns.push(Key::of(noun));
        }
    }

    /// Adds a name with these words.
    fn add(&mut self, mut facts: NameFacts, lexemes: &[Lexeme<'g>]) {
        facts.single_word = match lexemes {
            [only] => only.spelled.chars().count().min(u8::MAX.into()) as u8,
            _ => 0,
        };
        let mut joined = Vec::new();
        for (at, pair) in lexemes.windows(2).enumerate() {
            let [first, second] = pair else { continue };
            if let Some(lexeme) = forms::fused(first, second) {
                joined.push((at, self.words.id(&lexeme)));
            }
        }
        let ids: Vec<WordId> = lexemes.iter().map(|lexeme| self.words.id(lexeme)).collect();
        self.trie.add(self.names.len() as NameId, &ids, &joined);
        self.names.push(facts);
    }
}

// This is here because the gazetteer does not know inflection.
impl Entry {
    /// Returns every spelling of the entry's names that a tagger looks for, including the nisba of a place, sorted. Proclitics, the
    /// article's form after ل, and vowel variants of transliterated words are omitted.
    ///
    /// ```
    /// use aalam::{Entry, Kind};
    ///
    /// let entry = Entry::new("abu-dhabi", Kind::Place, "أبو ظبي");
    /// assert_eq!(entry.forms(), ["أبا ظبي", "أبو ظبي", "أبوظبي", "أبي ظبي"]);
    /// ```
    pub fn forms(&self) -> Vec<String> {
        let arena = Arena::of(self);
        let entry = EntryRef::new(&arena, 0);
        let mut written = Vec::new();
        let mut words = Vec::new();
        for name in entry.names() {
            if let Ok(mut name) = Name::read(name) {
                let noun = noun(entry.kind(), &name);
                forms::lexemes(&mut name, entry.foreign(), noun, &mut words);
                written.extend(forms::written(&words));
            }
        }
        for stem in entry.nisba_stems() {
            if let Ok(stem) = Name::read(&stem) {
                written.extend(forms::written(&nisba_lexemes(&stem)));
            }
        }
        written.sort_unstable();
        written.dedup();
        written
    }
}

/// Returns what the first word of a name of this kind is.
fn noun(kind: &Kind, name: &Name<'_>) -> Noun {
    match kind {
        Kind::Title => Noun::Title,
        _ if name.words.len() == 1 && is_headed(kind, name) => Noun::Common,
        _ => Noun::Proper,
    }
}

/// Returns the words of a stem. Those that end like a nisba are inflected, and the others may take the article.
fn nisba_lexemes(stem: &Name<'_>) -> Vec<Lexeme<'static>> {
    let mut lexemes = Vec::with_capacity(stem.words.len());
    for word in &stem.words {
        let inflection = if word.ends_with('ي') { Inflection::Nisba } else { Inflection::Article };
        lexemes.push(Lexeme::new(word.to_string(), inflection));
    }
    lexemes
}

/// Returns whether `name` is an organization's and begins with a head noun.
fn is_headed(kind: &Kind, name: &Name<'_>) -> bool {
    *kind == Kind::Organization && name.words.first().is_some_and(|first| heads::is_organization_head(first))
}

/// Returns whether `name` is a single word that is also an ordinary one. Titles are all ordinary words.
fn is_also_word(kind: &Kind, name: &Name<'_>) -> bool {
    let [word] = name.words.as_slice() else { return false };
    *kind != Kind::Title && lexicon::also_word(&letters::folded(word)).is_some()
}

/// Returns whether `name`, the name of a place, is one of its `weak` aliases after a noun for a type of place: مدينة بوسطن, if بوسطن is a weak
/// alias. Such a name is not needed: the noun is not part of it, and the weak alias after the noun is found anyway.
fn is_designated(weak: &HashSet<&str>, name: &Name<'_>) -> bool {
    let Some((noun, rest)) = name.words.split_first() else { return false };
    if rest.is_empty() || weak.is_empty() {
        return false;
    }
    // Folding comes last, because few names get this far.
    weak.contains(rest.join(" ").as_str()) && heads::is_place_designator(&letters::folded(noun))
}

/// Returns the error for a name of `entry` that cannot be read. The names of a loaded gazetteer have all been checked.
fn unreadable(entry: EntryRef<'_>, fault: Unfit) -> Error {
    fault.into_error().for_entry(entry.id())
}
