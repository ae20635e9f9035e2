//! The first floor of matching: from letters to word ids, by one Aho-Corasick automaton.
//!
//! # Three words
//!
//! A *lexeme* is a word of names with all its inflections, a *form* is one way to write it. Let the names be a title وزير, a person
//! called وزير, and another called محمد. The title is a lexeme of many forms, the others are lexemes of one form each:
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
//! The automaton reads ووزير and knows that it ends in the form وزير, with و left over, which is a proclitic. The form has two
//! [links](Link), one to each lexeme, and each says where in the trie of names to go on.

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

/// Room for so many forms at first: names are far more than the words that they are made of.
const WORDS: usize = 1 << 16;

/// The lexemes of all names, while they are collected.
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
    /// The letters of the word at hand.
    symbols: Vec<Symbol>,
}

/// The number of a form, and the lexemes of its very letters that are neither inflected nor guarded, as nearly all words are.
struct KnownForm {
    form: u32,
    /// The lexeme that is spelled without the article and the one with it (ألماني and الماني fold alike); [`NO_WORD`] where there is
    /// none yet.
    bare: WordId,
    articled: WordId,
    /// Whether the form is a guarded word.
    guarded: bool,
}

/// A form in the making.
struct FormDraft {
    /// Where its letters are.
    letters: Range<u32>,
    lookalike: bool,
    address: bool,
}

/// A lexeme that is inflected or guarded, and what tells it from others of the same letters.
struct SpecialLexeme {
    id: WordId,
    inflection: Inflection,
    /// The article begins the word: ال does, the أل of ألمانيا does not.
    articled: bool,
    /// The spelling, where a form is a guarded word.
    guarded: Option<Box<str>>,
}

impl SpecialLexeme {
    /// Whether it is `lexeme`, whose own letters it has.
    fn is(&self, lexeme: &Lexeme<'_>) -> bool {
        let is_spelled = match &self.guarded {
            Some(spelled) => **spelled == *lexeme.spelled,
            None => true,
        };
        is_spelled && self.inflection == lexeme.inflection && self.articled == article::is_on(&lexeme.spelled)
    }
}

impl<'n> VocabularyBuilder<'n> {
    /// A collector that expects the words of so many `entries`.
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

    /// What is known of the form of these letters, which is added if it is new.
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

    /// The id of `lexeme`. Spellings that fold alike are one lexeme, unless their inflection, article or guard differ.
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

    /// Adds the words of `other`; returns the id of each here. Neither has an [unwritten](Self::unwritten) word yet.
    pub(super) fn append(&mut self, other: Self) -> Vec<WordId> {
        let mut ids = Vec::with_capacity(other.firsts.len());
        for lexeme in &other.firsts {
            ids.push(self.id(lexeme));
        }
        ids
    }

    /// The id of `lexeme`, whose own spelling has the letters `own`.
    fn id_of_letters(&mut self, lexeme: &Lexeme<'_>, own: &[Symbol]) -> WordId {
        let next = self.count;
        let known = self.form(own);
        let form = known.form;
        if lexeme.inflection == Inflection::None && !known.guarded {
            // So are nearly all words: they are found with the form, and have no other.
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

    /// The id of an inflected or guarded lexeme whose own spelling is `form`, if it has been added. The last added is the first asked.
    fn find_special(&self, form: u32, lexeme: &Lexeme<'_>) -> Option<WordId> {
        let same_letters = self.special.get(&form)?;
        let found = same_letters.iter().rev().find(|known| known.is(lexeme))?;
        Some(found.id)
    }

    /// Adds an inflected or guarded lexeme, whose own spelling is `own_form` and has the letters `own`, with all its forms.
    fn add_special(&mut self, own_form: u32, lexeme: &Lexeme<'_>, own: &[Symbol]) -> WordId {
        let id = self.unwritten();
        let articled = article::is_on(&lexeme.spelled);
        if lexeme.inflection == Inflection::Foreign {
            self.foreign.add(own, id, articled);
        }
        let mut guarded = None;
        let mut letters = Vec::new();
        for spelled in lexeme.forms() {
            letters.clear();
            letters::fold_word(&spelled, &mut letters);
            let mut link = Link::new(id, article::is_on(&spelled));
            link.inflected = is_inflected(&letters, own);
            if self.add_form(link, &letters, &spelled, lexeme.inflection) {
                guarded = Some(lexeme.spelled.as_ref().into());
            }
        }
        let special = SpecialLexeme { id, inflection: lexeme.inflection, articled, guarded };
        self.special.entry(own_form).or_default().push(special);
        id
    }

    /// Adds that a form writes a lexeme; returns whether it is a guarded word.
    fn add_form(&mut self, mut link: Link, letters: &[Symbol], spelled: &str, inflection: Inflection) -> bool {
        let &mut KnownForm { form, guarded, .. } = self.form(letters);
        if guarded || needs_own_letters(inflection, spelled) {
            link.spelled = self.spellings.len() as u32;
            self.spellings.push(spelled.into());
        }
        self.links.push((form, link));
        guarded
    }

    /// The id of a word that no text has: an edge of the trie that is taken otherwise.
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

    /// All that has been collected, in the order of the alphabet.
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
            // A guarded word that no name has needs no guard.
            if !links.is_empty() || draft.lookalike {
                written.push(self.letters_of(draft), links, draft);
            }
        }
        written
    }

