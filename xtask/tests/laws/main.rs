//! The laws of the house, read from the sources: who may name what. `law.rs` has them as a table.

#![expect(clippy::expect_used, reason = "a test may panic")]

mod law;
mod paths;
mod sources;

use law::{LAWS, breaches};
use sources::Source;

/// The end of a file's length; the usual file has about 120 lines.
const LONGEST: usize = 400;

/// Names under which everything ends up in time.
const NO_NAMES: [&str; 6] = ["common", "helper", "helpers", "misc", "util", "utils"];

fn report(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn every_source_keeps_the_laws() {
    let sources = sources::all();
    for crate_root in ["shared/src/lib.rs", "server/src/lib.rs", "app/src/lib.rs"] {
        assert!(sources.iter().any(|source| source.path == crate_root), "{crate_root} was not read");
    }
    report(&sources.iter().flat_map(breaches).collect::<Vec<_>>());
}

#[test]
fn files_are_small_and_named_after_what_they_hold() {
    let mut faults = Vec::new();
    for source in sources::all() {
        if source.lines > LONGEST {
            faults.push(format!("{}: {} lines; {LONGEST} is the end: split it", source.path, source.lines));
        }
        if source.module.iter().any(|part| NO_NAMES.contains(&part.as_str())) {
            faults.push(format!("{}: name it after the one thing it holds", source.path));
        }
    }
    report(&faults);
}

/// What must be found, and what must not: file, text, and a word of the expected complaint or nothing.
const SAMPLES: &[(&str, &str, Option<&str>)] = &[
    ("shared/src/time.rs", "use std::time::{Duration, SystemTime};", Some("std::time::SystemTime")),
    ("shared/src/time.rs", "use std::time::Duration;", None),
    ("shared/src/a.rs", "pub async fn fetch() {}", Some("async")),
    ("shared/src/a.rs", "// async, axum::Router and \"std::thread\" are only talked about", None),
    ("shared/src/a.rs", "let x = \"rusqlite::Connection\"; let y = r#\"tokio::spawn \"quoted\"\"#;", None),
    ("shared/src/a.rs", "fn f() { std::thread::spawn(g); }", Some("std::thread")),
    ("server/src/service/assign.rs", "use crate::{ctx::Ctx, http::{etag::Etag}};", Some("crate::http::etag")),
    (
        "server/src/service/assign.rs",
        "use super::super::http;\nfn f() { super::super::http::x() }",
        Some("crate::http"),
    ),
    ("server/src/service/assign.rs", "fn f(q: axum::extract::Query<A>) {}", Some("axum")),
    ("server/src/service/assign.rs", "use crate::store::{Store, Commit};", None),
    ("server/src/store/memory.rs", "use rusqlite::Connection;", Some("rusqlite")),
    ("server/src/store/sqlite/writer.rs", "use rusqlite::Connection;", None),
    ("server/src/store/mod.rs", "use crate::service::assign;", Some("crate::service")),
    ("server/src/http/routes/customers.rs", "use crate::store::memory::MemoryStore;", Some("crate::store::memory")),
    ("server/src/http/routes/customers.rs", "use crate::store::{ContactRead, Store};", None),
    ("server/src/http/mod.rs", "use crate::store::memory::MemoryStore;", None),
    ("server/src/http/routes/customers.rs", "let row = app.store.facts();", Some(".store")),
    ("server/src/http/routes/customers.rs", "#[cfg(test)]\nmod tests {\n use crate::store::memory::M;\n}", None),
    ("app/src/ui/button.rs", "let text = t!(common.close);", Some("t!")),
    ("app/src/ui/button.rs", "let text = format!(\"{x}\"); assert!(true);", None),
    ("app/src/ui/button.rs", "use crate::route::Route;", Some("crate::route")),
    ("app/src/piece/badge.rs", "let text = msg!(support.elsewhere);", Some("msg!")),
    ("app/src/ui/link.rs", "use leptos_router::components::A;", Some("leptos_router")),
    ("app/src/dom/focus.rs", "use crate::ui::button::Button;", Some("crate::ui")),
    ("app/src/state/draft.rs", "use crate::page::support::Support;", Some("crate::page")),
    ("app/src/block/assign/flow.rs", "use crate::state::nav::use_nav;", Some("crate::state::nav")),
    ("app/src/widget/card.rs", "use crate::dom::storage;", Some("crate::dom::storage")),
    ("app/src/page/customers.rs", "view! { <a href=\"/customers\">\"x\"</a> }", Some("/customers")),
    ("app/src/page/customers.rs", "let c = '\\''; let url = \"/api/v1/session\";", Some("/api/v1/session")),
    ("app/src/page/customers.rs", "let rate = format!(\"{a}/{b} / {c}\"); let end = \"</p>\"; let slash = '/';", None),
    ("app/src/route.rs", "Route::Customers => \"/customers\",", None),
];

#[test]
fn the_checker_finds_what_it_should_and_nothing_else() {
    for (path, text, expected) in SAMPLES {
        let found = breaches(&Source::new(path, text));
        match expected {
            None => assert!(found.is_empty(), "{path}: {text}\n{found:?}"),
            Some(word) => assert!(found.iter().any(|fault| fault.contains(word)), "{path}: {text}\n{found:?}"),
        }
    }
}

#[test]
fn every_law_has_a_sample_that_breaks_it() {
    for law in LAWS {
        let broken = |(path, text, _): &&(&str, &str, Option<&str>)| {
            breaches(&Source::new(path, text)).iter().any(|fault| fault.contains(law.says))
        };
        assert!(SAMPLES.iter().find(broken).is_some(), "no sample breaks: {}", law.says);
    }
}
