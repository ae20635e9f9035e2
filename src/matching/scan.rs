//! From words to hits: finds every name of the gazetteer wherever its edges are right.
//!
//! # One text
//!
//! Let the names be the people محمد صلاح (0) and محمد صلاح الدين (1), and the place صلاح (2). The text is ومحمد صلاح يعود:
//!
//! | word | [partial names](Partial) after it | hits |
//! |---|---|---|
//! | ومحمد | after محمد, split 1 | |
//! | صلاح | after محمد صلاح, split 1 | name 0, words 0 to 1, split 1; name 2, word 1, split 0 |
//! | يعود | | |
//!
//! ومحمد ends in the form محمد, and the و before it is a proclitic, so a name begins after one letter. No name is محمد alone, so there is
//! not a hit yet. صلاح continues this name and begins another. Name 0 ends, but its partial name is kept, because الدين may follow.
//! Name 2 begins and ends in this word. Its node is a leaf, so nothing is kept of it. يعود continues no name. Now nothing half read can
//! overlap the two hits, and they are returned as one [group](Event::Hits), from which [`resolve`](super::resolve) makes mentions.

use super::word_reader::{Hit, Partial, WordReader};
use crate::arabic::key::Key;
use crate::arabic::letters::{NOON, Symbol, WAW, YEH};
use crate::arabic::proclitics::Proclitics;
use crate::fold::{self, Gap, Verdict, Word, Words};
use crate::index::Index;
use crate::index::prefilter::{Prefilter, StartKeys};
use crate::lexicon::{self, Roles};
use crate::limits::WORD_LETTERS;
use crate::span::Span;

/// A word with small alefs, read with alefs in their place: إبراهيم for إبرٰهيم.
struct WithAlef {
    symbols: Vec<Symbol>,
    /// Whether the lexicon has this word, so that it is the only reading: العٰلمين is not العلمين.
    is_only: bool,
}

/// The buffers of a scan, reused for the next text.
#[derive(Default)]
pub(crate) struct ScanBuffers {
    /// The names begun so far, which the next word may continue.
    partials: Vec<Partial>,
    /// The same after the current word.
    advanced: Vec<Partial>,
    /// The names found since hits were last returned.
    hits: Vec<Hit>,
}

/// What a scan returns next.
pub(crate) enum Event<'s> {
    /// Names that may overlap each other, but no name outside the group.
    Hits(&'s [Hit]),
    /// A word of these symbols. All names that end before it have been returned, unless a name is `half_read`, which the word may continue.
    Word { word: &'s Word, symbols: &'s [Symbol], half_read: bool },
}

/// Finds all names in a text.
///
/// Hits are returned group by group, as soon as no name half read could overlap them.
pub(crate) struct Scanner<'t, 'i, 'b> {
    index: &'i Index,
    text: &'t str,
    words: Words<'t>,
    buffers: &'b mut ScanBuffers,
    /// Whether all words are returned, too. If not, words in which no name begins are skipped.
    every_word: bool,
    /// The word that was read last.
    word: Word,
    /// The word with its small alefs as alefs, if it has any.
    with_alef: Option<WithAlef>,
    /// The previous word, if only a space stands between them.
    before: Option<Span>,
    /// Whether the word waits until the hits before it have been returned.
    waits: bool,
    /// Whether the hits in the buffer have been returned.
    returned: bool,
    /// The number of the next word.
    number: usize,
}

impl<'t, 'i, 'b> Scanner<'t, 'i, 'b> {
    /// Creates a scan of `text`. Words are returned only with `every_word`.
    pub(crate) fn new(index: &'i Index, text: &'t str, buffers: &'b mut ScanBuffers, every_word: bool) -> Self {
        buffers.partials.clear();
        buffers.hits.clear();
        Self {
            index,
            text,
            words: Words::new(text),
            buffers,
            every_word,
            word: Word::default(),
            with_alef: None,
            before: None,
            waits: false,
            returned: false,
            number: 0,
        }
    }

