//! Mentions and non-mentions: tables of one-line cases.

use crate::common::{show, tagger, tagger_of};

/// Entries of all kinds that behave differently.
const ENTRIES: &str = r#"
{"id":"libya","kind":"place","name":"ليبيا","nisba":true}
{"id":"lebanon","kind":"place","name":"لبنان","nisba":true}
{"id":"beirut","kind":"place","name":"بيروت"}
{"id":"egypt","kind":"place","name":"مصر","nisba":true}
{"id":"jeddah","kind":"place","name":"جدة"}
{"id":"iran","kind":"place","name":"إيران"}
{"id":"abu-dhabi","kind":"place","name":"أبو ظبي"}
{"id":"omdurman","kind":"place","name":"أم درمان"}
{"id":"usa","kind":"place","name":"الولايات المتحدة","nisba":["أميركي","أمريكي"]}
{"id":"turkey","kind":"place","name":"تركيا","nisba":["تركي","أتراك"]}
{"id":"germany","kind":"place","name":"ألمانيا"}
{"id":"minsk","kind":"place","name":"مينسك"}
{"id":"army","kind":"organization","name":"الجيش الليبي"}
{"id":"armed-forces","kind":"organization","name":"القوات المسلحة الليبية"}
{"id":"committee","kind":"organization","name":"اللجنة الأولمبية"}
{"id":"sputnik","kind":"organization","name":"سبوتنيك"}
{"id":"aramco","kind":"organization","name":"شركة أرامكو"}
{"id":"ahram","kind":"organization","name":"صحيفة الأهرام"}
{"id":"parliament","kind":"organization","name":"برلمان"}
{"id":"hsbc","kind":"organization","name":"إتش.إس.بي.سي"}
{"id":"bbc","kind":"organization","name":"BBC"}
{"id":"president","kind":"title","name":"رئيس","aliases":["رئيسة"]}
{"id":"prime-minister","kind":"title","name":"رئيس الوزراء"}
{"id":"general","kind":"title","name":"لواء"}
{"id":"lieutenant-general","kind":"title","name":"فريق أول ركن"}
{"id":"commander","kind":"title","name":"القائد العام للقوات المسلحة","aliases":["القائد العام"]}
{"id":"libyan-commander","kind":"title","name":"القائد العام للقوات المسلحة الليبية"}
{"id":"doctor","kind":"title","name":"د."}
{"id":"ali","kind":"person","name":"علي"}
{"id":"muhammad-ali","kind":"person","name":"محمد علي"}
{"id":"saddam-haftar","kind":"person","name":"صدام حفتر","aliases":["صدام خليفة حفتر"],"weak_aliases":["حفتر"]}
{"id":"khalifa-haftar","kind":"person","name":"خليفة حفتر","aliases":["خليفة أبو القاسم حفتر"],"weak_aliases":["حفتر"]}
{"id":"dbeibah","kind":"person","name":"عبد الحميد الدبيبة"}
{"id":"nasrallah","kind":"person","name":"حسن نصر الله"}
{"id":"lukashenko","kind":"person","name":"ألكسندر لوكاشينكو","aliases":["لوكاشينكو"],"foreign":true}
{"id":"walid","kind":"person","name":"وليد سالم"}
{"id":"hamad","kind":"person","name":"حمد"}
{"id":"bush","kind":"person","name":"جورج و. بوش"}
{"id":"vance","kind":"person","name":"جي. دي. فانس"}
{"id":"ramallah","kind":"place","name":"رام الله"}
{"id":"el-alamein","kind":"place","name":"العلمين"}
{"id":"f16","kind":"organization","name":"إف 16"}
{"id":"k2","kind":"organization","name":"كي2"}
{"id":"raisi","kind":"person","name":"إبراهيم رئيسي"}
{"id":"awf","kind":"person","name":"عبد الرحمن بن عوف"}
{"id":"bin-salman","kind":"person","name":"محمد بن سلمان"}
{"id":"islamic-affairs","kind":"title","name":"وزير الشؤون الإسلامية"}
{"id":"raouf","kind":"person","name":"رءوف حمزة"}
"#;

/// Each text with the result of [`show`].
fn check(cases: &[(&str, &str)]) {
    let tagger = tagger(ENTRIES);
    for (text, expected) in cases {
        assert_eq!(show(&tagger.tag(text)), *expected, "{text}");
    }
}

#[test]
fn proclitics_stand_before_the_span() {
    check(&[
        ("بيروت", "بيروت=beirut"),
        ("وبيروت", "و+بيروت=beirut"),
        ("فبيروت", "ف+بيروت=beirut"),
        ("ببيروت", "ب+بيروت=beirut"),
        ("كبيروت", "ك+بيروت=beirut"),
        ("لبيروت", "ل+بيروت=beirut"),
        ("ولبيروت", "ول+بيروت=beirut"),
        ("وببيروت", "وب+بيروت=beirut"),
        ("وكبيروت", "وك+بيروت=beirut"),
        ("فلبيروت", "فل+بيروت=beirut"),
        ("وَلِبَيْرُوتَ", "ول+بَيْرُوتَ=beirut"),
        ("وبالولايات المتحدة", "وب+الولايات المتحدة=usa"),
        ("لبنان ولبنان وللبنان", "لبنان=lebanon و+لبنان=lebanon ول+لبنان=lebanon"),
        ("وBBC", "و+BBC=bbc"),
    ]);
}

