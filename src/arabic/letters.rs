//! The fold table: from a `char` to the symbols that matter for comparing names.
//!
//! The table is total and context-free: every `char` has a row, and a row never depends on the neighbouring chars. Rare rows follow from
//! one rule: a char has the row of its compatibility decomposition (NFKD). So presentation forms, ligatures and full-width letters fold
//! like the letters they stand for, and a text folds alike in every normalization form. The short lists below hold the letters that Unicode
//! distinguishes and Arabic names do not.
//!
//! What depends on neighbours is the spelling of a hamza ([`settle`]) and of the name of God ([`behind_alef`]).

use std::borrow::Cow;

use once_cell::sync::{Lazy, OnceCell};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// One folded letter, digit or class, in one byte.
///
/// Letters and digits are below [`WORD`], classes above.
pub(crate) type Symbol = u8;

/// The letters and digits, in the order of their symbols. Those of the proclitics are adjacent, so that one comparison recognizes them.
const ALPHABET: [char; 66] = [
    'ا', 'ب', 'ف', 'ك', 'ل', 'و', 'ت', 'ث', 'ج', 'ح', 'خ', 'د', 'ذ', 'ر', 'ز', 'س', 'ش', 'ص', 'ض', 'ط', 'ظ', 'ع', 'غ',
    'ق', 'م', 'ن', 'ه', 'ي', 'ء', 'ئ', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f',
    'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o', 'p', 'q', 'r', 's', 't', 'u', 'v', 'w', 'x', 'y', 'z',
];

pub(crate) const ALEF: Symbol = 0;
pub(crate) const BEH: Symbol = 1;
pub(crate) const FEH: Symbol = 2;
pub(crate) const KAF: Symbol = 3;
pub(crate) const LAM: Symbol = 4;
pub(crate) const WAW: Symbol = 5;
pub(crate) const TEH: Symbol = 6;
pub(crate) const DAL: Symbol = 11;
pub(crate) const SEEN: Symbol = 15;
pub(crate) const AIN: Symbol = 21;
pub(crate) const MEEM: Symbol = 24;
pub(crate) const NOON: Symbol = 25;
pub(crate) const HEH: Symbol = 26;
pub(crate) const YEH: Symbol = 27;
pub(crate) const HAMZA: Symbol = 28;
/// ئ, until [`settle`] makes it a yeh or a waw. It is the last of the Arabic letters.
pub(crate) const SEAT: Symbol = 29;
/// The digit 0; the others follow.
const ZERO: Symbol = 30;

/// A letter that equals no letter, not even itself.
pub(crate) const OTHER: Symbol = 66;
/// Symbols below this one are parts of words.
pub(crate) const WORD: Symbol = 67;
/// A mark on the letter before it. Folds to nothing.
pub(crate) const MARK: Symbol = 67;
/// A hamza above as a mark of its own, a mark that makes a yeh a [`SEAT`].
pub(crate) const HAMZA_ABOVE: Symbol = 68;
/// The small alef above a letter, a mark that may stand for an alef. It is the last of the marks.
pub(crate) const DAGGER: Symbol = 69;
/// Tatweel and invisible controls. Fold to nothing.
pub(crate) const FORMAT: Symbol = 70;
pub(crate) const SPACE: Symbol = 71;
pub(crate) const TAB: Symbol = 72;
pub(crate) const LINE: Symbol = 73;
pub(crate) const RETURN: Symbol = 74;
pub(crate) const JOINT: Symbol = 75;
pub(crate) const DOT: Symbol = 76;
/// An apostrophe: a joint between letters, a quote elsewhere.
pub(crate) const APOSTROPHE: Symbol = 77;
/// A quote or bracket. Writers use them the wrong way round as often as not, so their direction says nothing.
pub(crate) const QUOTE: Symbol = 78;
pub(crate) const BREAK: Symbol = 79;
/// Not a symbol: the row has several symbols, which [`expand`] looks up.
pub(crate) const MANY: Symbol = 255;

