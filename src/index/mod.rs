//! Compiles a gazetteer to the two floors of matching: an automaton over letters, and a trie over words.
//!
//! ```text
//! what is found in والرئيس محمد صلاح               where
//! forms     الرئيس, محمد, صلاح                    automaton: what each word of the text ends in
//! lexemes   the title رئيس, two words of names    words: what a form writes; vowels: what it writes but for one vowel
//! nodes     after رئيس, after محمد, after صلاح    trie: how far names have been read
//! names     of the title and of the person        trie: which end there; patterns: of which country
//! facts     entry, kind and flags of each name    name
//! ```
//!
//! Before all that, the prefilter skips words that no name needs. The files build on each other without a circle: `ids` is at the bottom,
//! then `name` and `forms`; `automaton`, `trie` and `vowels`; `words`, `build`, `patterns` and `prefilter`.

mod automaton;
mod build;
mod forms;
pub(crate) mod ids;
pub(crate) mod name;
pub(crate) mod patterns;
pub(crate) mod prefilter;
pub(crate) mod trie;
mod vowels;
pub(crate) mod words;

use std::collections::HashSet;

use self::build::IndexBuilder;
use self::ids::{Link, NameId, Node};
use self::name::{Flag, NameFacts};
use self::patterns::Patterns;
use self::prefilter::Prefilter;
use self::trie::Trie;
use self::words::Vocabulary;
use crate::arabic::key::Key;
use crate::arabic::letters::Symbol;
use crate::error::Error;
use crate::gazetteer::entries::EntryList;
use crate::gazetteer::{EntryRef, Gazetteer, Kind};
use crate::lexicon::OwnWords;
use crate::mention::{Candidate, CandidateName};
use crate::util::bloom::Bloom;
use crate::util::join::join;

/// A compiled gazetteer.
pub(crate) struct Index {
    pub(crate) prefilter: Prefilter,
    pub(crate) words: Vocabulary,
    pub(crate) trie: Trie,
    names: Vec<NameFacts>,
    /// The entries, in the order of candidates.
    entries: EntryList,
    /// The kinds of the names.
    kinds: Vec<Kind>,
    /// The stems that nationality names are inflected from.
    stems: Vec<String>,
    /// The nouns of titles and bodies on which a pronoun may be written.
    pronoun_nouns: Bloom,
    /// The names that patterns make of countries. These and their entries are numbered after all others.
    pub(crate) patterns: Patterns,
    /// The user's own words for the grammar.
    pub(crate) own_words: Option<OwnWords>,
}

impl Index {
    /// Compiles a gazetteer, without the names of the entities with the ids `left_out`.
    pub(crate) fn new(gazetteer: &Gazetteer, left_out: &HashSet<String>) -> Result<Self, Error> {
        let entries = gazetteer.ranked();
        let middle = entries.len() / 2;
        let part = |range| IndexBuilder::new(&entries, range, left_out);
        let (first, second) = join(|| part(0..middle), || part(middle..entries.len()));
        let mut draft = first?;
        draft.append(second?);
        let mut patterns = draft.add_patterns(gazetteer, &entries);
        let IndexBuilder { words, trie, mut names, mut stems, kinds, pronoun_nouns, .. } = draft;
        names.shrink_to_fit();
        stems.shrink_to_fit();
        let pronoun_nouns = bloom_of(&pronoun_nouns);

        // The automaton takes the longest by far. What needs only the forms and the trie is built in parallel.
        let lexemes = words.len();
        let (written, (trie, starts)) = join(|| words.written(), || trie.build(lexemes));
        let (automaton, (foreign, prefilter, not_made)) = written.automaton(|| {
            let prefilter = Prefilter::new(&written, &trie, &starts, &patterns);
            (written.foreign.index(), prefilter, patterns.find_not_made(&entries, left_out))
        });
        patterns.not_made = not_made;
        let forms = written.with(automaton?);
        let words = Vocabulary::new(words, forms, foreign, &starts);

        let mut index =
            Self { prefilter, words, trie, names, entries, stems, kinds, patterns, pronoun_nouns, own_words: None };
        index.mark_generic();
        Ok(index)
    }

