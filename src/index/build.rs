//! A gazetteer becomes an index.

use std::borrow::Cow;
use std::mem;
use std::ops::Range;

use super::forms::{self, Inflection, Lexeme, Noun};
use super::ids::NameId;
use super::name::{Flag, NameFacts};
use super::{trie, words};
use crate::arabic::key::Key;
use crate::arabic::{article, letters};
use crate::error::Error;
use crate::gazetteer::arena::Arena;
use crate::gazetteer::entries::Entries;
use crate::gazetteer::name::{Name, Unfit};
use crate::gazetteer::{Entry, EntryRef, EntrySummary, Kind, NameRole};
use crate::lexicon::heads;

/// A gazetteer being compiled.
pub(super) struct IndexBuilder<'g> {
    pub(super) pronoun_nouns: Vec<Key>,
    pub(super) words: words::VocabularyBuilder<'g>,
    pub(super) trie: trie::TrieBuilder,
    pub(super) names: Vec<NameFacts>,
    pub(super) stems: Vec<String>,
    pub(super) kinds: Vec<Kind>,
    /// The names of the entry at hand; the words of the name at hand, and what becomes of them.
    pub(super) entry_names: Vec<(NameRole, &'g str)>,
    pub(super) read: Vec<Cow<'g, str>>,
    pub(super) lexemes: Vec<Lexeme<'g>>,
}

impl<'g> IndexBuilder<'g> {
    /// The names of a range of `entries`.
    pub(super) fn new(entries: &'g Entries, range: Range<usize>) -> Result<Self, Error> {
        let mut new = Self {
            words: words::VocabularyBuilder::new(range.len()),
            trie: trie::TrieBuilder::new(3 * range.len()),
            names: Vec::with_capacity(3 * range.len()),
            stems: Vec::new(),
            kinds: Vec::new(),
            pronoun_nouns: Vec::new(),
            entry_names: Vec::new(),
            read: Vec::new(),
            lexemes: Vec::new(),
        };
        for rank in range {
            if let Some(entry) = entries.get(rank) {
                new.add_entry(rank as u32, entry)?;
            }
        }
        Ok(new)
    }

    /// Adds the names of the entries that follow.
    pub(super) fn append(&mut self, other: Self) {
        let ids = self.words.append(other.words);
        self.trie.append(other.trie, &ids, self.names.len() as NameId);
        let kinds: Vec<u32> = other.kinds.iter().map(|kind| self.kind(kind)).collect();
        let stems = self.stems.len() as u32;
        self.names.extend(other.names.into_iter().map(|mut facts| {
            facts.kind = kinds.get(facts.kind as usize).copied().unwrap_or_default();
            facts.number += if facts.is(Flag::Nisba) { stems } else { 0 };
            facts
        }));
        self.stems.extend(other.stems);
        self.pronoun_nouns.extend(other.pronoun_nouns);
    }

    /// The number of a kind.
    pub(super) fn kind(&mut self, kind: &Kind) -> u32 {
        let number = self.kinds.iter().position(|other| other == kind).unwrap_or_else(|| {
            self.kinds.push(kind.clone());
            self.kinds.len() - 1
        });
        number as u32
    }

    /// Adds the names of an entry.
    fn add_entry(&mut self, rank: u32, entry: EntryRef<'g>) -> Result<(), Error> {
        let mut names = mem::take(&mut self.entry_names);
        let EntrySummary { kind, foreign, nisba } = entry.summary(&mut names);
        let kind_number = self.kind(kind);
        let several = names.len() > 1;
        for (number, &(role, text)) in (0..).zip(&names) {
            let mut name = Name::split(text, mem::take(&mut self.read)).map_err(|fault| unreadable(entry, fault))?;
            if *kind == Kind::Place && is_designated(&names, &name) {
                self.read = name.words;
                continue;
            }
            let headed = is_headed(kind, &name);
            let facts = NameFacts::new(rank, number, kind_number)
                .with(Flag::Weak, role == NameRole::Weak)
                .with(Flag::Alias, role != NameRole::Canonical)
                .with(Flag::Place, *kind == Kind::Place)
                .with(Flag::Headed, headed)
                .with(Flag::Dotted, name.dotted)
                .with(Flag::FinalDot, name.final_dot)
                .with(Flag::Several, several);
            let mut lexemes = mem::take(&mut self.lexemes);
            let noun = noun(kind, &name);
            forms::lexemes(&mut name, foreign, noun, &mut lexemes);
            self.read = name.words;
            if headed || *kind == Kind::Title {
                self.add_pronoun_nouns(&lexemes);
            }
            self.add(facts, &lexemes);
            self.lexemes = lexemes;
        }
        self.entry_names = names;
        let stems = if nisba { entry.nisba_stems() } else { Vec::new() };
        for stem in stems {
            let lexemes = nisba_lexemes(&Name::read(&stem).map_err(|fault| unreadable(entry, fault))?);
            let kind = self.kind(&Kind::Nationality);
            let facts = NameFacts::new(rank, self.stems.len() as u32, kind);
            let facts = facts.with(Flag::Nisba, true).with(Flag::Several, several);
            self.add(facts, &lexemes);
            self.stems.push(stem.into_owned());
        }
        Ok(())
    }

