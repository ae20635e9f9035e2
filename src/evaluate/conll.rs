//! Reads the CoNLL format: lines of a token and its tags become sentences with spans.

use std::io::BufRead;
use std::path::Path;
use std::{fmt, mem};

use serde::{Deserialize, Serialize};

use super::layout::Layout;
use super::sentence::{Open, Sentence};
use super::tags::{Notation, Tag};
use crate::error::Error;
use crate::util::lines::{LineError, Lines, read_file};

/// The first lines, in which the columns are looked for: this many, or this many bytes.
const FIRST_LINES: usize = 2000;
const FIRST_BYTES: usize = 1 << 20;

/// The most bad lines that are kept.
const BAD_LINES: usize = 1000;

/// Stands for a token that cannot be read.
const UNREADABLE: &str = "\u{FFFD}";

/// An annotated text: sentences of tokens, and the spans of names in them.
///
/// The format is CoNLL in UTF-8: one token per line, followed by its tags, and a blank line between sentences; CRLF and a byte order mark
/// are allowed. Columns are separated by tabs or spaces; if a line has a tab, the token is everything before the first one. Lines that
/// begin with `# ` are comments (`# O` is a token), `-DOCSTART-` ends a sentence.
///
/// A tag is `O`, or one of these letters, a hyphen and a label:
///
/// | letter | the token |
/// |---|---|
/// | `B` | begins a span |
/// | `I`, `M` | continues the span of its label that contains the token before; if there is none, begins one |
/// | `E`, `L` | as `I`, and ends the span (BIOES, BILOU) |
/// | `S`, `U`, `W` | is a span (BIOES, BILOU) |
///
/// So IOB1, IOB2, BIOES and BILOU are all read as what they are. Lower case, `B_PER` and `PER-B` mean the same as `B-PER`. A label alone
/// (`PER`) is read as `I-PER`: the tokens with it are one span, up to the next that has another.
///
/// Further columns hold the tags of further spans, nested or not; lines may have different numbers of columns. A span continues in its own
/// column if possible, and otherwise in another: some corpora list a token's tags in any order. If the first lines show that some columns
/// have other content, such as the parts of speech and chunks of CoNLL-2003, only the last column with tags of names is read.
/// [`assumed`](Self::assumed) says how the corpus was read.
///
/// A line that cannot be read is one of [`bad_lines`](Self::bad_lines). Its token stays in the text, and what is found there does not count.
///
/// If the first column numbers the tokens, the second has them.
///
/// ```
/// use aalam::evaluate::Corpus;
///
/// let corpus = Corpus::from_reader("وزارة B-ORG O\nالخارجية I-ORG O\nالليبية I-ORG B-NORP\n".as_bytes())?;
/// assert_eq!((corpus.sentence_count(), corpus.token_count(), corpus.is_nested()), (1, 3, true));
///
/// let corpus = Corpus::from_reader("إلى IN O\nمينسك NNP I-LOC\nو CC X-LOC\n".as_bytes())?;
/// assert_eq!(corpus.assumed().to_string(), "IOB1 tags in column 3 of 3");
/// assert_eq!(
///     corpus.bad_lines()[0].to_string(),
///     "3:6: \"X-LOC\" is not a tag; write O, or one of B-, I-, E-, L-, S-, U- with a label, such as B-PER"
/// );
/// # Ok::<(), aalam::Error>(())
/// ```
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Corpus {
    sentences: Vec<Sentence>,
    nested: bool,
    assumed: Assumed,
    bad_lines: Vec<BadLine>,
    bad_line_count: usize,
}

/// How a corpus was read: the notation of its tags, and where they stand. [`Display`](fmt::Display) says it: see [`Corpus`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Assumed {
    notation: Notation,
    layout: Layout,
}

impl fmt::Display for Assumed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { notation, layout: Layout { column, columns, numbered, .. } } = self;
        let first = if *numbered { 3 } else { 2 };
        let last = first + columns.saturating_sub(1);
        match column {
            Some(column) => write!(f, "{notation} in column {} of {last}", first + column)?,
            None if first == last => write!(f, "{notation} in column {first} of {last}")?,
            None => write!(f, "{notation} in columns {first} to {last}, nested")?,
        }
        f.write_str(if *numbered { ", tokens in column 2" } else { "" })
    }
}

/// A line of a corpus that cannot be read. [`Display`](fmt::Display) writes line, column and message: see [`Corpus`].
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub struct BadLine {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// What is wrong, and what to do.
    pub message: String,
}

impl fmt::Display for BadLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.line, self.column, self.message)
    }
}

