//! One file a resource; [`world`] is the small provider that they ask about.

mod contact;
mod world;
