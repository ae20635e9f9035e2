//! From words to hits: every name of the gazetteer at every place where its edges are right.

use std::slice;

use super::draft::Wording;
use crate::arabic::article;
use crate::arabic::letters::{self, ALEF, FEH, LAM, Symbol, WAW};
use crate::arabic::proclitics::Proclitics;
use crate::fold::{self, Gap, Verdict, Word, Words};
use crate::index::Index;
use crate::index::ids::Link;
use crate::index::ids::{NameId, Node};
use crate::index::name::{Flag, NameFacts};
use crate::index::patterns::Filling;
use crate::index::prefilter::{Prefilter, StartKeys};
use crate::lexicon::guards;
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
    /// The word before the first one, if nothing but a space stands between them.
    pub(crate) before: Option<Span>,
    pub(crate) wording: Wording,
    /// Whether a word of it is the name's but for one long vowel.
    pub(crate) varied: bool,
}

/// Proclitics that stand apart from the name, and where they begin: لـ in لـ"سبوتنيك".
type Detached = (Proclitics, usize);

/// How a word begins a name.
#[derive(Clone, Copy, Default)]
struct Beginning {
    clitics: Proclitics,
    /// The letters before the name.
    split: usize,
    /// Whether an alef of tanwin was taken off.
    accusative: bool,
    /// Whether the article has lost its alef.
    after_lam: bool,
    /// Whether the word is the name's but for one long vowel.
    varied: bool,
    /// Whether the word is a rank or form of address.
    address: bool,
}

/// A name that has been read in part.
#[derive(Clone, Copy)]
struct Partial {
    /// As far as it has been read.
    node: Node,
    clitics: Proclitics,
    /// The letters of the first word before the name.
    split: usize,
    /// The number in the text of the first word.
    first: usize,
    first_span: Span,
    /// Where the proclitics begin.
    word_start: usize,
    letters: usize,
    /// The word before the first one, if nothing but a space stands between them.
    before: Option<Span>,
    wording: Wording,
    /// Whether an alef of tanwin was taken off its last word.
    accusative: bool,
    /// Whether a dot between longer words was crossed.
    dotted: bool,
    /// Whether an opening quote was crossed.
    quoted: bool,
    /// What filled the slot of a pattern.
    filling: Option<Filling>,
    /// Whether a word was the name's but for one long vowel.
    varied: bool,
}

/// The buffers of a scan, for the next text.
#[derive(Default)]
pub(crate) struct ScanBuffers {
    /// The names that the words so far have begun, and the next word may continue.
    partials: Vec<Partial>,
    /// The same after the word at hand.
    advanced: Vec<Partial>,
    /// The names found since hits were last returned.
    hits: Vec<Hit>,
}

/// What a scan comes upon next.
pub(crate) enum Event<'s> {
    /// Names that may overlap each other, and none outside the group.
    Hits(&'s [Hit]),
    /// A word of these symbols. All names that end before it have been returned, unless it may continue one that is `half_read`.
    Word { word: &'s Word, symbols: &'s [Symbol], half_read: bool },
}

/// Finds all names in a text.
///
/// Hits are returned group by group, as soon as no name is half read that could overlap them.
pub(crate) struct Scanner<'t, 'i, 'b> {
    index: &'i Index,
    text: &'t str,
    words: Words<'t>,
    buffers: &'b mut ScanBuffers,
    /// Whether words are returned too, all of them. If not, words in which no name begins are passed over.
    every_word: bool,
    /// The word that was read last.
    word: Word,
    /// The word before it, if nothing but a space stands between them.
    before: Option<Span>,
    /// Whether the word waits until the hits before it have been returned.
    waits: bool,
    /// Whether the hits in the buffer have been returned.
    returned: bool,
    /// The proclitics that the word before is, if it is nothing else and stretched.
    detached: Option<Detached>,
    /// The number of the next word.
    number: usize,
}

