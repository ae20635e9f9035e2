//! From text to words: folded symbols with the exact bytes they came from.

mod edges;
mod gap;
pub(crate) mod normalizer;
pub(crate) mod plain;

pub(crate) use self::edges::{dot_after, ends_in_tanwin, letter_start};
pub(crate) use self::gap::Gap;
use self::gap::GapCounts;
use crate::arabic::key::Key;
use crate::arabic::letters::{self, BREAK, CommonRows, FORMAT, MANY, MARK, Pairs, RETURN, SPACE, Symbol, WORD};
use crate::limits::WORD_LETTERS;
use crate::span::Span;

/// One word of the text; its symbols are in the [`Words`] it came from.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Word {
    /// From the first letter to the end of the last letter's marks, tatweel and controls behind it left out.
    pub(crate) span: Span,
    /// What stands before it.
    pub(crate) gap: Gap,
    /// Whether its first letter shares a char with the word before, or its last letter with the word after it (ﷺ).
    pub(crate) shared: bool,
    /// Whether tatweel stretches it at the end, as in the detached لـ.
    pub(crate) stretched: bool,
    /// The key of its letters.
    pub(crate) key: Key,
}

/// The letters that the buffer of [`Words`] has room for: a power of two, so that no letter can fall outside.
const BUFFER: usize = 256;
const _: () = assert!(BUFFER.is_power_of_two() && BUFFER > WORD_LETTERS);

/// The words of a text, in order.
///
/// It is no [`Iterator`]: the symbols of a word are lent until the next one is read, so that one buffer serves a whole
/// text of any length.
pub(crate) struct Words<'t> {
    text: &'t str,
    common: &'static CommonRows,
    pairs: &'static Pairs,
    at: usize,
    /// The letters of the word at hand, if they are no more than [`WORD_LETTERS`].
    symbols: [Symbol; BUFFER],
    /// How many letters the word has so far.
    letters: usize,
    key: Key,
    /// The key of the word's [core](plain::core).
    core: Key,
    /// What stands between the word read last and `at`.
    between: GapCounts,
    /// The word read last; empty before the first one.
    last: Span,
    /// How many letters it has.
    last_letters: usize,
    /// Whether the last word to have been read letter by letter has marks.
    marked: bool,
    /// The rest of a char that holds several words: its symbols from here on are still to be read.
    rest: &'static [Symbol],
    rest_span: Span,
}

/// A place between two words.
#[derive(Clone, Copy)]
struct Position {
    at: usize,
    between: GapCounts,
    last: Span,
    last_letters: usize,
}

/// Whether a char of this row stands between words.
fn is_between(row: Symbol) -> bool {
    (SPACE..=BREAK).contains(&row)
}

/// What there is to see in a word that may be passed over.
pub(crate) enum Verdict {
    Nothing,
    /// Something that depends on the next word.
    Perhaps,
    /// Something: the word is not to be passed over.
    Here,
    /// The word before is not to be passed over.
    Before,
}

impl<'t> Words<'t> {
    /// The words of `text`.
    pub(crate) fn new(text: &'t str) -> Self {
        Self {
            text,
            common: letters::common(),
            pairs: letters::pairs(),
            at: 0,
            symbols: [0; BUFFER],
            letters: 0,
            key: Key::default(),
            core: Key::default(),
            between: GapCounts::default(),
            last: Span::default(),
            last_letters: 0,
            marked: false,
            rest: &[],
            rest_span: Span::default(),
        }
    }

    /// Where the word read last, or passed over, is; none before the first word.
    pub(crate) fn last(&self) -> Option<Span> {
        Some(self.last).filter(|last| !last.is_empty())
    }

    /// The symbols of the word read last.
    ///
    /// Of a word longer than [`WORD_LETTERS`], which is no word of any name, they are some letters, and more than that many.
    pub(crate) fn symbols(&self) -> &[Symbol] {
        self.symbols.get(..self.letters).unwrap_or(&self.symbols)
    }

    /// The key of the [core](plain::core) of the word read last.
    pub(crate) fn core(&self) -> Key {
        self.core
    }

    /// The next word.
    #[inline]
    pub(crate) fn next_word(&mut self) -> Option<Word> {
        match self.plain_word() {
            Some(gap) => Some(Word { span: self.last, gap, shared: false, stretched: false, key: self.key }),
            None => self.unusual_word(),
        }
    }

    /// Passes over words, as long as `judge` sees nothing in them: returns how many. It is told the symbols of
    /// each, its key, that of its [core](plain::core), and whether a name may go on from the word before. Unusual words are not
    /// passed over.
    #[inline]
    pub(crate) fn pass_over(&mut self, mut judge: impl FnMut(&[Symbol], Key, Key, bool) -> Verdict) -> usize {
        let mut passed = 0;
        // Where the last word begins that needs its successor to count.
        let mut held = None;
        loop {
            let here = self.position();
            let Some(gap) = self.plain_word() else { break };
            match judge(self.symbols(), self.key, self.core, held.is_some() && gap != Gap::Break) {
                Verdict::Nothing => held = None,
                Verdict::Perhaps => held = Some(here),
                Verdict::Here => {
                    self.go_to(here);
                    return passed;
                }
                Verdict::Before => break,
            }
            passed += 1;
        }
        if let Some(held) = held {
            self.go_to(held);
            passed -= 1;
        }
        passed
    }

