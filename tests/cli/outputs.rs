//! Where the example `tag` writes, and what it never overwrites.

use std::fs;
use std::io::{Read, Write};
use std::time::{Duration, Instant};

use crate::example::{err, out};
use crate::folder::{Folder, TEXT, counts, gzip};

#[test]
fn a_file_is_written_whole_and_compressed_as_its_ending_says() {
    let folder = Folder::new();
    folder.write("a.txt", TEXT);
    folder.write("o.jsonl", "an older one");
    for name in ["o.jsonl", "o.jsonl.gz", "o.jsonl.zst"] {
        let output = folder.tag(&["--format", "jsonl", "a.txt", "-o", name], b"");
        assert_eq!((out(&output), err(&output), output.status.code()), ("", "", Some(0)));
    }
    assert_eq!(folder.files(), ["a.txt", "o.jsonl", "o.jsonl.gz", "o.jsonl.zst"]);
    let plain = folder.read("o.jsonl");
    assert_eq!(counts(&plain), ["a.txt 2"]);
    let mut unpacked = Vec::new();
    flate2::read::GzDecoder::new(&folder.read("o.jsonl.gz")[..]).read_to_end(&mut unpacked).unwrap();
    assert_eq!(unpacked, plain);
    assert_eq!(zstd::decode_all(&folder.read("o.jsonl.zst")[..]).unwrap(), plain);
    // Explanations and text output go there, too.
    folder.tag(&["a.txt", "-o", "o.txt"], b"");
    let text = String::from_utf8(folder.read("o.txt")).unwrap();
    assert!(text.starts_with("من [مينسك]place") && text.contains("2  place"), "{text}");
    let output = folder.tag(&["a.txt", "-o", "missing/o.txt"], b"");
    assert_eq!(err(&output), "error: missing/o.txt: No such file or directory (os error 2)\n");
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn a_folder_is_written_with_a_file_a_document() {
    let folder = Folder::new();
    folder.write("c/a.txt", TEXT);
    folder.write("c/b/a.txt", "في مينسك");
    folder.write("c/b/l.jsonl.gz", gzip("{\"text\":\"مينسك\"}\n\n{\"text\":\"-\"}\n".as_bytes()));
    assert_eq!(folder.tag(&["--format", "brat", "c", "-o", "out"], b"").status.code(), Some(0));
    let files: Vec<String> = folder.files().into_iter().filter(|file| file.starts_with("out")).collect();
    let documents = ["out/a", "out/b/a", "out/b/l-1", "out/b/l-3"];
    let expected: Vec<String> =
        documents.iter().flat_map(|name| [format!("{name}.ann"), format!("{name}.txt")]).collect();
    assert_eq!(files, expected);
    assert_eq!(folder.read("out/b/a.txt"), "في مينسك".as_bytes());
    assert!(folder.read("out/b/a.ann").starts_with("T1\tplace 3 8\tمينسك\n".as_bytes()));
    // Each is numbered separately.
    assert!(folder.read("out/b/l-1.ann").starts_with("T1\tplace 0 5\tمينسك\n".as_bytes()));

    // Existing files may have been corrected by hand.
    let again = folder.tag(&["--format", "brat", "c", "-o", "out"], b"");
    assert_eq!((err(&again), again.status.code()), ("error: out: is not empty; name a new folder\n", Some(2)));
    // If two documents would be written to one file, the second fails.
    fs::create_dir(folder.path().join("there")).unwrap();
    let twice = folder.tag(&["--format", "jsonl", "c/a.txt", "c/b/a.txt", "-o", "there"], b"");
    let why = "error: c/b/a.txt: another document's output has the same name; rename one of the two\n";
    assert_eq!((err(&twice), twice.status.code()), (why, Some(1)));
    assert_eq!(counts(&folder.read("there/a.jsonl")), ["c/a.txt 2"]);
}

#[cfg(unix)]
#[test]
fn an_interrupted_run_leaves_nothing_behind() {
    for (name, format) in [("o.jsonl", "jsonl"), ("o/", "brat")] {
        let folder = Folder::new();
        let arguments = ["--format", format, "--lines", "-", "-o", name];
        let mut child = folder.command(&arguments).spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        stdin.write_all(TEXT.as_bytes()).unwrap();
        let is_begun = || fs::read_dir(folder.path()).unwrap().count() > 1;
        let begun = Instant::now();
        while !is_begun() {
            assert!(begun.elapsed() < Duration::from_secs(60), "nothing is written");
            std::thread::sleep(Duration::from_millis(5));
        }
        // The handler is set right after the file is created.
        std::thread::sleep(Duration::from_millis(200));
        let kill = std::process::Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
        assert!(kill.success());
        assert_eq!(child.wait().unwrap().code(), Some(130));
        assert_eq!(folder.files(), Vec::<String>::new());
        assert!(!is_begun(), "{name}");
    }
}

#[cfg(unix)]
#[test]
fn output_may_be_read_by_whoever_reads_what_is_made_there() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new();
    let mode = |name: &str| fs::metadata(folder.path().join(name)).unwrap().permissions().mode() & 0o777;
    folder.tag(&["-", "-o", "new"], TEXT.as_bytes());
    assert_eq!(mode("new"), mode("names"), "as any file made there");
    folder.write("secret", "");
    fs::set_permissions(folder.path().join("secret"), fs::Permissions::from_mode(0o600)).unwrap();
    folder.tag(&["-", "-o", "secret"], TEXT.as_bytes());
    assert!(folder.read("secret").len() > TEXT.len());
    assert_eq!(mode("secret"), 0o600);
    // The target of a link is written, not the link itself.
    std::os::unix::fs::symlink("new", folder.path().join("link")).unwrap();
    folder.tag(&["--format", "jsonl", "-", "-o", "link"], TEXT.as_bytes());
    assert_eq!(counts(&folder.read("new")), ["- 2"]);
    assert!(fs::symlink_metadata(folder.path().join("link")).unwrap().is_symlink());
}

