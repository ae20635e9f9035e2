//! For any text, mentions are nested or disjoint, links go both ways, and explaining changes nothing.

use aalam::{Kind, Tagged, Tagger};
use proptest::prelude::*;
use proptest::test_runner::{RngSeed, TestRunner};

use crate::common::check_spans;

/// The words of names, titles and bodies, and what may stand between them.
const WORDS: [&str; 64] = [
    "محمد",
    "الشمري",
    "عبد",
    "الرحمن",
    "عبدالرحمن",
    "أبو",
    "أم",
    "بن",
    "آل",
    "الدين",
    "الله",
    "صدام",
    "حفتر",
    "ألكسندر",
    "كوفاليف",
    "دي",
    "الثالث",
    "عشر",
    "زغرتان",
    "كريم",
    "المصري",
    "قال",
    "وقال",
    "أن",
    "إنه",
    "رئيس",
    "الرئيس",
    "وزير",
    "الخارجية",
    "خارجيتها",
    "رئيسها",
    "حكومته",
    "وزيرا",
    "نائب",
    "القائد",
    "العام",
    "للقوات",
    "المسلحة",
    "الليبية",
    "الليبي",
    "السابق",
    "مجلس",
    "النواب",
    "جامعة",
    "صحيفة",
    "وزارة",
    "الصناعة",
    "والطاقة",
    "مدينة",
    "طرابلس",
    "ليبيا",
    "ليبياً",
    "لـ",
    "WHO",
    "2020",
    "على",
    "في",
    "ه",
    "ها",
    "\u{FDFA}",
    "\u{FEF9}\u{FEF3}\u{FEAE}\u{FE8D}\u{FEE5}",
    "ـ",
    "\u{202E}",
    "م\u{651}",
];

const BETWEEN: [&str; 16] = [" ", " ", " ", " ", " ", " ", "، ", ". ", ".", "\n", " «", "» ", " (", ") ", " \"", "\" "];

fn check(tagger: &Tagger, text: &str) {
    let tagged = tagger.tag(text);
    check_mentions(&tagged);
    let explanation = tagger.explain(text);
    assert_eq!(explanation.tagged().as_slice(), tagged.as_slice());
    let _ = explanation.to_string();
    for name in ["محمد", "صدام حفتر", "رئيس", "ليبيا", "WHO", "", "ه"] {
        for (span, at, _) in explanation.why_not(name).places() {
            assert_eq!(text.get(span.start..span.end), Some(*at), "{name}");
        }
    }
}

fn check_mentions(tagged: &Tagged<'_>) {
    let text = tagged.text();
    for (at, mention) in tagged.mentions().enumerate() {
        check_spans(text, mention);
        let outer = !tagged.as_slice()[..at].iter().any(|before| before.span().contains(mention.span()));
        assert_eq!(mention.is_outer(), outer, "{mention}");
        for other in &tagged.as_slice()[at + 1..] {
            assert!(mention.span().start <= other.span().start, "{mention} comes before {other}");
            let (one, two) = (mention.span(), other.span());
            assert!(one.end <= two.start || one.contains(two) && one != two, "{mention} crosses {other}");
        }
        for title in tagged.titles(mention) {
            assert_eq!((mention.kind(), title.kind()), (&Kind::Person, &Kind::Title));
            assert_eq!(tagged.holder(title), Some(mention));
        }
        if let Some(holder) = tagged.holder(mention) {
            assert!(tagged.titles(holder).any(|title| title == mention), "{mention} is no title of {holder}");
        }
        if let Some(nationality) = tagged.nationality(mention) {
            assert_eq!((mention.kind(), nationality.kind()), (&Kind::Title, &Kind::Nationality));
        }
    }
}

#[test]
fn mentions_are_a_forest() {
    let word = (prop::sample::select(&WORDS[..]), prop::sample::select(&BETWEEN[..]));
    let text = prop::collection::vec(word, 0..24)
        .prop_map(|words| words.into_iter().flat_map(|(word, between)| [word, between]).collect::<String>());
    let config = ProptestConfig {
        cases: 1000,
        rng_seed: RngSeed::Fixed(8),
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let tagger = Tagger::builtin();
    TestRunner::new(config)
        .run(&text, |text| {
            check(&tagger, &text);
            Ok(())
        })
        .unwrap();
}

#[test]
fn any_text_will_do() {
    let config = ProptestConfig {
        cases: 300,
        rng_seed: RngSeed::Fixed(9),
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let tagger = Tagger::builtin();
    TestRunner::new(config)
        .run(&"\\PC{0,60}", |text| {
            check(&tagger, &text);
            Ok(())
        })
        .unwrap();
}

#[test]
fn the_samples_are_forests() {
    let tagger = Tagger::builtin();
    for sample in ["summit", "economy", "sport", "culture"] {
        let path = format!("{}/data/samples/{sample}.txt", env!("CARGO_MANIFEST_DIR"));
        check(&tagger, &std::fs::read_to_string(path).unwrap());
    }
}
