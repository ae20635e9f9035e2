//! The columns of a corpus: which of them hold tags.

use std::collections::HashMap;

use super::tags::Tag;
use crate::gazetteer::labels;

/// The labels of chunks, which are phrases and not names: NP in the third column of CoNLL-2003.
const CHUNKS: [&str; 11] = ["NP", "VP", "PP", "ADJP", "ADVP", "SBAR", "PRT", "CONJP", "INTJ", "LST", "UCP"];

/// Where the tags of a line stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Layout {
    /// The only column of tags, counted from the one after the token; if there is none, all are.
    pub(super) column: Option<usize>,
    /// The number of columns after the token.
    pub(super) columns: usize,
    /// Whether the number of the token stands before it.
    pub(super) numbered: bool,
    /// Whether any word can be a label without `B` or `I`, and not only known ones.
    any_label: bool,
}

/// What the values of a column are.
#[derive(Default)]
struct Column {
    values: usize,
    outside: usize,
    lettered: usize,
    chunks: usize,
    /// Known labels without a letter.
    known: usize,
}

impl Column {
    fn add(&mut self, field: &str) {
        self.values += 1;
        match Tag::read(field) {
            Some(Tag::Outside) => self.outside += 1,
            Some(Tag::Lettered { label, .. }) if CHUNKS.contains(&label) => self.chunks += 1,
            Some(Tag::Lettered { .. }) => self.lettered += 1,
            Some(Tag::Bare(label)) if labels::kind(label).is_some() => self.known += 1,
            Some(Tag::Bare(_)) | None => {}
        }
    }

    /// Whether these are tags of names, but for a few faults. A tenth is much for a corpus, and parts of speech and other annotation are hardly
    /// ever tags at all.
    fn has_tags(&self) -> bool {
        let tags = self.outside + self.lettered + self.known;
        self.chunks <= self.lettered && tags * 10 >= self.values * 9
    }

    fn has_names(&self) -> bool {
        self.lettered + self.known > 0
    }
}

impl Layout {
    /// Finds the layout of these lines, the first ones of a corpus.
    pub(super) fn of<'l>(lines: impl Iterator<Item = &'l str> + Clone) -> Self {
        let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let lines_count = lines.clone().count();
        let numbers = lines.clone().filter(|line| is_number(token_and_rest(line).0)).count();
        let has_columns = lines.clone().any(|line| fields(token_and_rest(line).1).count() > 1);
        // As with tags, a tenth may be faults.
        let numbered = has_columns && numbers * 10 >= lines_count * 9;
        let mut columns: Vec<Column> = Vec::new();
        let mut counts: HashMap<usize, usize> = HashMap::new();
        for line in lines {
            let (_, rest) = split(line, numbered);
            let mut count = 0;
            for (number, field) in fields(rest).enumerate() {
                if number == columns.len() {
                    columns.push(Column::default());
                }
                if let Some(column) = columns.get_mut(number) {
                    column.add(field);
                }
                count += 1;
            }
            *counts.entry(count).or_default() += 1;
        }
        let usual = counts.into_iter().max_by_key(|&(count, lines)| (lines, count)).map_or(0, |(count, _)| count);
        // Columns that only some lines have hold nested tags, or are the faults of these lines. Half of the lines tell
        // them apart: a column that annotates every token is nearly full, and names nest in few tokens.
        let is_full = |column: &Column| column.values * 2 >= lines_count;
        let last = |fits: &dyn Fn(&Column) -> bool| columns.iter().rposition(|column| is_full(column) && fits(column));
        let column = if columns.len() < 2 || columns.iter().all(|column| column.has_tags() || !is_full(column)) {
            None
        } else {
            last(&|column| column.has_tags() && column.has_names())
                .or_else(|| last(&|column| column.lettered > column.chunks))
                .or_else(|| last(&Column::has_tags))
        };
        // Text that is not a corpus has lines of more than two words.
        let any_label = columns.get(column.unwrap_or_default()).is_some_and(|first| first.lettered == 0)
            && (column.is_some() || columns.len() == 1);
        Self { column, columns: usual, numbered, any_label }
    }

    /// Reads a line: the token, and its tags. An error is the byte of the fault, and a message.
    pub(super) fn read<'l>(&self, line: &'l str) -> Result<(&'l str, Vec<Tag<'l>>), (usize, String)> {
        let (token, rest) = split(line, self.numbered);
        if token.is_empty() {
            return Err((0, "there is no token before the tag; begin the line with the token".to_owned()));
        }
        let mut tags = Vec::new();
        for (number, field) in fields(rest).enumerate() {
            if self.column.is_none_or(|column| column == number) {
                let offset = field.as_ptr() as usize - line.as_ptr() as usize;
                tags.push(self.tag(field).ok_or_else(|| (offset, not_a_tag(field)))?);
            }
        }
        match (tags.is_empty(), self.column) {
            (false, _) => Ok((token, tags)),
            (true, None) => {
                Err((line.len(), "the token has no tag; write O or a tag such as B-PER after it".to_owned()))
            }
            (true, Some(column)) => Err((
                line.len(),
                format!("the line has no column {}, in which the tags stand", column + 2 + usize::from(self.numbered)),
            )),
        }
    }

    /// Returns the token of a line.
    pub(super) fn token<'l>(&self, line: &'l str) -> &'l str {
        split(line, self.numbered).0
    }

    fn tag<'l>(&self, field: &'l str) -> Option<Tag<'l>> {
        let tag = Tag::read(field)?;
        let is_one = !matches!(tag, Tag::Bare(label) if !self.any_label && labels::kind(label).is_none());
        is_one.then_some(tag)
    }
}

