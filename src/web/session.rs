//! Who has the page open: one session a tab. Everything of it is in memory, and goes when the tab is closed, when it says
//! nothing any more, or when nobody has done anything for a while.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use data_encoding::BASE64URL_NOPAD;
use sha2::{Digest, Sha256};
use tokio::sync::Notify;
use zeroize::Zeroizing;

use super::desk::Desk;

/// Tabs at once.
const MOST: usize = 16;
/// Nobody did anything for so long.
const IDLE: Duration = Duration::from_secs(60 * 60);
/// The page says every twenty seconds that it is there; a browser lets one that is not looked at speak once a minute.
const SILENT: Duration = Duration::from_secs(180);
/// Requests of one session that may come at once, and how many more each second.
const BURST: u32 = 120;
const A_SECOND: u32 = 30;

/// All sessions.
#[derive(Default)]
pub(super) struct Sessions {
    /// By the digest of their token: the token itself is not kept.
    all: Mutex<BTreeMap<[u8; 32], Arc<Session>>>,
    /// When the last one has ended.
    pub(super) ended: Notify,
}

/// One tab.
pub(super) struct Session {
    times: Mutex<Times>,
    desk: Mutex<Desk>,
}

struct Times {
    /// When it last said that it is there, and when something was last done.
    seen: Instant,
    used: Instant,
    bucket: Bucket,
}

/// So many at once, and so many more each second.
pub(super) struct Bucket {
    left: f64,
    most: f64,
    a_second: f64,
    at: Instant,
}

impl Bucket {
    pub(super) fn new(most: u32, a_second: u32, now: Instant) -> Self {
        Self { left: most.into(), most: most.into(), a_second: a_second.into(), at: now }
    }

    /// Whether one more may come now.
    pub(super) fn take(&mut self, now: Instant) -> bool {
        let since = now.saturating_duration_since(self.at).as_secs_f64();
        self.left = (self.left + since * self.a_second).min(self.most);
        self.at = now;
        let taken = self.left >= 1.0;
        self.left -= if taken { 1.0 } else { 0.0 };
        taken
    }
}

impl Session {
    fn new(now: Instant) -> Self {
        let times = Times { seen: now, used: now, bucket: Bucket::new(BURST, A_SECOND, now) };
        Self { times: Mutex::new(times), desk: Mutex::default() }
    }

    fn times(&self) -> MutexGuard<'_, Times> {
        self.times.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes that it is there, or that something is done. `false`: too much at once.
    pub(super) fn note(&self, does_something: bool, now: Instant) -> bool {
        let mut times = self.times();
        times.seen = now;
        if does_something {
            times.used = now;
        }
        times.bucket.take(now)
    }

    fn is_over(&self, now: Instant) -> bool {
        let Times { seen, used, .. } = *self.times();
        now.saturating_duration_since(seen) > SILENT || now.saturating_duration_since(used) > IDLE
    }

    /// What it works on; one thing is done at a time.
    pub(super) fn desk(&self) -> MutexGuard<'_, Desk> {
        self.desk.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A token: 256 random bits.
///
/// # Errors
/// The system gives no random numbers.
pub(crate) fn random() -> std::io::Result<Zeroizing<String>> {
    let mut bytes = Zeroizing::new([0_u8; 32]);
    getrandom::fill(bytes.as_mut()).map_err(|_| std::io::ErrorKind::Unsupported)?;
    Ok(Zeroizing::new(BASE64URL_NOPAD.encode(bytes.as_ref())))
}

impl Sessions {
    fn all(&self) -> MutexGuard<'_, BTreeMap<[u8; 32], Arc<Session>>> {
        self.all.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A new one, by its token; none if there are too many.
    ///
    /// # Errors
    /// The system gives no random numbers.
    pub(super) fn open(&self, now: Instant) -> std::io::Result<Option<Zeroizing<String>>> {
        let token = random()?;
        let mut all = self.all();
        if all.len() >= MOST {
            return Ok(None);
        }
        all.insert(key(&token), Arc::new(Session::new(now)));
        Ok(Some(token))
    }

    /// The one of a token. Digests are looked up, so that the time that it takes says nothing of a token.
    pub(super) fn of(&self, token: &str) -> Option<Arc<Session>> {
        self.all().get(&key(token)).cloned()
    }

    /// Ends one.
    pub(super) fn close(&self, token: &str) {
        let gone = self.all().remove(&key(token));
        self.tell(usize::from(gone.is_some()));
    }

    /// Ends those that are over.
    pub(super) fn sweep(&self, now: Instant) {
        let mut all = self.all();
        let before = all.len();
        all.retain(|_, session| !session.is_over(now));
        let gone = before - all.len();
        drop(all);
        self.tell(gone);
    }

    /// Ends all.
    pub(super) fn clear(&self) {
        std::mem::take(&mut *self.all());
    }

    fn tell(&self, gone: usize) {
        if gone > 0 && self.all().is_empty() {
            self.ended.notify_one();
        }
    }
}

fn key(token: &str) -> [u8; 32] {
    Sha256::digest(token).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(start: Instant, seconds: u64) -> Instant {
        start + Duration::from_secs(seconds)
    }

    #[test]
    fn a_tab_that_is_silent_or_idle_is_over() {
        let (sessions, start) = (Sessions::default(), Instant::now());
        let token = sessions.open(start).unwrap().unwrap();
        sessions.sweep(after(start, 170));
        sessions.of(&token).unwrap().note(false, after(start, 170));
        sessions.sweep(after(start, 340));
        assert!(sessions.of(&token).is_some(), "it spoke meanwhile");
        sessions.sweep(after(start, 360));
        assert!(sessions.of(&token).is_none(), "silent");
        let token = sessions.open(start).unwrap().unwrap();
        for seconds in (0..3700).step_by(20) {
            sessions.sweep(after(start, seconds));
            if let Some(session) = sessions.of(&token) {
                session.note(false, after(start, seconds));
            }
        }
        assert!(sessions.of(&token).is_none(), "nobody did anything for an hour");
    }

    #[test]
    fn there_is_an_end_to_tabs_and_to_haste() {
        let (sessions, start) = (Sessions::default(), Instant::now());
        let tokens: Vec<_> = (0..MOST).map(|_| sessions.open(start).unwrap().unwrap()).collect();
        assert!(sessions.open(start).unwrap().is_none());
        sessions.close(&tokens[0]);
        assert!(sessions.open(start).unwrap().is_some());
        let session = sessions.of(&tokens[1]).unwrap();
        assert_eq!((0..500).filter(|_| session.note(true, start)).count(), BURST as usize);
        assert!(session.note(true, after(start, 1)));
    }
}
