//! Filters for words that need not be read: those that begin no name, and those that continue no name half read.
//!
//! These are [Bloom filters](Bloom). They let a few more words through than needed, and the automaton and the trie reject those. So the
//! filters change how fast names are found, never which ones.
//!
//! # One name
//!
//! Let محمد صلاح be the only name. Most words of a text are rejected by the first filter:
//!
//! | in a text | is looked up in | which holds | and so |
//! |---|---|---|---|
//! | قال | start cores | محمد, محمدا | it is skipped |
//! | بمحمد | start words | محمد | it begins a name without its ب, and waits for the next word |
//! | بمحمد قال | start pairs | محمد with صلاح | both are skipped |
//! | بمحمد صلاح | start pairs | | both are read |
//! | علي, after محمد was read | edges | صلاح, after محمد | the name half read is dropped |
//!
//! If محمد were itself a name, it would be among the whole names and read whatever follows.

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

/// The words that begin names, and the words that continue them.
pub(crate) struct Prefilter {
    /// The [cores](plain::core) of the first words of names.
    start_cores: Bloom,
    /// The first words of names.
    start_words: Bloom,
    /// The first words that are read whatever follows.
    whole_names: Bloom,
    /// The first words of names, each with its second word.
    start_pairs: Bloom,
    /// The nodes of the trie, each with the words that continue from it.
    edges: Bloom,
}

/// The readings of a word with which names begin: with and without proclitics, each with and without a final alef, which may carry a
/// tanwin.
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

    /// Returns whether names may begin with a reading of a word with this [core](plain::core). If not, it has no
    /// [`start_keys`](Self::start_keys).
    #[inline]
    pub(crate) fn may_start(&self, core: Key) -> bool {
        self.start_cores.contains(core)
    }

    /// Returns the readings of a word with these symbols with which names may begin.
    pub(crate) fn start_keys(&self, symbols: &[Symbol], key: Key) -> StartKeys {
        let mut found = StartKeys::default();
        self.add_start_keys(symbols, key, &mut found);
        if let Some((&ALEF, rest)) = symbols.split_last() {
            self.add_start_keys(rest, key.without_last(ALEF), &mut found);
        }
        found
    }

    /// Adds the word without proclitics, with one and with two removed, to `found`, as far as names may begin with it.
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

    /// Returns whether one of the readings may be a name by itself.
    pub(crate) fn may_be_whole(&self, firsts: &StartKeys) -> bool {
        firsts.keys().iter().any(|&key| self.whole_names.contains(key))
    }

    /// Returns whether a name may begin with one of the readings and continue with a word of these symbols, with or without a final alef.
    pub(crate) fn may_follow(&self, firsts: &StartKeys, symbols: &[Symbol], key: Key) -> bool {
        if self.is_second(firsts, key) {
            return true;
        }
        symbols.last() == Some(&ALEF) && self.is_second(firsts, key.without_last(ALEF))
    }

    /// Returns whether a name may begin with one of `firsts` and the word of this key.
    fn is_second(&self, firsts: &StartKeys, key: Key) -> bool {
        firsts.keys().iter().any(|first| self.start_pairs.contains(first.then(key)))
    }

    /// Returns whether a name read as far as `node` may continue with a word of these symbols, with or without a final alef.
    pub(crate) fn may_go_on(&self, node: Node, symbols: &[Symbol], key: Key) -> bool {
        if self.edges.contains(key.at(node)) {
            return true;
        }
        symbols.last() == Some(&ALEF) && self.edges.contains(key.without_last(ALEF).at(node))
    }

    /// Returns the bytes on the heap.
    pub(crate) fn memory_usage(&self) -> usize {
        let filters = [&self.start_cores, &self.start_words, &self.whole_names, &self.start_pairs, &self.edges];
        filters.into_iter().map(Bloom::memory_usage).sum()
    }
}

/// The keys of all spellings of all words.
struct WordKeys {
    /// The forms of each lexeme.
    forms: Grouped<Key>,
    /// Its forms with the article as they are after the preposition ل, without the alef. A word without that ل begins like this.
    after_lam: Grouped<Key>,
    /// The forms of a transliterated word with one vowel less or more.
    variants: Grouped<Key>,
}

impl WordKeys {
    /// Collects the keys of all words. `lexemes` is the number of lexemes.
    fn new(written: &Written, lexemes: WordId, patterns: &Patterns) -> Self {
        let mut forms: Vec<(WordId, Key)> = Vec::with_capacity(written.links.len());
        let mut after_lam: Vec<(WordId, Key)> = Vec::new();
        for (letters, links) in written.forms() {
            let key = Key::of_word(letters);
            let lam_key = article::after_lam(letters).map(Key::of_word);
            for link in links {
                forms.push((link.word, key));
                if let Some(filling) = patterns.filling(link.word) {
                    // The edge of a slot is a word, too. It has the spellings of what fills it.
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

    /// Returns the keys with which `word` may begin a name, without variants.
    fn starting(&self, word: WordId) -> impl Iterator<Item = Key> {
        self.forms.of(word).iter().chain(self.after_lam.of(word)).copied()
    }

    /// Returns the keys with which `word` may begin a name.
    fn starting_or_varied(&self, word: WordId) -> impl Iterator<Item = Key> {
        self.starting(word).chain(self.variants.of(word).iter().copied())
    }

    /// Returns the keys with which `word` may continue a name.
    fn going_on(&self, word: WordId) -> impl Iterator<Item = Key> {
        self.forms.of(word).iter().chain(self.variants.of(word)).copied()
    }
}

/// The input of the filters. Each method adds the keys of one filter.
struct PrefilterBuilder<'a> {
    keys: WordKeys,
    trie: &'a Trie,
    starts: &'a Starts,
}

impl PrefilterBuilder<'_> {
    /// Adds the cores of first words. Every word of a text is looked up here first. It has up to six [readings](StartKeys), which all share
    /// one core, so a single look-up rules out most words.
    fn add_start_cores(&self, filter: &mut BloomBuilder) {
        // All words longer than plain ones have this core. Their keys do not determine their letters, so what the loop adds for them is a
        // core that no word needs.
        filter.add(plain::LONG);
        for (word, _) in self.starts.iter() {
            for key in self.keys.starting_or_varied(word) {
                for key in [key, key.push(ALEF)] {
                    filter.add(plain::core(key, key.letters()));
                }
            }
        }
    }

    /// Adds the first words. A word with the core of a first word may be another: كفر and بكر have the core ر. Here each of its six
    /// readings is looked up, and those that begin names are kept for the next word.
    fn add_start_words(&self, filter: &mut BloomBuilder) {
        for (word, _) in self.starts.iter() {
            for key in self.keys.starting_or_varied(word) {
                filter.add(key);
            }
        }
    }

    /// Adds the names of one word. They are read whatever follows. All other first words wait for the next word, and the pair is looked up.
    fn add_whole_names(&self, filter: &mut BloomBuilder) {
        for (word, node) in self.starts.iter() {
            if self.trie.ending_at(node).next().is_some() {
                for key in self.keys.starting(word) {
                    filter.add(key);
                }
            }
            // A dozen variants would need a dozen times as many pairs, so variants do not wait for the next word, either.
            for &key in self.keys.variants.of(word) {
                filter.add(key);
            }
        }
    }

    /// Adds the pairs of first and second words. Many first words, such as محمد and بيت, are common in texts. They are skipped unless a
    /// name continues with the next word.
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

    /// Adds the other edges. Most names half read do not continue with the next word. One look-up finds out before the automaton reads the
    /// word.
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
