//! The results of an evaluation: scores, mistakes, confused kinds.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::ops::{AddAssign, Range};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::sentence::Sentence;
use super::{Spotted, touched};
use crate::gazetteer::Kind;
use crate::span::Span;

/// The number of tokens of context on either side of a mistake.
const CONTEXT: usize = 3;

/// Counts of mentions, with precision, recall and F1: see the example of [`Report`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Score {
    /// The number of annotated spans.
    pub gold: usize,
    /// The number of mentions found.
    pub predicted: usize,
    /// How many of these match the annotation.
    pub right: usize,
}

impl Score {
    /// Returns the share of the found mentions that are right, from 0 to 1; 0 if none was found.
    pub fn precision(&self) -> f64 {
        ratio(self.right, self.predicted)
    }

    /// Returns the share of the annotated spans that were found, from 0 to 1; 0 if none is annotated.
    pub fn recall(&self) -> f64 {
        ratio(self.right, self.gold)
    }

    /// Returns the harmonic mean of precision and recall, from 0 to 1.
    pub fn f1(&self) -> f64 {
        ratio(2 * self.right, self.gold + self.predicted)
    }
}

impl AddAssign for Score {
    fn add_assign(&mut self, other: Self) {
        self.gold += other.gold;
        self.predicted += other.predicted;
        self.right += other.right;
    }
}

fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// A mistake that the tagger makes, once or many times: see the example of [`Report`].
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Mistake {
    /// The kind: as found in a false positive, as annotated in a false negative.
    pub kind: Kind,
    /// The text: the mention without its proclitics in a false positive, the annotated tokens in a false negative.
    pub text: String,
    /// How many times it occurred.
    pub count: usize,
    /// Where it first occurred: the text in brackets, with up to three tokens on either side.
    pub context: String,
}

/// Spans that were found with another kind than annotated: see the example of [`Report`].
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Confusion {
    /// The annotated kind.
    pub gold: Kind,
    /// The kind found.
    pub predicted: Kind,
    /// The number of spans.
    pub count: usize,
}

/// How many times each kind and text was a mistake, and where it first occurred.
type Tally = BTreeMap<(Kind, String), (usize, String)>;

/// How many spans of the first kind were found as the second.
type Confusions = BTreeMap<(Kind, Kind), usize>;

/// The results of an evaluation.
///
/// ```
/// use aalam::{Kind, Tagger, evaluate};
///
/// let evaluate = |gold: &str| {
///     let corpus = evaluate::Corpus::from_reader(gold.as_bytes())?;
///     Ok(evaluate::evaluate(&Tagger::builtin(), &corpus, &evaluate::Options::default()))
/// };
/// let mut report = evaluate("في O\nمينسك B-ORG\nوبيروت B-LOC\nاليوم B-DATE\n")?;
/// let places = report.by_kind().find(|(kind, _)| **kind == Kind::Place).unwrap().1;
/// assert_eq!((places.gold, places.predicted, places.right), (1, 2, 1));
/// assert_eq!((places.precision(), places.recall(), report.micro().f1()), (0.5, 1.0, 0.5));
///
/// // Minsk is annotated as an organization: wrong as one kind, missed as the other.
/// assert_eq!(report.false_positives()[0].text, "مينسك");
/// assert_eq!(report.false_negatives()[0].kind, Kind::Organization);
/// assert_eq!(report.confusions()[0].predicted, Kind::Place);
/// assert_eq!(report.mapped().collect::<Vec<_>>(), [("LOC", &Kind::Place), ("ORG", &Kind::Organization)]);
/// assert_eq!(report.ignored().collect::<Vec<_>>(), [("DATE", 1)]);
///
/// report.merge(evaluate("في O\nمينسك B-LOC\n")?);
/// assert_eq!(report.micro().right, 2);
/// # Ok::<(), aalam::Error>(())
/// ```
#[derive(Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Report {
    scores: BTreeMap<Kind, Score>,
    #[serde(serialize_with = "write_mistakes", deserialize_with = "read_mistakes")]
    false_positives: Tally,
    #[serde(serialize_with = "write_mistakes", deserialize_with = "read_mistakes")]
    false_negatives: Tally,
    #[serde(serialize_with = "write_confusions", deserialize_with = "read_confusions")]
    confusions: Confusions,
    mapped: BTreeMap<String, Kind>,
    ignored: BTreeMap<String, usize>,
}

impl Report {
    /// Returns the scores of the kinds that the corpus annotates, in the order of [`Kind`].
    pub fn by_kind(&self) -> impl Iterator<Item = (&Kind, Score)> {
        self.scores.iter().map(|(kind, score)| (kind, *score))
    }

    /// Returns the score of all mentions of all kinds.
    pub fn micro(&self) -> Score {
        let mut all = Score::default();
        self.scores.values().for_each(|score| all += *score);
        all
    }

    /// Returns the mentions that were found but do not match the annotation, the most frequent first, then by kind and text.
    pub fn false_positives(&self) -> Vec<Mistake> {
        mistakes(&self.false_positives)
    }

    /// Returns the annotated spans that were not found, the most frequent first, then by kind and text.
    pub fn false_negatives(&self) -> Vec<Mistake> {
        mistakes(&self.false_negatives)
    }

    /// Returns the kinds that were confused, the most frequent first. Each such span also counts as a false positive and a false negative.
    pub fn confusions(&self) -> Vec<Confusion> {
        confusions(&self.confusions)
    }

    /// Returns the labels of the corpus that have a kind, each with it.
    pub fn mapped(&self) -> impl Iterator<Item = (&str, &Kind)> {
        self.mapped.iter().map(|(label, kind)| (label.as_str(), kind))
    }

