//! Repairs of texts that do not stand as they are read: markup, and the faults of PDFs and keyboards.
//!
//! Each repair is a pass that rewrites the text ([`rewrite::Rewrite`]) and leaves a map. Spans of the repaired text lead back through the
//! maps, the last one first. Every pass is forgiving, linear in time, and keeps what it does not understand.

mod blanks;
mod html;
mod lengthened;
mod openiti;
mod pdf;
mod rewrite;
mod srt;
#[cfg(test)]
mod tests;
mod visual;
mod wiki;

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use self::rewrite::{Map, Rewrite};
use crate::arabic::letters;
use crate::error::{Error, choose};
use crate::span::Span;

/// What separates words as a new paragraph does.
const PARAGRAPH: &str = "\n\n";

/// What to repair in a text before names are looked for in it: see [`Options::repair`](crate::Options::repair).
///
/// Nothing is repaired unless asked for, because each repair harms texts that do not need it.
///
/// ```
/// use aalam::{Options, Repair, Tagger};
///
/// let tagger = Tagger::builtin().with(Options::new().repair([Repair::Html]));
/// let text = "<p>التقى عبد <b>الفتاح</b>&nbsp;السيسي";
/// let tagged = tagger.tag(text);
/// let person = &tagged.as_slice()[0];
/// // Spans and texts are those of the original.
/// assert_eq!(person.text(), "عبد <b>الفتاح</b>&nbsp;السيسي");
/// assert_eq!(person.span().of(text), person.text());
/// assert_eq!(person.as_read(), "عبد الفتاح السيسي");
/// assert_eq!("html".parse::<Repair>()?, Repair::Html);
/// # Ok::<(), aalam::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Repair {
    /// Markup of HTML and XML. Comments and the tags of phrases (`<b>`, `<a>`) are skipped, even inside a word; all other tags separate, as
    /// scripts and styles do. Character references (`&nbsp;`, `&#1605;`) are decoded. A run of blanks is one blank.
    Html,
    /// Subtitles: the numbers and times of SRT, the header, notes and times of WebVTT, `<i>` and `{\an8}`. The lines of one subtitle are one
    /// line, unless a dash begins another speaker's.
    Srt,
    /// Wikitext of MediaWiki. The label of a link remains, the text of headings, lists and tables, and captions. References, categories,
    /// comments and templates do not: a template separates the words around it. Includes [`Html`](Self::Html).
    Wiki,
    /// OpenITI mARkdown: the header, marks of pages (`PageV01P001`) and milestones (`ms001`), tags, and the marks of headings and paragraphs.
    /// A line that begins with `~~` continues the one before it.
    Openiti,
    /// Text in visual order, as some PDFs have it: each line is stored from left to right, so Arabic letters are reversed and numbers and
    /// Latin words are not. A name does not continue in the next line.
    Visual,
    /// Faults of text copied out of PDFs: lam-alef the wrong way round (األردن, اإلمارات, الواليات المتحدة), likewise المتحدة as املتحدة, and
    /// a space before a mark (محم ّد). Where a word could be right as it is (سالم, سلام), it stays if it is known.
    Pdf,
    /// A zero-width non-joiner is a space: محمد\u{200C}صلاح. By default it is ignored.
    Zwnj,
    /// Lengthened letters, three times or more, stand once: مصررررر. A lam behind the alef of an article stands twice, because the word may
    /// begin with one: الللللبناني.
    Lengthened,
}

impl Repair {
    /// Every repair, in the order in which they are made: markup first.
    pub const ALL: &'static [Self] =
        &[Self::Html, Self::Srt, Self::Wiki, Self::Openiti, Self::Visual, Self::Pdf, Self::Zwnj, Self::Lengthened];

