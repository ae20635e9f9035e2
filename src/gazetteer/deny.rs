//! Names that are never mentions, everywhere or between given words.

use std::collections::{BTreeMap, HashMap};
use std::fmt;
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
use crate::util::hash::Keyed;
use crate::util::lines::{LineError, Lines, read_file};
use crate::util::place::{line_and_column, offset_in};

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
#[derive(Clone, Default)]
pub struct DenyList {
    /// The rules as they were written, by the letters of the denied name and of the words around it.
    rules: HashMap<Vec<Symbol>, BTreeMap<Around, String>, Keyed>,
}

/// The letters of the words around a name. What is denied everywhere comes first.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Around {
    before: Vec<Vec<Symbol>>,
    after: Vec<Vec<Symbol>>,
}

/// Writes the number of rules, of which there may be many.
impl fmt::Debug for DenyList {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DenyList").field("rules", &self.len()).finish_non_exhaustive()
    }
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
                list.add(line).map_err(|(at, error)| {
                    let (line, column) = line_and_column(line, at, lines.number());
                    error.at(line, column)
                })?;
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
        read_file(path.as_ref(), Self::from_reader)
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
            for (around, written) in rules {
                own.entry(around.clone()).or_insert_with(|| written.clone());
            }
        }
    }

    /// Returns the number of rules. Rules that differ only in spelling are one.
    ///
    /// ```
    /// let deny: aalam::DenyList = "القاهرة\nالقاهره\nجامعة [القاهرة]".parse()?;
    /// assert_eq!(deny.len(), 2);
    /// # Ok::<(), aalam::Error>(())
    /// ```
    pub fn len(&self) -> usize {
        self.rules.values().map(BTreeMap::len).sum()
    }

    /// Returns whether nothing is denied.
    pub fn is_empty(&self) -> bool {
        self.rules.is_empty()
    }

    /// Adds a rule. An error has the byte of the line at which it is.
    fn add(&mut self, line: &str) -> Result<(), (usize, Error)> {
        let written = line.trim();
        let fault =
            |part: &str, message: &str| (offset_in(line, part), Error::syntax(format!("rule {written:?} {message}")));
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
        let rules = self.rules.entry(own.concat()).or_default();
        rules.entry(Around { before, after }).or_insert_with(|| written.to_owned());
        Ok(())
    }

    /// Returns the rule that denies the name `span` of `text`, whose first word begins with its proclitics at byte `word_start`.
    pub(crate) fn denied_by(&self, text: &str, span: Span, word_start: usize) -> Option<&str> {
        if self.is_empty() {
            return None;
        }
        let own = words(span.of(text)).ok()?.concat();
        let clitics = letters::folded(Span::new(word_start, span.start).of(text));
        // After ل the article has lost its alef: للمنار.
        let lost = if clitics.last() == Some(&LAM) { article::lost_after_lam(&own) } else { &[] };
        let names = [&[][..]].into_iter().chain(lost.iter().copied()).map(|lost| [lost, &own].concat());
        for rules in names.filter_map(|name| self.rules.get(&name)) {
            let before = rules.keys().map(|wanted| wanted.before.len()).max().unwrap_or_default();
            let after = rules.keys().map(|wanted| wanted.after.len()).max().unwrap_or_default();
            let before = words_before(text, word_start, before);
            let after = words_after(text, span, after);
            let is_here = |wanted: &Around| {
                (clitics.is_empty() || wanted.before.is_empty())
                    && ends_with(&before, &wanted.before)
                    && after.starts_with(&wanted.after)
            };
            if let Some((_, written)) = rules.iter().find(|(wanted, _)| is_here(wanted)) {
                return Some(written);
            }
        }
        None
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

/// Returns the words right before byte `at` of `text`, back to a sign that ends a name: `count` and perhaps more, if there are so many.
fn words_before(text: &str, at: usize, count: usize) -> Vec<Vec<Symbol>> {
    if count == 0 {
        return Vec::new();
    }
    let mut window = 2 * WORD_LETTERS * (count + 1);
    loop {
        let mut start = at.saturating_sub(window);
        while !text.is_char_boundary(start) {
            start -= 1;
        }
        let mut read = Words::new(text.get(start..).unwrap_or_default());
        let mut before: Vec<Vec<Symbol>> = Vec::new();
        let mut seen = 0;
        while let Some(word) = read.next_word() {
            if word.gap == Gap::Break {
                before.clear();
            }
            if start + word.span.start >= at {
                break;
            }
            before.push(read.symbols().to_vec());
            seen += 1;
        }
        // One more word is needed, because the window may begin inside it. Marks and signs may fill a window without words.
        if start == 0 || seen > count {
            return before;
        }
        window *= 2;
    }
}

/// Returns whether `words` end with those `wanted`, the first perhaps with proclitics.
fn ends_with(words: &[Vec<Symbol>], wanted: &[Vec<Symbol>]) -> bool {
    let Some((first_wanted, further)) = wanted.split_first() else { return true };
    let last = words.len().checked_sub(wanted.len()).and_then(|from| words.get(from..)?.split_first());
    let Some((first, rest)) = last else { return false };
    let is_first = |(_, word): (Proclitics, &[Symbol])| word == first_wanted;
    rest == further && Proclitics::splits(first).any(is_first)
}

/// Returns up to `count` words right after the name `span` of `text`, up to a sign that ends a name.
fn words_after(text: &str, span: Span, count: usize) -> Vec<Vec<Symbol>> {
    let mut after = Vec::new();
    let mut read = Words::new(text.get(span.start..).unwrap_or_default());
    while after.len() < count {
        match read.next_word() {
            Some(word) if span.start + word.span.start < span.end => {}
            Some(word) if word.gap != Gap::Break => after.push(read.symbols().to_vec()),
            _ => break,
        }
    }
    after
}

impl FromStr for DenyList {
    type Err = Error;

    fn from_str(rules: &str) -> Result<Self, Error> {
        Self::from_reader(rules.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_no_rule_can_have_is_not_denied() {
        let deny: DenyList = "ال\nا\nمينسك".parse().unwrap();
        for (name, expected) in [("مينسك", Some("مينسك")), ("مينсك", None), ("هشام، الشمري", None)]
        {
            let text = format!("ل{name}");
            assert_eq!(deny.denied_by(&text, Span::new(2, text.len()), 0), expected, "{name}");
        }
    }

    #[test]
    fn rules_of_one_name_are_kept_once() {
        let mut deny: DenyList = "سكان [القاهرة]\nالقاهرة\nسكان [القاهره]\n[القاهرة] الكبرى".parse().unwrap();
        assert_eq!((deny.len(), deny.is_empty(), deny.rules.len()), (3, false, 1));
        deny.merge(&"القَاهرة\nأحياء [القاهرة]".parse().unwrap());
        assert_eq!(format!("{deny:?}"), "DenyList { rules: 4, .. }");
        assert_eq!(deny.denied_by("القاهرة", Span::new(0, 14), 0), Some("القاهرة"));
        assert!(DenyList::new().is_empty());
    }
}
