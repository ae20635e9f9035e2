//! Mentions as tasks for Label Studio, with predictions to correct.
//!
//! ```
//! use aalam::Tagger;
//! use aalam::output::{Document, Writer, label_studio::LabelStudio};
//!
//! let mut out = Vec::new();
//! let mut tasks = LabelStudio::new(&mut out);
//! tasks.write(&Document::new(&Tagger::builtin().tag("وصل لمينسك")))?;
//! tasks.finish()?;
//! drop(tasks);
//! assert_eq!(
//!     String::from_utf8(out)?,
//!     concat!(
//!         "[\n",
//!         r#"{"data":{"text":"وصل لمينسك"},"predictions":[{"model_version":"aalam "#, env!("CARGO_PKG_VERSION"), r#"","result":["#,
//!         r#"{"id":"0","type":"labels","from_name":"label","to_name":"text","value":{"start":5,"end":10,"text":"مينسك","labels":["place"]},"#,
//!         r#""score":0.9,"meta":{"text":["minsk","proclitics: ل"]}}]}]}"#,
//!         "\n]\n"
//!     )
//! );
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Offsets are chars, as in its editor. The ids of a mention's entities and its proclitics are notes of the region; the holder of a title,
//! and the nationality beside it, are relations. The name of the document and its fields go into the task's data. The labelling interface
//! of such a project is:
//!
//! ```xml
//! <View>
//!   <Relations><Relation value="holder"/><Relation value="nationality"/></Relations>
//!   <Labels name="label" toName="text">
//!     <Label value="person"/><Label value="title"/><Label value="place"/>
//!     <Label value="organization"/><Label value="nationality"/>
//!   </Labels>
//!   <Text name="text" value="$text"/>
//! </View>
//! ```

use std::io::{self, Write};

use serde::Serialize;

use super::extra_fields::ExtraFields;
use super::json_array::Array;
use super::{Document, Writer, ids};
use crate::span::{Offsets, Unit};

/// Writes one array of tasks.
pub struct LabelStudio<W> {
    out: Array<W>,
}

#[derive(Serialize)]
struct Task<'a> {
    data: TaskData<'a>,
    predictions: [Prediction<'a>; 1],
}

#[derive(Serialize)]
struct TaskData<'a> {
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'a str>,
    #[serde(flatten)]
    fields: ExtraFields<'a>,
}

#[derive(Serialize)]
struct Prediction<'a> {
    model_version: &'static str,
    result: Vec<ResultItem<'a>>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum ResultItem<'a> {
    Region {
        id: String,
        r#type: &'static str,
        from_name: &'static str,
        to_name: &'static str,
        value: RegionValue<'a>,
        score: f32,
        meta: Meta,
    },
    Relation {
        r#type: &'static str,
        from_id: String,
        to_id: String,
        direction: &'static str,
        labels: [&'static str; 1],
    },
}

#[derive(Serialize)]
struct RegionValue<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    labels: [&'a str; 1],
}

#[derive(Serialize)]
struct Meta {
    text: Vec<String>,
}

impl<W: Write> LabelStudio<W> {
    /// Creates a writer to `out`.
    pub fn new(out: W) -> Self {
        Self { out: Array::new(out) }
    }
}

impl<W: Write> Writer for LabelStudio<W> {
    fn write(&mut self, document: &Document<'_>) -> io::Result<()> {
        let text = document.tagged.text();
        let mut offsets = Offsets::new(text, Unit::Chars);
        let (mut result, mut relations) = (Vec::new(), Vec::new());
        for (number, mention) in document.tagged.mentions().enumerate() {
            let span = offsets.span(mention.span());
            let labels = [mention.kind().as_str()];
            let mut notes: Vec<String> = ids(mention).into_iter().map(str::to_owned).collect();
            if !mention.clitics().is_empty() {
                notes.push(format!("proclitics: {}", mention.clitics()));
            }
            result.push(ResultItem::Region {
                id: number.to_string(),
                r#type: "labels",
                from_name: "label",
                to_name: "text",
                value: RegionValue { start: span.start, end: span.end, text: mention.text(), labels },
                score: mention.confidence(),
                meta: Meta { text: notes },
            });
            for (relation, other) in [("holder", mention.links.holder), ("nationality", mention.links.nationality)] {
                let Some(other) = other else { continue };
                relations.push(ResultItem::Relation {
                    r#type: "relation",
                    from_id: number.to_string(),
                    to_id: other.to_string(),
                    direction: "right",
                    labels: [relation],
                });
            }
        }
        result.append(&mut relations);
        let model_version = concat!("aalam ", env!("CARGO_PKG_VERSION"));
        let fields = ExtraFields::new(document.fields, &["text", "source"]);
        let data = TaskData { text, source: document.source, fields };
        self.out.push(&Task { data, predictions: [Prediction { model_version, result }] })
    }

    fn finish(&mut self) -> io::Result<()> {
        self.out.finish()
    }
}
