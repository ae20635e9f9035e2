//! A page to look at: one self-contained file for every browser, with or without JavaScript.
//!
//! The page shows the texts with their mentions marked, also nested ones, and beside them a list of the entities named, and how often;
//! clicking an entity walks through its mentions. Names and texts cannot change the page: they always appear as plain text, and invisible
//! characters, such as those that change the direction of writing, are shown by name.
//!
//! ```
//! use aalam::Tagger;
//! use aalam::output::{Document, Writer, html::Html};
//!
//! let tagger = Tagger::builtin();
//! let mut page = Vec::new();
//! let mut writer = Html::new(&mut page);
//! writer.write(&Document { source: Some("news.txt"), ..Document::new(&tagger.tag("وصل إلى مينسك")) })?;
//! writer.finish()?;
//! let page = String::from_utf8(page)?;
//! assert!(page.starts_with("<!DOCTYPE html>"));
//! assert!(page.contains("<h2><bdi>news.txt</bdi></h2>"));
//! assert!(page.contains(
//!     r#"<p>وصل إلى <mark class="place" id="m0" tabindex="0" data-entity="0" data-confidence="0.9">مينسك</mark></p>"#
//! ));
//! assert!(page.contains(
//!     r##"<li id="e0"><a href="#m0"><bdi>مينسك</bdi> <b>1</b> <bdi class="latin" dir="ltr">Minsk</bdi> <bdi class="id" dir="ltr">minsk</bdi></a></li>"##
//! ));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Each document is written immediately; only the list of entities is kept in memory, and written at the end.

mod entities;
mod evidence;

use std::io::{self, Write};

use self::entities::EntityList;
use super::escape::{PlainHtml, RichHtml};
use super::events::{Piece, pieces};
use super::{Document, Writer, ids};
use crate::mention::{Mention, Tagged};

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// The browser accepts only the style and script with these hashes (SHA-256, Base64), and loads nothing. `tests/page.rs` compares them with
/// the files, and prints the correct values.
const STYLE_HASH: &str = "10rgTfIc4ell6Q/X0+qO84Hdeyl+ZZOyeNa0ouHANjU=";
const SCRIPT_HASH: &str = "WFSs8GTH38F3OQKosrWTT5wIgwF4X4Z/a2+tjZV4+ns=";

/// The heading of the list of entities, and the title of a page without a name.
const TITLE: &str = "الأعلام";

/// The parts that the script fills.
const CARD: &str = r#"<div id="card" role="group" aria-label="العلم المختار" hidden>
<nav>
<button id="previous" type="button">السابق</button>
<output id="step"></output>
<button id="next" type="button">التالي</button>
<button id="close" type="button" aria-label="إغلاق">×</button>
</nav>
<div id="facts"></div>
</div>"#;
const TIP: &str = r#"<div id="tip" role="tooltip" hidden></div>"#;

/// Writes the page.
#[derive(Debug)]
pub struct Html<W> {
    out: W,
    begun: bool,
    entities: EntityList,
    /// The number of mentions written.
    mentions: usize,
}

impl<W: Write> Html<W> {
    /// Creates a writer to `out`.
    pub fn new(out: W) -> Self {
        Self { out, begun: false, entities: EntityList::default(), mentions: 0 }
    }

    /// Writes the beginning of the page, once, before the first document.
    fn begin(&mut self, title: &str) -> io::Result<()> {
        if self.begun {
            return Ok(());
        }
        self.begun = true;
        let version = env!("CARGO_PKG_VERSION");
        write!(
            self.out,
            r##"<!DOCTYPE html>
<html lang="ar" dir="rtl">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-{STYLE_HASH}'; script-src 'sha256-{SCRIPT_HASH}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="aalam {version}">
<title>{}</title>
<style>{STYLE}</style>
<script>{SCRIPT}</script>
</head>
<body>
<a class="skip" href="#entities">إلى قائمة الأعلام</a>
<main>
"##,
            PlainHtml(title)
        )
    }

    /// Writes the text as paragraphs, with its mentions.
    fn text(&mut self, tagged: &Tagged<'_>) -> io::Result<()> {
        let first = self.mentions;
        let mut depth = 0usize;
        write!(self.out, "<p>")?;
        for piece in pieces(tagged) {
            match piece {
                Piece::Text(text) => self.lines(text, depth == 0)?,
                Piece::Open(mention) => {
                    self.mark(first, mention)?;
                    depth += 1;
                }
                Piece::Close(_) => {
                    write!(self.out, "</mark>")?;
                    depth -= 1;
                }
            }
        }
        writeln!(self.out, "</p>")
    }

