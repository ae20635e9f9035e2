//! Evaluates a tagger against annotated text: precision, recall and F1 of its mentions, and its mistakes.
//!
//! Annotated text is CoNLL, one token per line with its tag (`B-PER`); [`Corpus`] describes the details. Each sentence is tagged as a
//! separate document: its tokens, joined by one space.
//!
//! ```
//! use aalam::{Tagger, evaluate};
//!
//! let gold = "وصل O\nالوفد O\nإلى O\nمينسك B-LOC\n\nمن O\nزنزبوتان B-LOC\n";
//! let corpus = evaluate::Corpus::from_reader(gold.as_bytes())?;
//! let report = evaluate::evaluate(&Tagger::builtin(), &corpus, &evaluate::Options::default());
//! assert_eq!((report.micro().precision(), report.micro().recall()), (1.0, 0.5));
//! assert_eq!(report.false_negatives()[0].context, "من [زنزبوتان]");
//! # Ok::<(), aalam::Error>(())
//! ```
//!
//! # What is compared
//!
//! - A table ([`Labels`]) maps labels to kinds; a label that is not in the table is ignored. Only mentions of kinds that the corpus
//!   annotates count: titles are not mistakes if the corpus does not mark titles.
//! - A mention is right if a gold span of its kind is the same. Corpora keep proclitics in the token (`ببيروت B-LOC`), so a mention is
//!   first widened to the whole tokens that it touches, unless [`Options::strict`] is set.
//! - If each token has one tag, annotation cannot be nested: of mentions that share a token, the longest in tokens is kept, then the
//!   earliest. If annotation is nested ([`Corpus::is_nested`]), all mentions count.

mod conll;
mod layout;
mod report;
mod sentence;
mod tags;

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

pub use self::conll::{Assumed, BadLine, Corpus};
pub use self::report::{Confusion, Mistake, Report, Score};
use self::sentence::Sentence;
use crate::error::Error;
use crate::gazetteer::{Kind, labels};
use crate::mention::Mention;
use crate::span::Span;
use crate::tagger::{Buffers, Tagger};

/// Maps each label of a corpus to a kind. Case is ignored.
///
/// By default, labels mean what [`import::kind_of_label`](crate::import::kind_of_label) says: `PER` and شخص are people, `GPE` and مدينة are
/// places. Labels that it does not know are ignored.
///
/// ```
/// use aalam::{Kind, evaluate::Labels};
///
/// let mut labels = Labels::default();
/// labels.set_pair("MISC=event")?;
/// labels.set_pair("كيان=organization")?;
/// labels.set_pair("FAC=")?;
/// assert_eq!(labels.kind("MISC"), Some(&"event".parse()?));
/// assert_eq!(labels.kind("كيان"), Some(&Kind::Organization));
/// assert_eq!(labels.kind("FAC"), None);
/// labels.set("fac", Some(Kind::Place));
/// assert_eq!(labels.kind("FAC"), Some(&Kind::Place));
/// # Ok::<(), aalam::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Labels(BTreeMap<String, Option<Kind>>);

impl Labels {
    /// Sets the kind of `label`; with `None`, the label is ignored.
    pub fn set(&mut self, label: &str, kind: Option<Kind>) {
        self.0.insert(label.to_uppercase(), kind);
    }

    /// Does the same as [`set`](Self::set), from `LABEL=KIND`; after `LABEL=`, the label is ignored. The label may be written as a tag
    /// (`B-كيان`), and the kind as a label of it (`ORG`).
    ///
    /// # Errors
    /// The `=` is missing, or the label before it, or a valid [`Kind`] after it.
    pub fn set_pair(&mut self, pair: &str) -> Result<(), Error> {
        let (label, kind) = pair.split_once('=').map(|(label, kind)| (label.trim(), kind.trim())).unwrap_or_default();
        if label.is_empty() {
            let advice = "write one such as MISC=event, or MISC= to ignore the label";
            return Err(Error::argument(format!("{pair:?} is not a label with its kind; {advice}")));
        }
        let kind = match (kind, labels::kind(kind)) {
            ("", _) => None,
            (_, Some(known)) => Some(known.clone()),
            (own, None) => Some(own.parse()?),
        };
        self.set(tags::label_of(label), kind);
        Ok(())
    }

