//! Over which kind of connection a browser comes, which decides whether it may hold a session.

use http::HeaderMap;
use http::header::HOST;

/// Over which kind of connection a browser comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Door {
    /// https: the installation's public address begins so.
    Https,
    /// Plain http within this computer: development and the demonstration.
    Local,
    /// Plain http from elsewhere, or under a name that is not this computer's: nobody signs in through it. The name
    /// counts because a foreign page may let its own name point here.
    Plain,
}

impl Door {
    /// The door of a request.
    pub fn of(https: bool, headers: &HeaderMap) -> Self {
        let host = headers.get(HOST).and_then(|value| value.to_str().ok()).unwrap_or_default();
        match https {
            true => Self::Https,
            false if is_this_computer(host) => Self::Local,
            false => Self::Plain,
        }
    }
}

/// Is it a name of this computer for itself, with or without a port?
fn is_this_computer(host: &str) -> bool {
    let port = |rest: &str| rest.is_empty() || rest.strip_prefix(':').is_some_and(|port| port.parse::<u16>().is_ok());
    ["localhost", "127.0.0.1", "[::1]"].iter().any(|name| host.strip_prefix(name).is_some_and(port))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_computers_own_names_are_local() {
        for host in ["localhost", "localhost:8080", "127.0.0.1:80", "[::1]", "[::1]:8080"] {
            assert!(is_this_computer(host), "{host}");
        }
        for host in
            ["", "localhost.example", "localhost:x", "127.0.0.1.example", "127.0.0.10", "192.168.1.5:8080", "[::1].x"]
        {
            assert!(!is_this_computer(host), "{host}");
        }
    }
}
