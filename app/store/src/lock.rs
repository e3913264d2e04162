//! The screen lock: what was on the screen stays there, and the password of whoever was using it brings it back.
//!
//! A session is locked when a page or the button says so, and some seconds after [`LOCK`](crate::sessions::LOCK) when
//! nothing was heard of it. It stays locked until there is a new session in its place.

use crate::db::{Store, query};
use crate::error::{Result, StoreError};
use crate::keys::Place;
use crate::sessions::Session;
use crate::tokens::Token;
use data_encoding::BASE64URL_NOPAD;
use kith_domain::{AccountId, Timestamp};
use uuid::Uuid;

/// Where a mark stands that says whose screen it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// On a page, which was shown to somebody who may use it.
    Page,
    /// On the form that asks for their password, which is shown to anybody.
    Lock,
}

impl Mark {
    /// No row's: a mark is only ever on a screen.
    fn place(self) -> Place {
        Place::row(if self == Self::Page { "mark" } else { "mark of a lock" }, Uuid::nil())
    }
}

impl Store {
    /// Says whose screen it is, to us and to nobody else. It opens nothing: it says whose password does.
    pub fn mark(&self, stands: Mark, account: AccountId) -> Result<String> {
        Ok(BASE64URL_NOPAD.encode(&self.keys.server.seal(stands.place(), &account)?))
    }

    /// Whose screen it is that such a mark stands on.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for what is no such mark of ours.
    pub fn marked(&self, stands: Mark, mark: &str) -> Result<AccountId> {
        let sealed = BASE64URL_NOPAD.decode(mark.as_bytes()).map_err(|_| StoreError::NotFound)?;
        self.keys.server.open(stands.place(), &sealed).map_err(|_| StoreError::NotFound)
    }

    /// A name for an account's tabs in one browser, in which they tell each other that somebody is there.
    pub fn tabs_of(&self, account: AccountId) -> String {
        let index = self.keys.index("tabs of", account.0, "");
        BASE64URL_NOPAD.encode(index.get(..12).unwrap_or_default())
    }

    /// A word for a form that may be sent once with the cookie that this browser has now: a browser that sends it again
    /// from its history has another one by then.
    pub fn once(&self, cookie: Option<&Token>) -> Result<String> {
        let place = Place::row("once", Uuid::nil());
        Ok(BASE64URL_NOPAD.encode(&self.keys.server.seal(place, &cookie.map(Token::hash))?))
    }

    /// Whether the browser still has the cookie for which the word was made.
    pub fn is_first(&self, once: &str, cookie: Option<&Token>) -> bool {
        let sealed = BASE64URL_NOPAD.decode(once.as_bytes()).unwrap_or_default();
        let made_for = self.keys.server.open::<Option<Vec<u8>>>(Place::row("once", Uuid::nil()), &sealed);
        made_for.is_ok_and(|made_for| made_for == cookie.map(Token::hash))
    }

    /// Locks this account's session behind this cookie. Locking it twice changes nothing.
    pub async fn lock(&self, token: &Token, account: AccountId, now: Timestamp) -> Result<()> {
        query("update session set locked_at = $3 where token = $1 and account_id = $2 and locked_at is null")
            .bind(token.hash())
            .bind(account)
            .bind(now)
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
