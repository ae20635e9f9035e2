//! Reads, tags on all cores, and writes in order, one batch after another.

use std::io;
use std::panic;
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread::{self, JoinHandle};

use aalam::output::Document;
use aalam::{Buffers, Tagged, Tagger};
use rayon::ThreadPool;
use rayon::prelude::*;

use crate::failure::Failure;
use crate::progress::Progress;
use crate::read::{Text, Texts};

/// The bytes of text that are tagged at once. Four batches are in memory: one being read, one waiting, one being tagged and one being
/// written.
const BATCH: usize = 4 << 20;
/// The bytes counted for a document besides its text, so that batches of empty lines are limited too.
const OVERHEAD: usize = 256;

type Batch = Vec<Result<Text, Failure>>;
type TaggedText<'b> = Result<(&'b Text, Tagged<'b>), &'b Failure>;

/// Receives tagged documents, in order. The inner error concerns one document; the outer error ends the run.
pub(crate) type Put<'a> = dyn FnMut(&Text, &Document<'_>) -> io::Result<Result<(), Failure>> + 'a;

/// The numbers of documents.
#[derive(Clone, Copy, Default)]
pub(crate) struct Tally {
    pub(crate) done: usize,
    pub(crate) failed: usize,
    /// The run ended at the first failure.
    pub(crate) stopped: bool,
}

impl Tally {
    /// Whether the output is to be kept: the run was not stopped, and not all documents failed.
    pub(crate) fn is_kept(self) -> bool {
        !self.stopped && (self.done > 0 || self.failed == 0)
    }

    /// Hands each document of a batch to `put`, up to the first failure if the run is `strict`.
    fn write(
        &mut self,
        batch: Vec<TaggedText<'_>>,
        strict: bool,
        progress: &mut Progress,
        put: &mut Put<'_>,
    ) -> io::Result<()> {
        for text in batch {
            if self.stopped {
                break;
            }
            let done = match text {
                Ok((text, tagged)) => {
                    let (name, fields) = (text.name(), text.fields.as_ref());
                    put(text, &Document { source: Some(&name), tagged: &tagged, fields })?
                        .map(|()| progress.count(tagged.as_slice().len()))
                }
                Err(failure) => Err(failure.clone()),
            };
            match done {
                Ok(()) => self.done += 1,
                Err(failure) => {
                    self.failed += 1;
                    self.stopped = strict;
                    progress.say(format_args!("error: {failure}"));
                }
            }
        }
        progress.show();
        Ok(())
    }
}

/// How documents are tagged.
pub(crate) struct Run<'a> {
    pub(crate) tagger: &'a Tagger,
    pub(crate) pool: &'a ThreadPool,
    /// Stop at the first failure.
    pub(crate) strict: bool,
}

impl Run<'_> {
    /// Tags `texts` and hands each to `put`.
    pub(crate) fn run(&self, texts: Texts, progress: &mut Progress, put: &mut Put<'_>) -> io::Result<Tally> {
        let (batches, reader) = batches(texts);
        let mut tally = Tally::default();
        let (mut even, mut odd);
        let mut waiting = Vec::new();
        // While one batch is tagged, the previous one is written; an empty batch follows the last one.
        loop {
            even = batches.recv().unwrap_or_default();
            let (tagged, written) = self.tag_while(&even, || tally.write(waiting, self.strict, progress, put));
            written?;
            if tally.stopped {
                return Ok(tally);
            }
            odd = batches.recv().unwrap_or_default();
            let (tagged, written) = self.tag_while(&odd, || tally.write(tagged, self.strict, progress, put));
            written?;
            if tally.stopped {
                return Ok(tally);
            }
            if odd.is_empty() {
                break;
            }
            waiting = tagged;
        }
        // The channel is closed, so the thread has ended; if it panicked, its documents are incomplete.
        reader.join().unwrap_or_else(|panic| panic::resume_unwind(panic));
        Ok(tally)
    }

    /// Tags a batch on all cores, and runs `other` meanwhile.
    fn tag_while<'b, T>(&'b self, batch: &'b Batch, other: impl FnOnce() -> T) -> (Vec<TaggedText<'b>>, T) {
        let tag = |buffers: &mut Buffers, text: &'b Result<Text, Failure>| {
            text.as_ref().map(|text| (text, self.tagger.tag_with(buffers, &text.text)))
        };
        let mut tagged = Vec::new();
        let done = self.pool.in_place_scope(|scope| {
            scope.spawn(|_| tagged = batch.par_iter().map_init(Buffers::default, tag).collect());
            other()
        });
        (tagged, done)
    }
}

/// Reads ahead on a separate thread, until the receiver is dropped.
fn batches(mut texts: Texts) -> (Receiver<Batch>, JoinHandle<()>) {
    let (sender, receiver) = sync_channel(1);
    let reader = thread::spawn(move || {
        loop {
            let batch = batch(&mut texts);
            if batch.is_empty() || sender.send(batch).is_err() {
                break;
            }
        }
    });
    (receiver, reader)
}

/// Returns the next batch of documents; empty at the end.
fn batch(texts: &mut Texts) -> Batch {
    let mut weight = 0;
    let mut batch = Batch::new();
    while weight < BATCH {
        let Some(text) = texts.next() else { break };
        weight += OVERHEAD + text.as_ref().map_or(0, |text| text.text.len());
        batch.push(text);
    }
    batch
}
