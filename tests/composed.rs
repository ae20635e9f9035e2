//! Names that are in no list, composed of their parts: tables of one-line cases.

mod common;

use aalam::{Entry, Evidence, Gazetteer, Kind, Tagger};

fn tagger() -> Tagger {
    let mut gazetteer = Gazetteer::new();
    for (id, kind, name) in [
        ("president", Kind::Title, "رئيس"),
        ("minister", Kind::Title, "وزير الصحة"),
        ("libya", Kind::Place, "ليبيا"),
        ("tripoli", Kind::Place, "طرابلس"),
        ("saddam-haftar", Kind::Person, "صدام حفتر"),
    ] {
        gazetteer.push(Entry::new(id, kind, name)).unwrap();
    }
    Tagger::builder().gazetteer(&gazetteer).build().unwrap()
}

/// The composed names of `text`: `clitics+text`, and `=id` where a listed person is part of the name.
fn composed(text: &str) -> String {
    let tagger = tagger();
    let tagged = tagger.tag(text);
    let one = |mention: &aalam::Mention<'_>| {
        assert_eq!(text.get(mention.span().start..mention.span().end), Some(mention.text()));
        assert!(mention.word_span().contains(mention.span()));
        let place = if mention.kind() == &Kind::Place { "place " } else { "" };
        let clitics = mention.clitics();
        let plus = if clitics.is_empty() { "" } else { "+" };
        let id = mention.entry().map(|entry| format!("={}", entry.id)).unwrap_or_default();
        format!("{place}{clitics}{plus}{}{id}", mention.text())
    };
    tagged.mentions().filter(|mention| mention.is_composed()).map(one).collect::<Vec<_>>().join(" | ")
}

#[test]
fn parts_make_a_name() {
    for (text, expected) in [
        ("قال محمد الشمري إن", "محمد الشمري"),
        ("التقى أحمد حسن المنصوري أمس", "أحمد حسن المنصوري"),
        ("عبد الرحمن بن خالد", "عبد الرحمن بن خالد"),
        ("عبدالرحمن الشمري", "عبدالرحمن الشمري"),
        ("حضر أبو بكر الشمري", "أبو بكر الشمري"),
        ("ألكسندر كوفاليف", "ألكسندر كوفاليف"),
        ("ووليد ومحمد الشمري", "و+محمد الشمري"),
        ("لمحمد الشمري", "ل+محمد الشمري"),
        // A given name alone is nobody.
        ("وصل محمد أمس", ""),
        // A title is evidence, a place is none.
        ("الرئيس محمد", "محمد"),
        ("وزير الصحة هشام البرقاوي", "هشام البرقاوي"),
        ("طرابلس محمد", ""),
        // Ordinary words are no names because they could be.
        ("عمل جميل وكريم", ""),
        ("على أمل", ""),
        ("محمد على", ""),
        // Punctuation and line breaks end a name.
        ("محمد، الشمري", ""),
        ("محمد\nالشمري", ""),
        // A listed name beats a composed one, which may make it longer.
        ("صدام حفتر", ""),
        ("صدام حفتر الشمري", "صدام حفتر الشمري=saddam-haftar"),
        ("", ""),
    ] {
        assert_eq!(composed(text), expected, "{text}");
    }
}

#[test]
fn a_family_name_is_enough_the_second_time() {
    for (text, expected) in [
        ("قال هشام الشمري اليوم، وأضاف الشمري", "هشام الشمري | الشمري"),
        ("قال هشام الشمري اليوم، وللشمري", "هشام الشمري"),
        ("أضاف الشمري، ثم قال هشام الشمري", "هشام الشمري"),
    ] {
        assert_eq!(composed(text), expected, "{text}");
    }
}

#[test]
fn a_second_mention_has_the_full_name() {
    let tagger = tagger();
    let tagged = tagger.tag("قال هشام الشمري اليوم، وأضاف الشمري");
    let names: Vec<&str> = tagged.mentions().map(|mention| mention.name()).collect();
    assert_eq!(names, ["هشام الشمري", "هشام الشمري"]);
}

#[test]
fn a_place_is_named_after_its_noun() {
    for (text, expected) in [
        ("في مدينة زغرتان أمس", "place زغرتان"),
        ("وبقرية زغرتان", "place زغرتان"),
        // Ordinary words and adjectives are no names.
        ("في مدينة كبيرة", ""),
        ("قرية زغرتانة", ""),
        ("منطقة زغرتان", ""),
        ("مدينة، زغرتان", ""),
        ("مدينة طرابلس", ""),
    ] {
        assert_eq!(composed(text), expected, "{text}");
    }
}

#[test]
fn the_threshold_asks_for_more_evidence() {
    let text = "الرئيس محمد الشمري مع هشام خالد";
    let names = |weight: u32| {
        let mut gazetteer = Gazetteer::new();
        gazetteer.push(Entry::new("president", Kind::Title, "رئيس")).unwrap();
        let tagger = Tagger::builder().gazetteer(&gazetteer).people_from(weight).build().unwrap();
        let tagged = tagger.tag(text);
        let people = tagged.mentions().filter(|mention| mention.is_composed());
        people.map(|mention| mention.text().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(names(3), ["محمد الشمري", "هشام خالد"]);
    assert_eq!(names(6), ["محمد الشمري"]);
    assert!(names(7).is_empty());
}

#[test]
fn a_composed_name_carries_its_evidence() {
    let tagger = tagger();
    let tagged = tagger.tag("الرئيس عبد الرحمن بن خالد الشمري");
    let person = tagged.mentions().find(|mention| mention.is_composed()).unwrap();
    assert_eq!(
        person.evidence(),
        [Evidence::Title, Evidence::Servant, Evidence::Nasab, Evidence::Given, Evidence::Family]
    );
    assert_eq!(person.name(), person.text());
    assert_eq!(person.candidates().count(), 0);
}

#[test]
fn lists_only_composes_nothing() {
    let tagger = Tagger::builder().lists_only().build().unwrap();
    assert!(tagger.tag("قال محمد الشمري").as_slice().is_empty());
}
