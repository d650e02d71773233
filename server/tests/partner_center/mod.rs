//! One file a resource; [`world`] is the small provider that they ask about.

mod contact;
mod customers;
mod farewell;
mod matrix;
mod records;
mod relationships;
mod subscriptions;
mod world;
