//! The second floor of matching: from word ids to names, by a trie whose edges are words.

use std::ops::Range;

use super::ids::WordId;
use super::ids::{LEAF, NO_NODE, NameId, Node};
use crate::util::grouped::Grouped;

/// A node that is no leaf, before it has its number.
const INNER: Node = NO_NODE - 1;

/// The names, while they are collected.
pub(super) struct TrieBuilder {
    /// The words of all names, one name after the other.
    words: Vec<WordId>,
    names: Vec<Path>,
    joints: Vec<Joint>,
}

/// A name on its way through the trie.
struct Path {
    name: NameId,
    /// Where its words are.
    words: Range<u32>,
    /// As far as it has been read.
    node: Node,
}

/// Two words of a name that may be written as one: an edge over two, which makes a DAG of the trie.
struct Joint {
    /// The number of the name among all.
    path: u32,
    /// The words before the two.
    depth: usize,
    word: WordId,
    /// The nodes before and after the two.
    from: Option<Node>,
    to: Node,
}

impl TrieBuilder {
    /// A builder with room for so many names.
    pub(super) fn new(names: usize) -> Self {
        Self { words: Vec::with_capacity(2 * names), names: Vec::with_capacity(names), joints: Vec::new() }
    }

    /// Adds a name of `words`; `fused` gives the number of a word of it and the id of that word and the next one as one.
    pub(super) fn add(&mut self, name: NameId, words: &[WordId], fused: &[(usize, WordId)]) {
        let path = self.names.len() as u32;
        let joint = |&(depth, word)| Joint { path, depth, word, from: None, to: NO_NODE };
        self.joints.extend(fused.iter().map(joint));
        let start = self.words.len() as u32;
        self.words.extend_from_slice(words);
        self.names.push(Path { name, words: start..self.words.len() as u32, node: NO_NODE });
    }

    /// Adds the names of `other`: the ids of its words are `ids` here, and the numbers of its names go on from `first`.
    pub(super) fn append(&mut self, other: Self, ids: &[WordId], first: NameId) {
        let id = |word: WordId| ids.get(word as usize).copied().unwrap_or_default();
        let (start, path) = (self.words.len() as u32, self.names.len() as u32);
        self.words.extend(other.words.into_iter().map(id));
        self.names.extend(other.names.into_iter().map(|path| Path {
            name: first + path.name,
            words: start + path.words.start..start + path.words.end,
            node: NO_NODE,
        }));
        let joints = other.joints.into_iter();
        self.joints.extend(joints.map(|joint| Joint { path: path + joint.path, word: id(joint.word), ..joint }));
    }

    /// Builds the trie, one word of all names at a time: sorting by node and word brings names together that begin alike, and
    /// numbers the nodes in the order of the edges. `words` is the number of lexemes.
    pub(super) fn build(mut self, words: usize) -> (Trie, Starts) {
        let mut starts = vec![NO_NODE; words];
        let mut nodes = 0;
        for path in &mut self.names {
            let first = self.words.get(path.words.start as usize).copied().unwrap_or_default();
            if let Some(start) = starts.get_mut(first as usize) {
                if *start == NO_NODE {
                    *start = nodes;
                    nodes += 1;
                }
                path.node = *start;
            }
        }
        let mut edges: Vec<(u64, Node)> = Vec::with_capacity(self.words.len());
        // The next edge of each name that goes on, and the name's number.
        let mut steps: Vec<(u64, u32)> = (0..self.names.len() as u32).map(|number| (0, number)).collect();
        for depth in 1.. {
            self.pass_joints(depth);
            steps.retain_mut(|(step, number)| {
                let Some(path) = self.names.get(*number as usize) else { return false };
                let at = path.words.start + depth;
                *step = edge(path.node, self.words.get(at as usize).copied().unwrap_or_default());
                at < path.words.end
            });
            if steps.is_empty() {
                break;
            }
            steps.sort_unstable();
            for &(edge, number) in &steps {
                if edges.last().is_none_or(|(last, _)| *last != edge) {
                    edges.push((edge, nodes));
                    nodes += 1;
                }
                if let Some(path) = self.names.get_mut(number as usize) {
                    path.node = nodes - 1;
                }
            }
        }
        for joint in &self.joints {
            match (joint.from, starts.get_mut(joint.word as usize)) {
                (Some(from), _) => edges.push((edge(from, joint.word), joint.to)),
                (None, Some(start)) if *start == NO_NODE => *start = joint.to,
                _ => {}
            }
        }
        if !self.joints.is_empty() {
            edges.sort_by_key(|(edge, _)| *edge);
            edges.dedup_by_key(|(edge, _)| *edge);
        }
        let (inner, places) = self.places(nodes, &edges);
        let place = |node: Node| places.get(node as usize).copied().unwrap_or(NO_NODE);
        let edges = edges.iter().map(|&(edge, to)| (place((edge >> 32) as Node), (edge as WordId, place(to))));
        let outputs = self.names.iter().map(|path| (place(path.node), path.name));
        let names = Trie { edges: Grouped::new(inner, edges), outputs: Grouped::new(inner, outputs) };
        (names, Starts(starts.into_iter().map(place).collect()))
    }

