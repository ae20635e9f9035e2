//! Facts about the Arabic script and language, as tables and stateless functions.

pub(crate) mod article;
pub(crate) mod compound;
pub(crate) mod derivation;
pub(crate) mod enclitics;
pub(crate) mod key;
pub(crate) mod letters;
pub(crate) mod marks;
pub(crate) mod proclitics;
