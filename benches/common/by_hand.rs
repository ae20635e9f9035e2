//! A matcher written in an afternoon with the `aho-corasick` crate: it folds the text char by char with a map of offsets, searches it,
//! checks the edges of words, and maps spans back. It does not know proclitics.

use aho_corasick::{AhoCorasick, MatchKind};

use crate::generated::names::Name;

/// The matcher, with its working memory.
pub struct ByHand {
    automaton: AhoCorasick,
    folded: String,
    /// For each byte of the folded text, where its char was in the original.
    offsets: Vec<usize>,
    spans: Vec<(usize, usize)>,
}

impl ByHand {
    pub fn new(names: &[Name]) -> Self {
        let folded = names.iter().map(|name| name.text.chars().filter_map(fold).collect::<String>());
        let automaton = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(folded);
        Self {
            automaton: automaton.expect("the names compile"),
            folded: String::new(),
            offsets: Vec::new(),
            spans: Vec::new(),
        }
    }

    /// Returns the spans of the names in `text`.
    pub fn find(&mut self, text: &str) -> &[(usize, usize)] {
        let Self { automaton, folded, offsets, spans } = self;
        folded.clear();
        offsets.clear();
        spans.clear();
        for (at, c) in text.char_indices() {
            if let Some(c) = fold(c) {
                folded.push(c);
                offsets.resize(folded.len(), at);
            }
        }
        offsets.push(text.len());
        for found in automaton.find_iter(folded.as_str()) {
            let before = folded[..found.start()].chars().next_back();
            let after = folded[found.end()..].chars().next();
            if !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric) {
                spans.push((offsets[found.start()], offsets[found.end()]));
            }
        }
        spans
    }
}

/// Returns the letter as which `c` is compared, or `None` for a mark.
fn fold(c: char) -> Option<char> {
    match c {
        '\u{640}' | '\u{64B}'..='\u{65F}' | '\u{670}' => None,
        'أ' | 'إ' | 'آ' | '\u{671}' => Some('ا'),
        'ى' | 'ئ' => Some('ي'),
        'ؤ' => Some('و'),
        'ة' => Some('ه'),
        c => Some(c),
    }
}
