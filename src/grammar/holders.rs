//! Links titles with the people who hold them, and with nationalities.

use crate::arabic::letters;
use crate::fold::{Words, is_space};
use crate::gazetteer::Kind;
use crate::index::Index;
use crate::lexicon;
use crate::matching::draft::MentionDraft;

/// Links the titles in `found` with their holders and with the nationality after them.
///
/// Titles belong to the person right after them (الفريق صدام حفتر). A nationality or an adjective such as السابق may stand between.
/// Otherwise they belong to the person right before them (صدام حفتر، نائب القائد العام).
pub(super) fn link(index: &Index, text: &str, found: &mut [MentionDraft]) {
    let mut chain = Chain::default();
    let mut end = 0;
    for at in 0..found.len() {
        let Some(mention) = found.get(at) else { break };
        // A title inside another mention is part of it, and has no holder of its own.
        if mention.span.start < end {
            continue;
        }
        // `end` is that of the word, so that a pronoun on a title is not between the two: رئيسها هشام الدلاجي.
        let between = Between::read(text.get(end..mention.word_span.start).unwrap_or_default());
        end = mention.word_span.end;
        // A proclitic begins a new phrase: in الرئيس ومحمد the title is not that of محمد.
        let joined = mention.clitics.is_empty() && between != Between::Other;
        match mention.kind(index) {
            Some(Kind::Title) => {
                let definite = mention.wording.definite;
                // Titles joined by spaces or commas have one holder: رئيس الحزب، وزير الدفاع محمد.
                if !joined {
                    chain.end(found);
                }
                chain.push(at, between, definite);
            }
            Some(Kind::Nationality) if joined && between == Between::Space && chain.ends_in_title => {
                chain.ends_in_title = false;
                if let Some(title) = chain.titles.last().and_then(|&(title, _)| found.get_mut(title)) {
                    title.links.nationality = Some(at);
                }
            }
            Some(Kind::Person) => {
                // After a comma the person is not the holder, and the titles go to the person before them.
                if joined && between != Between::Comma {
                    chain.give(at, found);
                }
                chain.end(found);
                chain.person = Some(at);
            }
            _ => chain.end(found),
        }
    }
    chain.end(found);
}

/// What stands between two mentions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Between {
    Space,
    /// Adjectives that may stand between a title and a name, such as السابق.
    Qualifiers,
    Comma,
    Other,
}

impl Between {
    fn read(between: &str) -> Self {
        if is_space(between) {
            return Self::Space;
        }
        if matches!(between.trim_matches(letters::is_blank), "،" | "," | "-" | "–") {
            return Self::Comma;
        }
        let mut words = Words::new(between);
        let mut end = 0;
        while let Some(word) = words.next_word() {
            if !lexicon::is_qualifier(words.symbols())
                || !is_space(between.get(end..word.span.start).unwrap_or_default())
            {
                return Self::Other;
            }
            end = word.span.end;
        }
        if is_space(between.get(end..).unwrap_or_default()) { Self::Qualifiers } else { Self::Other }
    }
}

/// Consecutive titles, and the person before them.
#[derive(Default)]
struct Chain {
    /// The person right before the first title, if the titles can be theirs.
    person: Option<usize>,
    /// The titles, each with what stands before it.
    titles: Vec<(usize, Between)>,
    /// Whether the last mention was a title.
    ends_in_title: bool,
}

impl Chain {
    fn push(&mut self, title: usize, before: Between, articled: bool) {
        // Without a comma, a title with the article belongs to somebody else: استقبل عباس الرئيس الفرنسي.
        if self.titles.is_empty() && (before == Between::Qualifiers || before == Between::Space && articled) {
            self.person = None;
        }
        self.titles.push((title, before));
        self.ends_in_title = true;
    }

    /// Gives the titles to the person right after them. If a comma separates the titles, those before it belong to the person before them.
    fn give(&mut self, person: usize, found: &mut [MentionDraft]) {
        // صدام حفتر، نائب القائد، الوزير محمد: the titles from the second comma on are those of محمد.
        let later_comma = self.titles.iter().skip(1).position(|(_, before)| *before == Between::Comma);
        // Without a person before them, all titles belong to the person after them.
        let first = self.person.and(later_comma).map_or(0, |comma| comma + 1);
        for (title, _) in self.titles.drain(first..) {
            hold(found, title, person);
        }
    }

    /// Gives the remaining titles to the person before them, and starts a new chain.
    fn end(&mut self, found: &mut [MentionDraft]) {
        if let Some(person) = self.person {
            for (title, _) in self.titles.drain(..) {
                hold(found, title, person);
            }
        }
        *self = Self::default();
    }
}

/// Links a title and its holder both ways.
fn hold(found: &mut [MentionDraft], title: usize, person: usize) {
    if let Some(title) = found.get_mut(title) {
        title.links.holder = Some(person);
    }
    if let Some(person) = found.get_mut(person) {
        person.links.titles.push(title);
    }
}
