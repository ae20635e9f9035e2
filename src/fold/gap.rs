//! What stands between words, and whether a name may continue across it.

use crate::arabic::article::ARTICLE;
use crate::arabic::letters::{
    self, APOSTROPHE, BREAK, DOT, FORMAT, JOINT, LAM, LINE, MARK, QUOTE, RETURN, SPACE, Symbol, TAB, WORD,
};
use crate::arabic::proclitics::Proclitics;

/// What stands between a word and the one before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Gap {
    /// A space, a line break with or without spaces, a joint such as a hyphen between two letters, or the dot of an initial.
    Space,
    /// Two spaces: a slip of the pen or the space of a justified line as often as the end of a column. A listed name continues across them,
    /// a composed one does not.
    Wide,
    /// Nothing: the words are glued together. A listed name continues with the second word, a composed one does not.
    Glued,
    /// One dot between letters: دبليو.بي.
    Dot,
    /// A quote or bracket, or a double one, that opens, because no space stands behind it.
    Open,
    /// Anything else. No name continues across it.
    #[default]
    Break,
}

/// The chars since the last word, counted by class.
#[derive(Clone, Copy, Default)]
pub(super) struct GapCounts {
    /// The number of chars of each class, in two bits each, from [`SPACE`] at the low end to [`BREAK`]. Counting stops at three. A dot and a
    /// space are `0x401`.
    pub(super) counts: u32,
    /// Whether a space follows the joint, dot or quote.
    space_after: bool,
}

impl GapCounts {
    /// What stands between most words.
    pub(super) const SPACE: Self = Self { counts: 1, space_after: true };

    const MOST: u32 = 3;

    pub(super) fn add(&mut self, class: Symbol) {
        self.space_after = matches!(class, SPACE | TAB | LINE | RETURN);
        // The spaces around a quote tell more than its direction: with a space behind it, it closes what stands before it.
        let closes = self.space_after && self.quotes() > 0;
        self.count_one(if closes { BREAK } else { class });
    }

    fn count_one(&mut self, class: Symbol) {
        self.counts += u32::from(self.count(class) < Self::MOST) << Self::shift(class);
    }

    fn count(self, class: Symbol) -> u32 {
        self.counts >> Self::shift(class) & Self::MOST
    }

    fn quotes(self) -> u32 {
        self.count(APOSTROPHE) + self.count(QUOTE)
    }

    fn lines(self) -> u32 {
        self.count(LINE) + self.count(RETURN)
    }

    fn has_blank(self) -> bool {
        self.count(SPACE) + self.count(TAB) + self.lines() > 0
    }

    fn shift(class: Symbol) -> u32 {
        2 * u32::from(class.clamp(SPACE, BREAK) - SPACE)
    }

    /// Returns the gap after a word; `is_initial` says whether the word is an initial.
    pub(super) fn gap(self, is_initial: impl FnOnce() -> bool) -> Gap {
        if self.counts == 0 {
            return Gap::Glued;
        }
        // Most signs are breaks.
        if self.count(BREAK) > 0 {
            return Gap::Break;
        }
        // More than two spaces, or a tab, end a column.
        let is_column = self.count(TAB) > 0 || self.count(SPACE) > 2 && self.lines() == 0;
        if is_column || self.lines() > 1 {
            return Gap::Break;
        }
        let space = if self.count(SPACE) == 2 && self.lines() == 0 { Gap::Wide } else { Gap::Space };
        let blank = self.has_blank();
        match (self.count(JOINT), self.count(DOT), self.quotes()) {
            (0, 0, 0) => space,
            (1, 0, 0) if !blank => Gap::Space,
            (0, 0, 1) if !blank && self.count(APOSTROPHE) == 1 => Gap::Space,
            // After an initial a dot marks an abbreviation (د. أحمد). A space may come only after it.
            (0, 1, 0) if (!blank || self.space_after) && is_initial() => space,
            (0, 1, 0) if !blank => Gap::Dot,
            (0, 0, 1 | 2) if self.lines() == 0 => Gap::Open,
            _ => Gap::Break,
        }
    }
}

