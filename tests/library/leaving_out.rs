//! Leaving out: entities by id, names by rules, entries by removing them.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use aalam::{DenyList, Gazetteer, Kind, Options, Repair, Tagger};

/// The samples, by name.
fn samples() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/samples");
    let files = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let texts = files.filter(|path| path.extension().is_some_and(|extension| extension == "txt"));
    texts.map(|path| fs::read_to_string(path).unwrap()).collect()
}

/// Returns the mentions as one line each: bytes, kind, ids.
fn lines(tagger: &Tagger, text: &str) -> Vec<String> {
    let tagged = tagger.tag(text);
    let line = |mention: &aalam::Mention<'_>| {
        let ids: Vec<&str> = mention.candidates().map(|candidate| candidate.entry().id()).collect();
        format!("{} {} {}", mention.span(), mention.kind(), ids.join(","))
    };
    tagged.mentions().map(line).collect()
}

fn texts(tagger: &Tagger, text: &str) -> Vec<String> {
    tagger.tag(text).mentions().map(|mention| mention.text().to_owned()).collect()
}

/// The entries of the texts below, besides titles.
const IDS: &[&str] = &[
    "cairo",
    "beirut",
    "egypt",
    "libya",
    "libyan-army",
    "university-of-cairo",
    "rafic-hariri-international-airport",
    "abdel-fattah-el-sisi",
    "khalifa-haftar",
    "saddam-haftar",
    "lebanon",
    "minsk",
    "tripoli",
    "tripoli-lebanon",
];

/// Returns the embedded gazetteer's titles and these entries: they compile in no time.
fn small() -> Gazetteer {
    let mut small = Gazetteer::builtin().clone();
    small.retain(|entry| *entry.kind() == Kind::Title || IDS.contains(&entry.id()));
    small
}

fn tagger(gazetteer: &Gazetteer) -> Tagger {
    Tagger::builder().gazetteer(gazetteer).build().unwrap()
}

#[test]
fn without_one_entry_everything_else_is_tagged_as_before() {
    let all = Tagger::builtin();
    let mut gazetteer = Gazetteer::builtin().clone();
    assert_eq!(gazetteer.remove("minsk").unwrap().id, "minsk");
    let without = tagger(&gazetteer);
    let mut lost = 0;
    for text in samples() {
        let before = lines(&all, &text);
        let after = lines(&without, &text);
        let expected: Vec<&String> = before.iter().filter(|line| !line.ends_with(" minsk")).collect();
        lost += before.len() - expected.len();
        assert_eq!(after.iter().collect::<Vec<_>>(), expected);
    }
    assert!(lost > 0);
}

#[test]
fn one_kind_alone_keeps_its_nationalities_and_what_patterns_make() {
    let all = Tagger::builtin().with(Options::new().lists_only());
    let mut gazetteer = Gazetteer::builtin().clone();
    gazetteer.retain(|entry| *entry.kind() == Kind::Place);
    let places = tagger(&gazetteer).with(Options::new().lists_only());
    let text = "وزارة الخارجية الليبية، البرلمان اللبناني، للشرطة المصرية، وزير الدفاع الأميركي، البيلاروسي، في بنغازي";
    assert_eq!(lines(&places, text), lines(&all, text));
    // Most of the listed names are gone, and none has come.
    for text in samples() {
        let before: BTreeSet<String> = lines(&all, &text).into_iter().collect();
        let nationalities = |lines: &[String]| lines.iter().filter(|line| line.contains(" nationality ")).count();
        let after = lines(&places, &text);
        assert!(nationalities(&after) >= before.iter().filter(|line| line.contains(" nationality ")).count());
    }
    let collected: Gazetteer = Gazetteer::builtin().entries().filter(|entry| *entry.kind() == Kind::Place).collect();
    assert_eq!(texts(&tagger(&collected).with(Options::new().lists_only()), "البرلمان اللبناني"), ["اللبناني"]);
}

#[test]
fn excepted_entities_are_left_out_and_nothing_else() {
    let cases: [(&[&str], &str, &[&str]); 9] = [
        // The name, the nationality, and the name inside others.
        (&["libya"], "من ليبيا وفد ليبي", &[]),
        (&["libya"], "وزارة الخارجية الليبية", &["0..42 organization libya-ministry-of-foreign-affairs"]),
        (&["libya"], "للجيش الليبي", &["2..23 organization libyan-army"]),
        // What a pattern makes, in all of its names; the nationality stays.
        (&["egypt-army"], "الجيش المصري", &["11..23 nationality egypt"]),
        (&["lebanon-intelligence"], "الاستخبارات اللبنانية", &["23..41 nationality lebanon"]),
        // What a pattern would make is the list's.
        (&["libyan-army"], "الجيش الليبي", &["11..23 nationality libya"]),
        // A shared name is that of the others.
        (&["tripoli"], "في طرابلس", &["5..17 place tripoli-lebanon"]),
        // A person is somebody unknown then.
        (&["saddam-haftar"], "صدام حفتر", &["0..17 person "]),
        (&["minsk", "beirut"], "من مينسك إلى بيروت", &[]),
    ];
    for (ids, text, expected) in cases {
        let tagger = Tagger::builder().builtin().except(ids.iter().copied()).build().unwrap();
        assert_eq!(lines(&tagger, text), expected, "{ids:?}: {text}");
    }
}

