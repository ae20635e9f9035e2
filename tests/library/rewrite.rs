//! Rewriting gazetteers: names in the spelling of the embedded ones, and a table that is read back.

use std::collections::{BTreeMap, BTreeSet};

use aalam::{Entry, Gazetteer, Gender, Kind, Nisba, Normalizer, Tagger, export, import};
use proptest::prelude::*;

fn gazetteer(entries: &[Entry]) -> Gazetteer {
    let mut gazetteer = Gazetteer::new();
    for entry in entries {
        gazetteer.push(entry.clone()).unwrap();
    }
    gazetteer
}

fn tidy(mut entry: Entry) -> Entry {
    entry.tidy();
    entry
}

#[test]
fn names_are_spelled_as_the_embedded_ones() {
    for (name, expected) in [
        // Vowels stay, and nothing else that stands on letters.
        ("مُحَمَّد", "مُحَمَّد"),
        ("ﻣُﺤﻤــﺪ\u{6D6}", "مُحمد"),
        ("محـــمد", "محمد"),
        (" سفينة \u{A0} النيزك ", "سفينة النيزك"),
        ("ﻣﺤﻤﺪ", "محمد"),
        ("عمر\u{200C}", "عمر"),
        ("مو\u{654}من", "مؤمن"),
        ("ملعب ٥ يوليو ۱۹۶۲", "ملعب 5 يوليو 1962"),
        ("عبدالحميد", "عبد الحميد"),
        ("حسين أمير عبـداللهيان", "حسين أمير عبد اللهيان"),
        ("العبدالله", "العبدالله"),
        ("عبدالي", "عبدالي"),
        ("أبوظبي", "أبوظبي"),
        ("نورالدين", "نورالدين"),
        ("د. علی", "د. علی"),
        ("إ. ى", "إ. ى"),
        ("محمد ﷺ", "محمد ﷺ"),
    ] {
        assert_eq!(tidy(Entry::new("x", Kind::Person, name)).name, expected);
    }
    // After splitting it has 25 words, which is over the limit.
    let longest = format!("عبدالله{}", " سعد".repeat(23));
    assert_eq!(tidy(Entry::new("x", Kind::Person, &longest)).name, longest);
    // Split, it has no regular nisba.
    let mut abdalhamid = Entry::new("x", Kind::Place, "عبدالحميـد");
    abdalhamid.nisba = Nisba::Regular;
    let abdalhamid = tidy(abdalhamid);
    assert_eq!(abdalhamid.name, "عبدالحميد");
    assert!(Gazetteer::from_entries([abdalhamid]).is_ok());
}

#[test]
fn a_name_that_is_there_already_is_dropped() {
    let mut entry = Entry::new("x", Kind::Place, "ليبيا");
    entry.aliases = ["ليبـيا", "لِيبيا", "ليبياء", "ليبيا الحرة"].map(str::to_owned).into();
    entry.weak_aliases = ["ليبيـا", "الجماهيرية", "الجَماهيرية"].map(str::to_owned).into();
    entry.nisba = Nisba::Listed(["ليـبي"].map(str::to_owned).into());
    let entry = tidy(entry);
    assert_eq!(entry.names().collect::<Vec<_>>(), ["ليبيا", "ليبياء", "ليبيا الحرة", "ليبيا", "الجماهيرية"]);
    assert_eq!(entry.weak_aliases, ["ليبيا", "الجماهيرية"]);
    assert_eq!(entry.nisba, Nisba::Listed(["ليبي"].map(str::to_owned).into()));
}

/// The pieces of names.
const PIECES: [&str; 30] = [
    "عبدال",
    "عبد",
    "ال",
    "حميد",
    "الله",
    "الدين",
    "نور",
    "أبو",
    "بن",
    "ظبي",
    " ",
    " ",
    "  ",
    "\u{A0}",
    "-",
    ".",
    "ـ",
    "\u{64E}",
    "\u{651}",
    "\u{654}",
    "ﻻ",
    "ﷺ",
    "ى",
    "ی",
    "٥",
    "۵",
    "5",
    "و",
    "سفينة",
    "\u{200C}",
];

fn name() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec(prop::sample::select(&PIECES[..]), 1..7);
    pieces.prop_map(|pieces| pieces.concat()).prop_filter("no gazetteer loads it", |name| {
        Gazetteer::new().push(Entry::new("x", Kind::Place, name.as_str())).is_ok()
    })
}

