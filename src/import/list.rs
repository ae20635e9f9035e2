//! Plain lists: one name per line.

use std::io::BufRead;

use super::ids::add_id;
use super::lines::each_line;
use super::{Entry, Import, Kind, cleanup};

/// Reads a plain list: one name per line, each an entity of this `kind`. A line that begins with `#` is a comment.
///
/// ```text
/// # seas
/// البحر الأحمر
/// بحر العرب
/// ```
///
/// A name of one word may be [weak or skipped](super#from-a-record-to-an-entry): a list of people may have من and أمل in it.
///
/// The id [is made](super#ids-made-here) of `word` and the name. So a name that is repeated is one entity.
///
/// ```
/// use aalam::{Kind, import};
///
/// let (seas, _) = import::list("# seas\nالبحر الأحمر\n".as_bytes(), "sea", Kind::Place).into_gazetteer()?;
/// assert_eq!(seas.entries().next().unwrap().id(), "sea:c4ffd4e2e90f58aa");
/// # Ok::<(), aalam::Error>(())
/// ```
pub fn list<'r>(input: impl BufRead + Send + 'r, word: &'r str, kind: Kind) -> Import<'r> {
    each_line(input, move |line, collector| {
        if !line.starts_with('#') {
            let mut entry = Entry::new("", kind.clone(), line);
            add_id(&mut entry, word);
            cleanup::add_listed(entry, collector);
        }
        Ok(())
    })
}
