//! The person's own addresses and numbers: kept as HMACs that belong to one circle, so that nobody can read them, and the
//! same address in two circles looks like two.

use crate::access::{CircleAccess, Guide};
use crate::accounts::AccountWords;
use crate::db::{Tx, query};
use crate::error::Result;
use crate::keys::{Keys, Place};
use crate::write::Event;
use kith_domain::address::Address;
use kith_domain::blocked::Likeness;
use kith_domain::event::EventKind;
use kith_domain::{AccountId, CircleId, MemberId, Timestamp};
use std::collections::HashSet;

fn index(keys: &Keys, circle: CircleId, likeness: &Likeness) -> Vec<u8> {
    match likeness {
        Likeness::Mail(text) => keys.index("blocked mail", circle.0, text),
        Likeness::Phone(text) => keys.index("blocked phone", circle.0, text),
    }
}

/// Whether `address` can never join `circle`.
pub(crate) async fn is_blocked(tx: &mut Tx, keys: &Keys, circle: CircleId, address: &Address) -> Result<bool> {
    for likeness in Likeness::of(address) {
        let found = query("select 1 as one from blocked_address where circle_id = $1 and likeness = $2")
            .bind(circle)
            .bind(index(keys, circle, &likeness))
            .maybe(&mut *tx)
            .await?;
        if found.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

impl CircleAccess<Guide> {
    /// Adds addresses and numbers that can never join. Those that are there already stay.
    pub async fn block(&self, likenesses: &[Likeness], now: Timestamp) -> Result<()> {
        let mut write = self.write().await?;
        for likeness in likenesses {
            query(
                "insert into blocked_address (circle_id, likeness, at) values ($1, $2, $3)
                 on conflict (circle_id, likeness) do nothing",
            )
            .bind(self.circle)
            .bind(index(&self.store.keys, self.circle, likeness))
            .bind(now)
            .run(&mut write)
            .await?;
        }
        write.record(Event::of(EventKind::AddressBlocked, self.circle.0), now).await?;
        write.commit().await
    }

    /// How many there are; which, nobody can say.
    pub async fn blocked_count(&self) -> Result<i64> {
        query("select count(*) as n from blocked_address where circle_id = $1")
            .bind(self.circle)
            .one(&self.store)
            .await?
            .get("n")
    }

    /// Empties the list.
    pub async fn clear_block_list(&self, now: Timestamp) -> Result<()> {
        let mut write = self.write().await?;
        query("delete from blocked_address where circle_id = $1").bind(self.circle).run(&mut write).await?;
        write.record(Event::of(EventKind::BlockListCleared, self.circle.0), now).await?;
        write.commit().await
    }

    /// Who is in the circle, or waits, with an address that is on the list. Nobody is removed by being found here: two
    /// people of one family can have addresses that look alike.
    pub async fn members_on_block_list(&self) -> Result<Vec<MemberId>> {
        let blocked: HashSet<Vec<u8>> = query("select likeness from blocked_address where circle_id = $1")
            .bind(self.circle)
            .all(&self.store)
            .await?
            .iter()
            .map(|row| row.get("likeness"))
            .collect::<Result<_>>()?;
        if blocked.is_empty() {
            return Ok(Vec::new());
        }
        let rows = query(
            "select m.id, a.id as account_id, a.words
               from member m
               join account a on a.id = m.account_id
              where m.circle_id = $1 and m.status <> 'removed'
              order by m.accepted_at, m.id",
        )
        .bind(self.circle)
        .all(&self.store)
        .await?;
        let keys = &self.store.keys;
        let mut found = Vec::new();
        for row in rows {
            let place = Place::row("account", AccountId(row.get("account_id")?));
            let words: AccountWords = keys.server.open(place, &row.get::<Vec<u8>>("words")?)?;
            let likenesses = Address::parse(&words.address).map(|address| Likeness::of(&address)).unwrap_or_default();
            if likenesses.iter().any(|likeness| blocked.contains(&index(keys, self.circle, likeness))) {
                found.push(MemberId(row.get("id")?));
            }
        }
        Ok(found)
    }
}
