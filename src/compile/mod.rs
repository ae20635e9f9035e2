//! From a gazetteer to the two floors of matching: an automaton over letters, and a trie over words.

mod automaton;
pub(crate) mod facts;
mod foreign;
mod forms;
mod grouped;
pub(crate) mod names;
pub(crate) mod patterns;
pub(crate) mod sieve;
pub(crate) mod words;

use std::borrow::Cow;
use std::mem;
use std::ops::Range;

use self::facts::{Flag, NameFacts};
use self::forms::{Inflection, Lexeme, Noun};
use self::names::{NameId, Names, Node};
use self::patterns::Patterns;
use self::sieve::Sieve;
use self::words::{Link, Words};
use crate::arabic::heads;
use crate::arabic::letters::{self, Symbol};
use crate::both::both;
use crate::error::Error;
use crate::filter::Filter;
use crate::gazetteer::arena::Arena;
use crate::gazetteer::list::Entries;
use crate::gazetteer::name::{Name, Unfit};
use crate::gazetteer::{Entry, EntryRef, Gazetteer, Kind, Standing, Summary};
use crate::mention::{Candidate, CandidateName};
use crate::packed::Key;

/// A compiled gazetteer.
pub(crate) struct Compiled {
    pub(crate) sieve: Sieve,
    pub(crate) words: Words,
    pub(crate) trie: Names,
    names: Vec<NameFacts>,
    /// The entries, in the order of candidates.
    entries: Entries,
    /// The kinds of the names.
    kinds: Vec<Kind>,
    /// The stems that nationality names are inflected from.
    stems: Vec<String>,
    /// The nouns of titles and bodies on which a pronoun may be written.
    pronoun_nouns: Filter,
    /// The names that patterns make of countries; these and their entries are numbered after all others.
    pub(crate) patterns: Patterns,
}

/// A gazetteer being compiled.
struct Draft<'g> {
    pronoun_nouns: Vec<Key>,
    words: words::Collector<'g>,
    trie: names::Builder,
    names: Vec<NameFacts>,
    stems: Vec<String>,
    kinds: Vec<Kind>,
    /// The names of the entry at hand; the words of the name at hand, and what becomes of them.
    entry_names: Vec<(Standing, &'g str)>,
    read: Vec<Cow<'g, str>>,
    lexemes: Vec<Lexeme<'g>>,
}