    #[inline]
    fn position(&self) -> Position {
        Position { at: self.at, between: self.between, last: self.last, last_letters: self.last_letters }
    }

    fn go_to(&mut self, place: Position) {
        Position { at: self.at, between: self.between, last: self.last, last_letters: self.last_letters } = place;
    }

    /// Reads the next word and what stands behind it, if it is as most words are: letters of two bytes and their marks. Returns
    /// what stands before it; none if the word is another, and has not been read.
    #[inline(always)]
    fn plain_word(&mut self) -> Option<Gap> {
        let start = self.at;
        let rest = self.text.as_bytes().get(start..).unwrap_or_default();
        let plain = if self.marked { None } else { plain::read(rest, self.pairs) };
        let Some(plain) = plain.filter(|_| self.rest.is_empty()) else { return self.less_plain_word() };
        let end = start + 2 * plain.letters;
        let spaced = self.text.as_bytes().get(end) == Some(&b' ');
        if !spaced && !self.is_end(end) {
            return self.less_plain_word();
        }
        if let Some(symbols) = self.symbols.first_chunk_mut() {
            *symbols = plain.symbols;
        }
        (self.letters, self.key, self.core) = (plain.letters, plain.key, plain.core);
        let gap = self.gap();
        self.last = Span::new(start, end);
        self.last_letters = plain.letters;
        if spaced {
            self.between = GapCounts::SPACE;
            self.at = end + 1;
        } else {
            self.at = end;
            self.read_gap_behind();
        }
        Some(gap)
    }

    /// Whether what stands at a byte ends the word before it.
    #[inline(never)]
    fn is_end(&self, at: usize) -> bool {
        self.row(at).is_some_and(|(row, _)| is_between(row))
    }

    /// As [`plain_word`](Self::plain_word), however long the word is and whatever stands before or behind it.
    #[inline(never)]
    fn less_plain_word(&mut self) -> Option<Gap> {
        if !self.rest.is_empty() {
            return None;
        }
        if !self.at_common_letter() {
            self.read_gap();
            if !self.at_common_letter() {
                return None;
            }
        }
        let start = self.at;
        self.letters = 0;
        self.key = Key::default();
        self.read_common();
        let span = Span::new(start, self.at);
        if self.text.as_bytes().get(self.at) != Some(&b' ') && !self.is_end(self.at) {
            self.at = start;
            return None;
        }
        self.marked = 2 * self.letters < span.len();
        self.core = plain::core(self.key, self.letters);
        let gap = self.gap();
        self.last = span;
        self.last_letters = self.letters;
        self.read_gap_behind();
        Some(gap)
    }

    /// The gap between the word read last and the one that begins here.
    #[inline]
    fn gap(&self) -> Gap {
        match self.between.counts {
            _ if self.last.is_empty() => Gap::Break,
            counts if counts == GapCounts::SPACE.counts => Gap::Space,
            _ => self.between.gap(self.last_letters),
        }
    }

    /// Begins to read what stands behind the word read last.
    fn read_gap_behind(&mut self) {
        if self.text.as_bytes().get(self.at) == Some(&b' ') {
            self.between = GapCounts::SPACE;
            self.at += 1;
        } else {
            self.between = GapCounts::default();
            self.read_gap();
        }
    }

    /// Reads what stands between the word read last and the next one, or some of it.
    fn read_gap(&mut self) {
        while let Some((row, len)) = self.row(self.at).filter(|(row, _)| is_between(*row)) {
            self.add(row);
            self.at += len;
        }
    }

    /// Adds the class of the char at hand to what stands between two words.
    fn add(&mut self, class: Symbol) {
        // CRLF is one line break.
        if !(class == RETURN && self.text.as_bytes().get(self.at + 1) == Some(&b'\n')) {
            self.between.add(class);
        }
    }

    /// The row of the char at a byte, and its length in bytes; none at the end of the text.
    fn row(&self, at: usize) -> Option<(Symbol, usize)> {
        let bytes = self.text.as_bytes();
        let &byte = bytes.get(at)?;
        Some(if byte < 0x80 {
            (self.common.get(usize::from(byte)).copied().unwrap_or(BREAK), 1)
        } else if byte < 0xE0 {
            (self.pair(byte, bytes.get(at + 1).copied().unwrap_or_default()), 2)
        } else {
            self.wide(at)
        })
    }