    /// The numbers of the forms, in the order of the alphabet.
    fn alphabetical(&self) -> impl Iterator<Item = u32> {
        // The first nine letters nearly always tell the order, and fit in a number.
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

/// Whether the form folds like the noun with a pronoun: وزيره is "his minister", and not وزيرة.
fn needs_own_letters(inflection: Inflection, spelled: &str) -> bool {
    matches!(inflection, Inflection::Title | Inflection::TitleConstruct) && spelled.ends_with('ة')
}

/// Whether the folded `form` of a lexeme is neither its `own` spelling nor that without the article or with it.
fn is_inflected(form: &[Symbol], own: &[Symbol]) -> bool {
    let bare = own.strip_prefix(&article::ARTICLE).unwrap_or(own);
    form != own && form != bare && form.strip_prefix(&article::ARTICLE) != Some(bare)
}

/// One written form of words: a pattern of the automaton.
struct Form {
    letters: u32,
    /// Where its links are.
    links: Range<u32>,
    /// Whether the form is a word that merely begins like a proclitic.
    lookalike: bool,
    /// Whether the form is a rank or form of address.
    address: bool,
}

impl Form {
    /// Its links, of those of all forms.
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

    /// The letters of each form, and the lexemes that it writes.
    pub(super) fn forms(&self) -> impl Iterator<Item = (&[Symbol], &[Link])> {
        let mut rest = self.letters.as_slice();
        self.forms.iter().map_while(move |form| {
            let (letters, after) = rest.split_at_checked(form.letters as usize)?;
            rest = after;
            Some((letters, form.links_of(&self.links)))
        })
    }

    /// The automaton over all forms, and what is done `meanwhile`.
    pub(super) fn automaton<T>(&self, meanwhile: impl FnOnce() -> T) -> (Result<Automaton, Error>, T) {
        let forms: Vec<&[Symbol]> = self.forms().map(|(letters, _)| letters).collect();
        Automaton::new(&forms, meanwhile)
    }

    /// The forms with their automaton.
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
    /// The form that is a pattern of the automaton.
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
    /// Whether no proclitic may be cut off it.
    pub(crate) lookalike: bool,
    /// Whether it is a rank or form of address, which takes no complement.
    pub(crate) address: bool,
}

impl Vocabulary {
    /// The words of a collector, from their forms, with the way into the trie.
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

    /// The known forms that end where the automaton stands, longest first.
    pub(crate) fn suffixes<'c>(&'c self, state: State<'c>) -> impl Iterator<Item = Suffix<'c>> {
        state.patterns().filter_map(|pattern| self.forms.suffix(pattern))
    }

    /// What the word is that the automaton has read, which has so many letters: the longest form, if that is all of it.
    fn whole<'c>(&'c self, state: State<'c>, letters: usize) -> &'c [Link] {
        match self.suffixes(state).next() {
            Some(suffix) if suffix.letters == letters => suffix.links,
            _ => &[],
        }
    }

    /// What the form of these very letters writes.
    pub(crate) fn exact<'c>(&'c self, symbols: &[Symbol]) -> impl Iterator<Item = &'c Link> {
        self.whole(self.read(symbols), symbols.len()).iter()
    }

    /// The known words that `symbols`, right after the preposition ل, stand for if they have lost the alef of the article:
    /// لجيش is الجيش, and لجنة is اللجنة (W. Wright, *A Grammar of the Arabic Language*, vol. I, § 14).
    pub(crate) fn after_lam<'c>(&'c self, symbols: &[Symbol]) -> impl Iterator<Item = &'c Link> {
        let restored = article::lost_after_lam(symbols).iter().flat_map(move |lost| {
            let state = self.forms.automaton.read(lost.iter().chain(symbols).copied());
            self.whole(state, lost.len() + symbols.len())
        });
        restored.filter(|link| link.articled)
    }

    /// The spelling that the text must have, where a form is a guarded word.
    pub(crate) fn spelling(&self, link: &Link) -> Option<&str> {
        self.spellings.get(link.spelled as usize).map(Box::as_ref)
    }

    /// Whether there are transliterated words.
    pub(crate) fn any_varies(&self) -> bool {
        !self.foreign.is_empty()
    }

    /// The transliterated words that `symbols`, whose key is `key`, are but for one long vowel.
    pub(crate) fn but_for_a_vowel<'c>(&'c self, symbols: &[Symbol], key: Key) -> impl Iterator<Item = &'c [Link]> {
        self.foreign.find(symbols, key)
    }

    /// The bytes on the heap, without the links' spellings.
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

    /// The builder's links of a form.
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
        ] {
            let mut builder = VocabularyBuilder::new(1);
            builder.id(&Lexeme::new(own, inflection));
            let inflected: Vec<bool> = links_of(&builder, form).iter().map(|link| link.inflected).collect();
            assert_eq!(inflected, [expected], "{form} of {own}");
        }
        // The title is the bare word, and begins like the article itself.
        let [own, form] = ["الألماني", "ألماني"].map(letters::folded);
        assert!(!is_inflected(&form, &own));
    }
}
