//! Every limit of the library, with what happens beyond it.

/// The most words a name may have. A longer name is a load error.
///
/// The work per word of text is bounded by this number: at most so many names can be half read at once.
pub const NAME_WORDS: usize = 24;

/// The most folded letters a word of a name may have. A longer word is a load error; a longer word of the text matches no name.
pub const WORD_LETTERS: usize = 128;

/// The most entities that one mention lists as candidates. Further ones are left out, the best kept, and
/// [`Mention::is_truncated`](crate::Mention::is_truncated) says so.
pub const CANDIDATES: usize = 32;

/// The most bytes that an importer takes into memory for one record, such as a line: 64 MiB. A longer line is skipped, and counted; a
/// longer row of a table, or file that is one record, is an error.
pub const IMPORT_LINE_BYTES: usize = 64 << 20;
