//! From text to drafts of mentions: a scan finds hits, and resolving them gives a forest.

mod abbreviation;
mod also_word;
mod club;
pub(crate) mod confidence;
mod demonym;
pub(crate) mod draft;
pub(crate) mod resolve;
mod respelled;
pub(crate) mod scan;
mod support;
pub(crate) mod vowelling;
pub(crate) mod word_reader;
