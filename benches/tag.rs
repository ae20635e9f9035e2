//! Tagging compared with rivals, with lists of a thousand to a million names.
//!
//! `aalam` does all of its work except the grammar: folding, matching, edges, proclitics, resolving, exact spans. `aho_corasick_bare` and
//! `daachorse_bare` only search text that has been folded in advance, without word edges, proclitics or a map back to the original bytes.
//! `by_hand` is a typical wrapper around the `aho-corasick` crate. All count bytes of the original text.
//!
//! At the end a table shows how many times as fast `aalam` is. `AALAM_BENCH_FULL=1` adds a million names. `AALAM_BENCH_TEXT=FILE` uses your
//! own text instead of a generated one.

#[path = "common/by_hand.rs"]
mod by_hand;
mod common;
#[path = "../tests/generated/mod.rs"]
mod generated;

use std::cell::LazyCell;
use std::hint::black_box;

use aalam::{Buffers, Gazetteer, Normalizer, Options, Tagger};
use aho_corasick::MatchKind;
use aho_corasick::automaton::Automaton;
use aho_corasick::nfa::contiguous::NFA;
use criterion::Criterion;
use daachorse::{CharwiseDoubleArrayAhoCorasick, CharwiseDoubleArrayAhoCorasickBuilder};

use self::by_hand::ByHand;
use self::common::contest::{Contender, Outcome, compete};
use self::generated::names::{Name, hard_names, names};
use self::generated::text::text;
use self::generated::words::Words;

fn main() {
    let mut criterion = common::criterion();
    let own = common::own_text();
    let words = own.as_deref().map_or_else(Words::new, Words::of);
    let mut rows = Vec::new();
    for (group, make) in [("tag", names as fn(&Words, usize) -> Vec<Name>), ("hard", hard_names)] {
        for (label, size) in common::sizes() {
            let group = format!("{group}/{label}");
            let names = make(&words, size);
            let text = own.clone().unwrap_or_else(|| text(&words, &names, common::BYTES));
            let results = rivals(&mut criterion, &group, &names, &text);
            if own.is_none() {
                check(&group, &results);
            }
            rows.push((group, text.len(), results));
        }
    }
    builtin(&mut criterion, own);
    criterion.final_summary();
    print(&rows);
}

/// Measures aalam, the two bare automata, and the matcher written by hand.
fn rivals(criterion: &mut Criterion, group: &str, names: &[Name], text: &str) -> [Outcome; 4] {
    let folded = fold(text);
    let tagger = LazyCell::new(|| {
        let gazetteer = Gazetteer::from_jsonl(&generated::json_lines(names)).expect("the names are sound");
        Tagger::builder().gazetteer(&gazetteer).build().expect("the names compile").with(Options::new().lists_only())
    });
    let patterns = LazyCell::new(|| names.iter().map(|name| fold(&name.text)).collect::<Vec<_>>());
    let bare = LazyCell::new(|| aho_corasick(&patterns));
    let double_array = LazyCell::new(|| daachorse(&patterns));
    let mut by_hand = LazyCell::new(|| ByHand::new(names));
    let mut buffers = Buffers::default();
    let contenders: [Contender<'_>; 4] = [
        ("aalam", Box::new(|| tagger.tag_with(&mut buffers, black_box(text)).as_slice().len())),
        ("aho_corasick_bare", Box::new(|| count(&bare, black_box(&folded)))),
        ("daachorse_bare", Box::new(|| double_array.leftmost_find_iter(black_box(&folded)).count())),
        ("by_hand", Box::new(|| by_hand.find(black_box(text)).len())),
    ];
    compete(criterion, group, text.len(), contenders)
}

