//! Names not in the lists, composed of their parts: tables of one-line cases.

use aalam::{Entry, Evidence, Gazetteer, Kind, Options, Stage, Tagger};

/// Returns a tagger of a few listed people, titles and places.
pub(super) fn tagger() -> Tagger {
    let mut gazetteer = Gazetteer::new();
    for (id, kind, name) in [
        ("president", Kind::Title, "رئيس"),
        ("minister", Kind::Title, "وزير الصحة"),
        ("libya", Kind::Place, "ليبيا"),
        ("tripoli", Kind::Place, "طرابلس"),
        ("king", Kind::Title, "الملك"),
        ("sheikh", Kind::Title, "الشيخ"),
        ("engineer", Kind::Title, "المهندس"),
        ("prince", Kind::Title, "الأمير"),
        ("london", Kind::Place, "لندن"),
        ("saddam-haftar", Kind::Person, "صدام حفتر"),
        ("khalifa-haftar", Kind::Person, "خليفة حفتر"),
        ("salim-al-majri", Kind::Person, "سالم الماجري"),
        ("ali-hasan", Kind::Person, "علي حسن"),
        ("abd-al-jabbar-al-sadi", Kind::Person, "عبد الجبار السعدي"),
        ("ibn-zaydan", Kind::Person, "ابن زيدان"),
        ("king-alfred-iii", Kind::Person, "الملك ألفرد"),
        ("majrius", Kind::Person, "ماجريوس"),
    ] {
        gazetteer.push(Entry::new(id, kind, name)).unwrap();
    }
    Tagger::builder().gazetteer(&gazetteer).build().unwrap()
}

