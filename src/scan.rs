//! From words to hits: every name of the gazetteer at every place where its edges are right.

use crate::arabic::clitics::Proclitics;
use crate::arabic::letters::{self, ALEF, Symbol};
use crate::compile::names::{NameId, Node};
use crate::compile::words::{Link, Suffix};
use crate::compile::{Compiled, NameFacts};
use crate::fold::{self, Gap, Word, Words};
use crate::limits::WORD_LETTERS;
use crate::span::Span;

/// A name found at a place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hit {
    pub(crate) name: NameId,
    /// The name without its proclitics.
    pub(crate) span: Span,
    /// From the first proclitic to the end.
    pub(crate) word_span: Span,
    pub(crate) clitics: Proclitics,
    /// The number of proclitics written on the first word itself, detached ones not counted.
    pub(crate) split: usize,
    /// The numbers in the text of the first word and the last one.
    pub(crate) words: (usize, usize),
    /// The folded letters of the span.
    pub(crate) letters: usize,
    /// Whether nothing but a space stands before the first word.
    pub(crate) follows: bool,
}

/// A name half read.
#[derive(Clone, Copy)]
struct Live {
    node: Node,
    clitics: Proclitics,
    /// The letters of the first word before the name.
    split: usize,
    first: usize,
    first_span: Span,
    /// Where the proclitics begin.
    word_start: usize,
    letters: usize,
    follows: bool,
    /// Whether an alef of tanwin was taken off its last word.
    accusative: bool,
    /// Whether a dot between longer words was crossed.
    dotted: bool,
    /// Whether an opening quote was crossed.
    quoted: bool,
}

/// The buffers of a scan, for the next text.
#[derive(Default)]
pub(crate) struct Buffers {
    symbols: Vec<Symbol>,
    live: Vec<Live>,
    next: Vec<Live>,
    hits: Vec<Hit>,
}

/// Finds all names in `text`. `group` is called with hits that may overlap each other, and none outside the group.
pub(crate) fn scan(compiled: &Compiled, text: &str, buffers: &mut Buffers, mut group: impl FnMut(&[Hit])) {
    let mut words = Words::new(text, std::mem::take(&mut buffers.symbols));
    let Buffers { live, next, hits, .. } = buffers;
    live.clear();
    hits.clear();
    // The proclitics of the word before, if it is nothing else and stretched: لـ in لـ"سبوتنيك".
    let mut detached: Option<(Proclitics, usize)> = None;
    let mut number = 0;
    while let Some(word) = words.next_word() {
        if live.is_empty() && !hits.is_empty() {
            group(hits);
            hits.clear();
        }
        let symbols = words.symbols();
        next.clear();
        if symbols.len() <= WORD_LETTERS {
            let at = Place { compiled, text, symbols, word, number };
            let reading = compiled.words.read(symbols);
            at.read(reading.whole, symbols.len(), false, live, detached, next);
            if symbols.last() == Some(&ALEF) && fold::ends_in_tanwin(text, word.span) {
                at.read(reading.without_last, symbols.len() - 1, true, live, detached, next);
            }
            if !word.shared {
                for live in next.iter() {
                    let ending = compiled.trie.ending_at(live.node);
                    hits.extend(ending.iter().filter_map(|&name| at.hit(live, name)));
                }
            }
            next.retain(|live| compiled.trie.goes_on(live.node));
        }
        std::mem::swap(live, next);
        detached =
            if word.stretched { Proclitics::read(symbols).map(|clitics| (clitics, word.span.start)) } else { None };
        number += 1;
    }
    if !hits.is_empty() {
        group(hits);
    }
    buffers.symbols = words.into_buffer();
}

/// A word of the text.
struct Place<'a> {
    compiled: &'a Compiled,
    text: &'a str,
    symbols: &'a [Symbol],
    word: Word,
    number: usize,
}

