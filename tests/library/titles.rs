//! Titles, their complements and holders, and pronouns written on them.

use aalam::{Entry, Evidence, Gazetteer, Kind, Nisba, Options, Stage, Tagged, Tagger};

use crate::common::{check_spans, show};

fn tagger() -> Tagger {
    let mut gazetteer = Gazetteer::new();
    for (id, kind, name) in [
        ("president", Kind::Title, "رئيس"),
        ("minister", Kind::Title, "وزير"),
        ("deputy", Kind::Title, "نائب"),
        ("director", Kind::Title, "المدير التنفيذي"),
        ("foreign-minister", Kind::Title, "وزير الخارجية"),
        ("prime-minister", Kind::Title, "رئيس الوزراء"),
        ("general", Kind::Title, "فريق"),
        ("governor", Kind::Title, "محافظ"),
        ("king", Kind::Title, "ملك"),
        ("founder", Kind::Title, "مؤسس"),
        ("wrestler", Kind::Title, "مصارع"),
        ("mister", Kind::Title, "السيد"),
        ("official", Kind::Title, "مسؤول"),
        ("historian", Kind::Title, "مؤرخ"),
        ("house", Kind::Organization, "مجلس النواب"),
        ("aramco", Kind::Organization, "شركة أرامكو"),
        ("government", Kind::Organization, "الحكومة"),
        ("tunis", Kind::Place, "تونس"),
        ("saddam-haftar", Kind::Person, "صدام حفتر"),
        ("khalifa-haftar", Kind::Person, "خليفة حفتر"),
    ] {
        gazetteer.push(Entry::new(id, kind, name)).unwrap();
    }
    let mut libya = Entry::new("libya", Kind::Place, "ليبيا");
    libya.nisba = Nisba::Regular;
    gazetteer.push(libya).unwrap();
    Tagger::builder().gazetteer(&gazetteer).build().unwrap()
}

/// Returns the outer titles of `text` as `clitics+text+enclitic`, with `<person` or `@nationality` if they are linked.
fn titles(tagged: &Tagged<'_>) -> String {
    let one = |title: &aalam::Mention<'_>| {
        check_spans(tagged.text(), title);
        let plus = |clitic: &str| if clitic.is_empty() { "" } else { "+" };
        let (before, after) = (title.clitics().as_str(), title.enclitic());
        let holder = tagged.holder(title).map(|person| {
            assert!(tagged.titles(person).any(|other| other.span() == title.span()));
            format!(" <{}", person.text())
        });
        let nationality = tagged.nationality(title).map(|adjective| format!(" @{}", adjective.text()));
        let (holder, nationality) = (holder.unwrap_or_default(), nationality.unwrap_or_default());
        format!("{before}{}{}{}{after}{holder}{nationality}", plus(before), title.text(), plus(after))
    };
    let outer = tagged.mentions().filter(|mention| mention.kind() == &Kind::Title && mention.is_outer());
    outer.map(one).collect::<Vec<_>>().join(" | ")
}

fn check(cases: &[(&str, &str)]) {
    let tagger = tagger();
    for (text, expected) in cases {
        assert_eq!(titles(&tagger.tag(text)), *expected, "{text}");
    }
}

#[test]
fn feminine_titles_may_be_written_with_a_heh() {
    let tagger = tagger();
    let titles_of = |text: &str| titles(&tagger.tag(text));
    for (text, expected) in [
        ("الوزيره", "الوزيره"),
        ("والمديره التنفيذية", ""),
        ("للرئيسه", "ل+لرئيسه"),
        ("بالنائبه", "ب+النائبه"),
        ("وزيره الخارجية", "وزيره الخارجية"),
        ("رئيسه الوزراء", "رئيسه الوزراء"),
        // Without the article it is a pronoun: "his minister".
        ("وزيره", "وزير+ه"),
    ] {
        assert_eq!(titles_of(text), expected, "{text}");
    }
}