    /// Writes text without mentions. An empty line ends the paragraph, unless that would split a mention.
    fn lines(&mut self, text: &str, ends: bool) -> io::Result<()> {
        let mut lines = text.split('\n').peekable();
        let mut parting = "";
        while let Some(line) = lines.next() {
            let is_last = lines.peek().is_none();
            if ends && !parting.is_empty() && !is_last && line.trim().is_empty() {
                parting = "</p>\n<p>";
                continue;
            }
            // Windows line ends are treated like any others.
            let line = if is_last { line } else { line.strip_suffix('\r').unwrap_or(line) };
            write!(self.out, "{parting}{}", RichHtml(line))?;
            parting = "\n";
        }
        Ok(())
    }

    /// Opens a mention. The first mention of its document is number `first` of the page. The element's attributes hold the mention's data.
    fn mark(&mut self, first: usize, mention: &Mention<'_>) -> io::Result<()> {
        let number = self.mentions;
        self.mentions += 1;
        let entity = self.entities.count(mention);
        // The Tab key goes to the first mention of a document, and the arrow keys continue from there.
        let tab = if number == first { "0" } else { "-1" };
        write!(
            self.out,
            r#"<mark class="{}" id="m{number}" tabindex="{tab}" data-entity="{}" data-confidence="{}""#,
            entity.class,
            entity.number,
            mention.confidence()
        )?;
        let name = if mention.name() == entity.name { "" } else { mention.name() };
        let links = &mention.links;
        let attributes = [
            ("name", name.to_owned()),
            ("others", ids(mention).get(1..).unwrap_or_default().join(" ")),
            ("clitics", clitics(mention)),
            ("enclitic", mention.enclitic().to_owned()),
            ("evidence", evidence(mention)),
            ("titles", anchors(first, &links.titles)),
            ("holder", anchors(first, links.holder.as_slice())),
            ("nationality", anchors(first, links.nationality.as_slice())),
        ];
        for (attribute, value) in &attributes {
            if !value.is_empty() {
                write!(self.out, r#" data-{attribute}="{}""#, PlainHtml(value))?;
            }
        }
        write!(self.out, ">")
    }
}

/// Returns the proclitics of a mention, one by one.
fn clitics(mention: &Mention<'_>) -> String {
    let mut clitics = String::new();
    for clitic in mention.clitics().as_str().chars() {
        if !clitics.is_empty() {
            clitics.push_str(" + ");
        }
        clitics.push(clitic);
    }
    clitics
}

/// Returns the evidence of a mention with its weights.
fn evidence(mention: &Mention<'_>) -> String {
    let mut parts = Vec::new();
    for &evidence in mention.evidence() {
        parts.push(format!("{} ({})", evidence::arabic(evidence), evidence.weight()));
    }
    parts.join("، ")
}

/// Returns the ids on the page of these mentions of a document. Its first mention is number `first` of the page.
fn anchors(first: usize, mentions: &[usize]) -> String {
    let mut ids = Vec::new();
    for mention in mentions {
        ids.push(format!("m{}", first + mention));
    }
    ids.join(" ")
}

impl<W: Write> Writer for Html<W> {
    fn write(&mut self, document: &Document<'_>) -> io::Result<()> {
        self.begin(document.source.unwrap_or(TITLE))?;
        writeln!(self.out, "<article>")?;
        if let Some(source) = document.source {
            writeln!(self.out, "<h2><bdi>{}</bdi></h2>", RichHtml(source))?;
        }
        self.text(document.tagged)?;
        writeln!(self.out, "</article>")
    }

    fn finish(&mut self) -> io::Result<()> {
        self.begin(TITLE)?;
        let entities = self.entities.len();
        writeln!(self.out, "</main>\n<aside id=\"entities\" aria-label=\"{TITLE}\">")?;
        writeln!(self.out, "<details id=\"list\" open><summary>{TITLE} <b>{entities}</b></summary>")?;
        self.entities.write(&mut self.out)?;
        writeln!(self.out, "</details>\n{CARD}\n</aside>\n{TIP}\n</body>\n</html>")?;
        self.out.flush()
    }
}
