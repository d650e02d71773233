//! The keys with which this installation signs its tokens: one file, readable by its owner only.
//!
//! The file holds the installation's own id, the key pair in use, and the public keys that came before it, each for as
//! long as a token signed with it can live.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use shared::time::Timestamp;

use crate::ports::Ids;

/// The longest that a token may live, in seconds: 30 days.
pub const LONGEST_LIFE: i64 = 30 * 86_400;

/// Why there are no keys.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// The file cannot be read or written.
    #[error("cannot use the key file {0}: {1}")]
    File(PathBuf, io::Error),
    /// It does not hold what it should.
    #[error("the key file {0} is damaged; restore it from a backup, or delete it to begin with new keys")]
    Damaged(PathBuf),
    /// No key could be made.
    #[error("no key could be made; the system gives no random numbers")]
    Random,
}

/// The key file, read.
#[derive(Clone, Serialize, Deserialize)]
pub struct KeyRing {
    /// Names the installation: the issuer of its tokens.
    pub issuer: String,
    signing: Signing,
    #[serde(default)]
    retired: Vec<Retired>,
}

/// The pair in use.
#[derive(Clone, Serialize, Deserialize)]
struct Signing {
    id: String,
    /// PKCS #8 in base64.
    private: String,
    /// The uncompressed point in base64.
    public: String,
}

/// A public key that still checks tokens.
#[derive(Clone, Serialize, Deserialize)]
struct Retired {
    id: String,
    public: String,
    until: Timestamp,
}

impl std::fmt::Debug for KeyRing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("KeyRing")
            .field("issuer", &self.issuer)
            .field("signing", &self.signing.id)
            .finish_non_exhaustive()
    }
}

impl KeyRing {
    /// Where the file is in a data directory.
    pub fn place(data: &Path) -> PathBuf {
        data.join("keys").join("tokens.json")
    }

    /// Reads the file; none when there is none yet.
    pub fn read(data: &Path) -> Result<Option<Self>, KeyError> {
        let place = Self::place(data);
        let text = match fs::read(&place) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(KeyError::File(place, error)),
        };
        let ring: Self = serde_json::from_slice(&text).map_err(|_| KeyError::Damaged(place.clone()))?;
        let whole = ring.private().is_some() && ring.public(&ring.signing.id, Timestamp::default()).is_some();
        if whole { Ok(Some(ring)) } else { Err(KeyError::Damaged(place)) }
    }

    /// Reads the file, or makes it at first need.
    pub fn read_or_make(data: &Path, ids: &impl Ids) -> Result<Self, KeyError> {
        if let Some(ring) = Self::read(data)? {
            return Ok(ring);
        }
        let issuer = format!("urn:uuid:{}", uuid::Uuid::from_bytes(ids.guid()));
        let ring = Self { issuer, signing: Signing::make()?, retired: Vec::new() };
        ring.write(data)?;
        Ok(ring)
    }

    /// Puts a new pair in place of the one in use, which goes on checking what it signed.
    pub fn rotate(self, data: &Path, now: Timestamp) -> Result<Self, KeyError> {
        let Signing { id, public, .. } = self.signing;
        let mut retired: Vec<_> = self.retired.into_iter().filter(|old| now < old.until).collect();
        retired.push(Retired { id, public, until: now.plus_seconds(LONGEST_LIFE) });
        let ring = Self { issuer: self.issuer, signing: Signing::make()?, retired };
        ring.write(data)?;
        Ok(ring)
    }

    /// Writes the file of another directory: a backup, or what is made from one.
    pub fn keep_in(&self, data: &Path) -> Result<(), KeyError> {
        self.write(data)
    }

    /// The id of the pair in use.
    pub fn signing_id(&self) -> &str {
        &self.signing.id
    }

    /// The private key in use, PKCS #8.
    pub fn private(&self) -> Option<Vec<u8>> {
        STANDARD.decode(&self.signing.private).ok()
    }

    /// The public key of this id, while it is good.
    pub fn public(&self, id: &str, now: Timestamp) -> Option<Vec<u8>> {
        let retired = || self.retired.iter().find(|old| old.id == id && now < old.until).map(|old| &old.public);
        let public = if self.signing.id == id { Some(&self.signing.public) } else { retired() };
        STANDARD.decode(public?).ok()
    }

    /// Beside its place first and then over it, so that there is always a whole file.
    fn write(&self, data: &Path) -> Result<(), KeyError> {
        let place = Self::place(data);
        let fault = |error| KeyError::File(place.clone(), error);
        let text = serde_json::to_vec_pretty(self).map_err(|error| fault(error.into()))?;
        let beside = place.with_extension("new");
        if let Some(folder) = place.parent() {
            private_folder(folder).map_err(fault)?;
        }
        private_file(&beside, &text).map_err(fault)?;
        fs::rename(&beside, &place).map_err(fault)
    }
}

