//! What the example `tag` reads.

use std::io::{BufRead, BufReader, Write};

use aalam::output::Format;
use serde_json::Value;

use crate::example::{err, out};
use crate::folder::{Folder, TEXT, counts, gzip, zstd};

#[test]
fn folders_are_read_in_order_without_what_is_hidden() {
    let folder = Folder::new();
    for name in ["c/b.txt", "c/a/z.txt", "c/a/deep/y.txt", "c/a.md", "c/.git/x.txt", "c/.x.txt", "c/Z.txt"] {
        folder.write(name, TEXT);
    }
    folder.write("c/a/o.jsonl", "{\"text\":\"مينسك\"}\n");
    folder.write("c/p.txt.gz", gzip(TEXT.as_bytes()));
    let all = ["c/Z.txt 2", "c/a/deep/y.txt 2", "c/a/o.jsonl:1 1", "c/a/z.txt 2", "c/b.txt 2", "c/p.txt.gz 2"];
    assert_eq!(folder.counts(&["c"], b""), all);
    // Arguments keep their order, and repeated ones are read again.
    assert_eq!(folder.counts(&["c/b.txt", "c/a/deep", "c/b.txt"], b""), [all[4], all[1], all[4]]);
    assert_eq!(folder.counts(&["c/.x.txt"], b""), ["c/.x.txt 2"]);
}

#[test]
fn patterns_choose_what_is_taken_from_folders() {
    let folder = Folder::new();
    for name in ["c/a.txt", "c/b.md", "c/news/c.txt", "c/news/old/d.txt", "c/news/old/e.text"] {
        folder.write(name, TEXT);
    }
    let names = |patterns: &[&str]| -> Vec<String> {
        let options: Vec<&str> = patterns.iter().flat_map(|pattern| ["--glob", pattern]).collect();
        let counts = folder.counts(&[&options[..], &["c"]].concat(), b"");
        counts.iter().map(|count| count.trim_end_matches(" 2").trim_start_matches("c/").to_owned()).collect()
    };
    assert_eq!(names(&["*.md"]), ["b.md"]);
    assert_eq!(names(&["*.md", "d.*"]), ["b.md", "news/old/d.txt"]);
    assert_eq!(names(&["news/*.txt"]), ["news/c.txt"]);
    assert_eq!(names(&["news/**/*.{txt,text}"]), ["news/c.txt", "news/old/d.txt", "news/old/e.text"]);
    let nothing = folder.tag(&["--glob", "*.xml", "c"], b"");
    assert_eq!(err(&nothing), "error: c: contains no file *.xml; choose others with --glob\n");
    assert_eq!(nothing.status.code(), Some(2));
    assert_eq!(folder.tag(&["--glob", "[", "c"], b"").status.code(), Some(2));
}

#[test]
fn globs_that_no_shell_has_expanded_are_expanded() {
    let folder = Folder::new();
    for name in ["c/a.txt", "c/b.md", "c/news/c.txt", "c/news/old/d.txt", "e[1].txt"] {
        folder.write(name, TEXT);
    }
    assert_eq!(folder.counts(&["c/*.txt"], b""), ["c/a.txt 2"]);
    assert_eq!(folder.counts(&["c/**/*.txt"], b""), ["c/a.txt 2", "c/news/c.txt 2", "c/news/old/d.txt 2"]);
    assert_eq!(folder.counts(&["c/*/{c,d}.txt"], b""), ["c/news/c.txt 2"]);
    assert_eq!(folder.counts(&["?/?.md"], b""), ["c/b.md 2"]);
    // An existing file takes precedence over a glob of its name.
    assert_eq!(folder.counts(&["e[1].txt"], b""), ["e[1].txt 2"]);
    let output = folder.tag(&["q*.txt", "c/a.txt"], b"");
    assert_eq!((err(&output), output.status.code()), ("error: q*.txt: matches no file\n", Some(1)));
}

