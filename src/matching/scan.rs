//! From words to hits: every name of the gazetteer at every place where its edges are right.

use crate::arabic::article::lam_form;
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
    /// Whether a word of it is the name's but for one long vowel.
    pub(crate) varied: bool,
}

/// Proclitics that stand apart from the name, and where they begin: لـ in لـ"سبوتنيك".
type Detached = (Proclitics, usize);

/// How a word begins a name.
#[derive(Clone, Copy)]
struct First {
    clitics: Proclitics,
    /// The letters before the name.
    split: usize,
    /// Whether an alef of tanwin was taken off.
    accusative: bool,
    /// Whether the article has lost its alef.
    after_lam: bool,
    /// Whether the word is the name's but for one long vowel.
    varied: bool,
}

/// A name half read.
#[derive(Clone, Copy)]
struct Partial {
    node: Node,
    clitics: Proclitics,
    /// The letters of the first word before the name.
    split: usize,
    first: usize,
    first_span: Span,
    /// Where the proclitics begin.
    word_start: usize,
    letters: usize,
    /// The word before the first one, if nothing but a space stands between them.
    before: Option<Span>,
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
    live: Vec<Partial>,
    next: Vec<Partial>,
    hits: Vec<Hit>,
}

/// What is told of a text as it is read.
pub(crate) trait Sink {
    /// Names that may overlap each other, and none outside the group.
    fn group(&mut self, hits: &[Hit]);

    /// A word; all names that end before it have been told, unless one is `half_read` that it may go on with.
    fn word(&mut self, _word: Word, _symbols: &[Symbol], _half_read: bool) {}

    /// Whether it is to be told of all words, those in which no name begins too.
    fn wants_words(&self) -> bool {
        false
    }
}

/// Finds all names in `text`.
pub(crate) fn scan(index: &Index, text: &str, buffers: &mut ScanBuffers, sink: &mut impl Sink) {
    let mut words = Words::new(text);
    let prefilter = &index.prefilter;
    let ScanBuffers { live, next, hits } = buffers;
    live.clear();
    hits.clear();
    // The proclitics that the word before is, if it is nothing else and stretched.
    let mut detached: Option<Detached> = None;
    let mut number = 0;
    loop {
        if live.is_empty() && detached.is_none() && !sink.wants_words() {
            number += pass_over(prefilter, &mut words);
        }
        let last = words.last();
        let Some(word) = words.next_word() else { break };
        if word.gap == Gap::Break {
            live.clear();
        }
        if live.is_empty() && !hits.is_empty() {
            sink.group(hits);
            hits.clear();
        }
        let symbols = words.symbols();
        sink.word(word, symbols, !live.is_empty());
        if !live.is_empty() {
            live.retain(|live| prefilter.may_go_on(live.node, symbols, word.key));
        }
        if symbols.len() > WORD_LETTERS {
            live.clear();
        } else if !live.is_empty()
            || prefilter.may_start(words.core()) && !prefilter.start_keys(symbols, word.key).is_empty()
        {
            let before = last.filter(|_| word.gap == Gap::Space);
            WordReader { index, text, symbols, word, before, number }.read_word(live, detached, next, hits);
        }
        detached =
            if word.stretched { Proclitics::read(symbols).map(|clitics| (clitics, word.span.start)) } else { None };
        number += 1;
    }
    if !hits.is_empty() {
        sink.group(hits);
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
        match () {
            () if before.is_empty() => Verdict::Nothing,
            () if prefilter.may_be_whole(&before) => Verdict::Here,
            () => Verdict::Perhaps,
        }
    })
}

/// A word of the text.
struct WordReader<'a> {
    index: &'a Index,
    text: &'a str,
    symbols: &'a [Symbol],
    word: Word,
    /// The word before, if nothing but a space stands between them.
    before: Option<Span>,
    number: usize,
}

