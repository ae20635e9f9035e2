//! The import of the example `gazetteer`.

use std::io::Write;
use std::process::Output;

use crate::example::{err, out, run};

/// Runs the import of the example `gazetteer`.
fn import(arguments: &[&str], input: &[u8]) -> Output {
    run("gazetteer", &[&["import"], arguments].concat(), input)
}

#[test]
fn other_formats_become_a_gazetteer() {
    let patterns = concat!(
        "{\"label\":\"GPE\",\"pattern\":\"بنغازي\",\"id\":\"benghazi\"}\n",
        "{\"label\":\"GPE\",\"pattern\":\"Benghazi\"}\n",
        "{\"label\":\"ORG\",\"pattern\":\"مرفأ النور\"}\n",
        "{\"label\":\"GPE\",\"pattern\":\"برنيق\",\"id\":\"benghazi\"}\n",
        "{\"label\":\"ORG\",\"pattern\":\"أهلي بنغازي\",\"id\":\"benghazi\"}\n",
    );
    let output = import(&["spacy", "-"], patterns.as_bytes());
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert_eq!(
        out(&output),
        "{\"id\":\"benghazi\",\"kind\":\"place\",\"name\":\"بنغازي\",\"aliases\":[\"برنيق\"]}\n\
         {\"id\":\"line:3b7b810942ee3244\",\"kind\":\"organization\",\"name\":\"مرفأ النور\"}\n"
    );
    assert_eq!(
        err(&output),
        "-: 4 entries with 4 names taken\n\
         place 2, organization 2\n\
         1 record skipped: no name that text can match (the first on line 2)\n\
         1 name skipped: no Arabic letter (the first on line 2: \"Benghazi\")\n\
         2 entries written; 1 joined with another that has the same id; 1 skipped, whose id belongs to an entity of another kind\n"
    );
    let list = "سليم زهران\u{6CC}\n".as_bytes();
    let output = import(&["list", "--kind", "person", "-"], list);
    assert!(err(&output).contains("warning: -:1:54: entry \"line:"), "{}", err(&output));
    assert!(!err(&import(&["list", "--kind", "person", "--no-lint", "-"], list)).contains("warning"));
}

#[test]
fn what_is_weak_or_not_read_is_said() {
    let output = import(&["list", "--kind", "أشخاص", "-"], "من\nأمل\nمحمد\nسليم زهران\n".as_bytes());
    assert_eq!(
        out(&output),
        "{\"id\":\"line:3f91a257b5dcb92d\",\"kind\":\"person\",\"name\":\"سليم زهران\"}\n\
         {\"id\":\"line:63437070de74c165\",\"kind\":\"person\",\"name\":\"أمل\",\"weak_aliases\":[\"أمل\"]}\n\
         {\"id\":\"line:9d9fcd3c74b9a9b1\",\"kind\":\"person\",\"name\":\"محمد\",\"weak_aliases\":[\"محمد\"]}\n"
    );
    assert_eq!(
        err(&output),
        "-: 3 entries with 3 names taken\n\
         person 3\n\
         1 name weak: an ordinary word (the first on line 2: \"أمل\")\n\
         1 name weak: a given name, which many people have (the first on line 3: \"محمد\")\n\
         1 record skipped: only function words as names (the first on line 1)\n\
         1 name skipped: a function word (the first on line 1: \"من\")\n\
         3 entries written\n"
    );
    let table = "الاسم;النوع;المصدر\nميناء جنزور;المدن;كتاب\n";
    let output = import(&["csv", "-"], table.as_bytes());
    assert_eq!(out(&output), "{\"id\":\"line:ddbea77284bf9f7a\",\"kind\":\"place\",\"name\":\"ميناء جنزور\"}\n");
    assert_eq!(
        err(&output),
        "-: 1 entry with 1 name taken\nplace 1\ncolumns separated by ';'\n1 column not used: \"المصدر\"\n1 entry written\n"
    );
}

