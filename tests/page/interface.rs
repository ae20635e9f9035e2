//! The script's parts: the card, the switches, the search, the language.

use aalam::Tagger;
use serde_json::Value;

use crate::{OWN, browser, open, open_in, page, tagger, with_script};

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
        const line = (mark) => getComputedStyle(mark).borderBottomColor;
        const off = [...document.querySelectorAll("mark")].filter((mark) => line(mark) === "rgba(0, 0, 0, 0)").map((mark) => mark.textContent);
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

/// The page of all kinds of the gazetteer's own, and some known ones.
fn page_of_kinds() -> String {
    let own = OWN.map(|(_, name)| name).join(" و");
    let text = format!("وصل الرئيس البيلاروسي ألكسندر لوكاشينكو إلى بنغازي. وقال لوكاشينكو إن بنغازي جميلة. {own}");
    page(&tagger(&OWN), &[("a.txt", &text)])
}

#[test]
fn mentions_and_entities_are_counted_under_their_names() {
    let page = page_of_kinds();
    let counts = |names: usize, times: usize| {
        format!(
            "<span data-word=\"entities\">الأعلام</span> <b>{names}</b> \
             <span data-word=\"mentions\">مرات الذكر</span> <b>{times}</b>"
        )
    };
    assert!(page.contains(&format!("<summary>{}</summary>", counts(4 + OWN.len(), 6 + OWN.len()))), "{page}");
    for (key, name, names, times) in
        [("person", "أشخاص", 1, 2), ("title", "مناصب وألقاب", 1, 1), ("place", "أماكن", 1, 2)]
    {
        let heading = format!("<h3><bdi data-word=\"kinds-{key}\">{name}</bdi> {}</h3>", counts(names, times));
        assert!(page.contains(&heading), "no {heading} in {page}");
        let row = format!("<bdi class=\"{key}\" data-word=\"kinds-{key}\">{name}</bdi> <b>{times}</b></label>");
        assert!(page.contains(&row), "no {row} in {page}");
    }
    assert!(page.contains(&format!("<h3><bdi>vessel</bdi> {}</h3>", counts(1, 1))), "{page}");
}

/// What the interface says.
const INTERFACE: &str = r##"(() => {
    const $ = (selector) => document.querySelector(selector);
    const told = () => ({
        lang: document.documentElement.lang,
        dir: document.documentElement.dir,
        words: ["summary", "fieldset .title", "section.title h3 bdi", "fieldset .own-1", "#next", "#language", "dt", "#facts span"].map((selector) => $(selector).textContent),
        labels: [$("#search").placeholder, $("#search").ariaLabel, $("aside").ariaLabel, $("#close").ariaLabel],
        text: getComputedStyle($("article")).direction,
        left: $("aside").getBoundingClientRect().left === 0,
    });
    $("section.title a").click();
    const before = told();
    $("#language").click();
    const after = told();
    let stored = null;
    try { stored = localStorage.getItem("aalam-language"); } catch {}
    $("#language").click();
    return { before, after, again: told(), stored };
})()"##;

#[test]
fn the_interface_is_in_the_language_of_the_reader_and_switched_on_the_page() {
    let Some(browser) = browser() else { return };
    let page = page_of_kinds();
    let arabic = serde_json::json!({
        "lang": "ar",
        "dir": "rtl",
        "words": ["الأعلام 12 مرات الذكر 14", "مناصب وألقاب", "مناصب وألقاب", "vessel", "التالي", "English", "المعرّف", "منصب أو لقب"],
        "labels": ["ابحث في القائمة", "ابحث في القائمة", "الأعلام", "إغلاق"],
        "text": "rtl",
        "left": true,
    });
    let english = serde_json::json!({
        "lang": "en",
        "dir": "ltr",
        "words": ["Names 12 Mentions 14", "titles and roles", "titles and roles", "vessel", "Next", "العربية", "Id", "title or role"],
        "labels": ["Search the list", "Search the list", "Names", "Close"],
        "text": "rtl",
        "left": false,
    });
    // A page may have no storage, or a language in it that no page speaks.
    let none = "Object.defineProperty(window, 'localStorage', { get() { throw new Error('none'); } });";
    let store = |code: &str| format!("localStorage.setItem('aalam-language', '{code}');");
    let cases = [
        ("ar-EG,en", none.to_owned(), &arabic, &english),
        ("fr,ar,en", String::new(), &arabic, &english),
        ("fr", String::new(), &english, &arabic),
        ("ar", store("en"), &english, &arabic),
        ("en", store("xx"), &english, &arabic),
    ];
    for (number, (language, first, before, after)) in cases.iter().enumerate() {
        let page = with_script(&page, first, "<script id=\"words\"");
        let found = open_in(language, &browser, &format!("language-{number}"), &page, INTERFACE);
        assert_eq!(&found["before"], *before, "{language} {first}");
        assert_eq!(&found["after"], *after, "{language} {first}");
        assert_eq!(&found["again"], *before, "{language} {first}");
        let stored = if first == none { &Value::Null } else { &after["lang"] };
        assert_eq!(&found["stored"], stored, "{language} {first}");
    }
}

