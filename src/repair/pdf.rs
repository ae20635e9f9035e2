//! Faults of text copied out of PDFs.
//!
//! Fonts draw lam and alef as one sign. Programs that read the sign as two letters, and then turn the line round, leave them the wrong way
//! round: األردن for الأردن. Some do the same to lam and meem: املتحدة for المتحدة.

use super::rewrite::Rewrite;
use super::{Knowledge, Known, is_mark};
use crate::arabic::letters::{self, WORD};
use crate::span::Span;

/// The alefs that a lam is drawn together with.
const ALEFS: [char; 4] = ['ا', 'أ', 'إ', 'آ'];

/// The most pairs of a word that are tried one by one, the last ones first. Words have one to three. Each costs a copy and a look-up, so what
/// is not a word, and has thousands, would take too long.
const MOST_PAIRS: usize = 4;

/// Puts swapped letters right.
///
/// Two alefs in a row show that a pair was swapped. Any other pair could be right as it is (سالم): it is swapped if that makes a word that is
/// better known.
pub(super) fn rewrite_words<'t>(text: &'t str, known: &Known<'_>) -> Rewrite<'t> {
    let mut rewrite = Rewrite::new(text);
    let mut at = 0;
    while let Some(start) = text.get(at..).and_then(|rest| rest.find(is_of_word)).map(|found| at + found) {
        let rest = text.get(start..).unwrap_or_default();
        let word = rest.get(..rest.find(|c| !is_of_word(c)).unwrap_or(rest.len())).unwrap_or_default();
        at = start + word.len();
        rewrite_word(word, start, known, &mut rewrite);
    }
    rewrite
}

fn is_of_word(c: char) -> bool {
    !c.is_ascii() && letters::look_up(c) < WORD || is_mark(c)
}

/// A char of a word, and where it stands in the text.
type Placed = (usize, char);

/// Rewrites a word, which begins at byte `start` of the text.
fn rewrite_word(word: &str, start: usize, known: &Known<'_>, rewrite: &mut Rewrite<'_>) {
    if !word.contains("ال")
        && !word.contains("أل")
        && !word.contains("إل")
        && !word.contains("آل")
        && !word.contains("امل")
        && !word.contains("لل")
    {
        return;
    }
    let mut chars: Vec<Placed> = word.char_indices().map(|(at, c)| (start + at, c)).collect();
    let mut changed = swap_certain(&mut chars);
    let mut best = known(&text_of(&chars));
    if best < Knowledge::Known {
        for candidate in candidates(&chars) {
            let knowledge = known(&text_of(&candidate));
            if knowledge > best {
                (best, chars, changed) = (knowledge, candidate, true);
            }
        }
    }
    if !changed {
        return;
    }
    rewrite.keep_to(start);
    for (at, c) in chars {
        rewrite.keep(Span::new(at, at + c.len_utf8()));
    }
}

fn text_of(chars: &[Placed]) -> String {
    chars.iter().map(|&(_, c)| c).collect()
}

/// Swaps the pairs after another alef: األ becomes الأ, and اال becomes الا. Returns whether there are any.
fn swap_certain(chars: &mut [Placed]) -> bool {
    let mut changed = false;
    for at in 2..chars.len() {
        let Some([(_, before), (_, alef), (_, lam)]) = chars.get(at - 2..=at) else { continue };
        if *before == 'ا' && ALEFS.contains(alef) && *lam == 'ل' {
            chars.swap(at - 1, at);
            changed = true;
        }
    }
    changed
}

/// Returns the word with each of its pairs swapped, then with all of them that are not the article's, then with المـ for املـ, then with الله
/// for اهلل or هللا.
fn candidates(chars: &[Placed]) -> Vec<Vec<Placed>> {
    let letter = |at: usize| chars.get(at).map(|&(_, c)| c);
    let is_pair = |at: &usize| letter(*at).is_some_and(|alef| ALEFS.contains(&alef)) && letter(at + 1) == Some('ل');
    let pairs: Vec<usize> = (0..chars.len()).filter(is_pair).collect();
    let swapped = |pairs: &[usize]| {
        let mut chars = chars.to_vec();
        pairs.iter().for_each(|&at| chars.swap(at, at + 1));
        chars
    };
    // The first pair is likely to be the article.
    let mut candidates: Vec<Vec<Placed>> = pairs.iter().rev().take(MOST_PAIRS).map(|&at| swapped(&[at])).collect();
    if let [_, rest @ ..] = pairs.as_slice() {
        candidates.push(swapped(rest));
        candidates.push(swapped(&pairs));
    }
    // املتحدة, and with a further pair اململكة.
    let meems: Vec<usize> = (1..chars.len().saturating_sub(1))
        .filter(|&at| {
            letter(at) == Some('م') && letter(at + 1) == Some('ل') && matches!(letter(at - 1), Some('ا' | 'ل'))
        })
        .collect();
    if let Some(&first) = meems.first().filter(|&&first| letter(first - 1) == Some('ا')) {
        candidates.push(swapped(&[first]));
        candidates.push(swapped(&meems));
    }
    candidates.extend(with_allah(chars));
    candidates
}

/// Returns the word with الله at its end, if it ends in اهلل or هللا: fonts draw the four letters as one sign.
fn with_allah(chars: &[Placed]) -> Option<Vec<Placed>> {
    let (before, &[first, second, third, fourth]) = chars.split_last_chunk()?;
    let allah = match [first.1, second.1, third.1, fourth.1] {
        ['ا', 'ه', 'ل', 'ل'] => [first, third, fourth, second],
        ['ه', 'ل', 'ل', 'ا'] => [fourth, second, third, first],
        _ => return None,
    };
    Some([before, allah.as_slice()].concat())
}

/// Joins a mark behind a space with the letter before the space.
pub(super) fn rewrite_marks(text: &str) -> Rewrite<'_> {
    let mut rewrite = Rewrite::new(text);
    for (space, _) in text.match_indices(' ') {
        let follows_letter = text.get(..space).and_then(|before| before.chars().next_back()).is_some_and(is_of_word);
        let rest = text.get(space + 1..).unwrap_or_default();
        if !follows_letter || !rest.starts_with(is_mark) {
            continue;
        }
        let after = rest.trim_start_matches(is_mark);
        let marks = rest.get(..rest.len() - after.len()).unwrap_or_default();
        let end = space + 1 + marks.len();
        let space = Span::new(space, space + 1);
        rewrite.remove(space);
        rewrite.keep(Span::new(space.end, end));
        if ends_word(marks, after) {
            rewrite.write(space, " ");
        }
    }
    rewrite
}

/// Whether a word ends in `marks`, though the letters `after` follow: the space should have stood between them.
fn ends_word(marks: &str, after: &str) -> bool {
    let is_tanwin = marks.contains(['\u{64C}', '\u{64D}']);
    let is_fathatan = marks.contains('\u{64B}') && !after.starts_with(['ا', 'ى']);
    let is_vowel = !marks.contains('\u{651}') && after.starts_with("ال");
    after.starts_with(is_of_word) && (is_tanwin || is_fathatan || is_vowel)
}
