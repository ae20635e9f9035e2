//! The numbers of the index: words, names, nodes of the trie.

/// The number of a name, in the order of candidates: the smaller, the better.
pub(crate) type NameId = u32;

/// A place in the trie: what has been read of some names. From [`LEAF`] on it is where one name ends and none goes on, as most do:
/// the rest of the number is the name's.
pub(crate) type Node = u32;

/// No word.
pub(super) const NO_WORD: WordId = WordId::MAX;

/// No place.
pub(crate) const NO_NODE: Node = Node::MAX;

pub(super) const LEAF: Node = 1 << 31;

/// The number of a lexeme.
pub(crate) type WordId = u32;

/// That a form writes a lexeme.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Link {
    pub(crate) word: WordId,
    /// The node of the trie after it as a name's first word; [`NO_NODE`] where no name begins with it.
    pub(super) start: Node,
    /// Where the form is a guarded word, or folds like another form of it: the number of the spelling that the text must have. If
    /// not, [`ANY`].
    pub(super) spelled: u32,
    /// Whether the form begins with the article, which loses its alef after the preposition ل.
    pub(crate) articled: bool,
}

/// No particular spelling.
pub(super) const ANY: u32 = u32::MAX;

impl Link {
    pub(super) fn new(word: WordId, articled: bool) -> Self {
        Self { word, start: NO_NODE, spelled: ANY, articled }
    }

    /// The node of the trie after it as a name's first word.
    pub(crate) fn start(&self) -> Option<Node> {
        Some(self.start).filter(|&start| start != NO_NODE)
    }
}

impl Default for Link {
    fn default() -> Self {
        Self::new(NO_WORD, false)
    }
}
