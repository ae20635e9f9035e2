//! What Arabic names do beyond the list.

pub(crate) mod compose;
pub(crate) mod evidence;

use self::compose::{Composed, Listed, ListedKind, compose};
use crate::compile::Compiled;
use crate::gazetteer::Kind;
use crate::resolve::Found;
use crate::scan::Hit;

/// Adds to `found`, the mentions of the lists, what parts of names make: people of at least the weight `threshold`, and
/// places.
///
/// A listed person who is part of a composed name gives it their entity; anything else that is listed beats a composed name.
pub(crate) fn add_composed(compiled: &Compiled, text: &str, threshold: u32, found: &mut Vec<Found>) {
    let mut outer: Vec<Listed> = Vec::new();
    for mention in found.iter() {
        if outer.last().is_some_and(|last| mention.hit.span.start < last.span.end) {
            continue;
        }
        let kind = match mention.names.first().and_then(|&name| compiled.kind(name)) {
            Some(Kind::Person) => ListedKind::Person,
            Some(Kind::Title) => ListedKind::Title,
            Some(Kind::Nationality) => ListedKind::Nationality,
            _ => ListedKind::Other,
        };
        outer.push(Listed { span: mention.hit.span, kind });
    }
    let mut composed: Vec<Composed> = Vec::new();
    compose(text, &outer, threshold, |name| {
        let overlaps = |listed: &&Listed| listed.span.start < name.span.end && name.span.start < listed.span.end;
        let first = outer.partition_point(|listed| listed.span.end <= name.span.start);
        let mut inside = outer.iter().skip(first).take_while(overlaps);
        let is_part = |listed: &Listed| name.span.contains(listed.span) && listed.span != name.span;
        if inside.all(is_part) {
            composed.push(name);
        }
    });
    if composed.is_empty() {
        return;
    }
    let mut composed = composed.into_iter().peekable();
    let listed = std::mem::take(found);
    for mention in listed {
        while let Some(name) = composed.next_if(|name| name.span.start <= mention.hit.span.start) {
            found.push(mention_of(name));
        }
        match found.last_mut().filter(|last| last.is_composed() && last.hit.span.contains(mention.hit.span)) {
            // The listed part says who it is.
            Some(person)
                if compiled.kind(mention.names.first().copied().unwrap_or_default()) == Some(&Kind::Person) =>
            {
                if person.names.is_empty() {
                    person.names = mention.names;
                }
            }
            Some(_) => {}
            None => found.push(mention),
        }
    }
    found.extend(composed.map(mention_of));
}

fn mention_of(composed: Composed) -> Found {
    let Composed { place, span, word_span, clitics, evidence, full } = composed;
    let hit =
        Hit { name: 0, span, word_span, clitics, split: 0, words: (0, 0), letters: 0, before: None, varied: false };
    Found { hit, names: Vec::new(), truncated: false, evidence, place, full: Some(full) }
}