    /// Returns the next hits or the next word.
    ///
    /// It is not an [`Iterator`]: what it returns is lent until the next call, so nothing is copied.
    #[inline]
    pub(crate) fn next(&mut self) -> Option<Event<'_>> {
        if self.returned {
            self.buffers.hits.clear();
            self.returned = false;
        }
        loop {
            if !self.waits {
                let at_end = !self.next_word();
                // No name that continues with the next word can overlap these.
                let is_whole_group = at_end || self.buffers.partials.is_empty();
                if is_whole_group && !self.buffers.hits.is_empty() {
                    self.waits = !at_end;
                    self.returned = true;
                    return Some(Event::Hits(&self.buffers.hits));
                }
                if at_end {
                    return None;
                }
            }
            self.waits = false;
            let half_read = !self.buffers.partials.is_empty();
            self.read();
            if self.every_word {
                return Some(Event::Word { word: &self.word, symbols: self.symbols(), half_read });
            }
        }
    }

    /// Reads the next word that may matter. Returns false at the end of the text.
    #[inline]
    fn next_word(&mut self) -> bool {
        // Words can be skipped only if no name waits for them.
        if self.buffers.partials.is_empty() && !self.every_word {
            self.number += pass_over(&self.index.prefilter, &mut self.words);
        }
        let last = self.words.last();
        let Some(word) = self.words.next_word() else { return false };
        if word.gap == Gap::Break {
            self.buffers.partials.clear();
        }
        self.before = last.filter(|_| matches!(word.gap, Gap::Space | Gap::Wide));
        self.word = word;
        self.with_alef = None;
        if word.dagger {
            self.read_alefs();
        }
        true
    }

    /// Reads the small alefs of the word as alefs, unless the lexicon has the word without them.
    #[cold]
    fn read_alefs(&mut self) {
        let Some(symbols) = fold::with_alef(self.word.span.of(self.text)) else { return };
        let is_only = is_known(&symbols);
        if is_only {
            self.word.key = Key::of_word(&symbols);
        } else if is_known(self.words.symbols()) {
            // هٰذا and طٰه are written without the alef.
            return;
        }
        self.with_alef = Some(WithAlef { symbols, is_only });
    }

    /// Returns the letters of the word.
    fn symbols(&self) -> &[Symbol] {
        match &self.with_alef {
            Some(WithAlef { symbols, is_only: true }) => symbols,
            _ => self.words.symbols(),
        }
    }

    /// Reads the names that begin, continue and end in the word.
    #[inline]
    fn read(&mut self) {
        if let Some(with_alef) = self.with_alef.take() {
            self.read_both(&with_alef);
            self.with_alef = Some(with_alef);
            return;
        }
        let symbols = self.words.symbols();
        let prefilter = &self.index.prefilter;
        let ScanBuffers { partials, advanced, hits } = &mut *self.buffers;
        if !partials.is_empty() {
            // Most names half read end here, which a look-up in a filter finds out without reading the word.
            partials.retain(|partial| prefilter.may_go_on(partial.node, symbols, self.word.key));
        }
        let may_begin =
            || prefilter.may_start(self.words.core()) && !prefilter.start_keys(symbols, self.word.key).is_empty();
        // No name has so long a word.
        if symbols.len() > WORD_LETTERS {
            partials.clear();
        } else if !partials.is_empty() || may_begin() {
            let reader = WordReader {
                index: self.index,
                text: self.text,
                symbols,
                word: self.word,
                before: self.before,
                number: self.number,
            };
            advanced.clear();
            reader.advance(partials, advanced);
            reader.add_hits(advanced, hits);
            // At a leaf the name is complete: its hits have been added, and no word can follow.
            advanced.retain(|partial| self.index.trie.goes_on(partial.node));
            std::mem::swap(partials, advanced);
        }
        self.number += 1;
    }

    /// Does the same as [`read`](Self::read) for a word whose small alefs may stand for alefs, and reads it both ways: لبنٰن is لبنان, but
    /// الرحمٰن is الرحمن.
    fn read_both(&mut self, with_alef: &WithAlef) {
        let ScanBuffers { partials, advanced, hits } = &mut *self.buffers;
        let without = if with_alef.is_only { None } else { Some(self.words.symbols()) };
        advanced.clear();
        for symbols in without.into_iter().chain([with_alef.symbols.as_slice()]) {
            if symbols.len() > WORD_LETTERS {
                continue;
            }
            let word = Word { key: Key::of_word(symbols), ..self.word };
            let (index, text, before, number) = (self.index, self.text, self.before, self.number);
            let reader = WordReader { index, text, symbols, word, before, number };
            let first = advanced.len();
            reader.advance(partials, advanced);
            reader.add_hits(advanced.get(first..).unwrap_or_default(), hits);
        }
        advanced.retain(|partial| self.index.trie.goes_on(partial.node));
        std::mem::swap(partials, advanced);
        self.number += 1;
    }
}

