//! From text to mentions in the making: a scan finds hits, which are resolved to a forest.

pub(crate) mod confidence;
pub(crate) mod draft;
pub(crate) mod resolve;
pub(crate) mod scan;
mod support;
