//! Mentions as JSON: one object a document, on one line or pretty-printed.
//!
//! ```
//! use aalam::{Tagger, Unit, output::json::Document};
//!
//! let tagger = Tagger::builtin();
//! let tagged = tagger.tag("في مينسك");
//! let json = serde_json::to_string(&Document::new(Some("news.txt"), &tagged, Unit::Chars))?;
//! assert_eq!(
//!     json,
//!     r#"{"source":"news.txt","mentions":[{"start":3,"end":8,"word_start":3,"word_end":8,"text":"مينسك","kind":"place","outer":true,"clitics":"","name":"مينسك","confidence":0.9,"entities":["minsk"]}]}"#
//! );
//! # Ok::<(), serde_json::Error>(())
//! ```

use serde::Serialize;

use crate::grammar::evidence::Evidence;
use crate::mention::Tagged;
use crate::span::{Offsets, Unit};

/// One document with its mentions.
#[derive(Clone, Debug, Serialize)]
pub struct Document<'a> {
    /// What the document is called: a file name, usually.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<&'a str>,
    /// The mentions in text order, an outer one before those inside it.
    pub mentions: Vec<Mention<'a>>,
}

/// One mention.
#[derive(Clone, Debug, Serialize)]
pub struct Mention<'a> {
    /// Where the name starts, without its proclitics.
    pub start: usize,
    /// Where the name ends.
    pub end: usize,
    /// Where the name starts with its proclitics.
    pub word_start: usize,
    /// Where the name's last word ends.
    pub word_end: usize,
    /// The name as it stands in the text.
    pub text: &'a str,
    /// What is named.
    pub kind: &'a str,
    /// Whether the mention lies inside no other.
    pub outer: bool,
    /// The proclitics; empty where there are none.
    pub clitics: &'static str,
    /// The name that matched, as the gazetteer writes it.
    pub name: &'a str,
    /// How far the mention can be trusted, from 0 to 1.
    pub confidence: f32,
    /// The ids of the entities it can stand for, the best first; none for a person who is in no list.
    pub entities: Vec<&'a str>,
    /// The pronoun written on the last word.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub enclitic: &'static str,
    /// The titles of a person: their numbers among the mentions, from 0.
    #[serde(skip_serializing_if = "<[usize]>::is_empty")]
    pub titles: &'a [usize],
    /// The number of the person who holds a title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub holder: Option<usize>,
    /// The number of the nationality beside a bare title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nationality: Option<usize>,
    /// What speaks for a name that is in no list.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
}

impl<'a> Document<'a> {
    /// The document of a tagged text, its offsets counted in `unit`.
    pub fn new(source: Option<&'a str>, tagged: &'a Tagged<'_>, unit: Unit) -> Self {
        let mut offsets = Offsets::new(tagged.text(), unit);
        let mention = |mention: &'a crate::mention::Mention<'_>| {
            // السعودية is the country and its adjective: two candidates of one entity.
            let mut entities: Vec<&str> = Vec::new();
            for candidate in mention.candidates() {
                let id = candidate.entry().id();
                if !entities.contains(&id) {
                    entities.push(id);
                }
            }
            let (span, word_span) = (offsets.span(mention.span()), offsets.span(mention.word_span()));
            Mention {
                start: span.start,
                end: span.end,
                word_start: word_span.start,
                word_end: word_span.end,
                text: mention.text(),
                kind: mention.kind().as_str(),
                outer: mention.is_outer(),
                clitics: mention.clitics().as_str(),
                name: mention.name(),
                confidence: mention.confidence(),
                entities,
                enclitic: mention.enclitic(),
                titles: &mention.links.titles,
                holder: mention.links.holder,
                nationality: mention.links.nationality,
                evidence: mention.evidence().to_vec(),
            }
        };
        Self { source, mentions: tagged.mentions().map(mention).collect() }
    }
}
