//! Formats that mentions are written in, one a file. None of them is known to the tagger.

pub mod json;
