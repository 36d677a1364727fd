//! The socket: connections are taken, bounded, and let end.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tokio::sync::{Notify, Semaphore};

use super::guard::Guard;
use super::routes::{self, Server};
use super::{Bench, Options};

/// Connections at once; others wait to be taken.
const CONNECTIONS: usize = 512;
/// How long a client may take for the head of a request, or say nothing between two.
const HEAD: Duration = Duration::from_secs(10);
/// Bytes of a head.
const HEAD_BYTES: usize = 32 << 10;
/// What is being answered when the server stops has so long to end.
const LEAVING: Duration = Duration::from_secs(10);
/// How often it is looked who is still there.
const SWEEP: Duration = Duration::from_secs(10);
/// As the first thread of a program has: documents are read there.
const STACK: usize = 8 << 20;

/// Ends a server.
#[derive(Clone, Default)]
pub(crate) struct Stop(Arc<Notify>);

impl Stop {
    /// Takes no more requests, and lets those end that are there.
    pub(crate) fn now(&self) {
        self.0.notify_one();
    }
}

/// Serves until `stop` says so. `ready` hears where.
///
/// # Errors
/// The address can't be listened on; the system gives no threads or random numbers.
pub(crate) fn serve(
    options: Options,
    bench: Box<dyn Bench>,
    anonymiser: huisclos::Anonymiser,
    stop: &Stop,
    ready: impl FnOnce(SocketAddr),
) -> io::Result<()> {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(cores.min(4))
        .max_blocking_threads(4 * cores + 4)
        // With a thread goes what its stack still holds.
        .thread_keep_alive(Duration::from_secs(2))
        .thread_stack_size(STACK)
        .enable_io()
        .enable_time()
        .build()?;
    let done = runtime.block_on(async {
        let listener = TcpListener::bind(options.listen).await?;
        let address = listener.local_addr()?;
        let token = options.token.as_ref().map(|token| token.as_str());
        let guard = Guard::new(address, &options.hosts, token)?;
        let once = options.opening.is_some();
        let server = Arc::new(Server::new(Options { token: None, ..options }, guard, bench, anonymiser)?);
        tokio::spawn(sweep(Arc::clone(&server), stop.clone(), once));
        ready(address);
        take(&listener, Arc::clone(&server), stop).await;
        server.sessions.clear();
        Ok(())
    });
    // Work that nobody waits for any more ends with the program.
    runtime.shutdown_background();
    done
}

/// Ends the pages that are over. `once`: with the last of them the server ends.
async fn sweep(server: Arc<Server>, stop: Stop, once: bool) {
    loop {
        let ended = race(tokio::time::sleep(SWEEP), server.sessions.ended.notified()).await.is_none();
        if ended && once {
            return stop.now();
        }
        server.sessions.sweep(std::time::Instant::now());
    }
}

async fn take(listener: &TcpListener, server: Arc<Server>, stop: &Stop) {
    let service = TowerToHyperService::new(routes::router(server));
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(HEAD).max_buf_size(HEAD_BYTES).keep_alive(true);
    let (places, graceful) = (Arc::new(Semaphore::new(CONNECTIONS)), GracefulShutdown::new());
    loop {
        let taken = async {
            let place = Arc::clone(&places).acquire_owned().await.ok()?;
            Some((place, listener.accept().await))
        };
        let taken = race(taken, stop.0.notified()).await;
        let Some(Some((place, accepted))) = taken else { break };
        let Ok((stream, _)) = accepted else {
            // No more files, or a client that went away: what is there goes on.
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        // Small answers wait for nothing.
        let _ = stream.set_nodelay(true);
        let connection = graceful.watch(http.serve_connection(TokioIo::new(stream), service.clone()));
        tokio::spawn(async move {
            // A client that breaks off is no error of ours.
            let _ = connection.await;
            drop(place);
        });
    }
    let _ = tokio::time::timeout(LEAVING, graceful.shutdown()).await;
}

/// What `first` gives, or nothing once `other` is done.
async fn race<T>(first: impl Future<Output = T>, other: impl Future<Output = ()>) -> Option<T> {
    let (mut first, mut other) = (std::pin::pin!(first), std::pin::pin!(other));
    std::future::poll_fn(|context| {
        use std::task::Poll;
        if let Poll::Ready(()) = other.as_mut().poll(context) {
            return Poll::Ready(None);
        }
        first.as_mut().poll(context).map(Some)
    })
    .await
}
