//! From overlapping hits to a clean forest of mentions.

use std::cmp::Reverse;

use super::draft::MentionDraft;
use super::scan::Hit;
use super::support::{Context, is_club_in_sport, is_supported};
use crate::arabic::letters::{self, ALEF, LAM, Symbol};
use crate::gazetteer::Kind;
use crate::index::Index;
use crate::index::ids::NameId;
use crate::index::name::Flag;
use crate::limits::CANDIDATES;
use crate::mention::Links;
use crate::util::few::Few;

/// The hits of one span: a mention with the names that it can stand for, the best first.
struct Group {
    hit: Hit,
    names: Few<NameId>,
    truncated: bool,
}

impl From<Hit> for Group {
    fn from(hit: Hit) -> Self {
        Self { hit, names: Few::One(hit.name), truncated: false }
    }
}

impl From<Group> for MentionDraft {
    fn from(Group { hit, names, truncated }: Group) -> Self {
        Self {
            span: hit.span,
            word_span: hit.word_span,
            clitics: hit.clitics,
            enclitic: "",
            names,
            truncated,
            composed: None,
            links: Links::default(),
            definite: hit.definite,
            ends_definite: hit.ends_definite,
        }
    }
}

/// Resolves one group of hits and appends the mentions to `found`, in text order, an outer one before those inside it.
pub(crate) fn resolve(index: &Index, text: &str, hits: &[Hit], context: &mut Context, found: &mut Vec<MentionDraft>) {
    // Most names stand alone.
    if let [hit] = hits {
        if is_supported(index, text, hit, hits, context) {
            context.add(index, hit.name, hit);
            found.push(Group::from(*hit).into());
        } else if hit.span.end <= context.headline {
            context.waiting.push(*hit);
        }
        return;
    }
    let (mut hits, waiting): (Vec<Hit>, Vec<Hit>) =
        hits.iter().partition(|hit| is_supported(index, text, hit, hits, context));
    context.waiting.extend(waiting.into_iter().filter(|hit| hit.span.end <= context.headline));
    // Fewer clitics win: a split start is refused where a name that starts at the same word does with fewer.
    hits.sort_unstable_by_key(|hit| (hit.words.0, hit.split));
    let mut least = (usize::MAX, 0);
    hits.retain(|hit| {
        if hit.words.0 != least.0 {
            least = (hit.words.0, hit.split);
        }
        hit.split == least.1
    });
    let mut groups = same_spans(index, text, hits, context);
    groups.sort_by_key(|group| (Reverse(group.hit.letters), group.hit.span.start, group.names.first().copied()));
    let mut kept = keep_forest(index, text, groups);
    kept.sort_by_key(|mention| (mention.hit.span.start, Reverse(mention.hit.span.end)));
    for mention in &kept {
        if let Some(&best) = mention.names.first() {
            context.add(index, best, &mention.hit);
        }
    }
    found.extend(kept.into_iter().map(MentionDraft::from));
}

/// Adds to `found` the weak names of the headline whose entities the text has named in full below it.
pub(crate) fn resolve_headline(index: &Index, text: &str, context: &mut Context, found: &mut Vec<MentionDraft>) {
    let is_named = |hit: &Hit| index.name(hit.name).is_some_and(|name| context.named.contains_key(&name.entry));
    let named: Vec<Hit> = context.waiting.iter().filter(|hit| is_named(hit)).copied().collect();
    let mut groups = same_spans(index, text, named, context);
    groups.sort_by_key(|group| (Reverse(group.hit.letters), group.hit.span.start));
    for group in groups {
        let at = found.partition_point(|mention| mention.span.start < group.hit.span.start);
        let before = at.checked_sub(1).and_then(|before| found.get(before)).map_or(0, |mention| mention.span.end);
        let after = found.get(at).map_or(usize::MAX, |mention| mention.span.start);
        if before <= group.hit.word_span.start && group.hit.span.end <= after {
            found.insert(at, group.into());
        }
    }
}

