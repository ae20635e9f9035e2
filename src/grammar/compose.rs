//! Names that are in no list, composed of parts that are: people of given names, family names, kunyas and chains of fathers,
//! places of the noun that says what they are.
//!
//! Each part is [`Evidence`], and so is what stands before the name; a person counts from a threshold of weight on.

use std::collections::HashMap;

use once_cell::sync::Lazy;

use crate::arabic::clitics::Proclitics;
use crate::arabic::letters::{self, Symbol};
use crate::arabic::{guards, heads};
use crate::fold::{self, Gap, Words};
use crate::grammar::evidence::Evidence;
use crate::lexicon::{self, Part};
use crate::limits::WORD_LETTERS;
use crate::span::Span;

/// The least weight of a composed name, unless the tagger was told another.
pub(crate) const THRESHOLD: u32 = 3;

/// The most words of a composed name.
const WORDS: usize = 8;

/// The most words that are looked at together: a stretch without punctuation that is longer is cut there.
const STRETCH: usize = 256;

/// A composed name.
#[derive(Clone, Debug)]
pub(crate) struct Composed {
    /// Whether it is a place's; a person's otherwise.
    pub(crate) place: bool,
    pub(crate) span: Span,
    pub(crate) word_span: Span,
    pub(crate) clitics: Proclitics,
    pub(crate) evidence: Vec<Evidence>,
    /// Where the full name stands: here, or at the first mention.
    pub(crate) full: Span,
}

/// What the lists found at a place, as far as composing has to know.
#[derive(Clone, Copy)]
pub(crate) struct Listed {
    pub(crate) span: Span,
    pub(crate) kind: ListedKind,
}

/// What kind of thing was found.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum ListedKind {
    Person,
    Title,
    Nationality,
    Other,
}

/// A word of a stretch.
struct Token {
    span: Span,
    symbols: std::ops::Range<usize>,
    /// Whether nothing but a space stands before it.
    follows: bool,
    part: Part,
    /// What the lists found here: the outermost mention that covers it.
    listed: Option<Listed>,
}

/// Words without punctuation between them.
#[derive(Default)]
struct Stretch {
    tokens: Vec<Token>,
    symbols: Vec<Symbol>,
    /// The family names of the people composed so far, for their second mention, and where their full names stand.
    families: HashMap<Vec<Symbol>, Span>,
}

/// Finds the people in `text` that parts of names make, of at least the weight `threshold`. `listed` are the outer mentions of the
/// lists, in text order.
pub(crate) fn compose(text: &str, listed: &[Listed], threshold: u32, mut found: impl FnMut(Composed)) {
    let mut words = Words::new(text);
    let mut stretch = Stretch::default();
    let mut listed = listed.iter().copied().peekable();
    while let Some(word) = words.next_word() {
        if word.gap == Gap::Break || stretch.tokens.len() == STRETCH {
            stretch.compose(text, threshold, &mut found);
        }
        while listed.next_if(|mention| mention.span.end <= word.span.start).is_some() {}
        let covers = |mention: &Listed| mention.span.start < word.span.end;
        // A name that wraps a line is two: a headline ends in a line break, too.
        let gap = stretch.tokens.last().and_then(|last| text.get(last.span.end..word.span.start)).unwrap_or_default();
        let start = stretch.symbols.len();
        stretch.symbols.extend_from_slice(words.symbols());
        let unusable = word.shared || words.symbols().len() > WORD_LETTERS;
        let spelled = || letters::spelled(word.span.of(text)).into_owned();
        stretch.tokens.push(Token {
            span: word.span,
            symbols: start..stretch.symbols.len(),
            follows: word.gap == Gap::Space && !gap.contains(['\n', '\r']),
            part: if unusable { Part::default() } else { part_of(words.symbols(), spelled) },
            listed: listed.peek().copied().filter(covers),
        });
    }
    stretch.compose(text, threshold, &mut found);
}

/// A name being read.
struct Reading {
    /// The number of the word after it.
    end: usize,
    evidence: Vec<Evidence>,
    /// Whether a part of it can be a given name.
    given: bool,
}

