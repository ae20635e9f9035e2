//! Segments of text without punctuation, in which names are composed.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::{Range, RangeInclusive};

use super::particle::is_compound;
use crate::arabic::article;
use crate::arabic::enclitics::{self, Stem};
use crate::arabic::key::Key;
use crate::arabic::letters::{self, Symbol};
use crate::arabic::proclitics::Proclitics;
use crate::fold::{self, Gap, Word};
use crate::gazetteer::Kind;
use crate::lexicon::heads::{self, Completion};
use crate::lexicon::{self, OwnWords, Particle, Roles, guards};
use crate::limits::WORD_LETTERS;
use crate::matching::draft::MentionDraft;
use crate::mention::evidence::Evidence;
use crate::span::Span;

/// The initial capacity for words.
const WORDS: usize = 64;

/// A listed mention, as far as composing needs to know it.
#[derive(Clone, Copy)]
pub(super) struct Listed<'c> {
    pub(super) span: Span,
    /// Where its proclitics begin.
    pub(super) word_start: usize,
    pub(super) clitics: Proclitics,
    pub(super) kind: &'c Kind,
    /// Its number among the listed mentions.
    pub(super) number: usize,
}

/// What a word can be in a name, by the number of letters split off as proclitics.
type RolesBySplit = [Roles; Proclitics::MOST + 1];

/// A word of a segment.
pub(super) struct Token {
    pub(super) span: Span,
    /// The range of its letters.
    symbols: Range<u32>,
    /// What stands before it.
    pub(super) gap: Gap,
    /// Whether only a space stands before it, on the same line.
    pub(super) follows: bool,
    /// What it can be in a name, as it is and without one or two proclitics.
    roles: RolesBySplit,
    /// All of these together, which rule out most words.
    any_roles: Roles,
    key: Key,
}

/// Words without punctuation between them, except single opening quotes and brackets.
pub(super) struct Segment<'t, 'c> {
    pub(super) text: &'t str,
    tokens: Vec<Token>,
    symbols: Vec<Symbol>,
    /// For each word, the outermost listed mention that covers it. Empty until one is set.
    listed: Vec<Option<Listed<'c>>>,
    /// The user's own words.
    own_words: Option<&'c OwnWords>,
    /// Whether the text has a ta marbuta, once this has been asked.
    has_ta_marbuta: OnceCell<bool>,
}

impl<'t, 'c> Segment<'t, 'c> {
    /// Creates an empty segment of `text`, in which the user has these words.
    pub(super) fn new(text: &'t str, own_words: Option<&'c OwnWords>) -> Self {
        Self {
            text,
            own_words,
            tokens: Vec::with_capacity(WORDS),
            symbols: Vec::with_capacity(8 * WORDS),
            listed: Vec::new(),
            has_ta_marbuta: OnceCell::new(),
        }
    }

    /// Adds a word of the text.
    pub(super) fn push(&mut self, word: Word, symbols: &[Symbol]) {
        let start = self.symbols.len();
        self.symbols.extend_from_slice(symbols);
        // A word that shares a char with its neighbour, or is too long, is not part of a name.
        let is_usable = !word.shared && symbols.len() <= WORD_LETTERS;
        let roles = if is_usable { self.roles_by_split(word, symbols) } else { RolesBySplit::default() };
        self.tokens.push(Token {
            span: word.span,
            symbols: start as u32..self.symbols.len() as u32,
            gap: word.gap,
            follows: word.gap == Gap::Space && !self.is_on_new_line(word),
            roles,
            any_roles: roles.into_iter().fold(Roles::default(), Roles::and),
            key: word.key,
        });
    }

    /// Returns what a word can be as it is, and without its first letters if they can be proclitics. A name that the text spells otherwise
    /// than the lists is probably an ordinary word.
    fn roles_by_split(&self, word: Word, symbols: &[Symbol]) -> RolesBySplit {
        const SPELLED: [Roles; 2] = [Roles::GIVEN, Roles::FAMILY];
        let mut roles = roles_by_split(symbols, word.key, || letters::spelled(word.span.of(self.text)).into_owned());
        if let Some(own_words) = self.own_words {
            for ((_, rest, key), roles) in Proclitics::splits_with_key(symbols, word.key).zip(&mut roles) {
                *roles = roles.and(own_words.roles(rest, key));
            }
        }
        for (split, roles) in roles.iter_mut().enumerate() {
            if !roles.is_any(&SPELLED) || roles.is(Roles::ALSO_WORD) {
                continue;
            }
            let spelled = spelled_after(self.text, word.span, split);
            if !roles.is_spelled(&spelled, || self.has_ta_marbuta()) {
                *roles = roles.also_word().and(Roles::MISSPELLED);
            }
        }
        roles
    }

