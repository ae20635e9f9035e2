//! What the example `tag` shows in a terminal.
#![cfg(target_os = "linux")]

use crate::example::command;
use crate::folder::{Folder, TEXT};

/// Runs the example in a terminal of so many columns, with these variables of the environment, and returns what is shown.
fn shown(folder: &Folder, columns: usize, environment: &[(&str, &str)], arguments: &str) -> String {
    let tag = command("tag").get_program().to_str().unwrap().to_owned();
    let run = format!("stty rows 30 cols {columns}; '{tag}' --gazetteer names --no-builtin --lists-only {arguments}");
    let mut script = std::process::Command::new("script");
    script.current_dir(folder.path()).args(["--quiet", "--return", "--command", &run, "/dev/null"]);
    for variable in ["TERM", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "CI"] {
        script.env_remove(variable);
    }
    script.envs(environment.iter().copied()).stdin(std::process::Stdio::null());
    let output = script.output().expect("script of util-linux");
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap().replace("\r\n", "\n")
}

#[test]
fn colours_are_for_terminals_that_have_them() {
    let folder = Folder::new();
    folder.write("a.txt", TEXT);
    let cases: [(&[(&str, &str)], bool); 8] = [
        (&[("TERM", "xterm")], true),
        (&[("TERM", "xterm"), ("NO_COLOR", "")], true),
        (&[("TERM", "dumb"), ("CLICOLOR_FORCE", "1")], true),
        (&[("TERM", "xterm"), ("NO_COLOR", "1")], false),
        (&[("TERM", "xterm"), ("CLICOLOR", "0")], false),
        (&[("TERM", "dumb")], false),
        (&[], false),
        (&[("TERM", "xterm"), ("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")], false),
    ];
    for (environment, has_colours) in cases {
        let shown = shown(&folder, 80, environment, "a.txt");
        assert_eq!(shown.contains('\u{1B}'), has_colours, "{environment:?}");
        assert_eq!(shown.starts_with("من [مينسك]place إلى"), !has_colours, "{environment:?}: {shown}");
    }
    for (force, has_colours) in [("1", true), ("", false)] {
        let output = folder.command(&["a.txt"]).env("CLICOLOR_FORCE", force).env_remove("NO_COLOR").output().unwrap();
        assert_eq!(output.stdout.contains(&0x1B), has_colours, "in a pipe");
    }
}

#[test]
fn the_table_fits() {
    let folder = Folder::new();
    let lines = [
        (
            "alexander-grigoryevich-lukashenko",
            "person",
            "ألكسندر غريغوريفيتش لوكاشينكو",
            "Alexander Grigoryevich Lukashenko",
        ),
        ("minsk", "place", "مينسك", "Minsk"),
    ];
    let entry = |(id, kind, name, latin): &(&str, &str, &str, &str)| {
        format!("{{\"id\":\"{id}\",\"kind\":\"{kind}\",\"name\":\"{name}\",\"latin\":\"{latin}\"}}\n")
    };
    folder.write("names", lines.iter().map(entry).collect::<String>());
    folder.write("a.txt", lines.map(|line| line.2).join(" في "));
    let cases = [
        (120, " count  kind    id                                 latin                              name"),
        (100, " count  kind    id                  latin                              name"),
        (80, " count  kind    latin                              name"),
        (60, " count  kind    latin          name"),
        (40, " count  kind    name"),
        (9, " count  kind    name"),
    ];
    for (columns, header) in cases {
        let shown = shown(&folder, columns, &[], "a.txt");
        let table: Vec<&str> = shown.lines().skip(2).collect();
        assert_eq!(table[0], header, "{columns} columns");
        assert_eq!(table.len(), 3, "{columns} columns: {shown}");
        assert!(table[1].ends_with("  ألكسندر غريغوريفيتش لوكاشينكو"), "{}", table[1]);
        let (widest, least) = (table.iter().map(|line| line.chars().count()).max(), 46);
        assert!(widest <= Some(columns.max(least)), "{columns} columns: {shown}");
    }
    assert!(shown(&folder, 100, &[], "a.txt").contains(" alexander-grigory…  Alexander Grigoryevich"));
}

#[test]
fn a_screen_has_the_first_rows_and_a_pipe_has_all() {
    let folder = Folder::new();
    let name = |at: usize| char::from_u32(0x628 + at as u32 % 5).unwrap().to_string().repeat(2 + at / 5);
    let entry = |at| format!("{{\"id\":\"e{at}\",\"kind\":\"place\",\"name\":\"{}\"}}\n", name(at));
    folder.write("names", (0..60).map(entry).collect::<String>());
    folder.write("a.txt", (0..60).map(|at| name(at) + "، ").collect::<String>());
    let rows = |text: &str| text.lines().filter(|line| line.contains("  place  ")).count();
    let on_screen = shown(&folder, 80, &[], "a.txt");
    assert_eq!(rows(&on_screen), 50);
    assert!(on_screen.ends_with("\n… and 10 more; in a pipe (| less) or a file (-o) all are shown\n"), "{on_screen}");
    let in_pipe = folder.tag(&["a.txt"], b"");
    let in_pipe = std::str::from_utf8(&in_pipe.stdout).unwrap();
    assert_eq!((rows(in_pipe), in_pipe.contains('…')), (60, false));
    assert_eq!(shown(&folder, 80, &[], "a.txt --format tsv").lines().count(), 61);
}
