//! **aalam** (أعلام: "proper nouns", "people of note") finds the people, titles, places and organizations named in Arabic text.
//!
//! A **gazetteer** (a list of entities with their names) compiles into an **Aho-Corasick automaton** over folded Arabic letters.
//! Tagging a text returns **mentions**: exact spans of the original bytes, each with its kind and the entities it can stand
//! for. There is no model to load and nothing to train: the same text gives the same mentions, and every one can be explained.
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
//! 1. **Fold.** Text becomes words of one-byte symbols: marks and tatweel go, the alef, hamza, yeh, heh and kaf families become
//!    one letter each. No offset map is kept; a word knows its bytes.
//! 2. **Words.** One automaton holds every form of every word of every name. Where a word of the text ends, the forms that
//!    match are its known suffixes; what stands before one must be proclitics: ولبيروت is و + ل + بيروت. After the
//!    preposition ل the article loses its alef, so للجيش is ل + الجيش.
//! 3. **Names.** A trie over words finds names of several words. عبد الحميد and عبدالحميد are one name.
//! 4. **Resolve.** Of overlapping names the longest stays; the rest are nested in it or dropped. القائد العام للقوات المسلحة
//!    الليبية is a title, with an organization inside, with a nationality inside.
//! 5. **Grammar.** What no list has is composed of its parts: people of given and family names, kunyas, chains of fathers;
//!    places of the noun before them (مدينة); organizations of a head noun and what completes it. Parts and what stands around
//!    them are [`Evidence`], each with its weight. A family name is enough after the full name. Titles take their complements,
//!    and are linked with those who hold them ([`Tagged::titles`]). Each [`Stage`] can be left out
//!    ([`Options::without`]), and [`Mention::confidence`] says how a mention was made.
//!
//! Words that only look like names (على, "on", folds like علي) are guarded, whatever gazetteer is loaded; the
//! [page on Arabic](guide::arabic) says how, and what else varies. [`Tagger::explain`] says of every mention which of these made
//! it, and of any name why it is no mention.
//!
//! # Ways in
//!
//! | you want to | begin with |
//! |---|---|
//! | look at a text, tag a folder, try a list: no code | `cargo run --release --example tag -- FILE`, and the five tasks of `examples/README.md` |
//! | tag in a program | [`Tagger::builtin`], then [`Tagger::tag`] |
//! | find names of your own | [`Gazetteer::from_path`], [`Tagger::builder`]; [how to write the list](guide::gazetteer) |
//! | take names from Wikidata, GeoNames, spaCy, a table, … | [`import`] |
//! | hand mentions to spaCy, brat, GATE, a spreadsheet, … | [`output`]; [which format for what](guide::formats) |
//! | know why something was found, or was not | [`Tagger::explain`] |
//! | know how good it is on your texts | [`mod@evaluate`] |
//! | compare Arabic text, and nothing else | [`Normalizer`] |
//!
//! What comes back are [`Tagged`], [`Mention`] and [`Candidate`]; spans are bytes, which [`Offsets`] counts in chars or UTF-16 units.
//! [`Entities`] are who and what is named, and how often.
//! [`Evidence`] and [`mod@explain`] say what the grammar did, [`lint()`] what is doubtful in a list.
//!
//! The [guide] has three pages: [names in Arabic](guide::arabic), [lists](guide::gazetteer) and [formats](guide::formats).
//!
//! # Speed
//!
//! One pass over the text. Words are folded eight letters at a time; filters pass over those in which no name begins, and the automaton
//! takes one step a letter for the rest. Nothing is allocated for a word, some blocks for a mention. The whole of it, from folding to
//! exact spans, is faster than the `aho-corasick` crate's search alone in text folded beforehand: twice as fast with a thousand names, 3.8
//! times with a million; and a fifth faster than a double array's (`daachorse`), but for lists of ordinary words. Reading and compiling
//! a million names takes a second and a half; 57 MB are for matching, 59 MB for the entries. The README has the figures, and says how they
//! were measured and where it loses; `cargo bench` measures them anew.
//!
//! For many texts keep [`Buffers`] ([`Tagger::tag_with`]), or ask for the feature `parallel`.
//!
//! # Features
//!
//! | feature | |
//! |---|---|
//! | `builtin` | the embedded gazetteer ([`Gazetteer::builtin`], [`Tagger::builtin`], [`TaggerBuilder::builtin`]), three megabytes of a program; on by default |
//! | `parallel` | `Tagger::tag_all`: many documents on all cores, by [rayon](https://docs.rs/rayon); off unless asked for |
//!
//! Everything else is always there: what reads and writes formats depends on `serde_json` and `csv` alone. A program that brings its own
//! lists leaves the embedded one out. The lexicon of name parts, which the grammar needs, stays:
//!
//! ```toml
//! [dependencies]
//! aalam = { version = "0.1", default-features = false }
//! ```
//!
//! # Untrusted input
//!
//! No text makes the tagger panic, and tagging takes time linear in the text and memory independent of it, apart from the mentions
//! themselves. A gazetteer from a stranger cannot name files; loading it is all or nothing, and bounded by [`limits`]. Its size is
//! yours to bound: the automaton takes some tens of bytes a letter.

#![deny(missing_docs)]
#![forbid(unsafe_code)]
#![warn(unreachable_pub)]
// Nothing here panics, whatever the input; where one of these remains, its reason stands beside it.
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
mod span;
mod tagger;
mod util;

pub use crate::arabic::proclitics::Proclitics;
pub use crate::error::Error;
pub use crate::fold::normalizer::{Folded, Normalizer};
pub use crate::gazetteer::{Entry, EntryRef, Gazetteer, Gender, Kind, Label, Nisba};
pub use crate::grammar::stage::Stage;
pub use crate::lint::{Warning, lint};
pub use crate::mention::entities::{Entities, EntityCount};
pub use crate::mention::evidence::Evidence;
pub use crate::mention::{Candidate, Mention, Tagged};
pub use crate::span::{Offsets, Span, Unit};
pub use crate::tagger::{Buffers, Options, Tagger, TaggerBuilder};

/// The README's examples are tests, too.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
