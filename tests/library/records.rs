//! Tables and JSON: what they say of a mention, how mentions refer to each other, and what can be read back.

use std::collections::BTreeMap;

use aalam::output::json::Record;
use aalam::output::{Document, Format, Options};
use aalam::{Gazetteer, Repair, Tagger, Unit};
use serde_json::{Value, json};

use crate::output::{TEXT, text, texts, write};

#[test]
fn results_serialize_as_in_json() {
    let tagger = Tagger::builtin();
    let tagged = tagger.tag(TEXT);
    assert_eq!(serde_json::to_string(&tagged).unwrap() + "\n", text(Format::Jsonl, &tagged));
    let army = &tagged.as_slice()[1];
    assert!(text(Format::Jsonl, &tagged).contains(&serde_json::to_string(army).unwrap()));
    let json = serde_json::to_value((army.span(), army.kind(), army.clitics(), Unit::Utf16)).unwrap();
    assert_eq!(json, json!([{"start": army.span().start, "end": army.span().end}, "organization", "ول", "utf16"]));
    let candidate = serde_json::to_value(army.candidates().next()).unwrap();
    assert_eq!(candidate, json!({"entity": "libyan-army", "kind": "organization", "name": "الجيش الليبي"}));
}

/// Returns the columns of a table, row by row.
fn rows(format: Format, documents: &[Document<'_>]) -> Vec<BTreeMap<String, String>> {
    let table = write(format, &Options::default(), documents);
    let separator = if format == Format::Csv { b',' } else { b'\t' };
    let mut rows = csv::ReaderBuilder::new().delimiter(separator).from_reader(table.as_bytes());
    rows.deserialize().map(Result::unwrap).collect()
}

#[test]
fn each_format_counts_what_its_readers_do() {
    let defaults = Format::ALL.iter().filter_map(|format| Some((format.as_str(), *format.units().first()?)));
    let bytes: Vec<&str> = defaults.filter(|(_, unit)| *unit == Unit::Bytes).map(|(format, _)| format).collect();
    assert_eq!(bytes, ["json", "jsonl"]);
    let tagger = Tagger::builtin();
    let tagged = tagger.tag("\u{1F600} في مينسك");
    for format in [Format::Csv, Format::Tsv] {
        let row = &rows(format, &[Document::new(&tagged)])[0];
        assert_eq!((row["start"].as_str(), row["word_end"].as_str()), ("5", "10"), "{format}");
    }
}

#[test]
fn tables_and_json_have_the_latin_name_and_the_links() {
    let entries = r#"
{"id":"a","kind":"place","name":"سرخس","latin":"Sarkhas","links":{"wikidata":"Q1 2%","odd key=":"=1","iso":"\u00a0"}}
{"id":"b","kind":"place","name":"درنة","nisba":true,"latin":"Derna"}
{"id":"c","kind":"place","name":"طبرق","priority":1,"links":{"imo":"7"}}
{"id":"d","kind":"place","name":"طبرق","latin":"Tobruk"}
{"id":"e","kind":"place","name":"غات"}
"#;
    let tagger = Tagger::builder().gazetteer(&Gazetteer::from_jsonl(entries).unwrap()).build().unwrap();
    let tagged = tagger.tag("سرخس، الدرناويون والدرني، طبرق، غات. قال هشام الشمري");
    let cases = [
        ("سرخس", "Sarkhas", "iso=%C2%A0 odd%20key%3D==1 wikidata=Q1%202%25"),
        ("الدرني", "Derna", ""),
        // Those of the best entity alone.
        ("طبرق", "", "imo=7"),
        ("غات", "", ""),
        ("هشام الشمري", "", ""),
    ];
    let json: Value = serde_json::from_str(&text(Format::Jsonl, &tagged)).unwrap();
    let mentions = json["mentions"].as_array().unwrap();
    assert_eq!(texts(&tagged), cases.map(|(text, ..)| text));
    for format in [Format::Csv, Format::Tsv] {
        for ((row, mention), (text, latin, links)) in
            rows(format, &[Document::new(&tagged)]).iter().zip(mentions).zip(cases)
        {
            assert_eq!((row["text"].as_str(), row["latin"].as_str(), row["links"].as_str()), (text, latin, links));
            assert_eq!((&mention["text"], mention.get("latin").is_some()), (&json!(text), !latin.is_empty()));
            assert_eq!(mention.get("links").is_some(), !links.is_empty());
        }
    }
    assert_eq!(mentions[0]["links"], json!({"wikidata": "Q1 2%", "odd key=": "=1", "iso": "\u{a0}"}));
    assert_eq!(mentions[0]["latin"], "Sarkhas");
}

#[test]
fn mentions_refer_to_each_other_by_ids_that_are_no_numbers() {
    let tagger = Tagger::builtin();
    let tagged = tagger.tag("أجرى الفريق أول ركن صدام حفتر، نائب القائد العام، مباحثات مع الرئيس البيلاروسي");
    let json: Value = serde_json::from_str(&text(Format::Jsonl, &tagged)).unwrap();
    let rows = rows(Format::Csv, &[Document::new(&tagged)]);
    let mut references = [0; 3];
    for ((mention, value), row) in tagged.mentions().zip(json["mentions"].as_array().unwrap()).zip(&rows) {
        assert_eq!((&value["id"], &row["mention"]), (&json!(mention.id().to_string()), &mention.id().to_string()));
        let titles: Vec<String> = tagged.titles(mention).map(|title| title.id().to_string()).collect();
        let holder = tagged.holder(mention).map(|holder| holder.id().to_string());
        let nationality = tagged.nationality(mention).map(|nationality| nationality.id().to_string());
        assert_eq!(row["titles"], titles.join(" "));
        assert_eq!(
            (&row["holder"], &row["nationality"]),
            (&holder.clone().unwrap_or_default(), &nationality.clone().unwrap_or_default())
        );
        assert_eq!(value.get("titles"), (!titles.is_empty()).then(|| json!(titles)).as_ref());
        assert_eq!(
            (value.get("holder"), value.get("nationality")),
            (holder.as_ref().map(|id| json!(id)).as_ref(), nationality.as_ref().map(|id| json!(id)).as_ref())
        );
        for (count, more) in references.iter_mut().zip([titles.len(), holder.iter().len(), nationality.iter().len()]) {
            *count += more;
        }
    }
    assert_eq!(references, [2, 2, 1]);
    assert!(rows.iter().all(|row| row["mention"].parse::<f64>().is_err()));
}

#[test]
fn rows_keep_the_id_of_their_document() {
    let tagger = Tagger::builtin();
    let tagged = tagger.tag("في مينسك");
    let cases = [
        (json!({"id": "doc, 1"}), "doc, 1"),
        (json!({"id": 18_446_744_073_709_551_615_u64}), "18446744073709551615"),
        (json!({"id": -1.5}), "-1.5"),
        (json!({"id": ""}), ""),
        (json!({"id": null}), ""),
        (json!({"id": ["a"]}), ""),
        (json!({"ID": "a"}), ""),
    ];
    for (fields, id) in &cases {
        let document = Document { fields: fields.as_object(), ..Document::new(&tagged) };
        for format in [Format::Csv, Format::Tsv] {
            assert_eq!(rows(format, &[document])[0]["id"], *id, "{fields}");
        }
        let line: Value = serde_json::from_str(&write(Format::Jsonl, &Options::default(), &[document])).unwrap();
        assert_eq!(line.get("id"), fields.get("id"));
    }
    assert_eq!(rows(Format::Csv, &[Document::new(&tagged)])[0]["id"], "");
}

#[test]
fn json_has_the_text_if_asked_for() {
    let tagger = Tagger::builtin();
    let tagged = tagger.tag(TEXT);
    for fields in [json!({"day": 1}), json!({"text": "another", "day": 1}), json!({"text": 2, "day": 1})] {
        let document = Document { fields: fields.as_object(), ..Document::new(&tagged) };
        for (with_text, expected) in [(false, fields.get("text")), (true, Some(&json!(TEXT)))] {
            let mut options = Options::default();
            options.with_text = with_text;
            let line = write(Format::Jsonl, &options, &[document]);
            let array: Value = serde_json::from_str(&write(Format::Json, &options, &[document])).unwrap();
            assert_eq!(line.matches("\"text\":").count(), tagged.as_slice().len() + expected.iter().len());
            let line: Value = serde_json::from_str(&line).unwrap();
            assert_eq!((line.get("text"), &line["day"]), (expected, &json!(1)));
            assert_eq!(array, json!([line]));
        }
    }
}

#[test]
fn lines_are_read_back_as_the_records_that_they_were() {
    let tagger = Tagger::builtin();
    let entry = r#"{"id":"nayzak","kind":"سفينة","name":"النيزك","latin":"Na\"yzak","links":{"imo":"7\\"}}"#;
    let own = Tagger::builder().builtin().gazetteer(&Gazetteer::from_jsonl(entry).unwrap()).build().unwrap();
    let repairing = tagger.with(tagger.options().clone().repair([Repair::Html]));
    let cases = [
        (&tagger, TEXT),
        (&tagger, ""),
        (&tagger, "قال الدكتور هشام الشمري، وزيرها، إن شركة «نوكيا» في مدينة سرخس. وأضاف الشمري"),
        (&own, "وصل «للنيزك»\n"),
        (&repairing, "<p>التقى عبد <b>الفتاح</b>&nbsp;السيسي"),
    ];
    let fields = json!({"id": 1, "mentions": {}, "source": null, "offsets": [], "day": {"a": [1.5, null]}});
    let with_own = |text: Value| {
        let mut fields = fields.clone();
        fields["text"] = text;
        fields
    };
    let all_fields = [json!({}), fields.clone(), with_own(json!("another")), with_own(json!(2)), with_own(Value::Null)];
    for (tagger, text) in cases {
        let tagged = tagger.tag(text);
        for (fields, unit, with_text) in
            all_fields.iter().flat_map(|fields| [(fields, Unit::Bytes, false), (fields, Unit::Utf16, true)])
        {
            let mut options = Options::default();
            (options.unit, options.with_text) = (Some(unit), with_text);
            let source = Some("a\t.txt").filter(|_| with_text);
            let document = Document { source, tagged: &tagged, fields: fields.as_object() };
            let line = write(Format::Jsonl, &options, &[document]);
            let read: Record<'static> = serde_json::from_str(&line).unwrap();
            assert_eq!(serde_json::to_string(&read).unwrap() + "\n", line);
            assert_eq!((read.text.as_deref() == Some(text), read.offsets), (with_text, unit));
            assert_eq!((read.fields().get("id"), read.fields().get("day")), (fields.get("id"), fields.get("day")));
            if !with_text {
                let record = Record::new(&document, unit);
                assert_eq!(read, record);
                assert_eq!(record.into_owned(), read);
            }
        }
        assert_eq!(tagged.to_record(), serde_json::from_str(&serde_json::to_string(&tagged).unwrap()).unwrap());
        for (mention, record) in tagged.mentions().zip(tagged.to_record().mentions) {
            assert_eq!(mention.to_record(), record);
            assert_eq!(record, serde_json::from_str(&serde_json::to_string(mention).unwrap()).unwrap());
            assert_eq!(record.id, mention.id());
        }
    }
}
