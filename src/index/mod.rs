//! From a gazetteer to the two floors of matching: an automaton over letters, and a trie over words.
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
//! Before all that, the prefilter passes over words that no name needs. The files build on each other without a circle: `ids` is at the
//! bottom, then `name` and `forms`; `automaton`, `trie` and `vowels`; `words`, `build`, `patterns` and `prefilter`.

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
    /// The names that patterns make of countries; these and their entries are numbered after all others.
    pub(crate) patterns: Patterns,
}

impl Index {
    pub(crate) fn new(gazetteer: &Gazetteer) -> Result<Self, Error> {
        let entries = gazetteer.ranked();
        let middle = entries.len() / 2;
        let (first, second) =
            join(|| IndexBuilder::new(&entries, 0..middle), || IndexBuilder::new(&entries, middle..entries.len()));
        let mut draft = first?;
        draft.append(second?);
        let patterns = draft.add_patterns(gazetteer, &entries);
        let IndexBuilder { words, trie, mut names, mut stems, kinds, pronoun_nouns, .. } = draft;
        names.shrink_to_fit();
        stems.shrink_to_fit();
        let pronoun_nouns = bloom_of(&pronoun_nouns);

        // The automaton takes the longest by far: what needs only the forms and the trie is made beside it.
        let lexemes = words.len();
        let (written, (trie, starts)) = join(|| words.written(), || trie.build(lexemes));
        let (automaton, (foreign, prefilter)) =
            written.automaton(|| (written.foreign.index(), Prefilter::new(&written, &trie, &starts, &patterns)));
        let forms = written.with(automaton?);
        let words = Vocabulary::new(words, forms, foreign, &starts);

        let mut index = Self { prefilter, words, trie, names, entries, stems, kinds, patterns, pronoun_nouns };
        index.mark_generic();
        Ok(index)
    }

    /// Marks the names that a pattern has but for the country: الحكومة of الحكومة الليبية.
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

    /// Whether a title or body ends in the noun, and a pronoun may be written on it.
    ///
    /// It is asked for by the key, which two long nouns may share: a look-up in the names tells.
    pub(crate) fn takes_pronoun(&self, noun: Key) -> bool {
        self.pronoun_nouns.contains(noun)
    }

    /// The names that are these words and nothing else, each word one of its forms.
    pub(crate) fn names_of(&self, words: &[&[Symbol]]) -> Vec<NameId> {
        let Some((first, further)) = words.split_first() else { return Vec::new() };
        let mut nodes: Vec<Node> = self.words.exact(first).filter_map(Link::start).collect();
        for word in further {
            let mut next = Vec::new();
            for link in self.words.exact(word) {
                for &node in &nodes {
                    next.extend(self.trie.next(node, link.word));
                }
            }
            nodes = next;
        }
        let mut names = Vec::new();
        for node in nodes {
            names.extend(self.trie.ending_at(node));
        }
        names
    }

    /// The facts of a name.
    pub(crate) fn name(&self, id: NameId) -> Option<NameFacts> {
        match self.names.get(id as usize) {
            Some(facts) => Some(*facts),
            None => self.patterns.facts(id, self.entries.len()),
        }
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

    /// The number of names, those that patterns make of countries not counted.
    pub(crate) fn len(&self) -> usize {
        self.names.len()
    }

    /// The bytes on the heap that matching needs; the entries it answers with are not counted.
    pub(crate) fn memory_usage(&self) -> usize {
        self.prefilter.memory_usage()
            + self.words.memory_usage()
            + self.trie.memory_usage()
            + size_of_val(&*self.names)
            + self.patterns.memory_usage()
    }
}

/// A filter of keys that are at hand.
fn bloom_of(keys: &[Key]) -> Bloom {
    Bloom::of(|filter| keys.iter().for_each(|&key| filter.add(key)))
}
