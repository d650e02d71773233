//! What the pages keep: answers of the server and preferences.

pub mod prefs;
pub mod remote;
