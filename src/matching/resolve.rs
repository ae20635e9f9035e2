//! Resolves overlapping hits to a forest: mentions that are nested or disjoint.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::draft::MentionDraft;
use super::support::Context;
use super::word_reader::Hit;
use crate::gazetteer::Kind;
use crate::index::Index;
use crate::index::ids::NameId;
use crate::index::name::Flag;
use crate::limits::CANDIDATES;
use crate::mention::Links;
use crate::span::Span;
use crate::util::few::Few;

/// The hits of one span: a mention with the names that it can stand for, the best first.
struct Group {
    /// The hit of the best name.
    hit: Hit,
    names: Few<GroupName>,
    truncated: bool,
}

/// A name that a mention can stand for.
#[derive(Clone, Copy)]
struct GroupName {
    name: NameId,
    /// Whether the text has another form of it than the list.
    inflected: bool,
}

impl Group {
    /// Returns the most likely name.
    fn best(&self) -> GroupName {
        self.names.first().copied().unwrap_or(GroupName::from(&self.hit))
    }
}

impl From<&Hit> for GroupName {
    fn from(hit: &Hit) -> Self {
        Self { name: hit.name, inflected: hit.wording.inflected }
    }
}

impl From<Hit> for Group {
    fn from(hit: Hit) -> Self {
        Self { hit, names: Few::One(GroupName::from(&hit)), truncated: false }
    }
}

impl From<Group> for MentionDraft {
    fn from(Group { hit, names, truncated }: Group) -> Self {
        Self {
            span: hit.span,
            word_span: hit.word_span,
            clitics: hit.clitics,
            enclitic: "",
            names: names.iter().map(|name| name.name).collect(),
            truncated,
            composed: None,
            links: Links::default(),
            wording: hit.wording,
        }
    }
}

/// Resolves the hits of one text, group by group.
pub(crate) struct Resolver<'i, 't> {
    index: &'i Index,
    context: Context<'i, 't>,
}

/// The order of the names of one span. The smallest comes first.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Preference {
    /// Clubs among words of sport come first.
    out_of_context: bool,
    weak: bool,
    varied: bool,
    /// Among aliases, the one whose entity was named last comes first: after هيلاري كلينتون, the alias كلينتون is hers.
    last_named: Reverse<Option<usize>>,
    name: NameId,
}

/// The order in which overlapping mentions are kept. The smallest comes first.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Claim {
    letters: Reverse<usize>,
    start: usize,
    name: NameId,
}

/// What a name means: the number of its entry, and its kind.
type Meaning<'i> = (Option<u32>, Option<&'i Kind>);

impl<'i, 't> Resolver<'i, 't> {
    /// Creates a resolver for the hits of `text`.
    pub(crate) fn new(index: &'i Index, text: &'t str) -> Self {
        Self { index, context: Context::new(index, text) }
    }

    /// Resolves one group of hits and appends the mentions to `drafts`, in text order, outer ones before inner ones.
    pub(crate) fn resolve(&mut self, hits: &[Hit], drafts: &mut Vec<MentionDraft>) {
        // Most groups have one hit.
        if let [hit] = hits {
            if self.context.supports(hit, hits) {
                self.context.add(hit.name, hit);
                drafts.push(Group::from(*hit).into());
            } else {
                self.context.wait(hit);
            }
            return;
        }
        // Names without support are removed first, so that they do not displace others.
        let mut supported = Vec::with_capacity(hits.len());
        let mut unsupported = Vec::new();
        for hit in hits {
            let list = if self.context.supports(hit, hits) { &mut supported } else { &mut unsupported };
            list.push(*hit);
        }
        for hit in &unsupported {
            self.context.wait(hit);
        }
        self.context.drop_rests(&unsupported, &mut supported);
        keep_fewest_clitics(&mut supported);
        let mut groups = self.same_spans(supported);
        // The longest mention claims its words first.
        groups.sort_by_key(|group| Claim {
            letters: Reverse(group.hit.letters),
            start: group.hit.span.start,
            name: group.best().name,
        });
        let mut kept = self.keep_forest(groups);
        kept.sort_by_key(|group| (group.hit.span.start, Reverse(group.hit.span.end)));
        for group in kept {
            self.context.add(group.best().name, &group.hit);
            drafts.push(group.into());
        }
    }

