//! Sealing: what people write is encrypted with their circle's own key before it reaches the database.
//!
//! AES-256-GCM with a fresh nonce per write. Each value is bound to its place (table, column, row, circle, key version),
//! so a value copied into another row or circle doesn't open. A circle's key is random and kept wrapped with a key that
//! is derived from the key-encryption key, which lives in a file outside the database and every backup.

use crate::error::{Result, StoreError};
use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Key, Nonce};
use hmac::{Hmac, Mac};
use kith_domain::CircleId;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::Sha256;
use uuid::Uuid;

/// Length of every key, in bytes.
pub const KEY_BYTES: usize = 32;
const NONCE_BYTES: usize = 12;

/// Where a sealed value belongs.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    table: &'static str,
    row: Uuid,
    revision: i64,
}

impl Place {
    /// The `words` of row `row`.
    pub(crate) fn row(table: &'static str, row: impl Into<Id>) -> Self {
        Self { table, row: row.into().0, revision: 0 }
    }

    /// The `words` of one revision of `row`.
    pub(crate) fn revision(table: &'static str, row: impl Into<Id>, revision: i64) -> Self {
        Self { table, row: row.into().0, revision }
    }
}

/// Any id of the domain.
pub(crate) struct Id(Uuid);

macro_rules! ids { ($($name:ident),+) => {$( impl From<kith_domain::$name> for Id { fn from(id: kith_domain::$name) -> Self { Self(id.0) } } )+} }
ids!(
    AccountId,
    SessionId,
    CircleId,
    MemberId,
    InviteId,
    LetterId,
    BlockId,
    AlternativeId,
    IncidentId,
    CandidateId,
    WellbeingId,
    HistoryId,
    ObjectionId,
    RungId,
    DebriefId,
    RehearsalId,
    PollId,
    SlotId,
    GuestId,
    VersionId,
    CommentId,
    ProxyId,
    OptionId,
    CallId,
    FacilityListId,
    BoundaryId,
    HelpId,
    ApproachId,
    InvitationId,
    TurningPointId,
    CheckInId,
    ScreenId,
    OutcomeId,
    TaskId
);
impl From<Uuid> for Id {
    fn from(id: Uuid) -> Self {
        Self(id)
    }
}

/// One key that seals and opens JSON-shaped words.
pub(crate) struct Sealer {
    cipher: Aes256Gcm,
    /// What it is for: a circle, or the server itself.
    scope: Uuid,
    version: i64,
}

impl Sealer {
    fn new(key: &[u8; KEY_BYTES], scope: Uuid, version: i64) -> Self {
        Self { cipher: Aes256Gcm::new(&Key::<Aes256Gcm>::from(*key)), scope, version }
    }

    /// Nonce, then ciphertext and tag.
    pub(crate) fn seal<T: Serialize>(&self, place: Place, words: &T) -> Result<Vec<u8>> {
        let plain = serde_json::to_vec(words).map_err(|_| StoreError::Sealed)?;
        self.seal_bytes(place, &plain)
    }

    /// The words that were sealed at exactly this place.
    pub(crate) fn open<T: DeserializeOwned>(&self, place: Place, sealed: &[u8]) -> Result<T> {
        serde_json::from_slice(&self.open_bytes(place, sealed)?).map_err(|_| StoreError::Sealed)
    }

    fn seal_bytes(&self, place: Place, plain: &[u8]) -> Result<Vec<u8>> {
        let nonce: [u8; NONCE_BYTES] = rand::random();
        let aad = self.aad(place);
        let sealed = self
            .cipher
            .encrypt(&Nonce::from(nonce), Payload { msg: plain, aad: &aad })
            .map_err(|_| StoreError::Sealed)?;
        Ok([&nonce[..], &sealed].concat())
    }

    fn open_bytes(&self, place: Place, sealed: &[u8]) -> Result<Vec<u8>> {
        let (nonce, sealed) = sealed.split_first_chunk::<NONCE_BYTES>().ok_or(StoreError::Sealed)?;
        let aad = self.aad(place);
        self.cipher.decrypt(&Nonce::from(*nonce), Payload { msg: sealed, aad: &aad }).map_err(|_| StoreError::Sealed)
    }

    fn aad(&self, place: Place) -> Vec<u8> {
        let Place { table, row, revision } = place;
        format!("{table}|words|{row}.{revision}|{}|{}", self.scope, self.version).into_bytes()
    }
}

/// Everything derived from the key-encryption key.
pub struct Keys {
    wrap: [u8; KEY_BYTES],
    index: [u8; KEY_BYTES],
    pub(crate) server: Sealer,
}

impl Keys {
    /// From the 32 bytes of the key file.
    pub fn new(key_encryption_key: &[u8; KEY_BYTES]) -> Self {
        let hkdf = hkdf::Hkdf::<Sha256>::new(None, key_encryption_key);
        let derive = |purpose: &[u8]| {
            let mut key = [0; KEY_BYTES];
            // 32 bytes is far below HKDF's limit of 255 hashes, so this can't fail; zeros would be caught by `key_check`.
            let _ = hkdf.expand(purpose, &mut key);
            key
        };
        Self {
            wrap: derive(b"kith wrap circle keys 1"),
            index: derive(b"kith blind index 1"),
            server: Sealer::new(&derive(b"kith server words 1"), Uuid::nil(), 1),
        }
    }

    /// A new random circle key and its wrapped form.
    pub(crate) fn new_circle(&self, circle: CircleId) -> Result<(Sealer, Vec<u8>)> {
        let key: [u8; KEY_BYTES] = rand::random();
        let wrapped = self.wrapper(circle).seal_bytes(Place::row("circle_key", circle), &key)?;
        Ok((Sealer::new(&key, circle.0, 1), wrapped))
    }

    /// A circle's key from its wrapped form.
    pub(crate) fn circle(&self, circle: CircleId, version: i64, wrapped: &[u8]) -> Result<Sealer> {
        let key = self.wrapper(circle).open_bytes(Place::row("circle_key", circle), wrapped)?;
        let key: [u8; KEY_BYTES] = key.try_into().map_err(|_| StoreError::Sealed)?;
        Ok(Sealer::new(&key, circle.0, version))
    }

    fn wrapper(&self, circle: CircleId) -> Sealer {
        Sealer::new(&self.wrap, circle.0, 1)
    }

    /// A value that finds equal inputs and tells nothing about them: HMAC-SHA-256 under a purpose and a scope.
    pub(crate) fn index(&self, purpose: &'static str, scope: Uuid, value: &str) -> Vec<u8> {
        // HMAC takes keys of any length; 32 bytes always fit.
        let Ok(mut mac) = <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(&self.index) else { return Vec::new() };
        mac.update(purpose.as_bytes());
        mac.update(scope.as_bytes());
        mac.update(value.as_bytes());
        mac.finalize().into_bytes().to_vec()
    }
}

#[cfg(test)]
#[path = "keys_tests.rs"]
mod tests;
