//! Decides whether a name is meant although its first word is a guarded one in another spelling: ساره نتنياهو, but not على جمعة.

use super::support::Context;
use super::word_reader::Hit;
use crate::fold::Words;
use crate::gazetteer::Kind;
use crate::index::name::Flag;
use crate::lexicon::guards;

impl Context<'_, '_> {
    /// Returns whether a name is meant although its first word is spelled like a guarded one: ساره نتنياهو. Particles need more than one word
    /// after them, or a title before them: على جمعة is "on Friday". A place of one word needs a noun for its type or another place: مدينه جده.
    pub(super) fn is_respelled_name(&self, hit: &Hit, group: &[Hit]) -> bool {
        let is_place = self.index.kind(hit.name) == Some(&Kind::Place);
        if hit.words.0 == hit.words.1 {
            return is_place && (self.is_after_designator(hit) || self.is_beside_place(hit));
        }
        is_place
            || !self.begins_with_particle(hit)
            || self.parts(hit) > 2
            || self.is_after_title(hit, group)
            || self.is_after_slash(hit)
    }

    /// Returns whether a slash stands before the hit, as in د/ على جمعة.
    fn is_after_slash(&self, hit: &Hit) -> bool {
        self.text.get(..hit.span.start).is_some_and(|text| text.trim_end_matches(' ').ends_with('/'))
    }

    fn begins_with_particle(&self, hit: &Hit) -> bool {
        let mut words = Words::new(hit.span.of(self.text));
        words.next_word().is_some() && guards::is_particle(words.symbols())
    }

    /// Returns the number of parts of the listed name. عبد الله is one of them.
    fn parts(&self, hit: &Hit) -> usize {
        let Some(candidate) = self.index.candidate(hit.name) else { return 0 };
        let mut parts = 0;
        let mut is_joined = false;
        for word in candidate.name().split(' ') {
            parts += usize::from(!is_joined && !matches!(word, "الله" | "الدين"));
            is_joined = matches!(word, "عبد" | "أبو");
        }
        parts
    }

    /// Drops from `hits` the short names of other people at the end of a name that is not meant: جمعة in على جمعة.
    pub(super) fn drop_rests(&self, unsupported: &[Hit], hits: &mut Vec<Hit>) {
        let entry = |hit: &Hit| self.index.name(hit.name).map(|name| name.entry);
        let respelled: Vec<&Hit> = unsupported.iter().filter(|hit| hit.respelled).collect();
        hits.retain(|hit| {
            let is_short =
                hit.words.0 == hit.words.1 && self.index.name(hit.name).is_some_and(|name| name.is(Flag::Alias));
            let is_rest = |whole: &&Hit| whole.words.0 < hit.words.0 && hit.words.1 == whole.words.1;
            !is_short || !respelled.iter().any(|whole| is_rest(whole) && entry(whole) != entry(hit))
        });
    }
}
