//! What each said right after a meeting. Every member reads all of it, and changes their own alone.

use crate::access::{Capability, CircleAccess};
use crate::db::{Row, query};
use crate::error::{Result, StoreError};
use crate::keys::Place;
use crate::once::Once;
use crate::write::{Event, Write};
use kith_domain::debrief::{DebriefWords, MOST};
use kith_domain::event::EventKind;
use kith_domain::{DebriefId, MemberId, OpId, Timestamp};

/// What one of them said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Debrief {
    /// Its id.
    pub id: DebriefId,
    /// Whose it is.
    pub by: MemberId,
    /// Their answers.
    pub words: DebriefWords,
    /// When they were written down first.
    pub at: Timestamp,
    /// For the next change.
    pub version: i64,
}

/// Everything that [`CircleAccess::read_debrief`] reads, of the circle `$1` and where the rest holds. What somebody wrote who has
/// left is theirs alone, until they come back.
macro_rules! debrief_where {
    ($rest:literal) => {
        concat!(
            "select d.id, d.by_id, d.words, d.at, d.version
               from debrief d
               join member m on m.circle_id = d.circle_id and m.id = d.by_id and m.status = 'confirmed'
              where d.circle_id = $1 and ",
            $rest
        )
    };
}

impl<C: Capability> CircleAccess<C> {
    /// All of them, the newest first.
    pub async fn debriefs(&self) -> Result<Vec<Debrief>> {
        let rows =
            query(debrief_where!("true order by d.at desc, d.id desc")).bind(self.circle).all(&self.store).await?;
        rows.iter().map(|row| self.read_debrief(row)).collect()
    }

    /// One of this member's own.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], also for somebody else's.
    pub async fn my_debrief(&self, id: DebriefId) -> Result<Debrief> {
        let row = query(debrief_where!("d.id = $2 and d.by_id = $3"))
            .bind(self.circle)
            .bind(id)
            .bind(self.me)
            .one(&self.store)
            .await?;
        self.read_debrief(&row)
    }

    /// Writes one down. `op` is the form's own: the same form sent twice writes once, and sent again with other words it
    /// writes another.
    ///
    /// # Errors
    /// [`StoreError::Full`] when this member has written as many as they may.
    pub async fn add_debrief(&self, op: OpId, words: &DebriefWords, now: Timestamp) -> Result<DebriefId> {
        let mut write = self.write().await?;
        let id = match self.once(&mut write, "debrief", op, words, now).await? {
            Once::New(id) => DebriefId(id),
            Once::Again(id) => return Ok(DebriefId(id)),
        };
        let count = query("select count(*) as n from debrief where circle_id = $1 and by_id = $2")
            .bind(self.circle)
            .bind(self.me)
            .one(&mut write)
            .await?;
        if usize::try_from(count.get::<i64>("n")?).is_ok_and(|n| n >= MOST) {
            return Err(StoreError::Full);
        }
        query("insert into debrief (circle_id, id, by_id, words, at, version) values ($1, $2, $3, $4, $5, 1)")
            .bind(self.circle)
            .bind(id)
            .bind(self.me)
            .bind(self.key.seal(Place::row("debrief", id), words)?)
            .bind(now)
            .run(&mut write)
            .await?;
        write.record(Event::of(EventKind::Debriefed, id.0), now).await?;
        write.commit().await?;
        Ok(id)
    }

    /// Writes one's own differently.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when it changed since version `seen`, [`StoreError::NotFound`] for one that isn't theirs.
    pub async fn change_debrief(&self, id: DebriefId, words: &DebriefWords, seen: i64, now: Timestamp) -> Result<()> {
        let mut write = self.write().await?;
        let there = self.mine_within(&mut write, id).await?;
        if there.words == *words {
            return Ok(());
        }
        if there.version != seen {
            return Err(StoreError::Stale);
        }
        query("update debrief set words = $3, version = version + 1 where circle_id = $1 and id = $2")
            .bind(self.circle)
            .bind(id)
            .bind(self.key.seal(Place::row("debrief", id), words)?)
            .run(&mut write)
            .await?;
        write.record(Event::of(EventKind::Debriefed, id.0), now).await?;
        write.commit().await
    }

    /// Throws one's own away, for good.
    ///
    /// # Errors
    /// As [`CircleAccess::change_debrief`].
    pub async fn discard_debrief(&self, id: DebriefId, seen: i64, now: Timestamp) -> Result<()> {
        let mut write = self.write().await?;
        if self.mine_within(&mut write, id).await?.version != seen {
            return Err(StoreError::Stale);
        }
        query("delete from debrief where circle_id = $1 and id = $2")
            .bind(self.circle)
            .bind(id)
            .run(&mut write)
            .await?;
        write.record(Event::of(EventKind::DebriefDiscarded, id.0), now).await?;
        write.commit().await
    }

    async fn mine_within(&self, write: &mut Write, id: DebriefId) -> Result<Debrief> {
        let row = query(debrief_where!("d.id = $2 and d.by_id = $3"))
            .bind(self.circle)
            .bind(id)
            .bind(self.me)
            .one(write)
            .await?;
        self.read_debrief(&row)
    }

    fn read_debrief(&self, row: &Row) -> Result<Debrief> {
        let id = DebriefId(row.get("id")?);
        Ok(Debrief {
            id,
            by: MemberId(row.get("by_id")?),
            words: self.key.open(Place::row("debrief", id), &row.get::<Vec<u8>>("words")?)?,
            at: row.time("at")?,
            version: row.get("version")?,
        })
    }
}

#[cfg(test)]
#[path = "debriefs_tests.rs"]
mod tests;