/// The ligature of الله.
const ALLAH: char = '\u{FDF2}';

/// Letters that fold to a letter that is not in their decomposition.
const LETTERS: [(char, &str); 39] = [
    // The alef family. The precomposed ones decompose to alef and a mark; wasla and the wavy hamzas do not.
    ('\u{0671}', "ا"),
    ('\u{0672}', "ا"),
    ('\u{0673}', "ا"),
    // Uighur U stands here because U+0677, a hamza on waw, decomposes to it.
    ('\u{06C7}', "و"),
    // Yeh.
    ('\u{0649}', "ي"),
    ('\u{06CC}', "ي"),
    ('\u{06D0}', "ي"),
    ('\u{06D2}', "ي"),
    ('\u{06D3}', "ي"),
    // Heh and ta marbuta.
    ('\u{0629}', "ه"),
    ('\u{06C3}', "ه"),
    ('\u{06BE}', "ه"),
    ('\u{06C0}', "ه"),
    ('\u{06C1}', "ه"),
    ('\u{06C2}', "ه"),
    ('\u{06D5}', "ه"),
    // Kaf.
    ('\u{06A9}', "ك"),
    ('\u{06AA}', "ك"),
    // Persian and Maghrebi letters for foreign sounds. Writers use them and their Arabic neighbours interchangeably.
    ('\u{067E}', "ب"),
    ('\u{0686}', "ج"),
    ('\u{0698}', "ز"),
    ('\u{06AF}', "ك"),
    ('\u{06A4}', "ف"),
    ('\u{06A8}', "ق"),
    ('\u{06BA}', "ن"),
    // Latin letters without a decomposition.
    ('ł', "l"),
    ('Ł', "l"),
    ('ø', "o"),
    ('Ø', "o"),
    ('ß', "ss"),
    ('ẞ', "ss"),
    ('æ', "ae"),
    ('Æ', "ae"),
    ('œ', "oe"),
    ('Œ', "oe"),
    ('ı', "i"),
    ('đ', "d"),
    ('Đ', "d"),
    // Hamza above as a letter of its own; its seat carries the sound.
    ('\u{0674}', ""),
];

/// Returns the symbol, a letter or a class, of a char that does not decompose further.
fn simple_row(c: char) -> Symbol {
    match c {
        '\u{0640}' | '\u{200B}'..='\u{200F}' | '\u{061C}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' => FORMAT,
        '\u{2066}'..='\u{206F}' | '\u{FEFF}' | '\u{00AD}' | '\u{180E}' | '\u{FFF9}'..='\u{FFFB}' => FORMAT,
        // Quranic annotation: small letters and signs, some of which Unicode calls letters.
        '\u{06D6}'..='\u{06DD}' | '\u{06DF}'..='\u{06E8}' | '\u{06EA}'..='\u{06ED}' | '\u{08CA}'..='\u{08FF}' => MARK,
        // The other format controls (Cf): number signs, hieroglyph and music controls, tags.
        '\u{0600}'..='\u{0605}' | '\u{070F}' | '\u{0890}' | '\u{0891}' | '\u{110BD}' | '\u{110CD}' => FORMAT,
        '\u{13430}'..='\u{1343F}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}' => FORMAT,
        '\u{E0001}' | '\u{E0020}'..='\u{E007F}' => FORMAT,
        '\u{0660}'..='\u{0669}' => ZERO + (c as u32 - 0x660) as Symbol,
        '\u{06F0}'..='\u{06F9}' => ZERO + (c as u32 - 0x6F0) as Symbol,
        '\n' | '\u{0085}' | '\u{2028}' => LINE,
        '\r' => RETURN,
        ' ' | '\u{1680}' => SPACE,
        '\t' => TAB,
        // The words of a hashtag are joined by low lines.
        '-' | '_' | '\u{2010}'..='\u{2015}' | '\u{00B7}' => JOINT,
        '.' => DOT,
        '\'' | '\u{2019}' | '\u{02BC}' => APOSTROPHE,
        '"' | '«' | '»' | '“' | '”' | '„' | '‟' | '‹' | '›' | '‘' | '‚' | '‛' | '`' | '<' | '>' => {
            QUOTE
        }
        '(' | ')' | '[' | ']' | '{' | '}' | '〈' | '〉' | '《' | '》' | '「' | '」' | '『' | '』' | '【' | '】' => {
            QUOTE
        }
        // Ornate parentheses. # stands before a word as a quote does: حركة #فتح.
        '\u{FD3E}' | '\u{FD3F}' | '#' => QUOTE,
        '\u{0654}' => HAMZA_ABOVE,
        '\u{0670}' => DAGGER,
        _ if is_combining_mark(c) => MARK,
        _ => match letter_row(c) {
            Some(letter) => letter,
            None if c.is_alphanumeric() => OTHER,
            None => BREAK,
        },
    }
}

