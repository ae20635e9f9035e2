//! Every limit of the library, and what happens beyond it.

/// The maximum number of words in a name. A longer name is a load error.
///
/// This bounds the work per word of text: at most this many names can be partly read at the same time.
pub const NAME_WORDS: usize = 24;

/// The maximum number of folded letters in a word of a name. A longer word is a load error; a longer word of a text matches no name.
pub const WORD_LETTERS: usize = 128;

/// The maximum number of candidates of one mention. Only the best are kept, and
/// [`Mention::is_truncated`](crate::Mention::is_truncated) is then true.
pub const CANDIDATES: usize = 32;

/// The maximum number of bytes that an importer reads into memory for one record, such as a line: 64 MiB. A longer line is skipped and
/// counted; a longer table row, or a longer file that is a single record, is an error.
pub const IMPORT_LINE_BYTES: usize = 64 << 20;