/// Writes counts instead of sentences.
impl fmt::Debug for Corpus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Corpus")
            .field("sentences", &self.sentence_count())
            .field("tokens", &self.token_count())
            .field("assumed", &format_args!("{}", self.assumed))
            .field("bad_lines", &self.bad_line_count)
            .finish_non_exhaustive()
    }
}

impl Corpus {
    /// Reads a corpus, line by line.
    ///
    /// # Errors
    /// The reader's own error, or the first bad line if there is no good one.
    pub fn from_reader(reader: impl BufRead) -> Result<Self, Error> {
        let mut lines = Lines::new(reader);
        let mut first = Vec::new();
        let mut bytes = 0;
        while first.len() < FIRST_LINES && bytes < FIRST_BYTES {
            let Some(line) = next_line(&mut lines)? else { break };
            bytes += line.as_ref().map_or(0, |(_, line)| line.len());
            first.push(line.map(|(number, line)| (number, line.to_owned())));
        }
        let good = first.iter().filter_map(|line| line.as_ref().ok());
        let tagged = good.map(|(_, line)| line.as_str()).filter(|line| !ends_sentence(line) && !line.starts_with("# "));
        let mut reading = Reading::new(Layout::of(tagged));
        for line in first {
            reading.add(line.as_ref().map(|(number, line)| (*number, line.as_str())).map_err(Clone::clone));
        }
        while let Some(line) = next_line(&mut lines)? {
            reading.add(line);
        }
        reading.finish()
    }

    /// Reads a corpus from a file.
    ///
    /// ```
    /// # let folder = tempfile::tempdir()?;
    /// # std::env::set_current_dir(&folder)?;
    /// std::fs::write("gold.conll", "في O\nمينسك B-LOC\n")?;
    /// assert!(!aalam::evaluate::Corpus::from_path("gold.conll")?.is_nested());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// As for [`from_reader`](Self::from_reader), with the file.
    pub fn from_path(path: impl AsRef<Path>) -> Result<Self, Error> {
        read_file(path.as_ref(), Self::from_reader)
    }

    /// Returns the number of sentences.
    pub fn sentence_count(&self) -> usize {
        self.sentences.len()
    }

    /// Returns the number of tokens.
    pub fn token_count(&self) -> usize {
        self.sentences.iter().map(|sentence| sentence.tokens.len()).sum()
    }

    /// Returns whether annotated spans may be nested: some token has more than one tag, even if one is `O`.
    pub fn is_nested(&self) -> bool {
        self.nested
    }

    /// Returns how the corpus was read.
    pub fn assumed(&self) -> &Assumed {
        &self.assumed
    }

    /// Returns the lines that cannot be read; of more than a thousand, the first thousand.
    pub fn bad_lines(&self) -> &[BadLine] {
        &self.bad_lines
    }

    /// Returns the number of lines that cannot be read.
    pub fn bad_line_count(&self) -> usize {
        self.bad_line_count
    }

    pub(super) fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }
}

/// A line with its number, or why it cannot be read.
type Line<'l> = Result<(usize, &'l str), BadLine>;

/// Returns the next line; `None` at the end.
fn next_line<R: BufRead>(lines: &mut Lines<R>) -> Result<Option<Line<'_>>, Error> {
    match lines.advance() {
        Ok(false) => Ok(None),
        Ok(true) => Ok(Some(Ok((lines.number(), lines.text())))),
        Err(LineError::NotUtf8(error)) => {
            let message = "invalid UTF-8; save the file as UTF-8".to_owned();
            Ok(Some(Err(BadLine { line: lines.number(), column: error.column().unwrap_or(1), message })))
        }
        Err(error) => Err(error.into_error()),
    }
}

fn ends_sentence(line: &str) -> bool {
    line.trim().is_empty() || line.starts_with("-DOCSTART-")
}

/// A corpus being read.
struct Reading {
    corpus: Corpus,
    layout: Layout,
    sentence: Sentence,
    /// The spans that contain the last token.
    open: Vec<Open>,
}

impl Reading {
    fn new(layout: Layout) -> Self {
        let assumed = Assumed { layout, notation: Notation::default() };
        let corpus = Corpus { assumed, ..Corpus::default() };
        Self { corpus, layout, sentence: Sentence::default(), open: Vec::new() }
    }

