//! Sessions of our own: a random cookie, its hash in the database, an idle and an absolute end.

use crate::db::{Row, Store, query};
use crate::error::{Result, StoreError};
use crate::keys::Place;
use crate::tokens::Token;
use kith_domain::{AccountId, SessionId, Timestamp};
use uuid::Uuid;

/// A session ends after half an hour without a request.
pub const IDLE: i64 = 30 * Timestamp::MINUTE;
/// And after twelve hours in any case.
pub const ABSOLUTE: i64 = 12 * Timestamp::HOUR;
/// A screen locks when nobody has used it for five minutes. A session of which nothing is heard follows [`TOUCH_AFTER`]
/// later.
pub const LOCK: i64 = 5 * Timestamp::MINUTE;
/// How old "last seen" may be before it is written again: three writes a minute at most, not one per page.
const TOUCH_AFTER: i64 = 20 * Timestamp::SECOND;

/// A signed-in browser, read in this request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Session {
    /// Its own id.
    pub id: SessionId,
    /// Whose it is.
    pub account: AccountId,
    /// Whether the account runs this server.
    pub operator: bool,
    pub(crate) seen_at: Timestamp,
    /// Since when only the password opens it.
    pub(crate) locked_at: Option<Timestamp>,
}

/// One row of "where am I signed in".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionLine {
    /// Its id, to end it.
    pub id: SessionId,
    /// What the browser calls itself, shortened.
    pub agent: String,
    /// Since when.
    pub created_at: Timestamp,
    /// Last request, to the minute.
    pub seen_at: Timestamp,
}

impl Session {
    /// Reads the columns `session_id, account_id, operator_at, created_at, seen_at, locked_at`; ended sessions are none.
    pub(crate) fn read(row: &Row, now: Timestamp) -> Result<Self> {
        Self::read_late(row, now, 0)
    }

    /// The same for what a page sent right before it locked: it may arrive `late` milliseconds after that.
    pub(crate) fn read_late(row: &Row, now: Timestamp, late: i64) -> Result<Self> {
        let session = Self::read_locked(row, now)?;
        // "Last seen" may be that much too old, and nobody is locked out of a page that they have just used.
        let forgotten = now.since(session.seen_at) >= LOCK + TOUCH_AFTER;
        if forgotten || session.locked_at.is_some_and(|at| now.since(at) >= late) {
            return Err(StoreError::Locked(session.account));
        }
        Ok(session)
    }

    /// The same, whether or not it is locked.
    pub(crate) fn read_locked(row: &Row, now: Timestamp) -> Result<Self> {
        let (created_at, seen_at) = (row.time("created_at")?, row.time("seen_at")?);
        if now.since(seen_at) >= IDLE || now.since(created_at) >= ABSOLUTE {
            return Err(StoreError::NotSignedIn);
        }
        Ok(Self {
            id: SessionId(row.get("session_id")?),
            account: AccountId(row.get("account_id")?),
            operator: row.get::<Option<i64>>("operator_at")?.is_some(),
            seen_at,
            locked_at: row.get::<Option<i64>>("locked_at")?.map(Timestamp),
        })
    }
}

impl Store {
    /// Starts a session for an account that was opened just now, and forgets `old`, so that a cookie planted before
    /// sign-in is worth nothing after. Whoever has an account already shows their password: [`Store::sign_in`].
    pub async fn start_session(
        &self,
        account: AccountId,
        agent: &str,
        old: Option<&Token>,
        now: Timestamp,
    ) -> Result<Token> {
        self.insert_session(account, None, agent, old, now).await
    }

