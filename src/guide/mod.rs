//! Pages to read, each on one thing. The [first page](crate) says what the crate is.
//!
//! - [`arabic`]: what is particular about names in Arabic, and what the library makes of it.
//! - [`gazetteer`]: how to write a list of your own, or make one of what you have.
//! - [`formats`]: which format for which tool, and how to read it back.
//!
//! Every block of Rust in them is run as a test.

#[doc = include_str!("arabic.md")]
pub mod arabic {}

#[doc = include_str!("formats.md")]
pub mod formats {}

#[doc = include_str!("gazetteer.md")]
pub mod gazetteer {}