/// Returns whether the symbol is an Arabic letter that names use.
pub(crate) fn is_arabic(symbol: Symbol) -> bool {
    symbol <= SEAT
}

/// Returns whether a quote or bracket of any kind or direction has this row.
pub(crate) fn is_quote(row: Symbol) -> bool {
    matches!(row, APOSTROPHE | QUOTE)
}

/// Returns whether a mark of any kind, which stands on the letter before it, has this row.
pub(crate) fn is_mark(row: Symbol) -> bool {
    matches!(row, MARK..=DAGGER)
}

/// Returns the letter or digit that `c` is, ignoring case.
fn letter_row(c: char) -> Option<Symbol> {
    let lower = c.to_ascii_lowercase();
    // The alphabet has 66 letters, so the position fits in a symbol.
    let position = ALPHABET.iter().position(|&letter| letter == lower)?;
    Some(position as Symbol)
}

/// Returns what the list of letters has for `c`.
fn listed(c: char) -> Option<&'static str> {
    for &(from, to) in &LETTERS {
        if from == c {
            return Some(to);
        }
    }
    None
}

/// Returns the symbols of `c` without marks and controls. For a mark or a control this is empty.
///
/// ة is in the list, as ه. آ is an alef and a mark, ﷲ is four letters, and ½ is 1, a sign and 2.
fn decomposed_rows(c: char) -> Vec<Symbol> {
    let mut rows = Vec::new();
    if let Some(to) = listed(c) {
        rows.extend(to.chars().map(simple_row));
        return rows;
    }
    for part in std::iter::once(c).nfkd() {
        match listed(part) {
            Some(to) => rows.extend(to.chars().map(simple_row)),
            None => push_part(&mut rows, simple_row(part)),
        }
    }
    rows.retain(|row| !(MARK..=FORMAT).contains(row));
    rows
}

/// Adds the row of one more part of a char.
fn push_part(rows: &mut Vec<Symbol>, row: Symbol) {
    match (row, rows.last_mut()) {
        (HAMZA_ABOVE, Some(seat @ &mut YEH)) => *seat = SEAT,
        _ => rows.push(row),
    }
}

/// Returns the row of `c` as it is stored: one symbol or class, or [`MANY`] with the symbols.
fn row(c: char) -> (Symbol, Option<Box<[Symbol]>>) {
    // Isolated forms of marks: NFKD would put a space before them, inside a word.
    if matches!(c, '\u{FE70}'..='\u{FE7F}' | '\u{FC5E}'..='\u{FC63}') {
        return (MARK, None);
    }
    // A Hangul syllable decomposes to letters, none of which the table knows: it is one unknown letter.
    if matches!(c, '\u{AC00}'..='\u{D7A3}') {
        return (OTHER, None);
    }
    let symbols = decomposed_rows(c);
    match symbols.as_slice() {
        [] => match simple_row(c) {
            mark @ (HAMZA_ABOVE | DAGGER | FORMAT) => (mark, None),
            _ => (MARK, None),
        },
        [one] => (*one, None),
        // Signs that decompose into several signs, such as the ellipsis, are one break.
        all if all.iter().all(|&symbol| symbol >= DOT) => (BREAK, None),
        all if all.iter().all(|&symbol| symbol == OTHER) => (OTHER, None),
        _ => (MANY, Some(symbols.into_boxed_slice())),
    }
}

