//! What each repair makes of texts, and what holds for all of them.

use std::time::Duration;

use cpu_time::ThreadTime;
use proptest::prelude::*;

use super::{Knowledge, Repair, Repaired};
use crate::span::Span;

/// The words that the tests know, besides none.
const KNOWN: [&str; 11] =
    ["بلاد", "علاء", "سالم", "الولايات", "لأول", "المتحدة", "المملكة", "للأردن", "الإسلامية", "لافروف", "ألمانيا"];

fn repaired(repairs: &[Repair], text: &str) -> Option<Repaired> {
    Repaired::new(text, repairs, &|word| match word {
        "بالد" => Knowledge::BehindProclitics,
        _ if KNOWN.contains(&word) => Knowledge::Known,
        _ => Knowledge::Unknown,
    })
}

fn read(repair: Repair, text: &str) -> String {
    repaired(&[repair], text).map_or_else(|| text.to_owned(), |repaired| repaired.text().to_owned())
}

#[track_caller]
fn check(repair: Repair, cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        assert_eq!(read(repair, text), *expected, "{repair} {text:?}");
    }
}

#[test]
fn html_is_skipped_and_decoded() {
    check(
        Repair::Html,
        &[
            ("عبد <b>الفتاح</b> السيسي", "عبد الفتاح السيسي"),
            ("عبد <b> الفتاح</b> السيسي", "عبد الفتاح السيسي"),
            ("و<a href=\"x?a=1&b=>\" title='«'>مصر</a>", "ومصر"),
            ("م<!-- ليبيا -->صر", "مصر"),
            ("محمد</p>\n<p class=x>صلاح", "محمد\n\nصلاح"),
            ("محمد<br/>صلاح<BR>حسن", "محمد\nصلاح\nحسن"),
            ("<td>محمد</td><td>صلاح</td>", "\n\nمحمد\n\nصلاح\n\n"),
            ("السيسي<sup>1</sup>قال", "السيسي 1 قال"),
            ("<script>if (a < b) \"مصر\"</script>قال<style>مصر</STYLE>", "\n\nقال\n\n"),
            ("محمد&nbsp;صلاح", "محمد صلاح"),
            ("محمد&nbsp; صلاح", "محمد صلاح"),
            ("&#1605;&#x635;&#X631;", "مصر"),
            ("&quot;&laquo;&rsquo;&amp;amp;", "\"«’&amp;"),
            ("AT&T; &unknown; & &#xD800; &#0; &#99999999;", "AT&T; &unknown; & &#xD800; &#0; &#99999999;"),
            ("أ < ب و<ب> ج <3 a<b", "أ < ب و<ب> ج <3 a<b"),
            // The first script never closes, and the other tags do.
            ("<script>مصر<!DOCTYPE>ليبيا</script", "\n\nمصر\n\nليبيا</script"),
            ("<style>مصر</styles>ليبيا</style >قال", "\n\nقال"),
            ("<![CDATA[مصر]]>", "\n\nمصر]]>"),
            ("<?xml version=\"1.0\"?><title>محمد</title><author>صلاح</author>", "\n\nمحمد\n\nصلاح\n\n"),
            ("عبد الفتاح\r\n\t\t السيسي", "عبد الفتاح\nالسيسي"),
            ("<a href=\"never closed>مصر", "مصر"),
            ("<!-- never closed", "<!-- never closed"),
            ("<script>مصر", "\n\nمصر"),
        ],
    );
}