prop_compose! {
    fn entry()(
        kind in prop::sample::select(&["person", "place", "title", "organization", "vessel"][..]),
        mut names in prop::collection::vec(name(), 1..6),
        weak in 0..3usize,
        stems in prop::collection::vec(name(), 0..2),
        foreign in any::<bool>(),
        again in any::<bool>(),
    ) -> Entry {
        let mut entry = Entry::new("x", kind.parse().unwrap(), names.remove(0));
        entry.weak_aliases = names.split_off(names.len().saturating_sub(weak));
        entry.aliases = names;
        if again {
            entry.weak_aliases.push(entry.name.clone());
        }
        entry.nisba = if stems.is_empty() { Nisba::None } else { Nisba::Listed(stems) };
        entry.foreign = foreign;
        entry
    }
}

/// Returns the mentions, each with everything except the spelling of the candidates' names.
fn mentions(entries: &[Entry], text: &str, ordered: bool) -> Vec<String> {
    let tagger = Tagger::builder().gazetteer(&gazetteer(entries)).build().unwrap();
    let tagged = tagger.tag(text);
    let mut mentions = Vec::new();
    for mention in tagged.mentions() {
        let candidates = mention.candidates().map(|candidate| (candidate.entry().id(), candidate.kind()));
        let mut candidates: Vec<_> = candidates.collect();
        if !ordered {
            candidates.sort();
        }
        mentions.push(format!("{} {} {:?} {candidates:?}", mention.span(), mention.clitics(), mention.confidence()));
    }
    mentions
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..Default::default() })]

    #[test]
    fn tidy_entries_are_found_where_they_were(mut entries in prop::collection::vec(entry(), 1..4)) {
        for (number, entry) in entries.iter_mut().enumerate() {
            entry.id = number.to_string();
        }
        let tidied: Vec<Entry> = entries.iter().cloned().map(tidy).collect();
        let mut text = String::new();
        for (before, after) in entries.iter().zip(&tidied) {
            prop_assert_eq!(&tidy(after.clone()), after);
            let normalizer = Normalizer::new();
            let forms = |entry: &Entry| -> BTreeSet<String> {
                entry.forms().iter().map(|form| normalizer.fold(form).into_string()).collect()
            };
            prop_assert_eq!(forms(before), forms(after));
            for form in before.names().chain(after.names()).map(str::to_owned).chain(before.forms()) {
                text += &format!("{form}، سفينة {form}\n\n");
            }
        }
        // An alias prefers the entity that the text named last, but the name of an entry does not. So an alias equal to the name affects
        // the order.
        let count = |entries: &[Entry]| entries.iter().map(|entry| entry.aliases.len()).sum::<usize>();
        let ordered = count(&entries) == count(&tidied);
        prop_assert_eq!(mentions(&entries, &text, ordered), mentions(&tidied, &text, ordered));
    }
}

/// Returns the entries in the order of their ids, before and after writing them as a table and reading it.
fn there_and_back(entries: &[Entry]) -> (Vec<Entry>, Vec<Entry>, String) {
    let mut table = Vec::new();
    export::csv(&gazetteer(entries), &mut table).unwrap();
    let (read, summary) = import::csv(table.as_slice(), "row", &import::Columns::default()).into_gazetteer().unwrap();
    let mut before = entries.to_vec();
    before.sort_by(|a, b| a.id.cmp(&b.id));
    (before, read.entries().map(|entry| entry.to_entry()).collect(), summary.to_string())
}

#[test]
fn what_an_importer_would_clean_up_survives_a_table() {
    let mut entry = Entry::new("Q_42", "PER".parse().unwrap(), "لِيبيا ");
    // Names without Arabic letters, repeated names, and other spellings of the same name.
    entry.aliases = ["NATO", "ليبيا", "ليـبيا", " ليبيا"].map(str::to_owned).into();
    entry.weak_aliases = ["ليبيا", "عبدالحميد"].map(str::to_owned).into();
    entry.latin = Some(String::new());
    entry.country = Some("Saudi Arabia, \"KSA\"".to_owned());
    entry.gender = Some(Gender::Male);
    entry.priority = i32::MIN;
    entry.nisba = Nisba::Listed(vec!["true".to_owned()]);
    entry.foreign = true;
    entry.links = BTreeMap::from([(String::new(), String::new()), ("a b".to_owned(), "x|y;z,\"\"".to_owned())]);
    entry.attributes = BTreeMap::from([
        ("kind".to_owned(), "[]".to_owned()),
        (" note".to_owned(), "two\r\nlines\n".to_owned()),
        ("\"".to_owned(), "\"".to_owned()),
    ]);
    let mut second = Entry::new("\"", "\"x,".parse().unwrap(), "ليبيا");
    second.nisba = Nisba::Listed(vec![]);
    let (before, after, summary) = there_and_back(&[entry, second]);
    assert_eq!(before, after);
    // The weak alias that repeats a name is the same name.
    assert_eq!(summary, "2 entries with 7 names taken\n\"x, 1, PER 1\n");
}

