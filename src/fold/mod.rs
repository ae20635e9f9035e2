//! From text to words: folded symbols with the exact bytes they came from.

mod edges;
mod gap;
pub(crate) mod normalizer;
pub(crate) mod plain;

pub(crate) use self::edges::{
    dot_after, ends_in_mark, ends_in_ta_marbuta, ends_in_tanwin, has_final_tanwin, letter_start,
};
pub(crate) use self::gap::Gap;
use self::gap::GapCounts;
pub(crate) use self::gap::is_initial;
pub(crate) use self::gap::{clitics_before, is_space};
use crate::arabic::key::Key;
use crate::arabic::letters::{
    self, ALEF, BREAK, CommonRows, DAGGER, FORMAT, HAMZA, HAMZA_ABOVE, LAM, MANY, MARK, OTHER, PairRows, RETURN, SEAT,
    SPACE, Symbol, WORD, YEH,
};
use crate::arabic::proclitics::Proclitics;
use crate::limits::WORD_LETTERS;
use crate::span::Span;

/// One word of the text. Its symbols are in the [`Words`] it came from.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Word {
    /// From the first letter to the end of the last letter's marks. Tatweel and controls after these are outside.
    pub(crate) span: Span,
    /// What stands before it.
    pub(crate) gap: Gap,
    /// Whether its first letter shares a char with the previous word, or its last letter with the next word (ﷺ).
    pub(crate) shared: bool,
    /// Whether it has a small alef above a letter, which [may stand for an alef](with_alef).
    pub(crate) dagger: bool,
    /// The key of its letters.
    pub(crate) key: Key,
}

/// The number of letters that fit in the buffer of [`Words`]. It is a power of two, so `% BUFFER` is cheap and keeps every index inside.
const BUFFER: usize = 256;
const _: () = assert!(BUFFER.is_power_of_two() && BUFFER > WORD_LETTERS);

/// The words of a text, in order.
///
/// It is not an [`Iterator`]: the symbols of a word are lent until the next one is read, so one buffer is enough for a text of any length.
///
/// There are three readers, each for fewer words than the previous one: [`plain_word`](Self::plain_word) reads most words of Arabic text in
/// one pass, [`two_byte_word`](Self::two_byte_word) those that are longer or have marks, letter by letter, and [`any_word`](Self::any_word)
/// everything else, char by char.
pub(crate) struct Words<'t> {
    text: &'t str,
    common: &'static CommonRows,
    pairs: &'static PairRows,
    at: usize,
    /// The letters of the current word, valid if there are at most [`WORD_LETTERS`].
    symbols: [Symbol; BUFFER],
    /// The number of letters of the current word so far.
    letters: usize,
    key: Key,
    /// The key of the word's [core](plain::core).
    core: Key,
    /// What stands between the last word and `at`.
    between: GapCounts,
    /// The last word, or an empty span before the first one.
    last: Span,
    /// Whether the current word has a hamza, whose spelling must be [settled](letters::settle).
    hamza: bool,
    /// Whether the last word that was read letter by letter has marks.
    marked: bool,
    /// The symbols still to be read of a char that contains several words.
    rest: &'static [Symbol],
    rest_span: Span,
}

/// A place between two words.
#[derive(Clone, Copy)]
struct Position {
    at: usize,
    between: GapCounts,
    last: Span,
}

/// Returns whether a char of this row separates words.
fn is_between(row: Symbol) -> bool {
    (SPACE..=BREAK).contains(&row)
}

