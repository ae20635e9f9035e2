//! Common nouns before names: heads of organizations, which are part of the name, and designators of places, which are not.

use std::collections::HashSet;

use once_cell::sync::Lazy;

use super::{table_of, words};
use crate::arabic::article;
use crate::arabic::letters::Symbol;
use crate::arabic::proclitics::Proclitics;
use crate::util::hash::Keyed;
use crate::util::word_map::WordMap;

const ORGANIZATION_HEADS: &str = include_str!("../../data/lexicon/organization-heads.txt");

/// Nouns that begin the names of organizations, in their spelling: شركة in شركة أرامكو.
///
/// After such a noun the rest of a name may be in quotes (شركة "أرامكو", صحيفة «الأهرام»). A name that consists only of such a noun
/// may take the article (البرلمان).
static HEADS: Lazy<HashSet<&str, Keyed>> = Lazy::new(|| organization_heads().collect());

/// The nouns that begin the names of organizations.
pub(super) fn organization_heads() -> impl Iterator<Item = &'static str> {
    words(ORGANIZATION_HEADS).map(|(word, _)| word)
}

/// Whether `spelled` is such a noun, with or without the article.
pub(crate) fn is_organization_head(spelled: &str) -> bool {
    HEADS.contains(article::without(spelled))
}

/// What turns a head into a full name, besides a name in quotes.
#[derive(Clone, Copy, Default)]
pub(crate) struct Completion {
    /// The minimum number of definite words that complete it; 0 if definite words cannot. Two definite words are a noun and its
    /// adjective: معهد الدراسات may be any institute, معهد الدراسات الشرقية is a particular one.
    pub(crate) definite: usize,
    /// Whether a proper name completes it.
    pub(crate) proper: bool,
}

impl Completion {
    /// Reads the marks of a head in a list: `proper`, `definite=2`, both or none. Returns `None` for other marks.
    pub(super) fn read(marks: &str) -> Option<Self> {
        let mut completion = Self::default();
        for mark in marks.split_whitespace() {
            match mark.strip_prefix("definite=") {
                Some(least) => completion.definite = least.parse().ok().filter(|&least| least > 0)?,
                None if mark == "proper" => completion.proper = true,
                None => return None,
            }
        }
        Some(completion)
    }

    /// Returns what completes a head for which two lists say something: what either of them says.
    pub(crate) fn either(one: Option<Self>, other: Option<Self>) -> Option<Self> {
        let (Some(one), Some(other)) = (one, other) else { return one.or(other) };
        let definite = if other.definite > 0 { other.definite } else { one.definite };
        Some(Self { definite, proper: one.proper || other.proper })
    }
}

static COMPLETIONS: Lazy<WordMap<Completion>> = Lazy::new(|| {
    let marked = words(ORGANIZATION_HEADS).filter(|(_, marks)| !marks.is_empty());
    table_of(marked.filter_map(|(word, marks)| Some((word, Completion::read(marks)?))))
});

/// What completes the head, if it usually begins a name; حركة ("movement"), قوة ("force") and وقف ("end") too often do
/// not.
pub(crate) fn completion(head: &[Symbol]) -> Option<Completion> {
    COMPLETIONS.get_word(head).copied()
}

const NAMED_AFTER: &str = include_str!("../../data/lexicon/named-after.txt");

/// What is named after a person.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum NamedAfter {
    /// شارع محمد علي.
    Place,
    /// مستشفى الملك فهد.
    Organization,
}

static NAMED_AFTER_WORDS: Lazy<WordMap<NamedAfter>> = Lazy::new(|| {
    let kind = |mark| if mark == "organization" { NamedAfter::Organization } else { NamedAfter::Place };
    table_of(words(NAMED_AFTER).map(|(word, mark)| (word, kind(mark))))
});

/// The nouns that make a place or a body of a person's name.
pub(super) fn named_after() -> impl Iterator<Item = &'static str> {
    words(NAMED_AFTER).map(|(word, _)| word)
}

/// What `noun` makes of a person's name, if it often stands before one.
pub(crate) fn named_after_person(noun: &[Symbol]) -> Option<NamedAfter> {
    NAMED_AFTER_WORDS.get_word(noun).copied()
}

const PLACE_DESIGNATORS: &str = include_str!("../../data/lexicon/place-designators.txt");

/// Nouns that tell the type of a place: مدينة in مدينة بنغازي.
static DESIGNATORS: Lazy<WordMap<()>> = Lazy::new(|| super::set_of(PLACE_DESIGNATORS));

/// The designators that are usually followed by a proper name. Others are not: adjectives follow منطقة, and verbs follow العاصمة.
pub(super) fn naming_designators() -> impl Iterator<Item = &'static str> {
    words(PLACE_DESIGNATORS).filter(|(_, mark)| *mark == "naming").map(|(word, _)| word)
}

/// Whether `word`, with or without proclitics, is a noun that tells the type of a place.
pub(crate) fn is_place_designator(word: &[Symbol]) -> bool {
    Proclitics::splits(word)
        .any(|(_, noun)| DESIGNATORS.contains(noun) || named_after_person(noun) == Some(NamedAfter::Place))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_say_what_completes_a_head() {
        for (word, marks) in words(ORGANIZATION_HEADS) {
            assert!(Completion::read(marks).is_some(), "{word}: {marks}");
        }
        for wrong in ["propre", "definite=", "definite=0", "definite=two", "proper definite"] {
            assert!(Completion::read(wrong).is_none(), "{wrong}");
        }
    }
}
