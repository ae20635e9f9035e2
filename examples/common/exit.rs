//! How a run ends, and the exit code that says so: 0, 1 or 2, and 130 where it is interrupted.
#![allow(dead_code, reason = "each example uses its part")]

use std::error::Error;
use std::io::{self, Write};
use std::process::{self, ExitCode};

use crate::chain::chain;

/// Why nothing could be done.
pub(crate) type Problem = Box<dyn Error>;

/// How far a run came.
#[derive(Clone, Copy)]
pub(crate) enum Outcome {
    Done,
    /// Some files or documents failed, or something in them is doubtful.
    SomeFailed,
    NothingDone,
}

/// The exit code of a process that was interrupted, as shells count.
const INTERRUPTED: i32 = 130;

impl Outcome {
    /// The outcome where so many files or documents were done, and so many failed.
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

/// The exit code of a run; what went wrong is said on standard error.
pub(crate) fn code(run: Result<Outcome, Problem>) -> ExitCode {
    let outcome = match run {
        Ok(outcome) => outcome,
        // Whoever reads the output has read enough of it.
        Err(error) if is_broken_pipe(&error) => Outcome::Done,
        Err(error) => {
            // Where nobody listens any more, the exit code says it.
            let _ = writeln!(io::stderr(), "error: {}", chain(&*error));
            Outcome::NothingDone
        }
    };
    ExitCode::from(outcome.code())
}

fn is_broken_pipe(error: &Problem) -> bool {
    match error.downcast_ref::<io::Error>() {
        Some(error) => error.kind() == io::ErrorKind::BrokenPipe,
        None => false,
    }
}

/// Has `remove` leave nothing behind when the run is interrupted.
pub(crate) fn on_interrupt(remove: impl Fn() -> io::Result<()> + Send + 'static) -> Result<(), Problem> {
    ctrlc::set_handler(move || {
        let _ = remove();
        process::exit(INTERRUPTED);
    })?;
    Ok(())
}
