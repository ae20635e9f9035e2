//! Decides when a weak name counts: it needs support from the text.

use std::collections::HashMap;

use super::vowelling;
use super::word_reader::Hit;
use crate::arabic::article;
use crate::arabic::letters;
use crate::arabic::proclitics::Proclitics;
use crate::fold;
use crate::gazetteer::Kind;
use crate::index::Index;
use crate::index::ids::NameId;
use crate::index::name::Flag;
use crate::lexicon::{self, Particle, Roles, heads};
use crate::util::hash::Keyed;

/// The least letters of a variant that needs no support.
const SURE_VARIANT: usize = 7;

/// How many words after a full name a weak one still refers to it, if it is an ordinary word (الأسد), or another single word.
const NEAR: usize = 600;
const FAR: usize = 5_000;

/// What the text so far says in support of weak names.
pub(super) struct Context<'i, 't> {
    pub(super) index: &'i Index,
    pub(super) text: &'t str,
    /// For each entry with several names that was named in full, the number of the word where this last happened.
    named: HashMap<u32, usize, Keyed>,
    /// The number of the word after the last title and its nationality.
    after_title: Option<usize>,
    /// The number of the word after the last place.
    pub(super) after_place: Option<usize>,
    /// The number of the word after the last name of a language.
    pub(super) after_language: Option<usize>,
    /// Where the headline, which is the first line, ends.
    headline: usize,
    /// Weak names of the headline, which the text may name in full below.
    waiting: Vec<Hit>,
}

impl<'i, 't> Context<'i, 't> {
    /// Creates the context at the beginning of `text`.
    pub(super) fn new(index: &'i Index, text: &'t str) -> Self {
        let headline = text.find('\n').unwrap_or_default();
        Self {
            index,
            text,
            named: HashMap::default(),
            after_title: None,
            after_place: None,
            after_language: None,
            headline,
            waiting: Vec::new(),
        }
    }

    /// Records that `hit` stands for `name`, the best of its candidates.
    pub(super) fn add(&mut self, name: NameId, hit: &Hit) {
        let kind = self.index.kind(name);
        let is_another = kind == Some(&Kind::Person) && self.is_after_given(hit);
        let (first, last) = hit.words;
        if let Some(name) = self.index.name(name).filter(|_| !is_another) {
            let is_certain = !name.is(Flag::Weak) || self.after_title == Some(first) || !self.is_ordinary(hit);
            if is_certain && (name.is(Flag::Several) || name.is(Flag::AlsoWord)) {
                self.named.insert(name.entry, last);
            }
        }
        match kind {
            Some(Kind::Title) => self.after_title = Some(last + 1),
            Some(Kind::Place) => self.after_place = Some(last + 1),
            Some(Kind::Nationality) if self.after_title == Some(first) => self.after_title = Some(last + 1),
            _ => {}
        }
    }

    /// Returns whether a given name, which is not also a noun, or بن stands right before the hit. Then the hit is part of somebody else's name:
    /// حازم إسماعيل هنية.
    fn is_after_given(&self, hit: &Hit) -> bool {
        let Some(before) = hit.before.filter(|_| hit.clitics.is_empty()) else { return false };
        let (word, letters) = (before.of(self.text), letters::folded(before.of(self.text)));
        if Particle::read(&letters) == Some(Particle::Nasab) {
            return true;
        }
        Proclitics::splits(&letters).any(|(_, name)| {
            let roles = lexicon::roles(name, || letters::spelled(word).into_owned());
            // السيد is a title, too.
            let is_word = roles.is(Roles::ALSO_WORD) && (roles.is(Roles::CUE) || lexicon::is_noun(name));
            roles.is(Roles::GIVEN) && !is_word
        })
    }

    /// Takes note of an unsupported hit. One of the headline is kept, because the text below may support it, unless it is another word.
    pub(super) fn wait(&mut self, hit: &Hit) {
        if self.is_language(hit) {
            self.after_language = Some(hit.words.1 + 1);
        }
        if hit.span.end <= self.headline && self.is_weak(hit) && !hit.respelled && !self.is_ruled_out(hit) {
            self.waiting.push(*hit);
        }
    }

    /// Returns the hits of the headline whose entities have been named in full since.
    pub(super) fn named_since(&self) -> Vec<Hit> {
        self.waiting.iter().filter(|hit| self.last_named(hit.name).is_some()).copied().collect()
    }

    /// Returns the number of the word where the entity of `name` was last named in full.
    pub(super) fn last_named(&self, name: NameId) -> Option<usize> {
        self.named.get(&self.index.name(name)?.entry).copied()
    }

