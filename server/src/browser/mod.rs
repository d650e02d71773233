//! What the browser gives: the ports' implementations there, and the demonstration that runs on them.

pub mod clock;
pub mod colleague;
pub mod ids;
pub mod jar;
pub mod kept;
pub mod stage;
pub mod unicode;
pub mod weather;
pub mod zones;