#[test]
fn other_letters_before_a_name_are_no_proclitics() {
    check(&[
        ("سبيروت", ""),
        ("ولوبيروت", ""),
        ("لببيروت", ""),
        ("أحمد", ""),
        ("والقائد", ""),
        ("يابيروت", ""),
        ("البيروت", ""),
        ("محمد", ""),
    ]);
}

#[test]
fn lam_takes_the_alef_of_the_article() {
    check(&[
        ("للجيش الليبي", "ل+لجيش الليبي=army [الليبي=libya]"),
        ("وللجيش الليبي", "ول+لجيش الليبي=army [الليبي=libya]"),
        ("للجنة الأولمبية", "ل+لجنة الأولمبية=committee"),
        ("للواء", "ل+لواء=general"),
        ("للرئيس", "ل+لرئيس=president"),
        ("للولايات المتحدة", "ل+لولايات المتحدة=usa"),
        ("لليبيا", "ل+ليبيا=libya"),
        ("للبنان", "ل+لبنان=lebanon"),
        ("للأميركيين", "ل+لأميركيين=usa"),
        // Without the preposition the lam form is not a word.
        ("لجيش الليبي", "الليبي=libya"),
        ("وللألمانيا", ""),
    ]);
}

#[test]
fn a_detached_proclitic_stands_before_a_quote() {
    check(&[
        ("وصل لـ\"سبوتنيك\" نسخة", "ل+سبوتنيك=sputnik"),
        ("بـ«سبوتنيك»", "ب+سبوتنيك=sputnik"),
        ("ولـ(سبوتنيك)", "ول+سبوتنيك=sputnik"),
        ("لـBBC", "ل+BBC=bbc"),
        ("ل\"سبوتنيك\"", "سبوتنيك=sputnik"),
        ("من \"سبوتنيك\"", "سبوتنيك=sputnik"),
    ]);
}

#[test]
fn a_name_ends_where_the_word_ends() {
    check(&[
        ("مصرف", ""),
        ("مصراتة", ""),
        ("المصري", "المصري=egypt"),
        ("مصر.وتعاني", "مصر=egypt"),
        ("منه.وليبيا", "و+ليبيا=libya"),
        ("(مصر)،ليبيا!", "مصر=egypt ليبيا=libya"),
        ("مصر-ليبيا", "مصر=egypt ليبيا=libya"),
        ("21.10.2025", ""),
    ]);
}

#[test]
fn spans_leave_tatweel_and_controls_behind_the_last_letter_out() {
    check(&[
        ("مصـــر", "مصـــر=egypt"),
        ("مصرـ ", "مصر=egypt"),
        ("مِصْرُ\u{200F}", "مِصْرُ=egypt"),
        ("\u{202B}مصر\u{202C}", "مصر=egypt"),
        ("م\u{200C}صر", "م\u{200C}صر=egypt"),
    ]);
}

#[test]
fn a_char_that_holds_the_edge_is_taken_in() {
    check(&[
        ("\u{FEF9}\u{FEF3}\u{FEAE}\u{FE8D}\u{FEE5}", "ل+\u{FEF9}\u{FEF3}\u{FEAE}\u{FE8D}\u{FEE5}=iran"),
        ("\u{FDFA}", ""),
    ]);
    let prayers = tagger_of("person", &["عليه وسلم", "صلى", "وسلم", "الله"]);
    assert_eq!(show(&prayers.tag("\u{FDFA}")), "");
}

#[test]
fn spellings_that_fold_alike_match() {
    check(&[
        ("ايران", "ايران=iran"),
        ("ٱيران", "ٱيران=iran"),
        ("ابوظبى", "ابوظبى=abu-dhabi"),
        ("مينسک", "مينسک=minsk"),
        ("المانیا", "المانیا=germany"),
        ("الأمريكيّة والأميركية", "الأمريكيّة=usa و+الأميركية=usa"),
    ]);
}

