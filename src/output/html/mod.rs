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
//!     r#"<p>وصل إلى <mark class="place" id="m0" data-e="0" tabindex="0">مينسك</mark></p>"#
//! ));
//! assert!(page.contains(
//!     r##"<li id="e0"><a href="#m0"><bdi>مينسك</bdi> <b>1</b> <bdi class="latin" dir="ltr">Minsk</bdi> <bdi class="id" dir="ltr">minsk</bdi></a></li>"##
//! ));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The interface is in Arabic or English, whichever the reader's browser asks for first (English if for neither, Arabic without
//! JavaScript); a button switches. Each of the first eight kinds of the gazetteer's own has a look of its own, in the order of their first
//! mention; all further ones look alike. The mark of a name in quotes includes the closing quote, which the mention's span does not.
//!
//! Each document is written immediately; only the list of entities is kept in memory, and written at the end. A long text is cut into
//! blocks, of which the browser lays out only those in view. A mention has no `data-confidence` if it is the usual one, 0.9.

mod blocks;
mod entities;
mod quotes;
mod words;

use std::io::{self, Write};

use self::blocks::{Blocks, LONG, MOST_DEPTH};
use self::entities::EntityList;
use self::words::word;
use super::escape::{PlainHtml, RichHtml};
use super::events::{Piece, pieces};
use super::{Document, Writer, ids};
use crate::mention::{Mention, Tagged};

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// The browser accepts only the style and script with these hashes (SHA-256, Base64), and loads nothing. `tests/page` compares them with
/// the files, and prints the correct values.
const STYLE_HASH: &str = "aenZ6AxgEyLM7+VQa8Rje/p38Odp9cOo8TrhdqbUV8c=";
const SCRIPT_HASH: &str = "DHYp4aHI/2iheI1Q1IYthm6X5OZdohEWiQU7yS86hTc=";

/// The confidence of listed names, which most mentions are: it is written only where it is another.
const USUAL_CONFIDENCE: f32 = 0.9;

/// What the heading of a document takes of a shelf, in bytes of text.
const HEADING: usize = LONG / 16;

/// Writes the page.
pub struct Html<W> {
    out: W,
    begun: bool,
    entities: EntityList,
    /// The number of mentions written.
    mentions: usize,
    /// The bytes of text in the open shelf; `None` if no shelf is open.
    shelf: Option<usize>,
}

impl<W: Write> Html<W> {
    /// Creates a writer to `out`.
    pub fn new(out: W) -> Self {
        Self { out, begun: false, entities: EntityList::default(), mentions: 0, shelf: None }
    }

    /// Writes the beginning of the page, once, before the first document.
    fn begin(&mut self, title: Option<&str>) -> io::Result<()> {
        if self.begun {
            return Ok(());
        }
        self.begun = true;
        let version = env!("CARGO_PKG_VERSION");
        let (words, skip) = (words::table(), word("skip"));
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
<title{}>{}</title>
<style>{STYLE}</style>
<script id="words" type="application/json">{words}</script>
<script>{SCRIPT}</script>
</head>
<body>
<a class="skip" href="#entities" data-word="skip">{skip}</a>
<main lang="ar" dir="rtl" data-confidence="{USUAL_CONFIDENCE}">
"##,
            if title.is_none() { r#" data-word="entities""# } else { "" },
            PlainHtml(title.unwrap_or(word("entities")))
        )
    }

    /// Puts a short document on a shelf with others, which a browser lays out together as it does a block of a long one.
    fn make_room(&mut self, bytes: usize) -> io::Result<()> {
        if bytes >= LONG || self.shelf.is_some_and(|taken| taken >= LONG) {
            self.close_shelf()?;
        }
        if bytes < LONG {
            if self.shelf.is_none() {
                writeln!(self.out, "<div class=\"shelf\">")?;
            }
            self.shelf = Some(self.shelf.unwrap_or_default() + HEADING + bytes);
        }
        Ok(())
    }

