//! What the pages keep: where one is, who one is, answers of the server, and preferences.

pub mod me;
pub mod nav;
pub mod prefs;
pub mod query;
pub mod remote;
