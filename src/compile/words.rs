//! The first floor of matching: from letters to word ids, by one Aho-Corasick automaton.

use std::borrow::Cow;
use std::collections::HashMap;

use aho_corasick::automaton::{Automaton, StateID};
use aho_corasick::nfa::contiguous::NFA;
use aho_corasick::{Anchored, MatchKind};

use super::foreign::Foreign;
use super::forms::{Inflection, Lexeme};
use crate::arabic::letters::{self, ALEF, LAM, Symbol};
use crate::arabic::{clitics, guards};
use crate::error::Error;

/// The number of a lexeme.
pub(crate) type WordId = u32;

/// The lexemes of all names, while they are collected.
pub(super) struct Collector<'n> {
    /// The lexemes met so far: most words stand in many names.
    ids: HashMap<Lexeme<'n>, WordId>,
    keys: HashMap<Key<'n>, WordId>,
    patterns: HashMap<Vec<Symbol>, Draft>,
    foreign: Foreign,
}

/// What tells lexemes apart.
#[derive(PartialEq, Eq, Hash)]
struct Key<'n> {
    symbols: Vec<Symbol>,
    inflection: Inflection,
    articled: bool,
    /// The spelling, where a form is a guarded word.
    guarded: Option<Cow<'n, str>>,
}

/// A pattern in the making.
#[derive(Default)]
struct Draft {
    links: Vec<Link>,
    lookalike: bool,
    guarded: bool,
}

/// That a form writes a lexeme.
#[derive(Clone, Debug)]
pub(crate) struct Link {
    pub(crate) word: WordId,
    /// Whether the form begins with the article, which loses its alef after the preposition ل.
    pub(crate) articled: bool,
    /// Where the form is a guarded word: the spelling that the text must have.
    pub(crate) spelled: Option<Box<str>>,
}

/// One written form of words: a pattern of the automaton.
struct Pattern {
    letters: u32,
    links: Box<[Link]>,
    /// Whether the form is a word that merely begins like a proclitic.
    lookalike: bool,
}

impl<'n> Collector<'n> {
    pub(super) fn new() -> Self {
        let mut patterns: HashMap<Vec<Symbol>, Draft> = HashMap::new();
        for word in guards::lookalikes() {
            patterns.entry(word.to_vec()).or_default().lookalike = true;
        }
        for word in guards::guarded() {
            patterns.entry(word.to_vec()).or_default().guarded = true;
        }
        Self { ids: HashMap::new(), keys: HashMap::new(), patterns, foreign: Foreign::default() }
    }

    /// The id of `lexeme`.
    pub(super) fn id(&mut self, lexeme: Lexeme<'n>) -> WordId {
        if let Some(&id) = self.ids.get(&lexeme) {
            return id;
        }
        let forms: Vec<(Vec<Symbol>, String)> = lexeme
            .forms()
            .into_iter()
            .map(|form| {
                let mut symbols = Vec::with_capacity(form.len() / 2);
                letters::fold_word(&form, &mut symbols);
                (symbols, form)
            })
            .collect();
        // Spellings that fold alike are one lexeme, unless a guard has to tell them apart, or only one of them begins with the
        // article (ال does, the أل of ألمانيا does not).
        let is_guarded = |symbols: &Vec<Symbol>| self.patterns.get(symbols).is_some_and(|draft| draft.guarded);
        let guarded = forms.iter().any(|(symbols, _)| is_guarded(symbols)).then(|| lexeme.spelled.clone());
        let key = Key {
            symbols: forms.first().map(|(symbols, _)| symbols.clone()).unwrap_or_default(),
            inflection: lexeme.inflection,
            articled: clitics::has_article(&lexeme.spelled),
            guarded,
        };
        let next = self.keys.len() as WordId;
        let id = *self.keys.entry(key).or_insert(next);
        for (symbols, form) in forms {
            let articled = clitics::has_article(&form);
            if lexeme.inflection == Inflection::Foreign {
                self.foreign.add(&symbols, id, articled);
            }
            let draft = self.patterns.entry(symbols).or_default();
            let spelled = draft.guarded.then(|| form.into_boxed_str());
            if !draft.links.iter().any(|other| other.word == id && other.spelled == spelled) {
                draft.links.push(Link { word: id, articled, spelled });
            }
        }
        self.ids.insert(lexeme, id);
        id
    }

    /// The number of lexemes.
    pub(super) fn len(&self) -> usize {
        self.keys.len()
    }