impl WordReader<'_> {
    /// Continues the names in `live` with this word, begins those that begin in it, and adds those that end with it to `hits`.
    #[inline(never)]
    fn read_word(
        &self,
        live: &mut Vec<Partial>,
        detached: Option<Detached>,
        next: &mut Vec<Partial>,
        hits: &mut Vec<Hit>,
    ) {
        next.clear();
        self.read(self.symbols, false, live, detached, next);
        if let Some((&ALEF, rest)) = self.symbols.split_last() {
            if fold::ends_in_tanwin(self.text, self.word.span) {
                self.read(rest, true, live, detached, next);
            }
        }
        self.read_after_lam(next);
        self.read_foreign(live, detached, next);
        if !self.word.shared {
            for live in next.iter() {
                for name in self.index.trie.ending_at(live.node) {
                    hits.extend(self.hit(live, name));
                }
            }
        }
        next.retain(|live| self.index.trie.goes_on(live.node));
        std::mem::swap(live, next);
    }

    /// Continues the names in `live` with this word, and begins the names that begin in it.
    ///
    /// Of the word `symbols` are read; `accusative` says that an alef of tanwin follows them.
    fn read(
        &self,
        symbols: &[Symbol],
        accusative: bool,
        live: &[Partial],
        detached: Option<Detached>,
        next: &mut Vec<Partial>,
    ) {
        let words = &self.index.words;
        for suffix in words.suffixes(words.read(symbols)) {
            let split = symbols.len().saturating_sub(suffix.letters);
            if split == 0 {
                self.go_on(live, suffix.links, accusative, false, next);
            }
            let Some(clitics) = self.symbols.get(..split).and_then(Proclitics::read) else { continue };
            self.begin(
                suffix.links,
                First { clitics, split, accusative, after_lam: false, varied: false },
                detached,
                next,
            );
            if suffix.lookalike {
                break;
            }
        }
    }

    /// Begins the names whose article has lost its alef after the preposition ل.
    fn read_after_lam(&self, next: &mut Vec<Partial>) {
        let split = match self.symbols {
            [LAM, LAM, ..] => 1,
            [WAW | FEH, LAM, LAM, ..] => 2,
            _ => return,
        };
        let (Some(clitics), Some(rest)) = (self.symbols.get(..split), self.symbols.get(split..)) else { return };
        let Some(clitics) = Proclitics::read(clitics).filter(|_| !guards::is_lookalike(self.symbols)) else { return };
        for link in self.index.words.after_lam(rest) {
            let first = First { clitics, split, accusative: false, after_lam: true, varied: false };
            self.begin(std::slice::from_ref(link), first, None, next);
        }
    }

    /// As [`read`](Self::read), for transliterated words with one vowel less or more.
    fn read_foreign(&self, live: &[Partial], detached: Option<Detached>, next: &mut Vec<Partial>) {
        if !self.index.words.any_varies() {
            return;
        }
        let mut key = self.word.key;
        for split in 0..=Proclitics::MOST.min(self.symbols.len()) {
            let Some((clitics, rest)) = self.symbols.split_at_checked(split) else { break };
            let Some(clitics) = Proclitics::read(clitics) else { break };
            if let Some(&cut) = split.checked_sub(1).and_then(|at| self.symbols.get(at)) {
                key = key.without_first(cut, rest.len() + 1);
            }
            for links in self.index.words.but_for_a_vowel(rest, key) {
                if split > 0 && guards::is_lookalike(self.symbols) {
                    return;
                }
                if split == 0 {
                    self.go_on(live, links, false, true, next);
                }
                self.begin(
                    links,
                    First { clitics, split, accusative: false, after_lam: false, varied: true },
                    detached,
                    next,
                );
            }
        }
    }

    /// Continues the names in `live` with this word.
    fn go_on(&self, live: &[Partial], links: &[Link], accusative: bool, varied: bool, next: &mut Vec<Partial>) {
        let gap = self.word.gap;
        for live in live.iter().filter(|live| gap != Gap::Break && !(gap == Gap::Open && live.quoted)) {
            for link in links {
                let filling = self.index.patterns.filling(link.word);
                let slot =
                    filling.and_then(|one| self.index.trie.next(live.node, one.edge)).map(|node| (node, filling));
                let word = self.index.trie.next(live.node, link.word).map(|node| (node, live.filling));
                for (node, filling) in word.into_iter().chain(slot) {
                    next.push(Partial {
                        node,
                        filling,
                        letters: live.letters + self.symbols.len(),
                        accusative: live.accusative || accusative,
                        varied: live.varied || varied,
                        dotted: live.dotted || gap == Gap::Dot,
                        quoted: live.quoted || gap == Gap::Open,
                        ..*live
                    });
                }
            }
        }
    }

    /// Begins the names whose first word is what `links` say.
    fn begin(&self, links: &[Link], first: First, detached: Option<Detached>, next: &mut Vec<Partial>) {
        if self.word.shared {
            return;
        }
        let (clitics, word_start) = match detached {
            Some((before, start)) if first.split == 0 && self.word.gap == Gap::Open => (before, start),
            _ => (first.clitics, self.word.span.start),
        };
        for link in links {
            let Some(node) = link.start() else { continue };
            if self.index.words.spelling(link).is_some_and(|spelled| !self.is_spelled(spelled, first)) {
                continue;
            }
            next.push(Partial {
                node,
                clitics,
                split: first.split,
                first: self.number,
                first_span: self.word.span,
                word_start,
                letters: self.symbols.len() - first.split,
                before: self.before,
                accusative: first.accusative,
                dotted: false,
                quoted: false,
                filling: None,
                varied: first.varied,
            });
        }
    }

    /// Whether the word, after its proclitics, has the very letters of a guarded name.
    fn is_spelled(&self, name: &str, first: First) -> bool {
        let start = fold::letter_start(self.text, self.word.span, first.split);
        let own = letters::spelled(Span::new(start, self.word.span.end).of(self.text));
        match first {
            First { after_lam: true, .. } => lam_form(name).is_some_and(|form| form == own),
            First { accusative: true, .. } => own.strip_prefix(name).is_some_and(|rest| rest.chars().count() == 1),
            _ => own == name,
        }
    }

    /// The hit of a name that ends with this word, if its edges are right.
    fn hit(&self, live: &Partial, id: NameId) -> Option<Hit> {
        let id = self.index.patterns.name(id, live.filling)?;
        let name = &self.index.name(id)?;
        if live.dotted && !name.is(Flag::Dotted)
            || live.quoted && !name.is(Flag::Headed)
            || live.accusative && name.is(Flag::Place)
        {
            return None;
        }
        // A short rest is no name of one word; the dot of an abbreviation makes it one.
        if live.split > 0 && !name.is(Flag::FinalDot) && matches!(name.single_word, 1 | 2) {
            return None;
        }
        if name.is(Flag::Place) && self.symbols.last() == Some(&ALEF) && fold::ends_in_tanwin(self.text, self.word.span)
        {
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
            before: live.before,
            varied: live.varied,
        })
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
    use crate::{Entry, Gazetteer, Kind, Tagger};

    /// All hits, as they were told.
    struct Told {
        hits: Vec<String>,
        wants_words: bool,
    }

    impl Sink for Told {
        fn group(&mut self, hits: &[Hit]) {
            self.hits.push(format!("{hits:?}"));
        }

        fn wants_words(&self) -> bool {
            self.wants_words
        }
    }

    #[test]
    fn nothing_is_lost_by_passing_over_words() {
        let tagger = Tagger::builtin();
        let mut rng = fastrand::Rng::with_seed(7);
        let names: Vec<&str> = Gazetteer::builtin().entries().flat_map(|entry| entry.names()).collect();
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
            let [told, passed_over] = [true, false].map(|wants_words| {
                let mut sink = Told { hits: Vec::new(), wants_words };
                scan(tagger.index(), &text, &mut ScanBuffers::default(), &mut sink);
                sink.hits
            });
            assert_eq!(told, passed_over, "{text}");
            found += told.len();
        }
        assert!(found > 2_000, "{found} groups");
    }

    #[test]
    fn long_words_are_found_behind_proclitics() {
        let mut rng = fastrand::Rng::with_seed(11);
        let letters: Vec<char> = "اتجحدرسشعقمنهيبفكلو".chars().collect();
        let names: Vec<String> =
            (0..2_000).map(|_| (0..rng.usize(8..24)).map(|_| letters[rng.usize(0..letters.len())]).collect()).collect();
        let mut gazetteer = Gazetteer::new();
        for (number, name) in names.iter().enumerate() {
            gazetteer.push(Entry::new(format!("n{number}"), Kind::Person, format!("م{name}"))).unwrap();
        }
        let tagger = Tagger::builder().gazetteer(&gazetteer).lists_only().build().unwrap();
        for name in names {
            let text = format!("قال وم{name} ثم ولم{name} أمس");
            assert_eq!(tagger.tag(&text).mentions().count(), 2, "{text}");
        }
    }
}