#[test]
fn subtitles_are_their_words() {
    check(
        Repair::Srt,
        &[
            (
                "\u{FEFF}1\r\n00:00:01,000 --> 00:00:04,000\r\nقال عبد الفتاح\r\nالسيسي\r\n\r\n2\r\n00:00:05,000 --> 00:00:06,000\r\n- نعم\r\n- لا\r\n",
                "\n\nقال عبد الفتاح السيسي\n\n- نعم\n- لا\n",
            ),
            // Without empty lines.
            ("1\n00:00:01,000 --> 00:00:04,000\nمحمد\n2\n00:00:05,000 --> 00:00:06,000\nصلاح", "\n\nمحمد\n\nصلاح"),
            (
                "WEBVTT\nKind: captions\n\nNOTE\nمصر\n\nintro\n00:01.000 --> 00:04.000 align:start\n<v محمد>في <i>مصر</i>\n",
                "\n\nفي مصر\n",
            ),
            ("{\\an8}مصر <00:00:00.480><c>ليبيا</c> {مصر}", "مصر ليبيا {مصر}"),
            ("عام\n2024\nفي مصر", "عام 2024 في مصر"),
            ("من --> إلى", "من --> إلى"),
        ],
    );
}

#[test]
fn wikitext_keeps_labels_and_captions() {
    check(
        Repair::Wiki,
        &[
            ("زار [[محمد صلاح|صلاح]] '''القاهرة'''", "زار صلاح القاهرة"),
            ("[[محمد صلاح]] و[[مصر]]يون", "محمد صلاح ومصريون"),
            ("[[ملف:a.jpg|تصغير|[[مصر]] و[[ليبيا|ليبيا]]]] قال", "\n\nمصر وليبيا\n\nقال"),
            ("[[تصنيف:مصر]] [[en:Egypt]]", " "),
            ("[[:تصنيف:مصر|مصر]]", "مصر"),
            ("محمد {{صلى|{{الله}}|[[x]]}} صلاح", "محمد \u{FFFC} صلاح"),
            ("محمد<ref name=\"a|b\">{{استشهاد|x=[[y]]}}</ref> صلاح<ref name=a />", "محمد صلاح"),
            ("محمد<ref>مصر</references>ليبيا</ref> صلاح", "محمد صلاح"),
            ("== [[مصر]] ==\nقال\n* محمد\n** صلاح\n", "\n\nمصر\n\nقال\n\nمحمد\n\nصلاح\n"),
            (
                "{| class=\"wikitable\"\n|-\n! style=\"x\" | الاسم !! البلد\n|-\n| '''محمد''' || [[مصر|مصري]]\n|}\n",
                "\n\nالاسم\n\nالبلد\n\nمحمد\n\nمصري\n\n",
            ),
            ("[http://a.b/c مصر] [https://a.b/c]", "مصر "),
            ("[http://a.b/c [[مصر]] و[[ليبيا|ليبيا]]] [//a.b]قال]", "مصر وليبيا قال]"),
            ("[http://a.b [[مصر] [http://a.b ليبيا]", "[[مصر ليبيا"),
            ("__لافهرس__ مصر snake_case", " مصر snake_case"),
            ("[[مصر {{ليبيا '", "[[مصر {{ليبيا '"),
            ("مصر]] }} |", "مصر]] }} |"),
        ],
    );
}

#[test]
fn openiti_joins_its_lines() {
    check(
        Repair::Openiti,
        &[
            (
                "######OpenITI#\n#META# مصر\n#META#Header#End#\n\n# قال محمد بن\n~~عبد الله PageV01P001 بن عمر\n",
                "\n\nقال محمد بن عبد الله بن عمر\n",
            ),
            ("# محمد بن\n\nPageV01P012\n\n~~إسماعيل ms0012\n", "\n\nمحمد بن إسماعيل\n"),
            ("### | باب مصر\n# قال\n### $ محمد", "\n\nباب مصر\n\nقال\n\nمحمد"),
            ("محمد %~% صلاح", "محمد\n\nصلاح"),
            ("قال @PER01 محمد في @QB@ مصر @QE@", "قال محمد في مصر "),
            ("x@y.com Paging msx # 5", "x@y.com Paging msx # 5"),
        ],
    );
}

