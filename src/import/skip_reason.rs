//! Why an import skips a record or a name.

use std::cmp::Ordering;
use std::fmt;

use crate::gazetteer::name::NameFault;

/// Why an import skipped a record or a name: see [`Summary`](super::Summary). [`Display`](fmt::Display) says it in words.
///
/// Reasons are in the order of their words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SkipReason {
    // Records of any format.
    /// A line is longer than [`limits::IMPORT_LINE_BYTES`](crate::limits::IMPORT_LINE_BYTES).
    LongLine,
    /// A line is not UTF-8.
    LineNotUtf8,
    /// It has no id.
    NoId,
    /// It has no kind.
    NoKind,
    /// Its id is one that no gazetteer can have.
    UnfitId,
    /// Its kind is one that no gazetteer can have.
    UnfitKind,
    /// It has a name that no text can match.
    UnfitName,
    /// It has a nisba that no text can match.
    UnfitNisba,
    /// None of its names is one that text can match.
    NoName,
    /// It has no name but an ordinary word.
    OrdinaryWord,
    /// Another entity of another kind has its id.
    OtherKind,

    // Records of one format.
    /// CLDR: the code stands for no territory.
    NoTerritory,
    /// FollowTheMoney: not an entity.
    NotAnEntity,
    /// FollowTheMoney: entities of its schema have no kind.
    SchemaWithoutKind,
    /// FollowTheMoney: it has no Arabic name, or weak ones only.
    NoStrongArabicName,
    /// GATE: not a line of `lists.def`.
    NotAList,
    /// GATE: the list lies outside the folder.
    ListOutside,
    /// GATE: the list cannot be opened.
    ListUnreadable,
    /// GeoNames: not a line of the table of alternate names.
    NotAnAlternateName,
    /// GeoNames: not a line of the table of places.
    NotAPlace,
    /// GeoNames: it has no Arabic name.
    NoArabicName,
    /// GeoNames: it has no Arabic name but historical or colloquial ones.
    RareNamesOnly,
    /// spaCy: not an object with a label and a pattern.
    NotAPattern,
    /// spaCy: the pattern is neither a phrase nor a list of tokens.
    PatternOfAnotherType,
    /// spaCy: a token is told by something else than its text.
    TokenRule,
    /// spaCy: the pattern stands for too many names.
    TooManyNames,
    /// Tables: the row has more or fewer fields than the headers.
    FieldCount,
    /// Tables: the priority is not a whole number.
    BadPriority,
    /// Tables: a cell begins with a quote or a bracket and is not JSON.
    CellNotJson,
    /// Tables: the row is not UTF-8.
    RowNotUtf8,
    /// Wikidata: not an object of JSON.
    NotAnObject,
    /// Wikidata: an object that is cut short or broken.
    BrokenObject,
    /// Wikidata: not an item.
    NotAnItem,
    /// Wikidata: it has no Arabic label.
    NoArabicLabel,
    /// Wikidata: no class that it is an instance of has a kind.
    ClassWithoutKind,

    // Names.
    /// The name has no Arabic letter.
    NoArabicLetter,
    /// The name matches what another name of its entry does.
    Repeated,
    /// No text can match the name.
    Unfit(NameFault),
}

impl SkipReason {
    /// The reason in words: `no id`, `no Arabic letter`, …
    pub fn as_str(self) -> &'static str {
        match self {
            Self::LongLine => "a line of over 64 MiB",
            Self::LineNotUtf8 => "a line that is not UTF-8",
            Self::NoId => "no id",
            Self::NoKind => "no kind",
            Self::UnfitId => "an id with a space in it",
            Self::UnfitKind => "a kind that no gazetteer can have",
            Self::UnfitName => "a name that no text can match",
            Self::UnfitNisba => "a nisba that no text can match",
            Self::NoName => "no name that text can match",
            Self::OrdinaryWord => "no name but an ordinary word",
            Self::OtherKind => "its id is that of an entity of another kind",
            Self::NoTerritory => "a code for no territory",
            Self::NotAnEntity => "not an entity of FollowTheMoney",
            Self::SchemaWithoutKind => "a schema without a kind",
            Self::NoStrongArabicName => "no Arabic name, or weak ones only",
            Self::NotAList => "not a line of lists.def: the name of a list, a colon and a type",
            Self::ListOutside => "a list outside the folder",
            Self::ListUnreadable => "a list that cannot be opened",
            Self::NotAnAlternateName => "not a line of the table of alternate names",
            Self::NotAPlace => "not a line of the table of places",
            Self::NoArabicName => "no Arabic name",
            Self::RareNamesOnly => "no Arabic name but historical or colloquial ones",
            Self::NotAPattern => "not a pattern: an object with a label and a pattern",
            Self::PatternOfAnotherType => "a pattern that is neither a phrase nor a list of tokens",
            Self::TokenRule => "a token by something else than its text",
            Self::TooManyNames => "a pattern of over 64 names",
            Self::FieldCount => "a row of more or fewer fields than the headers",
            Self::BadPriority => "a priority that is no whole number",
            Self::CellNotJson => "a cell that begins with a quote or a bracket and is not JSON",
            Self::RowNotUtf8 => "a row that is not UTF-8",
            Self::NotAnObject => "not an object of JSON",
            Self::BrokenObject => "not a whole object of JSON",
            Self::NotAnItem => "not an item",
            Self::NoArabicLabel => "no Arabic label",
            Self::ClassWithoutKind => "an instance of no class that has a kind",
            Self::NoArabicLetter => "no Arabic letter",
            Self::Repeated => "matches what another name of its entry does",
            Self::Unfit(fault) => fault.as_str(),
        }
    }
}

impl Ord for SkipReason {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_str().cmp(other.as_str())
    }
}

impl PartialOrd for SkipReason {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for SkipReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
