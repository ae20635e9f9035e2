//! Output formats for texts in which counting is hard, and for empty ones.

use std::fmt::Write as _;

use aalam::output::{Document, Format, Options};
use aalam::{Gazetteer, Tagged, Tagger, Unit, evaluate};
use proptest::prelude::*;
use proptest::test_runner::{RngSeed, TestRunner};
use serde_json::{Value, json};

/// Emoji, marks, bidi controls, all sorts of line ends, a name over two lines, a nested one, titles and their holders.
pub const TEXT: &str = "\u{1F469}\u{1F3FB}\u{200D}\u{1F692} في مِينْسْك\u{301}!\r\n\u{202B}وللجيش\r\nالليبي\u{202C} \u{1D400}\u{2028}\
    التقى الرئيس البيلاروسي ألكسندر لوكاشينكو\t\u{0} في «ولبيروت»\u{85}\u{1F}و\u{2067}لليبيا\u{2069}\n";

pub fn write(format: Format, options: &Options, documents: &[Document<'_>]) -> String {
    let mut out = Vec::new();
    let mut writer = format.writer(&mut out, options).unwrap();
    documents.iter().for_each(|document| writer.write(document).unwrap());
    writer.finish().unwrap();
    drop(writer);
    String::from_utf8(out).unwrap()
}

pub fn text(format: Format, tagged: &Tagged<'_>) -> String {
    write(format, &Options::default(), &[Document::new(tagged)])
}

/// Returns `text` from `start` to `end`, counted in `unit`.
fn slice(text: &str, unit: Unit, start: &Value, end: &Value) -> String {
    let (start, end) = (start.as_u64().unwrap() as usize, end.as_u64().unwrap() as usize);
    match unit {
        Unit::Bytes => text[start..end].to_owned(),
        Unit::Chars => text.chars().skip(start).take(end - start).collect(),
        Unit::Utf16 => String::from_utf16(&text.encode_utf16().collect::<Vec<_>>()[start..end]).unwrap(),
        other => panic!("{other} has no slice here"),
    }
}

/// Returns whether `c` is a space in Python.
fn is_space(c: char) -> bool {
    c.is_whitespace() || ('\u{1C}'..='\u{1F}').contains(&c)
}

pub fn texts(tagged: &Tagged<'_>) -> Vec<String> {
    tagged.mentions().map(|mention| mention.text().to_owned()).collect()
}

fn outer_texts(tagged: &Tagged<'_>) -> Vec<String> {
    tagged.mentions().filter(|mention| mention.is_outer()).map(|mention| mention.text().to_owned()).collect()
}

#[test]
fn the_text_is_as_hard_as_it_should_be() {
    let tagger = Tagger::builtin();
    let tagged = tagger.tag(TEXT);
    let expected =
        ["مِينْسْك\u{301}", "لجيش\r\nالليبي", "الليبي", "الرئيس", "البيلاروسي", "ألكسندر لوكاشينكو", "بيروت", "ليبيا"];
    assert_eq!(texts(&tagged), expected);
    assert_eq!(outer_texts(&tagged).len(), 7);
    assert!(tagged.mentions().any(|mention| tagged.holder(mention).is_some()));
}

#[test]
fn offsets_count_what_they_say() {
    check_offsets(&Tagger::builtin().tag(TEXT));
}

/// Reads every format with offsets, in each of its units, and checks that the offsets give the texts of the mentions.
pub fn check_offsets(tagged: &Tagged<'_>) {
    let text = tagged.text();
    for &format in Format::ALL {
        for &unit in format.units() {
            let mut options = Options::default();
            options.unit = Some(unit);
            let out = write(format, &options, &[Document::new(tagged)]);
            let one = || serde_json::from_str::<Value>(&out).unwrap_or_else(|error| panic!("{format}: {error}"));
            let found = |list: &Value, start: &str, end: &str| {
                let items = list.as_array().unwrap().iter();
                items.map(|item| slice(text, unit, &item[start], &item[end])).collect::<Vec<_>>()
            };
            let (found, expected) = match format {
                Format::Json => {
                    assert_eq!(one()[0]["offsets"], unit.as_str());
                    (found(&one()[0]["mentions"], "start", "end"), texts(tagged))
                }
                Format::Jsonl => {
                    assert_eq!(one()["offsets"], unit.as_str());
                    (found(&one()["mentions"], "start", "end"), texts(tagged))
                }
                Format::Spacy => {
                    assert_eq!(found(&one()["spans"]["sc"], "start", "end"), texts(tagged));
                    (found(&one()["ents"], "start", "end"), outer_texts(tagged))
                }
                Format::Displacy => (found(&one()[0]["ents"], "start", "end"), outer_texts(tagged)),
                Format::Gate => {
                    assert_eq!(one()["offset_type"], if unit == Unit::Utf16 { "j" } else { "p" });
                    (found(&one()["annotation_sets"][""]["annotations"], "start", "end"), texts(tagged))
                }
                Format::Doccano => {
                    let one = one();
                    let spans = one["label"].as_array().unwrap().iter();
                    (spans.map(|span| slice(text, unit, &span[0], &span[1])).collect(), texts(tagged))
                }
                Format::LabelStudio => {
                    let one = one();
                    let results = one[0]["predictions"][0]["result"].as_array().unwrap().iter();
                    let values = results.filter(|result| result["type"] == "labels").map(|result| &result["value"]);
                    let found = values.inspect(|value| {
                        assert_eq!(value["text"], slice(text, unit, &value["start"], &value["end"]));
                    });
                    (found.map(|value| value["text"].as_str().unwrap().to_owned()).collect(), texts(tagged))
                }
                Format::WebAnnotation => {
                    let one = one();
                    let items = one["first"]["items"].as_array().unwrap().iter();
                    let found = items.map(|item| {
                        let [place, quote] = &item["target"]["selector"].as_array().unwrap()[..] else { panic!() };
                        let around = |key: &str| quote[key].as_str().unwrap().to_owned();
                        assert!(text.contains(&(around("prefix") + &around("exact") + &around("suffix"))));
                        assert_eq!(around("exact"), slice(text, unit, &place["start"], &place["end"]));
                        around("exact")
                    });
                    (found.collect(), texts(tagged))
                }
                Format::Brat => {
                    let mentions = out.lines().filter(|line| line.starts_with('T'));
                    let found = mentions.map(|line| {
                        let fields: Vec<&str> = line.split('\t').collect();
                        let (_, pieces) = fields[1].split_once(' ').unwrap();
                        let pieces = pieces.split(';').map(|piece| {
                            let (start, end) = piece.split_once(' ').unwrap();
                            let number = |number: &str| json!(number.parse::<u64>().unwrap());
                            slice(text, unit, &number(start), &number(end))
                        });
                        assert_eq!(fields[2], pieces.collect::<Vec<_>>().join(" "));
                        fields[2].to_owned()
                    });
                    // The pieces of a name are joined by a space.
                    let bare = |text: String| text.replace(|c: char| is_space(c), "");
                    (found.map(bare).collect(), texts(tagged).into_iter().map(bare).collect())
                }
                Format::Csv | Format::Tsv => {
                    let separator = if format == Format::Csv { b',' } else { b'\t' };
                    let mut rows = csv::ReaderBuilder::new().delimiter(separator).from_reader(out.as_bytes());
                    let found = rows.records().map(|row| {
                        let row = row.unwrap();
                        let number = |column: usize| json!(row[column].parse::<u64>().unwrap());
                        assert_eq!(row[7], slice(text, unit, &number(3), &number(4)));
                        row[7].to_owned()
                    });
                    (found.collect(), texts(tagged))
                }
                other => panic!("{other} has offsets, but no test"),
            };
            assert_eq!(found, expected, "{format} in {unit:?}");
        }
    }
}

#[test]
fn a_unit_that_would_be_misread_is_refused() {
    let cases = [
        (Format::Spacy, Unit::Bytes, "offsets of the format spacy are in chars only"),
        (Format::Doccano, Unit::Bytes, "offsets of the format doccano are in utf16 or chars only"),
        (Format::Conll, Unit::Chars, "the format conll has no offsets"),
    ];
    for (format, unit, message) in cases {
        let mut options = Options::default();
        options.unit = Some(unit);
        assert_eq!(format.writer(Vec::new(), &options).err().unwrap().to_string(), message);
    }
}

#[test]
fn no_document_is_a_whole_file() {
    for &format in Format::ALL {
        let out = write(format, &Options::default(), &[]);
        match format {
            Format::Json | Format::Displacy | Format::LabelStudio => assert_eq!(out, "[]\n"),
            Format::Csv | Format::Tsv => assert_eq!(out.lines().count(), 1, "{out}"),
            Format::WebAnnotation => assert_eq!(serde_json::from_str::<Value>(&out).unwrap()["total"], 0),
            Format::Html => assert!(out.starts_with("<!DOCTYPE html>") && out.ends_with("</html>\n"), "{out}"),
            _ => assert_eq!(out, "", "{format}"),
        }
    }
}

#[test]
fn tokens_are_read_back_as_they_were_written() {
    let tagger = Tagger::builtin();
    let tagged = tagger.tag(TEXT);
    for whitespace_tokens in [false, true] {
        let mut options = Options::default();
        options.whitespace_tokens = whitespace_tokens;
        let conll = write(Format::Conll, &options, &[Document::new(&tagged), Document::new(&tagged)]);
        let corpus = evaluate::Corpus::from_reader(conll.as_bytes()).unwrap();
        assert!(!corpus.is_nested());
        // Four lines in two texts. One line break is inside a name.
        assert_eq!(corpus.sentence_count(), 2 * 4, "{conll}");
        let tokens = conll.lines().filter(|line| !line.is_empty()).count();
        assert_eq!(corpus.token_count(), tokens);
        let tags = |tag: &str| conll.matches(tag).count();
        assert_eq!((tags("\tB-"), tags("\tI-ORG"), tags("\tI-PER")), (2 * 7, 2, 2), "{conll}");
    }
    let mut sentences = String::new();
    for name in ["مينسك", "الجيش الليبي", "ألكسندر لوكاشينكو"] {
        writeln!(sentences, "وصل إلى {name} وفدٌ.").unwrap();
    }
    let conll = text(Format::Conll, &tagger.tag(&sentences));
    let corpus = evaluate::Corpus::from_reader(conll.as_bytes()).unwrap();
    let report = evaluate::evaluate(&tagger, &corpus, &evaluate::Options::default());
    assert_eq!((report.micro().precision(), report.micro().recall()), (1.0, 1.0));
}

#[test]
fn any_text_can_be_written() {
    const PIECES: [&str; 28] = [
        "مينسك",
        "للجيش",
        "الليبي",
        "الرئيس",
        "البيلاروسي",
        "ألكسندر",
        "لوكاشينكو",
        "و",
        "ﷺ",
        "ﻻ",
        "ـ",
        "\u{64E}",
        "\u{200F}",
        " ",
        " ",
        " ",
        "\r\n",
        "\n",
        "\t",
        "\u{2028}",
        "\u{1F}",
        "\u{85}",
        "\0",
        "\u{1F600}",
        "\u{FEFF}",
        "\"",
        ",",
        "<b>",
    ];
    let tagger = Tagger::builtin();
    let pieces = prop::collection::vec(prop::sample::select(&PIECES[..]), 0..24);
    let config = ProptestConfig { rng_seed: RngSeed::Fixed(6), ..ProptestConfig::with_cases(400) };
    let check = |pieces: Vec<&str>| {
        let whole = pieces.concat();
        let tagged = tagger.tag(&whole);
        check_offsets(&tagged);
        check_tokens(&whole, &serde_json::from_str(&text(Format::Spacy, &tagged)).unwrap());
        for whitespace_tokens in [false, true] {
            let mut options = Options::default();
            options.whitespace_tokens = whitespace_tokens;
            let conll = write(Format::Conll, &options, &[Document::new(&tagged)]);
            // Several names may stand between two spaces.
            let (found, expected) = (conll.matches("\tB-").count(), outer_texts(&tagged).len());
            assert!(found == expected || whitespace_tokens && found < expected, "{conll}");
            assert!(
                conll.lines().all(|line| line.matches(is_space).count() == usize::from(!line.is_empty())),
                "{conll}"
            );
            evaluate::Corpus::from_reader(conll.as_bytes()).unwrap();
        }
        Ok(())
    };
    TestRunner::new(config).run(&pieces, check).unwrap();
}

/// spaCy makes tokens of words and of the spaces between them, except one space after a word, and asserts that they are the same.
fn check_tokens(text: &str, doc: &Value) {
    let chars: Vec<char> = text.chars().collect();
    let mut at = 0;
    for token in doc["tokens"].as_array().unwrap() {
        let (start, end) = (token["start"].as_u64().unwrap() as usize, token["end"].as_u64().unwrap() as usize);
        let is_blank_left_out = at > 0 && chars[at] == ' ' && !is_space(chars[at - 1]);
        assert_eq!(start, at + usize::from(is_blank_left_out), "{text:?}");
        let spaces = chars[start..end].iter().filter(|&&c| is_space(c)).count();
        assert!(start < end && (spaces == 0 || spaces == end - start), "{text:?}");
        at = end;
    }
    assert!(at == chars.len() || (at + 1 == chars.len() && chars[at] == ' '), "{text:?}");
}

#[test]
fn fields_are_carried_through_but_replace_nothing() {
    let tagger = Tagger::builtin();
    let tagged = tagger.tag("في مينسك");
    let fields = json!({"day": 1, "text": 2, "mentions": 3, "source": 4, "label": 5, "offsets": 6});
    let document = Document { source: Some("a.txt"), tagged: &tagged, fields: fields.as_object() };
    let one = |format: Format| {
        let out = write(format, &Options::default(), &[document]);
        let value: Value = serde_json::from_str(&out).unwrap();
        // A repeated key would be lost in a `Value`, but is seen here.
        for name in ["\"day\":", "\"source\":"] {
            assert!(out.matches(name).count() <= 2, "{format}: {out}");
        }
        value
    };
    let line = one(Format::Jsonl);
    assert_eq!((&line["day"], &line["source"], &line["offsets"]), (&json!(1), &json!("a.txt"), &json!("bytes")));
    assert_eq!((&line["mentions"][0]["entities"], &line["text"]), (&json!(["minsk"]), &json!(2)));
    let line = one(Format::Doccano);
    assert_eq!((&line["day"], &line["text"], &line["mentions"]), (&json!(1), &json!("في مينسك"), &json!(3)));
    assert_eq!(line["label"], json!([[3, 8, "place"]]));
    let data = &one(Format::LabelStudio)[0]["data"];
    assert_eq!((&data["day"], &data["text"], &data["label"]), (&json!(1), &json!("في مينسك"), &json!(5)));
    assert_eq!(one(Format::Gate)["features"], fields);
    let doc = one(Format::Spacy);
    assert_eq!((&doc["day"], &doc["text"], &doc["source"]), (&json!(1), &json!("في مينسك"), &json!("a.txt")));
}

#[test]
fn documents_of_brat_follow_one_another_as_in_one_file() {
    let tagger = Tagger::builtin();
    let (first, second) = ("في \u{1F600} مينسك", "الرئيس ألكسندر لوكاشينكو\n");
    let (first_tagged, second_tagged) = (tagger.tag(first), tagger.tag(second));
    let documents = [Document::new(&first_tagged), Document::new(&second_tagged), Document::new(&first_tagged)];
    let out = write(Format::Brat, &Options::default(), &documents);
    let file = format!("{first}\n{second}{first}\n");
    let mut names = Vec::new();
    for line in out.lines().filter(|line| line.starts_with('T')) {
        let fields: Vec<&str> = line.split(['\t', ' ']).collect();
        let number = |field: &str| json!(field.parse::<u64>().unwrap());
        names.push(slice(&file, Unit::Chars, &number(fields[2]), &number(fields[3])));
    }
    assert_eq!(names, ["مينسك", "الرئيس", "ألكسندر لوكاشينكو", "مينسك"]);
    assert!(out.contains("R1\tholder Arg1:T2 Arg2:T3\n"), "{out}");
}

#[test]
fn links_identify() {
    let entry = r#"{"id":"a:b","kind":"vessel","name":"النيزك","links":{"wikidata":"Q1 2","odd key":"1","x":"a\tb","imo":"7"}}"#;
    let tagger = Tagger::builder().gazetteer(&Gazetteer::from_jsonl(entry).unwrap()).build().unwrap();
    let tagged = tagger.tag("سفينة النيزك");
    let brat = text(Format::Brat, &tagged);
    let references: Vec<&str> = brat.lines().filter(|line| line.starts_with('N')).collect();
    assert_eq!(references, ["N1\tReference T1 aalam:a:b\tالنيزك", "N2\tReference T1 imo:7\tالنيزك"]);
    let annotations: Value = serde_json::from_str(&text(Format::WebAnnotation, &tagged)).unwrap();
    let bodies = annotations["first"]["items"][0]["body"].as_array().unwrap();
    assert_eq!(bodies[2]["source"], "http://www.wikidata.org/entity/Q1%202");
    assert_eq!(bodies.len(), 3);
    assert!(text(Format::Conll, &tagged).ends_with("النيزك\tB-vessel\n\n"));
}

#[test]
fn colours_nest() {
    let mut options = Options::default();
    options.colours = true;
    let tagger = Tagger::builtin();
    let tagged = tagger.tag("الجيش الليبي هنا");
    let out = write(Format::Text, &options, &[Document::new(&tagged)]);
    assert_eq!(out, "\u{1B}[0m\u{1B}[1;35mالجيش \u{1B}[0m\u{1B}[1;4;36mالليبي\u{1B}[0m\u{1B}[1;35m\u{1B}[0m هنا\n");
}
