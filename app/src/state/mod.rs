//! What the pages keep: answers of the server, preferences, passing messages.

pub mod prefs;
pub mod remote;
pub mod toasts;
