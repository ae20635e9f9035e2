//! The iterators that methods of this crate return, named after the methods.

pub use crate::gazetteer::entries::Entries;
pub use crate::gazetteer::texts::{Names, Pairs};
pub use crate::mention::iter::{Candidates, IntoMentions, Mentions, Titles};