    /// The number of nodes that are no leaves, and what becomes of each node: a leaf, or an inner node with a number in the same
    /// order.
    fn places(&self, nodes: Node, edges: &[(u64, Node)]) -> (Node, Vec<Node>) {
        let mut places = vec![NO_NODE; nodes as usize];
        for path in &self.names {
            if let Some(place) = places.get_mut(path.node as usize) {
                // A second name, or one that a pattern makes, which is no number of its own.
                let is_leaf = *place == NO_NODE && path.name < LEAF;
                *place = if is_leaf { LEAF | path.name } else { INNER };
            }
        }
        for &(edge, _) in edges {
            if let Some(place) = places.get_mut((edge >> 32) as usize) {
                *place = INNER;
            }
        }
        let mut inner = 0;
        for place in &mut places {
            if *place == INNER {
                *place = inner;
                inner += 1;
            }
        }
        (inner, places)
    }

    /// Notes the nodes of the joints before or after which all names have been read as far as word number `depth`.
    fn pass_joints(&mut self, depth: u32) {
        for joint in &mut self.joints {
            let node = self.names.get(joint.path as usize).map_or(NO_NODE, |path| path.node);
            if joint.depth == depth as usize {
                joint.from = Some(node);
            } else if joint.depth + 2 == depth as usize {
                joint.to = node;
            }
        }
    }
}

/// An edge of the trie as one number.
fn edge(from: Node, word: WordId) -> u64 {
    u64::from(from) << 32 | u64::from(word)
}

/// The node after each word as a name's first.
pub(super) struct Starts(Vec<Node>);

impl Starts {
    /// The node after `word`; [`NO_NODE`] where no name begins with it.
    pub(super) fn of(&self, word: WordId) -> Node {
        self.0.get(word as usize).copied().unwrap_or(NO_NODE)
    }

    /// The words that names begin with, and the node after each.
    pub(super) fn iter(&self) -> impl Iterator<Item = (WordId, Node)> + Clone {
        (0..).zip(&self.0).filter(|(_, node)| **node != NO_NODE).map(|(word, &node)| (word, node))
    }

    /// The number of lexemes.
    pub(super) fn words(&self) -> WordId {
        self.0.len() as WordId
    }
}

/// The trie of all names, from the second word on.
pub(crate) struct Trie {
    /// The words that go on from each inner node, in order, and the nodes after them.
    edges: Grouped<(WordId, Node)>,
    /// The names that end at each inner node.
    outputs: Grouped<NameId>,
}

impl Trie {
    /// The node after `word`, further on in a name.
    pub(crate) fn next(&self, node: Node, word: WordId) -> Option<Node> {
        let edges = self.edges.of(node);
        let at = edges.binary_search_by_key(&word, |&(word, _)| word).ok()?;
        edges.get(at).map(|&(_, to)| to)
    }

    /// The words that go on from a node.
    pub(super) fn edges_of(&self, node: Node) -> impl Iterator<Item = WordId> + Clone {
        self.edges.of(node).iter().map(|&(word, _)| word)
    }

    /// All edges but those that begin names: the node before the word, and the word.
    pub(super) fn edges(&self) -> impl Iterator<Item = (Node, WordId)> + Clone {
        (0..self.edges.owners()).flat_map(|node| self.edges.of(node).iter().map(move |&(word, _)| (node, word)))
    }

    /// Whether any name goes on from here.
    pub(crate) fn goes_on(&self, node: Node) -> bool {
        node < LEAF && !self.edges.of(node).is_empty()
    }

    /// The names that end here, the best first.
    pub(crate) fn ending_at(&self, node: Node) -> impl Iterator<Item = NameId> {
        let leaf = node.checked_sub(LEAF);
        let inner = if leaf.is_none() { self.outputs.of(node) } else { &[] };
        leaf.into_iter().chain(inner.iter().copied())
    }

    /// The bytes on the heap.
    pub(crate) fn memory_usage(&self) -> usize {
        self.edges.memory_usage() + self.outputs.memory_usage()
    }
}
