//! From a gazetteer to the two floors of matching: an automaton over letters, and a trie over words.

mod foreign;
mod forms;
pub(crate) mod names;
pub(crate) mod words;

use std::sync::Arc;

use self::forms::{Inflection, Lexeme};
use self::names::{NameId, Names};
use self::words::Words;
use crate::arabic::heads;
use crate::error::Error;
use crate::gazetteer::name::Name;
use crate::gazetteer::{Entry, Gazetteer, Kind};

/// A compiled gazetteer.
pub(crate) struct Compiled {
    pub(crate) words: Words,
    pub(crate) trie: Names,
    names: Vec<NameFacts>,
    /// The entries, in the order of candidates.
    entries: Vec<Arc<Entry>>,
    /// The stems that nationality names are inflected from.
    stems: Vec<String>,
}

/// What a match of a name has to be judged by.
pub(crate) struct NameFacts {
    /// The number of its entry, which is also its rank.
    pub(crate) entry: u32,
    source: Source,
    /// Counts only with support.
    pub(crate) weak: bool,
    /// The name of a place: a tanwin makes another word of it.
    pub(crate) place: bool,
    /// An organization's name that begins with a head noun: the rest may stand in quotes.
    pub(crate) headed: bool,
    /// A dot joins two of its words.
    pub(crate) dotted: bool,
    /// A dot ends it.
    pub(crate) final_dot: bool,
    /// The number of letters, if it is a single word.
    pub(crate) single_word: Option<u32>,
}

/// Where a name comes from.
#[derive(Clone, Copy)]
enum Source {
    /// The number of the name among [`Entry::names`].
    Entry(u32),
    /// The number of the stem among all.
    Nisba(u32),
}

impl Compiled {
    pub(crate) fn new(gazetteer: &Gazetteer) -> Result<Self, Error> {
        let entries = gazetteer.ranked();
        let mut words = words::Collector::new();
        let mut trie = names::Builder::new();
        let mut names = Vec::new();
        let mut stems = Vec::new();
        for (rank, entry) in entries.iter().enumerate() {
            let rank = rank as u32;
            let strong = 1 + entry.aliases.len();
            for (number, text) in entry.names().enumerate() {
                let name = read(text, entry)?;
                let headed = entry.kind == Kind::Organization
                    && name.words.first().is_some_and(|first| heads::is_organization_head(first));
                let takes_article = entry.kind == Kind::Title || headed && name.words.len() == 1;
                let (dotted, final_dot) = (name.dotted, name.final_dot);
                let lexemes = forms::lexemes(name, entry.foreign, takes_article);
                names.push(NameFacts {
                    entry: rank,
                    source: Source::Entry(number as u32),
                    weak: number >= strong,
                    place: entry.kind == Kind::Place,
                    headed,
                    dotted,
                    final_dot,
                    single_word: single_word(&lexemes),
                });
                add(&mut words, &mut trie, names.len() as NameId - 1, lexemes);
            }
            for stem in entry.nisba_stems() {
                let inflection = if stem.ends_with('ي') { Inflection::Nisba } else { Inflection::Article };
                let lexemes: Vec<Lexeme<'_>> =
                    read(&stem, entry)?.words.iter().map(|word| Lexeme::new(word.to_string(), inflection)).collect();
                names.push(NameFacts {
                    entry: rank,
                    source: Source::Nisba(stems.len() as u32),
                    weak: false,
                    place: false,
                    headed: false,
                    dotted: false,
                    final_dot: false,
                    single_word: single_word(&lexemes),
                });
                add(&mut words, &mut trie, names.len() as NameId - 1, lexemes);
                stems.push(stem);
            }
        }
        let trie = trie.build(words.len());
        let words = words.build()?;
        Ok(Self { words, trie, names, entries, stems })
    }

    /// The facts of a name.
    pub(crate) fn name(&self, id: NameId) -> Option<&NameFacts> {
        self.names.get(id as usize)
    }

    /// The entry that a name belongs to.
    pub(crate) fn entry(&self, id: NameId) -> Option<&Entry> {
        self.entries.get(self.name(id)?.entry as usize).map(Arc::as_ref)
    }

    /// What a name stands for: its entry's kind, or a nationality.
    pub(crate) fn kind(&self, id: NameId) -> Option<&Kind> {
        match self.name(id)?.source {
            Source::Entry(_) => self.entry(id).map(|entry| &entry.kind),
            Source::Nisba(_) => Some(&Kind::Nationality),
        }
    }

    /// A name as the gazetteer writes it.
    pub(crate) fn text(&self, id: NameId) -> Option<&str> {
        match self.name(id)?.source {
            Source::Entry(number) => self.entry(id)?.names().nth(number as usize),
            Source::Nisba(stem) => self.stems.get(stem as usize).map(String::as_str),
        }
    }

    /// The number of names, derived ones included.
    pub(crate) fn len(&self) -> usize {
        self.names.len()
    }

    /// The bytes on the heap that matching needs; the entries it answers with are not counted.
    pub(crate) fn memory_usage(&self) -> usize {
        self.words.memory_usage() + self.trie.memory_usage() + size_of_val(&*self.names)
    }
}

/// Reads a name of an entry, which was checked when the entry came into the gazetteer.
fn read<'n>(name: &'n str, entry: &Entry) -> Result<Name<'n>, Error> {
    Name::read(name).map_err(|fault| Error::new(fault).for_entry(&entry.id))
}

fn add<'n>(words: &mut words::Collector<'n>, trie: &mut names::Builder, name: NameId, lexemes: Vec<Lexeme<'n>>) {
    let mut joined = Vec::new();
    for (at, pair) in lexemes.windows(2).enumerate() {
        if let [first, second] = pair {
            joined.extend(forms::fused(first, second).map(|lexeme| (at, words.id(lexeme))));
        }
    }
    let ids: Vec<_> = lexemes.into_iter().map(|lexeme| words.id(lexeme)).collect();
    trie.add(name, &ids, &joined);
}

fn single_word(lexemes: &[Lexeme<'_>]) -> Option<u32> {
    match lexemes {
        [only] => Some(only.spelled.chars().count() as u32),
        _ => None,
    }
}
