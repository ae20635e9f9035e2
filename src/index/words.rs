//! The first floor of matching: an Aho-Corasick automaton from letters to word ids.
//!
//! # Three words
//!
//! A *lexeme* is a word of names with all its inflections, and a *form* is one way to write it. Let the names be the title وزير and two
//! people called وزير and محمد. The title is a lexeme with many forms, and each person's name is a lexeme with one:
//!
//! ```text
//! form      lexemes
//! الوزير    0, the title
//! الوزيرة   0
//! محمد      2
//! وزراء     0
//! وزير      0, and 1, the person
//! ...
//! ```
//!
//! The automaton reads ووزير and finds that it ends in the form وزير. Before it stands و, which is a proclitic. The form has two
//! [links](Link), one for each lexeme, and each leads to a node in the trie of names.

use std::collections::HashMap;
use std::mem;
use std::ops::Range;

use super::automaton::{Automaton, State};
use super::forms::{Inflection, Lexeme};
use super::ids::{Link, NO_WORD, WordId};
use super::trie::Starts;
use super::vowels::{VowelIndex, VowelVariants};
use crate::arabic::article;
use crate::arabic::key::Key;
use crate::arabic::letters::{self, Symbol};
use crate::error::Error;
use crate::lexicon::{self, guards};
use crate::util::few::Few;
use crate::util::grouped::Grouped;
use crate::util::hash::Keyed;
use crate::util::word_map::WordMap;

/// The initial capacity for forms. Names are far more numerous than the words in them.
const WORDS: usize = 1 << 16;

/// Collects the lexemes of all names.
pub(super) struct VocabularyBuilder<'n> {
    /// What is known of each form.
    known: WordMap<KnownForm>,
    forms: Vec<FormDraft>,
    /// The letters of all forms, one after the other.
    letters: Vec<Symbol>,
    /// The links of all forms, with the number of the form.
    links: Vec<(u32, Link)>,
    /// The spellings of guarded words.
    spellings: Vec<Box<str>>,
    /// The lexemes that are inflected or guarded, by the form that is their own spelling.
    special: HashMap<u32, Few<SpecialLexeme>, Keyed>,
    /// The first lexeme of each word id, the unwritten ones aside.
    firsts: Vec<Lexeme<'n>>,
    foreign: VowelVariants,
    /// The number of word ids.
    count: WordId,
    /// The letters of the current word.
    symbols: Vec<Symbol>,
}

/// The number of a form, and the lexemes with exactly its letters that are neither inflected nor guarded, as most lexemes are.
struct KnownForm {
    form: u32,
    /// The lexemes spelled without and with the article (ألماني and الماني fold alike), or [`NO_WORD`].
    bare: WordId,
    articled: WordId,
    /// Whether the form is a guarded word.
    guarded: bool,
}

/// A form that is being collected.
struct FormDraft {
    /// Where its letters are.
    letters: Range<u32>,
    lookalike: bool,
    address: bool,
}

/// A lexeme that is inflected or guarded, and what distinguishes it from others with the same letters.
struct SpecialLexeme {
    id: WordId,
    inflection: Inflection,
    /// Whether it begins with the article. The أل of ألمانيا is not the article.
    articled: bool,
    /// The spelling, if a form is a guarded word.
    guarded: Option<Box<str>>,
}

impl SpecialLexeme {
    /// Returns whether it is `lexeme`, which has the same letters.
    fn is(&self, lexeme: &Lexeme<'_>) -> bool {
        let is_spelled = match &self.guarded {
            Some(spelled) => **spelled == *lexeme.spelled,
            None => true,
        };
        is_spelled && self.inflection == lexeme.inflection && self.articled == article::is_on(&lexeme.spelled)
    }
}

impl<'n> VocabularyBuilder<'n> {
    /// Creates a collector for the words of about `entries` entries.
    pub(super) fn new(entries: usize) -> Self {
        let words = (4 * entries).min(WORDS);
        let mut new = Self {
            known: WordMap::with_capacity(words / 2),
            forms: Vec::with_capacity(words),
            letters: Vec::with_capacity(7 * words),
            links: Vec::with_capacity(words),
            spellings: Vec::new(),
            special: HashMap::default(),
            firsts: Vec::with_capacity(words),
            foreign: VowelVariants::default(),
            count: 0,
            symbols: Vec::new(),
        };
        for word in guards::lookalikes() {
            let form = new.form(&word).form;
            if let Some(form) = new.forms.get_mut(form as usize) {
                form.lookalike = true;
            }
        }
        for word in lexicon::address_words() {
            let form = new.form(&word).form;
            if let Some(form) = new.forms.get_mut(form as usize) {
                form.address = true;
            }
        }
        for word in guards::guarded() {
            new.form(&word).guarded = true;
        }
        new
    }

