//! The first floor of matching: from letters to word ids, by one Aho-Corasick automaton.

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
use crate::lexicon::guards;
use crate::util::grouped::Grouped;
use crate::util::word_map::WordMap;

/// Room for so many forms at first: names are far more than the words that they are made of.
const WORDS: usize = 1 << 16;

/// The lexemes of all names, while they are collected.
pub(super) struct VocabularyBuilder<'n> {
    /// What is known of each form.
    numbers: WordMap<KnownForm>,
    forms: Vec<FormDraft>,
    /// The letters of all forms, one after the other.
    letters: Vec<Symbol>,
    /// The links of all forms, with the number of the form.
    links: Vec<(u32, Link)>,
    /// The spellings of guarded words.
    spellings: Vec<Box<str>>,
    lexemes: Vec<LexemeEntry>,
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
    /// [`NO_WORD`] where there is none yet.
    bare: WordId,
    articled: WordId,
    /// Whether the form is a guarded word.
    guarded: bool,
}

/// A form in the making.
struct FormDraft {
    /// Where its letters are.
    letters: Range<u32>,
    /// The number of the last lexeme whose own spelling, uninflected, this is.
    lexeme: Option<u32>,
    lookalike: bool,
}

/// What tells lexemes of the same letters apart.
struct LexemeEntry {
    id: WordId,
    inflection: Inflection,
    /// The article begins the word: ال does, the أل of ألمانيا does not.
    articled: bool,
    /// The spelling, where a form is a guarded word.
    guarded: Option<Box<str>>,
    /// The number of the lexeme before of the same letters.
    before: Option<u32>,
}

impl<'n> VocabularyBuilder<'n> {
    /// A collector that expects the words of so many `entries`.
    pub(super) fn new(entries: usize) -> Self {
        let words = (4 * entries).min(WORDS);
        let mut new = Self {
            numbers: WordMap::with_capacity(words / 2),
            forms: Vec::with_capacity(words),
            letters: Vec::with_capacity(7 * words),
            links: Vec::with_capacity(words),
            spellings: Vec::new(),
            lexemes: Vec::new(),
            firsts: Vec::with_capacity(words),
            foreign: VowelVariants::default(),
            count: 0,
            symbols: Vec::new(),
        };
        for word in guards::lookalikes() {
            new.form(&word).1.lookalike = true;
        }
        for word in guards::guarded() {
            new.form(&word).0.guarded = true;
        }
        new
    }

    /// The form of these letters, and what is known of it.
    fn form(&mut self, symbols: &[Symbol]) -> (&mut KnownForm, &mut FormDraft) {
        let next = self.forms.len() as u32;
        let new = KnownForm { form: next, bare: NO_WORD, articled: NO_WORD, guarded: false };
        let known = self.numbers.get_or_insert(symbols, Key::of(symbols.iter().copied()), new);
        let number = known.form;
        if number == next {
            let start = self.letters.len() as u32;
            self.letters.extend_from_slice(symbols);
            let letters = start..self.letters.len() as u32;
            self.forms.push(FormDraft { letters, lexeme: None, lookalike: false });
        }
        #[expect(clippy::indexing_slicing, reason = "the number is that of a form before, or of the one just pushed")]
        (known, &mut self.forms[number as usize])
    }

    /// The id of `lexeme`. Spellings that fold alike are one lexeme, unless their inflection, article or guard differ.
    pub(super) fn id(&mut self, lexeme: &Lexeme<'n>) -> WordId {
        let mut symbols = std::mem::take(&mut self.symbols);
        symbols.clear();
        letters::fold_word(&lexeme.spelled, &mut symbols);
        let id = self.id_of_letters(lexeme, &mut symbols);
        self.symbols = symbols;
        if id as usize == self.firsts.len() {
            self.firsts.push(lexeme.clone());
        }
        id
    }

    /// Adds the words of `other`; returns the id of each here. Neither has an [unwritten](Self::unwritten) word yet.
    pub(super) fn append(&mut self, other: Self) -> Vec<WordId> {
        other.firsts.iter().map(|lexeme| self.id(lexeme)).collect()
    }

