//! Shows the progress at a terminal.

use std::fmt;
use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::counted::counted;

/// Shorter work needs no bar.
const LONG: Duration = Duration::from_secs(1);

/// A bar on standard error: bytes read, documents and mentions.
pub(crate) struct Progress {
    bar: ProgressBar,
    /// Whether anyone would see the bar.
    is_seen: bool,
    begun: Instant,
    documents: usize,
    mentions: usize,
}

impl Progress {
    /// Creates a bar that appears if the work takes long. There is none if standard error is not a terminal, or if the output goes to the
    /// same terminal.
    pub(crate) fn new(output_is_elsewhere: bool) -> Self {
        let is_seen = io::stderr().is_terminal() && output_is_elsewhere;
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        Self { bar, is_seen, begun: Instant::now(), documents: 0, mentions: 0 }
    }

    /// Sets the number of bytes to read, if known. `bytes` is called only if a bar may appear.
    pub(crate) fn expect(&self, bytes: impl FnOnce() -> Option<u64>) {
        let total = self.is_seen.then(bytes).flatten();
        let template = match total {
            Some(_) => "{bar:30} {bytes} of {total_bytes}, {msg}, {eta} to go",
            None => "{spinner} {bytes}, {msg}, {elapsed}",
        };
        if let Some(total) = total {
            self.bar.set_length(total);
        }
        if let Ok(style) = ProgressStyle::with_template(template) {
            self.bar.set_style(style);
        }
    }

    /// Returns the bar that counts the bytes read.
    pub(crate) fn bar(&self) -> ProgressBar {
        self.bar.clone()
    }

    /// Counts a document with this number of mentions.
    pub(crate) fn count(&mut self, mentions: usize) {
        self.documents += 1;
        self.mentions += mentions;
    }

    /// Shows the counts.
    pub(crate) fn show(&self) {
        if self.is_seen && self.begun.elapsed() >= LONG {
            if self.bar.is_hidden() {
                self.bar.set_draw_target(ProgressDrawTarget::stderr());
            }
            let documents = counted(self.documents, "document", "documents");
            self.bar.set_message(format!("{documents}, {}", counted(self.mentions, "mention", "mentions")));
        }
    }

    /// Prints a message on standard error, above the bar.
    pub(crate) fn say(&self, line: impl fmt::Display) {
        // If standard error is closed, the work continues.
        self.bar.suspend(|| _ = writeln!(io::stderr(), "{line}"));
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