    /// Returns what is known of the form with these letters, which is added if it is new.
    fn form(&mut self, letters: &[Symbol]) -> &mut KnownForm {
        let next = self.forms.len() as u32;
        let new = KnownForm { form: next, bare: NO_WORD, articled: NO_WORD, guarded: false };
        let known = self.known.get_or_insert(letters, Key::of_word(letters), new);
        if known.form == next {
            let start = self.letters.len() as u32;
            self.letters.extend_from_slice(letters);
            self.forms.push(FormDraft { letters: start..self.letters.len() as u32, lookalike: false, address: false });
        }
        known
    }

    /// Returns the id of `lexeme`. Spellings that fold alike are one lexeme, unless they differ in inflection, article or guard.
    pub(super) fn id(&mut self, lexeme: &Lexeme<'n>) -> WordId {
        let mut own = mem::take(&mut self.symbols);
        own.clear();
        letters::fold_word(&lexeme.spelled, &mut own);
        let id = self.id_of_letters(lexeme, &own);
        self.symbols = own;
        if id as usize == self.firsts.len() {
            self.firsts.push(lexeme.clone());
        }
        id
    }

    /// Adds the words of `other` and returns the new id of each. Neither collector has an [unwritten](Self::unwritten) word yet.
    pub(super) fn append(&mut self, other: Self) -> Vec<WordId> {
        let mut ids = Vec::with_capacity(other.firsts.len());
        for lexeme in &other.firsts {
            ids.push(self.id(lexeme));
        }
        ids
    }

    /// Returns the id of `lexeme`, whose own spelling has the letters `own`.
    fn id_of_letters(&mut self, lexeme: &Lexeme<'_>, own: &[Symbol]) -> WordId {
        let next = self.count;
        let known = self.form(own);
        let form = known.form;
        if lexeme.inflection == Inflection::None && !known.guarded {
            // Nearly all words are like this. They have only one form, and are found with it.
            let articled = article::is_on(&lexeme.spelled);
            let plain = if articled { &mut known.articled } else { &mut known.bare };
            if *plain == NO_WORD {
                *plain = next;
                self.count += 1;
                self.links.push((form, Link::new(next, articled)));
                return next;
            }
            return *plain;
        }
        match self.find_special(form, lexeme) {
            Some(id) => id,
            None => self.add_special(form, lexeme, own),
        }
    }

    /// Returns the id of an inflected or guarded lexeme whose own spelling is `form`, if it has been added. The last added is tried first.
    fn find_special(&self, form: u32, lexeme: &Lexeme<'_>) -> Option<WordId> {
        let same_letters = self.special.get(&form)?;
        let found = same_letters.iter().rev().find(|known| known.is(lexeme))?;
        Some(found.id)
    }

    /// Adds an inflected or guarded lexeme with all its forms. Its own spelling is `own_form`, with the letters `own`.
    fn add_special(&mut self, own_form: u32, lexeme: &Lexeme<'_>, own: &[Symbol]) -> WordId {
        let id = self.unwritten();
        let articled = article::is_on(&lexeme.spelled);
        if lexeme.inflection == Inflection::Foreign {
            self.foreign.add(own, id, articled);
        }
        // A list may write any of أبو, أبا and أبي: case says nothing of a title's number and gender.
        let by_case = matches!(lexeme.inflection, Inflection::Kunya | Inflection::Nasab);
        let mut guarded = None;
        let mut letters = Vec::new();
        for spelled in lexeme.forms() {
            letters.clear();
            letters::fold_word(&spelled, &mut letters);
            let mut link = Link::new(id, article::is_on(&spelled));
            link.inflected = !by_case && is_inflected(&letters, own);
            if self.add_form(link, &letters, &spelled, lexeme.inflection) {
                guarded = Some(lexeme.spelled.as_ref().into());
            }
        }
        let special = SpecialLexeme { id, inflection: lexeme.inflection, articled, guarded };
        self.special.entry(own_form).or_default().push(special);
        id
    }

