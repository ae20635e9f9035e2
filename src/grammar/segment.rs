//! Words without punctuation between them: what names are composed in.

use std::ops::{Range, RangeInclusive};

use super::particle::is_compound;
use crate::arabic::key::Key;
use crate::arabic::letters::{self, Symbol};
use crate::arabic::proclitics::Proclitics;
use crate::fold::{self, Gap, Word};
use crate::gazetteer::Kind;
use crate::lexicon::{self, Particle, Roles, guards};
use crate::limits::WORD_LETTERS;
use crate::matching::draft::MentionDraft;
use crate::mention::evidence::Evidence;
use crate::span::Span;

/// The words that there is room for without asking for more.
const WORDS: usize = 64;

/// What the lists found at a place, as far as composing has to know.
#[derive(Clone, Copy)]
pub(super) struct Listed<'c> {
    pub(super) span: Span,
    /// Where its proclitics begin.
    pub(super) word_start: usize,
    pub(super) clitics: Proclitics,
    pub(super) kind: &'c Kind,
    /// Its number among the mentions of the lists.
    pub(super) number: usize,
}

/// What a word can be in a name, by the number of letters that are cut off it as proclitics.
type RolesBySplit = [Roles; Proclitics::MOST + 1];

/// A word of a segment.
pub(super) struct Token {
    pub(super) span: Span,
    /// Where its letters are.
    symbols: Range<u32>,
    /// What stands before it.
    pub(super) gap: Gap,
    /// Whether nothing but a space stands before it.
    pub(super) follows: bool,
    /// What it can be in a name, as it stands and without one or two proclitics.
    roles: RolesBySplit,
    key: Key,
}

/// Words without punctuation between them, single opening quotes and brackets aside.
pub(super) struct Segment<'t, 'c> {
    pub(super) text: &'t str,
    tokens: Vec<Token>,
    symbols: Vec<Symbol>,
    /// For each word what the lists found there, the outermost mention that covers it; empty until they are asked.
    listed: Vec<Option<Listed<'c>>>,
}

impl<'t, 'c> Segment<'t, 'c> {
    /// An empty segment of `text`.
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, tokens: Vec::with_capacity(WORDS), symbols: Vec::with_capacity(8 * WORDS), listed: Vec::new() }
    }

    /// Adds a word of the text.
    pub(super) fn push(&mut self, word: Word, symbols: &[Symbol]) {
        let start = self.symbols.len();
        self.symbols.extend_from_slice(symbols);
        // What shares a char with its neighbour, or is longer than any name, is not part of a name.
        let is_usable = !word.shared && symbols.len() <= WORD_LETTERS;
        let spelled = || letters::spelled(word.span.of(self.text)).into_owned();
        self.tokens.push(Token {
            span: word.span,
            symbols: start as u32..self.symbols.len() as u32,
            gap: word.gap,
            follows: word.gap == Gap::Space && !self.is_on_new_line(word),
            roles: if is_usable { roles_by_split(symbols, word.key, spelled) } else { RolesBySplit::default() },
            key: word.key,
        });
    }

    /// Whether a line ends between the last word of the segment and the next one, or there is no last word. A name that wraps a line is
    /// two: a headline ends in a line break, too.
    fn is_on_new_line(&self, next: Word) -> bool {
        let Some(last) = self.tokens.last() else { return true };
        let between = Span::new(last.span.end, next.span.start).of(self.text);
        between.bytes().any(|byte| matches!(byte, b'\n' | b'\r'))
    }

    /// What the lists found at word `at`: the outermost mention that covers it.
    pub(super) fn listed(&self, at: usize) -> Option<Listed<'c>> {
        self.listed.get(at).copied().flatten()
    }

    /// Tells word `at` what the lists found there.
    pub(super) fn set_listed(&mut self, at: usize, listed: Listed<'c>) {
        self.listed.resize(self.tokens.len(), None);
        if let Some(slot) = self.listed.get_mut(at) {
            *slot = Some(listed);
        }
    }

    /// What word `at` can be with or without proclitics, all in one.
    pub(super) fn any_roles(&self, at: usize) -> Roles {
        match self.tokens.get(at) {
            Some(token) => token.roles.into_iter().fold(Roles::default(), Roles::and),
            None => Roles::default(),
        }
    }

    /// The key of the letters of word `at` after the first `split` of them.
    pub(super) fn key(&self, at: usize, split: usize) -> Key {
        let mut key = self.tokens.get(at).map(|token| token.key).unwrap_or_default();
        let letters = self.letters(at);
        for (number, &symbol) in letters.iter().take(split).enumerate() {
            key = key.without_first(symbol, letters.len() - number);
        }
        key
    }

    /// Empties the segment.
    pub(super) fn clear(&mut self) {
        self.tokens.clear();
        self.symbols.clear();
        self.listed.clear();
    }

    /// The number of words.
    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Word `at`.
    pub(super) fn token(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at)
    }

    /// The word before word `at`, if nothing but a space stands between them.
    pub(super) fn before(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at).filter(|token| token.follows)?;
        self.tokens.get(at.checked_sub(1)?)
    }

    /// The letters of word `at`.
    pub(super) fn letters(&self, at: usize) -> &[Symbol] {
        let Some(token) = self.tokens.get(at) else { return &[] };
        let Range { start, end } = token.symbols;
        self.symbols.get(start as usize..end as usize).unwrap_or_default()
    }

    /// The letters of word `at` after the first `split` of them.
    pub(super) fn letters_after(&self, at: usize, split: usize) -> &[Symbol] {
        self.letters(at).get(split..).unwrap_or_default()
    }

    /// The letters of word `at` that belong to the mention `listed`, if it begins there; none if it begins before.
    pub(super) fn letters_of(&self, at: usize, listed: Listed<'_>) -> &[Symbol] {
        match self.tokens.get(at) {
            Some(token) if token.span.start == listed.span.start => self.letters(at),
            Some(token) if token.span.start < listed.span.start => self.letters_after(at, listed.clitics.len()),
            _ => &[],
        }
    }

    /// What word `at` can be in a name, its first `split` letters left out, which are proclitics.
    pub(super) fn roles(&self, at: usize, split: usize) -> Roles {
        self.tokens.get(at).and_then(|token| token.roles.get(split)).copied().unwrap_or_default()
    }

    /// How many letters may be cut off word `at` as proclitics: none, and up to so many.
    pub(super) fn splits(&self, at: usize) -> RangeInclusive<usize> {
        0..=Proclitics::most_of(self.letters(at))
    }

    /// The proclitics that the first `split` letters of word `at` are.
    pub(super) fn proclitics(&self, at: usize, split: usize) -> Option<Proclitics> {
        self.letters(at).get(..split).and_then(Proclitics::read)
    }

    /// The name from word `first`, without its first `split` letters, to word `last`.
    pub(super) fn name(
        &self,
        kind: &'static Kind,
        (first, split): (usize, usize),
        last: usize,
        evidence: Vec<Evidence>,
    ) -> Option<MentionDraft> {
        let (first_token, last_token) = (self.tokens.get(first)?, self.tokens.get(last)?);
        let start = match split {
            // Most names have no proclitics, and begin with the word.
            0 => first_token.span.start,
            _ => fold::letter_start(self.text, first_token.span, split),
        };
        let span = Span::new(start, last_token.span.end);
        let clitics = self.proclitics(first, split)?;
        Some(MentionDraft { clitics, ..MentionDraft::composed(kind, span, first_token.span.start, evidence) })
    }
}