#[test]
fn one_name_has_two_spellings() {
    check(&[
        ("عبدالحميد الدبيبة", "عبدالحميد الدبيبة=dbeibah"),
        ("وعبد الحميد الدبيبه", "و+عبد الحميد الدبيبه=dbeibah"),
        ("حسن نصرالله", "حسن نصرالله=nasrallah"),
        ("أبوظبي", "أبوظبي=abu-dhabi"),
        ("في أبي ظبي", "أبي ظبي=abu-dhabi"),
        ("خليفة أبا القاسم حفتر", "خليفة أبا القاسم حفتر=khalifa-haftar"),
        ("خليفة أبوالقاسم حفتر", "خليفة أبوالقاسم حفتر=khalifa-haftar"),
        ("ألكسندر لوكاشنكو", "ألكسندر لوكاشنكو=lukashenko"),
        ("ألكساندر لوكاشينكو", "ألكساندر لوكاشينكو=lukashenko"),
    ]);
    let fused = tagger_of("person", &["عبدالله السنوسي", "أبوبكر البغدادي", "سيف الدين"]);
    for text in ["عبد الله السنوسي", "عبدالله السنوسي", "أبو بكر البغدادي", "أبي بكر البغدادي", "سيفالدين"]
    {
        assert_eq!(fused.tag(text).as_slice().first().map(aalam::Mention::text), Some(text));
    }
    let nasab = tagger_of("person", &["ابن سينا", "محمد بن سلمان"]);
    assert_eq!(show(&nasab.tag("بن سينا وابن سينا")), "بن سينا=e0 و+ابن سينا=e0");
    assert_eq!(show(&nasab.tag("محمد ابن سلمان")), "محمد ابن سلمان=e1");
}

#[test]
fn guarded_words_need_the_names_own_letters() {
    check(&[
        ("على", ""),
        ("وعلى", ""),
        ("علي", "علي=ali"),
        ("محمد على", "محمد على=muhammad-ali"),
        ("جده", ""),
        ("جدة", "جدة=jeddah"),
        ("لجدة", "ل+جدة=jeddah"),
        ("جـدَة", "جـدَة=jeddah"),
        ("جده\u{0654}", ""),
    ]);
}

#[test]
fn a_guarded_first_word_does_not_lose_a_longer_name() {
    let names = tagger_of(
        "person",
        &["علي سعد الدين حمدان", "علي بن سالم", "علي حمدان", "سارة الفايز", "علي عبد الله", "منى سعد"],
    );
    for (text, expected) in [
        ("قال على سعد الدين حمدان", "على سعد الدين حمدان=e0"),
        ("على بن سالم", "على بن سالم=e1"),
        // A particle needs more than one word after it.
        ("على حمدان", ""),
        ("على عبد الله", ""),
        ("على عبدالله", ""),
        ("علي حمدان", "علي حمدان=e2"),
        ("ساره الفايز", "ساره الفايز=e3"),
        ("وساره الفايز", "و+ساره الفايز=e3"),
        ("ساره", ""),
        ("مني سعد", "مني سعد=e5"),
    ] {
        assert_eq!(show(&names.tag(text)), expected, "{text}");
    }
    // A title before the name decides, too.
    let names = tagger(
        r#"{"id":"t","kind":"title","name":"الشيخ"}
{"id":"p","kind":"person","name":"علي حمدان"}
{"id":"h","kind":"person","name":"سليم حمدان","aliases":["حمدان"]}"#,
    );
    assert_eq!(show(&names.tag("الشيخ على حمدان")), "الشيخ=t على حمدان=p");
    // What is left of the name is not somebody else.
    assert_eq!(show(&names.tag("على حمدان")), "");
    assert_eq!(show(&names.tag("حمدان")), "حمدان=h");
}

#[test]
fn ordinary_words_are_not_variants_of_foreign_names() {
    let names = tagger(
        r#"{"id":"o","kind":"person","name":"أوتاني","foreign":true}
{"id":"c","kind":"person","name":"كافاني","foreign":true}
{"id":"l","kind":"place","name":"أولدهام","foreign":true}
{"id":"t","kind":"place","name":"تيرانا","foreign":true}
{"id":"a","kind":"organization","name":"ألستوم","foreign":true}
{"id":"m","kind":"person","name":"مندلسون","foreign":true}
{"id":"d","kind":"place","name":"دريسدن","foreign":true}
{"id":"s","kind":"place","name":"لازار ألبا","aliases":["لازارا"],"foreign":true}
{"id":"i","kind":"person","name":"إيقا","foreign":true}
{"id":"k","kind":"person","name":"ألفونسو كوارون","aliases":["كوارون"],"foreign":true}
{"id":"p","kind":"title","name":"مخرج"}
{"id":"g","kind":"person","name":"أليغري","aliases":["أليجري"],"foreign":true}"#,
    );
    for (text, expected) in [
        ("أتاني الخبر", ""),
        ("أوتاني", "أوتاني=o"),
        ("كفاني ذلك", ""),
        ("أولادهم", ""),
        ("وأولادهم", ""),
        ("أولدهم", "أولدهم=l"),
        ("ترانا", ""),
        ("ألستم", ""),
        ("أفألستم", ""),
        // Nor are words with the article, or with a tanwin.
        ("الغري", ""),
        ("أليجري", "أليجري=g"),
        ("كافانياً", ""),
        ("ميندلسون", "ميندلسون=m"),
        ("ومندلسون ثم لميندلسون", "و+مندلسون=m ل+ميندلسون=m"),
        ("ودرسدن", "و+درسدن=d"),
        // A short one needs a title or the full name.
        ("نهر كارون", ""),
        ("قال المخرج كارون", "المخرج=p كارون=k"),
        ("ألفونسو كوارون ثم كارون", "ألفونسو كوارون=k كارون=k"),
        ("ألفونسو كارون", "ألفونسو كارون=k"),
        // Nothing is cut off a word so that a short rest becomes a variant, nor off an ordinary word.
        ("بلزار", ""),
        ("لائقا", ""),
        ("وإيقا", "و+إيقا=i"),
    ] {
        assert_eq!(show(&names.tag(text)), expected, "{text}");
    }
}

