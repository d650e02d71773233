//! The elements for other people's pages, as a running server hands them out: versions, and the frame.

use std::path::Path;

use serde_json::{Value, json};

use crate::{TENANT, done, init, serve_with};

/// An app with this version of the elements.
fn built(folder: &Path, version: &str) {
    for name in [version, "1"] {
        let place = folder.join("embed").join(name);
        std::fs::create_dir_all(place.join("locales")).unwrap();
        std::fs::write(place.join("support-contact.js"), format!("// {version}")).unwrap();
        std::fs::write(place.join("locales/de.txt"), "Kontakt").unwrap();
        std::fs::write(place.join("frame.html"), "<!doctype html>").unwrap();
    }
}

#[test]
fn an_upgrade_keeps_the_elements_of_before() {
    let folder = tempfile::tempdir().unwrap();
    let (data, old, new) = (folder.path().join("data"), folder.path().join("old"), folder.path().join("new"));
    for (app, version) in [(&old, "1.0.0"), (&new, "1.1.0")] {
        built(app, version);
    }
    init(&data, &["--local-tokens"]);
    serve_with(&[], &data, Some(&old)).stop();
    let server = serve_with(&[], &data, Some(&new));
    let head = |path: &str| server.ask("GET", path, &[], "");
    let (status, headers, _) = head("/embed/1.0.0/support-contact.js");
    assert_eq!(status, 200, "{headers}");
    for header in [
        "cache-control: public, max-age=31536000, immutable",
        "access-control-allow-origin: *",
        "cross-origin-resource-policy: cross-origin",
        "content-type: text/javascript; charset=utf-8",
    ] {
        assert!(headers.contains(header), "{header}: {headers}");
    }
    assert_eq!(head("/embed/1.0.0/locales/de.txt").0, 200);
    assert_eq!(head("/embed/1.1.0/support-contact.js").0, 200);
    let html = [("Accept", "text/html")];
    for path in [
        "/embed/1.2.0/support-contact.js",
        "/embed/1.0.0/nothing.js",
        "/embed/1.0.0/../../keys/tokens.json",
        "/embed/1.0.0/..%2f..%2fkeys%2ftokens.json",
        "/embed/../keys/tokens.json",
        "/embed/1.0.0//etc/passwd",
        "/embed/keys/tokens.json",
        "/embed/",
    ] {
        let (status, headers, _) = server.ask("GET", path, &html, "");
        assert_eq!(status, 404, "{path}: {headers}");
    }
    let backup = folder.path().join("backup");
    done(&["backup", backup.to_str().unwrap()], &data, "");
    assert!(backup.join("embed/1.0.0/support-contact.js").is_file());
    server.stop();
}

#[test]
fn the_frame_is_for_the_origins_of_its_provider() {
    let folder = tempfile::tempdir().unwrap();
    let (data, app) = (folder.path().join("data"), folder.path().join("app"));
    built(&app, "1.0.0");
    init(&data, &["--local-tokens"]);
    let token = done(&["token", "--role", "admin_agent"], &data, "").trim_end().to_owned();
    let server = serve_with(&[], &data, Some(&app));
    let policy = |path: &str| {
        let (status, head, _) = server.ask("GET", path, &[], "");
        assert_eq!(status, 200, "{head}");
        let head = head.to_ascii_lowercase();
        assert!(head.contains("cache-control: no-store") && !head.contains("x-frame-options"), "{head}");
        assert!(head.contains("cross-origin-opener-policy: unsafe-none"), "{head}");
        let line = head.lines().find_map(|line| line.strip_prefix("content-security-policy: ")).unwrap().to_owned();
        line.split_once("frame-ancestors ").unwrap().1.to_owned()
    };
    let frame = format!("/embed/1/frame?tenant={TENANT}");
    assert_eq!(policy(&frame), "'none'");
    let bearer = format!("Bearer {token}");
    let headers = [("Authorization", bearer.as_str()), ("Content-Type", "application/json")];
    let make = |origins: Value| {
        let body = json!({ "name": "Portal", "origins": origins }).to_string();
        let (status, _, made) = server.ask("POST", "/api/v1/embed/portals", &headers, &body);
        assert_eq!(status, 201, "{made}");
        made["portal"]["id"].as_str().unwrap().to_owned()
    };
    let first = make(json!(["https://portal.example", "http://localhost:3000"]));
    make(json!(["https://b.example", "https://portal.example"]));
    let all = "http://localhost:3000 https://b.example https://portal.example";
    assert_eq!(policy(&frame), all);
    assert_eq!(policy(&format!("/embed/1.0.0/frame?tenant={TENANT}")), all);
    for other in ["", "?tenant=", "?tenant=11111111-1111-4111-8111-111111111111", "?tenant=https://evil.example"] {
        assert_eq!(policy(&format!("/embed/1/frame{other}")), "'none'", "{other}");
    }
    assert_eq!(server.ask("DELETE", &format!("/api/v1/embed/portals/{first}"), &headers, "").0, 204);
    assert_eq!(policy(&frame), "https://b.example https://portal.example", "a revoked one frames no longer");
    assert_eq!(server.ask("GET", "/embed/9/frame", &[], "").0, 404);
    server.stop();
}