#[test]
fn files_are_imported_however_they_are_packed() {
    let folder = tempfile::tempdir().unwrap();
    let gz = |text: &str| {
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        packer.write_all(text.as_bytes()).unwrap();
        packer.finish().unwrap()
    };
    let bz2 = |text: &str| {
        let mut packer = bzip2::write::BzEncoder::new(Vec::new(), bzip2::Compression::fast());
        packer.write_all(text.as_bytes()).unwrap();
        packer.finish().unwrap()
    };
    let zst = |text: &str| zstd::encode_all(text.as_bytes(), 1).unwrap();
    let halves = ["name,kind\nبحر العرب,place\nالبحر ", "الأحمر,place\n"];
    let files: [(&str, Vec<u8>); 4] = [
        ("one.csv.gz", halves.map(gz).concat()),
        ("two.csv.bz2", halves.map(bz2).concat()),
        ("three.csv.zst", halves.map(zst).concat()),
        ("one.csv", halves.concat().into_bytes()),
    ];
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    for (name, bytes) in &files {
        std::fs::write(path(name), bytes).unwrap();
    }
    let (names, result) = (files.map(|(name, _)| path(name)), path("seas.jsonl"));
    let arguments: Vec<&str> = ["csv", "-o", &result].into_iter().chain(names.iter().map(String::as_str)).collect();
    let output = import(&arguments, b"");
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert_eq!(out(&output), "");
    let gazetteer = aalam::Gazetteer::from_path(&result).unwrap();
    let word = |entry: aalam::EntryRef<'_>| entry.id().split(':').next().unwrap_or_default().to_owned();
    let words: Vec<String> = gazetteer.entries().map(word).collect();
    // Rows of two files with one name are one entity.
    assert_eq!(words, ["one", "one", "three", "three", "two", "two"]);
    assert!(
        err(&output).ends_with("6 entries written; 2 joined with another that has the same id\n"),
        "{}",
        err(&output)
    );

    let cut = path("cut.csv.bz2");
    let whole = bz2(halves[0]);
    std::fs::write(&cut, &whole[..whole.len() - 4]).unwrap();
    let before = std::fs::read(&result).unwrap();
    for (broken, message) in [(cut, "cannot be read: "), (path("none.csv"), " No such file")] {
        let output = import(&["csv", "-o", &result, &names[0], &broken], b"");
        assert_eq!(output.status.code(), Some(2));
        assert!(
            err(&output).contains(&format!("error: {broken}:")) && err(&output).contains(message),
            "{}",
            err(&output)
        );
        assert_eq!(std::fs::read(&result).unwrap(), before);
    }
    // No other files remain.
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 6);
}

#[test]
fn lists_of_gate_lie_beside_their_definition() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("places")).unwrap();
    std::fs::write(folder.path().join("places/sea.lst"), "بحر العرب\n").unwrap();
    let definition = folder.path().join("lists.def");
    std::fs::write(&definition, "places/sea.lst:location:sea\nplaces/../../x.lst:location\n").unwrap();
    let output = import(&["gate", definition.to_str().unwrap()], b"");
    assert_eq!(
        out(&output),
        "{\"id\":\"places-sea:abb0ff67b0358a3d\",\"kind\":\"place\",\"name\":\"بحر العرب\",\
         \"attributes\":{\"major_type\":\"location\",\"minor_type\":\"sea\"}}\n"
    );
    assert!(err(&output).contains("1 record skipped: a list outside the folder"), "{}", err(&output));
}

#[test]
fn great_collections_are_imported() {
    let places = "tests/import/geonames-places.txt";
    let cases: [(&[&str], &str, &str); 3] = [
        (&["wikidata", "tests/import/wikidata.json"], "\"id\":\"q1016\"", "9 entries with 13 names taken\n"),
        (
            &["geonames", "--names", "tests/import/geonames-names.txt", places],
            "\"id\":\"geonames-101\"",
            "4 entries with 7 names taken\n",
        ),
        (&["opensanctions", "tests/import/followthemoney.jsonl"], "\"id\":\"co-1\"", "7 entries with 12 names taken\n"),
    ];
    for (arguments, first, summary) in cases {
        let output = import(arguments, b"");
        assert!(out(&output).starts_with(&format!("{{{first}")), "{}", out(&output));
        assert!(err(&output).contains(summary), "{}", err(&output));
    }
    let output = import(&["geonames", places], b"");
    assert!(err(&output).ends_with("add --names alternateNamesV2.txt\n"), "{}", err(&output));
    let output = import(&["geonames", "--names", "no-such-file", places], b"");
    assert!(err(&output).starts_with("error: no-such-file: "), "{}", err(&output));
}

