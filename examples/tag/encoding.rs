//! Says what to do with a text that is not UTF-8.

use std::str::Utf8Error;

/// The article ال in the encodings that Arabic text had before Unicode. No two letters are more frequent.
const ARTICLE: [(&str, &[u8]); 2] = [("windows-1256", b"\xC7\xE1"), ("iso-8859-6", b"\xC7\xE4")];

/// Returns why `bytes` are no text, and how to make them one.
pub(crate) fn why(bytes: &[u8], fault: Utf8Error) -> String {
    let at = fault.valid_up_to();
    let read = String::from_utf8_lossy(bytes);
    let faults = read.chars().filter(|&c| c == char::REPLACEMENT_CHARACTER).count();
    let arabic = read.chars().filter(|c| ('\u{600}'..'\u{700}').contains(c)).count();
    if arabic > faults {
        return format!(
            "is UTF-8, but not at byte {at}; correct it there, or drop such bytes with iconv -c -f utf-8 -t utf-8"
        );
    }
    let mut guess = ("windows-1256", 0);
    for (encoding, article) in ARTICLE {
        let count = bytes.windows(article.len()).filter(|two| *two == article).count();
        if count > guess.1 {
            guess = (encoding, count);
        }
    }
    format!("is not UTF-8 (byte {at}); convert it first, for example with iconv -f {} -t utf-8", guess.0)
}
