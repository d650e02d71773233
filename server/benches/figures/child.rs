//! The programs under measurement, each a process of its own: started, watched, ended.

use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A server in a process of its own.
pub struct Server {
    child: Child,
    /// Where it listens.
    pub address: SocketAddr,
    /// How long it took from its start to its first answer.
    pub ready_after: Duration,
}

impl Server {
    /// Starts `switchboard serve` on that data directory.
    pub fn switchboard(data: &Path) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_switchboard"));
        Self::start(&mut command, |command, address| {
            command.args(["serve", "--requests-per-second", "0", "--listen", &address.to_string(), "--data"]).arg(data);
        })
    }

    /// Starts the bare route that answers with these bytes.
    pub fn bare(body: &str) -> Self {
        let mut command = Command::new(std::env::current_exe().expect("this program has a path"));
        Self::start(&mut command, |command, address| {
            command.args(["bare", &address.to_string(), body]);
        })
    }

    fn start(command: &mut Command, arguments: impl Fn(&mut Command, SocketAddr)) -> Self {
        let free = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
        let address = free.expect("a free port");
        arguments(command, address);
        let begin = Instant::now();
        let child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the program starts");
        let mut server = Self { child, address, ready_after: Duration::ZERO };
        while !answers(address) {
            assert!(begin.elapsed() < Duration::from_secs(30), "the server did not answer");
            assert!(server.child.try_wait().expect("its state").is_none(), "the server ended");
            std::thread::sleep(Duration::from_millis(2));
        }
        server.ready_after = begin.elapsed();
        server
    }

    /// CPU time so far, user and system, over all its threads. The kernel counts in hundredths of a second.
    pub fn cpu(&self) -> Duration {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id())).expect("Linux");
        let after_name = stat.rsplit(')').next().unwrap_or_default();
        let ticks: u64 =
            after_name.split_whitespace().skip(11).take(2).filter_map(|text| text.parse::<u64>().ok()).sum();
        Duration::from_millis(ticks * 10)
    }

    /// Resident memory now, in bytes.
    pub fn resident(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).expect("Linux");
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or_default();
        line.split_whitespace().next().and_then(|text| text.parse::<u64>().ok()).unwrap_or(0) * 1024
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn answers(address: SocketAddr) -> bool {
    use std::io::{Read, Write};
    let ask = || -> std::io::Result<bool> {
        let mut stream = std::net::TcpStream::connect_timeout(&address, Duration::from_millis(200))?;
        stream.set_read_timeout(Some(Duration::from_secs(2)))?;
        write!(stream, "GET /readyz HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n")?;
        let mut start = [0; 12];
        stream.read_exact(&mut start)?;
        Ok(start.ends_with(b" 200"))
    };
    ask().unwrap_or(false)
}

/// Runs a command of the program to its end and gives what it printed.
pub fn switchboard(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_switchboard")).args(arguments).output().expect("the program starts");
    assert!(output.status.success(), "switchboard {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}
