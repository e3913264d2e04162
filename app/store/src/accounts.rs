//! Accounts: who can sign in. Name and address are sealed; an address is found by its HMAC.

use crate::db::{Store, Tx, query};
use crate::error::{Result, StoreError};
use crate::keys::Place;
use kith_domain::address::Address;
use kith_domain::{AccountId, Line, Timestamp};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What an account says about its owner. Sealed with the server's key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountWords {
    /// What others call them.
    pub name: Line<60>,
    /// As it was typed, for mail.
    pub address: String,
}

/// What sign-in needs to know before it checks the password.
pub struct Credentials {
    /// The account and its hash, if there is one behind the address.
    pub account: Option<(AccountId, String)>,
    /// How long this address has to wait before the next try, in milliseconds; 0 when it needn't.
    pub wait: i64,
}

/// The first wrong password costs a second, each further one twice as long, up to a minute.
const LONGEST_WAIT: i64 = Timestamp::MINUTE;

/// After a quiet hour old failures no longer count: the delay is against guessing, not against people.
const FORGET_AFTER: i64 = Timestamp::HOUR;

/// Appends to the record of what happened to accounts.
pub(crate) async fn record(tx: &mut Tx, account: Option<AccountId>, kind: &'static str, now: Timestamp) -> Result<()> {
    query("insert into account_event (id, account_id, kind, at) values ($1, $2, $3, $4)")
        .bind(Uuid::now_v7())
        .bind(account.map(|a| a.0))
        .bind(kind)
        .bind(now)
        .run(tx)
        .await
        .map(|_| ())
}

impl Store {
    /// The blind index under which an address is found.
    pub(crate) fn address_index(&self, address: &Address) -> Vec<u8> {
        self.keys.index("account address", Uuid::nil(), &address.folded())
    }

    /// Opens an account. `password_hash` comes from [`crate::passwords::hash`].
    ///
    /// # Errors
    /// [`StoreError::Taken`] when the address has one; the caller must not let a stranger see the difference.
    pub async fn create_account(
        &self,
        name: Line<60>,
        address: &Address,
        password_hash: String,
        now: Timestamp,
    ) -> Result<AccountId> {
        let mut tx = self.begin().await?;
        let id = self.insert_account(&mut tx, name, address, password_hash, false, now).await?;
        tx.commit().await?;
        Ok(id)
    }

    pub(crate) async fn insert_account(
        &self,
        tx: &mut Tx,
        name: Line<60>,
        address: &Address,
        password_hash: String,
        operator: bool,
        now: Timestamp,
    ) -> Result<AccountId> {
        let id = AccountId(Uuid::now_v7());
        let words = AccountWords { name, address: address.as_str().to_owned() };
        query(
            "insert into account (id, address, words, password, operator_at, created_at, version)
             values ($1, $2, $3, $4, $5, $6, 1)",
        )
        .bind(id)
        .bind(self.address_index(address))
        .bind(self.keys.server.seal(Place::row("account", id), &words)?)
        .bind(password_hash)
        .bind(operator.then_some(now))
        .bind(now)
        .run(&mut *tx)
        .await?;
        record(tx, Some(id), "created", now).await?;
        Ok(id)
    }

    /// The account's own words.
    pub async fn account_words(&self, id: AccountId) -> Result<AccountWords> {
        let row = query("select words from account where id = $1").bind(id).one(self).await?;
        self.keys.server.open(Place::row("account", id), &row.get::<Vec<u8>>("words")?)
    }

    /// What sign-in needs for `address`, known or not, in the same two queries.
    pub async fn credentials(&self, address: &Address, now: Timestamp) -> Result<Credentials> {
        let index = self.address_index(address);
        let delay = query("select until from sign_in_delay where address = $1").bind(index.clone()).maybe(self).await?;
        let wait = delay.map(|row| row.time("until")).transpose()?.map_or(0, |until| until.since(now).max(0));
        let row = query("select id, password from account where address = $1").bind(index).maybe(self).await?;
        let account =
            row.map(|row| Ok::<_, StoreError>((AccountId(row.get("id")?), row.get("password")?))).transpose()?;
        Ok(Credentials { account, wait })
    }

    /// A wrong password: the next try for this address has to wait, whoever makes it, known or unknown.
    pub async fn sign_in_failed(&self, address: &Address, now: Timestamp) -> Result<()> {
        let index = self.address_index(address);
        let mut tx = self.begin().await?;
        let old = query("select failures, until from sign_in_delay where address = $1")
            .bind(index.clone())
            .maybe(&mut tx)
            .await?;
        let failures = match old {
            Some(row) if now.since(row.time("until")?) < FORGET_AFTER => row.get::<i64>("failures")? + 1,
            _ => 1,
        };
        let wait = (Timestamp::SECOND << (failures - 1).min(6)).min(LONGEST_WAIT);
        query(
            "insert into sign_in_delay (address, failures, until) values ($1, $2, $3)
             on conflict (address) do update set failures = excluded.failures, until = excluded.until",
        )
        .bind(index)
        .bind(failures)
        .bind(now.plus(wait))
        .run(&mut tx)
        .await?;
        tx.commit().await
    }

    /// The right password: no more delay.
    pub async fn sign_in_succeeded(&self, address: &Address) -> Result<()> {
        query("delete from sign_in_delay where address = $1")
            .bind(self.address_index(address))
            .run(self)
            .await
            .map(|_| ())
    }

    /// How many accounts and circles there are: all an operator gets to see of them.
    pub async fn counts(&self) -> Result<(i64, i64)> {
        let row = query("select (select count(*) from account) as accounts, (select count(*) from circle) as circles")
            .one(self)
            .await?;
        Ok((row.get("accounts")?, row.get("circles")?))
    }

    /// Whether somebody already runs this server.
    pub async fn has_operator(&self) -> Result<bool> {
        Ok(query("select 1 as one from account where operator_at is not null limit 1").maybe(self).await?.is_some())
    }
}

impl Store {
    /// The hash that a changed password is checked against first.
    pub async fn password_hash(&self, account: AccountId) -> Result<String> {
        query("select password from account where id = $1").bind(account).one(self).await?.get("password")
    }

    /// Replaces the password and ends every session: whoever had the old one is out.
    pub async fn change_password(&self, account: AccountId, hash: String, now: Timestamp) -> Result<()> {
        let mut tx = self.begin().await?;
        query("update account set password = $2, version = version + 1 where id = $1")
            .bind(account)
            .bind(hash)
            .run(&mut tx)
            .await?;
        query("delete from session where account_id = $1").bind(account).run(&mut tx).await?;
        record(&mut tx, Some(account), "password-changed", now).await?;
        tx.commit().await
    }
}