#[test]
fn names_that_are_also_words_need_what_speaks_for_them() {
    let names = tagger(
        r#"{"id":"mali","kind":"place","name":"مالي"}
{"id":"niger","kind":"place","name":"النيجر"}
{"id":"cairo","kind":"place","name":"القاهرة"}
{"id":"hamas","kind":"organization","name":"حماس","aliases":["حركة حماس"]}
{"id":"nile","kind":"place","name":"النيل"}
{"id":"morocco","kind":"place","name":"المغرب"}
{"id":"baquba","kind":"place","name":"بعقوبة"}
{"id":"benin","kind":"place","name":"بنين"}
{"id":"hama","kind":"place","name":"حماة"}"#,
    );
    for (text, expected) in [
        ("فساد مالي وإداري", ""),
        ("مركز مالي", ""),
        ("رئيس مالي", "مالي=mali"),
        ("مالي دولة", "مالي=mali"),
        ("على مالي الحالية", "مالي=mali"),
        ("النيجر و مالي", "النيجر=niger مالي=mali"),
        ("عاد من مالي", "مالي=mali"),
        ("في حكومة مالي", "مالي=mali"),
        ("النيجر ومالي", "النيجر=niger و+مالي=mali"),
        ("ترى مالي والنيجر", "مالي=mali و+النيجر=niger"),
        ("ترى مالي، النيجر", "مالي=mali النيجر=niger"),
        ("عاد من مالي. ترى مالي ذلك", "مالي=mali مالي=mali"),
        ("القوة القاهرة", ""),
        ("للظروف القاهرة", ""),
        ("العاصمة القاهرة", "القاهرة=cairo"),
        ("القاهرة", "القاهرة=cairo"),
        ("بحماس شديد", ""),
        ("حماس شديد", ""),
        ("تكلم حماساً", ""),
        ("قالت حماس", "حماس=hamas"),
        ("حركة حماس تتصل بحماس", "حركة حماس=hamas ب+حماس=hamas"),
        ("النيل من خصومه", ""),
        ("مياه النيل من هناك", "النيل=nile"),
        ("مياه النيل", "النيل=nile"),
        ("صلاة المغرب", ""),
        ("زار المغرب", "المغرب=morocco"),
        ("بعقوبة الحبس", ""),
        ("يعاقب بعقوبة مخففة", ""),
        ("سكان بعقوبة", "بعقوبة=baquba"),
        ("ترى بنين", ""),
        ("مدرسة بنين", ""),
        ("إلى بنين", "بنين=benin"),
        ("حماة الديار", ""),
        ("حماة السورية", "حماة=hama"),
        ("ترى حماة", "حماة=hama"),
    ] {
        assert_eq!(show(&names.tag(text)), expected, "{text}");
    }
}

#[test]
fn a_weak_ordinary_word_fades_with_distance() {
    let names = tagger(
        r#"{"id":"a","kind":"person","name":"سليم النصر","weak_aliases":["النصر"]}
{"id":"t","kind":"person","name":"كمال طوبارة","weak_aliases":["طوبارة"]}
{"id":"p","kind":"title","name":"رئيس"}"#,
    );
    let far = "كلمة ".repeat(700);
    for (text, expected) in [
        ("سليم النصر ثم النصر", "سليم النصر=a النصر=a".to_owned()),
        // It is an adjective after a noun with the article, but not after a title.
        ("سليم النصر والحيوان النصر", "سليم النصر=a".to_owned()),
        ("سليم النصر ثم الرئيس النصر", "سليم النصر=a الرئيس=p النصر=a".to_owned()),
        (&format!("سليم النصر {far} النصر"), "سليم النصر=a".to_owned()),
        // Names that are no ordinary words support each other.
        (&format!("كمال طوبارة {far} طوبارة"), "كمال طوبارة=t طوبارة=t".to_owned()),
    ] {
        assert_eq!(show(&names.tag(text)), expected, "{text}");
    }
}

#[test]
fn half_a_name_is_not_somebody_else() {
    let names = tagger_of("person", &["صلاح", "نصر", "سيف علي"]);
    for (text, expected) in [
        ("صلاح الدين", ""),
        ("نصر الله", ""),
        ("صلاح، الدين", "صلاح=e0"),
        ("صلاح الدينية", "صلاح=e0"),
        ("سيف علي الدين", "سيف علي=e2"),
    ] {
        assert_eq!(show(&names.tag(text)), expected, "{text}");
    }
}

