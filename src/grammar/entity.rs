//! Whom a composed name stands for.

use super::particle::is_divine;
use super::segment::Segment;
use crate::arabic::letters::{ALEF, LAM};
use crate::arabic::{article, derivation};
use crate::gazetteer::Kind;
use crate::index::Index;
use crate::index::ids::{NameId, Node};
use crate::index::name::Flag;
use crate::lexicon::{Particle, Roles};
use crate::limits::CANDIDATES;
use crate::util::few::Few;

/// A listed name of which some words have been found, in their order, in a composed name.
#[derive(Clone, Copy)]
struct Found {
    node: Node,
    /// The number of its last word in the segment.
    last: usize,
    /// Whether the composed name has words that it lacks.
    has_gaps: bool,
}

/// Returns the listed people whose name fits the person from word `first`, without its first `split` letters, to word `last`.
///
/// A listed name fits if it begins and ends where the composed one does, and the composed one has no more than further names between:
/// صدام خليفة حفتر is صدام حفتر, with the name of his father. It does not fit in the middle: حازم إسماعيل هنية is a son of إسماعيل هنية. If
/// words are added, its last one must be a family name, because محمد أحمد صلاح is not محمد صلاح. A kunya may stand before the listed name
/// (أبو حفص عمر البشير), and a nisba after it (صدام حفتر الليبي).
pub(super) fn of_person(
    index: &Index,
    segment: &Segment<'_, '_>,
    (first, split): (usize, usize),
    last: usize,
) -> Few<NameId> {
    let mut names = Few::default();
    for start in [Some((first, split)), after_kunya(segment, first, last)].into_iter().flatten() {
        for found in in_order(index, segment, start, last) {
            let is_whole = found.last == last;
            let is_sure = (is_whole && !found.has_gaps) || is_family(segment, found.last);
            if is_sure && (is_whole || (!found.has_gaps && is_clan(segment, found.last + 1, last))) {
                add_people(index, found.node, &mut names);
            }
        }
    }
    names
}

/// Returns the listed names that begin with the first word, as far as their further words follow in the same order.
fn in_order(index: &Index, segment: &Segment<'_, '_>, (first, split): (usize, usize), last: usize) -> Vec<Found> {
    let nodes = index.begun_by(segment.letters_after(first, split));
    let mut found: Vec<Found> = nodes.map(|node| Found { node, last: first, has_gaps: false }).collect();
    for at in first + 1..=last {
        for Found { node, last, has_gaps } in found.clone() {
            let has_gaps = has_gaps || last + 1 < at;
            for node in index.continued_by(node, segment.letters(at)) {
                // Of several ways to find the same words, only the last matters. So their number stays small.
                match found.iter_mut().find(|known| known.node == node && known.has_gaps == has_gaps) {
                    Some(known) => known.last = at,
                    None => found.push(Found { node, last: at, has_gaps }),
                }
            }
        }
    }
    found.retain(|found| found.last > first);
    found
}

/// Returns the word after a kunya at word `first`, if more than it follows.
fn after_kunya(segment: &Segment<'_, '_>, first: usize, last: usize) -> Option<(usize, usize)> {
    let is_kunya = Particle::read(segment.letters(first)) == Some(Particle::Father);
    let goes_on = first + 3 <= last && Particle::read(segment.letters(first + 2)) != Some(Particle::Nasab);
    (is_kunya && goes_on).then_some((first + 2, 0))
}

/// Returns whether word `at` is a family name, rather than a given name or a name of God, which many people share.
fn is_family(segment: &Segment<'_, '_>, at: usize) -> bool {
    let is_given = segment.roles(at, 0).is_any(&[Roles::GIVEN, Roles::COMPOUND]) || is_divine(segment.letters(at));
    let before = at.checked_sub(1).and_then(|before| Particle::read(segment.letters(before)));
    !is_given && before.is_none()
}

/// Returns whether the words from `first` to `last` only tell the clan, region or creed: a nisba, or آل and a name.
fn is_clan(segment: &Segment<'_, '_>, first: usize, last: usize) -> bool {
    match last - first {
        0 => article::is_articled(segment.letters(last)) && derivation::ends_as_nisba(segment.letters(last)),
        1 => *segment.letters(first) == [ALEF, LAM],
        _ => false,
    }
}

/// Adds the people whose listed names end at `node`, unless it is a weak name, which many others have.
fn add_people(index: &Index, node: Node, names: &mut Few<NameId>) {
    for name in index.trie.ending_at(node) {
        let is_weak = index.name(name).is_some_and(|name| name.is(Flag::Weak));
        let is_new = index.kind(name) == Some(&Kind::Person) && !names.contains(&name);
        if !is_weak && is_new && names.len() < CANDIDATES {
            names.push(name);
        }
    }
}
