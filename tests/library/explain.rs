//! Explains why something is a mention and something else is not.

use aalam::{Gazetteer, Kind, Options, Tagger};

const ENTRIES: &str = r#"
{"id":"libya","kind":"place","name":"ليبيا","nisba":true}
{"id":"egypt","kind":"place","name":"مصر","nisba":true}
{"id":"jeddah","kind":"place","name":"جدة"}
{"id":"oras","kind":"place","name":"أوراسا"}
{"id":"qom","kind":"place","name":"قم"}
{"id":"ain","kind":"place","name":"زير"}
{"id":"army","kind":"organization","name":"الجيش الليبي"}
{"id":"ministry","kind":"organization","name":"وزارة الدفاع"}
{"id":"president","kind":"title","name":"رئيس"}
{"id":"saddam-haftar","kind":"person","name":"صدام حفتر","weak_aliases":["حفتر"]}
"#;

fn tagger() -> Tagger {
    Tagger::builder().gazetteer(&Gazetteer::from_jsonl(ENTRIES).unwrap()).build().unwrap()
}

/// Returns the lines that explain the mentions of `text`.
fn explain(text: &str) -> Vec<String> {
    let tagger = tagger();
    let explanation = tagger.explain(text);
    assert_eq!(explanation.tagged().as_slice(), tagger.tag(text).as_slice());
    explanation.to_string().lines().map(str::to_owned).collect()
}

/// Returns where `name` is in `text`, and why it is not a mention there.
fn why_not(text: &str, name: &str) -> Vec<String> {
    why_not_of(&tagger(), text, name)
}

fn why_not_of(tagger: &Tagger, text: &str, name: &str) -> Vec<String> {
    let explanation = tagger.explain(text);
    let why = explanation.why_not(name);
    why.places().iter().map(|(span, at, absence)| format!("{span} {at}: {absence}")).collect()
}

#[test]
fn a_listed_name_says_how_it_is_written() {
    assert_eq!(
        explain("وللجيش الليبى"),
        [
            "4..25 لجيش الليبى: organization, confidence 0.9",
            "  the listed name الجيش الليبي of army",
            "  the proclitics ول are written on it",
            "  after ل the article has lost its alef",
            "  written لجيش الليبى for الجيش الليبي",
            "13..25 الليبى: nationality, confidence 0.9",
            "  the listed name ليبي of libya",
            "  another form of ليبي",
            "  inside لجيش الليبى",
        ]
    );
}

#[test]
fn titles_and_their_holders_are_named() {
    assert_eq!(
        explain("الرئيس صدام حفتر"),
        [
            "0..12 الرئيس: title, confidence 0.9",
            "  the listed name رئيس of president",
            "  another form of رئيس",
            "  held by صدام حفتر",
            "13..30 صدام حفتر: person, confidence 0.9",
            "  the listed name صدام حفتر of saddam-haftar",
            "  with the title الرئيس",
        ]
    );
    assert_eq!(explain("رئيسها")[2], "  the pronoun ها is written on it");
}

#[test]
fn a_composed_name_says_what_composes_it() {
    assert_eq!(
        explain("قال محمد الشمري، ثم أضاف الشمري"),
        [
            "7..28 محمد الشمري: person, confidence 0.8",
            "  composed: saying 1 + given 2 + family 2 = 5",
            "45..57 الشمري: person, confidence 0.6",
            "  composed: reference 3 = 3",
            "  in full محمد الشمري",
        ]
    );
}

#[test]
fn why_a_listed_name_is_none() {
    for (text, name, expected) in [
        ("في مصر", "مصر", "5..11 مصر: the mention مصر, place"),
        ("في مصرف", "مصر", "5..11 مصر: part of the word مصرف"),
        ("قصر المصريين", "مصر", "11..17 مصر: the mention المصريين, nationality"),
        ("وزير", "زير", "2..8 زير: وزير is a word of its own; no proclitic is cut off it"),
        ("من جده", "جدة", "5..11 جده: جده is a frequent word; the name needs its own spelling here"),
        ("وقم", "قم", "2..6 قم: the name is too short after a proclitic"),
        ("كان ليبياً", "ليبيا", "7..19 ليبياً: the mention ليبياً, nationality"),
        ("كان أوراسا\u{64B}", "أوراسا", "7..21 أوراسا\u{64B}: its tanwin makes it a nationality or an adverb"),
        ("وزارة، الدفاع", "وزارة الدفاع", "0..25 وزارة، الدفاع: \"،\" stands between its words"),
        ("غادر حفتر", "حفتر", "9..17 حفتر: a weak name; no fuller name, title or context supports it"),
        ("صدام حفتر", "حفتر", "9..17 حفتر: the mention صدام حفتر, person"),
        ("وللجيش الليبي", "الجيش الليبي", "4..25 لجيش الليبي: the mention لجيش الليبي, organization"),
        ("للجيش، الليبي", "الجيش الليبي", "2..25 لجيش، الليبي: \"،\" stands between its words"),
        ("فاز للزغرتان", "الزغرتان", "9..23 لزغرتان: not composed of name parts, either"),
    ] {
        assert_eq!(why_not(text, name), [expected], "{text}");
    }
}

#[test]
fn why_a_name_in_no_list_is_none() {
    for (text, name, expected) in [
        ("سار عطيات", "عطيات", "7..17 عطيات: composed: given 2 = 2, less than 3"),
        ("سار زغرتان", "زغرتان", "7..19 زغرتان: not composed of name parts, either"),
        ("وزارة الدفاع", "الدفاع", "11..23 الدفاع: lost to وزارة الدفاع, organization"),
        ("قال محمد الشمري", "الشمري", "16..28 الشمري: lost to محمد الشمري, person"),
    ] {
        assert_eq!(why_not(text, name), [expected], "{text}");
    }
    for (text, name) in [("من ليبيا", "مصر"), ("جيش ليبي", "الجيش"), ("مللجيش", "الجيش"), ("لجيش", "الجيش")]
    {
        assert!(why_not(text, name).is_empty(), "{name} in {text}");
    }
    let tagger = tagger();
    assert_eq!(
        tagger.explain("").why_not("مصر").to_string(),
        "مصر is in the lists: egypt\nit does not occur in the text\n"
    );
    assert_eq!(tagger.explain("").why_not("").to_string(), " is not in any list\nit does not occur in the text\n");
}

#[test]
fn why_a_name_that_was_found_is_left_out() {
    let gazetteer = Gazetteer::from_jsonl(ENTRIES).unwrap();
    let tagger = Tagger::builder().gazetteer(&gazetteer).build().unwrap();
    let expected = ["5..11 مصر: found as place, but excluded by the tagger's options"];
    for options in [Options::new().kinds([Kind::Person]), Options::new().min_confidence(1.0)] {
        assert_eq!(why_not_of(&tagger.with(options), "في مصر", "مصر"), expected);
    }
}