impl Signing {
    fn make() -> Result<Self, KeyError> {
        let pair = EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING).map_err(|_| KeyError::Random)?;
        let private = pair.to_pkcs8v1().map_err(|_| KeyError::Random)?;
        let public = pair.public_key().as_ref();
        let id = URL_SAFE_NO_PAD.encode(Sha256::digest(public).as_slice().get(..12).unwrap_or_default());
        Ok(Self { id, private: STANDARD.encode(private.as_ref()), public: STANDARD.encode(public) })
    }
}

/// Makes a folder that only its owner enters.
fn private_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Writes a file that only its owner reads; on Windows the user's own folders are closed to others by default.
fn private_file(place: &Path, text: &[u8]) -> io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(place)?;
    file.write_all(text)?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::native::ids::OsIds;

    #[test]
    fn made_once_and_for_its_owner_only() {
        let data = tempfile::tempdir().unwrap();
        assert!(KeyRing::read(data.path()).unwrap().is_none());
        let made = KeyRing::read_or_make(data.path(), &OsIds).unwrap();
        let read = KeyRing::read_or_make(data.path(), &OsIds).unwrap();
        assert_eq!((&made.issuer, made.signing_id()), (&read.issuer, read.signing_id()));
        #[cfg(unix)]
        {
            let bits = |place: &Path| {
                std::os::unix::fs::PermissionsExt::mode(&fs::metadata(place).unwrap().permissions()) & 0o777
            };
            assert_eq!(bits(&KeyRing::place(data.path())), 0o600);
            assert_eq!(bits(&data.path().join("keys")), 0o700);
        }
        assert!(!format!("{made:?}").contains(&made.signing.private));
    }

    #[test]
    fn a_retired_key_checks_for_as_long_as_a_token_may_live() {
        let data = tempfile::tempdir().unwrap();
        let now = Timestamp::from_micros(1_700_000_000_000_000);
        let first = KeyRing::read_or_make(data.path(), &OsIds).unwrap();
        let old = first.signing_id().to_owned();
        let second = first.rotate(data.path(), now).unwrap();
        assert_ne!(second.signing_id(), old);
        let read = KeyRing::read(data.path()).unwrap().unwrap();
        assert!(read.public(&old, now.plus_seconds(LONGEST_LIFE - 1)).is_some());
        assert!(read.public(&old, now.plus_seconds(LONGEST_LIFE)).is_none());
        let third = read.rotate(data.path(), now.plus_seconds(LONGEST_LIFE)).unwrap();
        assert_eq!(third.retired.len(), 1, "what is past is forgotten");
    }

    #[test]
    fn a_damaged_file_is_told() {
        let data = tempfile::tempdir().unwrap();
        KeyRing::read_or_make(data.path(), &OsIds).unwrap();
        fs::write(KeyRing::place(data.path()), "{}").unwrap();
        assert!(matches!(KeyRing::read(data.path()), Err(KeyError::Damaged(_))));
    }
}