    /// Adds a line.
    fn add(&mut self, line: Line<'_>) {
        let (number, line) = match line {
            Ok(line) => line,
            Err(bad) => return self.add_bad(UNREADABLE, bad),
        };
        if ends_sentence(line) {
            self.end_sentence();
        } else if !is_comment(line, &self.layout) {
            match self.layout.read(line) {
                Ok((token, tags)) => {
                    self.corpus.nested |= tags.len() > 1;
                    self.sentence.push(token, &tags, &mut self.open, &mut self.corpus.assumed.notation);
                }
                Err((offset, message)) => {
                    let before = line.get(..offset).unwrap_or(line);
                    let bad = BadLine { line: number, column: before.chars().count() + 1, message };
                    match self.layout.token(line) {
                        "" => self.add_bad(UNREADABLE, bad),
                        token => self.add_bad(token, bad),
                    }
                }
            }
        }
    }

    /// Adds the token of a bad line.
    fn add_bad(&mut self, token: &str, bad: BadLine) {
        self.open.clear();
        let span = self.sentence.push_token(token);
        self.sentence.unknown.push(span);
        self.corpus.bad_line_count += 1;
        if self.corpus.bad_lines.len() < BAD_LINES {
            self.corpus.bad_lines.push(bad);
        }
    }

    fn end_sentence(&mut self) {
        self.open.clear();
        let sentence = mem::take(&mut self.sentence);
        if !sentence.tokens.is_empty() {
            self.corpus.sentences.push(sentence);
        }
    }

    /// Returns the corpus.
    ///
    /// # Errors
    /// No line could be read: the first bad one.
    fn finish(mut self) -> Result<Corpus, Error> {
        self.end_sentence();
        match self.corpus.bad_lines.first() {
            Some(bad) if self.corpus.bad_line_count == self.corpus.token_count() => {
                Err(Error::syntax(bad.message.clone()).at(bad.line, bad.column))
            }
            _ => Ok(self.corpus),
        }
    }
}