/// Brings the hits of one span together: one mention with several candidates.
fn same_spans(index: &Index, text: &str, mut hits: Vec<Hit>, context: &Context) -> Vec<Group> {
    // Among further names the entity that was named last comes first: كلينتون is the one that the text is about.
    let order = |hit: &Hit| {
        let name = index.name(hit.name)?;
        let last = context.named.get(&name.entry).copied().filter(|_| name.is(Flag::Alias));
        let out_of_context = !is_club_in_sport(index, text, hit);
        Some((out_of_context, name.is(Flag::Weak), hit.varied, Reverse(last), hit.name))
    };
    hits.sort_by_key(|hit| (hit.span, order(hit)));
    let mut groups: Vec<Group> = Vec::new();
    for hit in hits {
        let meaning = |name| (index.name(name).map(|name| name.entry), index.kind(name));
        match groups.last_mut().filter(|group| group.hit.span == hit.span) {
            Some(group) if group.names.iter().any(|&name| meaning(name) == meaning(hit.name)) => {}
            // Nobody means a variant of one name who writes another: المنيا is not ألمانيا.
            Some(group) if hit.varied && !group.hit.varied => {}
            Some(group) if group.names.len() == CANDIDATES => group.truncated = true,
            Some(group) => group.names.push(hit.name),
            None => groups.push(hit.into()),
        }
    }
    // Nobody means the feminine of السيد who writes السيدة, where the list has both.
    for group in groups.iter_mut().filter(|group| group.names.len() > 1) {
        let written = group.hit.span.of(text);
        let is_own = |&name: &NameId| index.kind(name) != Some(&Kind::Title) || !is_inflected(index, name, written);
        if group.names.iter().any(is_own) {
            group.names = group.names.iter().copied().filter(is_own).collect();
        }
    }
    groups
}

/// Keeps, of mentions in the order of preference, those that cross none kept before and say something of their own.
fn keep_forest(index: &Index, text: &str, groups: Vec<Group>) -> Vec<Group> {
    let first = groups.iter().map(|group| group.hit.words.0).min().unwrap_or_default();
    let last = groups.iter().map(|group| group.hit.words.1).max().unwrap_or_default();
    // For each word the innermost mention kept so far. No mention is longer than those before it, so it crosses one of them
    // exactly if its two ends lie in different ones.
    let mut innermost: Vec<Option<usize>> = vec![None; last - first + 1];
    let mut kept: Vec<(Group, Option<usize>)> = Vec::new();
    for mut group in groups {
        let words = group.hit.words.0 - first..=group.hit.words.1 - first;
        let inside = innermost.get(*words.start()).copied().flatten();
        if inside != innermost.get(*words.end()).copied().flatten() {
            continue;
        }
        let mut outer = inside;
        let mut wanted = true;
        while let Some((mention, next)) = outer.and_then(|outer| kept.get(outer)) {
            leave_out_entity(index, &mut group, mention);
            wanted &= is_wanted_inside(index, text, &group, mention);
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

/// Leaves the entity of `outer` out of what a mention inside it can stand for, if it can stand for another: ليفربول in نادي ليفربول
/// is the city.
fn leave_out_entity(index: &Index, mention: &mut Group, outer: &Group) {
    let entry = |name: NameId| index.name(name).map(|name| name.entry);
    let around = outer.names.first().and_then(|&name| entry(name));
    if mention.names.iter().any(|&name| entry(name) != around) {
        mention.names = mention.names.iter().copied().filter(|&name| entry(name) != around).collect();
    }
}

/// Whether a mention inside `outer` says anything that the outer one does not.
fn is_wanted_inside(index: &Index, text: &str, mention: &Group, outer: &Group) -> bool {
    let (Some(&inner), Some(&around)) = (mention.names.first(), outer.names.first()) else { return false };
    let entry = |name| index.name(name).map(|name| name.entry);
    let kind = index.kind(inner);
    // Inside a person only titles stay, and no word is split.
    if index.kind(around) == Some(&Kind::Person) && (kind != Some(&Kind::Title) || mention.hit.split > 0) {
        return false;
    }
    // The head of a construct is no mention apart from it: الجيش in الجيش الليبي, نائب in نائب الرئيس.
    let is_head = kind == index.kind(around) && mention.hit.span.start == outer.hit.span.start;
    // The ministers of مجلس الوزراء are nobody's title.
    let is_plural = kind == Some(&Kind::Title) && is_inflected(index, inner, mention.hit.span.of(text));
    entry(inner) != entry(around) && !is_head && !is_plural
}

/// Whether what is `written` is another form of a name than its own, the article aside.
fn is_inflected(index: &Index, name: NameId, written: &str) -> bool {
    let Some(name) = index.text(name).map(letters::folded) else { return false };
    let written = letters::folded(written);
    // After the preposition ل the article has lost its alef.
    let articles: [&[Symbol]; 3] = [&[], &[ALEF, LAM], &[LAM]];
    let own = name.strip_prefix(&[ALEF, LAM]).unwrap_or(&name);
    !articles.iter().any(|article| written.strip_prefix(*article) == Some(own)) && written != name
}
