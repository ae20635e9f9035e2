//! Why an import skips a record or a name.

use std::cmp::Ordering;
use std::fmt;

use crate::gazetteer::name::NameFault;

/// Why an import skipped a record or a name: see [`Summary`](super::Summary). [`Display`](fmt::Display) puts it into words.
///
/// Reasons are ordered by their text.
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
    /// Its kind probably misspells a known one: see [`Summary::misspelled_kinds`](super::Summary::misspelled_kinds).
    MisspelledKind,
    /// Its id is not valid in a gazetteer.
    UnfitId,
    /// Its kind is not valid in a gazetteer.
    UnfitKind,
    /// It has a name that no text can match.
    UnfitName,
    /// It has a nisba that no text can match.
    UnfitNisba,
    /// Text can match none of its names.
    NoName,
    /// Its only names are ordinary words.
    OrdinaryWord,
    /// Its only names are function words.
    FunctionWords,
    /// Its id belongs to an entity of another kind.
    OtherKind,

    // Records of one format.
    /// CLDR: the code does not stand for a territory.
    NoTerritory,
    /// FollowTheMoney: not an entity.
    NotAnEntity,
    /// FollowTheMoney: entities of its schema have no kind.
    SchemaWithoutKind,
    /// FollowTheMoney: it has no Arabic name, or only weak ones.
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
    /// GeoNames: its only Arabic names are historical or colloquial.
    RareNamesOnly,
    /// spaCy: not an object with a label and a pattern.
    NotAPattern,
    /// spaCy: the pattern is neither a phrase nor a list of tokens.
    PatternOfAnotherType,
    /// spaCy: a token is matched by something other than its text.
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
    /// Wikidata: not a JSON object.
    NotAnObject,
    /// Wikidata: a truncated or broken JSON object.
    BrokenObject,
    /// Wikidata: not an item.
    NotAnItem,
    /// Wikidata: it has no Arabic label.
    NoArabicLabel,
    /// Wikidata: it is not an instance of a class that has a kind.
    ClassWithoutKind,

    // Names.
    /// The name has no Arabic letter.
    NoArabicLetter,
    /// The name is a function word.
    FunctionWord,
    /// The name matches the same text as another name of its entry.
    Repeated,
    /// No text can match the name.
    Unfit(NameFault),
}

impl SkipReason {
    /// Returns the reason in words: `no id`, `no Arabic letter`, …
    pub fn as_str(self) -> &'static str {
        match self {
            Self::LongLine => "a line of over 64 MiB",
            Self::LineNotUtf8 => "a line that is not UTF-8",
            Self::NoId => "no id",
            Self::NoKind => "no kind",
            Self::MisspelledKind => "a misspelled kind",
            Self::UnfitId => "an id with a space in it",
            Self::UnfitKind => "a kind that no gazetteer can have",
            Self::UnfitName => "a name that no text can match",
            Self::UnfitNisba => "a nisba that no text can match",
            Self::NoName => "no name that text can match",
            Self::OrdinaryWord => "only ordinary words as names",
            Self::FunctionWords => "only function words as names",
            Self::OtherKind => "its id belongs to an entity of another kind",
            Self::NoTerritory => "a code that does not stand for a territory",
            Self::NotAnEntity => "not an entity of FollowTheMoney",
            Self::SchemaWithoutKind => "a schema without a kind",
            Self::NoStrongArabicName => "no Arabic name, or only weak ones",
            Self::NotAList => "not a line of lists.def: the name of a list, a colon and a type",
            Self::ListOutside => "a list outside the folder",
            Self::ListUnreadable => "a list that cannot be opened",
            Self::NotAnAlternateName => "not a line of the table of alternate names",
            Self::NotAPlace => "not a line of the table of places",
            Self::NoArabicName => "no Arabic name",
            Self::RareNamesOnly => "only historical or colloquial Arabic names",
            Self::NotAPattern => "not a pattern: an object with a label and a pattern",
            Self::PatternOfAnotherType => "a pattern that is neither a phrase nor a list of tokens",
            Self::TokenRule => "a token matched by something other than its text",
            Self::TooManyNames => "a pattern with over 64 names",
            Self::FieldCount => "a row with more or fewer fields than the headers",
            Self::BadPriority => "a priority that is not a whole number",
            Self::CellNotJson => "a cell that begins with a quote or a bracket and is not JSON",
            Self::RowNotUtf8 => "a row that is not UTF-8",
            Self::NotAnObject => "not a JSON object",
            Self::BrokenObject => "not a complete JSON object",
            Self::NotAnItem => "not an item",
            Self::NoArabicLabel => "no Arabic label",
            Self::ClassWithoutKind => "not an instance of a class that has a kind",
            Self::NoArabicLetter => "no Arabic letter",
            Self::FunctionWord => "a function word",
            Self::Repeated => "matches the same text as another name of its entry",
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
