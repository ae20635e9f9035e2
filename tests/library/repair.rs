//! Texts with markup, and with the faults of PDFs and keyboards: mentions are those of the original.

use aalam::explain::Absence;
use aalam::output::{Document, Format, Options as OutputOptions};
use aalam::{Options, Repair, Tagger};

use crate::common::check_spans;
use crate::output::check_offsets;

fn tagger(repairs: &[Repair]) -> Tagger {
    Tagger::builtin().with(Options::new().flat(true).repair(repairs.iter().copied()))
}

/// Checks the outer mentions of each text, as they stand in it, and as they were read if that is not the same.
#[track_caller]
fn check(repair: Repair, cases: &[(&str, &[(&str, &str)])]) {
    let (tagger, plain) = (tagger(&[repair]), tagger(&[]));
    for (text, expected) in cases {
        let tagged = tagger.tag(text);
        assert_eq!(tagged.text(), *text);
        let found: Vec<(&str, &str)> = tagged.mentions().map(|mention| (mention.text(), mention.as_read())).collect();
        assert_eq!(found, *expected, "{repair} {text:?}");
        for mention in tagged.mentions() {
            assert_eq!(mention.span().of(text), mention.text());
            assert!(mention.word_span().contains(mention.span()));
        }
        // Without the repair something is missing or wrong.
        let plain: Vec<String> = plain.tag(text).mentions().map(|mention| mention.text().to_owned()).collect();
        assert_ne!(
            plain,
            found.iter().map(|(text, _)| *text).collect::<Vec<_>>(),
            "{repair} repairs nothing in {text:?}"
        );
    }
}

#[test]
fn html() {
    check(
        Repair::Html,
        &[
            ("قال عبد <b>الفتاح</b> السيسي", &[("عبد <b>الفتاح</b> السيسي", "عبد الفتاح السيسي")]),
            ("<em>عبد الفتاح</em> السيسي", &[("عبد الفتاح</em> السيسي", "عبد الفتاح السيسي")]),
            ("إلى بي<wbr>روت", &[("بي<wbr>روت", "بيروت")]),
            ("في &#1605;&#1589;&#1585;", &[("&#1605;&#1589;&#1585;", "مصر")]),
            ("مجلس&nbsp;<i>الأمن</i>", &[("مجلس&nbsp;<i>الأمن", "مجلس الأمن")]),
            // Proclitics stay outside.
            (
                "قال لـ<a href=\"#\">رويترز</a> ول<b>لجيش</b> الليبي",
                &[("رويترز", "رويترز"), ("لجيش</b> الليبي", "لجيش الليبي")],
            ),
            // What is no text of the page.
            ("<script>var x = 'مصر';</script><!-- ليبيا -->في مينسك", &[("مينسك", "مينسك")]),
            ("<a href=\"/مصر\" title='ليبيا'>خبر</a> من مينسك", &[("مينسك", "مينسك")]),
            // A name does not continue in another paragraph or cell.
            ("<p>الأمم</p><p>المتحدة</p><p>مين<b>سك</b></p>", &[("مين<b>سك", "مينسك")]),
        ],
    );
}

#[test]
fn subtitles() {
    check(
        Repair::Srt,
        &[
            (
                "1\n00:00:01,000 --> 00:00:02,000\nقال هشام\nالشمري\n\n2\n00:00:03,000 --> 00:00:04,000\nإنه في مينسك\n",
                &[("هشام\nالشمري", "هشام الشمري"), ("مينسك", "مينسك")],
            ),
            ("1\n00:00:01,000 --> 00:00:02,000\nالأمم <i>المتحدة</i>\n", &[("الأمم <i>المتحدة", "الأمم المتحدة")]),
            (
                "WEBVTT\n\nNOTE مصر\n\n00:01.000 --> 00:02.000\n<v فرنسا>الأمم <00:01.500>المتحدة\n",
                &[("الأمم <00:01.500>المتحدة", "الأمم المتحدة")],
            ),
        ],
    );
}

#[test]
fn wikitext() {
    check(
        Repair::Wiki,
        &[
            (
                "زار [[عبد الفتاح السيسي|عبد الفتاح]] '''السيسي''' [[مينسك]]",
                &[("عبد الفتاح]] '''السيسي", "عبد الفتاح السيسي"), ("مينسك", "مينسك")],
            ),
            ("عاصمة [[بيلاروسيا|روسيا البيضاء]]<ref>في ليبيا</ref> {{علم|مصر}}", &[("روسيا البيضاء", "روسيا البيضاء")]),
            ("[[ملف:لبنان.jpg|تصغير|في [[مينسك|مينسك]]]]\n[[تصنيف:مصر]]", &[("مينسك", "مينسك")]),
            (
                "{|\n| style=\"مصر\" | الأمم || المتحدة\n|-\n| مينسك || '''لي'''بيا\n|}",
                &[("مينسك", "مينسك"), ("لي'''بيا", "ليبيا")],
            ),
            ("* الأمم\n* المتحدة\n=='''بير'''وت==", &[("بير'''وت", "بيروت")]),
        ],
    );
}

