//! The second floor of matching: a trie from word ids to names, whose edges are words.
//!
//! # Three names
//!
//! Let محمد صلاح be name 0, محمد صلاح الدين name 1, and مصر name 2. Their words are numbered in order of appearance: محمد 0, صلاح 1, الدين
//! 2, مصر 3. The [builder](TrieBuilder) reads the first word of all names, then the second, and so on, and numbers the nodes as it reaches
//! them:
//!
//! ```text
//! ── محمد ── 0 ── صلاح ── 2 ── الدين ── 3
//! ── مصر ─── 1
//! ```
//!
//! Name 0 ends at node 2, name 1 at node 3, name 2 at node 1. Nodes 1 and 3 are leaves, for which the number of the name is enough. The
//! others are renumbered. The result is three tables:
//!
//! ```text
//! starts   after محمد: 0            after مصر: leaf of name 2
//! edges    of 0: صلاح leads to 1     of 1: الدين leads to the leaf of name 1
//! outputs  of 1: name 0
//! ```
//!
//! If two words may be written as one, such as عبد الحميد as عبدالحميد, a [joint](Joint) leads from the node before the first to the node
//! after the second.

use std::ops::Range;

use super::ids::{LEAF, NO_NODE, NameId, Node, PATHS, WordId};
use crate::util::grouped::Grouped;

/// Collects the names.
pub(super) struct TrieBuilder {
    /// The words of all names, name by name.
    words: Vec<WordId>,
    paths: Vec<Path>,
    joints: Vec<Joint>,
}

/// A name on its way through the trie.
struct Path {
    name: NameId,
    /// The range of its words.
    words: Range<u32>,
    /// The node that it has reached.
    node: Node,
}

/// Two words of a name that may be written as one. The extra edge past both turns the trie into a DAG.
struct Joint {
    /// The number of the name's path.
    path: u32,
    /// The number of words before the two.
    depth: u32,
    word: WordId,
    /// The nodes before and after the two. There is no node before the first word of a name.
    from: Option<Node>,
    to: Node,
}

/// An edge: a node and the word that leads on from it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Edge {
    from: Node,
    word: WordId,
}

/// The next edge of a path that has not ended.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Step {
    edge: Edge,
    /// The number of the path.
    path: u32,
}

/// The trie while it is built, before its leaves are known.
struct TrieDraft {
    /// The node after each word as a name's first, or [`NO_NODE`] if no name begins with it.
    starts: Vec<Node>,
    /// All other edges, and the node after each, in order.
    edges: Vec<(Edge, Node)>,
    /// The number of nodes.
    nodes: Node,
}

impl TrieBuilder {
    /// Creates a builder with room for `names` names.
    pub(super) fn new(names: usize) -> Self {
        Self { words: Vec::with_capacity(2 * names), paths: Vec::with_capacity(names), joints: Vec::new() }
    }

    /// Adds a name of `words`. `fused` is the number of a word in it, and the id of that word and the next one written as one.
    pub(super) fn add(&mut self, name: NameId, words: &[WordId], fused: &[(usize, WordId)]) {
        let path = self.paths.len() as u32;
        for &(depth, word) in fused {
            self.joints.push(Joint { path, depth: depth as u32, word, from: None, to: NO_NODE });
        }
        let start = self.words.len() as u32;
        self.words.extend_from_slice(words);
        self.paths.push(Path { name, words: start..self.words.len() as u32, node: NO_NODE });
    }

    /// Adds the names of `other`. Its word ids are mapped by `ids`, and its names are numbered from `first_name` on.
    pub(super) fn append(&mut self, other: Self, ids: &[WordId], first_name: NameId) {
        let own_id = |word: WordId| ids.get(word as usize).copied().unwrap_or_default();
        let (first_word, first_path) = (self.words.len() as u32, self.paths.len() as u32);
        self.words.extend(other.words.into_iter().map(own_id));
        self.paths.reserve(other.paths.len());
        for Path { name, words, node } in other.paths {
            let words = first_word + words.start..first_word + words.end;
            self.paths.push(Path { name: first_name + name, words, node });
        }
        for joint in other.joints {
            self.joints.push(Joint { path: first_path + joint.path, word: own_id(joint.word), ..joint });
        }
    }

    /// Builds the trie. `lexemes` is the number of lexemes.
    pub(super) fn build(mut self, lexemes: usize) -> (Trie, Starts) {
        let starts = vec![NO_NODE; lexemes];
        let mut draft = TrieDraft { starts, edges: Vec::with_capacity(self.words.len()), nodes: 0 };
        self.read_first_words(&mut draft);
        self.read_further_words(&mut draft);
        self.add_joints(&mut draft);
        self.finish(&draft)
    }

    /// First phase: the nodes after first words, which are found by the word alone.
    fn read_first_words(&mut self, draft: &mut TrieDraft) {
        for path in &mut self.paths {
            path.node = draft.node_after_first(word_at(&self.words, path.words.start));
        }
    }

