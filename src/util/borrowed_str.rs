//! Strings that are borrowed from JSON where possible.

use std::borrow::Cow;

use serde::Deserialize;

/// A string that does not outlive its line. It is borrowed if it is written without escapes.
#[derive(Deserialize)]
pub(crate) struct BorrowedStr<'l>(#[serde(borrow)] pub(crate) Cow<'l, str>);
