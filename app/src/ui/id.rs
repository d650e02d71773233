//! Ids for the parts of a primitive that refer to each other.

use std::sync::atomic::{AtomicU32, Ordering};

static NEXT: AtomicU32 = AtomicU32::new(1);

/// An id that no other part of the page has: `reason-7`.
pub fn unique(prefix: &str) -> String {
    format!("{prefix}-{}", NEXT.fetch_add(1, Ordering::Relaxed))
}

/// The ids that are there, as `aria-describedby` wants them; `None` when there is none.
pub fn list(ids: &[Option<&str>]) -> Option<String> {
    let ids: Vec<&str> = ids.iter().flatten().copied().collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_differ_and_missing_ones_are_left_out() {
        assert_ne!(unique("a"), unique("a"));
        assert_eq!(list(&[Some("a"), None, Some("b")]).as_deref(), Some("a b"));
        assert_eq!(list(&[None]), None);
    }
}
