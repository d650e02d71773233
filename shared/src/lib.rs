//! What a support contact is, and what is allowed.
//!
//! The story of one assignment: a person wants a partner to be the [`contact`] of a [`subscription`]. What is known of
//! that partner and its reach to the [`customer`] are [`fact`]s, each met, failed or unknown. [`eligibility::standing`]
//! says what the facts amount to, [`assignment::decide`] whether the person may have the wish and what the contact
//! becomes, [`reason`] why not. [`flags`] say later what needs attention. Every change is an entry of the [`audit`]
//! chain.
//!
//! | to find | look in |
//! |---|---|
//! | identifiers, words, time, versions | [`id`], [`text`], [`time`], [`version`], [`country`] |
//! | who may do what | [`role`] |
//! | things | [`partner`], [`customer`], [`subscription`], [`contact`], [`profile`], [`person`] |
//! | rules | [`eligibility`], [`assignment`], [`flags`], [`hours`] |
//! | errors | [`reason`], [`problem`] |
//! | lists | [`page`], [`fold`], [`sought`] |
//! | our own routes and their bodies, and how the app reads them | [`api`], [`read`] |
//! | Partner Center's routes and their bodies | [`partner_center`] |
//!
//! No I/O, no clock, no random numbers, no async: the same code decides in the server, in the form and in the import.

mod choice;
mod describe;

pub mod api;
pub mod assignment;
pub mod audit;
pub mod contact;
pub mod country;
pub mod customer;
pub mod eligibility;
pub mod embed;
pub mod fact;
pub mod flags;
pub mod fold;
pub mod hours;
pub mod id;
pub mod page;
pub mod partner;
pub mod partner_center;
pub mod person;
pub mod portal;
pub mod problem;
pub mod profile;
pub mod read;
pub mod reason;
pub mod role;
#[cfg(test)]
mod sample;
pub mod sought;
pub mod subscription;
pub mod text;
pub mod time;
#[cfg(feature = "normalize")]
pub mod unicode;
pub mod version;
