//! What can be done with the public types: their traits, their JSON, and what `Debug` writes.

use std::fmt::{Debug, Display};
use std::hash::Hash;
use std::str::FromStr;

use aalam::evaluate::{self, Assumed, BadLine, Confusion, Corpus, Labels, Mistake, Report, Score};
use aalam::explain::{Absence, Explanation, Reason, WhyNot};
use aalam::import::{self, Columns, Counted, NameFault, SkipReason, Summary, WeakReason};
use aalam::output::json::{CandidateRecord, MentionRecord, Record};
use aalam::output::{self, Document, Format};
use aalam::{
    Buffers, Candidate, DenyList, Entities, EntityCount, Entry, EntryRef, Error, Evidence, Folded, Gazetteer, Gender,
    Kind, Label, Lexicon, Mention, MentionId, Nisba, Normalizer, Offsets, Options, Proclitics, Repair, Span, Stage,
    Tagged, Tagger, TaggerBuilder, Unit, Warning, iter,
};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Asserts that types have traits: a row of traits for each group of types.
macro_rules! assert_traits {
    ($([$($bounds:tt)+] $($type:ty),+;)+) => {$({
        fn has<T: $($bounds)+>() {}
        $(has::<$type>();)+
    })+};
}

#[test]
fn types_have_the_traits_that_their_content_allows() {
    assert_traits! {
        // Everything can be printed, sent and shared.
        [Debug + Send + Sync + Unpin]
            Assumed, BadLine, Confusion, Corpus, Labels, Mistake, Report, Score, evaluate::Options,
            Absence<'_>, Explanation<'_>, Reason<'_>, WhyNot<'_>,
            Columns, Counted, NameFault, SkipReason, Summary, WeakReason,
            CandidateRecord<'_>, MentionRecord<'_>, Record<'_>, Document<'_>, Format, output::Options,
            output::brat::Brat<Vec<u8>>, output::conll::Conll<Vec<u8>>, output::csv::Csv<Vec<u8>>,
            output::displacy::Displacy<Vec<u8>>, output::doccano::Doccano<Vec<u8>>, output::gate::Gate<Vec<u8>>,
            output::html::Html<Vec<u8>>, output::json::Json<Vec<u8>>, output::json::Jsonl<Vec<u8>>,
            output::label_studio::LabelStudio<Vec<u8>>, output::spacy::Spacy<Vec<u8>>, output::text::Text<Vec<u8>>,
            output::web_annotation::WebAnnotation<Vec<u8>>,
            Buffers, Candidate<'_>, DenyList, Entities, EntityCount, Entry, EntryRef<'_>, Error, Evidence, Folded, Gazetteer,
            Gender, Kind, Label, Lexicon, Mention<'_>, MentionId, Nisba, Normalizer, Offsets<'_>, Options, Proclitics, Repair,
            Span, Stage, Tagged<'_>, Tagger, TaggerBuilder, Unit, Warning,
            iter::Candidates<'_, '_>, iter::Entries<'_>, iter::IntoMentions<'_>, iter::Mentions<'_, '_>, iter::Names<'_>,
            iter::Pairs<'_>, iter::Titles<'_, '_>;
        // All but working memory, writers and imports can be copied.
        [Clone]
            Corpus, Labels, Report, evaluate::Options, Explanation<'_>, Columns, Summary, Document<'_>, Record<'_>,
            DenyList, Error, Gazetteer, Lexicon, Mention<'_>, Offsets<'_>, Options, Tagged<'_>, Tagger, TaggerBuilder,
            iter::Candidates<'_, '_>, iter::Entries<'_>, iter::IntoMentions<'_>, iter::Mentions<'_, '_>, iter::Names<'_>,
            iter::Pairs<'_>, iter::Titles<'_, '_>;
        [Copy + Eq + Hash]
            Score, NameFault, SkipReason, WeakReason, Format, Candidate<'_>, Evidence, Gender, MentionId, Normalizer,
            Proclitics, Repair, Span, Stage, Unit;
        [Clone + Eq + Hash]
            Assumed, BadLine, Confusion, Labels, Mistake, Report, evaluate::Options, Absence<'_>, Reason<'_>, WhyNot<'_>,
            Columns, Counted, Summary, CandidateRecord<'_>, output::Options, EntityCount, Entry, EntryRef<'_>, Folded,
            Kind, Label, Nisba, Warning;
        [Eq] Corpus, Entities;
        // A confidence is a fraction.
        [PartialEq] MentionRecord<'_>, Record<'_>, Document<'_>, Mention<'_>, Tagged<'_>, Options;
        [Ord] Kind, Label, MentionId, Proclitics, Repair, SkipReason, Span, WeakReason;
        [Default]
            Assumed, Corpus, Labels, Report, Score, evaluate::Options, Columns, Counted, Summary, output::Options, Buffers,
            DenyList, Entities, Gazetteer, Lexicon, Nisba, Normalizer, Options, Proclitics, Span, TaggerBuilder, Unit;
        [Display + FromStr<Err = Error>] Evidence, Format, Gender, Kind, MentionId, Proclitics, Repair, Span, Stage, Unit;
        [FromStr<Err = Error>] DenyList, Lexicon;
        // For people only.
        [Display]
            Assumed, BadLine, Absence<'_>, Explanation<'_>, Reason<'_>, WhyNot<'_>, Counted, NameFault, SkipReason, Summary,
            WeakReason, Error, Label, Mention<'_>, Warning;
        [Serialize + DeserializeOwned]
            BadLine, Confusion, Mistake, Report, Score, Counted, NameFault, SkipReason, Summary, WeakReason,
            CandidateRecord<'static>, MentionRecord<'static>, Record<'static>, Format, EntityCount, Entry, Evidence, Gender,
            Kind, MentionId, Nisba, Proclitics, Repair, Span, Stage, Unit, Warning;
        // What borrows is read as a record.
        [Serialize] Candidate<'_>, Mention<'_>, Tagged<'_>;
        [std::error::Error] Error;
        [Extend<EntryRef<'static>> + FromIterator<EntryRef<'static>>] Gazetteer;
        [Extend<&'static Mention<'static>> + FromIterator<&'static Mention<'static>>] Entities;
        [DoubleEndedIterator + ExactSizeIterator + std::iter::FusedIterator]
            iter::Candidates<'_, '_>, iter::Entries<'_>, iter::IntoMentions<'_>, iter::Mentions<'_, '_>, iter::Titles<'_, '_>;
        [std::iter::FusedIterator] iter::Names<'_>, iter::Pairs<'_>, import::Import<'_>;
        // What is kept or sent has no borrow.
        [Send + 'static] Record<'static>, MentionRecord<'static>, Entities, Report, Summary, Tagger, Gazetteer, DenyList, Lexicon, Error;
    }
}

/// Checks that `value` has the JSON `json`, and is read from it.
fn reads_back<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T, json: &str) {
    assert_eq!(serde_json::to_string(value).unwrap(), json);
    assert_eq!(serde_json::from_str::<T>(json).unwrap(), *value);
    // As from a reader, which lends no text.
    assert_eq!(serde_json::from_reader::<_, T>(json.as_bytes()).unwrap(), *value);
}