    /// Returns the kind of `label`, or `None` if it is ignored.
    pub fn kind(&self, label: &str) -> Option<&Kind> {
        match self.0.get(&label.to_uppercase()) {
            Some(kind) => kind.as_ref(),
            None => labels::kind(label),
        }
    }
}

/// How mentions are compared.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Options {
    /// Whether to compare exact bytes, without widening mentions to whole tokens. A mention that begins or ends inside a token, for example
    /// after a proclitic, is then wrong. Off by default.
    pub strict: bool,
    /// The kinds of the corpus's labels.
    pub labels: Labels,
}

/// A mention to be compared.
struct Spotted<'t> {
    /// The numbers of the tokens it touches.
    tokens: Range<usize>,
    /// Its own bytes.
    span: Span,
    /// The bytes that are compared: its own, or those of the tokens.
    compared: Span,
    kind: &'t Kind,
}

impl<'t> Spotted<'t> {
    fn new(mention: &Mention<'t>, sentence: &Sentence, options: &Options) -> Option<Self> {
        let (span, kind) = (mention.span(), mention.kind());
        let tokens = touched(&sentence.tokens, span);
        let (first, last) = (sentence.tokens.get(tokens.start)?, sentence.tokens.get(tokens.end.checked_sub(1)?)?);
        let compared = if options.strict { span } else { Span::new(first.start, last.end) };
        Some(Self { tokens, span, compared, kind })
    }
}

/// Returns the numbers of the tokens that share a byte with `span`.
fn touched(tokens: &[Span], span: Span) -> Range<usize> {
    tokens.partition_point(|token| token.end <= span.start)..tokens.partition_point(|token| token.start < span.end)
}

/// Of mentions that share a token, keeps the longest in tokens, then the earliest.
fn disentangle(spotted: &mut Vec<Spotted<'_>>, tokens: usize) {
    // The sort is stable: of equal mentions, the outer one is kept.
    spotted.sort_by_key(|spotted| (Reverse(spotted.tokens.len()), spotted.tokens.start));
    let mut taken = vec![false; tokens];
    spotted.retain(|spotted| {
        let Some(taken) = taken.get_mut(spotted.tokens.clone()) else { return false };
        let free = !taken.contains(&true);
        if free {
            taken.fill(true);
        }
        free
    });
}

/// Returns whether one of `spans`, which are in order and disjoint, shares a byte with `span`.
fn overlap(spans: &[Span], span: Span) -> bool {
    let next = spans.partition_point(|other| other.end <= span.start);
    spans.get(next).is_some_and(|other| other.start < span.end)
}

/// Returns the same bytes as spans in order, none of which share any.
fn disjoint(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    spans.dedup_by(|next, last| {
        let overlap = next.start < last.end;
        if overlap {
            last.end = last.end.max(next.end);
        }
        overlap
    });
    spans
}

