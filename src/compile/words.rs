//! The first floor of matching: from letters to word ids, by one Aho-Corasick automaton.

use std::collections::{BTreeMap, HashMap};

use aho_corasick::automaton::{Automaton, StateID};
use aho_corasick::nfa::contiguous::NFA;
use aho_corasick::{Anchored, MatchKind};

use super::forms::Lexeme;
use crate::arabic::letters::{self, Symbol};
use crate::arabic::{clitics, guards};
use crate::error::Error;

/// The number of a lexeme.
pub(crate) type WordId = u32;

/// The lexemes of all names, while they are collected.
#[derive(Default)]
pub(super) struct Collector {
    ids: HashMap<(Lexeme, bool), WordId>,
    patterns: BTreeMap<Vec<Symbol>, Vec<Link>>,
}

/// That a form writes a lexeme.
#[derive(Clone, Debug)]
pub(crate) struct Link {
    pub(crate) word: WordId,
    /// Only right after the preposition ل.
    pub(crate) after_lam: bool,
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

impl Collector {
    /// The id of `lexeme`.
    pub(super) fn id(&mut self, lexeme: &Lexeme) -> WordId {
        let forms: Vec<(Vec<Symbol>, _)> = lexeme
            .forms()
            .into_iter()
            .map(|form| {
                let mut symbols = Vec::new();
                letters::fold_word(&form.spelled, &mut symbols);
                (symbols, form)
            })
            .collect();
        // Spellings that fold alike are one lexeme, unless a guard has to tell them apart, or only one of them begins with the
        // article (ال does, the أل of ألمانيا does not).
        let guarded = forms.iter().any(|(symbols, _)| guards::is_guarded(symbols));
        let articled = clitics::lam_form(&lexeme.spelled).is_some();
        let key = if guarded { lexeme.clone() } else { Lexeme::new(folded(&lexeme.spelled), lexeme.inflection) };
        let next = self.ids.len() as WordId;
        let id = *self.ids.entry((key, articled)).or_insert(next);
        for (symbols, form) in forms {
            let spelled = guards::is_guarded(&symbols).then(|| form.spelled.into_boxed_str());
            let links = self.patterns.entry(symbols).or_default();
            if !links.iter().any(|link| link.word == id && link.after_lam == form.after_lam && link.spelled == spelled)
            {
                links.push(Link { word: id, after_lam: form.after_lam, spelled });
            }
        }
        id
    }

    /// The number of lexemes.
    pub(super) fn len(&self) -> usize {
        self.ids.len()
    }

    /// Builds the automaton.
    pub(super) fn build(mut self) -> Result<Words, Error> {
        for word in guards::lookalikes() {
            self.patterns.entry(word.to_vec()).or_default();
        }
        let automaton = NFA::builder()
            .match_kind(MatchKind::Standard)
            .prefilter(false)
            .build(self.patterns.keys())
            .map_err(|fault| Error::new(format!("the gazetteer is too large: {fault}")))?;
        let start = automaton
            .start_state(Anchored::No)
            .map_err(|fault| Error::new(format!("the automaton has no start: {fault}")))?;
        let pattern = |(symbols, links): (Vec<Symbol>, Vec<Link>)| Pattern {
            letters: symbols.len() as u32,
            lookalike: guards::is_lookalike(&symbols),
            links: links.into_boxed_slice(),
        };
        Ok(Words { automaton, start, patterns: self.patterns.into_iter().map(pattern).collect() })
    }
}

/// `word` in folded letters.
fn folded(word: &str) -> String {
    let mut symbols = Vec::new();
    letters::fold_word(word, &mut symbols);
    symbols.into_iter().filter_map(letters::letter).collect()
}

/// The automaton over all forms of all words.
pub(crate) struct Words {
    automaton: NFA,
    start: StateID,
    patterns: Vec<Pattern>,
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

    /// The bytes on the heap, without the links' spellings.
    pub(crate) fn memory_usage(&self) -> usize {
        let links: usize = self.patterns.iter().map(|pattern| size_of_val(&*pattern.links)).sum();
        self.automaton.memory_usage() + self.patterns.capacity() * size_of::<Pattern>() + links
    }
}
