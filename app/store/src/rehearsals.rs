//! Rehearsals. Every member reads and writes them: whoever was there knows what it was like.

use crate::access::{Capability, CircleAccess};
use crate::db::{Row, query};
use crate::error::{Result, StoreError};
use crate::keys::Place;
use crate::once::Once;
use crate::write::Event;
use kith_domain::event::EventKind;
use kith_domain::rehearsal::{MOST, RehearsalWords};
use kith_domain::{MemberId, OpId, RehearsalId, Timestamp};

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rehearsal {
    /// Its id.
    pub id: RehearsalId,
    /// Who wrote it last.
    pub by: MemberId,
    /// When, who, and what came of it.
    pub words: RehearsalWords,
    /// For the next change.
    pub version: i64,
}

impl<C: Capability> CircleAccess<C> {
    /// All of them, the newest first.
    pub async fn rehearsals(&self) -> Result<Vec<Rehearsal>> {
        let rows =
            query("select id, by_id, words, version from rehearsal where circle_id = $1 order by at desc, id desc")
                .bind(self.circle)
                .all(&self.store)
                .await?;
        let mut all = rows.iter().map(|row| self.read_rehearsal(row)).collect::<Result<Vec<_>>>()?;
        all.sort_by_key(|one| std::cmp::Reverse(one.words.day));
        Ok(all)
    }

    /// One of them.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub async fn rehearsal(&self, id: RehearsalId) -> Result<Rehearsal> {
        let row = query("select id, by_id, words, version from rehearsal where circle_id = $1 and id = $2")
            .bind(self.circle)
            .bind(id)
            .one(&self.store)
            .await?;
        self.read_rehearsal(&row)
    }

    /// Writes one down. `op` is the form's own: the same form sent twice writes once, and sent again with other words it
    /// writes another.
    ///
    /// # Errors
    /// [`StoreError::Full`] when there are as many as there may be.
    pub async fn add_rehearsal(&self, op: OpId, words: &RehearsalWords, now: Timestamp) -> Result<()> {
        let mut write = self.write().await?;
        let Once::New(id) = self.once(&mut write, "rehearsal", op, words, now).await? else { return Ok(()) };
        let id = RehearsalId(id);
        let count =
            query("select count(*) as n from rehearsal where circle_id = $1").bind(self.circle).one(&mut write).await?;
        if usize::try_from(count.get::<i64>("n")?).is_ok_and(|n| n >= MOST) {
            return Err(StoreError::Full);
        }
        query("insert into rehearsal (circle_id, id, by_id, words, at, version) values ($1, $2, $3, $4, $5, 1)")
            .bind(self.circle)
            .bind(id)
            .bind(self.me)
            .bind(self.key.seal(Place::row("rehearsal", id), words)?)
            .bind(now)
            .run(&mut write)
            .await?;
        write.record(Event::of(EventKind::Rehearsed, id.0), now).await?;
        write.commit().await
    }

    /// Writes it differently.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when it changed since version `seen`, [`StoreError::NotFound`] for one that isn't there.
    pub async fn change_rehearsal(
        &self,
        id: RehearsalId,
        words: &RehearsalWords,
        seen: i64,
        now: Timestamp,
    ) -> Result<()> {
        let mut write = self.write().await?;
        let row = query("select id, by_id, words, version from rehearsal where circle_id = $1 and id = $2")
            .bind(self.circle)
            .bind(id)
            .one(&mut write)
            .await?;
        let there = self.read_rehearsal(&row)?;
        if there.words == *words {
            return Ok(());
        }
        if there.version != seen {
            return Err(StoreError::Stale);
        }
        query("update rehearsal set words = $3, by_id = $4, version = version + 1 where circle_id = $1 and id = $2")
            .bind(self.circle)
            .bind(id)
            .bind(self.key.seal(Place::row("rehearsal", id), words)?)
            .bind(self.me)
            .run(&mut write)
            .await?;
        write.record(Event::of(EventKind::Rehearsed, id.0), now).await?;
        write.commit().await
    }

    /// Throws it away, for good.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], or [`StoreError::Stale`] when it changed since version `seen`.
    pub async fn discard_rehearsal(&self, id: RehearsalId, seen: i64, now: Timestamp) -> Result<()> {
        self.rehearsal(id).await?;
        let delete = query("delete from rehearsal where circle_id = $1 and id = $2 and version = $3");
        let delete = delete.bind(self.circle).bind(id).bind(seen);
        self.discard(delete, Event::of(EventKind::RehearsalDiscarded, id.0), now).await
    }

    fn read_rehearsal(&self, row: &Row) -> Result<Rehearsal> {
        let id = RehearsalId(row.get("id")?);
        Ok(Rehearsal {
            id,
            by: MemberId(row.get("by_id")?),
            words: self.key.open(Place::row("rehearsal", id), &row.get::<Vec<u8>>("words")?)?,
            version: row.get("version")?,
        })
    }
}
