//! Long texts in blocks, nested mentions on lines of their own, and paper.

use aalam::Tagger;

use crate::markup::{Piece, pieces};
use crate::{browser, open, page, tagger};

/// The most bytes of text that a block of words and short names may hold.
const BLOCK: usize = 8192 + 100;

/// Returns the text of each block of a page.
fn blocks(page: &str) -> Vec<String> {
    let mut blocks = Vec::new();
    let mut is_open = false;
    for piece in pieces(page) {
        match piece {
            Piece::Open(tag) if tag.starts_with("div class=\"block") => {
                blocks.push(String::new());
                is_open = true;
            }
            Piece::Close("div") => is_open = false,
            Piece::Text(text) if is_open => blocks.last_mut().unwrap().push_str(&text),
            _ => {}
        }
    }
    blocks
}

#[test]
fn a_long_text_is_cut_into_blocks_of_bounded_size() {
    let sentence = "وصل الرئيس البيلاروسي ألكسندر لوكاشينكو إلى مينسك، وعاد إلى بنغازي في اليوم التالي";
    let cases = [
        ("paragraphs", format!("{sentence}.\n\n").repeat(1000)),
        ("lines", format!("{sentence}.\n").repeat(1000)),
        ("Windows lines", format!("{sentence}.\r\n").repeat(1000)),
        ("sentences", format!("{sentence}. ").repeat(1000)),
        ("words", format!("{sentence} ").repeat(1000)),
        ("names", "مينسك، ".repeat(5000)),
        ("names and spaces", "مينسك موسكو ".repeat(3000)),
    ];
    let tagger = Tagger::builtin();
    let seen = |text: &str| text.replace(['\r', '\n'], "");
    for (name, text) in cases {
        let page = page(&tagger, &[("a.txt", &text)]);
        let blocks = blocks(&page);
        let longest = blocks.iter().map(String::len).max().unwrap();
        assert!(longest <= BLOCK, "{name}: {longest}");
        assert!(blocks.len() <= 2 + text.len() / 4000, "{name}: {} blocks", blocks.len());
        assert_eq!(seen(&blocks.concat()), seen(&text), "{name}");
        let goes_on = page.matches(" more\">").count();
        assert_eq!(goes_on, if name == "paragraphs" { 0 } else { blocks.len() - 1 }, "{name}");
        // Sentences are kept whole where there are some.
        if name == "sentences" {
            assert!(blocks.iter().all(|block| block.trim().ends_with('.')), "{name}");
        }
    }
}

#[test]
fn short_documents_share_shelves() {
    let text = "وصل الرئيس البيلاروسي ألكسندر لوكاشينكو إلى مينسك.\n".repeat(10);
    let long = text.repeat(10);
    let mut documents = vec![("short.txt", text.as_str()); 50];
    documents.extend([("empty.txt", ""); 50]);
    documents.insert(20, ("long.txt", &long));
    let page = page(&Tagger::builtin(), &documents);
    assert_eq!(page.matches("<article>").count(), 101);
    let shelves: Vec<usize> = page
        .split("<div class=\"shelf\">")
        .skip(1)
        .map(|shelf| shelf.split("\n</article>\n</div>").next().unwrap().matches("<article>").count())
        .collect();
    assert!(shelves.iter().all(|&documents| documents <= 16), "{shelves:?}");
    assert_eq!(shelves.iter().sum::<usize>(), 100, "{shelves:?}");
    assert!(page.contains("</div>\n<article>\n<h2><bdi>long.txt</bdi></h2>"), "{page}");
}

#[test]
fn only_what_is_in_view_is_laid_out_and_every_mention_can_be_reached() {
    let Some(browser) = browser() else { return };
    let sentence = "وصل الرئيس البيلاروسي ألكسندر لوكاشينكو إلى مينسك، وعاد إلى بنغازي في اليوم التالي.\n";
    let long = sentence.repeat(1500);
    let page = page(&Tagger::builtin(), &[("long.txt", &long), ("short.txt", "في طرابلس")]);
    let driver = r##"(() => {
        const skipped = (selector) => [...document.querySelectorAll(selector)].every((block) => getComputedStyle(block).contentVisibility === "auto");
        const seen = (mark) => {
            const { top, bottom } = mark.getBoundingClientRect();
            return top > 0 && bottom < innerHeight;
        };
        const marks = [...document.querySelectorAll("article:not(.shelf *) mark")];
        const last = marks.at(-1);
        location.hash = last.id;
        const jumped = seen(last);
        document.querySelector("section.person a").click();
        const chosen = seen(document.querySelector("mark.here"));
        document.querySelector("#previous").click();
        const back = seen(document.querySelector("mark.here"));
        const found = find("طرابلس");
        return {
            auto: skipped("article:not(.shelf *) > .block") && skipped(".shelf"),
            blocks: document.querySelectorAll(".block").length,
            jumped, chosen, back, found,
            step: document.querySelector("#step").textContent,
        };
    })()"##;
    let found = open(&browser, "long", &page, driver);
    assert_eq!(found["auto"], true, "{found}");
    assert!(found["blocks"].as_u64().unwrap() > 30, "{found}");
    for reached in ["jumped", "chosen", "back", "found"] {
        assert_eq!(found[reached], true, "{reached}: {found}");
    }
    assert_eq!(found["step"], "1500 من 1500");
}

