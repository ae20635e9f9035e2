//! What of a text need not be read: words that no name begins with, and words that go on with no name half read.
//!
//! Both are told by [filters](Bloom), which let some words through that they need not; what they let through is read by the
//! automaton and judged by the trie. So they change how fast names are found, never which ones.

use super::ids::{Node, WordId};
use super::patterns::Patterns;
use super::trie::{Starts, Trie};
use super::words::Written;
use crate::arabic::article;
use crate::arabic::key::Key;
use crate::arabic::letters::{ALEF, BEH, FEH, KAF, LAM, Symbol, WAW};
use crate::fold::plain;
use crate::util::bloom::Bloom;
use crate::util::grouped::Grouped;

/// The words that names begin with, and those that go on with them.
pub(crate) struct Prefilter {
    /// The [cores](plain::core) of the first words of names, with the alef of a tanwin and without.
    cores: Bloom,
    /// The first words of names.
    firsts: Bloom,
    /// The names of one word, and the first words of names that vary.
    alone: Bloom,
    /// The first words of names with the second ones.
    pairs: Bloom,
    /// The words that go on from each node of the trie.
    further: Bloom,
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
        let mut keys: Vec<(WordId, Key)> = Vec::with_capacity(written.links.len());
        let mut after_lams: Vec<(WordId, Key)> = Vec::new();
        for (letters, links) in written.forms() {
            let key = Key::of(letters.iter().copied());
            let lam = article::after_lam(letters).map(|rest| Key::of(rest.iter().copied()));
            for link in links {
                keys.push((link.word, key));
                keys.extend(patterns.filling(link.word).map(|filling| (filling.edge, key)));
                after_lams.extend(lam.map(|lam| (link.word, lam)));
            }
        }
        let variants: Vec<(WordId, Key)> = written.foreign.variants().collect();
        let [forms, after_lams, variants] =
            [keys, after_lams, variants].map(|keys| Grouped::new(starts.words(), keys.iter().copied()));
        let all_forms = |word| forms.of(word).iter().chain(variants.of(word)).copied();
        let first_forms = |word| forms.of(word).iter().chain(after_lams.of(word)).copied();
        let firsts = || starts.iter().flat_map(|(word, _)| first_forms(word).chain(variants.of(word).iter().copied()));
        // Of words longer than plain ones the key does not tell the letters; what it tells instead is one core more in the filter.
        let cores = firsts().flat_map(|key| [key, key.push(ALEF)]).map(|key| plain::core(key, key.letters()));
        let alone = starts.iter().filter(|(_, node)| trie.ending_at(*node).next().is_some());
        // A variant of a first word would make as many pairs as the second word has variants: it does not wait for the next word.
        let varied = starts.iter().flat_map(|(word, _)| variants.of(word)).copied();
        let pairs = starts.iter().flat_map(|(word, node)| {
            let nexts = trie.edges_of(node).flat_map(all_forms);
            nexts.flat_map(move |next| first_forms(word).map(move |first| first.then(next)))
        });
        let further = trie.edges().flat_map(|(node, word)| all_forms(word).map(move |key| key.at(node)));
        Self {
            cores: Bloom::of(cores.chain([plain::LONG])),
            firsts: Bloom::of(firsts()),
            alone: Bloom::of(alone.flat_map(|(word, _)| first_forms(word)).chain(varied)),
            pairs: Bloom::of(pairs),
            further: Bloom::of(further),
        }
    }

    /// Whether names may begin with something of a word of this [core](plain::core): if not, it has no [`start_keys`](Self::start_keys).
    #[inline]
    pub(crate) fn may_start(&self, core: Key) -> bool {
        self.cores.contains(core)
    }

    /// What of a word of these symbols names may begin with.
    pub(crate) fn start_keys(&self, symbols: &[Symbol], key: Key) -> StartKeys {
        let mut firsts = StartKeys::default();
        self.add_start_keys(symbols, key, &mut firsts);
        if let Some((&ALEF, rest)) = symbols.split_last() {
            self.add_start_keys(rest, key.without_last(ALEF), &mut firsts);
        }
        firsts
    }

    fn add_start_keys(&self, symbols: &[Symbol], key: Key, firsts: &mut StartKeys) {
        let mut add = |key| {
            if self.firsts.contains(key) {
                firsts.add(key);
            }
        };
        add(key);
        let letters = symbols.len();
        match symbols {
            [first @ (WAW | FEH), rest @ ..] => {
                let key = key.without_first(*first, letters);
                add(key);
                if let [second @ (BEH | KAF | LAM), ..] = rest {
                    add(key.without_first(*second, letters - 1));
                }
            }
            [first @ (BEH | KAF | LAM), ..] => add(key.without_first(*first, letters)),
            _ => {}
        }
    }

    /// Whether a name may be one of the words alone.
    pub(crate) fn may_be_whole(&self, firsts: &StartKeys) -> bool {
        firsts.keys().iter().any(|&key| self.alone.contains(key))
    }

    /// Whether a name may begin with one of the words, and go on with a word of these symbols, an alef of tanwin taken off.
    pub(crate) fn may_follow(&self, firsts: &StartKeys, symbols: &[Symbol], key: Key) -> bool {
        let follows = |key| firsts.keys().iter().any(|first| self.pairs.contains(first.then(key)));
        follows(key) || symbols.last() == Some(&ALEF) && follows(key.without_last(ALEF))
    }

    /// Whether a name that is read as far as `node` may go on with a word of these symbols, an alef of tanwin taken off.
    pub(crate) fn may_go_on(&self, node: Node, symbols: &[Symbol], key: Key) -> bool {
        self.further.contains(key.at(node))
            || symbols.last() == Some(&ALEF) && self.further.contains(key.without_last(ALEF).at(node))
    }

    /// The bytes on the heap.
    pub(crate) fn memory_usage(&self) -> usize {
        [&self.cores, &self.firsts, &self.alone, &self.pairs, &self.further].into_iter().map(Bloom::memory_usage).sum()
    }
}