impl<'g> Draft<'g> {
    /// The names of a range of `entries`.
    fn new(entries: &'g Entries, range: Range<usize>) -> Result<Self, Error> {
        let mut new = Self {
            words: words::Collector::new(range.len()),
            trie: names::Builder::new(3 * range.len()),
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
    fn append(&mut self, other: Self) {
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
    fn kind(&mut self, kind: &Kind) -> u32 {
        let number = self.kinds.iter().position(|other| other == kind).unwrap_or_else(|| {
            self.kinds.push(kind.clone());
            self.kinds.len() - 1
        });
        number as u32
    }

    /// Adds the names of an entry.
    fn add_entry(&mut self, rank: u32, entry: EntryRef<'g>) -> Result<(), Error> {
        let mut names = mem::take(&mut self.entry_names);
        let Summary { kind, foreign, nisba } = entry.summary(&mut names);
        let kind_number = self.kind(kind);
        let several = names.len() > 1;
        for (number, &(standing, text)) in (0..).zip(&names) {
            let mut name = Name::split(text, mem::take(&mut self.read)).map_err(|fault| unreadable(entry, fault))?;
            if *kind == Kind::Place && is_designated(&names, &name) {
                self.read = name.words;
                continue;
            }
            let headed = is_headed(kind, &name);
            let facts = NameFacts::new(rank, number, kind_number)
                .with(Flag::Weak, standing == Standing::Weak)
                .with(Flag::Further, standing != Standing::Canonical)
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
            let noun = letters::folded(form.strip_prefix("ال").unwrap_or(&form));
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

impl Compiled {
    pub(crate) fn new(gazetteer: &Gazetteer) -> Result<Self, Error> {
        let entries = gazetteer.ranked();
        let middle = entries.len() / 2;
        let (first, second) = both(|| Draft::new(&entries, 0..middle), || Draft::new(&entries, middle..entries.len()));
        let mut draft = first?;
        draft.append(second?);
        let patterns = draft.add_patterns(gazetteer, &entries);
        let Draft { words, trie, mut names, mut stems, kinds, pronoun_nouns, .. } = draft;
        names.shrink_to_fit();
        stems.shrink_to_fit();
        let pronoun_nouns = Filter::of(pronoun_nouns.into_iter());
        let count = words.len();
        let (written, (trie, starts)) = both(|| words.written(), || trie.build(count));
        let (automaton, (foreign, sieve)) =
            written.automaton(|| (written.foreign.index(), Sieve::new(&written, &trie, &starts, &patterns)));
        let forms = written.with(automaton?);
        let words = Words::new(words, forms, foreign, &starts);
        let mut compiled = Self { sieve, words, trie, names, entries, stems, kinds, patterns, pronoun_nouns };

        compiled.mark_generic();
        Ok(compiled)
    }

    /// Marks the names that a pattern has but for the country: الحكومة of الحكومة الليبية.
    fn mark_generic(&mut self) {
        let bare = self.patterns.bare_bodies().map(|words| {
            let words: Vec<&[Symbol]> = words.iter().map(Vec::as_slice).collect();
            self.names_of(&words)
        });
        for name in bare.flatten().collect::<Vec<_>>() {
            let is_body = self.kind(name) == Some(&Kind::Organization);
            if let Some(facts) = self.names.get_mut(name as usize).filter(|_| is_body) {
                *facts = facts.with(Flag::Generic, true);
            }
        }
    }

    /// Whether a title or body ends in the noun, and a pronoun may be written on it.
    ///
    /// It is asked for by the key, which two long nouns may share: a look-up in the names tells.
    pub(crate) fn takes_pronoun(&self, noun: Key) -> bool {
        self.pronoun_nouns.contains(noun)
    }

    /// The names that are these words and nothing else, each word one of its forms.
    pub(crate) fn names_of(&self, words: &[&[Symbol]]) -> Vec<NameId> {
        let mut nodes: Vec<Node> = Vec::new();
        for (at, word) in words.iter().enumerate() {
            let links = self.words.exact(word);
            nodes = match at {
                0 => links.filter_map(Link::start).collect(),
                _ => {
                    let next = |link: &Link| {
                        nodes.iter().filter_map(|&node| self.trie.next(node, link.word)).collect::<Vec<_>>()
                    };
                    links.flat_map(next).collect()
                }
            };
        }
        nodes.iter().flat_map(|&node| self.trie.ending_at(node)).collect()
    }

    /// The facts of a name.
    pub(crate) fn name(&self, id: NameId) -> Option<NameFacts> {
        self.names.get(id as usize).copied().or_else(|| self.patterns.facts(id, self.entries.len()))
    }

    /// The entry that a name belongs to.
    pub(crate) fn entry(&self, id: NameId) -> Option<EntryRef<'_>> {
        self.entry_of(&self.name(id)?)
    }

    fn entry_of(&self, name: &NameFacts) -> Option<EntryRef<'_>> {
        let number = name.entry as usize;
        match number.checked_sub(self.entries.len()) {
            None => self.entries.get(number),
            Some(number) => self.patterns.entry(number, &self.entries),
        }
    }

    /// What a mention of a name can stand for.
    pub(crate) fn candidate(&self, id: NameId) -> Option<Candidate<'_>> {
        let facts = self.name(id)?;
        let name = match facts.is(Flag::Nisba) {
            true => CandidateName::Stem(self.stems.get(facts.number as usize)?),
            false => CandidateName::Listed(facts.number),
        };
        Some(Candidate { entry: self.entry_of(&facts)?, kind: self.kinds.get(facts.kind as usize)?, name })
    }

    /// What a name stands for: its entry's kind, or a nationality.
    pub(crate) fn kind(&self, id: NameId) -> Option<&Kind> {
        self.kinds.get(self.name(id)?.kind as usize)
    }

    /// A name as the gazetteer writes it.
    pub(crate) fn text(&self, id: NameId) -> Option<&str> {
        self.candidate(id).map(|candidate| candidate.name())
    }

    /// The number of names, those that patterns make of countries not counted.
    pub(crate) fn len(&self) -> usize {
        self.names.len()
    }

    /// The bytes on the heap that matching needs; the entries it answers with are not counted.
    pub(crate) fn memory_usage(&self) -> usize {
        self.sieve.memory_usage()
            + self.words.memory_usage()
            + self.trie.memory_usage()
            + size_of_val(&*self.names)
            + self.patterns.memory_usage()
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
fn is_designated(names: &[(Standing, &str)], name: &Name<'_>) -> bool {
    let Some((noun, rest)) = name.words.split_first().filter(|(_, rest)| !rest.is_empty()) else { return false };
    let is_rest = |weak: &str| weak.split(' ').eq(rest.iter().map(|word| word.as_ref()));
    names.iter().any(|&(standing, name)| standing == Standing::Weak && is_rest(name))
        && heads::is_place_designator(noun)
}

/// The error about a name of `entry`, which none has that came into a gazetteer.
fn unreadable(entry: EntryRef<'_>, fault: Unfit) -> Error {
    Error::new(fault.message).for_entry(entry.id())
}