/// The names of Latin letters, as they are written for initials: جي. دي. فانس. They have إ as ا and ى as ي, which many write.
///
/// With other hamzas they would be words that end sentences: أم, أن.
const LETTER_NAMES: [&str; 29] = [
    "آر",
    "آي",
    "أو",
    "اتش",
    "ار",
    "اس",
    "اف",
    "اكس",
    "ال",
    "ام",
    "ان",
    "او",
    "اي",
    "ايه",
    "بي",
    "تي",
    "جي",
    "جيه",
    "دبليو",
    "دي",
    "زد",
    "سي",
    "في",
    "كي",
    "كيه",
    "كيو",
    "واي",
    "وي",
    "يو",
];

/// Returns whether the word before a dot is an initial: a letter, or the name of a Latin one.
pub(crate) fn is_initial(word: &str) -> bool {
    /// The bytes of the longest name with a mark on each letter.
    const BYTES: usize = 20;
    if word.len() > BYTES {
        return false;
    }
    let spelled = letters::spelled(word);
    match spelled.chars().count() {
        1 => true,
        2..=5 => LETTER_NAMES.contains(&spelled.replace('إ', "ا").replace('ى', "ي").as_str()),
        _ => false,
    }
}

/// Returns the proclitics that stand apart from the name at byte `at`, and where they begin: لـ in لـ"سبوتنيك", ب in بMBC and in ب#سبوتنيك. An
/// article between them and the name is not part of either: والـ"سبوتنيك".
pub(crate) fn clitics_before(text: &str, at: usize) -> Option<(Proclitics, usize)> {
    /// The most letters: وبال.
    const LETTERS: usize = 4;
    let before = text.get(..at)?;
    let unquoted = before.trim_end_matches(|c| letters::is_quote(letters::look_up(c)));
    let is_quoted = unquoted.len() < before.len();
    let word = if is_quoted { unquoted.trim_end_matches(|c| letters::look_up(c) == SPACE) } else { unquoted };
    // Without tatweel, a letter before a quote may be that of a list: البند ب "...".
    let is_stretched = ends_in_tatweel(word);
    let is_glued = word.len() == at || word.len() + 1 == at && before.ends_with('#');
    if !is_stretched && !is_glued {
        return None;
    }
    let start = start_of_letters(word, LETTERS)?;
    let mut symbols = letters::folded(word.get(start..)?);
    if symbols.ends_with(&ARTICLE) {
        symbols.truncate(symbols.len() - ARTICLE.len());
    } else if symbols.ends_with(&[LAM, LAM]) {
        symbols.pop();
    }
    let clitics = Proclitics::read(&symbols).filter(|clitics| !clitics.is_empty())?;
    Some((clitics, start))
}

/// Returns the byte where the letters at the end of `text` begin, or `None` if it ends in no letter or in more than `most`. Marks and controls
/// before the first letter belong to what stands before.
fn start_of_letters(text: &str, most: usize) -> Option<usize> {
    let mut start = None;
    let mut letters_seen = 0;
    for (at, c) in text.char_indices().rev() {
        if letters::look_up(c) < WORD {
            // Glued words are preceded by all the words before them, which must not be read again for each.
            letters_seen += 1;
            if letters_seen > most {
                return None;
            }
            start = Some(at);
        } else if !is_ignored(c) {
            break;
        }
    }
    start
}

/// Returns whether `text` ends in tatweel, not counting marks and controls behind it.
pub(super) fn ends_in_tatweel(text: &str) -> bool {
    text.trim_end_matches(|c| c != '\u{640}' && is_ignored(c)).ends_with('\u{640}')
}

fn is_ignored(c: char) -> bool {
    (MARK..=FORMAT).contains(&letters::look_up(c))
}

