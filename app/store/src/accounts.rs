//! Accounts: who can sign in. Name and address are sealed; an address is found by its HMAC.

use crate::db::{Store, Tx, query};
use crate::error::Result;
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
    /// [`crate::StoreError::Taken`] when the address has one; the caller must not let a stranger see the difference.
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

    /// Whether an address has an account. Not for pages: whoever asks must already be trusted to know.
    pub async fn has_account(&self, address: &Address) -> Result<bool> {
        let row = query("select 1 as one from account where address = $1").bind(self.address_index(address));
        Ok(row.maybe(self).await?.is_some())
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
