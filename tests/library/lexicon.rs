//! The user's own words for the grammar.

use aalam::{Lexicon, Tagger};

/// Returns the composed names that a tagger with these own words finds.
fn composed(words: &str, text: &str) -> Vec<String> {
    let tagger = Tagger::builder().lexicon(&words.parse().unwrap()).build().unwrap();
    let tagged = tagger.tag(text);
    tagged.mentions().map(|mention| format!("{} {}", mention.kind(), mention.text())).collect()
}

#[test]
fn each_class_makes_names_that_are_none_without_it() {
    for (words, text, expected) in [
        ("شهبندر\trole", "وصل الشهبندر هيثم أمس", "person هيثم"),
        ("شهبندر\trole", "وصل شهبندر هيثم أمس", "person هيثم"),
        ("الموسوم\tintroducer", "وصل الموسوم هيثم أمس", "person هيثم"),
        ("تشدق\tsaying", "وتشدق هيثم أمس", "person هيثم"),
        ("تكية\thead definite=1", "ترى وتكية الأحراش أن", "organization تكية الأحراش"),
        ("تكية\thead proper", "في تكية شنيورا أمس", "organization تكية شنيورا"),
        ("زاوية\tdesignator", "في زاوية سرخس أمس", "place سرخس"),
        ("شنيور\tgiven", "وصل شنيور المصري أمس", "person شنيور المصري"),
        ("شنيور\tforeign-given", "وصل شنيور سميث أمس", "person شنيور سميث"),
        ("شنيوري\tfamily", "وصل الدكتور شنيوري أمس", "person شنيوري"),
        // What two lists say of a head adds up.
        (
            "تكية\thead proper\nتكية\thead definite=1",
            "في تكية شنيورا وتكية البساتين",
            "organization تكية شنيورا, organization تكية البساتين",
        ),
        // A name that is also a word needs more.
        ("شنيور\tgiven weak", "وصل شنيور أمس", ""),
        // Spellings are folded, and comments and blank lines skipped.
        ("# mine\n\nشهبـندِر\trole\r\n", "وصل الشهبندر هيثم أمس", "person هيثم"),
    ] {
        let expected: Vec<&str> = expected.split(", ").filter(|name| !name.is_empty()).collect();
        assert_eq!(composed(words, text), expected, "{words} in {text}");
        if !expected.is_empty() {
            assert_ne!(composed("", text), expected, "{text} without own words");
        }
    }
}

#[test]
fn an_error_says_where_and_what_to_do() {
    for (words, message) in [
        (
            "شهبندر",
            "1:8: unknown class \"\"; expected one of role, introducer, saying, head, designator, given, foreign-given, family",
        ),
        (
            "# x\n\nشهبندر\trolle",
            "3:8: unknown class \"rolle\"; expected one of role, introducer, saying, head, designator, given, foreign-given, family",
        ),
        (
            "قائد السفينة\trole",
            "1:1: \"قائد السفينة\" is not one word that a text can have; write one, a tab and its class",
        ),
        ("...\trole", "1:1: \"...\" is not one word that a text can have; write one, a tab and its class"),
        ("شهبندر،\trole", "1:1: \"شهبندر،\" is not one word that a text can have; write one, a tab and its class"),
        ("شهب\u{2167}\trole", "1:1: \"شهبⅧ\" is not one word that a text can have; write one, a tab and its class"),
        ("شهبندر\trole weak", "1:13: unknown mark \"weak\" after role; write nothing"),
        ("شهبندر\tgiven proper", "1:14: unknown mark \"proper\" after given; write weak"),
        ("شهبندر\thead definite=x", "1:13: unknown mark \"definite=x\" after head; write proper, definite=2 or both"),
    ] {
        let error = words.parse::<Lexicon>().unwrap_err();
        assert_eq!(error.to_string(), message);
        assert!(error.is_syntax() || error.is_argument());
    }
    let error = Lexicon::from_path("nowhere.txt").unwrap_err();
    assert_eq!(error.to_string(), "nowhere.txt: cannot be read");
}

#[test]
fn a_head_without_marks_hides_none_of_the_library() {
    let text = "في جامعة هارتفورد أمس";
    assert_eq!(composed("جامعة\thead", text), composed("", text));
    assert_eq!(composed("", text).len(), 1);
}

#[test]
fn words_are_counted_and_merged() {
    let mut words: Lexicon = "شهبندر\trole\n\n# x\nتشدق\tsaying\n".parse().unwrap();
    assert_eq!((words.len(), words.is_empty()), (2, false));
    words.merge(&"تكية\thead".parse().unwrap());
    assert_eq!(words.len(), 3);
    assert!(Lexicon::default().is_empty());
}
