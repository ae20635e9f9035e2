//! Titles and bodies of the lists with a pronoun written on them: وزيرها, حكومته, وزير خارجيته.

use super::segment::Segment;
use crate::arabic::article;
use crate::arabic::enclitics::{self, Stem};
use crate::arabic::letters::{self, Symbol};
use crate::fold;
use crate::gazetteer::Kind;
use crate::index::Index;
use crate::index::ids::NameId;
use crate::index::name::Flag;
use crate::matching::draft::MentionDraft;
use crate::mention::Links;
use crate::span::Span;
use crate::util::few::Few;

/// The listed title, or common noun of a body, that ends in word `at` with a pronoun, and the number of the word after it.
///
/// Where a title stands before the word, the two may be one: خارجيته is no name, وزير خارجيته is.
pub(super) fn with_pronoun(index: &Index, segment: &Segment<'_, '_>, at: usize) -> Option<(usize, MentionDraft)> {
    let token = segment.token(at).filter(|_| segment.listed(at).is_none())?;
    enclitics::stem(segment.letters(at))?;
    let found = segment.splits(at).find_map(|split| {
        let clitics = segment.proclitics(at, split)?;
        let letters = segment.letters_after(at, split);
        let stem = enclitics::stem(letters)?;
        if !stem.keys(letters, segment.key(at, split)).any(|noun| index.takes_pronoun(noun)) {
            return None;
        }
        let end = fold::letter_start(segment.text, token.span, split + stem.noun.len());
        let found = |start, word_start, clitics, names| MentionDraft {
            span: Span::new(start, end),
            word_span: Span::new(word_start, token.span.end),
            clitics,
            enclitic: stem.pronoun,
            names,
            truncated: false,
            composed: None,
            links: Links::default(),
        };
        let title = segment.before(at).filter(|_| split == 0).and_then(|_| segment.listed(at - 1));
        if let Some(title) = title.filter(|title| *title.kind == Kind::Title) {
            let names = construct(index, &letters::folded(title.span.of(segment.text)), stem);
            if !names.is_empty() {
                return Some(found(title.span.start, title.word_start, title.clitics, names));
            }
        }
        let names = lone(index, stem);
        let start = if split == 0 { token.span.start } else { fold::letter_start(segment.text, token.span, split) };
        (!names.is_empty()).then(|| found(start, token.span.start, clitics, names))
    })?;
    Some((at + 1, found))
}

/// The titles of `head` and the noun with its article, which the pronoun has replaced.
fn construct(index: &Index, head: &[Symbol], stem: Stem<'_>) -> Few<NameId> {
    let names = stem.nouns().flat_map(|noun| index.names_of(&[head, &article::articled(&noun)]));
    names.filter(|&name| index.kind(name) == Some(&Kind::Title)).collect()
}

/// The titles that the noun is, and the bodies that it is a common noun of.
fn lone(index: &Index, stem: Stem<'_>) -> Few<NameId> {
    let is_body = |name: &NameId| index.name(*name).is_some_and(|facts| facts.is(Flag::Headed));
    let names = stem.nouns().flat_map(|noun| {
        let titles = index.names_of(&[&noun]).into_iter();
        let titles = titles.filter(|&name| index.kind(name) == Some(&Kind::Title));
        titles.chain(index.names_of(&[&article::articled(&noun)]).into_iter().filter(is_body))
    });
    names.collect()
}