/// The rows of the 256 chars that share all but their last byte.
struct Page {
    rows: [Symbol; 256],
    many: Vec<(char, Box<[Symbol]>)>,
}

impl Page {
    /// Builds the rows of the chars whose code is `number` followed by one more byte.
    fn new(number: usize) -> Self {
        let mut page = Self { rows: [OTHER; 256], many: Vec::new() };
        for (low, slot) in page.rows.iter_mut().enumerate() {
            // The surrogates are not chars, and are never looked up.
            let Some(c) = char::from_u32((number << 8 | low) as u32) else { continue };
            let (symbol, many) = row(c);
            *slot = symbol;
            if let Some(many) = many {
                page.many.push((c, many));
            }
        }
        page
    }
}

/// The pages of the table, each built when its first char is met: a text uses a handful of the 4352.
static PAGES: [OnceCell<Box<Page>>; 0x1100] = [const { OnceCell::new() }; 0x1100];

/// Returns the page of `c`. Every char has one: the last, U+10FFFF, is in page 0x10FF.
fn page(c: char) -> Option<&'static Page> {
    let number = c as usize >> 8;
    let page = PAGES.get(number)?.get_or_init(|| Box::new(Page::new(number)));
    Some(page)
}

/// The rows of U+0000 to U+07FF, where nearly all of an Arabic text lies, without a page look-up.
pub(crate) type CommonRows = [Symbol; 0x800];

static COMMON: Lazy<Box<CommonRows>> = Lazy::new(|| {
    let mut rows = Box::new([OTHER; 0x800]);
    for (code, slot) in rows.iter_mut().enumerate() {
        *slot = char::from_u32(code as u32).map_or(OTHER, look_up);
    }
    rows
});

/// The table of the common chars.
pub(crate) fn common() -> &'static CommonRows {
    &COMMON
}

/// The rows of the chars of two bytes, indexed by these bytes with the first one low. Pairs that are not a char have [`MANY`].
pub(crate) type PairRows = [Symbol; 0x1_0000];

static PAIRS: Lazy<Box<PairRows>> = Lazy::new(|| {
    let mut rows = Box::new([MANY; 0x1_0000]);
    for (code, &row) in (0x80..0x800).zip(common().iter().skip(0x80)) {
        // UTF-8 keeps the upper five bits of the code in the first byte, and the lower six in the second.
        let pair = u16::from_le_bytes([0xC0 | (code >> 6) as u8, 0x80 | (code & 0x3F) as u8]);
        if let Some(slot) = rows.get_mut(usize::from(pair)) {
            *slot = row;
        }
    }
    rows
});

/// The table of the chars of two bytes.
pub(crate) fn pairs() -> &'static PairRows {
    &PAIRS
}

/// Returns the row of the char of two bytes, with the first byte low, or [`MANY`] if they are not a char.
#[inline(always)]
pub(crate) fn pair_row(pairs: &PairRows, pair: u16) -> Symbol {
    pairs.get(usize::from(pair)).copied().unwrap_or(MANY)
}

/// Returns the row of `c`: a symbol, a class, or [`MANY`].
pub(crate) fn look_up(c: char) -> Symbol {
    let Some(page) = page(c) else { return OTHER };
    page.rows.get(c as usize & 0xFF).copied().unwrap_or(OTHER)
}

