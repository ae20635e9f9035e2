//! What the tests share.
#![allow(dead_code, reason = "each test file uses its part")]

use aalam::{Gazetteer, Tagged, Tagger};

/// A tagger of the entries in `jsonl`.
pub fn tagger(jsonl: &str) -> Tagger {
    let gazetteer = Gazetteer::from_jsonl(jsonl).unwrap();
    Tagger::builder().gazetteer(&gazetteer).build().unwrap()
}

/// A tagger of one entry a name, all of one kind, with ids e0, e1, …
pub fn tagger_of(kind: &str, names: &[&str]) -> Tagger {
    let line = |(at, name): (usize, &&str)| format!("{{\"id\":\"e{at}\",\"kind\":\"{kind}\",\"name\":{name:?}}}\n");
    tagger(&names.iter().enumerate().map(line).collect::<String>())
}

/// The mentions on one line: `clitics+text=id`, nested ones in brackets, such as `ول+لجيش الليبي=army [الليبي=libya]`.
pub fn show(tagged: &Tagged<'_>) -> String {
    let one = |mention: &aalam::Mention<'_>| {
        check_spans(tagged.text(), mention);
        let clitics = mention.clitics().as_str();
        let plus = if clitics.is_empty() { "" } else { "+" };
        let ids: Vec<&str> = mention.candidates().map(|candidate| candidate.entry().id.as_str()).collect();
        let shown = format!("{clitics}{plus}{}={}", mention.text(), ids.join("/"));
        if mention.is_outer() { shown } else { format!("[{shown}]") }
    };
    tagged.mentions().map(one).collect::<Vec<_>>().join(" ")
}

/// Every span lies on char boundaries, the inner one in the wider one.
fn check_spans(text: &str, mention: &aalam::Mention<'_>) {
    let (span, words) = (mention.span(), mention.word_span());
    assert_eq!(text.get(span.start..span.end), Some(mention.text()));
    assert!(text.get(words.start..words.end).is_some(), "{words} in {text:?}");
    assert!(words.contains(span), "{span} in {words}");
}
