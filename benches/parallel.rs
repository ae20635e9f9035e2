//! Many documents one by one and on all cores: `cargo bench --features parallel --bench parallel`.

mod common;

use std::hint::black_box;

use aalam::{Buffers, Gazetteer, Tagger};

use self::common::contest::compete;
use self::common::names::names;
use self::common::text::text;
use self::common::words::Words;

fn main() {
    let mut criterion = common::criterion();
    let words = Words::new();
    let names = names(&words, 10_000);
    let text = common::own_text().unwrap_or_else(|| text(&words, &names, common::BYTES));
    let documents: Vec<&str> = text.lines().collect();
    let gazetteer = Gazetteer::from_jsonl(&common::json_lines(&names)).expect("the names are sound");
    let tagger = Tagger::builder().gazetteer(&gazetteer).build().expect("the names compile");

    let mut buffers = Buffers::default();
    let serial = || {
        let count = |document: &&str| tagger.tag_with(&mut buffers, document).as_slice().len();
        black_box(&documents).iter().map(count).sum::<usize>()
    };
    let parallel = || tagger.tag_all(black_box(&documents)).iter().map(|tagged| tagged.as_slice().len()).sum::<usize>();
    let outcomes = compete(
        &mut criterion,
        "parallel",
        text.len(),
        [("serial", Box::new(serial)), ("tag_all", Box::new(parallel))],
    );
    criterion.final_summary();
    if let [Some((serial, mentions)), Some((parallel, found))] = outcomes {
        assert_eq!(mentions, found);
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        println!("{:.2} times as fast on {threads} cores", serial.as_secs_f64() / parallel.as_secs_f64());
    }
}
