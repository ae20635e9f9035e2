//! Sorts any number of entries by id, and joins those with the same id. Entries that do not fit into memory are kept in temporary files.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Seek, Write};
use std::path::{Path, PathBuf};
use std::{fmt, iter, mem};

use aalam::{Entry, Gazetteer};

use crate::counted::counted;
use crate::exit::Problem;

/// The number of bytes sorted in memory.
const RUN_BYTES: usize = 128 << 20;

/// An id and the JSON of its entry.
type Line = (String, String);

/// Where a line stands in the text of a [`Sorter`].
struct Place {
    start: usize,
    /// The end of its id.
    id: usize,
    end: usize,
}

/// Accepts entries in any order.
pub(crate) struct Sorter {
    /// The folder for temporary files.
    folder: PathBuf,
    /// The lines in memory: each is an id, a tab, and the JSON of its entry.
    text: Vec<u8>,
    places: Vec<Place>,
    /// Sorted lines.
    runs: Vec<File>,
}

/// The results of a [`Sorter`].
#[derive(Default)]
pub(crate) struct Counts {
    pub(crate) written: usize,
    joined: usize,
    other_kind: usize,
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} written", counted(self.written, "entry", "entries"))?;
        if self.joined > 0 {
            write!(f, "; {} joined with another that has the same id", self.joined)?;
        }
        if self.other_kind > 0 {
            write!(f, "; {} skipped, whose id belongs to an entity of another kind", self.other_kind)?;
        }
        Ok(())
    }
}

impl Sorter {
    pub(crate) fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), text: Vec::new(), places: Vec::new(), runs: Vec::new() }
    }

    pub(crate) fn push(&mut self, entry: &Entry) -> Result<(), Problem> {
        let start = self.text.len();
        self.text.extend(entry.id.as_bytes());
        let id = self.text.len();
        self.text.push(b'\t');
        serde_json::to_writer(&mut self.text, entry)?;
        self.text.push(b'\n');
        self.places.push(Place { start, id, end: self.text.len() });
        if self.text.len() + self.places.len() * size_of::<Place>() > RUN_BYTES {
            self.spill()?;
        }
        Ok(())
    }

    /// Moves the lines in memory to a file.
    fn spill(&mut self) -> io::Result<()> {
        self.sort();
        let mut run = BufWriter::new(tempfile::tempfile_in(&self.folder)?);
        for place in self.places.drain(..) {
            run.write_all(&self.text[place.start..place.end])?;
        }
        self.text.clear();
        let mut run = run.into_inner()?;
        run.rewind()?;
        self.runs.push(run);
        Ok(())
    }

    /// Sorts the lines in memory by id; lines with the same id stay in input order.
    fn sort(&mut self) {
        let id = |place: &Place| &self.text[place.start..place.id];
        self.places.sort_unstable_by(|a, b| id(a).cmp(id(b)).then(a.start.cmp(&b.start)));
    }

    /// Writes all entries, one per line.
    pub(crate) fn write(mut self, out: &mut impl Write) -> Result<Counts, Problem> {
        self.sort();
        let line = |place: &Place| line_of(&String::from_utf8_lossy(&self.text[place.start..place.end]));
        let last = self.places.iter().filter_map(line).map(Ok);
        let mut runs: Vec<Box<dyn Iterator<Item = io::Result<Line>> + '_>> = Vec::new();
        runs.extend(mem::take(&mut self.runs).into_iter().map(|run| Box::new(lines_of(run)) as _));
        runs.push(Box::new(last));
        // The next line of each run; for equal ids, the earlier run goes first.
        let mut heads = BinaryHeap::new();
        for (number, run) in runs.iter_mut().enumerate() {
            heads.extend(run.next().transpose()?.map(|(id, json)| Reverse((id, number, json))));
        }
        let mut counts = Counts::default();
        let mut same: Vec<String> = Vec::new();
        while let Some(Reverse((id, number, json))) = heads.pop() {
            same.push(json);
            heads.extend(runs[number].next().transpose()?.map(|(id, json)| Reverse((id, number, json))));
            if heads.peek().is_none_or(|Reverse((next, ..))| *next != id) {
                writeln!(out, "{}", join(&mut same, &mut counts)?)?;
                counts.written += 1;
            }
        }
        Ok(counts)
    }
}

/// Returns the lines of a spilled file.
fn lines_of(run: File) -> impl Iterator<Item = io::Result<Line>> {
    let mut run = BufReader::new(run);
    iter::from_fn(move || {
        let mut line = String::new();
        match run.read_line(&mut line) {
            Ok(0) => None,
            Ok(_) => line_of(&line).map(Ok),
            Err(error) => Some(Err(error)),
        }
    })
}

/// Returns the two parts of a line.
fn line_of(line: &str) -> Option<Line> {
    let (id, json) = line.trim_end().split_once('\t')?;
    Some((id.to_owned(), json.to_owned()))
}

/// Joins the lines of one id into a single line.
fn join(same: &mut Vec<String>, counts: &mut Counts) -> Result<String, Problem> {
    let mut lines = mem::take(same).into_iter();
    let first = lines.next().unwrap_or_default();
    if lines.len() == 0 {
        return Ok(first);
    }
    let read =
        |line: &str| Ok::<_, aalam::Error>(Gazetteer::from_jsonl(line)?.entries().next().map(|entry| entry.to_entry()));
    let Some(mut joined) = read(&first)? else { return Ok(first) };
    let mut others = Vec::new();
    for line in lines {
        others.extend(read(&line)?);
    }
    let all = others.len();
    let merged = joined.absorb_all(others);
    counts.joined += merged;
    counts.other_kind += all - merged;
    Ok(serde_json::to_string(&joined)?)
}
