//! The page is well-formed, a browser shows it, its script works, and the content of gazetteers, texts and file names never becomes more
//! than text on it. Tests that need a browser are skipped without Chromium.

mod colours;
mod hostile;
mod interface;
mod layout;
mod markup;

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use aalam::output::html::Html;
use aalam::output::{Document, Writer};
use aalam::{Entry, Gazetteer, Tagger};
use base64::prelude::{BASE64_STANDARD, Engine};
use hmac_sha256::Hash;
use serde_json::Value;

/// Returns the page of documents, each with its name.
fn page(tagger: &Tagger, documents: &[(&str, &str)]) -> String {
    let mut page = Vec::new();
    let mut writer = Html::new(&mut page);
    for &(source, text) in documents {
        writer.write(&Document { source: Some(source), ..Document::new(&tagger.tag(text)) }).unwrap();
    }
    writer.finish().unwrap();
    String::from_utf8(page).unwrap()
}

/// Returns what stands between the first `start` and the next `end`.
fn between<'a>(page: &'a str, start: &str, end: &str) -> &'a str {
    let after = page.split_once(start).unwrap_or_else(|| panic!("no {start} in {page}")).1;
    after.split_once(end).unwrap_or_else(|| panic!("no {end} in {after}")).0
}

fn hash(text: &str) -> String {
    format!("'sha256-{}'", BASE64_STANDARD.encode(Hash::hash(text.as_bytes())))
}

/// Returns the first Chromium on the path.
fn browser() -> Option<PathBuf> {
    let names = ["chromium", "chromium-browser", "google-chrome"];
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found =
        std::env::split_paths(&path).flat_map(|folder| names.map(|name| folder.join(name))).find(|path| path.is_file());
    if found.is_none() {
        // Written directly, because the test harness would capture it.
        std::io::stderr().write_all(b"skipped: no chromium found\n").unwrap();
    }
    found
}

/// Inserts a script that the page lets run before what stands at `place`.
fn with_script(page: &str, script: &str, place: &str) -> String {
    let page = page.replacen("script-src ", &format!("script-src {} ", hash(script)), 1);
    page.replacen(place, &format!("<script>{script}</script>{place}"), 1)
}

/// Opens a page in a browser whose reader prefers `language`, and returns the value of the expression `driver` once the page's own script
/// has started.
fn open_in(language: &str, browser: &Path, name: &str, page: &str, driver: &str) -> Value {
    let report =
        format!("addEventListener('DOMContentLoaded', () => {{ document.title = JSON.stringify({driver}); }});");
    let page = with_script(page, &report, "</head>");
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("page.html");
    std::fs::write(&file, page).unwrap();
    let output = Command::new(browser)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--window-size=1280,900"])
        .args(["--virtual-time-budget=10000", "--dump-dom"])
        .arg(format!("--accept-lang={language}"))
        .arg(format!("--user-data-dir={}", folder.join("profile").display()))
        .arg(format!("file://{}", file.display()))
        .output()
        .unwrap();
    let page = String::from_utf8(output.stdout).unwrap();
    assert!(page.contains("<title"), "no page: {}", String::from_utf8_lossy(&output.stderr));
    let title = between(between(&page, "<title", "/title>"), ">", "<");
    let title = title.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    let report = serde_json::from_str(&title).unwrap_or_else(|error| panic!("{error}: {title}"));
    std::fs::remove_dir_all(&folder).unwrap();
    report
}

/// Opens a page in the browser of an Arabic reader.
fn open(browser: &Path, name: &str, page: &str, driver: &str) -> Value {
    open_in("ar", browser, name, page, driver)
}

/// Returns a tagger for names with their kinds, beside the embedded ones.
fn tagger(names: &[(&str, &str)]) -> Tagger {
    let mut gazetteer = Gazetteer::new();
    for (number, (kind, name)) in names.iter().enumerate() {
        gazetteer.push(Entry::new(format!("own-{number}"), kind.parse().unwrap(), *name)).unwrap();
    }
    Tagger::builder().builtin().gazetteer(&gazetteer).build().unwrap()
}

/// A name for each of as many kinds of the gazetteer's own as have looks of their own.
const OWN: [(&str, &str); 8] = [
    ("vessel", "سفينة النيزك"),
    ("law", "قانون الانتخابات"),
    ("battle", "معركة القادسية"),
    ("illness", "حمى الضنك"),
    ("weapon", "صاروخ الصمود"),
    ("prize", "جائزة الإبداع"),
    ("book", "كتاب البخلاء"),
    ("team", "نادي الكوكب"),
];
