//! The user's own words for the grammar, besides those of `data/lexicon`.

use std::fmt;
use std::io::BufRead;
use std::path::Path;
use std::str::FromStr;

use super::heads::Completion;
use super::roles::Roles;
use super::{has_word, word_and_marks};
use crate::arabic::article;
use crate::arabic::key::Key;
use crate::arabic::letters::{self, Symbol};
use crate::error::{Error, choose};
use crate::fold::Words;
use crate::limits::WORD_LETTERS;
use crate::span::Span;
use crate::util::lines::{LineError, Lines, read_file};
use crate::util::word_map::WordMap;

/// Words that the grammar is to know besides its own: the roles, heads of organizations, introducers, names and verbs of your texts.
///
/// The file has one word per line, a tab, and the class of the word. Blank lines and lines that begin with `#` are skipped. The classes are named
/// after the lists of the library that they extend; `data/README.md` describes these lists, and what they do.
///
/// | class | the word | marks behind it |
/// |---|---|---|
/// | `role`, `introducer` | stands before a person's name: شهبندر, الموسوم | |
/// | `saying` | a verb of saying, before a person's name: تشدق | |
/// | `head` | begins the names of organizations: تكية | `proper` if a proper name completes it, `definite=N` if N definite words or more do; a name in quotes always does |
/// | `designator` | stands before the name of a place, which need not be listed: زاوية | |
/// | `given`, `foreign-given`, `family` | a part of people's names: Arabic, transliterated, or the last | `weak` if it is also an ordinary word |
///
/// Words are folded like texts, and are found behind proclitics, too. A word has no spaces; write names and titles of several words into a
/// [gazetteer](crate::Gazetteer).
///
/// ```
/// use aalam::{Lexicon, Tagger};
///
/// let words: Lexicon = "شهبندر\trole\nتكية\thead definite=1\nشنيور\tgiven\n".parse()?;
/// let tagger = Tagger::builder().builtin().lexicon(&words).build()?;
/// let tagged = tagger.tag("قال الشهبندر شنيور المصري إن تكية الأحراش ترحب به");
/// let found: Vec<_> = tagged.mentions().filter(|mention| mention.is_composed()).map(|mention| mention.text()).collect();
/// assert_eq!(found, ["شنيور المصري", "تكية الأحراش"]);
/// # Ok::<(), aalam::Error>(())
/// ```
#[derive(Clone, Default)]
pub struct Lexicon {
    /// The words by their letters. A role stands here with the article, too.
    words: Vec<(Vec<Symbol>, OwnWord)>,
    len: usize,
}

/// What is known of an own word.
#[derive(Clone, Copy, Default)]
struct OwnWord {
    roles: Roles,
    completion: Option<Completion>,
}

/// The class of a word in the file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Role,
    Introducer,
    Saying,
    Head,
    Designator,
    Given,
    ForeignGiven,
    Family,
}

impl Class {
    const ALL: [Self; 8] = [
        Self::Role,
        Self::Introducer,
        Self::Saying,
        Self::Head,
        Self::Designator,
        Self::Given,
        Self::ForeignGiven,
        Self::Family,
    ];

    fn as_str(self) -> &'static str {
        match self {
            Self::Role => "role",
            Self::Introducer => "introducer",
            Self::Saying => "saying",
            Self::Head => "head",
            Self::Designator => "designator",
            Self::Given => "given",
            Self::ForeignGiven => "foreign-given",
            Self::Family => "family",
        }
    }

    fn roles(self) -> Roles {
        match self {
            Self::Role | Self::Introducer => Roles::CUE,
            Self::Saying => Roles::SAYING,
            Self::Head => Roles::HEAD,
            Self::Designator => Roles::PLACE_NOUN,
            Self::Given => Roles::GIVEN.and(Roles::ARABIC),
            Self::ForeignGiven => Roles::GIVEN.and(Roles::FOREIGN),
            Self::Family => Roles::FAMILY,
        }
    }

    /// The marks that may stand behind the class.
    fn marks(self) -> &'static str {
        match self {
            Self::Given | Self::ForeignGiven | Self::Family => "weak",
            Self::Head => "proper, definite=2 or both",
            _ => "nothing",
        }
    }

    /// Returns what is known of a word of this class with these marks, or `None` if the class has no such marks.
    fn word(self, spelled: &str, marks: &str) -> Option<OwnWord> {
        let roles = self.roles();
        match (self, marks) {
            (Self::Head, _) => Some(OwnWord { roles, completion: Some(Completion::read(marks)?) }),
            (Self::Given | Self::ForeignGiven | Self::Family, "" | "weak") => {
                let roles = roles.and(Roles::of_spelling(spelled));
                Some(OwnWord { roles: if marks.is_empty() { roles } else { roles.also_word() }, completion: None })
            }
            (_, "") => Some(OwnWord { roles, completion: None }),
            _ => None,
        }
    }
}