    /// Returns whether a hit of a `group` counts. A weak name counts only after a fuller name of its entity. A person's also counts right
    /// after a title, a place's right after a noun for a type of place, and a club's among words of sport.
    pub(super) fn supports(&self, hit: &Hit, group: &[Hit]) -> bool {
        if (hit.respelled && !self.is_respelled_name(hit, group)) || self.is_ruled_out(hit) {
            return false;
        }
        if self.is_only_word(hit, group) {
            return false;
        }
        if !self.is_weak(hit) && !self.is_lone_variant(hit) {
            return true;
        }
        if (self.is_named_near(hit) || self.is_named_before(hit, group)) && !self.is_adjective(hit, group) {
            return true;
        }
        match self.index.kind(hit.name) {
            Some(Kind::Organization) => self.is_club_in_sport(hit),
            Some(Kind::Person) => hit.clitics.is_empty() && self.is_after_title(hit, group),
            Some(Kind::Place) => hit.clitics.is_empty() && self.is_after_designator(hit),
            _ => false,
        }
    }

    /// Returns whether the hit is a short single word that differs from a person's or an organization's name by a vowel. Many short words do:
    /// كارون is not كوارون, and تشيبا not توشيبا.
    fn is_lone_variant(&self, hit: &Hit) -> bool {
        let is_short = hit.varied && hit.words.0 == hit.words.1 && hit.letters < SURE_VARIANT;
        is_short && matches!(self.index.kind(hit.name), Some(Kind::Person | Kind::Organization))
    }

    /// Returns whether its vowels or the next word show that it is not the name, whatever the text says elsewhere.
    fn is_ruled_out(&self, hit: &Hit) -> bool {
        vowelling::contradicts(self.index, hit.span.of(self.text), hit.name)
            || self.is_cut_short(hit)
            || self.is_language(hit)
            || self.is_tribe(hit)
    }

    /// Returns whether the entity has been named in full not long before. Names of several words (ابن مسعود) do not fade.
    pub(super) fn is_named_near(&self, hit: &Hit) -> bool {
        let Some(last) = self.last_named(hit.name) else { return false };
        let distance = hit.words.0.saturating_sub(last);
        hit.words.0 < hit.words.1 || distance <= NEAR || (distance <= FAR && !self.is_ordinary(hit))
    }

    /// Returns whether the hit is a single word that is an ordinary one: الأسد ("the lion"). Such a name does not support the next.
    fn is_ordinary(&self, hit: &Hit) -> bool {
        hit.words.0 == hit.words.1 && lexicon::is_ordinary_noun(&letters::folded(hit.span.of(self.text)))
    }

    /// Returns whether a weak name with the article follows a noun with the article, whose adjective it then is: العلمي in البحث العلمي.
    /// A title may stand before it as well: الرئيس الأسد.
    fn is_adjective(&self, hit: &Hit, group: &[Hit]) -> bool {
        let Some(before) = hit.before.filter(|_| hit.wording.definite && hit.words.0 == hit.words.1) else {
            return false;
        };
        let before = letters::folded(before.of(self.text));
        Proclitics::splits(&before).any(|(_, noun)| article::is_articled(noun))
            && !self.is_after_title(hit, group)
            && !heads::is_place_designator(&before)
    }

    pub(super) fn is_weak(&self, hit: &Hit) -> bool {
        self.index.name(hit.name).is_some_and(|name| name.is(Flag::Weak))
    }

    /// Returns whether a fuller name of the same entity ends before it in the group.
    fn is_named_before(&self, hit: &Hit, group: &[Hit]) -> bool {
        let entry = |hit: &Hit| self.index.name(hit.name).map(|name| name.entry);
        group.iter().any(|other| other.words.1 < hit.words.0 && !self.is_weak(other) && entry(other) == entry(hit))
    }

    /// Returns whether a title, or a title with a nationality, stands right before it.
    pub(super) fn is_after_title(&self, hit: &Hit, group: &[Hit]) -> bool {
        // A title before a comma, a line break or two spaces is not next to the name. That of an abbreviation ends in a dot.
        let between = hit.before.and_then(|before| self.text.get(before.end..hit.word_span.start)).unwrap_or("-");
        let behind_dot = between.strip_prefix('.').unwrap_or(between);
        if !behind_dot.is_empty() && !fold::is_space(behind_dot) {
            return false;
        }
        self.after_title == Some(hit.words.0)
            // A title in the same group has not been added to the context yet.
            || group.iter().any(|other| {
                let is_title = self.index.kind(other.name) == Some(&Kind::Title);
                is_title && !self.is_weak(other) && other.words.1 + 1 == hit.words.0
            })
    }

    /// Returns whether a noun for a type of place, such as مدينة, stands right before it.
    pub(super) fn is_after_designator(&self, hit: &Hit) -> bool {
        hit.before.is_some_and(|before| heads::is_place_designator(&letters::folded(before.of(self.text))))
    }
}
