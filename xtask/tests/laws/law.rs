//! The table of laws, and the search for breaches.

use crate::paths;
use crate::sources::Source;
use std::path::Path;

/// Who must not name what.
pub(crate) struct Law {
    /// The law as `docs/ARCHITECTURE.md` has it.
    pub(crate) says: &'static str,
    /// The files it binds: those whose path begins so.
    of: &'static [&'static str],
    /// The files of those it does not bind.
    but: &'static [&'static str],
    /// Paths that must not be named, nor anything below them.
    paths: &'static [&'static str],
    /// Words that must not stand in the code; with `!` behind it a macro, with `.` before it a member.
    words: &'static [&'static str],
    /// Whether strings that look like the path of a URL are forbidden.
    urls: bool,
}

const NONE: Law = Law { says: "", of: &[], but: &[], paths: &[], words: &[], urls: false };

pub(crate) const LAWS: &[Law] = &[
    Law {
        says: "shared knows no HTTP, SQL, clock, random numbers, threads or async",
        of: &["shared/src/"],
        paths: &[
            "std::time::SystemTime",
            "std::time::Instant",
            "std::thread",
            "std::net",
            "std::fs",
            "std::process",
            "std::sync::mpsc",
            "axum",
            "http",
            "hyper",
            "rusqlite",
            "tokio",
            "tokio_postgres",
            "futures",
            "rand",
            "getrandom",
            "uuid::Uuid::new_v4",
            "uuid::Uuid::now_v7",
            "Uuid::new_v4",
            "Uuid::now_v7",
            "jiff",
            "js_sys",
            "web_sys",
            "wasm_bindgen",
            "leptos",
        ],
        words: &["async", "await"],
        ..NONE
    },
    Law {
        says: "service names no axum, no SQL and nothing of http",
        of: &["server/src/service/"],
        paths: &["axum", "http", "hyper", "tower", "tower_http", "rusqlite", "tokio_postgres", "crate::http"],
        ..NONE
    },
    Law {
        says: "only store::sqlite and store::postgres name a database",
        of: &["server/src/"],
        but: &["server/src/store/sqlite", "server/src/store/postgres"],
        paths: &["rusqlite", "tokio_postgres", "deadpool_postgres"],
        ..NONE
    },
    Law {
        says: "store knows nothing above it",
        of: &["server/src/store"],
        paths: &["crate::service", "crate::http", "axum", "http", "hyper"],
        ..NONE
    },
    Law { says: "http never touches a store", of: &["server/src/http"], words: &[".store"], ..NONE },
    Law {
        says: "http knows no store by its name; http/mod.rs makes the router of each",
        of: &["server/src/http"],
        but: &["server/src/http/mod.rs"],
        paths: &["crate::store::memory", "crate::store::sql", "crate::store::sqlite", "crate::store::postgres"],
        ..NONE
    },
    Law {
        says: "ui and piece take text and signals; they know no route, no API and no translation key",
        of: &["app/src/ui", "app/src/piece"],
        paths: &[
            "crate::route",
            "crate::api",
            "crate::i18n",
            "crate::state",
            "crate::block",
            "crate::page",
            "crate::widget",
            "leptos_router",
            "gloo_net",
            "shared::api",
        ],
        words: &["t!", "msg!", "rich!"],
        ..NONE
    },
    Law {
        says: "state, api and i18n know no page",
        of: &["app/src/state", "app/src/api", "app/src/i18n"],
        paths: &["crate::block", "crate::page", "crate::widget"],
        ..NONE
    },
    Law {
        says: "block knows no page, no element, and nothing of addresses",
        of: &["app/src/block"],
        paths: &["crate::page", "crate::widget", "crate::route", "crate::state::nav", "crate::dom::navigation"],
        ..NONE
    },
    Law {
        says: "widget knows no page, and nothing of what a page has to itself",
        of: &["app/src/widget"],
        paths: &[
            "crate::page",
            "crate::route",
            "crate::state::nav",
            "crate::state::prefs",
            "crate::dom::navigation",
            "crate::dom::storage",
            "crate::dom::panic",
        ],
        ..NONE
    },
    Law {
        says: "dom knows nothing of the app",
        of: &["app/src/dom"],
        paths: &[
            "crate::block",
            "crate::page",
            "crate::widget",
            "crate::ui",
            "crate::state",
            "crate::api",
            "crate::i18n",
            "crate::route",
        ],
        ..NONE
    },
    Law {
        says: "only app/src/route.rs and shared::api::path spell URLs",
        of: &["app/src/"],
        but: &["app/src/route"],
        urls: true,
        ..NONE
    },
];

/// What is wrong in a file, each with its line and the law.
pub(crate) fn breaches(source: &Source) -> Vec<String> {
    let binds = |law: &&Law| {
        law.of.iter().any(|start| source.path.starts_with(start))
            && !law.but.iter().any(|start| source.path.starts_with(start))
    };
    LAWS.iter().filter(binds).flat_map(|law| broken(law, source)).collect()
}

fn broken(law: &Law, source: &Source) -> Vec<String> {
    let mut found = Vec::new();
    let mut tell = |line: usize, what: &str| {
        found.push(format!("{}:{line}: `{what}`: {}", source.path, law.says));
    };
    for (line, path) in paths::named(&source.code, &source.module) {
        let within = |names: &[&str]| names.iter().any(|name| below(&path, name));
        if within(law.paths) {
            tell(line, &path);
        }
    }
    for (number, line) in source.code.lines().enumerate() {
        for word in law.words.iter().filter(|word| has_word(line, word)) {
            tell(number + 1, word);
        }
    }
    for (line, text) in source.strings.iter().filter(|(_, text)| law.urls && is_url(text)) {
        tell(*line, text);
    }
    found
}

/// Whether the path is the name or lies below it.
fn below(path: &str, name: &str) -> bool {
    path.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

fn has_word(line: &str, word: &str) -> bool {
    let name = |character: char| character.is_alphanumeric() || character == '_';
    let is_member = word.starts_with('.');
    line.match_indices(word).any(|(place, _)| {
        let before = line[..place].chars().next_back();
        let after = line[place + word.len()..].chars().next();
        (is_member || !before.is_some_and(name)) && !after.is_some_and(name)
    })
}

/// The path of a URL, not of a generated source or style sheet.
fn is_url(text: &str) -> bool {
    let path = text.strip_prefix('/').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()));
    path && Path::new(text).extension().is_none_or(|extension| extension != "rs" && extension != "css")
}
