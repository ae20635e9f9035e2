//! Two things at once.

use std::panic;
use std::thread::{self, ScopedJoinHandle};

/// Does two things at once, where the machine lets it.
pub(crate) fn join<A: Send, B>(one: impl Fn() -> A + Sync, other: impl FnOnce() -> B) -> (A, B) {
    thread::scope(|scope| {
        let spawned = thread::Builder::new().spawn_scoped(scope, &one);
        let other = other();
        let one = match spawned.map(ScopedJoinHandle::join) {
            Ok(Ok(one)) => one,
            Ok(Err(panic)) => panic::resume_unwind(panic),
            // No thread is to be had: one after the other, then.
            Err(_) => one(),
        };
        (one, other)
    })
}
