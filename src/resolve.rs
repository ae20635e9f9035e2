//! From overlapping hits to a clean forest of mentions.

use std::cmp::Reverse;
use std::collections::HashMap;

use crate::arabic::heads;
use crate::compile::Compiled;
use crate::compile::names::NameId;
use crate::gazetteer::Kind;
use crate::grammar::evidence::Evidence;
use crate::limits::CANDIDATES;
use crate::scan::Hit;
use crate::span::Span;

/// A hit that survived, with the names that it can stand for, the best first.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub(crate) hit: Hit,
    pub(crate) names: Vec<NameId>,
    pub(crate) truncated: bool,
    /// What speaks for a composed name; empty for a listed one.
    pub(crate) evidence: Vec<Evidence>,
    /// Whether a composed name is a place's.
    pub(crate) place: bool,
    /// Where a composed name stands in full.
    pub(crate) full: Option<Span>,
}

impl Found {
    /// A hit that stands for its name.
    fn new(hit: Hit) -> Self {
        Self { hit, names: vec![hit.name], truncated: false, evidence: Vec::new(), place: false, full: None }
    }

    /// Whether the name is composed of parts.
    pub(crate) fn is_composed(&self) -> bool {
        !self.evidence.is_empty()
    }
}

/// What is known of the text so far: the support of weak names.
#[derive(Default)]
pub(crate) struct Context {
    /// For each entry that was named in full, the number of the word where it last was.
    named: HashMap<u32, usize>,
    /// The number of the word after the last title.
    after_title: Option<usize>,
}

impl Context {
    /// Adds that `hit` names what `name`, the best of its candidates, says.
    fn add(&mut self, compiled: &Compiled, name: NameId, hit: &Hit) {
        if let Some(name) = compiled.name(name) {
            self.named.insert(name.entry, hit.words.1);
        }
        if compiled.kind(name) == Some(&Kind::Title) {
            self.after_title = Some(hit.words.1 + 1);
        }
    }
}

/// Resolves one group of hits and appends the mentions to `found`, in text order, an outer one before those inside it.
pub(crate) fn resolve(compiled: &Compiled, text: &str, hits: &[Hit], context: &mut Context, found: &mut Vec<Found>) {
    if let [hit] = hits {
        // Most names stand alone.
        if is_supported(compiled, text, hit, hits, context) {
            context.add(compiled, hit.name, hit);
            found.push(Found::new(*hit));
        }
        return;
    }
    let mut hits: Vec<Hit> =
        hits.iter().filter(|hit| is_supported(compiled, text, hit, hits, context)).copied().collect();
    // Fewer clitics win: a split start is refused where a name that starts at the same word does with fewer.
    hits.sort_unstable_by_key(|hit| (hit.words.0, hit.split));
    let mut least = (usize::MAX, 0);
    hits.retain(|hit| {
        if hit.words.0 != least.0 {
            least = (hit.words.0, hit.split);
        }
        hit.split == least.1
    });
    let mut groups = same_spans(compiled, hits, context);
    groups.sort_by_key(|group| (Reverse(group.hit.letters), group.hit.span.start, group.names.first().copied()));
    let mut kept = keep_forest(compiled, groups);
    kept.sort_by_key(|mention| (mention.hit.span.start, Reverse(mention.hit.span.end)));
    for mention in &kept {
        if let Some(&best) = mention.names.first() {
            context.add(compiled, best, &mention.hit);
        }
    }
    found.append(&mut kept);
}

/// A weak name counts only after a fuller name of its entity; a person's also right after a title, a place's right after the
/// noun that says what place it is.
fn is_supported(compiled: &Compiled, text: &str, hit: &Hit, group: &[Hit], context: &Context) -> bool {
    let Some(name) = compiled.name(hit.name).filter(|name| name.weak) else { return true };
    let strong = |other: &&Hit| compiled.name(other.name).is_some_and(|other| !other.weak);
    let named_before = |other: &Hit| {
        other.words.1 < hit.words.0 && compiled.name(other.name).is_some_and(|other| other.entry == name.entry)
    };
    if context.named.contains_key(&name.entry) || group.iter().filter(strong).any(named_before) {
        return true;
    }
    let Some(before) = hit.before.filter(|_| hit.clitics.is_empty()) else { return false };
    let is_title_before =
        |other: &Hit| other.words.1 + 1 == hit.words.0 && compiled.kind(other.name) == Some(&Kind::Title);
    match compiled.kind(hit.name) {
        Some(Kind::Person) => {
            context.after_title == Some(hit.words.0) || group.iter().filter(strong).any(is_title_before)
        }
        Some(Kind::Place) => heads::is_place_designator(before.of(text)),
        _ => false,
    }
}

