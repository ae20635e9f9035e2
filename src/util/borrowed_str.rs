//! Strings that are borrowed from JSON where they can be.

use std::borrow::Cow;

use serde::Deserialize;

/// A string that is needed no longer than its line, borrowed where it is written without escapes.
#[derive(Deserialize)]
pub(crate) struct BorrowedStr<'l>(#[serde(borrow)] pub(crate) Cow<'l, str>);
