//! Primitives without state, built once and without the framework: those of which the support card and the program that
//! shows nothing else are made. They take text; they know no API and no translation key. Their style is that of `ui`.

pub mod badge;
pub mod button;
pub mod empty_state;
pub mod icon;
pub mod message_bar;
pub mod skeleton;
pub mod tone;
