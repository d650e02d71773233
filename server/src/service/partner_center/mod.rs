//! What only the Partner Center compatible API asks for. The rules are the same as everywhere.

pub mod agreement;
pub mod contact;
pub mod customers;
pub mod profiles;
pub mod records;
pub mod relationships;
pub mod subscriptions;