/// Brings the hits of one span together: one mention with several candidates.
fn same_spans(compiled: &Compiled, mut hits: Vec<Hit>, context: &Context) -> Vec<Found> {
    // Among further names the entity that was named last comes first: كلينتون is the one that the text is about.
    let order = |hit: &Hit| {
        let name = compiled.name(hit.name)?;
        let last = context.named.get(&name.entry).copied().filter(|_| name.further);
        Some((name.weak, hit.varied, Reverse(last), hit.name))
    };
    hits.sort_by_key(|hit| (hit.span, order(hit)));
    let mut groups: Vec<Found> = Vec::new();
    for hit in hits {
        let meaning = |name| (compiled.name(name).map(|name| name.entry), compiled.kind(name));
        match groups.last_mut().filter(|group| group.hit.span == hit.span) {
            Some(group) if group.names.iter().any(|&name| meaning(name) == meaning(hit.name)) => {}
            // Nobody means a variant of one name who writes another: المنيا is not ألمانيا.
            Some(group) if hit.varied && !group.hit.varied => {}
            Some(group) if group.names.len() == CANDIDATES => group.truncated = true,
            Some(group) => group.names.push(hit.name),
            None => groups.push(Found::new(hit)),
        }
    }
    groups
}

/// Keeps, of mentions in the order of preference, those that cross none kept before and say something of their own.
fn keep_forest(compiled: &Compiled, groups: Vec<Found>) -> Vec<Found> {
    let first = groups.iter().map(|group| group.hit.words.0).min().unwrap_or_default();
    let last = groups.iter().map(|group| group.hit.words.1).max().unwrap_or_default();
    // For each word the innermost mention kept so far. No mention is longer than those before it, so it crosses one of them
    // exactly if its two ends lie in different ones.
    let mut innermost: Vec<Option<usize>> = vec![None; last - first + 1];
    let mut kept: Vec<(Found, Option<usize>)> = Vec::new();
    for group in groups {
        let words = group.hit.words.0 - first..=group.hit.words.1 - first;
        let inside = innermost.get(*words.start()).copied().flatten();
        if inside != innermost.get(*words.end()).copied().flatten() {
            continue;
        }
        let mut outer = inside;
        let mut wanted = true;
        while let Some((mention, next)) = outer.and_then(|outer| kept.get(outer)) {
            wanted &= is_wanted_inside(compiled, &group, mention);
            outer = *next;
        }
        if wanted {
            if let Some(covered) = innermost.get_mut(words) {
                covered.fill(Some(kept.len()));
            }
            kept.push((group, inside));
        }
    }
    kept.into_iter().map(|(group, _)| group).collect()
}

/// Whether a mention inside `outer` says anything that the outer one does not.
fn is_wanted_inside(compiled: &Compiled, mention: &Found, outer: &Found) -> bool {
    let (Some(&inner), Some(&around)) = (mention.names.first(), outer.names.first()) else { return false };
    let entry = |name| compiled.name(name).map(|name| name.entry);
    let kind = compiled.kind(inner);
    // Inside a person only titles stay, and no word is split.
    if compiled.kind(around) == Some(&Kind::Person) && (kind != Some(&Kind::Title) || mention.hit.split > 0) {
        return false;
    }
    // The head of a construct is no mention apart from it: الجيش in الجيش الليبي, نائب in نائب الرئيس.
    let is_head = kind == compiled.kind(around) && mention.hit.span.start == outer.hit.span.start;
    entry(inner) != entry(around) && !is_head
}
