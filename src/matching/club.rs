//! Tells a club from the city that it is named after: فاز ليفربول في المباراة, but وصل إلى ليفربول.

use once_cell::sync::Lazy;

use super::support::Context;
use super::word_reader::Hit;
use crate::arabic::letters::{self, Symbol};
use crate::arabic::proclitics::Proclitics;
use crate::fold::Words;
use crate::gazetteer::{EntryRef, Kind};
use crate::lexicon;

/// How much text is examined before and after a name, in chars.
const AROUND: usize = 150;

/// What a word of sport says for a club: more in the same paragraph than beyond a blank line, where the next report may begin.
const SAME_PARAGRAPH: usize = 2;
const OTHER_PARAGRAPH: usize = 1;

/// What must be said for a club, and what for one after في: people meet in a city, and few play "in" a club.
const CLUB: usize = 4;
const CLUB_AFTER_IN: usize = 8;

/// "In".
static IN: Lazy<Vec<Symbol>> = Lazy::new(|| letters::folded("في"));

impl Context<'_, '_> {
    /// Returns whether the hit is the short name of a club among words of sport: ليفربول, which is also a city.
    pub(super) fn is_club_in_sport(&self, hit: &Hit) -> bool {
        let is_club = |entry: EntryRef<'_>| entry.names().any(|name| name.starts_with("نادي "));
        self.is_weak(hit)
            && self.index.kind(hit.name) == Some(&Kind::Organization)
            && self.index.entry(hit.name).is_some_and(is_club)
            && !self.is_after_designator(hit)
            && self.sport_around(hit) >= if self.is_after_in(hit) { CLUB_AFTER_IN } else { CLUB }
    }

    fn is_after_in(&self, hit: &Hit) -> bool {
        let Some(before) = hit.before.filter(|_| hit.clitics.is_empty()) else { return false };
        let before = letters::folded(before.of(self.text));
        Proclitics::splits(&before).any(|(_, word)| word == IN.as_slice())
    }

    /// Returns what the words of sport around the hit say for a club.
    ///
    /// This text is folded again, because half of it is still ahead of the scan and club names are rare.
    fn sport_around(&self, hit: &Hit) -> usize {
        let before = self.text.get(..hit.span.start).unwrap_or_default();
        let after = self.text.get(hit.span.end..).unwrap_or_default();
        let start = before.char_indices().rev().nth(AROUND).map_or(0, |(at, _)| at);
        let end = after.char_indices().nth(AROUND).map_or(after.len(), |(at, _)| at);
        let before = before.get(start..).unwrap_or_default();
        let after = after.get(..end).unwrap_or_default();
        let (far_before, near_before) = before.split_at_checked(paragraph_start(before)).unwrap_or_default();
        let (near_after, far_after) = after.split_at_checked(paragraph_end(after)).unwrap_or_default();
        let near = sport_words(near_before) + sport_words(near_after);
        let far = sport_words(far_before) + sport_words(far_after);
        near * SAME_PARAGRAPH + far * OTHER_PARAGRAPH
    }
}

fn sport_words(text: &str) -> usize {
    let mut words = Words::new(text);
    let mut count = 0;
    while words.next_word().is_some() {
        count += usize::from(lexicon::is_of_sport(words.symbols()));
    }
    count
}

/// Returns the byte after the last blank line of `text`, whose last line continues behind it.
fn paragraph_start(text: &str) -> usize {
    let mut start = text.len();
    for line in text.split_inclusive('\n').rev() {
        if line.ends_with('\n') && line.trim().is_empty() {
            break;
        }
        start -= line.len();
    }
    start
}

/// Returns the byte before the first blank line of `text`, whose first line continues one before it.
fn paragraph_end(text: &str) -> usize {
    let mut end = 0;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        if number > 0 && line.trim().is_empty() {
            break;
        }
        end += line.len();
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_end_at_blank_lines() {
        for (text, start, end) in [
            ("", 0, 0),
            ("a", 0, 1),
            ("a\nb", 0, 3),
            ("a\n\nb", 3, 2),
            ("a\r\n \r\nb\nc", 6, 3),
            ("\nb\n", 1, 3),
            ("a\n\n\n", 4, 2),
        ] {
            assert_eq!((paragraph_start(text), paragraph_end(text)), (start, end), "{text:?}");
        }
    }
}