#[test]
fn what_cannot_be_imported_is_said_in_one_line() {
    let cases: [(&[&str], &str, &str); 9] = [
        (&["list", "-"], "بحر\n", "error: a plain list does not state the kind of its names; add --kind\n"),
        (
            &["spacy", "-"],
            "بحر\n",
            "error: -:1:1: not a pattern: an object with a label and a pattern; is the file in another format?\n",
        ),
        (&["csv", "-"], "a,b\n", "error: -:1:1: no column is known to hold names; the headers are \"a\", \"b\"\n"),
        (
            &["gate", "-", "-"],
            "",
            "error: lists of two gazetteers may have the same name; import one lists.def at a time\n",
        ),
        (
            &["csv", "-"],
            "PK\u{3}\u{4}\u{14}\0\u{6}\0\u{8}\0\0\0!\0\0\0\0\0\0\0\0\0\0\0\0\0\u{13}\0\0\0[Content_Types].xml",
            "error: -: the file is an Excel workbook or another Office file; save the sheet as CSV in UTF-8, and use that\n",
        ),
        (
            &["list", "--kind", "place", "-"],
            "PAR1\u{15}\u{4}",
            "error: -: the file is a Parquet table; convert it to CSV or JSON Lines, and use that\n",
        ),
        (&["csv", "data"], "", "error: data: is a folder; name the files in it\n"),
        (&["csv", "-o", "no-such-folder/x.jsonl", "-"], "", "error: no-such-folder: is not a folder\n"),
        (&["csv", "-o", "data", "-"], "", "error: data: is not a file; omit -o to write to standard output\n"),
    ];
    for (arguments, input, message) in cases {
        let output = import(arguments, input.as_bytes());
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert_eq!((err(&output), out(&output)), (message, ""), "{arguments:?}");
    }
    let output = import(&["list", "--kind", "place", "-"], b"Red Sea\n");
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).ends_with("error: nothing was taken, so nothing is written\n"), "{}", err(&output));
}

#[test]
fn an_input_is_never_the_output() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("lists")).unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let files = [
        ("a.csv", "name,kind\nبحر العرب,place\n"),
        ("a.jsonl", "{\"id\":\"sea\",\"kind\":\"place\",\"name\":\"بحر العرب\"}\n"),
        ("lists/lists.def", "sea.lst:location\n"),
        ("lists/sea.lst", "بحر العرب\n"),
    ];
    for (name, text) in files {
        std::fs::write(path(name), text).unwrap();
    }
    std::fs::hard_link(path("a.csv"), path("hard.csv")).unwrap();
    let mut cases = vec![
        (vec!["import", "csv"], "a.csv", "a.csv"),
        (vec!["import", "csv"], "a.csv", "./lists/../a.csv"),
        (vec!["import", "csv"], "a.csv", "hard.csv"),
        (vec!["export", "csv"], "a.jsonl", "a.jsonl"),
        (vec!["import", "gate"], "lists/lists.def", "lists/lists.def"),
        (vec!["import", "gate"], "lists/lists.def", "lists/sea.lst"),
    ];
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(path("a.csv"), path("soft.csv")).unwrap();
        cases.push((vec!["import", "csv"], "a.csv", "soft.csv"));
        cases.push((vec!["import", "csv"], "soft.csv", "a.csv"));
    }
    for (command, input, output) in cases {
        let (input, output) = (path(input), path(output));
        let run = run("gazetteer", &[command.as_slice(), &[&input, "-o", &output]].concat(), b"");
        assert_eq!(run.status.code(), Some(2), "{input} {output}");
        let message = format!(": is also the output {output}, which would replace it; write to another file\n");
        assert!(err(&run).ends_with(&message), "{}", err(&run));
        for (name, text) in files {
            assert_eq!(std::fs::read_to_string(path(name)).unwrap(), text);
        }
    }
    let names = path("a.csv");
    let run = import(&["geonames", "--names", &names, "-o", &names, "-"], b"");
    assert_eq!(run.status.code(), Some(2), "{}", err(&run));
    assert!(err(&run).starts_with(&format!("error: {names}: is also the output")), "{}", err(&run));
}

