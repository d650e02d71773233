//! What a browser gets for which path.

use super::{File, Source, answer, keep_for};
use axum::body::Body;
use axum::http::{Request, Response, StatusCode, header};
use http_body_util::BodyExt;
use std::path::PathBuf;
use tower::ServiceExt;

static FILES: &[File] = &[
    File { path: "/app-903ff100da3a2db2_bg.wasm", etag: "aa", plain: b"plain", br: Some(b"br"), gz: Some(b"gz") },
    File { path: "/index.html", etag: "bb", plain: b"<!doctype html>", br: None, gz: None },
];

const PAGE: (&str, &str) = ("accept", "text/html,application/xhtml+xml,*/*;q=0.8");

async fn ask(source: Source, method: &str, path: &str, fields: &[(&str, &str)]) -> Response<Body> {
    let request =
        fields.iter().fold(Request::builder().method(method).uri(path), |r, (name, value)| r.header(*name, *value));
    let request = request.body(Body::empty()).unwrap();
    ask_with(source, None, request).await
}

/// As the whole router does it: `HEAD` is answered without a body.
async fn ask_with(source: Source, kept: Option<PathBuf>, request: Request<Body>) -> Response<Body> {
    let site = move |request: Request<Body>| async move {
        let (parts, _) = request.into_parts();
        answer(&source, kept.as_deref(), &parts.method, parts.uri.path(), &parts.headers).await
    };
    axum::Router::new().fallback(site).oneshot(request).await.unwrap()
}

async fn get(path: &str, fields: &[(&str, &str)]) -> Response<Body> {
    ask(Source::Embedded(FILES), "GET", path, fields).await
}

async fn text(response: Response<Body>) -> String {
    let bytes = response.into_body().collect().await.unwrap().to_bytes();
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn field(response: &Response<Body>, name: header::HeaderName) -> Option<&str> {
    response.headers().get(name).map(|value| value.to_str().unwrap())
}

#[tokio::test]
async fn a_file_is_sent_in_the_smallest_form_that_the_browser_takes() {
    for (accept, body, encoding) in [
        ("gzip, deflate, br, zstd", "br", Some("br")),
        ("gzip", "gz", Some("gzip")),
        ("br;q=0, gzip;q=0.5", "gz", Some("gzip")),
        ("identity", "plain", None),
    ] {
        let response = get("/app-903ff100da3a2db2_bg.wasm", &[("accept-encoding", accept)]).await;
        assert_eq!(field(&response, header::CONTENT_ENCODING), encoding, "{accept}");
        assert_eq!(field(&response, header::CONTENT_TYPE), Some("application/wasm"));
        assert_eq!(field(&response, header::VARY), Some("accept-encoding"));
        assert_eq!(text(response).await, body, "{accept}");
    }
}

#[tokio::test]
async fn an_unknown_path_is_the_page_for_people_and_an_error_for_programs() {
    for (method, path, fields, status) in [
        ("GET", "/", &[][..], StatusCode::OK),
        ("GET", "/customers/1", &[PAGE], StatusCode::OK),
        ("HEAD", "/customers/1", &[PAGE], StatusCode::OK),
        ("GET", "/customers/1", &[("accept", "*/*")], StatusCode::NOT_FOUND),
        ("GET", "/api/v1/nothing", &[PAGE], StatusCode::NOT_FOUND),
        ("GET", "/v1/nothing", &[PAGE], StatusCode::NOT_FOUND),
        ("POST", "/customers/1", &[PAGE], StatusCode::NOT_FOUND),
    ] {
        let response = ask(Source::Embedded(FILES), method, path, fields).await;
        assert_eq!(response.status(), status, "{method} {path}");
        assert_eq!(
            text(response).await.is_empty(),
            method == "HEAD" || path.contains("v1") || method == "POST",
            "{method} {path}"
        );
    }
}

#[tokio::test]
async fn an_unchanged_page_is_not_sent_again() {
    let first = get("/", &[]).await;
    assert_eq!(field(&first, header::CACHE_CONTROL), Some("no-cache"));
    let etag = field(&first, header::ETAG).unwrap().to_owned();
    let second = get("/customers", &[PAGE, ("if-none-match", &etag)]).await;
    assert_eq!(second.status(), StatusCode::NOT_MODIFIED);
    assert_eq!(text(second).await, "");
    assert_eq!(get("/", &[("if-none-match", "\"other\"")]).await.status(), StatusCode::OK);
}

#[test]
fn only_names_with_a_hash_are_kept_for_ever() {
    for path in ["/app-903ff100da3a2db2.js", "/style-bb4b214091bc8495.css", "/x/app-03ff100da3a2db2_bg.wasm"] {
        assert!(keep_for(path).contains("immutable"), "{path}");
    }
    for path in ["/index.html", "/locales/de.txt", "/deadbeefdeadbeef"] {
        assert_eq!(keep_for(path), "no-cache", "{path}");
    }
}

#[tokio::test]
async fn a_folder_gives_its_files_and_nothing_beside_it() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("dist");
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("index.html"), "the page").unwrap();
    std::fs::write(place.path().join("secret"), "secret").unwrap();
    let source = Source::Folder(folder);
    let page = ask(source.clone(), "GET", "/subscriptions", &[PAGE]).await;
    assert_eq!(text(page).await, "the page");
    for path in ["/../secret", "/%2e%2e/secret", "/..%2fsecret", "/x/../../secret", "//secret", "/..\\secret"] {
        let Ok(uri) = path.parse::<axum::http::Uri>() else {
            continue;
        };
        let response = ask(source.clone(), "GET", &uri.to_string(), &[]).await;
        assert_eq!(response.status(), StatusCode::NOT_FOUND, "{path}");
    }
    let missing = ask(Source::Missing, "GET", "/", &[PAGE]).await;
    assert!(text(missing).await.contains("cargo xtask build"));
}

