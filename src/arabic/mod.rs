//! Facts about the Arabic script and language: tables and plain functions, no state.

pub(crate) mod clitics;
pub(crate) mod derivation;
pub(crate) mod enclitics;
pub(crate) mod guards;
pub(crate) mod heads;
pub(crate) mod letters;