#[test]
fn written_vowels_decide() {
    let names = tagger(
        r#"{"id":"king","kind":"title","name":"ملك"}
{"id":"singer","kind":"title","name":"مغني"}
{"id":"jeddah","kind":"place","name":"جدة"}
{"id":"oman","kind":"place","name":"عمان"}
{"id":"amman","kind":"place","name":"عمان"}
{"id":"samara","kind":"person","name":"سَمَر الفايز"}
{"id":"malak","kind":"person","name":"ملك"}"#,
    );
    for (text, expected) in [
        ("مِلْك", "مِلْك=malak"),
        ("الْمِلْكُ", ""),
        ("الْمَلِكُ", "الْمَلِكُ=king"),
        ("لِلْمَلِكِ", "ل+لْمَلِكِ=king"),
        ("مَلَكَ", "مَلَكَ=malak"),
        ("الْمُغْنِي", ""),
        ("المُغَنِّي", "المُغَنِّي=singer"),
        ("جَدَّة", ""),
        ("جِدّة", "جِدّة=jeddah"),
        ("جدّة", "جدّة=jeddah"),
        ("عُمَان", "عُمَان=oman"),
        ("عَمّان", "عَمّان=amman"),
        ("عمان", "عمان=amman/oman"),
        // A name of the list may have vowels itself.
        ("سَمَر الفايز", "سَمَر الفايز=samara"),
        ("سُمْر الفايز", ""),
        ("سمر الفايز", "سمر الفايز=samara"),
    ] {
        assert_eq!(show(&names.tag(text)), expected, "{text}");
    }
}

#[test]
fn fewer_clitics_win() {
    let names = tagger_of("person", &["ليد", "وليد", "زير", "ان", "ندا", "اظم كرم"]);
    for (text, expected) in [
        ("وليد", "وليد=e1"),
        ("ووليد", "و+وليد=e1"),
        ("وزير", ""),
        ("كندا", ""),
        ("وكندا", ""),
        ("كان", ""),
        ("كاظم كرم", ""),
    ] {
        assert_eq!(show(&names.tag(text)), expected, "{text}");
    }
    check(&[("وليد سالم", "وليد سالم=walid"), ("فهد", "")]);
}

#[test]
fn short_remainders_are_refused_for_one_word_names() {
    let names = tagger_of("place", &["قم", "أم درمان", "آل سعود"]);
    for (text, expected) in [("قم", "قم=e0"), ("بقم", ""), ("بأم درمان", "ب+أم درمان=e1"), ("وآل سعود", "و+آل سعود=e2")]
    {
        assert_eq!(show(&names.tag(text)), expected, "{text}");
    }
}

#[test]
fn a_tanwin_is_no_place() {
    check(&[
        ("ليبيا", "ليبيا=libya"),
        ("ليبياً", "ليبياً=libya"),
        ("ليبيًا", "ليبيًا=libya"),
        ("مصراً", ""),
        ("حمداً", "حمداً=hamad"),
        ("حمدا", ""),
        ("رئيساً", "رئيساً=president"),
        ("رئيسا", ""),
    ]);
    let libya = tagger(ENTRIES);
    assert_eq!(libya.tag("ليبيا").as_slice()[0].kind().as_str(), "place");
    assert_eq!(libya.tag("ليبياً").as_slice()[0].kind().as_str(), "nationality");
}

#[test]
fn the_article_is_added_to_titles_and_common_nouns_only() {
    check(&[
        ("والرئيس", "و+الرئيس=president"),
        ("الرئيسة", "الرئيسة=president"),
        ("الفريق أول ركن", "الفريق أول ركن=lieutenant-general"),
        ("البرلمان", "البرلمان=parliament"),
        ("الرئيس الوزراء", "الرئيس=president"),
        ("الحمد", ""),
        ("الشركة أرامكو", ""),
    ]);
}

#[test]
fn nationalities_are_inflected() {
    check(&[
        ("الليبي الليبية", "الليبي=libya الليبية=libya"),
        ("ليبيون وليبيين والليبيات", "ليبيون=libya و+ليبيين=libya و+الليبيات=libya"),
        ("أتراك الأتراك وللأتراك", "أتراك=turkey الأتراك=turkey ول+لأتراك=turkey"),
        ("أميركية", "أميركية=usa"),
        ("ليبيك", ""),
        // A feminine is a language after لغة, or with the article after ب.
        ("اللغة الليبية", ""),
        ("وباللغة الليبية واللهجة الليبية", "الليبية=libya"),
        ("كتب بالليبية وبالليبيين", "وب+الليبيين=libya"),
        ("كتب بليبية", "ب+ليبية=libya"),
        ("يتحدث الليبية والليبية", ""),
        ("مترجم من الليبية إلى", ""),
        ("الصحف الليبية والليبية", "الليبية=libya و+الليبية=libya"),
        ("اللغة ليبيا", "ليبيا=libya"),
    ]);
}

