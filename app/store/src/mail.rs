//! Mail that waits to be sent. It is queued in the same transaction as what it tells of, so that neither happens without
//! the other; the server writes the few words around the link and sends them. Several processes may send: a mail belongs
//! to whoever took it, for a while. One that dies in between leaves it to the next, so that a mail server can be handed
//! the same message twice, under the same id.

use crate::db::{Row, Store, Tx, query};
use crate::error::{Result, StoreError};
use crate::keys::{Keys, Place};
use kith_domain::{AccountId, Timestamp};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What a mail is about. Its words are the same for every kind: "You have an update".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MailKind {
    /// Somebody was invited.
    Invite,
    /// Whether mail arrives at the address that this account wants reminders at.
    Arrives(AccountId),
    /// There is news for this account.
    Reminder(AccountId),
}

/// A mail's address and link. Sealed with the server's key, and erased once it was sent.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailWords {
    /// To whom.
    pub to: String,
    /// What it leads to.
    pub link: String,
    /// The link that stops such mails; none for an invite, which comes once.
    #[serde(default)]
    pub stop: Option<String>,
    /// What it is about.
    pub kind: MailKind,
}

/// A mail that somebody has taken to send it.
pub struct Mail {
    /// Also the message's own id, so that a second try is the same message.
    pub id: Uuid,
    /// To whom, with which link.
    pub words: MailWords,
}

/// What becomes of a mail whose time has come.
enum Going {
    Now(Mail),
    Later(Timestamp),
    Never,
}

/// How the queue is doing: all an operator gets to see of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MailCounts {
    /// Not sent yet.
    pub waiting: i64,
    /// Those of them that could not be sent at the first try.
    pub failing: i64,
}

/// The first retry comes after a minute, each further one after twice as long, up to six hours.
const FIRST_RETRY: i64 = Timestamp::MINUTE;
const LONGEST_RETRY: i64 = 6 * Timestamp::HOUR;
/// After three days the link in it has ended, and the mail would only confuse.
const GIVE_UP_AFTER: i64 = 72 * Timestamp::HOUR;

/// How long a mail belongs to whoever took it: longer than a mail server may take, and than clocks may differ.
pub const LEASE: i64 = 15 * Timestamp::MINUTE;

/// How long to wait after the `attempts`th failure, in milliseconds.
fn retry_delay(attempts: i64) -> i64 {
    (FIRST_RETRY << (attempts - 1).clamp(0, 20)).min(LONGEST_RETRY)
}

/// Queues a mail. `id` is the id of what it tells of, so that it can be withdrawn together with it.
pub(crate) async fn enqueue(tx: &mut Tx, keys: &Keys, id: Uuid, words: &MailWords, now: Timestamp) -> Result<()> {
    query("insert into mail (id, words, attempts, next_at, created_at) values ($1, $2, 0, $3, $3)")
        .bind(id)
        .bind(keys.server.seal(Place::row("mail", id), words)?)
        .bind(now)
        .run(tx)
        .await
        .map(|_| ())
}

/// Takes back a mail that was not sent yet. One that was sent stays sent.
pub(crate) async fn withdraw(tx: &mut Tx, id: Uuid) -> Result<()> {
    query("delete from mail where id = $1 and sent_at is null").bind(id).run(tx).await.map(|_| ())
}

impl Store {
    /// Takes the mail that has waited longest of those whose time has come. Until [`LEASE`] is over nobody else gets it;
    /// whoever took it says by then that it was sent or that it failed. `None` when nothing is due.
    pub async fn take_mail(&self, now: Timestamp) -> Result<Option<Mail>> {
        loop {
            let mut tx = self.begin().await?;
            let due = query(
                "select id, words, next_at, created_at from mail
                  where sent_at is null and next_at <= $1
                  order by next_at, id
                  limit 1",
            )
            .bind(now)
            .maybe(&mut tx)
            .await?;
            let Some(row) = due else { return Ok(None) };
            let taken = self.take_this(&mut tx, &row, now).await?;
            tx.commit().await?;
            if taken.is_some() {
                return Ok(taken);
            }
        }
    }

