//! A mention in the making: what resolving and grammar hand on to the tagger.

use crate::arabic::proclitics::Proclitics;
use crate::gazetteer::Kind;
use crate::index::Index;
use crate::index::ids::NameId;
use crate::mention::Links;
use crate::mention::evidence::{Evidence, total_weight};
use crate::span::Span;
use crate::util::few::Few;

/// A name at a place of the text: listed, composed, or a listed one with something composed around it.
#[derive(Clone, Debug)]
pub(crate) struct MentionDraft {
    /// The name without its clitics.
    pub(crate) span: Span,
    /// From the first proclitic to the end of the last word.
    pub(crate) word_span: Span,
    pub(crate) clitics: Proclitics,
    /// The pronoun written on the last word; empty where there is none.
    pub(crate) enclitic: &'static str,
    /// The names that it can stand for, the best first.
    pub(crate) names: Few<NameId>,
    /// Whether there were more names than are kept.
    pub(crate) truncated: bool,
    /// What made it, where no list has it as it stands.
    pub(crate) composed: Option<Composed>,
    pub(crate) links: Links,
    pub(crate) wording: Wording,
}

/// How a listed name is worded at its place; for a composed one nothing is known.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Wording {
    /// Whether its first word begins with the article.
    pub(crate) definite: bool,
    /// Whether it has several words, and the last one begins with the article.
    pub(crate) ends_definite: bool,
    /// Whether its first word is a rank or form of address, which takes no complement: فريق برشلونة is a team.
    pub(crate) address: bool,
    /// Whether a word is another form than the name has, the article aside: وزيرة of وزير.
    pub(crate) inflected: bool,
}

/// What made a name that no list has.
#[derive(Clone, Debug)]
pub(crate) struct Composed {
    pub(crate) kind: &'static Kind,
    /// In the order of the text.
    pub(crate) evidence: Vec<Evidence>,
    /// Where the name stands in full: here, or at the first mention.
    pub(crate) full: Span,
}

impl MentionDraft {
    /// What is named: the kind of the best name, or what a composed name is.
    pub(crate) fn kind<'c>(&self, index: &'c Index) -> Option<&'c Kind> {
        let listed = self.names.first().and_then(|&name| index.kind(name));
        listed.or_else(|| self.composed.as_ref().map(|composed| composed.kind))
    }

    /// The sum of the weights of what speaks for a composed name; 0 for a listed one.
    pub(crate) fn weight(&self) -> u32 {
        self.composed.as_ref().map_or(0, |composed| total_weight(&composed.evidence))
    }

    /// A composed name that begins and ends with whole words, but for its proclitics.
    pub(crate) fn composed(kind: &'static Kind, span: Span, word_start: usize, evidence: Vec<Evidence>) -> Self {
        Self {
            span,
            word_span: Span::new(word_start, span.end),
            clitics: Proclitics::default(),
            enclitic: "",
            names: Few::default(),
            truncated: false,
            composed: Some(Composed { kind, evidence, full: span }),
            links: Links::default(),
            wording: Wording::default(),
        }
    }
}
