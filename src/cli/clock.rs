//! The time that a file may take. Work on it runs in a thread of its own, which nothing can end: when its time is over
//! the program goes on without it, and ends it by ending.

use std::cell::RefCell;
use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::{Duration, Instant};

/// As much as the first thread of a program has: a new one has a quarter of it.
const STACK: usize = 8 << 20;

/// Some work was left behind.
static LATE: AtomicBool = AtomicBool::new(false);

/// Takes whether it goes or stands.
type Clock = Box<dyn Fn(bool)>;

thread_local! {
    /// That of the work in this thread.
    static CLOCK: RefCell<Option<Clock>> = const { RefCell::new(None) };
}

enum Sign<T> {
    Goes(bool),
    Done(T),
}

/// What `work` gives, if no step of it takes longer than `time`; [`step`] begins a new one.
///
/// # Errors
/// [`io::ErrorKind::TimedOut`]; whatever the system says that has no thread to give.
pub(super) fn within<T: Send + 'static>(time: Duration, work: impl FnOnce() -> T + Send + 'static) -> io::Result<T> {
    let (send, receive) = mpsc::channel();
    let thread = std::thread::Builder::new().stack_size(STACK).spawn(move || {
        let signs = send.clone();
        CLOCK.set(Some(Box::new(move |goes| drop(signs.send(Sign::Goes(goes))))));
        let done = work();
        drop(send.send(Sign::Done(done)));
    })?;
    let mut until = Some(Instant::now() + time);
    loop {
        let sign = match until {
            Some(until) => receive.recv_timeout(until.saturating_duration_since(Instant::now())),
            None => receive.recv().map_err(|_| RecvTimeoutError::Disconnected),
        };
        match sign {
            Ok(Sign::Goes(goes)) => until = goes.then(|| Instant::now() + time),
            Ok(Sign::Done(done)) => return Ok(done),
            Err(RecvTimeoutError::Timeout) => {
                LATE.store(true, Ordering::Relaxed);
                return Err(io::ErrorKind::TimedOut.into());
            }
            Err(RecvTimeoutError::Disconnected) => match thread.join() {
                Err(panic) => std::panic::resume_unwind(panic),
                Ok(()) => return Err(io::ErrorKind::Other.into()),
            },
        }
    }
}

/// A new step of the work of this thread begins.
pub(super) fn step() {
    tell(true);
}

/// `work` has its own clock, or waits for somebody: that of this thread stands meanwhile.
pub(super) fn apart<T>(work: impl FnOnce() -> T) -> T {
    tell(false);
    let done = work();
    tell(true);
    done
}

/// No step of this thread takes time any more.
pub(super) fn stop() {
    tell(false);
}

fn tell(goes: bool) {
    CLOCK.with_borrow(|clock| clock.iter().for_each(|clock| clock(goes)));
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
