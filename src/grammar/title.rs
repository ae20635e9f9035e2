//! Titles with what they are titles of: رئيس مجلس النواب الليبي, وزير الطيران, المدير العام لشركة أرامكو.

use crate::arabic::letters::{self, Symbol};
use crate::arabic::{article, derivation};
use crate::fold::Words;
use crate::gazetteer::Kind;
use crate::index::Index;
use crate::lexicon::{self, Roles};
use crate::matching::draft::{Composed, MentionDraft, Wording};
use crate::mention::evidence::Evidence;
use crate::span::Span;

/// The most words of a field: الشؤون الاجتماعية الفلسطينية.
const FIELD_WORDS: usize = 3;

/// Widens the titles of `found` to their complements. What a complement names stays, nested in the title.
pub(super) fn widen(index: &Index, text: &str, found: &mut [MentionDraft]) {
    let mut end = 0;
    for at in 0..found.len() {
        let Some((mention, rest)) = found.get(at..).and_then(<[MentionDraft]>::split_first) else { break };
        if mention.span.start < end {
            continue;
        }
        end = mention.span.end;
        if !is_title(index, mention) {
            continue;
        }
        let Some(title) = Title::new(index, text, mention).widened(rest) else { continue };
        end = title.span.end;
        if let Some(slot) = found.get_mut(at) {
            *slot = title;
        }
    }
}

/// A title being widened.
struct Title<'a> {
    index: &'a Index,
    text: &'a str,
    mention: &'a MentionDraft,
    /// Where it ends so far.
    end: usize,
    evidence: Vec<Evidence>,
    /// Whether it has the article.
    definite: bool,
    /// Whether it has a complement.
    complete: bool,
}

impl<'a> Title<'a> {
    fn new(index: &'a Index, text: &'a str, mention: &'a MentionDraft) -> Self {
        // After the preposition ل the article has lost its alef.
        let lam = mention.clitics.preposition() == Some('ل') && mention.span.of(text).starts_with('ل');
        let Wording { definite, address, ends_definite, .. } = mention.wording;
        let definite = lam || address || definite || !mention.enclitic.is_empty();
        Self {
            index,
            text,
            mention,
            end: mention.span.end,
            evidence: vec![Evidence::Head],
            definite,
            complete: ends_definite,
        }
    }

    /// The title with its complement; nothing where it has none beyond what the lists know.
    fn widened(mut self, rest: &[MentionDraft]) -> Option<MentionDraft> {
        // أمير قطر: what the title ends in says of what it is.
        let inside = rest.iter().take_while(|inner| inner.span.start < self.end);
        self.complete |= inside.filter(|inner| inner.span.end == self.end).any(|inner| !is_title(self.index, inner));
        self.take_mentions(rest);
        if !self.definite && self.take_field(rest) {
            self.take_mentions(rest);
        }
        let span = Span::new(self.mention.span.start, self.end);
        let title = MentionDraft {
            span,
            word_span: Span::new(self.mention.word_span.start, self.end),
            composed: Some(Composed { kind: &Kind::Title, evidence: self.evidence, full: span }),
            ..self.mention.clone()
        };
        (self.end > self.mention.span.end).then_some(title)
    }

    /// Takes the mentions in that follow directly and are part of the title.
    fn take_mentions(&mut self, rest: &[MentionDraft]) {
        while let Some(next) = rest.iter().find(|next| next.span.start >= self.end) {
            let between = self.text.get(self.end..next.word_span.start).unwrap_or("-");
            if !(is_space(between) && self.take(next)) {
                break;
            }
        }
    }

    /// Takes a mention in that follows directly; false where it is no part of the title.
    fn take(&mut self, next: &MentionDraft) -> bool {
        let Some(kind) = next.kind(self.index) else { return false };
        let construct = next.clitics.is_empty() && !self.definite && !self.complete;
        // القائد العام للقوات المسلحة: the article keeps the complement apart, and ل joins it.
        let joined = next.clitics.as_str() == "ل" && self.definite;
        let evidence = match kind {
            Kind::Organization if construct || joined => Evidence::Complement,
            Kind::Place if construct => Evidence::Complement,
            Kind::Title if construct && Title::new(self.index, self.text, next).is_whole() => Evidence::Complement,
            Kind::Nationality if self.complete && next.clitics.is_empty() && next.wording.definite => {
                Evidence::Nationality
            }
            _ => return false,
        };
        // A nationality is the last word of a title.
        let open = evidence == Evidence::Complement;
        self.complete = open;
        self.definite |= !open;
        self.end = next.span.end;
        self.evidence.push(evidence);
        true
    }

    /// Whether a title before it can be that of it: نائب الرئيس, مساعد وزير الخارجية.
    fn is_whole(&self) -> bool {
        self.definite || self.complete
    }

    /// Takes the words of a field in: وزير الشؤون الاجتماعية. Its first word has the article; the rest are adjectives, as all are of a
    /// title that has its complement (رئيس اللجنة العلمية).
    fn take_field(&mut self, rest: &[MentionDraft]) -> bool {
        let from = self.end;
        let limit = rest.iter().map(|next| next.word_span.start).find(|&start| start >= from).unwrap_or(usize::MAX);
        let mut words = Words::new(self.text.get(from..).unwrap_or_default());
        for number in 0..FIELD_WORDS {
            let Some(word) = words.next_word().filter(|word| !word.shared) else { break };
            let (start, end) = (from + word.span.start, from + word.span.end);
            let symbols = words.symbols();
            let adjective = derivation::ends_as_nisba(symbols) && !lexicon::is_qualifier(symbols);
            let fits = article::is_articled(symbols) && (adjective || number == 0 && !self.complete);
            let between = self.text.get(self.end..start).unwrap_or("-");
            if start >= limit || !is_space(between) || !fits || is_name(symbols) {
                break;
            }
            self.end = end;
        }
        let taken = self.end > from;
        if taken {
            self.evidence.push(Evidence::Field);
            self.complete = true;
        }
        taken
    }
}

fn is_title(index: &Index, mention: &MentionDraft) -> bool {
    mention.kind(index) == Some(&Kind::Title)
}

/// Whether the word is nothing but a name of people.
fn is_name(symbols: &[Symbol]) -> bool {
    let part = lexicon::roles(symbols, String::new);
    (part.is(Roles::GIVEN) || part.is(Roles::FAMILY)) && !part.is(Roles::ALSO_WORD)
}

/// Whether nothing but a space stands between two words.
pub(super) fn is_space(between: &str) -> bool {
    !between.is_empty() && between.chars().all(|c| c != '\n' && c != '\r' && letters::is_blank(c))
}
