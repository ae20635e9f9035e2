//! **aalam** (أعلام: "proper nouns", "people of note") finds the people, titles, places and organizations named in Arabic text.
//!
//! A **gazetteer** (a list of entities with their names) compiles into an **Aho-Corasick automaton** over folded Arabic letters.
//! Tagging a text returns **mentions**: exact spans of the original bytes, each with its kind and the entities it can stand
//! for. There is no model to load and nothing to train: the same text always gives the same mentions, and each can be explained.
//!
//! ```
//! use aalam::Tagger;
//!
//! let tagger = Tagger::builtin();
//! let tagged = tagger.tag("وصل وفدٌ للجيش الليبي إلى مينسك.وللأمم المتحدة رأي آخر");
//! let found: Vec<_> = tagged
//!     .mentions()
//!     .map(|mention| (mention.clitics().as_str(), mention.text(), mention.kind().as_str()))
//!     .collect();
//! assert_eq!(
//!     found,
//!     [
//!         ("ل", "لجيش الليبي", "organization"),
//!         ("", "الليبي", "nationality"),
//!         ("", "مينسك", "place"),
//!         ("ول", "لأمم المتحدة", "organization"),
//!     ]
//! );
//! ```
//!
//! # How a name is found
//!
//! 1. **Fold.** Text becomes words of one-byte symbols: marks and tatweel are removed, and the alef, hamza, yeh, heh and kaf
//!    families become one letter each. No offset map is kept; each word knows its bytes.
//! 2. **Words.** One automaton holds every form of every word of every name. Where a word of the text ends, the forms that
//!    match are its known suffixes; the letters before one must be proclitics: ولبيروت is و + ل + بيروت. After the
//!    preposition ل the article loses its alef, so للجيش is ل + الجيش.
//! 3. **Names.** A trie over words finds names of several words. عبد الحميد and عبدالحميد are one name.
//! 4. **Resolve.** Of overlapping names the longest stays; the rest are nested in it or dropped. القائد العام للقوات المسلحة
//!    الليبية is a title, with an organization inside, with a nationality inside.
//! 5. **Grammar.** Names that are in no list are composed from their parts: people from given and family names, kunyas and chains
//!    of fathers; places from the noun before them (مدينة); organizations from a head noun and its complement. These parts and the
//!    words around them are [`Evidence`], each with its weight. After the full name, the family name is enough. Titles take their
//!    complements and are linked to their holders ([`Tagged::titles`]). Each [`Stage`] can be skipped
//!    ([`Options::without`]), and [`Mention::confidence`] reflects how a mention was made.
//!
//! Words that only look like names (على, "on", folds like علي) are guarded, whatever gazetteer is loaded; the
//! [page on Arabic](guide::arabic) explains how, and describes other variation. [`Tagger::explain`] shows which step made each
//! mention, and why any other name is not a mention.
//!
//! # Where to start
//!
//! | you want to | start with |
//! |---|---|
//! | look at a text, tag a folder or try a list, without code | `cargo run --release --example tag -- FILE`, and the five tasks of `examples/README.md` |
//! | tag in a program | [`Tagger::builtin`], then [`Tagger::tag`] |
//! | find your own names | [`Gazetteer::from_path`], [`Tagger::builder`]; [how to write the list](guide::gazetteer) |
//! | find some kinds only, no nested mentions, the lists without the grammar | [`Options`], [`Tagger::with`] |
//! | leave embedded entities or names out | [`TaggerBuilder::except`], [`TaggerBuilder::deny`], [`Gazetteer::retain`] |
//! | change embedded entries | [`Gazetteer::extensions`], [`Gazetteer::update`] |
//! | import names from Wikidata, GeoNames, spaCy, a table, … | [`import`] |
//! | pass mentions to spaCy, brat, GATE, a spreadsheet, … | [`output`]; [which format for what](guide::formats) |
//! | keep results, queue them, send them to another thread, read them back | [`Tagged::to_record`] |
//! | know why something was or was not found | [`Tagger::explain`] |
//! | tag HTML, wikitext, subtitles or text out of PDFs, with spans of the original | [`Options::repair`] |
//! | measure the quality on your texts | [`mod@evaluate`] |
//! | only compare Arabic text | [`Normalizer`] |
//!
//! The results are [`Tagged`], [`Mention`] and [`Candidate`]; spans are in bytes, and [`Offsets`] converts them to chars or UTF-16 units.
//! [`Entities`] counts how often each entity is named.
//! [`Evidence`] and [`mod@explain`] show what the grammar did; [`lint()`] reports doubtful parts of a list.
//!
//! The [guide] has four pages: [names in Arabic](guide::arabic), [lists](guide::gazetteer), [formats](guide::formats) and
//! [recipes](guide::recipes).
//!
//! # Speed
//!
//! Tagging takes one pass over the text. Words are folded eight letters at a time; filters skip those in which no name begins, and the
//! automaton takes one step per letter for the rest. A word allocates nothing, a mention some blocks. The whole process, from folding to
//! exact spans, is faster than the search alone of the `aho-corasick` crate in text folded beforehand: twice as fast with a thousand
//! names, 3.8 times with a million. It is also a fifth faster than a double array (`daachorse`), except for lists of ordinary words.
//! Reading and compiling a million names takes a second and a half; matching needs 57 MB, the entries 59 MB. The README has the figures,
//! how they were measured and where this crate is slower; `cargo bench` repeats the measurements.
//!
//! To tag many texts, reuse [`Buffers`] ([`Tagger::tag_with`]) or enable the feature `parallel`.
//!
//! # Features
//!
//! | feature | |
//! |---|---|
//! | `builtin` | the embedded gazetteer ([`Gazetteer::builtin`], [`Tagger::builtin`], [`TaggerBuilder::builtin`]), which adds three megabytes to a program; on by default |
//! | `parallel` | `Tagger::tag_all`: many documents on all cores, with [rayon](https://docs.rs/rayon); off by default |
//!
//! Everything else is always included: reading and writing formats depends only on `serde_json` and `csv`. A program with its own lists
//! can omit the embedded gazetteer. The lexicon of name parts stays, because the grammar needs it:
//!
//! ```toml
//! [dependencies]
//! aalam = { version = "0.1", default-features = false }
//! ```
//!
//! # Untrusted input
//!
//! No text makes the tagger panic. Tagging takes time linear in the text, and memory independent of it apart from the mentions
//! themselves; [`Options::repair`] copies the text. An untrusted gazetteer cannot name files; loading it is all or nothing, and bounded by [`limits`]. You must bound its
//! size: the automaton takes some tens of bytes per letter.

