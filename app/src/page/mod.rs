//! The pages, and the frame around them.

pub mod activity;
pub mod apart;
pub mod customer;
pub mod customers;
pub mod flag;
pub mod gate;
pub mod layout;
pub mod not_found;
pub mod pager;
pub mod search;
pub mod settings;
pub mod sign_in;
pub mod subscription;
pub mod subscriptions;
pub mod support;
pub mod title;
pub mod who;

mod shown;
