//! The time that a file may take. Work on it runs in a thread of its own, which nothing can end: when its time is over
//! the program goes on without it, and ends it by ending.

use std::cell::{Cell, RefCell};
use std::io::{self, ErrorKind};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::sync::{Arc, LazyLock};
use std::thread;
use std::time::{Duration, Instant};

/// As much as the first thread of a program has: a new one has a quarter of it.
const STACK: usize = 8 << 20;

/// Some work was left behind.
static LATE: AtomicBool = AtomicBool::new(false);

/// When the present step of some work began, in microseconds of [`now`]; [`STANDS`] while no time is counted.
#[derive(Clone, Default)]
struct Clock(Arc<AtomicU64>);

const STANDS: u64 = u64::MAX;

impl Clock {
    fn set(&self, goes: bool) {
        self.0.store(if goes { now() } else { STANDS }, Ordering::Relaxed);
    }

    /// How long the present step takes already.
    fn shows(&self) -> Duration {
        match self.0.load(Ordering::Relaxed) {
            STANDS => Duration::ZERO,
            began => Duration::from_micros(now().saturating_sub(began)),
        }
    }
}

/// Microseconds since some moment of this program.
fn now() -> u64 {
    static FIRST: LazyLock<Instant> = LazyLock::new(Instant::now);
    FIRST.elapsed().as_micros() as u64
}

thread_local! {
    /// That of the work in this thread.
    static CLOCK: RefCell<Option<Clock>> = const { RefCell::new(None) };
    /// Who worked for this thread last.
    static HAND: Cell<Option<Hand>> = const { Cell::new(None) };
}

/// A thread that works for another one, as long as it is not late: what it remembers (the caches of regular expressions,
/// its memory) serves the next file too.
struct Hand(Sender<Box<dyn FnOnce() + Send>>);

impl Hand {
    fn new() -> io::Result<Self> {
        let (send, receive) = mpsc::channel::<Box<dyn FnOnce() + Send>>();
        thread::Builder::new().stack_size(STACK).spawn(move || receive.into_iter().for_each(|work| work()))?;
        Ok(Self(send))
    }
}

/// What `work` gives, if no step of it takes longer than `time`; [`step`] begins a new one. A panic of it goes on here.
///
/// # Errors
/// [`io::ErrorKind::TimedOut`]; whatever the system says that has no thread to give.
pub(super) fn within<T: Send + 'static>(time: Duration, work: impl FnOnce() -> T + Send + 'static) -> io::Result<T> {
    let hand = HAND.take().map_or_else(Hand::new, Ok)?;
    let (send, receive) = mpsc::sync_channel(1);
    let clock = Clock::default();
    clock.set(true);
    let its = clock.clone();
    let task = Box::new(move || {
        CLOCK.set(Some(its));
        let done = catch_unwind(AssertUnwindSafe(work));
        CLOCK.set(None);
        drop(send.send(done));
    });
    hand.0.send(task).map_err(|_| ErrorKind::Other)?;
    let mut wait = time;
    loop {
        match receive.recv_timeout(wait) {
            Ok(done) => {
                HAND.set(Some(hand));
                return done.map_or_else(|panic| resume_unwind(panic), Ok);
            }
            Err(RecvTimeoutError::Timeout) => wait = time.saturating_sub(clock.shows()),
            Err(RecvTimeoutError::Disconnected) => return Err(ErrorKind::Other.into()),
        }
        if wait.is_zero() {
            LATE.store(true, Ordering::Relaxed);
            return Err(ErrorKind::TimedOut.into());
        }
    }
}

/// A new step of the work of this thread begins.
pub(super) fn step() {
    set(true);
}

/// `work` has its own clock, or waits for somebody: that of this thread stands meanwhile.
pub(super) fn apart<T>(work: impl FnOnce() -> T) -> T {
    set(false);
    let done = work();
    set(true);
    done
}

/// No step of this thread takes time any more.
pub(super) fn stop() {
    set(false);
}

fn set(goes: bool) {
    CLOCK.with_borrow(|clock| clock.iter().for_each(|clock| clock.set(goes)));
}

/// Whether some work goes on that nobody waits for.
pub(super) fn is_late() -> bool {
    LATE.load(Ordering::Relaxed)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHORT: Duration = Duration::from_millis(50);

    #[test]
    fn work_that_takes_too_long_is_left_behind() {
        let late = within(SHORT, || std::thread::sleep(Duration::from_secs(60)));
        assert_eq!(late.map_err(|error| error.kind()), Err(io::ErrorKind::TimedOut));
    }

    #[test]
    fn a_thread_serves_again_unless_it_is_late() {
        let thread = || within(60 * SHORT, || std::thread::current().id()).ok();
        let first = thread();
        assert!(first.is_some() && first == thread());
        let panicked = catch_unwind(|| within(60 * SHORT, || -> () { resume_unwind(Box::new("panic")) }));
        assert!(panicked.is_err());
        assert_eq!(first, thread());
        assert!(within(SHORT, || std::thread::sleep(Duration::from_secs(60))).is_err());
        assert_ne!(first, thread());
    }

    #[test]
    fn a_step_begins_anew() {
        // Longer in all than one step may be, and each much shorter.
        let done = within(20 * SHORT, || {
            for _ in 0..24 {
                std::thread::sleep(SHORT);
                step();
            }
        });
        assert!(done.is_ok());
        let late = within(SHORT, || {
            apart(|| std::thread::sleep(SHORT / 2));
            std::thread::sleep(Duration::from_secs(60));
        });
        assert!(late.is_err());
    }

    #[test]
    fn a_clock_stands_while_others_work() {
        let done = within(SHORT, || {
            let apart = apart(|| {
                std::thread::sleep(4 * SHORT);
                "done"
            });
            stop();
            std::thread::sleep(4 * SHORT);
            apart
        });
        assert_eq!(done.ok(), Some("done"));
    }
}