    /// Returns the name: `html`, `srt`, …
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Srt => "srt",
            Self::Wiki => "wiki",
            Self::Openiti => "openiti",
            Self::Visual => "visual",
            Self::Pdf => "pdf",
            Self::Zwnj => "zwnj",
            Self::Lengthened => "lengthened",
        }
    }

    /// Returns a one-line description.
    pub fn about(self) -> &'static str {
        match self {
            Self::Html => "Skip the tags of HTML and XML, and decode &nbsp; and the like",
            Self::Srt => "Skip the numbers, times and tags of subtitles (SRT, WebVTT)",
            Self::Wiki => "Skip the markup, templates and references of MediaWiki, and keep the labels of links",
            Self::Openiti => "Skip the marks of OpenITI mARkdown, and join its wrapped lines",
            Self::Visual => "Read lines that are stored from left to right",
            Self::Pdf => "Put lam-alef right (األردن), and marks after a space (محم ّد)",
            Self::Zwnj => "Read a zero-width non-joiner as a space",
            Self::Lengthened => "Read lengthened letters once (مصررررر)",
        }
    }

    /// The passes over the text that the repair takes, one after the other.
    fn passes(self) -> &'static [Pass] {
        match self {
            Self::Html => &[Pass::Plain(html::rewrite), Pass::Plain(blanks::rewrite)],
            Self::Srt => &[Pass::Plain(srt::rewrite), Pass::Plain(html::rewrite), Pass::Plain(blanks::rewrite)],
            Self::Wiki => &[
                Pass::Plain(wiki::rewrite_elements),
                Pass::Plain(wiki::rewrite_templates),
                Pass::Plain(wiki::rewrite_links),
                Pass::Plain(wiki::rewrite_lines),
                Pass::Plain(blanks::rewrite),
            ],
            Self::Openiti => &[
                Pass::Plain(openiti::rewrite_marks),
                Pass::Plain(openiti::rewrite_lines),
                Pass::Plain(blanks::rewrite),
            ],
            Self::Visual => &[Pass::Plain(visual::rewrite)],
            Self::Pdf => &[Pass::Plain(pdf::rewrite_marks), Pass::Knowing(pdf::rewrite_words)],
            Self::Zwnj => &[Pass::Plain(lengthened::rewrite_zwnj)],
            Self::Lengthened => &[Pass::Plain(lengthened::rewrite)],
        }
    }
}

/// Returns whether `c` is a mark on the letter before it.
fn is_mark(c: char) -> bool {
    letters::is_mark(letters::look_up(c))
}

/// A pass over a text.
enum Pass {
    Plain(fn(&str) -> Rewrite<'_>),
    /// It asks how well words are known.
    Knowing(for<'t> fn(&'t str, &Known<'_>) -> Rewrite<'t>),
}

/// Tells how well a word is known.
pub(crate) type Known<'k> = dyn Fn(&str) -> Knowledge + 'k;

/// How well a word is known. The better reading of a word is the greater one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Knowledge {
    Unknown,
    /// It is if its first letters are proclitics: بالد would be ب + الد.
    BehindProclitics,
    Known,
}

/// A repaired text, which leads back to the original.
#[derive(Clone, Debug)]
pub(crate) struct Repaired {
    text: String,
    /// The maps of the passes, in their order.
    maps: Vec<Map>,
}

impl Repaired {
    /// Makes the `repairs` in `text`. Returns `None` if they change nothing.
    pub(crate) fn new(text: &str, repairs: &[Repair], known: &Known<'_>) -> Option<Self> {
        let mut repaired: Option<Self> = None;
        for repair in Repair::ALL.iter().filter(|repair| repairs.contains(repair)) {
            for pass in repair.passes() {
                let before = repaired.as_ref().map_or(text, |repaired| &repaired.text);
                let rewrite = match pass {
                    Pass::Plain(pass) => pass(before),
                    Pass::Knowing(pass) => pass(before, known),
                };
                if let Some((text, map)) = rewrite.finish() {
                    let mut maps = repaired.map(|repaired| repaired.maps).unwrap_or_default();
                    maps.push(map);
                    repaired = Some(Self { text, maps });
                }
            }
        }
        repaired
    }

    /// Returns the repaired text.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Returns the bytes of the original that bytes `repaired` of the repaired text stand for.
    pub(crate) fn original(&self, repaired: Span) -> Span {
        self.maps.iter().rev().fold(repaired, |span, map| map.old(span))
    }
}

impl fmt::Display for Repair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Repair {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        choose("repair", name, Self::ALL, Self::as_str)
    }
}
