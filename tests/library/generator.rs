//! The lists and texts of the benches have the properties that the benches claim.

#[path = "../generated/mod.rs"]
mod generated;

use std::collections::HashSet;

use aalam::{Gazetteer, Normalizer, Options, Tagger};

use generated::names::{Name, hard_names, names};
use generated::text::text;
use generated::words::Words;

/// Properties of a text, in percent.
#[derive(Debug)]
struct Shares {
    /// The share of words inside a mention.
    mentioned: f64,
    /// The share of words that could begin a name.
    starting: f64,
    /// The share of words with marks or tatweel.
    marked: f64,
    /// The share of mentions with proclitics.
    clitics: f64,
}

impl Shares {
    fn of(words: &Words, names: &[Name]) -> Self {
        let text = text(words, names, 1 << 19);
        let gazetteer = Gazetteer::from_jsonl(&generated::json_lines(names)).unwrap();
        let tagger =
            Tagger::builder().gazetteer(&gazetteer).build().unwrap().with(Options::new().lists_only().flat(true));
        let tagged = tagger.tag(&text);
        let normalizer = Normalizer::new();
        let starts: HashSet<String> = names.iter().map(|name| normalizer.fold(first(name)).into_string()).collect();

        let all: Vec<&str> = text.split_whitespace().map(|word| word.trim_matches(['.', '،', '«', '»'])).collect();
        let is_start = |word: &str| starts.contains(normalizer.fold(word).as_str());
        let is_marked = |word: &str| word.contains(|c| matches!(c, '\u{640}' | '\u{64B}'..='\u{652}'));
        let share = |count: usize, of: usize| count as f64 * 100.0 / of as f64;
        let words_of = |text: &str| text.split_whitespace().count();
        Self {
            mentioned: share(tagged.mentions().map(|mention| words_of(mention.text())).sum(), all.len()),
            starting: share(all.iter().filter(|word| is_start(word)).count(), all.len()),
            marked: share(all.iter().filter(|word| is_marked(word)).count(), all.len()),
            clitics: share(
                tagged.mentions().filter(|mention| !mention.clitics().is_empty()).count(),
                tagged.mentions().len(),
            ),
        }
    }
}

fn first(name: &Name) -> &str {
    name.text.split(' ').next().unwrap()
}

#[test]
fn texts_name_as_much_as_the_news() {
    let words = Words::new();
    for size in [1_000, 10_000] {
        let shares = Shares::of(&words, &names(&words, size));
        assert!((5.0..8.0).contains(&shares.mentioned), "{shares:?}");
        assert!((10.0..15.0).contains(&shares.starting), "{shares:?}");
        assert!((2.0..8.0).contains(&shares.marked), "{shares:?}");
        assert!((6.5..9.5).contains(&shares.clitics), "{shares:?}");
    }
    let hard = Shares::of(&words, &hard_names(&words, 10_000));
    assert!((50.0..65.0).contains(&hard.starting), "{hard:?}");
}

#[test]
fn names_are_distinct_and_longer_lists_go_on_from_shorter_ones() {
    let words = Words::new();
    for make in [names, hard_names] {
        let list = make(&words, 20_000);
        assert_eq!(list[..1_000], make(&words, 1_000));
        assert_eq!(list.iter().collect::<HashSet<_>>().len(), list.len());
        let count: usize = list.iter().map(|name| name.text.split(' ').count()).sum();
        assert!((55_000..65_000).contains(&count), "{count} words");
    }
    let many = names(&words, 100_000);
    let firsts = many.iter().map(first).collect::<HashSet<_>>().len();
    assert!(firsts > 15_000, "{firsts} different first words");
}
