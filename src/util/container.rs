//! Recognizes files that are not text in UTF-8 by their first bytes. It uses nothing else of the crate, because the example `tag` includes
//! it as it is.

use std::fmt;

/// A kind of file: what it is, and what to do with it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Container {
    name: &'static str,
    advice: &'static str,
}

/// Displays as `an xz archive; unpack it with xz -dk, and use the file in it`.
impl fmt::Display for Container {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}; {}", self.name, self.advice)
    }
}

/// The bytes that tell a kind of file.
enum Sign {
    /// Behind this number of bytes.
    At(usize, &'static [u8]),
    /// At the beginning; `#` is any digit.
    Like(&'static [u8]),
    /// At the beginning of the name of a file in a zip archive.
    Member(&'static [u8]),
}

use Sign::{At, Like, Member};

/// The number of bytes by which every kind is known. In an Office file they hold the names of the first files inside.
pub(crate) const FIRST_BYTES: u64 = 4096;

const SHEET: &str = "save the sheet as CSV in UTF-8, and use that";
const TABLE: &str = "convert it to CSV or JSON Lines, and use that";
const PROSE: &str = "make it plain text with pandoc -t plain, and use that";
const SAVE: &str = "save it as plain text or CSV in UTF-8, and use that";
const SCAN: &str = "recognize its text, for example with tesseract -l ara, and use that";
const UTF_16: &str = "convert it with iconv -f utf-16 -t utf-8";
const UTF_32: &str = "convert it with iconv -f utf-32 -t utf-8";
const UNZIP: &str = "unpack it with unzip, and use the files in it";

/// Files of several kinds begin alike; those with more bytes come first.
#[rustfmt::skip]
const CONTAINERS: [(Sign, &str, &str); 40] = [
    (Member(b"word/"), "a Word document", PROSE),
    (Member(b"xl/"), "an Excel workbook", SHEET),
    (Member(b"ppt/"), "a PowerPoint presentation", SAVE),
    (Member(b"[Content_Types].xml"), "an Excel workbook or another Office file", SHEET),
    (Member(b"_rels/"), "an Excel workbook or another Office file", SHEET),
    (Member(b"docProps/"), "an Excel workbook or another Office file", SHEET),
    (Member(b"mimetypeapplication/vnd.oasis.opendocument.text"), "an OpenDocument text", PROSE),
    (Member(b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"), "an OpenDocument sheet", SHEET),
    (Member(b"mimetypeapplication/vnd.oasis"), "an OpenDocument file", SAVE),
    (Member(b"mimetypeapplication/epub"), "an EPUB book", PROSE),
    (At(0, b"PK\x03\x04"), "a zip archive", UNZIP),
    (At(0, b"PK\x05\x06"), "an empty zip archive", UNZIP),
    (At(0, b"PK\x07\x08"), "a part of a zip archive", UNZIP),
    (At(0, b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), "an old Excel or Word file", SAVE),
    (Like(b"{\\rtf#"), "a document in Rich Text", PROSE),
    (Like(b"%PDF-#"), "a PDF", "extract its text with pdftotext, and use that; the repairs pdf and visual mend its faults"),
    (At(0, b"\x89PNG\r\n"), "an image", SCAN),
    (At(0, b"\xFF\xD8\xFF"), "an image", SCAN),
    (At(0, b"II*\0"), "an image", SCAN),
    (At(0, b"MM\0*"), "an image", SCAN),
    (At(0, b"\xFD7zXZ\0"), "an xz archive", "unpack it with xz -dk, and use the file in it"),
    (At(0, b"7z\xBC\xAF\x27\x1C"), "a 7z archive", "unpack it with 7z x, and use the files in it"),
    (At(0, b"Rar!\x1A\x07"), "a RAR archive", "unpack it with unrar x, and use the files in it"),
    (At(0, b"LZIP\x01"), "an lzip archive", "unpack it with lzip -dk, and use the file in it"),
    (At(0, b"\x04\x22\x4D\x18"), "an lz4 archive", "unpack it with lz4 -d, and use the file in it"),
    (At(0, b"\x1F\x8B"), "a gzip archive", "unpack it with gzip -dk, and use the file in it"),
    (Like(b"BZh#1AY&SY"), "a bzip2 archive", "unpack it with bzip2 -dk, and use the file in it"),
    (Like(b"BZh#\x17rE8P\x90"), "an empty bzip2 archive", "unpack it with bzip2 -dk, and use the file in it"),
    (At(0, b"\x28\xB5\x2F\xFD"), "a zstd archive", "unpack it with zstd -d, and use the file in it"),
    (At(257, b"ustar\0"), "a tar archive", "unpack it with tar -xf, and use the files in it"),
    (At(257, b"ustar  \0"), "a tar archive", "unpack it with tar -xf, and use the files in it"),
    (At(0, b"PAR1\x15"), "a Parquet table", TABLE),
    (At(0, b"ARROW1\0"), "an Arrow table", TABLE),
    (At(0, b"FEA1\0"), "a Feather table", TABLE),
    (At(0, b"Obj\x01"), "an Avro table", TABLE),
    (At(0, b"SQLite format 3\0"), "an SQLite database", TABLE),
    (At(0, b"\xFF\xFE\0\0"), "in UTF-32", UTF_32),
    (At(0, b"\0\0\xFE\xFF"), "in UTF-32", UTF_32),
    (At(0, b"\xFF\xFE"), "in UTF-16", UTF_16),
    (At(0, b"\xFE\xFF"), "in UTF-16", UTF_16),
];

/// Returns what the file is, if its first bytes are those of an archive, a workbook, another binary format or wide chars.
pub(crate) fn recognize(first: &[u8]) -> Option<Container> {
    let kind = CONTAINERS.iter().find(|(sign, ..)| match sign {
        At(at, bytes) => first.get(*at..).is_some_and(|rest| rest.starts_with(bytes)),
        Like(bytes) => is_like(first, bytes),
        Member(name) => first.starts_with(b"PK\x03\x04") && members(first).any(|member| member.starts_with(name)),
    });
    kind.map(|&(_, name, advice)| Container { name, advice }).or_else(|| wide(first))
}

/// Whether the first bytes are these; `#` is any digit.
fn is_like(first: &[u8], bytes: &[u8]) -> bool {
    let same = |(byte, like): (&u8, &u8)| byte == like || (*like == b'#' && byte.is_ascii_digit());
    first.len() >= bytes.len() && first.iter().zip(bytes).all(same)
}

/// Returns the names of the files in a zip archive, as far as they are among the first bytes, each with what follows it.
fn members(zip: &[u8]) -> impl Iterator<Item = &[u8]> {
    let headers = zip.windows(4).enumerate().filter(|(_, bytes)| bytes == b"PK\x03\x04");
    headers.filter_map(|(at, _)| zip.get(at + 30..))
}

/// Recognizes chars of two or four bytes that no mark announces. Those of Arabic text would be valid UTF-8: its letters end in a byte that
/// is also one of ASCII.
fn wide(first: &[u8]) -> Option<Container> {
    let (name, advice) = if is_text(chars(first, u32::from_le_bytes)) {
        ("in UTF-32", "convert it with iconv -f utf-32le -t utf-8")
    } else if is_text(chars(first, u32::from_be_bytes)) {
        ("in UTF-32", "convert it with iconv -f utf-32be -t utf-8")
    } else if is_text(chars(first, |bytes| u16::from_le_bytes(bytes).into())) {
        ("in UTF-16", "convert it with iconv -f utf-16le -t utf-8")
    } else if is_text(chars(first, |bytes| u16::from_be_bytes(bytes).into())) {
        ("in UTF-16", "convert it with iconv -f utf-16be -t utf-8")
    } else {
        return None;
    };
    Some(Container { name, advice })
}

fn chars<const BYTES: usize>(first: &[u8], read: fn([u8; BYTES]) -> u32) -> impl Iterator<Item = u32> {
    first.chunks_exact(BYTES).filter_map(move |unit| unit.try_into().ok().map(read))
}

/// Whether most of several chars are Arabic or Latin.
fn is_text(chars: impl Iterator<Item = u32>) -> bool {
    let (mut known, mut all) = (0, 0);
    for c in chars {
        all += 1;
        known += usize::from(matches!(c, 0x09 | 0x0A | 0x0D | 0x20..=0x7E | 0xA0..=0xFF | 0x600..=0x6FF));
    }
    all > 1 && 4 * known > 3 * all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zip(names: &[&str]) -> Vec<u8> {
        let file = |name: &&str| [&b"PK\x03\x04\x14\0\0\0\x08\0"[..], &[0; 20], name.as_bytes(), &[7; 300]].concat();
        names.iter().flat_map(file).collect()
    }

    #[test]
    fn a_file_is_known_by_its_first_bytes() {
        let tar = [&[b'a'; 257][..], b"ustar\x0000"].concat();
        let gnu_tar = [&[b'a'; 257][..], b"ustar  \0"].concat();
        let cases: [(&[u8], &str); 20] = [
            (&zip(&["names.csv", "password/xl/"]), "a zip archive; unpack it with unzip, and use the files in it"),
            (
                &zip(&["[Content_Types].xml"]),
                "an Excel workbook or another Office file; save the sheet as CSV in UTF-8, and use that",
            ),
            (
                &zip(&["[Content_Types].xml", "_rels/.rels", "xl/workbook.xml"]),
                "an Excel workbook; save the sheet as CSV in UTF-8, and use that",
            ),
            (
                &zip(&["_rels/.rels", "docProps/core.xml", "word/document.xml"]),
                "a Word document; make it plain text with pandoc -t plain, and use that",
            ),
            (
                &zip(&["mimetypeapplication/vnd.oasis.opendocument.spreadsheetPK"]),
                "an OpenDocument sheet; save the sheet as CSV in UTF-8, and use that",
            ),
            (
                &zip(&["mimetypeapplication/vnd.oasis.opendocument.textPK"]),
                "an OpenDocument text; make it plain text with pandoc -t plain, and use that",
            ),
            (b"{\\rtf1\\ansi", "a document in Rich Text; make it plain text with pandoc -t plain, and use that"),
            (b"\xFD7zXZ\0\0\x04", "an xz archive; unpack it with xz -dk, and use the file in it"),
            (&tar, "a tar archive; unpack it with tar -xf, and use the files in it"),
            (&gnu_tar, "a tar archive; unpack it with tar -xf, and use the files in it"),
            (b"BZh91AY&SY\x01", "a bzip2 archive; unpack it with bzip2 -dk, and use the file in it"),
            (b"BZh1\x17rE8P\x90", "an empty bzip2 archive; unpack it with bzip2 -dk, and use the file in it"),
            (b"PAR1\x15\x04", "a Parquet table; convert it to CSV or JSON Lines, and use that"),
            (b"\xFF\xFEn\0a\0", "in UTF-16; convert it with iconv -f utf-16 -t utf-8"),
            (b"\xFF\xFE\0\0n\0\0\0", "in UTF-32; convert it with iconv -f utf-32 -t utf-8"),
            (b"E\x06 \0E\x06\x0A\0\x1C\x20", "in UTF-16; convert it with iconv -f utf-16le -t utf-8"),
            (b"\x06E\0 \x06E\0\x0A", "in UTF-16; convert it with iconv -f utf-16be -t utf-8"),
            (b"E\x06\0\0 \0\0\0", "in UTF-32; convert it with iconv -f utf-32le -t utf-8"),
            (b"\0\0\x06E\0\0\0 ", "in UTF-32; convert it with iconv -f utf-32be -t utf-8"),
            (
                b"%PDF-1.7",
                "a PDF; extract its text with pdftotext, and use that; the repairs pdf and visual mend its faults",
            ),
        ];
        for (first, expected) in cases {
            assert_eq!(recognize(first).map(|kind| kind.to_string()).as_deref(), Some(expected));
        }
        let texts =
            ["", "P", "PK", "PER,LOC", "BZ", "[Content_Types].xml", "بيروت", "PARIS", "PAR1,PAR2", "{\"rtf\":1}"];
        // Such words begin texts, too.
        let about_tar = format!("{}ustar is a format", "a".repeat(257));
        let like =
            ["BZhang,person", "BZh9,person", "%PDF-Dateien", "{\\rtfm}", "PK,place", "II*", "MM*", "Obj", &about_tar];
        for text in texts.iter().chain(&like).chain(&["\0\0\0\0\0\0\0\0", "a\0", "\u{FEFF}بيروت", "\t\u{6}\u{6}a"])
        {
            assert!(recognize(text.as_bytes()).is_none(), "{text:?}");
        }
    }
}