/// The embedded gazetteer, with and without people composed of name parts.
fn builtin(criterion: &mut Criterion, own: Option<String>) {
    let mut names: Vec<Name> = Gazetteer::builtin()
        .entries()
        .filter_map(|entry| Some(Name { kind: "", text: entry.names().next()?.to_owned() }))
        .collect();
    fastrand::Rng::with_seed(5).shuffle(&mut names);
    let text = own.unwrap_or_else(|| text(&Words::new(), &names, common::BYTES));
    let folded = fold(&text);
    let lists = LazyCell::new(|| {
        Tagger::builder().builtin().build().expect("the gazetteer compiles").with(Options::new().lists_only())
    });
    let bare = LazyCell::new(|| {
        let entries = Gazetteer::builtin().entries();
        aho_corasick(&entries.flat_map(|entry| entry.names().map(fold).collect::<Vec<_>>()).collect::<Vec<_>>())
    });
    let [mut buffers, mut lists_buffers] = [(); 2].map(|()| Buffers::default());
    let tagger = Tagger::builtin();
    let contenders: [Contender<'_>; 3] = [
        ("aalam", Box::new(|| tagger.tag_with(&mut buffers, black_box(&text)).as_slice().len())),
        ("aalam_lists_only", Box::new(|| lists.tag_with(&mut lists_buffers, black_box(&text)).as_slice().len())),
        ("aho_corasick_bare", Box::new(|| count(&bare, black_box(&folded)))),
    ];
    let [all, lists, _] = compete(criterion, "tag/builtin", text.len(), contenders);
    if let (Some((_, all)), Some((_, lists))) = (all, lists) {
        assert!(all > lists && lists > 0, "{all} mentions, {lists} of them listed");
    }
}

/// Checks what was found in a generated text, so that a fast wrong answer does not count.
fn check(group: &str, outcomes: &[Outcome; 4]) {
    let [aalam, aho_corasick, daachorse, by_hand] = outcomes.map(|outcome| outcome.map(|(_, found)| found));
    if let Some(aalam) = aalam {
        assert_eq!(aalam, common::mentions(group), "{group}: mentions");
    }
    if let (Some(one), Some(other)) = (aho_corasick, daachorse) {
        assert_eq!(one, other, "{group}: two automata, one search");
    }
    if let (Some(aalam), Some(bare), Some(by_hand)) = (aalam, aho_corasick, by_hand) {
        // Only aalam finds names with proclitics and nested names. Only the bare automaton reports matches inside words.
        assert!(by_hand * 10 > aalam * 7 && by_hand < aalam && by_hand < bare, "{group}: {by_hand} by hand");
    }
}

/// Prints how many times as fast aalam is as each rival.
fn print(rows: &[(String, usize, [Outcome; 4])]) {
    println!("{:10} {:>8} {:>6} | times as fast as", "", "mentions", "MB/s");
    println!("{:10} {:>8} {:>6} | aho-corasick  daachorse  by hand", "", "", "aalam");
    for (group, bytes, [aalam, rivals @ ..]) in rows {
        let Some((best, mentions)) = aalam else { continue };
        print!("{group:10} {mentions:8} {:6.0} |", *bytes as f64 / 1e6 / best.as_secs_f64());
        for (rival, width) in rivals.iter().zip([12, 10, 8]) {
            let times = rival.map(|(rival, _)| format!("{:.2}", rival.as_secs_f64() / best.as_secs_f64()));
            print!(" {:>width$}", times.as_deref().unwrap_or("-"));
        }
        println!();
    }
}

fn fold(text: &str) -> String {
    Normalizer::new().fold(text).into_string()
}

fn aho_corasick(patterns: &[String]) -> NFA {
    NFA::builder().match_kind(MatchKind::LeftmostLongest).build(patterns).expect("the names compile")
}

fn count(automaton: &NFA, folded: &str) -> usize {
    automaton.try_find_iter(folded.into()).expect("the search is supported").count()
}

fn daachorse(patterns: &[String]) -> CharwiseDoubleArrayAhoCorasick<u32> {
    // It rejects repeated patterns.
    let mut patterns: Vec<&str> = patterns.iter().map(String::as_str).collect();
    patterns.sort_unstable();
    patterns.dedup();
    let builder = CharwiseDoubleArrayAhoCorasickBuilder::new().match_kind(daachorse::MatchKind::LeftmostLongest);
    builder.build(patterns).expect("the names compile")
}
