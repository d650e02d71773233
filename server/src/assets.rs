//! The web app as the server hands it out: from inside the binary when it was built with the feature `embed`, else
//! from the folder that `SWITCHBOARD_APP_DIR` names (`cargo xtask run` and the tests do).
//!
//! Files whose name carries a hash of their content are kept by browsers for ever; everything else is asked for
//! again each time and answered with 304 when unchanged. A path that no file and no route has, asked for by
//! somebody who reads HTML, gets the page: the app knows its own routes.

mod earlier;
mod embed;

use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

pub use self::earlier::copy as copy_kept;

/// Paths that belong to programs: an unknown one is an error there, never the page.
const NOT_PAGES: [&str; 4] = ["/api/", "/v1/", "/healthz", "/readyz"];

/// One file of the app in the forms in which it can be sent.
#[derive(Clone, Copy, Debug)]
struct File {
    /// The path in the URL, with its leading slash.
    path: &'static str,
    /// A hash of the content, without quotes.
    etag: &'static str,
    plain: &'static [u8],
    br: Option<&'static [u8]>,
    gz: Option<&'static [u8]>,
}

/// Where the app comes from.
#[derive(Clone, Debug)]
enum Source {
    /// Inside the binary, ordered by path.
    Embedded(&'static [File]),
    /// Read from disk at every request: for development.
    Folder(PathBuf),
    /// Built without it, and no folder named.
    Missing,
}

#[cfg(feature = "embed")]
static EMBEDDED: &[File] = include!(concat!(env!("OUT_DIR"), "/assets.rs"));
#[cfg(not(feature = "embed"))]
static EMBEDDED: &[File] = &[];

/// The app's files, the elements', and, for every other path that a person opens, the app's page: what the router that
/// has all other routes falls back on. `kept`: the data directory with earlier versions of the elements.
pub async fn serve(kept: Option<&Path>, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    answer(&SOURCE, kept, &parts.method, parts.uri.path(), &parts.headers).await
}

/// Keeps this program's version of the elements in the data directory, for the time when it is an earlier one.
pub fn keep(data: &Path) {
    match earlier::keep(&SOURCE, data) {
        Ok(kept) => kept.iter().for_each(|version| tracing::info!(%version, "this version of the elements is kept")),
        Err(error) => tracing::warn!(%error, "this version of the elements could not be kept in the data directory"),
    }
}

static SOURCE: LazyLock<Source> = LazyLock::new(|| match std::env::var_os("SWITCHBOARD_APP_DIR") {
    _ if !EMBEDDED.is_empty() => Source::Embedded(EMBEDDED),
    Some(folder) => Source::Folder(folder.into()),
    None => Source::Missing,
});

async fn answer(source: &Source, kept: Option<&Path>, method: &Method, path: &str, headers: &HeaderMap) -> Response {
    if !matches!(*method, Method::GET | Method::HEAD) || NOT_PAGES.iter().any(|start| path.starts_with(start)) {
        return StatusCode::NOT_FOUND.into_response();
    }
    if path.starts_with(embed::FOLDER) {
        return embed::answer(source, kept, path, headers).await;
    }
    let path = if path == "/" { "/index.html" } else { path };
    if let Some(found) = file(source, path, headers).await {
        return found;
    }
    let page = if reads_html(headers) { file(source, "/index.html", headers).await } else { None };
    page.unwrap_or_else(|| not_found(source))
}

fn not_found(source: &Source) -> Response {
    let text = match source {
        Source::Missing => "This server was built without its web app. `cargo xtask build` builds both.\n",
        Source::Folder(_) | Source::Embedded(_) => "Not found.\n",
    };
    (StatusCode::NOT_FOUND, text).into_response()
}

async fn file(source: &Source, path: &str, headers: &HeaderMap) -> Option<Response> {
    match source {
        Source::Embedded(files) => {
            let place = files.binary_search_by(|file| file.path.cmp(path)).ok()?;
            files.get(place).map(|file| embedded(file, headers))
        }
        Source::Folder(folder) => {
            let bytes = tokio::fs::read(folder.join(safe(path)?)).await.ok()?;
            Some(([(header::CONTENT_TYPE, kind(path)), (header::CACHE_CONTROL, "no-store")], bytes).into_response())
        }
        Source::Missing => None,
    }
}

/// The path below a folder, or `None` when it could lead out of it.
fn safe(path: &str) -> Option<&str> {
    let path = path.strip_prefix('/')?;
    let plain = |part: &str| !part.is_empty() && !part.starts_with('.') && !part.contains(['\\', ':', '%']);
    path.split('/').all(plain).then_some(path)
}

fn embedded(file: &File, headers: &HeaderMap) -> Response {
    let (bytes, encoding) = match (file.br, file.gz) {
        (Some(br), _) if accepts(headers, "br") => (br, Some("br")),
        (_, Some(gz)) if accepts(headers, "gzip") => (gz, Some("gzip")),
        _ => (file.plain, None),
    };
    let etag = format!("\"{}{}\"", file.etag, encoding.unwrap_or_default());
    let known = headers.get_all(header::IF_NONE_MATCH).iter().any(|value| lists(value, &etag));
    let mut response = Response::new(Body::empty());
    let fields = response.headers_mut();
    fields.insert(header::CACHE_CONTROL, HeaderValue::from_static(keep_for(file.path)));
    fields.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Ok(etag) = HeaderValue::from_str(&etag) {
        fields.insert(header::ETAG, etag);
    }
    if known {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
        return response;
    }
    fields.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind(file.path)));
    if let Some(encoding) = encoding {
        fields.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    *response.body_mut() = Body::from(bytes);
    response
}

/// Whether an `If-None-Match` names the tag (RFC 9110, 13.1.2: compared weakly).
fn lists(value: &HeaderValue, etag: &str) -> bool {
    let text = value.to_str().unwrap_or_default();
    text.split(',').map(str::trim).any(|one| one == "*" || one.strip_prefix("W/").unwrap_or(one) == etag)
}

/// Whether `Accept-Encoding` names the coding and does not refuse it.
fn accepts(headers: &HeaderMap, coding: &str) -> bool {
    let values = headers.get_all(header::ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    values.flat_map(|value| value.split(',')).any(|item| {
        let (name, weight) = item.split_once(';').unwrap_or((item, "q=1"));
        let refused = weight.trim().strip_prefix("q=").is_some_and(|q| q.trim().parse().is_ok_and(|q: f32| q <= 0.0));
        name.trim().eq_ignore_ascii_case(coding) && !refused
    })
}

/// Browsers name HTML when a person opens a path; scripts and images do not.
fn reads_html(headers: &HeaderMap) -> bool {
    let accept = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok());
    accept.is_some_and(|accept| accept.contains("text/html"))
}

/// For ever, if the name carries a hash (`app-903ff100da3a2db2_bg.wasm`: 14 to 16 hexadecimal digits, as Trunk
/// writes them).
fn keep_for(path: &str) -> &'static str {
    let hash = |part: &str| (14..=16).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    let name = path.rsplit('/').next().unwrap_or_default();
    if name.split(['-', '_', '.']).skip(1).any(hash) { "public, max-age=31536000, immutable" } else { "no-cache" }
}

fn kind(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, extension)| extension) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("txt") => "text/plain; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests;
