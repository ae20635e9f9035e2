//! The floors of the house: a module imports modules on lower floors only, and no files import each other in a circle.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The rooms of `src`, from the ground up. Rooms on one floor do not import each other.
const FLOORS: [&[&str]; 13] = [
    &["error", "limits"],
    &["arabic"],
    &["span"],
    &["fold", "repair", "util"],
    &["gazetteer", "lexicon"],
    &["import", "lint", "mention"],
    &["export", "index", "iter"],
    &["matching"],
    &["grammar"],
    &["tagger"],
    &["evaluate", "explain", "output"],
    &["guide"],
    &["lib"],
];

/// Rooms below the tagger, which must never name it.
const TAGGER: &str = "tagger";

/// A file of `src`, with its path relative to `src`, and its imports from the crate: line and module path.
struct Source {
    path: String,
    imports: Vec<(usize, Vec<String>)>,
}

impl Source {
    fn new(path: &str, text: &str) -> Self {
        let own = module_of(path);
        let code = text.split("\n#[cfg(all(test").next().unwrap_or_default();
        let code = code.split("\n#[cfg(test)]\nmod tests").next().unwrap_or_default();
        let mut imports = Vec::new();
        for (number, line) in (1..).zip(code.lines()) {
            let line = line.split("//").next().unwrap_or_default();
            let mut rest = line;
            while let Some(at) = ["crate::", "super::"].iter().filter_map(|start| rest.find(start)).min() {
                let (from, after) = rest[at..].split_at("crate::".len());
                let path: Vec<String> = after
                    .split("::")
                    .map_while(|part| {
                        let end = part.find(|c: char| c != '_' && !c.is_alphanumeric()).unwrap_or(part.len());
                        (end > 0).then(|| part[..end].to_owned())
                    })
                    .collect();
                let base = if from == "super::" { own.split_last().map_or(&[][..], |(_, above)| above) } else { &[] };
                imports.push((number, base.iter().cloned().chain(path).collect()));
                rest = after;
            }
        }
        Self { path: path.to_owned(), imports }
    }

    fn room(&self) -> String {
        module_of(&self.path).into_iter().next().unwrap_or_else(|| "lib".to_owned())
    }
}

/// Returns the module of a file: `index/trie.rs` is index::trie, `index/mod.rs` is index.
fn module_of(path: &str) -> Vec<String> {
    let path = path.trim_end_matches(".rs").trim_end_matches("/mod");
    path.split('/').filter(|part| *part != "lib").map(str::to_owned).collect()
}

fn floor(room: &str) -> Option<usize> {
    FLOORS.iter().position(|rooms| rooms.contains(&room))
}

/// Returns every import that does not run down, formatted like a compiler message.
fn upward(sources: &[Source]) -> Vec<String> {
    let mut faults = Vec::new();
    for source in sources {
        let room = source.room();
        let Some(own) = floor(&room) else {
            faults.push(format!("src/{}: the room {room} is on no floor", source.path));
            continue;
        };
        for (line, import) in &source.imports {
            let Some(other) = import.first() else {
                faults.push(format!(
                    "src/{}:{line}: a group of the whole crate; import each module by itself",
                    source.path
                ));
                continue;
            };
            if *other == room {
                continue;
            }
            // What lib.rs re-exports must be imported from its own module.
            let is_below = floor(other).is_some_and(|other| other < own);
            if !is_below {
                faults.push(format!("src/{}:{line}: {room} imports {}", source.path, import.join("::")));
            }
        }
    }
    faults
}

/// Returns the files of one folder that import each other in a circle, ignoring mod.rs.
fn circles(sources: &[Source]) -> Vec<String> {
    let by_module: BTreeMap<Vec<String>, &Source> = sources
        .iter()
        .filter(|source| !source.path.ends_with("mod.rs"))
        .map(|source| (module_of(&source.path), source))
        .collect();
    let mut edges: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for source in by_module.values() {
        for (_, import) in &source.imports {
            let target = (1..=import.len()).rev().find_map(|len| by_module.get(&import[..len]));
            if let Some(target) = target.filter(|target| target.path != source.path) {
                edges.entry(&source.path).or_default().insert(&target.path);
            }
        }
    }
    // A file is on a circle if it reaches itself.
    let mut on_circle = Vec::new();
    for &start in edges.keys() {
        let mut reached = BTreeSet::new();
        let mut waiting = vec![start];
        while let Some(file) = waiting.pop() {
            for &next in edges.get(file).into_iter().flatten() {
                if reached.insert(next) {
                    waiting.push(next);
                }
            }
        }
        if reached.contains(start) {
            on_circle.push(format!("src/{start} imports itself by way of others"));
        }
    }
    on_circle
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut sources = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
                sources.push(Source::new(&name, &fs::read_to_string(&path).unwrap()));
            }
        }
    }
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    sources
}

#[test]
fn imports_run_down() {
    let sources = sources();
    assert!(sources.len() > 50);
    assert_eq!(upward(&sources), [""; 0]);
    let naming: Vec<&str> = sources
        .iter()
        .filter(|source| floor(&source.room()) < floor(TAGGER))
        .filter(|source| source.imports.iter().any(|(_, import)| import.iter().any(|part| part == "Tagger")))
        .map(|source| source.path.as_str())
        .collect();
    assert_eq!(naming, [""; 0]);
}

#[test]
fn no_circles() {
    assert_eq!(circles(&sources()), [""; 0]);
}

#[test]
fn faults_are_told_by_file_and_line() {
    let source = |path, text| Source::new(path, text);
    let sources = [
        source("arabic/key.rs", "//! Keys.\n\nuse crate::util::hash::Keyed;\n"),
        source("index/trie.rs", "use super::ids::Node;\nuse crate::fold::{Gap, Word};\n"),
        source("index/ids.rs", "use super::trie::Trie; // crate::tagger\n"),
        source("attic/box.rs", ""),
        source("lexicon/mod.rs", "use crate::{tagger, util};\n"),
        source(
            "mention/mod.rs",
            "use crate::Tagger;\n#[cfg(test)]\nmod tests {\n    use crate::output::Document;\n}\n",
        ),
    ];
    assert_eq!(
        upward(&sources),
        [
            "src/arabic/key.rs:3: arabic imports util::hash::Keyed",
            "src/attic/box.rs: the room attic is on no floor",
            "src/lexicon/mod.rs:1: a group of the whole crate; import each module by itself",
            "src/mention/mod.rs:1: mention imports Tagger",
        ]
    );
    assert_eq!(
        circles(&sources),
        ["src/index/ids.rs imports itself by way of others", "src/index/trie.rs imports itself by way of others"]
    );
}

/// The drawing of the house is that of the floors. The page is not part of the package.
#[test]
fn the_drawing_shows_the_floors() {
    let Ok(page) = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("ARCHITECTURE.md")) else { return };
    let drawing = page.split("```text\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let mut drawn = Vec::new();
    for line in drawing.lines() {
        let rooms = line.get(..35).unwrap_or(line);
        let mut rooms: Vec<&str> = rooms.split_whitespace().collect();
        rooms.sort_unstable();
        drawn.push(rooms);
    }
    drawn.reverse();
    let floors: Vec<Vec<&str>> = FLOORS.iter().map(|rooms| rooms.to_vec()).collect();
    assert_eq!(drawn, floors);
}
