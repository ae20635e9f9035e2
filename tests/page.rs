//! The page is well-formed, a browser shows it, its script works, and the content of gazetteers, texts and file names never becomes more
//! than text on it. Tests that need a browser are skipped without Chromium.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use aalam::output::html::Html;
use aalam::output::{Document, Writer};
use aalam::{Entry, Gazetteer, Tagged, Tagger};
use base64::prelude::{BASE64_STANDARD, Engine};
use hmac_sha256::Hash;
use proptest::prelude::*;
use proptest::test_runner::{RngSeed, TestRunner};
use serde_json::Value;

/// Returns the page of documents, each with its name.
fn page(tagger: &Tagger, documents: &[(&str, &str)]) -> String {
    let mut page = Vec::new();
    let mut writer = Html::new(&mut page);
    for &(source, text) in documents {
        writer.write(&Document { source: Some(source), ..Document::new(&tagger.tag(text)) }).unwrap();
    }
    writer.finish().unwrap();
    String::from_utf8(page).unwrap()
}

/// Returns what stands between the first `start` and the next `end`.
fn between<'a>(page: &'a str, start: &str, end: &str) -> &'a str {
    let after = page.split_once(start).unwrap_or_else(|| panic!("no {start} in {page}")).1;
    after.split_once(end).unwrap_or_else(|| panic!("no {end} in {after}")).0
}

fn hash(text: &str) -> String {
    format!("'sha256-{}'", BASE64_STANDARD.encode(Hash::hash(text.as_bytes())))
}

