//! The bundled examples, run as a user runs them.

mod evaluate;
mod example;
mod gazetteer;
mod import;
mod inputs;
mod rewrite;
mod tag;
