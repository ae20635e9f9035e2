//! The embedded data keeps the rules that `lint` has for all gazetteers, and some of its own.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use aalam::{Gazetteer, Kind, Tagger, Warning, lint};

const FILES: [(&str, Kind); 4] =
    [("people", Kind::Person), ("titles", Kind::Title), ("places", Kind::Place), ("organizations", Kind::Organization)];

fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(name)
}

fn read(name: &str) -> String {
    fs::read_to_string(data(name)).unwrap()
}

/// Returns whether the warning is about a name shared by several entities. The intended ones are listed in a file, checked below.
fn is_of_shared_names(warning: &Warning) -> bool {
    warning.message.contains("is also a name of entry")
}

#[test]
fn each_file_passes_the_lint() {
    for (file, _) in &FILES {
        let warnings = lint(&read(&format!("{file}.jsonl"))).unwrap();
        let warnings: Vec<String> =
            warnings.iter().filter(|warning| !is_of_shared_names(warning)).map(Warning::to_string).collect();
        assert!(warnings.is_empty(), "{file}: {warnings:#?}");
    }
}

#[test]
fn every_shared_name_is_meant_to_be() {
    let all: String = FILES.iter().map(|(file, _)| read(&format!("{file}.jsonl"))).collect();
    let warnings = lint(&all).unwrap();
    // "NAME" is also a name of entry …
    let shared: BTreeSet<&str> = warnings
        .iter()
        .filter(|warning| is_of_shared_names(warning))
        .filter_map(|warning| warning.message.split('"').nth(1))
        .collect();
    let listed = read("ambiguous.txt");
    let listed: BTreeSet<&str> = listed.lines().collect();
    assert_eq!(shared, listed);
}

#[test]
fn every_entry_has_its_kind_and_a_latin_name() {
    for (file, kind) in &FILES {
        for entry in Gazetteer::from_path(data(&format!("{file}.jsonl"))).unwrap().entries() {
            assert_eq!(entry.kind(), kind, "{}", entry.id());
            assert!(entry.latin().is_some_and(|latin| !latin.is_empty()), "{} has no latin name", entry.id());
            assert_eq!(entry.gender().is_some(), *kind == Kind::Person, "{}: the gender is a person's", entry.id());
        }
    }
}

#[test]
fn a_country_is_a_place() {
    let gazetteer = Gazetteer::builtin();
    for entry in gazetteer.entries() {
        if let Some(country) = entry.country() {
            let country = gazetteer.get(country).unwrap_or_else(|| panic!("{}: no {country}", entry.id()));
            assert_eq!(*country.kind(), Kind::Place, "{}", entry.id());
        }
    }
}

#[test]
fn every_country_has_its_code() {
    let codes: BTreeSet<&str> = Gazetteer::builtin()
        .entries()
        .filter_map(|entry| entry.links().find(|(link, _)| *link == "iso3166"))
        .map(|(_, code)| code)
        .collect();
    // The officially assigned codes of ISO 3166-1.
    assert_eq!(codes.len(), 249);
    assert!(codes.iter().all(|code| code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase())));
}

#[test]
fn patterns_make_entries_of_places() {
    let tagger = Tagger::builtin();
    for (text, id, kind) in [
        ("وزارة الخارجية الليبية", "libya-ministry-of-foreign-affairs", "organization"),
        ("وزير الدفاع الأميركي", "united-states-minister-of-defence", "title"),
        ("للجيش المصري", "egypt-army", "organization"),
        ("بالجيش الليبي", "libyan-army", "organization"),
        ("المصرف المركزي المصري", "central-bank-of-egypt", "organization"),
        ("الاتحاد المالطي لكرة القدم", "malta-football-association", "organization"),
        ("جامعة القاهرة", "university-of-cairo", "organization"),
    ] {
        let tagged = tagger.tag(text);
        let outer = &tagged.as_slice()[0];
        let entry = outer.entry().unwrap();
        assert_eq!((entry.id(), outer.kind().as_str()), (id, kind), "{text}");
        assert!(entry.latin().is_some() && entry.country().is_some(), "{text}");
    }
}

