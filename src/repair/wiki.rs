//! Wikitext of MediaWiki.

use super::rewrite::Rewrite;
use super::{PARAGRAPH, html};
use crate::span::Span;

/// Elements whose content is not text of the page.
const RAW: [&str; 12] = [
    "gallery",
    "graph",
    "imagemap",
    "maplink",
    "math",
    "pre",
    "ref",
    "score",
    "script",
    "source",
    "style",
    "syntaxhighlight",
];

/// Stands for a template: something is there, but no word.
const OBJECT: &str = "\u{FFFC}";

/// The namespaces of links to images, whose captions are text.
const IMAGES: [&str; 5] = ["file", "image", "ملف", "صورة", "وسائط"];

/// The namespaces of links that the page does not show in its text.
const HIDDEN: [&str; 2] = ["category", "تصنيف"];

/// Removes references, comments and tags.
pub(super) fn rewrite_elements(text: &str) -> Rewrite<'_> {
    html::rewrite_with(text, &RAW)
}

/// Replaces templates, with all that is in them.
pub(super) fn rewrite_templates(text: &str) -> Rewrite<'_> {
    let mut rewrite = Rewrite::new(text);
    let mut templates = enclosed(text, "{{", "}}");
    // The outer template comes before those inside it, which the rewriting then skips.
    templates.sort_by_key(|template| template.span.start);
    for template in templates {
        rewrite.replace(template.span, OBJECT);
    }
    rewrite
}

/// Replaces links by their labels, and images by their captions.
pub(super) fn rewrite_links(text: &str) -> Rewrite<'_> {
    let mut edits: Vec<(Span, &str)> = Vec::new();
    for link in enclosed(text, "[[", "]]") {
        let inner = Span::new(link.span.start + 2, link.span.end - 2);
        let target = Span::new(inner.start, link.first_bar.unwrap_or(inner.end)).of(text);
        let label = link.last_bar.map_or(inner.start, |bar| bar + 1);
        let (before, after) = (Span::new(link.span.start, label), Span::new(inner.end, link.span.end));
        match namespace(target) {
            Some(space) if IMAGES.contains(&space.as_str()) && link.last_bar.is_some() => {
                edits.extend([(before, PARAGRAPH), (after, PARAGRAPH)]);
            }
            Some(space) if IMAGES.contains(&space.as_str()) || HIDDEN.contains(&space.as_str()) => {
                edits.push((link.span, ""));
            }
            // The same page in another language: [[en:Cairo]].
            Some(space) if is_language(&space) && link.last_bar.is_none() => edits.push((link.span, "")),
            _ => edits.extend([(before, ""), (after, "")]),
        }
    }
    edits.extend(external_links(text));
    edits.sort_by_key(|(span, _)| *span);
    let mut rewrite = Rewrite::new(text);
    for (span, with) in edits {
        rewrite.replace(span, with);
    }
    rewrite
}

/// Returns what to remove of links to other sites: `[https://example.org label]`.
fn external_links(text: &str) -> Vec<(Span, &'static str)> {
    let mut edits = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let mut rest = line;
        while let Some((_, link)) = rest.split_once('[') {
            rest = link;
            if !link.starts_with("http") && !link.starts_with("//") {
                continue;
            }
            let Some((link, after)) = external_end(link).and_then(|end| link.split_at_checked(end)) else { break };
            let after = after.strip_prefix(']').unwrap_or(after);
            let open = start + line.len() - after.len() - "]".len() - link.len() - "[".len();
            let label = link.find(' ').map_or(link.len(), |space| space + 1) + "[".len();
            let close = open + "[".len() + link.len();
            edits.extend([(Span::new(open, open + label), ""), (Span::new(close, close + "]".len()), "")]);
            rest = after;
        }
    }
    edits
}

/// Returns where the ] of a link to another site stands, behind the links inside its label.
fn external_end(link: &str) -> Option<usize> {
    let mut at = 0;
    let mut inner = 0_usize;
    while let Some(found) = link.get(at..).and_then(|rest| rest.find(['[', ']'])).map(|found| at + found) {
        let rest = link.get(found..).unwrap_or_default();
        if rest.starts_with("[[") {
            inner += 1;
            at = found + "[[".len();
        } else if rest.starts_with("]]") && inner > 0 {
            inner -= 1;
            at = found + "]]".len();
        } else if rest.starts_with(']') {
            return Some(found);
        } else {
            at = found + "[".len();
        }
    }
    None
}

/// Returns the namespace of a link's target. It does not lie behind another link, so of links in links each reads only its own.
fn namespace(target: &str) -> Option<String> {
    let end = target.find([':', '['])?;
    let (space, rest) = target.split_at_checked(end)?;
    rest.starts_with(':').then(|| space.trim().to_lowercase())
}