#[test]
fn nested_mentions_have_lines_of_their_own_clear_of_the_next_line() {
    let Some(browser) = browser() else { return };
    let nested = "رئيس مكتب وكيل نائب مدير";
    let mut names = Vec::new();
    for (at, _) in nested.match_indices(|c: char| c.is_whitespace()) {
        names.push(("title", nested[at + 1..].trim()));
    }
    names.extend([("title", nested), ("place", "قرية الأزهار")]);
    let shallow = "وصل مع وفد كبير من قرية الأزهار في ذلك اليوم الطويل ".repeat(12);
    let text = format!("{}\n\n{shallow}", format!("ثم التقى في قرية الأزهار {nested} ").repeat(12));
    let page = page(&tagger(&names), &[("a.txt", &text)]);
    let driver = r##"(() => {
        const [deep, shallow] = document.querySelectorAll("p");
        const lines = (marks) => marks.flatMap((mark) => [...mark.getClientRects()]).map(({ top, bottom }) => [top, bottom]);
        const touching = (paragraph) => {
            const all = lines([...paragraph.querySelectorAll("mark")]);
            return all.some(([top, bottom]) => all.some(([other]) => top + 12 < other && other < bottom));
        };
        const outer = document.querySelector("mark.title");
        const inside = [outer, ...outer.querySelectorAll("mark.title")];
        const ends = inside.map((mark) => mark.getClientRects()[0].bottom);
        return {
            depth: inside.length,
            steps: ends.slice(1).map((end, at) => ends[at] - end),
            deep: touching(deep),
            shallow: touching(shallow),
            lines: [deep, shallow].map((paragraph) => parseFloat(getComputedStyle(paragraph).lineHeight)),
            rows: new Set(lines([...deep.querySelectorAll("mark.place")]).map(([top]) => top)).size,
        };
    })()"##;
    let found = open(&browser, "nested", &page, driver);
    assert!(found["depth"].as_u64().unwrap() >= 4, "{found}");
    assert!(found["rows"].as_u64().unwrap() >= 4, "{found}");
    // The thickest line is of five pixels.
    let steps = found["steps"].as_array().unwrap();
    assert!(steps.iter().all(|step| step.as_f64().unwrap() >= 5.0), "{found}");
    assert_eq!((&found["deep"], &found["shallow"]), (&false.into(), &false.into()), "{found}");
    assert!(found["lines"][0].as_f64() > found["lines"][1].as_f64(), "{found}");
}

#[test]
fn paper_has_the_whole_text_and_the_whole_list() {
    let Some(browser) = browser() else { return };
    let text = "وصل الرئيس البيلاروسي ألكسندر لوكاشينكو إلى مينسك، وعاد إلى بنغازي في اليوم التالي.\n".repeat(100);
    let page = page(&Tagger::builtin(), &[("a.txt", &text)]);
    // The rules of paper are tried on the screen.
    let driver = r##"(() => {
        const $ = (selector) => document.querySelector(selector);
        $("#search").value = "مينسك";
        $("#search").dispatchEvent(new Event("input", { bubbles: true }));
        $("section.place a").click();
        $("#list").open = false;
        dispatchEvent(new Event("beforeprint"));
        for (const rule of document.styleSheets[0].cssRules) {
            if (!(rule instanceof CSSMediaRule)) continue;
            if (rule.media.mediaText === "print") rule.media.mediaText = "screen";
            else if (rule.media.mediaText.includes("screen")) rule.media.mediaText = "not all";
        }
        const style = (selector) => getComputedStyle($(selector));
        const box = (selector) => $(selector).getBoundingClientRect();
        const shown = (selector) => [...document.querySelectorAll(selector)].filter((element) => element.getClientRects().length).length;
        return {
            visible: [...document.querySelectorAll(".block, .shelf, ol")].every((block) => getComputedStyle(block).contentVisibility === "visible"),
            after: box("aside").top >= box("main").bottom,
            loose: [style("aside").position, style("details").overflow, style("aside").maxHeight, style("#card").display],
            whole: $("aside").scrollHeight <= $("aside").clientHeight + 1,
            tints: style("mark").printColorAdjust,
            names: [shown("li"), document.querySelectorAll("li").length],
            tools: shown("input, button, #none, .skip"),
        };
    })()"##;
    let found = open(&browser, "paper", &page, driver);
    for holds in ["visible", "after", "whole"] {
        assert_eq!(found[holds], true, "{holds}: {found}");
    }
    assert_eq!(found["loose"], serde_json::json!(["static", "visible", "none", "none"]));
    assert_eq!((&found["tints"], &found["names"][0]), (&"exact".into(), &found["names"][1]), "{found}");
    assert_eq!(found["tools"], 0, "{found}");
}