/// Each name that a pattern makes of a country stands for one entity of that kind and country: what a list has with an id of its own is not
/// made again.
#[test]
fn what_a_pattern_makes_has_one_id() {
    let tagger = Tagger::builtin();
    let mut names = 0;
    let mut listed = BTreeSet::new();
    let patterns = read("patterns.jsonl");
    let patterns: Vec<serde_json::Value> = patterns.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    for country in Gazetteer::builtin().entries().filter(|entry| entry.links().any(|(link, _)| link == "iso3166")) {
        let forms = country.to_entry().forms();
        let nisbas = forms.iter().filter(|form| form.starts_with("ال") && form.ends_with('ي') && !form.contains(' '));
        for (nisba, pattern) in nisbas.flat_map(|nisba| patterns.iter().map(move |pattern| (nisba, pattern))) {
            let aliases = pattern["aliases"].as_array().into_iter().flatten();
            for name in [&pattern["name"]].into_iter().chain(aliases).map(|name| name.as_str().unwrap()) {
                let name = name.replace("{m}", nisba).replace("{f}", &format!("{nisba}ة"));
                let tagged = tagger.tag(&name);
                let Some(outer) = tagged.mentions().next().filter(|outer| outer.text() == name) else { continue };
                let same = |entry: &aalam::EntryRef<'_>| {
                    entry.kind().as_str() == pattern["kind"] && entry.country() == Some(country.id())
                };
                let ids: BTreeSet<&str> =
                    outer.candidates().map(|one| one.entry()).filter(same).map(|entry| entry.id()).collect();
                assert!(ids.len() <= 1, "{name}: {ids:?}");
                names += ids.len();
                listed.extend(ids.into_iter().filter_map(|id| Some(Gazetteer::builtin().get(id)?.id())));
            }
        }
    }
    assert!(names > 10_000 && listed.len() > 100, "{names} names, {} of listed entries", listed.len());
    assert!(listed.contains("libyan-army") && !listed.contains("libya-army"));
}

#[test]
fn word_lists_are_sorted_and_have_one_word_a_line() {
    let files = fs::read_dir(data("lexicon")).unwrap().map(|file| file.unwrap().path());
    for file in files.filter(|file| file.extension().is_some_and(|extension| extension == "txt")) {
        let text = fs::read_to_string(&file).unwrap();
        let lines: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
        assert!(lines.windows(2).all(|pair| pair[0] < pair[1]), "{}", file.display());
        for line in lines {
            let (word, columns) = line.split_once('\t').unwrap_or((line, ""));
            let is_letter = |c: char| matches!(c, '\u{621}'..='\u{63A}' | '\u{641}'..='\u{64A}' | ' ' | '.');
            assert!(!word.is_empty() && word.chars().all(is_letter), "{}: {line:?}", file.display());
            let is_mark = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '=' || c == ' ';
            let is_form = |c: char| is_letter(c) || c == '\t';
            let fits = if file.ends_with("title-forms.txt") {
                columns.chars().all(is_form)
            } else if file.ends_with("names-and-words.txt") {
                // The marks contain words.
                columns.chars().all(|c| is_mark(c) || is_letter(c))
            } else if file.ends_with("vowelled.txt") {
                columns.chars().all(|c| is_mark(c) || is_letter(c) || matches!(c, '\u{64B}'..='\u{652}' | '-'))
            } else {
                columns.chars().all(is_mark)
            };
            assert!(fits, "{}: {line:?}", file.display());
        }
    }
}

/// The marks that the words of each list may have. One that ends in `=` has a word behind it. The other lists have none.
const MARKS: [(&str, &[&str]); 12] = [
    ("given-arabic", &["weak"]),
    ("given-foreign", &["weak"]),
    ("family-arabic", &["weak"]),
    ("family-foreign", &["weak"]),
    ("name-particles", &["servant", "father", "mother", "nasab"]),
    ("guarded", &["particle"]),
    ("names-and-words", &["word", "initial", "after=", "before=", "with="]),
    ("before-places", &["noun"]),
    ("ordinals", &["tens"]),
    ("place-designators", &["naming"]),
    ("named-after", &["place", "organization"]),
    ("organization-heads", &["proper", "definite=1", "definite=2"]),
];