#[test]
fn a_participle_before_its_preposition_is_no_title() {
    check(&[
        ("مسؤول كبير", "مسؤول"),
        ("قال المسئولون", "المسئولون"),
        ("مسؤول عن الأمن", ""),
        ("القرار المؤرخ 17 كانون", ""),
        ("المؤرخ هشام", "المؤرخ <هشام"),
        ("كانوا مسؤولين عن الأمن", ""),
        ("الرئيس عن الأمن", "الرئيس"),
    ]);
}

#[test]
fn a_title_takes_its_complement() {
    check(&[
        ("رئيس مجلس النواب", "رئيس مجلس النواب"),
        ("رئيس مجلس النواب الليبي", "رئيس مجلس النواب الليبي"),
        ("ورئيس تونس", "و+رئيس تونس"),
        ("نائب رئيس الوزراء الليبي", "نائب رئيس الوزراء الليبي"),
        ("المدير التنفيذي لشركة أرامكو", "المدير التنفيذي لشركة أرامكو"),
        ("وزير الخارجية الليبي", "وزير الخارجية الليبي"),
        // A field is a noun with the article and its adjectives.
        ("وزير الطيران المدني الليبي", "وزير الطيران المدني الليبي"),
        ("رئيس اللجنة أمس", "رئيس اللجنة"),
    ]);
}

#[test]
fn what_does_not_complete_a_title_stays_outside() {
    check(&[
        // The article closes a construct. A name, a line break or a comma ends it.
        ("الرئيس تونس", "الرئيس"),
        ("رئيس\nمجلس النواب", "رئيس"),
        ("رئيس، مجلس النواب", "رئيس"),
        ("رئيس القذافي", "رئيس <القذافي"),
        ("وزير الخارجية تونس", "وزير الخارجية"),
        // Ranks take no complement: فريق تونس is a team.
        ("فريق تونس", "فريق"),
        // After a bare title a nationality is not part of it.
        ("الرئيس الليبي", "الرئيس @الليبي"),
        ("رئيس ليبي", "رئيس @ليبي"),
    ]);
}

#[test]
fn a_complement_stays_nested() {
    let tagger = tagger();
    assert_eq!(
        show(&tagger.tag("رئيس مجلس النواب الليبي")),
        "رئيس مجلس النواب الليبي=president [مجلس النواب=house] [الليبي=libya]"
    );
    let tagged = tagger.tag("وزير الطيران المدني الليبي");
    assert_eq!(tagged.as_slice()[0].evidence(), [Evidence::Head, Evidence::Field, Evidence::Nationality]);
    assert_eq!(tagged.as_slice()[0].name(), "وزير الطيران المدني الليبي");
}

#[test]
fn titles_belong_to_the_person_after_them() {
    check(&[
        ("الرئيس صدام حفتر", "الرئيس <صدام حفتر"),
        ("الرئيس الليبي صدام حفتر", "الرئيس <صدام حفتر @الليبي"),
        ("الرئيس السابق صدام حفتر", "الرئيس <صدام حفتر"),
        ("الرئيس الليبي السابق صدام حفتر", "الرئيس <صدام حفتر @الليبي"),
        ("للرئيس السيد صدام حفتر", "ل+لرئيس <صدام حفتر | السيد <صدام حفتر"),
        ("رئيس مجلس النواب، السيد صدام حفتر", "رئيس مجلس النواب <صدام حفتر | السيد <صدام حفتر"),
        ("وزير الخارجية هشام الشمري", "وزير الخارجية <هشام الشمري"),
        ("الرئيس وصدام حفتر", "الرئيس"),
        ("الرئيس ثم صدام حفتر", "الرئيس"),
        ("الرئيس. صدام حفتر", "الرئيس"),
    ]);
}