/// Returns whether a word, as it is or after proclitics, is a given name, an ordinary word or the plural of one.
fn is_known(symbols: &[Symbol]) -> bool {
    Proclitics::splits(symbols).any(|(_, rest)| {
        let singular = match rest {
            [singular @ .., WAW | YEH, NOON] => singular,
            _ => rest,
        };
        lexicon::ordinary(rest).is_some()
            || lexicon::ordinary(singular).is_some()
            || lexicon::roles(rest, String::new).is(Roles::GIVEN)
    })
}

/// Skips words in which no name begins, because no name is one of them or continues with the next one. Returns their number.
fn pass_over(prefilter: &Prefilter, words: &mut Words<'_>) -> usize {
    let mut before = StartKeys::default();
    words.pass_over(|symbols, key, core, goes_on| {
        if goes_on && prefilter.may_follow(&before, symbols, key) {
            // The previous word and this one may begin a name.
            return Verdict::Before;
        }
        if !prefilter.may_start(core) {
            return Verdict::Nothing;
        }
        before = prefilter.start_keys(symbols, key);
        if before.is_empty() {
            Verdict::Nothing
        } else if prefilter.may_be_whole(&before) {
            Verdict::Here
        } else {
            Verdict::Perhaps
        }
    })
}

#[cfg(all(test, feature = "builtin"))]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::gazetteer::Gazetteer;

    /// Returns all groups of hits in `text`, as text.
    fn groups(index: &Index, text: &str, every_word: bool) -> Vec<String> {
        let mut buffers = ScanBuffers::default();
        let mut scanner = Scanner::new(index, text, &mut buffers, every_word);
        let mut groups = Vec::new();
        while let Some(event) = scanner.next() {
            if let Event::Hits(hits) = event {
                groups.push(format!("{hits:?}"));
            }
        }
        groups
    }

    #[test]
    fn nothing_is_lost_by_passing_over_words() {
        let gazetteer = Gazetteer::builtin();
        let index = Index::new(gazetteer, &HashSet::new()).unwrap();
        let mut rng = fastrand::Rng::with_seed(7);
        let names: Vec<&str> = gazetteer.entries().flat_map(|entry| entry.names()).collect();
        let between = [
            " ",
            " ",
            " ",
            " ",
            "، ",
            ". ",
            ".",
            "\n",
            " «",
            "» ",
            "-",
            " و",
            " لـ",
            "ً ",
            "اً ",
            " ل",
            "  ",
            "   ",
            "\t",
            "_",
            " #",
            "1 ",
            "\u{B9} ",
            "2022",
            " X",
            " ”",
            "“ ",
            " ((",
            "ـإ",
            "ٰ",
            "ئو",
            " ء",
            "ا\u{FDF2} ",
            " و#",
            " بـ(",
        ];
        let mut found = 0;
        for _ in 0..300 {
            let mut text = String::new();
            for _ in 0..rng.usize(1..40) {
                // Whole names and single words of names.
                let name = names[rng.usize(0..names.len())];
                let word = name.split(' ').nth(rng.usize(0..4)).unwrap_or(name);
                text.push_str(if rng.bool() { name } else { word });
                text.push_str(between[rng.usize(0..between.len())]);
            }
            let [told, passed_over] = [true, false].map(|every_word| groups(&index, &text, every_word));
            assert_eq!(told, passed_over, "{text}");
            found += told.len();
        }
        assert!(found > 2_000, "{found} groups");
    }
}