/// Returns the symbols of a char whose row is [`MANY`].
pub(crate) fn expand(c: char) -> &'static [Symbol] {
    let Some(page) = page(c) else { return &[] };
    for (of, symbols) in &page.many {
        if *of == c {
            return symbols;
        }
    }
    &[]
}

/// Returns the letter or digit of a symbol, or `None` for [`OTHER`] and the classes.
pub(crate) fn letter(symbol: Symbol) -> Option<char> {
    ALPHABET.get(symbol as usize).copied()
}

/// Adds the folded letters of `word` to `symbols`, as [`crate::fold`] would find them.
pub(crate) fn fold_word(word: &str, symbols: &mut Vec<Symbol>) {
    if fold_two_byte_letters(word, symbols) {
        return;
    }
    let (common, before) = (common(), symbols.len());
    let mut is_behind_alef = false;
    for c in word.chars() {
        let row = match common.get(c as usize) {
            Some(&row) => row,
            None => look_up(c),
        };
        match row {
            row if row < WORD => symbols.push(row),
            MANY => symbols.extend(behind_alef(c, is_behind_alef).iter().filter(|&&symbol| symbol < WORD)),
            HAMZA_ABOVE => {
                if let Some(last) = symbols.get_mut(before..).and_then(<[Symbol]>::last_mut) {
                    put_hamza_on(last);
                }
            }
            _ => {}
        }
        is_behind_alef = row == ALEF || is_behind_alef && (MARK..=FORMAT).contains(&row);
    }
    settle(symbols.get_mut(before..).unwrap_or_default());
}

/// Does the same as [`fold_word`] for words that have only letters of two bytes and no hamza to settle, as nearly all are. For other words it
/// adds nothing to `symbols` and returns false.
fn fold_two_byte_letters(word: &str, symbols: &mut Vec<Symbol>) -> bool {
    let letters = word.as_bytes().chunks_exact(2);
    if !letters.remainder().is_empty() {
        return false;
    }
    let (pairs, before) = (pairs(), symbols.len());
    let mut highest = 0;
    symbols.extend(letters.map(|letter| {
        let row = match *letter {
            [first, second] => pair_row(pairs, u16::from_le_bytes([first, second])),
            _ => MANY,
        };
        highest = highest.max(row);
        row
    }));
    let is_word = highest < HAMZA;
    if !is_word {
        symbols.truncate(before);
    }
    is_word
}

/// Gives the letters of a word, as the table has them, their one spelling: every [`SEAT`] becomes a yeh, except where the hamza is written in
/// other ways, too.
///
/// Before waw, careful writers disagree on the seat of a hamza: شؤون, شئون and شءون are one word, and so are رؤوف and رءوف. All are read as
/// with ؤ, whose row is that of waw.
pub(crate) fn settle(word: &mut [Symbol]) {
    // A word does not begin with ئو, except a foreign one (ئوجلان), in which a waw would look like a proclitic.
    for at in 2..word.len() {
        if let Some([hamza @ (HAMZA | SEAT), WAW]) = word.get_mut(at - 1..=at) {
            *hamza = WAW;
        }
    }
    for letter in word {
        if *letter == SEAT {
            *letter = YEH;
        }
    }
}

/// Writes a hamza on the letter before it. Only on a yeh does it matter.
pub(crate) fn put_hamza_on(letter: &mut Symbol) {
    if *letter == YEH {
        *letter = SEAT;
    }
}

/// Returns the symbols of `c`, whose row is [`MANY`], perhaps behind an alef.
///
/// Many fonts draw the [ligature](ALLAH) of الله without its alef. So writers add one, which is the same alef.
pub(crate) fn behind_alef(c: char, is_behind_alef: bool) -> &'static [Symbol] {
    match expand(c) {
        [ALEF, rest @ ..] if c == ALLAH && is_behind_alef => rest,
        symbols => symbols,
    }
}

