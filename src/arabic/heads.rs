//! Common nouns that stand before names: heads of organizations, which are part of the name, and designators of places, which are not.

use std::collections::HashSet;

use once_cell::sync::Lazy;

use super::clitics::Proclitics;
use super::letters::{self, Symbol};
use crate::packed::Keyed;

/// Nouns that stand first in the names of organizations, as they are spelled: شركة in شركة أرامكو.
///
/// After one of them the rest of a name may stand in quotes (شركة "أرامكو", صحيفة «الأهرام»), and a name that is nothing but
/// one of them may take the article (البرلمان).
const ORGANIZATION_HEADS: &str = include_str!("../../data/lexicon/organization-heads.txt");

static HEADS: Lazy<HashSet<&str, Keyed>> = Lazy::new(|| ORGANIZATION_HEADS.lines().collect());

/// The nouns that stand first in the names of organizations.
pub(crate) fn organization_heads() -> impl Iterator<Item = &'static str> {
    ORGANIZATION_HEADS.lines()
}

/// Whether `spelled` is such a noun, with or without the article.
pub(crate) fn is_organization_head(spelled: &str) -> bool {
    HEADS.contains(spelled.strip_prefix("ال").unwrap_or(spelled))
}

/// Nouns that say what kind of place a name is, as they are spelled: مدينة in مدينة بنغازي.
const PLACE_DESIGNATORS: [&str; 30] = [
    "إقليم",
    "إمارة",
    "العاصمة",
    "بلدة",
    "بلدية",
    "جزيرة",
    "حي",
    "دولة",
    "ريف",
    "شارع",
    "ضاحية",
    "ضواحي",
    "عاصمة",
    "قرية",
    "قضاء",
    "محافظة",
    "محافظتي",
    "مخيم",
    "مدن",
    "مدينة",
    "مدينتا",
    "مدينتي",
    "مديرية",
    "مستوطنة",
    "مقاطعة",
    "منطقة",
    "ناحية",
    "واحة",
    "وادي",
    "ولاية",
];

static FOLDED_DESIGNATORS: Lazy<HashSet<Vec<Symbol>, Keyed>> =
    Lazy::new(|| PLACE_DESIGNATORS.iter().map(|word| letters::folded(word)).collect());

/// Those of them that a proper name follows, and seldom anything else: منطقة is followed by adjectives, العاصمة by verbs.
pub(crate) const NAMING: [&str; 14] = [
    "إقليم",
    "بلدة",
    "جزيرة",
    "حي",
    "قرية",
    "قضاء",
    "محافظة",
    "محافظتي",
    "مخيم",
    "مدينة",
    "مديرية",
    "مقاطعة",
    "ناحية",
    "ولاية",
];

/// Whether `word`, with or without proclitics, is a noun that says what kind of place a name is.
pub(crate) fn is_place_designator(word: &str) -> bool {
    let symbols = letters::folded(word);
    (0..=Proclitics::MOST).any(|split| {
        let parts = symbols.split_at_checked(split);
        parts.is_some_and(|(before, noun)| Proclitics::read(before).is_some() && FOLDED_DESIGNATORS.contains(noun))
    })
}
