//! Running two functions in parallel.

use std::panic;
use std::thread::{self, ScopedJoinHandle};

/// Runs two functions, in parallel if a thread can be started.
pub(crate) fn join<A: Send, B>(one: impl Fn() -> A + Sync, other: impl FnOnce() -> B) -> (A, B) {
    thread::scope(|scope| {
        let spawned = thread::Builder::new().spawn_scoped(scope, &one);
        let other = other();
        let one = match spawned.map(ScopedJoinHandle::join) {
            Ok(Ok(one)) => one,
            Ok(Err(panic)) => panic::resume_unwind(panic),
            // No thread could be started, so the functions run one after the other.
            Err(_) => one(),
        };
        (one, other)
    })
}