/// Tags the sentences of `corpus` and compares the mentions with its annotation.
///
/// The time needed is that of tagging, and of sorting the mentions of each sentence.
pub fn evaluate(tagger: &Tagger, corpus: &Corpus, options: &Options) -> Report {
    let kind = |label: &str| options.labels.kind(label);
    let mut report = Report::default();
    for (_, label) in corpus.sentences().iter().flat_map(|sentence| &sentence.gold) {
        report.annotate(label, kind(label));
    }
    let mut buffers = Buffers::default();
    for sentence in corpus.sentences() {
        let tagged = tagger.tag_with(&mut buffers, &sentence.text);
        let annotated = tagged.mentions().filter(|mention| report.annotates(mention.kind()));
        let mut spotted: Vec<_> = annotated.filter_map(|mention| Spotted::new(mention, sentence, options)).collect();
        if !corpus.is_nested() {
            disentangle(&mut spotted, sentence.tokens.len());
        }
        // A span that a mention joins with an unknown token may have gone on there.
        let mut unknown = Vec::new();
        spotted.retain(|spotted| {
            let is_known = !overlap(&sentence.unknown, spotted.compared);
            if !is_known {
                unknown.push(spotted.compared);
            }
            is_known
        });
        let unknown = disjoint(unknown);
        let gold = sentence.gold.iter().filter(|(span, _)| !overlap(&unknown, *span));
        let gold = gold.filter_map(|(span, label)| Some((*span, kind(label)?)));
        report.add(sentence, &gold.collect(), &spotted);
    }
    report
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::Gazetteer;

    const ENTRIES: &str = r#"
{"id":"libya","kind":"place","name":"ليبيا","nisba":true}
{"id":"beirut","kind":"place","name":"بيروت"}
{"id":"army","kind":"organization","name":"الجيش الليبي"}
{"id":"commander","kind":"title","name":"القائد العام للجيش الليبي"}
{"id":"nahar","kind":"organization","name":"النهار"}
{"id":"salem","kind":"person","name":"وليد سالم"}
"#;

    /// Gold: three places, two organizations, a person.
    const FLAT: &str = "سافر O\nوليد B-PER\nسالم I-PER\nمن O\nبيروت B-LOC\nإلى O\nطبرق B-LOC\n\n\
        قائد O\nللجيش B-ORG\nالليبي I-ORG\nفي O\nالنهار B-LOC\nو O\nجريدة B-ORG\nالنهار I-ORG\n";

    fn report(conll: &str, options: &Options) -> Report {
        let gazetteer = Gazetteer::from_jsonl(ENTRIES).unwrap();
        let tagger =
            Tagger::builder().gazetteer(&gazetteer).build().unwrap().with(crate::tagger::Options::new().lists_only());
        evaluate(&tagger, &Corpus::from_reader(conll.as_bytes()).unwrap(), options)
    }

    /// `kind gold predicted right` of each kind, and of all.
    fn scores(report: &Report) -> Vec<String> {
        let show = |kind: &str, score: Score| format!("{kind} {} {} {}", score.gold, score.predicted, score.right);
        let kinds = report.by_kind().map(|(kind, score)| show(kind.as_str(), score));
        kinds.chain([show("micro", report.micro())]).collect()
    }

    /// `count kind context` of each mistake.
    fn show(mistakes: &[Mistake]) -> Vec<String> {
        mistakes.iter().map(|mistake| format!("{} {} {}", mistake.count, mistake.kind, mistake.context)).collect()
    }

    #[test]
    fn a_small_corpus_scores_as_counted_by_hand() {
        let report = report(FLAT, &Options::default());
        assert_eq!(scores(&report), ["person 1 1 1", "place 3 1 1", "organization 2 3 1", "micro 6 5 3"]);
        let micro = report.micro();
        assert_eq!((micro.precision(), micro.recall(), micro.f1()), (3.0 / 5.0, 3.0 / 6.0, 6.0 / 11.0));
        // The most frequent one, with the place where it first occurred.
        assert_eq!(show(&report.false_positives()), ["2 organization للجيش الليبي في [النهار] و جريدة النهار"]);
        assert_eq!(
            show(&report.false_negatives()),
            [
                "1 place للجيش الليبي في [النهار] و جريدة النهار",
                "1 place من بيروت إلى [طبرق]",
                "1 organization في النهار و [جريدة النهار]",
            ]
        );
        let (gold, predicted) = (Kind::Place, Kind::Organization);
        assert_eq!(report.confusions(), [Confusion { gold, predicted, count: 1 }]);
        assert_eq!(report.ignored().count(), 0);
    }

    #[test]
    fn strict_spans_end_where_tokens_do() {
        let strict = Options { strict: true, ..Options::default() };
        let flat = report(FLAT, &strict);
        // للجيش is one token, and the mention is the part after the first letter.
        assert_eq!(scores(&flat), ["person 1 1 1", "place 3 1 1", "organization 2 3 0", "micro 6 5 2"]);
        assert_eq!(flat.false_positives()[1].context, "قائد ل[لجيش الليبي] في النهار و");
        // Two mentions glued together: one when widened, two by their bytes.
        let glued = "بيروت.وليبيا B-LOC O\n";
        assert_eq!(scores(&report(glued, &Options::default())), ["place 1 1 1", "micro 1 1 1"]);
        assert_eq!(scores(&report(glued, &strict)), ["place 1 2 0", "micro 1 2 0"]);
    }

    #[test]
    fn the_longest_of_the_annotated_kinds_is_kept_unless_annotation_nests() {
        let commander = |title: &str, army: &str| {
            format!("القائد {title}\nالعام {title}\nللجيش {army}\nالليبي {army}\n\nجيش B-ORG\nليبيا B-LOC\n")
        };
        let flat = report(&commander("I-OCC", "I-OCC"), &Options::default());
        assert_eq!(scores(&flat), ["title 1 1 1", "place 1 1 1", "organization 1 0 0", "micro 3 2 2"]);
        let untitled = report(&commander("O", "I-ORG"), &Options::default());
        assert_eq!(scores(&untitled), ["place 1 1 1", "organization 2 1 1", "micro 3 2 2"]);
        let nested = report(&commander("I-OCC O", "I-OCC I-ORG"), &Options::default());
        assert_eq!(scores(&nested), ["title 1 1 1", "place 1 1 1", "organization 2 1 1", "micro 4 3 3"]);
        // One span under two labels of one kind is one.
        let twice = report("بيروت B-LOC B-GPE\n", &Options::default());
        assert_eq!(scores(&twice), ["place 1 1 1", "micro 1 1 1"]);
    }

    #[test]
    fn bad_lines_neither_help_nor_harm() {
        let places = "من O\nبيروت B-LOC\nإلى O\nطبرق B-LOC\nو O\n";
        let sound = report(&format!("{places}ليبيا O\n"), &Options::default());
        assert_eq!(scores(&sound), ["place 2 2 1", "micro 2 2 1"]);
        let cases: [(String, &[&str]); 4] = [
            // What is found at a bad line does not count.
            (format!("{places}ليبيا ?\n"), &["place 2 1 1", "micro 2 1 1"]),
            // Nor does what goes on into one, or out of one.
            (
                format!("{places}\nالجيش B-ORG\nالليبي ?\nبيروت B-LOC\n"),
                &["place 3 2 2", "organization 0 0 0", "micro 3 2 2"],
            ),
            (format!("{places}\nمدينة ?\nبيروت I-LOC\n"), &["place 2 1 1", "micro 2 1 1"]),
            // The next one counts.
            (format!("{places}\nمدينة ?\nبيروت B-LOC\n"), &["place 3 2 2", "micro 3 2 2"]),
        ];
        for (conll, expected) in cases {
            assert_eq!(scores(&report(&conll, &Options::default())), expected, "{conll}");
        }
    }

    #[test]
    fn labels_are_known_in_any_language() {
        let mut options = Options::default();
        options.labels.set_pair("B-كيان = ORG").unwrap();
        let conll = "بيروت شخص-B\nبيروت مدينة-B\nالجيش كيان-B\nالليبي كيان-I\nبيان حدث-B\n";
        let report = report(conll, &options);
        assert_eq!(scores(&report), ["person 1 0 0", "place 1 2 1", "organization 1 1 1", "micro 3 3 2"]);
        let mapped: Vec<_> = report.mapped().map(|(label, kind)| format!("{label}={kind}")).collect();
        assert_eq!(mapped, ["شخص=person", "كيان=organization", "مدينة=place"]);
        assert_eq!(report.ignored().collect::<Vec<_>>(), [("حدث", 1)]);
    }

    #[test]
    fn labels_can_be_changed() {
        let mut options = Options::default();
        options.labels.set_pair("City = place").unwrap();
        options.labels.set("org", None);
        let report = report("بيروت B-CITY\nالجيش B-ORG\nالليبي I-ORG\nبيان B-MISC\n", &options);
        assert_eq!(scores(&report), ["place 1 1 1", "micro 1 1 1"]);
        assert_eq!(report.ignored().collect::<Vec<_>>(), [("MISC", 1), ("ORG", 1)]);
        for pair in ["ORG", "=place", ""] {
            let advice = "write one such as MISC=event, or MISC= to ignore the label";
            let expected = format!("{pair:?} is not a label with its kind; {advice}");
            assert_eq!(options.labels.set_pair(pair).unwrap_err().to_string(), expected);
        }
    }

    #[test]
    fn reports_add_up() {
        let mut both = report(FLAT, &Options::default());
        both.merge(report("النهار B-LOC\nوليد O\nسالم B-MISC\n", &Options::default()));
        // The second corpus does not annotate people, so finding one is not a mistake.
        assert_eq!(scores(&both), ["person 1 1 1", "place 4 1 1", "organization 2 3 1", "micro 7 5 3"]);
        assert_eq!(both.false_negatives()[0].count, 2);
        assert_eq!(both.false_negatives()[0].context, "للجيش الليبي في [النهار] و جريدة النهار");
        assert_eq!(both.ignored().collect::<Vec<_>>(), [("MISC", 1)]);
        assert_eq!(report("", &Options::default()).micro().f1(), 0.0);
    }
}