/// Generates texts that might confuse the reader of a table.
fn hostile() -> impl Strategy<Value = String> {
    let pieces = [
        ",",
        ";",
        "|",
        "\"",
        "\"\"",
        "'",
        "\n",
        "\r",
        "\r\n",
        "\t",
        " ",
        "\u{A0}",
        "\u{FEFF}",
        "\0",
        "\\",
        "[",
        "]",
        "{",
        "=",
        "#",
        "true",
        "a",
        "ليبيا",
        "،",
        "\u{200F}",
        "\u{2028}",
        "link.",
    ];
    prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..5).prop_map(|pieces| pieces.concat())
}

prop_compose! {
    fn hostile_entry()(
        mut entry in entry(),
        kind in hostile(),
        latin in prop::option::of(hostile()),
        country in prop::option::of(hostile()),
        gender in prop::option::of(prop::sample::select(vec![Gender::Female, Gender::Male])),
        priority in any::<i32>(),
        no_stems in any::<bool>(),
        links in prop::collection::btree_map(hostile(), hostile(), 0..3),
        attributes in prop::collection::btree_map(hostile(), hostile(), 0..3),
    ) -> Entry {
        let kind: String = kind.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
        if !kind.is_empty() {
            entry.kind = kind.parse().unwrap();
        }
        (entry.latin, entry.country, entry.gender, entry.priority) = (latin, country, gender, priority);
        if no_stems {
            entry.nisba = Nisba::Listed(vec![]);
        }
        (entry.links, entry.attributes) = (links, attributes);
        entry
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

    #[test]
    fn whatever_loads_survives_a_table(mut entries in prop::collection::vec(hostile_entry(), 1..4), id in hostile()) {
        let id: String = id.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
        for (number, entry) in entries.iter_mut().enumerate() {
            entry.id = format!("{id}{number}");
        }
        let (before, after, _) = there_and_back(&entries);
        prop_assert_eq!(before, after);
    }
}

#[test]
fn an_export_that_was_edited_is_read_as_far_as_it_can_be() {
    let header = "id,kind,name,aliases,weak_aliases,latin,country,gender,priority,nisba,foreign,attribute.note,mine";
    let rows = [
        "Libya,place,ليبيا,,,,,,,TRUE,TRUE,x,y",
        ",place,مينسك,,,Minsk,,,,,,,",
        "a b,place,ليبيا,,,,,,,,,,",
        "c,,ليبيا,,,,,,,,,,",
        "d,a b,ليبيا,,,,,,,,,,",
        "e,place,؟,,,,,,,,,,",
        "f,place,ليبيا,[a,,,,,,,,,",
        "g,place,مدينة,,,,,,,[\"؟\"],,,",
        "h,place,ليبيا,,,,,,,,,\"\"\"\",",
    ];
    let table = format!("{header}\n{}\n", rows.join("\n"));
    let (read, summary) = import::csv(table.as_bytes(), "row", &import::Columns::default()).into_gazetteer().unwrap();
    let ids: Vec<&str> = read.entries().map(|entry| entry.id()).collect();
    assert_eq!(ids, ["Libya", "row:minsk-613c16be676a5c50"]);
    let libya = read.get("Libya").unwrap();
    assert_eq!((libya.nisba(), libya.foreign()), (Nisba::Regular, true));
    assert_eq!(libya.attributes().collect::<Vec<_>>(), [("note", "x")]);
    assert_eq!(
        summary.to_string(),
        "2 entries with 2 names taken\n\
         place 2\n\
         1 column not used: \"mine\"\n\
         2 records skipped: a cell that begins with a quote or a bracket and is not JSON (the first on line 8)\n\
         1 record skipped: a kind that no gazetteer can have (the first on line 6)\n\
         1 record skipped: a name that no text can match (the first on line 7)\n\
         1 record skipped: a nisba that no text can match (the first on line 9)\n\
         1 record skipped: an id with a space in it (the first on line 4)\n\
         1 record skipped: no kind (the first on line 5)\n"
    );
}

#[test]
fn a_table_of_ones_own_has_adjectives_and_transliterations() {
    let table = "name,kind,nisba,foreign\nليبيا,place,true,\nدرنة,place,درنـاوي; درني,True\nمدينة,place,؟,no\n";
    let (read, summary) = import::csv(table.as_bytes(), "row", &import::Columns::default()).into_gazetteer().unwrap();
    let of = |name: &str| read.entries().find(|entry| entry.name() == name).unwrap();
    assert_eq!((of("ليبيا").nisba(), of("ليبيا").foreign()), (Nisba::Regular, false));
    let listed = Nisba::Listed(["درناوي", "درني"].map(str::to_owned).into());
    assert_eq!((of("درنة").nisba(), of("درنة").foreign()), (listed, true));
    assert!(summary.to_string().contains("1 record skipped: a nisba that no text can match (the first on line 4)"));
}
