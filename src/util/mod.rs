//! General tools that do not depend on names: tables, filters, lists.

pub(crate) mod bloom;
pub(crate) mod borrowed_str;
pub(crate) mod container;
pub(crate) mod csv_error;
pub(crate) mod distance;
pub(crate) mod few;
pub(crate) mod grouped;
pub(crate) mod hash;
pub(crate) mod join;
pub(crate) mod lines;
pub(crate) mod place;
pub(crate) mod word_map;
