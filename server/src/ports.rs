//! What the server needs of the place it runs in: the time, new ids, time zones, and who vouches for tokens
//! and passwords.

use std::pin::Pin;

use shared::hours::{Local, Zones};
use shared::id::{CommitId, PersonId, RequestId, TenantId};
use shared::reason::Code;
use shared::role::{Roles, Side};
use shared::text::ZoneName;
use shared::time::{Date, Timestamp};

/// Tells the time.
pub trait Clock: Send + Sync {
    /// The moment now.
    fn now(&self) -> Timestamp;
}

/// Makes random bytes that nobody can guess.
pub trait Ids: Send + Sync {
    /// Fills with random bytes; false when the place has none to give.
    fn fill(&self, bytes: &mut [u8]) -> bool;

    /// Sixteen random bytes in the form of a GUID of version 4 (RFC 9562, 5.4).
    fn guid(&self) -> [u8; 16] {
        let mut bytes = [0; 16];
        self.fill(&mut bytes);
        bytes[6] = bytes[6] & 0x0f | 0x40;
        bytes[8] = bytes[8] & 0x3f | 0x80;
        bytes
    }

    /// A new id for a commit made now.
    fn commit(&self, now: Timestamp) -> CommitId {
        let mut bytes = [0; 16];
        self.fill(&mut bytes);
        timed(now, bytes)
    }

    /// A new id for a request that came without one.
    fn request(&self) -> RequestId {
        RequestId::from_bytes(self.guid())
    }
}

/// These bytes as the id of a commit made then: in the form of a GUID of version 7, which begins with its time in
/// milliseconds (RFC 9562, 5.7), so that stores keep the ids of one time together.
pub fn timed(now: Timestamp, mut bytes: [u8; 16]) -> CommitId {
    let [_, _, time @ ..] = (now.micros().max(0) / 1_000).to_be_bytes();
    bytes[..6].copy_from_slice(&time);
    bytes[6] = bytes[6] & 0x0f | 0x70;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    CommitId::from_bytes(bytes)
}

/// A place that knows no time zone but UTC; lines in other zones then never say whether they are open.
#[derive(Clone, Copy, Debug, Default)]
pub struct UtcOnly;

impl Zones for UtcOnly {
    fn local(&self, zone: &ZoneName, at: Timestamp) -> Option<Local> {
        let minutes = at.micros().div_euclid(60_000_000);
        let minute = u16::try_from(minutes.rem_euclid(1_440)).ok()?;
        (zone.as_str() == "UTC").then(|| Local { date: Date::from_days(minutes.div_euclid(1_440)), minute })
    }

    fn instant(&self, zone: &ZoneName, local: Local) -> Option<Timestamp> {
        let minutes = local.date.days() * 1_440 + i64::from(local.minute);
        (zone.as_str() == "UTC").then(|| Timestamp::from_micros(minutes * 60_000_000))
    }
}

/// What a bearer token says, once it was checked.
#[derive(Clone, Debug)]
pub struct Claims {
    /// The person, or the application.
    pub person: PersonId,
    /// For whom it speaks.
    pub side: Side,
    /// That party's tenant.
    pub party: TenantId,
    /// The provider that vouches for it; the party itself when it is verified (D16).
    pub keeper: TenantId,
    /// The roles it carries.
    pub roles: Roles,
    /// A token without a user.
    pub app_only: bool,
    /// When it ends.
    pub expires: Timestamp,
}

/// Checks bearer tokens.
pub trait Tokens: Send + Sync {
    /// What the token says; [`Code::Unauthenticated`] or [`Code::WrongAudience`] when it is no good here and now.
    fn verify(&self, token: &str, now: Timestamp) -> Result<Claims, Code>;
}

/// A place that accepts no bearer token.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoTokens;

impl Tokens for NoTokens {
    fn verify(&self, _: &str, _: Timestamp) -> Result<Claims, Code> {
        Err(Code::Unauthenticated)
    }
}

/// What a check of a password comes to; [`Code::Unavailable`] when too many wait already.
pub type Checked = Pin<Box<dyn Future<Output = Result<bool, Code>> + Send>>;

/// Checks passwords, which is slow on purpose.
pub trait Passwords: Send + Sync {
    /// Does the password fit the hash (PHC form)? Without a hash it never does, and it takes as long.
    fn fits(&self, password: String, hash: Option<String>) -> Checked;
}

/// A place without local accounts: no password ever fits.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoPasswords;

impl Passwords for NoPasswords {
    fn fits(&self, _: String, _: Option<String>) -> Checked {
        Box::pin(async { Ok(false) })
    }
}
