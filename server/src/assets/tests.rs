//! What a browser gets for which path.

use super::{File, Source, keep, router_of};
use axum::body::Body;
use axum::http::{Request, Response, StatusCode, header};
use http_body_util::BodyExt;
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
    router_of(source).oneshot(request).await.unwrap()
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
        assert!(keep(path).contains("immutable"), "{path}");
    }
    for path in ["/index.html", "/locales/de.txt", "/embed/support-contact.js", "/deadbeefdeadbeef"] {
        assert_eq!(keep(path), "no-cache", "{path}");
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