#[test]
fn what_is_written_is_read() {
    for (all, names) in [
        (serde_json::to_value(Unit::ALL), Unit::ALL.iter().map(Unit::to_string).collect::<Vec<_>>()),
        (serde_json::to_value(Gender::ALL), Gender::ALL.iter().map(Gender::to_string).collect()),
        (serde_json::to_value(Evidence::ALL), Evidence::ALL.iter().map(Evidence::to_string).collect()),
        (serde_json::to_value(Stage::ALL), Stage::ALL.iter().map(Stage::to_string).collect()),
        (serde_json::to_value(Repair::ALL), Repair::ALL.iter().map(Repair::to_string).collect()),
        (serde_json::to_value(Format::ALL), Format::ALL.iter().map(Format::to_string).collect()),
    ] {
        assert_eq!(all.unwrap(), serde_json::json!(names));
    }
    let read = |json: String| serde_json::from_str::<(Vec<Unit>, Vec<Gender>, Vec<Evidence>)>(&json).unwrap();
    let all = (Unit::ALL.to_vec(), Gender::ALL.to_vec(), Evidence::ALL.to_vec());
    assert_eq!(read(serde_json::to_string(&all).unwrap()), all);
    let read = |json: String| serde_json::from_str::<(Vec<Stage>, Vec<Repair>, Vec<Format>)>(&json).unwrap();
    let all = (Stage::ALL.to_vec(), Repair::ALL.to_vec(), Format::ALL.to_vec());
    assert_eq!(read(serde_json::to_string(&all).unwrap()), all);

    reads_back(&Span::new(3, 8), r#"{"start":3,"end":8}"#);
    reads_back(&"m12".parse::<MentionId>().unwrap(), r#""m12""#);
    reads_back(&Proclitics::default(), r#""""#);
    reads_back(&"ول".parse::<Proclitics>().unwrap(), r#""ول""#);
    reads_back(&Kind::Place, r#""place""#);
    reads_back(&"ves\\sel".parse::<Kind>().unwrap(), r#""ves\\sel""#);
    reads_back(&Nisba::None, "false");
    reads_back(&Nisba::Regular, "true");
    reads_back(&Nisba::Listed(vec!["ليبي".into()]), r#"["ليبي"]"#);
    reads_back(&WeakReason::GivenName, r#""given_name""#);
    reads_back(&NameFault::EndOfName, r#""end_of_name""#);
    reads_back(&SkipReason::NoId, r#""no_id""#);
    reads_back(&SkipReason::Unfit(NameFault::EndOfName), r#""end_of_name""#);
    for wrong in [r#""m1.0""#, "1", "null"] {
        assert!(serde_json::from_str::<MentionId>(wrong).is_err(), "{wrong}");
    }
    for wrong in [r#""لو""#, r#""x""#, "null"] {
        assert!(serde_json::from_str::<Proclitics>(wrong).is_err(), "{wrong}");
    }
    let error = serde_json::from_str::<Nisba>("1").unwrap_err().to_string();
    assert!(error.starts_with("expected true, false or a list of adjectives"), "{error}");
}

#[test]
fn entries_are_read_as_a_gazetteer_reads_them() {
    let lines = [
        r#"{"id":"a","kind":"place","name":"درنة"}"#,
        r#"{"id":"a","kind":"vessel","name":"درنة","aliases":["دارنس"],"weak_aliases":["د"],"latin":"D\"","country":"libya","gender":"female","priority":-2,"nisba":true,"foreign":true,"links":{"a":"b"},"attributes":{"c":"d"}}"#,
        r#"{"id":"a","kind":"place","name":"درنة","nisba":["درناوي"]}"#,
    ];
    for line in lines {
        let entry = Gazetteer::from_jsonl(line).unwrap().get("a").unwrap().to_entry();
        reads_back(&entry, line);
    }
    for wrong in [r#"{"id":"a","kind":"place"}"#, r#"{"id":"a","kind":"place","name":"درنة","alias":[]}"#] {
        assert!(serde_json::from_str::<Entry>(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn results_of_imports_and_evaluations_are_read_back() {
    let list = "بحر العرب\nRed Sea\nبحر، محيط\nهدوء\n".as_bytes();
    let (_, summary) = import::list(list, "sea", Kind::Place).into_gazetteer().unwrap();
    assert!(!summary.weak_names.is_empty() && !summary.skipped_names.is_empty() && !summary.records.is_empty());
    let table = "الاسم;kind;x\nدرنة;place;1\n".as_bytes();
    let columns = "name=الاسم".parse().unwrap();
    let (_, of_table) = import::csv(table, "row", &columns).into_gazetteer().unwrap();
    assert!(of_table.separator.is_some() && !of_table.unused_columns.is_empty());
    for summary in [summary, of_table, Summary::default()] {
        reads_back(&summary, &serde_json::to_string(&summary).unwrap());
    }

    let gold = "درنة B-ORG\nسرخس B-LOC\nوطبرق B-PER\nاليوم B-DATE\nx ?\n";
    let corpus = Corpus::from_reader(gold.as_bytes()).unwrap();
    reads_back(&corpus.bad_lines()[0], &serde_json::to_string(&corpus.bad_lines()[0]).unwrap());
    let entry = |id: &str, name: &str| Entry::new(id, Kind::Place, name);
    let gazetteer = Gazetteer::from_entries([entry("a", "درنة"), entry("b", "سرخس")]).unwrap();
    let tagger = Tagger::builder().gazetteer(&gazetteer).build().unwrap();
    let mut report = evaluate::evaluate(&tagger, &corpus, &evaluate::Options::default());
    let json = serde_json::to_value(&report).unwrap();
    assert_eq!(json["scores"]["place"], serde_json::json!({"gold": 1, "predicted": 2, "right": 1}));
    assert_eq!(json["false_negatives"][0]["text"], "وطبرق");
    assert_eq!(json["confusions"][0]["predicted"], "place");
    reads_back(&report, &serde_json::to_string(&report).unwrap());
    for mistake in report.false_positives() {
        reads_back(&mistake, &serde_json::to_string(&mistake).unwrap());
    }
    // What was read can be added to.
    let read: Report = serde_json::from_value(json).unwrap();
    report.merge(read.clone());
    assert_eq!((report.micro().gold, report.false_negatives()[0].count), (2 * read.micro().gold, 2));

    let entities: Vec<EntityCount> = tagger.tag("سرخس ودرنة وسرخس").entities().iter().cloned().collect();
    reads_back(&entities, &serde_json::to_string(&entities).unwrap());
    let warnings = aalam::lint(r#"{"id":"A","kind":"place","name":"درنة"}"#).unwrap();
    reads_back(&warnings, &serde_json::to_string(&warnings).unwrap());
    assert!(!warnings.is_empty());
}

#[test]
fn debug_writes_neither_texts_nor_lists() {
    let long = "لا أحد هنا ولا هناك. ".repeat(500);
    let text = format!("وصل الدكتور هشام الشمري إلى درنة {long}");
    let entries = (0..1000).map(|number| Entry::new(format!("e{number}"), Kind::Place, format!("قرية {number}")));
    let mut gazetteer: Vec<Entry> = entries.collect();
    gazetteer.push(Entry::new("derna", Kind::Place, "درنة"));
    let gazetteer = Gazetteer::from_entries(gazetteer).unwrap();
    let tagger = Tagger::builder().gazetteer(&gazetteer).build().unwrap();
    let mut buffers = Buffers::default();
    let tagged = tagger.tag_with(&mut buffers, &text);
    let derna = &tagged.as_slice()[1];
    assert_eq!(
        format!("{derna:?}"),
        "Mention { id: m1, text: \"درنة\", span: 51..59, kind: place, clitics: \"\", entities: [\"derna\"], \
         confidence: 0.9, evidence: [], .. }"
    );
    let explanation = tagger.explain(&text);
    let folded = Normalizer::new().fold(&text);
    let offsets = Offsets::new(&text, Unit::Chars);
    let mut record = tagged.to_record();
    record.text = Some(text.as_str().into());
    let fields = serde_json::json!({"body": text});
    let document = Document { fields: fields.as_object(), ..Document::new(&tagged) };
    let conll: String = long.split(' ').filter(|word| !word.is_empty()).map(|word| format!("{word} B-LOC\n")).collect();
    let corpus = Corpus::from_reader(conll.as_bytes()).unwrap();
    let report = evaluate::evaluate(&tagger, &corpus, &evaluate::Options::default());
    let list: String = (0..1000).map(|number| format!("قرية {number}\n")).collect();
    let import = import::list(list.as_bytes(), "village", Kind::Place);
    let deny: DenyList = list.parse().unwrap();
    let lexicon: Lexicon = "قرية\trole\n".repeat(1000).parse().unwrap();
    let left_out = (0..1000).map(|number| format!("e{number}"));
    let builder = Tagger::builder().gazetteer(&gazetteer).deny(&deny).lexicon(&lexicon).except(left_out);
    assert_eq!(
        format!("{builder:?}"),
        "TaggerBuilder { gazetteer: Gazetteer { entries: 1001, .. }, lexicon: Lexicon { words: 1000, .. }, \
         left_out: 1000, deny: DenyList { rules: 1000, .. } }"
    );
    let why_not = explanation.why_not("درنة");
    let shown: [&dyn Debug; 19] = [
        &tagged,
        &derna.candidates().next().unwrap(),
        &tagged.mentions(),
        &tagged.clone().into_iter(),
        &tagged.titles(derna),
        &buffers,
        &explanation,
        &explanation.reasons(derna),
        &why_not,
        &folded,
        &offsets,
        &record,
        &document,
        &corpus,
        &report,
        &import,
        &gazetteer,
        &gazetteer.entries(),
        &builder,
    ];
    for (number, shown) in shown.iter().enumerate() {
        let shown = format!("{shown:?}");
        assert!(shown.len() < 1500, "{number}: {} bytes: {}", shown.len(), shown.chars().take(200).collect::<String>());
    }
    assert!(format!("{tagger:?}").len() < 500);
    assert_eq!(format!("{folded:?}"), format!("Folded {{ text_bytes: {}, .. }}", folded.as_str().len()));
    let mut jsonl = output::json::Jsonl::new(text.clone().into_bytes(), Unit::Bytes);
    output::Writer::write(&mut jsonl, &document).unwrap();
    assert_eq!(format!("{jsonl:?}"), "Jsonl { .. }");
}