    /// With `proven`, the hash of the password that was shown, there is a session only if it is still the account's.
    pub(crate) async fn insert_session(
        &self,
        account: AccountId,
        proven: Option<&str>,
        agent: &str,
        old: Option<&Token>,
        now: Timestamp,
    ) -> Result<Token> {
        let (token, id) = (Token::new(), SessionId(Uuid::now_v7()));
        let agent: String = agent.chars().filter(|c| !c.is_control()).take(160).collect();
        let words = self.keys.server.seal(Place::row("session", id), &agent)?;
        let mut tx = self.begin().await?;
        if let Some(proven) = proven {
            // The update changes nothing but takes the account's row, as a password change does: they come one after the
            // other, and whichever is second sees the first.
            let same = query("update account set version = version where id = $1 and password = $2")
                .bind(account)
                .bind(proven.to_owned())
                .run(&mut tx)
                .await?;
            if same == 0 {
                return Err(StoreError::Stale);
            }
        }
        if let Some(old) = old {
            query("delete from session where token = $1").bind(old.hash()).run(&mut tx).await?;
        }
        query(
            "insert into session (id, account_id, token, words, created_at, seen_at) values ($1, $2, $3, $4, $5, $5)",
        )
        .bind(id)
        .bind(account)
        .bind(token.hash())
        .bind(words)
        .bind(now)
        .run(&mut tx)
        .await?;
        crate::reminders::seen(&mut tx, account, now).await?;
        crate::accounts::record(&mut tx, Some(account), "signed-in", now).await?;
        tx.commit().await?;
        Ok(token)
    }

    /// Who holds this cookie.
    ///
    /// # Errors
    /// [`StoreError::NotSignedIn`] for an unknown or ended session, [`StoreError::Locked`] for one that only a password
    /// opens.
    pub async fn session(&self, token: &Token, now: Timestamp) -> Result<Session> {
        let session = Session::read(&self.session_row(token).await?, now)?;
        self.touch(&session, now).await?;
        Ok(session)
    }

    pub(crate) async fn session_row(&self, token: &Token) -> Result<Row> {
        query(
            "select s.id as session_id, s.account_id, s.created_at, s.seen_at, s.locked_at, a.operator_at
               from session s
               join account a on a.id = s.account_id
              where s.token = $1",
        )
        .bind(token.hash())
        .maybe(self)
        .await?
        .ok_or(StoreError::NotSignedIn)
    }

    /// Keeps a session awake, without a write for every page.
    pub(crate) async fn touch(&self, session: &Session, now: Timestamp) -> Result<()> {
        if now.since(session.seen_at) >= TOUCH_AFTER {
            query("update session set seen_at = $2 where id = $1 and seen_at < $2")
                .bind(session.id)
                .bind(now)
                .run(self)
                .await?;
            crate::reminders::seen(self, session.account, now).await?;
        }
        Ok(())
    }

    /// Ends the session behind this cookie. Ending it twice changes nothing.
    pub async fn end_session(&self, token: &Token) -> Result<()> {
        query("delete from session where token = $1").bind(token.hash()).run(self).await.map(|_| ())
    }

    /// Lets the session behind this cookie end at `end` and never later, whatever is asked with it until then.
    pub async fn end_session_at(&self, token: &Token, end: Timestamp) -> Result<()> {
        // As if it had begun so long ago that its twelve hours are over then.
        query("update session set created_at = $2 where token = $1 and created_at > $2")
            .bind(token.hash())
            .bind(end.plus(-ABSOLUTE))
            .run(self)
            .await
            .map(|_| ())
    }
}

impl Session {
    /// Where this account is signed in, newest first.
    pub async fn lines(&self, store: &Store, now: Timestamp) -> Result<Vec<SessionLine>> {
        let rows = query(
            "select id, words, created_at, seen_at from session
              where account_id = $1 and seen_at > $2 and created_at > $3
              order by seen_at desc",
        )
        .bind(self.account)
        .bind(now.plus(-IDLE))
        .bind(now.plus(-ABSOLUTE))
        .all(store)
        .await?;
        rows.iter()
            .map(|row| {
                let id = SessionId(row.get("id")?);
                let words: Vec<u8> = row.get("words")?;
                Ok(SessionLine {
                    id,
                    agent: store.keys.server.open(Place::row("session", id), &words)?,
                    created_at: row.time("created_at")?,
                    seen_at: row.time("seen_at")?,
                })
            })
            .collect()
    }

    /// Ends one of this account's sessions. Somebody else's is not found.
    pub async fn end(&self, store: &Store, id: SessionId) -> Result<()> {
        let ended = query("delete from session where id = $1 and account_id = $2")
            .bind(id)
            .bind(self.account)
            .run(store)
            .await?;
        if ended == 0 { Err(StoreError::NotFound) } else { Ok(()) }
    }

    /// Ends every session of this account but this one.
    pub async fn end_others(&self, store: &Store) -> Result<u64> {
        query("delete from session where account_id = $1 and id <> $2")
            .bind(self.account)
            .bind(self.id)
            .run(store)
            .await
    }
}
