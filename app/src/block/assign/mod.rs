//! Assigning a contact: choose, preview, submit, review.

mod candidates;
pub mod contact_field;
mod customer_view;
pub mod declined;
pub mod draft;
pub mod fault;
pub mod flow;
mod form;
mod preview;
pub mod read_only;
pub mod remarks;
mod review;
mod stale;
pub mod step;
mod visible;
