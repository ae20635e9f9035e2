//! Listed titles and bodies with a pronoun written on them: وزيرها, حكومته, وزير خارجيته.

use super::segment::Segment;
use crate::arabic::article;
use crate::arabic::enclitics::{self, Stem};
use crate::arabic::letters::Symbol;
use crate::arabic::proclitics::Proclitics;
use crate::fold;
use crate::gazetteer::Kind;
use crate::index::Index;
use crate::index::ids::NameId;
use crate::index::name::Flag;
use crate::matching::draft::{MentionDraft, Wording};
use crate::matching::vowelling;
use crate::mention::Links;
use crate::span::Span;
use crate::util::few::Few;

/// Returns the listed title, or common noun of a body, that ends in word `at` with a pronoun, and the number of the word after it.
///
/// With a title before the word, the two may be one: خارجيته is not a name, but وزير خارجيته is.
pub(super) fn with_pronoun(index: &Index, segment: &Segment<'_, '_>, at: usize) -> Option<(usize, MentionDraft)> {
    // Most words do not end in a pronoun, whatever their first letters are.
    if segment.listed(at).is_some() || enclitics::stem(segment.letters(at)).is_none() {
        return None;
    }
    for split in segment.splits(at) {
        let Some(stem) = segment.stem(at, split) else { continue };
        let letters = segment.letters_after(at, split);
        if !stem.keys(letters, segment.key(at, split)).any(|noun| index.takes_pronoun(noun)) {
            continue;
        }
        let Some(clitics) = segment.proclitics(at, split) else { continue };
        let noun = NounWithPronoun { index, segment, at, split, clitics, letters, stem };
        if let Some(mention) = noun.try_construct().or_else(|| noun.try_lone()) {
            return Some((at + 1, mention));
        }
    }
    None
}

/// A noun with a pronoun, which may be a listed one.
struct NounWithPronoun<'a> {
    index: &'a Index,
    segment: &'a Segment<'a, 'a>,
    /// The number of the word, and the number of its letters that are proclitics.
    at: usize,
    split: usize,
    clitics: Proclitics,
    /// The word without proclitics.
    letters: &'a [Symbol],
    stem: Stem<'a>,
}

impl NounWithPronoun<'_> {
    /// Returns the title before the noun, if the two are one title: وزير خارجيته is وزير الخارجية with the pronoun in place of the article.
    fn try_construct(&self) -> Option<MentionDraft> {
        if self.split > 0 {
            return None;
        }
        self.segment.before(self.at)?;
        let title = self.segment.listed(self.at - 1).filter(|title| *title.kind == Kind::Title)?;
        let head = self.segment.letters_of(self.at - 1, title);
        let mut names = Few::default();
        for noun in self.stem.nouns() {
            let both = self.index.names_of(&[head, &article::articled(&noun)]);
            names.extend(both.into_iter().filter(|&name| self.is_title(name)));
        }
        self.mention(title.span.start, title.word_start, title.clitics, head, names)
    }

    /// Returns the titles that the noun is, and the bodies whose common noun it is.
    fn try_lone(&self) -> Option<MentionDraft> {
        let mut names = Few::default();
        for noun in self.stem.nouns() {
            let titles = self.index.names_of(&[&noun]).into_iter().filter(|&name| self.is_title(name));
            let articled = self.index.names_of(&[&article::articled(&noun)]);
            names.extend(titles);
            names.extend(articled.into_iter().filter(|&name| self.is_body(name)));
        }
        let word = self.segment.token(self.at)?.span;
        let start = if self.split == 0 { word.start } else { fold::letter_start(self.segment.text, word, self.split) };
        self.mention(start, word.start, self.clitics, self.letters, names)
    }

    fn is_title(&self, name: NameId) -> bool {
        self.index.kind(name) == Some(&Kind::Title)
    }

    fn is_body(&self, name: NameId) -> bool {
        self.index.name(name).is_some_and(|name| name.is(Flag::Headed))
    }

    /// Returns the mention of `names` that begins at byte `start` with the word `first` and ends before the pronoun, or `None` without
    /// names.
    fn mention(
        &self,
        start: usize,
        word_start: usize,
        clitics: Proclitics,
        first: &[Symbol],
        names: Few<NameId>,
    ) -> Option<MentionDraft> {
        let word = self.segment.token(self.at)?.span;
        let end = fold::letter_start(self.segment.text, word, self.split + self.stem.noun.len());
        let span = Span::new(start, end);
        // مِلْكَهُ is "his property", not "his king".
        let found = span.of(self.segment.text);
        let names: Few<NameId> =
            names.iter().copied().filter(|&name| !vowelling::contradicts(self.index, found, name)).collect();
        if names.is_empty() {
            return None;
        }
        Some(MentionDraft {
            span,
            word_span: Span::new(word_start, word.end),
            clitics,
            enclitic: self.stem.pronoun,
            names,
            truncated: false,
            composed: None,
            links: Links::default(),
            wording: Wording { definite: article::is_definite(first), ..Wording::default() },
        })
    }
}
