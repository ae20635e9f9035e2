//! Marks, tatweel and normalization forms must not change a mention, and no text may break the tagger.

use aalam::Tagger;
use proptest::prelude::*;
use proptest::test_runner::{RngSeed, TestRunner};
use unicode_normalization::UnicodeNormalization;

use crate::common::show;

const SAMPLES: [&str; 3] = [
    include_str!("../../data/samples/summit.txt"),
    include_str!("../../data/samples/economy.txt"),
    include_str!("../../data/samples/sport.txt"),
];

/// Returns what must not change in the mentions: the folded texts, kinds, proclitics and entities.
fn essence(tagger: &Tagger, text: &str) -> Vec<String> {
    let tagged = tagger.tag(text);
    show(&tagged);
    let normalizer = aalam::Normalizer::new();
    tagged
        .mentions()
        .map(|mention| {
            let ids: Vec<&str> = mention.candidates().map(|one| one.entry().id()).collect();
            let name = normalizer.fold(mention.text()).into_string();
            format!("{}+{name} {} {} {ids:?}", mention.clitics(), mention.kind(), mention.is_outer())
        })
        .collect()
}

#[test]
fn normalization_forms_do_not_matter() {
    let tagger = Tagger::builtin();
    for text in SAMPLES {
        let expected = essence(&tagger, text);
        assert!(expected.len() > 20);
        assert_eq!(essence(&tagger, &text.nfc().collect::<String>()), expected);
        assert_eq!(essence(&tagger, &text.nfd().collect::<String>()), expected);
        assert_eq!(essence(&tagger, &text.nfkc().collect::<String>()), expected);
        assert_eq!(essence(&tagger, &text.nfkd().collect::<String>()), expected);
    }
}

/// Returns whether the word contains one whose vowels are known. Other vowels make it another word.
fn is_vowelled(word: &str) -> bool {
    let fold = |word: &str| aalam::Normalizer::new().fold(word).into_string();
    let lines = include_str!("../../data/lexicon/vowelled.txt").lines();
    let mut known = lines.filter_map(|line| Some(fold(line.split_once('\t')?.0)));
    let word = fold(word);
    known.any(|known| word.contains(&known))
}

#[test]
fn marks_and_tatweel_inside_words_do_not_matter() {
    // The small alef is not among them, because it stands for a letter.
    const INSERTS: [char; 12] = [
        '\u{640}', '\u{64E}', '\u{64F}', '\u{650}', '\u{651}', '\u{652}', '\u{657}', '\u{6E1}', '\u{200C}', '\u{200D}',
        '\u{FE77}', '\u{8F4}',
    ];
    let tagger = Tagger::builtin();
    let config =
        ProptestConfig { cases: 60, rng_seed: RngSeed::Fixed(11), failure_persistence: None, ..Default::default() };
    let expected: Vec<_> = SAMPLES.iter().map(|text| essence(&tagger, text)).collect();
    TestRunner::new(config)
        .run(&(0..SAMPLES.len(), prop::collection::vec((0..INSERTS.len(), 0..7usize), 400)), |(sample, inserts)| {
            let mut changed = String::new();
            let mut inserts = inserts.iter().cycle();
            let mut wait = 0;
            for word in SAMPLES[sample].split_inclusive(|c: char| !c.is_alphabetic()) {
                let may_be_vowelled = !is_vowelled(word);
                let mut chars = word.chars().peekable();
                while let Some(c) = chars.next() {
                    changed.push(c);
                    // Inside a word, that is, between two letters.
                    let inside = c.is_alphabetic() && chars.peek().is_some_and(|next| next.is_alphabetic());
                    if inside && wait == 0 {
                        let &(insert, next_wait) = inserts.next().unwrap();
                        let is_vowel = matches!(INSERTS[insert], '\u{64E}'..='\u{652}' | '\u{6E1}');
                        changed.push(if is_vowel && !may_be_vowelled { '\u{640}' } else { INSERTS[insert] });
                        wait = next_wait;
                    } else if inside {
                        wait -= 1;
                    }
                }
            }
            prop_assert_eq!(essence(&tagger, &changed), expected[sample].clone());
            Ok(())
        })
        .unwrap();
}

/// Canonical order puts a tanwin before a shadda, whatever the order of the writer.
#[test]
fn the_order_of_marks_does_not_matter() {
    let tagger = Tagger::builtin();
    for text in [
        "زار عليّ\u{64C} حسن المدينة",
        "زار علي\u{64C}\u{651} حسن المدينة",
        "في مدينة\u{64D}\u{651} جميلة",
        "في مدينة\u{651}\u{64D} جميلة",
        "قالت وزيره\u{651}\u{64F} أمس",
        "شيئ حسن المدينة",
    ] {
        let expected = essence(&tagger, text);
        let forms =
            [text.nfc().collect::<String>(), text.nfd().collect(), text.nfkc().collect(), text.nfkd().collect()];
        for form in forms {
            assert_eq!(essence(&tagger, &form), expected, "{text}");
        }
    }
}

#[test]
fn no_text_breaks_the_tagger() {
    let tagger = Tagger::builtin();
    let huge = "ل".repeat(3_000_000);
    for text in [
        "",
        " ",
        "\n\r\t\u{2029}",
        "plain English, 1234.",
        "\u{64E}\u{651}\u{640}",
        "\u{301}\u{64E} مصر",
        &huge,
        "\u{0}",
        "....",
        "«»",
    ] {
        show(&tagger.tag(text));
    }
    assert_eq!(show(&tagger.tag("\u{301}\u{64E}مينسك")), "مينسك=minsk");
    let prayers = "\u{FDFA}".repeat(1_000_000);
    assert!(tagger.tag(&prayers).as_slice().is_empty());
    let words = "وللجيش الليبي ".repeat(10_000);
    assert_eq!(tagger.tag(&words).as_slice().len(), 20_000);
}

#[test]
fn random_text_breaks_nothing() {
    let tagger = Tagger::builtin();
    let config =
        ProptestConfig { cases: 3000, rng_seed: RngSeed::Fixed(13), failure_persistence: None, ..Default::default() };
    let pieces = prop_oneof![
        3 => "[ء-ي]{1,6}",
        2 => Just("ليبيا".to_owned()),
        1 => Just("الأمم المتحدة".to_owned()),
        1 => any::<char>().prop_map(String::from),
        1 => "[\u{FB50}-\u{FDFF}\u{FE70}-\u{FEFC}]",
        2 => "[ \n\r.,\"«»()\\-ـ]",
        1 => "[\u{64B}-\u{652}\u{200B}-\u{200F}\u{202A}-\u{202E}]",
    ];
    TestRunner::new(config)
        .run(&prop::collection::vec(pieces, 0..40), |pieces| {
            show(&tagger.tag(&pieces.concat()));
            Ok(())
        })
        .unwrap();
}
