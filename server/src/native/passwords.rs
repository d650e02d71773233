//! Passwords of local accounts: argon2id with 19 MiB, two passes, one lane.
//!
//! A check takes tens of milliseconds and 19 MiB on purpose, so at most one a core runs, on threads of its own, and a
//! queue that has grown too long refuses rather than grows.

use std::sync::Arc;
use std::thread::available_parallelism;

use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use argon2::{Algorithm, Argon2, Params, Version};
use shared::reason::Code;
use tokio::sync::Semaphore;

use crate::ports::{Checked, Ids, Passwords};

/// So many wait at most for each that runs.
const WAITING: usize = 16;

/// Fits no password: somebody without a hash is checked against it, so that the time says nothing. The same
/// parameters as [`hasher`].
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$c3dpdGNoYm9hcmQhISEh$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// Checks with argon2id.
#[derive(Clone, Debug)]
pub struct Argon2id {
    run: Arc<Semaphore>,
    queue: Arc<Semaphore>,
}

impl Default for Argon2id {
    fn default() -> Self {
        let cores = available_parallelism().map_or(1, std::num::NonZero::get);
        Self { run: Arc::new(Semaphore::new(cores)), queue: Arc::new(Semaphore::new(cores * WAITING)) }
    }
}

impl Passwords for Argon2id {
    fn fits(&self, password: String, hash: Option<String>) -> Checked {
        let Self { run, queue } = self.clone();
        Box::pin(async move {
            let _place = queue.try_acquire_owned().map_err(|_| Code::Unavailable)?;
            let turn = run.acquire_owned().await.map_err(|_| Code::Unavailable)?;
            let check = move || {
                // Held by the thread: a caller that goes away frees nothing early.
                let _turn = turn;
                verify(&password, hash.as_deref())
            };
            tokio::task::spawn_blocking(check).await.map_err(|_| Code::Internal)
        })
    }
}

fn verify(password: &str, hash: Option<&str>) -> bool {
    let fits = hasher().is_some_and(|it| it.verify_password(password.as_bytes(), hash.unwrap_or(NOBODY)).is_ok());
    fits && hash.is_some()
}

/// The hash of a new password in PHC form; none when the place has no random bytes.
pub fn hash(password: &str, ids: &impl Ids) -> Option<String> {
    let mut salt = [0; 16];
    if !ids.fill(&mut salt) {
        return None;
    }
    hasher()?.hash_password_with_salt(password.as_bytes(), &salt).ok().map(|hash| hash.to_string())
}

fn hasher() -> Option<Argon2<'static>> {
    let params = Params::new(19 * 1_024, 2, 1, None).ok()?;
    Some(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

#[cfg(test)]
mod tests {
    use argon2::password_hash::phc::PasswordHash;

    use super::*;
    use crate::native::ids::OsIds;

    #[test]
    fn a_password_fits_its_own_hash_only() {
        let made = hash("correct horse", &OsIds).unwrap();
        assert!(made.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{made}");
        assert!(verify("correct horse", Some(&made)));
        assert!(!verify("correct horsf", Some(&made)));
        assert!(!verify("correct horse", Some("nonsense")));
        assert!(!verify("correct horse", None));
    }

    #[test]
    fn nobody_costs_as_much_as_somebody() {
        let nobody = PasswordHash::new(NOBODY).unwrap();
        let somebody = hash("x", &OsIds).unwrap();
        let somebody = PasswordHash::new(&somebody).unwrap();
        assert_eq!(nobody.params, somebody.params);
        assert_eq!(nobody.hash.unwrap().len(), somebody.hash.unwrap().len());
    }

    #[tokio::test]
    async fn a_queue_that_is_full_refuses() {
        let full = Argon2id { run: Arc::new(Semaphore::new(1)), queue: Arc::new(Semaphore::new(0)) };
        assert_eq!(full.fits("x".to_owned(), None).await, Err(Code::Unavailable));
        assert_eq!(Argon2id::default().fits("x".to_owned(), None).await, Ok(false));
    }
}
