//! Reminders: where somebody wants to be told that there is news, and whether there is any. It belongs to an account and
//! not to a member: somebody in two circles has one mailbox, and one mail a day is one mail a day.

mod contact;
mod due;
mod feed;
#[cfg(test)]
#[path = "reminders_tests.rs"]
mod tests;

pub use feed::{Feed, FeedDays};

use crate::accounts::record;
use crate::db::{On, Store, Tx, query};
use crate::error::Result;
use crate::keys::{Keys, Place};
use crate::mail;
use crate::tokens::Token;
use data_encoding::HEXLOWER;
use kith_domain::address::Address;
use kith_domain::reminder::{CONFIRM_EVERY, Manner, Safety, safety};
use kith_domain::{AccountId, CircleId, Timestamp};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Where reminders go, and how. Sealed with the server's key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactWords {
    /// As it was typed.
    pub address: String,
    /// How often, and when not.
    pub manner: Manner,
}

/// The address that one account chose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// Where and how.
    pub words: ContactWords,
    /// How safe it is.
    pub safety: Safety,
    /// When it was last called safe; `None` until a mail has arrived.
    pub confirmed_at: Option<Timestamp>,
    /// Whether the last mail to it couldn't be sent so far.
    pub delayed: bool,
    made_at: Timestamp,
    mail_id: Option<Uuid>,
}

/// What an account knows of its reminders.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reminders {
    /// Where they go.
    pub contact: Option<Contact>,
    /// When somebody stopped them with the link in a mail, as long as their owner hasn't answered that.
    pub stopped_at: Option<Timestamp>,
}

impl Contact {
    /// When reminders end unless somebody says once more that the address is safe.
    pub fn safe_until(&self) -> Option<Timestamp> {
        self.confirmed_at.map(|at| at.plus(CONFIRM_EVERY))
    }

    async fn of(store: &Store, on: impl Into<On<'_>>, account: AccountId, now: Timestamp) -> Result<Option<Self>> {
        let row = query(
            "select words, made_at, asked_at, confirmed_at, mail_id,
                    (select count(*) from mail m where m.id = mail_id and m.sent_at is null and m.attempts > 0) as delayed
               from contact
              where account_id = $1",
        )
        .bind(account)
        .maybe(on)
        .await?;
        let Some(row) = row else { return Ok(None) };
        let confirmed_at = row.get::<Option<i64>>("confirmed_at")?.map(Timestamp);
        Ok(Some(Self {
            words: store.keys.server.open(Place::row("contact", account), &row.get::<Vec<u8>>("words")?)?,
            safety: safety(row.time("asked_at")?, confirmed_at, now),
            confirmed_at,
            delayed: row.get::<i64>("delayed")? > 0,
            made_at: row.time("made_at")?,
            mail_id: row.get("mail_id")?,
        }))
    }
}

/// What shows that a mail has arrived. Derived and kept nowhere: it is worth something to its account alone, for an address
/// as it was entered then.
fn proof(keys: &Keys, account: AccountId, words: &ContactWords, made_at: Timestamp) -> String {
    HEXLOWER.encode(&keys.index("contact proof", account.0, &format!("{} {}", made_at.0, words.address)))
}

/// What stops all mail to an address, whoever holds it: they read that mailbox. The oldest mail there still does.
fn stop(keys: &Keys, account: AccountId, words: &ContactWords) -> Token {
    Token::of(&keys.index("contact stop", account.0, &words.address))
}

/// Where that leads.
fn stop_link(origin: &str, token: &Token) -> String {
    format!("{origin}/stop/{}", token.reveal())
}

/// Under which a mailbox is known to have stopped our mails, whatever account they were for.
fn mailbox(keys: &Keys, words: &ContactWords) -> Vec<u8> {
    let likeness = Address::parse(&words.address).map(|address| address.likeness()).unwrap_or_default();
    keys.index("mailbox", Uuid::nil(), &likeness)
}

impl Store {
    /// Stops all mail to the address that a stop link belongs to; whose reminders they were. Unknown links change nothing, and
    /// nobody can tell.
    pub async fn stop_contact(&self, token: &Token, now: Timestamp) -> Result<Option<AccountId>> {
        let mut tx = self.begin().await?;
        let row = query("select account_id, words, mail_id from contact where stop = $1")
            .bind(token.hash())
            .maybe(&mut tx)
            .await?;
        let Some(row) = row else { return Ok(None) };
        let account = AccountId(row.get("account_id")?);
        let words = self.keys.server.open(Place::row("contact", account), &row.get::<Vec<u8>>("words")?)?;
        forget(&mut tx, account, row.get("mail_id")?, Some(token), now).await?;
        query(
            "insert into mail_stopped (address, account_id, at) values ($1, $2, $3)
             on conflict (address) do update set account_id = excluded.account_id, at = excluded.at, told_at = null",
        )
        .bind(mailbox(&self.keys, &words))
        .bind(account)
        .bind(now)
        .run(&mut tx)
        .await?;
        tx.commit().await?;
        Ok(Some(account))
    }
}

/// Whoever has an address for reminders was here just now.
pub(crate) async fn seen(on: impl Into<On<'_>>, account: AccountId, now: Timestamp) -> Result<()> {
    query("update contact set seen_at = $2 where account_id = $1 and seen_at < $2")
        .bind(account)
        .bind(now)
        .run(on)
        .await
        .map(|_| ())
}

/// Forgets an account's address, if it is still the one that `stop` belongs to. Its mail first, then the contact, as
/// everywhere: whoever takes a mail to send it holds them in that order.
async fn forget(
    tx: &mut Tx,
    account: AccountId,
    mail_id: Option<Uuid>,
    stop: Option<&Token>,
    now: Timestamp,
) -> Result<()> {
    if let Some(id) = mail_id {
        mail::withdraw(tx, id).await?;
    }
    let gone = match stop {
        Some(stop) => query("delete from contact where account_id = $1 and stop = $2").bind(account).bind(stop.hash()),
        None => query("delete from contact where account_id = $1").bind(account),
    };
    if gone.run(&mut *tx).await? > 0 {
        record(tx, Some(account), "contact-dropped", now).await?;
    }
    Ok(())
}

/// Whether an address can never join one of the circles that an account is in, or waits for.
async fn is_blocked_somewhere(tx: &mut Tx, keys: &Keys, account: AccountId, words: &ContactWords) -> Result<bool> {
    // What was taken for an address once is one; if not, better no mail than a wrong one.
    let Ok(address) = Address::parse(&words.address) else { return Ok(true) };
    let circles = query("select circle_id from member where account_id = $1 and status <> 'removed'")
        .bind(account)
        .all(&mut *tx)
        .await?;
    for row in circles {
        if crate::blocked::is_blocked(tx, keys, CircleId(row.get("circle_id")?), &address).await? {
            return Ok(true);
        }
    }
    Ok(false)
}
