//! Requests that another site lets a browser send.
//!
//! A browser sends its cookies along whoever wrote the page, so for methods that change something we look at what
//! the browser says of the page: `Sec-Fetch-Site`, or `Origin` from older browsers. A program that is no browser sends
//! neither, and has no cookie that it did not put there itself. A bearer token is never sent by itself, so requests
//! with one pass. In addition a body must be JSON, which no form can send.

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use http::header::{AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE, HOST, ORIGIN, TRANSFER_ENCODING};
use http::{HeaderMap, Method};
use shared::reason::Code;

use super::problem::Rejection;
/// Lets a request through, or refuses it as another site's.
pub async fn guard(request: Request, next: Next) -> Response {
    match check(request.method(), request.headers()) {
        Ok(()) => next.run(request).await,
        Err(code) => Rejection::from(code).into_response(),
    }
}

fn check(method: &Method, headers: &HeaderMap) -> Result<(), Code> {
    if method.is_safe() || headers.contains_key(AUTHORIZATION) {
        return Ok(());
    }
    if !own_page(headers) {
        return Err(Code::CrossSite);
    }
    let text = |name| text(headers, name);
    let has_body = headers.contains_key(TRANSFER_ENCODING) || text(CONTENT_LENGTH.as_str()).is_some_and(|n| n != "0");
    if has_body && !text(CONTENT_TYPE.as_str()).is_some_and(is_json) {
        return Err(Code::UnsupportedMedia);
    }
    Ok(())
}

/// Was it sent by one of our own pages, by the person itself, or by no browser at all?
pub(super) fn own_page(headers: &HeaderMap) -> bool {
    match (text(headers, "sec-fetch-site"), text(headers, ORIGIN.as_str())) {
        (Some(site), _) => matches!(site, "same-origin" | "none"),
        (None, Some(origin)) => host_of(origin).is_some_and(|host| Some(host) == text(headers, HOST.as_str())),
        (None, None) => true,
    }
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).map(|value| value.to_str().unwrap_or("?"))
}

/// The host and port of an origin; none for `null` and other opaque ones.
pub(super) fn host_of(origin: &str) -> Option<&str> {
    origin.split_once("://").map(|(_, host)| host)
}

fn is_json(content_type: &str) -> bool {
    let kind = content_type.split(';').next().unwrap_or_default().trim();
    kind.eq_ignore_ascii_case("application/json")
}

#[cfg(test)]
mod tests {
    use super::*;

    const JSON: (&str, &str) = ("content-type", "application/json; charset=utf-8");
    const BODY: (&str, &str) = ("content-length", "12");

    type Row<'a> = (Method, &'a [(&'a str, &'a str)], Result<(), Code>);

    #[test]
    fn who_may_change_something() {
        let host = ("host", "desk.example:8443");
        let (refused, media) = (Err(Code::CrossSite), Err(Code::UnsupportedMedia));
        let table: &[Row<'_>] = &[
            (Method::GET, &[("sec-fetch-site", "cross-site")], Ok(())),
            (Method::HEAD, &[("origin", "https://evil.example")], Ok(())),
            (Method::POST, &[("sec-fetch-site", "same-origin"), JSON, BODY], Ok(())),
            (Method::POST, &[("sec-fetch-site", "none"), JSON, BODY], Ok(())),
            (Method::POST, &[("sec-fetch-site", "same-site"), JSON, BODY], refused),
            (Method::POST, &[("sec-fetch-site", "cross-site"), JSON, BODY], refused),
            (Method::DELETE, &[("sec-fetch-site", "cross-site")], refused),
            (Method::DELETE, &[("sec-fetch-site", "same-origin")], Ok(())),
            (Method::PUT, &[host, ("origin", "https://desk.example:8443"), JSON, BODY], Ok(())),
            (Method::PUT, &[host, ("origin", "https://desk.example"), JSON, BODY], refused),
            (Method::PUT, &[host, ("origin", "null"), JSON, BODY], refused),
            (Method::PUT, &[("origin", "https://desk.example")], refused),
            (Method::PUT, &[JSON, BODY], Ok(())),
            (Method::PUT, &[BODY], media),
            (Method::PUT, &[("transfer-encoding", "chunked")], media),
            (Method::POST, &[("sec-fetch-site", "same-origin"), ("content-type", "text/plain"), BODY], media),
            (Method::POST, &[("sec-fetch-site", "cross-site"), ("authorization", "Bearer x")], Ok(())),
        ];
        for (method, headers, expected) in table {
            let map = headers.iter().map(|(k, v)| (k.parse().unwrap(), v.parse().unwrap())).collect();
            assert_eq!(check(method, &map), *expected, "{method} {headers:?}");
        }
    }
}
