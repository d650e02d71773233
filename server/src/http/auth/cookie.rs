//! The cookie of a session.

use http::header::COOKIE;
use http::{HeaderMap, HeaderValue};

use super::Door;

/// Its name and attributes. The prefix `__Host-` makes browsers insist on https, the path `/` and no domain (RFC
/// 6265bis, 4.1.3.2); without https it would be refused, so development has a name of its own.
const fn form(door: Door) -> Option<(&'static str, &'static str)> {
    match door {
        Door::Https => Some(("__Host-switchboard", "; Path=/; Secure; HttpOnly; SameSite=Lax")),
        Door::Local => Some(("switchboard-dev", "; Path=/; HttpOnly; SameSite=Lax")),
        Door::Plain => None,
    }
}

/// The session's token, where the browser sent one.
pub fn session_token(door: Door, headers: &HeaderMap) -> Option<&str> {
    let (name, _) = form(door)?;
    let lines = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(key, _)| *key == name).map(|(_, token)| token).filter(|token| !token.is_empty())
}

/// The cookie that begins a session; none where nobody may sign in. It ends with the browser, or with the session.
pub fn session_cookie(door: Door, token: &str) -> Option<HeaderValue> {
    let (name, attributes) = form(door)?;
    HeaderValue::from_str(&format!("{name}={token}{attributes}")).ok()
}

/// The cookie that takes the session's cookie away.
pub fn ended(door: Door) -> Option<HeaderValue> {
    let (name, attributes) = form(door)?;
    HeaderValue::from_str(&format!("{name}={attributes}; Max-Age=0")).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_form_a_door() {
        let cookie = |door| session_cookie(door, "abc").map(|value| value.to_str().unwrap().to_owned());
        assert_eq!(
            cookie(Door::Https).as_deref(),
            Some("__Host-switchboard=abc; Path=/; Secure; HttpOnly; SameSite=Lax")
        );
        assert_eq!(cookie(Door::Local).as_deref(), Some("switchboard-dev=abc; Path=/; HttpOnly; SameSite=Lax"));
        assert_eq!(cookie(Door::Plain), None);
    }

    #[test]
    fn the_token_is_found_among_others_and_only_for_its_own_door() {
        let mut headers = HeaderMap::new();
        headers.append(COOKIE, HeaderValue::from_static("theme=dark; switchboard-dev=abc"));
        headers.append(COOKIE, HeaderValue::from_static("__Host-switchboard=xyz; empty="));
        assert_eq!(session_token(Door::Local, &headers), Some("abc"));
        assert_eq!(session_token(Door::Https, &headers), Some("xyz"));
        assert_eq!(session_token(Door::Plain, &headers), None);
        assert_eq!(session_token(Door::Local, &HeaderMap::new()), None);
    }
}
