//! Cuts a text into blocks of bounded size: some paragraphs, or a part of a long one.
//!
//! A browser lays out only the blocks in view, so a long text opens fast if no block is long, and scrolls smoothly if there are not too
//! many of them.

use std::io::{self, Write};

use super::super::escape::RichHtml;

/// The bytes of text after which a block ends with the line.
pub(super) const LONG: usize = 4096;

/// The bytes of text after which a block ends within the line, behind a sentence or at least a word.
const LONGEST: usize = 2 * LONG;

/// The bytes of Arabic text that a line on the page holds, roughly. The browser has to guess the height of what it has not laid out.
const LINE: usize = 110;

/// The lines of the largest guess.
const MOST_LINES: usize = 128;

/// The nesting that the style has room for: deeper mentions share the line of the deepest.
pub(super) const MOST_DEPTH: usize = 8;

/// Writes the text of one document as blocks.
pub(super) struct Blocks<'w, W> {
    out: &'w mut W,
    /// The finished paragraphs of the block, as HTML, and the one so far.
    block: Vec<u8>,
    paragraph: Vec<u8>,
    /// The bytes of text and the line ends in the block.
    bytes: usize,
    line_ends: usize,
    /// Whether the block goes on with the paragraph of the last one.
    continues: bool,
    /// The open mentions, and the most of them in this paragraph.
    depth: usize,
    deepest: usize,
}

impl<'w, W: Write> Blocks<'w, W> {
    /// Creates a writer to `out`.
    pub(super) fn new(out: &'w mut W) -> Self {
        let (block, paragraph) = (Vec::new(), Vec::new());
        Self { out, block, paragraph, bytes: 0, line_ends: 0, continues: false, depth: 0, deepest: 0 }
    }

    /// Opens a mention, and returns where to write its tag.
    pub(super) fn open(&mut self) -> &mut impl Write {
        self.depth += 1;
        self.deepest = self.deepest.max(self.depth);
        &mut self.paragraph
    }

    /// Closes the innermost mention.
    pub(super) fn close(&mut self) -> io::Result<()> {
        self.depth = self.depth.saturating_sub(1);
        write!(self.paragraph, "</mark>")
    }

    /// Adds text in which no mention begins or ends. An empty line ends the paragraph, and a block that is long ends with its line, unless
    /// that would split a mention.
    pub(super) fn text(&mut self, text: &str) -> io::Result<()> {
        let splits = self.depth == 0;
        let mut lines = text.split('\n').peekable();
        let mut is_first = true;
        let mut is_parted = false;
        while let Some(line) = lines.next() {
            let is_last = lines.peek().is_none();
            if splits && !is_first && !is_last && line.trim().is_empty() {
                is_parted = true;
                continue;
            }
            if is_parted && self.bytes >= LONG {
                self.end()?;
                self.continues = false;
            } else if is_parted {
                self.end_paragraph()?;
            } else if splits && !is_first && self.bytes >= LONG {
                self.end()?;
            } else if !is_first {
                writeln!(self.paragraph)?;
                self.line_ends += 1;
            }
            // Windows line ends are treated like any others.
            let line = if is_last { line } else { line.strip_suffix('\r').unwrap_or(line) };
            self.line(line, splits)?;
            (is_first, is_parted) = (false, false);
        }
        Ok(())
    }

    /// Adds a line or a part of one.
    fn line(&mut self, mut line: &str, splits: bool) -> io::Result<()> {
        while let Some((head, tail)) = split(line, self.bytes).filter(|_| splits) {
            self.add(head)?;
            self.end()?;
            line = tail;
        }
        self.add(line)
    }

    fn add(&mut self, text: &str) -> io::Result<()> {
        self.bytes += text.len();
        write!(self.paragraph, "{}", RichHtml(text))
    }

    fn end_paragraph(&mut self) -> io::Result<()> {
        match self.deepest {
            0..=2 => write!(self.block, "<p>")?,
            deepest => write!(self.block, "<p class=\"deep-{}\">", deepest.min(MOST_DEPTH))?,
        }
        self.block.append(&mut self.paragraph);
        (self.line_ends, self.deepest) = (self.line_ends + 1, 0);
        writeln!(self.block, "</p>")
    }

    /// Writes the block. The next one goes on with its last paragraph.
    pub(super) fn end(&mut self) -> io::Result<()> {
        self.end_paragraph()?;
        let lines = (self.line_ends + self.bytes / LINE).next_power_of_two().min(MOST_LINES);
        let more = if self.continues { " more" } else { "" };
        writeln!(self.out, "<div class=\"block lines-{lines}{more}\">")?;
        self.out.write_all(&self.block)?;
        self.block.clear();
        (self.bytes, self.line_ends, self.continues) = (0, 0, true);
        writeln!(self.out, "</div>")
    }
}

/// Splits a line where a block with so many bytes before it should end: behind the first sentence that makes it long, or else behind the
/// last word with which it is not too long.
fn split(line: &str, bytes: usize) -> Option<(&str, &str)> {
    let to_long = LONG.saturating_sub(bytes);
    let to_longest = LONGEST.saturating_sub(bytes);
    let mut end_of_word = None;
    let mut before = ' ';
    for (at, c) in line.char_indices() {
        if at > to_longest && end_of_word.is_some() {
            break;
        }
        if before == ' ' && c != ' ' && at > 0 {
            end_of_word = Some(at);
        }
        if at >= to_long && c == ' ' && matches!(before, '.' | '!' | '؟' | '؛') {
            return line.split_at_checked(at + 1);
        }
        before = c;
    }
    // Between two mentions there may be nothing but a space.
    if before == ' ' {
        end_of_word = end_of_word.or(Some(line.len()));
    }
    match end_of_word {
        Some(at) if line.len() > to_longest => line.split_at_checked(at),
        _ => None,
    }
}
