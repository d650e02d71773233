//! What a server under test was asked and what it answered. A hash of it stands in `transcripts.txt`: the tests write it
//! natively, and in a browser the same server must answer the same to the byte.
//!
//! After a change of an answer: `SWITCHBOARD_TRANSCRIPTS=write cargo test --package server --test api`.

use std::sync::{Mutex, PoisonError};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use http::{HeaderMap, StatusCode};
use sha2::{Digest, Sha256};

use crate::matrix::is_description;

/// Each line: a hash, and of how many answers.
const KNOWN: &str = include_str!("transcripts.txt");

/// Of one server, from its beginning to its end.
#[derive(Default)]
pub struct Transcript(Mutex<(Sha256, u32)>);

impl Transcript {
    /// Adds a request with its answer; not of the description, which only a native server has.
    pub fn add(&self, request: &str, status: StatusCode, headers: &HeaderMap, body: &[u8]) {
        if request.split_once(' ').is_some_and(|(_, path)| is_description(path)) {
            return;
        }
        let mut lines: Vec<_> = headers.iter().map(|(name, value)| format!("{name}: {value:?}")).collect();
        lines.sort();
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        state.0.update(format!("{request}\n{status}\n{}\n\n", lines.join("\n")));
        state.0.update(body);
        state.1 += 1;
    }

    fn line(&self) -> Option<String> {
        let (hash, count) = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        (count > 0).then(|| format!("{} {count}", URL_SAFE_NO_PAD.encode(hash.finalize())))
    }
}

impl Drop for Transcript {
    fn drop(&mut self) {
        // A test that failed has said why already.
        if std::thread::panicking() {
            return;
        }
        let Some(line) = self.line() else { return };
        if written(&line) {
            return;
        }
        assert!(
            KNOWN.lines().any(|known| known == line),
            "these {} answers are none that are known. Natively: after a change, write them anew as transcript.rs says. \
             In a browser: the server answers otherwise here than natively",
            line.rsplit(' ').next().unwrap_or_default(),
        );
    }
}

/// Writes the line among the others, where that is asked for.
#[cfg(not(target_arch = "wasm32"))]
fn written(line: &str) -> bool {
    use std::collections::BTreeSet;
    static LINES: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());

    if std::env::var("SWITCHBOARD_TRANSCRIPTS").as_deref() != Ok("write") {
        return false;
    }
    let mut lines = LINES.lock().unwrap();
    lines.insert(line.to_owned());
    let text = lines.iter().map(String::as_str).chain([""]).collect::<Vec<_>>().join("\n");
    std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/api/transcripts.txt"), text).unwrap();
    true
}

#[cfg(target_arch = "wasm32")]
const fn written(_: &str) -> bool {
    false
}
