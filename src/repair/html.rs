//! Tags and character references of HTML and XML.

use std::collections::HashSet;

use super::PARAGRAPH;
use super::rewrite::Rewrite;
use crate::span::Span;

/// Elements inside a phrase. Their tags are skipped, even inside a word.
const PHRASING: [&str; 48] = [
    // HTML.
    "a",
    "abbr",
    "acronym",
    "b",
    "bdi",
    "bdo",
    "big",
    "cite",
    "code",
    "data",
    "del",
    "dfn",
    "em",
    "font",
    "i",
    "ins",
    "kbd",
    "label",
    "mark",
    "nobr",
    "q",
    "ruby",
    "s",
    "samp",
    "small",
    "span",
    "strike",
    "strong",
    "time",
    "tt",
    "u",
    "var",
    "wbr",
    // WebVTT.
    "c",
    "lang",
    "v",
    // MediaWiki.
    "nowiki",
    "ref",
    // TEI.
    "hi",
    "name",
    "orgname",
    "persname",
    "placename",
    "rs",
    "w",
    // Corpora with the names tagged.
    "loc",
    "org",
    "per",
];

/// Elements beside a phrase: they and what is in them are not glued to the words around.
const BESIDE: [&str; 3] = ["img", "sub", "sup"];

/// Elements whose content is not text.
const RAW: [&str; 2] = ["script", "style"];

/// The named character references that Arabic texts have. Others are kept as they are.
const REFERENCES: [(&str, &str); 32] = [
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("nbsp", "\u{A0}"),
    ("ensp", "\u{2002}"),
    ("emsp", "\u{2003}"),
    ("thinsp", "\u{2009}"),
    ("zwnj", "\u{200C}"),
    ("zwj", "\u{200D}"),
    ("lrm", "\u{200E}"),
    ("rlm", "\u{200F}"),
    ("shy", "\u{AD}"),
    ("laquo", "«"),
    ("raquo", "»"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("bdquo", "„"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("sbquo", "‚"),
    ("lsaquo", "‹"),
    ("rsaquo", "›"),
    ("hellip", "…"),
    ("ndash", "–"),
    ("mdash", "—"),
    ("middot", "·"),
    ("bull", "•"),
    ("copy", "©"),
    ("reg", "®"),
    ("deg", "°"),
];

/// The most bytes of a character reference between & and ;.
const LONGEST_REFERENCE: usize = 8;

/// Removes the markup of HTML and decodes its character references.
pub(super) fn rewrite(text: &str) -> Rewrite<'_> {
    rewrite_with(text, &RAW)
}

/// Like [`rewrite`], but leaves out what is in the elements `raw`.
pub(super) fn rewrite_with<'t>(text: &'t str, raw: &[&str]) -> Rewrite<'t> {
    let mut rewrite = Rewrite::new(text);
    let mut markup = Markup { text, missing: Vec::new(), open: HashSet::new() };
    let mut at = 0;
    while let Some(start) = text.get(at..).and_then(|rest| rest.find(['<', '&'])).map(|found| at + found) {
        at = start + 1;
        let rest = text.get(start..).unwrap_or_default();
        if let Some((len, char)) = reference(rest) {
            at = start + len;
            rewrite.replace(Span::new(start, at), char.as_str());
        } else if let Some((end, with)) = markup.at(start, raw) {
            at = end;
            rewrite.replace(Span::new(start, at), with);
        }
    }
    rewrite
}

/// A char that a reference stands for.
enum Decoded {
    Named(&'static str),
    Numbered(char, [u8; 4]),
}

impl Decoded {
    fn numbered(c: char) -> Self {
        let mut bytes = [0; 4];
        c.encode_utf8(&mut bytes);
        Self::Numbered(c, bytes)
    }

    fn as_str(&self) -> &str {
        match self {
            Self::Named(named) => named,
            Self::Numbered(c, bytes) => {
                bytes.get(..c.len_utf8()).and_then(|c| std::str::from_utf8(c).ok()).unwrap_or_default()
            }
        }
    }
}

/// Returns the length of the character reference at the beginning of `text`, and what it stands for.
fn reference(text: &str) -> Option<(usize, Decoded)> {
    let body = text.strip_prefix('&')?;
    let end = body.bytes().take(LONGEST_REFERENCE + 1).position(|byte| byte == b';')?;
    let name = body.get(..end)?;
    let len = end + "&;".len();
    let Some(number) = name.strip_prefix('#') else {
        let &(_, named) = REFERENCES.iter().find(|(known, _)| *known == name)?;
        return Some((len, Decoded::Named(named)));
    };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
        None => number.parse().ok()?,
    };
    let c = char::from_u32(code).filter(|c| !c.is_control() || c.is_whitespace())?;
    Some((len, Decoded::numbered(c)))
}