#[test]
fn openiti() {
    check(
        Repair::Openiti,
        &[
            ("# قال عبد الفتاح\n~~السيسي\n", &[("عبد الفتاح\n~~السيسي", "عبد الفتاح السيسي")]),
            ("# الأمم PageV01P001 المتحدة ms001\n", &[("الأمم PageV01P001 المتحدة", "الأمم المتحدة")]),
            ("# إلى الأمم\n\nPageV01P001\n\n~~المتحدة\n", &[("الأمم\n\nPageV01P001\n\n~~المتحدة", "الأمم المتحدة")]),
            ("######OpenITI#\n#META# مصر\n#META#Header#End#\n# مينسك\n", &[("مينسك", "مينسك")]),
        ],
    );
}

#[test]
fn visual_order() {
    check(
        Repair::Visual,
        &[
            ("يسيسلا حاتفلا دبع لاق", &[("يسيسلا حاتفلا دبع", "عبد الفتاح السيسي")]),
            // In the order of the original; the proclitic is behind the name.
            ("اينابسإو رصم يف", &[("اينابسإ", "إسبانيا"), ("رصم", "مصر")]),
            ("2024 ةنس كسنيم يف NATO نم", &[("كسنيم", "مينسك")]),
            // A name would lie at both ends.
            ("ةدحتملا كسنيم ممألا\nةدحتملا ممألا", &[("كسنيم", "مينسك"), ("ةدحتملا ممألا", "الأمم المتحدة")]),
        ],
    );
}

#[test]
fn pdf() {
    check(
        Repair::Pdf,
        &[
            ("في األردن واإلمارات", &[("األردن", "الأردن"), ("اإلمارات", "الإمارات")]),
            ("في الواليات املتحدة", &[("الواليات املتحدة", "الولايات المتحدة")]),
            ("في رام اهلل", &[("رام اهلل", "رام الله")]),
            ("في رام هللا", &[("رام هللا", "رام الله")]),
            ("قال األمين العام لألمم املتحدة", &[("األمين العام لألمم املتحدة", "الأمين العام للأمم المتحدة")]),
            ("وقال عالء مبارك", &[("عالء مبارك", "علاء مبارك")]),
            ("جامعة القاهرة وبير \u{64F}وت", &[("جامعة القاهرة", "جامعة القاهرة"), ("بير \u{64F}وت", "بير\u{64F}وت")]),
        ],
    );
    // A word that is known is left alone, also where it could be another.
    let tagger = tagger(&[Repair::Pdf]);
    for (text, expected) in [
        ("محمد صالح", "محمد صالح"),
        ("في ألمانيا", "ألمانيا"),
        ("وزير المالية", "وزير المالية"),
        ("إلى الجزائر", "الجزائر"),
    ] {
        let tagged = tagger.tag(text);
        let found: Vec<_> = tagged.mentions().map(|mention| (mention.text(), mention.as_read())).collect();
        assert_eq!(found, [(expected, expected)], "{text}");
    }
}

#[test]
fn keyboards() {
    check(Repair::Lengthened, &[("في مصررررر", &[("مصررررر", "مصر")]), ("يا لبنااااان", &[("لبنااااان", "لبنان")])]);
    check(
        Repair::Zwnj,
        &[("الأمم\u{200C}المتحدة في مينسك", &[("الأمم\u{200C}المتحدة", "الأمم المتحدة"), ("مينسك", "مينسك")])],
    );
}

#[test]
fn names_links_and_explanations_are_those_of_the_repaired_text() {
    let tagger = Tagger::builtin().with(Options::new().repair([Repair::Html]));
    let text = "وقال الدكتور هشام <b>الشمري</b> إن مصر<b>ف ليبيا</b> مغلق";
    let explanation = tagger.explain(text);
    let tagged = explanation.tagged();
    let person = tagged.mentions().find(|mention| mention.kind().as_str() == "person").unwrap();
    assert_eq!((person.text(), person.name()), ("هشام <b>الشمري", "هشام الشمري"));
    assert_eq!(tagged.titles(person).map(|title| title.text()).collect::<Vec<_>>(), ["الدكتور"]);
    // What has markup in it is shown as it was read, and what has none is not.
    let read = |text: &str| {
        let mention = tagged.mentions().find(|mention| mention.text() == text).unwrap();
        let reasons = explanation.reasons(mention).into_iter().map(|reason| reason.to_string());
        reasons.filter(|reason| reason.starts_with("read as")).collect::<Vec<_>>()
    };
    assert_eq!(read("هشام <b>الشمري"), ["read as هشام الشمري"]);
    assert_eq!(read("مصر<b>ف ليبيا"), ["read as مصرف ليبيا"]);
    assert_eq!(read("الدكتور"), [""; 0]);
    let why_not = explanation.why_not("مصر");
    let (span, occurs, absence) = &why_not.places()[0];
    assert_eq!((span.of(text), *occurs, absence), ("مصر", "مصر", &Absence::InsideWord("مصرف")));
    let entities = explanation.to_string();
    assert!(entities.contains("with the title الدكتور") && !entities.contains("in full"), "{entities}");
}

