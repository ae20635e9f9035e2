//! Names not in the lists, composed of their parts: tables of one-line cases.

use aalam::{Entry, Evidence, Gazetteer, Kind, Options, Stage, Tagger};

fn tagger() -> Tagger {
    let mut gazetteer = Gazetteer::new();
    for (id, kind, name) in [
        ("president", Kind::Title, "رئيس"),
        ("minister", Kind::Title, "وزير الصحة"),
        ("libya", Kind::Place, "ليبيا"),
        ("tripoli", Kind::Place, "طرابلس"),
        ("saddam-haftar", Kind::Person, "صدام حفتر"),
        ("khalifa-haftar", Kind::Person, "خليفة حفتر"),
    ] {
        gazetteer.push(Entry::new(id, kind, name)).unwrap();
    }
    Tagger::builder().gazetteer(&gazetteer).build().unwrap()
}

/// Returns the composed names of `text` as `clitics+text`, with `=id` if a listed person is part of the name.
fn composed(text: &str) -> String {
    let tagger = tagger();
    let tagged = tagger.tag(text);
    let one = |mention: &aalam::Mention<'_>| {
        assert_eq!(text.get(mention.span().start..mention.span().end), Some(mention.text()));
        assert!(mention.word_span().contains(mention.span()));
        let kind = match mention.kind() {
            Kind::Person => String::new(),
            kind => format!("{kind} "),
        };
        let clitics = mention.clitics();
        let plus = if clitics.is_empty() { "" } else { "+" };
        let ids: Vec<&str> = mention.candidates().map(|candidate| candidate.entry().id()).collect();
        let equals = if ids.is_empty() { "" } else { "=" };
        format!("{kind}{clitics}{plus}{}{equals}{}", mention.text(), ids.join("/"))
    };
    let composed = tagged.mentions().filter(|mention| mention.is_composed() && mention.kind() != &Kind::Title);
    composed.map(one).collect::<Vec<_>>().join(" | ")
}

#[test]
fn nothing_is_composed_across_a_column_or_a_glued_word() {
    for between in ["\t", " \t", "  ", "    ", "\u{A0}\u{A0}", " \u{2003}", " | ", "|", "\n"] {
        let text = format!("قال محمد الشمري{between}أحمد المنصوري إن");
        assert_eq!(composed(&text), "محمد الشمري | أحمد المنصوري", "{text}");
        assert_eq!(composed(&format!("الرئيس{between}هشام")), "", "{between:?}");
        let tagger = tagger();
        let text = format!("الرئيس{between}هشام البرقاوي");
        let tagged = tagger.tag(&text);
        assert!(tagged.mentions().any(|mention| mention.text() == "هشام البرقاوي"), "{text}");
        // In a headline, the title may stand on a line of its own.
        let holders = tagged.mentions().filter(|mention| tagged.holder(mention).is_some()).count();
        assert_eq!(holders, 0, "{text}");
    }
    for (text, expected) in [
        ("محمد الشمري1 أحمد المنصوري", "محمد الشمري | أحمد المنصوري"),
        ("محمد الشمري\u{B2} أحمد المنصوري", "محمد الشمري | أحمد المنصوري"),
        ("محمد1 الشمري", ""),
        ("محمدMuhammad الشمري", ""),
        ("محمد الشمريـإلى أحمد المنصوري", "محمد الشمري | أحمد المنصوري"),
        ("محمد\u{A0}الشمري", "محمد\u{A0}الشمري"),
    ] {
        assert_eq!(composed(text), expected, "{text}");
    }
}

#[test]
fn hashtags_are_composed_of_their_words() {
    for (text, expected) in [
        ("#هشام_البرقاوي", "هشام_البرقاوي"),
        ("ل#محمد_الشمري", "محمد_الشمري"),
        ("#الرئيس_هشام_البرقاوي", "هشام_البرقاوي"),
        ("#محمد #الشمري", ""),
        ("#محمد__الشمري", ""),
    ] {
        assert_eq!(composed(text), expected, "{text}");
    }
}