/// A tag, or the text before one.
enum Piece<'a> {
    Open(&'a str),
    Close(&'a str),
    Text(String),
}

/// Returns the pieces of a page. Except in style and script, `<` and `>` occur only in tags.
fn pieces(page: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut is_raw = false;
    for piece in page.split('<').skip(1) {
        if is_raw && !piece.starts_with("/style>") && !piece.starts_with("/script>") {
            continue;
        }
        let (tag, text) = piece.split_once('>').unwrap();
        is_raw = tag == "style" || tag == "script";
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
fn marks(page: &str) -> Vec<String> {
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
    assert_eq!(marks(&page(&tagger, &documents)), mentions);
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
        assert_eq!(marks(&page(&tagger, &[(&text, &text)])), mentions, "{text:?}");
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
        assert!(article.starts_with(&format!("\n<h2><bdi>{source}</bdi></h2>\n<p>")), "{article}");
        assert!(article.contains(&format!("id=\"m{title}\" tabindex=\"0\"")), "{article}");
        assert!(article.contains(&format!("data-holder=\"m{person}\"")), "{article}");
        assert!(article.contains(&format!("data-titles=\"m{title}\"")), "{article}");
        assert!(article.contains(&format!("id=\"m{reference}\" tabindex=\"-1\"")), "{article}");
    }
    assert!(page.contains(r##"<a href="#m1"><bdi>ألكسندر لوكاشينكو</bdi> <b>4</b>"##), "{page}");
    assert!(page.contains(r##"<a href="#m0"><bdi>رئيس</bdi> <b>2</b>"##), "{page}");
}

/// Returns the colours of a scheme, by their names in the style: red, green and blue from 0 to 255.
fn colours(style: &str) -> BTreeMap<&str, [f64; 3]> {
    let declarations = style.split(['{', ';', '}']).filter_map(|declaration| declaration.trim().strip_prefix("--"));
    declarations
        .filter_map(|declaration| {
            let (name, value) = declaration.split_once(": #")?;
            let part = |at: usize| u8::from_str_radix(value.get(at..at + 2)?, 16).ok().map(f64::from);
            Some((name, [part(0)?, part(2)?, part(4)?]))
        })
        .collect()
}

/// Returns the contrast of two colours, from 1 to 21, as defined by the Web Content Accessibility Guidelines.
fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let light = |colour: [f64; 3]| {
        let [red, green, blue] = colour.map(|part| {
            let part = part / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    };
    let (one, other) = (light(one), light(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn mix(one: [f64; 3], other: [f64; 3], share: f64) -> [f64; 3] {
    std::array::from_fn(|at| one[at] * (1.0 - share) + other[at] * share)
}

#[test]
fn every_colour_can_be_read_in_light_and_in_the_dark() {
    let page = page(&Tagger::builtin(), &[]);
    let light = between(&page, "<style>", "@media");
    let dark = between(&page, "prefers-color-scheme: dark", "/* The page. */");
    for (scheme, style) in [("light", light), ("dark", dark)] {
        let colours = colours(style);
        let of = |name: &str| *colours.get(name).unwrap_or_else(|| panic!("no {name} in {scheme}"));
        let (paper, panel, ink, soft) = (of("paper"), of("panel"), of("ink"), of("soft"));
        let mut text = vec![("paper", ink, paper), ("panel", ink, panel), ("here", ink, of("here"))];
        text.extend([("soft", soft, paper), ("soft", soft, panel), ("soft", soft, mix(panel, ink, 0.08))]);
        let mut lines = vec![("focus", of("focus"), paper), ("focus", of("focus"), panel)];
        for kind in ["person", "title", "place", "organization", "nationality", "other"] {
            let (line, tint) = (of(kind), of(&format!("{kind}-tint")));
            text.extend([(kind, ink, tint), (kind, ink, mix(tint, line, 0.2))]);
            lines.extend([(kind, line, paper), (kind, line, panel), (kind, line, tint)]);
        }
        for (least, pairs) in [(4.5, text), (3.0, lines)] {
            for (name, one, other) in pairs {
                let contrast = contrast(one, other);
                assert!(contrast >= least, "{scheme} {name}: {contrast:.2}");
            }
        }
    }
}

/// Returns the first Chromium on the path.
fn browser() -> Option<PathBuf> {
    let names = ["chromium", "chromium-browser", "google-chrome"];
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found =
        std::env::split_paths(&path).flat_map(|folder| names.map(|name| folder.join(name))).find(|path| path.is_file());
    if found.is_none() {
        // Written directly, because the test harness would capture it.
        std::io::stderr().write_all(b"skipped: no chromium found\n").unwrap();
    }
    found
}

/// Opens a page in the browser, and returns the value of the expression `driver` once the page's own script has started.
fn open(browser: &Path, name: &str, page: &str, driver: &str) -> Value {
    let report =
        format!("addEventListener('DOMContentLoaded', () => {{ document.title = JSON.stringify({driver}); }});");
    let page = page.replacen("script-src ", &format!("script-src {} ", hash(&report)), 1).replacen(
        "</head>",
        &format!("<script>{report}</script></head>"),
        1,
    );
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("page.html");
    std::fs::write(&file, page).unwrap();
    let output = Command::new(browser)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--window-size=1280,900"])
        .args(["--virtual-time-budget=10000", "--dump-dom"])
        .arg(format!("--user-data-dir={}", folder.join("profile").display()))
        .arg(format!("file://{}", file.display()))
        .output()
        .unwrap();
    let page = String::from_utf8(output.stdout).unwrap();
    assert!(page.contains("<title>"), "no page: {}", String::from_utf8_lossy(&output.stderr));
    let title = between(&page, "<title>", "</title>");
    let title = title.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    let report = serde_json::from_str(&title).unwrap_or_else(|error| panic!("{error}: {title}"));
    std::fs::remove_dir_all(&folder).unwrap();
    report
}

/// Strings that would run or end something if they were more than text. None has a space, so ids and kinds can be any of them.
const HOSTILE: [&str; 8] = [
    "\"><script>ran=1</script>",
    "'onmouseover='ran=1'",
    "\"onfocus=\"ran=1",
    "</style></script></title></textarea><script>ran=1</script>",
    "<img/src=x/onerror=ran=1>",
    "--><svg/onload=ran=1>",
    "&lt;script&gt;ran=1&lt;/script&gt;&#60;b&#62;",
    "\u{202E}\u{2066}\u{FEFF}\u{200B}\u{E0041}javascript:ran=1",
];

/// Returns a page whose ids, kinds, Latin names, text and source are `strings`.
fn page_of(strings: [&str; 8]) -> String {
    let mut gazetteer = Gazetteer::new();
    let mut text = String::from("وصل وفد");
    for (string, letter) in strings.into_iter().zip("بتثجحخدذ".chars()) {
        let name = format!("زنزبوت{letter}ان");
        let mut entry = Entry::new(format!("{letter}{string}"), string.parse().unwrap(), &name);
        entry.latin = Some(format!("{string} {string}"));
        gazetteer.push(entry).unwrap();
        text.push_str(&format!("\n\n{string} {name} {string}\u{202B}"));
        // In the middle of the name, where the fold ignores it.
        text.push_str(&format!("\nو{}", name.replace("زبو", "ز\u{202E}بو")));
    }
    let tagger = Tagger::builder().gazetteer(&gazetteer).build().unwrap();
    page(&tagger, &[(&strings.join("\n"), &text)])
}

/// Opens every card, and returns what is on the page then.
const AUDIT: &str = r#"(() => {
    const names = {};
    const count = () => document.querySelectorAll("body, body *").forEach(({ localName }) => {
        names[localName] = (names[localName] || 0) + 1;
    });
    const loaded = document.querySelectorAll("*").length;
    for (const mark of document.querySelectorAll("mark")) {
        mark.dispatchEvent(new PointerEvent("pointerover", { bubbles: true, pointerType: "mouse" }));
        count();
        mark.click();
        count();
    }
    const elements = [...document.querySelectorAll("*")];
    const attributes = elements.flatMap((element) => [...element.attributes]);
    const shown = [...document.querySelectorAll("article .unseen")].filter((badge) => badge.getClientRects().length);
    const unseen = /[\0-\x08\x0B-\x1F\u061C\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/;
    return {
        loaded,
        names,
        marks: document.querySelectorAll("mark").length,
        ran: typeof ran,
        handlers: attributes.filter(({ name }) => name.startsWith("on")).length,
        unseen: elements.some(({ textContent }) => unseen.test(textContent)) || attributes.some(({ value }) => unseen.test(value)),
        badges: [...new Set(shown.map(({ textContent }) => textContent))].sort(),
        badge: document.querySelector("mark .unseen")?.textContent,
    };
})()"#;

#[test]
fn hostile_names_add_no_element_and_run_nothing() {
    let Some(browser) = browser() else { return };
    let hostile = page_of(HOSTILE);
    // A letter for each invisible character, so that the badges are the only difference.
    let benign = open(&browser, "benign", &page_of(["أ", "ب", "ت", "ث", "ج", "ح", "خ", "د"]), AUDIT);
    assert_eq!(benign["marks"], 16, "{benign}");

    let policy = between(&hostile, "<meta http-equiv", ">");
    let unguarded = hostile.replacen(&format!("<meta http-equiv{policy}>"), "<meta name=\"none\">", 1);
    for (name, page) in [("hostile", &hostile), ("unguarded", &unguarded)] {
        let mut found = open(&browser, name, page, AUDIT);
        assert_eq!(found["ran"], "undefined", "{name}");
        assert_eq!(found["handlers"], 0, "{name}");
        assert_eq!(found["unseen"], false, "{name}");
        assert_eq!(found["badge"], "RLO", "{name}");
        assert_eq!(found["badges"], serde_json::json!(["BOM", "LRI", "RLE", "RLO", "U+E0041", "ZWSP"]), "{name}");
        let mut names: [BTreeMap<String, u64>; 2] =
            [&mut found, &mut benign.clone()].map(|found| serde_json::from_value(found["names"].take()).unwrap());
        let badges = names.each_mut().map(|names| names.remove("abbr"));
        assert!(badges[0] > badges[1], "{name}: {badges:?}");
        assert_eq!(names[0], names[1], "{name}");
    }
}

#[test]
fn a_click_walks_through_the_mentions_of_an_entity() {
    let Some(browser) = browser() else { return };
    let text = "وصل الرئيس البيلاروسي ألكسندر لوكاشينكو إلى بنغازي. وقال لوكاشينكو إن بنغازي جميلة.";
    let page = page(&Tagger::builtin(), &[("news.txt", text)]);
    let driver = r##"(() => {
        const [steps, $] = [[], (selector) => document.querySelector(selector)];
        const note = () => steps.push(`${$("mark.here")?.textContent} ${$("#step").textContent}`);
        const key = (key) => document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
        const link = $("section.person a");
        link.click(); note();
        link.click(); note();
        $("#next").click(); note();
        $("#previous").click(); note();
        key("ArrowRight"); note();
        const facts = $("#facts").textContent;
        [...document.querySelectorAll("#facts dd a")].find((link) => link.textContent === "الرئيس").click(); note();
        key("Escape"); note();
        const closed = $("#card").hidden && document.activeElement === link;
        $("mark").focus();
        key("ArrowLeft");
        const focus = document.activeElement.textContent;
        key("Enter"); note();
        $("input[value=nationality]").click(); note();
        const off = [...document.querySelectorAll("mark.off")].map((mark) => mark.textContent);
        return { steps, facts, closed, focus, off, sections: document.querySelectorAll("section:not([hidden])").length };
    })()"##;
    let found = open(&browser, "walk", &page, driver);
    let steps = [
        "ألكسندر لوكاشينكو 1 من 2",
        "لوكاشينكو 2 من 2",
        "ألكسندر لوكاشينكو 1 من 2",
        "لوكاشينكو 2 من 2",
        "ألكسندر لوكاشينكو 1 من 2",
        "الرئيس 1 من 1",
        "undefined 1 من 1",
        "البيلاروسي 1 من 1",
        "undefined 1 من 1",
    ];
    assert_eq!(found["steps"], serde_json::json!(steps));
    assert_eq!(found["closed"], true);
    assert_eq!(found["focus"], "البيلاروسي");
    assert_eq!((&found["off"], &found["sections"]), (&serde_json::json!(["البيلاروسي"]), &serde_json::json!(3)));
    let facts = found["facts"].as_str().unwrap();
    for fact in ["Alexander Lukashenko", "alexander-lukashenko", "شخص", "الألقابالرئيس", "الثقة0.9"]
    {
        assert!(facts.contains(fact), "{fact}: {facts}");
    }
}
