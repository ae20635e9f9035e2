//! Names that are never mentions, everywhere or between given words.

use std::collections::HashMap;
use std::collections::hash_map::Entry as Slot;
use std::io::BufRead;
use std::path::Path;
use std::str::FromStr;

use crate::arabic::letters::{LAM, OTHER, Symbol};
use crate::arabic::proclitics::Proclitics;
use crate::arabic::{article, letters};
use crate::error::Error;
use crate::fold::{Gap, Words};
use crate::limits::WORD_LETTERS;
use crate::span::Span;
use crate::util::lines::{LineError, Lines};

/// Names that a [`Tagger`](crate::Tagger) does not return: see [`TaggerBuilder::deny`](crate::TaggerBuilder::deny).
///
/// The file format is plain UTF-8 text with one rule per line. Blank lines, and those that begin with `#`, are ignored. A rule is a name, which
/// is then denied everywhere; or it has the name in brackets, with words before or after it, and the name is denied only between these words:
///
/// ```text
/// # A newspaper, but mostly a lighthouse
/// المنار
/// جامعة [القاهرة]
/// [النور] الساطع
/// ```
///
/// A rule is compared with the text like a name: by folded letters, so that spelling, vowels and quotes do not matter, nor whether a name is
/// written as one word or two; proclitics may stand on its first word (وبالمنار, بجامعة القاهرة), and no sign that ends a name between two words.
/// But the form is that of the rule: to deny مهندس denies neither المهندس nor مهندسة.
///
/// ```
/// use aalam::{DenyList, Tagger};
///
/// let mut deny: DenyList = "مينسك\n[القاهرة] الكبرى".parse()?;
/// deny.deny("بيروت")?;
/// let tagger = Tagger::builder().builtin().deny(&deny).build()?;
/// let tagged = tagger.tag("من القاهرة إلى مينسك وبيروت، ثم إلى القاهرة الكبرى وجامعة بيروت العربية");
/// let found: Vec<&str> = tagged.mentions().map(|mention| mention.text()).collect();
/// assert_eq!(found, ["القاهرة", "جامعة بيروت العربية"]);
/// # Ok::<(), aalam::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct DenyList {
    /// The rules by the letters of the denied name.
    rules: HashMap<Vec<Symbol>, Vec<Rule>>,
}

/// A denied name, with the letters of the words around it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Rule {
    written: String,
    before: Vec<Vec<Symbol>>,
    after: Vec<Vec<Symbol>>,
}

/// How to write a rule with words around the name.
const BRACKETS: &str = "write one name in brackets, such as جامعة [القاهرة]";

impl DenyList {
    /// Creates a list that denies nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads rules from a reader, one per line.
    ///
    /// # Errors
    /// The first rule that cannot be read, with line and column; or the reader's own error.
    pub fn from_reader(reader: impl BufRead) -> Result<Self, Error> {
        let mut list = Self::new();
        let mut lines = Lines::new(reader);
        while lines.advance().map_err(LineError::into_error)? {
            let line = lines.text();
            if !line.trim().is_empty() && !line.trim_start().starts_with('#') {
                list.add(line).map_err(|(at, error)| error.at(lines.number(), column(line, at)))?;
            }
        }
        Ok(list)
    }

    /// Reads a file of rules.
    ///
    /// ```
    /// # let folder = tempfile::tempdir()?;
    /// # std::env::set_current_dir(&folder)?;
    /// std::fs::write("deny.txt", "المنار\n[القاهرة")?;
    /// let error = aalam::DenyList::from_path("deny.txt").unwrap_err();
    /// assert_eq!(
    ///     error.to_string(),
    ///     "deny.txt:2:1: rule \"[القاهرة\" has brackets that do not match; write one name in brackets, such as جامعة [القاهرة]"
    /// );
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// The first rule that cannot be read, with file, line and column; or the reason why the file cannot be read.
    pub fn from_path(path: impl AsRef<Path>) -> Result<Self, Error> {
        let path = path.as_ref();
        let read = || Self::from_reader(std::io::BufReader::new(std::fs::File::open(path).map_err(Error::io)?));
        read().map_err(|error| error.in_file(path))
    }

    /// Adds a rule, as a line of a file has it.
    ///
    /// # Errors
    /// The rule has no letters in its name, or a sign that ends a name, or brackets that do not match.
    pub fn deny(&mut self, rule: &str) -> Result<(), Error> {
        self.add(rule).map_err(|(_, error)| error)
    }

    /// Adds all rules of `other`.
    pub fn merge(&mut self, other: &Self) {
        for (name, rules) in &other.rules {
            let own = self.rules.entry(name.clone()).or_default();
            own.extend(rules.iter().filter(|rule| !own.contains(rule)).cloned().collect::<Vec<_>>());
        }
    }