impl Lexicon {
    /// Reads the words of a file.
    ///
    /// # Errors
    /// The first line that is not a word, a tab and a class, with file, line and column; or the reason why the file cannot be read.
    pub fn from_path(path: impl AsRef<Path>) -> Result<Self, Error> {
        read_file(path.as_ref(), Self::from_reader)
    }

    /// Reads the words of a reader, line by line.
    ///
    /// # Errors
    /// The first line that is not a word, a tab and a class, with line and column; or the reader's own error.
    pub fn from_reader(reader: impl BufRead) -> Result<Self, Error> {
        let mut lexicon = Self::default();
        let mut lines = Lines::new(reader);
        while lines.advance().map_err(LineError::into_error)? {
            let line = lines.text().trim_end();
            if has_word(line) {
                read_line(line, &mut lexicon.words).map_err(|(column, error)| error.at(lines.number(), column))?;
                lexicon.len += 1;
            }
        }
        Ok(lexicon)
    }

    /// Returns the number of words.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Returns whether there are no words.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Adds the words of `other`.
    pub fn merge(&mut self, other: &Self) {
        self.words.extend_from_slice(&other.words);
        self.len += other.len;
    }

    /// The words as the grammar looks them up; none if there are no words.
    pub(crate) fn own_words(&self) -> Option<OwnWords> {
        if self.is_empty() {
            return None;
        }
        let mut table: WordMap<OwnWord> = WordMap::with_capacity(self.words.len());
        for (symbols, word) in &self.words {
            let known = table.get_or_insert(symbols, Key::of_word(symbols), OwnWord::default());
            known.roles = known.roles.and(word.roles);
            known.completion = Completion::either(known.completion, word.completion);
        }
        Some(OwnWords(table))
    }
}

/// Reads a line into `words`. An error comes with its column.
fn read_line(line: &str, words: &mut Vec<(Vec<Symbol>, OwnWord)>) -> Result<(), (usize, Error)> {
    let (spelled, described) = word_and_marks(line);
    let column = spelled.chars().count() + 2;
    let symbols = one_word(spelled).ok_or_else(|| {
        let message = format!("{spelled:?} is not one word that a text can have; write one, a tab and its class");
        (1, Error::syntax(message))
    })?;
    let (class, marks) = described.split_once(' ').unwrap_or((described, ""));
    let class = choose("class", class, &Class::ALL, Class::as_str).map_err(|error| (column, error))?;
    let word = class.word(spelled, marks).ok_or_else(|| {
        let message = format!("unknown mark {marks:?} after {}; write {}", class.as_str(), class.marks());
        (column + class.as_str().len() + 1, Error::syntax(message))
    })?;
    // Roles take the article: الشهبندر.
    if class == Class::Role && !article::is_articled(&symbols) {
        words.push((article::articled(&symbols), word));
    }
    words.push((symbols, word));
    Ok(())
}

/// Returns the letters of `spelled`, if it is one word, of letters that match.
fn one_word(spelled: &str) -> Option<Vec<Symbol>> {
    let mut words = Words::new(spelled);
    let word = words.next_word()?;
    let symbols = words.symbols().to_vec();
    let is_whole = word.span == Span::new(0, spelled.len());
    (is_whole && symbols.len() <= WORD_LETTERS && !symbols.contains(&letters::OTHER)).then_some(symbols)
}

impl FromStr for Lexicon {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        Self::from_reader(text.as_bytes())
    }
}

impl fmt::Debug for Lexicon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lexicon").field("words", &self.len).finish_non_exhaustive()
    }
}

/// The user's words, by their letters.
pub(crate) struct OwnWords(WordMap<OwnWord>);

impl OwnWords {
    /// Returns what the word can be in or before a name.
    pub(crate) fn roles(&self, symbols: &[Symbol], key: Key) -> Roles {
        self.0.get(symbols, key).map(|word| word.roles).unwrap_or_default()
    }

    /// Returns what turns the head of an organization into a full name.
    pub(crate) fn completion(&self, head: &[Symbol]) -> Option<Completion> {
        self.0.get_word(head)?.completion
    }
}
