//! Reads the names that begin, continue and end in one word of a text.

use std::slice;

use super::abbreviation;
use super::draft::Wording;
use crate::arabic::article;
use crate::arabic::letters::{self, ALEF, FEH, LAM, Symbol, WAW};
use crate::arabic::proclitics::Proclitics;
use crate::fold::{self, Gap, Word};
use crate::gazetteer::Kind;
use crate::index::Index;
use crate::index::ids::{Link, NameId, Node};
use crate::index::name::{Flag, NameFacts};
use crate::index::patterns::Filling;
use crate::lexicon::{self, guards};
use crate::span::Span;

/// A name found in the text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hit {
    pub(crate) name: NameId,
    /// The name without its proclitics.
    pub(crate) span: Span,
    /// From the first proclitic to the end.
    pub(crate) word_span: Span,
    pub(crate) clitics: Proclitics,
    /// The number of proclitics written on the first word itself, not counting detached ones.
    pub(crate) split: usize,
    /// The numbers of its first and its last word in the text.
    pub(crate) words: (usize, usize),
    /// The number of folded letters in the span.
    pub(crate) letters: usize,
    /// The word before the first one, if nothing but a space stands between them.
    pub(crate) before: Option<Span>,
    pub(crate) wording: Wording,
    /// Whether one of its words differs from the name's by one long vowel.
    pub(crate) varied: bool,
    /// Whether its first word is a guarded word that is spelled unlike the name: على عبد الله صالح.
    pub(crate) respelled: bool,
}

/// The least letters of a variant after proclitics.
const VARIANT_LETTERS: usize = 5;

/// How a word begins a name.
#[derive(Clone, Copy, Default)]
struct Beginning {
    clitics: Proclitics,
    /// The number of letters before the name.
    split: usize,
    /// Whether an alef of tanwin was taken off.
    accusative: bool,
    /// Whether the article has lost its alef.
    after_lam: bool,
    /// Whether the word differs from the name's by one long vowel.
    varied: bool,
    /// Whether the word is a rank or form of address.
    address: bool,
}

/// A name that has been read in part.
#[derive(Clone, Copy)]
pub(super) struct Partial {
    /// The node of the trie that has been reached.
    pub(super) node: Node,
    pub(super) clitics: Proclitics,
    /// The number of letters before the name in the first word.
    pub(super) split: usize,
    /// The number of the first word in the text.
    pub(super) first: usize,
    pub(super) first_span: Span,
    /// Where the proclitics begin.
    pub(super) word_start: usize,
    pub(super) letters: usize,
    /// The word before the first one, if nothing but a space stands between them.
    pub(super) before: Option<Span>,
    pub(super) wording: Wording,
    /// Whether an alef of tanwin was taken off its last word.
    pub(super) accusative: bool,
    /// Whether a dot between longer words was crossed.
    pub(super) dotted: bool,
    /// Whether an opening quote was crossed.
    pub(super) quoted: bool,
    /// What filled the slot of a pattern.
    pub(super) filling: Option<Filling>,
    /// Whether a word differed from the name's by one long vowel.
    pub(super) varied: bool,
    /// Whether the first word is a guarded word that is spelled unlike the name.
    pub(super) respelled: bool,
}

/// A word of the text, as names are read in it.
pub(super) struct WordReader<'a> {
    pub(super) index: &'a Index,
    pub(super) text: &'a str,
    pub(super) symbols: &'a [Symbol],
    pub(super) word: Word,
    /// The previous word, if only a space stands between them.
    pub(super) before: Option<Span>,
    /// The number of the word in the text.
    pub(super) number: usize,
}