#[test]
fn lines_in_visual_order_are_turned() {
    check(
        Repair::Visual,
        &[
            ("حالص دمحم", "محمد صلاح"),
            (".2024 ماع iPhone 15 يف حالص دمحم", "محمد صلاح في iPhone 15 عام 2024."),
            ("(رصم) «ايبيل»\r\nنانبل", "«ليبيا» (مصر)\n\nلبنان"),
            ("ةبسنب 12.5 - 2023 2024", "2024 2023 - 12.5 بنسبة"),
            // Marks before their letters, and after them.
            ("\u{64F}د\u{64E}م\u{64E}حم", "مح\u{64E}م\u{64E}د\u{64F}"),
            ("د\u{64F}مح\u{64E}م\u{64F}", "م\u{64F}ح\u{64E}مد\u{64F}"),
            ("بى\u{654} اذه\u{670}", "ه\u{670}ذا ى\u{654}ب"),
            ("Latin only 12\n", "Latin only 12\n"),
        ],
    );
}

#[test]
fn faults_of_pdfs_are_put_right() {
    check(
        Repair::Pdf,
        &[
            ("األردن واإلمارات باآلن االتحاد", "الأردن والإمارات بالآن الاتحاد"),
            ("استقباالت", "استقبالات"),
            // Only what makes an unknown word known.
            ("عالء سالم عالم بالد", "علاء سالم عالم بلاد"),
            ("الواليات املتحدة اململكة", "الولايات المتحدة المملكة"),
            ("الفروف ألول لألردن ألمانيا", "لافروف لأول للأردن ألمانيا"),
            ("اإلسالمية", "الإسلامية"),
            ("محم \u{651}د كتاب \u{64B}ا العقد \u{64F} الأول", "محم\u{651}د كتاب\u{64B}ا العقد\u{64F} الأول"),
            ("هذ \u{670}ا شى \u{654}ء", "هذ\u{670}ا شى\u{654}ء"),
            ("رجل \u{64C}كبير العقد \u{64F}الأول عم \u{651}ال", "رجل\u{64C} كبير العقد\u{64F} الأول عم\u{651}ال"),
            ("الله والى ال مسألة", "الله والى ال مسألة"),
        ],
    );
}

#[test]
fn habits_of_keyboards() {
    check(
        Repair::Lengthened,
        &[
            ("مصررررر يااااا محمممد", "مصر يا محمد"),
            ("اللللله وبالللللبنان", "الله وباللبنان"),
            ("الله مكررا ... 1000 wwww", "الله مكررا ... 1000 wwww"),
        ],
    );
    check(
        Repair::Zwnj,
        &[
            ("محمد\u{200C}صلاح", "محمد صلاح"),
            ("محمد\u{200C} صلاح \u{200C}\u{200C}حسن\u{200C}\u{200C}علي", "محمد صلاح حسن علي"),
            ("محمد\u{200D}صلاح", "محمد\u{200D}صلاح"),
        ],
    );
}

#[test]
fn repairs_are_made_in_one_order() {
    let text = "<p>[[األردن]]&lt;ref&gt;مصر&lt;/ref&gt; مصر&#1585;ررر";
    let all = [Repair::Lengthened, Repair::Pdf, Repair::Wiki, Repair::Html];
    for repairs in [all, [all[3], all[2], all[1], all[0]]] {
        let repaired = repaired(&repairs, text).unwrap();
        assert_eq!(repaired.text(), "\n\nالأردن مصر");
        let last = Span::new(repaired.text().len() - "مصر".len(), repaired.text().len());
        assert_eq!(repaired.original(last).of(text), "مصر&#1585;ررر");
    }
}

/// Pieces that texts are made of at random.
const PIECES: [&str; 44] = [
    "<b>",
    "</b>",
    "<p a=\"",
    "\">",
    "<",
    ">",
    "<!--",
    "-->",
    "<script>",
    "</script",
    "<ref",
    "/>",
    "&amp;",
    "&#1605;",
    "&",
    "[[",
    "]]",
    "|",
    "{{",
    "}}",
    "{|",
    "|}",
    "==",
    "'''",
    "[http",
    "\n",
    "\r\n",
    "~~",
    "# ",
    "PageV01P001",
    "ms1",
    "%~%",
    "00:01 --> 00:02",
    "1",
    "{\\",
    "}",
    "ال",
    "األ",
    "محم \u{651}د",
    "مصررر",
    "\u{200C}",
    " ",
    "Latin 12",
    "صلاح",
];

fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![4 => prop::sample::select(&PIECES[..]).prop_map(str::to_owned), 1 => any::<String>()];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn spans_of_a_repaired_text_are_on_char_boundaries_of_the_original(text in texts(), chosen in 1_usize..256) {
        let is_chosen = |&(number, _): &(usize, &Repair)| chosen >> number & 1 == 1;
        let repairs: Vec<Repair> = Repair::ALL.iter().enumerate().filter(is_chosen).map(|(_, repair)| *repair).collect();
        if let Some(repaired) = repaired(&repairs, &text) {
            let read = repaired.text();
            let mut before = None;
            for (start, c) in read.char_indices() {
                let back = repaired.original(Span::new(start, start + c.len_utf8()));
                prop_assert!(text.get(back.start..back.end).is_some(), "{back} for {c:?} in {text:?}");
                // Two chars together stand for what each of them does.
                if let Some((first, old)) = before {
                    let both: Span = repaired.original(Span::new(first, start + c.len_utf8()));
                    prop_assert!(both.contains(back) && both.contains(old));
                }
                before = Some((start, back));
            }
            // Letters that stand are those of the original.
            let keeps_letters = !repairs.contains(&Repair::Html) && !repairs.contains(&Repair::Wiki) && !repairs.contains(&Repair::Srt);
            let stands = |c: char| ('\u{621}'..='\u{64A}').contains(&c);
            for (start, c) in read.char_indices().filter(|&(_, c)| keeps_letters && stands(c)) {
                let back = repaired.original(Span::new(start, start + c.len_utf8()));
                prop_assert!(back.of(&text).chars().all(|old| old == c), "{c} for {:?}", back.of(&text));
            }
        }
    }

    #[test]
    fn habits_of_keyboards_are_gone_after_one_repair(text in texts()) {
        for repair in [Repair::Zwnj, Repair::Lengthened] {
            let once = read(repair, &text);
            prop_assert_eq!(read(repair, &once), once);
        }
    }

    #[test]
    fn plain_text_is_left_as_it_is(words in "([ء-ي]{1,7}[ ،]){0,20}[ء-ي]") {
        for repair in [Repair::Html, Repair::Srt, Repair::Wiki, Repair::Openiti, Repair::Zwnj] {
            prop_assert_eq!(read(repair, &words), words.as_str());
        }
    }
}

/// Signs that open and never close must not be looked for again and again.
#[test]
fn texts_made_to_be_slow_are_not() {
    const AGAIN: usize = 50_000;
    let openings = [
        "<a \"",
        "<a b='",
        "<a b=\"<a b='",
        "<script>",
        "<!--",
        "{{",
        "[[",
        "[[ملف:|",
        "<ref>",
        "[http",
        "[// ",
        "&#",
        "\n~~",
        "{\\",
        "<0",
        "| x || y ",
        "__ا",
        "1 ",
        "(1",
        "ال",
        "ا\u{64E} ",
        " \u{64E}",
        "@A",
        "ms1",
        "1\n",
        "<a \"=",
        "<a \"=\"",
        "<a \"='<a '=\"",
        "</",
        "</script",
        "xms1",
        "[http [[",
        "[[ا",
    ];
    let links = format!(":{}", "]]".repeat(AGAIN));
    let ends = [("| ", ""), ("| ", "|'</script"), ("<script>", ">"), ("", "\"<"), ("", &links)];
    for opening in openings {
        for (number, (start, end)) in ends.into_iter().enumerate() {
            let text = [start, &opening.repeat(AGAIN), end].concat();
            let begun = ThreadTime::now();
            let _ = repaired(Repair::ALL, &text);
            let taken = begun.elapsed();
            assert!(taken < Duration::from_secs(3), "{opening:?} between signs {number}: {taken:?}");
        }
    }
}