impl<'t, 'i, 'b> Scanner<'t, 'i, 'b> {
    /// A scan of `text`. Words are returned only if it is to return `every_word`.
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
            before: None,
            waits: false,
            returned: false,
            detached: None,
            number: 0,
        }
    }

    /// The next hits or the next word.
    ///
    /// It is not an [`Iterator`]: what it returns is lent until the next call, so that nothing is copied for a word.
    #[inline]
    pub(crate) fn next(&mut self) -> Option<Event<'_>> {
        if self.returned {
            self.buffers.hits.clear();
            self.returned = false;
        }
        loop {
            if !self.waits {
                let at_end = !self.next_word();
                // No name that goes on with the next word can overlap these.
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
                return Some(Event::Word { word: &self.word, symbols: self.words.symbols(), half_read });
            }
        }
    }

    /// Reads the next word that may be of interest; false at the end of the text.
    #[inline]
    fn next_word(&mut self) -> bool {
        if self.buffers.partials.is_empty() && self.detached.is_none() && !self.every_word {
            self.number += pass_over(&self.index.prefilter, &mut self.words);
        }
        let last = self.words.last();
        let Some(word) = self.words.next_word() else { return false };
        if word.gap == Gap::Break {
            self.buffers.partials.clear();
        }
        self.before = last.filter(|_| word.gap == Gap::Space);
        self.word = word;
        true
    }

    /// Reads the names that begin, go on and end in the word.
    #[inline]
    fn read(&mut self) {
        let symbols = self.words.symbols();
        let prefilter = &self.index.prefilter;
        let ScanBuffers { partials, advanced, hits } = &mut *self.buffers;
        if !partials.is_empty() {
            partials.retain(|partial| prefilter.may_go_on(partial.node, symbols, self.word.key));
        }
        let may_begin =
            || prefilter.may_start(self.words.core()) && !prefilter.start_keys(symbols, self.word.key).is_empty();
        if symbols.len() > WORD_LETTERS {
            partials.clear();
        } else if !partials.is_empty() || may_begin() {
            let reader = WordReader {
                index: self.index,
                text: self.text,
                symbols,
                word: self.word,
                before: self.before,
                detached: self.detached,
                number: self.number,
            };
            reader.advance(partials, advanced);
            reader.add_hits(advanced, hits);
            advanced.retain(|partial| self.index.trie.goes_on(partial.node));
            std::mem::swap(partials, advanced);
        }
        self.detached = match self.word.stretched {
            true => Proclitics::read(symbols).map(|clitics| (clitics, self.word.span.start)),
            false => None,
        };
        self.number += 1;
    }
}

