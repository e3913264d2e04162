//! Whom the circle thinks about when it asks who should take part. Only those who guide it read this.

use crate::access::{CircleAccess, Guide};
use crate::db::{Row, query};
use crate::error::{Result, StoreError};
use crate::keys::Place;
use crate::once::Once;
use crate::write::Event;
use kith_domain::candidate::{CandidateWords, MOST};
use kith_domain::event::EventKind;
use kith_domain::{CandidateId, MemberId, OpId, Timestamp};

/// Somebody who may take part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Their id.
    pub id: CandidateId,
    /// Who wrote it down.
    pub by: MemberId,
    /// Who they are, what speaks against it, what was chosen.
    pub words: CandidateWords,
    /// For the next change.
    pub version: i64,
}

impl CircleAccess<Guide> {
    /// Everybody on the list, in the order in which they came onto it.
    pub async fn candidates(&self) -> Result<Vec<Candidate>> {
        let rows = query("select id, by_id, words, version from candidate where circle_id = $1 order by at, id")
            .bind(self.circle)
            .all(&self.store)
            .await?;
        rows.iter().map(|row| self.read_candidate(row)).collect()
    }

    /// One of them.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub async fn candidate(&self, id: CandidateId) -> Result<Candidate> {
        let row = query("select id, by_id, words, version from candidate where circle_id = $1 and id = $2")
            .bind(self.circle)
            .bind(id)
            .one(&self.store)
            .await?;
        self.read_candidate(&row)
    }

    /// Puts somebody on the list. `op` is the form's own: the same form sent twice writes once, and sent again with other
    /// words it writes another.
    ///
    /// # Errors
    /// [`StoreError::Full`] when the list has as many as it may.
    pub async fn add_candidate(&self, op: OpId, words: &CandidateWords, now: Timestamp) -> Result<()> {
        let mut write = self.write().await?;
        let Once::New(id) = self.once(&mut write, "candidate", op, words, now).await? else { return Ok(()) };
        let id = CandidateId(id);
        let count =
            query("select count(*) as n from candidate where circle_id = $1").bind(self.circle).one(&mut write).await?;
        if usize::try_from(count.get::<i64>("n")?).is_ok_and(|n| n >= MOST) {
            return Err(StoreError::Full);
        }
        query("insert into candidate (circle_id, id, by_id, words, at, version) values ($1, $2, $3, $4, $5, 1)")
            .bind(self.circle)
            .bind(id)
            .bind(self.me)
            .bind(self.key.seal(Place::row("candidate", id), words)?)
            .bind(now)
            .run(&mut write)
            .await?;
        write.record(Event::private(EventKind::CandidateChanged, id.0, self.me), now).await?;
        write.commit().await
    }

    /// Thinks again about somebody.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when it changed since version `seen`, [`StoreError::NotFound`].
    pub async fn change_candidate(
        &self,
        id: CandidateId,
        words: &CandidateWords,
        seen: i64,
        now: Timestamp,
    ) -> Result<()> {
        if self.candidate(id).await?.words == *words {
            return Ok(());
        }
        let mut write = self.write().await?;
        let changed = query(
            "update candidate set words = $3, by_id = $4, version = version + 1
              where circle_id = $1 and id = $2 and version = $5",
        )
        .bind(self.circle)
        .bind(id)
        .bind(self.key.seal(Place::row("candidate", id), words)?)
        .bind(self.me)
        .bind(seen)
        .run(&mut write)
        .await?;
        if changed == 0 {
            return Err(StoreError::Stale);
        }
        write.record(Event::private(EventKind::CandidateChanged, id.0, self.me), now).await?;
        write.commit().await
    }

    /// Takes somebody off the list, for good.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub async fn forget_candidate(&self, id: CandidateId, now: Timestamp) -> Result<()> {
        let mut write = self.write().await?;
        let gone = query("delete from candidate where circle_id = $1 and id = $2")
            .bind(self.circle)
            .bind(id)
            .run(&mut write)
            .await?;
        if gone == 0 {
            return Err(StoreError::NotFound);
        }
        write.record(Event::private(EventKind::CandidateChanged, id.0, self.me), now).await?;
        write.commit().await
    }

    fn read_candidate(&self, row: &Row) -> Result<Candidate> {
        let id = CandidateId(row.get("id")?);
        let words = self.key.open(Place::row("candidate", id), &row.get::<Vec<u8>>("words")?)?;
        Ok(Candidate { id, by: MemberId(row.get("by_id")?), words, version: row.get("version")? })
    }
}
