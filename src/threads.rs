//! The parts of one document, worked at side by side.
//!
//! The threads live no longer than the call: a program that forks, or that has a pool of its own, is not troubled by any
//! that wait. To begin one takes as long as packing a few kilobytes, so that small work is not worth it.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// Bytes of parts, unpacked, that are worth another thread.
pub(crate) const WORTH: u64 = 24 << 10;

/// Gives `take`, in their order, what `work` makes of each number below `count`: made one after the other, or, with more than
/// one thread, by as many at once and kept until all are done. Each thread makes its own `room` before its first number.
///
/// # Errors
/// The first of `take`, in the order of the numbers.
pub(crate) fn in_order<S, T: Send, E>(
    threads: usize,
    count: usize,
    room: impl Fn() -> S + Sync,
    work: impl Fn(&mut S, usize) -> T + Sync,
    mut take: impl FnMut(T) -> Result<(), E>,
) -> Result<(), E> {
    let threads = threads.min(count);
    if threads < 2 {
        let mut room = room();
        return (0..count).try_for_each(|number| take(work(&mut room, number)));
    }
    let (next, done) = (AtomicUsize::new(0), Mutex::new(Vec::with_capacity(count)));
    let run = || {
        let (mut mine, mut kept) = (Vec::new(), None);
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= count {
                break;
            }
            mine.push((number, work(kept.get_or_insert_with(&room), number)));
        }
        done.lock().unwrap_or_else(PoisonError::into_inner).append(&mut mine);
    };
    thread::scope(|scope| {
        for _ in 1..threads {
            // Where there is no thread to be had, this one does all.
            let _ = thread::Builder::new().spawn_scoped(scope, run);
        }
        run();
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_unstable_by_key(|(number, _)| *number);
    done.into_iter().try_for_each(|(_, made)| take(made))
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use super::*;

    /// Everything that is made.
    fn made<S, T: Send>(
        threads: usize,
        count: usize,
        room: impl Fn() -> S + Sync,
        work: impl Fn(&mut S, usize) -> T + Sync,
    ) -> Vec<T> {
        let mut made = Vec::new();
        let Ok(()) = in_order::<_, _, Infallible>(threads, count, room, work, |one| {
            made.push(one);
            Ok(())
        });
        made
    }

    #[test]
    fn what_is_made_is_in_order_whoever_made_it() {
        let seen = Mutex::new(Vec::new());
        let work = |(): &mut (), number: usize| {
            seen.lock().unwrap().push(thread::current().id());
            // Nobody is done before all have begun.
            while number < 3 && seen.lock().unwrap().len() < 3 {
                thread::yield_now();
            }
            number * 2
        };
        assert_eq!(made(3, 50, || (), work), (0..50).map(|number| number * 2).collect::<Vec<_>>());
        let mut seen = seen.into_inner().unwrap();
        seen.sort_by_key(|id| format!("{id:?}"));
        seen.dedup();
        assert_eq!(seen.len(), 3);
    }

    #[test]
    fn one_thread_is_the_callers() {
        let here = thread::current().id();
        let rooms = AtomicUsize::new(0);
        let room = || rooms.fetch_add(1, Ordering::Relaxed);
        assert!(made(1, 9, room, |_, _| thread::current().id()).iter().all(|id| *id == here));
        assert_eq!(rooms.load(Ordering::Relaxed), 1);
        assert!(made(4, 0, room, |_, number| number).is_empty());
    }

    #[test]
    fn the_first_error_in_order_is_told() {
        for threads in [1, 2] {
            let refuse = |number: usize| if number < 7 { Ok(()) } else { Err(number) };
            assert_eq!(in_order(threads, 20, || (), |(), number| number, refuse), Err(7));
        }
    }
}
