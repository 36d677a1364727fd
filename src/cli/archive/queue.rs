//! Between two stages of an archive: so much may wait, and no more. A channel of the standard library that is full wakes who
//! fills it for each piece that is taken, which is a tenth of the time of documents of a millisecond; here who fills it is
//! woken when half of it is empty, and who empties it when there is enough.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// A queue with a bound, in pieces that have a weight.
pub(super) struct Queue<T> {
    state: Mutex<State<T>>,
    filled: Condvar,
    emptied: Condvar,
    /// At this weight nothing more is taken in, until half of it has gone.
    most: usize,
    /// So many pieces wake who waits for them.
    enough: usize,
}

struct State<T> {
    pieces: VecDeque<(T, usize)>,
    weight: usize,
    /// How many wait for pieces.
    hungry: usize,
    /// How many wait for room.
    full: usize,
    closed: bool,
}

impl<T> Queue<T> {
    pub(super) fn new(most: usize, enough: usize) -> Self {
        let state = State { pieces: VecDeque::new(), weight: 0, hungry: 0, full: 0, closed: false };
        Self { state: Mutex::new(state), filled: Condvar::new(), emptied: Condvar::new(), most, enough }
    }

    /// Puts a piece behind the others, as soon as there is room; whether the queue took it, and was not closed.
    pub(super) fn push(&self, piece: T, weight: usize) -> bool {
        let mut state = self.lock();
        if state.weight >= self.most {
            state.full += 1;
            let wait = |state: &mut State<T>| state.weight > self.most / 2 && !state.closed;
            state = self.emptied.wait_while(state, wait).unwrap_or_else(PoisonError::into_inner);
            state.full -= 1;
        }
        if state.closed {
            return false;
        }
        state.weight += weight;
        state.pieces.push_back((piece, weight));
        if state.hungry > 0 && state.pieces.len() >= self.enough {
            self.filled.notify_one();
        }
        true
    }

    /// The next piece, for a queue of which one is enough; none if it is closed and empty.
    pub(super) fn pop(&self) -> Option<T> {
        let mut state = self.lock();
        state.hungry += 1;
        let wait = |state: &mut State<T>| state.pieces.is_empty() && !state.closed;
        state = self.filled.wait_while(state, wait).unwrap_or_else(PoisonError::into_inner);
        state.hungry -= 1;
        let (piece, weight) = state.pieces.pop_front()?;
        self.lighten(&mut state, weight);
        Some(piece)
    }

    /// What there is, when it is enough, or after so long a time, be it nothing; none if the queue is closed and empty.
    pub(super) fn pop_all(&self, longest: Duration) -> Option<Vec<T>> {
        let mut state = self.lock();
        state.hungry += 1;
        let wait = |state: &mut State<T>| state.pieces.len() < self.enough && !state.closed;
        state = self.filled.wait_timeout_while(state, longest, wait).unwrap_or_else(PoisonError::into_inner).0;
        state.hungry -= 1;
        if state.closed && state.pieces.is_empty() {
            return None;
        }
        let pieces = state.pieces.drain(..).map(|(piece, _)| piece).collect();
        let weight = state.weight;
        self.lighten(&mut state, weight);
        Some(pieces)
    }

    /// How many pieces there are.
    pub(super) fn len(&self) -> usize {
        self.lock().pieces.len()
    }

    /// Takes nothing more in. What is in it can be had.
    pub(super) fn close(&self) {
        self.lock().closed = true;
        self.filled.notify_all();
        self.emptied.notify_all();
    }

    fn lighten(&self, state: &mut State<T>, weight: usize) {
        state.weight -= weight;
        if state.full > 0 && state.weight <= self.most / 2 {
            self.emptied.notify_all();
        }
    }

    fn lock(&self) -> MutexGuard<'_, State<T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Closes a queue when it goes, be it by a panic: nobody waits for ever.
pub(super) struct Closing<'a, T>(pub(super) &'a Queue<T>);

impl<T> Drop for Closing<'_, T> {
    fn drop(&mut self) {
        self.0.close();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Instant;

    #[test]
    fn every_piece_comes_out_once_however_many_push_and_pop() {
        let (queue, sum) = (Queue::new(8, 1), AtomicUsize::new(0));
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    while let Some(piece) = queue.pop() {
                        sum.fetch_add(piece, Ordering::Relaxed);
                    }
                });
            }
            let pushing: Vec<_> = (0..4)
                .map(|from| {
                    let queue = &queue;
                    scope.spawn(move || (from..10_000).step_by(4).all(|piece| queue.push(piece, 1 + piece % 3)))
                })
                .collect();
            assert!(pushing.into_iter().all(|thread| thread.join().is_ok_and(|all| all)));
            queue.close();
        });
        assert_eq!(sum.into_inner(), (0..10_000).sum::<usize>());
    }

    #[test]
    fn no_more_waits_than_the_bound_and_one_piece() {
        let queue = Queue::new(10, 1);
        let pushed = AtomicUsize::new(0);
        std::thread::scope(|scope| {
            scope.spawn(|| while queue.push((), 3) && pushed.fetch_add(1, Ordering::Relaxed) < 99 {});
            let pushes = |count| {
                while pushed.load(Ordering::Relaxed) < count {
                    std::thread::yield_now();
                }
                // Time enough for one too many.
                std::thread::sleep(Duration::from_millis(50));
                pushed.load(Ordering::Relaxed) == count
            };
            assert!(pushes(4));
            // Room is made by halves.
            assert!((0..2).all(|_| queue.pop().is_some()));
            assert!(pushes(4));
            assert!(queue.pop().is_some());
            assert!(pushes(7));
            drop(Closing(&queue));
        });
        assert_eq!(std::iter::from_fn(|| queue.pop()).count(), 4);
        assert!(!queue.push((), 1));
    }

    #[test]
    fn who_waits_for_many_takes_what_there_is_in_time() {
        let (queue, started) = (Queue::new(10, 5), Instant::now());
        assert_eq!(queue.pop_all(Duration::from_millis(20)), Some(Vec::<u8>::new()));
        assert!(started.elapsed() >= Duration::from_millis(20));
        assert!((0..5).all(|piece| queue.push(piece, 1)));
        assert_eq!(queue.pop_all(Duration::from_secs(600)), Some(vec![0, 1, 2, 3, 4]));
        assert!(queue.push(5, 1));
        drop(Closing(&queue));
        assert_eq!(queue.pop_all(Duration::from_secs(600)), Some(vec![5]));
        assert_eq!(queue.pop_all(Duration::from_secs(600)), None);
    }
}
