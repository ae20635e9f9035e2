//! Mentions as spaCy's JSON: one object per line, for `Doc.from_json`.
//!
//! ```
//! use aalam::Tagger;
//! use aalam::output::{Document, Writer, spacy::Spacy};
//!
//! let mut out = Vec::new();
//! Spacy::new(&mut out).write(&Document::new(&Tagger::builtin().tag("بيان للجيش الليبي")))?;
//! assert_eq!(
//!     String::from_utf8(out)?,
//!     concat!(
//!         r#"{"text":"بيان للجيش الليبي","ents":[{"start":6,"end":17,"label":"ORG"}],"#,
//!         r#""tokens":[{"id":0,"start":0,"end":4},{"id":1,"start":5,"end":6},{"id":2,"start":6,"end":10},{"id":3,"start":11,"end":17}],"#,
//!         r#""spans":{"sc":[{"start":6,"end":17,"label":"ORG","kb_id":"libyan-army"},{"start":11,"end":17,"label":"NORP","kb_id":"libya"}]}}"#,
//!         "\n"
//!     )
//! );
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! ```python
//! nlp = spacy.blank("ar")
//! docs = [Doc(nlp.vocab).from_json(line) for line in srsly.read_jsonl("mentions.jsonl")]
//! ```
//!
//! spaCy's entities cannot nest: `ents` are the outer mentions, and the span group `sc` holds all of them with their ids. The labels are
//! those of spaCy's pipelines: PERSON, LOC, ORG, NORP (nationalities), and TITLE; a kind of your own is its own label. Tokens are words as
//! folding separates them, cut where mentions begin and end, so that a proclitic is a token.
//!
//! The name of the document and its fields are written beside spaCy's own fields; `from_json` ignores them. (It reads extension attributes
//! only if the program has registered them before.)

use std::io::{self, Write};

use serde::Serialize;

use super::extra_fields::ExtraFields;
use super::tokens::words;
use super::{Document, Writer, ids};
use crate::gazetteer::labels;
use crate::mention::Tagged;
use crate::span::{Offsets, Span, Unit};

/// Writes one document per line.
pub struct Spacy<W> {
    out: W,
}

#[derive(Serialize)]
struct SpacyDoc<'a> {
    text: &'a str,
    ents: Vec<SpacySpan<'a>>,
    tokens: Vec<SpacyToken>,
    spans: Groups<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'a str>,
    #[serde(flatten)]
    fields: ExtraFields<'a>,
}

#[derive(Serialize)]
struct SpacySpan<'a> {
    start: usize,
    end: usize,
    label: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    kb_id: Option<&'a str>,
}

#[derive(Serialize)]
struct SpacyToken {
    id: usize,
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct Groups<'a> {
    sc: Vec<SpacySpan<'a>>,
}

/// The fields that `from_json` reads; `source` is ours.
const TAKEN: [&str; 10] =
    ["text", "ents", "sents", "cats", "tokens", "spans", "_", "underscore_token", "underscore_span", "source"];

impl<W: Write> Spacy<W> {
    /// Creates a writer to `out`.
    pub fn new(out: W) -> Self {
        Self { out }
    }
}

impl<W: Write> Writer for Spacy<W> {
    fn write(&mut self, document: &Document<'_>) -> io::Result<()> {
        let text = document.tagged.text();
        let (mut ents, mut sc) = (Vec::new(), Vec::new());
        let mut offsets = Offsets::new(text, Unit::Chars);
        for mention in document.tagged.mentions() {
            let Span { start, end } = offsets.span(mention.span());
            let label = labels::spacy(mention.kind());
            if mention.is_outer() {
                ents.push(SpacySpan { start, end, label, kb_id: None });
            }
            let id = ids(mention).first().copied().unwrap_or_default();
            sc.push(SpacySpan { start, end, label, kb_id: Some(id) });
        }
        let mut tokens = Vec::new();
        for (id, span) in token_spans(document.tagged).into_iter().enumerate() {
            let Span { start, end } = offsets.span(span);
            tokens.push(SpacyToken { id, start, end });
        }
        let fields = ExtraFields::new(document.fields, &TAKEN);
        let doc = SpacyDoc { text, ents, tokens, spans: Groups { sc }, source: document.source, fields };
        serde_json::to_writer(&mut self.out, &doc)?;
        self.out.write_all(b"\n")
    }

    fn finish(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Returns the tokens that spaCy makes of these words: runs of spaces are tokens too, except for a single blank after a word.
fn token_spans(tagged: &Tagged<'_>) -> Vec<Span> {
    let text = tagged.text();
    let spans = tagged.mentions().map(|mention| mention.span());
    let mut edges: Vec<usize> = spans.flat_map(|span| [span.start, span.end]).collect();
    edges.sort_unstable();
    let mut edges = edges.into_iter().peekable();
    let mut tokens = Vec::new();
    let mut at = 0;
    let mut push = |span: Span| {
        if !span.is_empty() {
            tokens.push(span);
        }
    };
    let blank = |at: usize| usize::from(at > 0 && text.get(at..).is_some_and(|rest| rest.starts_with(' ')));
    for mut word in words(text) {
        if at < word.start {
            push(Span::new(at + blank(at), word.start));
        }
        at = word.end;
        while let Some(edge) = edges.next_if(|&edge| edge < word.end) {
            if word.start < edge {
                push(Span::new(word.start, edge));
                word.start = edge;
            }
        }
        push(word);
    }
    push(Span::new(at + blank(at), text.len()));
    tokens
}

#[cfg(all(test, feature = "builtin"))]
mod tests {
    use super::*;
    use crate::tagger::Tagger;

    #[test]
    fn spaces_are_tokens_but_for_one_blank_behind_a_word() {
        let cases: [(&str, &[&str]); 7] = [
            ("", &[]),
            (" ", &[" "]),
            (" في", &[" ", "في"]),
            ("في  مكان\r\n\r\n آخر ", &["في", " ", "مكان", "\r\n\r\n ", "آخر"]),
            ("قال \n", &["قال", "\n"]),
            ("قال\n ", &["قال", "\n "]),
            ("«ولبيروت»", &["«", "ول", "بيروت", "»"]),
        ];
        let tagger = Tagger::builtin();
        for (text, expected) in cases {
            let tokens = token_spans(&tagger.tag(text));
            assert_eq!(tokens.into_iter().map(|token| token.of(text)).collect::<Vec<_>>(), expected, "{text:?}");
        }
    }
}
