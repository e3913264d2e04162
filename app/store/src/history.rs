//! What has been before: everybody reads what was told to all, and each their own.

use crate::access::{Capability, CircleAccess};
use crate::db::{Row, query};
use crate::error::{Result, StoreError};
use crate::keys::Place;
use crate::once::Once;
use crate::write::{Event, Write};
use kith_domain::event::EventKind;
use kith_domain::history::{HistoryWords, MOST};
use kith_domain::letter::{Part, Saved, with_paragraph};
use kith_domain::{HistoryId, MemberId, OpId, Timestamp};

/// One entry, as somebody who may read it sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct History {
    /// Its id.
    pub id: HistoryId,
    /// Who wrote it.
    pub by: MemberId,
    /// Whether everybody in the circle reads it.
    pub shared: bool,
    /// What it says.
    pub words: HistoryWords,
    /// For the next change.
    pub version: i64,
}

impl<C: Capability> CircleAccess<C> {
    /// Everything I may read, in the order in which it was written. What somebody told goes with them when they leave.
    pub async fn history(&self) -> Result<Vec<History>> {
        let rows = query(
            "select h.id, h.member_id, h.shared, h.words, h.version
               from history h
               join member m on m.circle_id = h.circle_id and m.id = h.member_id and m.status = 'confirmed'
              where h.circle_id = $1 and (h.shared = 1 or h.member_id = $2)
              order by h.at, h.id",
        )
        .bind(self.circle)
        .bind(self.me)
        .all(&self.store)
        .await?;
        rows.iter().map(|row| self.read_history(row)).collect()
    }

    /// One entry that is mine.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] where I may not read it, [`StoreError::NotYours`] where somebody else wrote it.
    pub async fn my_history(&self, id: HistoryId) -> Result<History> {
        let row = query(
            "select id, member_id, shared, words, version from history
              where circle_id = $1 and id = $2 and (shared = 1 or member_id = $3)",
        )
        .bind(self.circle)
        .bind(id)
        .bind(self.me)
        .one(&self.store)
        .await?;
        let one = self.read_history(&row)?;
        if one.by == self.me { Ok(one) } else { Err(StoreError::NotYours) }
    }

    /// Writes one down, for everybody or for me. `op` is the form's own: the same form sent twice writes once, and sent
    /// again with other words it writes another.
    ///
    /// # Errors
    /// [`StoreError::Full`] when I have written as many as one may.
    pub async fn write_history(&self, op: OpId, words: &HistoryWords, shared: bool, now: Timestamp) -> Result<()> {
        let mut write = self.write().await?;
        let sent = (words, shared);
        let Once::New(id) = self.once(&mut write, "history", op, &sent, now).await? else { return Ok(()) };
        let id = HistoryId(id);
        let count = query("select count(*) as n from history where circle_id = $1 and member_id = $2")
            .bind(self.circle)
            .bind(self.me)
            .one(&mut write)
            .await?;
        if usize::try_from(count.get::<i64>("n")?).is_ok_and(|n| n >= MOST) {
            return Err(StoreError::Full);
        }
        query(
            "insert into history (circle_id, id, member_id, shared, words, at, version)
             values ($1, $2, $3, $4, $5, $6, 1)",
        )
        .bind(self.circle)
        .bind(id)
        .bind(self.me)
        .bind(i64::from(shared))
        .bind(self.key.seal(Place::row("history", id), words)?)
        .bind(now)
        .run(&mut write)
        .await?;
        self.tell_of_history(write, id, shared, now).await
    }

    /// Changes one of mine, and who reads it.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when it changed since version `seen`, and as [`Self::my_history`].
    pub async fn change_history(
        &self,
        id: HistoryId,
        words: &HistoryWords,
        shared: bool,
        seen: i64,
        now: Timestamp,
    ) -> Result<()> {
        let before = self.my_history(id).await?;
        if before.words == *words && before.shared == shared {
            return Ok(());
        }
        let mut write = self.write().await?;
        let changed = query(
            "update history set words = $4, shared = $5, version = version + 1
              where circle_id = $1 and id = $2 and member_id = $3 and version = $6",
        )
        .bind(self.circle)
        .bind(id)
        .bind(self.me)
        .bind(self.key.seal(Place::row("history", id), words)?)
        .bind(i64::from(shared))
        .bind(seen)
        .run(&mut write)
        .await?;
        if changed == 0 {
            return Err(StoreError::Stale);
        }
        self.tell_of_history(write, id, shared || before.shared, now).await
    }

    /// Throws one of mine away for good. What a letter took from it stays in the letter.
    ///
    /// # Errors
    /// As [`Self::my_history`].
    pub async fn discard_history(&self, id: HistoryId, now: Timestamp) -> Result<()> {
        let before = self.my_history(id).await?;
        let mut write = self.write().await?;
        let gone = query("delete from history where circle_id = $1 and id = $2 and member_id = $3")
            .bind(self.circle)
            .bind(id)
            .bind(self.me)
            .run(&mut write)
            .await?;
        if gone == 0 {
            return Err(StoreError::NotFound);
        }
        self.tell_of_history(write, id, before.shared, now).await
    }

    /// Puts a memory of mine at the end of "A true memory" in my letter, by the attempt `op`.
    ///
    /// # Errors
    /// [`StoreError::Full`] when that part has no room for it, [`StoreError::NotFound`] for anything that isn't a memory, and as
    /// [`Self::my_history`].
    pub async fn pull_memory(&self, id: HistoryId, op: OpId, now: Timestamp) -> Result<Saved> {
        let one = self.my_history(id).await?;
        let memory = one.words.for_a_letter().ok_or(StoreError::NotFound)?;
        self.append_to_part(Part::Memory, op, |part| with_paragraph(part, memory), now).await
    }

    fn read_history(&self, row: &Row) -> Result<History> {
        let id = HistoryId(row.get("id")?);
        Ok(History {
            id,
            by: MemberId(row.get("member_id")?),
            shared: row.get::<i64>("shared")? != 0,
            words: self.key.open(Place::row("history", id), &row.get::<Vec<u8>>("words")?)?,
            version: row.get("version")?,
        })
    }

    async fn tell_of_history(&self, mut write: Write, id: HistoryId, to_all: bool, now: Timestamp) -> Result<()> {
        let event = if to_all {
            Event::of(EventKind::HistoryTold, id.0)
        } else {
            Event::private(EventKind::HistoryKept, id.0, self.me)
        };
        write.record(event, now).await?;
        write.commit().await
    }
}

#[cfg(test)]
#[path = "history_tests.rs"]
mod tests;
