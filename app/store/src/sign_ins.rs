//! Checking a password, so that guessing gets slower and slower and nobody is ever locked out.

use crate::db::{Store, query};
use crate::error::{Result, StoreError};
use crate::passwords;
use crate::sessions::Session;
use crate::tokens::Token;
use kith_domain::address::Address;
use kith_domain::{AccountId, Timestamp};
use tokio::sync::Mutex;

/// The first wrong password costs a second, each further one twice as long, up to a minute.
const LONGEST_WAIT: i64 = Timestamp::MINUTE;

/// After a quiet hour old failures no longer count: the delay is against guessing, not against people.
pub(crate) const FORGET_AFTER: i64 = Timestamp::HOUR;

/// Tries for one address come one after the other, so that two presses of the same button are both answered rightly. What
/// stops guessers is the claim in the database; a turn is only kindness.
static TURNS: [Mutex<()>; 64] = [const { Mutex::const_new(()) }; 64];

/// Proof that the password of an account was shown in this request, and which one it was.
pub struct Proven {
    /// Whose.
    pub account: AccountId,
    hash: String,
}

/// What came of a try.
pub enum Tried {
    /// It was the right password.
    Right(Proven),
    /// It wasn't, or nobody has this address.
    Wrong,
    /// It came too soon after a wrong one and was not looked at; how long to wait, in milliseconds.
    TooSoon(i64),
}

/// The wait after that many failures in a row.
fn wait_after(failures: i64) -> i64 {
    (Timestamp::SECOND << (failures - 1).clamp(0, 6)).min(LONGEST_WAIT)
}

impl Store {
    /// Tries a password. Known and unknown addresses take the same steps, wait alike, and cost one hash.
    ///
    /// The try counts as a wrong one before the password is looked at, and is forgiven if it was right: however many
    /// guesses arrive at once, one of them is looked at.
    pub async fn try_password(&self, address: &Address, password: String, now: Timestamp) -> Result<Tried> {
        self.try_at(self.address_index(address), password, now).await
    }

    /// The same for the account that a page belongs to.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for one that is gone.
    pub async fn try_password_of(&self, account: AccountId, password: String, now: Timestamp) -> Result<Tried> {
        let row = query("select address from account where id = $1").bind(account).one(self).await?;
        self.try_at(row.get("address")?, password, now).await
    }

    async fn try_at(&self, index: Vec<u8>, password: String, now: Timestamp) -> Result<Tried> {
        let turn = usize::from(index.first().copied().unwrap_or_default()) % TURNS.len();
        let _turn = TURNS[turn].lock().await;
        let wait = self.claim_try(index.clone(), now).await?;
        if wait > 0 {
            return Ok(Tried::TooSoon(wait));
        }
        let row = query("select id, password from account where address = $1").bind(index.clone()).maybe(self).await?;
        let known = match row {
            Some(row) => Some((AccountId(row.get("id")?), row.get::<String>("password")?)),
            None => None,
        };
        let right = passwords::verify(password, known.as_ref().map(|(_, hash)| hash.clone())).await;
        let Some((account, hash)) = known.filter(|_| right) else { return Ok(Tried::Wrong) };
        query("delete from sign_in_delay where address = $1").bind(index).run(self).await?;
        Ok(Tried::Right(Proven { account, hash }))
    }

    /// Counts a try as a failure, unless it has to wait; how long, in milliseconds.
    async fn claim_try(&self, address: Vec<u8>, now: Timestamp) -> Result<i64> {
        let mut tx = self.begin().await?;
        // The insert is also the lock: another try for this address waits here until this one is counted.
        let row = query(
            "insert into sign_in_delay (address, failures, until) values ($1, 0, 0)
             on conflict (address) do update set until = sign_in_delay.until
             returning failures, until",
        )
        .bind(address.clone())
        .one(&mut tx)
        .await?;
        let until = row.time("until")?;
        if until > now {
            return Ok(until.since(now));
        }
        let before = if now.since(until) < FORGET_AFTER { row.get::<i64>("failures")? } else { 0 };
        query("update sign_in_delay set failures = $2, until = $3 where address = $1")
            .bind(address)
            .bind(before + 1)
            .bind(now.plus(wait_after(before + 1)))
            .run(&mut tx)
            .await?;
        tx.commit().await?;
        Ok(0)
    }

    /// Starts a session for whoever has just shown the password, and forgets `old`.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when the password has been changed since it was shown: the change ended every sign-in, those
    /// under way included.
    pub async fn sign_in(&self, who: &Proven, agent: &str, old: Option<&Token>, now: Timestamp) -> Result<Token> {
        self.insert_session(who.account, Some(&who.hash), agent, old, now).await
    }
}

impl Session {
    /// Asks somebody who is signed in for their password again; `None` when it isn't theirs.
    pub async fn prove(&self, store: &Store, password: String) -> Result<Option<Proven>> {
        let row = query("select password from account where id = $1").bind(self.account).one(store).await?;
        let hash: String = row.get("password")?;
        let right = passwords::verify(password, Some(hash.clone())).await;
        Ok(right.then_some(Proven { account: self.account, hash }))
    }
}

impl Store {
    /// Replaces the password and ends every session: whoever had the old one is out. `hash` is from
    /// [`passwords::hash`]. What comes back proves the new password.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when somebody else has changed it since it was shown.
    pub async fn change_password(&self, who: Proven, hash: String, now: Timestamp) -> Result<Proven> {
        let mut tx = self.begin().await?;
        let changed = query("update account set password = $3, version = version + 1 where id = $1 and password = $2")
            .bind(who.account)
            .bind(who.hash)
            .bind(hash.clone())
            .run(&mut tx)
            .await?;
        if changed == 0 {
            return Err(StoreError::Stale);
        }
        query("delete from session where account_id = $1").bind(who.account).run(&mut tx).await?;
        crate::accounts::record(&mut tx, Some(who.account), "password-changed", now).await?;
        tx.commit().await?;
        Ok(Proven { account: who.account, hash })
    }
}

#[cfg(test)]
#[path = "sign_ins_tests.rs"]
mod tests;