fn is_language(space: &str) -> bool {
    (2..=3).contains(&space.len()) && space.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// Removes what marks headings, lists, tables and emphasis.
pub(super) fn rewrite_lines(text: &str) -> Rewrite<'_> {
    let mut rewrite = Rewrite::new(text);
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let words = line.trim_end();
        let span = |from: usize, to: usize| Span::new(start + from, start + to);
        let signs = |list: &[char]| words.len() - words.trim_start_matches(list).len();
        let (heading, list) = (signs(&['=']), signs(&['*', '#', ':', ';']));
        if words.starts_with("{|") || words.starts_with("|-") || words.starts_with("|}") || words.starts_with("----") {
            rewrite.replace(span(0, words.len()), PARAGRAPH);
        } else if words.starts_with(['|', '!']) {
            rewrite.replace(span(0, 1), PARAGRAPH);
            rewrite_cells(words, start, &mut rewrite);
        } else if heading > 0 && words.ends_with('=') && heading < words.len() {
            let ends = words.trim_end_matches('=').len();
            rewrite.replace(span(0, heading), PARAGRAPH);
            rewrite_emphasis(words, start, &mut rewrite);
            rewrite.replace(span(ends, words.len()), PARAGRAPH);
        } else {
            if list > 0 {
                rewrite.replace(span(0, list), PARAGRAPH);
            }
            rewrite_emphasis(words, start, &mut rewrite);
        }
    }
    rewrite
}

/// Separates the cells of a row, which begins at byte `start` of the text, and removes their attributes.
fn rewrite_cells(row: &str, start: usize, rewrite: &mut Rewrite<'_>) {
    // After the sign that begins the row.
    let mut at = 1;
    while at <= row.len() {
        let rest = row.get(at..).unwrap_or_default();
        let ends = cell_end(rest);
        let cell = rest.get(..ends.unwrap_or(rest.len())).unwrap_or_default();
        let mut words = 0;
        if let Some(bar) = cell.find('|') {
            let is_attributes = cell.get(..bar).is_some_and(|attributes| attributes.contains('='));
            words = if is_attributes { bar + 1 } else { 0 };
        }
        if words > 0 {
            rewrite.remove(Span::new(start + at, start + at + words));
        }
        rewrite_emphasis(cell, start + at, rewrite);
        at += cell.len();
        if ends.is_none() {
            return;
        }
        rewrite.replace(Span::new(start + at, start + at + 2), PARAGRAPH);
        at += 2;
    }
}

/// Returns where the first cell of `cells` ends, if another follows.
fn cell_end(cells: &str) -> Option<usize> {
    let is_end = |&(at, sign): &(usize, char)| {
        let rest = cells.get(at..).unwrap_or_default();
        sign == '|' && rest.starts_with("||") || sign == '!' && rest.starts_with("!!")
    };
    cells.char_indices().find(is_end).map(|(at, _)| at)
}

/// Removes runs of apostrophes, which begin and end bold and italic words, and switches such as `__NOTOC__`.
fn rewrite_emphasis(words: &str, start: usize, rewrite: &mut Rewrite<'_>) {
    let mut at = 0;
    while let Some(found) = words.get(at..).and_then(|rest| rest.find(['\'', '_'])).map(|found| at + found) {
        let rest = words.get(found..).unwrap_or_default();
        let run = rest.len() - rest.trim_start_matches('\'').len();
        at = found + run.max(1);
        if run > 1 {
            rewrite.remove(Span::new(start + found, start + at));
        } else if let Some(len) = switch(rest) {
            at = found + len;
            rewrite.remove(Span::new(start + found, start + at));
        }
    }
}

/// Returns the length of the switch that `text` begins with.
fn switch(text: &str) -> Option<usize> {
    let rest = text.strip_prefix("__")?;
    let name = rest.find(|c: char| !c.is_alphabetic())?;
    let is_switch = name > 0 && rest.get(name..)?.starts_with("__");
    is_switch.then_some(name + "____".len())
}

/// What stands between two signs, the signs included.
struct Enclosed {
    span: Span,
    /// The first and the last bar in it that are not in another one.
    first_bar: Option<usize>,
    last_bar: Option<usize>,
}

/// Returns what stands between `open` and `close`, which are pairs of one sign, as they match: inner ones before outer ones. An opening sign
/// without a closing one is left out.
fn enclosed(text: &str, open: &str, close: &str) -> Vec<Enclosed> {
    let mut found = Vec::new();
    let mut waiting: Vec<Enclosed> = Vec::new();
    let signs = [open, close].map(|sign| sign.chars().next().unwrap_or_default());
    let mut at = 0;
    while let Some(sign) = text.get(at..).and_then(|rest| rest.find([signs[0], signs[1], '|'])).map(|found| at + found)
    {
        let rest = text.get(sign..).unwrap_or_default();
        if rest.starts_with(open) {
            at = sign + open.len();
            waiting.push(Enclosed { span: Span::new(sign, sign), first_bar: None, last_bar: None });
        } else if rest.starts_with(close) {
            at = sign + close.len();
            if let Some(mut innermost) = waiting.pop() {
                innermost.span.end = at;
                found.push(innermost);
            }
        } else {
            at = sign + 1;
            if let Some(innermost) = waiting.last_mut().filter(|_| rest.starts_with('|')) {
                innermost.first_bar = innermost.first_bar.or(Some(sign));
                innermost.last_bar = Some(sign);
            }
        }
    }
    found
}
