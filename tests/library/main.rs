//! Tests of the library from the user's point of view, with a module for each part.

mod common;
mod composed;
mod explain;
mod extending;
mod fold;
mod gazetteer;
mod generator;
mod import;
mod interface;
mod lexicon;
mod naive;
mod references;
mod rewrite;
mod speed;
mod tagging;
mod titles;
mod types;

// The following modules need the embedded gazetteer.
#[cfg(feature = "builtin")]
mod data;
#[cfg(feature = "builtin")]
mod forest;
#[cfg(feature = "builtin")]
mod invariance;
#[cfg(feature = "builtin")]
mod leaving_out;
#[cfg(feature = "builtin")]
mod output;
#[cfg(all(feature = "builtin", feature = "parallel"))]
mod parallel;
#[cfg(feature = "builtin")]
mod readings;
#[cfg(feature = "builtin")]
mod records;
#[cfg(feature = "builtin")]
mod repair;
#[cfg(feature = "builtin")]
mod samples;
