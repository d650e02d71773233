//! How often somebody may ask: the generic cell rate algorithm, with the clock of the place and bounded memory.
//!
//! For every key one number is kept: when its allowance would be whole again. A request moves that moment on by one
//! interval and is refused when it would lie further ahead than the burst allows.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hash, RandomState};
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

use shared::id::{PersonId, TenantId};
use shared::time::Timestamp;

use crate::service::Failure;

/// So many keys are remembered at most; about 3 MB.
const MOST_KEYS: usize = 100_000;

/// One limit, over many keys.
#[derive(Debug)]
pub struct Limiter {
    /// Microseconds between two requests in the long run; 0 for no limit.
    interval: i64,
    /// How far ahead of the clock a key may be, in microseconds.
    ahead: i64,
    hasher: RandomState,
    whole_at: Mutex<HashMap<u64, i64>>,
}

impl Limiter {
    /// So many requests in so many seconds, all at once if need be; 0 requests for no limit.
    pub fn new(requests: u32, seconds: u32) -> Self {
        let period = i64::from(seconds) * 1_000_000;
        let interval = if requests == 0 { 0 } else { (period / i64::from(requests)).max(1) };
        Self { interval, ahead: period, hasher: RandomState::new(), whole_at: Mutex::default() }
    }

    /// Counts a request of the key; refused with the time to wait when it is one too many.
    pub fn admit(&self, key: impl Hash, now: Timestamp) -> Result<(), Failure> {
        if self.interval == 0 {
            return Ok(());
        }
        let key = self.hasher.hash_one(key);
        let now = now.micros();
        let mut whole_at = self.whole_at.lock().unwrap_or_else(PoisonError::into_inner);
        let next = whole_at.get(&key).map_or(now, |at| now.max(*at)) + self.interval;
        let early = next - now - self.ahead;
        if early > 0 {
            return Err(Failure::Wait(u32::try_from((early + 999_999) / 1_000_000).unwrap_or(u32::MAX)));
        }
        if whole_at.len() >= MOST_KEYS && !whole_at.contains_key(&key) {
            make_room(&mut whole_at, now);
        }
        whole_at.insert(key, next);
        Ok(())
    }

    /// Forgets what the key did: it has shown that it may.
    pub fn forgive(&self, key: impl Hash) {
        let key = self.hasher.hash_one(key);
        self.whole_at.lock().unwrap_or_else(PoisonError::into_inner).remove(&key);
    }

    /// Takes one request of the key back.
    fn give_back(&self, key: impl Hash) {
        let key = self.hasher.hash_one(key);
        if let Some(at) = self.whole_at.lock().unwrap_or_else(PoisonError::into_inner).get_mut(&key) {
            *at -= self.interval;
        }
    }
}

/// Keys whose allowance is whole again say nothing. When even then there is no room, a bounded memory goes before
/// knowing who asked.
fn make_room(whole_at: &mut HashMap<u64, i64>, now: i64) {
    whole_at.retain(|_, at| *at > now);
    if whole_at.len() >= MOST_KEYS {
        whole_at.clear();
    }
}

/// The limits of an installation.
#[derive(Debug)]
pub struct Limits {
    people: Limiter,
    strangers: Limiter,
    attempts: Limiter,
    attempts_from: Limiter,
}

impl Limits {
    /// So many requests a second and person, with ten times that at once. 0 lifts the limits on requests;
    /// attempts to sign in stay limited.
    pub fn per_second(requests: u32) -> Self {
        Self {
            people: Limiter::new(requests.saturating_mul(10), 10),
            strangers: Limiter::new(requests.saturating_mul(5), 10),
            attempts: Limiter::new(10, 300),
            attempts_from: Limiter::new(100, 300),
        }
    }

    /// No limit at all.
    pub fn none() -> Self {
        Self {
            people: Limiter::new(0, 1),
            strangers: Limiter::new(0, 1),
            attempts: Limiter::new(0, 1),
            attempts_from: Limiter::new(0, 1),
        }
    }

    /// One request of somebody who is known.
    pub fn person(&self, keeper: TenantId, person: PersonId, now: Timestamp) -> Result<(), Failure> {
        self.people.admit((keeper, person), now)
    }

