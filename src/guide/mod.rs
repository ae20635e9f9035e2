//! Pages to read, each on one topic. The [first page](crate) introduces the crate.
//!
//! - [`arabic`]: the particularities of Arabic names, and how the library handles them.
//! - [`gazetteer`]: how to write your own list, or make one from existing data.
//! - [`formats`]: which format suits which tool, and how to read it back.
//! - [`recipes`]: reloading lists, async services, queues, own kinds and words, memory, WebAssembly.
//!
//! Every Rust code block on these pages runs as a test.

#[doc = include_str!("arabic.md")]
pub mod arabic {}

#[doc = include_str!("formats.md")]
pub mod formats {}

#[doc = include_str!("gazetteer.md")]
pub mod gazetteer {}

#[doc = include_str!("recipes.md")]
pub mod recipes {}
