//! Mail that waits to be sent. It is queued in the same transaction as what it tells of, so that neither happens without
//! the other; the server writes the few words around the link and sends them.

use crate::db::{Store, Tx, query};
use crate::error::Result;
use crate::keys::{Keys, Place};
use kith_domain::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What a mail is about. Its words are the same for every kind: "You have an update".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MailKind {
    /// Somebody was invited.
    Invite,
}

/// A mail's address and link. Sealed with the server's key, and erased once it was sent.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailWords {
    /// To whom.
    pub to: String,
    /// The one link in it.
    pub link: String,
    /// What it is about.
    pub kind: MailKind,
}

/// A mail that is due.
pub struct Mail {
    /// Also the message's own id, so that a second try is the same message.
    pub id: Uuid,
    /// To whom, with which link.
    pub words: MailWords,
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
    /// The mails whose time has come, oldest first; at most `limit`.
    pub async fn due_mails(&self, now: Timestamp, limit: i64) -> Result<Vec<Mail>> {
        let rows = query(
            "select id, words from mail
              where sent_at is null and next_at <= $1
              order by next_at, id
              limit $2",
        )
        .bind(now)
        .bind(limit)
        .all(self)
        .await?;
        rows.iter()
            .map(|row| {
                let id: Uuid = row.get("id")?;
                let words = self.keys.server.open(Place::row("mail", id), &row.get::<Vec<u8>>("words")?)?;
                Ok(Mail { id, words })
            })
            .collect()
    }

    /// It was handed to the mail server. Address and link are erased with that.
    pub async fn mail_sent(&self, id: Uuid, now: Timestamp) -> Result<()> {
        query("update mail set sent_at = $2, words = $3 where id = $1 and sent_at is null")
            .bind(id)
            .bind(now)
            .bind(Vec::new())
            .run(self)
            .await
            .map(|_| ())
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
