//! What of a text need not be read: words that no name begins with, and words that go on with no name half read.
//!
//! [Filters](Bloom) know both. They let some words through that they need not; the automaton reads those, and the trie judges them. So
//! filters change how fast names are found, never which ones.
//!
//! # One name
//!
//! Let محمد صلاح be the only name. Most words of a text stop at the first filter that they come to:
//!
//! | in a text | is looked up in | which holds | and so |
//! |---|---|---|---|
//! | قال | start cores | محمد, محمدا | it is passed over |
//! | بمحمد | start words | محمد | it waits for the next word, as it begins a name without its ب |
//! | بمحمد قال | start pairs | محمد with صلاح | both are passed over |
//! | بمحمد صلاح | start pairs | | both are read |
//! | علي, after محمد was read | edges | صلاح, after محمد | the name half read is given up |
//!
//! If محمد were a name itself, the whole names would hold it, and it would be read whatever follows.

use super::ids::{Node, WordId};
use super::patterns::Patterns;
use super::trie::{Starts, Trie};
use super::words::Written;
use crate::arabic::article;
use crate::arabic::key::Key;
use crate::arabic::letters::{ALEF, BEH, FEH, KAF, LAM, Symbol, WAW};
use crate::fold::plain;
use crate::util::bloom::{Bloom, BloomBuilder};
use crate::util::grouped::Grouped;

/// The words that names begin with, and those that go on with them.
pub(crate) struct Prefilter {
    /// The [cores](plain::core) of the first words of names.
    start_cores: Bloom,
    /// The first words of names.
    start_words: Bloom,
    /// The first words that need no second one.
    whole_names: Bloom,
    /// The first words of names with the second ones.
    start_pairs: Bloom,
    /// The nodes of the trie with the words that go on from them.
    edges: Bloom,
}

/// What of a word names may begin with: the word itself, and without its proclitics, each with the alef of a tanwin and without.
#[derive(Clone, Copy, Default)]
pub(crate) struct StartKeys {
    keys: [Key; Self::MOST],
    count: usize,
}

impl StartKeys {
    const MOST: usize = 6;

    pub(crate) fn is_empty(&self) -> bool {
        self.count == 0
    }

    fn add(&mut self, key: Key) {
        if let Some(slot) = self.keys.get_mut(self.count) {
            *slot = key;
            self.count += 1;
        }
    }

    fn keys(&self) -> &[Key] {
        self.keys.get(..self.count).unwrap_or_default()
    }
}

impl Prefilter {
    pub(super) fn new(written: &Written, trie: &Trie, starts: &Starts, patterns: &Patterns) -> Self {
        let keys = WordKeys::new(written, starts.words(), patterns);
        let builder = PrefilterBuilder { keys, trie, starts };
        Self {
            start_cores: Bloom::of(|filter| builder.add_start_cores(filter)),
            start_words: Bloom::of(|filter| builder.add_start_words(filter)),
            whole_names: Bloom::of(|filter| builder.add_whole_names(filter)),
            start_pairs: Bloom::of(|filter| builder.add_start_pairs(filter)),
            edges: Bloom::of(|filter| builder.add_edges(filter)),
        }
    }

    /// Whether names may begin with something of a word of this [core](plain::core): if not, it has no [`start_keys`](Self::start_keys).
    #[inline]
    pub(crate) fn may_start(&self, core: Key) -> bool {
        self.start_cores.contains(core)
    }

    /// What of a word of these symbols names may begin with.
    pub(crate) fn start_keys(&self, symbols: &[Symbol], key: Key) -> StartKeys {
        let mut found = StartKeys::default();
        self.add_start_keys(symbols, key, &mut found);
        if let Some((&ALEF, rest)) = symbols.split_last() {
            self.add_start_keys(rest, key.without_last(ALEF), &mut found);
        }
        found
    }

    /// Adds to `found` the word and what is left of it without one proclitic or two, as far as names begin with it.
    fn add_start_keys(&self, symbols: &[Symbol], key: Key, found: &mut StartKeys) {
        self.add_start_key(key, found);
        let letters = symbols.len();
        match symbols {
            [first @ (WAW | FEH), rest @ ..] => {
                let key = key.without_first(*first, letters);
                self.add_start_key(key, found);
                if let [second @ (BEH | KAF | LAM), ..] = rest {
                    self.add_start_key(key.without_first(*second, letters - 1), found);
                }
            }
            [first @ (BEH | KAF | LAM), ..] => self.add_start_key(key.without_first(*first, letters), found),
            _ => {}
        }
    }

    fn add_start_key(&self, key: Key, found: &mut StartKeys) {
        if self.start_words.contains(key) {
            found.add(key);
        }
    }

    /// Whether a name may be one of the words alone.
    pub(crate) fn may_be_whole(&self, firsts: &StartKeys) -> bool {
        firsts.keys().iter().any(|&key| self.whole_names.contains(key))
    }

    /// Whether a name may begin with one of the words, and go on with a word of these symbols, an alef of tanwin taken off.
    pub(crate) fn may_follow(&self, firsts: &StartKeys, symbols: &[Symbol], key: Key) -> bool {
        if self.is_second(firsts, key) {
            return true;
        }
        symbols.last() == Some(&ALEF) && self.is_second(firsts, key.without_last(ALEF))
    }

    /// Whether a name begins with one of `firsts` and the word of this key.
    fn is_second(&self, firsts: &StartKeys, key: Key) -> bool {
        firsts.keys().iter().any(|first| self.start_pairs.contains(first.then(key)))
    }

