//! The promises of the public types, whatever their content: classes of errors, names that parse back, iterators, lists that change.

use std::collections::{HashMap, HashSet};
use std::error::Error as _;
use std::fmt::{Debug, Display};
use std::io::{self, Read};
use std::str::FromStr;

use aalam::evaluate::{Corpus, Labels};
use aalam::import::{self, Columns, NameFault, SkipReason};
use aalam::output::{Format, Options};
use aalam::{Entry, EntryRef, Error, Evidence, Gazetteer, Gender, Kind, Repair, Span, Stage, Tagger, Unit};

/// Returns the classes of an error.
fn classes(error: &Error) -> Vec<&'static str> {
    let all = [
        ("io", error.is_io()),
        ("syntax", error.is_syntax()),
        ("invalid entry", error.is_invalid_entry()),
        ("duplicate id", error.is_duplicate_id()),
        ("limit", error.is_limit()),
        ("argument", error.is_argument()),
    ];
    all.into_iter().filter(|(_, is)| *is).map(|(class, _)| class).collect()
}

fn load(jsonl: &str) -> Error {
    Gazetteer::from_jsonl(jsonl).unwrap_err()
}

/// A reader that repeats one byte endlessly.
struct Endless(u8);

impl Read for Endless {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        buffer.fill(self.0);
        Ok(buffer.len())
    }
}

