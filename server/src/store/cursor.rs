//! Cursors: the last key of a page, sealed.
//!
//! A cursor is base64url of a version, the key's parts and a MAC over these together with the question, the tenant and
//! the scope's bound. It can be read by whoever holds it (keys are folded names and ids of rows that were just shown),
//! but not be made, nor used for another question. It is no snapshot: rows may come and go between two pages.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};
use shared::api::query::Pairs;

use super::StoreError;
use crate::ctx::{Bound, Scope};

const VERSION: u8 = 1;
const MAC: usize = 16;

/// The store's secret under its cursors.
#[derive(Clone, Copy)]
pub struct CursorKey([u8; 32]);

impl std::fmt::Debug for CursorKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("CursorKey")
    }
}

/// What a cursor is good for.
#[derive(Clone, Copy, Debug)]
pub struct About([u8; 32]);

impl About {
    /// This list, asked this, within this scope.
    pub fn new(scope: &Scope, list: &str, question: &Pairs) -> Self {
        let mut sum = Sha256::new();
        sum.update(scope.tenant().bytes());
        match scope.bound() {
            Bound::All => sum.update([0; 17]),
            Bound::Customer(id) => {
                sum.update([1]);
                sum.update(id.bytes());
            }
            Bound::Contact(id) => {
                sum.update([2]);
                sum.update(id.bytes());
            }
            Bound::Portal(id) => {
                sum.update([3]);
                sum.update(id.bytes());
            }
        }
        update(&mut sum, list.as_bytes());
        for (name, value) in question {
            update(&mut sum, name.as_bytes());
            update(&mut sum, value.as_bytes());
        }
        Self(sum.finalize().into())
    }
}

fn update(sum: &mut Sha256, bytes: &[u8]) {
    sum.update((bytes.len() as u64).to_be_bytes());
    sum.update(bytes);
}

impl CursorKey {
    /// A key of these secret bytes.
    pub const fn new(secret: [u8; 32]) -> Self {
        Self(secret)
    }

    /// The cursor that stands after this key.
    pub fn seal<const N: usize>(&self, about: &About, parts: [&[u8]; N]) -> String {
        let mut bytes = vec![VERSION];
        for part in parts {
            // Keys are at most 64 bytes.
            bytes.push(u8::try_from(part.len()).unwrap_or(u8::MAX));
            bytes.extend(part.iter().take(usize::from(u8::MAX)));
        }
        bytes.extend(self.mac(about, &bytes));
        URL_SAFE_NO_PAD.encode(bytes)
    }

    /// The key's parts.
    pub fn open(&self, about: &About, cursor: &str) -> Result<Vec<Vec<u8>>, StoreError> {
        let bytes = URL_SAFE_NO_PAD.decode(cursor).map_err(|_| StoreError::Cursor)?;
        let (bytes, mac) = bytes.split_at_checked(bytes.len().wrapping_sub(MAC)).ok_or(StoreError::Cursor)?;
        let differ = self.mac(about, bytes).iter().zip(mac).fold(0, |differ, (a, b)| differ | (a ^ b));
        let (&version, mut rest) = bytes.split_first().ok_or(StoreError::Cursor)?;
        if differ != 0 || version != VERSION {
            return Err(StoreError::Cursor);
        }
        let mut parts = Vec::new();
        while let Some((&length, after)) = rest.split_first() {
            let (part, after) = after.split_at_checked(usize::from(length)).ok_or(StoreError::Cursor)?;
            parts.push(part.to_vec());
            rest = after;
        }
        Ok(parts)
    }

    /// HMAC-SHA-256 (RFC 2104), the first half.
    fn mac(&self, about: &About, bytes: &[u8]) -> [u8; MAC] {
        let pad = |with: u8| {
            let mut block = [with; 64];
            block.iter_mut().zip(self.0).for_each(|(byte, key)| *byte ^= key);
            block
        };
        let inner = Sha256::new().chain_update(pad(0x36)).chain_update(about.0).chain_update(bytes).finalize();
        let outer = Sha256::new().chain_update(pad(0x5c)).chain_update(inner).finalize();
        std::array::from_fn(|at| outer.get(at).copied().unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use shared::id::TenantId;

    use super::*;

    #[test]
    fn a_cursor_is_good_for_its_own_question_only() {
        let key = CursorKey::new([7; 32]);
        let scope = Scope::system(TenantId::from_bytes([1; 16]));
        let about = About::new(&scope, "rows", &vec![("q".to_owned(), "a".to_owned())]);
        let cursor = key.seal(&about, [b"name", &[9; 16]]);
        assert_eq!(key.open(&about, &cursor).unwrap(), [b"name".to_vec(), vec![9; 16]]);

        let other_question = About::new(&scope, "rows", &vec![("q".to_owned(), "b".to_owned())]);
        let other_list = About::new(&scope, "customers", &vec![("q".to_owned(), "a".to_owned())]);
        let other_tenant = Scope::system(TenantId::from_bytes([2; 16]));
        let other_tenant = About::new(&other_tenant, "rows", &vec![("q".to_owned(), "a".to_owned())]);
        for other in [other_question, other_list, other_tenant] {
            assert!(key.open(&other, &cursor).is_err());
        }
        assert!(CursorKey::new([8; 32]).open(&about, &cursor).is_err(), "another installation's");
        for text in ["", "a", "*", &cursor[1..], &format!("{cursor}AA")] {
            assert!(key.open(&about, text).is_err(), "{text}");
        }
    }
}
