//! Links that work once: for the first operator, and for sign-up where it is by invitation.

use crate::db::{Store, query};
use crate::error::{Result, StoreError};
use crate::tokens::Token;
use kith_domain::address::Address;
use kith_domain::{AccountId, Line, Timestamp};
use uuid::Uuid;

/// What a link is good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// An account that runs this server.
    Operator,
    /// An ordinary account.
    SignUp,
}

impl Purpose {
    const fn slug(self) -> &'static str {
        match self {
            Self::Operator => "operator",
            Self::SignUp => "sign-up",
        }
    }
}

/// A link is good for three days.
pub const LIFETIME: i64 = 72 * Timestamp::HOUR;

impl Store {
    /// Makes a link. A new operator link kills the older ones: one open door is enough.
    pub async fn create_link(&self, purpose: Purpose, now: Timestamp) -> Result<Token> {
        let token = Token::new();
        let mut tx = self.begin().await?;
        if purpose == Purpose::Operator {
            query("delete from one_time_link where purpose = 'operator' and used_at is null").run(&mut tx).await?;
        }
        query("insert into one_time_link (id, token, purpose, created_at, expires_at) values ($1, $2, $3, $4, $5)")
            .bind(Uuid::now_v7())
            .bind(token.hash())
            .bind(purpose.slug())
            .bind(now)
            .bind(now.plus(LIFETIME))
            .run(&mut tx)
            .await?;
        crate::accounts::record(&mut tx, None, "link-created", now).await?;
        tx.commit().await?;
        Ok(token)
    }

    /// Whether the link still works. Looking at it changes nothing: mail scanners look at everything.
    pub async fn link(&self, token: &Token, now: Timestamp) -> Result<Purpose> {
        let row = query("select purpose from one_time_link where token = $1 and used_at is null and expires_at > $2")
            .bind(token.hash())
            .bind(now)
            .maybe(self)
            .await?
            .ok_or(StoreError::Expired)?;
        Ok(if row.get::<String>("purpose")? == "operator" { Purpose::Operator } else { Purpose::SignUp })
    }

    /// Opens an account with the link, which is used up in the same transaction.
    ///
    /// # Errors
    /// [`StoreError::Expired`] for a used or old link, [`StoreError::Taken`] when the address has an account; the link
    /// then still works.
    pub async fn sign_up_with_link(
        &self,
        token: &Token,
        name: Line<60>,
        address: &Address,
        password_hash: String,
        now: Timestamp,
    ) -> Result<AccountId> {
        let mut tx = self.begin().await?;
        let used = query(
            "update one_time_link set used_at = $2
              where token = $1 and used_at is null and expires_at > $2
              returning purpose",
        )
        .bind(token.hash())
        .bind(now)
        .maybe(&mut tx)
        .await?
        .ok_or(StoreError::Expired)?;
        let operator = used.get::<String>("purpose")? == "operator";
        let id = self.insert_account(&mut tx, name, address, password_hash, operator, now).await?;
        tx.commit().await?;
        Ok(id)
    }
}
