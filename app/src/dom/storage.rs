//! Small texts kept by the browser between visits ([`get`], [`set`]) or within one tab ([`draft`]).
//! A browser may refuse (third-party frame, private mode, full): then nothing is kept and nothing
//! breaks. Never for secrets: any script of the page can read it.

use web_sys::Storage;

fn local() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

fn session() -> Option<Storage> {
    web_sys::window()?.session_storage().ok().flatten()
}

/// What is kept under `key`, if anything.
pub fn get(key: &str) -> Option<String> {
    local()?.get_item(key).ok().flatten()
}

/// Keeps `value` under `key` between visits; `None` forgets it.
pub fn set(key: &str, value: Option<&str>) {
    write(local(), key, value);
}

/// What this tab keeps under `key`: survives a reload, not the tab.
pub fn draft(key: &str) -> Option<String> {
    session()?.get_item(key).ok().flatten()
}

/// Keeps `value` under `key` for this tab; `None` forgets it.
pub fn set_draft(key: &str, value: Option<&str>) {
    write(session(), key, value);
}

fn write(storage: Option<Storage>, key: &str, value: Option<&str>) {
    let Some(storage) = storage else { return };
    // A full or refused storage only means that the next visit starts afresh.
    let _ = match value {
        Some(value) => storage.set_item(key, value),
        None => storage.remove_item(key),
    };
}