#[test]
fn each_error_is_of_one_class() {
    let named = |name: &str| load(&format!("{{\"id\":\"x\",\"kind\":\"place\",\"name\":\"{name}\"}}"));
    let place = |id: &str| format!("{{\"id\":\"{id}\",\"kind\":\"place\",\"name\":\"مينسك\"}}\n");
    let mut minsk = Gazetteer::from_jsonl(&place("minsk")).unwrap();
    let first = |mut import: import::Import<'_>| import.next().unwrap().unwrap_err();
    let mut chars = Options::default();
    chars.unit = Some(Unit::Chars);
    let cases = [
        ("io", Gazetteer::from_path("no-such-file").unwrap_err()),
        ("io", Corpus::from_path("no-such-file").unwrap_err()),
        ("syntax", load("[1]")),
        ("syntax", load(r#"{"id":"x","kind":"place"}"#)),
        ("syntax", load(r#"{"id":"x","kind":"place","name":7}"#)),
        ("syntax", load(r#"{"id":"x","kind":"person","name":"عمر","gender":"m"}"#)),
        ("syntax", Gazetteer::from_reader(&b"\xFF"[..]).unwrap_err()),
        ("syntax", Corpus::from_reader("مينسك\n".as_bytes()).unwrap_err()),
        ("syntax", first(import::wikidata("id,name\n".as_bytes()))),
        ("syntax", first(import::csv("a,b\n".as_bytes(), "row", &Columns::default()))),
        ("syntax", first(import::cldr("{".as_bytes()))),
        ("invalid entry", named("؟")),
        ("invalid entry", load(&place("a b"))),
        ("invalid entry", load(r#"{"id":"x","kind":"PERSON","name":"عمر"}"#)),
        ("invalid entry", load(r#"{"id":"x","kind":"place","name":"كوريا الشمالية","nisba":true}"#)),
        ("invalid entry", minsk.push(Entry::new("x", Kind::Place, "")).unwrap_err()),
        ("duplicate id", load(&place("x").repeat(2))),
        ("duplicate id", minsk.push(Entry::new("minsk", Kind::Place, "مينسك")).unwrap_err()),
        ("limit", named(&"باب ".repeat(40))),
        ("limit", named(&"ب".repeat(200))),
        ("limit", first(import::cldr(io::BufReader::new(Endless(b' '))))),
        ("limit", first(import::csv(Endless(b'"'), "row", &Columns::default()))),
        ("limit", {
            let table = "name,kind\n\"".as_bytes().chain(Endless(b'a'));
            first(import::csv(table, "row", &Columns::default()))
        }),
        ("argument", "PERSON".parse::<Kind>().unwrap_err()),
        ("argument", "yaml".parse::<Format>().unwrap_err()),
        ("argument", "colour=x".parse::<Columns>().unwrap_err()),
        ("argument", Labels::default().set_pair("MISC").unwrap_err()),
        ("argument", Labels::default().set_pair("PER=people").unwrap_err()),
        ("argument", Format::Text.writer(io::sink(), &chars).err().unwrap()),
    ];
    for (class, error) in &cases {
        assert_eq!(classes(error), [*class], "{error}");
        assert_eq!(error.source().is_some(), error.is_io());
        let copy = error.clone();
        assert_eq!((copy.to_string(), classes(&copy)), (error.to_string(), vec![*class]));
    }
}

#[test]
fn the_cause_of_an_error_is_told_once() {
    let error = Gazetteer::from_path("no-such-file").unwrap_err();
    assert_eq!(error.to_string(), "no-such-file: cannot be read");
    let cause = error.source().unwrap().downcast_ref::<io::Error>().unwrap();
    assert_eq!(cause.kind(), io::ErrorKind::NotFound);
    assert!(error.clone().source().is_some());
}

/// Checks that each value is written and read by its name, and that the error for another name lists them all.
fn parses_back<T: Copy + Debug + PartialEq + Display + FromStr<Err = Error>>(
    all: &[T],
    called: fn(T) -> &'static str,
    wrong: &str,
) {
    for &one in all {
        assert_eq!(called(one).parse::<T>().unwrap(), one);
        assert_eq!(one.to_string(), called(one));
        let width = called(one).len() + 2;
        assert_eq!(format!("{one:>width$}"), format!("  {}", called(one)));
    }
    let names: Vec<&str> = all.iter().map(|&one| called(one)).collect();
    assert_eq!(names.iter().collect::<HashSet<_>>().len(), all.len());
    let error = called(all[0]).to_uppercase().parse::<T>().unwrap_err();
    assert_eq!(error.to_string(), format!("{wrong}; expected one of {}", names.join(", ")));
}

#[test]
fn names_parse_back() {
    parses_back(Unit::ALL, Unit::as_str, "unknown unit \"BYTES\"");
    parses_back(Stage::ALL, Stage::as_str, "unknown stage \"PEOPLE\"");
    parses_back(Repair::ALL, Repair::as_str, "unknown repair \"HTML\"");
    parses_back(Gender::ALL, Gender::as_str, "unknown gender \"FEMALE\"");
    parses_back(Format::ALL, Format::as_str, "unknown format \"TEXT\"");
    parses_back(Evidence::ALL, Evidence::as_str, "unknown evidence \"GIVEN\"");
    // The list is complete: the values are numbered in its order, and its last one is the last value.
    assert!(Evidence::ALL.iter().enumerate().all(|(at, &evidence)| evidence as usize == at));
    assert_eq!(Evidence::ALL.last(), Some(&Evidence::Nationality));
    assert_eq!(Format::ALL.last(), Some(&Format::Html));
    assert!(Repair::ALL.iter().enumerate().all(|(at, &repair)| repair as usize == at));
    assert_eq!(Repair::ALL.last(), Some(&Repair::Lengthened));
}

#[test]
fn kinds_are_serialized_by_their_names() {
    for name in ["person", "vessel"] {
        let kind: Kind = serde_json::from_value(name.into()).unwrap();
        assert_eq!(serde_json::to_value(&kind).unwrap(), name);
    }
    let error = serde_json::from_str::<Kind>("\"Persons\"").unwrap_err();
    assert!(error.to_string().starts_with("kind \"Persons\" looks like a known one; write \"person\""), "{error}");
}

fn place(id: &str, name: &str) -> Entry {
    Entry::new(id, Kind::Place, name)
}

/// Returns the entries as `id=name`.
fn shown(gazetteer: &Gazetteer) -> Vec<String> {
    gazetteer.entries().map(|entry| format!("{}={}", entry.id(), entry.name())).collect()
}

#[test]
fn gazetteers_are_collected_and_extended() {
    let twice = [place("a", "طرابلس"), place("b", "بنغازي"), place("a", "سبها")];
    let first = Gazetteer::from_entries(twice).unwrap();
    assert_eq!(shown(&first), ["a=سبها", "b=بنغازي"]);
    assert_eq!(first.get("a").unwrap().name(), "سبها");

    // All or nothing.
    let mut second = first.clone();
    let error = second.try_extend([place("c", "درنة"), place("d", "؟")]).unwrap_err();
    assert_eq!((error.entry(), error.is_invalid_entry()), (Some("d"), true));
    assert_eq!(shown(&second), shown(&first));
    second.try_extend([place("b", "برقة"), place("c", "درنة")]).unwrap();
    assert_eq!(shown(&second), ["a=سبها", "b=برقة", "c=درنة"]);

    // Entries of other gazetteers need not be checked.
    let mut third: Gazetteer = second.entries().filter(|entry| entry.id() != "a").collect();
    assert_eq!(shown(&third), ["b=برقة", "c=درنة"]);
    third.extend(&first);
    assert_eq!(shown(&third), ["b=بنغازي", "c=درنة", "a=سبها"]);
    assert!(third.entries().eq(["b", "c", "a"].map(|id| third.get(id).unwrap())));
}

#[test]
fn what_is_added_later_goes_first_as_in_a_merge() {
    let first = Gazetteer::from_entries([place("a", "طرابلس")]).unwrap();
    let mut extended = first.clone();
    extended.try_extend([place("b", "طرابلس")]).unwrap();
    let mut collected = first.clone();
    collected.extend(Gazetteer::from_entries([place("b", "طرابلس")]).unwrap().entries());
    for gazetteer in [&extended, &collected] {
        let tagger = Tagger::builder().gazetteer(gazetteer).build().unwrap();
        let tagged = tagger.tag("طرابلس");
        let ids: Vec<&str> = tagged.as_slice()[0].candidates().map(|candidate| candidate.entry().id()).collect();
        assert_eq!(ids, ["b", "a"]);
    }
}

#[test]
fn entries_are_taken_out() {
    let mut gazetteer = Gazetteer::new();
    for list in [[("a", "طرابلس"), ("b", "بنغازي")], [("c", "طرابلس"), ("d", "سبها")], [("e", "طرابلس"), ("f", "درنة")]]
    {
        gazetteer.try_extend(list.map(|(id, name)| place(id, name))).unwrap();
    }
    assert_eq!(gazetteer.remove("b"), Some(place("b", "بنغازي")));
    assert_eq!((gazetteer.remove("b"), gazetteer.remove("x")), (None, None));
    gazetteer.retain(|entry| entry.id() != "c" && entry.name() != "درنة");
    assert_eq!(shown(&gazetteer), ["a=طرابلس", "d=سبها", "e=طرابلس"]);
    for (id, name) in [("a", Some("طرابلس")), ("b", None), ("c", None), ("d", Some("سبها")), ("f", None)] {
        assert_eq!(gazetteer.get(id).map(EntryRef::name), name);
    }
    // The id is free again, and layers are those of the remaining entries.
    gazetteer.push(place("b", "مرزق")).unwrap();
    assert!(gazetteer.push(place("e", "مرزق")).unwrap_err().is_duplicate_id());
    let tagger = Tagger::builder().gazetteer(&gazetteer).build().unwrap();
    let tagged = tagger.tag("طرابلس وبنغازي ومرزق ودرنة");
    let ids: Vec<Vec<&str>> =
        tagged.mentions().map(|mention| mention.candidates().map(|one| one.entry().id()).collect()).collect();
    assert_eq!(ids, [vec!["e", "a"], vec!["b"]]);
    gazetteer.retain(|_| false);
    assert!(gazetteer.is_empty() && gazetteer.get("a").is_none());
    gazetteer.push(place("a", "غات")).unwrap();
    assert_eq!(shown(&gazetteer), ["a=غات"]);
}

#[cfg(feature = "builtin")]
#[test]
fn patterns_stay_with_their_countries() {
    let mut gazetteer = Gazetteer::builtin().clone();
    let found = |gazetteer: &Gazetteer| {
        let tagger = Tagger::builder().gazetteer(gazetteer).build().unwrap().with(aalam::Options::new().lists_only());
        let tagged = tagger.tag("وزارة الخارجية الأردنية");
        tagged.as_slice().first().and_then(|mention| mention.entry().map(|entry| entry.id().to_owned()))
    };
    let ministry = found(&gazetteer);
    assert!(ministry.is_some() && gazetteer.get(ministry.as_deref().unwrap()).is_none());
    gazetteer.retain(|entry| *entry.kind() == Kind::Place);
    assert_eq!(found(&gazetteer), ministry);
    gazetteer.remove("jordan").unwrap();
    assert_eq!(found(&gazetteer), None);
}

/// Titles, people and nationalities that are linked.
fn linking() -> Tagger {
    let mut libya = place("libya", "ليبيا");
    libya.nisba = aalam::Nisba::Regular;
    let entries = [
        Entry::new("president", Kind::Title, "رئيس"),
        Entry::new("general", Kind::Title, "فريق"),
        Entry::new("saddam-haftar", Kind::Person, "صدام حفتر"),
        libya,
    ];
    Tagger::builder().gazetteer(&Gazetteer::from_entries(entries).unwrap()).build().unwrap()
}

#[test]
fn mentions_of_another_text_have_no_links_in_this_one() {
    let tagger = linking();
    let text = "الفريق صدام حفتر والرئيس الليبي";
    // The same words at the same place, and different ones.
    let (again, other) = (text.to_owned(), "وصل الرئيس الليبي مع الفريق صدام حفتر");
    let tagged = tagger.tag(text);
    let find = |text: &str| tagged.mentions().find(|mention| mention.text() == text).unwrap();
    let (general, haftar, president) = (find("الفريق"), find("صدام حفتر"), find("الرئيس"));
    assert_eq!(tagged.titles(haftar).map(|title| title.text()).collect::<Vec<_>>(), ["الفريق"]);
    assert_eq!(tagged.holder(general).unwrap().text(), "صدام حفتر");
    assert_eq!(tagged.nationality(president).unwrap().text(), "الليبي");
    for other in [tagger.tag(&again), tagger.tag(other)] {
        assert_eq!(other.titles(haftar).len(), 0);
        assert_eq!((other.holder(general), other.nationality(president)), (None, None));
    }
    // A copy of a mention can be used like the mention itself.
    let copy = haftar.clone();
    assert_eq!(tagged.titles(&copy).len(), 1);
    assert_eq!(tagged.clone().titles(&copy).len(), 1);
    // Another tagger numbers the mentions of the text differently.
    let places = Gazetteer::from_entries([place("haftar", "حفتر"), place("libya", "الليبي")]).unwrap();
    let places = Tagger::builder().gazetteer(&places).build().unwrap();
    let places = places.tag(text);
    assert_eq!(places.as_slice().len(), 2);
    assert_eq!((places.holder(general), places.titles(haftar).next()), (None, None));
}

#[test]
fn mentions_come_out_either_way() {
    let tagger = linking();
    let tagged = tagger.tag("الفريق صدام حفتر والرئيس الليبي");
    let forth: Vec<_> = tagged.mentions().cloned().collect();
    assert_eq!(tagged.mentions().len(), 4);
    assert_eq!(forth, tagged.as_slice());
    let mut back: Vec<_> = tagged.mentions().rev().cloned().collect();
    back.reverse();
    assert_eq!(back, forth);
    let titles = tagged.titles(&forth[1]);
    assert_eq!((titles.len(), titles.clone().next_back()), (1, titles.clone().next()));
    let mut mentions = tagged.clone().into_iter();
    assert_eq!((mentions.len(), mentions.next_back().as_ref()), (4, forth.last()));
    let mut count = 0;
    for mention in &tagged {
        count += mention.candidates().len();
    }
    assert_eq!(count, 4);
    assert_eq!(tagged.into_iter().collect::<Vec<_>>(), forth);
}

#[test]
fn entries_come_out_either_way() {
    let names = [("a", "طرابلس"), ("b", "بنغازي"), ("c", "سبها")];
    let gazetteer = Gazetteer::from_entries(names.map(|(id, name)| place(id, name))).unwrap();
    assert_eq!(gazetteer.entries().len(), 3);
    assert_eq!(gazetteer.entries().rev().map(EntryRef::id).collect::<String>(), "cba");
    let mut count = 0;
    for entry in &gazetteer {
        count += entry.names().count();
    }
    assert_eq!(count, 3);
    let by_entry: HashMap<EntryRef<'_>, usize> = gazetteer.entries().zip(0..).collect();
    assert_eq!(by_entry[&Gazetteer::from_entries([place("b", "بنغازي")]).unwrap().get("b").unwrap()], 1);
}

#[test]
fn names_come_in_the_order_of_their_roles() {
    let line = r#"{"id":"x","weak_aliases":["ج","د"],"aliases":["ت"],"links":{"a":"1","b":"2"},"kind":"place","name":"ح","attributes":{"c":"3"}}"#;
    let gazetteer = Gazetteer::from_jsonl(line).unwrap();
    let entry = gazetteer.get("x").unwrap();
    assert_eq!(entry.names().collect::<String>(), "حتجد");
    assert_eq!((entry.aliases().collect::<String>(), entry.weak_aliases().collect()), ("ت".into(), String::from("جد")));
    assert_eq!(entry.links().chain(entry.attributes()).collect::<Vec<_>>(), [("a", "1"), ("b", "2"), ("c", "3")]);
    assert_eq!(format!("{:?} {:?}", entry.aliases(), entry.links()), r#"["ت"] {"a": "1", "b": "2"}"#);
}

#[test]
fn weights_add_up() {
    let tagger = Tagger::builder().build().unwrap();
    let tagged = tagger.tag("وقال محمد الشمري إن الأمر انتهى");
    let person = &tagged.as_slice()[0];
    assert_eq!(person.weight(), person.evidence().iter().map(|evidence| evidence.weight()).sum::<u32>());
    assert!(person.weight() >= 3);
    let tagger = linking();
    assert_eq!(tagger.tag("ليبيا").as_slice()[0].weight(), 0);
}

#[test]
fn a_span_of_another_text_is_whatever_stands_there() {
    let span = Span::new(5, 15);
    assert_eq!(span.of("في مينسك"), "مينسك");
    assert_eq!(span.of("0123456789abcdefg"), "56789abcde");
    assert_eq!((span.of("في"), span.of("0123مينسكمينسك"), Span::new(3, 1).of("0123")), ("", "", ""));
}

#[test]
fn reasons_to_skip_are_typed() {
    let list = "بحر العرب\nRed Sea\nبحر، محيط\n".as_bytes();
    let (_, summary) = import::list(list, "sea", Kind::Place).into_gazetteer().unwrap();
    assert_eq!(summary.records[&SkipReason::NoName].count, 2);
    let comma = SkipReason::Unfit(NameFault::EndOfName);
    assert_eq!((comma.to_string().as_str(), summary.skipped_names[&comma].line), ("a sign that ends a name", 3));
    let reasons: Vec<SkipReason> = summary.skipped_names.into_keys().collect();
    assert_eq!(reasons, [comma, SkipReason::NoArabicLetter]);
}

#[test]
fn imported_labels_that_mean_a_known_kind_become_it() {
    let table = "name,kind\nعمر,Persons\nمينسك, places\nسفينة النيزك,Cargo Vessel\n";
    let import = import::csv(table.as_bytes(), "row", &Columns::default());
    let kinds: Vec<String> = import.map(|entry| entry.unwrap().kind.to_string()).collect();
    assert_eq!(kinds, ["person", "place", "cargo-vessel"]);
}

#[test]
fn what_is_shared_between_threads_can_be() {
    fn is_shared<T: Send + Sync + Unpin + 'static>() {}
    is_shared::<Tagger>();
    is_shared::<Gazetteer>();
    is_shared::<Entry>();
    is_shared::<Error>();
    is_shared::<Kind>();
    is_shared::<aalam::Tagged<'static>>();
    is_shared::<aalam::iter::Entries<'static>>();
    is_shared::<aalam::iter::Mentions<'static, 'static>>();
    is_shared::<aalam::explain::Explanation<'static>>();
    is_shared::<aalam::Buffers>();
}

#[test]
fn an_import_can_be_moved_to_another_thread() {
    fn is_sent<T: Send>() {}
    is_sent::<import::Import<'static>>();
}
