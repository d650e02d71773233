//! What a message or a tag is about.

pub use crate::piece::tone::Tone;
