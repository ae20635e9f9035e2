//! Helpers shared by the tests.

use aalam::{Candidate, Gazetteer, Kind, Mention, Normalizer, Options, Tagged, Tagger};

const TITLE_FORMS: &str = include_str!("../../data/lexicon/title-forms.txt");

/// Returns a tagger of the entries in `jsonl` only.
pub fn tagger(jsonl: &str) -> Tagger {
    let gazetteer = Gazetteer::from_jsonl(jsonl).unwrap();
    Tagger::builder().gazetteer(&gazetteer).build().unwrap().with(Options::new().lists_only())
}

/// Returns a tagger with one entry for each name, all of one kind, with ids e0, e1, …
pub fn tagger_of(kind: &str, names: &[&str]) -> Tagger {
    let line = |(at, name): (usize, &&str)| format!("{{\"id\":\"e{at}\",\"kind\":\"{kind}\",\"name\":{name:?}}}\n");
    tagger(&names.iter().enumerate().map(line).collect::<String>())
}

/// Returns the mentions on one line, as `clitics+text=id`, with nested ones in brackets, such as `ول+لجيش الليبي=army [الليبي=libya]`.
pub fn show(tagged: &Tagged<'_>) -> String {
    let one = |mention: &Mention<'_>| {
        check_spans(tagged.text(), mention);
        let clitics = mention.clitics().as_str();
        let plus = if clitics.is_empty() { "" } else { "+" };
        let ids: Vec<&str> = mention.candidates().map(|candidate| candidate.entry().id()).collect();
        let shown = format!("{clitics}{plus}{}={}", mention.text(), ids.join("/"));
        if mention.is_outer() { shown } else { format!("[{shown}]") }
    };
    tagged.mentions().map(one).collect::<Vec<_>>().join(" ")
}

/// Checks that every span is on char boundaries, that `span` is inside `word_span`, and that every candidate can be written as it was read.
pub fn check_spans(text: &str, mention: &Mention<'_>) {
    let (span, words) = (mention.span(), mention.word_span());
    assert_eq!(text.get(span.start..span.end), Some(mention.text()));
    assert!(text.get(words.start..words.end).is_some(), "{words} in {text:?}");
    assert!(words.contains(span), "{span} in {words}");
    // A composed name is longer than its candidate. A pronoun changes the last letter and replaces the article.
    for candidate in mention.candidates().filter(|_| !mention.is_composed() && mention.enclitic().is_empty()) {
        assert!(is_form(mention, candidate), "{:?} is no form of {:?}", mention.as_read(), candidate.name());
    }
}

/// Returns only the folded letters, because spaces, dots and quotes separate words and are not part of a form.
fn letters(text: &str) -> String {
    Normalizer::new().fold(text).as_str().chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Returns whether `mention`, as it was read, is one of the ways to write the candidate's name.
fn is_form(mention: &Mention<'_>, candidate: &Candidate<'_>) -> bool {
    // أبو ظبي and أبوظبي are the same name: only the letters count, not where words are separated.
    is_form_of(&letters(mention.as_read()), mention, candidate)
        // A small alef may stand for an alef.
        || is_form_of(&letters(&mention.as_read().replace('\u{670}', "ا")), mention, candidate)
}

fn is_form_of(text: &str, mention: &Mention<'_>, candidate: &Candidate<'_>) -> bool {
    let words: Vec<String> = candidate
        .name()
        .split([' ', '-', '.', '\u{2019}', '\''])
        .map(letters)
        .filter(|word| !word.is_empty())
        .collect();
    // Most names are in the text as listed.
    if words.concat() == text {
        return true;
    }
    let mut forms = vec![String::new()];
    for (at, word) in words.iter().enumerate() {
        let mut ways = vec![word.clone()];
        ways.extend(["ابو", "ابا", "ابي"].iter().filter_map(|kunya| {
            ["ابو", "ابا", "ابي"].iter().find_map(|own| word.strip_prefix(own)).map(|rest| format!("{kunya}{rest}"))
        }));
        if word == "بن" || word == "ابن" {
            ways.extend(["بن".to_owned(), "ابن".to_owned()]);
        }
        if *candidate.kind() == Kind::Nationality {
            let endings = ["ه", "ون", "ين", "ان", "ات", "تان", "تين", "و"];
            ways.extend(endings.map(|ending| format!("{word}{ending}")));
        }
        if candidate.entry().foreign() {
            ways.extend(without_one_vowel(word));
            let longer: Vec<String> = with_one_vowel(word);
            ways.extend(longer);
        }
        if at == 0 && *candidate.kind() == Kind::Title {
            let noun = word.strip_prefix("ال").unwrap_or(word);
            let forms = TITLE_FORMS.lines().map(|line| line.split(['\t', ' ']).map(letters).collect::<Vec<_>>());
            ways.extend(forms.filter(|forms| forms[0] == noun).flatten());
        }
        if at == 0 {
            ways.extend(ways.clone().iter().map(|way| format!("ال{way}")));
            if mention.clitics().preposition() == Some('ل') {
                let lam = |way: &String| {
                    let rest = way.strip_prefix("ال")?;
                    Some(if rest.starts_with('ل') { rest.to_owned() } else { format!("ل{rest}") })
                };
                ways.extend(ways.clone().iter().filter_map(lam));
            }
        }
        ways.extend(ways.clone().iter().map(|way| format!("{way}ا")));
        forms = forms.iter().flat_map(|form| ways.iter().map(move |way| format!("{form}{way}"))).collect();
    }
    forms.iter().any(|form| form == text)
}

fn without_one_vowel(word: &str) -> Vec<String> {
    let vowels = word.char_indices().filter(|(_, c)| "اوي".contains(*c));
    vowels.map(|(at, c)| format!("{}{}", &word[..at], &word[at + c.len_utf8()..])).collect()
}

fn with_one_vowel(word: &str) -> Vec<String> {
    let places = word.char_indices().map(|(at, _)| at);
    places.flat_map(|at| ["ا", "و", "ي"].map(|vowel| format!("{}{vowel}{}", &word[..at], &word[at..]))).collect()
}
