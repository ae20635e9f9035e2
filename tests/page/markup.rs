//! Every element is closed, and every mark holds its mention.

use aalam::{Tagged, Tagger};
use proptest::prelude::*;
use proptest::test_runner::{RngSeed, TestRunner};

use crate::hostile::HOSTILE;
use crate::{between, hash, page};

/// A tag, or the text before one.
pub(crate) enum Piece<'a> {
    Open(&'a str),
    Close(&'a str),
    Text(String),
}

/// Returns the pieces of a page. Except in style and script, `<` and `>` occur only in tags.
pub(crate) fn pieces(page: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut is_raw = false;
    for piece in page.split('<').skip(1) {
        if is_raw && !piece.starts_with("/style>") && !piece.starts_with("/script>") {
            continue;
        }
        let (tag, text) = piece.split_once('>').unwrap();
        is_raw = tag == "style" || tag.starts_with("script");
        pieces.push(tag.strip_prefix('/').map_or(Piece::Open(tag), Piece::Close));
        let unescape = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
        if !is_raw {
            assert!(!text.contains(['>', '"', '\'']) || tag == "/script" || tag == "/style", "{text:?}");
            pieces.push(Piece::Text(unescape.iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to))));
        }
    }
    pieces
}

/// Checks that every element is closed and that no elements cross. Returns the text in each `mark`, in order, without badges.
pub(crate) fn marks(page: &str) -> Vec<String> {
    let mut open: Vec<(&str, usize)> = Vec::new();
    let mut marks: Vec<String> = Vec::new();
    for piece in pieces(page) {
        match piece {
            Piece::Open(tag) => {
                let name = tag.split(' ').next().unwrap();
                if !["!DOCTYPE", "meta", "input"].contains(&name) {
                    open.push((name, marks.len()));
                }
                if name == "mark" {
                    marks.push(String::new());
                }
            }
            Piece::Close(name) => assert_eq!(open.pop().map(|(name, _)| name), Some(name)),
            Piece::Text(text) if open.iter().all(|(name, _)| *name != "abbr") => {
                for (_, mark) in open.iter().filter(|(name, _)| *name == "mark") {
                    marks[*mark].push_str(&text);
                }
            }
            Piece::Text(_) => {}
        }
    }
    assert!(open.is_empty(), "{open:?} are left open");
    marks
}

fn samples() -> Vec<(String, String)> {
    let names = ["culture", "economy", "sport", "summit"];
    let read = |name: &str| std::fs::read_to_string(format!("data/samples/{name}.txt")).unwrap();
    names.map(|name| (name.to_owned(), read(name))).into()
}

#[test]
fn the_browser_is_told_the_hashes_of_the_style_and_the_script() {
    let page = page(&Tagger::builtin(), &[]);
    let policy = between(&page, "http-equiv=\"Content-Security-Policy\" content=\"", "\"");
    let style = hash(between(&page, "<style>", "</style>"));
    let script = hash(between(&page, "<script>", "</script>"));
    assert_eq!(
        policy,
        format!("default-src 'none'; style-src {style}; script-src {script}; base-uri 'none'; form-action 'none'")
    );
}

#[test]
fn every_element_is_closed_and_every_mark_holds_its_mention() {
    let tagger = Tagger::builtin();
    let samples = samples();
    let documents: Vec<(&str, &str)> = samples.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let tagged: Vec<Tagged<'_>> = documents.iter().map(|(_, text)| tagger.tag(text)).collect();
    let mentions: Vec<&str> = tagged.iter().flatten().map(|mention| mention.text()).collect();
    assert!(mentions.len() > 150 && tagged.iter().flatten().any(|mention| !mention.is_outer()));
    assert_eq!(without_closing(&marks(&page(&tagger, &documents)), &mentions), mentions);
}

/// Returns the texts in the marks without the closing quotes that the mentions leave out. No mark has anything else that its mention has not.
fn without_closing(marks: &[String], mentions: &[impl AsRef<str>]) -> Vec<String> {
    let mut texts = Vec::new();
    for (mark, mention) in marks.iter().zip(mentions) {
        let more = mark.strip_prefix(mention.as_ref()).filter(|more| more.chars().all(|c| "»\"”)".contains(c)));
        texts.push(more.map_or(mark.as_str(), |_| mention.as_ref()).to_owned());
    }
    texts.extend(marks.iter().skip(mentions.len()).cloned());
    texts
}

