//! Titles and bodies of the lists with a pronoun written on them: وزيرها, حكومته, وزير خارجيته.

use super::segment::Stretch;
use crate::arabic::article;
use crate::arabic::enclitics::{self, Stem};
use crate::arabic::letters::{self, Symbol};
use crate::fold;
use crate::gazetteer::Kind;
use crate::index::Compiled;
use crate::index::ids::NameId;
use crate::index::name::Flag;
use crate::matching::draft::Found;
use crate::mention::Links;
use crate::span::Span;
use crate::util::few::Few;

/// The listed title, or common noun of a body, that ends in word `at` with a pronoun, and the number of the word after it.
///
/// Where a title stands before the word, the two may be one: خارجيته is no name, وزير خارجيته is.
pub(super) fn with_pronoun(compiled: &Compiled, stretch: &Stretch<'_, '_>, at: usize) -> Option<(usize, Found)> {
    let token = stretch.token(at).filter(|_| stretch.listed(at).is_none())?;
    enclitics::stem(stretch.letters(at))?;
    let found = stretch.splits(at).find_map(|split| {
        let clitics = stretch.proclitics(at, split)?;
        let letters = stretch.letters_after(at, split);
        let stem = enclitics::stem(letters)?;
        if !stem.keys(letters, stretch.key(at, split)).any(|noun| compiled.takes_pronoun(noun)) {
            return None;
        }
        let end = fold::letter_start(stretch.text, token.span, split + stem.noun.len());
        let found = |start, word_start, clitics, names| Found {
            span: Span::new(start, end),
            word_span: Span::new(word_start, token.span.end),
            clitics,
            enclitic: stem.pronoun,
            names,
            truncated: false,
            composed: None,
            links: Links::default(),
        };
        let title = stretch.before(at).filter(|_| split == 0).and_then(|_| stretch.listed(at - 1));
        if let Some(title) = title.filter(|title| *title.kind == Kind::Title) {
            let names = construct(compiled, &letters::folded(title.span.of(stretch.text)), stem);
            if !names.is_empty() {
                return Some(found(title.span.start, title.word_start, title.clitics, names));
            }
        }
        let names = lone(compiled, stem);
        let start = if split == 0 { token.span.start } else { fold::letter_start(stretch.text, token.span, split) };
        (!names.is_empty()).then(|| found(start, token.span.start, clitics, names))
    })?;
    Some((at + 1, found))
}

/// The titles of `head` and the noun with its article, which the pronoun has replaced.
fn construct(compiled: &Compiled, head: &[Symbol], stem: Stem<'_>) -> Few<NameId> {
    let names = stem.nouns().flat_map(|noun| compiled.names_of(&[head, &article::articled(&noun)]));
    names.filter(|&name| compiled.kind(name) == Some(&Kind::Title)).collect()
}

/// The titles that the noun is, and the bodies that it is a common noun of.
fn lone(compiled: &Compiled, stem: Stem<'_>) -> Few<NameId> {
    let is_body = |name: &NameId| compiled.name(*name).is_some_and(|facts| facts.is(Flag::Headed));
    let names = stem.nouns().flat_map(|noun| {
        let titles = compiled.names_of(&[&noun]).into_iter();
        let titles = titles.filter(|&name| compiled.kind(name) == Some(&Kind::Title));
        titles.chain(compiled.names_of(&[&article::articled(&noun)]).into_iter().filter(is_body))
    });
    names.collect()
}