    /// Notes the nouns of a title or body that may take a pronoun: the only one (وزيرها), or the last of two without its article
    /// (وزير خارجيتها).
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

    fn add(&mut self, mut facts: NameFacts, lexemes: &[Lexeme<'g>]) {
        facts.single_word = match lexemes {
            [only] => only.spelled.chars().count().min(u8::MAX.into()) as u8,
            _ => 0,
        };
        let mut joined = Vec::new();
        for (at, pair) in lexemes.windows(2).enumerate() {
            if let [first, second] = pair {
                joined.extend(forms::fused(first, second).map(|lexeme| (at, self.words.id(&lexeme))));
            }
        }
        let ids: Vec<_> = lexemes.iter().map(|lexeme| self.words.id(lexeme)).collect();
        self.trie.add(self.names.len() as NameId, &ids, &joined);
        self.names.push(facts);
    }
}

/// Every way to write the names of `entry`, those of its nisba included.
pub(crate) fn written_forms(entry: &Entry) -> Vec<String> {
    let arena = Arena::of(entry);
    let entry = EntryRef::new(&arena, 0);
    let stems = entry.nisba_stems();
    let names = entry.names().filter_map(|name| Name::read(name).ok()).map(|name| lexemes(entry, name));
    let nisbas = stems.iter().filter_map(|stem| Name::read(stem).ok()).map(|stem| nisba_lexemes(&stem));
    let mut forms: Vec<String> = names.chain(nisbas).flat_map(|lexemes| forms::written(&lexemes)).collect();
    forms.sort_unstable();
    forms.dedup();
    forms
}

fn lexemes<'n>(entry: EntryRef<'_>, mut name: Name<'n>) -> Vec<Lexeme<'n>> {
    let mut lexemes = Vec::new();
    let noun = noun(entry.kind(), &name);
    forms::lexemes(&mut name, entry.foreign(), noun, &mut lexemes);
    lexemes
}

/// What the first word of the name of such an entity is.
fn noun(kind: &Kind, name: &Name<'_>) -> Noun {
    match kind {
        Kind::Title => Noun::Title,
        _ if name.words.len() == 1 && is_headed(kind, name) => Noun::Common,
        _ => Noun::Proper,
    }
}

fn nisba_lexemes(stem: &Name<'_>) -> Vec<Lexeme<'static>> {
    let inflection = |word: &str| if word.ends_with('ي') { Inflection::Nisba } else { Inflection::Article };
    stem.words.iter().map(|word| Lexeme::new(word.to_string(), inflection(word))).collect()
}

/// Whether `name` is an organization's, and begins with a head noun.
fn is_headed(kind: &Kind, name: &Name<'_>) -> bool {
    *kind == Kind::Organization && name.words.first().is_some_and(|first| heads::is_organization_head(first))
}

/// Whether `name`, one of a place's `names`, is a weak alias after the noun that says what place it is: مدينة بوسطن beside بوسطن. The noun is no part of
/// the name, and the weak alias is found after it anyway.
fn is_designated(names: &[(NameRole, &str)], name: &Name<'_>) -> bool {
    let Some((noun, rest)) = name.words.split_first().filter(|(_, rest)| !rest.is_empty()) else { return false };
    let is_rest = |weak: &str| weak.split(' ').eq(rest.iter().map(|word| word.as_ref()));
    names.iter().any(|&(role, name)| role == NameRole::Weak && is_rest(name))
        && heads::is_place_designator(&letters::folded(noun))
}

/// The error about a name of `entry`, which none has that came into a gazetteer.
fn unreadable(entry: EntryRef<'_>, fault: Unfit) -> Error {
    Error::new(fault.message).for_entry(entry.id())
}
