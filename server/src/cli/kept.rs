//! The store of a data directory.

use std::path::Path;

use super::trouble::Outcome;
use crate::native::ids::OsIds;
use crate::ports::Ids as _;
use crate::store::memory::MemoryStore;

/// The store that commands work on.
pub type Kept = MemoryStore;

/// Opens it.
pub fn open(_data: &Path) -> Outcome<Kept> {
    let mut secret = [0; 32];
    OsIds.fill(&mut secret);
    Ok(MemoryStore::new(secret))
}

/// Takes away what an interrupted beginning left.
pub fn clear(_data: &Path) -> Outcome {
    Ok(())
}