/// Passes over words in which no name begins: none may be one of them alone, or go on with the next one. Returns how many.
fn pass_over(prefilter: &Prefilter, words: &mut Words<'_>) -> usize {
    let mut before = StartKeys::default();
    words.pass_over(|symbols, key, core, goes_on| {
        if goes_on && prefilter.may_follow(&before, symbols, key) {
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

/// A word of the text, as names are read in it.
struct WordReader<'a> {
    index: &'a Index,
    text: &'a str,
    symbols: &'a [Symbol],
    word: Word,
    /// The word before, if nothing but a space stands between them.
    before: Option<Span>,
    /// The proclitics that the word before is, if it is nothing else.
    detached: Option<Detached>,
    /// The number of the word in the text.
    number: usize,
}

impl WordReader<'_> {
    /// Puts into `advanced` the names in `partials` that go on with this word, and those that begin in it.
    #[inline(never)]
    fn advance(&self, partials: &[Partial], advanced: &mut Vec<Partial>) {
        advanced.clear();
        self.read_forms(self.symbols, false, partials, advanced);
        if let Some((&ALEF, rest)) = self.symbols.split_last() {
            if fold::ends_in_tanwin(self.text, self.word.span) {
                self.read_forms(rest, true, partials, advanced);
            }
        }
        self.read_after_lam(advanced);
        self.read_variants(partials, advanced);
    }

    /// Adds to `hits` the names that end with this word.
    fn add_hits(&self, advanced: &[Partial], hits: &mut Vec<Hit>) {
        if self.word.shared {
            return;
        }
        for partial in advanced {
            for name in self.index.trie.ending_at(partial.node) {
                hits.extend(self.hit(partial, name));
            }
        }
    }

    /// Continues names with this word, and begins those that begin in it, by its known forms.
    ///
    /// Of the word `symbols` are read; `accusative` says that an alef of tanwin follows them.
    fn read_forms(&self, symbols: &[Symbol], accusative: bool, partials: &[Partial], advanced: &mut Vec<Partial>) {
        let words = &self.index.words;
        for suffix in words.suffixes(words.read(symbols)) {
            let split = symbols.len().saturating_sub(suffix.letters);
            if split == 0 {
                self.go_on(partials, suffix.links, accusative, false, advanced);
            }
            let Some(clitics) = self.symbols.get(..split).and_then(Proclitics::read) else { continue };
            let address = suffix.address && !accusative;
            let beginning = Beginning { clitics, split, accusative, address, ..Beginning::default() };
            self.begin(suffix.links, beginning, advanced);
            if suffix.lookalike {
                break;
            }
        }
    }

    /// Begins the names whose article has lost its alef after the preposition ل.
    fn read_after_lam(&self, advanced: &mut Vec<Partial>) {
        let split = match self.symbols {
            [LAM, LAM, ..] => 1,
            [WAW | FEH, LAM, LAM, ..] => 2,
            _ => return,
        };
        let Some((before, rest)) = self.symbols.split_at_checked(split) else { return };
        let Some(clitics) = Proclitics::read(before).filter(|_| !guards::is_lookalike(self.symbols)) else { return };
        let beginning = Beginning { clitics, split, after_lam: true, ..Beginning::default() };
        for link in self.index.words.after_lam(rest) {
            // Detached proclitics stand before a whole word, which none of these is.
            self.begin(slice::from_ref(link), beginning, advanced);
        }
    }

    /// As [`read_forms`](Self::read_forms), for transliterated words with one vowel less or more.
    fn read_variants(&self, partials: &[Partial], advanced: &mut Vec<Partial>) {
        if !self.index.words.any_varies() {
            return;
        }
        let mut key = self.word.key;
        for (clitics, rest) in Proclitics::splits(self.symbols) {
            let split = self.symbols.len() - rest.len();
            if let Some(&cut) = split.checked_sub(1).and_then(|at| self.symbols.get(at)) {
                key = key.without_first(cut, rest.len() + 1);
            }
            for links in self.index.words.but_for_a_vowel(rest, key) {
                if split > 0 && guards::is_lookalike(self.symbols) {
                    return;
                }
                if split == 0 {
                    self.go_on(partials, links, false, true, advanced);
                }
                self.begin(links, Beginning { clitics, split, varied: true, ..Beginning::default() }, advanced);
            }
        }
    }

    /// Continues the names in `partials` with this word.
    fn go_on(&self, partials: &[Partial], links: &[Link], accusative: bool, varied: bool, advanced: &mut Vec<Partial>) {
        let gap = self.word.gap;
        if gap == Gap::Break {
            return;
        }
        for partial in partials {
            // No name crosses two quotes.
            if gap == Gap::Open && partial.quoted {
                continue;
            }
            let longer = Partial {
                letters: partial.letters + self.symbols.len(),
                accusative: partial.accusative || accusative,
                varied: partial.varied || varied,
                dotted: partial.dotted || gap == Gap::Dot,
                quoted: partial.quoted || gap == Gap::Open,
                ..*partial
            };
            for link in links {
                let inflected = longer.wording.inflected || link.inflected || accusative || varied;
                let longer = Partial { wording: Wording { inflected, ..longer.wording }, ..longer };
                if let Some(node) = self.index.trie.next(partial.node, link.word) {
                    advanced.push(Partial { node, ..longer });
                }
                let Some(filling) = self.index.patterns.filling(link.word) else { continue };
                if let Some(node) = self.index.trie.next(partial.node, filling.edge) {
                    advanced.push(Partial { node, filling: Some(filling), ..longer });
                }
            }
        }
    }

    /// Begins the names whose first word is what `links` say.
    fn begin(&self, links: &[Link], beginning: Beginning, advanced: &mut Vec<Partial>) {
        if self.word.shared {
            return;
        }
        let (clitics, word_start) = match self.detached {
            Some((before, start)) if beginning.split == 0 && self.word.gap == Gap::Open => (before, start),
            _ => (beginning.clitics, self.word.span.start),
        };
        let own = self.symbols.get(beginning.split..).unwrap_or_default();
        for link in links {
            let Some(node) = link.start() else { continue };
            if self.index.words.spelling(link).is_some_and(|spelled| !self.is_spelled(spelled, beginning)) {
                continue;
            }
            advanced.push(Partial {
                node,
                clitics,
                split: beginning.split,
                first: self.number,
                first_span: self.word.span,
                word_start,
                letters: own.len(),
                before: self.before,
                wording: Wording {
                    definite: article::is_definite(own),
                    ends_definite: false,
                    address: beginning.address,
                    inflected: link.inflected || beginning.accusative || beginning.varied,
                },
                accusative: beginning.accusative,
                dotted: false,
                quoted: false,
                filling: None,
                varied: beginning.varied,
            });
        }
    }

    /// Whether the word, after its proclitics, has the very letters of a guarded name.
    fn is_spelled(&self, name: &str, beginning: Beginning) -> bool {
        let start = fold::letter_start(self.text, self.word.span, beginning.split);
        let own = letters::spelled(Span::new(start, self.word.span.end).of(self.text));
        if beginning.after_lam {
            article::lam_form(name).is_some_and(|form| form == own)
        } else if beginning.accusative {
            own.strip_prefix(name).is_some_and(|rest| rest.chars().count() == 1)
        } else {
            own == name
        }
    }

    /// The hit of a name that ends with this word, if its edges are right.
    fn hit(&self, partial: &Partial, id: NameId) -> Option<Hit> {
        let id = self.index.patterns.name(id, partial.filling)?;
        let name = self.index.name(id)?;
        let crosses = (partial.dotted && !name.is(Flag::Dotted)) || (partial.quoted && !name.is(Flag::Headed));
        if crosses || self.is_too_short(partial, &name) || (name.is(Flag::Place) && self.has_tanwin(partial)) {
            return None;
        }
        let start = match partial.split {
            0 => partial.first_span.start,
            split => fold::letter_start(self.text, partial.first_span, split),
        };
        let end = self.end(&name)?;
        Some(Hit {
            name: id,
            span: Span::new(start, end),
            word_span: Span::new(partial.word_start, end),
            clitics: partial.clitics,
            split: partial.split,
            words: (partial.first, self.number),
            letters: partial.letters,
            before: partial.before,
            wording: Wording {
                ends_definite: partial.first < self.number && article::is_definite(self.symbols),
                ..partial.wording
            },
            varied: partial.varied,
        })
    }

    /// Whether what proclitics leave is too short for a name of one word; the dot of an abbreviation makes it long enough.
    fn is_too_short(&self, partial: &Partial, name: &NameFacts) -> bool {
        partial.split > 0 && !name.is(Flag::FinalDot) && matches!(name.single_word, 1 | 2)
    }

    /// Whether a tanwin ends the name, which makes another word of a place: ليبياً.
    fn has_tanwin(&self, partial: &Partial) -> bool {
        partial.accusative || (self.symbols.last() == Some(&ALEF) && fold::ends_in_tanwin(self.text, self.word.span))
    }

    /// Where a name that ends with this word ends: behind its dot, if it has one.
    fn end(&self, name: &NameFacts) -> Option<usize> {
        let end = self.word.span.end;
        match name.is(Flag::FinalDot).then(|| fold::dot_after(self.text, end)) {
            Some(Some(dot)) => Some(dot),
            // د without its dot is a letter; أ.د may go without the last one.
            Some(None) if name.single_word > 0 => None,
            _ => Some(end),
        }
    }
}

#[cfg(all(test, feature = "builtin"))]
mod tests {
    use super::*;
    use crate::gazetteer::Gazetteer;

    /// All groups of hits in `text`, as text.
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
        let index = Index::new(gazetteer).unwrap();
        let mut rng = fastrand::Rng::with_seed(7);
        let names: Vec<&str> = gazetteer.entries().flat_map(|entry| entry.names()).collect();
        let between = [" ", " ", " ", " ", "، ", ". ", ".", "\n", " «", "» ", "-", " و", " لـ", "ً ", "اً ", " ل", "  "];
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