impl WordReader<'_> {
    /// Adds to `advanced` the names in `partials` that continue with this word, and those that begin in it.
    #[inline(never)]
    pub(super) fn advance(&self, partials: &[Partial], advanced: &mut Vec<Partial>) {
        self.read_forms(self.symbols, false, partials, advanced);
        if let Some((&ALEF, rest)) = self.symbols.split_last() {
            // محمداً is محمد in the accusative.
            if fold::ends_in_tanwin(self.text, self.word.span) {
                self.read_forms(rest, true, partials, advanced);
            }
        }
        self.read_after_lam(advanced);
        self.read_variants(partials, advanced);
    }

    /// Adds to `hits` the names that end with this word.
    pub(super) fn add_hits(&self, advanced: &[Partial], hits: &mut Vec<Hit>) {
        if self.word.shared {
            return;
        }
        for partial in advanced {
            for name in self.index.trie.ending_at(partial.node) {
                hits.extend(self.hit(partial, name));
            }
        }
    }

    /// Continues and begins names by the known forms of this word.
    ///
    /// `symbols` is the part of the word to be read. If `accusative`, it is followed by an alef of tanwin.
    fn read_forms(&self, symbols: &[Symbol], accusative: bool, partials: &[Partial], advanced: &mut Vec<Partial>) {
        let words = &self.index.words;
        for suffix in words.suffixes(words.read(symbols)) {
            let split = symbols.len().saturating_sub(suffix.letters);
            // Only the first word of a name can have proclitics.
            if split == 0 {
                self.go_on(partials, suffix.links, accusative, false, advanced);
            }
            // A form may also be found in the middle of a word: before ليبي in الليبي stands ال, which is not a proclitic.
            let Some(clitics) = self.symbols.get(..split).and_then(Proclitics::read) else { continue };
            let address = suffix.address && !accusative;
            let beginning = Beginning { clitics, split, accusative, address, ..Beginning::default() };
            self.begin(suffix.links, beginning, advanced);
            // Nothing is split off a look-alike such as وليد, so shorter forms are not tried.
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
            // Detached proclitics need a whole word after them, but here split is at least 1.
            self.begin(slice::from_ref(link), beginning, advanced);
        }
    }

    /// Does the same as [`read_forms`](Self::read_forms) for transliterated words with one vowel fewer or more.
    fn read_variants(&self, partials: &[Partial], advanced: &mut Vec<Partial>) {
        if !self.index.words.any_varies() {
            return;
        }
        for (clitics, rest, key) in Proclitics::splits_with_key(self.symbols, self.word.key) {
            let split = self.symbols.len() - rest.len();
            for links in self.index.words.but_for_a_vowel(rest, key) {
                // What is left of an ordinary word is no name: ائقا of لائقا.
                if split > 0 && (guards::is_lookalike(self.symbols) || lexicon::is_ordinary_form(self.symbols)) {
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
            // A name may cross only one opening quote.
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
                // The nisba of a country may also fill a slot: الليبية in الحكومة الليبية.
                let Some(filling) = self.index.patterns.filling(link.word) else { continue };
                if let Some(node) = self.index.trie.next(partial.node, filling.edge) {
                    advanced.push(Partial { node, filling: Some(filling), ..longer });
                }
            }
        }
    }

    /// Begins the names whose first word is one of `links`.
    fn begin(&self, links: &[Link], beginning: Beginning, advanced: &mut Vec<Partial>) {
        if self.word.shared || (beginning.split > 0 && self.begins_with_foreign_letter()) {
            return;
        }
        let start = self.word.span.start;
        // The لـ in لـ"سبوتنيك" is a word of its own, and belongs to the name that begins after the quote.
        let is_spaced = self.text.get(..start).is_none_or(|before| before.ends_with(' '));
        let detached = if is_spaced || beginning.split > 0 { None } else { fold::clitics_before(self.text, start) };
        let (clitics, word_start) = detached.unwrap_or((beginning.clitics, start));
        // The letters of the name itself, without proclitics.
        let own = self.symbols.get(beginning.split..).unwrap_or_default();
        for link in links {
            let Some(node) = link.start() else { continue };
            // A guarded word should be spelled like the name: على is not علي, unless the rest of the name decides it.
            let spelling = self.index.words.spelling(link);
            let respelled = spelling.is_some_and(|spelled| !self.is_spelled(spelled, beginning));
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
                respelled,
            });
        }
    }

    /// Returns whether the word begins with a letter for a foreign sound, which is not the proclitic that it folds to: پارمنيون.
    fn begins_with_foreign_letter(&self) -> bool {
        self.word.span.of(self.text).starts_with(['\u{67E}', '\u{6A4}', '\u{6AF}'])
    }

    /// Returns whether the word, after its proclitics, is spelled exactly like a guarded name.
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

    /// Returns the hit of a name that ends with this word, if its edges are right.
    fn hit(&self, partial: &Partial, id: NameId) -> Option<Hit> {
        let id = self.index.patterns.name(id, partial.filling)?;
        let name = self.index.name(id)?;
        // Only some names contain a dot, and only organizations have a part in quotes.
        let crosses = (partial.dotted && !name.is(Flag::Dotted)) || (partial.quoted && !name.is(Flag::Headed));
        let is_another_word = name.single_word > 0 && self.is_another_word(partial, id, &name);
        if crosses || is_another_word || self.is_too_short(partial, &name) || self.has_wrong_tanwin(partial, id, &name)
        {
            return None;
        }
        let start = match partial.split {
            0 => partial.first_span.start,
            split => fold::letter_start(self.text, partial.first_span, split),
        };
        let end = self.end(partial, id, &name)?;
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
            respelled: partial.respelled,
        })
    }

    /// Returns whether a word that a name of one word was found in is another word. A guarded word is never a name by itself, but a place. After
    /// proclitics, the whole word may be an ordinary one (ائقا of لائقا), or the rest too short for a variant (لازا of بلازا).
    fn is_another_word(&self, partial: &Partial, id: NameId, name: &NameFacts) -> bool {
        let is_rest = partial.split > 0
            && ((partial.varied && partial.letters < VARIANT_LETTERS) || lexicon::is_ordinary_noun(self.symbols));
        (partial.respelled && !name.is(Flag::Place))
            || is_rest
            || (partial.varied && self.differs_in_article(partial, id))
    }

    /// Returns whether only one of the word and the name has the article: the ال of الجري is not the أل of أليغري.
    fn differs_in_article(&self, partial: &Partial, id: NameId) -> bool {
        let start = fold::letter_start(self.text, self.word.span, partial.split);
        let own = letters::spelled(Span::new(start, self.word.span.end).of(self.text));
        self.index.candidate(id).is_some_and(|candidate| article::is_on(&own) != article::is_on(candidate.name()))
    }

    /// Returns whether the rest after proclitics is too short for a name of one word. A final dot of an abbreviation makes it long enough.
    fn is_too_short(&self, partial: &Partial, name: &NameFacts) -> bool {
        partial.split > 0 && !name.is(Flag::FinalDot) && matches!(name.single_word, 1 | 2)
    }

    /// Returns whether the name ends in a tanwin that it cannot have. A place with one is another word (ليبياً is "Libyan"), and so are an
    /// organization of one word (حماساً is "with zeal") and a transliterated name (مؤدياً is not مودي).
    fn has_wrong_tanwin(&self, partial: &Partial, id: NameId, name: &NameFacts) -> bool {
        if !self.has_tanwin(partial) {
            return false;
        }
        let is_single = name.single_word > 0 && partial.first == self.number;
        let takes_none = || match self.index.kind(id) {
            Some(Kind::Organization) => true,
            Some(Kind::Person) => self.index.entry(id).is_some_and(|entry| entry.foreign()),
            _ => false,
        };
        name.is(Flag::Place) || (is_single && (partial.varied || takes_none()))
    }

    /// Returns whether the name ends in a tanwin.
    fn has_tanwin(&self, partial: &Partial) -> bool {
        partial.accusative || (self.symbols.last() == Some(&ALEF) && fold::ends_in_tanwin(self.text, self.word.span))
    }

    /// Returns where a name that ends with this word ends: after its dot, if it has one. An abbreviated title, closed by a dot or a slash,
    /// ends only before a name.
    fn end(&self, partial: &Partial, id: NameId, name: &NameFacts) -> Option<usize> {
        let end = self.word.span.end;
        if !name.is(Flag::FinalDot) {
            return Some(end);
        }
        let is_title = self.index.kind(id) == Some(&Kind::Title);
        let closed = match is_title {
            true => abbreviation::closing_sign(self.text, end),
            false => fold::dot_after(self.text, end),
        };
        // د without its dot is only a letter, but أ.د does not need the last dot.
        if closed.is_none() && name.single_word > 0 {
            return None;
        }
        let end = closed.unwrap_or(end);
        (!is_title || abbreviation::is_before_name(self.text, partial.before, end)).then_some(end)
    }
}
