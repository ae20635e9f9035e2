//! Decides whether a word of the text is the name of that spelling, or the ordinary word: مالي is also "financial".

use super::support::Context;
use super::word_reader::Hit;
use crate::arabic::article;
use crate::arabic::letters::{self, ALEF, DAL, HEH, LAM, NOON, Symbol, YEH};
use crate::arabic::proclitics::Proclitics;
use crate::fold::{Gap, Words};
use crate::gazetteer::Kind;
use crate::index::name::Flag;
use crate::lexicon::{self, BeforePlace};

impl Context<'_, '_> {
    /// Returns whether a name of one word that is also an ordinary word is the word here: مالي ("financial").
    pub(super) fn is_only_word(&self, hit: &Hit, group: &[Hit]) -> bool {
        let Some(name) = self.index.name(hit.name).filter(|name| name.is(Flag::AlsoWord)) else { return false };
        let Some(word) = lexicon::also_word(&letters::folded(hit.span.of(self.text))) else { return false };
        let before = hit.before.map(|before| letters::folded(before.of(self.text)));
        let before_place = before.as_ref().and_then(|before| lexicon::before_place(before));
        if name.is(Flag::Place) && before_place == Some(BeforePlace::Noun) {
            return false;
        }
        let next = self.next_word(hit).filter(|(gap, _)| *gap == Gap::Space).map(|(_, next)| next);
        // A definite adjective in ة agrees with a place, but not with an indefinite word: مالي الحالية.
        let is_articled = next.as_ref().is_some_and(|next| article::is_articled(next));
        let agrees = is_articled && next.as_ref().is_some_and(|next| next.last() == Some(&HEH));
        let is_after_word = before.as_ref().is_some_and(|before| word.is_word_after(before));
        let is_before_word = next.as_ref().is_some_and(|next| word.is_word_before(next));
        if is_after_word || is_before_word || (is_articled && !agrees && word.is_word_before_articled()) {
            return true;
        }
        if self.is_named_near(hit) {
            return false;
        }
        if word.is_word_with(hit.clitics) {
            return true;
        }
        if !word.needs_support || (word.initial && hit.before.is_none()) {
            return false;
        }
        if !name.is(Flag::Place) {
            return !self.is_after_title(hit, group);
        }
        let is_after_place_word = before_place.is_some() || hit.clitics.preposition().is_some();
        !(is_after_place_word || agrees || self.is_after_feminine(hit) || self.is_beside_place(hit))
    }

    /// Returns whether a noun in ة without the article stands before it. An adjective would agree with it: حكومة مالي, but فساد مالي.
    fn is_after_feminine(&self, hit: &Hit) -> bool {
        let Some(before) = hit.before.map(|before| before.of(self.text)) else { return false };
        letters::spelled(before).ends_with('ة') && !article::is_definite(&letters::folded(before))
    }

    /// Returns whether the hit stands beside a place in a list: النيجر ومالي, or تشاد، مالي.
    pub(super) fn is_beside_place(&self, hit: &Hit) -> bool {
        let joins = |clitics: Proclitics, is_apart: bool| clitics.conjunction() == Some('و') || is_apart;
        if self.after_place == Some(hit.words.0) && joins(hit.clitics, hit.before.is_none()) {
            return true;
        }
        // The و may also be a word of its own.
        if hit.before.is_some_and(|before| before.of(self.text) == "و")
            && self.after_place.map(|at| at + 1) == Some(hit.words.0)
        {
            return true;
        }
        let Some((gap, next)) = self.next_word(hit) else { return false };
        Proclitics::splits(&next).any(|(clitics, rest)| joins(clitics, gap == Gap::Break) && self.is_place(rest))
    }

    /// Returns whether the word is the name of a place, and of nothing more ordinary.
    fn is_place(&self, word: &[Symbol]) -> bool {
        self.index
            .names_of(&[word])
            .into_iter()
            .filter_map(|name| self.index.name(name))
            .any(|name| name.is(Flag::Place) && !name.is(Flag::Weak) && !name.is(Flag::AlsoWord))
    }

    /// Returns whether the hit is the first half of another person's name: صلاح in صلاح الدين.
    pub(super) fn is_cut_short(&self, hit: &Hit) -> bool {
        const SECOND_HALVES: [&[Symbol]; 2] = [&[ALEF, LAM, LAM, HEH], &[ALEF, LAM, DAL, YEH, NOON]];
        hit.words.0 == hit.words.1
            && self.index.kind(hit.name) == Some(&Kind::Person)
            && self
                .next_word(hit)
                .is_some_and(|(gap, next)| gap == Gap::Space && SECOND_HALVES.contains(&next.as_slice()))
    }

    /// Returns the word after the hit in the same line, and what stands before it.
    fn next_word(&self, hit: &Hit) -> Option<(Gap, Vec<Symbol>)> {
        let rest = self.text.get(hit.span.end..)?;
        let mut words = Words::new(rest);
        let word = words.next_word()?;
        let between = rest.get(..word.span.start)?;
        if between.contains('\n') {
            return None;
        }
        let gap = if between.chars().all(char::is_whitespace) { Gap::Space } else { Gap::Break };
        Some((gap, words.symbols().to_vec()))
    }
}