    /// Adds a link from a form to a lexeme. Returns whether the form is a guarded word.
    fn add_form(&mut self, mut link: Link, letters: &[Symbol], spelled: &str, inflection: Inflection) -> bool {
        let &mut KnownForm { form, guarded, .. } = self.form(letters);
        if guarded || needs_own_letters(inflection, spelled) {
            link.spelled = self.spellings.len() as u32;
            self.spellings.push(spelled.into());
        }
        self.links.push((form, link));
        guarded
    }

    /// Returns the id of a word that occurs in no text, for edges of the trie that stand for slots.
    pub(super) fn unwritten(&mut self) -> WordId {
        let id = self.count;
        self.count += 1;
        id
    }

    /// The number of word ids.
    pub(super) fn len(&self) -> usize {
        self.count as usize
    }

    fn letters_of(&self, form: &FormDraft) -> &[Symbol] {
        self.letters.get(form.letters.start as usize..form.letters.end as usize).unwrap_or_default()
    }

    /// Returns all collected forms, in alphabetical order.
    pub(super) fn written(&self) -> Written<'_> {
        let links_of = Grouped::new(self.forms.len() as u32, self.links.iter().copied());
        let mut written = Written {
            letters: Vec::with_capacity(self.letters.len()),
            forms: Vec::with_capacity(self.forms.len()),
            links: Vec::with_capacity(self.links.len()),
            foreign: &self.foreign,
        };
        for number in self.alphabetical() {
            let Some(draft) = self.forms.get(number as usize) else { continue };
            let links = links_of.of(number);
            // A guarded word needs no guard if no name has it.
            if !links.is_empty() || draft.lookalike {
                written.push(self.letters_of(draft), links, draft);
            }
        }
        written
    }

    /// Returns the numbers of the forms, in alphabetical order.
    fn alphabetical(&self) -> impl Iterator<Item = u32> {
        // The first nine letters nearly always decide, and fit in one number.
        let mut order: Vec<(u64, u32)> = Vec::with_capacity(self.forms.len());
        for (number, form) in (0..).zip(&self.forms) {
            let first_letters = self.letters_of(form).iter().copied().take(Key::LETTERS);
            order.push((Key::of(first_letters).aligned(), number));
        }
        let letters = |number: u32| self.forms.get(number as usize).map(|form| self.letters_of(form));
        order.sort_unstable_by(|&(first_a, a), &(first_b, b)| {
            first_a.cmp(&first_b).then_with(|| letters(a).cmp(&letters(b)))
        });
        order.into_iter().map(|(_, number)| number)
    }
}

/// Returns whether the form folds like the noun with a pronoun: وزيره is "his minister", not وزيرة. No pronoun follows the article.
fn needs_own_letters(inflection: Inflection, spelled: &str) -> bool {
    let is_title = matches!(inflection, Inflection::Title | Inflection::TitleConstruct);
    is_title && spelled.ends_with('ة') && !article::is_on(spelled)
}

/// Returns whether the folded `form` of a lexeme differs from its `own` spelling by more than the article.
fn is_inflected(form: &[Symbol], own: &[Symbol]) -> bool {
    let bare = article::bare(own);
    form != own && form != bare && form.strip_prefix(&article::ARTICLE) != Some(bare)
}

/// One written form of words: a pattern of the automaton.
struct Form {
    letters: u32,
    /// The range of its links.
    links: Range<u32>,
    /// Whether the form is a word whose first letter only looks like a proclitic.
    lookalike: bool,
    /// Whether the form is a rank or form of address.
    address: bool,
}

impl Form {
    /// Returns its links, given those of all forms.
    fn links_of<'c>(&self, links: &'c [Link]) -> &'c [Link] {
        links.get(self.links.start as usize..self.links.end as usize).unwrap_or_default()
    }
}

/// All written forms of all words.
pub(super) struct Written<'c> {
    /// The letters of all forms, one after the other.
    letters: Vec<Symbol>,
    forms: Vec<Form>,
    /// The links of all forms, one after the other.
    pub(super) links: Vec<Link>,
    pub(super) foreign: &'c VowelVariants,
}

