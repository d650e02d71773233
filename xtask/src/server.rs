//! The server under test: built, started on a free port, stopped.

use crate::command::Job;
use crate::problem::{Outcome, Problem, at};
use crate::project;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Child;
use std::time::{Duration, Instant};

/// How long a server on a busy machine may take to answer for the first time.
const PATIENCE: Duration = Duration::from_secs(30);

/// Builds the server; gives the program.
pub(crate) fn build(release: bool) -> Outcome<PathBuf> {
    println!("Building the server (a few minutes the first time, then seconds) …");
    let job = Job::cargo("build").args(["--package", "server", "--bin", "switchboard"]);
    let (job, folder) = if release { (job.arg("--release"), "release") } else { (job, "debug") };
    job.run()?;
    Ok(project::target().join(folder).join(project::executable("switchboard")))
}

/// The server with the demo story, and with the app from `dist/`.
pub(crate) fn demo(program: &Path, listen: SocketAddr, data: &Path) -> Job {
    Job::new(program)
        .args(["serve", "--demo", "--listen", &listen.to_string(), "--data"])
        .arg(data)
        .env("SWITCHBOARD_APP_DIR", project::dist())
}

/// A server that lives as long as this value.
pub(crate) struct Running {
    child: Child,
    address: SocketAddr,
}

impl Running {
    /// Starts a server with fresh demo data.
    pub(crate) fn demo(program: &Path, name: &str) -> Outcome<Self> {
        Self::start(name, |address, folder| Ok(demo(program, address, &folder.join("data"))))
    }

    /// Starts what `server` makes of a free address and an empty folder of that name in `target/`, and waits until
    /// it is ready. Its output goes to a file there, named in the error if it does not start.
    pub(crate) fn start(name: &str, server: impl FnOnce(SocketAddr, &Path) -> Outcome<Job>) -> Outcome<Self> {
        let folder = project::at("target").join(name);
        if folder.exists() {
            at(&folder, std::fs::remove_dir_all(&folder))?;
        }
        at(&folder, std::fs::create_dir_all(&folder))?;
        let address = free_address()?;
        let log = folder.join("server.log");
        let output = at(&log, std::fs::File::create(&log))?;
        let child = server(address, &folder)?.start(output)?;
        let mut running = Self { child, address };
        running.wait(&log)?;
        Ok(running)
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    fn wait(&mut self, log: &Path) -> Outcome {
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            if ready(self.address) {
                return Ok(());
            }
            if let Ok(Some(status)) = self.child.try_wait() {
                let said = std::fs::read_to_string(log).unwrap_or_default();
                return Err(Problem::new(format!("The server ended before it answered ({status}). It said:\n{said}")));
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        Err(Problem::new(format!("The server did not answer within {PATIENCE:?}; see {}.", log.display())))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Says in one sentence when something else listens there already.
pub(crate) fn require_free(address: SocketAddr) -> Outcome {
    TcpListener::bind(address).map(drop).map_err(|error| {
        Problem::new(format!(
            "Cannot listen on {address}: {error}. Stop the program that uses it, or choose another address: cargo xtask run --listen 127.0.0.1:8081"
        ))
    })
}

/// Where nobody listens now.
pub(crate) fn free_address() -> Outcome<SocketAddr> {
    TcpListener::bind("127.0.0.1:0")
        .and_then(|listener| listener.local_addr())
        .map_err(|error| Problem::new(format!("No free port on 127.0.0.1: {error}.")))
}

fn ready(address: SocketAddr) -> bool {
    let ask = || -> std::io::Result<bool> {
        let mut stream = TcpStream::connect_timeout(&address, Duration::from_secs(1))?;
        stream.set_read_timeout(Some(Duration::from_secs(2)))?;
        write!(stream, "GET /readyz HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n")?;
        let mut start = [0; 12];
        stream.read_exact(&mut start)?;
        Ok(start.ends_with(b" 200"))
    };
    ask().unwrap_or(false)
}