    /// Returns whether there is no last word, or a line ends after it. No name is composed across a line break, because headlines end in
    /// one, too.
    fn is_on_new_line(&self, next: Word) -> bool {
        let Some(last) = self.tokens.last() else { return true };
        let between = Span::new(last.span.end, next.span.start).of(self.text);
        between.bytes().any(|byte| matches!(byte, b'\n' | b'\r'))
    }

    /// Returns the outermost listed mention that covers word `at`.
    pub(super) fn listed(&self, at: usize) -> Option<Listed<'c>> {
        self.listed.get(at).copied().flatten()
    }

    /// Returns whether word `at` is an initial with its dot, and no number: ج. or جي.
    #[inline]
    pub(super) fn is_initial(&self, at: usize) -> bool {
        // Most words have more letters or no dot. Tatweel may stand before it.
        match self.tokens.get(at) {
            Some(Token { span, symbols, .. }) if symbols.end - symbols.start <= 3 => {
                matches!(self.text.as_bytes().get(span.end), Some(b'.' | 0xD9)) && self.is_dotted_initial(at, *span)
            }
            _ => false,
        }
    }

    #[cold]
    fn is_dotted_initial(&self, at: usize, span: Span) -> bool {
        let is_digit = |symbol: &Symbol| letters::letter(*symbol).is_some_and(|letter| letter.is_ascii_digit());
        fold::dot_after(self.text, span.end).is_some()
            && !self.letters(at).iter().any(is_digit)
            && fold::is_initial(span.of(self.text))
    }

    /// Sets the listed mention at word `at`.
    pub(super) fn set_listed(&mut self, at: usize, listed: Listed<'c>) {
        self.listed.resize(self.tokens.len(), None);
        if let Some(slot) = self.listed.get_mut(at) {
            *slot = Some(listed);
        }
    }

    /// Returns everything that word `at` can be, with or without proclitics.
    pub(super) fn any_roles(&self, at: usize) -> Roles {
        self.tokens.get(at).map(|token| token.any_roles).unwrap_or_default()
    }

    /// Returns the key of the letters of word `at` after the first `split`.
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

    /// Returns the number of words.
    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Returns word `at`.
    pub(super) fn token(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at)
    }

    /// Returns the word before word `at`, if only a space stands between them.
    pub(super) fn before(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at).filter(|token| token.follows)?;
        self.tokens.get(at.checked_sub(1)?)
    }

    /// Returns whether only a space stands before word `at`, on the same line.
    pub(super) fn follows(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.follows)
    }

    /// Returns the letters of word `at`.
    pub(super) fn letters(&self, at: usize) -> &[Symbol] {
        let Some(token) = self.tokens.get(at) else { return &[] };
        let Range { start, end } = token.symbols;
        self.symbols.get(start as usize..end as usize).unwrap_or_default()
    }

    /// Returns the letters of word `at` after the first `split`.
    pub(super) fn letters_after(&self, at: usize, split: usize) -> &[Symbol] {
        self.letters(at).get(split..).unwrap_or_default()
    }

    /// Returns the letters of word `at` that belong to the mention `listed`, if it begins there. Empty if it begins before.
    pub(super) fn letters_of(&self, at: usize, listed: Listed<'_>) -> &[Symbol] {
        match self.tokens.get(at) {
            Some(token) if token.span.start == listed.span.start => self.letters(at),
            Some(token) if token.span.start < listed.span.start => self.letters_after(at, listed.clitics.len()),
            _ => &[],
        }
    }

    /// Returns the last word of the mention `listed`, which covers word `at`.
    pub(super) fn last_of(&self, at: usize, listed: Listed<'_>) -> usize {
        let mut last = at;
        while self.tokens.get(last + 1).is_some_and(|token| token.span.start < listed.span.end) {
            last += 1;
        }
        last
    }

    /// Returns the first word of a mention at `span` that ends with word `last`.
    pub(super) fn first_of(&self, last: usize, span: Span) -> usize {
        let mut first = last;
        while let Some(before) = first.checked_sub(1) {
            if self.tokens.get(before).is_none_or(|token| token.span.end <= span.start) {
                break;
            }
            first = before;
        }
        first
    }

    /// Returns the spelling of word `at` after its first `split` letters.
    pub(super) fn spelled(&self, at: usize, split: usize) -> Cow<'_, str> {
        self.tokens.get(at).map_or(Cow::Borrowed(""), |token| spelled_after(self.text, token.span, split))
    }

    /// Returns what word `at` can be in a name without its first `split` letters, which are proclitics.
    pub(super) fn roles(&self, at: usize, split: usize) -> Roles {
        self.tokens.get(at).and_then(|token| token.roles.get(split)).copied().unwrap_or_default()
    }

    /// Returns what turns word `at` without its first `split` letters into the full name of an organization, if it is the head of one.
    pub(super) fn completion(&self, at: usize, split: usize) -> Option<Completion> {
        let head = self.letters_after(at, split);
        let own = self.own_words.and_then(|own_words| own_words.completion(head));
        Completion::either(heads::completion(head), own)
    }

    /// Returns how many letters of word `at` may be proclitics, from 0 to the most possible.
    pub(super) fn splits(&self, at: usize) -> RangeInclusive<usize> {
        0..=Proclitics::most_of(self.letters(at))
    }

    /// Returns the first `split` letters of word `at` as proclitics.
    pub(super) fn proclitics(&self, at: usize, split: usize) -> Option<Proclitics> {
        self.letters(at).get(..split).and_then(Proclitics::read)
    }

    /// Returns the noun and the pronoun that word `at` consists of after its first `split` letters, if it ends in a pronoun.
    ///
    /// A ta marbuta is not a pronoun: محافظة is "province", not "his governor". Many writers leave its dots out. If the word exists with
    /// a ta marbuta (محافظه), a heh is no pronoun before a place, which would be the noun's complement. Nor is it one before a definite noun or
    /// after a feminine (هي كاتبه), unless it has a vowel or the text has ta marbutas elsewhere.
    pub(super) fn stem(&self, at: usize, split: usize) -> Option<Stem<'_>> {
        let letters = self.letters_after(at, split);
        let stem = enclitics::stem(letters)?;
        if stem.pronoun != "ه" {
            return Some(stem);
        }
        let token = self.tokens.get(at)?;
        if fold::ends_in_ta_marbuta(self.text, token.span) {
            return None;
        }
        let is_careful = self.has_ta_marbuta() || fold::ends_in_mark(self.text, token.span);
        let may_be_pronoun = is_careful || !self.is_before_definite(at) && !self.is_after_feminine(at);
        let is_pronoun = may_be_pronoun && !self.is_before_place(at);
        (is_pronoun || !self.is_feminine_noun(at, split)).then_some(stem)
    }

    /// Returns whether word `at`, which ends in a heh, is also a noun with a ta marbuta: محافظه, وزيره.
    fn is_feminine_noun(&self, at: usize, split: usize) -> bool {
        const NOUNS: [Roles; 3] = [Roles::HEAD, Roles::PLACE_NOUN, Roles::CUE];
        let ordinary = lexicon::ordinary(self.letters_after(at, split));
        self.roles(at, split).is_any(&NOUNS) || ordinary.is_some_and(|word| word.ends_with('ة'))
    }

    /// Returns whether the writer of the text writes ta marbutas.
    fn has_ta_marbuta(&self) -> bool {
        *self.has_ta_marbuta.get_or_init(|| self.text.contains(letters::is_ta_marbuta))
    }

    /// Returns whether a listed place follows word `at`.
    fn is_before_place(&self, at: usize) -> bool {
        let follows = self.follows(at + 1);
        let place = self.listed(at + 1).filter(|listed| *listed.kind == Kind::Place && listed.clitics.is_empty());
        follows && place.is_some()
    }

    /// Returns whether a noun with the article follows word `at`.
    fn is_before_definite(&self, at: usize) -> bool {
        self.follows(at + 1) && article::is_articled(self.letters(at + 1))
    }

    /// Returns whether a pronoun or verb that a woman may have stands right before word `at`: هي, أنا, قالت.
    fn is_after_feminine(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).filter(|_| self.follows(at)) else { return false };
        let letters = self.letters(before);
        letters.len() >= 4 && letters.ends_with(&[letters::TEH]) || lexicon::is_feminine_pronoun(letters)
    }

    /// Returns the draft of a name from word `first`, without its first `split` letters, to word `last`.
    pub(super) fn name(
        &self,
        kind: &'static Kind,
        (first, split): (usize, usize),
        last: usize,
        evidence: Vec<Evidence>,
    ) -> Option<MentionDraft> {
        let (first_token, last_token) = (self.tokens.get(first)?, self.tokens.get(last)?);
        let start = match split {
            // Most names have no proclitics and begin with the word.
            0 => first_token.span.start,
            _ => fold::letter_start(self.text, first_token.span, split),
        };
        let span = Span::new(start, last_token.span.end);
        let clitics = self.proclitics(first, split)?;
        Some(MentionDraft { clitics, ..MentionDraft::composed(kind, span, first_token.span.start, evidence) })
    }
}