fn not_a_tag(field: &str) -> String {
    format!("{field:?} is not a tag; write O, or one of B-, I-, E-, L-, S-, U- with a label, such as B-PER")
}

/// Returns the token of a line, and what stands after it.
fn split(line: &str, numbered: bool) -> (&str, &str) {
    let (first, rest) = token_and_rest(line);
    if numbered { token_and_rest(rest.trim_start_matches(' ')) } else { (first, rest) }
}

/// Returns the first column of a line, and what stands after it: if the line has a tab, this is everything before it.
fn token_and_rest(line: &str) -> (&str, &str) {
    let (token, rest) = line.split_once('\t').or_else(|| line.split_once(' ')).unwrap_or((line, ""));
    (token.trim_matches(' '), rest)
}

fn fields(rest: &str) -> impl Iterator<Item = &str> {
    rest.split([' ', '\t']).filter(|field| !field.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_column_of_tags_is_found() {
        let cases = [
            // One column, whatever is in it.
            ("بيروت B-LOC\nفي O", None, 1),
            ("بيروت LOC\nفي O", None, 1),
            ("بيروت كيان\nفي خارج", None, 1),
            // CoNLL-2003: part of speech, chunk, name.
            ("في IN I-PP O\nبيروت NNP I-NP I-LOC\n", Some(2), 3),
            ("بيروت NNP B-NP B-LOC\nكتب VBD B-VP O\n", Some(2), 3),
            // CoNLL-2002, and columns after the tags.
            ("بيروت NNP B-LOC", Some(1), 2),
            ("بيروت B-LOC 0.93\nفي O 0.99", Some(0), 2),
            ("بيروت NNP O\nفي IN O", Some(1), 2),
            // Nested tags, also where a line has fewer.
            ("وزارة B-ORG O\nالليبية I-ORG B-NORP", None, 2),
            ("وزارة B-ORG\nالليبية I-ORG B-NORP", None, 2),
            // A line with a fault does not make a column.
            ("في O\nفي O\nنيو يورك B-LOC\nفي O\nفي O", None, 1),
            ("في IN O\nبيروت NNP B-LOC\nنيو يورك NNP B-LOC\nفي IN O", Some(1), 2),
            // The names are in the column with a fault.
            ("في O B-LOC\nفي O 7", Some(1), 2),
        ];
        for (conll, column, columns) in cases {
            let layout = Layout::of(conll.lines());
            assert_eq!((layout.column, layout.columns), (column, columns), "{conll}");
        }
    }
}
