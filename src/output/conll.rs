//! Mentions as CoNLL: one token per line, a tab and its tag, and a blank line between sentences.
//!
//! ```
//! use aalam::Tagger;
//! use aalam::output::{Document, Writer, conll::Conll};
//!
//! let mut out = Vec::new();
//! Conll::new(&mut out, false).write(&Document::new(&Tagger::builtin().tag("بيان للجيش الليبي.\nوفي مينسك")))?;
//! assert_eq!(
//!     String::from_utf8(out)?,
//!     "بيان\tO\nللجيش\tB-ORG\nالليبي\tI-ORG\n.\tO\n\nوفي\tO\nمينسك\tB-LOC\n\n"
//! );
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The tags are IOB2 of the outer mentions, with the labels that corpora use: PER, LOC, ORG, TITLE, NORP (nationalities); a kind of your
//! own is its own label. Tokens are words (as folding separates them, with their proclitics) and single signs, or optionally whatever is
//! between spaces. A token that a mention touches only in part belongs to it; if two mentions touch it, it belongs to the first. Invisible
//! chars are not tokens. Each line of the text is a sentence, but a name is never cut in two.
//!
//! [`Corpus`](crate::evaluate::Corpus) reads this format, so you can correct a tagged text by hand and use it as a gold standard.

use std::io::{self, Write};

use super::tokens::{is_invisible, is_line_end, runs, words};
use super::{Document, Writer};
use crate::gazetteer::labels;
use crate::span::Span;

/// Writes tokens with their tags.
pub struct Conll<W> {
    out: W,
    whitespace_tokens: bool,
}

impl<W: Write> Conll<W> {
    /// Creates a writer to `out`; tokens are words and signs, or, with `whitespace_tokens`, whatever is between spaces.
    pub fn new(out: W, whitespace_tokens: bool) -> Self {
        Self { out, whitespace_tokens }
    }
}

/// A token that was written.
struct WrittenToken {
    end: usize,
    /// The mention that the token belongs to.
    mention: Option<Span>,
}

impl<W: Write> Writer for Conll<W> {
    fn write(&mut self, document: &Document<'_>) -> io::Result<()> {
        let text = document.tagged.text();
        let tokens = if self.whitespace_tokens { runs(text) } else { words(text) };
        let mut mentions = document.tagged.mentions().filter(|mention| mention.is_outer()).peekable();
        let mut before: Option<WrittenToken> = None;
        for token in tokens {
            if is_invisible(token.of(text)) {
                continue;
            }
            while mentions.next_if(|mention| mention.span().end <= token.start).is_some() {}
            let mention = mentions.peek().filter(|mention| mention.span().start < token.end);
            let span = mention.map(|mention| mention.span());
            let mut goes_on = false;
            if let Some(before) = &before {
                goes_on = span.is_some() && before.mention == span;
                let is_next_line = Span::new(before.end, token.start).of(text).contains(is_line_end);
                if is_next_line && !goes_on {
                    self.out.write_all(b"\n")?;
                }
            }
            self.out.write_all(token.of(text).as_bytes())?;
            match mention {
                None => self.out.write_all(b"\tO\n")?,
                Some(mention) => {
                    let letter = if goes_on { 'I' } else { 'B' };
                    writeln!(self.out, "\t{letter}-{}", labels::conll(mention.kind()))?;
                }
            }
            before = Some(WrittenToken { end: token.end, mention: span });
        }
        if before.is_some() { self.out.write_all(b"\n") } else { Ok(()) }
    }

    fn finish(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
