//! One pass over the words of a text, which composes names that are in no list.

use super::evidence::Evidence;
use super::reference::Known;
use super::stretch::{Listed, Stretch};
use super::{person, place};
use crate::compile::Compiled;
use crate::fold::Words;
use crate::found::Found;
use crate::gazetteer::Kind;

/// Finds the names in `text` that parts make, in text order; none crosses another. `listed` are the mentions of the lists.
pub(super) fn compose(compiled: &Compiled, text: &str, threshold: u32, listed: &[Found]) -> Vec<Found> {
    let mut words = Words::new(text, Vec::new());
    let mut pass = Pass { stretch: Stretch::new(text), known: Known::default(), threshold, found: Vec::new() };
    let mut outer = outer(compiled, listed).peekable();
    while let Some(word) = words.next_word() {
        if pass.stretch.ends_before(word.gap) {
            pass.compose();
        }
        while outer.next_if(|mention| mention.span.end <= word.span.start).is_some() {}
        let covers = |mention: &Listed<'_>| mention.span.start < word.span.end;
        pass.stretch.push(word, words.symbols(), outer.peek().copied().filter(covers));
    }
    pass.compose();
    pass.found
}

/// The mentions of the lists that lie in no other.
fn outer<'c>(compiled: &'c Compiled, listed: &[Found]) -> impl Iterator<Item = Listed<'c>> {
    let mut end = 0;
    listed.iter().enumerate().filter_map(move |(number, mention)| {
        let kind = mention.names.first().and_then(|&name| compiled.kind(name))?;
        let outer = mention.span.start >= end;
        if outer {
            end = mention.span.end;
        }
        outer.then_some(Listed { span: mention.span, kind, number })
    })
}

struct Pass<'t, 'c> {
    stretch: Stretch<'t, 'c>,
    known: Known,
    threshold: u32,
    found: Vec<Found>,
}

impl Pass<'_, '_> {
    /// Finds the names of the stretch, and empties it.
    fn compose(&mut self) {
        let mut at = 0;
        while at < self.stretch.len() {
            let name = person::person(&self.stretch, at, self.threshold)
                .or_else(|| self.known.reference(&self.stretch, at))
                .or_else(|| place::place(&self.stretch, at));
            match name {
                Some((end, found)) => {
                    self.remember(&found, end - 1);
                    self.found.push(found);
                    at = end;
                }
                None => at += 1,
            }
        }
        self.stretch.clear();
    }

    /// Remembers the family name of a person whose last word is word `last`.
    fn remember(&mut self, found: &Found, last: usize) {
        let is_named = |evidence: &Evidence| matches!(evidence, Evidence::Family | Evidence::Unknown);
        if found.composed.as_ref().is_some_and(|composed| composed.evidence.iter().any(is_named)) {
            self.known.insert(self.stretch.letters(last), &Kind::Person, found);
        }
    }
}
