//! The content of gazetteers, texts and file names never becomes more than text.

use std::collections::BTreeMap;

use aalam::{Entry, Gazetteer, Tagger};

use crate::{between, browser, open, page};

/// Strings that would run or end something if they were more than text. None has a space, so ids and kinds can be any of them.
pub(crate) const HOSTILE: [&str; 8] = [
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