#[test]
fn titles_belong_to_the_person_before_them() {
    check(&[
        ("صدام حفتر، نائب رئيس الوزراء", "نائب رئيس الوزراء <صدام حفتر"),
        ("صدام حفتر - رئيس مجلس النواب", "رئيس مجلس النواب <صدام حفتر"),
        ("صدام حفتر رئيس مجلس النواب", "رئيس مجلس النواب <صدام حفتر"),
        ("السيد صدام حفتر، رئيس مجلس النواب", "السيد <صدام حفتر | رئيس مجلس النواب <صدام حفتر"),
        // Without a comma, a title with the article belongs to somebody else.
        ("استقبل صدام حفتر الرئيس الليبي", "الرئيس @الليبي"),
        ("صدام حفتر ورئيس الوزراء", "و+رئيس الوزراء"),
        // A title between two people belongs to the second, unless a comma separates them.
        ("صدام حفتر رئيس الوزراء خليفة حفتر", "رئيس الوزراء <خليفة حفتر"),
        ("صدام حفتر، نائب رئيس الوزراء، السيد خليفة حفتر", "نائب رئيس الوزراء <صدام حفتر | السيد <خليفة حفتر"),
    ]);
}

#[test]
fn pronouns_are_cut_off() {
    check(&[
        ("قدم وزيرها", "وزير+ها"),
        ("ولرئيسهم", "ول+رئيس+هم"),
        ("وَزِيرُهُ", "وَزِيرُ+ه"),
        // Written vowels decide: مِلْك is "property".
        ("مَلِكُهُ", "مَلِكُ+ه"),
        ("مِلْكُهُ", ""),
        ("أخذ مُلْكًا", ""),
        ("رأى مَلِكًا", "مَلِكًا"),
        ("ووزير خارجيته", "و+وزير خارجيت+ه"),
        ("رئيس وزرائها", "رئيس وزرائ+ها"),
        ("رئيسي", ""),
        ("وزيرك", ""),
        // A ta marbuta is no pronoun, whatever its form.
        ("في محافظة القيروان", ""),
        ("مصارعة الثيران", ""),
        ("مصارعـة", ""),
        ("مصارعَةٌ", ""),
        ("مصارع\u{FE94}", ""),
        ("محافظته", ""),
        // Without its dots it looks like one. Words with a ta marbuta are not split in a text that has no other ta marbutas, ...
        ("في محافظه القيروان", ""),
        ("مؤسسه النقد", ""),
        ("قال محافظه إن", "محافظ+ه"),
        ("هي محافظه", ""),
        // ... and never before a place.
        ("زيارة محافظه تونس", ""),
        ("زيارة محافظه السابق", "محافظ+ه"),
        // There is no word رئيسة الوزراء with a ta marbuta at its end.
        ("قال رئيس وزرائه إن", "رئيس وزرائ+ه"),
    ]);
    let tagger = tagger();
    let tagged = tagger.tag("قررت حكومته");
    let government = &tagged.as_slice()[0];
    assert_eq!((government.text(), government.enclitic()), ("حكومت", "ه"));
    assert_eq!(government.word_span().of(tagged.text()), "حكومته");
    assert_eq!(government.entry().unwrap().id(), "government");
}

#[test]
fn links_name_mentions_that_are_returned() {
    let mut gazetteer = Gazetteer::new();
    gazetteer.push(Entry::new("president", Kind::Title, "رئيس")).unwrap();
    gazetteer.push(Entry::new("beirut", Kind::Place, "بيروت")).unwrap();
    gazetteer.push(Entry::new("saddam-haftar", Kind::Person, "صدام حفتر")).unwrap();
    let builder = || Tagger::builder().gazetteer(&gazetteer);
    let text = "في بيروت الرئيس صدام حفتر";
    let people = builder().build().unwrap().with(Options::new().kinds([Kind::Person]));
    let tagged = people.tag(text);
    assert_eq!(tagged.titles(&tagged.as_slice()[0]).count(), 0);
    let both = builder().build().unwrap().with(Options::new().kinds([Kind::Person, Kind::Title]));
    let tagged = both.tag(text);
    assert_eq!(tagged.titles(&tagged.as_slice()[1]).next(), Some(&tagged.as_slice()[0]));
    let without = builder().build().unwrap().with(Options::new().without(Stage::Titles));
    let tagged = without.tag(text);
    assert_eq!(tagged.titles(&tagged.as_slice()[2]).count(), 0);
}
