//! Use cases, one a file. They know the store by its trait, no HTTP and no SQL.

pub mod assign;
pub mod attempts;
pub mod candidates;
pub mod contact;
pub mod customers;
pub mod embed_named;
pub mod embed_pages;
pub mod embed_scope;
pub mod embed_token;
pub mod failure;
pub mod farewell;
pub mod flagged;
pub mod history;
pub mod import;
pub mod install;
pub mod part;
pub mod partner_center;
pub mod people;
pub mod portals;
pub mod ready;
pub mod repeat;
pub mod session;
pub mod support;
pub mod view;
pub mod who;
pub mod who_am_i;
pub mod worklist;

pub use self::failure::Failure;
pub use self::part::Part;
