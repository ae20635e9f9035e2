//! Tags many documents on all cores: the feature `parallel`.

use rayon::prelude::*;

use super::{Buffers, Tagger};
use crate::mention::Tagged;

impl Tagger {
    /// Finds the mentions of each document, on the threads of the current rayon pool: the global pool, with one thread per core,
    /// unless [`rayon::ThreadPool::install`] selects another. Requires the feature `parallel`.
    ///
    /// The results are the same as those of [`tag`](Self::tag), in the order of the documents, for any number of threads. A single
    /// long text is not divided.
    ///
    /// ```
    /// use aalam::Tagger;
    ///
    /// let documents = ["من طرابلس إلى بنغازي", "في مينسك"];
    /// let tagger = Tagger::builtin();
    /// let counts: Vec<usize> = tagger.tag_all(&documents).iter().map(|tagged| tagged.as_slice().len()).collect();
    /// assert_eq!(counts, [2, 1]);
    /// ```
    pub fn tag_all<'a, T: AsRef<str> + Sync>(&'a self, documents: &'a [T]) -> Vec<Tagged<'a>> {
        let tag = |buffers: &mut Buffers, document: &'a T| self.tag_with(buffers, document.as_ref());
        documents.par_iter().map_init(Buffers::default, tag).collect()
    }
}