#[cfg(unix)]
#[test]
fn an_output_that_is_an_input_is_refused() {
    use std::os::unix::fs::symlink;
    let folder = Folder::new();
    let a = folder.path().join("a.txt");
    for name in ["a.txt", "c/b.txt", "c/old.txt"] {
        folder.write(name, TEXT);
    }
    folder.write("p.txt.gz", gzip(TEXT.as_bytes()));
    symlink("a.txt", folder.path().join("link.txt")).unwrap();
    fs::hard_link(&a, folder.path().join("hard.txt")).unwrap();
    folder.write("deny.txt", "مينسك\n");
    folder.write("words.tsv", "عضو\trole\n");
    let refused: [(&[&str], &str); 13] = [
        (&["a.txt", "-o", "a.txt"], "a.txt: is also the output a.txt"),
        (&["c/b.txt", "./a.txt", "-o", "a.txt"], "./a.txt: is also the output a.txt"),
        (&["a.txt", "-o", "c/../a.txt"], "a.txt: is also the output c/../a.txt"),
        (&["link.txt", "-o", "a.txt"], "link.txt: is also the output a.txt"),
        (&["a.txt", "-o", "link.txt"], "a.txt: is also the output link.txt"),
        (&["hard.txt", "-o", "a.txt"], "hard.txt: is also the output a.txt"),
        (&["c", "-o", "c/old.txt"], "c/old.txt: is also the output c/old.txt"),
        (&["*.gz", "-o", "p.txt.gz"], "p.txt.gz: is also the output p.txt.gz"),
        // Whatever tells what to look for is read, too.
        (&["a.txt", "-o", "names"], "names: is also the output names"),
        (&["a.txt", "--deny", "deny.txt", "-o", "deny.txt"], "deny.txt: is also the output deny.txt"),
        (&["a.txt", "--lexicon", "words.tsv", "-o", "words.tsv"], "words.tsv: is also the output words.tsv"),
        (
            &["a.txt", "--deny", "names", "--deny", "deny.txt", "-o", "./deny.txt"],
            "deny.txt: is also the output ./deny.txt",
        ),
        (&["/dev/stdin", "-o", "a.txt"], "/dev/stdin: is also the output a.txt"),
    ];
    let before: Vec<Vec<u8>> = folder.files().iter().map(|file| folder.read(file)).collect();
    for (arguments, message) in refused {
        let output = folder.command(arguments).stdin(fs::File::open(&a).unwrap()).output().unwrap();
        let message = format!("error: {message}, which would replace it; write to another file\n");
        assert_eq!((err(&output), output.status.code()), (&*message, Some(2)), "{arguments:?}");
    }
    let output = folder.command(&["-", "-o", "a.txt"]).stdin(fs::File::open(&a).unwrap()).output().unwrap();
    assert!(err(&output).starts_with("error: -: is also the output a.txt"), "{}", err(&output));
    // What the shell redirects into an input would be read again.
    let appended = fs::File::options().append(true).open(&a).unwrap();
    let output = folder.command(&["--lines", "c", "hard.txt"]).stdout(appended).output().unwrap();
    assert_eq!(err(&output), "error: hard.txt: is also the standard output; write to another file\n");
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(folder.files().iter().map(|file| folder.read(file)).collect::<Vec<_>>(), before);

    // New outputs in a folder that is read do no harm.
    for arguments in [["c", "-o", "c/new.jsonl"], ["c", "-o", "c/new/"]] {
        let output = folder.tag(&[&["--format", "jsonl"], &arguments[..]].concat(), b"");
        assert_eq!((err(&output), output.status.code()), ("", Some(0)), "{arguments:?}");
        fs::remove_file(folder.path().join("c/new.jsonl")).unwrap_or_default();
    }
    assert_eq!(counts(&folder.read("c/new/b.jsonl")), ["c/b.txt 2"]);
}

