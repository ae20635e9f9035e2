//! What of a text need not be read: words that no name begins with, and words that go on with no name half read.
//!
//! Both are told by [filters](Filter), which let some words through that they need not; what they let through is read by the
//! automaton and judged by the trie. So they change how fast names are found, never which ones.

use super::grouped::Grouped;
use super::names::{Names, Node};
use super::patterns::Patterns;
use super::words::{WordId, Written};
use crate::arabic::letters::{ALEF, BEH, FEH, KAF, LAM, Symbol, WAW};
use crate::filter::Filter;
use crate::packed::Key;

/// The words that names begin with, and those that go on from each node of the trie.
pub(crate) struct Sieve {
    firsts: Filter,
    further: Filter,
}

impl Sieve {
    pub(super) fn new(written: &Written, trie: &Names, patterns: &Patterns) -> Self {
        let begins = |word: WordId| trie.start(word).is_some();
        let mut firsts: Vec<Key> = Vec::new();
        let mut keys: Vec<(WordId, Key)> = Vec::with_capacity(written.links.len());
        for (letters, links) in written.forms() {
            let key = Key::of(letters.iter().copied());
            if links.iter().any(|link| begins(link.word)) {
                firsts.extend([Some(key), after_lam(letters)].into_iter().flatten());
            }
            for link in links {
                keys.push((link.word, key));
                keys.extend(patterns.filling(link.word).map(|filling| (filling.edge, key)));
            }
        }
        for (word, key) in written.foreign.variants() {
            keys.push((word, key));
            if begins(word) {
                firsts.push(key);
            }
        }
        let forms = Grouped::new(trie.words(), keys.iter().copied());
        let further =
            trie.edges().flat_map(|(node, word)| forms.of(word).iter().map(move |key| key.at(node))).collect();
        Self { firsts: firsts.into_iter().collect(), further }
    }

    /// Whether a name may begin in a word of these symbols, its proclitics and an alef of tanwin taken off.
    pub(crate) fn may_begin(&self, symbols: &[Symbol], key: Key) -> bool {
        self.may_begin_after_proclitics(symbols, key)
            || symbols.split_last().is_some_and(|(&last, rest)| {
                last == ALEF && self.may_begin_after_proclitics(rest, key.without_last(last))
            })
    }

    fn may_begin_after_proclitics(&self, symbols: &[Symbol], key: Key) -> bool {
        let letters = symbols.len();
        self.firsts.contains(key)
            || match symbols {
                [first @ (WAW | FEH), rest @ ..] => {
                    let key = key.without_first(*first, letters);
                    let after = |second: Symbol| self.firsts.contains(key.without_first(second, letters - 1));
                    self.firsts.contains(key) || matches!(rest, [second @ (BEH | KAF | LAM), ..] if after(*second))
                }
                [first @ (BEH | KAF | LAM), ..] => self.firsts.contains(key.without_first(*first, letters)),
                _ => false,
            }
    }

    /// Whether a name that is read as far as `node` may go on with a word of these symbols, an alef of tanwin taken off.
    pub(crate) fn may_go_on(&self, node: Node, symbols: &[Symbol], key: Key) -> bool {
        self.further.contains(key.at(node))
            || symbols.last() == Some(&ALEF) && self.further.contains(key.without_last(ALEF).at(node))
    }

    /// The bytes on the heap.
    pub(crate) fn memory_usage(&self) -> usize {
        self.firsts.memory_usage() + self.further.memory_usage()
    }
}

/// The key of what is left of a form after the preposition ل, if the article loses its alef there.
fn after_lam(form: &[Symbol]) -> Option<Key> {
    let rest = match form {
        [ALEF, LAM, rest @ ..] if rest.first() == Some(&LAM) => rest,
        [ALEF, rest @ ..] if rest.first() == Some(&LAM) => rest,
        _ => return None,
    };
    Some(Key::of(rest.iter().copied()))
}
