//! Incidents: a member's private list of what they saw. Every query asks whose it is; no role opens somebody else's.

use crate::access::{Capability, CircleAccess};
use crate::db::{Row, query};
use crate::error::{Result, StoreError};
use crate::keys::Place;
use crate::once::Once;
use crate::write::{Event, Write};
use kith_domain::event::EventKind;
use kith_domain::incident::{IncidentWords, MOST};
use kith_domain::letter::{Part, Saved};
use kith_domain::{IncidentId, OpId, Timestamp};
use std::cmp::Reverse;

/// Something I saw.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Incident {
    /// Its id.
    pub id: IncidentId,
    /// The day, what I saw, what it was like.
    pub words: IncidentWords,
    /// For the next change.
    pub version: i64,
}

impl<C: Capability> CircleAccess<C> {
    /// My list, the latest day first.
    pub async fn incidents(&self) -> Result<Vec<Incident>> {
        let rows = query("select id, words, version from incident where circle_id = $1 and member_id = $2")
            .bind(self.circle)
            .bind(self.me)
            .all(&self.store)
            .await?;
        let mut incidents = rows.iter().map(|row| self.read_incident(row)).collect::<Result<Vec<_>>>()?;
        incidents.sort_by_key(|incident| Reverse((incident.words.day, incident.id)));
        Ok(incidents)
    }

    /// One of mine.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for everybody but whoever wrote it.
    pub async fn incident(&self, id: IncidentId) -> Result<Incident> {
        let row = query("select id, words, version from incident where circle_id = $1 and id = $2 and member_id = $3")
            .bind(self.circle)
            .bind(id)
            .bind(self.me)
            .one(&self.store)
            .await?;
        self.read_incident(&row)
    }

    /// Writes one down. `op` is the form's own: the same form sent twice writes once, and sent again with other words it
    /// writes another.
    ///
    /// # Errors
    /// [`StoreError::Full`] when the list has as many as it may.
    pub async fn note_incident(&self, op: OpId, words: &IncidentWords, now: Timestamp) -> Result<IncidentId> {
        let mut write = self.write().await?;
        let id = match self.once(&mut write, "incident", op, words, now).await? {
            Once::New(id) => IncidentId(id),
            Once::Again(id) => return Ok(IncidentId(id)),
        };
        let count = query("select count(*) as n from incident where circle_id = $1 and member_id = $2")
            .bind(self.circle)
            .bind(self.me)
            .one(&mut write)
            .await?;
        if usize::try_from(count.get::<i64>("n")?).is_ok_and(|n| n >= MOST) {
            return Err(StoreError::Full);
        }
        query(
            "insert into incident (circle_id, id, member_id, words, created_at, version) values ($1, $2, $3, $4, $5, 1)",
        )
        .bind(self.circle)
        .bind(id)
        .bind(self.me)
        .bind(self.key.seal(Place::row("incident", id), words)?)
        .bind(now)
        .run(&mut write)
        .await?;
        self.mark(write, EventKind::IncidentNoted, id, now).await?;
        Ok(id)
    }

    /// Changes one of mine.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when it changed since version `seen`, [`StoreError::NotFound`].
    pub async fn change_incident(
        &self,
        id: IncidentId,
        words: &IncidentWords,
        seen: i64,
        now: Timestamp,
    ) -> Result<()> {
        let before = self.incident(id).await?;
        if before.words == *words {
            return Ok(());
        }
        let mut write = self.write().await?;
        let changed = query(
            "update incident set words = $4, version = version + 1
              where circle_id = $1 and id = $2 and member_id = $3 and version = $5",
        )
        .bind(self.circle)
        .bind(id)
        .bind(self.me)
        .bind(self.key.seal(Place::row("incident", id), words)?)
        .bind(seen)
        .run(&mut write)
        .await?;
        if changed == 0 {
            return Err(StoreError::Stale);
        }
        self.mark(write, EventKind::IncidentChanged, id, now).await
    }

    /// Throws one of mine away for good. What a letter took from it stays in the letter.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub async fn discard_incident(&self, id: IncidentId, now: Timestamp) -> Result<()> {
        let mut write = self.write().await?;
        let gone = query("delete from incident where circle_id = $1 and id = $2 and member_id = $3")
            .bind(self.circle)
            .bind(id)
            .bind(self.me)
            .run(&mut write)
            .await?;
        if gone == 0 {
            return Err(StoreError::NotFound);
        }
        self.mark(write, EventKind::IncidentDiscarded, id, now).await
    }

    /// Puts one of mine at the end of "What I saw" in my letter, by the attempt `op`. It stays on the list.
    ///
    /// # Errors
    /// [`StoreError::Full`] when that part has no room for it, [`StoreError::NotFound`].
    pub async fn pull_incident(&self, id: IncidentId, op: OpId, now: Timestamp) -> Result<Saved> {
        let incident = self.incident(id).await?;
        self.append_to_part(Part::WhatISaw, op, |part| incident.words.after(part), now).await
    }

    fn read_incident(&self, row: &Row) -> Result<Incident> {
        let id = IncidentId(row.get("id")?);
        let words = self.key.open(Place::row("incident", id), &row.get::<Vec<u8>>("words")?)?;
        Ok(Incident { id, words, version: row.get("version")? })
    }

    async fn mark(&self, mut write: Write, kind: EventKind, id: IncidentId, now: Timestamp) -> Result<()> {
        write.record(Event::private(kind, id.0, self.me), now).await?;
        write.commit().await
    }
}

#[cfg(test)]
#[path = "incidents_tests.rs"]
mod tests;
