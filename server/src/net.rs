//! The accept loop: HTTP/1.1 over TCP, with a time-out on headers, a cap on connections and a drain.
//!
//! `axum::serve` has no header time-out. HTTP/2 without TLS is spoken by proxies only, which speak HTTP/1.1 as well,
//! and telling the two apart would be one more wait for a client that sends nothing.

use std::convert::Infallible;
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::response::{IntoResponse as _, Response};
use http::{Request, StatusCode};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::http::Front;
use crate::http::peer::Peer;

/// The bounds of the loop.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    /// Open connections at a time; more wait to be accepted.
    pub connections: usize,
    /// A request's head must have arrived after so long; a connection may rest for so long between requests.
    pub head: Duration,
    /// A request must be answered, its body included, after so long.
    pub answer: Duration,
    /// How long open requests may take to end once the loop was told to stop.
    pub drain: Duration,
}

impl Default for Bounds {
    fn default() -> Self {
        let seconds = Duration::from_secs;
        Self { connections: 10_000, head: seconds(10), answer: seconds(60), drain: seconds(20) }
    }
}

/// The most bytes of a request's head.
const LARGEST_HEAD: usize = 64 * 1_024;

/// Answers until `stop` is ready, then lets what was begun end.
pub async fn serve(listener: TcpListener, front: Front, bounds: Bounds, stop: impl Future<Output = ()>) {
    let places = Arc::new(Semaphore::new(bounds.connections));
    let graceful = GracefulShutdown::new();
    tokio::pin!(stop);
    loop {
        let next = async {
            let place = Arc::clone(&places).acquire_owned().await;
            (place, listener.accept().await)
        };
        tokio::select! {
            () = &mut stop => break,
            (place, accepted) = next => match (place, accepted) {
                (Ok(place), Ok((stream, address))) => {
                    let peer = Peer(address.ip());
                    connection(stream, peer, place, &front, bounds, &graceful);
                }
                (_, Err(error)) => rest(&error).await,
                (Err(_), Ok(_)) => {}
            },
        }
    }
    drop(listener);
    if tokio::time::timeout(bounds.drain, graceful.shutdown()).await.is_err() {
        tracing::warn!("some requests did not end in time and were cut off");
    }
}

/// Accepting fails when the process has no file left; it is tried again when others may have closed theirs.
async fn rest(error: &std::io::Error) {
    tracing::warn!(%error, "no connection could be accepted");
    tokio::time::sleep(Duration::from_millis(100)).await;
}

fn connection(
    stream: TcpStream,
    peer: Peer,
    place: OwnedSemaphorePermit,
    front: &Front,
    bounds: Bounds,
    graceful: &GracefulShutdown,
) {
    // Small answers should not wait for more to come.
    let _ = stream.set_nodelay(true);
    let front = front.clone();
    let service = service_fn(move |request| answer(front.clone(), peer, request, bounds.answer));
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(bounds.head)
        .max_buf_size(LARGEST_HEAD)
        .serve_connection(TokioIo::new(stream), service);
    let watched = graceful.watch(connection);
    tokio::spawn(async move {
        if let Err(error) = watched.await {
            tracing::debug!(%error, "a connection broke");
        }
        drop(place);
    });
}

/// A request that may write goes on to its end even if the client goes away: it runs in a task of its own.
async fn answer(
    front: Front,
    peer: Peer,
    mut request: Request<Incoming>,
    most: Duration,
) -> Result<Response, Infallible> {
    request.extensions_mut().insert(peer);
    let detached = !request.method().is_safe();
    let work = async move {
        let answered = tokio::time::timeout(most, front.answer(request.map(Body::new))).await;
        answered.unwrap_or_else(|_| StatusCode::REQUEST_TIMEOUT.into_response())
    };
    if !detached {
        return Ok(work.await);
    }
    Ok(tokio::spawn(work).await.unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response()))
}

#[cfg(test)]
mod tests {
    use std::net::SocketAddr;
    use std::sync::atomic::{AtomicBool, Ordering};

    use axum::Router;
    use axum::routing::{get, post};
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    use tokio::sync::oneshot;
    use tokio::task::JoinHandle;

    use super::*;
    use crate::native::ids::OsIds;

    const SHORT: Bounds = Bounds {
        connections: 4,
        head: Duration::from_millis(200),
        answer: Duration::from_secs(5),
        drain: Duration::from_secs(5),
    };

    async fn start(router: Router) -> (SocketAddr, oneshot::Sender<()>, JoinHandle<()>) {
        let front = Front::new(router, Arc::new(OsIds), false);
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel::<()>();
        let until = async move {
            let _ = stopped.await;
        };
        (address, stop, tokio::spawn(serve(listener, front, SHORT, until)))
    }

    async fn exchange(stream: &mut TcpStream, sent: &str) -> String {
        stream.write_all(sent.as_bytes()).await.unwrap();
        let mut answer = String::new();
        let _ = stream.read_to_string(&mut answer).await;
        answer
    }

    #[tokio::test]
    async fn a_head_that_does_not_come_ends_the_connection() {
        let (address, _stop, _task) = start(Router::new().route("/", get(async || "here"))).await;
        let mut slow = TcpStream::connect(address).await.unwrap();
        let answer = tokio::time::timeout(Duration::from_secs(3), exchange(&mut slow, "GET / HTTP/1.1\r\nHo")).await;
        assert!(!answer.unwrap().contains("200"), "cut off, unanswered");
        let mut silent = TcpStream::connect(address).await.unwrap();
        let answer = tokio::time::timeout(Duration::from_secs(3), exchange(&mut silent, "")).await;
        assert_eq!(answer.unwrap(), "");
        let mut quick = TcpStream::connect(address).await.unwrap();
        let answer = exchange(&mut quick, "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").await;
        assert!(answer.starts_with("HTTP/1.1 200") && answer.ends_with("here"), "{answer}");
    }

    #[tokio::test]
    async fn what_writes_ends_its_work_when_the_client_is_gone() {
        static DONE: AtomicBool = AtomicBool::new(false);
        let (begun, mut has_begun) = tokio::sync::mpsc::channel(1);
        let work = async move || {
            begun.send(()).await.unwrap();
            tokio::time::sleep(Duration::from_millis(200)).await;
            DONE.store(true, Ordering::SeqCst);
        };
        let (address, _stop, _task) = start(Router::new().route("/", post(work))).await;
        let mut client = TcpStream::connect(address).await.unwrap();
        client.write_all(b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n").await.unwrap();
        has_begun.recv().await.unwrap();
        drop(client);
        tokio::time::sleep(Duration::from_millis(600)).await;
        assert!(DONE.load(Ordering::SeqCst));
    }

    #[tokio::test]
    async fn stopping_lets_an_open_request_end() {
        let (begun, mut has_begun) = tokio::sync::mpsc::channel(1);
        let work = async move || {
            begun.send(()).await.unwrap();
            tokio::time::sleep(Duration::from_millis(300)).await;
            "done"
        };
        let (address, stop, task) = start(Router::new().route("/", get(work))).await;
        let mut client = TcpStream::connect(address).await.unwrap();
        client.write_all(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n").await.unwrap();
        has_begun.recv().await.unwrap();
        stop.send(()).unwrap();
        let mut answer = String::new();
        client.read_to_string(&mut answer).await.unwrap();
        assert!(answer.ends_with("done"), "{answer}");
        task.await.unwrap();
        assert!(TcpStream::connect(address).await.is_err());
    }
}
