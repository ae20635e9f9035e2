//! Plain lists: one name per line.

use std::io::BufRead;

use super::lines::each_line;
use super::{Entry, Import, Kind};

/// Reads a plain list: one name per line, each an entity of this `kind`. A line that begins with `#` is a comment.
///
/// ```text
/// # seas
/// البحر الأحمر
/// بحر العرب
/// ```
///
/// The id is `word` and the line number: `sea-2`.
///
/// ```
/// use aalam::{Kind, import};
///
/// let (seas, _) = import::list("# seas\nالبحر الأحمر\n".as_bytes(), "sea", Kind::Place).into_gazetteer()?;
/// assert_eq!(seas.get("sea-2").unwrap().name(), "البحر الأحمر");
/// # Ok::<(), aalam::Error>(())
/// ```
pub fn list<'r>(input: impl BufRead + 'r, word: &'r str, kind: Kind) -> Import<'r> {
    each_line(input, move |line, collector| {
        if !line.starts_with('#') {
            collector.add(Entry::new(format!("{word}-{}", collector.line), kind.clone(), line));
        }
        Ok(())
    })
}