impl Stretch {
    /// Finds the names of the stretch, and empties it.
    fn compose(&mut self, text: &str, threshold: u32, found: &mut impl FnMut(Composed)) {
        let mut at = 0;
        while at < self.tokens.len() {
            let name = self.name(text, at, threshold).or_else(|| self.second_mention(text, at));
            match name.or_else(|| self.place(text, at)) {
                Some((end, composed)) => {
                    if composed
                        .evidence
                        .iter()
                        .any(|&evidence| matches!(evidence, Evidence::Family | Evidence::Unknown))
                    {
                        let family = self.letters(end - 1, 0).to_vec();
                        self.families.insert(family, composed.full);
                    }
                    found(composed);
                    at = end;
                }
                None => at += 1,
            }
        }
        self.tokens.clear();
        self.symbols.clear();
    }

    /// The name that begins with word `at`, and the number of the word after it.
    fn name(&self, text: &str, at: usize, threshold: u32) -> Option<(usize, Composed)> {
        let first = self.tokens.get(at)?;
        let (split, clitics) = self.start(first)?;
        let mut reading = Reading { end: at, evidence: self.cues(at), given: false };
        if split > 0 {
            // A proclitic parts the name from what stands before it, and from titles: لمحمد is no الرئيس محمد.
            reading.evidence.clear();
        }
        let cued = !reading.evidence.is_empty();
        while reading.end < self.tokens.len() && reading.end - at < WORDS {
            let begins = reading.end == at;
            if !self.read_part(&mut reading, begins, if begins { split } else { 0 }) {
                break;
            }
        }
        if reading.end == at {
            return None;
        }
        self.read_unknown(&mut reading, cued);
        let weight: u32 = reading.evidence.iter().map(|evidence| evidence.weight()).sum();
        // One word is a name only after a title, and if it is nothing but a name.
        let parts: Vec<&Evidence> = reading.evidence.iter().filter(|evidence| evidence.is_part()).collect();
        let lone = matches!(parts.as_slice(), [Evidence::WeakGiven | Evidence::WeakFamily]);
        if weight < threshold || !reading.given || lone {
            return None;
        }
        let last = self.tokens.get(reading.end - 1)?;
        let start = if split == 0 { first.span.start } else { fold::letter_start(text, first.span, split) };
        let span = Span::new(start, last.span.end);
        let person = Composed {
            place: false,
            full: span,
            span,
            word_span: Span::new(first.span.start, last.span.end),
            clitics,
            evidence: reading.evidence,
        };
        Some((reading.end, person))
    }

    /// A family name alone, of a person who was composed before: الشمري after هشام الشمري.
    fn second_mention(&self, text: &str, at: usize) -> Option<(usize, Composed)> {
        let token = self.tokens.get(at).filter(|token| token.listed.is_none())?;
        (0..=Proclitics::MOST).find_map(|split| {
            let symbols = self.symbols.get(token.symbols.clone())?;
            let (before, family) = symbols.split_at_checked(split)?;
            let clitics = Proclitics::read(before)?;
            let full = *self.families.get(family).filter(|_| family.len() >= 4)?;
            let lone = self.lone(text, token, split, clitics, Evidence::Reference);
            Some((at + 1, Composed { full, ..lone }))
        })
    }

    /// A word that is in no list and no ordinary one, after the noun that says what place it is: مدينة سرخس.
    fn place(&self, text: &str, at: usize) -> Option<(usize, Composed)> {
        let before = self.tokens.get(at.checked_sub(1)?).filter(|token| token.listed.is_none())?;
        let token = self.tokens.get(at).filter(|token| token.follows && token.listed.is_none())?;
        let symbols = self.letters(at, 0);
        let is_name = symbols.len() >= 3 && lexicon::ordinary(symbols).is_none() && !guards::is_guarded(symbols);
        // Without the article a feminine is the noun's adjective: قرية عائمة.
        let is_adjective = symbols.last() == Some(&letters::HEH) && !is_articled(symbols);
        let is_cue = token.part.is(Part::CUE) || token.part.is(Part::SAYING) || particle(symbols).is_some();
        (is_name && !is_cue && !begins_with_and(symbols) && !is_adjective && heads::is_naming(before.span.of(text)))
            .then(|| {
                let place = self.lone(text, token, 0, Proclitics::default(), Evidence::Designator);
                (at + 1, Composed { place: true, ..place })
            })
    }