#[test]
fn the_mark_of_a_quoted_name_reaches_its_closing_quote() {
    let cases = [
        ("قال لقناة «الجزيرة» إن", &["قناة «الجزيرة»"][..]),
        ("قال لقناة \"الجزيرة\" إن", &["قناة \"الجزيرة\""]),
        ("قال لقناة “الجزيرة” إن", &["قناة “الجزيرة”"]),
        ("قال لقناة (الجزيرة) إن", &["قناة (الجزيرة)"]),
        // All that end there reach it; the quote itself opens nothing.
        ("التقى مدير قناة «الجزيرة»، ثم", &["مدير قناة «الجزيرة»", "قناة «الجزيرة»"]),
        // Nothing was opened.
        ("وصلت لـ\"سبوتنيك\" نسخة", &["سبوتنيك"]),
        // Nothing closes.
        ("قال لقناة «الجزيرة إن", &["قناة «الجزيرة"]),
    ];
    let tagger = Tagger::builtin();
    for (text, expected) in cases {
        let found = marks(&page(&tagger, &[("a.txt", text)]));
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn the_text_stands_on_the_page_paragraph_for_paragraph() {
    for (name, text) in samples() {
        for text in [text.clone(), text.replace('\n', "\r\n")] {
            let page = page(&Tagger::builtin(), &[(&name, &text)]);
            let shown: String = pieces(between(&page, "</h2>", "</article>"))
                .iter()
                .map(|piece| match piece {
                    Piece::Text(text) => text.as_str(),
                    Piece::Close("p") => "\n",
                    _ => "",
                })
                .collect();
            let paragraphs =
                |text: &str| text.lines().map(str::to_owned).filter(|line| !line.is_empty()).collect::<Vec<_>>();
            assert_eq!(paragraphs(&shown), paragraphs(&text));
            assert!(paragraphs(&text).len() > 3);
        }
    }
}

/// The pieces of random texts, most of which are names.
const PIECES: [&str; 20] = [
    "للجيش الليبي",
    "الرئيس البيلاروسي ألكسندر لوكاشينكو",
    "نائب القائد العام للقوات المسلحة الليبية",
    "وزير الخارجية",
    "شركة \"أرامكو السعودية\"",
    "وب\u{202E}مينسك",
    " ",
    " ",
    "\n",
    "\n\n",
    "\r\n \r\n",
    "\u{2067}",
    "\0",
    "،",
    HOSTILE[0],
    HOSTILE[1],
    HOSTILE[2],
    HOSTILE[3],
    HOSTILE[4],
    HOSTILE[6],
];

#[test]
fn any_text_makes_a_page_that_is_well_formed() {
    let tagger = Tagger::builtin();
    let pieces = prop::collection::vec(prop::sample::select(&PIECES[..]), 0..24);
    let config = ProptestConfig { rng_seed: RngSeed::Fixed(6), ..ProptestConfig::with_cases(200) };
    let check = |pieces: Vec<&str>| {
        let text = pieces.concat();
        let seen = |text: &str| text.replace(['\0', '\r', '\u{202E}', '\u{2067}'], "");
        let tagged = tagger.tag(&text);
        let mentions: Vec<String> = tagged.mentions().map(|mention| seen(mention.text())).collect();
        assert_eq!(without_closing(&marks(&page(&tagger, &[(&text, &text)])), &mentions), mentions, "{text:?}");
        Ok(())
    };
    TestRunner::new(config).run(&pieces, check).unwrap();
}

#[test]
fn documents_are_numbered_on_and_counted_together() {
    let text = "وصل الرئيس ألكسندر لوكاشينكو. وقال لوكاشينكو إنه سعيد.";
    let page = page(&Tagger::builtin(), &[("a.txt", text), ("b.txt", text)]);
    assert_eq!(marks(&page), ["الرئيس", "ألكسندر لوكاشينكو", "لوكاشينكو"].repeat(2));
    let articles: Vec<&str> = page.split("<article>").skip(1).collect();
    assert_eq!(articles.len(), 2);
    for (article, (source, [title, person, reference])) in
        articles.iter().zip([("a.txt", [0, 1, 2]), ("b.txt", [3, 4, 5])])
    {
        assert!(
            article.starts_with(&format!("\n<h2><bdi>{source}</bdi></h2>\n<div class=\"block lines-1\">\n<p>")),
            "{article}"
        );
        assert!(article.contains(&format!("id=\"m{title}\" data-e=\"0\" tabindex=\"0\"")), "{article}");
        assert!(article.contains(&format!("data-holder=\"m{person}\"")), "{article}");
        assert!(article.contains(&format!("data-titles=\"m{title}\"")), "{article}");
        assert!(article.contains(&format!("id=\"m{reference}\" data-e=\"1\" data-")), "{article}");
    }
    assert!(page.contains(r##"<a href="#m1"><bdi>ألكسندر لوكاشينكو</bdi> <b>4</b>"##), "{page}");
    assert!(page.contains(r##"<a href="#m0"><bdi>رئيس</bdi> <b>2</b>"##), "{page}");
}
