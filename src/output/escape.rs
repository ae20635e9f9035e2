//! Escapes text for HTML; on our own page, invisible characters are also shown by name.

use std::fmt::{self, Write};

/// Text between tags. An invisible character becomes a badge with its name, and has no effect.
pub(super) struct RichHtml<'a>(pub(super) &'a str);

/// Text between double quotes, or where elements are not allowed. An invisible character becomes its name in brackets.
pub(super) struct PlainHtml<'a>(pub(super) &'a str);

impl fmt::Display for RichHtml<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let badge = |f: &mut fmt::Formatter<'_>, unseen: Unseen| {
            let point = u32::from(unseen.0);
            write!(f, r#"<abbr class="unseen" title="U+{point:04X}">{unseen}</abbr>"#)
        };
        escape(f, self.0, badge)
    }
}

impl fmt::Display for PlainHtml<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        escape(f, self.0, |f, unseen| write!(f, "[{unseen}]"))
    }
}

/// Escapes the five special characters of HTML in `text`, and leaves all others unchanged.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match entity(c) {
            Some(entity) => escaped.push_str(entity),
            None => escaped.push(c),
        }
    }
    escaped
}

/// Writes `text` with the five special characters of HTML escaped, and others as `show` writes them.
///
/// The text is read once for both purposes; with a crate for the five characters, it would be read twice.
fn escape(
    f: &mut fmt::Formatter<'_>,
    text: &str,
    show: impl Fn(&mut fmt::Formatter<'_>, Unseen) -> fmt::Result,
) -> fmt::Result {
    for c in text.chars() {
        if let Some(entity) = entity(c) {
            f.write_str(entity)?;
        } else if is_unseen(c) {
            show(f, Unseen(c))?;
        } else {
            f.write_char(c)?;
        }
    }
    Ok(())
}

/// Returns the escaped form of a special character of HTML.
fn entity(c: char) -> Option<&'static str> {
    match c {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' => Some("&quot;"),
        '\'' => Some("&#39;"),
        _ => None,
    }
}

/// Whether a character is invisible on a page: controls, and what Unicode calls default ignorable, including all bidi controls. Joiners
/// (ZWNJ, ZWJ) and variation selectors are not included: they change how their neighbours are drawn, and so are part of the spelling.
fn is_unseen(c: char) -> bool {
    match c {
        '\n' | '\t' | '\u{200C}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}' => false,
        '\u{AD}'
        | '\u{34F}'
        | '\u{61C}'
        | '\u{115F}'..='\u{1160}'
        | '\u{17B4}'..='\u{17B5}'
        | '\u{180B}'..='\u{180F}'
        | '\u{200B}'..='\u{200F}'
        | '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}'
        | '\u{3164}'
        | '\u{FEFF}'
        | '\u{FFA0}'
        | '\u{FFF0}'..='\u{FFFB}'
        | '\u{1BCA0}'..='\u{1BCA3}'
        | '\u{1D173}'..='\u{1D17A}'
        | '\u{E0000}'..='\u{E0FFF}' => true,
        c => c.is_control(),
    }
}

/// An invisible character, displayed by its short name or its number.
struct Unseen(char);

impl fmt::Display for Unseen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match NAMES.iter().find(|(c, _)| *c == self.0) {
            Some((_, name)) => f.write_str(name),
            None => write!(f, "U+{:04X}", u32::from(self.0)),
        }
    }
}

/// Returns the abbreviation that Unicode itself uses.
const NAMES: [(char, &str); 22] = [
    ('\0', "NUL"),
    ('\r', "CR"),
    ('\u{1B}', "ESC"),
    ('\u{7F}', "DEL"),
    ('\u{AD}', "SHY"),
    ('\u{61C}', "ALM"),
    ('\u{200B}', "ZWSP"),
    ('\u{200E}', "LRM"),
    ('\u{200F}', "RLM"),
    ('\u{2028}', "LS"),
    ('\u{2029}', "PS"),
    ('\u{202A}', "LRE"),
    ('\u{202B}', "RLE"),
    ('\u{202C}', "PDF"),
    ('\u{202D}', "LRO"),
    ('\u{202E}', "RLO"),
    ('\u{2060}', "WJ"),
    ('\u{2066}', "LRI"),
    ('\u{2067}', "RLI"),
    ('\u{2068}', "FSI"),
    ('\u{2069}', "PDI"),
    ('\u{FEFF}', "BOM"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_a_meaning_in_html_is_escaped() {
        let hostile = "</style><a b=\"c\" d='e'>&lt;";
        let escaped = "&lt;/style&gt;&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;lt;";
        assert_eq!(RichHtml(hostile).to_string(), escaped);
        assert_eq!(PlainHtml(hostile).to_string(), escaped);
        assert_eq!(super::escaped(hostile), escaped);
        assert_eq!(super::escaped("a\u{202E}b"), "a\u{202E}b");
    }

    #[test]
    fn what_cannot_be_seen_is_shown_by_its_name() {
        assert_eq!(RichHtml("a\u{202E}b").to_string(), r#"a<abbr class="unseen" title="U+202E">RLO</abbr>b"#);
        assert_eq!(RichHtml("\u{1}").to_string(), r#"<abbr class="unseen" title="U+0001">U+0001</abbr>"#);
        assert_eq!(PlainHtml("a\u{202E}b\0\u{E0041}").to_string(), "a[RLO]b[NUL][U+E0041]");
    }

    #[test]
    fn every_bidi_control_is_unseen() {
        for c in
            "\u{61C}\u{200E}\u{200F}\u{202A}\u{202B}\u{202C}\u{202D}\u{202E}\u{2066}\u{2067}\u{2068}\u{2069}".chars()
        {
            let shown = PlainHtml(c.encode_utf8(&mut [0; 4])).to_string();
            assert!(shown.is_ascii() && shown.len() == 5, "{shown:?}");
        }
    }

    #[test]
    fn no_character_goes_out_that_a_page_may_not_hold() {
        for c in (0..=0x10FFFF).filter_map(char::from_u32).filter(|c| c.is_control()) {
            let shown = PlainHtml(c.encode_utf8(&mut [0; 4])).to_string();
            assert!(matches!(c, '\n' | '\t') || shown.is_ascii(), "{c:?}");
            assert!(!matches!(c, '\r' | '\0' | '\u{C}') || shown.len() > 1, "{c:?}");
        }
    }

    #[test]
    fn what_spells_a_word_stays() {
        for text in ["می\u{200C}خواهم", "مَدْرَسَة ـ ١٢٣", "a b\tc\nd", "\u{2764}\u{FE0F}\u{200D}\u{1F525}"]
        {
            assert_eq!(RichHtml(text).to_string(), text);
        }
    }
}