impl Written<'_> {
    fn push(&mut self, letters: &[Symbol], links: &[Link], draft: &FormDraft) {
        let start = self.links.len() as u32;
        self.links.extend_from_slice(links);
        self.letters.extend_from_slice(letters);
        let links = start..self.links.len() as u32;
        let FormDraft { lookalike, address, .. } = *draft;
        self.forms.push(Form { letters: letters.len() as u32, links, lookalike, address });
    }

    /// Returns the letters of each form, and the lexemes that it writes.
    pub(super) fn forms(&self) -> impl Iterator<Item = (&[Symbol], &[Link])> {
        let mut rest = self.letters.as_slice();
        self.forms.iter().map_while(move |form| {
            let (letters, after) = rest.split_at_checked(form.letters as usize)?;
            rest = after;
            Some((letters, form.links_of(&self.links)))
        })
    }

    /// Builds the automaton over all forms, and does `meanwhile` in parallel.
    pub(super) fn automaton<T>(&self, meanwhile: impl FnOnce() -> T) -> (Result<Automaton, Error>, T) {
        let forms: Vec<&[Symbol]> = self.forms().map(|(letters, _)| letters).collect();
        Automaton::new(&forms, meanwhile)
    }

    /// Returns the forms with their automaton.
    pub(super) fn with(mut self, automaton: Automaton) -> Forms {
        self.forms.shrink_to_fit();
        Forms { automaton, forms: self.forms, links: self.links }
    }
}

/// The automaton over all forms of all words, and what each form writes.
pub(super) struct Forms {
    automaton: Automaton,
    /// The forms in the order of the automaton's patterns.
    forms: Vec<Form>,
    links: Vec<Link>,
}

impl Forms {
    /// Returns the form that is a pattern of the automaton.
    fn suffix(&self, pattern: usize) -> Option<Suffix<'_>> {
        let form = self.forms.get(pattern)?;
        let links = form.links_of(&self.links);
        Some(Suffix { letters: form.letters as usize, links, lookalike: form.lookalike, address: form.address })
    }
}

/// All words of a gazetteer.
pub(crate) struct Vocabulary {
    forms: Forms,
    spellings: Vec<Box<str>>,
    foreign: VowelVariants,
}

/// A known form at the end of a word of the text.
pub(crate) struct Suffix<'c> {
    /// The number of its letters.
    pub(crate) letters: usize,
    /// The lexemes it writes.
    pub(crate) links: &'c [Link],
    /// Whether it must not be split into proclitics and a name.
    pub(crate) lookalike: bool,
    /// Whether it is a rank or form of address, which takes no complement.
    pub(crate) address: bool,
}

impl Vocabulary {
    /// Creates the vocabulary from a collector and its forms, with links into the trie.
    pub(super) fn new(
        collector: VocabularyBuilder<'_>,
        mut forms: Forms,
        foreign: VowelIndex,
        starts: &Starts,
    ) -> Self {
        let mut foreign = collector.foreign.with(foreign);
        for link in forms.links.iter_mut().chain(foreign.links_mut()) {
            link.start = starts.of(link.word);
        }
        Self { forms, spellings: collector.spellings, foreign }
    }