    /// Second phase: the nodes after all other words, one word of all names at a time.
    ///
    /// When sorted by node and word, names that begin alike are adjacent. Nodes are numbered on the way, so the edges of all rounds
    /// together are sorted, too.
    fn read_further_words(&mut self, draft: &mut TrieDraft) {
        let mut steps: Vec<Step> = Vec::with_capacity(self.paths.len());
        for path in 0..self.paths.len() as u32 {
            steps.push(Step { path, ..Step::default() });
        }
        for depth in 1.. {
            self.pass_joints(depth);
            steps.retain_mut(|step| self.find_edge(step, depth));
            if steps.is_empty() {
                return;
            }
            steps.sort_unstable();
            for step in &steps {
                if let Some(path) = self.paths.get_mut(step.path as usize) {
                    path.node = draft.node_after(step.edge);
                }
            }
        }
    }

    /// Sets the edge of `step` to that of word number `depth` of its name. Returns false if the name is shorter.
    fn find_edge(&self, step: &mut Step, depth: u32) -> bool {
        let Some(path) = self.paths.get(step.path as usize) else { return false };
        let at = path.words.start + depth;
        step.edge = Edge { from: path.node, word: word_at(&self.words, at) };
        at < path.words.end
    }

    /// Records the nodes before and after joints, when all names have been read up to word number `depth`.
    fn pass_joints(&mut self, depth: u32) {
        for joint in &mut self.joints {
            let Some(path) = self.paths.get(joint.path as usize) else { continue };
            if joint.depth == depth {
                joint.from = Some(path.node);
            } else if joint.depth + 2 == depth {
                joint.to = path.node;
            }
        }
    }

    /// Third phase: the edges of two words written as one. Names that begin alike share them.
    fn add_joints(&self, draft: &mut TrieDraft) {
        if self.joints.is_empty() {
            return;
        }
        for joint in &self.joints {
            // There is no node before the first word of a name, so here the joined word itself begins names.
            if let Some(from) = joint.from {
                draft.edges.push((Edge { from, word: joint.word }, joint.to));
            } else if let Some(start @ &mut NO_NODE) = draft.starts.get_mut(joint.word as usize) {
                *start = joint.to;
            }
        }
        draft.edges.sort_by_key(|(edge, _)| *edge);
        draft.edges.dedup_by_key(|(edge, _)| *edge);
    }

    /// Fourth phase: leaves and inner nodes are separated, and the tables of the inner nodes are built.
    fn finish(&self, draft: &TrieDraft) -> (Trie, Starts) {
        let nodes = FinalNodes::new(draft, &self.paths);
        let edges = draft.edges.iter().map(|&(edge, to)| (nodes.of(edge.from), (edge.word, nodes.of(to))));
        // The name of a leaf is in its number, which is beyond those of all inner nodes, so the table omits it.
        let outputs = self.paths.iter().map(|path| (nodes.of(path.node), path.name));
        let trie = Trie { edges: Grouped::new(nodes.inner, edges), outputs: Grouped::new(nodes.inner, outputs) };
        let starts = draft.starts.iter().map(|&node| nodes.of(node)).collect();
        (trie, Starts(starts))
    }
}

/// Returns the word at an index among those of all names.
fn word_at(words: &[WordId], at: u32) -> WordId {
    words.get(at as usize).copied().unwrap_or_default()
}

impl TrieDraft {
    /// Returns the node after `word`, a name's first.
    fn node_after_first(&mut self, word: WordId) -> Node {
        match self.starts.get_mut(word as usize) {
            Some(start @ &mut NO_NODE) => {
                *start = self.nodes;
                self.nodes += 1;
                *start
            }
            Some(start) => *start,
            None => NO_NODE,
        }
    }

    /// Returns the node after `edge`, which is the last edge so far or a new one.
    fn node_after(&mut self, edge: Edge) -> Node {
        match self.edges.last() {
            Some((last, node)) if *last == edge => *node,
            _ => {
                let node = self.nodes;
                self.edges.push((edge, node));
                self.nodes += 1;
                node
            }
        }
    }
}

/// The final numbers of the nodes of a draft.
struct FinalNodes {
    /// What each one becomes: a leaf or an inner node. Inner nodes keep their order.
    nodes: Vec<Node>,
    /// The number of inner nodes.
    inner: Node,
}

impl FinalNodes {
    /// An inner node that is not yet numbered.
    const INNER: Node = NO_NODE - 1;

    fn new(draft: &TrieDraft, paths: &[Path]) -> Self {
        let mut nodes = vec![NO_NODE; draft.nodes as usize];
        for path in paths {
            if let Some(node) = nodes.get_mut(path.node as usize) {
                // A node where a second name ends is not a leaf. Nor is one where the path of a pattern ends, because its number would not
                // fit.
                let is_leaf = *node == NO_NODE && path.name < PATHS;
                *node = if is_leaf { LEAF | path.name } else { Self::INNER };
            }
        }
        for (edge, _) in &draft.edges {
            if let Some(node) = nodes.get_mut(edge.from as usize) {
                *node = Self::INNER;
            }
        }
        let mut inner = 0;
        for node in &mut nodes {
            if *node == Self::INNER {
                *node = inner;
                inner += 1;
            }
        }
        Self { nodes, inner }
    }

