//! Reads the CoNLL format: lines of a token and its tags become sentences with spans.

use std::io::BufRead;
use std::mem;
use std::path::Path;

use crate::error::Error;
use crate::span::Span;
use crate::util::lines::{LineError, Lines};

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
/// | `I` | continues the span of its label that contains the token before; if there is none, begins one |
/// | `E`, `L` | as `I`, and ends the span (BIOES, BILOU) |
/// | `S`, `U` | is a span (BIOES, BILOU) |
///
/// Further columns hold the tags of further spans, nested or not; lines may have different numbers of columns. A span continues in its own
/// column if possible, and otherwise in another: some corpora list a token's tags in any order. Columns with other content, such as parts
/// of speech, are an error.
///
/// ```
/// use aalam::evaluate::Corpus;
///
/// let corpus = Corpus::from_reader("وزارة B-ORG O\nالخارجية I-ORG O\nالليبية I-ORG B-NORP\n".as_bytes())?;
/// assert_eq!((corpus.sentence_count(), corpus.token_count(), corpus.is_nested()), (1, 3, true));
///
/// let error = Corpus::from_reader("إلى O\nمينسك LOC\n".as_bytes()).unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "2:7: \"LOC\" is not a tag; write O, or one of B-, I-, E-, L-, S-, U- with a label, such as B-PER"
/// );
/// # Ok::<(), aalam::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Corpus {
    sentences: Vec<Sentence>,
    nested: bool,
}

/// One sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Sentence {
    /// The tokens, joined by one space.
    pub(super) text: String,
    /// The bytes of each token.
    pub(super) tokens: Vec<Span>,
    /// The bytes and label of each annotated span, in the order in which they begin.
    pub(super) gold: Vec<(Span, String)>,
}

impl Corpus {
    /// Reads a corpus, line by line.
    ///
    /// # Errors
    /// The first fault, with line and column, or the reader's own error.
    pub fn from_reader(reader: impl BufRead) -> Result<Self, Error> {
        let mut corpus = Self::default();
        let mut sentence = Sentence::default();
        let mut open = Vec::new();
        let mut lines = Lines::new(reader);
        while lines.advance().map_err(LineError::into_error)? {
            let line = lines.text();
            if line.trim().is_empty() || line.starts_with("-DOCSTART-") {
                open.clear();
                corpus.push(mem::take(&mut sentence));
            } else if !is_comment(line) {
                let (token, tags) = read(line).map_err(|(offset, message)| {
                    let before = line.get(..offset).unwrap_or(line);
                    Error::syntax(message).at(lines.number(), before.chars().count() + 1)
                })?;
                corpus.nested |= tags.len() > 1;
                sentence.push(token, tags, &mut open);
            }
        }
        corpus.push(sentence);
        Ok(corpus)
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
    /// The first fault, with file, line and column, or the reason why the file cannot be read.
    pub fn from_path(path: impl AsRef<Path>) -> Result<Self, Error> {
        let path = path.as_ref();
        let read = || Self::from_reader(std::io::BufReader::new(std::fs::File::open(path).map_err(Error::io)?));
        read().map_err(|error| error.in_file(path))
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

    pub(super) fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    fn push(&mut self, sentence: Sentence) {
        if !sentence.tokens.is_empty() {
            self.sentences.push(sentence);
        }
    }
}

/// A tag other than `O`.
#[derive(Clone, Copy)]
struct SpanTag<'l> {
    begins: bool,
    ends: bool,
    label: &'l str,
    /// The number of its column, counting only columns of tags.
    column: usize,
}

/// A span that may continue.
#[derive(Clone, Copy)]
struct Open {
    column: usize,
    /// Its number among the spans of the sentence.
    number: usize,
}

impl Sentence {
    /// Adds a token; `open` are the spans that contain the token before.
    fn push(&mut self, token: &str, mut tags: Vec<Option<SpanTag<'_>>>, open: &mut Vec<Open>) {
        if !self.tokens.is_empty() {
            self.text.push(' ');
        }
        let span = Span::new(self.text.len(), self.text.len() + token.len());
        self.text.push_str(token);
        self.tokens.push(span);
        let mut before = mem::take(open);
        // Tags that stay in their column come first, so that none loses its span to a tag that moved.
        for stay in [true, false] {
            for slot in &mut tags {
                let Some(tag) = slot.filter(|tag| !tag.begins) else { continue };
                let goes_on = |at: &Open| {
                    let same_label = self.gold.get(at.number).is_some_and(|(_, label)| label == tag.label);
                    same_label && (at.column == tag.column || !stay)
                };
                let Some(at) = before.iter().position(goes_on) else { continue };
                let number = before.remove(at).number;
                if let Some((gold, _)) = self.gold.get_mut(number) {
                    gold.end = span.end;
                }
                if !tag.ends {
                    open.push(Open { column: tag.column, number });
                }
                *slot = None;
            }
        }
        for tag in tags.into_iter().flatten() {
            if !tag.ends {
                open.push(Open { column: tag.column, number: self.gold.len() });
            }
            self.gold.push((span, tag.label.to_owned()));
        }
    }
}

/// Whether `line` is a comment, not a number sign with its tags.
fn is_comment(line: &str) -> bool {
    line.starts_with("# ") && read(line).is_err()
}

/// A token and its tags, `None` for `O`.
type TaggedToken<'l> = (&'l str, Vec<Option<SpanTag<'l>>>);

/// Reads a line. An error is the byte of the fault, and a message.
fn read(line: &str) -> Result<TaggedToken<'_>, (usize, String)> {
    let (token, rest) = line.split_once('\t').or_else(|| line.split_once(' ')).unwrap_or((line, ""));
    let token = token.trim_matches(' ');
    if token.is_empty() {
        return Err((0, "there is no token before the tag; begin the line with the token".to_owned()));
    }
    let mut tags = Vec::new();
    let mut offset = line.len() - rest.len();
    for field in rest.split([' ', '\t']) {
        if !field.is_empty() {
            let advice = "write O, or one of B-, I-, E-, L-, S-, U- with a label, such as B-PER";
            let fault = || (offset, format!("{field:?} is not a tag; {advice}"));
            tags.push(read_tag(field, tags.len()).ok_or_else(fault)?);
        }
        offset += field.len() + 1;
    }
    if tags.is_empty() {
        return Err((line.len(), "the token has no tag; write O or a tag such as B-PER after it".to_owned()));
    }
    Ok((token, tags))
}

