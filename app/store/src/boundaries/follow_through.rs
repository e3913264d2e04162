//! Looking back on how one kept a boundary, for oneself alone.

use super::Boundary;
use crate::access::{Capability, CircleAccess};
use crate::db::query;
use crate::error::{Result, StoreError};
use crate::keys::Place;
use crate::write::{Event, Write};
use kith_domain::event::EventKind;
use kith_domain::follow_through::{Kept, KeptWords, begins, is_due};
use kith_domain::outcome::Outcome;
use kith_domain::{BoundaryId, Day, Timestamp};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

/// How it went. Sealed at rest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LookBack {
    /// In one word.
    pub kept: Kept,
    /// What else; may be empty.
    pub note: KeptWords,
}

/// How it went, on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LookedBack {
    /// Which boundary.
    pub boundary: BoundaryId,
    /// When they looked back.
    pub day: Day,
    /// What they said.
    pub words: LookBack,
}

impl<C: Capability> CircleAccess<C> {
    /// The boundaries this member keeps that have begun by `today`, with the day they began.
    pub async fn begun_boundaries(&self, today: Day) -> Result<Vec<(Boundary, Day)>> {
        self.begun_among(&self.boundaries().await?, today).await
    }

    /// The same, among boundaries that were read already.
    pub async fn begun_among(&self, boundaries: &[Boundary], today: Day) -> Result<Vec<(Boundary, Day)>> {
        let answered = self.outcome().await?.map(|recorded| (recorded.words.outcome, recorded.at.day()));
        Ok(self.begun(boundaries, answered, today))
    }

    fn begun(&self, boundaries: &[Boundary], answered: Option<(Outcome, Day)>, today: Day) -> Vec<(Boundary, Day)> {
        let mine = boundaries.iter().filter(|b| self.keeps(b)).cloned();
        mine.filter_map(|b| Some((begins(&b.words, b.begins_on, answered)?, b)))
            .filter(|(began, _)| *began <= today)
            .map(|(began, b)| (b, began))
            .collect()
    }

    /// Whether this member keeps it. One that was agreed goes on while other words are asked about.
    fn keeps(&self, boundary: &Boundary) -> bool {
        boundary.was_agreed && boundary.state.is_open() && boundary.keepers.contains(&self.me)
    }

    /// How many of these it is time to look back on.
    pub(crate) async fn due_among(
        &self,
        boundaries: &[Boundary],
        answered: Option<(Outcome, Day)>,
        today: Day,
    ) -> Result<usize> {
        let begun = self.begun(boundaries, answered, today);
        if begun.is_empty() {
            return Ok(0);
        }
        let rows = query(
            "select boundary_id, max(day) as day from boundary_look_back
              where circle_id = $1 and member_id = $2 group by boundary_id",
        )
        .bind(self.circle)
        .bind(self.me)
        .all(&self.store)
        .await?;
        let last = rows
            .iter()
            .map(|row| Ok((BoundaryId(row.get("boundary_id")?), Day(row.get("day")?))))
            .collect::<Result<BTreeMap<_, _>>>()?;
        Ok(begun.iter().filter(|(b, began)| is_due(Some(*began), last.get(&b.id).copied(), today)).count())
    }

    /// How this member kept theirs, newest first. Nobody else's is ever read.
    pub async fn my_look_backs(&self) -> Result<Vec<LookedBack>> {
        let rows = query(
            "select boundary_id, day, id, words from boundary_look_back
              where circle_id = $1 and member_id = $2 order by day desc, boundary_id",
        )
        .bind(self.circle)
        .bind(self.me)
        .all(&self.store)
        .await?;
        rows.iter()
            .map(|row| {
                let place = Place::row("boundary_look_back", row.get::<Uuid>("id")?);
                Ok(LookedBack {
                    boundary: BoundaryId(row.get("boundary_id")?),
                    day: Day(row.get("day")?),
                    words: self.key.open(place, &row.get::<Vec<u8>>("words")?)?,
                })
            })
            .collect()
    }

    /// Writes down how this member kept boundaries, for themselves alone. Said again on the same day, the last word counts.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when one of them hasn't begun, or isn't theirs to keep (any more); then nothing is written.
    pub async fn look_back(&self, looked: &[(BoundaryId, LookBack)], now: Timestamp) -> Result<()> {
        let today = now.day();
        let begun = self.begun_boundaries(today).await?;
        let mut write = self.write().await?;
        for (id, words) in looked {
            if !begun.iter().any(|(boundary, _)| boundary.id == *id) {
                return Err(StoreError::Stale);
            }
            self.save_look_back(&mut write, *id, today, words, now).await?;
            write.record(Event::private(EventKind::BoundaryLookedBack, id.0, self.me), now).await?;
        }
        if looked.is_empty() { Ok(()) } else { write.commit().await }
    }

    async fn save_look_back(
        &self,
        write: &mut Write,
        boundary: BoundaryId,
        day: Day,
        words: &LookBack,
        now: Timestamp,
    ) -> Result<()> {
        let id = Uuid::now_v7();
        query(
            "insert into boundary_look_back (circle_id, boundary_id, member_id, day, id, words, at)
             values ($1, $2, $3, $4, $5, $6, $7)
             on conflict (circle_id, boundary_id, member_id, day)
             do update set id = excluded.id, words = excluded.words, at = excluded.at",
        )
        .bind(self.circle)
        .bind(boundary)
        .bind(self.me)
        .bind(day.0)
        .bind(id)
        .bind(self.key.seal(Place::row("boundary_look_back", id), words)?)
        .bind(now)
        .run(write)
        .await
        .map(|_| ())
    }
}
