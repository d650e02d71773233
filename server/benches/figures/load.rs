//! Load over plain keep-alive connections: requests are bytes made before, answers are read and counted, so that the
//! generator costs little and the server's own CPU time is what is compared.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// What one run saw.
#[derive(Clone, Debug, Default)]
pub struct Seen {
    /// Answers with status 2xx.
    pub good: u64,
    /// Other answers.
    pub bad: u64,
    /// How long the run took.
    pub took: Duration,
    /// One latency an answer, sorted.
    pub latencies: Vec<Duration>,
}

impl Seen {
    /// The latency below which this part of the answers lies, 0 to 1.
    pub fn quantile(&self, part: f64) -> Duration {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "an index"
        )]
        let place = ((self.latencies.len() as f64 - 1.0) * part).max(0.0) as usize;
        self.latencies.get(place).copied().unwrap_or_default()
    }
}

/// Sends on `connections` connections at once, each its own list of requests over and over, for that long.
pub async fn run(address: SocketAddr, connections: Vec<Vec<Vec<u8>>>, time: Duration) -> Seen {
    let start = Instant::now();
    let tasks: Vec<_> =
        connections.into_iter().map(|requests| tokio::spawn(one_connection(address, requests, start + time))).collect();
    let mut all = Seen::default();
    for task in tasks {
        let seen = task.await.expect("a connection's task does not panic");
        all.good += seen.good;
        all.bad += seen.bad;
        all.latencies.extend(seen.latencies);
    }
    all.took = start.elapsed();
    all.latencies.sort_unstable();
    all
}

async fn one_connection(address: SocketAddr, requests: Vec<Vec<u8>>, end: Instant) -> Seen {
    let mut seen = Seen::default();
    let mut wire = Wire::connect(address).await;
    for request in requests.iter().cycle() {
        let sent = Instant::now();
        if sent >= end {
            break;
        }
        let status = wire.exchange(request).await.0;
        let count = if (200..300).contains(&status) { &mut seen.good } else { &mut seen.bad };
        *count += 1;
        seen.latencies.push(sent.elapsed());
    }
    seen
}

/// One keep-alive connection.
pub struct Wire {
    stream: TcpStream,
    buffer: Vec<u8>,
}

impl Wire {
    /// Connects.
    pub async fn connect(address: SocketAddr) -> Self {
        let stream = TcpStream::connect(address).await.expect("the server listens");
        stream.set_nodelay(true).expect("a TCP option");
        Self { stream, buffer: Vec::with_capacity(16 * 1024) }
    }

    /// Sends one request and reads its answer: status and body.
    pub async fn exchange(&mut self, request: &[u8]) -> (u16, Vec<u8>) {
        self.stream.write_all(request).await.expect("the server reads");
        self.buffer.clear();
        let head = loop {
            if let Some(end) = self.buffer.windows(4).position(|four| four == b"\r\n\r\n") {
                break end + 4;
            }
            self.fill().await;
        };
        let text = String::from_utf8_lossy(&self.buffer[..head]).to_ascii_lowercase();
        let status = text.get(9..12).and_then(|digits| digits.parse().ok()).unwrap_or(0);
        let length = text.split("content-length: ").nth(1).and_then(|rest| rest.lines().next()?.parse().ok());
        let all = head + length.unwrap_or(0_usize);
        while self.buffer.len() < all {
            self.fill().await;
        }
        (status, self.buffer[head..all].to_vec())
    }

    async fn fill(&mut self) {
        let read = self.stream.read_buf(&mut self.buffer).await.expect("the server answers");
        assert!(read > 0, "the server closed the connection");
    }
}

/// A request's bytes.
pub fn request(method: &str, path: &str, token: &str, body: &str) -> Vec<u8> {
    let authorization = if token.is_empty() { String::new() } else { format!("Authorization: Bearer {token}\r\n") };
    let content = if body.is_empty() {
        String::new()
    } else {
        format!("Content-Type: application/json\r\nContent-Length: {}\r\n", body.len())
    };
    format!("{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{authorization}{content}\r\n{body}").into_bytes()
}