/// Returns what a word can be as it is, and without its first letters if they can be proclitics.
fn roles_by_split(word: &[Symbol], key: Key, spelled: impl FnOnce() -> String) -> RolesBySplit {
    let mut roles = RolesBySplit::default();
    let mut splits = Proclitics::splits_with_key(word, key).zip(&mut roles);
    if let Some(((_, word, key), slot)) = splits.next() {
        *slot = roles_of_word(word, key, spelled).and(compound(word));
    }
    for ((_, rest, key), slot) in splits {
        // After a proclitic no spelling is given, so a name that folds like an ordinary word is not recognized there.
        *slot = lexicon::roles_of_key(rest, key, String::new).and(compound(rest));
    }
    roles
}

/// Returns the spelling of a word of `text` after its first `split` letters.
fn spelled_after(text: &str, word: Span, split: usize) -> Cow<'_, str> {
    let start = if split == 0 { word.start } else { fold::letter_start(text, word, split) };
    letters::spelled(Span::new(start, word.end).of(text))
}

/// Returns [`Roles::COMPOUND`] if the word is a compound.
fn compound(word: &[Symbol]) -> Roles {
    if is_compound(word) { Roles::COMPOUND } else { Roles::default() }
}

/// Returns what a word can be in a name. It is marked if it is also an ordinary word, with or without proclitics (كأساس is "as a basis").
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

