//! What they promise each other, and what a facilitator says of themselves.

use crate::access::{AnyMember, Capability, CircleAccess, Guide};
use crate::db::query;
use crate::error::{Result, StoreError};
use crate::keys::Place;
use crate::write::Event;
use kith_domain::engagement::{AgreementWords, DisclosureWords, FIRST_EDITION, PromiseWords};
use kith_domain::event::EventKind;
use kith_domain::member::Role;
use kith_domain::{MemberId, Timestamp};

/// What everybody promises, as it stands now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreement {
    /// Goes up with every change.
    pub number: i64,
    /// What the circle has added.
    pub words: AgreementWords,
}

/// Somebody's promise to the agreement as it stands now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promise {
    /// Whose.
    pub member: MemberId,
    /// In their own words.
    pub words: PromiseWords,
    /// When.
    pub at: Timestamp,
}

/// What a facilitator says of themselves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disclosure {
    /// Who.
    pub member: MemberId,
    /// What.
    pub words: DisclosureWords,
    /// For the next change.
    pub version: i64,
}

impl<C: Capability> CircleAccess<C> {
    /// What everybody promises, as it stands now.
    pub async fn agreement(&self) -> Result<Agreement> {
        let row = query("select number, words from agreement where circle_id = $1")
            .bind(self.circle)
            .maybe(&self.store)
            .await?;
        let Some(row) = row else {
            return Ok(Agreement { number: FIRST_EDITION, words: AgreementWords::default() });
        };
        let words = self.key.open(Place::row("agreement", self.circle), &row.get::<Vec<u8>>("words")?)?;
        Ok(Agreement { number: row.get("number")?, words })
    }

    /// Who has promised it, of those who are here, the first first.
    pub async fn promises(&self) -> Result<Vec<Promise>> {
        let rows = query(
            "select p.member_id, p.words, p.at
               from promise p
               join member m on m.circle_id = p.circle_id and m.id = p.member_id and m.status = 'confirmed'
               left join agreement a on a.circle_id = p.circle_id
              where p.circle_id = $1 and p.number = coalesce(a.number, $2)
              order by p.at, p.member_id",
        )
        .bind(self.circle)
        .bind(FIRST_EDITION)
        .all(&self.store)
        .await?;
        let read = |row: &crate::db::Row| {
            let member = MemberId(row.get("member_id")?);
            let words = self.key.open(Place::row("promise", member), &row.get::<Vec<u8>>("words")?)?;
            Ok(Promise { member, words, at: row.time("at")? })
        };
        rows.iter().map(read).collect()
    }

    /// Promises what I read: the agreement with this number. The last words count.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when it says something else by now.
    pub async fn promise(&self, number: i64, words: &PromiseWords, now: Timestamp) -> Result<()> {
        let mut write = self.write().await?;
        let made = query(
            "insert into promise (circle_id, member_id, number, words, at)
             select m.circle_id, m.id, $3, $4, $5
               from member m
               left join agreement a on a.circle_id = m.circle_id
              where m.circle_id = $1 and m.id = $2 and coalesce(a.number, $6) = $3
             on conflict (circle_id, member_id)
             do update set number = excluded.number, words = excluded.words, at = excluded.at",
        )
        .bind(self.circle)
        .bind(self.me)
        .bind(number)
        .bind(self.key.seal(Place::row("promise", self.me), words)?)
        .bind(now)
        .bind(FIRST_EDITION)
        .run(&mut write)
        .await?;
        if made == 0 {
            return Err(StoreError::Stale);
        }
        write.record(Event::of(EventKind::PromiseMade, self.me.0), now).await?;
        write.commit().await
    }

    /// What those say of themselves who guide, or guided, and are here. Whoever keeps the circle together by now stays bound by it.
    pub async fn disclosures(&self) -> Result<Vec<Disclosure>> {
        let rows = query(
            "select d.member_id, d.words, d.version
               from disclosure d
               join member m on m.circle_id = d.circle_id and m.id = d.member_id
                and m.status = 'confirmed'
              where d.circle_id = $1
              order by m.accepted_at, m.id",
        )
        .bind(self.circle)
        .all(&self.store)
        .await?;
        let read = |row: &crate::db::Row| {
            let member = MemberId(row.get("member_id")?);
            let words = self.key.open(Place::row("disclosure", member), &row.get::<Vec<u8>>("words")?)?;
            Ok(Disclosure { member, words, version: row.get("version")? })
        };
        rows.iter().map(read).collect()
    }
}

impl CircleAccess<AnyMember> {
    /// Says how I work, what it costs, and what ties I have.
    ///
    /// # Errors
    /// [`StoreError::NotYours`] for everybody but a facilitator or somebody who has said it once, [`StoreError::Stale`] when it changed since version `seen`, which is 0 while
    /// nothing is there.
    pub async fn disclose(&self, words: &DisclosureWords, seen: i64, now: Timestamp) -> Result<()> {
        let mine = self.disclosures().await?.into_iter().find(|one| one.member == self.me);
        let mut write = self.write().await?;
        if write.role() != Role::Facilitator && mine.is_none() {
            return Err(StoreError::NotYours);
        }
        if mine.is_some_and(|mine| mine.words == *words) {
            return Ok(());
        }
        let kept = query(
            "insert into disclosure (circle_id, member_id, words, version)
             select circle_id, id, $3, 1 from member
              where circle_id = $1 and id = $2
                and ($4 = 0 or exists (select 1 from disclosure where circle_id = $1 and member_id = $2))
             on conflict (circle_id, member_id)
             do update set words = excluded.words, version = disclosure.version + 1 where disclosure.version = $4",
        )
        .bind(self.circle)
        .bind(self.me)
        .bind(self.key.seal(Place::row("disclosure", self.me), words)?)
        .bind(seen)
        .run(&mut write)
        .await?;
        if kept == 0 {
            return Err(StoreError::Stale);
        }
        write.record(Event::of(EventKind::DisclosureChanged, self.me.0), now).await?;
        write.commit().await
    }
}

impl CircleAccess<Guide> {
    /// Changes what the circle adds; everybody is asked anew. `seen` is the number that was read.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when it says something else by now.
    pub async fn change_agreement(&self, words: &AgreementWords, seen: i64, now: Timestamp) -> Result<()> {
        let before = self.agreement().await?;
        if before.words == *words {
            return Ok(());
        }
        let mut write = self.write().await?;
        let changed = query(
            "insert into agreement (circle_id, number, words, set_by, at)
             select id, $6 + 1, $2, $3, $4 from circle
              where id = $1 and ($5 = $6 or exists (select 1 from agreement where circle_id = $1))
             on conflict (circle_id)
             do update set number = agreement.number + 1, words = excluded.words, set_by = excluded.set_by, at = excluded.at
              where agreement.number = $5",
        )
        .bind(self.circle)
        .bind(self.key.seal(Place::row("agreement", self.circle), words)?)
        .bind(self.me)
        .bind(now)
        .bind(seen)
        .bind(FIRST_EDITION)
        .run(&mut write)
        .await?;
        if changed == 0 {
            return Err(StoreError::Stale);
        }
        write.record(Event::of(EventKind::AgreementChanged, self.circle.0), now).await?;
        write.commit().await
    }
}

#[cfg(test)]
#[path = "engagement_tests.rs"]
mod tests;
