//! Decides whether an abbreviated title stands before a name: د. in د. محمد, but not in 50 د.ك.

use crate::arabic::letters::{self, DOT, FORMAT, MARK, SPACE, Symbol};
use crate::fold::{Word, Words};
use crate::lexicon::{self, Roles};
use crate::span::Span;

/// The letters that abbreviate titles, in the order of the alphabet: أ. (أستاذ), د. (دكتور), م. (مهندس).
const TITLES: [&str; 4] = ["ا", "أ", "د", "م"];

/// How many abbreviations may stand in a row: أ. م. د. محمد.
const IN_A_ROW: usize = 4;

/// Returns the end of the sign that closes an abbreviation which ends at byte `end`: the dot of د. and the slash of د/, also after a space.
pub(super) fn closing_sign(text: &str, end: usize) -> Option<usize> {
    let mut spaces = 0;
    for (at, c) in text.get(end..)?.char_indices() {
        match letters::look_up(c) {
            MARK..=FORMAT => {}
            SPACE if spaces == 0 => spaces += 1,
            symbol if symbol == DOT || c == '/' => return Some(end + at + c.len_utf8()),
            _ => return None,
        }
    }
    None
}

/// Returns whether a person's name may begin at byte `after`, where an abbreviated title ends. The title follows the word `before`, if
/// only a space stands between them.
pub(super) fn is_before_name(text: &str, before: Option<Span>, after: usize) -> bool {
    let before = before.map(|span| span.of(text));
    if before.is_some_and(is_initial) || before.is_some_and(is_foreign_name) {
        return false;
    }
    let follows_number = before.is_some_and(|word| word.ends_with(char::is_numeric));
    begins_name(text.get(after..).unwrap_or_default(), follows_number)
}

/// Returns whether the word is a foreign given name, after which a letter is an initial: جون د. سميث.
fn is_foreign_name(word: &str) -> bool {
    let roles = lexicon::roles(&letters::folded(word), || letters::spelled(word).into_owned());
    roles.is_foreign_only() && !roles.is(Roles::ALSO_WORD)
}

/// Returns whether the word is a single letter that abbreviates no title, as in ج. د. فانس.
fn is_initial(word: &str) -> bool {
    let spelled = letters::spelled(word);
    spelled.chars().count() == 1 && spelled.chars().all(char::is_alphabetic) && !TITLES.contains(&spelled.as_ref())
}

/// Returns whether a name begins in the text that follows a title, on the same line: perhaps after more abbreviations or initials. After a
/// number it must be a known one: in 50 د. أردني the abbreviation is a currency.
fn begins_name(text: &str, follows_number: bool) -> bool {
    let mut words = Words::new(text);
    let mut end = 0;
    for _ in 0..IN_A_ROW {
        let Some(word) = words.next_word() else { return false };
        let between = text.get(end..word.span.start).unwrap_or_default();
        if !between.chars().all(|c| c != '\n' && (c.is_whitespace() || matches!(c, '.' | '/'))) {
            return false;
        }
        if words.symbols().len() > 1 {
            return is_name(text, &word, words.symbols(), follows_number);
        }
        // Initials stand apart (د. ج. ويلسون). What is glued to the title is an abbreviation of something else: د.ب.أ.
        let letter = word.span.of(text);
        let is_apart = end < word.span.start && between.ends_with(char::is_whitespace);
        if !(is_apart || TITLES.contains(&letter)) || closing_sign(text, word.span.end).is_none() {
            return false;
        }
        end = word.span.end;
    }
    false
}

/// Returns whether the word of `text` may be the first word of a person's name, or one more title.
fn is_name(text: &str, word: &Word, symbols: &[Symbol], must_be_known: bool) -> bool {
    let spelled = word.span.of(text);
    if spelled.starts_with(|c: char| c.is_numeric()) {
        return false;
    }
    let roles = lexicon::roles(symbols, || letters::spelled(spelled).into_owned());
    let is_known = roles.is_any(&[Roles::GIVEN, Roles::FAMILY, Roles::COMPOUND, Roles::PARTICLE]);
    if must_be_known {
        return is_known && !roles.is(Roles::ALSO_WORD);
    }
    // على may be علي, as many write it.
    let is_final_yeh = || lexicon::roles(symbols, || letters::spelled(spelled).replace('ى', "ي")).is(Roles::GIVEN);
    is_known || roles.is(Roles::CUE) || !lexicon::is_ordinary_form(symbols) || is_final_yeh()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_stands_before_a_name() {
        for (before, after, expected) in [
            ("", " محمد البرادعي", true),
            ("", "محمد البرادعي", true),
            ("", " أبو بكر", true),
            ("", " الشيخ سالم", true),
            ("", " م. سالم", true),
            ("", "م.سالم", true),
            ("", " ج. ويلسون", true),
            ("", " شتاينهوفر", true),
            ("أ", " سالم", true),
            ("ج", " فانس", false),
            ("50", "ك", false),
            ("50", " كويتي", false),
            ("50", " محمد", true),
            ("", "ت.", false),
            ("", "ت، د.ط", false),
            ("", "ب.أ) الخبر", false),
            ("", " 45", false),
            ("", " في البيت", false),
            ("", "، محمد", false),
            ("", "\nمحمد", false),
            ("", "", false),
        ] {
            let text = format!("{before} د.{after}");
            let start = text.find('د').unwrap();
            let before = (!before.is_empty()).then(|| Span::new(0, before.len()));
            assert_eq!(is_before_name(&text, before, start + "د.".len()), expected, "{text}");
        }
    }

    #[test]
    fn a_dot_or_a_slash_closes_an_abbreviation() {
        for (after, length) in
            [(". محمد", Some(1)), (" . محمد", Some(2)), ("/ محمد", Some(1)), (" محمد", None), ("", None)]
        {
            assert_eq!(
                closing_sign(&format!("د{after}"), "د".len()),
                length.map(|length| "د".len() + length),
                "{after}"
            );
        }
    }
}