/// Returns whether the word is guarded, or is an ordinary word with or without proclitics.
pub(super) fn is_ordinary(word: &[Symbol]) -> bool {
    guards::is_guarded(word) || Proclitics::splits(word).any(|(_, rest)| lexicon::ordinary(rest).is_some())
}

/// Returns whether the word begins with و, which before an unknown word means "and".
pub(super) fn begins_with_and(symbols: &[Symbol]) -> bool {
    symbols.starts_with(&[letters::WAW])
}

/// Returns whether the word has only Arabic letters.
pub(super) fn is_arabic(symbols: &[Symbol]) -> bool {
    symbols.iter().all(|&symbol| letters::letter(symbol).is_some_and(|letter| letter > '\u{600}'))
}

/// Returns whether word `at` is neither in a list nor an ordinary word.
pub(super) fn is_unknown(segment: &Segment<'_, '_>, at: usize) -> bool {
    let symbols = segment.letters(at);
    let is_accusative = || segment.token(at).is_some_and(|token| fold::ends_in_tanwin(segment.text, token.span));
    segment.listed(at).is_none()
        && !segment.roles(at, 0).is_of_people()
        && symbols.len() >= 3
        && !begins_with_and(symbols)
        && Particle::read(symbols).is_none()
        && is_arabic(symbols)
        && !is_ordinary(symbols)
        && !lexicon::is_verb_form(symbols)
        && !begins_with_lam_form(symbols)
        && !is_name_after_lam(segment, at)
        && !ends_in_pronoun(symbols)
        && !is_accusative()
}

/// Returns whether word `at` is ل and an Arabic name: لعمرو.
fn is_name_after_lam(segment: &Segment<'_, '_>, at: usize) -> bool {
    let roles = segment.roles(at, 1);
    segment.letters(at).first() == Some(&letters::LAM) && roles.is(Roles::ARABIC) && !roles.is(Roles::ALSO_WORD)
}

/// Returns whether the word probably begins with a preposition and the article: للصحفيين, باللاتينية. Foreign names begin with بال, too.
pub(super) fn begins_with_preposition(word: &[Symbol]) -> bool {
    begins_with_lam_form(word) || matches!(word, [letters::BEH | letters::KAF, rest @ ..] if article::is_articled(rest))
}

/// Returns whether the word begins with لل, which is ل and the article: للصحفيين, "for the journalists".
fn begins_with_lam_form(symbols: &[Symbol]) -> bool {
    symbols.starts_with(&[letters::LAM, letters::LAM])
}

/// Returns whether the word ends in ها or هم, which in an unknown word is probably a pronoun.
fn ends_in_pronoun(symbols: &[Symbol]) -> bool {
    matches!(symbols, [.., letters::HEH, letters::ALEF | letters::MEEM])
}