    /// Inserts into `drafts` the weak names of the headline whose entities the text below names in full.
    pub(crate) fn resolve_headline(&self, drafts: &mut Vec<MentionDraft>) {
        let mut groups = self.same_spans(self.context.named_since());
        if groups.is_empty() {
            return;
        }
        groups.sort_by_key(|group| (Reverse(group.hit.letters), group.hit.span.start));
        // The other mentions of the headline are resolved already, so a late one is added only where it overlaps none.
        let mut taken = outer_spans(drafts);
        for group in groups {
            let Span { start, end } = group.hit.span;
            let before = taken.range(..end).next_back();
            if before.is_none_or(|(_, &taken_to)| taken_to <= group.hit.word_span.start) {
                taken.insert(start, end);
                drafts.push(group.into());
            }
        }
        // All but the late ones are in order.
        drafts.sort_by_key(|draft| draft.span.start);
    }

    fn preference(&self, hit: &Hit) -> Preference {
        let flag = |flag| self.index.name(hit.name).is_some_and(|name| name.is(flag));
        Preference {
            out_of_context: !self.context.is_club_in_sport(hit),
            weak: flag(Flag::Weak),
            varied: hit.varied,
            last_named: Reverse(if flag(Flag::Alias) { self.context.last_named(hit.name) } else { None }),
            name: hit.name,
        }
    }

    /// Groups the hits by span: each group is one mention with several candidates.
    fn same_spans(&self, mut hits: Vec<Hit>) -> Vec<Group> {
        hits.sort_by(|a, b| a.span.cmp(&b.span).then_with(|| self.preference(a).cmp(&self.preference(b))));
        let mut groups: Vec<Group> = Vec::new();
        for hit in hits {
            match groups.last_mut().filter(|group| group.hit.span == hit.span) {
                Some(group) => self.join(group, hit),
                None => groups.push(hit.into()),
            }
        }
        for group in &mut groups {
            self.prefer_own_form(group);
        }
        groups
    }

    /// Adds a hit with the span of `group` to it. Hits come in order of preference.
    fn join(&self, group: &mut Group, hit: Hit) {
        let meaning = self.meaning(hit.name);
        let is_known = group.names.iter().any(|known| self.meaning(known.name) == meaning);
        // If the text has exactly one name, it is not a variant of another: المنيا is not ألمانيا.
        let is_another = hit.varied && !group.hit.varied;
        if is_known || is_another {
            return;
        }
        if group.names.len() == CANDIDATES {
            group.truncated = true;
        } else {
            group.names.push(GroupName::from(&hit));
        }
    }