#[test]
fn initials_and_fused_kunyas_are_parts_of_a_name() {
    for (text, expected) in [
        ("إس. جي. الشمري", "إس. جي. الشمري"),
        ("م. ع. الشمري", "م. ع. الشمري"),
        ("جورج إس. كوفاليف", "جورج إس. كوفاليف"),
        ("جورج هـ. كوفاليف", "جورج هـ. كوفاليف"),
        ("م. الشمري", ""),
        ("سنة 300 ق.م. انتشروا", ""),
        ("1. 2. الشمري", ""),
        ("قال له. الشمري", ""),
        ("خالد أبوعريبان", "خالد أبوعريبان"),
        ("ليلى محمد أبوعريبان", "ليلى محمد أبوعريبان"),
        ("خالد أبواب", ""),
        ("خالد أبوها", ""),
        ("أبوعريبان", ""),
    ] {
        assert_eq!(composed(text), expected, "{text}");
    }
}

#[test]
fn a_small_alef_is_an_alef_in_a_part_of_a_name() {
    for name in ["إسمٰعيل الشمري", "سليمٰن الشمري", "عبد الرحمٰن الشمري", "هٰرون الشمري"]
    {
        assert_eq!(composed(name), name);
    }
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
        // A given name alone is not a person.
        ("وصل محمد أمس", ""),
        // A title is evidence, but a place is not.
        ("الرئيس محمد", "محمد"),
        ("وزير الصحة هشام البرقاوي", "هشام البرقاوي"),
        ("طرابلس محمد", ""),
        // Ordinary words are not names just because they could be.
        ("عمل جميل وكريم", ""),
        ("على أمل", ""),
        ("محمد على", ""),
        // Punctuation and line breaks end a name.
        ("محمد، الشمري", ""),
        ("محمد\nالشمري", ""),
        // A listed name beats a composed one, but a composed one may extend it.
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
        // Ordinary words and adjectives are not names.
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
fn organizations_are_a_head_and_what_completes_it() {
    for (text, expected) in [
        ("قالت صحيفة «نجمة الخليج» أمس", "organization صحيفة «نجمة الخليج"),
        ("وفي شركة \"زغرتان\"", "organization شركة \"زغرتان"),
        ("لوزارة الصناعة", "organization ل+وزارة الصناعة"),
        ("وزارة الصناعة والطاقة أعلنت", "organization وزارة الصناعة والطاقة"),
        ("معهد الدراسات الشرقية أعلن", "organization معهد الدراسات الشرقية"),
        ("جامعة زغرتان", "organization جامعة زغرتان"),
        ("جامعة طرابلس الكبيرة", "organization جامعة طرابلس"),
        // After such a head a single definite word, or an adjective, may be anything.
        ("معهد الدراسات", ""),
        ("مؤسسة زغرتانية", ""),
        ("مؤسسة للزغرتان", ""),
        ("جامعة كبيرة", ""),
        ("صحيفة، زغرتان", ""),
        ("صحيفة «نجمة الخليج أمس", ""),
        ("حركة السير العامة", ""),
    ] {
        assert_eq!(composed(text), expected, "{text}");
    }
}

#[test]
fn speakers_are_people() {
    for (text, expected) in [
        ("وأوضح زغرتان أن الأمر انتهى", "زغرتان"),
        ("قال زغرتان إنه سيحضر", "زغرتان"),
        ("أعلن كوفاليف اليوم", "كوفاليف"),
        ("وأوضح زغرتان في بيان", ""),
        ("وأوضح مصدر أن", ""),
        ("وبزغرتان أن", ""),
    ] {
        assert_eq!(composed(text), expected, "{text}");
    }
}

#[test]
fn names_go_on_with_what_only_names_have() {
    for (text, expected) in [
        ("الملك محمد الخامس في", "محمد الخامس"),
        ("قال الرئيس كوفاليف", "كوفاليف"),
        ("للرئيس كوفاليف", "كوفاليف"),
        ("والرئيس كوفاليف", "كوفاليف"),
        // The president of a country, not a president of that name.
        ("إن رئيس كوفاليف", ""),
        ("الملك ألفونسو الثالث عشر في", "ألفونسو الثالث عشر"),
        ("ماريا فرنانديز دي زغرتان", "ماريا فرنانديز دي زغرتان"),
        ("عبد الرحمن بن زغرتان", "عبد الرحمن بن زغرتان"),
        // "The life of" somebody is not a name. The headline repeats the name.
        ("في حياة محمد الشمري", "محمد الشمري"),
        ("محمد الشمري محمد الشمري", "محمد الشمري | محمد الشمري"),
        ("عبد الله الشمري، ثم قال الله", "عبد الله الشمري"),
        ("نجاة بن زغرتان", "نجاة بن زغرتان"),
    ] {
        assert_eq!(composed(text), expected, "{text}");
    }
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
    let tagger = tagger();
    let tagged = tagger.tag("جامعة زغرتان (WHO)، وقالت WHO");
    let names: Vec<&str> = tagged.mentions().map(|mention| mention.name()).collect();
    assert_eq!(names, ["جامعة زغرتان"; 3]);
}

#[test]
fn the_family_name_of_a_listed_person_is_enough_the_second_time() {
    for (text, expected) in [
        ("وصل صدام حفتر أمس، ثم غادر حفتر", "حفتر=saddam-haftar"),
        ("غادر حفتر، ثم وصل صدام حفتر", ""),
        // The person named last comes first.
        ("صدام حفتر ثم خليفة حفتر، ولحفتر", "ول+حفتر=khalifa-haftar/saddam-haftar"),
    ] {
        assert_eq!(composed(text), expected, "{text}");
    }
}

#[test]
fn a_stage_can_be_left_out() {
    let gazetteer = Gazetteer::from_jsonl(r#"{"id":"minister","kind":"title","name":"وزير"}"#).unwrap();
    let text = "قال محمد الشمري في مدينة زغرتان وجامعة زغرتان (جز)، وأضاف الشمري أن وزيرها";
    let texts = |without: Option<Stage>| {
        let mut options = Options::new();
        if let Some(stage) = without {
            options = options.without(stage);
        }
        let tagger = Tagger::builder().gazetteer(&gazetteer).build().unwrap().with(options);
        let tagged = tagger.tag(text);
        tagged.mentions().map(|mention| mention.text().to_owned()).collect::<Vec<_>>()
    };
    let all = ["محمد الشمري", "زغرتان", "جامعة زغرتان", "جز", "الشمري", "وزير"];
    assert_eq!(texts(None), all);
    let left = |gone: &[&str]| all.iter().filter(|name| !gone.contains(name)).copied().collect::<Vec<_>>();
    assert_eq!(texts(Some(Stage::People)), left(&["محمد الشمري", "الشمري"]));
    assert_eq!(texts(Some(Stage::Places)), left(&["زغرتان"]));
    assert_eq!(texts(Some(Stage::Organizations)), left(&["جامعة زغرتان", "جز"]));
    assert_eq!(texts(Some(Stage::References)), left(&["جز", "الشمري"]));
    assert_eq!(texts(Some(Stage::Titles)), left(&["وزير"]));
}

#[test]
fn confidence_asks_for_precision() {
    let gazetteer = Gazetteer::from_jsonl(r#"{"id":"haftar","kind":"person","name":"صدام حفتر"}"#).unwrap();
    let texts = |confidence: f32| {
        let tagger =
            Tagger::builder().gazetteer(&gazetteer).build().unwrap().with(Options::new().min_confidence(confidence));
        let tagged = tagger.tag("صدام حفتر، وقال محمد الشمري وخالد حسن في مدينة زغرتان ووزارة الصناعة");
        tagged.mentions().map(|mention| mention.text().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(texts(0.0), ["صدام حفتر", "محمد الشمري", "خالد حسن", "زغرتان", "وزارة الصناعة"]);
    assert_eq!(texts(0.6), ["صدام حفتر", "محمد الشمري", "خالد حسن", "زغرتان"]);
    assert_eq!(texts(0.75), ["صدام حفتر", "محمد الشمري", "خالد حسن"]);
    assert_eq!(texts(0.8), ["صدام حفتر", "محمد الشمري"]);
    assert_eq!(texts(0.9), ["صدام حفتر"]);
    assert!(texts(1.0).is_empty());
}

#[test]
fn the_threshold_asks_for_more_evidence() {
    let text = "الرئيس محمد الشمري مع هشام خالد";
    let names = |weight: u32| {
        let mut gazetteer = Gazetteer::new();
        gazetteer.push(Entry::new("president", Kind::Title, "رئيس")).unwrap();
        let tagger = Tagger::builder().gazetteer(&gazetteer).build().unwrap().with(Options::new().min_weight(weight));
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
    let tagger = Tagger::builder().build().unwrap().with(Options::new().lists_only());
    assert!(tagger.tag("قال محمد الشمري").as_slice().is_empty());
}
