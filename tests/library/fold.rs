//! The fold of every char of Unicode, and the rules for those that matter.

use aalam::{Normalizer, Span};

fn fold(text: &str) -> String {
    Normalizer::new().fold(text).into_string()
}

#[test]
fn letters_fold_by_their_family() {
    for (from, to) in [
        ("آأإٱا", "ااااا"),
        ("\u{0672}\u{0673}\u{0675}", "ااا"),
        ("ؤئ", "وي"),
        ("\u{0676}\u{0677}\u{0678}", "ووي"),
        ("ء", "ء"),
        ("ىیېےۓ", "ييييي"),
        ("ةۃ", "هه"),
        ("ھۀہۂە", "ههههه"),
        ("کڪ", "كك"),
        ("پچژگڤڨں", "بجزكفقن"),
        ("\u{FEFB}\u{FDF2}\u{FDF4}", "لااللهمحمد"),
        ("رام ا\u{FDF2}", "رام الله"),
        ("عبدا\u{640}\u{FDF2}", "عبدالله"),
        ("شؤون شئون شءون شي\u{654}ون شئـُون", "شوون شوون شوون شوون شوون"),
        ("\u{FBEE}", "يو"),
        ("ئوب يوم سئم سوء", "يوب يوم سيم سوء"),
        ("\u{FEAD}\u{FE8B}\u{FB8B}", "ريز"),
        ("٠١٢٣۴۵۶789", "0123456789"),
        ("ÉcoleŁØßÆŒıĐ", "ecolelossaeoeid"),
    ] {
        assert_eq!(fold(from), to, "{from}");
    }
}

#[test]
fn marks_tatweel_and_controls_go() {
    let ranges = [
        0x0640..=0x0640,
        0x064B..=0x065F,
        0x0670..=0x0670,
        0x0610..=0x061A,
        0x06D6..=0x06DC,
        0x06DF..=0x06E8,
        0x06EA..=0x06ED,
        0x08CA..=0x08E1,
        0x08E3..=0x08FF,
        0x200B..=0x200F,
        0x061C..=0x061C,
        0x202A..=0x202E,
        0x2060..=0x2060,
        0x2066..=0x2069,
        0xFEFF..=0xFEFF,
        0x00AD..=0x00AD,
        0x0674..=0x0674,
        0xFE70..=0xFE7F,
        0xFC5E..=0xFC63,
    ];
    for code in ranges.into_iter().flatten() {
        let c = char::from_u32(code).unwrap();
        assert_eq!(fold(&format!("م{c}ن")), "من", "U+{code:04X}");
    }
}

#[test]
fn runs_of_spaces_are_one_space_and_an_empty_line_stays() {
    for (from, to) in [
        ("ا  ب", "ا ب"),
        ("ا\t\u{A0}\u{2003}\u{202F}\u{3000}ب", "ا ب"),
        ("ا \r\n ب", "ا ب"),
        ("ا\n\nب", "ا\n\nب"),
        ("ا\r\n \r\nب", "ا\n\nب"),
        ("ا\u{2028}ب", "ا ب"),
    ] {
        assert_eq!(fold(from), to, "{from:?}");
    }
}

#[test]
fn punctuation_and_unknown_letters_stay() {
    for text in ["،", "«", "\u{2026}", "中", "ћ", "한", "½", "\u{06D4}", "-", "."] {
        assert_eq!(fold(text), text);
    }
}

#[test]
fn every_char_folds_idempotently_into_the_alphabet() {
    let alphabet: Vec<char> = "ابتثجحخدذرزسشصضطظعغفقكلمنهويء0123456789abcdefghijklmnopqrstuvwxyz \n".chars().collect();
    let mut buffer = [0; 4];
    for c in '\0'..=char::MAX {
        let text = &*c.encode_utf8(&mut buffer);
        let once = fold(text);
        assert_eq!(fold(&once), once, "U+{:04X}", u32::from(c));
        // Chars that do not fold to the alphabet are unchanged.
        let stays = once == text;
        assert!(stays || once.chars().all(|c| alphabet.contains(&c)), "U+{:04X} folds to {once:?}", u32::from(c));
    }
}

#[test]
fn the_way_back_takes_whole_chars_and_their_marks() {
    let text = "زارَ أحمـد ﻻهاي";
    let folded = Normalizer::new().fold(text);
    assert_eq!(folded.as_str(), "زار احمد لاهاي");
    let back = |part: &str| {
        let start = folded.as_str().find(part).unwrap();
        folded.original(Span::new(start, start + part.len())).of(text)
    };
    assert_eq!(back("زار"), "زارَ");
    assert_eq!(back("احمد"), "أحمـد");
    assert_eq!(back("لا"), "ﻻ");
    assert_eq!(back("اهاي"), "ﻻهاي");
    assert_eq!(folded.original(Span::new(0, 10_000)), Span::new(0, text.len()));
    assert!(folded.original(Span::new(3, 3)).is_empty());
    assert!(Normalizer::new().fold("").original(Span::new(0, 1)).is_empty());
}
