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
use crate::db::{Row, Store, Tx, query};
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
    /// When a mail last asked whether it arrives.
    pub asked_at: Timestamp,
    made_at: Timestamp,
    mail_id: Option<Uuid>,
}

impl Contact {
    /// When reminders end unless somebody says once more that the address is safe.
    pub fn safe_until(&self) -> Option<Timestamp> {
        self.confirmed_at.map(|at| at.plus(CONFIRM_EVERY))
    }

    /// Reads the columns `words, made_at, asked_at, confirmed_at, mail_id`.
    fn read(keys: &Keys, account: AccountId, row: &Row, now: Timestamp) -> Result<Self> {
        let confirmed_at = row.get::<Option<i64>>("confirmed_at")?.map(Timestamp);
        Ok(Self {
            words: keys.server.open(Place::row("contact", account), &row.get::<Vec<u8>>("words")?)?,
            safety: safety(confirmed_at, now),
            confirmed_at,
            asked_at: row.time("asked_at")?,
            made_at: row.time("made_at")?,
            mail_id: row.get("mail_id")?,
        })
    }
}

/// What shows that a mail has arrived. Derived and kept nowhere: it is worth something to its account alone.
fn proof(keys: &Keys, account: AccountId, words: &ContactWords, made_at: Timestamp) -> String {
    HEXLOWER.encode(&keys.index("contact proof", account.0, &entered(words, made_at)))
}

/// What stops all mail to an address, whoever holds it: they read that mailbox.
fn stop(keys: &Keys, account: AccountId, words: &ContactWords, made_at: Timestamp) -> Token {
    Token::of(&keys.index("contact stop", account.0, &entered(words, made_at)))
}

/// An address as it was entered then: entered once more later, its old links have ended.
fn entered(words: &ContactWords, made_at: Timestamp) -> String {
    format!("{} {}", made_at.0, words.address)
}

/// Where both lead.
fn stop_link(origin: &str, token: &Token) -> String {
    format!("{origin}/stop/{}", token.reveal())
}

impl Store {
    /// Stops all mail to the address that a stop link belongs to. Unknown links change nothing, and nobody can tell.
    pub async fn stop_contact(&self, token: &Token, now: Timestamp) -> Result<()> {
        let mut tx = self.begin().await?;
        let row = query("select account_id from contact where stop = $1").bind(token.hash()).maybe(&mut tx).await?;
        if let Some(row) = row {
            forget(&mut tx, AccountId(row.get("account_id")?), now).await?;
        }
        tx.commit().await
    }
}

/// Whoever has an address for reminders was here just now.
pub(crate) async fn seen(on: impl Into<crate::db::On<'_>>, account: AccountId, now: Timestamp) -> Result<()> {
    query("update contact set seen_at = $2 where account_id = $1 and seen_at < $2")
        .bind(account)
        .bind(now)
        .run(on)
        .await
        .map(|_| ())
}

async fn forget(tx: &mut Tx, account: AccountId, now: Timestamp) -> Result<()> {
    let there = query("select mail_id from contact where account_id = $1").bind(account).maybe(&mut *tx).await?;
    let Some(row) = there else { return Ok(()) };
    // The mail first, then the contact, as everywhere: whoever takes a mail to send it holds them in that order.
    if let Some(id) = row.get("mail_id")? {
        mail::withdraw(tx, id).await?;
    }
    query("delete from contact where account_id = $1").bind(account).run(&mut *tx).await?;
    record(tx, Some(account), "contact-dropped", now).await
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