#[test]
fn words_have_only_the_marks_of_their_list() {
    let mut used = BTreeSet::new();
    let files = fs::read_dir(data("lexicon")).unwrap().map(|file| file.unwrap().path());
    for file in files {
        let list = file.file_stem().unwrap().to_str().unwrap();
        if list == "title-forms" || list == "vowelled" {
            continue;
        }
        let allowed = MARKS.iter().find(|(name, _)| *name == list).map_or(&[][..], |(_, marks)| marks);
        let text = fs::read_to_string(&file).unwrap();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let Some((_, marks)) = line.split_once('\t') else { continue };
            for mark in marks.split(' ') {
                let name = mark.split_once('=').map_or(mark, |(name, _)| &mark[..=name.len()]);
                let known = allowed.iter().find(|known| **known == mark || **known == name && name != mark);
                let known = known.unwrap_or_else(|| panic!("{list}: {line:?} has the unknown mark {mark:?}"));
                used.insert((list.to_owned(), *known));
                let particle = mark.strip_prefix("with=");
                assert!(particle.is_none_or(|particle| ["ب", "ك", "ل"].contains(&particle)), "{list}: {line:?}");
            }
        }
    }
    // A mark that no word has needs no rule.
    let all = MARKS.iter().flat_map(|(list, marks)| marks.iter().map(|mark| (list.to_string(), *mark)));
    assert_eq!(used, all.collect::<BTreeSet<_>>());
}

#[test]
fn vowelled_names_are_of_kinds_and_entries_that_exist() {
    let kinds = [Kind::Person, Kind::Title, Kind::Place, Kind::Organization, Kind::Nationality];
    let gazetteer = Gazetteer::builtin();
    let text = read("lexicon/vowelled.txt");
    let mut count = 0;
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let (_, columns) = line.split_once('\t').unwrap_or_else(|| panic!("{line:?} has no vowels"));
        for column in columns.split(' ') {
            let (_, of) = column.split_once('=').unwrap_or_else(|| panic!("{line:?} names nothing"));
            let is_kind = kinds.iter().any(|kind| kind.as_str() == of);
            assert!(is_kind || gazetteer.get(of).is_some(), "{line:?}: {of:?} is neither a kind nor an entry");
            count += 1;
        }
    }
    assert!(count > 50, "only {count} names");
}

/// Returns the rows of the README's table of counts: | people | 6976 | 16029 |
#[test]
fn the_readme_counts_right() {
    let mut counted: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (file, _) in &FILES {
        let gazetteer = Gazetteer::from_path(data(&format!("{file}.jsonl"))).unwrap();
        let names = gazetteer.entries().map(|entry| entry.names().count()).sum();
        counted.insert(file, (gazetteer.len(), names));
    }
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    for (file, (entries, names)) in counted {
        let row = format!("| {file} | {entries} | {names} |");
        assert!(readme.lines().any(|line| line == row), "the README lacks: {row}");
    }
}

/// Every file of `data` stands in the first cell of a row of its page, and every row has its file.
#[test]
fn the_page_on_the_data_lists_every_file() {
    let is_file = |name: &str| !name.contains(['*', ' ']) && (name.ends_with(".txt") || name.ends_with(".jsonl"));
    let page = read("README.md");
    let mut listed = BTreeSet::new();
    for row in page.lines().filter(|line| line.starts_with("| `")) {
        let cell = row.split('|').nth(1).unwrap_or_default();
        listed.extend(cell.split('`').filter(|part| is_file(part)).map(str::to_owned));
    }
    let mut files = BTreeSet::new();
    for folder in [data(""), data("lexicon")] {
        for entry in fs::read_dir(folder).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            if is_file(&name) {
                files.insert(name);
            }
        }
    }
    assert_eq!(listed, files);
}