#[test]
fn a_folder_that_is_there_is_filled_if_it_is_empty() {
    let folder = Folder::new();
    folder.write("a.txt", TEXT);
    folder.write("full/b.txt", TEXT);
    let run = |output: &str, format: &str, within: &str| {
        let arguments = ["--format", format, "../a.txt", "-o", output, "--gazetteer", "../names"];
        let mut command = crate::example::command("tag");
        let run =
            command.current_dir(folder.path().join(within)).args(["--no-builtin", "--lists-only"]).args(arguments);
        let output = run.output().unwrap();
        (err(&output).to_owned(), output.status.code())
    };
    let done = || (String::new(), Some(0));
    fs::create_dir(folder.path().join("empty")).unwrap();
    // The current folder cannot be replaced by another.
    assert_eq!(run(".", "jsonl", "empty"), done());
    assert_eq!(counts(&folder.read("empty/a.jsonl")), ["../a.txt 2"]);
    let refused = |why: &str| (format!("error: {why}\n"), Some(2));
    let either = "../full: is a folder that is not empty; name a file, or a new folder for one file per document";
    assert_eq!(run("../full", "jsonl", "empty"), refused(either));
    assert_eq!(run("../full", "brat", "empty"), refused("../full: is not empty; name a new folder"));
    assert_eq!(run("../full/", "jsonl", "empty"), refused("../full/: is not empty; name a new folder"));
    assert_eq!(folder.files(), ["a.txt", "empty/a.jsonl", "full/b.txt"]);
}

#[cfg(unix)]
#[test]
fn links_lead_to_what_is_written() {
    use std::os::unix::fs::symlink;
    let folder = Folder::new();
    folder.write("a.txt", TEXT);
    fs::create_dir(folder.path().join("empty")).unwrap();
    fs::create_dir(folder.path().join("links")).unwrap();
    // To what is not there yet, through another link, and to an empty folder.
    for (link, target) in [("links/two", "one"), ("links/one", "../o.jsonl"), ("f", "new"), ("e", "empty")] {
        symlink(target, folder.path().join(link)).unwrap();
    }
    for output in ["links/two", "f/", "e"] {
        let run = folder.tag(&["--format", "jsonl", "a.txt", "-o", output], b"");
        assert_eq!((err(&run), run.status.code()), ("", Some(0)), "{output}");
    }
    for written in ["o.jsonl", "new/a.jsonl", "empty/a.jsonl"] {
        assert_eq!(counts(&folder.read(written)), ["a.txt 2"], "{written}");
    }
    for link in ["links/two", "links/one", "f", "e"] {
        assert!(fs::symlink_metadata(folder.path().join(link)).unwrap().is_symlink(), "{link}");
    }
    symlink("self", folder.path().join("self")).unwrap();
    let run = folder.tag(&["a.txt", "-o", "self"], b"");
    assert!(err(&run).starts_with("error: self: Too many levels of symbolic links"), "{}", err(&run));
    assert_eq!(run.status.code(), Some(2));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_named() {
    let folder = Folder::new();
    folder.write("a.txt", TEXT);
    let full = fs::File::options().write(true).open("/dev/full").unwrap();
    let redirected = folder.command(&["a.txt"]).stdout(full).output().unwrap();
    assert!(err(&redirected).starts_with("error: standard output: No space left"), "{}", err(&redirected));
    let named = folder.tag(&["a.txt", "-o", "/dev/full"], b"");
    assert!(err(&named).starts_with("error: /dev/full: No space left"), "{}", err(&named));
    assert_eq!((redirected.status.code(), named.status.code()), (Some(2), Some(2)));
}

#[cfg(unix)]
#[test]
fn names_that_no_output_can_have_are_said_in_one_line() {
    let folder = Folder::new();
    let long = format!("{}.txt", "y".repeat(250));
    for name in [&long, "a\n\u{1B}[31m.txt", "b.txt"] {
        folder.write(name, TEXT);
    }
    let output = folder.tag(&["--format", "jsonl", &long, "b.txt", "-o", "o/"], b"");
    let message = format!("error: {long}: the name is too long for an output of the same name; shorten it\n");
    assert_eq!((err(&output), output.status.code()), (&*message, Some(1)));
    assert_eq!(counts(&folder.read("o/b.jsonl")), ["b.txt 2"]);
    // A name may not move the cursor, nor look like another message.
    folder.write("a\n\u{1B}[31m.txt", b"\xFF");
    let output = folder.tag(&["a\n\u{1B}[31m.txt", "\u{202E}b"], b"");
    let lines: Vec<&str> = err(&output).lines().collect();
    assert!(lines[0].starts_with("error: a\\n\\u{1b}[31m.txt: is not UTF-8"), "{lines:?}");
    assert!(lines[1].starts_with("error: \\u{202e}b: No such file"), "{lines:?}");
}

#[test]
fn a_hyphen_is_standard_output() {
    let folder = Folder::new();
    let output = folder.tag(&["-", "-o", "-"], TEXT.as_bytes());
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert!(out(&output).contains("[مينسك]place"));
    assert!(folder.files().is_empty());
}
