//! Titles with their complements: رئيس مجلس النواب الليبي, وزير الطيران, المدير العام لشركة أرامكو.

use crate::arabic::letters::{AIN, NOON, Symbol};
use crate::arabic::{article, derivation};
use crate::fold::{Words, is_space};
use crate::gazetteer::Kind;
use crate::index::Index;
use crate::lexicon::{self, Roles};
use crate::matching::draft::{Composed, MentionDraft, Wording};
use crate::mention::evidence::Evidence;
use crate::span::Span;

/// The most words of a field, such as الشؤون الاجتماعية الفلسطينية.
const FIELD_WORDS: usize = 3;

/// Drops the titles that are participles before عن or a number: مسؤول عن الأمن, باحثا عن عمل, القرار المؤرخ 17 كانون.
pub(super) fn drop_participles(index: &Index, text: &str, found: &mut Vec<MentionDraft>) {
    found.retain(|mention| !(is_title(index, mention) && is_participle(index, text, mention)));
}

fn is_participle(index: &Index, text: &str, mention: &MentionDraft) -> bool {
    let behind = text.get(mention.word_span.end..).unwrap_or_default();
    // Most words do not begin like عن or a number.
    if !behind.trim_start().starts_with(|c: char| c == 'ع' || c.is_numeric()) {
        return false;
    }
    let mut words = Words::new(behind);
    let is_before_object = words.next_word().is_some_and(|word| {
        let is_number = word.span.of(behind).starts_with(char::is_numeric);
        is_space(behind.get(..word.span.start).unwrap_or_default()) && (is_number || words.symbols() == [AIN, NOON])
    });
    let listed = mention.names.first().and_then(|&name| index.candidate(name));
    is_before_object && listed.is_some_and(|listed| lexicon::is_participle(listed.name()))
}

/// Widens the titles in `found` by their complements. Mentions in a complement are kept, nested in the title.
pub(super) fn widen(index: &Index, text: &str, found: &mut [MentionDraft]) {
    let mut end = 0;
    for at in 0..found.len() {
        let Some((mention, rest)) = found.get(at..).and_then(<[MentionDraft]>::split_first) else { break };
        // A mention inside the last one is part of it.
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

/// A title that is being widened.
struct Title<'a> {
    index: &'a Index,
    text: &'a str,
    mention: &'a MentionDraft,
    /// Where it currently ends.
    end: usize,
    evidence: Vec<Evidence>,
    /// Whether it is definite by itself, so that no complement in construct can follow: by the article, a pronoun, or as a form of address.
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

    /// Returns the title with its complement, or `None` if it has none beyond the listed name.
    fn widened(mut self, rest: &[MentionDraft]) -> Option<MentionDraft> {
        // أمير قطر already ends in its complement.
        let inside = rest.iter().take_while(|inner| inner.span.start < self.end);
        self.complete |= inside.filter(|inner| inner.span.end == self.end).any(|inner| !is_title(self.index, inner));
        self.take_mentions(rest);
        // A field can only complete a title that is not definite, and a nationality may follow it: وزير الشؤون الاجتماعية الليبي.
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

    /// Adds the mentions that directly follow and are part of the title.
    fn take_mentions(&mut self, rest: &[MentionDraft]) {
        // Mentions inside the last one taken are skipped.
        while let Some(next) = rest.iter().find(|next| next.span.start >= self.end) {
            let between = self.text.get(self.end..next.word_span.start).unwrap_or("-");
            if !(is_space(between) && self.take(next)) {
                break;
            }
        }
    }

    /// Adds a mention that directly follows. Returns false if it is not part of the title.
    fn take(&mut self, next: &MentionDraft) -> bool {
        let Some(kind) = next.kind(self.index) else { return false };
        let construct = next.clitics.is_empty() && !self.definite && !self.complete;
        // After a title with the article, the complement needs ل: القائد العام للقوات المسلحة.
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

    /// Returns whether it can be the complement of a title before it: نائب الرئيس, مساعد وزير الخارجية.
    fn is_whole(&self) -> bool {
        self.definite || self.complete
    }

    /// Adds the words of a field: وزير الشؤون الاجتماعية. All have the article, and all except the first must be adjectives. If the title
    /// already has its complement, the first must be one, too (رئيس اللجنة العلمية).
    fn take_field(&mut self, rest: &[MentionDraft]) -> bool {
        let from = self.end;
        // A word that begins another mention is not part of the field.
        let limit = rest.iter().map(|next| next.word_span.start).find(|&start| start >= from).unwrap_or(usize::MAX);
        let mut words = Words::new(self.text.get(from..).unwrap_or_default());
        for number in 0..FIELD_WORDS {
            let Some(word) = words.next_word().filter(|word| !word.shared) else { break };
            let (start, end) = (from + word.span.start, from + word.span.end);
            let symbols = words.symbols();
            // A qualifier such as الحالي belongs to the title, not to the field.
            let adjective = derivation::ends_as_nisba(symbols) && !lexicon::is_qualifier(symbols);
            let fits = article::is_articled(symbols) && (adjective || number == 0 && !self.complete);
            let between = self.text.get(self.end..start).unwrap_or("-");
            // A name with the article, such as الشمري, belongs to the holder.
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

/// Returns whether the word is a name of people and not also an ordinary word.
fn is_name(symbols: &[Symbol]) -> bool {
    let part = lexicon::roles(symbols, String::new);
    (part.is(Roles::GIVEN) || part.is(Roles::FAMILY)) && !part.is(Roles::ALSO_WORD)
}