#[test]
fn an_organization_may_end_inside_a_quote() {
    check(&[
        ("شركة \"أرامكو\"", "شركة \"أرامكو=aramco"),
        ("صحيفة «الأهرام» المصرية", "صحيفة «الأهرام=ahram المصرية=egypt"),
        ("شركة، أرامكو", ""),
        ("شركة \"\"أرامكو\"\"", "شركة \"\"أرامكو=aramco"),
        ("شركة \"\"\"أرامكو", ""),
        ("صدام \"حفتر\"", ""),
    ]);
}

#[test]
fn quotes_open_in_any_shape_and_direction() {
    let tagger = tagger(ENTRIES);
    let signs =
        ["\"", "«", "»", "“", "”", "„", "‟", "‹", "›", "'", "’", "‘", "`", "(", ")", "[", "]", "{", "}", "<", ">"];
    for sign in signs {
        for sign in [sign.to_owned(), sign.repeat(2)] {
            let cases = [
                (format!("شركة {sign}أرامكو{sign} السعودية"), format!("شركة {sign}أرامكو=aramco")),
                (format!("{sign}سبوتنيك{sign}"), "سبوتنيك=sputnik".to_owned()),
                (format!("ولـ{sign}سبوتنيك{sign}"), "ول+سبوتنيك=sputnik".to_owned()),
                // It closes what stands before it.
                (format!("{sign}شركة{sign} أرامكو"), String::new()),
                (format!("قال {sign}صدام{sign} حفتر"), String::new()),
                (format!("صدام {sign}حفتر{sign}"), String::new()),
                (format!("شركة {sign}{sign}{sign}أرامكو"), String::new()),
            ];
            for (text, expected) in cases {
                assert_eq!(show(&tagger.tag(&text)), expected, "{text}");
            }
        }
    }
    check(&[
        ("شركة « أرامكو »", ""),
        ("شركة » أرامكو «", ""),
        ("شركة”أرامكو“", "شركة”أرامكو=aramco"),
        ("شركة\"أرامكو\"", "شركة\"أرامكو=aramco"),
        ("والـ\"سبوتنيك\"", "و+سبوتنيك=sputnik"),
        ("بالـ(سبوتنيك)", "ب+سبوتنيك=sputnik"),
        ("للـ«سبوتنيك»", "ل+سبوتنيك=sputnik"),
        ("الـ«سبوتنيك»", "سبوتنيك=sputnik"),
        ("الـBBC", "BBC=bbc"),
        ("بBBC", "ب+BBC=bbc"),
    ]);
}

#[test]
fn no_name_crosses_a_column() {
    check(&[
        ("صدام  حفتر", "صدام  حفتر=saddam-haftar"),
        ("صدام \u{A0}حفتر", "صدام \u{A0}حفتر=saddam-haftar"),
        ("صدام   حفتر", ""),
        ("صدام\tحفتر", ""),
        ("صدام \t حفتر", ""),
        ("صدام | حفتر", ""),
        ("صدام|حفتر", ""),
        ("رئيس\tالوزراء", "رئيس=president"),
    ]);
}