    /// Adds a rule. An error has the byte of the line at which it is.
    fn add(&mut self, line: &str) -> Result<(), (usize, Error)> {
        let written = line.trim();
        let fault = |part: &str, message: &str| {
            let at = part.as_ptr().addr().saturating_sub(line.as_ptr().addr());
            (at, Error::syntax(format!("rule {written:?} {message}")))
        };
        let parts = match (written.split_once('['), written.contains(']')) {
            (None, false) => Some(("", written, "")),
            (None, true) => None,
            (Some((before, rest)), _) => rest.split_once(']').map(|(name, after)| (before, name, after)),
        };
        let is_whole = |part: &str| !part.contains(['[', ']']);
        let parts = parts.filter(|&(before, name, after)| [before, name, after].into_iter().all(is_whole));
        let Some((before, name, after)) = parts else {
            return Err(fault(written, &format!("has brackets that do not match; {BRACKETS}")));
        };
        let read = |part| words(part).map_err(|message| fault(part, message));
        let (before, own, after) = (read(before)?, read(name)?, read(after)?);
        if own.is_empty() {
            return Err(fault(name, "denies a name without letters; write at least one"));
        }
        let rule = Rule { written: written.to_owned(), before, after };
        match self.rules.entry(own.concat()) {
            Slot::Occupied(mut rules) if !rules.get().contains(&rule) => rules.get_mut().push(rule),
            Slot::Occupied(_) => {}
            Slot::Vacant(place) => drop(place.insert(vec![rule])),
        }
        Ok(())
    }

    /// Returns whether nothing is denied.
    pub(crate) fn is_empty(&self) -> bool {
        self.rules.is_empty()
    }

    /// Returns the rule that denies the name `span` of `text`, whose first word begins with its proclitics at byte `word_start`.
    pub(crate) fn denied_by(&self, text: &str, span: Span, word_start: usize) -> Option<&str> {
        if self.is_empty() {
            return None;
        }
        let own = words(span.of(text)).unwrap_or_default().concat();
        let clitics = letters::folded(Span::new(word_start, span.start).of(text));
        // After ل the article has lost its alef: للمنار.
        let lost = if clitics.last() == Some(&LAM) { article::lost_after_lam(&own) } else { &[] };
        let names = [&[][..]].into_iter().chain(lost.iter().copied()).map(|lost| [lost, &own].concat());
        let mut rules = names.filter_map(|name| self.rules.get(&name)).flatten();
        let found = rules.find(|rule| {
            let is_behind =
                || (clitics.is_empty() || rule.before.is_empty()) && stand_before(text, word_start, &rule.before);
            is_behind() && stand_after(text, span, &rule.after)
        });
        found.map(|rule| rule.written.as_str())
    }
}

/// Returns the letters of the words of a part of a rule or of a text, or what is wrong with it as a part of a rule.
fn words(part: &str) -> Result<Vec<Vec<Symbol>>, &'static str> {
    let mut read = Words::new(part);
    let mut words = Vec::new();
    while let Some(word) = read.next_word() {
        if word.gap == Gap::Break && !words.is_empty() {
            return Err("has a sign that ends a name between two words; write the words of one name");
        }
        if read.symbols().contains(&OTHER) {
            return Err("has a letter that no text can match; write it in Arabic or Latin letters");
        }
        words.push(read.symbols().to_vec());
    }
    Ok(words)
}

/// Returns whether these words stand right before byte `at` of `text`, the first perhaps with proclitics.
fn stand_before(text: &str, at: usize, wanted: &[Vec<Symbol>]) -> bool {
    let Some((first_wanted, further)) = wanted.split_first() else { return true };
    // One more word is read, because the window may begin inside it.
    let mut start = at.saturating_sub(2 * WORD_LETTERS * (wanted.len() + 1));
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let mut read = Words::new(text.get(start..).unwrap_or_default());
    let mut before: Vec<Vec<Symbol>> = Vec::new();
    while let Some(word) = read.next_word() {
        if word.gap == Gap::Break {
            before.clear();
        }
        if start + word.span.start >= at {
            break;
        }
        before.push(read.symbols().to_vec());
    }
    let Some((first, rest)) = before.len().checked_sub(wanted.len()).and_then(|from| before.get(from..)?.split_first())
    else {
        return false;
    };
    let is_first = |(_, word): (Proclitics, &[Symbol])| word == first_wanted;
    rest == further && Proclitics::splits(first).any(is_first)
}

/// Returns whether these words stand right after the name `span` of `text`.
fn stand_after(text: &str, span: Span, wanted: &[Vec<Symbol>]) -> bool {
    if wanted.is_empty() {
        return true;
    }
    let mut read = Words::new(text.get(span.start..).unwrap_or_default());
    let mut wanted = wanted.iter();
    while let Some(word) = read.next_word() {
        if span.start + word.span.start < span.end {
            continue;
        }
        match wanted.next() {
            None => return true,
            Some(wanted) if word.gap == Gap::Break || *wanted != read.symbols() => return false,
            Some(_) => {}
        }
    }
    wanted.next().is_none()
}

/// Returns the column of byte `at`, in chars from 1.
fn column(line: &str, at: usize) -> usize {
    line.get(..at).unwrap_or_default().chars().count() + 1
}

impl FromStr for DenyList {
    type Err = Error;

    fn from_str(rules: &str) -> Result<Self, Error> {
        Self::from_reader(rules.as_bytes())
    }
}
