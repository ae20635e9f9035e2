//! GATE gazetteers: `lists.def` and the lists that it names.

use std::io::{self, BufRead};
use std::path::{Component, Path};

use super::collector::Collector;
use super::ids::{add_id, kind_of_gate, slug};
use super::lines::RecordLines;
use super::{Entry, Import, Kind, SkipReason, cleanup};

/// A line of `lists.def`.
struct List {
    /// The name of the file.
    name: String,
    /// The beginning of the list's ids: the file name without its extension.
    word: String,
    kind: Kind,
    attributes: Vec<(&'static str, String)>,
}

/// Reads a GATE gazetteer: `definition` is its `lists.def`, and `open` opens a list named there. Both are plain UTF-8 text
/// (<https://gate.ac.uk/userguide/chap:gazetteers>).
///
/// ```text
/// lists.def:        city.lst:location:city:arabic
/// city.lst:         بنغازي
///                   درنة&id=derna&sea=yes
/// ```
///
/// A line of `lists.def` names a list, its major type and, optionally, its minor type, language and annotation type. A line of a list is a
/// name and its features, separated by `&` or a tab.
///
/// The annotation type, or else the major type, becomes the kind as [`kind_of_label`](super::kind_of_label) says: `person_full` is a person,
/// `location` and `city` are places; `person_first`, which no table knows, is a kind of its own. A minor type that is a title or a
/// nationality says it more exactly: `person:title` is a title. A name of one word may be
/// [weak or skipped](super#from-a-record-to-an-entry).
///
/// The types are kept as the attributes `major_type` and `minor_type`, and features are attributes under their own names. The feature `id`
/// is the id: names with the same id are one entity. Without this feature, the id
/// [is made](super#ids-made-here) of the name of the list, the name and its features.
///
/// A list that cannot be opened is skipped, and so is one whose name points outside the folder: `open` never receives such a name. It
/// returns any reader that can be sent to another thread: `|name| File::open(folder.join(name)).map(BufReader::new)`.
///
/// ```
/// use aalam::import;
///
/// let open = |name: &str| match name {
///     "city.lst" => Ok("بنغازي\n".as_bytes()),
///     _ => Err(std::io::ErrorKind::NotFound.into()),
/// };
/// let (gazetteer, _) = import::gate("city.lst:location:city".as_bytes(), open).into_gazetteer()?;
/// assert_eq!(gazetteer.entries().next().unwrap().name(), "بنغازي");
/// # Ok::<(), aalam::Error>(())
/// ```
pub fn gate<'r, R: BufRead + Send + 'r>(
    definition: impl BufRead + Send + 'r,
    mut open: impl FnMut(&str) -> io::Result<R> + Send + 'r,
) -> Import<'r> {
    let mut definition = RecordLines::new(definition);
    let mut current: Option<(List, RecordLines<R>)> = None;
    Import::new(move |collector| {
        if let Some((list, lines)) = &mut current {
            match lines.next_line(collector).map_err(|error| error.in_file(Path::new(&list.name)))? {
                Some(line) => list.add(line, collector),
                None => current = None,
            }
            return Ok(true);
        }
        let Some(line) = definition.next_line(collector)? else { return Ok(false) };
        let Some(list) = List::read(line) else {
            collector.refuse(SkipReason::NotAList)?;
            return Ok(true);
        };
        if !Path::new(&list.name).components().all(|part| matches!(part, Component::Normal(_))) {
            collector.skip(SkipReason::ListOutside);
            return Ok(true);
        }
        if let Err(reason) = collector.well_spelled(list.kind.clone()) {
            collector.skip(reason);
            return Ok(true);
        }
        match open(&list.name) {
            Ok(reader) => current = Some((list, RecordLines::new(reader))),
            Err(_) => collector.skip(SkipReason::ListUnreadable),
        }
        Ok(true)
    })
}

impl List {
    /// Reads a line of `lists.def`.
    fn read(line: &str) -> Option<Self> {
        let mut fields = line.split(':').map(str::trim);
        let name = fields.next().filter(|name| !name.is_empty())?;
        let major = fields.next().filter(|major| !major.is_empty())?;
        let [minor, _language, annotation] = std::array::from_fn(|_| fields.next().filter(|field| !field.is_empty()));
        let types = [("major_type", Some(major)), ("minor_type", minor)];
        let attributes = types.into_iter().filter_map(|(key, value)| Some((key, value?.to_owned()))).collect();
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let word = slug(stem).unwrap_or_else(|| "list".to_owned());
        let kind = kind_of_gate(annotation.unwrap_or(major), minor)?;
        Some(Self { name: name.to_owned(), word, kind, attributes })
    }

    /// Adds a line of the list.
    fn add(&self, line: &str, collector: &mut Collector) {
        let mut fields = line.split(['&', '\t']);
        let name = fields.next().unwrap_or_default();
        let mut entry = Entry::new("", self.kind.clone(), name);
        entry.attributes.extend(self.attributes.iter().map(|(key, value)| ((*key).to_owned(), value.clone())));
        for (key, value) in fields.filter_map(|feature| feature.split_once('=')) {
            match key.trim() {
                "id" => value.trim().clone_into(&mut entry.id),
                key => drop(entry.attributes.insert(key.to_owned(), value.trim().to_owned())),
            }
        }
        add_id(&mut entry, &self.word);
        cleanup::add_listed(entry, collector);
    }
}
