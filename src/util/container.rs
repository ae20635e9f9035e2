//! Recognizes files that are not plain text by their first bytes.

use crate::error::Error;

/// A kind of file: its first bytes, what it is, and what to do with it.
struct Container {
    start: &'static [u8],
    /// Where these bytes stand.
    at: usize,
    name: &'static str,
    advice: &'static str,
}

/// The number of bytes by which every kind is known.
pub(crate) const FIRST_BYTES: u64 = 512;

const UNPACK: &str = "unpack it, and use the file in it";
const EXPORT: &str = "save the sheet as CSV in UTF-8, and use that";
const CONVERT: &str = "convert it to CSV or JSON Lines, and use that";
const SAVE: &str = "save it as UTF-8";

/// Files of several kinds begin like a zip archive; those with more bytes come first.
const CONTAINERS: [Container; 25] = [
    Container {
        start: b"[Content_Types].xml",
        at: 30,
        name: "an Excel workbook or another Office file",
        advice: EXPORT,
    },
    Container { start: b"_rels/", at: 30, name: "an Excel workbook or another Office file", advice: EXPORT },
    Container { start: b"docProps/", at: 30, name: "an Excel workbook or another Office file", advice: EXPORT },
    Container {
        start: b"word/",
        at: 30,
        name: "a Word document",
        advice: "save it as plain text in UTF-8, and use that",
    },
    Container { start: b"xl/", at: 30, name: "an Excel workbook", advice: EXPORT },
    Container { start: b"mimetypeapplication/vnd.oasis", at: 30, name: "an OpenDocument file", advice: EXPORT },
    Container { start: b"PK\x03\x04", at: 0, name: "a zip archive", advice: UNPACK },
    Container { start: b"PK\x05\x06", at: 0, name: "an empty zip archive", advice: UNPACK },
    Container { start: b"PK\x07\x08", at: 0, name: "a part of a zip archive", advice: UNPACK },
    Container { start: b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", at: 0, name: "an old Excel or Word file", advice: EXPORT },
    Container { start: b"\xFD7zXZ\0", at: 0, name: "an xz archive", advice: UNPACK },
    Container { start: b"7z\xBC\xAF\x27\x1C", at: 0, name: "a 7z archive", advice: UNPACK },
    Container { start: b"Rar!\x1A\x07", at: 0, name: "a RAR archive", advice: UNPACK },
    Container { start: b"LZIP", at: 0, name: "an lzip archive", advice: UNPACK },
    Container { start: b"\x04\x22\x4D\x18", at: 0, name: "an lz4 archive", advice: UNPACK },
    Container { start: b"\x1F\x8B", at: 0, name: "a gzip archive", advice: UNPACK },
    Container { start: b"BZh", at: 0, name: "a bzip2 archive", advice: UNPACK },
    Container { start: b"\x28\xB5\x2F\xFD", at: 0, name: "a zstd archive", advice: UNPACK },
    Container { start: b"ustar", at: 257, name: "a tar archive", advice: UNPACK },
    Container { start: b"PAR1", at: 0, name: "a Parquet table", advice: CONVERT },
    Container { start: b"ARROW1", at: 0, name: "an Arrow table", advice: CONVERT },
    Container { start: b"SQLite format 3\0", at: 0, name: "an SQLite database", advice: CONVERT },
    Container { start: b"%PDF-", at: 0, name: "a PDF", advice: "extract its text, and use that" },
    Container { start: b"\xFF\xFE", at: 0, name: "in UTF-16", advice: SAVE },
    Container { start: b"\xFE\xFF", at: 0, name: "in UTF-16", advice: SAVE },
];

/// Returns an error that says what the file is, if its first bytes are those of an archive, a workbook or another binary format.
pub(crate) fn refuse(first: &[u8]) -> Option<Error> {
    // Text in UTF-16 may come without a mark; ASCII then has zeros between its bytes.
    if let [0, 1..=127, 0, 1..=127, ..] | [1..=127, 0, 1..=127, 0, ..] = first {
        return Some(Error::syntax(format!("the file is in UTF-16; {SAVE}")));
    }
    let is_zip = first.starts_with(b"PK");
    let container = CONTAINERS.iter().find(|container| {
        let begins = first.get(container.at..).is_some_and(|rest| rest.starts_with(container.start));
        begins && (container.at != 30 || is_zip)
    })?;
    Some(Error::syntax(format!("the file is {}; {}", container.name, container.advice)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_known_by_its_first_bytes() {
        let zip = |name: &str| [&b"PK\x03\x04\x14\0\0\0\x08\0"[..], &[0; 20], name.as_bytes()].concat();
        let tar = [&[b'a'; 257][..], b"ustar\x0000"].concat();
        let cases: [(&[u8], &str); 11] = [
            (&zip("names.csv"), "the file is a zip archive; unpack it, and use the file in it"),
            (
                &zip("[Content_Types].xml"),
                "the file is an Excel workbook or another Office file; save the sheet as CSV in UTF-8, and use that",
            ),
            (&zip("xl/workbook.xml"), "the file is an Excel workbook; save the sheet as CSV in UTF-8, and use that"),
            (
                &zip("mimetypeapplication/vnd.oasis.opendocument.spreadsheet"),
                "the file is an OpenDocument file; save the sheet as CSV in UTF-8, and use that",
            ),
            (b"\xFD7zXZ\0\0\x04", "the file is an xz archive; unpack it, and use the file in it"),
            (&tar, "the file is a tar archive; unpack it, and use the file in it"),
            (b"PAR1\x15\x04", "the file is a Parquet table; convert it to CSV or JSON Lines, and use that"),
            (b"\xFF\xFEn\0a\0", "the file is in UTF-16; save it as UTF-8"),
            (b"n\0a\0m\0e\0", "the file is in UTF-16; save it as UTF-8"),
            (b"\0{\0\"", "the file is in UTF-16; save it as UTF-8"),
            (b"%PDF-1.7", "the file is a PDF; extract its text, and use that"),
        ];
        for (first, expected) in cases {
            assert_eq!(refuse(first).map(|error| error.to_string()).as_deref(), Some(expected));
        }
        for text in ["", "P", "PK", "PER,LOC", "BZ", "[Content_Types].xml", "بيروت", "PARIS"] {
            assert!(refuse(text.as_bytes()).is_none(), "{text}");
        }
    }
}
