//! Being asked to stop: Ctrl-C, or SIGTERM where there is one.

use super::trouble::{Outcome, Trouble};

/// Hears it from the moment it is made.
pub struct Stop {
    #[cfg(unix)]
    interrupted: tokio::signal::unix::Signal,
    #[cfg(unix)]
    terminated: tokio::signal::unix::Signal,
    #[cfg(windows)]
    interrupted: tokio::signal::windows::CtrlC,
    #[cfg(windows)]
    terminated: tokio::signal::windows::CtrlClose,
}

impl Stop {
    /// Begins to listen.
    pub fn listen() -> Outcome<Self> {
        Self::open().map_err(|error| Trouble::new(format!("cannot listen for signals: {error}")))
    }

    #[cfg(unix)]
    fn open() -> std::io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        Ok(Self { interrupted: signal(SignalKind::interrupt())?, terminated: signal(SignalKind::terminate())? })
    }

    #[cfg(windows)]
    fn open() -> std::io::Result<Self> {
        use tokio::signal::windows::{ctrl_c, ctrl_close};
        Ok(Self { interrupted: ctrl_c()?, terminated: ctrl_close()? })
    }

    /// Ready when the process is asked to stop. Asked by Ctrl-C once more, it stops at once.
    pub async fn asked(mut self) {
        tokio::select! {
            _ = self.interrupted.recv() => {}
            _ = self.terminated.recv() => {}
        }
        tokio::spawn(async move {
            if self.interrupted.recv().await.is_some() {
                std::process::exit(130);
            }
        });
    }
}