#[test]
fn the_legend_switches_kinds_off_and_on() {
    let Some(browser) = browser() else { return };
    let driver = r##"(() => {
        const shown = () => ({
            marks: [...document.querySelectorAll("mark")].filter((mark) => getComputedStyle(mark).borderBottomColor !== "rgba(0, 0, 0, 0)").length,
            sections: document.querySelectorAll("section:not([hidden])").length,
        });
        const click = (kind) => document.querySelector(`fieldset .${kind}`).closest("label").click();
        const steps = [shown()];
        for (const kind of ["own-2", "place", "own-2", "place"]) {
            click(kind);
            steps.push(shown());
        }
        click("place");
        // What is off is no mention: a click chooses none, and the arrow keys pass it by.
        document.querySelector("mark.place").click();
        const chosen = !document.querySelector("#card").hidden;
        const person = document.querySelector("mark.person");
        person.tabIndex = 0;
        person.focus();
        person.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowLeft", bubbles: true }));
        return { steps, chosen, next: document.activeElement.textContent };
    })()"##;
    let found = open(&browser, "legend", &page_of_kinds(), driver);
    let steps: Vec<[u64; 2]> = found["steps"]
        .as_array()
        .unwrap()
        .iter()
        .map(|step| ["marks", "sections"].map(|part| step[part].as_u64().unwrap()))
        .collect();
    assert_eq!(steps, [[14, 12], [13, 11], [11, 10], [12, 11], [14, 12]]);
    assert_eq!(found["chosen"], false);
    assert_eq!(found["next"], "لوكاشينكو");
}

#[test]
fn the_search_finds_names_however_they_are_spelled() {
    let Some(browser) = browser() else { return };
    let names = [
        ("place", "قرية الأزهار"),
        ("place", "قرية مستشفى الرازي"),
        ("person", "زنزبوت مؤيد"),
        ("vessel", "سفينة زكبوت 12"),
    ];
    let tagger = tagger(&names);
    let page = page(&tagger, &[("a.txt", &format!("{} وألكسندر لوكاشينكو", names.map(|(_, name)| name).join(" ثم ")))]);
    let cases = [
        // Alef and hamza, ta marbuta, alef maqsura, marks, tatweel, Persian letters, Arabic digits, an invisible character.
        ("قريه الازهار", "قرية الأزهار"),
        ("قَـريةُ", "قرية الأزهار, قرية مستشفى الرازي"),
        ("مستشفي", "قرية مستشفى الرازي"),
        ("ازه\u{200F}ار", "قرية الأزهار"),
        ("مويد", "زنزبوت مؤيد"),
        ("زکبوت ١٢", "سفينة زكبوت 12"),
        // Latin names and ids.
        ("LUKASH", "ألكسندر لوكاشينكو"),
        ("Lükashénko", "ألكسندر لوكاشينكو"),
        ("own-3", "سفينة زكبوت 12"),
        // Nothing, and everything.
        ("حمص", ""),
        (".*", ""),
        ("a{}*", ""),
        (" ", "زنزبوت مؤيد, ألكسندر لوكاشينكو, قرية الأزهار, قرية مستشفى الرازي, سفينة زكبوت 12"),
    ];
    let queries = serde_json::to_string(&cases.map(|(query, _)| query)).unwrap();
    let driver = r##"QUERIES.map((query) => {
        const search = document.querySelector("#search");
        search.value = query;
        const rules = document.styleSheets[0].cssRules.length;
        for (const name of ["input", "change"]) search.dispatchEvent(new Event(name, { bubbles: true }));
        const shown = (selector) => [...document.querySelectorAll(selector)].filter((element) => element.getClientRects().length);
        return {
            names: shown("li a bdi:first-child").map((name) => name.textContent).join(", "),
            sections: shown("section").length === new Set(shown("li").map((item) => item.closest("section"))).size,
            none: shown("#none").length,
            inert: document.styleSheets[0].cssRules.length === rules,
            first: (() => {
                search.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
                const chosen = document.querySelector("#facts strong")?.textContent ?? "";
                document.querySelector("#close").click();
                return chosen;
            })(),
        };
    })"##;
    let found = open(&browser, "search", &page, &driver.replacen("QUERIES", &queries, 1));
    for ((query, names), found) in cases.iter().zip(found.as_array().unwrap()) {
        assert_eq!(found["names"], *names, "{query}");
        assert_eq!((&found["sections"], &found["inert"]), (&true.into(), &true.into()), "{query}");
        if !names.is_empty() {
            assert_eq!(found["first"].as_str(), names.split(", ").next(), "{query}");
        }
        assert_eq!(found["none"], u64::from(names.is_empty()), "{query}");
    }
}
