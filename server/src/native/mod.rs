//! What the operating system gives: the ports' real implementations.

pub mod clock;
pub mod ids;
pub mod keys;
pub mod passwords;
pub mod tokens;
pub mod zones;
