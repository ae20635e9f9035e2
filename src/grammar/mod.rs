//! What Arabic names do beyond the list: names composed of parts, short names of what was named before, titles and their holders.
//!
//! Each part of a composed name is [`Evidence`](evidence::Evidence), and so is what stands before it.

mod compose;
pub(crate) mod evidence;
mod particle;
pub(crate) mod person;
mod place;
mod reference;
mod stretch;

use crate::compile::Compiled;
use crate::found::Found;
use crate::gazetteer::Kind;

/// Adds to `found`, the mentions of the lists, what parts of names make.
pub(crate) fn apply(compiled: &Compiled, text: &str, threshold: u32, found: &mut Vec<Found>) {
    let composed = compose::compose(compiled, text, threshold, found);
    if !composed.is_empty() {
        merge(compiled, composed, found);
    }
}

/// Puts composed names among the listed ones.
///
/// A listed person who is part of a composed one gives it their entity; anything else that is listed beats a composed name.
fn merge(compiled: &Compiled, composed: Vec<Found>, found: &mut Vec<Found>) {
    let listed = std::mem::take(found);
    let beaten = |name: &Found| {
        let first = listed.partition_point(|mention| mention.span.end <= name.span.start);
        let touched = listed.iter().skip(first).take_while(|mention| mention.span.start < name.span.end);
        touched.clone().any(|mention| !name.span.contains(mention.span) || mention.span == name.span)
    };
    let mut composed: Vec<Found> = composed.into_iter().filter(|name| !beaten(name)).collect();
    let mut composed = composed.drain(..).peekable();
    for mention in listed {
        while let Some(name) = composed.next_if(|name| name.span.start <= mention.span.start) {
            found.push(name);
        }
        match found.last_mut().filter(|last| last.composed.is_some() && last.span.contains(mention.span)) {
            // The listed part says who it is.
            Some(person) => {
                let kind = mention.names.first().and_then(|&name| compiled.kind(name));
                if person.names.is_empty() && kind == Some(&Kind::Person) {
                    person.names = mention.names;
                }
            }
            None => found.push(mention),
        }
    }
    found.extend(composed);
}