    /// A name of one word.
    fn lone(&self, text: &str, token: &Token, split: usize, clitics: Proclitics, evidence: Evidence) -> Composed {
        let start = if split == 0 { token.span.start } else { fold::letter_start(text, token.span, split) };
        let span = Span::new(start, token.span.end);
        Composed { place: false, full: span, span, word_span: token.span, clitics, evidence: vec![evidence] }
    }

    /// How many letters of proclitics stand before a name that begins in `token`; none where no name begins there.
    fn start(&self, token: &Token) -> Option<(usize, Proclitics)> {
        let symbols = self.symbols.get(token.symbols.clone())?;
        let begins = |symbols: &[Symbol], part: Part| {
            is_compound(symbols)
                || part.is(Part::GIVEN)
                || part.is(Part::FAMILY)
                || matches!(particle(symbols), Some(Particle::Servant | Particle::Father | Particle::Mother))
        };
        if begins(symbols, token.part) {
            return Some((0, Proclitics::default()));
        }
        let cut = (1..=Proclitics::MOST).find_map(|split| {
            let (before, rest) = symbols.split_at_checked(split)?;
            let clitics = Proclitics::read(before)?;
            let part = lexicon::part(rest, String::new);
            let strong = part.is(Part::GIVEN) && !part.is(Part::WEAK) && rest.len() >= 3;
            (strong || is_compound(rest) || particle(rest) == Some(Particle::Servant)).then_some((split, clitics))
        });
        // Nothing is cut off a word that is one as it stands.
        cut.filter(|_| !guards::is_lookalike(symbols) && lexicon::ordinary(symbols).is_none())
    }

    /// What stands before word `at`.
    fn cues(&self, at: usize) -> Vec<Evidence> {
        let follows = self.tokens.get(at).is_some_and(|token| token.follows);
        let Some(before) = at.checked_sub(1).filter(|_| follows).and_then(|before| self.tokens.get(before)) else {
            return Vec::new();
        };
        let titled = before.listed.is_some_and(|listed| {
            // الرئيس محمد, and the nationality between: الرئيس المصري محمد.
            listed.kind == ListedKind::Title && listed.span.end == before.span.end
                || listed.kind == ListedKind::Nationality && self.title_before(at - 1)
        });
        if titled || before.part.is(Part::CUE) {
            vec![Evidence::Title]
        } else if before.part.is(Part::SAYING) {
            vec![Evidence::Saying]
        } else {
            Vec::new()
        }
    }

