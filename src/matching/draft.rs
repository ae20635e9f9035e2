//! Drafts of mentions, which resolving and the grammar return to the tagger.

use crate::arabic::proclitics::Proclitics;
use crate::gazetteer::{DenyList, Kind};
use crate::index::Index;
use crate::index::ids::NameId;
use crate::mention::Links;
use crate::mention::evidence::{Evidence, total_weight};
use crate::span::Span;
use crate::util::few::Few;

/// A name in the text: listed, composed, or a listed name inside a composed one.
#[derive(Clone, Debug)]
pub(crate) struct MentionDraft {
    /// The name without its clitics.
    pub(crate) span: Span,
    /// From the first proclitic to the end of the last word.
    pub(crate) word_span: Span,
    pub(crate) clitics: Proclitics,
    /// The pronoun written on the last word, or empty.
    pub(crate) enclitic: &'static str,
    /// The listed names that it can stand for, the best first.
    pub(crate) names: Few<NameId>,
    /// Whether some names were dropped because there were too many.
    pub(crate) truncated: bool,
    /// How it was composed, unless it is listed as it is.
    pub(crate) composed: Option<Composed>,
    pub(crate) links: Links,
    pub(crate) wording: Wording,
}

/// How a listed name is written in the text. For a composed name this is the default.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Wording {
    /// Whether its first word begins with the article.
    pub(crate) definite: bool,
    /// Whether it has several words and the last one begins with the article.
    pub(crate) ends_definite: bool,
    /// Whether its first word is a rank or form of address, which takes no complement: فريق برشلونة is a team.
    pub(crate) address: bool,
    /// Whether a word differs from the listed name by more than the article: وزيرة for وزير.
    pub(crate) inflected: bool,
}

/// How a name that is not listed was composed.
#[derive(Clone, Debug)]
pub(crate) struct Composed {
    pub(crate) kind: &'static Kind,
    /// What speaks for the name, in text order.
    pub(crate) evidence: Vec<Evidence>,
    /// Where the name is written in full: here, or at an earlier mention.
    pub(crate) full: Span,
}

impl MentionDraft {
    /// Returns the kind of the best listed name, or of the composed name.
    pub(crate) fn kind<'c>(&self, index: &'c Index) -> Option<&'c Kind> {
        let listed = self.names.first().and_then(|&name| index.kind(name));
        listed.or_else(|| self.composed.as_ref().map(|composed| composed.kind))
    }

    /// Returns the rule that denies the name.
    pub(crate) fn denied_by<'d>(&self, deny: &'d DenyList, text: &str) -> Option<&'d str> {
        deny.denied_by(text, self.span, self.word_span.start)
    }

    /// Returns the total weight of the evidence for a composed name, or 0 for a listed one.
    pub(crate) fn weight(&self) -> u32 {
        self.composed.as_ref().map_or(0, |composed| total_weight(&composed.evidence))
    }

    /// Creates the draft of a composed name of whole words, the first of which may have proclitics.
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
