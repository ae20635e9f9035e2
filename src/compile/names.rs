//! The second floor of matching: from word ids to names, by a trie whose edges are words.

use std::collections::HashMap;

use super::words::WordId;

/// The number of a name, in the order of candidates: the smaller, the better.
pub(crate) type NameId = u32;

/// A place in the trie: what has been read of some names.
pub(crate) type Node = u32;

const NONE: Node = Node::MAX;
const ROOT: Node = 0;

/// The trie, while names are added. Names written as one word make edges over two, so that it is a DAG.
pub(super) struct Builder {
    edges: HashMap<u64, Node>,
    outputs: Vec<(Node, NameId)>,
    nodes: Node,
    /// The nodes of the name at hand.
    path: Vec<Node>,
}

/// An edge of the trie as one number.
fn edge(from: Node, word: WordId) -> u64 {
    u64::from(from) << 32 | u64::from(word)
}

impl Builder {
    /// A trie that expects the names of so many `entries`.
    pub(super) fn new(entries: usize) -> Self {
        Self { edges: HashMap::with_capacity(3 * entries), outputs: Vec::new(), nodes: 1, path: Vec::new() }
    }

    /// Adds a name of `words`; `fused` gives the number of a word of it and the id of that word and the next one as one.
    pub(super) fn add(&mut self, name: NameId, words: &[WordId], fused: &[(usize, WordId)]) {
        self.path.clear();
        self.path.push(ROOT);
        let mut at = ROOT;
        for &word in words {
            at = *self.edges.entry(edge(at, word)).or_insert(self.nodes);
            self.nodes = self.nodes.max(at + 1);
            self.path.push(at);
        }
        for &(from, word) in fused {
            if let (Some(&from), Some(&to)) = (self.path.get(from), self.path.get(from + 2)) {
                self.edges.entry(edge(from, word)).or_insert(to);
            }
        }
        self.outputs.push((at, name));
    }

    /// Freezes the trie; `words` is the number of lexemes.
    pub(super) fn build(mut self, words: usize) -> Names {
        let mut starts = vec![NONE; words];
        let mut edges: Vec<((Node, WordId), Node)> = Vec::with_capacity(self.edges.len());
        for (edge, to) in self.edges {
            let (from, word) = ((edge >> 32) as Node, edge as WordId);
            match starts.get_mut(word as usize) {
                Some(start) if from == ROOT => *start = to,
                _ => edges.push(((from, word), to)),
            }
        }
        edges.sort_unstable();
        self.outputs.sort_unstable();
        self.outputs.dedup();
        // Collecting reuses the longer vector: what is left over is given back.
        let edge_ranges = ranges(self.nodes, edges.iter().map(|((from, _), _)| *from));
        let mut edges: Vec<(WordId, Node)> = edges.into_iter().map(|((_, word), to)| (word, to)).collect();
        edges.shrink_to_fit();
        let output_ranges = ranges(self.nodes, self.outputs.iter().map(|(node, _)| *node));
        let mut outputs: Vec<NameId> = self.outputs.into_iter().map(|(_, name)| name).collect();
        outputs.shrink_to_fit();
        Names { starts, edge_ranges, edges, output_ranges, outputs }
    }
}

/// For each node, where its items begin in a list that is sorted by node; one more for the end.
fn ranges(nodes: Node, owners: impl Iterator<Item = Node>) -> Vec<u32> {
    let mut ranges = vec![0; nodes as usize + 1];
    for owner in owners {
        if let Some(count) = ranges.get_mut(owner as usize + 1) {
            *count += 1;
        }
    }
    let mut sum = 0;
    for start in &mut ranges {
        sum += *start;
        *start = sum;
    }
    ranges
}

/// The trie of all names.
pub(crate) struct Names {
    /// The node after each word as a name's first.
    starts: Vec<Node>,
    edge_ranges: Vec<u32>,
    edges: Vec<(WordId, Node)>,
    output_ranges: Vec<u32>,
    outputs: Vec<NameId>,
}

impl Names {
    /// The node after `word` as the first word of a name.
    pub(crate) fn start(&self, word: WordId) -> Option<Node> {
        self.starts.get(word as usize).copied().filter(|&node| node != NONE)
    }

    /// The node after `word`, further on in a name.
    pub(crate) fn next(&self, node: Node, word: WordId) -> Option<Node> {
        let edges = slice(&self.edge_ranges, &self.edges, node);
        let at = edges.binary_search_by_key(&word, |&(word, _)| word).ok()?;
        edges.get(at).map(|&(_, to)| to)
    }

    /// All edges but those that begin names: the node before the word, and the word.
    pub(super) fn edges(&self) -> impl Iterator<Item = (Node, WordId)> {
        let nodes = 0..self.edge_ranges.len().saturating_sub(1) as Node;
        nodes.flat_map(|node| slice(&self.edge_ranges, &self.edges, node).iter().map(move |&(word, _)| (node, word)))
    }

    /// Whether any name goes on from here.
    pub(crate) fn goes_on(&self, node: Node) -> bool {
        !slice(&self.edge_ranges, &self.edges, node).is_empty()
    }

    /// The names that end here, the best first.
    pub(crate) fn ending_at(&self, node: Node) -> &[NameId] {
        slice(&self.output_ranges, &self.outputs, node)
    }

    /// The bytes on the heap.
    pub(crate) fn memory_usage(&self) -> usize {
        size_of_val(&*self.starts)
            + size_of_val(&*self.edge_ranges)
            + size_of_val(&*self.edges)
            + size_of_val(&*self.output_ranges)
            + size_of_val(&*self.outputs)
    }
}

fn slice<'a, T>(ranges: &[u32], items: &'a [T], node: Node) -> &'a [T] {
    let node = node as usize;
    match (ranges.get(node), ranges.get(node + 1)) {
        (Some(&from), Some(&to)) => items.get(from as usize..to as usize).unwrap_or_default(),
        _ => &[],
    }
}