    fn title_before(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.tokens.get(before)).and_then(|token| token.listed);
        before.is_some_and(|listed| listed.kind == ListedKind::Title)
    }

    /// Whether word `at` may belong to a name: the lists have nothing else there.
    fn is_free(&self, at: usize, begins: bool) -> bool {
        self.tokens.get(at).is_some_and(|token| {
            let listed = token.listed.map(|listed| listed.kind);
            (begins || token.follows) && matches!(listed, None | Some(ListedKind::Person | ListedKind::Nationality))
        })
    }

    fn letters(&self, at: usize, split: usize) -> &[Symbol] {
        let symbols = self.tokens.get(at).and_then(|token| self.symbols.get(token.symbols.clone()));
        symbols.and_then(|symbols| symbols.get(split..)).unwrap_or_default()
    }

    /// Reads one part of a name; false where none stands.
    fn read_part(&self, reading: &mut Reading, begins: bool, split: usize) -> bool {
        let at = reading.end;
        if !self.is_free(at, begins) {
            return false;
        }
        let symbols = self.letters(at, split);
        let part = match split {
            0 => self.tokens.get(at).map(|token| token.part).unwrap_or_default(),
            _ => lexicon::part(symbols, String::new),
        };
        match particle(symbols) {
            Some(Particle::Servant) if self.is_free(at + 1, false) && is_articled(self.letters(at + 1, 0)) => {
                reading.evidence.push(Evidence::Servant);
                reading.given = true;
                reading.end += 2;
                return true;
            }
            Some(kunya @ (Particle::Father | Particle::Mother)) if self.is_free(at + 1, false) => {
                let next = self.tokens.get(at + 1).map(|token| token.part).unwrap_or_default();
                let servant = particle(self.letters(at + 1, 0)) == Some(Particle::Servant);
                // أم is "or" as well: it takes a known name.
                let is_name = match kunya {
                    Particle::Mother => next.is(Part::GIVEN) && !next.is(Part::WEAK),
                    _ => self.is_name(at + 1),
                };
                if !is_name {
                    return false;
                }
                reading.evidence.push(Evidence::Kunya);
                reading.given = true;
                reading.end += if servant && self.is_free(at + 2, false) { 3 } else { 2 };
                return true;
            }
            Some(Particle::Nasab) if !begins && self.is_free(at + 1, false) && self.is_name(at + 1) => {
                reading.evidence.push(Evidence::Nasab);
                reading.end += 1;
                return true;
            }
            Some(_) => return false,
            None => {}
        }
        if is_compound(symbols) {
            reading.evidence.push(Evidence::Servant);
            reading.given = true;
            reading.end += 1;
            return true;
        }
        // صلاح الدين, نصر الله: the second word makes a name of the first.
        if self.is_free(at + 1, false)
            && is_divine(self.letters(at + 1, 0))
            && part.is(Part::GIVEN)
            && !part.is(Part::WEAK)
        {
            reading.evidence.push(Evidence::Servant);
            reading.given = true;
            reading.end += 2;
            return true;
        }
        let nationality = self
            .tokens
            .get(at)
            .and_then(|token| token.listed)
            .is_some_and(|listed| listed.kind == ListedKind::Nationality);
        let weak = part.is(Part::WEAK) || nationality;
        let evidence = match (part.is(Part::GIVEN), part.is(Part::FAMILY), weak) {
            (true, _, false) => Evidence::Given,
            (true, _, true) => Evidence::WeakGiven,
            // الحفصي after a title may be its adjective.
            (false, true, false) if begins && is_articled(symbols) => return false,
            (false, true, false) => Evidence::Family,
            (false, true, true) if !begins => Evidence::WeakFamily,
            _ => return false,
        };
        reading.given |= part.is(Part::GIVEN);
        // A family name alone begins a name only after a title.
        reading.given |= begins && reading.evidence.contains(&Evidence::Title);
        reading.evidence.push(evidence);
        reading.end += 1;
        true
    }

    /// Takes one word that is in no list for the family name, where a given name or a cue speaks for it.
    fn read_unknown(&self, reading: &mut Reading, cued: bool) {
        let at = reading.end;
        let last = self.tokens.get(at.saturating_sub(1)).map(|token| token.part).unwrap_or_default();
        let symbols = self.letters(at, 0);
        let strong = last.is(Part::GIVEN) && (cued || !last.is(Part::WEAK) && !last.is(Part::FAMILY));
        // One part so far: what follows two is no name more.
        let parts = reading.evidence.iter().filter(|evidence| evidence.is_part());
        let unlisted = self.tokens.get(at).is_some_and(|token| token.listed.is_none() && token.part == Part::default());
        if !(parts.count() == 1 && unlisted && self.is_free(at, false) && strong && symbols.len() >= 3) {
            return;
        }
        let is_word = begins_with_and(symbols)
            || particle(symbols).is_some()
            || lexicon::ordinary(symbols).is_some()
            || guards::is_guarded(symbols)
            || (1..=Proclitics::MOST).any(|split| {
                symbols.split_at_checked(split).is_some_and(|(before, rest)| {
                    Proclitics::read(before).is_some() && lexicon::ordinary(rest).is_some()
                })
            });
        let is_letter = |&symbol: &Symbol| letters::letter(symbol).is_some_and(|letter| letter > '\u{600}');
        if !is_word && symbols.iter().all(is_letter) && (cued || last.is(Part::FOREIGN) || is_articled(symbols)) {
            reading.evidence.push(Evidence::Unknown);
            reading.end += 1;
        }
    }

    /// Whether word `at` is a name, or a word that is in no list and no ordinary one.
    fn is_name(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at) else { return false };
        let symbols = self.letters(at, 0);
        let known =
            token.part.is(Part::GIVEN) || token.part.is(Part::FAMILY) || particle(symbols) == Some(Particle::Servant);
        known
            || is_compound(symbols)
            || symbols.len() >= 3 && lexicon::ordinary(symbols).is_none() && token.part == Part::default()
    }
}