#[test]
fn the_alef_before_the_ligature_of_allah_is_its_own() {
    check(&[
        ("رام ا\u{FDF2}", "رام ا\u{FDF2}=ramallah"),
        ("رام \u{FDF2}", "رام \u{FDF2}=ramallah"),
        ("رام \u{FE8D}\u{FDF2}", "رام \u{FE8D}\u{FDF2}=ramallah"),
        ("رام ا\u{640}\u{FDF2}", "رام ا\u{640}\u{FDF2}=ramallah"),
        ("راما\u{FDF2}", "راما\u{FDF2}=ramallah"),
        ("حسن نصر ا\u{FDF2}", "حسن نصر ا\u{FDF2}=nasrallah"),
        ("حسن نصرا\u{FDF2}", "حسن نصرا\u{FDF2}=nasrallah"),
        ("رام با\u{FDF2}", ""),
    ]);
    let listed = tagger(r#"{"id":"ramallah","kind":"place","name":"رام اﷲ"}"#);
    assert_eq!(show(&listed.tag("رام الله ورام ا\u{FDF2}")), "رام الله=ramallah و+رام ا\u{FDF2}=ramallah");
}

#[test]
fn the_words_of_a_hashtag_are_joined_by_low_lines() {
    check(&[
        ("#محمد_بن_سلمان", "محمد_بن_سلمان=bin-salman"),
        ("#أبو_ظبي", "أبو_ظبي=abu-dhabi"),
        ("ب#أبو_ظبي", "ب+أبو_ظبي=abu-dhabi"),
        ("وب#رام_الله", "وب+رام_الله=ramallah"),
        ("#وفي_رام_الله", "رام_الله=ramallah"),
        ("#مصر_ليبيا", "مصر=egypt ليبيا=libya"),
        ("#مصر #ليبيا", "مصر=egypt ليبيا=libya"),
        ("#صدام #حفتر", ""),
        ("#صدام__حفتر", ""),
        ("#صدام _حفتر", ""),
        ("#شركة_أرامكو", "شركة_أرامكو=aramco"),
        ("شركة #أرامكو", "شركة #أرامكو=aramco"),
    ]);
}

#[test]
fn what_is_glued_to_a_name_is_cut_off() {
    check(&[
        ("مصر2", "مصر=egypt"),
        ("مصر٢٠٢٢", "مصر=egypt"),
        ("2022مصر", "مصر=egypt"),
        ("ومصر\u{B9}", "و+مصر=egypt"),
        ("مصر\u{2460}", "مصر=egypt"),
        ("مصرEgypt", "مصر=egypt"),
        ("Egyptمصر", "مصر=egypt"),
        ("مصر\u{64E}2", "مصر\u{64E}=egypt"),
        ("صدام حفتر1", "صدام حفتر=saddam-haftar"),
        ("صدام1 حفتر", ""),
        ("محمد بن سلمانـإلى مصر", "محمد بن سلمان=bin-salman مصر=egypt"),
        ("محمد بن سلمانـا\u{655}لى مصر", "محمد بن سلمان=bin-salman مصر=egypt"),
        ("بـإيران", "ب+\u{625}يران=iran"),
        // Another letter, known or not, is part of the word.
        ("مصر\u{679}", ""),
        ("BBC2", ""),
        // Digits and letters of a listed name.
        ("إف 16", "إف 16=f16"),
        ("إف-16", "إف-16=f16"),
        ("إف16", "إف16=f16"),
        ("إف 166", ""),
        ("كي2", "كي2=k2"),
        ("كي ٢", "كي ٢=k2"),
        ("كي22", ""),
    ]);
}

#[test]
fn the_seat_of_a_hamza_before_waw_does_not_matter() {
    for affairs in
        ["الشؤون", "الشئون", "الشءون", "الشـئـون", "الشي\u{654}ون", "الشى\u{654}ون", "الش\u{FE8C}ون", "الشُئُون"]
    {
        let text = format!("وزير {affairs} الإسلامية");
        assert_eq!(show(&tagger(ENTRIES).tag(&text)), format!("{text}=islamic-affairs"));
    }
    check(&[
        ("رءوف حمزة", "رءوف حمزة=raouf"),
        ("ورؤوف حمزة", "و+رؤوف حمزة=raouf"),
        ("رئوف حمزة", "رئوف حمزة=raouf"),
        ("ريوف حمزة", ""),
        ("رءو ف حمزة", ""),
    ]);
}

#[test]
fn a_small_alef_may_stand_for_an_alef() {
    check(&[
        ("لبنٰن", "لبنٰن=lebanon"),
        ("ولبنـٰن", "و+لبنـٰن=lebanon"),
        ("إِبۡرَٰهِيم رئيسي", "إِبۡرَٰهِيم رئيسي=raisi"),
        ("عبد الرحمٰن بن عوف", "عبد الرحمٰن بن عوف=awf"),
        ("علىٰ", ""),
        ("رئيس هٰذا", "رئيس=president"),
        ("عليٰ", "عليٰ=ali"),
        // With the alef it is another word: "the worlds".
        ("العٰلمين", ""),
        ("العلمين", "العلمين=el-alamein"),
    ]);
}

#[test]
fn dots_abbreviate() {
    check(&[
        ("د. محمد علي", "د.=doctor محمد علي=muhammad-ali"),
        ("د محمد علي", "محمد علي=muhammad-ali"),
        ("ود. علي", "و+د.=doctor علي=ali"),
        ("فيتامين د", ""),
        ("إتش.إس.بي.سي", "إتش.إس.بي.سي=hsbc"),
        ("إتش إس بي سي", "إتش إس بي سي=hsbc"),
        ("جورج و. بوش", "جورج و. بوش=bush"),
        ("جورج و بوش", "جورج و بوش=bush"),
        ("جي. دي. فانس", "جي. دي. فانس=vance"),
        ("جى.دى.فانس", "جى.دى.فانس=vance"),
        ("جي دي فانس", "جي دي فانس=vance"),
        ("صدام.حفتر", ""),
        ("صدام. حفتر", ""),
    ]);
}

#[test]
fn names_cross_spaces_and_one_line_break() {
    check(&[
        ("صدام\u{A0} حفتر", "صدام\u{A0} حفتر=saddam-haftar"),
        ("صدام\nحفتر", "صدام\nحفتر=saddam-haftar"),
        ("صدام\r\nحفتر", "صدام\r\nحفتر=saddam-haftar"),
        ("صدام-حفتر", "صدام-حفتر=saddam-haftar"),
        ("صدام\n\nحفتر", ""),
        ("صدام\u{2029}حفتر", ""),
        ("صدام، حفتر", ""),
        ("صدام - حفتر", ""),
    ]);
}

#[test]
fn mentions_nest() {
    check(&[
        (
            "القائد العام للقوات المسلحة الليبية",
            "القائد العام للقوات المسلحة الليبية=libyan-commander [ل+لقوات المسلحة الليبية=armed-forces] [الليبية=libya]",
        ),
        ("القائد العام", "القائد العام=commander"),
        ("رئيس الوزراء", "رئيس الوزراء=prime-minister"),
    ]);
}

#[test]
fn weak_names_need_support() {
    check(&[
        ("قال حفتر", ""),
        ("صدام حفتر قال. وأضاف حفتر", "صدام حفتر=saddam-haftar حفتر=saddam-haftar"),
        ("اللواء حفتر", "اللواء=general حفتر=khalifa-haftar/saddam-haftar"),
        ("لواء، حفتر", "لواء=general"),
        (
            "صدام حفتر وخليفة حفتر. حفتر",
            "صدام حفتر=saddam-haftar و+خليفة حفتر=khalifa-haftar حفتر=khalifa-haftar/saddam-haftar",
        ),
    ]);
}

#[test]
fn the_longest_name_wins_a_crossing() {
    let names = tagger_of("place", &["شرم الشيخ", "الشيخ زايد الكبير", "قرب شرم"]);
    assert_eq!(show(&names.tag("شرم الشيخ زايد الكبير")), "الشيخ زايد الكبير=e1");
    assert_eq!(show(&names.tag("قرب شرم الشيخ")), "شرم الشيخ=e0");
    assert_eq!(show(&names.tag("قرب شرم الشيخ زايد")), "شرم الشيخ=e0");
}

#[test]
fn one_name_can_stand_for_several_entities() {
    let names = tagger(
        r#"
        {"id":"tripoli-libya","kind":"place","name":"طرابلس","priority":1}
        {"id":"tripoli-lebanon","kind":"place","name":"طرابلس"}
        {"id":"a-club","kind":"organization","name":"طرابلس"}
        "#,
    );
    let tagged = names.tag("في طرابلس");
    assert_eq!(show(&tagged), "طرابلس=tripoli-libya/a-club/tripoli-lebanon");
    let kinds: Vec<&str> = tagged.as_slice()[0].candidates().map(|candidate| candidate.kind().as_str()).collect();
    assert_eq!(kinds, ["place", "organization", "place"]);
}

#[test]
fn a_club_is_known_by_words_of_sport() {
    let tagger = tagger(
        r#"{"id":"liverpool","kind":"place","name":"ليفربول"}
{"id":"liverpool-fc","kind":"organization","name":"نادي ليفربول","weak_aliases":["ليفربول"]}
{"id":"zamalek-sc","kind":"organization","name":"نادي الزمالك","weak_aliases":["الزمالك"]}
{"id":"safir","kind":"organization","name":"جريدة السفير","weak_aliases":["السفير"]}
"#,
    );
    let far = "كلمة ".repeat(60);
    for (text, expected) in [
        ("فاز ليفربول في المباراة", "ليفربول=liverpool-fc/liverpool"),
        ("تعادل الزمالك، ولم يسجل أي هدف", "الزمالك=zamalek-sc"),
        ("سافر إلى ليفربول أمس", "ليفربول=liverpool"),
        // One word of sport is not enough, nor are two that are far away. Other bodies are not clubs.
        ("فاز ليفربول بالجائزة", "ليفربول=liverpool"),
        ("في شارع الزمالك", ""),
        (&format!("فاز في المباراة {far}في ليفربول"), "ليفربول=liverpool"),
        ("فاز السفير في المباراة", ""),
        // Two suffice in the same paragraph, not beyond a blank line. A line break alone ends no paragraph.
        ("زار الوزير ليفربول\nوحضر المباراة مع المدرب", "ليفربول=liverpool-fc/liverpool"),
        ("زار الوزير ليفربول\n\nوحضر المباراة مع المدرب", "ليفربول=liverpool"),
        ("زار الوزير ليفربول\r\n \r\nوحضر المباراة مع المدرب", "ليفربول=liverpool"),
        ("انتهت المباراة وفرح المدرب\n\nليفربول ترحب بالوزير", "ليفربول=liverpool"),
        ("تعادل ليفربول\n\nوانتهت المباراة ورحل المدرب", "ليفربول=liverpool-fc/liverpool"),
        ("عاد ليفربول\n\nإلى الدوري بعد مباراة مع فريق شباب المدرب", "ليفربول=liverpool-fc/liverpool"),
        // After في more is needed, and after a noun for a type of place nothing helps.
        ("حضر المباراة مع المدرب في ليفربول", "ليفربول=liverpool"),
        ("حضر المباراة مع المدرب وفي ليفربول", "ليفربول=liverpool"),
        ("لاعب الفريق ومهاجم المنتخب في ليفربول", "ليفربول=liverpool-fc/liverpool"),
        ("لاعب الفريق ومهاجم المنتخب في مدينة ليفربول", "ليفربول=liverpool"),
    ] {
        assert_eq!(show(&tagger.tag(text)), expected, "{text}");
    }
}
