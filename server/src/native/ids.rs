//! Random bytes of the operating system.

use std::cell::RefCell;

use crate::ports::Ids;

/// So many bytes are fetched at a time: every call to the system costs as much as hundreds of them.
const POOL: usize = 512;

/// Bytes that nobody has seen yet, and how many of them are left, at the front.
struct Pool {
    bytes: [u8; POOL],
    left: usize,
}

thread_local! {
    static OWN: RefCell<Pool> = const { RefCell::new(Pool { bytes: [0; POOL], left: 0 }) };
}

impl Pool {
    fn take(&mut self, wanted: &mut [u8]) -> bool {
        if wanted.len() > POOL {
            return system(wanted);
        }
        if wanted.len() > self.left {
            self.left = 0;
            if !system(&mut self.bytes) {
                return false;
            }
            self.left = POOL;
        }
        let rest = self.left - wanted.len();
        let taken = &mut self.bytes[rest..self.left];
        wanted.copy_from_slice(taken);
        // What was handed out may become a secret.
        taken.fill(0);
        self.left = rest;
        true
    }
}

#[expect(clippy::disallowed_methods, reason = "the port")]
fn system(bytes: &mut [u8]) -> bool {
    getrandom::fill(bytes).is_ok()
}

/// Random bytes of the operating system.
#[derive(Clone, Copy, Debug, Default)]
pub struct OsIds;

impl Ids for OsIds {
    fn fill(&self, bytes: &mut [u8]) -> bool {
        OWN.with_borrow_mut(|pool| pool.take(bytes))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn nothing_is_handed_out_twice_and_no_place_is_left_out() {
        let ids: HashSet<_> = (0..10_000).map(|_| OsIds.guid()).collect();
        assert_eq!(ids.len(), 10_000);
        for size in [1, 7, POOL - 1, POOL, POOL + 1, 5 * POOL] {
            let mut bytes = vec![0; size];
            assert!(OsIds.fill(&mut bytes));
            let longest = bytes.split(|byte| *byte != 0).map(<[u8]>::len).max().unwrap_or(0);
            assert!(longest <= 8, "{longest} zeros in a row in {size} bytes");
        }
    }
}