/// Whether a word may be skipped.
pub(crate) enum Verdict {
    Nothing,
    /// It may, unless the next word gives [`Before`](Self::Before).
    Perhaps,
    /// It must not be skipped.
    Here,
    /// The previous word must not be skipped.
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
            hamza: false,
            marked: false,
            rest: &[],
            rest_span: Span::default(),
        }
    }

    /// Returns the span of the last word, read or skipped, or `None` before the first word.
    pub(crate) fn last(&self) -> Option<Span> {
        if self.last.is_empty() { None } else { Some(self.last) }
    }

    /// Returns the symbols of the last word.
    ///
    /// No name has a word longer than [`WORD_LETTERS`]. For such a word they are only some of its letters, but more than that many.
    pub(crate) fn symbols(&self) -> &[Symbol] {
        self.symbols.get(..self.letters).unwrap_or(&self.symbols)
    }

    /// Returns the key of the [core](plain::core) of the last word.
    pub(crate) fn core(&self) -> Key {
        self.core
    }

    /// Reads the next word.
    #[inline]
    pub(crate) fn next_word(&mut self) -> Option<Word> {
        match self.common_word() {
            Some(gap) => Some(Word { span: self.last, gap, shared: false, dagger: false, key: self.key }),
            None => self.any_word(),
        }
    }

    /// Skips [common](Self::common_word) words while `judge` allows it, and returns their number. The judge gets the symbols of each word,
    /// its key, the key of its [core](plain::core), and whether a name may continue from the previous word.
    #[inline]
    pub(crate) fn pass_over(&mut self, mut judge: impl FnMut(&[Symbol], Key, Key, bool) -> Verdict) -> usize {
        let mut passed = 0;
        // Where the last word begins, if its verdict depends on the next one.
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
        Position { at: self.at, between: self.between, last: self.last }
    }

    fn go_to(&mut self, place: Position) {
        Position { at: self.at, between: self.between, last: self.last } = place;
    }

    /// Reads the next word and what follows it, if all its letters and marks are chars of two bytes, as most are. Returns what stands
    /// before it. For other words it reads nothing and returns `None`.
    #[inline(always)]
    fn common_word(&mut self) -> Option<Gap> {
        match self.plain_word() {
            Some(gap) => Some(gap),
            None => self.two_byte_word(),
        }
    }

    /// Does the same as [`common_word`](Self::common_word) for [plain](plain::read) words only: they begin right here, have one to eight
    /// letters and no marks. Reads all letters in one pass.
    #[inline(always)]
    fn plain_word(&mut self) -> Option<Gap> {
        // In vocalized text plain words are too rare to try.
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
        // All eight symbols are copied; `letters` says how many belong to the word.
        if let Some(symbols) = self.symbols.first_chunk_mut() {
            *symbols = plain.symbols;
        }
        (self.letters, self.key, self.core) = (plain.letters, plain.key, plain.core);
        let gap = self.gap();
        self.last = Span::new(start, end);
        if spaced {
            self.between = GapCounts::SPACE;
            self.at = end + 1;
        } else {
            self.at = end;
            self.read_gap_behind();
        }
        Some(gap)
    }

    /// Does the same as [`common_word`](Self::common_word), letter by letter, for words of any length, with any marks and with anything
    /// before them.
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
        self.hamza = false;
        self.read_two_byte_letters();
        // The word continues with another letter or a control, so the next reader reads it from its beginning.
        let span = Span::new(start, self.at);
        let ends_here = self.next_byte() == Some(b' ') || self.is_end(self.at);
        if !ends_here {
            self.at = start;
            return None;
        }
        self.marked = 2 * self.letters < span.len();
        self.settle();
        self.core = plain::core(self.key, self.letters);
        let gap = self.gap();
        self.last = span;
        self.read_gap_behind();
        Some(gap)
    }

    /// Returns the byte to read next.
    #[inline]
    fn next_byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Returns whether the char at a byte ends the word before it.
    #[inline(never)]
    fn is_end(&self, at: usize) -> bool {
        match self.row(at) {
            Some((row, _)) => is_between(row),
            None => false,
        }
    }

    /// Returns the gap between the last word and the one that begins here.
    #[inline]
    fn gap(&self) -> Gap {
        if self.last.is_empty() {
            // Nothing comes before the first word.
            Gap::Break
        } else if self.between.counts == GapCounts::SPACE.counts {
            Gap::Space
        } else {
            self.between.gap(|| is_initial(self.last.of(self.text)))
        }
    }

    /// Begins to read what follows the last word.
    fn read_gap_behind(&mut self) {
        if self.next_byte() == Some(b' ') {
            self.between = GapCounts::SPACE;
            self.at += 1;
        } else {
            self.between = GapCounts::default();
            self.read_gap();
        }
    }

    /// Reads what stands between the last word and the next one, or some of it.
    fn read_gap(&mut self) {
        while let Some((row, len)) = self.row(self.at) {
            if !is_between(row) {
                return;
            }
            self.at += len;
            self.add(row);
        }
    }

    /// Adds the class of the char just read to the current gap.
    fn add(&mut self, class: Symbol) {
        // CRLF is one line break.
        let is_crlf = class == RETURN && self.next_byte() == Some(b'\n');
        if !is_crlf {
            self.between.add(class);
        }
    }

    /// Returns the row of the char at a byte and its length in bytes, or `None` at the end of the text.
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

    /// Reads the next word, whatever its chars, or returns `None` at the end of the text. Never inlined, to keep the path of common words
    /// short.
    #[inline(never)]
    fn any_word(&mut self) -> Option<Word> {
        self.letters = 0;
        self.key = Key::default();
        self.hamza = false;
        let span = Span::new(self.at, self.at);
        let mut word = Word { span, gap: Gap::Break, shared: false, dagger: false, key: self.key };
        self.read_chars(&mut word);
        if self.letters == 0 {
            return None;
        }
        self.settle();
        word.key = self.key;
        self.core = plain::core(self.key, self.letters);
        word.gap = self.gap();
        self.last = word.span;
        if self.rest.is_empty() {
            self.read_gap_behind();
        } else {
            // The next word begins in the char that this one ends in.
            self.between = GapCounts::default();
        }
        Some(word)
    }

    /// Reads the gap before the next word and the word itself, char by char.
    fn read_chars(&mut self, word: &mut Word) {
        while self.read_rest(word) {
            let Some((row, len)) = self.row(self.at) else { return };
            let char = Span::new(self.at, self.at + len);
            if self.ends_before(row, char) {
                return;
            }
            self.at = char.end;
            match row {
                ..WORD => {
                    self.add_letter(word, row, char);
                    if letters::is_arabic(row) {
                        self.read_two_byte_letters();
                    }
                    word.span.end = self.at;
                }
                MARK..=DAGGER => self.read_mark(word, row, char),
                FORMAT => {}
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

    /// Returns whether the word ends before a char of this row, although nothing stands between.
    ///
    /// Digits and Latin letters glued to an Arabic word are words of their own: قطر2022. So is what was glued with a tatweel instead of a
    /// space, as only hamza below an alef shows, which does not stand inside a word: سلمانـإلى.
    fn ends_before(&self, row: Symbol, char: Span) -> bool {
        let Some(&last) = self.letters.checked_sub(1).and_then(|last| self.symbols.get(last % BUFFER)) else {
            return false;
        };
        let first = match row {
            MANY => char.of(self.text).chars().next().and_then(|c| letters::expand(c).first().copied()),
            _ => Some(row),
        };
        match first {
            Some(letter @ ..WORD) if letter != OTHER && last != OTHER => {
                letters::is_arabic(letter) != letters::is_arabic(last) || letter == ALEF && self.is_glued_alef(char)
            }
            _ => false,
        }
    }

    /// Returns whether the alef at `char` has a hamza below it and stands after a tatweel that does not belong to an article.
    fn is_glued_alef(&self, char: Span) -> bool {
        let before = self.symbols.get(..self.letters).unwrap_or_default();
        let is_stretched = self.text.get(..char.start).is_some_and(gap::ends_in_tatweel);
        // The article or proclitics stand before it inside a word.
        is_stretched
            && before.len() > Proclitics::MOST
            && !matches!(before, [.., ALEF | LAM, LAM])
            && self.text.get(char.start..).is_some_and(letters::begins_with_hamza_below)
    }

    /// Reads a mark. It belongs to the letter before it, unless tatweel or a control stands between.
    fn read_mark(&mut self, word: &mut Word, row: Symbol, char: Span) {
        if word.span.end == char.start {
            word.span.end = char.end;
        }
        let Some(last) = self.letters.checked_sub(1).and_then(|last| self.symbols.get_mut(last % BUFFER)) else {
            return;
        };
        match row {
            HAMZA_ABOVE => {
                letters::put_hamza_on(last);
                self.hamza = true;
            }
            DAGGER => word.dagger = true,
            _ => {}
        }
    }

    /// Settles the hamzas of the word that has just been read.
    #[inline]
    fn settle(&mut self) {
        if self.hamza {
            if let Some(word) = self.symbols.get_mut(..self.letters) {
                letters::settle(word);
                self.key = Key::of_word(word);
            }
        }
    }

    /// Reads what the last char has left in `rest`. Returns false if the word ends inside that char.
    fn read_rest(&mut self, word: &mut Word) -> bool {
        while let Some((&symbol, rest)) = self.rest.split_first() {
            let is_letter = symbol < WORD;
            let begins = self.letters == 0;
            if is_letter {
                // The previous word has letters in the same char.
                word.shared |= begins;
                self.add_letter(word, symbol, self.rest_span);
            } else if begins {
                self.between.add(symbol);
            } else {
                // The next word begins in the same char, with the rest of it.
                word.shared = true;
                return false;
            }
            self.rest = rest;
        }
        true
    }

    /// Reads a char that stands for several symbols. Its first letters belong to the word, and `rest` keeps what follows them.
    ///
    /// ﷲ is the four letters of الله, so nothing remains. ﷻ is جل جلاله: جل goes to the word, and a space and جلاله remain.
    fn read_many(&mut self, word: &mut Word, char: Span) {
        let is_behind_alef = self.text.get(..char.start).is_some_and(letters::ends_in_alef);
        let symbols = match char.of(self.text).chars().next() {
            Some(c) => letters::behind_alef(c, is_behind_alef),
            None => &[],
        };
        let end = symbols.iter().position(|&symbol| symbol >= WORD).unwrap_or(symbols.len());
        let (letters, rest) = symbols.split_at(end);
        for &letter in letters {
            self.add_letter(word, letter, char);
        }
        self.rest = rest;
        self.rest_span = char;
    }

    /// Adds a letter to the word. It comes from `char`, alone or with others.
    #[inline]
    fn add_letter(&mut self, word: &mut Word, letter: Symbol, char: Span) {
        if self.letters == 0 {
            word.span.start = char.start;
        }
        word.span.end = char.end;
        self.push(letter);
    }

    /// Returns the row and the length in bytes of a char of three or four bytes.
    #[inline(never)]
    fn wide_row(&self, start: usize) -> (Symbol, usize) {
        match self.text.get(start..).and_then(|rest| rest.chars().next()) {
            Some(c) => (letters::look_up(c), c.len_utf8()),
            None => (BREAK, 1),
        }
    }

    /// Returns whether the next char is a letter of two bytes.
    fn at_two_byte_letter(&self) -> bool {
        match self.text.as_bytes().get(self.at..) {
            Some(&[first, second, ..]) => letters::pair_row(self.pairs, u16::from_le_bytes([first, second])) < WORD,
            _ => false,
        }
    }

    /// Reads letters of two bytes and their marks, which are nearly all of Arabic text, up to the first other char.
    ///
    /// In vocalized text, letters and marks alternate unpredictably, so no branch depends on which one a char is.
    fn read_two_byte_letters(&mut self) {
        let mut rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let (mut letters, mut key, mut hamza) = (self.letters, self.key, self.hamza);
        while let &[first, second, ref after @ ..] = rest {
            let row = letters::pair_row(self.pairs, u16::from_le_bytes([first, second]));
            if row > SEAT && row != MARK {
                break;
            }
            hamza |= row == HAMZA || row == SEAT;
            // A mark is stored after the letters like a letter, but the next char overwrites it.
            if let Some(slot) = self.symbols.get_mut(letters % BUFFER) {
                *slot = row;
            }
            let is_letter = row < WORD;
            letters += usize::from(is_letter);
            key = if is_letter { key.push(row) } else { key };
            rest = after;
        }
        (self.letters, self.key, self.hamza) = (letters, key, hamza);
        self.at = self.text.len() - rest.len();
    }

    fn push(&mut self, symbol: Symbol) {
        if let Some(slot) = self.symbols.get_mut(self.letters % BUFFER) {
            *slot = symbol;
        }
        self.letters += 1;
        self.key = self.key.push(symbol);
        self.hamza |= matches!(symbol, HAMZA | SEAT);
    }
}

/// Returns the letters of `word` with an alef for each small alef above a letter, or `None` if none stands for an alef.
///
/// It does in إبرٰهيم and لبنٰن. In الرحمٰن and هٰذا it is an alef that nobody writes. After an alef, ى or a last yeh it is only a mark: عيسىٰ.
pub(crate) fn with_alef(word: &str) -> Option<Vec<Symbol>> {
    let mut spelled = String::with_capacity(word.len());
    let (mut letter, mut any) = ('ا', false);
    let end = word.trim_end_matches(|c| (MARK..=FORMAT).contains(&letters::look_up(c))).len();
    for (at, c) in word.char_indices() {
        let is_after_yeh = letter == '\u{649}' || at >= end && letters::look_up(letter) == YEH;
        match letters::look_up(c) {
            DAGGER if letter != 'ا' && !is_after_yeh => {
                spelled.push('ا');
                any = true;
            }
            MARK..=FORMAT => spelled.push(c),
            _ => {
                spelled.push(c);
                letter = c;
            }
        }
    }
    any.then(|| letters::folded(&spelled))
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    /// Returns the words of `text`: their letters, keys, cores, and what stands before each.
    fn words(text: &str) -> Vec<(Vec<Symbol>, Key, Key, Gap)> {
        let mut words = Words::new(text);
        let mut read = Vec::new();
        while let Some(word) = words.next_word() {
            read.push((words.symbols().to_vec(), word.key, words.core(), word.gap));
        }
        read
    }

    #[test]
    fn all_readers_read_alike() {
        let text = "شئون شءون رءوف مسئولون جاءوا مئوية سماء وئام ئوب ءو قراءات بيئة أؤكد بالشئون والمستشفيات مصر2022 قطر٢ يوم 16ب MBCقناة \
                    سلمانـإلى د. جي. عواد  علي\tحسن #رام_ا\u{FDF2} ”فتح“ ";
        let plain = words(text);
        assert!(plain.len() > 30);
        for (letters, key, core, _) in &plain {
            assert_eq!(*key, Key::of_word(letters));
            assert_eq!(*core, plain::core(*key, letters.len()));
        }
        // A joiner or a mark after each letter leaves the words to the other readers.
        for mark in ['\u{200D}', '\u{64E}', '\u{8F4}'] {
            let marked: String =
                text.chars().flat_map(|c| [Some(c), c.is_alphabetic().then_some(mark)]).flatten().collect();
            assert_eq!(words(&marked), plain, "{marked:?}");
        }
        assert_eq!(words(&text.nfd().collect::<String>()), plain);
        assert_eq!(words(&text.nfc().collect::<String>()), plain);
    }

    #[test]
    fn folding_a_word_alone_is_reading_it() {
        for word in [
            "شئون",
            "شءون",
            "شي\u{654}ون",
            "رءوف",
            "وئام",
            "ئوب",
            "ا\u{FDF2}",
            "عبدا\u{FDF2}",
            "\u{FBEE}",
            "مسـئـول",
            "سوء",
            "مَسْئُول",
        ] {
            assert_eq!(words(word)[0].0, letters::folded(word), "{word}");
        }
    }

    #[test]
    fn a_small_alef_is_read_as_an_alef() {
        for (word, expected) in [
            ("لبنٰن", Some("لبنان")),
            ("إِبۡرَٰهِيم", Some("ابراهيم")),
            ("لبنـٰن", Some("لبنان")),
            ("ءايٰت", Some("ءايات")),
            ("عيسىٰ", None),
            ("عليٰ", None),
            ("مولىٰه", None),
            ("ناٰس", None),
        ] {
            assert_eq!(with_alef(word), expected.map(letters::folded), "{word}");
        }
    }
}
