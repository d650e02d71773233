//! From where a request comes.

use std::net::IpAddr;

use http::request::Parts;

/// The other end of the connection; put beside each request by the accept loop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Peer(pub IpAddr);

impl Peer {
    /// Who asks. Behind https there is a proxy, which adds the address of its own peer to the end of
    /// `X-Forwarded-For`; that one entry is believed, and only from a proxy in a private network or on this computer.
    pub fn of(parts: &Parts, https: bool) -> Option<IpAddr> {
        let Self(direct) = *parts.extensions.get::<Self>()?;
        if !https || !is_near(direct) {
            return Some(direct);
        }
        let forwarded = parts.headers.get_all("x-forwarded-for").iter().next_back();
        let last = forwarded.and_then(|value| value.to_str().ok()).and_then(|line| line.rsplit(',').next());
        Some(last.and_then(|address| address.trim().parse().ok()).unwrap_or(direct))
    }
}

fn is_near(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(address) => address.is_loopback() || address.is_private() || address.is_link_local(),
        IpAddr::V6(address) => address.is_loopback() || address.is_unique_local() || address.is_unicast_link_local(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(direct: &str, forwarded: &str, https: bool) -> String {
        let mut request = http::Request::builder().header("X-Forwarded-For", forwarded).body(()).unwrap();
        request.extensions_mut().insert(Peer(direct.parse().unwrap()));
        Peer::of(&request.into_parts().0, https).unwrap().to_string()
    }

    #[test]
    fn the_proxy_is_believed_for_the_last_entry_only() {
        let spoofed = "203.0.113.9, 198.51.100.7";
        assert_eq!(of("127.0.0.1", spoofed, true), "198.51.100.7");
        assert_eq!(of("10.0.0.2", spoofed, true), "198.51.100.7");
        assert_eq!(of("198.51.100.1", spoofed, true), "198.51.100.1", "no proxy of ours");
        assert_eq!(of("127.0.0.1", spoofed, false), "127.0.0.1", "no proxy at all");
        assert_eq!(of("127.0.0.1", "nonsense", true), "127.0.0.1");
    }
}