    /// Whether a name that is read as far as `node` may go on with a word of these symbols, an alef of tanwin taken off.
    pub(crate) fn may_go_on(&self, node: Node, symbols: &[Symbol], key: Key) -> bool {
        if self.edges.contains(key.at(node)) {
            return true;
        }
        symbols.last() == Some(&ALEF) && self.edges.contains(key.without_last(ALEF).at(node))
    }

    /// The bytes on the heap.
    pub(crate) fn memory_usage(&self) -> usize {
        let filters = [&self.start_cores, &self.start_words, &self.whole_names, &self.start_pairs, &self.edges];
        filters.into_iter().map(Bloom::memory_usage).sum()
    }
}

/// The keys of all words: how they may be written.
struct WordKeys {
    /// The forms of each lexeme.
    forms: Grouped<Key>,
    /// Its forms with the article right after the preposition ل, where they have lost the alef: a word that is cut there begins so.
    after_lam: Grouped<Key>,
    /// The forms of a transliterated word with one vowel less or more.
    variants: Grouped<Key>,
}

impl WordKeys {
    /// The keys of so many `lexemes`.
    fn new(written: &Written, lexemes: WordId, patterns: &Patterns) -> Self {
        let mut forms: Vec<(WordId, Key)> = Vec::with_capacity(written.links.len());
        let mut after_lam: Vec<(WordId, Key)> = Vec::new();
        for (letters, links) in written.forms() {
            let key = Key::of_word(letters);
            let lam_key = article::after_lam(letters).map(Key::of_word);
            for link in links {
                forms.push((link.word, key));
                if let Some(filling) = patterns.filling(link.word) {
                    // The edge of a slot is a word, too: it is written as what fills it.
                    forms.push((filling.edge, key));
                }
                if let Some(lam_key) = lam_key {
                    after_lam.push((link.word, lam_key));
                }
            }
        }
        let mut variants: Vec<(WordId, Key)> = Vec::new();
        written.foreign.for_each_variant(|word, key| variants.push((word, key)));
        let [forms, after_lam, variants] =
            [forms, after_lam, variants].map(|keys| Grouped::new(lexemes, keys.iter().copied()));
        Self { forms, after_lam, variants }
    }

    /// How a name may begin with `word`, variants left out.
    fn starting(&self, word: WordId) -> impl Iterator<Item = Key> {
        self.forms.of(word).iter().chain(self.after_lam.of(word)).copied()
    }

    /// How a name may begin with `word`.
    fn starting_or_varied(&self, word: WordId) -> impl Iterator<Item = Key> {
        self.starting(word).chain(self.variants.of(word).iter().copied())
    }

    /// How a name may go on with `word`.
    fn going_on(&self, word: WordId) -> impl Iterator<Item = Key> {
        self.forms.of(word).iter().chain(self.variants.of(word)).copied()
    }
}

/// What filters are made of: each method adds the keys of one.
struct PrefilterBuilder<'a> {
    keys: WordKeys,
    trie: &'a Trie,
    starts: &'a Starts,
}

impl PrefilterBuilder<'_> {
    /// Every word of a text is looked up here first. It may be read in up to six ways, [with and without proclitics](StartKeys), which
    /// all have the same core: so one look-up rules most words out.
    fn add_start_cores(&self, filter: &mut BloomBuilder) {
        // All words that are longer than plain ones have this core. Their keys do not tell the letters: what is made of them below is
        // a core that no word needs.
        filter.add(plain::LONG);
        for (word, _) in self.starts.iter() {
            for key in self.keys.starting_or_varied(word) {
                for key in [key, key.push(ALEF)] {
                    filter.add(plain::core(key, key.letters()));
                }
            }
        }
    }

    /// A word that has the core of a first word need not be one: كفر has that of بكر, which is ر. Here each of its six readings is looked up;
    /// those that names begin with are kept for the next word.
    fn add_start_words(&self, filter: &mut BloomBuilder) {
        for (word, _) in self.starts.iter() {
            for key in self.keys.starting_or_varied(word) {
                filter.add(key);
            }
        }
    }

    /// A word that is a name is read whatever follows. All other first words wait for the next word, which is looked up with them.
    fn add_whole_names(&self, filter: &mut BloomBuilder) {
        for (word, node) in self.starts.iter() {
            if self.trie.ending_at(node).next().is_some() {
                for key in self.keys.starting(word) {
                    filter.add(key);
                }
            }
            // A dozen variants would make a dozen times as many pairs. So a variant does not wait for the next word either.
            for &key in self.keys.variants.of(word) {
                filter.add(key);
            }
        }
    }

    /// Many first words are common in texts, as محمد and بيت are: unless a name goes on with the next word, they are passed over.
    fn add_start_pairs(&self, filter: &mut BloomBuilder) {
        for (word, node) in self.starts.iter() {
            for &(next, _) in self.trie.edges_of(node) {
                for second in self.keys.going_on(next) {
                    for first in self.keys.starting(word) {
                        filter.add(first.then(second));
                    }
                }
            }
        }
    }

    /// Most names half read do not go on with the next word. One look-up tells, before the automaton reads the word.
    fn add_edges(&self, filter: &mut BloomBuilder) {
        for node in 0..self.trie.inner_nodes() {
            for &(word, _) in self.trie.edges_of(node) {
                for key in self.keys.going_on(word) {
                    filter.add(key.at(node));
                }
            }
        }
    }
}