/// Returns whether the last letter of `text` is an alef, and nothing but marks and controls follows it.
pub(crate) fn ends_in_alef(text: &str) -> bool {
    let last = text.chars().rev().map(look_up).find(|row| !(MARK..=FORMAT).contains(row));
    last == Some(ALEF)
}

/// Returns the folded letters of `word`.
pub(crate) fn folded(word: &str) -> Vec<Symbol> {
    let mut symbols = Vec::with_capacity(word.len() / 2);
    fold_word(word, &mut symbols);
    symbols
}

/// Returns whether `c` is a plain letter of Arabic: U+0621 to U+064A without tatweel.
fn is_plain(c: char) -> bool {
    matches!(c, '\u{621}'..='\u{63A}' | '\u{641}'..='\u{64A}')
}

/// Returns whether the two bytes are a [plain](is_plain) letter.
pub(crate) fn is_plain_pair(first: u8, second: u8) -> bool {
    matches!((first, second), (0xD8, 0xA1..=0xBA) | (0xD9, 0x81..=0x8A))
}

/// Returns the letters of `word` as spelled: with hamzas, ى and ة, but without marks, tatweel and presentation forms.
///
/// Guarded words are compared in this form, because folding would make على look like علي.
pub(crate) fn spelled(word: &str) -> Cow<'_, str> {
    // Nearly all words have only plain letters and are already spelled so.
    if word.chars().all(is_plain) {
        return Cow::Borrowed(word);
    }
    // Tatweel is removed first, because it may separate a letter from its combining hamza, and composition joins the two.
    let mut letters = String::with_capacity(word.len());
    for c in word.chars().filter(|&c| look_up(c) != FORMAT) {
        // Composition would write the alef of the ligature again.
        if c == ALLAH && ends_in_alef(&letters) {
            let alef = letters.rfind(|c| look_up(c) == ALEF).unwrap_or_default();
            letters.truncate(alef);
        }
        letters.push(c);
    }
    letters.nfkc().filter(|&c| is_spelled(c)).collect()
}

/// Returns whether a char of a composed word belongs to its spelling. Marks do not, nor does a combining hamza that composed with no
/// letter.
fn is_spelled(c: char) -> bool {
    !matches!(look_up(c), MARK..=FORMAT)
}

/// Returns whether `text` begins with an alef that has a hamza below it, in any of its forms.
pub(crate) fn begins_with_hamza_below(text: &str) -> bool {
    let mut parts = text.chars().take(3).nfkd();
    parts.next() == Some('ا') && parts.take_while(|&part| is_combining_mark(part)).any(|mark| mark == '\u{0655}')
}

/// Returns whether `c` is a space or folds to nothing: a mark, tatweel or an invisible control.
pub(crate) fn is_blank(c: char) -> bool {
    matches!(look_up(c), SPACE | TAB | MARK..=FORMAT)
}

/// Returns whether `c` is a ta marbuta, in any of its forms. It folds like a heh.
pub(crate) fn is_ta_marbuta(c: char) -> bool {
    matches!(c, '\u{0629}' | '\u{06C3}' | '\u{FE93}' | '\u{FE94}')
}

/// Returns whether `c` is one of the three tanwins, in any of their forms.
pub(crate) fn is_tanwin(c: char) -> bool {
    is_fathatan(c)
        || matches!(
            c,
            '\u{064C}' | '\u{064D}' | '\u{08F1}' | '\u{08F2}' | '\u{FC5E}' | '\u{FC5F}' | '\u{FE72}' | '\u{FE74}'
        )
}

/// Returns whether `c` is the tanwin written with an alef (fathatan), in any of its forms.
pub(crate) fn is_fathatan(c: char) -> bool {
    matches!(c, '\u{064B}' | '\u{08F0}' | '\u{FE70}' | '\u{FE71}' | '\u{FD3C}' | '\u{FD3D}')
}