    /// One request of somebody who is not.
    pub fn stranger(&self, from: Option<IpAddr>, now: Timestamp) -> Result<(), Failure> {
        self.strangers.admit(neighbourhood(from), now)
    }

    /// One attempt to sign in with this address.
    pub fn attempt(&self, email: &str, from: Option<IpAddr>, now: Timestamp) -> Result<(), Failure> {
        let from = neighbourhood(from);
        self.attempts_from.admit(from, now)?;
        self.attempts.admit((email, from), now)
    }

    /// The attempt was a good one.
    pub fn signed_in(&self, email: &str, from: Option<IpAddr>) {
        self.attempts.forgive((email, neighbourhood(from)));
    }

    /// The attempt was a portal's with its credential, of which there are many: only others count for the network.
    pub fn credential_known(&self, id: &str, from: Option<IpAddr>) {
        self.signed_in(id, from);
        self.attempts_from.give_back(neighbourhood(from));
    }
}

/// An IPv6 customer has a /64 at least, so that is what counts as one.
fn neighbourhood(from: Option<IpAddr>) -> Option<u128> {
    from.map(|address| match address.to_canonical() {
        IpAddr::V4(address) => u128::from(address.to_bits()),
        IpAddr::V6(address) => address.to_bits() >> 64 << 64,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: Timestamp = Timestamp::from_micros(1_700_000_000_000_000);

    fn seconds(result: Result<(), Failure>) -> Option<u32> {
        match result {
            Ok(()) => None,
            Err(Failure::Wait(seconds)) => Some(seconds),
            Err(other) => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_burst_then_the_rate_and_each_key_for_itself() {
        let limiter = Limiter::new(10, 60);
        for _ in 0..10 {
            assert_eq!(seconds(limiter.admit("a", START)), None);
        }
        assert_eq!(seconds(limiter.admit("a", START)), Some(6));
        assert_eq!(seconds(limiter.admit("b", START)), None);
        assert_eq!(seconds(limiter.admit("a", START.plus_seconds(6))), None);
        assert_eq!(seconds(limiter.admit("a", START.plus_seconds(6))), Some(6));
        limiter.forgive("a");
        assert_eq!(seconds(limiter.admit("a", START.plus_seconds(6))), None);
    }

    #[test]
    fn memory_is_bounded() {
        let limiter = Limiter::new(10, 60);
        for key in 0..MOST_KEYS + 10 {
            assert_eq!(seconds(limiter.admit(key, START)), None);
        }
        assert!(limiter.whole_at.lock().unwrap().len() <= MOST_KEYS);
    }

    #[test]
    fn nothing_is_limited_where_there_is_no_limit() {
        let limiter = Limiter::new(0, 60);
        assert!((0..10_000).all(|_| limiter.admit("a", START).is_ok()));
        assert!(limiter.whole_at.lock().unwrap().is_empty());
    }

    #[test]
    fn a_portal_with_its_credential_is_not_slowed_down_and_one_that_guesses_is() {
        let limits = Limits::per_second(0);
        let from = Some("192.0.2.1".parse().unwrap());
        for _ in 0..1_000 {
            assert_eq!(seconds(limits.attempt("portal", from, START)), None);
            limits.credential_known("portal", from);
        }
        assert_eq!((0..20).filter(|_| limits.attempt("portal", from, START).is_ok()).count(), 10);
        let guessed = (0..200).filter(|n| limits.attempt(&format!("portal {n}"), from, START).is_ok()).count();
        assert_eq!(guessed, 100 - 20, "a hundred from one network in all");
    }

    #[test]
    fn addresses_count_by_network() {
        let of = |text: &str| neighbourhood(Some(text.parse().unwrap()));
        assert_eq!(of("2001:db8::1"), of("2001:db8::ffff"));
        assert_ne!(of("2001:db8::1"), of("2001:db8:0:1::1"));
        assert_eq!(of("::ffff:192.0.2.1"), of("192.0.2.1"));
        assert_ne!(of("192.0.2.2"), of("192.0.2.1"));
    }
}