#[cfg(unix)]
#[test]
fn links_are_followed_and_loops_do_no_harm() {
    use std::os::unix::fs::symlink;
    let folder = Folder::new();
    folder.write("c/b/a.txt", TEXT);
    folder.write("elsewhere/x.txt", TEXT);
    symlink("..", folder.path().join("c/b/up")).unwrap();
    symlink("nowhere", folder.path().join("c/dead.pdf")).unwrap();
    symlink("../elsewhere", folder.path().join("c/there")).unwrap();
    let output = folder.tag(&["--format", "jsonl", "c"], b"");
    assert_eq!(counts(&output.stdout), ["c/b/a.txt 2", "c/there/x.txt 2"]);
    assert_eq!((err(&output), output.status.code()), ("", Some(0)));
    // A dangling link with the name of a text file is an error.
    symlink("nowhere", folder.path().join("c/dead.txt")).unwrap();
    let output = folder.tag(&["c"], b"");
    assert!(err(&output).starts_with("error: c/dead.txt: "), "{}", err(&output));
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn documents_are_files_lines_or_fields() {
    let folder = Folder::new();
    folder.write("a.txt", "مينسك\r\n\nفي مينسك مينسك");
    folder.write("b.ndjson", "\u{FEFF}{\"text\":\"مينسك\",\"id\":7}\r\n\n{\"id\":null,\"text\":\"\",\"n\":[1.5]}");
    folder.write("c.json", "{\"body\":\"مينسك\",\"text\":\"-\"}\n");
    assert_eq!(folder.counts(&["a.txt"], b""), ["a.txt 3"]);
    assert_eq!(folder.counts(&["--lines", "a.txt"], b""), ["a.txt:1 1", "a.txt:2 0", "a.txt:3 2"]);
    // The option for lines applies to plain texts, not to JSON Lines. An empty line is not an object.
    assert_eq!(folder.counts(&["--lines", "b.ndjson"], b""), ["b.ndjson:1 1", "b.ndjson:3 0"]);
    assert_eq!(folder.counts(&["--field", "body", "c.json"], b""), ["c.json:1 1"]);
    assert_eq!(folder.counts(&["--field", "text", "-"], &folder.read("b.ndjson")), ["-:1 1", "-:3 0"]);

    // Other fields are passed through.
    let output = folder.tag(&["--format", "jsonl", "b.ndjson"], b"");
    let lines: Vec<Value> = out(&output).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!((&lines[0]["id"], &lines[1]["id"], &lines[1]["n"][0]), (&7.into(), &Value::Null, &1.5.into()));
    let output = folder.tag(&["--format", "doccano", "b.ndjson"], b"");
    let line: Value = serde_json::from_str(out(&output).lines().next().unwrap()).unwrap();
    assert_eq!((&line["id"], &line["text"]), (&7.into(), &"مينسك".into()));
}

#[test]
fn json_is_read_value_by_value() {
    let folder = Folder::new();
    let escaped = r#""\u0645\u064a\u0646\u0633\u0643""#;
    let cases = [
        // An array of strings and objects.
        (
            format!("[{escaped},\n {{\"id\": 7, \"text\": \"من {{مينسك}}, مينسك\"}} , \"[\\\"\"]\n"),
            &["1 1", "2 2", "3 0"][..],
        ),
        // Values one after the other, and one alone.
        (format!("\u{FEFF}{{\"text\":{escaped}}}\r\n{escaped}"), &["1 1", "2 1"]),
        (format!("{{\n  \"text\": {escaped}\n}}\n"), &["1 1"]),
        ("[]".to_owned(), &[]),
        (" ".to_owned(), &[]),
    ];
    for (json, expected) in cases {
        folder.write("a.json", &json);
        let expected: Vec<String> = expected.iter().map(|count| format!("a.json:{count}")).collect();
        assert_eq!(folder.counts(&["a.json"], b""), expected, "{json}");
        assert_eq!(folder.counts(&["--lines", "a.json"], b""), expected, "{json}");
    }
    folder.write("b.json.gz", gzip("[{\"body\":\"مينسك\",\"text\":\"-\",\"id\":7}]".as_bytes()));
    let output = folder.tag(&["--format", "jsonl", "--field", "body", "b.json.gz"], b"");
    let line: Value = serde_json::from_str(out(&output)).unwrap();
    assert_eq!((&line["source"], &line["id"], &line["text"]), (&"b.json.gz:1".into(), &7.into(), &"-".into()));
    // The output has a file for each.
    folder.write("c.json", "[\"مينسك\",\"\"]");
    assert_eq!(folder.tag(&["--format", "jsonl", "c.json", "-o", "o/"], b"").status.code(), Some(0));
    assert_eq!(folder.files(), ["a.json", "b.json.gz", "c.json", "o/c-1.jsonl", "o/c-2.jsonl"]);
}

#[test]
fn what_is_not_a_text_in_json_is_named() {
    let folder = Folder::new();
    let other = "is not JSON; if it is plain text, give it another ending or pass it as standard input";
    let neither = "is neither a string nor an object; write the text as one of them";
    let open = "the array is not closed; get the whole file";
    let long = format!("[\"{}\", \"مينسك\"]", "و".repeat((16 << 20) / 2));
    let cases = [
        ("في مينسك".to_owned(), vec![format!("a.json: {other}")], 0),
        ("[}".to_owned(), vec![format!("a.json: {other}")], 0),
        ("[\"مينسك\"] في".to_owned(), vec![format!("a.json: {other}")], 1),
        (
            "[7, [\"مينسك\"], null]".to_owned(),
            vec![format!("a.json:1: {neither}"), format!("a.json:2: {neither}"), format!("a.json:3: {neither}")],
            0,
        ),
        ("[\"مينسك\", ".to_owned(), vec![format!("a.json:2: {open}")], 1),
        (
            "[{\"text\": 7}, {\"body\": \"\"}, \"مينسك\"]".to_owned(),
            vec![
                "a.json:1: the field \"text\" is not a string; name the field with the text with --field".to_owned(),
                "a.json:2: has no field \"text\"; name the field with the text with --field".to_owned(),
            ],
            1,
        ),
        (
            "[{\"text\": bad}, \"\\ud83d\", \"مينسك\"]".to_owned(),
            vec![
                "a.json:1: is not valid JSON: expected value at line 1 column 10; correct it".to_owned(),
                "a.json:2: is not valid JSON: unexpected end of hex escape at line 1 column 8; correct it".to_owned(),
            ],
            1,
        ),
        (long, vec!["a.json:1: is longer than 16 MiB; divide it into documents".to_owned()], 1),
    ];
    for (json, errors, documents) in cases {
        folder.write("a.json", &json);
        let output = folder.tag(&["--format", "jsonl", "a.json"], b"");
        let expected: Vec<String> = errors.iter().map(|error| format!("error: {error}")).collect();
        assert_eq!(err(&output).lines().collect::<Vec<_>>(), expected);
        assert_eq!(counts(&output.stdout).len(), documents, "{errors:?}");
        assert_eq!(output.status.code(), Some(if documents == 0 { 2 } else { 1 }));
    }
    // Plain text in such a file is still read as standard input.
    assert_eq!(folder.counts(&["-"], TEXT.as_bytes()), ["- 2"]);
}

#[test]
fn compressed_input_is_told_by_its_first_bytes() {
    let folder = Folder::new();
    let two = TEXT.as_bytes();
    let skippable = [&[0x50, 0x2A, 0x4D, 0x18, 2, 0, 0, 0, 0, 0], &zstd(two)[..]].concat();
    let cases = [
        ("members", [gzip(two), gzip(two)].concat(), 4),
        ("frames", [zstd(two), zstd(two)].concat(), 4),
        ("parallel", skippable, 2),
        ("plain.gz", two.to_vec(), 2),
        ("empty", vec![], 0),
        ("short", b"a".to_vec(), 0),
    ];
    for (name, bytes, mentions) in cases {
        folder.write(name, &bytes);
        assert_eq!(folder.counts(&[name], b""), [format!("{name} {mentions}")]);
        assert_eq!(folder.counts(&["-"], &bytes), [format!("- {mentions}")], "{name}");
    }
    folder.write("x.jsonl.zst", zstd("{\"text\":\"مينسك\"}\n".repeat(3).as_bytes()));
    assert_eq!(folder.counts(&["x.jsonl.zst"], b""), ["x.jsonl.zst:1 1", "x.jsonl.zst:2 1", "x.jsonl.zst:3 1"]);
}

#[test]
fn a_bad_document_is_named_and_the_run_goes_on() {
    let folder = Folder::new();
    let long = "و".repeat((16 << 20) / 2 + 1);
    let lines = format!(
        "{{\"text\":\"مينسك\"}}\n{{\"text\":7}}\n{{\"body\":\"\"}}\n[1]\n{{\"text\":\"مينسك\n{long}\n{{\"text\":\"مينسك مينسك\"}}\n"
    );
    folder.write("a.jsonl", [lines.as_bytes(), b"\xFF\n{\"text\":\"\"}\n"].concat());
    let output = folder.tag(&["--format", "jsonl", "a.jsonl"], b"");
    assert_eq!(counts(&output.stdout), ["a.jsonl:1 1", "a.jsonl:7 2", "a.jsonl:9 0"]);
    let errors = [
        "error: a.jsonl:2: the field \"text\" is not a string; name the field with the text with --field",
        "error: a.jsonl:3: has no field \"text\"; name the field with the text with --field",
        "error: a.jsonl:4: is not a JSON object (byte 0): invalid type: sequence, expected a map; write one object per line",
        "error: a.jsonl:5: is not a JSON object (byte 19): EOF while parsing a string; write one object per line",
        "error: a.jsonl:6: is longer than 16 MiB; is this a file with one document per line?",
        "error: a.jsonl:8: is not UTF-8 (byte 0); convert it first, for example with iconv -f windows-1256 -t utf-8",
    ];
    assert_eq!(err(&output).lines().collect::<Vec<_>>(), errors);
    assert_eq!(output.status.code(), Some(1));

    // The lines of a truncated file are tagged, except the incomplete last one.
    let whole = gzip(&(0..2000).flat_map(|at| format!("مينسك {at}\n").into_bytes()).collect::<Vec<u8>>());
    folder.write("cut.gz", &whole[..whole.len() / 2]);
    let output = folder.tag(&["--format", "jsonl", "--lines", "cut.gz", "names"], b"");
    let counts = counts(&output.stdout);
    let (cut, rest): (Vec<&String>, Vec<&String>) = counts.iter().partition(|count| count.starts_with("cut.gz"));
    assert!(cut.len() > 100 && cut.iter().all(|count| count.ends_with(" 1")) && rest.len() == 1, "{counts:?}");
    assert_eq!(err(&output), format!("error: cut.gz:{}: is truncated; get the whole file\n", cut.len() + 1));
    let output = folder.tag(&["cut.gz"], b"");
    assert_eq!((err(&output), output.status.code()), ("error: cut.gz: is truncated; get the whole file\n", Some(2)));
    folder.write("bad.zst", [&zstd(&[b'a'; 100])[..5], &[0xFF; 50]].concat());
    let output = folder.tag(&["bad.zst"], b"");
    assert_eq!(err(&output), "error: bad.zst: cannot be unpacked: Data corruption detected; get the file again\n");
}

#[test]
fn strict_stops_at_the_first_bad_document() {
    let folder = Folder::new();
    folder.write("a.jsonl", "{\"text\":\"مينسك\"}\n{}\n{\"text\":\"\"}\n[]\n");
    let output = folder.tag(&["--format", "jsonl", "--strict", "a.jsonl"], b"");
    assert_eq!((counts(&output.stdout), output.status.code()), (vec!["a.jsonl:1 1".to_owned()], Some(1)));
    assert_eq!(err(&output).lines().count(), 1, "{}", err(&output));
    for output in ["o.jsonl", "o/"] {
        let output = folder.tag(&["--format", "jsonl", "--strict", "a.jsonl", "-o", output], b"");
        assert_eq!(output.status.code(), Some(1));
        assert_eq!(folder.files(), ["a.jsonl"]);
    }
    // If no document could be read, nothing is written.
    assert_eq!(folder.tag(&["missing.txt", "-o", "o.jsonl"], b"").status.code(), Some(2));
    assert_eq!(folder.files(), ["a.jsonl"]);
}

#[test]
fn the_output_is_the_same_whatever_the_number_of_threads() {
    let folder = Folder::new();
    // Several batches of uneven documents, with occasional failures.
    let line = |at: usize| match at % 97 {
        0 => "{\n".to_owned(),
        rest => format!("{{\"text\":\"مينسك{}\",\"id\":{at}}}\n", " - مينسك".repeat(rest % 7) + &"-".repeat(rest * 80)),
    };
    folder.write("a.jsonl", (0..4000).map(line).collect::<String>());
    assert!(folder.read("a.jsonl").len() > 3 * (4 << 20));
    let runs = ["1", "2", "5"].map(|threads| folder.tag(&["--format", "jsonl", "--threads", threads, "a.jsonl"], b""));
    let ids = out(&runs[0]).lines().map(|line| serde_json::from_str::<Value>(line).unwrap()["id"].as_u64().unwrap());
    assert!(ids.eq((0..4000).filter(|at| at % 97 != 0)), "in order");
    assert_eq!(err(&runs[0]).lines().count(), 4000_usize.div_ceil(97));
    assert!(runs.iter().all(|run| run.stdout == runs[0].stdout && run.stderr == runs[0].stderr));
}

#[test]
fn a_pipe_that_is_closed_ends_the_run_quietly() {
    let folder = Folder::new();
    let formats = Format::ALL.iter().map(|format| vec!["--format", format.as_str()]);
    for arguments in formats.chain([vec![], vec!["--explain"]]) {
        let mut child = folder.command(&[&arguments[..], &["--lines", "-"]].concat()).spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        // Endless input, so only the closed pipe can stop it.
        let feeder = std::thread::spawn(move || while stdin.write_all(TEXT.repeat(1000).as_bytes()).is_ok() {});
        let mut first = String::new();
        let mut reader = BufReader::new(child.stdout.take().unwrap());
        reader.read_line(&mut first).unwrap();
        drop(reader);
        assert!(first.len() > 1, "{arguments:?}: {first}");
        let output = child.wait_with_output().unwrap();
        feeder.join().unwrap();
        assert_eq!((err(&output), output.status.code()), ("", Some(0)), "{arguments:?}");
    }
}

#[test]
fn a_file_that_is_not_text_is_named_with_what_to_do() {
    let folder = Folder::new();
    let zip = |name: &str| [&b"PK\x03\x04\x14\0\0\0\x08\0"[..], &[0; 20], name.as_bytes(), &[7; 99]].concat();
    let units = |text: &str, bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
    let tar = [&[0; 257][..], b"ustar\x0000"].concat();
    let json = "{\"text\":\"في مينسك\"}\n";
    let cases: [(&str, Vec<u8>, &str); 14] = [
        ("a.docx", zip("word/document.xml"), "a Word document; make it plain text with pandoc -t plain, and use that"),
        ("a.xlsx", zip("xl/workbook.xml"), "an Excel workbook; save the sheet as CSV in UTF-8, and use that"),
        ("a.zip", zip("a.txt"), "a zip archive; unpack it with unzip, and use the files in it"),
        ("a.txt.xz", b"\xFD7zXZ\0\0\x04".to_vec(), "an xz archive; unpack it with xz -dk, and use the file in it"),
        ("a.tar.gz", gzip(&tar), "a tar archive; unpack it with tar -xf, and use the files in it"),
        ("a.zst", zstd(b"PAR1\x15\x04"), "a Parquet table; convert it to CSV or JSON Lines, and use that"),
        (
            "a.pdf",
            b"%PDF-1.7\n%".to_vec(),
            "a PDF; extract its text with pdftotext, and use that; the repairs pdf and visual mend its faults",
        ),
        ("le.txt", units(TEXT, u16::to_le_bytes), "in UTF-16; convert it with iconv -f utf-16le -t utf-8"),
        ("be.txt", units(TEXT, u16::to_be_bytes), "in UTF-16; convert it with iconv -f utf-16be -t utf-8"),
        ("mark.txt", units("\u{FEFF}مينسك", u16::to_le_bytes), "in UTF-16; convert it with iconv -f utf-16 -t utf-8"),
        ("a.jsonl", units(json, u16::to_le_bytes), "in UTF-16; convert it with iconv -f utf-16le -t utf-8"),
        ("a.json", units(json, u16::to_be_bytes), "in UTF-16; convert it with iconv -f utf-16be -t utf-8"),
        ("lines", units("\u{FEFF}a\nb\n", u16::to_be_bytes), "in UTF-16; convert it with iconv -f utf-16 -t utf-8"),
        (
            "a.txt",
            "\u{FEFF}مينسك".chars().flat_map(|c| u32::from(c).to_be_bytes()).collect(),
            "in UTF-32; convert it with iconv -f utf-32 -t utf-8",
        ),
    ];
    for (name, bytes, advice) in cases {
        folder.write(name, bytes);
        let output = if name == "lines" { folder.tag(&["--lines", name], b"") } else { folder.tag(&[name], b"") };
        let message = format!("error: {name}: is {advice}\n");
        assert_eq!((err(&output), out(&output), output.status.code()), (&*message, "", Some(2)));
    }
}

#[test]
fn the_encoding_is_guessed_by_the_article() {
    let folder = Folder::new();
    let convert = |encoding: &str| {
        format!("is not UTF-8 (byte 3); convert it first, for example with iconv -f {encoding} -t utf-8")
    };
    let fault = "is UTF-8, but not at byte 3; correct it there, or drop such bytes with iconv -c -f utf-8 -t utf-8";
    let cases: [(&[u8], String); 5] = [
        // الوزير والنائب
        (b"1. \xC7\xE1\xE6\xD2\xED\xD1 \xE6\xC7\xE1\xE4\xC7\xC6\xC8", convert("windows-1256")),
        (b"1. \xC7\xE4\xE8\xD2\xEA\xD1 \xE8\xC7\xE4\xE6\xC7\xC6\xC8", convert("iso-8859-6")),
        (b"caf\xE9", convert("windows-1256")),
        (&[b"1. \xFF ", TEXT.as_bytes()].concat(), fault.to_owned()),
        (&[b"1. \xC7\xE1 \xFF", TEXT.as_bytes()].concat(), fault.to_owned()),
    ];
    for (bytes, message) in cases {
        folder.write("a.txt", bytes);
        let output = folder.tag(&["a.txt"], b"");
        assert_eq!((err(&output), output.status.code()), (&*format!("error: a.txt: {message}\n"), Some(2)));
    }
}

#[test]
fn a_text_may_begin_like_an_archive() {
    let folder = Folder::new();
    for text in ["BZhang مينسك", "BZh9 مينسك"] {
        folder.write("a.txt", text);
        let output = folder.tag(&["--format", "jsonl", "a.txt"], b"");
        assert_eq!((err(&output), output.status.code()), ("", Some(0)), "{text}");
    }
}
