//! The tagger equals a matcher that tries every name, form and proclitic at every word.
//!
//! Texts and names are random but use few letters, so that nearly everything collides: proclitics with first letters, the article with lam
//! forms, names with names.

use std::cell::Cell;
use std::collections::HashSet;

use aalam::{Entry, Gazetteer, Kind, Options, Tagger};
use proptest::prelude::*;
use proptest::test_runner::{RngSeed, TestRunner};

use crate::common::show;

const GUARDED: &str = include_str!("../../data/lexicon/guarded.txt");
const ORDINARY: &str = include_str!("../../data/lexicon/ordinary.txt");
const LOOKALIKES: &str = include_str!("../../data/lexicon/lookalikes.txt");
const CLITICS: [&str; 12] = ["", "و", "ف", "ب", "ك", "ل", "وب", "وك", "ول", "فب", "فك", "فل"];

/// A hit, and the mention that it may become: words, bytes, proclitics and the number of the entry.
#[derive(Clone, Debug, PartialEq)]
struct Hit {
    words: (usize, usize),
    bytes: (usize, usize),
    clitics: &'static str,
    letters: usize,
    entry: usize,
    /// Whether it counts only after a title.
    after_title: bool,
}

fn fold_letter(letter: char) -> char {
    match letter {
        'ة' => 'ه',
        'ى' | 'ئ' => 'ي',
        'أ' | 'إ' | 'آ' => 'ا',
        'ؤ' => 'و',
        other => other,
    }
}

fn fold(word: &str) -> String {
    word.chars().map(fold_letter).collect()
}

/// Returns whether two words fold alike.
fn fold_alike(one: &str, other: &str) -> bool {
    one.chars().map(fold_letter).eq(other.chars().map(fold_letter))
}

struct Naive {
    guarded: HashSet<String>,
    /// The guarded words that begin a name of two words only after a title.
    particles: HashSet<String>,
    /// The ordinary words, guarded or not.
    ordinary: HashSet<String>,
    lookalikes: HashSet<String>,
    /// How many hits counted only after a title, and how many of them stood after one.
    after_title: Cell<(usize, usize)>,
}

impl Naive {
    fn new() -> Self {
        // Marks follow a word after a tab.
        let word = |line: &str| fold(line.split('\t').next().unwrap_or_default());
        let ordinary = GUARDED.lines().chain(ORDINARY.lines()).map(word).collect();
        let particles = GUARDED.lines().filter(|line| line.ends_with("particle")).map(word).collect();
        Self {
            guarded: GUARDED.lines().map(word).collect(),
            particles,
            ordinary,
            lookalikes: LOOKALIKES.lines().map(fold).collect(),
            after_title: Cell::default(),
        }
    }

    /// Returns whether the word is an ordinary one, perhaps with the article, a pronoun or an alef of tanwin.
    fn is_ordinary_noun(&self, word: &str) -> bool {
        let word = fold(word);
        let is_long = |word: &str| word.chars().count() >= 3;
        let noun = word.strip_prefix("ال").filter(|noun| is_long(noun)).unwrap_or(&word);
        let is_stem = |stem: &str| {
            let changed = [("ت", "ه"), ("ا", "ي"), ("و", "ء"), ("ي", "ء")];
            let mut changed = changed.iter().filter_map(|(from, to)| Some(format!("{}{to}", stem.strip_suffix(from)?)));
            self.ordinary.contains(stem) || changed.any(|stem| self.ordinary.contains(&stem))
        };
        let pronouns = ["هما", "كما", "ها", "هم", "هن", "كم", "كن", "نا", "ني", "ا"];
        let mut stems = pronouns.iter().filter_map(|pronoun| noun.strip_suffix(pronoun));
        self.ordinary.contains(&word)
            || self.ordinary.contains(noun)
            || stems.any(|stem| is_long(stem) && is_stem(stem))
    }

    /// Returns the ways to write the first word of a name: the spelling, and whether it is only used after ل.
    fn first_forms(words: &[&str], kind: &Kind) -> Vec<(String, bool)> {
        let article = |word: &str| word.starts_with("ال");
        let mut forms = vec![words[0].to_owned()];
        let construct = words.len() > 1 && article(words[1]);
        if *kind == Kind::Title && !article(words[0]) && !construct {
            forms.push(format!("ال{}", words[0]));
        }
        let lam = |form: &String| match form.strip_prefix("ال")? {
            "" => None,
            rest if rest.starts_with('ل') => Some((rest.to_owned(), true)),
            rest => Some((format!("ل{rest}"), true)),
        };
        let lams: Vec<_> = forms.iter().filter_map(lam).collect();
        forms.into_iter().map(|form| (form, false)).chain(lams).collect()
    }

    /// Returns whether the first word of a name folds like a guarded word.
    fn begins_guarded(&self, entry: &Entry) -> bool {
        let words: Vec<&str> = entry.name.split(' ').collect();
        Self::first_forms(&words, &entry.kind).iter().any(|(form, _)| self.guarded.contains(&fold(form)))
    }