    /// Reads a word.
    pub(crate) fn read(&self, symbols: &[Symbol]) -> State<'_> {
        self.forms.automaton.read(symbols.iter().copied())
    }

    /// Returns the known forms that end in the state `state`, longest first.
    pub(crate) fn suffixes<'c>(&'c self, state: State<'c>) -> impl Iterator<Item = Suffix<'c>> {
        state.patterns().filter_map(|pattern| self.forms.suffix(pattern))
    }

    /// Returns the links of a word of `letters` letters that has been read: those of the longest form, if it is the whole word.
    fn whole<'c>(&'c self, state: State<'c>, letters: usize) -> &'c [Link] {
        match self.suffixes(state).next() {
            Some(suffix) if suffix.letters == letters => suffix.links,
            _ => &[],
        }
    }

    /// Returns the links of the form with exactly these letters.
    pub(crate) fn exact<'c>(&'c self, symbols: &[Symbol]) -> impl Iterator<Item = &'c Link> {
        self.whole(self.read(symbols), symbols.len()).iter()
    }

    /// Returns the links of the words that `symbols`, right after the preposition ل, may be without the alef of the article: لجيش is الجيش,
    /// and لجنة is اللجنة (W. Wright, *A Grammar of the Arabic Language*, vol. I, § 14).
    pub(crate) fn after_lam<'c>(&'c self, symbols: &[Symbol]) -> impl Iterator<Item = &'c Link> {
        let restored = article::lost_after_lam(symbols).iter().flat_map(move |lost| {
            let state = self.forms.automaton.read(lost.iter().chain(symbols).copied());
            self.whole(state, lost.len() + symbols.len())
        });
        restored.filter(|link| link.articled)
    }

    /// Returns the spelling that the text must have, if the form is a guarded word.
    pub(crate) fn spelling(&self, link: &Link) -> Option<&str> {
        self.spellings.get(link.spelled as usize).map(Box::as_ref)
    }

    /// Returns whether there are transliterated words.
    pub(crate) fn any_varies(&self) -> bool {
        !self.foreign.is_empty()
    }

    /// Returns the links of transliterated words that differ from `symbols`, with the key `key`, by one long vowel.
    pub(crate) fn but_for_a_vowel<'c>(&'c self, symbols: &[Symbol], key: Key) -> impl Iterator<Item = &'c [Link]> {
        self.foreign.find(symbols, key)
    }

    /// Returns the bytes on the heap, without the spellings of links.
    pub(crate) fn memory_usage(&self) -> usize {
        self.forms.automaton.memory_usage()
            + self.foreign.memory_usage()
            + size_of_val(&*self.forms.forms)
            + size_of_val(&*self.forms.links)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the builder's links of a form.
    fn links_of(builder: &VocabularyBuilder<'_>, form: &str) -> Vec<Link> {
        let Some(known) = builder.known.get_word(&letters::folded(form)) else { return Vec::new() };
        builder.links.iter().filter(|(form, _)| *form == known.form).map(|(_, link)| *link).collect()
    }

    #[test]
    fn one_form_may_write_several_lexemes() {
        let mut builder = VocabularyBuilder::new(3);
        let title = Lexeme::new("وزير", Inflection::Title);
        let person = Lexeme::new("وزير", Inflection::None);
        let other = Lexeme::new("محمد", Inflection::None);
        for _ in 0..2 {
            assert_eq!([&title, &person, &other].map(|lexeme| builder.id(lexeme)), [0, 1, 2]);
        }
        let words = |form| links_of(&builder, form).iter().map(|link| link.word).collect::<Vec<_>>();
        assert_eq!(
            ["الوزير", "الوزيرة", "محمد", "وزراء", "وزير"].map(words),
            [vec![0], vec![0], vec![2], vec![0], vec![0, 1]]
        );
    }

    #[test]
    fn spellings_that_fold_alike_are_one_lexeme_unless_article_or_guard_differ() {
        let mut builder = VocabularyBuilder::new(3);
        let mut id = |spelled: &'static str| builder.id(&Lexeme::new(spelled, Inflection::None));
        assert_eq!(id("أحمد"), id("احمد"));
        assert_ne!(id("ألماني"), id("الماني"));
        // على is guarded: it folds like the name.
        assert_ne!(id("علي"), id("على"));
    }

    #[test]
    fn a_form_is_inflected_unless_only_the_article_differs() {
        for (own, inflection, form, expected) in [
            ("وزير", Inflection::Title, "وزير", false),
            ("وزير", Inflection::Title, "الوزير", false),
            ("وزير", Inflection::Title, "وزيرة", true),
            ("وزير", Inflection::Title, "الوزيرة", true),
            ("وزير", Inflection::Title, "وزراء", true),
            ("السيد", Inflection::Title, "السيد", false),
            ("السيد", Inflection::Title, "السيدة", true),
            ("رئيس", Inflection::TitleConstruct, "رئيس", false),
            ("رئيس", Inflection::TitleConstruct, "رؤساء", true),
            ("مكتب", Inflection::Article, "المكتب", false),
            ("مكتب", Inflection::None, "مكتب", false),
            ("أبو", Inflection::Kunya, "أبي", false),
            ("بن", Inflection::Nasab, "ابن", false),
        ] {
            let mut builder = VocabularyBuilder::new(1);
            builder.id(&Lexeme::new(own, inflection));
            let inflected: Vec<bool> = links_of(&builder, form).iter().map(|link| link.inflected).collect();
            assert_eq!(inflected, [expected], "{form} of {own}");
        }
        // The title is the bare word. It begins with the letters of the article.
        let [own, form] = ["الألماني", "ألماني"].map(letters::folded);
        assert!(!is_inflected(&form, &own));
    }
}