static ELEMENTS: &[File] = &[
    File { path: "/embed/1.4.2/index.html", etag: "cc", plain: b"<!doctype html>", br: None, gz: None },
    File { path: "/embed/1.4.2/locales/de.txt", etag: "dd", plain: b"plain", br: Some(b"br"), gz: None },
    File { path: "/embed/1.4.2/support-contact.js", etag: "ee", plain: b"plain", br: Some(b"br"), gz: Some(b"gz") },
    File { path: "/embed/1/support-contact.js", etag: "ff", plain: b"plain", br: Some(b"br"), gz: Some(b"gz") },
    File { path: "/index.html", etag: "bb", plain: b"the page of the app", br: None, gz: None },
];

async fn element(kept: Option<PathBuf>, path: &str, fields: &[(&str, &str)]) -> Response<Body> {
    let request = fields.iter().fold(Request::builder().uri(path), |r, (name, value)| r.header(*name, *value));
    ask_with(Source::Embedded(ELEMENTS), kept, request.body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn elements_may_be_loaded_from_everywhere_and_an_exact_version_for_ever() {
    for (path, keep, kind) in [
        ("/embed/1.4.2/support-contact.js", "public, max-age=31536000, immutable", "text/javascript; charset=utf-8"),
        ("/embed/1.4.2/locales/de.txt", "public, max-age=31536000, immutable", "text/plain; charset=utf-8"),
        ("/embed/1/support-contact.js", "public, max-age=300", "text/javascript; charset=utf-8"),
        ("/embed/1.4.2/", "no-cache", "text/html; charset=utf-8"),
        ("/embed/1.4.2/index.html", "no-cache", "text/html; charset=utf-8"),
    ] {
        let response = element(None, path, &[("accept-encoding", "br")]).await;
        assert_eq!(response.status(), StatusCode::OK, "{path}");
        assert_eq!(field(&response, header::CACHE_CONTROL), Some(keep), "{path}");
        assert_eq!(field(&response, header::CONTENT_TYPE), Some(kind), "{path}");
        assert_eq!(field(&response, header::ACCESS_CONTROL_ALLOW_ORIGIN), Some("*"), "{path}");
        let policy = response.headers().get("cross-origin-resource-policy").unwrap();
        assert_eq!(policy, "cross-origin", "{path}");
        let page = field(&response, header::CONTENT_SECURITY_POLICY);
        assert_eq!(page.is_some(), kind.starts_with("text/html"), "{path}");
        assert!(page.is_none_or(|policy| !policy.contains("unsafe-inline")), "{path}");
    }
    let packed = element(None, "/embed/1/support-contact.js", &[("accept-encoding", "br")]).await;
    assert_eq!(field(&packed, header::CONTENT_ENCODING), Some("br"));
    assert_eq!(text(packed).await, "br");
}

#[tokio::test]
async fn an_unknown_element_is_never_the_apps_page() {
    for path in ["/embed/", "/embed/1", "/embed/2/support-contact.js", "/embed/1.4.3/support-contact.js", "/embed/x/y"]
    {
        let response = element(None, path, &[PAGE]).await;
        assert_eq!(response.status(), StatusCode::NOT_FOUND, "{path}");
        assert_eq!(field(&response, header::ACCESS_CONTROL_ALLOW_ORIGIN), Some("*"), "{path}");
        assert!(!text(response).await.contains("the page of the app"), "{path}");
    }
}

#[tokio::test]
async fn an_earlier_version_comes_from_what_was_kept() {
    let place = tempfile::tempdir().unwrap();
    let data = place.path().join("data");
    std::fs::create_dir(&data).unwrap();
    let kept = super::earlier::keep(&Source::Embedded(ELEMENTS), &data).unwrap();
    assert_eq!(kept.iter().map(ToString::to_string).collect::<Vec<_>>(), ["1.4.2"]);
    assert!(super::earlier::keep(&Source::Embedded(ELEMENTS), &data).unwrap().is_empty(), "once");
    assert!(!data.join("embed/1").exists(), "the newest has no place of its own");
    // The next program has another version; the earlier one stays as it was.
    let asked = |path: &str, accept: &'static str| {
        let request = Request::builder().uri(path).header("accept-encoding", accept).body(Body::empty()).unwrap();
        ask_with(Source::Embedded(FILES), Some(data.clone()), request)
    };
    for (accept, body, encoding) in
        [("br", "br", Some("br")), ("gzip", "gz", Some("gzip")), ("identity", "plain", None)]
    {
        let response = asked("/embed/1.4.2/support-contact.js", accept).await;
        assert_eq!(field(&response, header::CONTENT_ENCODING), encoding);
        assert_eq!(field(&response, header::CONTENT_TYPE), Some("text/javascript; charset=utf-8"));
        assert_eq!(field(&response, header::CACHE_CONTROL), Some("public, max-age=31536000, immutable"));
        assert_eq!(text(response).await, body, "{accept}");
    }
    std::fs::write(data.join("secret"), "secret").unwrap();
    std::fs::create_dir_all(data.join("embed/1")).unwrap();
    std::fs::write(data.join("embed/1/x.js"), "x").unwrap();
    for path in ["/embed/1.4.2/../../secret", "/embed/1.4.2/..%2f..%2fsecret", "/embed/1/x.js", "/embed/1.4.2//x"] {
        assert_eq!(asked(path, "identity").await.status(), StatusCode::NOT_FOUND, "{path}");
    }
}