    /// Returns every hit of every name in `text`, whose words are separated by one space, or by a comma and a space.
    fn hits(&self, text: &str, entries: &[Entry]) -> Vec<Hit> {
        let mut words: Vec<(usize, &str)> = Vec::new();
        for word in text.split(' ') {
            words.push((word.as_ptr() as usize - text.as_ptr() as usize, word));
        }
        let names: Vec<Vec<&str>> = entries.iter().map(|entry| entry.name.split(' ').collect()).collect();
        let forms_of = |(name, entry): (&Vec<&str>, &Entry)| Self::first_forms(name, &entry.kind);
        let forms: Vec<_> = names.iter().zip(entries).map(forms_of).collect();
        let mut hits = Vec::new();
        for at in 0..words.len() {
            for (number, name) in names.iter().enumerate() {
                let Some(here) = words.get(at..at + name.len()) else { continue };
                if here[..here.len() - 1].iter().any(|(_, word)| word.ends_with('،')) {
                    continue;
                }
                let bare = |nth: usize| here[nth].1.trim_end_matches('،');
                if (1..name.len()).any(|nth| !fold_alike(bare(nth), name[nth])) {
                    continue;
                }
                for (form, after_lam) in &forms[number] {
                    for clitics in CLITICS {
                        let Some(stem) = bare(0).strip_prefix(clitics) else { continue };
                        if !fold_alike(stem, form) || *after_lam && !clitics.ends_with('ل') {
                            continue;
                        }
                        let respelled = self.guarded.contains(&fold(stem)) && stem != form;
                        let guarded = respelled && name.len() == 1;
                        let shorter = CLITICS.iter().filter(|other| other.len() < clitics.len());
                        let cuts_lookalike = shorter
                            .filter_map(|other| clitics.starts_with(other).then(|| bare(0).strip_prefix(other))?)
                            .any(|rest| self.lookalikes.contains(&fold(rest)));
                        let short = !clitics.is_empty() && name.len() == 1 && name[0].chars().count() <= 2;
                        let is_rest = !clitics.is_empty() && name.len() == 1 && self.is_ordinary_noun(bare(0));
                        if guarded || cuts_lookalike || short || is_rest {
                            continue;
                        }
                        let last = here.len() - 1;
                        hits.push(Hit {
                            words: (at, at + last),
                            bytes: (here[0].0 + clitics.len(), here[last].0 + bare(last).len()),
                            clitics,
                            letters: (0..=last).map(|nth| bare(nth).chars().count()).sum::<usize>()
                                - clitics.chars().count(),
                            entry: number,
                            after_title: respelled && name.len() == 2 && self.particles.contains(&fold(stem)),
                        });
                    }
                }
            }
        }
        hits
    }

    /// Returns the mentions in text order: bytes, proclitics and entries.
    fn mentions(&self, text: &str, entries: &[Entry]) -> Vec<(usize, usize, String, Vec<String>)> {
        let mut all = self.hits(text, entries);
        let is_title_before = |hit: &Hit| {
            let before = text[..hit.bytes.0 - hit.clitics.len()].trim_end();
            let mut titles = all.iter().filter(|title| entries[title.entry].kind == Kind::Title && !title.after_title);
            titles.any(|title| title.bytes.1 == before.len() && title.words.1 + 1 == hit.words.0)
        };
        let kept: Vec<bool> = all.iter().map(|hit| !hit.after_title || is_title_before(hit)).collect();
        let (asked, stood) = self.after_title.get();
        let asking = all.iter().zip(&kept).filter(|(hit, _)| hit.after_title);
        self.after_title.set((asked + asking.clone().count(), stood + asking.filter(|(_, kept)| **kept).count()));
        let mut kept = kept.into_iter();
        all.retain(|_| kept.next().unwrap());
        let fewest =
            |hit: &Hit| all.iter().filter(|other| other.words.0 == hit.words.0).map(|other| other.clitics.len()).min();
        let mut hits: Vec<Hit> = all.iter().filter(|hit| Some(hit.clitics.len()) == fewest(hit)).cloned().collect();
        hits.sort_by_key(|hit| (std::cmp::Reverse(hit.letters), hit.bytes, entries[hit.entry].id.clone()));
        let mut kept: Vec<Vec<Hit>> = Vec::new();
        for hit in hits {
            if let Some(same) = kept.iter_mut().find(|same| same[0].bytes == hit.bytes) {
                if !same.iter().any(|other| other.entry == hit.entry) {
                    same.push(hit);
                }
                continue;
            }
            let contains = |outer: &Hit| outer.bytes.0 <= hit.bytes.0 && hit.bytes.1 <= outer.bytes.1;
            let crosses = |other: &Hit| !contains(other) && other.bytes.0 < hit.bytes.1 && hit.bytes.0 < other.bytes.1;
            let kind = &entries[hit.entry].kind;
            let unwanted = |outer: &Hit| {
                let outer_kind = &entries[outer.entry].kind;
                let is_first_title = *kind == Kind::Title && outer.bytes.0 == hit.bytes.0;
                let in_person = *outer_kind == Kind::Person && !is_first_title;
                in_person || outer_kind == kind && outer.bytes.0 == hit.bytes.0
            };
            if kept.iter().any(|other| crosses(&other[0])) {
                continue;
            }
            if kept.iter().any(|other| contains(&other[0]) && unwanted(&other[0])) {
                continue;
            }
            kept.push(vec![hit]);
        }
        kept.sort_by_key(|same| (same[0].bytes.0, std::cmp::Reverse(same[0].bytes.1)));
        let id = |hit: &Hit| entries[hit.entry].id.to_string();
        kept.iter()
            .map(|same| (same[0].bytes.0, same[0].bytes.1, same[0].clitics.to_owned(), same.iter().map(id).collect()))
            .collect()
    }
}

