//! Every kind has a look of its own, and everything can be read.

use std::collections::{BTreeMap, BTreeSet};

use aalam::Tagger;

use crate::{OWN, between, browser, open, page, tagger};

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
        let known = ["person", "title", "place", "organization", "nationality"].map(str::to_owned);
        let own = (1..=8).map(|number| format!("own-{number}"));
        let mut looks: Vec<_> =
            known.into_iter().chain(own).map(|kind| (of(&kind), of(&format!("{kind}-tint")), kind)).collect();
        // All further kinds.
        looks.push((soft, of("rule"), "own-9".to_owned()));
        for (line, tint, kind) in &looks {
            let (line, tint, kind) = (*line, *tint, kind.as_str());
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

#[test]
fn every_kind_has_a_look_of_its_own_also_without_its_colour() {
    let Some(browser) = browser() else { return };
    let own = OWN.map(|(_, name)| name).join(" و");
    let text = format!("الرئيس المصري عبد الفتاح السيسي في القاهرة مع وكالة رويترز و{own}");
    let page = page(&tagger(&OWN), &[("a.txt", &text)]);
    let driver = r##"[...document.querySelectorAll("fieldset bdi")].map((kind) => {
        const { borderBottomColor, borderBottomStyle, borderBottomWidth, backgroundColor, backgroundImage } = getComputedStyle(kind);
        const shape = [borderBottomStyle, borderBottomWidth, backgroundImage.replace(/(rgba?|color)\([^)]*\)/g, "")].join(" ");
        const mark = getComputedStyle(document.querySelector("mark." + kind.className));
        const same = mark.borderBottomStyle === borderBottomStyle && mark.backgroundImage === backgroundImage;
        return { class: kind.className, name: kind.textContent, line: borderBottomColor, tint: backgroundColor, shape, same };
    })"##;
    let looks = open(&browser, "looks", &page, driver);
    let looks = looks.as_array().unwrap();
    assert_eq!(looks.len(), 5 + OWN.len(), "{looks:?}");
    for part in ["class", "name", "line", "tint", "shape"] {
        let distinct: BTreeSet<&str> = looks.iter().map(|look| look[part].as_str().unwrap()).collect();
        assert_eq!(distinct.len(), looks.len(), "{part}: {looks:?}");
    }
    assert!(looks.iter().all(|look| look["same"] == true), "{looks:?}");
    assert!(looks.iter().any(|look| look["class"] == "own-1" && look["name"] == "vessel"), "{looks:?}");
}
