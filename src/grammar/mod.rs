//! What Arabic names do beyond the list.

pub(crate) mod person;

use self::person::{Listed, ListedKind, Person, compose};
use crate::compile::Compiled;
use crate::gazetteer::Kind;
use crate::resolve::Found;
use crate::scan::Hit;

/// Adds to `found`, the mentions of the lists, the people of at least the weight `threshold` that parts of names make.
///
/// A listed person who is part of a composed name gives it their entity; anything else that is listed beats a composed name.
pub(crate) fn add_people(compiled: &Compiled, text: &str, threshold: u32, found: &mut Vec<Found>) {
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
    let mut people: Vec<Person> = Vec::new();
    compose(text, &outer, threshold, |person| {
        let overlaps = |listed: &&Listed| listed.span.start < person.span.end && person.span.start < listed.span.end;
        let first = outer.partition_point(|listed| listed.span.end <= person.span.start);
        let mut inside = outer.iter().skip(first).take_while(overlaps);
        let is_part = |listed: &Listed| person.span.contains(listed.span) && listed.span != person.span;
        if inside.all(is_part) {
            people.push(person);
        }
    });
    if people.is_empty() {
        return;
    }
    let mut people = people.into_iter().peekable();
    let listed = std::mem::take(found);
    for mention in listed {
        while let Some(person) = people.next_if(|person| person.span.start <= mention.hit.span.start) {
            found.push(mention_of(person));
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
    found.extend(people.map(mention_of));
}

fn mention_of(person: Person) -> Found {
    let Person { span, word_span, clitics, evidence } = person;
    let hit =
        Hit { name: 0, span, word_span, clitics, split: 0, words: (0, 0), letters: 0, before: None, varied: false };
    Found { hit, names: Vec::new(), truncated: false, evidence }
}
