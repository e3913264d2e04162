//! The screen lock: what was on the screen stays there, and the password of whoever was using it brings it back.
//!
//! A session is locked when nobody has used it for [`LOCK`](crate::sessions::LOCK), or when a page says so that nobody
//! has touched for as long. It stays locked until there is a new session in its place.

use crate::db::{Store, query};
use crate::error::{Result, StoreError};
use crate::keys::Place;
use crate::sessions::Session;
use crate::tokens::Token;
use data_encoding::BASE64URL_NOPAD;
use kith_domain::{AccountId, Timestamp};
use uuid::Uuid;

/// Where a page's mark is sealed: in no row.
fn mark_place() -> Place {
    Place::row("whose", Uuid::nil())
}

impl Store {
    /// A mark that says whose page it stands on, to us and to nobody else. It opens nothing: it says whose password does.
    pub fn mark(&self, account: AccountId) -> Result<String> {
        Ok(BASE64URL_NOPAD.encode(&self.keys.server.seal(mark_place(), &account)?))
    }

    /// Whose page a mark stood on.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for what is no mark of ours.
    pub fn marked(&self, mark: &str) -> Result<AccountId> {
        let sealed = BASE64URL_NOPAD.decode(mark.as_bytes()).map_err(|_| StoreError::NotFound)?;
        self.keys.server.open(mark_place(), &sealed).map_err(|_| StoreError::NotFound)
    }

    /// Locks the session behind this cookie at `at`, whatever is asked with it after. Locking it twice changes nothing.
    pub async fn lock_at(&self, token: &Token, at: Timestamp) -> Result<()> {
        query("update session set locked_at = $2 where token = $1 and locked_at is null")
            .bind(token.hash())
            .bind(at)
            .run(self)
            .await
            .map(|_| ())
    }

    /// Somebody uses a page of `account`. That also wakes a session which hasn't heard from its page for a while, as
    /// without a connection: the page covers itself when nobody is there, and then says so.
    ///
    /// # Errors
    /// [`StoreError::Locked`] when a page has said so, [`StoreError::NotSignedIn`] for an ended session and for one of
    /// another account.
    pub async fn still_used(&self, token: &Token, account: AccountId, now: Timestamp) -> Result<()> {
        let session = Session::read_locked(&self.session_row(token).await?, now)?;
        if session.account != account {
            return Err(StoreError::NotSignedIn);
        }
        if session.locked_at.is_some() {
            return Err(StoreError::Locked(account));
        }
        self.touch(&session, now).await
    }
}
