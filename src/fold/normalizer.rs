//! The fold as text, for users who only need folded text.

use std::fmt;
use std::iter::Peekable;
use std::str::CharIndices;

use crate::arabic::letters::{self, DAGGER, FORMAT, HAMZA_ABOVE, LINE, MANY, MARK, RETURN, SPACE, Symbol, TAB, WORD};
use crate::span::Span;

/// Folds Arabic text to the letters that matter for comparison, and maps spans back to the original.
///
/// Marks, tatweel and invisible controls are removed. Each family of alef, hamza, yeh, heh and kaf becomes one letter, and so do Persian
/// look-alikes; presentation forms, ligatures, digits and accented Latin letters become plain ones. A run of spaces becomes one space, and
/// an empty line remains one. Punctuation, and letters that names do not use, are unchanged.
///
/// Folding is idempotent: folded text folds to itself.
///
/// ```
/// use aalam::{Normalizer, Span};
///
/// let folded = Normalizer::new().fold("زارَ أحمـد مدينةَ ﻻهاي");
/// assert_eq!(folded.as_str(), "زار احمد مدينه لاهاي");
///
/// // Back to the original: احمد stands for أحمـد.
/// let start = folded.as_str().find("احمد").unwrap();
/// let span = folded.original(Span::new(start, start + "احمد".len()));
/// assert_eq!(span.of("زارَ أحمـد مدينةَ ﻻهاي"), "أحمـد");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Normalizer;

impl Normalizer {
    /// Creates a normalizer. There is only one fold, without options.
    pub fn new() -> Self {
        Self
    }

    /// Folds `text`.
    pub fn fold(&self, text: &str) -> Folded {
        let mut folded = Folded { text: String::with_capacity(text.len()), sources: Vec::new() };
        let mut chars = text.char_indices().peekable();
        while let Some((start, c)) = chars.next() {
            let source = Span::new(start, start + c.len_utf8());
            match letters::look_up(c) {
                HAMZA_ABOVE => {
                    folded.put_hamza();
                    folded.widen(source);
                }
                MARK..=DAGGER => folded.widen(source),
                FORMAT => {}
                SPACE | TAB | LINE | RETURN => {
                    let blanks = Blanks::read(start, c, &mut chars);
                    folded.push(if blanks.lines > 1 { "\n\n" } else { " " }, Span::new(start, blanks.end));
                }
                MANY => match letters_of(c, text.get(..start).is_some_and(letters::ends_in_alef)) {
                    Some(letters) => folded.push(&letters, source),
                    None => folded.push_char(c, source),
                },
                letter @ ..WORD => folded.push_char(letters::letter(letter).unwrap_or(c), source),
                _ => folded.push_char(c, source),
            }
        }
        folded.settle();
        folded
    }
}

/// A run of spaces and line ends, and of what folds to nothing between them.
struct Blanks {
    /// The byte after the run.
    end: usize,
    /// The number of line ends in it.
    lines: usize,
}

impl Blanks {
    /// Reads the run that begins at byte `start` with the char `first`, which has already been read.
    fn read(start: usize, first: char, rest: &mut Peekable<CharIndices<'_>>) -> Self {
        let mut blanks = Self { end: start + first.len_utf8(), lines: usize::from(ends_line(first)) };
        let mut before = first;
        while let Some(&(at, c)) = rest.peek() {
            if !matches!(letters::look_up(c), SPACE | TAB | LINE | RETURN | MARK..=FORMAT) {
                break;
            }
            // CRLF is one line break.
            let is_crlf = before == '\r' && c == '\n';
            blanks.lines += usize::from(ends_line(c) && !is_crlf);
            blanks.end = at + c.len_utf8();
            before = c;
            rest.next();
        }
        blanks
    }
}

fn ends_line(c: char) -> bool {
    matches!(letters::look_up(c), LINE | RETURN)
}

/// Returns the letters and spaces that `c` stands for, perhaps behind an alef, or `None` if it stands for anything else and is unchanged.
fn letters_of(c: char, is_behind_alef: bool) -> Option<String> {
    let mut letters = String::new();
    for &symbol in letters::behind_alef(c, is_behind_alef) {
        letters.push(if symbol == SPACE { ' ' } else { letters::letter(symbol)? });
    }
    Some(letters)
}

/// Folded text, with a map back to the original.
///
/// ```
/// use aalam::{Normalizer, Span};
///
/// let folded = Normalizer::new().fold("إلى بَيـروت");
/// assert_eq!(folded.as_str(), "الي بيروت");
/// assert_eq!(folded.original(Span::new(7, 17)).of("إلى بَيـروت"), "بَيـروت");
/// assert_eq!(folded.into_string(), "الي بيروت");
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Folded {
    text: String,
    /// Where each piece of the folded text begins, and the bytes of the original that it stands for.
    sources: Vec<(usize, Span)>,
}

/// Writes the length of the text instead of the text.
impl fmt::Debug for Folded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Folded").field("text_bytes", &self.text.len()).finish_non_exhaustive()
    }
}

impl Folded {
    /// Returns the folded text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Returns the folded text and drops the map.
    pub fn into_string(self) -> String {
        self.text
    }

    /// Returns the bytes of the original text that bytes `folded` of the folded text stand for.
    ///
    /// The span covers whole original chars and the marks of its last letter, but not tatweel after it. A span beyond the folded text is
    /// cut to it.
    pub fn original(&self, folded: Span) -> Span {
        // The pieces from the one in which `folded` begins to the one in which it ends.
        let first = self.sources.partition_point(|&(at, _)| at <= folded.start).saturating_sub(1);
        let after = self.sources.partition_point(|&(at, _)| at < folded.end);
        match self.sources.get(first..after) {
            Some([(_, first), .., (_, last)]) => Span::new(first.start, last.end),
            Some([(_, only)]) if !folded.is_empty() => *only,
            // An empty span stays empty, where its piece begins.
            _ => match self.sources.get(first) {
                Some((_, source)) => Span::new(source.start, source.start),
                None => Span::new(0, 0),
            },
        }
    }

    fn push(&mut self, folded: &str, source: Span) {
        self.sources.push((self.text.len(), source));
        self.text.push_str(folded);
    }

    fn push_char(&mut self, folded: char, source: Span) {
        self.push(folded.encode_utf8(&mut [0; 4]), source);
    }

    /// Writes a hamza on the last letter. Only on a yeh does it matter.
    fn put_hamza(&mut self) {
        if self.text.ends_with('ي') {
            self.text.pop();
            self.text.push('ئ');
        }
    }

    /// [Settles](letters::settle) the hamzas of all words. The letters that it changes have two bytes before and after.
    fn settle(&mut self) {
        if !self.text.contains(['ء', 'ئ']) {
            return;
        }
        let mut settled = String::with_capacity(self.text.len());
        for word in self.text.split_inclusive(|c| !letters::is_arabic(letters::look_up(c))) {
            let mut symbols: Vec<Symbol> = word.chars().map(letters::look_up).collect();
            letters::settle(&mut symbols);
            let letters = symbols.iter().zip(word.chars());
            settled.extend(letters.map(|(&symbol, c)| letters::letter(symbol).unwrap_or(c)));
        }
        self.text = settled;
    }

    /// Extends the last piece over a mark that directly follows its letter.
    fn widen(&mut self, mark: Span) {
        if let Some((_, source)) = self.sources.last_mut() {
            if source.end == mark.start {
                source.end = mark.end;
            }
        }
    }
}