    /// The id of `lexeme`, whose own letters are `symbols`.
    fn id_of_letters(&mut self, lexeme: &Lexeme<'_>, symbols: &mut Vec<Symbol>) -> WordId {
        let articled = article::is_on(&lexeme.spelled);
        let next = self.count;
        let (known, form) = self.form(symbols);
        let own = known.form;
        if lexeme.inflection == Inflection::None && !known.guarded {
            let id = if articled { &mut known.articled } else { &mut known.bare };
            if *id == NO_WORD {
                *id = next;
                self.count += 1;
                self.links.push((own, Link::new(next, articled)));
                return next;
            }
            return *id;
        }
        let last = form.lexeme;
        let mut next = last;
        while let Some(known) = next.and_then(|number| self.lexemes.get(number as usize)) {
            if known.inflection == lexeme.inflection
                && known.articled == articled
                && known.guarded.as_ref().is_none_or(|spelled| **spelled == *lexeme.spelled)
            {
                return known.id;
            }
            next = known.before;
        }
        let id = self.unwritten();
        let guarded = match lexeme.inflection {
            Inflection::None => self.add(id, symbols, &lexeme.spelled, lexeme.inflection),
            Inflection::Foreign => {
                self.foreign.add(symbols, id, articled);
                self.add(id, symbols, &lexeme.spelled, lexeme.inflection)
            }
            _ => {
                let mut guarded = false;
                for form in lexeme.forms() {
                    symbols.clear();
                    letters::fold_word(&form, symbols);
                    guarded |= self.add(id, symbols, &form, lexeme.inflection);
                }
                guarded
            }
        };
        let guarded = guarded.then(|| lexeme.spelled.as_ref().into());
        if let Some(form) = self.forms.get_mut(own as usize) {
            form.lexeme = Some(self.lexemes.len() as u32);
        }
        self.lexemes.push(LexemeEntry { id, inflection: lexeme.inflection, articled, guarded, before: last });
        id
    }

    /// Adds that a form writes the lexeme `id`; returns whether it is a guarded word.
    fn add(&mut self, id: WordId, symbols: &[Symbol], spelled: &str, inflection: Inflection) -> bool {
        let (known, _) = self.form(symbols);
        let (number, guarded) = (known.form, known.guarded);
        let exact = guarded || needs_own_letters(inflection, spelled);
        let mut link = Link::new(id, article::is_on(spelled));
        if exact {
            link.spelled = self.spellings.len() as u32;
            self.spellings.push(spelled.into());
        }
        self.links.push((number, link));
        guarded
    }

    /// The id of a word that no text has: an edge of the trie that is taken otherwise.
    pub(super) fn unwritten(&mut self) -> WordId {
        self.count += 1;
        self.count - 1
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
        // The first nine letters nearly always tell the order.
        let first_letters = |form: &FormDraft| Key::of(self.letters_of(form).iter().copied().take(9)).aligned();
        let mut order: Vec<(u64, u32)> = self.forms.iter().map(first_letters).zip(0..).collect();
        let letters = |number: u32| self.forms.get(number as usize).map(|form| self.letters_of(form));
        order.sort_unstable_by(|&(first_a, a), &(first_b, b)| {
            first_a.cmp(&first_b).then_with(|| letters(a).cmp(&letters(b)))
        });
        let mut written = Written {
            letters: Vec::with_capacity(self.letters.len()),
            patterns: Vec::with_capacity(self.forms.len()),
            links: Vec::with_capacity(self.links.len()),
            foreign: &self.foreign,
        };
        for (_, number) in order {
            let Some(form) = self.forms.get(number as usize) else { continue };
            let links = links_of.of(number);
            // A guarded word that is no name's needs no guard.
            if links.is_empty() && !form.lookalike {
                continue;
            }
            let start = written.links.len() as u32;
            written.links.extend_from_slice(links);
            written.letters.extend_from_slice(self.letters_of(form));
            written.patterns.push(Form {
                letters: form.letters.end - form.letters.start,
                links: start..written.links.len() as u32,
                lookalike: form.lookalike,
            });
        }
        written
    }
}