    /// Builds the automaton.
    pub(super) fn build(mut self) -> Result<Words, Error> {
        self.patterns.retain(|_, draft| draft.lookalike || !draft.links.is_empty());
        let mut patterns: Vec<(Vec<Symbol>, Draft)> = self.patterns.into_iter().collect();
        patterns.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
        let automaton = NFA::builder()
            .match_kind(MatchKind::Standard)
            .prefilter(false)
            .build(patterns.iter().map(|(symbols, _)| symbols))
            .map_err(|fault| Error::new(format!("the gazetteer is too large: {fault}")))?;
        let start = automaton
            .start_state(Anchored::No)
            .map_err(|fault| Error::new(format!("the automaton has no start: {fault}")))?;
        let pattern = |(symbols, draft): (Vec<Symbol>, Draft)| Pattern {
            letters: symbols.len() as u32,
            lookalike: draft.lookalike,
            links: draft.links.into_boxed_slice(),
        };
        let patterns = patterns.into_iter().map(pattern).collect();
        Ok(Words { automaton, start, patterns, foreign: self.foreign })
    }
}

/// The automaton over all forms of all words.
pub(crate) struct Words {
    automaton: NFA,
    start: StateID,
    patterns: Vec<Pattern>,
    foreign: Foreign,
}

/// A known form at the end of a word of the text.
pub(crate) struct Suffix<'c> {
    /// The number of its letters.
    pub(crate) letters: usize,
    /// The lexemes it writes.
    pub(crate) links: &'c [Link],
    /// Whether no proclitic may be cut off it.
    pub(crate) lookalike: bool,
}

/// Where the automaton stands at a word's last letter, and at the last but one.
#[derive(Clone, Copy)]
pub(crate) struct Reading {
    pub(crate) whole: StateID,
    pub(crate) without_last: StateID,
}

impl Words {
    /// Walks a word once.
    pub(crate) fn read(&self, symbols: &[Symbol]) -> Reading {
        let mut reading = Reading { whole: self.start, without_last: self.start };
        for &symbol in symbols {
            reading.without_last = reading.whole;
            reading.whole = self.automaton.next_state(Anchored::No, reading.whole, symbol);
        }
        reading
    }

    /// The known forms that end where the automaton stands, longest first.
    pub(crate) fn suffixes(&self, state: StateID) -> impl Iterator<Item = Suffix<'_>> {
        let count = if self.automaton.is_match(state) { self.automaton.match_len(state) } else { 0 };
        (0..count).filter_map(move |nth| {
            let pattern = self.patterns.get(self.automaton.match_pattern(state, nth).as_usize())?;
            let letters = pattern.letters as usize;
            Some(Suffix { letters, links: &pattern.links, lookalike: pattern.lookalike })
        })
    }

    /// The known words that `symbols`, right after the preposition ل, stand for if they have lost the alef of the article:
    /// لجيش is الجيش, and لجنة is اللجنة (W. Wright, *A Grammar of the Arabic Language*, vol. I, § 14).
    pub(crate) fn after_lam<'c>(&'c self, symbols: &[Symbol]) -> impl Iterator<Item = &'c Link> {
        // ل + اللجنة has lost the alef and a lam; with three lams it would have been written so, too.
        let articles = if symbols.get(1) == Some(&LAM) {
            &[&[ALEF, LAM] as &[_]]
        } else {
            &[&[ALEF] as &[_], &[ALEF, LAM]] as &[_]
        };
        let restored = articles.iter().filter_map(move |article| {
            let read = |state, &symbol: &Symbol| self.automaton.next_state(Anchored::No, state, symbol);
            let state = article.iter().chain(symbols).fold(self.start, read);
            self.suffixes(state).next().filter(|suffix| suffix.letters == article.len() + symbols.len())
        });
        restored.flat_map(|suffix| suffix.links).filter(|link| link.articled)
    }

    /// The transliterated words that `symbols` are, but for one long vowel.
    pub(crate) fn but_for_a_vowel<'c>(&'c self, symbols: &[Symbol]) -> impl Iterator<Item = &'c [Link]> {
        self.foreign.find(symbols)
    }

    /// The bytes on the heap, without the links' spellings.
    pub(crate) fn memory_usage(&self) -> usize {
        let links: usize = self.patterns.iter().map(|pattern| size_of_val(&*pattern.links)).sum();
        self.automaton.memory_usage()
            + self.foreign.memory_usage()
            + self.patterns.capacity() * size_of::<Pattern>()
            + links
    }
}