#[test]
fn an_imported_list_replaces_no_embedded_entry() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    std::fs::write(path("ships.csv"), "name,kind,latin\nسفينة القاهرة,vessel,Cairo\n").unwrap();
    let output = import(&["csv", &path("ships.csv"), "-o", &path("ships.jsonl")], b"");
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let text = "وصلت سفينة القاهرة من القاهرة";
    let tagged = run("tag", &["--gazetteer", &path("ships.jsonl"), "--format", "tsv", "-"], text.as_bytes());
    assert!(out(&tagged).contains("ships:cairo-") && out(&tagged).contains("\tcairo\t"), "{}", out(&tagged));
}

#[test]
fn a_delimiter_is_a_char_or_the_word_tab() {
    for (delimiter, name) in [('|', "|"), ('\t', "tab"), ('\t', "TAB"), (';', ";"), ('\t', "\t")] {
        let table = format!("name{delimiter}kind\nبحر العرب{delimiter}place\n");
        let output = import(&["csv", "--delimiter", name, "-"], table.as_bytes());
        assert_eq!(output.status.code(), Some(0), "{}", err(&output));
        assert!(err(&output).starts_with("-: 1 entry with 1 name taken\nplace 1\n1 entry written"), "{}", err(&output));
    }
    let cases: [(&[&str], &str); 4] = [
        (&["csv", "--delimiter", "||", "-"], "write one char, or tab"),
        (&["csv", "--delimiter", "", "-"], "write one char, or tab"),
        (&["csv", "--delimiter", "،", "-"], "'،' cannot stand between cells"),
        (&["tsv", "--delimiter", ";", "-"], "only csv has a --delimiter"),
    ];
    for (arguments, message) in cases {
        let output = import(arguments, "name;kind\n".as_bytes());
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(err(&output).contains(message), "{}", err(&output));
    }
}

#[test]
fn a_misspelled_kind_is_refused_on_the_command_line() {
    let output = import(&["list", "--kind", "peson", "-"], "بحر العرب\n".as_bytes());
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("looks like a misspelled person"), "{}", err(&output));
}

#[test]
fn records_of_one_id_are_joined_in_time_that_grows_with_their_number() {
    const RECORDS: u32 = 20_000;
    let word = |number: u32| -> String {
        let digits = format!("{number:05}");
        digits
            .bytes()
            .map(|digit| ['س', 'ر', 'د', 'ن', 'ق', 'ع', 'ح', 'ط', 'ج', 'ز'][usize::from(digit - b'0')])
            .collect()
    };
    let rows: String = (0..RECORDS).map(|number| format!("place,جزيرة الأسماء,مدينة {}\n", word(number))).collect();
    let begun = std::time::Instant::now();
    let output = import(&["csv", "--no-lint", "-"], format!("kind,name,aliases\n{rows}").as_bytes());
    // Squares would take minutes.
    assert!(begun.elapsed() < std::time::Duration::from_secs(10), "{:?}", begun.elapsed());
    assert!(
        err(&output).ends_with("1 entry written; 19999 joined with another that has the same id\n"),
        "{}",
        err(&output)
    );
}

#[cfg(target_os = "linux")]
#[test]
fn closed_standard_error_changes_no_outcome() {
    let cases: [(&str, &[&str], &str, i32); 3] = [
        ("gazetteer", &["show", "no-such-entry"], "", 1),
        ("gazetteer", &["import", "list", "--kind", "place", "-"], "بحر العرب\n", 0),
        ("evaluate", &["no-such-file"], "", 2),
    ];
    for (example, arguments, input, code) in cases {
        let expected = run(example, arguments, input.as_bytes());
        // Whatever is written to this device fails.
        let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
        let mut child = crate::example::command(example).args(arguments).stderr(full).spawn().unwrap();
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap_or_default();
        let output = child.wait_with_output().unwrap();
        assert_eq!((out(&output), output.status.code()), (out(&expected), expected.status.code()), "{arguments:?}");
        assert_eq!(output.status.code(), Some(code), "{arguments:?}");
    }
}
