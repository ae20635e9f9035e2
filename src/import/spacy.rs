//! Patterns of spaCy's `EntityRuler` and `SpanRuler`.

use std::io::BufRead;

use serde_json::{Map, Value};

use super::ids::add_id;
use super::lines::each_line;
use super::{Entry, Import, SkipReason, cleanup};

/// The largest number of names that one pattern expands to.
const NAMES: usize = 64;

/// Reads patterns of spaCy's `EntityRuler` or `SpanRuler`, one JSON object per line, as their `to_disk` writes them
/// (<https://spacy.io/usage/rule-based-matching#entityruler>).
///
/// ```text
/// {"label":"GPE","pattern":"بنغازي","id":"benghazi"}
/// {"label":"ORG","pattern":[{"TEXT":"مجلس"},{"LOWER":{"IN":["النواب","الدولة"]}}]}
/// ```
///
/// A pattern is a phrase or a list of tokens. Each token may only specify its text: one `TEXT`, `ORTH` or `LOWER`, with a string or an `IN`
/// of strings. A list of tokens is expanded to at most 64 names. Patterns with any other rule are skipped.
///
/// Labels become kinds as [`kind_of_label`](super::kind_of_label) says: `GPE` is a place, `VESSEL` the kind `vessel`. A name of one word may
/// be [weak or skipped](super#from-a-record-to-an-entry).
///
/// Patterns with the same id are names of one entity. Without an id, the id [is made](super#ids-made-here) of `word` and the first name.
///
/// ```
/// use aalam::import;
///
/// let patterns = r#"{"label":"ORG","pattern":[{"TEXT":"مجلس"},{"LOWER":{"IN":["النواب","الدولة"]}}]}"#;
/// let (gazetteer, _) = import::spacy(patterns.as_bytes(), "patterns").into_gazetteer()?;
/// let names: Vec<_> = gazetteer.entries().next().unwrap().names().collect();
/// assert_eq!(names, ["مجلس النواب", "مجلس الدولة"]);
/// # Ok::<(), aalam::Error>(())
/// ```
pub fn spacy<'r>(input: impl BufRead + Send + 'r, word: &'r str) -> Import<'r> {
    each_line(input, move |line, collector| {
        let pattern: Map<String, Value> = serde_json::from_str(line).unwrap_or_default();
        let (Some(Value::String(label)), Some(rule)) = (pattern.get("label"), pattern.get("pattern")) else {
            return collector.refuse(SkipReason::NotAPattern);
        };
        let names = match rule {
            Value::String(phrase) => Ok(vec![phrase.clone()]),
            Value::Array(tokens) => written_out(tokens),
            _ => Err(SkipReason::PatternOfAnotherType),
        };
        let mut names = match names {
            Ok(names) => names.into_iter(),
            Err(reason) => {
                collector.skip(reason);
                return Ok(());
            }
        };
        let kind = match collector.kind(label) {
            Ok(kind) => kind,
            Err(reason) => {
                collector.skip(reason);
                return Ok(());
            }
        };
        let id = match pattern.get("id") {
            Some(Value::String(id)) => id.clone(),
            Some(Value::Number(id)) => id.to_string(),
            _ => String::new(),
        };
        let mut entry = Entry::new(id, kind, names.next().unwrap_or_default());
        entry.aliases = names.collect();
        add_id(&mut entry, word);
        cleanup::add_listed(entry, collector);
        Ok(())
    })
}

/// Returns the names that a list of tokens matches.
fn written_out(tokens: &[Value]) -> Result<Vec<String>, SkipReason> {
    let mut names = vec![String::new()];
    for token in tokens {
        let texts = texts(token).ok_or(SkipReason::TokenRule)?;
        if names.len() * texts.len() > NAMES {
            return Err(SkipReason::TooManyNames);
        }
        names = names.iter().flat_map(|name| texts.iter().map(move |text| format!("{name} {text}"))).collect();
    }
    Ok(names)
}

/// Returns the texts that a token may have, if it specifies nothing else.
fn texts(token: &Value) -> Option<Vec<&str>> {
    let mut rules = token.as_object()?.iter();
    let (Some((attribute, rule)), None) = (rules.next(), rules.next()) else { return None };
    if !["TEXT", "ORTH", "LOWER"].contains(&attribute.to_uppercase().as_str()) {
        return None;
    }
    match rule {
        Value::String(text) => Some(vec![text]),
        Value::Object(set) if set.len() == 1 => set.get("IN")?.as_array()?.iter().map(Value::as_str).collect(),
        _ => None,
    }
}
