//! Random bytes of the operating system.

use crate::ports::Ids;

/// Random bytes of the operating system.
#[derive(Clone, Copy, Debug, Default)]
pub struct OsIds;

impl Ids for OsIds {
    #[expect(clippy::disallowed_methods, reason = "the port")]
    fn fill(&self, bytes: &mut [u8]) -> bool {
        getrandom::fill(bytes).is_ok()
    }
}