/// Whether the word begins with و, which is "and" before a word that nobody knows.
fn begins_with_and(symbols: &[Symbol]) -> bool {
    symbols.starts_with(&[letters::WAW])
}

/// What a word can be in a name: a weak part where it is an ordinary word, too, or one with a proclitic (كأساس is "as a basis").
fn part_of(symbols: &[Symbol], spelled: impl FnOnce() -> String) -> Part {
    let part = lexicon::part(symbols, spelled);
    if part == Part::default() || part.is(Part::WEAK) {
        return part;
    }
    let is_ordinary_after = |split: usize| {
        symbols.split_at_checked(split).is_some_and(|(before, rest)| {
            rest.len() >= 3 && Proclitics::read(before).is_some() && lexicon::ordinary(rest).is_some()
        })
    };
    if (0..=Proclitics::MOST).any(is_ordinary_after) { part.weak() } else { part }
}

/// A word that joins names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Particle {
    /// عبد.
    Servant,
    /// أبو.
    Father,
    /// أم.
    Mother,
    /// بن, ابن, بنت, آل, ولد.
    Nasab,
}

fn particle(symbols: &[Symbol]) -> Option<Particle> {
    let mut word = [' '; 4];
    let letters = word.get_mut(..symbols.len())?;
    for (slot, &symbol) in letters.iter_mut().zip(symbols) {
        *slot = letters::letter(symbol)?;
    }
    match letters {
        ['ع', 'ب', 'د'] => Some(Particle::Servant),
        ['ا', 'ب', 'و' | 'ا' | 'ي'] => Some(Particle::Father),
        ['ا', 'م'] => Some(Particle::Mother),
        ['ب', 'ن'] | ['ا', 'ب', 'ن'] | ['ب', 'ن', 'ت'] | ['ا', 'ل'] | ['و', 'ل', 'د'] => {
            Some(Particle::Nasab)
        }
        _ => None,
    }
}

/// Whether the word begins with the article and has three letters more.
fn is_articled(symbols: &[Symbol]) -> bool {
    symbols.len() >= 5 && symbols.starts_with(&[letters::ALEF, letters::LAM])
}

/// Whether the word is a compound written as one: عبدالرحمن, نورالدين, نصرالله.
fn is_compound(symbols: &[Symbol]) -> bool {
    let is_given = |first: &[Symbol]| lexicon::part(first, String::new).is(Part::GIVEN);
    symbols.strip_prefix(SERVANT_OF.as_slice()).is_some_and(|rest| rest.len() >= 2)
        || DIVINE.iter().any(|second| symbols.strip_suffix(second.as_slice()).is_some_and(is_given))
}

/// Whether the word is الله or الدين.
fn is_divine(symbols: &[Symbol]) -> bool {
    DIVINE.iter().any(|word| word == symbols)
}

/// عبدال, the beginning of names written as one word.
static SERVANT_OF: Lazy<Vec<Symbol>> = Lazy::new(|| letters::folded("عبدال"));

/// What makes a name of a given name before it.
static DIVINE: Lazy<[Vec<Symbol>; 2]> = Lazy::new(|| ["الله", "الدين"].map(letters::folded));
