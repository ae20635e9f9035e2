//! Short names of what the text names in full: tables of one-line cases.

use aalam::{Gazetteer, Tagger};

use crate::composed::{composed, tagger};

/// Returns the name of each mention of `text`: its full form, for a short name.
fn names(text: &str) -> Vec<String> {
    tagger().tag(text).mentions().map(|mention| mention.name().to_owned()).collect()
}

#[test]
fn who_was_a_stranger_stays_one() {
    // The family name alone is his, too, not that of the listed father.
    assert_eq!(composed("وصل هشام خليفة حفتر، ثم قال حفتر"), "هشام خليفة حفتر | حفتر");
    let entries = r#"{"id":"salim","kind":"person","name":"سالم الماجري","weak_aliases":["الماجري"]}
        {"id":"barqani","kind":"person","name":"سالم البرقاني","aliases":["البرقاني"]}"#;
    let tagger = Tagger::builder().gazetteer(&Gazetteer::from_jsonl(entries).unwrap()).build().unwrap();
    for (text, found, listed) in [
        ("وصل هشام سالم الماجري، ثم قال الماجري", 2, 0),
        ("وصل سالم الماجري، ثم قال الماجري", 2, 2),
        // Even an alias that is sufficient by itself is his, once he was named.
        ("قال البرقاني", 1, 1),
        ("وصل هشام البرقاني، ثم قال البرقاني", 2, 0),
        ("وصل هشام البرقاني، ثم سالم البرقاني، وقال البرقاني", 3, 2),
    ] {
        let tagged = tagger.tag(text);
        assert_eq!(tagged.as_slice().len(), found, "{text}");
        assert_eq!(tagged.mentions().filter(|mention| mention.entry().is_some()).count(), listed, "{text}");
    }
}

#[test]
fn a_doubtful_family_name_is_forgotten() {
    let far = "ثم كان ما كان. ".repeat(300);
    for (text, expected) in [
        // A word in no list after an Arabic given name may be any word.
        ("قال محمد زغرتان. وجاء زغرتان", "محمد زغرتان"),
        // After a foreign given name, or with the form of a family name, it is one for a while.
        ("قال جاك زغرتان. وجاء زغرتان", "جاك زغرتان | زغرتان"),
        ("قال محمد الزغرتاني. وجاء الزغرتاني", "محمد الزغرتاني | الزغرتاني"),
        (&format!("قال جاك زغرتان. {far} وجاء زغرتان"), "جاك زغرتان"),
        (&format!("قال هشام الشمري. {far} وجاء الشمري"), "هشام الشمري | الشمري"),
        (&format!("قال هشام الشمري. {far} {far} {far} وجاء الشمري"), "هشام الشمري"),
        ("قال هشام الشمري. وجاء ابن الشمري", "هشام الشمري | ابن الشمري"),
        ("قال جاك زغرتا. وجاء زغرتاً", "جاك زغرتا"),
    ] {
        assert_eq!(composed(text), expected, "{text}");
    }
}

#[test]
fn a_family_name_is_enough_the_second_time() {
    for (text, expected) in [
        ("قال هشام الشمري اليوم، وأضاف الشمري", "هشام الشمري | الشمري"),
        ("قال هشام الشمري اليوم، وللشمري", "هشام الشمري"),
    ] {
        assert_eq!(composed(text), expected, "{text}");
    }
}

#[test]
fn a_name_by_itself_may_be_given_in_full_below() {
    let far = "ثم مضى يوم طويل في البيت. ".repeat(100);
    for (text, expected) in [
        ("أضاف الشمري، ثم قال هشام الشمري", "الشمري | هشام الشمري"),
        ("تدخل هشام أمس، ثم قال هشام الشمري", "هشام | هشام الشمري"),
        ("حضر أنغيلا وزغرتان، ثم قال هشام الشمري", "هشام الشمري"),
        // An ordinary word is none without its full name before it.
        ("يرى الحكيم الأمر، ثم قال توفيق الحكيم", "توفيق الحكيم"),
        (&format!("أضاف الشمري. {far} قال هشام الشمري"), "هشام الشمري"),
        // Somebody else's name.
        ("أضاف ابن الشمري، ثم قال هشام الشمري", "ابن الشمري | هشام الشمري"),
    ] {
        assert_eq!(composed(text), expected, "{text}");
    }
    assert_eq!(names("أضاف الشمري، ثم قال هشام الشمري"), ["هشام الشمري"; 2]);
}

#[test]
fn a_given_name_is_enough_the_second_time() {
    for (text, expected) in [
        ("قال هشام الشمري إنه تعب. ثم ذهب هشام", "هشام الشمري | هشام"),
        ("قال هشام الشمري إنه تعب. ثم ذهب لهشام وبهشام", "هشام الشمري | ل+هشام | وب+هشام"),
        // Another family name makes it another person's, and so does an initial.
        ("قال هشام الشمري إنه تعب. ثم ذهب هشام زغرتان إليه", "هشام الشمري"),
        ("قال هشام الشمري إنه تعب. ثم ذهب هشام ب. إليه", "هشام الشمري"),
        // A noun needs a title or a verb of saying.
        ("قال أحمد رمضان إنه تعب. وفي رمضان صام الناس", "أحمد رمضان"),
        ("قال أحمد رمضان إنه تعب. وأضاف رمضان إنه صائم", "أحمد رمضان | رمضان"),
    ] {
        assert_eq!(composed(text), expected, "{text}");
    }
}

#[test]
fn a_second_mention_has_the_full_name() {
    assert_eq!(names("قال هشام الشمري اليوم، وأضاف الشمري"), ["هشام الشمري", "هشام الشمري"]);
}

#[test]
fn acronyms_stand_for_what_they_abbreviate() {
    for (text, expected) in [
        ("جامعة زغرتان (WHO) قالت، وأضافت WHO", "organization جامعة زغرتان | organization WHO | organization WHO"),
        (
            "معهد الدراسات الشرقية (زدش)، ولزدش",
            "organization معهد الدراسات الشرقية | organization زدش | organization ول+زدش",
        ),
        ("WHO وجامعة زغرتان (WHO)", "organization و+جامعة زغرتان | organization WHO"),
        ("جامعة زغرتان (2020) قالت", "organization جامعة زغرتان"),
        ("جامعة زغرتان (أمس) قالت", "organization جامعة زغرتان"),
        ("جامعة زغرتان \"WHO\"", "organization جامعة زغرتان"),
    ] {
        assert_eq!(composed(text), expected, "{text}");
    }
    assert_eq!(names("جامعة زغرتان (WHO)، وقالت WHO"), ["جامعة زغرتان"; 3]);
}

#[test]
fn the_family_name_of_a_listed_person_is_enough_the_second_time() {
    for (text, expected) in [
        ("وصل صدام حفتر أمس، ثم غادر حفتر", "حفتر=saddam-haftar"),
        ("غادر حفتر، ثم وصل صدام حفتر", "حفتر=saddam-haftar"),
        // The person named last comes first.
        ("صدام حفتر ثم خليفة حفتر، ولحفتر", "ول+حفتر=khalifa-haftar/saddam-haftar"),
    ] {
        assert_eq!(composed(text), expected, "{text}");
    }
}