#![deny(missing_docs)]
#![forbid(unsafe_code)]
#![warn(unreachable_pub)]
// Nothing here panics, whatever the input; each remaining exception gives its reason.
#![warn(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::todo,
    clippy::unreachable,
    clippy::unwrap_used
)]

mod arabic;
mod error;
pub mod evaluate;
pub mod explain;
pub mod export;
mod fold;
mod gazetteer;
mod grammar;
pub mod guide;
pub mod import;
mod index;
pub mod iter;
mod lexicon;
pub mod limits;
mod lint;
mod matching;
mod mention;
pub mod output;
mod repair;
mod span;
mod tagger;
mod util;

pub use crate::arabic::proclitics::Proclitics;
pub use crate::error::Error;
pub use crate::fold::normalizer::{Folded, Normalizer};
pub use crate::gazetteer::{DenyList, Entry, EntryRef, Gazetteer, Gender, Kind, Label, Nisba};
pub use crate::grammar::stage::Stage;
pub use crate::lexicon::Lexicon;
pub use crate::lint::{Warning, lint};
pub use crate::mention::entities::{Entities, EntityCount};
pub use crate::mention::evidence::Evidence;
pub use crate::mention::id::MentionId;
pub use crate::mention::{Candidate, Mention, Tagged};
pub use crate::repair::Repair;
pub use crate::span::{Offsets, Span, Unit};
pub use crate::tagger::{Buffers, Options, Tagger, TaggerBuilder};

/// Runs the README's examples as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
