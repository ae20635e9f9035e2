//! The bundled examples, run as a user runs them.

mod evaluate;
mod example;
mod folder;
mod gazetteer;
mod import;
mod inputs;
mod outputs;
mod rewrite;
mod screen;
mod tag;