/// Reads a tag; the inner `None` is `O`, the outer one means that `field` is not a tag.
fn read_tag(field: &str, column: usize) -> Option<Option<SpanTag<'_>>> {
    if field == "O" {
        return Some(None);
    }
    let (letter, label) = field.split_once('-').filter(|(_, label)| !label.is_empty())?;
    let (begins, ends) = match letter {
        "B" => (true, false),
        "I" => (false, false),
        "E" | "L" => (false, true),
        "S" | "U" => (true, true),
        _ => return None,
    };
    Some(Some(SpanTag { begins, ends, label, column }))
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn errors_say_where() {
        let advice = "write O, or one of B-, I-, E-, L-, S-, U- with a label, such as B-PER";
        let cases: [(&[u8], String); 8] = [
            ("في O\nبيروت\n".as_bytes(), "2:6: the token has no tag; write O or a tag such as B-PER after it".into()),
            (b"a\t\n", "1:3: the token has no tag; write O or a tag such as B-PER after it".into()),
            (b"a O\n\n\tO\n", "3:1: there is no token before the tag; begin the line with the token".into()),
            ("في  O  PER\n".as_bytes(), format!("1:8: \"PER\" is not a tag; {advice}")),
            ("بيروت\tNNP\tB-LOC\n".as_bytes(), format!("1:7: \"NNP\" is not a tag; {advice}")),
            (b"a B-\n", format!("1:3: \"B-\" is not a tag; {advice}")),
            (b"a X-PER\n", format!("1:3: \"X-PER\" is not a tag; {advice}")),
            (b"a O\n\xD8\xA8\xFF O\n", "2:2: invalid UTF-8; save the file as UTF-8".into()),
        ];
        for (conll, expected) in cases {
            let error = Corpus::from_reader(conll).unwrap_err();
            assert_eq!(error.to_string(), expected);
            assert_eq!(expected.split(':').next(), error.line().map(|line| line.to_string()).as_deref());
        }
        let error = Corpus::from_path("no-such-file.conll").unwrap_err();
        assert!(error.is_io() && error.to_string().starts_with("no-such-file.conll: "), "{error}");
    }
}