    /// Returns the labels without a kind, each with the number of its spans.
    pub fn ignored(&self) -> impl Iterator<Item = (&str, usize)> {
        self.ignored.iter().map(|(label, count)| (label.as_str(), *count))
    }

    /// Adds the results of another evaluation. If corpora annotate different kinds, evaluate each separately, then merge the reports.
    pub fn merge(&mut self, other: Self) {
        other.scores.into_iter().for_each(|(kind, score)| *self.scores.entry(kind).or_default() += score);
        for (all, more) in
            [(&mut self.false_positives, other.false_positives), (&mut self.false_negatives, other.false_negatives)]
        {
            for (key, (count, context)) in more {
                all.entry(key).or_insert((0, context)).0 += count;
            }
        }
        other.confusions.into_iter().for_each(|(kinds, count)| *self.confusions.entry(kinds).or_default() += count);
        self.mapped.extend(other.mapped);
        other.ignored.into_iter().for_each(|(label, count)| *self.ignored.entry(label).or_default() += count);
    }

    /// Counts an annotated span's label, so that its kind is known to be annotated.
    pub(super) fn annotate(&mut self, label: &str, kind: Option<&Kind>) {
        match kind {
            Some(kind) => {
                self.scores.entry(kind.clone()).or_default();
                if !self.mapped.contains_key(label) {
                    self.mapped.insert(label.to_owned(), kind.clone());
                }
            }
            None => *self.ignored.entry(label.to_owned()).or_default() += 1,
        }
    }

    /// Whether spans of `kind` are annotated.
    pub(super) fn annotates(&self, kind: &Kind) -> bool {
        self.scores.contains_key(kind)
    }

    /// Counts one sentence.
    pub(super) fn add(&mut self, sentence: &Sentence, gold: &BTreeSet<(Span, &Kind)>, spotted: &[Spotted<'_>]) {
        // Keyed by the compared span: two mentions in one token become one when widened.
        let found: BTreeMap<(Span, &Kind), Span> =
            spotted.iter().rev().map(|spotted| ((spotted.compared, spotted.kind), spotted.span)).collect();
        for key @ (span, kind) in gold {
            let score = self.scores.entry((*kind).clone()).or_default();
            score.gold += 1;
            if found.contains_key(key) {
                score.right += 1;
            } else {
                count(&mut self.false_negatives, sentence, *span, kind);
            }
        }
        for (key @ (compared, kind), span) in &found {
            self.scores.entry((*kind).clone()).or_default().predicted += 1;
            if gold.contains(key) {
                continue;
            }
            count(&mut self.false_positives, sentence, *span, kind);
            // A person is the first kind in order.
            let same = gold.range((*compared, &Kind::Person)..).take_while(|key| key.0 == *compared);
            let missed = same.filter(|key| !found.contains_key(key));
            for (_, annotated) in missed {
                *self.confusions.entry(((*annotated).clone(), (*kind).clone())).or_default() += 1;
            }
        }
    }
}

/// Writes the score, and counts instead of mistakes.
impl fmt::Debug for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Report")
            .field("micro", &self.micro())
            .field("false_positives", &self.false_positives.len())
            .field("false_negatives", &self.false_negatives.len())
            .field("confusions", &self.confusions.len())
            .finish_non_exhaustive()
    }
}

fn confusions(counts: &Confusions) -> Vec<Confusion> {
    let mut confusions = Vec::new();
    for ((gold, predicted), &count) in counts {
        confusions.push(Confusion { gold: gold.clone(), predicted: predicted.clone(), count });
    }
    confusions.sort_by_key(|confusion| Reverse(confusion.count));
    confusions
}

fn write_confusions<S: Serializer>(counts: &Confusions, serializer: S) -> Result<S::Ok, S::Error> {
    confusions(counts).serialize(serializer)
}

fn read_confusions<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Confusions, D::Error> {
    let confusions = Vec::deserialize(deserializer)?.into_iter();
    Ok(confusions.map(|Confusion { gold, predicted, count }| ((gold, predicted), count)).collect())
}

fn write_mistakes<S: Serializer>(tally: &Tally, serializer: S) -> Result<S::Ok, S::Error> {
    mistakes(tally).serialize(serializer)
}

fn read_mistakes<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Tally, D::Error> {
    let mistakes = Vec::deserialize(deserializer)?.into_iter();
    Ok(mistakes.map(|Mistake { kind, text, count, context }| ((kind, text), (count, context))).collect())
}

fn mistakes(tally: &Tally) -> Vec<Mistake> {
    let mistake = |((kind, text), (count, context)): (&(Kind, String), &(usize, String))| Mistake {
        kind: kind.clone(),
        text: text.clone(),
        count: *count,
        context: context.clone(),
    };
    let mut mistakes: Vec<_> = tally.iter().map(mistake).collect();
    mistakes.sort_by_key(|mistake| Reverse(mistake.count));
    mistakes
}

fn count(tally: &mut Tally, sentence: &Sentence, span: Span, kind: &Kind) {
    let key = (kind.clone(), span.of(&sentence.text).to_owned());
    tally.entry(key).or_insert_with(|| (0, context(sentence, span))).0 += 1;
}

/// Returns the text at `span` in brackets, with the tokens around it.
fn context(sentence: &Sentence, span: Span) -> String {
    let Range { start, end } = touched(&sentence.tokens, span);
    let first = sentence.tokens.get(start.saturating_sub(CONTEXT)).map_or(0, |token| token.start);
    let last = sentence.tokens.get(end + CONTEXT - 1).map_or(sentence.text.len(), |token| token.end);
    let part = |start, end| Span::new(start, end).of(&sentence.text);
    format!("{}[{}]{}", part(first, span.start), span.of(&sentence.text), part(span.end, last))
}