/// Returns whether `between` is one space or one low line, with or without marks and controls. Tabs and more spaces than one end a column.
pub(crate) fn is_space(between: &str) -> bool {
    let mut spaces = 0;
    for c in between.chars() {
        match letters::look_up(c) {
            SPACE => spaces += 1,
            JOINT if c == '_' => spaces += 1,
            MARK..=FORMAT => {}
            _ => return false,
        }
    }
    spaces == 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold::Words;

    /// Returns what stands before the last word of `text`.
    fn gap(text: &str) -> Gap {
        let mut words = Words::new(text);
        let mut gap = Gap::Break;
        while let Some(word) = words.next_word() {
            gap = word.gap;
        }
        gap
    }

    #[test]
    fn spaces_tell_which_way_a_quote_is() {
        for sign in [
            "\"", "«", "»", "“", "”", "„", "‹", "›", "'", "’", "‘", "(", ")", "[", "]", "((", "))", "''", "\"\"", "<<",
            ">>", "#",
        ] {
            assert_eq!(gap(&format!("حركة {sign}فتح")), Gap::Open, "{sign}");
            assert_eq!(gap(&format!("حركة{sign} فتح")), Gap::Break, "{sign}");
            assert_eq!(gap(&format!("حركة {sign} فتح")), Gap::Break, "{sign}");
            assert_eq!(gap(&format!("حركة، {sign}فتح")), Gap::Break, "{sign}");
            assert_eq!(gap(&format!("حركة {sign} {sign}فتح")), Gap::Break, "{sign}");
            assert_eq!(gap(&format!("حركة{sign} {sign}فتح")), Gap::Break, "{sign}");
            assert_eq!(gap(&format!("حركة {sign}{sign}{sign}فتح")), Gap::Break, "{sign}");
        }
        // An apostrophe between letters is a joint.
        for sign in ["\"", "«", "”", "(", ")", "((", "''", "<<", "#"] {
            assert_eq!(gap(&format!("حركة{sign}فتح")), Gap::Open, "{sign}");
        }
    }

    #[test]
    fn blanks_and_joints() {
        for (between, expected) in [
            (" ", Gap::Space),
            ("\u{A0}", Gap::Space),
            ("_", Gap::Space),
            ("-", Gap::Space),
            ("'", Gap::Space),
            ("\n", Gap::Space),
            ("   \r\n   ", Gap::Space),
            ("  ", Gap::Wide),
            (" \u{A0}", Gap::Wide),
            ("   ", Gap::Break),
            ("\u{A0}\u{2003} ", Gap::Break),
            ("\t", Gap::Break),
            (" \t", Gap::Break),
            (" | ", Gap::Break),
            ("\n\n", Gap::Break),
            ("__", Gap::Break),
            (" _", Gap::Break),
            (" - ", Gap::Break),
            (".", Gap::Dot),
            (". ", Gap::Break),
        ] {
            assert_eq!(gap(&format!("محمد{between}علي")), expected, "{between:?}");
        }
    }

    #[test]
    fn a_dot_after_an_initial_is_a_space() {
        for initial in ["د", "\u{FEA9}", "دَ", "جي", "جى", "إس", "اس", "إتش", "في", "دي", "b"] {
            assert_eq!(gap(&format!("{initial}. عواد")), Gap::Space, "{initial}");
            assert_eq!(gap(&format!("{initial}.عواد")), Gap::Space, "{initial}");
        }
        for word in ["له", "به", "أم", "أن", "آن", "أي", "كم", "ما", "هل", "قال"] {
            assert_eq!(gap(&format!("{word}. عواد")), Gap::Break, "{word}");
        }
    }

    #[test]
    fn what_is_glued_to_a_word_is_another_word() {
        for text in
            ["قطر2022", "قطر٢٠٢٢", "قطر²", "قطرQatar", "2022قطر", "قطر\u{FF12}", "سلمانـإلى", "سلمانـا\u{655}لى"]
        {
            assert_eq!(gap(text), Gap::Glued, "{text}");
        }
        for text in ["قطـر", "MBC2", "الـإسلام", "بـإسرائيل", "مسـألة", "عبدالـإله", "\u{FD3D}قطر"]
        {
            assert_eq!(gap(text), Gap::Break, "{text}");
        }
    }

    #[test]
    fn proclitics_stand_apart_before_quotes_and_other_scripts() {
        for (before, clitics) in [
            ("قال لـ\"", Some("ل")),
            ("قال لـ \"", Some("ل")),
            ("قال لـ”", Some("ل")),
            ("قال وبـ((", Some("وب")),
            ("قال بِـ«", Some("ب")),
            ("و#", Some("و")),
            ("والـ\"", Some("و")),
            ("للـ(", Some("ل")),
            ("ب", Some("ب")),
            ("البند ب\"", None),
            ("قال ل \"", None),
            ("الـ\"", None),
            ("قال\"", None),
            ("كل\"", None),
            ("", None),
            ("\"", None),
        ] {
            let found = clitics_before(before, before.len());
            assert_eq!(found.map(|(clitics, _)| clitics.as_str()), clitics, "{before}");
            if let Some((_, start)) = found {
                assert!(before.get(start..).is_some_and(|rest| rest.starts_with(['ل', 'و', 'ب'])), "{before}");
            }
        }
    }
}