/// Finds the ends of markup.
struct Markup<'t> {
    text: &'t str,
    /// What does not occur any more from some byte on, so that it is not looked for again from every place.
    missing: Vec<(String, usize)>,
    /// The signs in tags that never end, where a later tag would go on as an earlier one did.
    open: HashSet<usize>,
}

impl Markup<'_> {
    /// Returns the end of the markup that begins with the < at byte `start`, and what to write for it; `None` if it is an ordinary sign.
    fn at(&mut self, start: usize, raw: &[&str]) -> Option<(usize, &'static str)> {
        let rest = self.text.get(start..)?;
        if rest.starts_with("<!--") {
            return Some((self.end_of(start, "-->")?, ""));
        }
        if let Some(cdata) = rest.strip_prefix("<![CDATA[") {
            return Some((self.text.len() - cdata.len(), PARAGRAPH));
        }
        if rest.starts_with("<!") || rest.starts_with("<?") {
            return Some((self.end_of(start, ">")?, PARAGRAPH));
        }
        let tag = rest.get(1..)?;
        let name = tag.strip_prefix('/').unwrap_or(tag);
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        let len = name.find(|c| !is_of_name(c)).unwrap_or(name.len());
        let name = name.get(..len)?.to_ascii_lowercase();
        let end = self.tag_end(start + 1)?;
        let is_whole = tag.starts_with('/') || self.text.get(..end)?.ends_with("/>");
        let end = if !is_whole && raw.contains(&name.as_str()) { self.closed(end, &name).unwrap_or(end) } else { end };
        Some((end, written(&name)))
    }

    /// Returns the byte after the next `sign`.
    fn end_of(&mut self, start: usize, sign: &str) -> Option<usize> {
        if self.is_missing(sign, start) {
            return None;
        }
        let found = self.text.get(start..)?.find(sign);
        if found.is_none() {
            self.missing.push((sign.to_owned(), start));
        }
        Some(start + found? + sign.len())
    }

    /// Returns whether it is known that `sign` does not occur from byte `start` on.
    fn is_missing(&self, sign: &str, start: usize) -> bool {
        self.missing.iter().any(|(missing, from)| missing == sign && *from <= start)
    }

    /// Returns the byte after the > of a tag. It is not a tag if another < comes first, except in quotes, which belong to attributes.
    fn tag_end(&mut self, start: usize) -> Option<usize> {
        let mut at = start;
        let mut passed = Vec::new();
        let end = loop {
            let Some(found) = self.text.get(at..)?.find(['<', '>', '"', '\'']).map(|found| at + found) else {
                break None;
            };
            at = found + 1;
            let quote = match self.text.as_bytes().get(found)? {
                b'>' => break Some(at),
                b'<' => break None,
                b'"' => "\"",
                _ => "'",
            };
            if self.open.contains(&found) {
                break None;
            }
            passed.push(found);
            let opens = self.text.get(..found)?.trim_end().ends_with('=');
            if opens {
                at = self.end_of(at, quote).unwrap_or(at);
            }
        };
        if end.is_none() {
            self.open.extend(passed);
        }
        end
    }

    /// Returns whether the whole name at byte `start` is `name`: that of `</references>` is not ref.
    fn is_named(&self, start: usize, name: &str) -> bool {
        let end = start + name.len();
        let is_same = self.text.get(start..end).is_some_and(|other| other.eq_ignore_ascii_case(name));
        is_same && !self.text.get(end..).unwrap_or_default().starts_with(is_of_name)
    }

    /// Returns the byte after the tag that closes the element `name`.
    fn closed(&mut self, start: usize, name: &str) -> Option<usize> {
        let closing = format!("</{name}");
        if self.is_missing(&closing, start) {
            return None;
        }
        let mut at = start;
        while let Some(found) = self.text.get(at..).and_then(|rest| rest.find("</")).map(|found| at + found) {
            at = found + "</".len();
            if self.is_named(at, name) {
                match self.end_of(at, ">") {
                    Some(end) => return Some(end),
                    None => break,
                }
            }
        }
        self.missing.push((closing, start));
        None
    }
}

/// Returns whether `c` may stand in the name of an element.
fn is_of_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, ':' | '-' | '_' | '.')
}

/// Returns what to write for a tag.
fn written(name: &str) -> &'static str {
    if PHRASING.contains(&name) {
        ""
    } else if BESIDE.contains(&name) {
        " "
    } else if name == "br" {
        "\n"
    } else {
        PARAGRAPH
    }
}
