//! The numbers of words, names and nodes of the trie, and the links between them. All other files of the index build on these.

/// The number of a lexeme: a word of names, in all its forms.
pub(crate) type WordId = u32;

/// No word.
pub(super) const NO_WORD: WordId = WordId::MAX;

/// The number of a name, in the order of candidates: the smaller, the better.
pub(crate) type NameId = u32;

/// From this number on, names of the trie are [paths of patterns](super::patterns), which become names when their slot is filled.
pub(super) const PATHS: NameId = 1 << 31;

/// A node of the trie: the words of a name that have been read.
///
/// Most nodes are leaves, where one name ends and none continues. They need no space in the trie, because their number contains the name's.
///
/// ```text
/// 31 30                          0
/// |0|  number of an inner node   |
/// |1|  number of the leaf's name |
/// ```
pub(crate) type Node = u32;

/// From this number on, nodes are leaves, and the other bits are the number of the name.
pub(super) const LEAF: Node = 1 << 31;

/// No node.
pub(crate) const NO_NODE: Node = Node::MAX;

/// From a form to a lexeme that it writes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Link {
    pub(crate) word: WordId,
    /// The node of the trie after it as a name's first word, or [`NO_NODE`] if no name begins with it.
    pub(super) start: Node,
    /// The number of the spelling that the text must have, if the form is a guarded word or the lexeme has another form that folds alike.
    /// Otherwise [`ANY`].
    pub(super) spelled: u32,
    /// Whether the form begins with the article, which loses its alef after the preposition ل.
    pub(crate) articled: bool,
    /// Whether the form differs from the lexeme's own spelling by more than the article: وزيرة and وزراء of وزير, but not الوزير.
    pub(crate) inflected: bool,
}

/// No particular spelling.
pub(super) const ANY: u32 = u32::MAX;

impl Link {
    /// Creates the link from a form with the letters of `word`, in any spelling.
    pub(super) fn new(word: WordId, articled: bool) -> Self {
        Self { word, start: NO_NODE, spelled: ANY, articled, inflected: false }
    }

    /// Returns the node of the trie after it as a name's first word.
    pub(crate) fn start(&self) -> Option<Node> {
        match self.start {
            NO_NODE => None,
            start => Some(start),
        }
    }
}

impl Default for Link {
    fn default() -> Self {
        Self::new(NO_WORD, false)
    }
}
