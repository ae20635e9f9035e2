//! How far a mention can be trusted, according to its origin.

use crate::gazetteer::Kind;
use crate::index::Index;
use crate::index::name::Flag;
use crate::matching::draft::MentionDraft;
use crate::mention::evidence::Evidence;

/// Returns the confidence of a mention, from 0 to 1: the table of [`Mention::confidence`](crate::Mention::confidence).
pub(crate) fn confidence(index: &Index, found: &MentionDraft) -> f32 {
    if let Some(composed) = &found.composed {
        return match composed.kind {
            Kind::Person if composed.evidence != [Evidence::Reference] => match found.weight() {
                0..=3 => 0.6,
                4 => 0.75,
                _ => 0.8,
            },
            Kind::Person => 0.6,
            Kind::Organization if composed.evidence.contains(&Evidence::Head) => 0.5,
            _ => 0.7,
        };
    }
    match found.names.first().and_then(|&name| index.name(name)) {
        Some(name) if name.is(Flag::Generic) => 0.4,
        Some(name) if name.is(Flag::Weak) => 0.8,
        _ => 0.9,
    }
}