/// Whether `line` is a comment, not a number sign with its tags.
fn is_comment(line: &str, layout: &Layout) -> bool {
    let is_tagged = |(_, tags): (_, Vec<Tag<'_>>)| !tags.iter().any(|tag| matches!(tag, Tag::Bare(_)));
    line.starts_with("# ") && !layout.read(line).is_ok_and(is_tagged)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;

    /// The spans of each sentence as `text=label`.
    fn spans(conll: &str) -> Vec<Vec<String>> {
        let corpus = Corpus::from_reader(conll.as_bytes()).unwrap();
        let spans = |sentence: &Sentence| {
            sentence.gold.iter().map(|(span, label)| format!("{}={label}", span.of(&sentence.text))).collect()
        };
        corpus.sentences.iter().map(spans).collect()
    }

    #[test]
    fn every_scheme_is_read() {
        let cases: [(&str, &[&str]); 12] = [
            ("a B-PER\nb I-PER\nc O\n", &["a b=PER"]),
            ("a B-PER\nb B-PER\n", &["a=PER", "b=PER"]),
            ("a I-PER\nb I-PER\nc I-ORG\n", &["a b=PER", "c=ORG"]),
            ("a I-PER\nb O\nc I-PER\n", &["a=PER", "c=PER"]),
            ("a B-PER\nb I-PER\nc E-PER\nd I-PER\n", &["a b c=PER", "d=PER"]),
            ("a S-PER\nb I-PER\n", &["a=PER", "b=PER"]),
            ("a B-PER\nb L-PER\nc U-PER\nd U-PER\n", &["a b=PER", "c=PER", "d=PER"]),
            ("a E-PER\nb L-PER\n", &["a=PER", "b=PER"]),
            ("a B-X-Y\nb I-X-Y\n", &["a b=X-Y"]),
            // Tabs, runs of spaces, a token with a space, a space after the tag.
            ("a  \tB-PER\nb c\tI-PER\nd   I-PER \n", &["a b c d=PER"]),
            // No line break at the end, and a byte order mark and line ends of Windows.
            ("\u{FEFF}a B-PER\r\nb I-PER", &["a b=PER"]),
            ("# sent_id = 1\n# O\na B-PER\n# a comment\nb I-PER\n#\tI-PER\n", &["a b #=PER"]),
        ];
        for (conll, expected) in cases {
            assert_eq!(spans(conll), [expected], "{conll:?}");
        }
    }

    #[test]
    fn sentences_end_at_blank_lines() {
        let corpus = "\n-DOCSTART- -X- O O\n\na B-PER\n\n \t\n\nb I-PER\n-DOCSTART-\nc I-PER\n\n";
        assert_eq!(spans(corpus), [["a=PER"], ["b=PER"], ["c=PER"]]);
        let corpus = Corpus::from_reader("أ\tO\nب\tO\n\nج\tO\n".as_bytes()).unwrap();
        assert_eq!((corpus.sentence_count(), corpus.token_count(), corpus.is_nested()), (2, 3, false));
        assert_eq!(
            (&*corpus.sentences[0].text, &*corpus.sentences[0].tokens),
            ("أ ب", &[Span::new(0, 2), Span::new(3, 5)][..])
        );
        assert_eq!(Corpus::from_reader(&b""[..]).unwrap().sentence_count(), 0);
    }

    #[test]
    fn columns_nest() {
        let cases: [(&str, &[&str]); 4] = [
            ("a B-OCC O O\nb I-OCC B-ORG O\nc I-OCC I-ORG B-GPE\n", &["a b c=OCC", "b c=ORG", "c=GPE"]),
            // As many tags as a token needs, in any order.
            ("a B-ORG\nb B-GPE I-ORG\nc I-ORG\n", &["a b c=ORG", "b=GPE"]),
            // One label in two columns: each stays in its own.
            ("a B-ORG O\nb I-ORG B-ORG\nc I-ORG I-ORG\nd O I-ORG\n", &["a b c=ORG", "b c d=ORG"]),
            ("a B-ORG B-ORG\nb I-ORG I-ORG\nc E-ORG O\nd I-ORG O\n", &["a b c=ORG", "a b=ORG", "d=ORG"]),
        ];
        for (conll, expected) in cases {
            assert_eq!(spans(conll), [expected], "{conll:?}");
            assert!(Corpus::from_reader(conll.as_bytes()).unwrap().is_nested());
        }
    }

    #[test]
    fn every_notation_is_read() {
        let cases: [(&str, &str, &[&str]); 12] = [
            ("a B-PER\nb I-PER\nc B-PER\nd O\n", "IOB2 tags", &["a b=PER", "c=PER"]),
            ("a I-PER\nb I-PER\nc B-PER\nd O\n", "IOB1 tags", &["a b=PER", "c=PER"]),
            ("a B-PER\nb O\nc I-PER\n", "IOB2 tags, some spans beginning with I", &["a=PER", "c=PER"]),
            ("a B-PER\nb E-PER\nc S-LOC\n", "BIOES tags", &["a b=PER", "c=LOC"]),
            ("a B-PER\nb L-PER\nc U-LOC\n", "BILOU tags", &["a b=PER", "c=LOC"]),
            ("a B-PER\nb M-PER\nc E-PER\nd W-LOC\n", "BMES tags", &["a b c=PER", "d=LOC"]),
            ("a PER-B\nb PER-I\nc O\n", "IOB2 tags after the label (PER-B)", &["a b=PER"]),
            ("a B_PER\nb I_PER\nc o\n", "IOB2 tags", &["a b=PER"]),
            ("a b-per\nb i-PER\nc o\n", "IOB2 tags", &["a b=per"]),
            ("a PER\nb PER\nc LOC\nd O\n", "labels without B and I", &["a b=PER", "c=LOC"]),
            ("a B-PER\nb PER\nc O\n", "IOB2 tags, some labels without B and I", &["a b=PER"]),
            ("a B-شخص\nb I-شخص\nc شخص-B\n", "IOB2 tags after the label (PER-B)", &["a b=شخص", "c=شخص"]),
        ];
        for (conll, notation, expected) in cases {
            assert_eq!(spans(conll), [expected], "{conll:?}");
            let corpus = Corpus::from_reader(conll.as_bytes()).unwrap();
            assert_eq!(corpus.assumed().to_string(), format!("{notation} in column 2 of 2"), "{conll:?}");
            assert_eq!(corpus.bad_line_count(), 0, "{conll:?}");
        }
    }

    #[test]
    fn columns_without_names_are_left_out() {
        let conll =
            "-DOCSTART- -X- -X- O\n\nU.N. NNP I-NP I-ORG\nheads VBZ I-VP O\nfor IN I-PP O\nBaghdad NNP I-NP I-LOC\n";
        assert_eq!(spans(conll), [["U.N.=ORG", "Baghdad=LOC"]]);
        let corpus = Corpus::from_reader(conll.as_bytes()).unwrap();
        assert_eq!(corpus.assumed().to_string(), "IOB1 tags in column 4 of 4");
        assert!(!corpus.is_nested());
        let numbered = "1 إلى O\n2 مينسك B-LOC\n\n1 وصل O\n2 7\n";
        assert_eq!(spans(numbered), [&["مينسك=LOC"][..], &[]]);
        let corpus = Corpus::from_reader(numbered.as_bytes()).unwrap();
        assert_eq!(corpus.assumed().to_string(), "IOB2 tags in column 3 of 3, tokens in column 2");
        assert_eq!(corpus.bad_lines()[0].column, 4);
        assert_eq!(corpus.sentences[1].text, "وصل 7");
        // A name far below the lines in which the columns are looked for.
        let conll = format!("{}بيروت NNP B-LOC\nكذا NNP B-X- 3\n", "في IN O\n".repeat(5000));
        assert_eq!(spans(&conll), [["بيروت=LOC", "كذا=X-"]]);
        let corpus = Corpus::from_reader("a O B-PER\nb B-ORG I-PER\n".as_bytes()).unwrap();
        assert_eq!(corpus.assumed().to_string(), "IOB2 tags in columns 2 to 3, nested");
    }

    #[test]
    fn bad_lines_are_counted_and_left_out() {
        let bad = |conll: &[u8]| {
            let corpus = Corpus::from_reader(conll).unwrap();
            let bad: Vec<String> = corpus.bad_lines().iter().map(BadLine::to_string).collect();
            assert_eq!(bad.len(), corpus.bad_line_count());
            bad
        };
        let advice = "write O, or one of B-, I-, E-, L-, S-, U- with a label, such as B-PER";
        let cases: [(&[u8], String); 8] = [
            ("في O\nبيروت\n".as_bytes(), "2:6: the token has no tag; write O or a tag such as B-PER after it".into()),
            (b"a\t\nb O\n", "1:3: the token has no tag; write O or a tag such as B-PER after it".into()),
            (b"a O\n\n\tO\n", "3:1: there is no token before the tag; begin the line with the token".into()),
            ("في  O  B-LOC\nفي  O  7\n".as_bytes(), format!("2:8: \"7\" is not a tag; {advice}")),
            (b"a B-\nb O\n", format!("1:3: \"B-\" is not a tag; {advice}")),
            (b"a X-PER\nb B-PER\n", format!("1:3: \"X-PER\" is not a tag; {advice}")),
            (
                "بيروت\tNNP\tB-LOC\nفي\tIN\tO\nالبحر\tNN\n".as_bytes(),
                "3:9: the line has no column 3, in which the tags stand".into(),
            ),
            (b"a O\n\xD8\xA8\xFF O\n", "2:2: invalid UTF-8; save the file as UTF-8".into()),
        ];
        for (conll, expected) in cases {
            assert_eq!(bad(conll), [expected]);
        }
        // The token stays, and a span that goes on behind it is not known.
        let conll = "أ B-PER\nب I-PER\nج ?\nد I-PER\nه I-PER\nو B-LOC\n\nز I-LOC\n";
        assert_eq!(spans(conll), [&["أ ب=PER", "و=LOC"][..], &["ز=LOC"]]);
        let corpus = Corpus::from_reader(conll.as_bytes()).unwrap();
        let [first, second] = corpus.sentences() else { panic!("two sentences") };
        assert_eq!((first.text.as_str(), corpus.token_count()), ("أ ب ج د ه و", 7));
        let unknown = |sentence: &Sentence| {
            sentence
                .tokens
                .iter()
                .filter(|token| sentence.unknown.contains(token))
                .map(|token| token.of(&sentence.text).to_owned())
                .collect::<String>()
        };
        assert_eq!((unknown(first), unknown(second)), ("جده".to_owned(), String::new()));
        let many = format!("a O\n{}", "b ?\n".repeat(BAD_LINES + 1));
        let corpus = Corpus::from_reader(many.as_bytes()).unwrap();
        assert_eq!((corpus.bad_lines().len(), corpus.bad_line_count()), (BAD_LINES, BAD_LINES + 1));
    }

    #[test]
    fn a_file_without_a_good_line_is_refused() {
        let cases: [(&[u8], &str); 4] = [
            ("\nبيروت\n\nفي\n".as_bytes(), "2:6: the token has no tag; write O or a tag such as B-PER after it"),
            (
                "قال الوفد إنه وصل.\n".as_bytes(),
                "1:5: \"الوفد\" is not a tag; write O, or one of B-, I-, E-, L-, S-, U- with a label, such as B-PER",
            ),
            (b"PK\x03\x04\x14\0", "the file is a zip archive; unpack it with unzip, and use the files in it"),
            (b"\xFD7zXZ\0\0\x04", "the file is an xz archive; unpack it with xz -dk, and use the file in it"),
        ];
        for (conll, expected) in cases {
            let error = Corpus::from_reader(conll).unwrap_err();
            assert_eq!(error.to_string(), expected);
            assert!(error.is_syntax());
        }
        let error = Corpus::from_path("no-such-file.conll").unwrap_err();
        assert!(error.is_io() && error.to_string().starts_with("no-such-file.conll: "), "{error}");
    }
}