#[test]
fn what_is_made_under_another_id_is_suggested_under_the_listed_one() {
    let error = Tagger::builder().builtin().except(["libya-army"]).build().unwrap_err().to_string();
    assert_eq!(error, "entry \"libya-army\": no gazetteer has the id to leave out; did you mean \"libyan-army\"?");
    let mine = Gazetteer::from_jsonl(r#"{"id":"libya-army","extend":true,"aliases":["جيش النيزك"]}"#).unwrap();
    let error = Tagger::builder().builtin().gazetteer(&mine).build().unwrap_err().to_string();
    assert!(error.ends_with("has the entry to extend; did you mean \"libyan-army\"?"), "{error}");
    // What can be left out is suggested as itself.
    assert_eq!(Gazetteer::builtin().similar_ids("libya-polise")[0], "libya-police");
}

/// Rules, separated by commas; a text; the mentions in it, separated by commas.
const DENIED: &[(&str, &str, &str)] = &[
    // Everywhere, with proclitics, marks and other spellings.
    ("القاهرة", "القاهرة وبالقاهرة وللقاهرة والقَاهِرَة القاهره", ""),
    ("القَاهِرَة", "في القاهرة", ""),
    ("القاهره", "في القاهرة وبيروت", "بيروت"),
    ("الجيش الليبي", "وللجيش الليبي رأي", "الليبي"),
    ("الجيش الليبي", "الجيش \"الليبي\"", "الليبي"),
    ("الليبي", "وللجيش الليبي رأي", "لجيش الليبي"),
    ("عبد الفتاح السيسي", "قال عبدالفتاح السيسي", "السيسي"),
    ("عبدالفتاح السيسي", "قال عبد الفتاح السيسي", "السيسي"),
    // A longer name stays, without the denied one in it.
    ("القاهرة", "جامعة القاهرة", "جامعة القاهرة"),
    ("بيروت", "مطار بيروت الدولي", "مطار بيروت الدولي"),
    // The form is that of the rule.
    ("مصري", "المصري والمصرية", "المصري,المصرية"),
    // Behind and before words.
    ("جامعة [القاهرة]", "القاهرة", "القاهرة"),
    ("جامعة [القاهرة]", "بجامعة القاهرة في القاهرة", "جامعة القاهرة,القاهرة"),
    ("سكان [القاهرة]", "سكان القاهرة", ""),
    ("سكان [القاهرة]", "وسكان القاهره", ""),
    ("سكان [القاهرة]", "سكان. القاهرة", "القاهرة"),
    ("سكان [القاهرة]", "سكان، القاهرة", "القاهرة"),
    ("سكان [القاهرة]", "سكان والقاهرة", "القاهرة"),
    ("سكان [القاهرة]", "ماسكان القاهرة", "القاهرة"),
    ("كل سكان [القاهرة]", "وكل سكان القاهرة", ""),
    ("كل سكان [القاهرة]", "سكان القاهرة", "القاهرة"),
    ("[القاهرة] الكبرى", "وبالقاهرة الكبرى", ""),
    ("[القاهرة] الكبرى", "القاهرة. الكبرى", "القاهرة"),
    ("[القاهرة] الكبرى", "القاهرة", "القاهرة"),
    ("[القاهرة] الكبرى", "القاهرة والكبرى", "القاهرة"),
    ("سكان [القاهرة] الكبرى", "سكان القاهرة الكبرى", ""),
    ("سكان [القاهرة] الكبرى", "سكان القاهرة", "القاهرة"),
    // A word is its letters, however many marks it has.
    ("كل سكان [القاهرة]", "كل سكـان القاهرة", ""),
    // Composed names, and what would refer to them.
    ("هشام الشمري", "قال الدكتور هشام الشمري. وأضاف الشمري", "الدكتور"),
    ("الشمري", "قال الدكتور هشام الشمري. وأضاف الشمري", "الدكتور,هشام الشمري"),
    ("الدكتور [هشام الشمري]", "قال الدكتور هشام الشمري", "الدكتور"),
    // Who says something may be called by his family name alone.
    ("صدام حفتر", "وصل صدام حفتر. وقال حفتر", "حفتر"),
    ("حفتر", "وصل صدام حفتر. وقال حفتر", "صدام حفتر"),
    ("شركة الأفق", "أعلنت شركة الأفق أرباحها", ""),
    ("مدينة الأفق", "في مدينة الأفق", ""),
    // Titles, also widened ones.
    ("وزير الدفاع", "وزير الدفاع", ""),
    ("المصرية", "وزارة الدفاع المصرية", "وزارة الدفاع المصرية"),
];

#[test]
fn denied_names_are_no_mentions() {
    let gazetteer = small();
    for (rules, text, expected) in DENIED {
        let mut deny = DenyList::new();
        rules.split(',').for_each(|rule| deny.deny(rule).unwrap());
        let tagger = Tagger::builder().gazetteer(&gazetteer).deny(&deny).build().unwrap();
        assert_eq!(texts(&tagger, text).join(","), *expected, "{rules}: {text}");
    }
}

#[test]
fn words_before_a_denied_name_may_have_any_number_of_marks() {
    let deny: DenyList = "كل سكان [القاهرة]".parse().unwrap();
    let tagger = Tagger::builder().gazetteer(&small()).deny(&deny).build().unwrap();
    for sign in ['\u{640}', '\u{650}', '\u{200F}'] {
        for count in [1, 100, 1000, 20_000] {
            let signs = sign.to_string().repeat(count);
            let text = format!("من كل سك{signs}ان القاهرة");
            assert_eq!(texts(&tagger, &text), [] as [&str; 0], "{sign:?} {count}");
            let text = format!("من كل سكان{signs} القاهرة");
            assert_eq!(texts(&tagger, &text), [] as [&str; 0], "{sign:?} {count}");
        }
    }
}

#[test]
fn deny_lists_go_with_repairs_and_flat_mentions_and_are_explained() {
    let deny: DenyList = "جامعة القاهرة\n[الليبي] السابق".parse().unwrap();
    let tagger = Tagger::builder().gazetteer(&small()).deny(&deny).build().unwrap();
    // Without the outer mention, the inner one is outer.
    let flat = tagger.with(Options::new().flat(true));
    assert_eq!(texts(&flat, "جامعة القاهرة"), ["القاهرة"]);
    let repaired = tagger.with(Options::new().repair([Repair::Html]));
    assert_eq!(texts(&repaired, "<p>جامعة <b>القاهرة</b></p><p>وزير ليبي</p>"), ["القاهرة", "وزير", "ليبي"]);
    assert_eq!(texts(&repaired, "الليبي <i>السابق</i>"), [] as [&str; 0]);

    let explanation = tagger.explain("للجيش الليبي السابق في جامعة القاهرة");
    assert_eq!(
        explanation.why_not("جامعة القاهرة").to_string(),
        "جامعة القاهرة is in the lists: university-of-cairo\n42..67 جامعة القاهرة: denied by the rule جامعة القاهرة\n"
    );
    let denied = explanation.why_not("الليبي").to_string();
    assert!(denied.ends_with(": denied by the rule [الليبي] السابق\n"), "{denied}");
}

#[test]
fn titles_linked_with_denied_people_have_no_holder() {
    let text = "قال الرئيس هشام الشمري والدكتور سامي الشمري";
    let deny: DenyList = "هشام الشمري".parse().unwrap();
    let tagger = Tagger::builder().gazetteer(&small()).deny(&deny).build().unwrap();
    let tagged = tagger.tag(text);
    let holders: Vec<_> =
        tagged.mentions().map(|mention| (mention.text(), tagged.holder(mention).map(|holder| holder.text()))).collect();
    assert_eq!(holders, [("الرئيس", None), ("الدكتور", Some("سامي الشمري")), ("سامي الشمري", None)]);
}

#[test]
fn what_is_wrong_with_a_rule_is_said_with_line_and_column() {
    let brackets = "has brackets that do not match; write one name in brackets, such as جامعة [القاهرة]";
    let cases = [
        ("مينسك\n  [القاهرة", format!("2:3: rule \"[القاهرة\" {brackets}")),
        ("القاهرة]", format!("1:1: rule \"القاهرة]\" {brackets}")),
        ("]القاهرة[", format!("1:1: rule \"]القاهرة[\" {brackets}")),
        ("[القاهرة] و[مينسك]", format!("1:1: rule \"[القاهرة] و[مينسك]\" {brackets}")),
        ("[[القاهرة]]", format!("1:1: rule \"[[القاهرة]]\" {brackets}")),
        ("جامعة []", "1:8: rule \"جامعة []\" denies a name without letters; write at least one".into()),
        ("؟", "1:1: rule \"؟\" denies a name without letters; write at least one".into()),
        (
            "# ok\n\nمينسك، بيروت",
            "3:1: rule \"مينسك، بيروت\" has a sign that ends a name between two words; write the words of one name"
                .into(),
        ),
        (
            "في [مينсك]",
            "1:5: rule \"في [مينсك]\" has a letter that no text can match; write it in Arabic or Latin letters".into(),
        ),
    ];
    for (rules, expected) in cases {
        let error = rules.parse::<DenyList>().expect_err(rules);
        assert_eq!(error.to_string(), expected, "{rules}");
        assert!(error.is_syntax());
    }
    let error = DenyList::new().deny("[").unwrap_err();
    assert_eq!(error.to_string(), format!("rule \"[\" {brackets}"));
    assert!(DenyList::from_path("nowhere.txt").unwrap_err().is_io());
    assert!("\u{FEFF}# nothing\r\n\r\n".parse::<DenyList>().is_ok());
}