/// All written forms of all words.
pub(super) struct Written<'c> {
    /// The letters of all forms, one after the other.
    letters: Vec<Symbol>,
    patterns: Vec<Form>,
    pub(super) links: Vec<Link>,
    pub(super) foreign: &'c VowelVariants,
}

impl Written<'_> {
    /// The letters of each form, and the lexemes that it writes.
    pub(super) fn forms(&self) -> impl Iterator<Item = (&[Symbol], &[Link])> {
        let mut rest = self.letters.as_slice();
        self.patterns.iter().map_while(move |pattern| {
            let (letters, after) = rest.split_at_checked(pattern.letters as usize)?;
            rest = after;
            Some((letters, self.links.get(pattern.links.start as usize..pattern.links.end as usize)?))
        })
    }

    /// The automaton over all forms, and what is done `meanwhile`.
    pub(super) fn automaton<T>(&self, meanwhile: impl FnOnce() -> T) -> (Result<Automaton, Error>, T) {
        let forms: Vec<&[Symbol]> = self.forms().map(|(letters, _)| letters).collect();
        Automaton::new(&forms, meanwhile)
    }

    /// The forms with their automaton.
    pub(super) fn with(mut self, automaton: Automaton) -> Forms {
        self.patterns.shrink_to_fit();
        Forms { automaton, patterns: self.patterns, links: self.links }
    }
}

/// Whether the form folds like the noun with a pronoun: وزيره is "his minister", and not وزيرة.
fn needs_own_letters(inflection: Inflection, spelled: &str) -> bool {
    matches!(inflection, Inflection::Title | Inflection::TitleConstruct) && spelled.ends_with('ة')
}

/// One written form of words: a pattern of the automaton.
struct Form {
    letters: u32,
    /// Where its links are.
    links: Range<u32>,
    /// Whether the form is a word that merely begins like a proclitic.
    lookalike: bool,
}

/// The automaton over all forms of all words, and what each form writes.
pub(super) struct Forms {
    automaton: Automaton,
    patterns: Vec<Form>,
    links: Vec<Link>,
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
        forms.links.iter_mut().chain(foreign.links_mut()).for_each(|link| link.start = starts.of(link.word));
        Self { forms, spellings: collector.spellings, foreign }
    }

    /// Reads a word.
    pub(crate) fn read(&self, symbols: &[Symbol]) -> State<'_> {
        self.forms.automaton.read(symbols.iter().copied())
    }

    /// The known forms that end where the automaton stands, longest first.
    pub(crate) fn suffixes<'c>(&'c self, state: State<'c>) -> impl Iterator<Item = Suffix<'c>> {
        state.patterns().filter_map(|number| {
            let pattern = self.forms.patterns.get(number)?;
            let letters = pattern.letters as usize;
            let links = self.forms.links.get(pattern.links.start as usize..pattern.links.end as usize)?;
            Some(Suffix { letters, links, lookalike: pattern.lookalike })
        })
    }

    /// What the form of these very letters writes.
    pub(crate) fn exact<'c>(&'c self, symbols: &[Symbol]) -> impl Iterator<Item = &'c Link> {
        let whole = self.suffixes(self.read(symbols)).next().filter(|suffix| suffix.letters == symbols.len());
        whole.into_iter().flat_map(|suffix| suffix.links)
    }

    /// The known words that `symbols`, right after the preposition ل, stand for if they have lost the alef of the article:
    /// لجيش is الجيش, and لجنة is اللجنة (W. Wright, *A Grammar of the Arabic Language*, vol. I, § 14).
    pub(crate) fn after_lam<'c>(&'c self, symbols: &[Symbol]) -> impl Iterator<Item = &'c Link> {
        let restored = article::lost_after_lam(symbols).iter().filter_map(move |lost| {
            let state = self.forms.automaton.read(lost.iter().chain(symbols).copied());
            self.suffixes(state).next().filter(|suffix| suffix.letters == lost.len() + symbols.len())
        });
        restored.flat_map(|suffix| suffix.links).filter(|link| link.articled)
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
            + size_of_val(&*self.forms.patterns)
            + size_of_val(&*self.forms.links)
    }
}
