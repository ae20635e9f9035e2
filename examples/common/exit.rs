//! Exit codes: 0, 1 or 2, and 130 if the run is interrupted.
#![allow(dead_code, reason = "each example uses its part")]

use std::error::Error;
use std::io::{self, Write};
use std::process::{self, ExitCode};

use crate::chain::chain;

/// Why nothing could be done.
pub(crate) type Problem = Box<dyn Error>;

/// The outcome of a run.
#[derive(Clone, Copy)]
pub(crate) enum Outcome {
    Done,
    /// Some files or documents failed, or something in them is doubtful.
    SomeFailed,
    NothingDone,
}

/// The exit code that shells use for an interrupted process.
const INTERRUPTED: i32 = 130;

impl Outcome {
    /// Returns the outcome for these numbers of processed and failed files or documents.
    pub(crate) fn of(done: usize, failed: usize) -> Self {
        match (done, failed) {
            (_, 0) => Self::Done,
            (0, _) => Self::NothingDone,
            _ => Self::SomeFailed,
        }
    }

    fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::SomeFailed => 1,
            Self::NothingDone => 2,
        }
    }
}

/// Returns the exit code of a run, and prints its error on standard error.
pub(crate) fn code(run: Result<Outcome, Problem>) -> ExitCode {
    let outcome = match run {
        Ok(outcome) => outcome,
        // The reader of the output has closed it early.
        Err(error) if is_broken_pipe(&*error) => Outcome::Done,
        Err(error) => {
            // If standard error is closed, the exit code remains.
            let _ = writeln!(io::stderr(), "error: {}", chain(&*error));
            Outcome::NothingDone
        }
    };
    ExitCode::from(outcome.code())
}

/// Whether a closed pipe is the error or one of its causes.
fn is_broken_pipe(error: &(dyn Error + 'static)) -> bool {
    let mut cause = Some(error);
    while let Some(error) = cause {
        cause = match error.downcast_ref::<io::Error>() {
            Some(error) if error.kind() == io::ErrorKind::BrokenPipe => return true,
            // The error that it was made from is not its source.
            Some(error) => error.get_ref().map(|inner| inner as &(dyn Error + 'static)),
            None => error.source(),
        };
    }
    false
}

/// Calls `remove` to clean up when the run is interrupted.
pub(crate) fn on_interrupt(remove: impl Fn() -> io::Result<()> + Send + 'static) -> Result<(), Problem> {
    ctrlc::set_handler(move || {
        let _ = remove();
        process::exit(INTERRUPTED);
    })?;
    Ok(())
}