impl Place<'_> {
    /// Continues the names in `live` with this word, and begins the names that begin in it.
    ///
    /// `state` is where the automaton stands after the first `len` letters of the word; `accusative` says that an alef of
    /// tanwin follows them.
    fn read(
        &self,
        state: aho_corasick::automaton::StateID,
        len: usize,
        accusative: bool,
        live: &[Live],
        detached: Option<(Proclitics, usize)>,
        next: &mut Vec<Live>,
    ) {
        for suffix in self.compiled.words.suffixes(state) {
            let split = len.saturating_sub(suffix.letters);
            if split == 0 && self.word.gap != Gap::Break {
                for live in live {
                    self.go_on(live, suffix.links, accusative, next);
                }
            }
            let Some(clitics) = self.symbols.get(..split).and_then(Proclitics::read) else { continue };
            if !self.word.shared {
                self.begin(&suffix, clitics, split, accusative, detached, next);
            }
            if suffix.lookalike {
                break;
            }
        }
    }

    /// Continues a name with this word.
    fn go_on(&self, live: &Live, links: &[Link], accusative: bool, next: &mut Vec<Live>) {
        if self.word.gap == Gap::Open && live.quoted {
            return;
        }
        for link in links.iter().filter(|link| !link.after_lam) {
            if let Some(node) = self.compiled.trie.next(live.node, link.word) {
                next.push(Live {
                    node,
                    letters: live.letters + self.symbols.len(),
                    accusative: live.accusative || accusative,
                    dotted: live.dotted || self.word.gap == Gap::Dot,
                    quoted: live.quoted || self.word.gap == Gap::Open,
                    ..*live
                });
            }
        }
    }

    /// Begins the names whose first word is `suffix`, after `split` letters of proclitics.
    fn begin(
        &self,
        suffix: &Suffix<'_>,
        clitics: Proclitics,
        split: usize,
        accusative: bool,
        detached: Option<(Proclitics, usize)>,
        next: &mut Vec<Live>,
    ) {
        let (clitics, word_start) = match detached {
            Some((before, start)) if split == 0 && self.word.gap == Gap::Open => (before, start),
            _ => (clitics, self.word.span.start),
        };
        for link in suffix.links {
            // The lam form needs the lam on the word itself.
            if link.after_lam && !(split > 0 && clitics.ends_in_lam()) {
                continue;
            }
            let Some(node) = self.compiled.trie.start(link.word) else { continue };
            if link.spelled.as_deref().is_some_and(|spelled| !self.is_spelled(spelled, split, accusative)) {
                continue;
            }
            next.push(Live {
                node,
                clitics,
                split,
                first: self.number,
                first_span: self.word.span,
                word_start,
                letters: self.symbols.len() - split,
                follows: self.word.gap == Gap::Space,
                accusative,
                dotted: false,
                quoted: false,
            });
        }
    }

    /// Whether the word, after `split` letters, has the very letters of a guarded name.
    fn is_spelled(&self, name: &str, split: usize, accusative: bool) -> bool {
        let start = fold::letter_start(self.text, self.word.span, split);
        let mut own = letters::spelled(Span::new(start, self.word.span.end).of(self.text));
        if accusative {
            own.pop();
        }
        own == name
    }

    /// The hit of a name that ends with this word, if its edges are right.
    fn hit(&self, live: &Live, id: NameId) -> Option<Hit> {
        let name = self.compiled.name(id)?;
        if live.dotted && !name.dotted || live.quoted && !name.headed || live.accusative && name.place {
            return None;
        }
        // A short rest is no name of one word; the dot of an abbreviation makes it one.
        if live.split > 0 && !name.final_dot && name.single_word.is_some_and(|letters| letters <= 2) {
            return None;
        }
        if name.place && self.symbols.last() == Some(&ALEF) && fold::ends_in_tanwin(self.text, self.word.span) {
            return None;
        }
        let start = match live.split {
            0 => live.first_span.start,
            split => fold::letter_start(self.text, live.first_span, split),
        };
        let end = self.end(name)?;
        Some(Hit {
            name: id,
            span: Span::new(start, end),
            word_span: Span::new(live.word_start, end),
            clitics: live.clitics,
            split: live.split,
            words: (live.first, self.number),
            letters: live.letters,
            follows: live.follows,
        })
    }

    /// Where a name that ends with this word ends: behind its dot, if it has one.
    fn end(&self, name: &NameFacts) -> Option<usize> {
        let end = self.word.span.end;
        match name.final_dot.then(|| fold::dot_after(self.text, end)) {
            Some(Some(dot)) => Some(dot),
            // د without its dot is a letter; أ.د may go without the last one.
            Some(None) if name.single_word.is_some() => None,
            _ => Some(end),
        }
    }
}