/// What a word can be as it stands, and without the first letters where these are proclitics.
fn roles_by_split(word: &[Symbol], key: Key, spelled: impl FnOnce() -> String) -> RolesBySplit {
    let mut roles = RolesBySplit::default();
    let mut splits = Proclitics::splits_with_key(word, key).zip(&mut roles);
    if let Some(((_, word, key), slot)) = splits.next() {
        *slot = roles_of_word(word, key, spelled).and(compound(word));
    }
    for ((_, rest, key), slot) in splits {
        // Behind a proclitic no spelling is asked for: a name that folds like an ordinary word is not read there.
        *slot = lexicon::roles_of_key(rest, key, String::new).and(compound(rest));
    }
    roles
}

/// [`Roles::COMPOUND`] if the word is one.
fn compound(word: &[Symbol]) -> Roles {
    if is_compound(word) { Roles::COMPOUND } else { Roles::default() }
}

/// What a word can be in a name: a weak part where it is an ordinary word, too, or one with a proclitic (كأساس is "as a basis").
fn roles_of_word(word: &[Symbol], key: Key, spelled: impl FnOnce() -> String) -> Roles {
    let roles = lexicon::roles_of_key(word, key, spelled);
    if !roles.is_of_people() || roles.is(Roles::ALSO_WORD) {
        return roles;
    }
    for (_, rest) in Proclitics::splits(word) {
        if rest.len() >= 3 && lexicon::ordinary(rest).is_some() {
            return roles.also_word();
        }
    }
    roles
}

/// Whether the word, with or without proclitics, is an ordinary or a guarded one.
pub(super) fn is_ordinary(word: &[Symbol]) -> bool {
    guards::is_guarded(word) || Proclitics::splits(word).any(|(_, rest)| lexicon::ordinary(rest).is_some())
}

/// Whether the word begins with و, which is "and" before a word that nobody knows.
pub(super) fn begins_with_and(symbols: &[Symbol]) -> bool {
    symbols.starts_with(&[letters::WAW])
}

/// Whether the word is of Arabic letters alone.
pub(super) fn is_arabic(symbols: &[Symbol]) -> bool {
    symbols.iter().all(|&symbol| letters::letter(symbol).is_some_and(|letter| letter > '\u{600}'))
}

/// Whether word `at` is in no list, and no ordinary word.
pub(super) fn is_unknown(segment: &Segment<'_, '_>, at: usize) -> bool {
    let symbols = segment.letters(at);
    segment.listed(at).is_none()
        && !segment.roles(at, 0).is_of_people()
        && symbols.len() >= 3
        && !begins_with_and(symbols)
        && Particle::read(symbols).is_none()
        && is_arabic(symbols)
        && !is_ordinary(symbols)
        && !ends_in_pronoun(symbols)
}

/// Whether the word ends in ها or هم, as a word that nobody knows does because a pronoun is written on it.
fn ends_in_pronoun(symbols: &[Symbol]) -> bool {
    matches!(symbols, [.., letters::HEH, letters::ALEF | letters::MEEM])
}