    /// Adds the user's own words for the grammar.
    pub(crate) fn with_own_words(self, own_words: Option<OwnWords>) -> Self {
        Self { own_words, ..self }
    }

    /// Marks the names that are a pattern without its country: الحكومة of الحكومة الليبية.
    fn mark_generic(&mut self) {
        for words in self.patterns.bare_bodies() {
            let words: Vec<&[Symbol]> = words.iter().map(Vec::as_slice).collect();
            for name in self.names_of(&words) {
                if self.kind(name) != Some(&Kind::Organization) {
                    continue;
                }
                if let Some(facts) = self.names.get_mut(name as usize) {
                    *facts = facts.with(Flag::Generic, true);
                }
            }
        }
    }

    /// Returns whether a title or body ends in the noun, so that a pronoun may be written on it.
    ///
    /// Two long nouns may share a key, so the caller must look the noun up in the names.
    pub(crate) fn takes_pronoun(&self, noun: Key) -> bool {
        self.pronoun_nouns.contains(noun)
    }

    /// Returns the nodes of the names that begin with `word` in one of its forms.
    pub(crate) fn begun_by(&self, word: &[Symbol]) -> impl Iterator<Item = Node> {
        self.words.exact(word).filter_map(Link::start)
    }

    /// Returns the nodes of the names at `node` that continue with `word` in one of its forms.
    pub(crate) fn continued_by(&self, node: Node, word: &[Symbol]) -> impl Iterator<Item = Node> {
        self.words.exact(word).filter_map(move |link| self.trie.next(node, link.word))
    }

    /// Returns the names that consist of these words, each in one of its forms.
    pub(crate) fn names_of(&self, words: &[&[Symbol]]) -> Vec<NameId> {
        let Some((first, further)) = words.split_first() else { return Vec::new() };
        let mut nodes: Vec<Node> = self.begun_by(first).collect();
        for word in further {
            nodes = nodes.iter().flat_map(|&node| self.continued_by(node, word)).collect();
        }
        let mut names = Vec::new();
        for node in nodes {
            names.extend(self.trie.ending_at(node));
        }
        names
    }

    /// Returns the facts of a name.
    pub(crate) fn name(&self, id: NameId) -> Option<NameFacts> {
        match self.names.get(id as usize) {
            Some(facts) => Some(*facts),
            None => self.patterns.facts(id, self.entries.len()),
        }
    }

    /// Returns the entry that a name belongs to.
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

    /// Returns what a mention of a name can stand for.
    pub(crate) fn candidate(&self, id: NameId) -> Option<Candidate<'_>> {
        let facts = self.name(id)?;
        let name = match facts.is(Flag::Nisba) {
            true => CandidateName::Stem(self.stems.get(facts.number as usize)?),
            false => CandidateName::Listed(facts.number),
        };
        Some(Candidate { entry: self.entry_of(&facts)?, kind: self.kinds.get(facts.kind as usize)?, name })
    }

    /// Returns the kind of a name: its entry's kind, or nationality for a nisba.
    pub(crate) fn kind(&self, id: NameId) -> Option<&Kind> {
        self.kinds.get(self.name(id)?.kind as usize)
    }

    /// Returns the kinds of the names.
    pub(crate) fn kinds(&self) -> &[Kind] {
        &self.kinds
    }

    /// Returns the number of names, not counting those that patterns make of countries.
    pub(crate) fn len(&self) -> usize {
        self.names.len()
    }

    /// Returns the bytes on the heap that matching needs, not counting the entries.
    pub(crate) fn memory_usage(&self) -> usize {
        self.prefilter.memory_usage()
            + self.words.memory_usage()
            + self.trie.memory_usage()
            + size_of_val(&*self.names)
            + self.patterns.memory_usage()
    }
}

/// Creates a filter of these keys.
fn bloom_of(keys: &[Key]) -> Bloom {
    Bloom::of(|filter| keys.iter().for_each(|&key| filter.add(key)))
}
