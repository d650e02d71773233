//! What is sent, made of what is stored: one noun a file. Nothing here reads the store but [`partner::Names`].

pub mod contact;
pub mod customer;
pub mod entry;
pub mod partner;
pub mod subscription;
pub mod support;
