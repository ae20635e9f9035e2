//! Finds entries by name or id.

use std::io::{self, Write};

use aalam::{EntryRef, Gazetteer, Normalizer, Tagger};

use crate::exit::Problem;

/// Reads a name to look for.
pub(crate) fn name(name: &str) -> Result<String, &'static str> {
    if name.contains(char::is_alphanumeric) { Ok(name.to_owned()) } else { Err("write a name with a letter in it") }
}

/// Prints the entries that a name in a text would match, and those with the name in Latin letters; or else names that are similar. Returns
/// whether there are any.
pub(crate) fn find(out: &mut impl Write, gazetteer: &Gazetteer, name: &str) -> Result<bool, Problem> {
    let tagger = Tagger::builder().gazetteer(gazetteer).build()?;
    let tagged = tagger.tag(name);
    let mut found = false;
    for mention in tagged.mentions() {
        for candidate in mention.candidates() {
            let how = format!("as {}", candidate.name());
            write_row(out, mention.text(), candidate.kind().as_str(), candidate.entry(), &how)?;
            found = true;
        }
    }
    // A text that is only a weak name has no mention of it.
    let tagged_as_weak = |entry: &EntryRef<'_>| entry.weak_aliases().any(|weak| weak == name);
    for entry in gazetteer.entries().filter(tagged_as_weak) {
        write_row(out, name, entry.kind().as_str(), entry, "weak")?;
        found = true;
    }
    let wanted = words(name);
    for entry in gazetteer.entries().filter(|entry| entry.latin().is_some_and(|latin| words(latin).contains(&wanted))) {
        write_row(out, entry.name(), entry.kind().as_str(), entry, "by its Latin name")?;
        found = true;
    }
    if !found {
        writeln!(out, "no entry matches {name}")?;
        for (similar, entry) in gazetteer.similar_names(name) {
            write_row(out, similar, entry.kind().as_str(), entry, "similar")?;
        }
    }
    Ok(found)
}

/// Returns the words of a Latin name, without case and diacritics, each between spaces.
fn words(name: &str) -> String {
    let folded = Normalizer::new().fold(name).into_string();
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    format!(" {} ", words.join(" "))
}

fn write_row(out: &mut impl Write, text: &str, kind: &str, entry: EntryRef<'_>, how: &str) -> Result<(), Problem> {
    Ok(writeln!(out, "{text}\t{kind}\t{}\t{}\t{how}", entry.id(), entry.latin().unwrap_or("-"))?)
}

/// Prints the entries with these ids, each as a line of a gazetteer file. Returns whether there are all.
pub(crate) fn show(out: &mut impl Write, gazetteer: &Gazetteer, ids: &[String]) -> Result<bool, Problem> {
    let mut all = true;
    for id in ids {
        match gazetteer.get(id).map(EntryRef::to_entry).or_else(|| gazetteer.derived(id)) {
            Some(entry) => writeln!(out, "{}", serde_json::to_string(&entry)?)?,
            None => {
                let similar = gazetteer.similar_ids(id).join(", ");
                let advice = if similar.is_empty() { String::new() } else { format!("; similar ids: {similar}") };
                // If standard error is closed, the exit code remains.
                let _ = writeln!(io::stderr(), "error: there is no entry {id:?}{advice}");
                all = false;
            }
        }
    }
    Ok(all)
}
