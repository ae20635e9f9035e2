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
/// It is not an [`Iterator`]: the symbols of a word are lent until the next one is read, so that one buffer serves a text of any
/// length.
///
/// Three readers share the work, each for fewer words than the one before: [`plain_word`](Self::plain_word) reads most words of
/// Arabic text at one go, [`two_byte_word`](Self::two_byte_word) those that are longer or have marks, letter by letter, and
/// [`any_word`](Self::any_word) whatever there is, char by char.
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
        if self.last.is_empty() { None } else { Some(self.last) }
    }

    /// The symbols of the word read last.
    ///
    /// No name has a word longer than [`WORD_LETTERS`]: of such a word they are some letters, and more than that many.
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
        match self.common_word() {
            Some(gap) => Some(Word { span: self.last, gap, shared: false, stretched: false, key: self.key }),
            None => self.any_word(),
        }
    }

    /// Passes over [common](Self::common_word) words, as long as `judge` sees nothing in them: returns how many. The judge gets the
    /// symbols of each, its key, that of its [core](plain::core), and whether a name may go on from the word before.
    #[inline]
    pub(crate) fn pass_over(&mut self, mut judge: impl FnMut(&[Symbol], Key, Key, bool) -> Verdict) -> usize {
        let mut passed = 0;
        // Where the last word begins that needs its successor to count.
        let mut held = None;
        loop {
            let here = self.position();
            let Some(gap) = self.common_word() else { break };
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

    /// Reads the next word and what stands behind it, if all its letters and marks are chars of two bytes, as most are. Returns what
    /// stands before it; none if the word is another, and has not been read.
    #[inline(always)]
    fn common_word(&mut self) -> Option<Gap> {
        match self.plain_word() {
            Some(gap) => Some(gap),
            None => self.two_byte_word(),
        }
    }

    /// As [`common_word`](Self::common_word), if the word is [plain](plain::read): it begins right here, has one to eight letters, no
    /// mark among them, and ends with the last one. It is read at one go.
    #[inline(always)]
    fn plain_word(&mut self) -> Option<Gap> {
        // In vocalized text a plain word is too rare to look for.
        if self.marked || !self.rest.is_empty() {
            return None;
        }
        let start = self.at;
        let bytes = self.text.as_bytes().get(start..).unwrap_or_default();
        let plain = plain::read(bytes, self.pairs)?;
        let end = start + 2 * plain.letters;
        let spaced = self.text.as_bytes().get(end) == Some(&b' ');
        if !spaced && !self.is_end(end) {
            return None;
        }
        // All eight symbols are copied, whatever the word has: `letters` says which are its own.
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

    /// As [`common_word`](Self::common_word), however long the word is, whatever marks it has, and whatever stands before it. It is
    /// read letter by letter.
    #[inline(never)]
    fn two_byte_word(&mut self) -> Option<Gap> {
        if !self.rest.is_empty() {
            return None;
        }
        if !self.at_two_byte_letter() {
            self.read_gap();
            if !self.at_two_byte_letter() {
                return None;
            }
        }
        let start = self.at;
        self.letters = 0;
        self.key = Key::default();
        self.read_two_byte_letters();
        // Another letter, or a control, goes on with the word: it is read from its beginning by the next reader.
        let span = Span::new(start, self.at);
        let ends_here = self.next_byte() == Some(b' ') || self.is_end(self.at);
        if !ends_here {
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

    /// The byte that is to be read next.
    #[inline]
    fn next_byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Whether what stands at a byte ends the word before it.
    #[inline(never)]
    fn is_end(&self, at: usize) -> bool {
        match self.row(at) {
            Some((row, _)) => is_between(row),
            None => false,
        }
    }

    /// The gap between the word read last and the one that begins here.
    #[inline]
    fn gap(&self) -> Gap {
        if self.last.is_empty() {
            // Nothing comes before the first word.
            Gap::Break
        } else if self.between.counts == GapCounts::SPACE.counts {
            Gap::Space
        } else {
            self.between.gap(self.last_letters)
        }
    }

    /// Begins to read what stands behind the word read last.
    fn read_gap_behind(&mut self) {
        if self.next_byte() == Some(b' ') {
            self.between = GapCounts::SPACE;
            self.at += 1;
        } else {
            self.between = GapCounts::default();
            self.read_gap();
        }
    }

    /// Reads what stands between the word read last and the next one, or some of it.
    fn read_gap(&mut self) {
        while let Some((row, len)) = self.row(self.at) {
            if !is_between(row) {
                return;
            }
            self.at += len;
            self.add(row);
        }
    }

    /// Adds the class of the char just read to what stands between two words.
    fn add(&mut self, class: Symbol) {
        // CRLF is one line break.
        let is_crlf = class == RETURN && self.next_byte() == Some(b'\n');
        if !is_crlf {
            self.between.add(class);
        }
    }

    /// The row of the char at a byte, and its length in bytes; none at the end of the text.
    fn row(&self, at: usize) -> Option<(Symbol, usize)> {
        let bytes = self.text.as_bytes();
        match *bytes.get(at)? {
            ascii @ ..0x80 => Some((self.common.get(usize::from(ascii)).copied().unwrap_or(BREAK), 1)),
            first @ ..0xE0 => {
                let second = bytes.get(at + 1).copied().unwrap_or_default();
                Some((letters::pair_row(self.pairs, u16::from_le_bytes([first, second])), 2))
            }
            _ => Some(self.wide_row(at)),
        }
    }

    /// The next word, whatever chars it is written with; none at the end of the text. Kept out of the way of common words.
    #[inline(never)]
    fn any_word(&mut self) -> Option<Word> {
        self.letters = 0;
        self.key = Key::default();
        let span = Span::new(self.at, self.at);
        let mut word = Word { span, gap: Gap::Break, shared: false, stretched: false, key: self.key };
        self.read_chars(&mut word);
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
            // The next word goes on in the char that this one ends in.
            self.between = GapCounts::default();
        }
        Some(word)
    }

    /// Reads what stands before the next word, and the word, char by char.
    fn read_chars(&mut self, word: &mut Word) {
        while self.read_rest(word) {
            let Some((row, len)) = self.row(self.at) else { return };
            let char = Span::new(self.at, self.at + len);
            self.at = char.end;
            match row {
                ..WORD => {
                    self.add_letter(word, row, char);
                    self.read_two_byte_letters();
                    word.span.end = self.at;
                }
                // A mark belongs to the letter before it, unless tatweel or a control has come between.
                MARK if word.span.end == char.start => word.span.end = char.end,
                MARK => {}
                FORMAT => word.stretched |= char.of(self.text) == "\u{640}",
                MANY => self.read_many(word, char),
                _ if self.letters == 0 => self.add(row),
                _ => {
                    // The word ends before this char.
                    self.at = char.start;
                    return;
                }
            }
        }
    }

    /// Reads what an earlier char has left in `rest`. Returns false where the word ends inside the char.
    fn read_rest(&mut self, word: &mut Word) -> bool {
        while let Some((&symbol, rest)) = self.rest.split_first() {
            let is_letter = symbol < WORD;
            let begins = self.letters == 0;
            if is_letter {
                // The word before has letters in the same char.
                word.shared |= begins;
                self.add_letter(word, symbol, self.rest_span);
            } else if begins {
                self.between.add(symbol);
            } else {
                // The next word begins in the same char, and takes the rest of it.
                word.shared = true;
                return false;
            }
            self.rest = rest;
        }
        true
    }

    /// Reads a char that stands for several symbols: the letters that it begins with belong to the word, and `rest` keeps what stands
    /// behind them.
    ///
    /// ﷲ is the four letters of الله, and leaves nothing. ﷻ is جل جلاله: the word takes جل, and a space and جلاله are left.
    fn read_many(&mut self, word: &mut Word, char: Span) {
        let symbols = char.of(self.text).chars().next().map(letters::expand).unwrap_or_default();
        let end = symbols.iter().position(|&symbol| symbol >= WORD).unwrap_or(symbols.len());
        let (letters, rest) = symbols.split_at(end);
        for &letter in letters {
            self.add_letter(word, letter, char);
        }
        self.rest = rest;
        self.rest_span = char;
    }

    /// Adds a letter to the word. It stands in `char`, alone or with others.
    #[inline]
    fn add_letter(&mut self, word: &mut Word, letter: Symbol, char: Span) {
        if self.letters == 0 {
            word.span.start = char.start;
        }
        word.span.end = char.end;
        word.stretched = false;
        self.push(letter);
    }

    /// The row and the length in bytes of a char of three or four bytes.
    #[inline(never)]
    fn wide_row(&self, start: usize) -> (Symbol, usize) {
        match self.text.get(start..).and_then(|rest| rest.chars().next()) {
            Some(c) => (letters::look_up(c), c.len_utf8()),
            None => (BREAK, 1),
        }
    }

    /// Whether a letter of two bytes is next.
    fn at_two_byte_letter(&self) -> bool {
        match self.text.as_bytes().get(self.at..) {
            Some(&[first, second, ..]) => letters::pair_row(self.pairs, u16::from_le_bytes([first, second])) < WORD,
            _ => false,
        }
    }

    /// Reads letters of two bytes and their marks, which is nearly all there is in Arabic text, up to the first other char.
    ///
    /// Whether a char is a letter or a mark is hard to foresee in vocalized text, so that no branch depends on it.
    fn read_two_byte_letters(&mut self) {
        let mut rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let (mut letters, mut key) = (self.letters, self.key);
        while let &[first, second, ref after @ ..] = rest {
            let row = letters::pair_row(self.pairs, u16::from_le_bytes([first, second]));
            if row > MARK {
                break;
            }
            // A mark is written behind the letters, too, and overwritten by the next one.
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