    /// The next word, whatever it is. Kept out of the way of plain words.
    #[inline(never)]
    fn unusual_word(&mut self) -> Option<Word> {
        self.letters = 0;
        self.key = Key::default();
        let span = Span::new(self.at, self.at);
        let mut word = Word { span, gap: Gap::Break, shared: false, stretched: false, key: self.key };
        self.read_on(&mut word);
        if self.letters == 0 {
            return None;
        }
        word.key = self.key;
        self.core = plain::core(self.key, self.letters);
        word.gap = self.gap();
        self.last = word.span;
        self.last_letters = self.letters;
        if self.rest.is_empty() {
            self.read_gap_behind();
        } else {
            self.between = GapCounts::default();
        }
        Some(word)
    }

    /// Reads on in the word, or up to the next one and in it.
    fn read_on(&mut self, word: &mut Word) {
        let Word { span, shared, stretched, .. } = word;
        'chars: loop {
            if !self.rest.is_empty() {
                // A word began or ended inside the char before: go on within it.
                let from = self.rest_span;
                while let Some((&symbol, rest)) = self.rest.split_first() {
                    if symbol >= WORD && self.letters > 0 {
                        *shared = true;
                        break 'chars;
                    }
                    self.rest = rest;
                    if symbol >= WORD {
                        self.between.add(symbol);
                        continue;
                    }
                    if self.letters == 0 {
                        span.start = from.start;
                        *shared = true;
                    }
                    self.push(symbol);
                    span.end = from.end;
                }
            }
            let start = self.at;
            let Some((row, len)) = self.row(start) else { break };
            if row < WORD {
                if self.letters == 0 {
                    span.start = start;
                }
                self.push(row);
                self.at += len;
                self.read_common();
                span.end = self.at;
                *stretched = false;
                continue;
            }
            match row {
                // A mark belongs to the letter before it, unless tatweel or a control has come between.
                MARK if span.end == start => span.end = start + len,
                MARK => {}
                FORMAT => *stretched |= self.text.get(start..start + len) == Some("\u{640}"),
                MANY => {
                    let Some(c) = self.text.get(start..).and_then(|rest| rest.chars().next()) else { break };
                    let symbols = letters::expand(c);
                    self.rest_span = Span::new(start, start + len);
                    let whole = symbols.iter().all(|&symbol| symbol < WORD);
                    if whole {
                        if self.letters == 0 {
                            span.start = start;
                        }
                        symbols.iter().for_each(|&symbol| self.push(symbol));
                        span.end = start + len;
                        *stretched = false;
                    } else {
                        let head = symbols.iter().position(|&symbol| symbol >= WORD).unwrap_or(symbols.len());
                        let (first, rest) = symbols.split_at(head);
                        if !first.is_empty() {
                            if self.letters == 0 {
                                span.start = start;
                            }
                            first.iter().for_each(|&symbol| self.push(symbol));
                            span.end = start + len;
                        }
                        self.rest = rest;
                    }
                }
                class if self.letters == 0 => self.add(class),
                _ => break,
            }
            self.at += len;
        }
    }

    /// The row and the length in bytes of a char of three or four bytes.
    #[inline(never)]
    fn wide(&self, start: usize) -> (Symbol, usize) {
        match self.text.get(start..).and_then(|rest| rest.chars().next()) {
            Some(c) => (letters::look_up(c), c.len_utf8()),
            None => (BREAK, 1),
        }
    }

    /// Whether a letter of two bytes is next.
    fn at_common_letter(&self) -> bool {
        match self.text.as_bytes().get(self.at..) {
            Some(&[first, second, ..]) => self.pair(first, second) < WORD,
            _ => false,
        }
    }

    /// The row of the char of these two bytes, [`MANY`] if they are none.
    fn pair(&self, first: u8, second: u8) -> Symbol {
        self.pairs.get(usize::from(u16::from_le_bytes([first, second]))).copied().unwrap_or(MANY)
    }

    /// Reads on in a word, over letters of two bytes and their marks: nearly all there is in Arabic text.
    ///
    /// Whether a char is a letter or a mark is hard to foresee in vocalized text, so that no branch depends on it.
    fn read_common(&mut self) {
        let mut rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let (mut letters, mut key) = (self.letters, self.key);
        while let &[first, second, ref after @ ..] = rest {
            let row = self.pair(first, second);
            if row > MARK {
                break;
            }
            if let Some(slot) = self.symbols.get_mut(letters % BUFFER) {
                *slot = row;
            }
            let is_letter = row < WORD;
            letters += usize::from(is_letter);
            key = if is_letter { key.push(row) } else { key };
            rest = after;
        }
        self.letters = letters;
        self.key = key;
        self.at = self.text.len() - rest.len();
    }

    fn push(&mut self, symbol: Symbol) {
        if let Some(slot) = self.symbols.get_mut(self.letters % BUFFER) {
            *slot = symbol;
        }
        self.letters += 1;
        self.key = self.key.push(symbol);
    }
}
