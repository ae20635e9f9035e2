//! The pipeline: one call per stage.

mod builder;
mod knowledge;
mod options;
#[cfg(feature = "parallel")]
mod parallel;
mod restore;

use std::fmt;
use std::sync::Arc;

use crate::gazetteer::{DenyList, Kind};
use crate::grammar;
use crate::index::Index;
use crate::matching::confidence::confidence;
use crate::matching::draft::MentionDraft;
use crate::matching::resolve::Resolver;
use crate::matching::scan::{Event, ScanBuffers, Scanner};
use crate::matching::word_reader::Hit;
use crate::mention::id::MentionId;
use crate::mention::{Excerpt, Mention, Tagged};
use crate::repair::Repaired;
use crate::util::few::Few;

pub use self::builder::TaggerBuilder;
use self::knowledge::knowledge;
pub use self::options::Options;
use self::restore::restore;

/// Finds the names of a gazetteer in Arabic text.
///
/// A tagger is immutable, `Send + Sync`, and cheap to clone: clones share the compiled index. So do taggers that differ only in their
/// [`Options`] ([`with`](Self::with)). Building a tagger can fail; tagging cannot, whatever the text.
///
/// ```
/// use aalam::{Entry, Gazetteer, Tagger};
///
/// let mut mine = Gazetteer::new();
/// mine.push(Entry::new("nayzak", "vessel".parse()?, "سفينة النيزك"))?;
/// let tagger = Tagger::builder().builtin().gazetteer(&mine).build()?;
///
/// let tagged = tagger.tag("وصلت سفينة النيزك إلى بيروت");
/// let found: Vec<_> = tagged.mentions().map(|mention| (mention.text(), mention.kind().as_str())).collect();
/// assert_eq!(found, [("سفينة النيزك", "vessel"), ("بيروت", "place")]);
/// assert!(tagger.name_count() > 30_000 && tagger.memory_usage() > 1 << 20);
/// # Ok::<(), aalam::Error>(())
/// ```
#[derive(Clone)]
pub struct Tagger {
    index: Arc<Index>,
    deny: Arc<DenyList>,
    options: Options,
}

#[cfg(feature = "builtin")]
#[expect(clippy::expect_used, reason = "the embedded gazetteer is part of the program, and a test compiles it")]
static BUILTIN: once_cell::sync::Lazy<Tagger> =
    once_cell::sync::Lazy::new(|| Tagger::builder().builtin().build().expect("the embedded gazetteer compiles"));

impl Tagger {
    /// Returns the tagger of the embedded gazetteer, compiled at the first call.
    #[cfg(feature = "builtin")]
    pub fn builtin() -> Self {
        BUILTIN.clone()
    }

    /// Returns a builder without any entries.
    pub fn builder() -> TaggerBuilder {
        TaggerBuilder::default()
    }

    /// Returns the same tagger with `options` instead of its own. Both share the compiled index, so this takes no time.
    ///
    /// ```
    /// use aalam::{Options, Tagger};
    ///
    /// let tagger = Tagger::builtin();
    /// let flat = tagger.with(Options::new().flat(true));
    /// let text = "رئيس الوزراء الليبي";
    /// assert!(tagger.tag(text).as_slice().len() > 1);
    /// assert_eq!(flat.tag(text).as_slice().len(), 1);
    /// ```
    pub fn with(&self, options: Options) -> Self {
        Self { index: Arc::clone(&self.index), deny: Arc::clone(&self.deny), options }
    }

    /// Returns the options.
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// Finds the mentions of `text`.
    pub fn tag<'a>(&'a self, text: &'a str) -> Tagged<'a> {
        self.tag_with(&mut Buffers::default(), text)
    }

    /// Finds the mentions of `text` like [`tag`](Self::tag), but reuses working memory from text to text.
    ///
    /// ```
    /// use aalam::{Buffers, Tagger};
    ///
    /// let tagger = Tagger::builtin();
    /// let mut buffers = Buffers::default();
    /// for line in ["من طرابلس", "إلى بنغازي"] {
    ///     assert_eq!(tagger.tag_with(&mut buffers, line).as_slice().len(), 1);
    /// }
    /// ```
    pub fn tag_with<'a>(&'a self, buffers: &mut Buffers, text: &'a str) -> Tagged<'a> {
        let repaired = self.repaired(text);
        self.find(buffers, repaired.as_ref().map_or(text, Repaired::text));
        self.mentions(text, repaired.as_ref(), &buffers.found)
    }

    /// Repairs `text` as the options ask for. Returns `None` if that changes nothing.
    pub(crate) fn repaired(&self, text: &str) -> Option<Repaired> {
        Repaired::new(text, &self.options.repairs, &|word| knowledge(&self.index, word))
    }

    /// Finds all mentions, including those that the options exclude. Repairs nothing.
    pub(crate) fn find(&self, buffers: &mut Buffers, text: &str) {
        let Buffers { scan, found } = buffers;
        found.clear();
        let index = &*self.index;
        let mut resolver = Resolver::new(index, text);
        let deny = &*self.deny;
        let mut pass = grammar::pass(index, deny, text, self.options.stages, self.options.least_weight());
        let mut scanner = Scanner::new(index, text, scan, pass.is_some());
        while let Some(event) = scanner.next() {
            match (event, &mut pass) {
                (Event::Hits(hits), _) if deny.is_empty() => resolver.resolve(hits, found),
                (Event::Hits(hits), _) => resolver.resolve(&not_denied(deny, text, hits), found),
                (Event::Word { word, symbols, half_read }, Some(pass)) => pass.word(*word, symbols, half_read, found),
                (Event::Word { .. }, None) => {}
            }
        }
        let composed = pass.map(|pass| pass.finish(found)).unwrap_or_default();
        resolver.resolve_headline(found);
        grammar::finish(index, text, self.options.stages, composed, found);
        // A title may have been widened to a denied one.
        drop_denied(deny, text, found);
    }