    fn close_shelf(&mut self) -> io::Result<()> {
        match self.shelf.take() {
            Some(_) => writeln!(self.out, "</div>"),
            None => Ok(()),
        }
    }

    /// Writes the text as blocks, with its mentions.
    fn text(&mut self, tagged: &Tagged<'_>) -> io::Result<()> {
        let first = self.mentions;
        let mut heights = heights(tagged).into_iter();
        let mut blocks = Blocks::new(&mut self.out);
        for piece in quotes::with_closing_quotes(pieces(tagged)) {
            match piece {
                Piece::Text(text) => blocks.text(text)?,
                Piece::Open(mention) => {
                    let mark = Mark { first, number: self.mentions, height: heights.next().unwrap_or_default() };
                    self.mentions += 1;
                    mark.write(blocks.open(), mention, &mut self.entities)?;
                }
                Piece::Close(_) => blocks.close()?,
            }
        }
        blocks.end()
    }
}

/// Returns for each mention how many mentions lie in one another within it.
fn heights(tagged: &Tagged<'_>) -> Vec<usize> {
    let mut heights = vec![0; tagged.as_slice().len()];
    let mut open: Vec<(usize, &Mention<'_>)> = Vec::new();
    for (number, mention) in tagged.mentions().enumerate() {
        open.retain(|(_, outer)| outer.span().end > mention.span().start);
        open.push((number, mention));
        for (above, (outer, _)) in open.iter().rev().enumerate() {
            if let Some(height) = heights.get_mut(*outer) {
                *height = above.max(*height);
            }
        }
    }
    heights
}

/// What the page says of a mention beside its own data.
struct Mark {
    /// The number on the page of the first mention of its document.
    first: usize,
    /// Its own number on the page.
    number: usize,
    /// How many mentions lie in one another within it.
    height: usize,
}

impl Mark {
    /// Opens the mention, and counts its entity. The element's attributes hold the mention's data.
    fn write(&self, out: &mut impl Write, mention: &Mention<'_>, entities: &mut EntityList) -> io::Result<()> {
        let &Self { first, number, height } = self;
        let entity = entities.count(mention);
        write!(out, r#"<mark class="{}"#, entity.class)?;
        // The line of a mention runs below those of the ones inside it.
        if height > 0 {
            write!(out, " over-{}", height.min(MOST_DEPTH - 1))?;
        }
        write!(out, r#"" id="m{number}" data-e="{}""#, entity.number)?;
        // The Tab key goes to the first mention of a document, and the arrow keys continue from there.
        if number == first {
            write!(out, r#" tabindex="0""#)?;
        }
        let confidence = mention.confidence();
        let name = if mention.name() == entity.name { "" } else { mention.name() };
        let links = &mention.links;
        let attributes = [
            ("confidence", if confidence == USUAL_CONFIDENCE { String::new() } else { confidence.to_string() }),
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
                write!(out, r#" data-{attribute}="{}""#, PlainHtml(value))?;
            }
        }
        write!(out, ">")
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

/// Returns the names of the evidence of a mention.
fn evidence(mention: &Mention<'_>) -> String {
    let names: Vec<&str> = mention.evidence().iter().map(|evidence| evidence.as_str()).collect();
    names.join(" ")
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
        self.begin(document.source)?;
        self.make_room(document.tagged.text().len())?;
        writeln!(self.out, "<article>")?;
        if let Some(source) = document.source {
            writeln!(self.out, "<h2><bdi>{}</bdi></h2>", RichHtml(source))?;
        }
        self.text(document.tagged)?;
        writeln!(self.out, "</article>")
    }

    fn finish(&mut self) -> io::Result<()> {
        self.begin(None)?;
        self.close_shelf()?;
        self.entities.write(&mut self.out)?;
        writeln!(self.out, "</body>\n</html>")?;
        self.out.flush()
    }
}
