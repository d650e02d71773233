//! Bearer tokens: JSON web tokens that this installation signs itself, with ES256.
//!
//! The issuer is the installation, the audience always [`AUDIENCE`]: nobody else's tokens are accepted, so a client
//! that was written for Partner Center gets one of ours and sends it as it is. What a token says was checked once is
//! kept by the token's hash until it ends, because checking a signature costs more than the answer to most requests.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{PoisonError, RwLock};

use jsonwebtoken::errors::ErrorKind;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, decode_header, encode};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use shared::id::{PersonId, TenantId};
use shared::reason::Code;
use shared::role::{Roles, Side};
use shared::time::Timestamp;

use super::keys::{KeyError, KeyRing};
use crate::ports::{Claims, Tokens};

/// For whom tokens are made.
pub const AUDIENCE: &str = "switchboard";
/// So many checked tokens are remembered at most; about 2 MB.
const MOST_REMEMBERED: usize = 10_000;
/// The key file is looked at for a key that is not known at most every so many seconds.
const LOOK_AGAIN: i64 = 2;
/// Longer ones are not ours.
const LONGEST: usize = 4_096;

/// What is in a token. The names of Entra ID's tokens where it has them.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Body {
    iss: String,
    sub: String,
    aud: String,
    exp: i64,
    nbf: i64,
    iat: i64,
    /// The party that the person speaks for.
    tid: TenantId,
    oid: PersonId,
    roles: Roles,
    /// What a user lets the application do; a token without it is an application's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    scp: Option<String>,
    /// How the user was recognised.
    amr: Vec<String>,
    /// On which side the party stands.
    side: Side,
    /// The provider that vouches for the person (D16).
    keeper: TenantId,
}

/// Signs a token that says this, from `now` until its `expires`.
pub fn sign(ring: &KeyRing, claims: &Claims, now: Timestamp) -> Option<String> {
    let seconds = |time: Timestamp| time.micros().div_euclid(1_000_000);
    let body = Body {
        iss: ring.issuer.clone(),
        sub: claims.person.to_string(),
        aud: AUDIENCE.to_owned(),
        exp: seconds(claims.expires),
        nbf: seconds(now),
        iat: seconds(now),
        tid: claims.party,
        oid: claims.person,
        roles: claims.roles,
        scp: (!claims.app_only).then(|| "user_impersonation".to_owned()),
        amr: vec![if claims.app_only { "app" } else { "cli" }.to_owned()],
        side: claims.side,
        keeper: claims.keeper,
    };
    let header = Header { kid: Some(ring.signing_id().to_owned()), ..Header::new(Algorithm::ES256) };
    encode(&header, &body, &EncodingKey::from_ec_der(&ring.private()?)).ok()
}

/// Checks tokens against the key file of a data directory, which may change meanwhile.
pub struct OwnTokens {
    data: PathBuf,
    ring: RwLock<Option<KeyRing>>,
    looked: RwLock<Timestamp>,
    checked: RwLock<HashMap<[u8; 32], Claims>>,
}

impl OwnTokens {
    /// Reads the keys; there may be none yet.
    pub fn open(data: &Path) -> Result<Self, KeyError> {
        Ok(Self {
            data: data.to_owned(),
            ring: RwLock::new(KeyRing::read(data)?),
            looked: RwLock::default(),
            checked: RwLock::default(),
        })
    }

    fn check(&self, token: &str, now: Timestamp) -> Result<Claims, Code> {
        let header = decode_header(token).map_err(|_| Code::Unauthenticated)?;
        let id = header.kid.filter(|_| header.alg == Algorithm::ES256).ok_or(Code::Unauthenticated)?;
        let (key, issuer) = self.key(&id, now).ok_or(Code::Unauthenticated)?;
        let mut rules = Validation::new(Algorithm::ES256);
        rules.set_required_spec_claims(&["exp", "nbf", "iss", "aud", "sub"]);
        rules.set_audience(&[AUDIENCE]);
        rules.set_issuer(&[issuer]);
        // Times are compared below, with the clock of the place.
        rules.validate_exp = false;
        let key = DecodingKey::from_ec_der(&key);
        let body = decode::<Body>(token, &key, &rules).map_err(|error| code(error.kind()))?.claims;
        let second = now.micros().div_euclid(1_000_000);
        let lasts = body.nbf <= second && body.iat <= second && second < body.exp;
        if !lasts || body.sub != body.oid.to_string() {
            return Err(Code::Unauthenticated);
        }
        Ok(Claims {
            person: body.oid,
            side: body.side,
            party: body.tid,
            keeper: body.keeper,
            roles: body.roles,
            app_only: body.scp.is_none(),
            expires: Timestamp::from_micros(body.exp.saturating_mul(1_000_000)),
        })
    }

    /// The key of this id and the issuer. One that is not known may have been made since.
    fn key(&self, id: &str, now: Timestamp) -> Option<(Vec<u8>, String)> {
        let known = || {
            let ring = self.ring.read().unwrap_or_else(PoisonError::into_inner);
            ring.as_ref().and_then(|ring| Some((ring.public(id, now)?, ring.issuer.clone())))
        };
        known().or_else(|| {
            let mut looked = self.looked.write().unwrap_or_else(PoisonError::into_inner);
            if now < looked.plus_seconds(LOOK_AGAIN) {
                return None;
            }
            *looked = now;
            let ring = KeyRing::read(&self.data).ok().flatten()?;
            *self.ring.write().unwrap_or_else(PoisonError::into_inner) = Some(ring);
            known()
        })
    }

    fn remember(&self, hash: [u8; 32], claims: Claims, now: Timestamp) {
        let mut checked = self.checked.write().unwrap_or_else(PoisonError::into_inner);
        if checked.len() >= MOST_REMEMBERED {
            checked.retain(|_, claims| now < claims.expires);
        }
        if checked.len() >= MOST_REMEMBERED {
            checked.clear();
        }
        checked.insert(hash, claims);
    }
}

impl Tokens for OwnTokens {
    fn verify(&self, token: &str, now: Timestamp) -> Result<Claims, Code> {
        if token.len() > LONGEST {
            return Err(Code::Unauthenticated);
        }
        let hash: [u8; 32] = Sha256::digest(token).into();
        let known = self.checked.read().unwrap_or_else(PoisonError::into_inner).get(&hash).cloned();
        if let Some(claims) = known {
            return if now < claims.expires { Ok(claims) } else { Err(Code::Unauthenticated) };
        }
        let claims = self.check(token, now)?;
        self.remember(hash, claims.clone(), now);
        Ok(claims)
    }
}

fn code(kind: &ErrorKind) -> Code {
    if matches!(kind, ErrorKind::InvalidAudience) { Code::WrongAudience } else { Code::Unauthenticated }
}

#[cfg(test)]
mod tests;