    /// The mentions of `text` to return. Their drafts are those of the `repaired` text, if there is one.
    pub(crate) fn mentions<'a>(
        &'a self,
        text: &'a str,
        repaired: Option<&Repaired>,
        drafts: &[MentionDraft],
    ) -> Tagged<'a> {
        match repaired {
            Some(repaired) => self.chosen(text, restore(text, repaired, drafts, |draft| self.mention(text, draft))),
            None => self.chosen(text, drafts.iter().map(|draft| self.mention(text, draft))),
        }
    }

    /// The mentions that the options ask for, of those that there are. Each has a number, even if it is `None`.
    fn chosen<'a>(&self, text: &'a str, found: impl ExactSizeIterator<Item = Option<Mention<'a>>>) -> Tagged<'a> {
        let mut mentions: Vec<Mention<'a>> = Vec::with_capacity(found.len());
        // The number of each mention among the returned ones.
        let mut numbers: Vec<Option<usize>> = Vec::with_capacity(found.len());
        let mut outer_end = 0;
        for mention in found {
            let Some(mut mention) = mention.filter(|mention| self.options.wants(mention, outer_end)) else {
                numbers.push(None);
                continue;
            };
            numbers.push(Some(mentions.len()));
            mention.id = MentionId::new(mentions.len());
            // Outer mentions come first, so a mention that begins before the end of the last outer one lies inside it.
            mention.outer = mention.span().start >= outer_end;
            outer_end = outer_end.max(mention.span().end);
            mentions.push(mention);
        }
        for mention in &mut mentions {
            mention.links.renumber(&numbers);
        }
        Tagged { text, mentions }
    }

    pub(crate) fn deny(&self) -> &DenyList {
        &self.deny
    }

    pub(crate) fn index(&self) -> &Index {
        &self.index
    }

    /// Returns the kinds of the names to find, each once, in no particular order: those of the entries, and `nationality` for the adjectives of places. The grammar adds
    /// names of the known kinds, whatever the lists have.
    ///
    /// ```
    /// use aalam::{Gazetteer, Kind, Tagger};
    ///
    /// let mine = Gazetteer::from_jsonl(r#"{"id":"nayzak","kind":"vessel","name":"سفينة النيزك"}"#)?;
    /// let tagger = Tagger::builder().gazetteer(&mine).build()?;
    /// assert_eq!(tagger.kinds(), ["vessel".parse::<Kind>()?]);
    /// # Ok::<(), aalam::Error>(())
    /// ```
    pub fn kinds(&self) -> &[Kind] {
        self.index.kinds()
    }

    /// Returns the number of names to find: listed names and nisbas, without the names that patterns derive from countries.
    pub fn name_count(&self) -> usize {
        self.index.len()
    }

    /// Returns the heap size in bytes that matching needs, without the entries that mentions point to.
    pub fn memory_usage(&self) -> usize {
        self.index.memory_usage()
    }

    fn mention<'a>(&'a self, text: &'a str, found: &MentionDraft) -> Option<Mention<'a>> {
        let candidates = match &*found.names {
            [only] => Few::One(self.index.candidate(*only)?),
            names => names.iter().filter_map(|&name| self.index.candidate(name)).collect(),
        };
        let composed = found.composed.as_ref();
        Some(Mention {
            // Those that are returned get their ids at last.
            id: MentionId::new(0),
            at: Excerpt { document: text, span: found.span },
            word_span: found.word_span,
            clitics: found.clitics,
            outer: true,
            truncated: found.truncated,
            candidates,
            evidence: composed.map(|composed| composed.evidence.clone()).unwrap_or_default(),
            repaired: None,
            full: composed.and_then(|composed| text.get(composed.full.start..composed.full.end)),
            enclitic: found.enclitic,
            confidence: confidence(&self.index, found),
            links: found.links.clone(),
            composed_kind: composed.map_or(&Kind::Person, |composed| composed.kind),
        })
    }
}

/// Returns the hits that no rule denies.
fn not_denied(deny: &DenyList, text: &str, hits: &[Hit]) -> Vec<Hit> {
    let is_wanted = |hit: &&Hit| deny.denied_by(text, hit.span, hit.word_span.start).is_none();
    hits.iter().filter(is_wanted).copied().collect()
}

/// Drops the drafts that a rule denies.
fn drop_denied(deny: &DenyList, text: &str, found: &mut Vec<MentionDraft>) {
    if deny.is_empty() {
        return;
    }
    let mut numbers = Vec::with_capacity(found.len());
    let mut kept = 0;
    found.retain(|draft| {
        let is_kept = draft.denied_by(deny, text).is_none();
        numbers.push(is_kept.then_some(kept));
        kept += usize::from(is_kept);
        is_kept
    });
    for draft in found {
        draft.links.renumber(&numbers);
    }
}

impl fmt::Debug for Tagger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tagger")
            .field("names", &self.name_count())
            .field("options", &self.options)
            .finish_non_exhaustive()
    }
}

/// Working memory for [`Tagger::tag_with`], which has an example.
#[derive(Default)]
pub struct Buffers {
    pub(crate) scan: ScanBuffers,
    pub(crate) found: Vec<MentionDraft>,
}

impl fmt::Debug for Buffers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Buffers").finish_non_exhaustive()
    }
}