    fn meaning(&self, name: NameId) -> Meaning<'i> {
        (self.entry(name), self.index.kind(name))
    }

    fn entry(&self, name: NameId) -> Option<u32> {
        self.index.name(name).map(|name| name.entry)
    }

    /// Drops inflected titles if another name is written as listed: if the list has both السيد and السيدة, then السيدة in a text is not a
    /// form of السيد.
    fn prefer_own_form(&self, group: &mut Group) {
        keep_if_any(&mut group.names, |known| !known.inflected || self.index.kind(known.name) != Some(&Kind::Title));
    }

    /// Takes mentions in the order of their claims. Keeps those that cross no mention kept before and add information to the ones around
    /// them.
    fn keep_forest(&self, groups: Vec<Group>) -> Vec<Group> {
        let first = groups.iter().map(|group| group.hit.words.0).min().unwrap_or_default();
        let last = groups.iter().map(|group| group.hit.words.1).max().unwrap_or_default();
        // For each word, the innermost mention kept so far. No mention is longer than those before it, so it crosses one of them exactly if
        // its two ends are in different ones.
        let mut innermost: Vec<Option<usize>> = vec![None; last - first + 1];
        // Each mention with the number of the one around it.
        let mut kept: Vec<(Group, Option<usize>)> = Vec::new();
        for mut group in groups {
            let words = group.hit.words.0 - first..=group.hit.words.1 - first;
            let around = innermost.get(*words.start()).copied().flatten();
            if around != innermost.get(*words.end()).copied().flatten() {
                continue;
            }
            let mut outer = around;
            let mut wanted = true;
            while let Some((mention, next)) = outer.and_then(|outer| kept.get(outer)) {
                self.leave_out_entity(&mut group, mention);
                wanted &= self.is_wanted_inside(&group, mention);
                outer = *next;
            }
            if !wanted {
                continue;
            }
            if let Some(covered) = innermost.get_mut(words) {
                covered.fill(Some(kept.len()));
            }
            kept.push((group, around));
        }
        kept.into_iter().map(|(group, _)| group).collect()
    }

    /// Drops the entity of `outer` from the candidates of a mention inside it, if there are others: ليفربول in نادي ليفربول is the city.
    fn leave_out_entity(&self, group: &mut Group, outer: &Group) {
        let around = self.entry(outer.best().name);
        keep_if_any(&mut group.names, |known| self.entry(known.name) != around);
    }

    /// Returns whether a mention inside `outer` adds information to it.
    fn is_wanted_inside(&self, group: &Group, outer: &Group) -> bool {
        let GroupName { name: inner, inflected } = group.best();
        let around = outer.best().name;
        let (kind, kind_around) = (self.index.kind(inner), self.index.kind(around));
        let is_title = kind == Some(&Kind::Title);
        // Inside a person only a title at the beginning is kept. Elsewhere it is part of the name: عبد الملك بن مروان, خليل الوزير.
        if kind_around == Some(&Kind::Person) && (!is_title || group.hit.span.start != outer.hit.span.start) {
            return false;
        }
        // The head of a construct is not a mention of its own: الجيش in الجيش الليبي, نائب in نائب الرئيس.
        let is_head = kind == kind_around && group.hit.span.start == outer.hit.span.start;
        // الوزراء in مجلس الوزراء is not anybody's title.
        let is_plural = is_title && inflected;
        self.entry(inner) != self.entry(around) && !is_head && !is_plural
    }
}

/// Returns where the mentions that are inside no other begin and end. The outer of two mentions comes first in `drafts`.
fn outer_spans(drafts: &[MentionDraft]) -> BTreeMap<usize, usize> {
    let mut outer = BTreeMap::new();
    let mut covered_to = 0;
    for Span { start, end } in drafts.iter().map(|draft| draft.span) {
        if start >= covered_to {
            outer.insert(start, end);
            covered_to = end;
        }
    }
    outer
}

/// Keeps, of the names that begin in the same word, only those with the fewest proclitics written on it: in وليد a listed name وليد beats و
/// + ليد.
fn keep_fewest_clitics(hits: &mut Vec<Hit>) {
    hits.sort_unstable_by_key(|hit| (hit.words.0, hit.split));
    let mut word = usize::MAX;
    let mut fewest = 0;
    hits.retain(|hit| {
        if hit.words.0 != word {
            word = hit.words.0;
            fewest = hit.split;
        }
        hit.split == fewest
    });
}

/// Keeps the names that are `wanted`, or all if none is.
fn keep_if_any(names: &mut Few<GroupName>, wanted: impl Fn(&GroupName) -> bool) {
    if names.iter().any(&wanted) && !names.iter().all(&wanted) {
        *names = names.iter().copied().filter(wanted).collect();
    }
}
