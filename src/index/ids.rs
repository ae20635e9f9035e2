//! The numbers of the index: words, names, nodes of the trie, and what leads from a word to them. All other files of the index are
//! built on these.

/// The number of a lexeme: of a word of names, in all its forms.
pub(crate) type WordId = u32;

/// No word.
pub(super) const NO_WORD: WordId = WordId::MAX;

/// The number of a name, in the order of candidates: the smaller, the better.
pub(crate) type NameId = u32;

/// From here on, names of the trie are [paths of patterns](super::patterns), which become names with what fills their slot.
pub(super) const PATHS: NameId = 1 << 31;

/// A place in the trie: what has been read of some names.
///
/// Most nodes are leaves, where one name ends and none goes on. They take no room in the trie, as the number says which name it is.
///
/// ```text
/// 31 30                          0
/// |0|  number of an inner node   |
/// |1|  number of the leaf's name |
/// ```
pub(crate) type Node = u32;

/// From here on, nodes are leaves: the rest of the number is the name's.
pub(super) const LEAF: Node = 1 << 31;

/// No place.
pub(crate) const NO_NODE: Node = Node::MAX;

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
    /// Whether the form is another inflection than the lexeme's own spelling, the article aside: وزيرة and وزراء of وزير, but not الوزير.
    pub(crate) inflected: bool,
}

/// No particular spelling.
pub(super) const ANY: u32 = u32::MAX;

impl Link {
    /// That the own letters of `word` write it, whatever their spelling.
    pub(super) fn new(word: WordId, articled: bool) -> Self {
        Self { word, start: NO_NODE, spelled: ANY, articled, inflected: false }
    }

    /// The node of the trie after it as a name's first word.
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