/// Returns the composed names of `text` as `clitics+text`, with `=id` if a listed person is part of the name.
pub(super) fn composed(text: &str) -> String {
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
        // A given name alone is a person if it is a family name as well.
        ("وصل محمد أمس", "محمد"),
        ("وصلت عطيات أمس", ""),
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
fn a_person_is_a_listed_one_only_if_the_whole_name_fits() {
    for (text, expected) in [
        // The names of fathers may stand between, and a nisba or a clan after the name.
        ("صدام خليفة حفتر", "صدام خليفة حفتر=saddam-haftar"),
        ("وصدام خليفة بلقاسم حفتر", "و+صدام خليفة بلقاسم حفتر=saddam-haftar"),
        ("عبد الجبار محمد السعدي", "عبد الجبار محمد السعدي=abd-al-jabbar-al-sadi"),
        ("عبدالجبار محمد السعدي", "عبدالجبار محمد السعدي=abd-al-jabbar-al-sadi"),
        ("صدام حفتر الشمري", "صدام حفتر الشمري=saddam-haftar"),
        ("أبو خالد سالم الماجري", "أبو خالد سالم الماجري=salim-al-majri"),
        // Other first names make it a son, a brother or a stranger.
        ("هشام خليفة حفتر", "هشام خليفة حفتر"),
        ("هشام صدام حفتر", "هشام صدام حفتر"),
        ("هشام حفتر", "هشام حفتر"),
        ("هشام بن سالم الماجري", "هشام بن سالم الماجري"),
        ("أبو صدام حفتر", "أبو صدام حفتر"),
        // So do other last names.
        ("صدام حفتر بن هشام", "صدام حفتر بن هشام"),
        ("صدام حفتر حسن", "صدام حفتر حسن"),
        // Given names are shared by many: two at the ends are not enough.
        ("علي محمد حسن", "علي محمد حسن"),
        ("علي حسن الشمري", "علي حسن الشمري"),
    ] {
        assert_eq!(composed(text), expected, "{text}");
    }
}

#[test]
fn titles_and_places_may_be_parts_of_names() {
    for (text, expected) in [
        ("هشام بن عبد الملك", "هشام بن عبد الملك"),
        ("سالم بن عبد الأمير بن عبد الشيخ", "سالم بن عبد الأمير بن عبد الشيخ"),
        ("قال خالد الشيخ إن", "خالد الشيخ"),
        ("قال خالد المهندس", "خالد المهندس"),
        ("محمود الشيخ أحمد", "محمود الشيخ أحمد"),
        // Here it is a title.
        ("التقى خالد المهندس هشام", "هشام"),
        ("التقى خالد الشيخ السابق", ""),
        ("التقى خالد رئيس", ""),
        // بن makes a father of any word, and ابن opens a name of its own.
        ("محمد بن كثير قال", "محمد بن كثير"),
        (
            "خالد بن سعيد بن محمد بن علي بن هشام بن سالم بن عمر بن حسن",
            "خالد بن سعيد بن محمد بن علي بن هشام بن سالم بن عمر بن حسن",
        ),
        ("قال ابن إسحاق", "ابن إسحاق"),
        ("قال ابن إسحاق المدني", "ابن إسحاق المدني"),
        ("جاء ابن الرجل", ""),
        ("جاء ابن زغرتانة", ""),
        ("وابن إسحاق", "و+ابن إسحاق"),
        ("قال وأبو خالد", "و+أبو خالد"),
        ("وأبو كبير", ""),
        ("جاء ابن هشام خالد", "هشام خالد"),
        // A foreign family name may be a place.
        ("هنا فريتز لندن", "فريتز لندن"),
        ("هشام لندن", ""),
        ("دعا فريتز لندن", "فريتز"),
        // A form of address after the name is evidence, and no part of it.
        ("وصل طاهر باشا", "طاهر"),
        ("وصل طاهر أمس", "طاهر"),
    ] {
        assert_eq!(composed(text), expected, "{text}");
    }
}

#[test]
fn words_spelled_otherwise_are_no_names() {
    for (text, expected) in [
        ("أيد صدام حفتر الفكرة", ""),
        ("وأيد صدام حفتر الفكرة", ""),
        ("كتابة ما ألفه ابن زيدان", ""),
        ("ما بدأه سالم الماجري", ""),
        // What is only left out is no difference.
        ("وصل اسامه الشمري", "اسامه الشمري"),
        ("وصل احمد الشمري", "احمد الشمري"),
        // Nor is a word with a preposition, a pronoun or a tanwin an unknown family name.
        ("قال محمد للصحفيين", "محمد"),
        ("دعا محمد بالزغرتانية", "محمد"),
        ("قال محمد زغرتنا", "محمد"),
        ("أعطى محمد زغرتاناً", "محمد"),
        ("قال محمد زغرتان", "محمد زغرتان"),
        ("باسم سالم الماجري", ""),
        // With a tanwin the name ends, but an adjective may follow.
        ("قال محمدٌ الشمري", "محمدٌ الشمري"),
        ("قال محمدٌ خالد", "محمدٌ"),
    ] {
        assert_eq!(composed(text), expected, "{text}");
    }
}

#[test]
fn places_and_bodies_are_named_after_people() {
    for (text, expected) in [
        ("في شارع صدام حفتر أمس", "place شارع صدام حفتر"),
        ("وبشارع محمد الشمري", "place وب+شارع محمد الشمري | محمد الشمري"),
        ("مدينة الملك سالم الصناعية", "place مدينة الملك سالم الصناعية | سالم"),
        ("في مستشفى الأمير هشام الشمري", "organization مستشفى الأمير هشام الشمري | هشام الشمري"),
        ("مطار الملك سالم الدولي في لندن", "place مطار الملك سالم الدولي | سالم"),
        ("شارع زغرتان", ""),
        ("شارع، صدام حفتر", ""),
        ("في شارع لمحمد الشمري", "ل+محمد الشمري"),
    ] {
        assert_eq!(composed(text), expected, "{text}");
    }
}

#[test]
fn a_nationality_before_a_given_name_makes_the_next_word_its_family_name() {
    let list = r#"{"id":"morocco","kind":"place","name":"المغرب","nisba":["مغربي"]}"#;
    let tagger = Tagger::builder().gazetteer(&Gazetteer::from_jsonl(list).unwrap()).build().unwrap();
    for (text, expected) in [
        ("فاز العداء المغربي هشام زغرتان أمس", Some("هشام زغرتان")),
        ("فازت المغربية نوال زغرتان أمس", Some("نوال زغرتان")),
        // Of several people, and without the article, it is an adjective of something else.
        ("فاز المغاربة هشام زغرتان أمس", None),
        ("فاز نادي مغربي هشام زغرتان أمس", None),
    ] {
        let tagged = tagger.tag(text);
        let person = tagged.mentions().find(|mention| mention.kind() == &Kind::Person);
        assert_eq!(person.map(|person| person.text()), expected, "{text}");
    }
}

#[test]
fn a_name_that_is_never_another_word_is_enough_by_itself() {
    for (text, expected) in [
        ("ثم تنحى مبارك عن الحكم", "مبارك"),
        ("وكان لوكاس أول الفائزين", "لوكاس"),
        // Only a given name, only a family name, and an adjective or noun with the article.
        ("ثم تنحت عطيات عن الحكم", ""),
        ("ثم تنحى الشمري عن الحكم", ""),
        ("كانت الأرض الخضر هنا", ""),
        // The place's own name, and a part of another name.
        ("وصل إلى أرض لوكاس أمس", ""),
        ("ثم تنحى مبارك زغرتان عن الحكم", ""),
        ("مبارك", ""),
    ] {
        assert_eq!(composed(text), expected, "{text}");
    }
    let tagger = tagger();
    let tagged = tagger.tag("وكان لوكاس أول الفائزين");
    let evidence: Vec<_> = tagged.mentions().map(|mention| (mention.evidence(), mention.confidence())).collect();
    assert_eq!(evidence, [(&[Evidence::Given, Evidence::EitherName][..], 0.6)]);
}

#[test]
fn what_stands_beside_a_given_name_makes_the_next_word_its_family_name() {
    for (text, expected) in [
        ("حضر هشام زغرتان، وغادر", "هشام زغرتان"),
        ("وصل عبد العاطي زغرتان.", "عبد العاطي زغرتان"),
        ("وصل هشام وابراهيم تاتلسيس، وغادرا", "هشام | و+ابراهيم تاتلسيس"),
        // Verbs and the names of others.
        ("لإسماعيل ينكرون.", ""),
    ] {
        assert_eq!(composed(text), expected, "{text}");
    }
}

#[test]
fn a_place_is_named_after_its_noun() {
    for (text, expected) in [
        ("في مدينة زغرتان أمس", "place زغرتان"),
        ("وبقرية زغرتان", "place زغرتان"),
        // Ordinary words and adjectives are not names.
        ("في مدينة كبيرة", ""),
        ("قرية زغرتانة", ""),
        ("قرية للزغرتان", ""),
        ("قرية بالزغرتان", ""),
        ("قرية لواحد", ""),
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
        ("شركة زغرتان كوفتات أعلنت", "organization شركة زغرتان كوفتات"),
        ("شركة زغرتان كوفتة", "organization شركة زغرتان"),
        ("شركة زغرتان الكوفتات", "organization شركة زغرتان"),
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
        ("وأوضح الزغرتان أن", ""),
        ("وأوضح الزغرتاني أن", "الزغرتاني"),
        ("وأوضح زغرتنا أن", ""),
        ("وأوضح زغرته أن", ""),
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
        // The listed king is another one.
        ("الملك ألفرد الأول في", "ألفرد الأول"),
        ("زار الملك ألفرد المدينة", ""),
        ("عاد ماجريوس الثاني", "ماجريوس الثاني"),
        ("زوجة ماجريوس الأولى", ""),
        ("ماريا فرنانديز دي زغرتان", "ماريا فرنانديز دي زغرتان"),
        // Before a sign an unknown word is the family name, not a verb.
        ("التقى أحمد حسن زغرتان، ثم", "أحمد حسن زغرتان"),
        ("التقى أحمد حسن زغرتان ثم", "أحمد حسن"),
        ("التقى أحمد حسن الزغرتان، ثم", "أحمد حسن"),
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