    /// Takes it, unless another process was quicker or it must not go out now.
    async fn take_this(&self, tx: &mut Tx, row: &Row, now: Timestamp) -> Result<Option<Mail>> {
        let id: Uuid = row.get("id")?;
        let mine = query("update mail set next_at = $2 where id = $1 and next_at = $3 and sent_at is null")
            .bind(id)
            .bind(now.plus(LEASE))
            .bind(row.time("next_at")?)
            .run(&mut *tx)
            .await?;
        if mine == 0 {
            return Ok(None);
        }
        match self.may_go(tx, id, row, now).await {
            Ok(Going::Now(mail)) => return Ok(Some(mail)),
            Ok(Going::Later(at)) => {
                query("update mail set next_at = $2 where id = $1").bind(id).bind(at).run(&mut *tx).await?;
            }
            Ok(Going::Never) => withdraw(tx, id).await?,
            // One that doesn't open must not keep the others from going out.
            Err(StoreError::Sealed) => {
                query("update mail set next_at = $2, attempts = attempts + 1 where id = $1")
                    .bind(id)
                    .bind(now.plus(LONGEST_RETRY))
                    .run(&mut *tx)
                    .await?;
            }
            Err(other) => return Err(other),
        }
        Ok(None)
    }

    async fn may_go(&self, tx: &mut Tx, id: Uuid, row: &Row, now: Timestamp) -> Result<Going> {
        let words: MailWords = self.keys.server.open(Place::row("mail", id), &row.get::<Vec<u8>>("words")?)?;
        let mail = Mail { id, words };
        let (MailKind::Arrives(account) | MailKind::Reminder(account)) = mail.words.kind else {
            return Ok(Going::Now(mail));
        };
        let at = self.still_wanted(tx, &mail, account, row.time("created_at")?, now).await?;
        Ok(match at {
            None => Going::Never,
            Some(at) if at <= now => Going::Now(mail),
            Some(at) => Going::Later(at),
        })
    }

    /// It was handed to the mail server. Address and link are erased with that.
    pub async fn mail_sent(&self, id: Uuid, now: Timestamp) -> Result<()> {
        let mut tx = self.begin().await?;
        query("update mail set sent_at = $2, words = $3 where id = $1 and sent_at is null")
            .bind(id)
            .bind(now)
            .bind(Vec::new())
            .run(&mut tx)
            .await?;
        // The next reminder is counted from when this one went out, which may be a day after it was due. What only asks
        // whether mail arrives is none.
        query("update contact set sent_at = $2 where mail_id = $1 and confirmed_at is not null")
            .bind(id)
            .bind(now)
            .run(&mut tx)
            .await?;
        tx.commit().await
    }

    /// It could not be sent: later again, each time after a longer wait. After three days it is dropped.
    pub async fn mail_failed(&self, id: Uuid, now: Timestamp) -> Result<()> {
        let mut tx = self.begin().await?;
        let row = query(
            "update mail set attempts = attempts + 1
              where id = $1 and sent_at is null
              returning attempts, created_at",
        )
        .bind(id)
        .maybe(&mut tx)
        .await?;
        // Withdrawn while the mail server was being asked.
        let Some(row) = row else { return Ok(()) };
        if now.since(row.time("created_at")?) >= GIVE_UP_AFTER {
            withdraw(&mut tx, id).await?;
        } else {
            query("update mail set next_at = $2 where id = $1")
                .bind(id)
                .bind(now.plus(retry_delay(row.get("attempts")?)))
                .run(&mut tx)
                .await?;
        }
        tx.commit().await
    }

    /// How many mails wait, and how many of them for longer than they should.
    pub async fn mail_counts(&self) -> Result<MailCounts> {
        let row = query(
            "select count(*) as waiting, count(case when attempts > 0 then 1 end) as failing
               from mail where sent_at is null",
        )
        .one(self)
        .await?;
        Ok(MailCounts { waiting: row.get("waiting")?, failing: row.get("failing")? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_to_six_hours() {
        assert_eq!(retry_delay(1), Timestamp::MINUTE);
        assert_eq!(retry_delay(4), 8 * Timestamp::MINUTE);
        assert_eq!(retry_delay(9), 256 * Timestamp::MINUTE);
        assert_eq!(retry_delay(10), 6 * Timestamp::HOUR);
        assert_eq!(retry_delay(i64::MAX), 6 * Timestamp::HOUR);
    }
}