    fn of(&self, node: Node) -> Node {
        self.nodes.get(node as usize).copied().unwrap_or(NO_NODE)
    }
}

/// The node after each word as a name's first.
pub(super) struct Starts(Vec<Node>);

impl Starts {
    /// Returns the node after `word`, or [`NO_NODE`] if no name begins with it.
    pub(super) fn of(&self, word: WordId) -> Node {
        self.0.get(word as usize).copied().unwrap_or(NO_NODE)
    }

    /// Returns the words that begin names, and the node after each.
    pub(super) fn iter(&self) -> impl Iterator<Item = (WordId, Node)> {
        (0..).zip(self.0.iter().copied()).filter(|&(_, node)| node != NO_NODE)
    }

    /// Returns the number of lexemes.
    pub(super) fn words(&self) -> WordId {
        self.0.len() as WordId
    }
}

/// The trie of all names, from the second word on.
pub(crate) struct Trie {
    /// The words that continue from each inner node, in order, and the nodes after them.
    edges: Grouped<(WordId, Node)>,
    /// The names that end at each inner node.
    outputs: Grouped<NameId>,
}

impl Trie {
    /// Returns the node after `node` and `word`, a further word of a name.
    pub(crate) fn next(&self, node: Node, word: WordId) -> Option<Node> {
        let edges = self.edges.of(node);
        let at = edges.binary_search_by_key(&word, |&(word, _)| word).ok()?;
        let &(_, to) = edges.get(at)?;
        Some(to)
    }

    /// The number of inner nodes.
    pub(super) fn inner_nodes(&self) -> Node {
        self.edges.owners()
    }

    /// Returns the words that continue from a node, and the nodes after them.
    pub(super) fn edges_of(&self, node: Node) -> &[(WordId, Node)] {
        self.edges.of(node)
    }

    /// Returns whether any name continues from here.
    pub(crate) fn goes_on(&self, node: Node) -> bool {
        node < LEAF && !self.edges.of(node).is_empty()
    }

    /// Returns the names that end here, the best first.
    pub(crate) fn ending_at(&self, node: Node) -> impl Iterator<Item = NameId> {
        let (leaf, inner) = match node.checked_sub(LEAF) {
            Some(name) => (Some(name), &[][..]),
            None => (None, self.outputs.of(node)),
        };
        leaf.into_iter().chain(inner.iter().copied())
    }

    /// Returns the bytes on the heap.
    pub(crate) fn memory_usage(&self) -> usize {
        self.edges.memory_usage() + self.outputs.memory_usage()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_three_names_of_the_example() {
        let (muhammad, salah, al_din, misr) = (0, 1, 2, 3);
        let mut builder = TrieBuilder::new(3);
        builder.add(0, &[muhammad, salah], &[]);
        builder.add(1, &[muhammad, salah, al_din], &[]);
        builder.add(2, &[misr], &[]);
        let (trie, starts) = builder.build(4);
        assert_eq!(starts.iter().collect::<Vec<_>>(), [(muhammad, 0), (misr, LEAF | 2)]);
        assert_eq!(trie.inner_nodes(), 2);
        assert_eq!(trie.edges_of(0), [(salah, 1)]);
        assert_eq!(trie.edges_of(1), [(al_din, LEAF | 1)]);
        let ending_at = |node| trie.ending_at(node).collect::<Vec<_>>();
        assert_eq!([0, 1, LEAF | 1, LEAF | 2].map(ending_at), [vec![], vec![0], vec![1], vec![2]]);
        assert!(trie.goes_on(1) && !trie.goes_on(LEAF | 1));
    }

    #[test]
    fn a_joint_leads_past_two_words() {
        // Names 0 and 1 are عبد الحميد and عبد الحميد الثاني, name 2 is محمد عبد الحميد; عبدالحميد is word 4.
        let (abd, al_hamid, second, muhammad, abd_al_hamid) = (0, 1, 2, 3, 4);
        let mut builder = TrieBuilder::new(3);
        builder.add(0, &[abd, al_hamid], &[(0, abd_al_hamid)]);
        builder.add(1, &[abd, al_hamid, second], &[(0, abd_al_hamid)]);
        builder.add(2, &[muhammad, abd, al_hamid], &[(1, abd_al_hamid)]);
        let (trie, starts) = builder.build(5);
        assert_eq!(trie.next(starts.of(abd), al_hamid), Some(starts.of(abd_al_hamid)));
        assert_eq!(trie.next(starts.of(abd_al_hamid), second), Some(LEAF | 1));
        let apart = trie.next(starts.of(muhammad), abd).and_then(|node| trie.next(node, al_hamid));
        assert_eq!(apart, Some(LEAF | 2));
        assert_eq!(trie.next(starts.of(muhammad), abd_al_hamid), apart);
    }
}