/// Generates words from few letters.
fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => "[ولط]{1,3}",
        3 => "(ال|لل|و|ل)?[لطب]{1,2}",
        1 => "[فبكول]?(على|علي|جده|جدة|وليد|كان|سنة|سنه)",
        1 => "[ولاطهةيىأ]{1,4}",
    ]
}

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![9 => word(), 1 => "(قس )?عل[يى] [طل]"];
    let part = (piece, prop_oneof![6 => Just(" "), 1 => Just("، ")]);
    prop::collection::vec(part, 1..40).prop_map(|parts| {
        let text: String = parts.into_iter().map(|(word, gap)| word + gap).collect();
        text.trim_end_matches([' ', '،']).to_owned()
    })
}

fn entries() -> impl Strategy<Value = Vec<Entry>> {
    let kind = prop_oneof![Just(Kind::Person), Just(Kind::Place), Just(Kind::Title), Just(Kind::Organization)];
    let name = prop::collection::vec(word(), 1..4).prop_map(|words| words.join(" "));
    let entry = prop_oneof![
        17 => (kind, name),
        // A name that begins like a guarded particle, and a title before it, which is nothing else.
        2 => (Just(Kind::Person), "عل[يى] [طل]"),
        1 => Just((Kind::Title, "قس".to_owned())),
    ];
    prop::collection::vec(entry, 5..25).prop_map(|entries| {
        let entry = |(number, (kind, name))| Entry::new(format!("e{number:02}"), kind, name);
        entries.into_iter().enumerate().map(entry).collect()
    })
}

#[test]
fn the_tagger_equals_the_naive_matcher() {
    let naive = Naive::new();
    let config =
        ProptestConfig { cases: 1500, rng_seed: RngSeed::Fixed(7), failure_persistence: None, ..Default::default() };
    let mentions = Cell::new(0);
    TestRunner::new(config)
        .run(&(entries(), prop::collection::vec(text(), 1..4)), |(entries, texts)| {
            let mut gazetteer = Gazetteer::new();
            let entries: Vec<Entry> = entries
                .into_iter()
                // Places spelled like a guarded word count among certain words. Those have tests of their own.
                .filter(|entry| entry.kind != Kind::Place || !naive.begins_guarded(entry))
                // A name that consists only of proclitics is not a valid entry.
                .filter(|entry| gazetteer.push(entry.clone()).is_ok())
                .collect();
            let tagger = Tagger::builder().gazetteer(&gazetteer).build().unwrap().with(Options::new().lists_only());
            for text in texts {
                let tagged = tagger.tag(&text);
                // This also checks the spans.
                show(&tagged);
                let found: Vec<_> = tagged
                    .mentions()
                    .map(|mention| {
                        let ids = mention.candidates().map(|one| one.entry().id().to_owned()).collect::<Vec<_>>();
                        (mention.span().start, mention.span().end, mention.clitics().to_string(), ids)
                    })
                    .collect();
                mentions.set(mentions.get() + found.len());
                prop_assert_eq!(&found, &naive.mentions(&text, &entries), "{}", text);
            }
            Ok(())
        })
        .unwrap();
    // The texts are not too random for names to be found.
    assert!(mentions.get() > 4_000, "only {} mentions", mentions.get());
    let (asked, stood) = naive.after_title.get();
    assert!(stood > 0 && asked > stood, "of {asked} hits that need a title, {stood} have one");
}

#[test]
fn long_words_are_found_behind_proclitics() {
    let mut rng = fastrand::Rng::with_seed(11);
    let letters: Vec<char> = "اتجحدرسشعقمنهيبفكلو".chars().collect();
    let names: Vec<String> =
        (0..2_000).map(|_| (0..rng.usize(8..24)).map(|_| letters[rng.usize(0..letters.len())]).collect()).collect();
    let mut gazetteer = Gazetteer::new();
    for (number, name) in names.iter().enumerate() {
        gazetteer.push(Entry::new(format!("n{number}"), Kind::Person, format!("م{name}"))).unwrap();
    }
    let tagger = Tagger::builder().gazetteer(&gazetteer).build().unwrap().with(Options::new().lists_only());
    for name in names {
        let text = format!("قال وم{name} ثم ولم{name} أمس");
        assert_eq!(tagger.tag(&text).mentions().count(), 2, "{text}");
    }
}