#[test]
fn namesakes_are_found_in_the_repaired_text() {
    let tagger = Tagger::builtin().with(Options::new().repair([Repair::Html]));
    let explanation = tagger.explain("<p class=\"first\">التقى حازم <b>إسماعيل</b> هنية");
    assert!(explanation.to_string().contains("not إسماعيل هنية of"), "{explanation}");
}

/// In visual order the links lead to the same mentions, though their order is another.
#[test]
fn links_survive_a_change_of_order() {
    let tagger = Tagger::builtin().with(Options::new().repair([Repair::Visual]));
    let reversed: String = "قال الدكتور هشام الشمري والسيدة هند".chars().rev().collect();
    let tagged = tagger.tag(&reversed);
    let person = tagged.mentions().find(|mention| mention.as_read() == "هشام الشمري").unwrap();
    let titles: Vec<&str> = tagged.titles(person).map(|title| title.as_read()).collect();
    assert_eq!(titles, ["الدكتور"]);
    let doctor = tagged.titles(person).next().unwrap();
    assert_eq!(tagged.holder(doctor), Some(person));
    let starts: Vec<usize> = tagged.mentions().map(|mention| mention.span().start).collect();
    assert!(starts.is_sorted(), "{starts:?}");
}

/// All formats write the text and the offsets of the original.
#[test]
fn every_format_has_the_original() {
    let text = "<p>عبد <b>الفتاح</b> السيسي في [[مصر]] &amp; األردن";
    let tagger = Tagger::builtin().with(Options::new().repair([Repair::Html, Repair::Wiki, Repair::Pdf]));
    let tagged = tagger.tag(text);
    assert_eq!(tagged.mentions().len(), 3);
    check_offsets(&tagged);
    for &format in Format::ALL {
        let mut out = Vec::new();
        let mut writer = format.writer(&mut out, &OutputOptions::default()).unwrap();
        writer.write(&Document::new(&tagged)).unwrap();
        writer.finish().unwrap();
        drop(writer);
        let out = String::from_utf8(out).unwrap();
        assert!(out.contains("األردن"), "{format}: {out}");
    }
}

/// Random pieces of names and markup, with any repairs: spans are sound and nest.
#[test]
fn mentions_of_any_text_are_sound() {
    let pieces = [
        "عبد الفتاح السيسي",
        " ",
        "ول",
        "لجيش الليبي",
        "<b>",
        "</b>",
        "<p>",
        "[[",
        "|",
        "]]",
        "'''",
        "{{",
        "}}",
        "\n",
        "\n~~",
        "# ",
        "األردن",
        "مصررر",
        "يسيسلا حاتفلا دبع",
        "NATO",
        " 2024 ",
        "\u{651}",
        "&nbsp;",
        "رئيس الوزراء",
        "(",
        "»",
        "\u{200C}",
        "الدكتور هشام الشمري",
    ];
    let mut random = fastrand::Rng::with_seed(7);
    let tagger = Tagger::builtin();
    let (mut found, mut links) = (0, 0);
    for _ in 0..5_000 {
        let text: String = (0..random.usize(1..16)).map(|_| pieces[random.usize(..pieces.len())]).collect();
        let repairs: Vec<Repair> = Repair::ALL.iter().copied().filter(|_| random.bool()).collect();
        let tagger = tagger.with(Options::new().repair(repairs.iter().copied()));
        let tagged = tagger.tag(&text);
        let mut around: Vec<usize> = Vec::new();
        let mut before = 0;
        for mention in tagged.mentions() {
            let (span, words) = (mention.span(), mention.word_span());
            assert!(!mention.text().is_empty() && span.of(&text) == mention.text(), "{span} in {text:?}");
            assert!(text.get(words.start..words.end).is_some() && words.contains(span), "{words} in {text:?}");
            assert!(span.start >= before);
            before = span.start;
            around.retain(|&end| end > span.start);
            assert!(
                around.last().is_none_or(|&end| span.end <= end),
                "{span} crosses another in {text:?} with {repairs:?}"
            );
            assert_eq!(mention.is_outer(), around.is_empty(), "{span} in {text:?} with {repairs:?}");
            around.push(span.end);
            check_spans(&text, mention);
            for title in tagged.titles(mention) {
                assert_eq!(tagged.holder(title), Some(mention), "{title:?} in {text:?} with {repairs:?}");
                links += 1;
            }
            if let Some(holder) = tagged.holder(mention) {
                let is_title = tagged.titles(holder).any(|title| title == mention);
                assert!(is_title, "{mention:?} in {text:?} with {repairs:?}");
            }
            if let Some(nationality) = tagged.nationality(mention) {
                assert_eq!(nationality.kind().as_str(), "nationality", "{mention:?} in {text:?} with {repairs:?}");
            }
            found += 1;
        }
    }
    assert!(found > 3_000, "{found} mentions");
    assert!(links > 100, "{links} links");
}
